//! LU on dense matrices: LAPACK's scaled residual, the backward error, and the
//! condition estimate against inverses that are known.

use crate::problems::{Entry, csr, times};
use crate::{Ended, by, solve};
use fastrand::Rng;
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;
use vecsolve_core::solve::{Method, Options};
use vecsolve_core::sparse::Csr;

/// LAPACK's threshold for a scaled residual.
const THRESHOLD: f64 = 30.0;

fn dense(n: usize, mut value: impl FnMut(usize, usize) -> f64) -> Csr<f64> {
    let entries: Vec<Entry> = (0..n * n).map(|i| (i / n, i % n, value(i / n, i % n))).collect();
    csr(n, &entries)
}

fn random(n: usize, rng: &mut Rng) -> Csr<f64> {
    dense(n, |_, _| 2.0 * rng.f64() - 1.0)
}

fn lu(a: &Csr<f64>, b: &[f64]) -> Ended {
    solve(Level::best(), a, b, by(Method::Lu))
}

fn norm1(v: &[f64]) -> f64 {
    v.iter().map(|v| v.abs()).sum()
}

/// LAPACK's DGET02: ||b - A x||_1 / (n eps ||A||_1 ||x||_1).
fn dget02(a: &Csr<f64>, b: &[f64], x: &[f64]) -> f64 {
    let n = a.rows();
    let columns: Vec<f64> = (0..n).map(|c| (0..n).map(|r| a.get(r, c).abs()).sum()).collect();
    let rest: Vec<f64> = times(a, x).iter().zip(b).map(|(ax, b)| b - ax).collect();
    let norm_a = columns.iter().fold(0.0, |m: f64, &v| m.max(v));
    norm1(&rest) / (n as f64 * f64::EPSILON * norm_a * norm1(x))
}

#[test]
fn scaled_residuals_of_random_matrices() {
    let mut rng = Rng::with_seed(11);
    for n in [1, 2, 3, 5, 8, 15, 16, 17, 31, 33, 50, 64, 100, 129, 200] {
        for round in 0..3 {
            let a = random(n, &mut rng);
            let b: Vec<f64> = (0..n).map(|_| 2.0 * rng.f64() - 1.0).collect();
            // One solve with the factors, whose residual is far below this tolerance: nothing is refined.
            let ended = lu(&a, &b);
            let scaled = dget02(&a, &b, &ended.x);
            assert_eq!((ended.reason, ended.iterations), (Reason::Converged, 1), "n = {n}, round {round}");
            assert!(scaled < THRESHOLD, "n = {n}, round {round}: {scaled}");
            let backward = ended.judgement.backward_error;
            assert!(backward < n as f64 * f64::EPSILON, "n = {n}, round {round}: {backward:e}");
        }
    }
}

#[test]
fn rows_are_exchanged() {
    // Without pivoting 1e-20 is divided by, and x is (0, 1) until it is refined.
    let a = csr(2, &[(0, 0, 1e-20), (0, 1, 1.0), (1, 0, 1.0), (1, 1, 1.0)]);
    let ended = lu(&a, &[1.0, 2.0]);
    assert_eq!((&ended.x[..], ended.iterations), (&[1.0, 1.0][..], 1));
    // A cyclic shift: every step exchanges.
    let a = csr(9, &(0..9).map(|i| (i, (i + 4) % 9, (i + 1) as f64)).collect::<Vec<_>>());
    let answer: Vec<f64> = (0..9).map(|i| 3.0 - f64::from(i)).collect();
    assert_eq!(lu(&a, &times(&a, &answer)).x, answer);
}

#[test]
fn refinement_reaches_the_last_digits() {
    let mut rng = Rng::with_seed(12);
    let a = random(120, &mut rng);
    let b: Vec<f64> = (0..120).map(|_| rng.f64()).collect();
    let ended = solve(Level::best(), &a, &b, Options { tol: 0.0, ..by(Method::Lu) });
    assert!(ended.judgement.backward_error <= 4.0 * f64::EPSILON, "{:e}", ended.judgement.backward_error);
}

fn condition(a: &Csr<f64>) -> f64 {
    1.0 / lu(a, &vec![1.0; a.rows()]).rcond.expect("lu ran")
}

/// cond_1 of Hilbert matrices as f64 holds them, by exact rational inverses.
#[test]
fn condition_of_hilbert_matrices() {
    for (n, exact) in [
        (4, 28374.99999999611),
        (5, 943655.9999988688),
        (6, 29070279.002278455),
        (7, 985194889.2010752),
        (8, 33872791001.155113),
    ] {
        let estimate = condition(&dense(n, |r, c| 1.0 / (r + c + 1) as f64));
        // A lower bound but for rounding, which a solve with this matrix magnifies by the condition.
        let upper = exact * (1.0 + 100.0 * f64::EPSILON * exact);
        assert!(estimate >= exact / 3.0 && estimate <= upper, "n = {n}: {estimate:e}, exact {exact:e}");
    }
}

#[test]
fn condition_of_simple_matrices() {
    let identity = |n| csr(n, &(0..n).map(|i| (i, i, 1.0)).collect::<Vec<_>>());
    for n in [1, 40] {
        let c = condition(&identity(n));
        assert!((c - 1.0).abs() < 1e-12, "{c:e}");
    }
    let diagonal = csr(3, &[(0, 0, 1e-3), (1, 1, 8.0), (2, 2, -1e5)]);
    let c = condition(&diagonal);
    assert!((c / 1e8 - 1.0).abs() < 1e-12, "{c:e}");
    // Ones above minus ones: ||A||_1 = n, ||A^-1||_1 = 2^(n - 1).
    let n = 20;
    let entries: Vec<Entry> = (0..n * n)
        .map(|i| (i / n, i % n))
        .filter(|(r, c)| c >= r)
        .map(|(r, c)| (r, c, if r == c { 1.0 } else { -1.0 }))
        .collect();
    let (c, exact) = (condition(&csr(n, &entries)), n as f64 * 2f64.powi(n as i32 - 1));
    assert!(c >= exact / 3.0 && c <= exact * (1.0 + 1e-12), "{c:e}, exact {exact:e}");
}

#[test]
fn singular_to_working_precision() {
    // Rows 1 to 9: rounding leaves a last pivot of 1e-16 or so, and no answer.
    let a = dense(3, |r, c| (3 * r + c + 1) as f64);
    let ended = lu(&a, &[1.0, 2.0, 4.0]);
    assert_eq!(ended.reason, Reason::Singular);
    let hilbert = dense(14, |r, c| 1.0 / (r + c + 1) as f64);
    let ended = lu(&hilbert, &[1.0; 14]);
    assert_eq!(ended.reason, Reason::Singular, "cond_1 is 1e18 or more, rcond {:?}", ended.rcond);
}
