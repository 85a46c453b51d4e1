//! Dense matrices with names.

use super::{Matrix, identity};
use fastrand::Rng;

pub fn random(m: usize, n: usize, seed: u64) -> Matrix {
    let mut rng = Rng::with_seed(seed);
    Matrix::of(format!("random {m} x {n}"), m, n, |_, _| 2.0 * rng.f64() - 1.0)
}

pub fn hilbert(n: usize) -> Matrix {
    Matrix::of(format!("Hilbert {n}"), n, n, |i, j| 1.0 / (i + j + 1) as f64)
}

/// Partial pivoting doubles the last column at every step.
pub fn wilkinson_growth(n: usize) -> Matrix {
    Matrix::of(format!("Wilkinson's growth {n}"), n, n, |i, j| {
        if i == j || j + 1 == n {
            1.0
        } else if i > j {
            -1.0
        } else {
            0.0
        }
    })
}

/// W_n+: pairs of eigenvalues that agree to many digits.
pub fn wilkinson_plus(n: usize) -> Matrix {
    Matrix::of(format!("Wilkinson's W{n}+"), n, n, |i, j| match i.abs_diff(j) {
        0 => (i as f64 - (n / 2) as f64).abs(),
        1 => 1.0,
        _ => 0.0,
    })
}

/// Kahan's: nearly singular with no small element on the diagonal.
pub fn kahan(n: usize) -> Matrix {
    let (s, c) = (1.2f64.sin(), 1.2f64.cos());
    Matrix::of(format!("Kahan {n}"), n, n, |i, j| {
        s.powi(i as i32)
            * if i == j {
                1.0
            } else if j > i {
                -c
            } else {
                0.0
            }
    })
}

pub fn vandermonde(m: usize, n: usize) -> Matrix {
    Matrix::of(format!("Vandermonde {m} x {n}"), m, n, |i, j| ((i + 1) as f64 / m as f64).powi(j as i32))
}

/// Rows and columns from 1 down to 2^-60.
pub fn graded(m: usize, n: usize) -> Matrix {
    let size = |i: usize, of: usize| 2f64.powi(-(60 * i as i32) / of.max(1) as i32);
    let r = random(m, n, 5);
    Matrix::of(format!("graded {m} x {n}"), m, n, |i, j| r.at(i, j) * size(i, m) * size(j, n))
}

/// The sum of a matrix and its transpose.
pub fn symmetric(a: &Matrix) -> Matrix {
    Matrix::of(format!("symmetric {}", a.name), a.n, a.n, |i, j| a.at(i, j) + a.at(j, i))
}

/// A A^T + I.
pub fn definite(n: usize, seed: u64) -> Matrix {
    let a = random(n, n, seed);
    let product = a.times(&a.t());
    // Mirrored, so that the two halves agree to the last bit.
    Matrix::of(format!("definite {n}"), n, n, |i, j| product.at(i.max(j), i.min(j)) + f64::from(u8::from(i == j)))
}

/// Of a given rank, by whole numbers.
pub fn of_rank(m: usize, n: usize, rank: usize) -> Matrix {
    let mut rng = Rng::with_seed(77);
    let left = Matrix::of("", m, rank, |_, _| rng.i32(-4..=4) as f64);
    let right = Matrix::of("", rank, n, |_, _| rng.i32(-4..=4) as f64);
    Matrix { name: format!("rank {rank} of {m} x {n}"), ..left.times(&right) }
}

/// Square and regular, but for rounding.
pub fn square() -> Vec<Matrix> {
    let mut all = vec![
        Matrix::of("0 x 0", 0, 0, |_, _| 0.0),
        Matrix::of("1 x 1", 1, 1, |_, _| -3.0),
        identity(33),
        hilbert(6),
        hilbert(12),
        wilkinson_growth(30),
        wilkinson_plus(21),
        kahan(40),
        vandermonde(12, 12),
        graded(50, 50),
        random(40, 40, 3).scaled(990),
        random(40, 40, 4).scaled(-990),
    ];
    for n in [2, 3, 7, 15, 16, 17, 31, 33, 48, 63, 64, 65, 80, 97, 128, 200, 333, 500] {
        all.push(random(n, n, n as u64));
    }
    all
}

/// Of any shape.
pub fn shapes() -> Vec<Matrix> {
    let mut all = square();
    for (m, n) in
        [(1, 5), (5, 1), (0, 4), (4, 0), (40, 31), (31, 40), (100, 33), (33, 100), (300, 120), (64, 32), (90, 64)]
    {
        all.push(random(m, n, (m * 7 + n) as u64));
    }
    all.extend([of_rank(30, 20, 5), of_rank(20, 30, 7), graded(60, 20), vandermonde(40, 10)]);
    all.push(Matrix::of("zeros", 6, 4, |_, _| 0.0));
    all.push(Matrix::of("ones", 9, 9, |_, _| 1.0));
    all
}
