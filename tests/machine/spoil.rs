//! What is done to a request: fields lost, doubled, invented, of the wrong type,
//! out of range; words swapped for their neighbours; bytes flipped and cut.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};
use vecsolve::ops::{Kind, OPS};

/// Numbers at the edges of types.
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "7",
    "-0",
    "-1",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "0.5",
    "1e-8",
    "1e-300",
    "5e-324",
    "1e-400",
    "1e308",
    "1e309",
    "-1e308",
    "1E+2",
    "00",
    "1.",
    ".5",
    "+1",
    "0x10",
    "NaN",
    "Infinity",
    "1e",
    "123456789012345678901234567890",
];
/// The most work of an operation that has a bound on it.
const MOST: f64 = 1e7;
const OTHERS: &[&str] =
    &["null", "true", "false", "\"\"", "\"x\"", "[]", "{}", "[1]", "{\"a\":1}", "[[[[[[", "\"\\u0000\""];

/// The request's text, perhaps spoilt.
pub fn spoil(u: &mut Unstructured, request: &Map<String, Value>, gentle: bool) -> Result<Vec<u8>> {
    let mut fields: Vec<(String, String)> = request.iter().map(|(k, v)| (k.clone(), v.to_string())).collect();
    let rounds = if gentle { 0 } else { u.int_in_range(0..=3)? };
    for _ in 0..rounds {
        spoil_field(u, &mut fields)?;
    }
    if !gentle && bounded(&fields) {
        // By itself such an operation may take a thousand million work units, which is
        // what it was asked for, but minutes under a sanitizer.
        fields.retain(|(name, value)| name != "max_work" || value.parse().is_ok_and(|v: f64| v <= MOST));
        if fields.iter().all(|(name, _)| name != "max_work") {
            fields.push(("max_work".into(), MOST.to_string()));
        }
    }
    let inside: Vec<String> = fields.iter().map(|(k, v)| format!("{}:{v}", json!(k))).collect();
    let mut text = format!("{{{}}}", inside.join(",")).into_bytes();
    if !gentle && u.ratio(1, 6)? {
        spoil_bytes(u, &mut text)?;
    }
    Ok(text)
}

/// Whether the operation has a bound of its own on its work.
fn bounded(fields: &[(String, String)]) -> bool {
    let named = |op: &str| fields.iter().any(|(name, value)| name == "op" && value.trim_matches('"') == op);
    OPS.iter().any(|op| op.args.iter().any(|arg| arg.name == "max_work") && named(op.name))
}

fn spoil_field(u: &mut Unstructured, fields: &mut Vec<(String, String)>) -> Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    let at = u.choose_index(fields.len())?;
    match u.int_in_range(0..=8)? {
        0 => drop(fields.remove(at)),
        1 => fields.push(fields[at].clone()),
        2 => fields
            .push((u.choose(&["", "op", "nonsense", "a", "x", "id", "budget", "\u{7f}"])?.to_string(), "1".into())),
        3 => fields[at].1 = u.choose(OTHERS)?.to_string(),
        4 | 5 => fields[at].1 = u.choose(NUMBERS)?.to_string(),
        6 => fields[at].1 = u.int_in_range(0..=20)?.to_string(),
        7 => another_word(u, fields)?,
        _ => {
            let other = u.choose_index(fields.len())?;
            let value = fields[other].1.clone();
            fields[at].1 = value;
        }
    }
    Ok(())
}

/// One word of a choice for another, or a field that the table has and the request has not.
fn another_word(u: &mut Unstructured, fields: &mut Vec<(String, String)>) -> Result<()> {
    let name = fields.iter().find(|f| f.0 == "op").map(|f| f.1.trim_matches('"').to_string());
    let Some(row) = OPS.iter().find(|row| Some(row.name) == name.as_deref()) else { return Ok(()) };
    let arg = u.choose(row.args)?;
    let value = match arg.kind {
        Kind::Choice(words) => json!(u.choose(words)?).to_string(),
        Kind::Bool => u.arbitrary::<bool>()?.to_string(),
        Kind::F64 => u.choose(&["0.0", "1e-12", "0.5", "1", "1.9", "1e8"])?.to_string(),
        _ => u.int_in_range(0..=20)?.to_string(),
    };
    fields.retain(|f| f.0 != arg.name);
    fields.push((arg.name.to_string(), value));
    Ok(())
}

fn spoil_bytes(u: &mut Unstructured, text: &mut Vec<u8>) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let at = u.choose_index(text.len())?;
    match u.int_in_range(0..=4)? {
        0 => text.truncate(at),
        1 => text[at] = u.arbitrary()?,
        2 => text.insert(at, u.arbitrary()?),
        3 => text.extend(vec![b' '; *u.choose(&[1_usize, 1000, 65_535, 65_536, 70_000])?]),
        _ => {
            let deep = vec![*u.choose(b"[{\"")?; 5000];
            text.splice(at..at, deep);
        }
    }
    Ok(())
}
