//! The typed API over both engines: the README's example, ownership, stepping,
//! refusals, views and kernels.
#![forbid(unsafe_code)]

mod support;

use std::borrow::Cow;
use support::{bits, built, engines, instance, poisson};
use vecsolve_host::{
    Config, CsrOptions, Error, InfoOptions, Module, ResidualDone, ResidualOptions, SolveDone, SolveMethod,
    SolveOptions, Status,
};

const ROW: [i32; 4] = [0, 0, 1, 1];
const COL: [i32; 4] = [0, 1, 0, 1];
const VAL: [f64; 4] = [4.0, 1.0, 1.0, 3.0];

fn status<T: std::fmt::Debug>(result: Result<T, Error>) -> Status {
    result.unwrap_err().status
}

/// The README's lines, as they stand there.
#[test]
fn the_readme_as_it_stands() -> Result<(), Error> {
    if built("simd128").is_none() {
        return Ok(());
    }
    // ANCHOR: readme
    let module = Module::load()?;
    let mut s = module.create(Config::default())?;
    let a = s.csr(2, 2, &[0, 0, 1, 1], &[0, 1, 0, 1], &[4.0, 1.0, 1.0, 3.0], CsrOptions::default())?;
    let r = s.solve(&a, &[1.0, 2.0], SolveOptions::default())?;
    println!("{:?} {} {:e}", r.x, r.reason, r.residual);
    // ANCHOR_END: readme
    assert!((r.x[0] - 1.0 / 11.0).abs() + (r.x[1] - 7.0 / 11.0).abs() < 1e-15);
    Ok(())
}

#[test]
fn the_example_of_the_readme() {
    for module in engines(&["simd128", "scalar"]) {
        let mut s = instance(&module);
        let a = s.csr(2, 2, &ROW, &COL, &VAL, CsrOptions::default()).unwrap();
        let r = s.solve(&a, &[1.0, 2.0], SolveOptions::default()).unwrap();
        assert_eq!((r.reason.as_str(), r.x.len(), a.nnz), ("converged", 2, 4));
        assert!((r.x[0] - 1.0 / 11.0).abs() < 1e-8 && (r.x[1] - 7.0 / 11.0).abs() < 1e-8, "{:?}", r.x);
        assert!(r.residual <= 1e-8);
    }
}

#[test]
fn slices_are_uploaded_for_the_operation_only() {
    for module in engines(&["simd128"]) {
        let mut s = instance(&module);
        let a = poisson(&mut s, 20);
        let owned = |s: &mut vecsolve_host::Instance| {
            let info = s.info(InfoOptions::default()).unwrap();
            (info.length, info.bytes)
        };
        let before = owned(&mut s);
        assert_eq!(before.0, 1, "the matrix alone");
        let b = vec![1.0; 400];
        s.solve(&a, &b, SolveOptions::default()).unwrap();
        assert_eq!(owned(&mut s), before, "after a solve");
        assert_eq!(status(s.solve(&a, &b[..399], SolveOptions::default())), Status::Shape);
        assert_eq!(owned(&mut s), before, "after a refusal");
        let short = SolveOptions { budget: 1, ..SolveOptions::default() };
        assert!(s.solve(&a, &b, short).unwrap().pending);
        s.cancel::<SolveDone>().unwrap();
        assert_eq!(owned(&mut s), before, "after a cancel");
        s.free(a).unwrap();
        assert_eq!(owned(&mut s).0, 0);
    }
}

#[test]
fn resident_arrays_are_used_in_place() {
    for module in engines(&["simd128"]) {
        let mut s = instance(&module);
        let a = poisson(&mut s, 10);
        let b = s.array_from(&[1.0; 100]).unwrap();
        let (x, r) = (s.array::<f64>(100).unwrap(), s.array::<f64>(100).unwrap());
        let done = s.solve(&a, &b, SolveOptions { x: Some(&x), ..SolveOptions::default() }).unwrap();
        assert_eq!(bits(&done.x), bits(&s.view(&x).unwrap()));
        let judged: ResidualDone = s.residual(&a, &b, &x, ResidualOptions { r: Some(&r) }).unwrap();
        assert_eq!(judged.residual.to_bits(), done.residual.to_bits());
        let norm = s.view(&r).unwrap().iter().map(|v| v * v).sum::<f64>().sqrt();
        assert!((norm - judged.residual_norm).abs() <= 1e-12 * norm.max(1e-300));
    }
}

#[test]
fn a_stepped_solve_has_the_bits_of_one_call() {
    for module in engines(&["simd128"]) {
        let mut s = instance(&module);
        let a = poisson(&mut s, 30);
        let b = vec![1.0; 900];
        let whole = s.solve(&a, &b, SolveOptions::default()).unwrap();
        let mut part = s.solve(&a, &b, SolveOptions { budget: 1, ..SolveOptions::default() }).unwrap();
        let mut steps = 0;
        while part.pending {
            assert!(part.x.is_empty() && part.reason.is_empty());
            assert_eq!(status(s.step::<ResidualDone>(1)), Status::Pending);
            assert_eq!(status(s.info(InfoOptions::default())), Status::Pending);
            part = s.step(1).unwrap();
            steps += 1;
        }
        assert!(steps > 10, "{steps} steps");
        assert_eq!((part.reason.as_str(), bits(&part.x)), ("converged", bits(&whole.x)));
        assert_eq!((part.iterations, part.work), (whole.iterations, whole.work));
        assert_eq!(status(s.step::<SolveDone>(0)), Status::Idle);
    }
}

#[test]
fn a_cancelled_solve_tells_what_it_reached() {
    for module in engines(&["simd128"]) {
        let mut s = instance(&module);
        let a = poisson(&mut s, 30);
        let some = SolveOptions { method: SolveMethod::Cg, budget: 400_000, ..SolveOptions::default() };
        assert!(s.solve(&a, &[1.0; 900], some).unwrap().pending);
        let done = s.cancel::<SolveDone>().unwrap();
        assert_eq!((done.reason.as_str(), done.pending, done.x.len()), ("budget", false, 900));
        assert!(done.iterations > 0 && done.residual < 1.0 && done.residual > 1e-8);
        assert_eq!(status(s.cancel::<SolveDone>()), Status::Idle);
    }
}

#[test]
fn refusals_carry_the_status_and_a_sentence() {
    for module in engines(&["simd128"]) {
        let mut s = instance(&module);
        let mut other = instance(&module);
        let a = s.csr(2, 2, &ROW, &COL, &VAL, CsrOptions::default()).unwrap();
        let error = s.solve(&a, &[1.0; 3], SolveOptions::default()).unwrap_err();
        assert_eq!(error.status, Status::Shape);
        assert!(error.message.contains('3') && error.message.contains('2'), "{error}");
        assert_eq!(status(s.solve(&a, &[f64::NAN, 1.0], SolveOptions::default())), Status::NotFinite);
        let nan = SolveOptions { tol: f64::NAN, ..SolveOptions::default() };
        let error = s.solve(&a, &[1.0; 2], nan).unwrap_err();
        assert!(error.status == Status::Field && error.message.contains("tol"), "{error}");
        assert_eq!(status(s.csr(2, 2, &[0, 2], &[0, 0], &[1.0, 1.0], CsrOptions::default())), Status::Index);
        assert_eq!(status(s.solve(&a, &[1_i32, 2], SolveOptions::default())), Status::Dtype);
        assert_eq!(status(other.solve(&a, &[1.0; 2], SolveOptions::default())), Status::Id);
        assert_eq!(status(s.request("{")), Status::Json);
        assert_eq!(status(s.request(r#"{"op":"nothing"}"#)), Status::Op);
        let tiny = Config { max_bytes: Some(65536), ..Config::default() };
        assert_eq!(status(module.create(tiny).and_then(|mut s| s.array::<f64>(1 << 20))), Status::Limit);
        let wrong = Config { level: Some("sse9".into()), ..Config::default() };
        assert_eq!(status(module.create(wrong)), Status::Field);
    }
}

#[test]
fn views_are_in_place_in_a_module_and_outlive_growth() {
    let Some(path) = built("simd128") else { return };
    let mut s = instance(&Module::from_file(path).unwrap());
    let x = s.array_from(&[1.0_f32, 2.0, 3.0]).unwrap();
    assert!(matches!(s.view(&x).unwrap(), Cow::Borrowed(&[1.0, 2.0, 3.0])));
    let big = s.array::<u8>(30 << 20).unwrap();
    s.edit(&x, |x| x[1] = -2.0).unwrap();
    assert_eq!(*s.view(&x).unwrap(), [1.0, -2.0, 3.0]);
    assert_eq!(s.view(&big).unwrap().len(), 30 << 20);
    assert_eq!(status(s.write(&x, &[1.0])), Status::Shape);
    let none = s.array::<f64>(0).unwrap();
    assert!(s.view(&none).unwrap().is_empty() && none.is_empty());
}

#[test]
fn kernels_run_on_resident_arrays() {
    let Some(path) = built("simd128") else { return };
    let mut s = instance(&Module::from_file(path).unwrap());
    let x = s.array_from(&[1.0_f32, 2.0, 3.0]).unwrap();
    let y = s.array_from(&[4.0_f32, -5.0, 6.0]).unwrap();
    let (out, none) = (s.array::<f32>(3).unwrap(), s.array::<f32>(0).unwrap());
    assert_eq!((s.sum(&x), s.dot(&x, &y), s.l2sq(&x, &y)), (Ok(6.0), Ok(12.0), Ok(67.0)));
    assert_eq!((s.amax(&y), s.nrm2(&out), s.cosine(&out, &x)), (Ok(6.0), Ok(0.0), Ok(0.0)));
    s.axpy(2.0, &x, &y).unwrap();
    assert_eq!(*s.view(&y).unwrap(), [6.0, -1.0, 12.0]);
    s.axpy(1.0, &x, &x).unwrap();
    s.scale(0.5, &x).unwrap();
    s.mul(&x, &y, &out).unwrap();
    assert_eq!(*s.view(&out).unwrap(), [6.0, -2.0, 36.0]);
    s.sub(&out, &x, &out).unwrap();
    s.add(&out, &out, &out).unwrap();
    assert_eq!(*s.view(&out).unwrap(), [10.0, -8.0, 66.0]);
    let (row_ptr, col) = (s.array_from(&[0_u32, 2, 3]).unwrap(), s.array_from(&[0_u32, 2, 1]).unwrap());
    let (val, z) = (s.array_from(&[1.0_f32, 2.0, 3.0]).unwrap(), s.array::<f32>(2).unwrap());
    s.spmv(&row_ptr, &col, &val, &x, &z).unwrap();
    assert_eq!(*s.view(&z).unwrap(), [7.0, 6.0]);
    s.clamp(-1.0, 2.0, &out, &out).unwrap();
    assert_eq!(*s.view(&out).unwrap(), [2.0, -1.0, 2.0]);
    assert_eq!((s.argmin(&out), s.argmax(&out), s.count_nonzero(1.0, &out)), (Ok(1), Ok(0), Ok(2)));
    s.diff(&out, &z).unwrap();
    assert_eq!(*s.view(&z).unwrap(), [-3.0, 3.0]);
    assert_eq!(status(s.diff(&out, &out)), Status::Shape);
    assert_eq!(status(s.argmin(&none)), Status::Shape);
    assert_eq!(status(s.dot(&x, &z)), Status::Shape);
    assert_eq!(status(s.spmv(&row_ptr, &col, &val, &x, &x)), Status::Shape);
    assert_eq!(status(s.spmv(&row_ptr, &col, &z, &x, &z)), Status::Shape);
}

#[test]
fn freed_objects_stay_refused() {
    for module in engines(&["simd128"]) {
        let mut s = instance(&module);
        let x = s.array_from(&[1.0]).unwrap();
        let id = vecsolve_host::Object::id(&x);
        s.free(x).unwrap();
        let request = format!(r#"{{"op":"info","id":{id}}}"#);
        assert_eq!(status(s.request(&request)), Status::Id);
        let y = s.array_from(&[2.0]).unwrap();
        assert_ne!(vecsolve_host::Object::id(&y), id);
    }
}

#[test]
fn instances_of_a_module_are_independent() {
    let Some(path) = built("simd128") else { return };
    let module = Module::from_file(path).unwrap();
    let many: Vec<_> = (0..20).map(|_| instance(&module)).collect();
    assert_eq!(many.len(), 20);
    let threads: Vec<_> = many
        .into_iter()
        .map(|mut s| {
            std::thread::spawn(move || {
                let a = poisson(&mut s, 8);
                bits(&s.solve(&a, &[1.0; 64], SolveOptions::default()).unwrap().x)
            })
        })
        .collect();
    let answers: Vec<_> = threads.into_iter().map(|t| t.join().unwrap()).collect();
    assert!(answers.iter().all(|x| *x == answers[0]));
}

#[test]
fn files_that_are_no_modules_are_refused() {
    let error = Module::from_file("nowhere.wasm").unwrap_err();
    assert!(error.status == Status::Host && error.message.starts_with("nowhere.wasm: "), "{error}");
    let error = Module::from_bytes(b"<html>").unwrap_err();
    assert!(error.message.contains("not a wasm module"), "{error}");
    let error = Module::from_bytes(b"\0asm\x01\0\0\0").unwrap_err();
    assert!(error.message.contains("not a vecsolve module"), "{error}");
    // (module (memory (export "memory") 1) (func (export "vs_abi") (result i32) i32.const 7))
    let another = b"\0asm\x01\0\0\0\x01\x05\x01\x60\0\x01\x7f\x03\x02\x01\0\x05\x03\x01\0\x01\x07\x13\x02\x06memory\
        \x02\0\x06vs_abi\0\0\x0a\x06\x01\x04\0\x41\x07\x0b";
    let error = Module::from_bytes(another).unwrap_err();
    assert!(error.message.contains("ABI 00000007"), "{error}");
}
