//! What a call left behind, and whether it is what a file says.

use crate::element::Element;
use serde_json::{Value, json};

/// Longest result that is written out; a longer one is hashed.
const LISTED: usize = 40;

/// An array that was written, or an answer.
pub struct Output {
    /// The parameter's name; empty for an answer.
    name: &'static str,
    /// As the files hold them.
    values: Vec<Value>,
    bytes: Vec<u8>,
}

impl Output {
    /// An array.
    pub fn array<T: Element>(name: &'static str, values: &[T]) -> Output {
        let texts = values.iter().map(|v| v.text()).collect();
        Output { name, values: texts, bytes: values.iter().flat_map(|v| v.le_bytes()).collect() }
    }

    /// A number.
    pub fn answer(value: Value) -> Output {
        Output { name: "", values: vec![value], bytes: vec![] }
    }

    /// As golden has it.
    pub fn shown(&self) -> Value {
        if self.name.is_empty() {
            return self.values[0].clone();
        }
        if self.values.len() <= LISTED {
            return json!(self.values);
        }
        let fnv = |h: u32, &byte: &u8| (h ^ u32::from(byte)).wrapping_mul(16_777_619);
        json!({ "fnv": format!("{:08x}", self.bytes.iter().fold(2_166_136_261, fnv)) })
    }

    /// What is wrong with it, given the `expect`, `tol` and `ulp` of a case.
    pub fn beyond(&self, expect: &Value, tol: &Value, ulp: &Value) -> Option<String> {
        if expect.get("fnv").is_some() {
            let got = self.shown();
            return (*expect != got).then(|| format!("got {got}, expected {expect}"));
        }
        let single = [expect.clone()];
        let expect = expect.as_array().map_or(&single[..], |list| list);
        if expect.len() != self.values.len() {
            return Some(format!("got {} values, expected {}", self.values.len(), expect.len()));
        }
        let tol = tol.as_f64().unwrap_or(0.0);
        let at = (0..expect.len()).find(|&i| {
            let ulps = ulp.get(i).unwrap_or(ulp).as_f64();
            !near(&expect[i], &self.values[i], tol, ulps)
        })?;
        let (e, g) = (&expect[at], &self.values[at]);
        let within =
            if ulp.is_null() { format!("{tol:e}") } else { format!("{tol:e} and {} ulp", ulp.get(at).unwrap_or(ulp)) };
        Some(format!("value {at}: got {g} ({:?}), expected {e} ({:?}) within {within}", number(g), number(e)))
    }
}

/// One output is shown as it is, several by their names.
pub fn shown(outputs: &[Output]) -> Value {
    match outputs {
        [only] => only.shown(),
        several => several.iter().map(|o| (o.name.to_string(), o.shown())).collect(),
    }
}

/// What is wrong with outputs.
pub fn beyond(outputs: &[Output], case: &Value) -> Vec<String> {
    let (expect, tol, ulp) = (&case["expect"], &case["tol"], &case["ulp"]);
    match outputs {
        [only] => only.beyond(expect, tol, ulp).into_iter().collect(),
        several => several
            .iter()
            .filter_map(|o| o.beyond(&expect[o.name], tol, ulp).map(|fault| format!("{}: {fault}", o.name)))
            .collect(),
    }
}

/// Whole numbers, NaN, infinities and whatever has no tolerance are met by their bits.
fn near(expect: &Value, got: &Value, tol: f64, ulps: Option<f64>) -> bool {
    let (e, g) = (number(expect), number(got));
    if tol == 0.0 || !expect.is_string() || !e.is_finite() {
        return expect == got;
    }
    let gap = (g - e).abs();
    // Not where the difference is NaN.
    gap <= tol && ulps.is_none_or(|ulps| gap <= ulps * unit(expect, e))
}

/// The value of hex, or of a whole number.
pub fn number(v: &Value) -> f64 {
    match v.as_str() {
        Some(hex) if hex.len() == 8 => u32::from_str_radix(hex, 16).map_or(f64::NAN, |b| f32::from_bits(b).into()),
        Some(hex) => u64::from_str_radix(hex, 16).map_or(f64::NAN, f64::from_bits),
        None => v.as_f64().unwrap_or(f64::NAN),
    }
}

/// From |v| to the next number of its dtype: its unit in the last place.
fn unit(text: &Value, v: f64) -> f64 {
    if text.as_str().is_some_and(|hex| hex.len() == 8) {
        let v = (v as f32).abs();
        f64::from(f32::from_bits((v.to_bits() & 0x7f80_0000) | 1))
            - f64::from(f32::from_bits(v.to_bits() & 0x7f80_0000))
    } else {
        let power = v.to_bits() & 0x7ff0_0000_0000_0000;
        f64::from_bits(power | 1) - f64::from_bits(power)
    }
}
