//! A kernel on every level of this machine: the same bits. And plain loops in f64
//! for those whose answer is a sum or a product: what they answer is within the
//! rounding of that many terms, in any order.

use crate::abi::{Abi, Native};
use crate::ask::{Plan, plan};
use crate::world::SIZES;
use arbitrary::Unstructured;
use serde_json::{Value, json};
use vecsolve_core::simd::Level;

/// One kernel that the bytes choose, as an operation on all levels: the same status, the same
/// result, the same bits in every output, and those of a plain loop.
pub fn on_every_level(bytes: &[u8]) {
    let Ok(plan) = plan(&mut Unstructured::new(bytes)) else { return };
    let mut first = None;
    for level in Level::all() {
        let answer = at(&plan, level.name());
        if first.is_none() {
            check(&plan, &answer);
        }
        let known = first.get_or_insert_with(|| answer.clone());
        assert!(*known == answer, "{} at {}:\n{known:?}\n{answer:?}", json!(plan.request), level.name());
    }
}

fn at(plan: &Plan, level: &str) -> Answer {
    let mut native = Native;
    let handle = native.create(format!(r#"{{"level":"{level}"}}"#).as_bytes());
    assert!(handle > 0);
    for (id, dtype, bytes) in &plan.arrays {
        let len = bytes.len() / SIZES[*dtype as usize - 1];
        assert!(native.array(handle, *id, *dtype, len as u32));
        native.write(handle, *id, bytes);
    }
    let code = native.op(handle, json!(plan.request).to_string().as_bytes());
    let text = String::from_utf8(native.result(handle).expect("a result")).expect("UTF-8");
    let outputs = plan.written.iter().map(|&id| (id, native.bytes(handle, id).ok())).collect();
    assert_eq!(native.destroy(handle), 0);
    Answer { code, text, outputs }
}

/// What a call answered: code, result, and the outputs by id.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub code: i32,
    pub text: String,
    pub outputs: Vec<(u32, Option<Vec<u8>>)>,
}

/// The operands of a plan as f64, and its numbers.
struct Args<'a>(&'a Plan);

impl Args<'_> {
    fn whole(&self, name: &str) -> usize {
        self.0.request.get(name).map_or(0, |v| v.as_u64().unwrap_or(u64::from(*v == Value::Bool(true))) as usize)
    }

    fn number(&self, name: &str) -> f64 {
        self.0.request.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN)
    }

    fn array(&self, name: &str) -> Vec<f64> {
        let id = self.whole(name) as u32;
        self.0.arrays.iter().find(|a| a.0 == id).map_or_else(Vec::new, |(_, dtype, bytes)| floats(*dtype, bytes))
    }
}

fn floats(dtype: u32, bytes: &[u8]) -> Vec<f64> {
    let four = |b: &[u8]| <[u8; 4]>::try_from(b).expect("four");
    match dtype {
        1 => bytes.chunks_exact(4).map(|b| f64::from(f32::from_ne_bytes(four(b)))).collect(),
        2 => bytes.chunks_exact(8).map(|b| f64::from_ne_bytes(b.try_into().expect("eight"))).collect(),
        3 => bytes.chunks_exact(4).map(|b| f64::from(i32::from_ne_bytes(four(b)))).collect(),
        4 => bytes.chunks_exact(4).map(|b| f64::from(u32::from_ne_bytes(four(b)))).collect(),
        5 => bytes.iter().map(|&b| f64::from(b as i8)).collect(),
        _ => bytes.iter().map(|&b| f64::from(b)).collect(),
    }
}

/// Sum of terms, sum of their magnitudes, how many.
type Sum = (f64, f64, usize);

fn sum(terms: impl Iterator<Item = f64>) -> Sum {
    terms.fold((0.0, 0.0, 0), |(s, m, n), t| (s + t, m + t.abs(), n + 1))
}

/// Holds what was answered to a plain loop, where there is one.
pub fn check(plan: &Plan, answer: &Answer) {
    if answer.code != 0 {
        return;
    }
    let a = Args(plan);
    let eps = if plan.dtype == "f32" { f64::from(f32::EPSILON) } else { f64::EPSILON };
    let result: Value = serde_json::from_str(&answer.text).expect("JSON");
    if let Some(want) = reduction(plan.kernel.name, &a) {
        let got = result["value"].as_f64();
        within(plan, 0, got.unwrap_or(f64::NAN), want, eps);
    }
    if let Some((name, wanted)) = products(plan.kernel.name, &a) {
        let id = a.whole(name) as u32;
        let dtype = if plan.dtype == "f32" { 1 } else { 2 };
        let bytes = answer.outputs.iter().find(|o| o.0 == id).and_then(|o| o.1.as_ref()).expect("an output");
        let got = floats(dtype, bytes);
        for (place, want) in wanted {
            within(plan, place, got[place], want, eps);
        }
    }
}

fn within(plan: &Plan, place: usize, got: f64, (want, size, terms): Sum, eps: f64) {
    // Near the ends of the range roundings are no longer relative.
    let (low, high) = if eps > 1e-10 { (1e-36, 1e36) } else { (1e-300, 1e300) };
    if !size.is_finite() || size > high {
        return;
    }
    let bound = (terms + 3) as f64 * eps * size + low;
    let told = json!(plan.request);
    assert!(
        (got - want).abs() <= bound,
        "{told} of {}, place {place}: {got:e}, a plain loop {want:e} +- {bound:e}",
        plan.dtype
    );
}

fn reduction(name: &str, a: &Args) -> Option<Sum> {
    let (x, y) = (a.array("x"), a.array("y"));
    let pairs = || x.iter().zip(&y);
    Some(match name {
        "sum" | "sum2" => sum(x.iter().copied()),
        "asum" => sum(x.iter().map(|v| v.abs())),
        "dot" | "dot2" => sum(pairs().map(|(x, y)| x * y)),
        "l2sq" => sum(pairs().map(|(x, y)| (x - y) * (x - y))),
        "l1" => sum(pairs().map(|(x, y)| (x - y).abs())),
        "hamming" => sum(pairs().map(|(x, y)| f64::from((*x as u8 ^ *y as u8).count_ones()))),
        "popcount" => sum(x.iter().map(|x| f64::from((*x as u8).count_ones()))),
        _ => return None,
    })
}

fn products(name: &str, a: &Args) -> Option<(&'static str, Vec<(usize, Sum)>)> {
    let (alpha, beta) = (a.number("alpha"), a.number("beta"));
    let (m, n, k) = (a.whole("m"), a.whole("n"), a.whole("k"));
    let stride = |name: &str, or: usize| if a.whole(name) == 0 { or } else { a.whole(name) };
    // Where alpha comes in is the kernel's choice: a huge or tiny one overflows at different places.
    if name != "spmv" && !(0.1..=10.0).contains(&alpha.abs()) {
        return None;
    }
    // alpha times a value near the end of the range may be infinite before it meets a zero.
    let far = |name: &str| a.array(name).iter().any(|v| v.abs() > if a.0.dtype == "f32" { 1e36 } else { 1e300 });
    if ["a", "b", "c", "x", "y", "val"].iter().any(|name| far(name)) {
        return None;
    }
    let mut out = vec![];
    match name {
        "gemm" => {
            let (x, y, z) = (a.array("a"), a.array("b"), a.array("c"));
            let (ta, tb) = (a.whole("trans_a") == 1, a.whole("trans_b") == 1);
            let (lda, ldb, ldc) =
                (stride("lda", if ta { m } else { k }), stride("ldb", if tb { k } else { n }), stride("ldc", n));
            for (i, j) in (0..m).flat_map(|i| (0..n).map(move |j| (i, j))) {
                let at = |l: usize| if ta { x[l * lda + i] } else { x[i * lda + l] };
                let bt = |l: usize| if tb { y[j * ldb + l] } else { y[l * ldb + j] };
                let start = if beta == 0.0 { 0.0 } else { beta * z[i * ldc + j] };
                let terms = (0..k).map(|l| alpha * at(l) * bt(l)).chain([start]);
                out.push((i * ldc + j, sum(terms)));
            }
            Some(("c", out))
        }
        "gemv" => {
            let (x, v, y) = (a.array("a"), a.array("x"), a.array("y"));
            let (t, lda) = (a.whole("trans") == 1, stride("lda", n));
            let (rows, cols) = if t { (n, m) } else { (m, n) };
            for i in 0..rows {
                let at = |j: usize| if t { x[j * lda + i] } else { x[i * lda + j] };
                let start = if beta == 0.0 { 0.0 } else { beta * y[i] };
                out.push((i, sum((0..cols).map(|j| alpha * at(j) * v[j]).chain([start]))));
            }
            Some(("y", out))
        }
        "spmv" => {
            let (rows, col, val, x) = (a.array("row_ptr"), a.array("col"), a.array("val"), a.array("x"));
            for i in 0..rows.len() - 1 {
                let span = rows[i] as usize..rows[i + 1] as usize;
                out.push((i, sum(span.map(|k| val[k] * x[col[k] as usize]))));
            }
            Some(("y", out))
        }
        _ => None,
    }
}
