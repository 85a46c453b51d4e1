//! The built modules themselves: nothing imported, everything exported, the
//! promised instructions, memory that comes back, the native library's bits.
#![forbid(unsafe_code)]

mod support;

use std::collections::BTreeSet;
use support::{bits, built, engines, instance, poisson, root};
use vecsolve::kernels::{Answer, KERNELS, Role};
use vecsolve_host::link::Link;
use vecsolve_host::{Module, SolveMethod, SolveOptions};
use wasmparser::{Operator, Parser, Payload, Validator, WasmFeatures};
use wasmtime::ValType;

const VARIANTS: [&str; 3] = ["simd128", "scalar", "relaxed"];

/// The bytes of each built module.
fn modules() -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    VARIANTS.into_iter().filter_map(|v| Some((v, std::fs::read(built(v)?).unwrap())))
}

#[test]
fn modules_import_nothing_and_export_the_header() {
    let header = std::fs::read_to_string(root().join("include/vecsolve.h")).unwrap();
    let names = header.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let wanted: BTreeSet<&str> = names.filter(|name| name.starts_with("vs_") && !name.ends_with('_')).collect();
    assert!(wanted.contains("vs_op") && wanted.contains("vs_dot_f32") && wanted.len() > 30, "{wanted:?}");
    for (variant, bytes) in modules() {
        let engine = wasmtime::Engine::default();
        let module = wasmtime::Module::new(&engine, &bytes).unwrap();
        assert_eq!(module.imports().count(), 0, "{variant} imports");
        let exports: BTreeSet<&str> = module.exports().filter(|e| e.ty().func().is_some()).map(|e| e.name()).collect();
        let missing: Vec<_> = wanted.difference(&exports).collect();
        assert!(missing.is_empty(), "{variant} lacks {missing:?}");
        assert!(module.get_export("memory").is_some(), "{variant}");
    }
}

/// Hosts and header are made of the kernel table, the exports of the list in the
/// ABI's lib.rs: what a module takes and answers must be what the table says.
#[test]
fn kernels_take_what_the_table_says() {
    let float = |dtype: &str| if dtype == "f32" { ValType::F32 } else { ValType::F64 };
    for (variant, bytes) in modules() {
        let module = wasmtime::Module::new(&wasmtime::Engine::default(), &bytes).unwrap();
        for (kernel, dtype) in KERNELS.iter().flat_map(|kernel| kernel.dtypes.iter().map(move |dtype| (kernel, dtype)))
        {
            let name = format!("vs_{}_{dtype}", kernel.name);
            let export = module.get_export(&name).unwrap_or_else(|| panic!("{variant} lacks {name}"));
            let ty = export.unwrap_func().clone();
            let param = |role: Role| match role {
                Role::F64 => ValType::F64,
                Role::Scalar if dtype.starts_with('f') => float(dtype),
                _ => ValType::I32,
            };
            let wanted: Vec<_> = kernel.form.params.iter().map(|p| param(p.role).to_string()).collect();
            let taken: Vec<_> = ty.params().map(|ty| ty.to_string()).collect();
            assert_eq!(taken, wanted, "the parameters of {name}, {variant}");
            let answer = if kernel.form.answer == Answer::Value { float(dtype) } else { ValType::I32 };
            let answers: Vec<_> = ty.results().map(|ty| ty.to_string()).collect();
            assert_eq!(answers, [answer.to_string()], "the answer of {name}, {variant}");
        }
    }
}

#[test]
fn modules_use_the_instructions_they_promise() {
    for (variant, bytes) in modules() {
        let (vector, relaxed) = counted(&bytes);
        assert_eq!(vector > 0, variant != "scalar", "{variant}: {vector} vector instructions");
        assert_eq!(relaxed > 0, variant == "relaxed", "{variant}: {relaxed} relaxed instructions");
        let features = match variant {
            "scalar" => WasmFeatures::LIME1,
            "simd128" => WasmFeatures::LIME1 | WasmFeatures::SIMD,
            _ => WasmFeatures::LIME1 | WasmFeatures::SIMD | WasmFeatures::RELAXED_SIMD,
        };
        Validator::new_with_features(features).validate_all(&bytes).unwrap_or_else(|e| panic!("{variant}: {e}"));
    }
}

/// Vector instructions, relaxed ones included, and the relaxed ones of them.
fn counted(module: &[u8]) -> (usize, usize) {
    let (mut vector, mut relaxed) = (0, 0);
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CodeSectionEntry(body) = payload.unwrap() else { continue };
        for operator in body.get_operators_reader().unwrap() {
            let name = name(&operator.unwrap());
            let shaped = ["V128", "I8x16", "I16x8", "I32x4", "I64x2", "F32x4", "F64x2"];
            vector += usize::from(shaped.iter().any(|shape| name.starts_with(shape)));
            relaxed += usize::from(name.contains("Relaxed"));
        }
    }
    (vector, relaxed)
}

/// `F32x4Add` of `F32x4Add` and of `V128Load { .. }`: the name alone.
fn name(operator: &Operator) -> String {
    let shown = format!("{operator:?}");
    shown.split([' ', '{']).next().unwrap_or_default().to_owned()
}

#[test]
fn memory_stays_flat_over_a_thousand_lives() {
    for variant in VARIANTS {
        let Some(path) = built(variant) else { continue };
        let mut link = Module::from_file(path).unwrap().link().unwrap();
        let mut first = None;
        for life in 0..1000 {
            let handle = link.create(b"").unwrap();
            assert!(handle > 0, "{variant}, life {life}: {handle}");
            fill(&mut link, handle);
            let request = br#"{"op":"solve","a":4,"b":5,"x":6}"#;
            assert_eq!(link.op(handle, request).unwrap(), 0, "{variant}, life {life}");
            assert_eq!(link.destroy(handle).unwrap(), 0);
            assert!(link.op(handle, request).unwrap() < 0, "a destroyed handle");
            assert_eq!(size(&link), *first.get_or_insert(size(&link)), "{variant}, life {life}");
        }
    }
}

fn size(link: &Link) -> usize {
    match link {
        Link::Wasm(wasm) => wasm.memory_size(),
        Link::Native(_) => 0,
    }
}

/// A tridiagonal system of 500 unknowns, big enough to make memory grow.
fn fill(link: &mut Link, handle: i32) {
    let (mut row, mut col, mut val) = (vec![], vec![], vec![]);
    for i in 0..500_u32 {
        for j in i.saturating_sub(1)..=(i + 1).min(499) {
            row.push(i);
            col.push(j);
            val.push(if i == j { 4.0_f64 } else { -1.0 });
        }
    }
    array(link, handle, 1, 4, bytemuck::cast_slice(&row));
    array(link, handle, 2, 4, bytemuck::cast_slice(&col));
    array(link, handle, 3, 2, bytemuck::cast_slice(&val));
    array(link, handle, 5, 2, bytemuck::cast_slice(&[1.0_f64; 500]));
    let request = br#"{"op":"csr","id":4,"rows":500,"cols":500,"row":1,"col":2,"val":3}"#;
    assert_eq!(link.op(handle, request).unwrap(), 0);
}

fn array(link: &mut Link, handle: i32, id: u32, dtype: u32, bytes: &[u8]) {
    let size = if dtype == 2 { 8 } else { 4 };
    let address = link.array(handle, id, dtype, bytes.len() / size).unwrap().unwrap();
    link.edit(handle, id, address, bytes.len(), |own| own.copy_from_slice(bytes)).unwrap();
}

#[test]
fn nine_instances_do_not_fit_into_one_module() {
    let Some(path) = built("simd128") else { return };
    let mut link = Module::from_file(path).unwrap().link().unwrap();
    let handles: Vec<i32> = (0..8).map(|_| link.create(b"").unwrap()).collect();
    assert!(handles.iter().all(|&h| h > 0), "{handles:?}");
    assert_eq!(link.create(b"").unwrap(), -2);
    assert!(String::from_utf8(link.result(0).unwrap()).unwrap().contains(r#""status":"full""#));
    assert_eq!(link.destroy(handles[3]).unwrap(), 0);
    let new = link.create(b"").unwrap();
    assert!(new > 0 && !handles.contains(&new));
}

#[test]
fn native_and_modules_give_the_same_bits() {
    let mut known: Option<Vec<Vec<u64>>> = None;
    for module in engines(&["simd128", "scalar"]) {
        let mut s = instance(&module);
        let a = poisson(&mut s, 25);
        let b: Vec<f64> = (0..625).map(|i| f64::from(i * 7919 % 1000) / 999.0 - 0.3).collect();
        let methods = [SolveMethod::Auto, SolveMethod::Cg, SolveMethod::Bicgstab, SolveMethod::Lu];
        let answers: Vec<_> = methods
            .into_iter()
            .map(|method| {
                let r = s.solve(&a, &b, SolveOptions { method, ..SolveOptions::default() }).unwrap();
                assert_eq!(r.reason, "converged");
                [bits(&r.x), bits(&[r.residual, r.backward_error.unwrap(), r.rcond.unwrap_or(0.0)])].concat()
            })
            .collect();
        assert_eq!(*known.get_or_insert(answers.clone()), answers, "{}", module.name());
    }
}

/// The promises of the README: what is downloaded, and what small machines can hold.
#[test]
fn modules_keep_to_a_budget_of_bytes() {
    for (variant, budget) in [("simd128", 440_000), ("relaxed", 440_000), ("scalar", 460_000), ("kernels", 12_000)] {
        if let Some(path) = built(variant) {
            let size = std::fs::metadata(&path).unwrap().len();
            assert!(size < budget, "{} has {size} bytes, its budget is {budget}", path.display());
        }
    }
}

/// The small build: what its feature says and nothing else, and the same bits.
#[test]
fn the_kernels_build_has_the_first_kernels_alone() {
    let (Some(small), Some(whole)) = (built("kernels"), built("simd128")) else { return };
    let engine = wasmtime::Engine::default();
    let module = wasmtime::Module::from_file(&engine, &small).unwrap();
    assert_eq!(module.imports().count(), 0);
    let exports: BTreeSet<&str> = module.exports().map(|e| e.name()).filter(|name| !name.starts_with("__")).collect();
    let wanted = [
        "memory",
        "vs_abi",
        "vs_capabilities",
        "vs_alloc",
        "vs_free",
        "vs_sum_f32",
        "vs_dot_f32",
        "vs_nrm2_f32",
        "vs_axpy_f32",
        "vs_scale_f32",
        "vs_add_f32",
        "vs_mul_f32",
        "vs_l2sq_f32",
        "vs_cosine_f32",
        "vs_hamming_u8",
        "vs_topk_f32",
    ];
    assert_eq!(exports, BTreeSet::from(wanted));
    let answers = |path: &std::path::Path| {
        let mut store = wasmtime::Store::new(&engine, ());
        let module = wasmtime::Module::from_file(&engine, path).unwrap();
        let instance = wasmtime::Instance::new(&mut store, &module, &[]).unwrap();
        let memory = instance.get_memory(&mut store, "memory").unwrap();
        let alloc = instance.get_typed_func::<u32, u32>(&mut store, "vs_alloc").unwrap();
        let free = instance.get_typed_func::<u32, i32>(&mut store, "vs_free").unwrap();
        let (x, y) = (alloc.call(&mut store, 4000).unwrap(), alloc.call(&mut store, 4000).unwrap());
        assert!(x > 0 && y > 0 && x % 64 == 0 && y % 64 == 0);
        let values: Vec<f32> = (0..1000_u32).map(|i| (i * 7919 % 1000) as f32 / 999.0 - 0.3).collect();
        memory.write(&mut store, x as usize, bytemuck::cast_slice(&values)).unwrap();
        memory.write(&mut store, y as usize, bytemuck::cast_slice(&values[500..])).unwrap();
        let mut bits = Vec::new();
        for name in ["vs_dot_f32", "vs_l2sq_f32", "vs_cosine_f32"] {
            let kernel = instance.get_typed_func::<(u32, u32, u32), f32>(&mut store, name).unwrap();
            bits.push(kernel.call(&mut store, (x, y, 1000)).unwrap().to_bits());
            assert!(kernel.call(&mut store, (0, y, 1000)).unwrap().is_nan());
        }
        assert_eq!(free.call(&mut store, x).unwrap(), 0);
        assert!(free.call(&mut store, x).unwrap() < 0, "a second free");
        bits
    };
    assert_eq!(answers(&small), answers(&whole));
}
