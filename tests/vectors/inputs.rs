//! Inputs as README.md says: bits, values, fills and paints.

use crate::element::Real;
use serde_json::Value;

/// The floats that a specification means.
pub fn reals<T: Real>(spec: &Value) -> Vec<T> {
    if let Some(bits) = spec["bits"].as_array() {
        return bits.iter().map(bits_of).collect();
    }
    if let Some(values) = spec["values"].as_array() {
        return values.iter().map(|v| T::from_f64(v.as_f64().expect("a number"))).collect();
    }
    let n = whole(&spec["n"]) as usize;
    let seed = whole(&spec["seed"]);
    let mut out: Vec<T> = match spec["paint"].as_str() {
        Some("plain") => (0..n as u32).map(|i| T::from_f64(plain(i, seed))).collect(),
        Some("full") => {
            let (low, high) = (signed(&spec["low"]), signed(&spec["high"]));
            (0..n as u32).map(|i| T::from_f64(full::<T>(i, seed, low, high))).collect()
        }
        Some(other) => panic!("{other:?} is no paint of floats"),
        None => vec![bits_of(&spec["fill"]); n],
    };
    for patch in spec["set"].as_array().into_iter().flatten() {
        out[whole(&patch[0]) as usize] = bits_of(&patch[1]);
    }
    out
}

/// The whole numbers that a specification means, or a bare list of them.
pub fn wholes(spec: &Value, signed: bool) -> Vec<i64> {
    if spec["paint"] == "bytes" {
        let byte = |i| (hash(i, whole(&spec["seed"])) & 255) as u8;
        let number = |byte: u8| if signed { i64::from(byte as i8) } else { i64::from(byte) };
        return (0..whole(&spec["n"])).map(|i| number(byte(i))).collect();
    }
    let list = spec.as_array().or_else(|| spec["values"].as_array()).expect("a list");
    list.iter().map(|v| v.as_i64().expect("a whole number")).collect()
}

fn bits_of<T: Real>(text: &Value) -> T {
    T::from_text(text.as_str().expect("hex text"))
}

fn whole(v: &Value) -> u32 {
    v.as_u64().map_or(0, |v| v as u32)
}

fn signed(v: &Value) -> i32 {
    v.as_i64().expect("an exponent") as i32
}

fn hash(i: u32, seed: u32) -> u32 {
    let mut h = (i + 1).wrapping_mul(2_654_435_761) ^ seed.wrapping_mul(40503);
    h ^= h >> 15;
    h = h.wrapping_mul(2_246_822_519);
    h ^ h >> 13
}

fn plain(i: u32, seed: u32) -> f64 {
    f64::from((hash(i, seed) % 4001) as i32 - 2000) / 1024.0
}

fn full<T: Real>(i: u32, seed: u32, low: i32, high: i32) -> f64 {
    let [u, v, w] = [0, 1, 2].map(|k| hash(i, seed + k));
    let (mantissa, digits) = T::mantissa(u, v);
    let e = low + ((w >> 1) % (high - low + 1) as u32) as i32 - digits;
    // Two factors: 2^e alone may be below the smallest normal number.
    let size = mantissa * power(e / 2) * power(e - e / 2);
    if w & 1 == 1 { -size } else { size }
}

fn power(e: i32) -> f64 {
    f64::from_bits(((1023 + e) as u64) << 52)
}
