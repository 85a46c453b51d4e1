//! What a call costs: a dot product in the module under wasmtime, through the
//! host's typed method, against the same kernel called natively; and the bytes
//! of the modules.

use crate::harness::{compare, print};
use serde_json::{Value, json};
use std::hint::black_box;
use std::path::Path;
use vecsolve_core::kernels::dot_f32;
use vecsolve_core::simd::Level;
use vecsolve_host::{Config, Module};

pub fn rows() -> Vec<Value> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    let mut rows = Vec::new();
    for variant in ["simd128", "scalar", "relaxed"] {
        let path = dist.join(format!("vecsolve_{variant}.wasm"));
        let bytes = std::fs::metadata(&path).expect("./build.sh wasm comes first").len();
        println!("size {variant:<11} {bytes} bytes");
        rows.push(json!({ "kernel": "size", "module": variant, "bytes": bytes }));
    }
    let level = Level::best();
    let module = Module::from_file(dist.join("vecsolve_simd128.wasm")).expect("the module loads");
    let mut s = module.create(Config::default()).expect("an instance");
    for n in [8usize, 1024, 65536] {
        let values: Vec<f32> = (0..n).map(|i| (i % 8) as f32).collect();
        let (x, y) = (s.array_from(&values).expect("x"), s.array_from(&values).expect("y"));
        assert_eq!(s.dot(&x, &y).expect("a dot product"), (n / 8 * 140) as f32);
        let row = compare(vec![
            ("native", Box::new(|| f64::from(dot_f32(level, black_box(&values), &values)))),
            ("wasmtime", Box::new(|| f64::from(s.dot(&x, &y).unwrap_or(f32::NAN)))),
        ]);
        print(&format!("call, dot f32 {n}"), &row);
        rows.push(json!({ "kernel": "call", "dtype": "f32", "n": n, "candidates": row }));
    }
    rows
}
