//! Real matrices, where they are present: in `VECSOLVE_DATA`, or in
//! shared/data/matrices beside the repository. Each test names what it skips.

use crate::judge::{honest, norm, residual};
use crate::problems::times;
use crate::{METHODS, by, solve};
use std::io::Write;
use std::path::{Path, PathBuf};
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;
use vecsolve_core::solve::{Method, Options, PrecondChoice};
use vecsolve_core::sparse::Csr;
use vecsolve_host::market;

fn folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/matrices");
    std::env::var_os("VECSOLVE_DATA").map_or_else(beside, PathBuf::from)
}

fn read(name: &str) -> Option<Csr<f64>> {
    let path = folder().join(format!("{name}.mtx.gz"));
    if !path.exists() {
        // Straight to the stream: what passes is not shown otherwise.
        let line = format!("skipped: {name}, there is no {}\n", path.display());
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        return None;
    }
    let m = market::read_file(path.to_str().expect("a path in UTF-8"), 1 << 30).unwrap_or_else(|e| panic!("{e}"));
    Some(Csr::from_coo(m.rows as usize, m.cols as usize, &m.row, &m.col, &m.val).unwrap().0)
}

/// b = A (1, ..., 1), solved by auto.
fn solves(name: &str) {
    let Some(a) = read(name) else { return };
    let b = times(&a, &vec![1.0; a.cols()]);
    let ended = solve(Level::best(), &a, &b, by(Method::Auto));
    honest(name, &a, &b, by(Method::Auto), &ended);
    let relative = residual(&a, &b, &ended.x).0 / norm(&b);
    println!(
        "{name}: {:?} by {:?}, {} iterations, residual {relative:e}",
        ended.reason,
        ended.methods(),
        ended.iterations
    );
    assert_eq!(ended.reason, Reason::Converged, "{name}: {:?}", ended.attempts);
    assert!(relative <= 1e-8, "{name}: {relative:e}");
}

/// Singular, and b = (1, ..., 1) is not in its range: no method may call anything an answer.
fn never_converges(name: &str) {
    let Some(a) = read(name) else { return };
    let b = vec![1.0; a.rows()];
    for method in METHODS {
        for precond in [PrecondChoice::Auto, PrecondChoice::None] {
            let options = Options { precond, ..by(method) };
            let ended = solve(Level::best(), &a, &b, options);
            honest(&format!("{name} by {}", method.name()), &a, &b, options, &ended);
            assert_ne!(ended.reason, Reason::Converged, "{name} by {}: {:?}", method.name(), ended.attempts);
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
