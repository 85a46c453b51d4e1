//! One value of x on rings of growing size, by push, against all of x by what a
//! full solve picks. The truth comes from 400 unknowns around the one asked for:
//! what is farther away counts for less than 2^-200.

use crate::harness::{Candidate, compare, print};
use serde_json::{Value, json};
use vecsolve_core::local::{Asked, Batch, Method, Stencil, System};
use vecsolve_core::simd::Level;
use vecsolve_core::sparse::Csr;

const SHIFT: f64 = 0.5;
const TOL: f64 = 1e-6;

fn ring(n: usize) -> Csr<f64> {
    let (mut row_ptr, mut col, mut val) = (vec![0u32], Vec::new(), Vec::new());
    for i in 0..n {
        let mut row = [((i + n - 1) % n, -1.0), (i, 2.0 + SHIFT), ((i + 1) % n, -1.0)];
        row.sort_by_key(|entry| entry.0);
        col.extend(row.map(|entry| entry.0 as u32));
        val.extend(row.map(|entry| entry.1));
        row_ptr.push(col.len() as u32);
    }
    Csr::from_csr(n, n, &row_ptr, &col, &val).expect("a valid matrix")
}

/// x in the middle of the tridiagonal system of the rows around, by elimination (Thomas).
fn truth(b: &[f64]) -> f64 {
    let window = &b[b.len() / 2 - 200..b.len() / 2 + 200];
    let mut eliminated: Vec<(f64, f64)> = Vec::new();
    for b in window {
        let (c, d) = eliminated.last().copied().unwrap_or((0.0, 0.0));
        let pivot = 2.0 + SHIFT + c;
        eliminated.push((-1.0 / pivot, (b + d) / pivot));
    }
    let last = eliminated.len() - 1;
    eliminated[200..last].iter().rev().fold(eliminated[last].1, |x, (c, d)| d - c * x)
}

/// The answer, its bound, and the values that were read.
fn ask(system: &System, method: Method) -> (f64, f64, u64) {
    let asked = Asked { method, tol: TOL, delta: 0.0, theta: 0.0, seed: 0, max_work: u64::MAX };
    let mut batch = Batch::new(system, &[system.n() / 2], &[], &[], asked, usize::MAX).expect("a row that is there");
    assert!(batch.advance(Level::best(), system, u64::MAX).expect("memory"), "to the end");
    (batch.values[0], batch.bounds[0], batch.total.cost.nonzeros)
}

pub fn rows() -> Vec<Value> {
    [1_000, 10_000, 100_000, 1_000_000, 4_000_000].into_iter().map(row).collect()
}

fn row(n: usize) -> Value {
    let implicit = n > 1_000_000;
    let b: Vec<f64> = (0..n).map(|i| ((i * 2_654_435_761) % 2001) as f64 / 1000.0 - 1.0).collect();
    let mut system = if implicit {
        let grid = Stencil::new([n as u32, 1, 1], true, &[2.0 + SHIFT, -1.0, -1.0]).expect("a grid");
        System::grid(grid).expect("a system")
    } else {
        System::stored(&ring(n), false).expect("a system")
    };
    system.set_rhs(&b).expect("as many values as rows");
    let x = truth(&b);
    let (value, bound, touched) = ask(&system, Method::Push);
    let error = (value - x).abs();
    assert!(error <= bound && bound <= TOL, "n = {n}: {error:e} of {bound:e}");
    let system = &system;
    let mut candidates: Vec<Candidate> = Vec::new();
    if !implicit {
        assert!((ask(system, Method::Full).0 - x).abs() <= TOL, "all of x, n = {n}");
        candidates.push(("all of x", Box::new(move || ask(system, Method::Full).0)));
    }
    candidates.push(("push", Box::new(move || ask(system, Method::Push).0)));
    let row = compare(candidates);
    print(&format!("local ring {n}"), &row);
    json!({
        "kernel": "local", "problem": "ring, shift 0.5", "n": n, "implicit": implicit, "touched": touched,
        "bound": bound, "error": error, "candidates": row,
    })
}
