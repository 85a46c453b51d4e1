//! Dense factorisations against their definitions: LAPACK's scaled residuals,
//! known answers, naive loops, and the same bits at every level and budget.

mod named;
mod orthogonal;
mod refused;
mod spectral;
mod square;

use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;

/// LAPACK's threshold for a scaled residual.
pub const THRESHOLD: f64 = 30.0;

/// Everything in one go.
pub const ALL: u64 = u64::MAX;

/// A matrix by rows.
#[derive(Clone)]
pub struct Matrix {
    pub name: String,
    pub m: usize,
    pub n: usize,
    pub a: Vec<f64>,
}

impl Matrix {
    pub fn of(name: impl Into<String>, m: usize, n: usize, mut value: impl FnMut(usize, usize) -> f64) -> Matrix {
        let mut a = Vec::with_capacity(m * n);
        for i in 0..m {
            for j in 0..n {
                a.push(value(i, j));
            }
        }
        Matrix { name: name.into(), m, n, a }
    }

    pub fn at(&self, i: usize, j: usize) -> f64 {
        self.a[i * self.n + j]
    }

    pub fn t(&self) -> Matrix {
        Matrix::of(self.name.clone(), self.n, self.m, |i, j| self.at(j, i))
    }

    pub fn times(&self, b: &Matrix) -> Matrix {
        assert_eq!(self.n, b.m);
        let mut c = Matrix::of("", self.m, b.n, |_, _| 0.0);
        for i in 0..self.m {
            for k in 0..self.n {
                let v = self.at(i, k);
                if v != 0.0 {
                    for j in 0..b.n {
                        c.a[i * b.n + j] += v * b.a[k * b.n + j];
                    }
                }
            }
        }
        c
    }

    pub fn minus(&self, b: &Matrix) -> Matrix {
        Matrix::of("", self.m, self.n, |i, j| self.at(i, j) - b.at(i, j))
    }

    /// The largest sum of magnitudes of a column.
    pub fn norm1(&self) -> f64 {
        let sum = |j| (0..self.m).map(|i| self.at(i, j).abs()).sum::<f64>();
        // Not max(), which passes over a NaN.
        (0..self.n).map(sum).fold(0.0, |m: f64, v| if v <= m { m } else { v })
    }

    /// The values times a power of two.
    pub fn scaled(&self, power: i32) -> Matrix {
        Matrix::of(self.name.clone(), self.m, self.n, |i, j| self.at(i, j) * 2f64.powi(power))
    }
}

pub fn identity(n: usize) -> Matrix {
    Matrix::of("identity", n, n, |i, j| f64::from(u8::from(i == j)))
}

/// ||part|| / (size ||whole|| eps), 0 / 0 being 0.
pub fn ratio(part: f64, size: usize, whole: f64, eps: f64) -> f64 {
    if part == 0.0 { 0.0 } else { part / whole / (size as f64 * eps) }
}

/// ||I - X^T X|| / (rows eps).
pub fn unorthogonal(x: &Matrix, eps: f64) -> f64 {
    ratio(identity(x.n).minus(&x.t().times(x)).norm1(), x.m, 1.0, eps)
}

/// Asserts a ratio below the threshold, and that it is a number.
pub fn below(what: &str, name: &str, ratio: f64) {
    assert!(ratio < THRESHOLD, "{what} of {name}: {ratio:e}");
}

/// Runs `advance` to its end by small budgets: how it ended, and the number of calls.
pub fn in_parts(budget: u64, mut advance: impl FnMut(u64) -> Result<bool, Reason>) -> (Result<(), Reason>, usize) {
    for calls in 1..10_000_000 {
        match advance(budget) {
            Ok(false) => {}
            Ok(true) => return (Ok(()), calls),
            Err(reason) => return (Err(reason), calls),
        }
    }
    panic!("it never ends");
}

pub fn bits(x: &[f64]) -> Vec<u64> {
    x.iter().map(|v| v.to_bits()).collect()
}

pub fn levels() -> Vec<Level> {
    Level::all().collect()
}
