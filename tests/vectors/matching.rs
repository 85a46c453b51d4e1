//! Whether a result is what a step says: equality, or one of the matchers of
//! README.md.

use serde_json::Value;

/// What does not match in a result, which is a record: the fields given count.
pub fn record(want: &Value, got: &Value, at: &str) -> Vec<String> {
    let fields = want.as_object().into_iter().flatten();
    fields.flat_map(|(k, v)| mismatches(v, &got[k], &format!("{at}{k}"))).collect()
}

/// What does not match, with its place.
fn mismatches(want: &Value, got: &Value, at: &str) -> Vec<String> {
    if want.is_object() {
        if let Some(ok) = matcher(want, got) {
            return if ok { vec![] } else { vec![format!("{at} is {got}, expected {want}")] };
        }
        return record(want, got, &format!("{at}."));
    }
    if let (Some(want), Some(got)) = (want.as_array(), got.as_array()) {
        if want.len() == got.len() {
            let items = want.iter().zip(got).enumerate();
            return items.flat_map(|(i, (w, g))| mismatches(w, g, &format!("{at}[{i}]"))).collect();
        }
        return vec![format!("{at} has {} items, expected {}", got.len(), want.len())];
    }
    let equal = match (want.as_f64(), got.as_f64()) {
        (Some(want), Some(got)) => want == got,
        _ => want == got,
    };
    if equal { vec![] } else { vec![format!("{at} is {got}, expected {want}")] }
}

/// The verdict of a matcher; `None` when the object is not one.
fn matcher(want: &Value, got: &Value) -> Option<bool> {
    let number = got.as_f64();
    let limit = |name: &str| want[name].as_f64();
    let fields = want.as_object()?;
    let known = ["near", "most", "least", "not", "one_of", "contains", "length", "bits"];
    let name = fields.keys().find(|k| known.contains(&k.as_str()))?;
    Some(match name.as_str() {
        "near" => number.zip(limit("near")).zip(limit("tol")).is_some_and(|((g, v), tol)| (g - v).abs() <= tol),
        "most" => number.zip(limit("most")).is_some_and(|(g, v)| g <= v),
        "least" => number.zip(limit("least")).is_some_and(|(g, v)| g >= v),
        "not" => !mismatches(&want["not"], got, "").is_empty(),
        "one_of" => want["one_of"].as_array().is_some_and(|list| list.contains(got)),
        "contains" => got.as_str().zip(want["contains"].as_str()).is_some_and(|(g, part)| g.contains(part)),
        "length" => got.as_array().map(|list| list.len() as u64) == want["length"].as_u64(),
        _ => number.map(|g| format!("{:016x}", g.to_bits())).as_deref() == want["bits"].as_str(),
    })
}
