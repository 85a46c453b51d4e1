//! Sparse direct methods on real matrices, where they are present: in
//! `VECSOLVE_DATA`, or in shared/data/matrices beside the repository. Orders
//! are permutations, fill is as predicted, LU has a small backward error or
//! says singular, L D L^T and Cholesky too or say which pivot would not do.

use crate::problems::{Entry, csr};
use crate::sparse::{Factors, analysed, backward_error, by_columns, by_fronts, ordered};
use std::path::{Path, PathBuf};
use std::process::Command;
use vecsolve_core::simd::Level;
use vecsolve_core::sparse::{Amd, Csr, Factored, Kind};

/// A square matrix in Matrix Market's coordinate format, unpacked by gzip.
fn read(path: &Path) -> Option<Csr<f64>> {
    let unpacked = Command::new("gzip").arg("-dc").arg(path).output().ok()?;
    let text = String::from_utf8(unpacked.stdout).ok()?;
    let mut lines = text.lines();
    let head = lines.next()?.to_lowercase();
    let mut lines = lines.filter(|l| !l.starts_with('%') && !l.trim().is_empty());
    let sizes: Vec<usize> = lines.next()?.split_whitespace().filter_map(|v| v.parse().ok()).collect();
    let &[rows, cols, _] = &sizes[..] else { return None };
    if rows != cols || !head.contains("coordinate") {
        return None;
    }
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines {
        let mut words = line.split_whitespace();
        let (i, j): (usize, usize) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        let v = words.next().map_or(Some(1.0), |v| v.parse().ok())?;
        entries.push((i - 1, j - 1, v));
        if i != j && head.contains("symmetric") {
            entries.push((j - 1, i - 1, if head.contains("skew") { -v } else { v }));
        }
    }
    Some(csr(rows, &entries))
}

/// All square ones, with their names.
fn matrices() -> Vec<(String, Csr<f64>)> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/matrices");
    let folder = std::env::var_os("VECSOLVE_DATA").map_or_else(beside, PathBuf::from);
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: there is no {}", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = files.filter_map(|f| Some(f.ok()?.path())).collect();
    paths.sort();
    let name = |p: &Path| Some(p.file_name()?.to_str()?.strip_suffix(".mtx.gz")?.to_owned());
    paths.iter().filter_map(|p| Some((name(p)?, read(p)?))).collect()
}

/// Singular by the folder's own facts, or too near to it for any answer.
const SINGULAR: [&str; 12] = [
    "lap_25",
    "karate",
    "bcspwr02",
    "gent113",
    "west0156",
    "can_187",
    "will199",
    "Erdos971",
    "reorientation_1",
    "dwt_992",
    "zenios",
    "rajat01",
];

#[test]
fn every_square_matrix() {
    let level = Level::best();
    for (name, a) in matrices() {
        let n = a.rows();
        ordered(Amd::of_symmetric(&a).unwrap(), n);
        let b: Vec<f64> = (0..n).map(|i| ((i * 7 + 3) % 11) as f64 - 4.0).collect();
        let lu = by_columns(&a);
        match &lu {
            Ok(f) => {
                for transposed in [false, true] {
                    let error = backward_error(&a, f, &b, transposed, 1);
                    println!("{name}: LU by columns {error:e}");
                    // What is singular but for rounding may have any answer.
                    assert!(error <= 1e-13 || SINGULAR.contains(&name.as_str()), "{name}, {transposed}: {error:e}");
                }
            }
            Err(ended) => {
                println!("{name}: LU by columns ended: {ended:?}");
                assert!(SINGULAR.contains(&name.as_str()) || name == "bcspwr10", "{name}: {ended:?}");
            }
        }
        let mut kinds = vec![Kind::Lu];
        if a.features().symmetric {
            kinds.extend([Kind::Cholesky, Kind::Ldl]);
        }
        for kind in kinds {
            match by_fronts(level, &a, kind) {
                Ok(f) => {
                    let error = backward_error(&a, &f, &b, false, 2);
                    let inertia = if let Factors::Fronts(f) = &f { f.inertia() } else { unreachable!() };
                    println!("{name}: {kind:?} {error:e}, fill {}, inertia {inertia:?}", analysed(&a).fill());
                    let hard = SINGULAR.contains(&name.as_str()) || kind == Kind::Ldl;
                    assert!(error <= 1e-13 || hard, "{name} by {kind:?}: {error:e}");
                }
                Err(ended) => {
                    println!("{name}: {kind:?} ended: {ended:?}");
                    assert!(matches!(ended, Factored::Pivot(_)), "{name}: {ended:?}");
                }
            }
        }
    }
}

/// What the folder's README knows: definite ones are done by Cholesky, with the right signs.
#[test]
fn definite_ones() {
    let names = ["494_bus", "1138_bus", "LFAT5", "bcsstk01", "bcsstk02", "bcsstk13", "bcsstk16", "pts5ldd03"];
    for (name, a) in matrices() {
        if names.contains(&name.as_str()) {
            let f = by_fronts(Level::best(), &a, Kind::Cholesky).unwrap_or_else(|e| panic!("{name}: {e:?}"));
            let Factors::Fronts(f) = f else { unreachable!() };
            assert_eq!(f.inertia(), (a.rows(), 0), "{name}");
        }
        if name == "sherman1" {
            let Ok(Factors::Fronts(f)) = by_fronts(Level::best(), &a, Kind::Ldl) else { panic!("{name}") };
            assert_eq!(f.inertia(), (0, 1000));
        }
    }
}
