//! One kernel case on every level, at two alignments.

use crate::inputs::{indices, read};
use crate::real::{Real, Shape};
use crate::{Faults, golden};
use serde_json::{Value, json};
use std::cell::Cell;
use vecsolve_core::error::Error;
use vecsolve_core::simd::Level;
use vecsolve_core::simd::cells::cells;

/// Longest result that is written out; a longer one is hashed.
const LISTED: usize = 40;

/// Checks a case of a kernel file.
pub fn check(file: &Value, case: &mut Value) -> Faults {
    match case["dtype"].as_str() {
        Some("f32") => check_as::<f32>(file, case),
        Some("f64") => check_as::<f64>(file, case),
        other => vec![format!("the dtype {other:?} is not f32 or f64")],
    }
}

fn check_as<T: Real>(file: &Value, case: &mut Value) -> Faults {
    let mut faults = Vec::new();
    for level in Level::all() {
        for offset in [0, 1] {
            let say = |what: &str| format!("level {}, offset {offset}: {what}", level.name());
            match (run::<T>(file, case, level, offset), case["returns"].as_str()) {
                (Ok(got), None) => judge(file, case, &got, &say, &mut faults),
                (Err(got), Some(want)) if got == want => {}
                (got, want) => {
                    let got = got.map_or_else(|e| e, |_| "0".into());
                    faults.push(say(&format!("returned {got}, expected {}", want.unwrap_or("0"))));
                }
            }
        }
    }
    faults
}

/// The oracle's expectation, the order of the contract, then the record.
fn judge<T: Real>(file: &Value, case: &mut Value, got: &[T], say: &impl Fn(&str) -> String, faults: &mut Faults) {
    let scalar = file["form"].as_str().is_some_and(|form| form.starts_with("reduce"));
    let shown = if scalar { json!(got[0].text()) } else { texts(got) };
    let before = faults.len();
    if !case["expect"].is_null() {
        faults.extend(beyond(case, got, &shown).map(|f| say(&f)));
    }
    if !case["order"].is_null() && case["order"] != shown {
        faults.push(say(&format!("got {shown}, the fixed order gives {}", case["order"])));
    }
    let unit = -1.0..=1.0;
    if file["kernel"] == "cosine" && !got[0].f64().is_nan() && !unit.contains(&got[0].f64()) {
        faults.push(say(&format!("{shown} is outside [-1, 1]")));
    }
    if faults.len() == before {
        faults.extend(golden(case, &shown, say));
    }
}

/// Whether a result is farther from `expect` than `tol`.
fn beyond<T: Real>(case: &Value, got: &[T], shown: &Value) -> Option<String> {
    let expect = &case["expect"];
    if expect.get("fnv").is_some() {
        return (expect != shown).then(|| format!("got {shown}, expected {expect}"));
    }
    let expect: Vec<T> = match expect {
        Value::String(bits) => vec![T::from_text(bits)],
        list => read(&json!({ "bits": list })),
    };
    distance(&expect, case["tol"].as_f64().unwrap_or(0.0), got)
}

/// The first value that is farther than `tol` from what is expected.
pub fn distance<T: Real>(expect: &[T], tol: f64, got: &[T]) -> Option<String> {
    if expect.len() != got.len() {
        return Some(format!("got {} values, expected {}", got.len(), expect.len()));
    }
    let wrong = |(e, g): (&T, &T)| {
        if tol == 0.0 || !e.f64().is_finite() {
            e.text() != g.text()
        } else {
            // Also wrong when the difference is NaN.
            !matches!((g.f64() - e.f64()).abs().partial_cmp(&tol), Some(o) if o.is_le())
        }
    };
    let at = expect.iter().zip(got).position(wrong)?;
    let (e, g) = (expect[at], got[at]);
    Some(format!("value {at}: got {} ({:?}), expected {} ({:?}) within {tol:e}", g.text(), g.f64(), e.text(), e.f64()))
}

/// Results as the files hold them.
pub fn texts<T: Real>(got: &[T]) -> Value {
    if got.len() <= LISTED {
        return got.iter().map(|v| json!(v.text())).collect();
    }
    let fnv = |h: u32, byte: u8| (h ^ u32::from(byte)).wrapping_mul(16_777_619);
    let h = got.iter().flat_map(|v| v.le_bytes()).fold(2_166_136_261, fnv);
    json!({ "fnv": format!("{h:08x}") })
}

/// The kernel's results, or the status that refused.
fn run<T: Real>(file: &Value, case: &Value, level: Level, offset: usize) -> Result<Vec<T>, String> {
    let kernel = file["kernel"].as_str().unwrap_or("?");
    let placed = |name: &str| -> Vec<T> {
        let values = case.get(name).map(read::<T>).unwrap_or_default();
        [vec![T::default(); offset], values].concat()
    };
    let (mut x, mut y) = (placed("x"), placed("y"));
    let (x, y) = (cells(&mut x[offset..]), cells(&mut y[offset..]));
    let values = |v: &[Cell<T>]| v.iter().map(Cell::get).collect::<Vec<T>>();
    let alpha = || T::from_text(case["alpha"].as_str().expect("alpha"));
    let alias = case["alias"].as_str().unwrap_or("");
    Ok(match file["form"].as_str().unwrap_or("?") {
        "reduce1" => vec![T::reduce1(kernel, level, &values(x))],
        "reduce2" => vec![T::reduce2(kernel, level, &values(x), &values(y))],
        "scale" => {
            T::scale(level, alpha(), x);
            values(x)
        }
        "axpy" => {
            let y = if alias == "x=y" { x } else { y };
            T::axpy(level, alpha(), x, y);
            values(y)
        }
        "map2" => {
            let mut apart = vec![T::from_f64(7.0); offset + x.len()];
            let apart = cells(&mut apart[offset..]);
            let (y, out) = match alias {
                "out=x=y" => (x, x),
                "out=x" => (y, x),
                "out=y" => (y, y),
                "x=y" => (x, apart),
                _ => (y, apart),
            };
            T::map2(kernel, level, x, y, out);
            values(out)
        }
        "spmv" => spmv(case, level, &placed("val")[offset..], &values(x))?,
        form => panic!("add the form {form} to tests/vectors/kernels.rs"),
    })
}

fn spmv<T: Real>(case: &Value, level: Level, val: &[T], x: &[T]) -> Result<Vec<T>, String> {
    let (row_ptr, col) = (indices(&case["row_ptr"]), indices(&case["col"]));
    let size = |name: &str| case[name].as_u64().expect("a size") as usize;
    let shape = Shape { rows: size("rows"), cols: size("cols"), row_ptr: &row_ptr, col: &col };
    let mut y = vec![T::from_f64(7.0); shape.rows];
    match T::spmv(level, shape, val, x, &mut y) {
        Ok(()) => Ok(y),
        Err(Error::Index { .. }) => Err("index".into()),
        Err(Error::Structure { .. }) => Err("structure".into()),
        Err(other) => Err(format!("{other:?}")),
    }
}
