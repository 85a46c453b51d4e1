//! ILU0: incomplete LU without fill, for any square matrix.
//!
//! Saad, Iterative Methods for Sparse Linear Systems, 2nd ed., section 10.3.
//! There is no pivoting, so a diagonal that is missing, zero or all but
//! eliminated needs a rule: a pivot below sqrt(eps) in the equilibrated
//! matrix, whose rows and columns have largest magnitudes of about 1, becomes
//! [`REPLACED`] of its sign (positive for zero). A missing diagonal is a zero
//! one that gets its fill. How many were replaced is told: with many, the
//! factors are of another matrix and a direct method is the better choice.

use crate::simd::Real;

/// What takes the place of a tiny pivot. Smaller, and the factors are of a
/// nearly singular matrix, whose solutions swamp all else.
const REPLACED: f64 = 1e-2;

/// What takes the place of this pivot, if anything must.
pub(super) fn mended<T: Real>(pivot: T) -> Option<T> {
    if pivot.abs() >= T::EPSILON.sqrt() && pivot.is_finite() {
        return None;
    }
    let size = T::from_f64(REPLACED);
    Some(if pivot < T::ZERO { -size } else { size })
}
