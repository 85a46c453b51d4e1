//! Named edge cases: sizes of 0 and 1, extreme scales, matrices that are not
//! what a preconditioner is for, memory.

use super::{KINDS, apply, bits, cg, make, scaled, uneven};
use crate::problems::{Entry, csr, known, poisson, times};
use vecsolve_core::error::Error;
use vecsolve_core::krylov::{Kind, Precond, Setup};
use vecsolve_core::simd::Level;
use vecsolve_core::sparse::Csr;

/// What a kind says of a matrix in the end.
fn refusal(kind: Kind, a: &Csr<f64>) -> Option<Error> {
    let mut setup = match Setup::new(kind, a, 1.0, usize::MAX) {
        Ok(setup) => setup,
        Err(e) => return Some(e),
    };
    loop {
        match setup.step(a) {
            Ok(false) => {}
            Ok(true) => return setup.finish().err(),
            Err(e) => return Some(e),
        }
    }
}

#[test]
fn one_and_none() {
    for kind in KINDS {
        let one = make(kind, &csr(1, &[(0, 0, 4.0)]), 1.0);
        let z = apply(&one, &[6.0])[0];
        let want = match kind {
            Kind::None => 6.0,
            // D / (omega (2 - omega))
            Kind::Ssor { omega } => 6.0 * (omega * (2.0 - omega)) / 4.0,
            _ => 1.5,
        };
        assert!((z - want).abs() < 1e-15, "{kind:?}: {z}");
        assert!(apply(&make(kind, &csr(0, &[]), 1.0), &[]).is_empty(), "{kind:?}");
    }
}

#[test]
fn lengths_that_do_not_fit() {
    let a = poisson(4);
    for kind in &KINDS[1..] {
        let m = make(*kind, &a, 1.0);
        for (r, z) in [(15, 16), (16, 15), (0, 0), (17, 17)] {
            let refused = m.solve(Level::best(), &vec![0.0; r], &mut vec![0.0; z]).err();
            assert!(matches!(refused, Some(Error::Shape { want: 16, .. })), "{kind:?}: {refused:?}");
        }
    }
    let wide = Csr::from_coo(2, 3, &[0, 1], &[0, 1], &[1.0, 1.0]).unwrap().0;
    for kind in KINDS {
        assert!(matches!(refusal(kind, &wide), Some(Error::Shape { .. })), "{kind:?}");
    }
}

/// Scaling by powers of two is exact, at the ends of the range too.
#[test]
fn scales_change_no_digit() {
    let a = uneven(14);
    let r = known(a.rows());
    for kind in &KINDS[1..] {
        let plain = apply(&make(*kind, &a, 1.0), &r);
        for e in [990, -990] {
            let far = apply(&make(*kind, &scaled(&a, |_, _| 2f64.powi(e)), 1.0), &r);
            let back: Vec<f64> = far.iter().map(|v| v * 2f64.powi(e)).collect();
            assert_eq!(bits(&back), bits(&plain), "{kind:?}, 2^{e}");
        }
    }
    // Each row and column by its own power: only the factors that are equilibrated promise that.
    let s = |i: usize| 2f64.powi((i * 37 % 41) as i32 * 20 - 400);
    let (both, rows) = (scaled(&a, |i, j| s(i) * s(j)), scaled(&a, |i, _| s(i)));
    let given: Vec<f64> = r.iter().enumerate().map(|(i, v)| v * s(i)).collect();
    for kind in [Kind::Ic0, Kind::Ilu0] {
        let plain = apply(&make(kind, &a, 1.0), &r);
        let far = apply(&make(kind, &both, 1.0), &given);
        let back: Vec<f64> = far.iter().enumerate().map(|(i, v)| v * s(i)).collect();
        assert_eq!(bits(&back), bits(&plain), "{kind:?}, rows and columns");
    }
    let far = apply(&make(Kind::Ilu0, &rows, 1.0), &given);
    assert_eq!(bits(&far), bits(&apply(&make(Kind::Ilu0, &a, 1.0), &r)), "rows");
}

#[test]
fn flipped_signs() {
    let a = uneven(14);
    let r = known(a.rows());
    for kind in KINDS {
        let flipped = make(kind, &scaled(&a, |_, _| -1.0), -1.0);
        assert_eq!(bits(&apply(&flipped, &r)), bits(&apply(&make(kind, &a, 1.0), &r)), "{kind:?}");
    }
}

#[test]
fn a_diagonal_that_is_zero_or_missing() {
    let entries: [&[Entry]; 2] = [
        &[(0, 0, 1.0), (1, 2, 1.0), (2, 1, 1.0), (2, 2, 3.0)],
        &[(0, 0, 1.0), (1, 1, 0.0), (1, 2, 1.0), (2, 1, 1.0), (2, 2, 3.0)],
    ];
    for entries in entries {
        let a = csr(3, entries);
        for kind in [Kind::Jacobi, Kind::Ssor { omega: 1.0 }, Kind::Ic0, Kind::Multigrid] {
            assert!(matches!(refusal(kind, &a), Some(Error::Structure { at: 1, .. })), "{kind:?}");
        }
        let m = make(Kind::Ilu0, &a, 1.0);
        let Precond::Incomplete(factors) = &m else { panic!("{}", m.name()) };
        assert_eq!(factors.replaced(), 1);
        assert!(apply(&m, &[1.0, 2.0, 3.0]).iter().all(|v| v.is_finite()));
    }
    // Nothing at all in a row and its column, or anywhere.
    for a in [csr(3, &[(0, 0, 1.0), (2, 2, 1.0)]), csr(3, &[])] {
        assert!(apply(&make(Kind::Ilu0, &a, 1.0), &[1.0; 3]).iter().all(|v| v.is_finite()));
    }
}

#[test]
fn what_they_are_not_for() {
    let lopsided = csr(2, &[(0, 0, 2.0), (0, 1, 1.0), (1, 1, 2.0)]);
    let negative = scaled(&poisson(4), |_, _| -1.0);
    for kind in [Kind::Ic0, Kind::Multigrid] {
        assert!(matches!(refusal(kind, &lopsided), Some(Error::Structure { .. })), "{kind:?}");
        assert!(matches!(refusal(kind, &negative), Some(Error::Structure { at: 0, .. })), "{kind:?}");
    }
    for omega in [0.0, 2.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(matches!(refusal(Kind::Ssor { omega }, &poisson(4)), Some(Error::Structure { .. })), "{omega}");
    }
    // Indefinite with a positive diagonal: factored with a shift, or refused, never a hang or a NaN.
    let far = csr(2, &[(0, 0, 1.0), (0, 1, 1e200), (1, 0, 1e200), (1, 1, 1.0)]);
    assert!(matches!(refusal(Kind::Ic0, &far), Some(Error::Structure { .. })));
    let near = scaled(&poisson(20), |i, j| if i == j { 0.3 } else { 1.0 });
    let m = make(Kind::Ic0, &near, 1.0);
    let Precond::Incomplete(factors) = &m else { panic!("{}", m.name()) };
    assert!(factors.shift() > 0.0 && apply(&m, &known(400)).iter().all(|v| v.is_finite()));
    if refusal(Kind::Multigrid, &near).is_none() {
        assert!(apply(&make(Kind::Multigrid, &near, 1.0), &known(400)).iter().all(|v| v.is_finite()));
    }
}

/// A symmetric matrix by its values whose pattern is not: a zero is stored on one side only.
#[test]
fn a_zero_without_a_mirror_image() {
    let mut entries: Vec<Entry> = (0..30).map(|i| (i, i, 3.0)).collect();
    entries.extend((0..29).flat_map(|i| [(i, i + 1, -1.0), (i + 1, i, -1.0)]));
    let x = known(30);
    for (r, c) in [(7, 2), (2, 7)] {
        let mut more = entries.clone();
        more.push((r, c, 0.0));
        let a = csr(30, &more);
        for kind in [Kind::Ic0, Kind::Ilu0] {
            let z = apply(&make(kind, &a, 1.0), &times(&a, &x));
            assert!(super::off(&z, &x) < 1e-13, "{kind:?}");
        }
        apply(&make(Kind::Multigrid, &a, 1.0), &x);
    }
}

/// The Laplacian without boundary, b in its range: singular, and CG need not know.
#[test]
fn singular_and_consistent() {
    let side = 30;
    let a = {
        let whole = uneven(side);
        let sums = times(&whole, &vec![1.0; side * side]);
        let row = |r| whole.row(r).0.iter().zip(whole.row(r).1).map(move |(&c, &v)| (r, c as usize, v));
        let entries: Vec<Entry> =
            (0..side * side).flat_map(row).map(|(r, c, v)| (r, c, if r == c { v - sums[r] } else { v })).collect();
        csr(side * side, &entries)
    };
    let b = times(&a, &known(side * side));
    for kind in [Kind::Ssor { omega: 1.0 }, Kind::Ic0, Kind::Multigrid] {
        let (_, x) = cg(&a, 1.0, &make(kind, &a, 1.0), &b);
        assert!(super::off(&times(&a, &x), &b) < 1e-7, "{kind:?}");
    }
}

#[test]
fn odd_values_pass_through() {
    let a = poisson(12);
    for kind in KINDS {
        let mut r = known(144);
        (r[3], r[77]) = (f64::INFINITY, -f64::NAN);
        let z = apply(&make(kind, &a, 1.0), &r);
        assert!(z.iter().all(|v| !v.is_nan() || v.to_bits() == f64::NAN.to_bits()), "{kind:?}");
    }
}

#[test]
fn memory() {
    let a = poisson(60);
    for kind in &KINDS[1..] {
        let need = kind.bytes::<f64>(a.rows(), a.nnz());
        assert!(make(*kind, &a, 1.0).bytes() <= need, "{kind:?}: more than the {need} predicted");
        let tight = Setup::new(*kind, &a, 1.0, need / 8).and_then(|mut s| s.step(&a));
        assert!(matches!(tight, Err(Error::Limit { .. })), "{kind:?}");
        let mut setup = Setup::new(*kind, &a, 1.0, need).expect("the room that was predicted");
        while !setup.step(&a).expect("the room that was predicted") {}
    }
}

#[test]
fn single_precision() {
    let a = uneven(20);
    let (ptr, col, val) = a.parts();
    let half: Vec<f32> = val.iter().map(|&v| v as f32).collect();
    let single = Csr::from_csr(400, 400, ptr, col, &half).unwrap();
    let (r, mut z) = (known(400), vec![0f32; 400]);
    let given: Vec<f32> = r.iter().map(|&v| v as f32).collect();
    for kind in KINDS {
        let mut setup = Setup::new(kind, &single, 1.0, usize::MAX).unwrap();
        while !setup.step(&single).unwrap() {}
        setup.finish().unwrap().solve(Level::best(), &given, &mut z).unwrap();
        let wide: Vec<f64> = z.iter().map(|&v| f64::from(v)).collect();
        let want = apply(&make(kind, &a, 1.0), &r);
        assert!(super::off(&wide, &want) < 1e-3, "{kind:?}: {:e}", super::off(&wide, &want));
    }
}
