//! The shared vectors in wasmtime, on the scalar and the simd128 module, with
//! the golden bits: kernels through the typed methods, operations through the
//! link, where ids and texts are the file's own. tests/vectors/README.md has
//! the format.
#![forbid(unsafe_code)]

mod calls;
#[path = "../../../../tests/vectors/element.rs"]
#[allow(dead_code)] // written for all runners
mod element;
#[path = "../../../../tests/vectors/inputs.rs"]
mod inputs;
mod kernels;
#[path = "../../../../tests/vectors/matching.rs"]
mod matching;
mod ops;
#[path = "../../../../tests/vectors/output.rs"]
#[allow(dead_code)]
mod output;
#[path = "../support/mod.rs"]
mod support;

use serde_json::Value;
use support::{built, root};
use vecsolve_host::Module;

/// What went wrong with a case.
type Faults = Vec<String>;

/// Runs `check` on every case of the files with this field, which are `count`
/// files, on both modules.
fn all(field: &str, count: usize, check: impl Fn(&Module, &Value, &Value) -> Faults) {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/vectors")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "json") {
            let text = std::fs::read_to_string(&path).unwrap();
            let file: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            files.extend(file.get(field).is_some().then_some(file));
        }
    }
    assert_eq!(files.len(), count, "files with {field}");
    let mut faults = Vec::new();
    for variant in ["scalar", "simd128"] {
        let Some(path) = built(variant) else { continue };
        let module = Module::from_file(path).unwrap();
        for file in &files {
            for case in file["cases"].as_array().unwrap() {
                let found = check(&module, file, case);
                let place = format!("{variant}, {} {}", file[field], case["name"]);
                faults.extend(found.iter().map(|fault| format!("{place}: {fault}")));
            }
        }
    }
    let shown = &faults[..faults.len().min(20)];
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), shown.join("\n"));
}

#[test]
fn kernels_have_the_golden_bits() {
    all("kernel", calls::KERNELS, kernels::check);
}

#[test]
fn operations_have_the_golden_results() {
    all("op", calls::OPS, |module, _, case| ops::check(module, case));
}
