//! Factorisations and the dense operations through the typed API, over both engines.
#![forbid(unsafe_code)]

mod support;

use support::{bits, engines, instance, poisson};
use vecsolve_host::{
    Error, FactorDone, FactorMethod, FactorOptions, FactorSolveOptions, InfoOptions, InverseOptions, QrOptions, Status,
    SvdDone, SvdOptions,
};

const WELL: [f64; 9] = [4.0, 1.0, -2.0, 1.0, 3.0, 0.5, 2.0, -1.0, 5.0];

fn status<T: std::fmt::Debug>(result: Result<T, Error>) -> Status {
    result.unwrap_err().status
}

fn owned(s: &mut vecsolve_host::Instance) -> (u32, u64) {
    let info = s.info(InfoOptions::default()).unwrap();
    (info.length, info.bytes)
}

#[test]
fn a_factorisation_stays_for_many_sides() {
    for module in engines(&["simd128"]) {
        let mut s = instance(&module);
        let a = poisson(&mut s, 12);
        let before = owned(&mut s);
        let done = s.factor(&a, FactorOptions::default()).unwrap();
        assert_eq!((done.reason.as_str(), done.method.as_str(), done.pending), ("factored", "cholesky", false));
        let f = done.factor.unwrap();
        assert_eq!((f.n, f.method.as_str(), f.rcond), (144, "cholesky", done.rcond));
        let b = s.array_from(&[1.0; 288]).unwrap();
        let one = s.factor_solve(&f, &[1.0; 144], FactorSolveOptions::default()).unwrap();
        // x in the place of b, two sides.
        let two = s.factor_solve(&f, &b, FactorSolveOptions { x: Some(&b), ..Default::default() }).unwrap();
        assert_eq!((two.sides, bits(&two.x[..144]), bits(&two.x[144..])), (2, bits(&one.x), bits(&one.x)));
        assert_eq!(bits(&s.view(&b).unwrap()), bits(&two.x));
        // f32 in and out.
        let half = s.factor_solve(&f, &[1.0f32; 144], FactorSolveOptions::default()).unwrap();
        assert!(half.x.iter().zip(&one.x).all(|(&h, &x)| h == f64::from(x as f32)));
        let gone = f.clone();
        s.free(f).unwrap();
        s.free(b).unwrap();
        assert_eq!(status(s.factor_solve(&gone, &[1.0; 144], FactorSolveOptions::default())), Status::Id);
        assert_eq!(owned(&mut s), before);
    }
}

#[test]
fn none_is_handed_out_where_there_is_none() {
    for module in engines(&["simd128"]) {
        let mut s = instance(&module);
        let indefinite = s.array_from(&[1.0, 2.0, 2.0, 1.0]).unwrap();
        let singular = s.array_from(&[1.0; 4]).unwrap();
        let before = owned(&mut s);
        let options = FactorOptions { n: 2, method: FactorMethod::Cholesky, ..Default::default() };
        let done = s.factor(&indefinite, options).unwrap();
        assert_eq!((done.reason.as_str(), done.factor.is_none(), done.rcond), ("indefinite", true, None));
        let done = s.factor(&singular, FactorOptions { n: 2, ..Default::default() }).unwrap();
        assert_eq!((done.reason.as_str(), done.factor.is_none()), ("singular", true));
        assert_eq!(status(s.inverse(&singular, 2, InverseOptions::default())), Status::Singular);
        assert_eq!(owned(&mut s), before);
    }
}

#[test]
fn in_pieces_and_cancelled() {
    for module in engines(&["simd128"]) {
        let mut s = instance(&module);
        let a = poisson(&mut s, 12);
        let short = FactorOptions { budget: 1, ..Default::default() };
        let before = owned(&mut s);
        let begun = s.factor(&a, short).unwrap();
        assert!(begun.pending && begun.factor.is_none() && begun.reason.is_empty());
        assert_eq!(status(s.step::<SvdDone>(0)), Status::Pending);
        let done = s.cancel::<FactorDone>().unwrap();
        assert_eq!((done.reason.as_str(), done.factor.is_none()), ("budget", true));
        assert_eq!(owned(&mut s), before);
        let mut done = s.factor(&a, short).unwrap();
        while done.pending {
            done = s.step(1).unwrap();
        }
        let f = done.factor.unwrap();
        let parts = s.factor_solve(&f, &[1.0; 144], FactorSolveOptions::default()).unwrap();
        // The older one is gone when its analysis was taken.
        let again = s.factor(&a, FactorOptions { analysis: Some(&f), ..Default::default() }).unwrap().factor.unwrap();
        let whole = s.factor_solve(&again, &[1.0; 144], FactorSolveOptions::default()).unwrap();
        assert_eq!(bits(&parts.x), bits(&whole.x));
        assert_eq!(status(s.factor_solve(&f, &[1.0; 144], FactorSolveOptions::default())), Status::Id);
        s.free(again).unwrap();
        assert_eq!(owned(&mut s), before);
        // An output that was not written is empty.
        let spread: Vec<f64> = (0..900).map(|i| f64::from(i % 37)).collect();
        let options = SvdOptions { budget: 1, ..Default::default() };
        assert!(s.svd(&spread, 30, 30, options).unwrap().pending);
        let done = s.cancel::<SvdDone>().unwrap();
        assert_eq!((done.reason.as_str(), done.s.len()), ("budget", 0));
        assert_eq!(owned(&mut s), before);
    }
}

#[test]
fn dense_outputs_are_made_or_given() {
    for module in engines(&["simd128"]) {
        let mut s = instance(&module);
        let inverse = s.inverse(&WELL, 3, InverseOptions::default()).unwrap().out;
        let place = s.array_from(&WELL).unwrap();
        s.inverse(&place, 3, InverseOptions { out: Some(&place), ..Default::default() }).unwrap();
        assert_eq!(bits(&s.view(&place).unwrap()), bits(&inverse));
        let (q, order) = (s.array::<f64>(9).unwrap(), s.array::<u32>(3).unwrap());
        let options = QrOptions { q: Some(&q), order: Some(&order), ..Default::default() };
        let done = s.qr(&WELL, 3, 3, options).unwrap();
        assert_eq!((done.rank, done.r.len()), (Some(3), 9));
        let (q, order) = (s.view(&q).unwrap(), s.view(&order).unwrap());
        for i in 0..3 {
            for j in 0..3 {
                let sum: f64 = (0..3).map(|k| q[i * 3 + k] * done.r[k * 3 + j]).sum();
                assert!((sum - WELL[i * 3 + order[j] as usize]).abs() < 1e-14);
            }
        }
    }
}
