//! The committed sample systems are what their generator writes.
#![forbid(unsafe_code)]

mod support;

use std::process::Command;
use support::root;
use vecsolve_host::market::{Symmetry, read_file};

#[test]
fn the_generator_writes_the_committed_problems() {
    let script = root().join("problems/generate.py");
    match Command::new("python3").arg(&script).arg("--check").output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => println!("skipped: problems/generate.py needs python3: {error}"),
    }
}

#[test]
fn the_problems_are_what_their_names_say() {
    for (name, n, nnz, symmetry, diagonal) in [
        ("poisson2d_100", 10_000, 49_600, Symmetry::Symmetric, 10_000),
        ("convdiff_100", 10_000, 49_600, Symmetry::General, 10_000),
        ("ring_40", 40, 120, Symmetry::General, 0),
        ("torus_50", 2500, 12_500, Symmetry::General, 2500),
        ("links_500", 500, 1439, Symmetry::General, 0),
    ] {
        let path = root().join(format!("problems/{name}.mtx.gz"));
        let m = read_file(&path.display().to_string(), 1 << 30).unwrap();
        assert_eq!((m.rows, m.cols, m.val.len(), m.symmetry), (n, n, nnz, symmetry), "{name}");
        assert_eq!(m.row.iter().zip(&m.col).filter(|(i, j)| i == j).count(), diagonal, "{name}");
    }
}
