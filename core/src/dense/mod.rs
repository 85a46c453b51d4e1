//! Dense factorisations, row-major, f32 and f64.
//!
//! | file | holds |
//! |---|---|
//! | `lu`, `cholesky` | A X = B, square: blocked over `kernels::gemm`, columns in `panel` |
//! | `triangle` | their triangles solved, one right-hand side or many |
//! | `factor` | what both answer: many right-hand sides, `rcond`, the inverse, the determinant |
//! | `condest` | the 1-norm of an inverse from a few solves |
//! | `qr`, `reflect`, `least_squares` | Householder QR, column pivoting, least squares of any rank |
//! | `eigen` | symmetric: tridiagonal by reflections, then implicit QL |
//! | `rotate` | plane rotations, order and signs of vectors, for the two below |
//! | `vectors` | dot products and norms out of line |
//! | `svd` | one-sided Jacobi |
//!
//! A type is made with all its memory (`new`); a `step` is one panel, column or
//! sweep and allocates nothing; `advance(level, budget)` takes steps until
//! about so much work is spent.
#![forbid(unsafe_code)]

mod cholesky;
mod condest;
mod eigen;
mod factor;
mod least_squares;
mod lu;
mod panel;
mod qr;
mod reflect;
mod rotate;
mod svd;
mod triangle;
mod vectors;

pub use cholesky::Cholesky;
pub use condest::{Climb, inverse_norm1};
pub use eigen::Eigen;
pub use factor::{Factor, Inverse, Scaled, solve_work};
pub use least_squares::LeastSquares;
pub use lu::Lu;
pub use qr::Qr;
pub use svd::Svd;
pub use triangle::Sides;

use crate::error::{Error, all_finite, filled};
use crate::simd::Real;
use alloc::vec::Vec;

/// A copy of an m x n matrix.
///
/// # Errors
/// [`Error::Shape`], [`Error::NotFinite`], [`Error::Memory`].
fn copied<T: Real>(m: usize, n: usize, a: &[T]) -> Result<Vec<T>, Error> {
    let want = m.saturating_mul(n);
    if a.len() != want {
        return Err(Error::Shape { what: "a", have: a.len(), want });
    }
    all_finite("a", a)?;
    let mut own = filled(want, T::ZERO)?;
    own.copy_from_slice(a);
    Ok(own)
}

/// Refuses an n x n matrix with |a_ij - a_ji| > 8 eps max(|a_ij|, |a_ji|)
/// somewhere: the rule of [`crate::sparse::Features`].
///
/// # Errors
/// [`Error::Structure`], at the place in `a` of the first one below the diagonal.
fn symmetric<T: Real>(n: usize, a: &[T]) -> Result<(), Error> {
    let slack = T::from_f64(8.0) * T::EPSILON;
    for i in 0..n {
        for j in 0..i {
            let (v, m) = (a[i * n + j], a[j * n + i]);
            let larger = if v.abs() > m.abs() { v.abs() } else { m.abs() };
            // The halves: a difference of large values of two signs overflows.
            let half = T::from_f64(0.5);
            if (half * v - half * m).abs() > half * (slack * larger) {
                return Err(Error::Structure { what: "a must be symmetric", at: i * n + j });
            }
        }
    }
    Ok(())
}

/// `advance` and the factor's other entry points take a level: compiled here, for both types.
macro_rules! advance {
    ($name:ident) => {
        crate::dense::advance!($name, f32);
        crate::dense::advance!($name, f64);
    };
    ($name:ident, $t:ident) => {
        impl $name<$t> {
            /// Takes steps until about `budget` work units (one is about a
            /// multiply-add) are spent, at least one: true when all is done.
            ///
            /// # Errors
            /// How it ended, when it cannot be done; asked again, the same.
            pub fn advance(
                &mut self,
                level: crate::simd::Level,
                budget: u64,
            ) -> Result<bool, crate::krylov::Reason> {
                crate::simd::dispatch!(level, s => {
                    let mut spent = 0u64;
                    loop {
                        let cost = self.step_work();
                        match self.step(s) {
                            Ok(false) => {}
                            ended => return ended,
                        }
                        spent = spent.saturating_add(cost);
                        if spent >= budget {
                            return Ok(false);
                        }
                    }
                })
            }
        }
    };
}
pub(crate) use advance;
