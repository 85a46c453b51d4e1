//! How good a solution is, from the caller's own matrix and right-hand side:
//! the only thing that may call a solve converged.

use crate::kernels::{amax_f64, nrm2_f64, scaled_squares, spmv_t_f64};
use crate::simd::{Level, Real};
use crate::sparse::Csr;

/// How good the answer is, from the original matrix.
#[derive(Clone, Copy, Debug, Default)]
pub struct Judgement {
    /// ||b - A x||_2.
    pub residual_norm: f64,
    /// ||b||_2.
    pub rhs_norm: f64,
    /// ||b - A x|| / ||b||; ||b - A x|| when b is zero.
    pub relative: f64,
    /// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf); 0 when both are 0.
    pub backward_error: f64,
    /// ||A^T r|| / (||A||_F ||r||), r = b - A x: of a least-squares solve.
    pub gradient: Option<f64>,
}

/// norm / rhs, and the norm itself where rhs is zero.
pub(super) fn relative(norm: f64, rhs: f64) -> f64 {
    if rhs > 0.0 { norm / rhs } else { norm }
}

/// 1, or for values whose squares could overflow or vanish a power of two that
/// brings the largest magnitude near 1.
pub(super) fn scale_for<T: Real>(v: &[T]) -> T {
    let largest = v.iter().fold(T::ZERO, |m, v| if v.abs() > m { v.abs() } else { m });
    let squared = largest * largest * T::from_f64(v.len() as f64);
    if largest == T::ZERO || (squared.is_finite() && squared >= T::SMALL_SQUARE) {
        T::ONE
    } else {
        largest.inverse_power_of_two()
    }
}

/// Judges x from the original matrix; r, as long as A has rows, becomes b - A x.
pub fn judge(level: Level, a: &Csr<f64>, b: &[f64], x: &[f64], r: &mut [f64]) -> Judgement {
    a.residual(b, x, r);
    for r in r.iter_mut() {
        *r = r.canonical();
    }
    let amax = |v: &[f64]| amax_f64(level, v);
    let nrm2 = |v: &[f64]| nrm2_f64(level, v);
    let (residual_max, denominator) = (amax(r), a.norm_inf() * amax(x) + amax(b));
    let (residual_norm, rhs_norm, scale) = (nrm2(r), nrm2(b), scale_for(b));
    Judgement {
        residual_norm,
        rhs_norm,
        // Where ||b|| itself overflows the quotient is taken of scaled norms.
        relative: if scale == 1.0 {
            relative(residual_norm, rhs_norm)
        } else {
            Real::sqrt(scaled_squares(r, scale) / scaled_squares(b, scale))
        },
        backward_error: if residual_max == 0.0 { 0.0 } else { residual_max / denominator },
        gradient: None,
    }
}

/// ||A^T r|| / (||A||_F ||r||) from the original matrix; `atr`, as long as A has
/// columns, becomes A^T r. 0 where A^T r is.
pub fn gradient(level: Level, a: &Csr<f64>, r: &[f64], atr: &mut [f64]) -> f64 {
    let (row_ptr, col, val) = a.parts();
    if spmv_t_f64(level, a.rows(), a.cols(), row_ptr, col, val, r, atr).is_err() {
        return f64::NAN;
    }
    let along = nrm2_f64(level, atr);
    if along == 0.0 { 0.0 } else { along / nrm2_f64(level, val) / nrm2_f64(level, r) }
}
