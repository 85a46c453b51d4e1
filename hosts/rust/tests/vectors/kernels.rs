//! One kernel case through the typed methods, on resident arrays.

use crate::Faults;
use crate::inputs::{indices, read};
use crate::real::Real;
use serde_json::{Value, json};
use vecsolve_host::{Array, Config, Error, Instance, Module};

/// Longest result that is written out; a longer one is hashed.
const LISTED: usize = 40;

pub fn check<T: Real>(module: &Module, file: &Value, case: &Value) -> Faults {
    let mut s = module.create(Config::default()).unwrap();
    let (got, wanted) = match (run::<T>(&mut s, file, case), case["returns"].as_str()) {
        (Ok(got), None) => (got, case["golden"].clone()),
        (Err(error), Some(status)) => (json!(error.status.name()), json!(status)),
        (Ok(_), Some(status)) => (json!("done"), json!(status)),
        (Err(error), None) => (json!(error.to_string()), json!("done")),
    };
    if got == wanted { vec![] } else { vec![format!("got {got}, expected {wanted}")] }
}

fn run<T: Real>(s: &mut Instance, file: &Value, case: &Value) -> Result<Value, Error> {
    let values = |name: &str| case.get(name).map(read::<T>).unwrap_or_default();
    let (x, y) = (s.array_from(&values("x"))?, s.array_from(&values("y"))?);
    let out = s.array_from(&vec![T::from_f64(7.0); x.len()])?;
    let alpha = case["alpha"].as_str().map(T::from_text).unwrap_or_default();
    let (a, b, c) = match case["alias"].as_str().unwrap_or("") {
        "x=y" => (&x, &x, &out),
        "out=x" => (&x, &y, &x),
        "out=y" => (&x, &y, &y),
        "out=x=y" => (&x, &x, &x),
        _ => (&x, &y, &out),
    };
    let scalar = match file["kernel"].as_str().unwrap_or("?") {
        "sum" => s.sum(a)?,
        "nrm2" => s.nrm2(a)?,
        "amax" => s.amax(a)?,
        "dot" => s.dot(a, b)?,
        "l2sq" => s.l2sq(a, b)?,
        "cosine" => s.cosine(a, b)?,
        "axpy" => return s.axpy(alpha, a, b).and_then(|()| texts(s, b)),
        "scale" => return s.scale(alpha, a).and_then(|()| texts(s, a)),
        "add" => return s.add(a, b, c).and_then(|()| texts(s, c)),
        "sub" => return s.sub(a, b, c).and_then(|()| texts(s, c)),
        "mul" => return s.mul(a, b, c).and_then(|()| texts(s, c)),
        "spmv" => {
            let rows = case["rows"].as_u64().expect("rows") as usize;
            let row_ptr = s.array_from(&indices(&case["row_ptr"]))?;
            let col = s.array_from(&indices(&case["col"]))?;
            let val = s.array_from(&values("val"))?;
            let z = s.array_from(&vec![T::from_f64(7.0); rows])?;
            s.spmv(&row_ptr, &col, &val, &x, &z)?;
            return texts(s, &z);
        }
        other => panic!("add the kernel {other} to hosts/rust/tests/vectors/kernels.rs"),
    };
    Ok(json!(scalar.text()))
}

/// Results as the files hold them.
fn texts<T: Real>(s: &Instance, array: &Array<T>) -> Result<Value, Error> {
    let got = s.view(array)?;
    if got.len() <= LISTED {
        return Ok(got.iter().map(|v| json!(v.text())).collect());
    }
    Ok(json!({ "fnv": fnv(bytemuck::cast_slice(&got)) }))
}

/// FNV-1a, 32 bit.
pub fn fnv(bytes: &[u8]) -> String {
    let h = bytes.iter().fold(2_166_136_261_u32, |h, b| (h ^ u32::from(*b)).wrapping_mul(16_777_619));
    format!("{h:08x}")
}
