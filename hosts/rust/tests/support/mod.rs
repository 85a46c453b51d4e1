//! The engines and folders that the tests run over.
#![allow(dead_code)] // each test takes what it needs

use std::path::PathBuf;
use vecsolve_host::{Config, Csr, CsrOptions, Instance, Module};

/// The repository's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The built module of a variant, or `None` and a line that says so. Another
/// folder than dist can be tested by `VECSOLVE_DIST`.
pub fn built(variant: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("VECSOLVE_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    let path = folder.join(format!("vecsolve_{variant}.wasm"));
    if path.is_file() {
        return Some(path);
    }
    println!("skipped: {} is not built, ./build.sh wasm makes it", path.display());
    None
}

/// The native library, and the modules of these variants where they are built.
pub fn engines(variants: &[&str]) -> Vec<Module> {
    let modules = variants.iter().filter_map(|v| built(v)).map(|path| Module::from_file(path).unwrap());
    std::iter::once(Module::native().unwrap()).chain(modules).collect()
}

/// The 5-point Laplacian on a side x side grid.
pub fn poisson(s: &mut Instance, side: u32) -> Csr {
    let (mut row, mut col, mut val) = (vec![], vec![], vec![]);
    let n = side * side;
    for i in 0..n {
        let neighbours = [(i % side > 0, i.wrapping_sub(1)), (i % side < side - 1, i + 1)];
        let further = [(i >= side, i.wrapping_sub(side)), (i + side < n, i + side)];
        let all = neighbours.into_iter().chain(further).filter(|(there, _)| *there);
        for (j, v) in all.map(|(_, j)| (j, -1.0)).chain([(i, 4.0)]) {
            row.push(i);
            col.push(j);
            val.push(v);
        }
    }
    s.csr(n, n, &row, &col, &val, CsrOptions::default()).unwrap()
}

/// A default instance.
pub fn instance(module: &Module) -> Instance {
    module.create(Config::default()).unwrap()
}

/// The bits of values.
pub fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|v| v.to_bits()).collect()
}
