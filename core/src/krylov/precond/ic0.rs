//! IC0: incomplete Cholesky without fill, shifted when it breaks down.
//!
//! Meijerink and van der Vorst 1977; the shift is Manteuffel's (Math. Comp.
//! 34, 1980): A + alpha diag(A) is factored for alpha = 0, 1e-3, 2e-3, 4e-3,
//! ... until every pivot is positive, which ends at the latest when the
//! shifted matrix is diagonally dominant. For a symmetric A with a positive
//! diagonal; it need not be positive definite, but then CG finds that out.
//!
//! A pivot that all but vanished beside its diagonal is rounding and counts as
//! a breakdown: of a Laplacian without boundary the last one is 0 or 1e-16.

use crate::error::Error;
use crate::simd::Real;

/// Shifts that are tried: to 1e-3 * 2^40 = 1e9.
pub(super) const ATTEMPTS: u32 = 41;

/// The shift of an attempt, the first being number 0.
pub(super) fn shift(attempt: u32) -> f64 {
    match attempt.min(ATTEMPTS) {
        0 => 0.0,
        k => 1e-3 * (1u64 << (k - 1)) as f64,
    }
}

/// Whether a pivot of the equilibrated matrix, whose diagonal is in [1, 4), will do.
pub(super) fn usable<T: Real>(pivot: T) -> bool {
    pivot > T::from_f64(8.0) * T::EPSILON && pivot.is_finite()
}

/// Refuses a diagonal that is not positive, or that no inverse exists of.
pub(super) fn accept<T: Real>(diagonal: &[T]) -> Result<(), Error> {
    match diagonal.iter().position(|&d| !(d > T::ZERO && (T::ONE / d).is_finite())) {
        Some(at) => Err(Error::Structure { what: "precond ic0 needs a diagonal of one sign", at }),
        None => Ok(()),
    }
}
