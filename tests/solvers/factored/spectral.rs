//! Symmetric eigenvalues and singular values.

use super::{ALL, Matrix, below, bits, in_parts, levels, named, ratio, unorthogonal};
use vecsolve_core::dense::{Eigen, Svd};
use vecsolve_core::simd::Level;

fn eigen(a: &Matrix, level: Level, budget: u64) -> Eigen<f64> {
    let mut e = Eigen::<f64>::new(a.n, &a.a, true).unwrap();
    assert_eq!(in_parts(budget, |budget| e.advance(level, budget)).0, Ok(()), "{}", a.name);
    e
}

fn symmetric() -> Vec<Matrix> {
    let mut all: Vec<Matrix> = named::square().iter().map(named::symmetric).collect();
    all.push(Matrix::of("zeros", 5, 5, |_, _| 0.0));
    all.push(Matrix::of("ones", 30, 30, |_, _| 1.0));
    all.push(Matrix::of("two blocks", 8, 8, |i, j| if i / 4 == j / 4 { 1.0 } else { 0.0 }));
    // Nothing but tiny numbers beside one: what rotations of them are made of underflows.
    all.push(Matrix::of("1, then 1e-170", 6, 6, |i, j| if i + j == 0 { 1.0 } else { 1e-170 * (1 + i * j) as f64 }));
    all
}

fn up_and_unique(name: &str, vectors: &Matrix) {
    for j in 0..vectors.n {
        let largest =
            (0..vectors.m).map(|i| vectors.at(i, j)).fold(0.0f64, |m, v| if v.abs() > m.abs() { v } else { m });
        assert!(largest >= 0.0, "{name}: vector {j} points down");
    }
}

/// DSYT21: ||A - X W X^T|| / (n ||A|| eps), ||I - X^T X|| / (n eps).
#[test]
fn dsyt21() {
    for a in symmetric() {
        let e = eigen(&a, Level::best(), ALL);
        let x = Matrix { a: e.vectors().to_vec(), ..a.clone() }.t();
        let xw = Matrix::of("", a.n, a.n, |i, j| x.at(i, j) * e.values()[j]);
        below("A - X W X^T", &a.name, ratio(a.minus(&xw.times(&x.t())).norm1(), a.n, a.norm1(), f64::EPSILON));
        below("I - X^T X", &a.name, unorthogonal(&x, f64::EPSILON));
        assert!(e.values().is_sorted(), "{}", a.name);
        up_and_unique(&a.name, &x);
        // The values alone are the same values.
        let mut alone = Eigen::<f64>::new(a.n, &a.a, false).unwrap();
        assert_eq!(in_parts(1, |b| alone.advance(Level::best(), b)).0, Ok(()));
        assert_eq!(bits(alone.values()), bits(e.values()), "{}", a.name);
        assert!(alone.vectors().is_empty());
    }
}

#[test]
fn eigenvalues_that_are_known() {
    // The second difference: 2 - 2 cos(k pi / (n + 1)).
    let n = 50;
    let a = Matrix::of("", n, n, |i, j| match i.abs_diff(j) {
        0 => 2.0,
        1 => -1.0,
        _ => 0.0,
    });
    let e = eigen(&a, Level::best(), ALL);
    for (k, w) in e.values().iter().enumerate() {
        let exact = 2.0 - 2.0 * ((k + 1) as f64 * std::f64::consts::PI / (n + 1) as f64).cos();
        assert!((w - exact).abs() < 1e-13, "{k}: {w:e}, {exact:e}");
    }
    // The largest of W21+, and its twin: Wilkinson, The Algebraic Eigenvalue Problem, page 309.
    let e = eigen(&named::wilkinson_plus(21), Level::best(), ALL);
    assert!((e.values()[20] - 10.746194182903393).abs() < 1e-13, "{:.17}", e.values()[20]);
    assert!((e.values()[19] - 10.746194182903322).abs() < 1e-13, "{:.17}", e.values()[19]);
    // A diagonal matrix is sorted, and exact.
    let a = Matrix::of("", 4, 4, |i, j| if i == j { [3.0, -1e-150, 1e150, 0.0][i] } else { 0.0 });
    assert_eq!(eigen(&a, Level::best(), ALL).values(), [-1e-150, 0.0, 3.0, 1e150]);
}

#[test]
fn eigen_has_the_same_bits_at_every_level_and_budget() {
    for a in [named::symmetric(&named::random(45, 45, 2)), named::symmetric(&named::graded(33, 33))] {
        let want = eigen(&a, Level::best(), ALL);
        for level in levels() {
            let have = eigen(&a, level, 1);
            assert_eq!(bits(have.values()), bits(want.values()), "{} at {}", a.name, level.name());
            assert_eq!(bits(have.vectors()), bits(want.vectors()), "{} at {}", a.name, level.name());
        }
    }
}

fn svd(a: &Matrix, level: Level, budget: u64) -> Svd<f64> {
    let mut svd = Svd::<f64>::new(a.m, a.n, &a.a).unwrap();
    assert_eq!(in_parts(budget, |budget| svd.advance(level, budget)).0, Ok(()), "{}", a.name);
    svd
}

/// U and V, by columns as they are.
fn sides(a: &Matrix, svd: &Svd<f64>) -> (Matrix, Matrix) {
    let k = a.m.min(a.n);
    let side = |v: &[f64], len| Matrix::of("", len, k, |i, j| v[j * len + i]);
    (side(svd.left(), a.m), side(svd.right(), a.n))
}

/// dbdt01: ||A - U S V^T|| / (max(m, n) ||A|| eps), and both sides orthonormal.
#[test]
fn dbdt01() {
    for a in named::shapes().into_iter().filter(|a| a.n <= 333) {
        let svd = svd(&a, Level::best(), ALL);
        let (u, v) = sides(&a, &svd);
        let us = Matrix::of("", a.m, u.n, |i, j| u.at(i, j) * svd.values()[j]);
        let rest = a.minus(&us.times(&v.t())).norm1();
        below("A - U S V^T", &a.name, ratio(rest, a.m.max(a.n), a.norm1(), f64::EPSILON));
        below("I - U^T U", &a.name, unorthogonal(&u, f64::EPSILON));
        below("I - V^T V", &a.name, unorthogonal(&v, f64::EPSILON));
        assert!(svd.values().iter().rev().is_sorted() && svd.values().iter().all(|s| *s >= 0.0), "{}", a.name);
        up_and_unique(&a.name, &v);
    }
}

#[test]
fn singular_values_that_are_known() {
    // Hilbert 10: the smallest is 1.0931538193796665e-13, by 60 digits; absolutely exact to eps ||A||.
    let s = svd(&named::hilbert(10), Level::best(), ALL);
    assert!((s.values()[0] - 1.7519196702651775).abs() < 1e-14, "{:.17}", s.values()[0]);
    assert!((s.values()[9] - 1.0931538193796665e-13).abs() < 1e-16, "{:e}", s.values()[9]);
    // Columns scaled over 200 powers of ten: relative accuracy, which bidiagonal forms do not give.
    let q = |i: usize, j: usize| if i == j { 1.0 } else { 0.0 } - 2.0 / 6.0;
    let a = Matrix::of("", 6, 6, |i, j| q(i, j) * 10f64.powi(-40 * j as i32));
    let s = svd(&a, Level::best(), ALL);
    for (j, s) in s.values().iter().enumerate() {
        let exact = 10f64.powi(-40 * j as i32);
        assert!((s / exact - 1.0).abs() < 1e-13, "{j}: {s:e}");
    }
    // Rank 1 and rank 0: the rest of U is filled up.
    for (value, size) in [(1.0, 6.0), (0.0, 0.0)] {
        let a = Matrix::of("", 9, 4, |_, _| value);
        let s = svd(&a, Level::best(), ALL);
        assert!((s.values()[0] - size).abs() < 1e-14 && s.values()[1..].iter().all(|s| s.abs() < 1e-15));
        below("I - U^T U", "ones", unorthogonal(&sides(&a, &s).0, f64::EPSILON));
    }
}

#[test]
fn svd_has_the_same_bits_at_every_level_and_budget() {
    for a in [named::random(40, 25, 2), named::random(17, 33, 3), named::graded(20, 20), named::of_rank(20, 12, 3)] {
        let want = svd(&a, Level::best(), ALL);
        for level in levels() {
            let have = svd(&a, level, 1);
            assert_eq!(bits(have.values()), bits(want.values()), "{} at {}", a.name, level.name());
            assert_eq!(bits(have.left()), bits(want.left()), "{} at {}", a.name, level.name());
            assert_eq!(bits(have.right()), bits(want.right()), "{} at {}", a.name, level.name());
        }
    }
}

#[test]
fn in_f32() {
    let eps = f64::from(f32::EPSILON);
    for n in [1, 2, 17, 60, 100] {
        let a = named::symmetric(&named::random(n, n, 4));
        let a32: Vec<f32> = a.a.iter().map(|&v| v as f32).collect();
        let a = Matrix { a: a32.iter().map(|&v| v.into()).collect(), ..a };
        let wide = |v: &[f32]| Matrix::of("", n, n, |i, j| f64::from(v[j * n + i]));
        let mut e = Eigen::<f32>::new(n, &a32, true).unwrap();
        assert_eq!(e.advance(Level::best(), ALL), Ok(true));
        let mut s = Svd::<f32>::new(n, n, &a32).unwrap();
        assert_eq!(s.advance(Level::best(), ALL), Ok(true));
        for (left, right, values) in [(e.vectors(), e.vectors(), e.values()), (s.left(), s.right(), s.values())] {
            let (left, right) = (wide(left), wide(right));
            let scaled = Matrix::of("", n, n, |i, j| left.at(i, j) * f64::from(values[j]));
            below("A - U S V^T", &a.name, ratio(a.minus(&scaled.times(&right.t())).norm1(), n, a.norm1(), eps));
            below("I - U^T U", &a.name, unorthogonal(&left, eps));
            below("I - V^T V", &a.name, unorthogonal(&right, eps));
        }
    }
}
