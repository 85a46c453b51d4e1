//! What the doors of the dense factorisations refuse, and what they take.

use super::{ALL, named};
use vecsolve_core::dense::{Cholesky, Eigen, Inverse, LeastSquares, Lu, Qr, Svd, solve_work};
use vecsolve_core::error::Error;
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;

/// Every constructor of a square matrix, and of any.
fn doors(m: usize, n: usize, a: &[f64]) -> Vec<(&'static str, Option<Error>)> {
    let mut all = vec![
        ("qr", Qr::<f64>::new(m, n, a, false).err()),
        ("pivoted qr", Qr::<f64>::new(m, n, a, true).err()),
        ("least squares", LeastSquares::<f64>::new(m, n, a, true, 0.0).err()),
        ("svd", Svd::<f64>::new(m, n, a).err()),
    ];
    if m == n {
        all.push(("lu", Lu::<f64>::new(n, a).err()));
        all.push(("cholesky", Cholesky::<f64>::new(n, a).err()));
        all.push(("eigen", Eigen::<f64>::new(n, a, true).err()));
    }
    all
}

#[test]
fn sizes_that_do_not_fit() {
    for (what, error) in doors(3, 3, &[1.0; 8]) {
        assert_eq!(error, Some(Error::Shape { what: "a", have: 8, want: 9 }), "{what}");
    }
    // More than there are addresses.
    for (what, error) in doors(usize::MAX, usize::MAX, &[1.0; 4]) {
        assert_eq!(error, Some(Error::Shape { what: "a", have: 4, want: usize::MAX }), "{what}");
    }
}

#[test]
fn values_that_are_not_finite() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let a = [1.0, 0.0, 0.0, value];
        for (what, error) in doors(2, 2, &a) {
            assert_eq!(error, Some(Error::NotFinite { what: "a", at: 3 }), "{what}");
        }
    }
}

#[test]
fn symmetric_methods_refuse_other_matrices() {
    let mut a = named::definite(20, 3);
    assert!(doors(20, 20, &a.a).iter().all(|(_, error)| error.is_none()));
    // Within rounding of it.
    a.a[7 * 20 + 3] *= 1.0 + 4.0 * f64::EPSILON;
    assert!(doors(20, 20, &a.a).iter().all(|(_, error)| error.is_none()));
    a.a[7 * 20 + 3] *= 1.0 + 1e-10;
    for (what, error) in doors(20, 20, &a.a) {
        let refused = Some(Error::Structure { what: "a must be symmetric", at: 7 * 20 + 3 });
        assert_eq!(error, if ["cholesky", "eigen"].contains(&what) { refused } else { None }, "{what}");
    }
    // Large values of two signs differ by more than there are numbers.
    assert!(Cholesky::<f64>::new(2, &[1.0, f64::MAX, -f64::MAX, 1.0]).is_err());
}

#[test]
fn right_hand_sides_that_do_not_fit() {
    let a = named::definite(5, 3);
    let mut lu = Lu::<f64>::new(5, &a.a).unwrap();
    let mut work = vec![0.0; solve_work::<f64>(5, 2)];
    let unfinished = lu.solve_many(Level::best(), false, 1, &mut [1.0; 5], &mut work);
    assert!(matches!(unfinished, Err(Error::Unsupported { .. })));
    assert_eq!(lu.rcond(Level::best()), 0.0);
    let mut inverse = Inverse::<f64>::new(5, 1.0).unwrap();
    assert_eq!(lu.invert(Level::best(), &mut inverse, ALL), Err(Reason::Singular));
    assert_eq!(lu.advance(Level::best(), ALL), Ok(true));
    assert_eq!(lu.advance(Level::best(), ALL), Ok(true));
    let ask = |sides, b: &mut [f64], work: &mut [f64]| lu.solve_many(Level::best(), true, sides, b, work).unwrap_err();
    assert_eq!(ask(2, &mut [1.0; 9], &mut work), Error::Shape { what: "b", have: 9, want: 10 });
    assert_eq!(ask(usize::MAX, &mut [1.0; 9], &mut work), Error::Shape { what: "b", have: 9, want: usize::MAX });
    assert!(matches!(ask(2, &mut [1.0; 10], &mut []), Error::Shape { what: "work", have: 0, .. }));
    assert_eq!(ask(1, &mut [1.0, 2.0, f64::NAN, 3.0, 4.0], &mut work), Error::NotFinite { what: "b", at: 2 });
    assert_eq!(lu.solve_many(Level::best(), false, 0, &mut [], &mut work), Ok(()));

    let mut qr = Qr::<f64>::new(5, 5, &a.a, true).unwrap();
    assert_eq!(qr.apply_q(Level::best(), true, 2, &mut [0.0; 9]), Err(Error::Shape { what: "b", have: 9, want: 10 }));
    let mut ls = LeastSquares::<f64>::new(5, 5, &a.a, true, 0.0).unwrap();
    assert!(matches!(ls.solve(Level::best(), true, &[1.0; 5], &mut [0.0; 5]), Err(Error::Unsupported { .. })));
    assert_eq!(ls.advance(Level::best(), ALL), Ok(true));
    assert_eq!(
        ls.solve(Level::best(), true, &[1.0; 4], &mut [0.0; 5]),
        Err(Error::Shape { what: "b", have: 4, want: 5 })
    );
    assert_eq!(
        ls.solve(Level::best(), true, &[1.0; 5], &mut [0.0; 6]),
        Err(Error::Shape { what: "x", have: 6, want: 5 })
    );
}

/// Zero right-hand sides have the answer zero.
#[test]
fn nothing_to_solve_for() {
    let a = named::definite(7, 1);
    let mut lu = Lu::<f64>::new(7, &a.a).unwrap();
    assert_eq!(lu.advance(Level::best(), ALL), Ok(true));
    let mut work = vec![0.0; solve_work::<f64>(7, 3)];
    for sides in [1, 3] {
        let mut b = vec![0.0; 7 * sides];
        lu.solve_many(Level::best(), false, sides, &mut b, &mut work).unwrap();
        assert!(b.iter().all(|v| *v == 0.0));
    }
}

/// At the edge of the numbers nothing panics, and nothing that is not finite is called done right:
/// it is canonical, or the reason says so.
#[test]
fn values_at_the_edge() {
    let n = 20;
    for a in [
        vec![f64::MAX; n * n],
        vec![5e-324; n * n],
        (0..n * n).map(|i| if i % 3 == 0 { f64::MAX } else { -5e-324 }).collect(),
    ] {
        let mut lu = Lu::<f64>::new(n, &a).unwrap();
        if lu.advance(Level::best(), ALL) == Ok(true) {
            let rcond = lu.rcond(Level::best());
            assert!(rcond.is_finite() && rcond >= 0.0);
        }
        if let Ok(mut c) = Cholesky::<f64>::new(n, &a) {
            let _ = c.advance(Level::best(), ALL);
        }
        for pivoting in [false, true] {
            let mut qr = Qr::<f64>::new(n, n, &a, pivoting).unwrap();
            let _ = qr.advance(Level::best(), ALL);
        }
        let mut svd = Svd::<f64>::new(n, n, &a).unwrap();
        assert_eq!(svd.advance(Level::best(), ALL), Ok(true));
        if let Ok(mut e) = Eigen::<f64>::new(n, &a, true) {
            assert_eq!(e.advance(Level::best(), ALL), Ok(true));
        }
    }
}

/// Memory is told before it is spent.
#[test]
fn bytes_are_predicted() {
    for (m, n) in [(0, 0), (1, 1), (17, 17), (40, 90), (200, 60), (130, 130)] {
        let a = vec![1.0; m * n];
        let measured = |f: &dyn Fn()| allocation_counter::measure(f).bytes_max as usize;
        let mut all = vec![
            ("qr", Qr::<f64>::bytes(m, n, false), measured(&|| drop(Qr::<f64>::new(m, n, &a, false)))),
            ("pivoted", Qr::<f64>::bytes(m, n, true), measured(&|| drop(Qr::<f64>::new(m, n, &a, true)))),
            ("svd", Svd::<f64>::bytes(m, n), measured(&|| drop(Svd::<f64>::new(m, n, &a)))),
            (
                "least squares",
                LeastSquares::<f64>::bytes(m, n, true),
                measured(&|| drop(LeastSquares::<f64>::new(m, n, &a, true, 0.0))),
            ),
        ];
        if m == n {
            all.push(("lu", Lu::<f64>::bytes(n), measured(&|| drop(Lu::<f64>::new(n, &a)))));
            all.push(("cholesky", Cholesky::<f64>::bytes(n), measured(&|| drop(Cholesky::<f64>::new(n, &a)))));
            all.push(("eigen", Eigen::<f64>::bytes(n, true), measured(&|| drop(Eigen::<f64>::new(n, &a, true)))));
            all.push(("inverse", Inverse::<f64>::bytes(n), measured(&|| drop(Inverse::<f64>::new(n, 1.0)))));
        }
        for (what, said, spent) in all {
            assert!(spent <= said, "{what} of {m} x {n}: {spent} bytes, {said} were said");
            assert!(said <= 2 * spent + 4096, "{what} of {m} x {n}: {spent} bytes, {said} were said");
        }
    }
}

/// All memory is taken when a factorisation is made.
#[test]
fn steps_allocate_nothing() {
    let a = named::definite(70, 1);
    let none = |what: &str, f: &mut dyn FnMut()| {
        let counted = allocation_counter::measure(f);
        assert_eq!(counted.count_total, 0, "{what}");
    };
    let level = Level::best();
    let mut lu = Lu::<f64>::new(70, &a.a).unwrap();
    none("lu", &mut || assert_eq!(lu.advance(level, ALL), Ok(true)));
    none("rcond", &mut || assert!(lu.rcond(level) > 0.0));
    let mut inverse = Inverse::<f64>::new(70, 1.0).unwrap();
    none("inverse", &mut || assert_eq!(lu.invert(level, &mut inverse, ALL), Ok(true)));
    let mut c = Cholesky::<f64>::new(70, &a.a).unwrap();
    none("cholesky", &mut || assert_eq!(c.advance(level, ALL), Ok(true)));
    let low = named::of_rank(70, 50, 20);
    let mut ls = LeastSquares::<f64>::new(70, 50, &low.a, true, 0.0).unwrap();
    let mut x = [0.0; 50];
    none("least squares", &mut || {
        assert_eq!(ls.advance(level, ALL), Ok(true));
        ls.solve(level, true, &[1.0; 70], &mut x).unwrap();
    });
    let mut e = Eigen::<f64>::new(70, &a.a, true).unwrap();
    none("eigen", &mut || assert_eq!(e.advance(level, ALL), Ok(true)));
    let mut svd = Svd::<f64>::new(70, 50, &low.a).unwrap();
    none("svd", &mut || assert_eq!(svd.advance(level, ALL), Ok(true)));
}
