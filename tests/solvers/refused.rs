//! Inputs that no method may begin with.

use crate::problems::{csr, poisson};
use crate::{METHODS, by, solve};
use vecsolve_core::error::Error;
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;
use vecsolve_core::solve::{Method, Options, PrecondChoice, Solve};
use vecsolve_core::sparse::Csr;

const ODD: [f64; 3] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];

#[test]
fn nan_and_infinity() {
    let a = poisson(3);
    for odd in ODD {
        for at in [0, 4, 8] {
            let mut v = vec![1.0; 9];
            v[at] = odd;
            for method in METHODS {
                let refused = Solve::new(&a, &v, &[], by(method), usize::MAX).err();
                assert_eq!(refused, Some(Error::NotFinite { what: "b", at }));
                let refused = Solve::new(&a, &[1.0; 9], &v, by(method), usize::MAX).err();
                assert!(matches!(refused, Some(Error::NotFinite { at: place, .. }) if place == at));
            }
            let index: Vec<u32> = (0..9).collect();
            let refused = Csr::from_coo(9, 9, &index, &index, &v).err();
            assert_eq!(refused, Some(Error::NotFinite { what: "val", at }));
            let rows: Vec<u32> = (0..=9).collect();
            let refused = Csr::from_csr(9, 9, &rows, &index, &v).err();
            assert_eq!(refused, Some(Error::NotFinite { what: "val", at }));
        }
    }
    let doubled = Csr::from_coo(1, 1, &[0, 0], &[0, 0], &[f64::MAX, f64::MAX]);
    assert!(matches!(doubled, Err(Error::NotFinite { .. })), "two values whose sum is infinite");
}

#[test]
fn shapes() {
    let a = poisson(3);
    for method in METHODS {
        for (b, guess) in [(8, 0), (10, 0), (0, 0), (9, 8), (9, 10)] {
            let refused = Solve::new(&a, &vec![1.0; b], &vec![1.0; guess], by(method), usize::MAX).err();
            assert!(matches!(refused, Some(Error::Shape { .. })), "b of {b}, guess of {guess}: {refused:?}");
        }
    }
    let wide = Csr::from_coo(2, 3, &[0], &[2], &[1.0]).unwrap().0;
    for method in &METHODS[1..] {
        assert!(matches!(Solve::new(&wide, &[1.0; 2], &[], by(*method), usize::MAX), Err(Error::Shape { .. })));
    }
    assert_eq!(solve(Level::best(), &wide, &[2.0, 0.0], by(Method::Auto)).methods(), ["lsmr"]);
}

#[test]
fn patterns() {
    let coo = |row: &[u32], col: &[u32], val: &[f64]| Csr::from_coo(2, 3, row, col, val).err();
    assert_eq!(coo(&[2], &[0], &[1.0]), Some(Error::Index { what: "row", at: 0, value: 2, limit: 2 }));
    assert_eq!(coo(&[0, 1], &[0, 3], &[1.0; 2]), Some(Error::Index { what: "col", at: 1, value: 3, limit: 3 }));
    assert!(matches!(coo(&[0], &[0, 1], &[1.0]), Some(Error::Shape { have: 2, want: 1, .. })));
    assert!(matches!(coo(&[0, 1], &[0], &[1.0]), Some(Error::Shape { have: 2, want: 1, .. })));

    let csr = |ptr: &[u32], col: &[u32]| Csr::from_csr(2, 3, ptr, col, &[1.0; 3]).err();
    assert_eq!(csr(&[0, 2, 3], &[0, 2, 1]), None);
    for (ptr, col) in [
        ([1, 2, 3], [0, 2, 1]),
        ([0, 2, 2], [0, 2, 1]),
        ([0, 4, 3], [0, 2, 1]),
        ([0, u32::MAX, 3], [0, 2, 1]),
        ([0, 2, 3], [2, 0, 1]),
        ([0, 2, 3], [1, 1, 1]),
    ] {
        assert!(matches!(csr(&ptr, &col), Some(Error::Structure { .. })), "{ptr:?} {col:?}");
    }
    assert_eq!(csr(&[0, 2, 3], &[0, 3, 1]), Some(Error::Index { what: "col", at: 1, value: 3, limit: 3 }));
    assert!(matches!(csr(&[0, 3], &[0, 2, 1]), Some(Error::Shape { .. })));
}

#[test]
fn duplicates_are_summed_in_the_order_given() {
    let (row, col) = ([1, 0, 1, 1, 0], [2, 0, 2, 2, 1]);
    let val = [1e16, 5.0, 1.0, -1e16, 7.0];
    let (a, duplicates) = Csr::from_coo(2, 3, &row, &col, &val).unwrap();
    assert_eq!((a.nnz(), duplicates), (3, 2));
    assert_eq!((a.get(0, 0), a.get(0, 1), a.get(1, 1)), (5.0, 7.0, 0.0));
    assert_eq!(a.get(1, 2), (1e16 + 1.0) - 1e16, "in another order it would be another number");
    assert_eq!(a.row(0).0, [0, 1]);
}

#[test]
fn jacobi_without_a_diagonal() {
    let a = csr(3, &[(0, 0, 1.0), (1, 2, 1.0), (2, 1, 1.0)]);
    for method in [Method::Auto, Method::Cg, Method::Bicgstab] {
        let options = Options { precond: PrecondChoice::Jacobi, ..by(method) };
        let refused = Solve::new(&a, &[1.0; 3], &[], options, usize::MAX).err();
        assert!(matches!(refused, Some(Error::Structure { at: 1, .. })), "{refused:?}");
    }
}

/// Whatever room there is: refused with the bytes that are needed, or granted
/// and then never more than the room; with enough of it there is an answer.
#[test]
fn room() {
    let a = poisson(6);
    let level = Level::best();
    let mut went_on = false;
    for method in METHODS {
        let refused = Solve::new(&a, &[1.0; 36], &[], by(method), 0).err();
        let Some(Error::Limit { need, room: 0 }) = refused else { panic!("{refused:?}") };
        assert!(matches!(Solve::new(&a, &[1.0; 36], &[], by(method), need - 1), Err(Error::Limit { .. })));
        for room in [need, need + 1000, need + 3000, need + 10_000, need + 30_000, need + 100_000] {
            let mut granted = Solve::new(&a, &[1.0; 36], &[], by(method), room).expect("the room that was asked for");
            let ended = loop {
                assert!(
                    granted.bytes() <= room,
                    "{}: {} of {room}, {:?}",
                    method.name(),
                    granted.bytes(),
                    granted.attempts()
                );
                match granted.advance(level, &a, 1) {
                    Ok(false) => {}
                    ended => break ended,
                }
            };
            match ended {
                Err(Error::Limit { need, room }) => {
                    assert!(need > room && matches!(method, Method::SparseLu | Method::Auto))
                }
                ended => assert_eq!(ended, Ok(true), "{}", method.name()),
            }
            let limited = granted.attempts().iter().any(|attempt| attempt.reason == Reason::Limit);
            went_on |= limited && granted.reason() == Some(Reason::Converged);
            if room == need + 100_000 && method != Method::Jacobi && method != Method::Neumann {
                assert_eq!(granted.reason(), Some(Reason::Converged), "{}", method.name());
            }
        }
    }
    assert!(went_on, "auto goes on when an attempt has no room");
}
