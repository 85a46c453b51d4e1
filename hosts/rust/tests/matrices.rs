//! Real matrices through the handles, where they are present: in
//! `VECSOLVE_DATA`, or in shared/data/matrices beside the repository. Each test
//! names what it skips.
#![forbid(unsafe_code)]

mod support;

use std::io::Write;
use std::path::PathBuf;
use support::{engines, root};
use vecsolve_host::market::{self, Matrix};
use vecsolve_host::{Config, CsrOptions, SolveDone, SolveMethod, SolveOptions, SolvePrecond};

fn read(name: &str) -> Option<Matrix> {
    let beside = || root().join("../shared/data/matrices");
    let folder = std::env::var_os("VECSOLVE_DATA").map_or_else(beside, PathBuf::from);
    let path = folder.join(format!("{name}.mtx.gz"));
    if !path.exists() {
        // Straight to the stream: what passes is not shown otherwise.
        let line = format!("skipped: {name}, there is no {}\n", path.display());
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        return None;
    }
    Some(market::read_file(path.to_str().expect("a path in UTF-8"), 1 << 30).unwrap_or_else(|e| panic!("{e}")))
}

/// b - A x, summed here.
fn residual(m: &Matrix, b: &[f64], x: &[f64]) -> Vec<f64> {
    let mut r = b.to_vec();
    for ((&i, &j), &v) in m.row.iter().zip(&m.col).zip(&m.val) {
        r[i as usize] -= v * x[j as usize];
    }
    r
}

fn norm(v: &[f64]) -> f64 {
    v.iter().map(|v| v * v).sum::<f64>().sqrt()
}

/// The relative residual that is recomputed here, and what the library says.
fn solve(m: &Matrix, b: &[f64], options: &SolveOptions) -> Vec<(f64, SolveDone)> {
    let solved = |module: vecsolve_host::Module| {
        let mut s = module.create(Config { max_bytes: Some(1 << 29), ..Config::default() }).unwrap();
        let a = s.csr(m.rows, m.cols, &m.row, &m.col, &m.val, CsrOptions::default()).unwrap();
        let done = s.solve(&a, b, *options).unwrap();
        (norm(&residual(m, b, &done.x)) / norm(b), done)
    };
    engines(&["simd128"]).into_iter().map(solved).collect()
}

/// b = A (1, ..., 1), solved by auto.
fn solves(name: &str) {
    let Some(m) = read(name) else { return };
    let zeros = vec![0.0; m.rows as usize];
    let b: Vec<f64> = residual(&m, &zeros, &vec![-1.0; m.cols as usize]);
    for (relative, done) in solve(&m, &b, &SolveOptions::default()) {
        println!("{name}: {} by {}, {} iterations, residual {relative:e}", done.reason, done.method, done.iterations);
        assert_eq!(done.reason, "converged", "{name}: {:?}", done.attempts);
        // Summed here in another order than in the library.
        assert!(relative <= 1e-8 * 1.000001, "{name}: {relative:e}");
        assert_eq!(done.flipped, name == "sherman1", "{name} is negative definite or it is not");
    }
}

/// Singular: nothing may be called an answer, by any method, whether b is in the range or not.
fn never_converges(name: &str) {
    let Some(m) = read(name) else { return };
    let zeros = vec![0.0; m.rows as usize];
    let in_range = residual(&m, &zeros, &vec![-1.0; m.cols as usize]);
    for b in [in_range, vec![1.0; m.rows as usize]] {
        for method in [SolveMethod::Auto, SolveMethod::Cg, SolveMethod::Bicgstab, SolveMethod::Lu] {
            for precond in [SolvePrecond::Auto, SolvePrecond::None] {
                let options = SolveOptions { method, precond, ..SolveOptions::default() };
                for (relative, done) in solve(&m, &b, &options) {
                    assert_ne!(done.reason, "converged", "{name}, {method:?}: {relative:e}, {:?}", done.attempts);
                }
            }
        }
    }
}

macro_rules! matrices {
    ($check:ident: $($test:ident $name:literal)*) => { $(
        #[test]
        fn $test() {
            $check($name);
        }
    )* };
}
matrices!(solves:
    bus_494 "494_bus"
    bus_1138 "1138_bus"
    bcsstk16 "bcsstk16"
    sherman1 "sherman1"
    cage5 "cage5"
    fs_183_1 "fs_183_1"
    west0479 "west0479"
);
matrices!(never_converges:
    gent113 "gent113"
    will199 "will199"
);
