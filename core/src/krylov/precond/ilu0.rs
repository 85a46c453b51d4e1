//! ILU0: incomplete LU without fill, for any square matrix.
//!
//! Saad, Iterative Methods for Sparse Linear Systems, 2nd ed., section 10.3.
//! There is no pivoting, so a pivot that vanishes needs a rule:
//!
//! - One below sqrt(eps) of its own diagonal a_ii was eliminated but for
//!   rounding, and becomes a_ii. Whatever scales rows and columns, this says
//!   the same.
//! - Where a_ii is zero or missing, the fill it gets is held against 1, the
//!   size of the equilibrated matrix: below sqrt(eps) it becomes [`REPLACED`]
//!   of its sign, positive for zero.
//!
//! How many were replaced is told: with many, the factors are of another
//! matrix, and a direct method is the better choice.

use crate::simd::Real;

/// What takes the place of a tiny pivot without a diagonal. Smaller, and the
/// factors are of a nearly singular matrix, whose solutions swamp all else.
const REPLACED: f64 = 1e-2;

/// What takes the place of this pivot, if anything must; `given` is a_ii.
pub(super) fn mended<T: Real>(pivot: T, given: T) -> Option<T> {
    let (small, size) = (T::EPSILON.sqrt(), T::from_f64(REPLACED));
    let least = if given == T::ZERO { small } else { small * given.abs() };
    if pivot.abs() >= least && pivot.is_finite() {
        None
    } else if given != T::ZERO {
        Some(given)
    } else {
        Some(if pivot < T::ZERO { -size } else { size })
    }
}
