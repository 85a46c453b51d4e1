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

/// Singular: auto finds no answer, whether b is in the range or not.
fn singular(name: &str) {
    let Some(m) = read(name) else { return };
    let zeros = vec![0.0; m.rows as usize];
    let in_range = residual(&m, &zeros, &vec![-1.0; m.cols as usize]);
    for b in [in_range, vec![1.0; m.rows as usize]] {
        for (_, done) in solve(&m, &b, &SolveOptions::default()) {
            assert!(["singular", "stagnated"].contains(&done.reason.as_str()), "{name}: {:?}", done.attempts);
        }
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
    lfat5 "LFAT5"
    yao "YAO"
    adder_dcop_05 "adder_dcop_05"
    arc130 "arc130"
    bayer10 "bayer10"
    bcsstk01 "bcsstk01"
    bcsstk02 "bcsstk02"
    bcsstk13 "bcsstk13"
    bcsstk16 "bcsstk16"
    bfwa62 "bfwa62"
    bp_1200 "bp_1200"
    cage5 "cage5"
    cryg2500 "cryg2500"
    florentine "florentine"
    fs_183_1 "fs_183_1"
    fs_183_6 "fs_183_6"
    hang_glider_2 "hangGlider_2"
    impcol_a "impcol_a"
    jagmesh7 "jagmesh7"
    lns_131 "lns_131"
    lnsp_131 "lnsp_131"
    mcca "mcca"
    nnc1374 "nnc1374"
    olm1000 "olm1000"
    olm500 "olm500"
    pts5ldd03 "pts5ldd03"
    rajat19 "rajat19"
    reorientation_1 "reorientation_1"
    sherman1 "sherman1"
    tumor_anti_angiogenesis_2 "tumorAntiAngiogenesis_2"
    watt_2 "watt_2"
    west0067 "west0067"
    west0156 "west0156"
    west0479 "west0479"
    west0497 "west0497"
);
matrices!(singular:
    erdos971 "Erdos971"
    bcspwr02 "bcspwr02"
    bcspwr10 "bcspwr10"
    can_187 "can_187"
    dwt_992 "dwt_992"
    karate "karate"
    lap_25 "lap_25"
    rajat01 "rajat01"
    zenios "zenios"
);
matrices!(never_converges:
    gent113 "gent113"
    will199 "will199"
);

/// Iterations of cg to 1e-8 with b = A (1, ..., 1), and a tenth more: those of
/// another implementation, of the last two our own, after shifts that recover.
#[test]
fn cg_takes_as_many_iterations_as_elsewhere() {
    for (name, precond, most) in [
        ("494_bus", SolvePrecond::Jacobi, 409),
        ("494_bus", SolvePrecond::Ic0, 87),
        ("1138_bus", SolvePrecond::Jacobi, 910),
        ("1138_bus", SolvePrecond::Ic0, 127),
        // scipy's cg takes 197 and 40 here.
        ("bcsstk16", SolvePrecond::Jacobi, 197),
        ("bcsstk16", SolvePrecond::Ic0, 40),
        ("bcsstk13", SolvePrecond::Ic0, 395),
        ("LFAT5", SolvePrecond::Ic0, 10),
    ] {
        let Some(m) = read(name) else { continue };
        let zeros = vec![0.0; m.rows as usize];
        let b = residual(&m, &zeros, &vec![-1.0; m.cols as usize]);
        let options = SolveOptions { method: SolveMethod::Cg, precond, ..SolveOptions::default() };
        for (_, done) in solve(&m, &b, &options) {
            assert_eq!(done.reason, "converged", "{name}, {precond:?}");
            assert!(f64::from(done.iterations) <= 1.1 * f64::from(most), "{name}, {precond:?}: {}", done.iterations);
        }
    }
}

/// By numpy.linalg.lstsq.
const LEAST: [(&str, f64); 4] = [
    ("well1033", 0.7521578691563771),
    ("illc1033", 0.7521578686990885),
    ("well1850", 1.278139346417402),
    ("illc1850", 1.278139345937037),
];

/// ||b - A x|| of least squares with the collections' right-hand sides, against numpy's lstsq.
#[test]
fn least_squares_agree_with_numpy() {
    for (name, want) in LEAST {
        let (Some(m), Some(b)) = (read(name), read(&format!("{name}_rhs1"))) else { continue };
        let b = b.into_vector(name).unwrap();
        let options = SolveOptions { max_iter: 100_000, tol: 1e-9, ..SolveOptions::default() };
        for (_, done) in solve(&m, &b, &options) {
            assert_eq!(done.method, "lsmr");
            assert!((done.residual_norm - want).abs() <= 1e-9 * want, "{name}: {} is not {want}", done.residual_norm);
        }
    }
}
