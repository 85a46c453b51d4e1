//! What the rule table of `solve` looks at.

use super::Csr;
use crate::simd::Real;

/// The signs on the diagonal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Diagonal {
    /// All positive.
    Positive,
    /// All negative.
    Negative,
    /// Both, and no zero.
    Mixed,
    /// A zero, nothing stored, or a value too tiny to divide by, somewhere.
    Zero,
}

/// Cheap facts about a square matrix.
#[derive(Clone, Copy, Debug)]
pub struct Features {
    /// |a_ij - a_ji| <= 8 eps max(|a_ij|, |a_ji|) everywhere.
    pub symmetric: bool,
    /// The signs on the diagonal.
    pub diagonal: Diagonal,
}

impl Features {
    /// Of a matrix that is not square.
    pub(super) const NONE: Features = Features { symmetric: false, diagonal: Diagonal::Zero };

    /// Looks at every value once, and at its mirror image: O(nnz log(row)).
    pub(super) fn of<T: Real>(a: &Csr<T>) -> Features {
        let (mut positive, mut negative, mut zero) = (false, false, false);
        for r in 0..a.rows() {
            let d = a.get(r, r);
            positive |= d > T::ZERO;
            negative |= d < T::ZERO;
            zero |= !(T::ONE / d).is_finite();
        }
        let diagonal = match (zero, positive, negative) {
            (true, _, _) => Diagonal::Zero,
            (_, true, true) => Diagonal::Mixed,
            (_, _, true) => Diagonal::Negative,
            _ => Diagonal::Positive,
        };
        Features { symmetric: is_symmetric(a), diagonal }
    }
}

fn is_symmetric<T: Real>(a: &Csr<T>) -> bool {
    let slack = T::from_f64(8.0) * T::EPSILON;
    (0..a.rows()).all(|r| {
        let (cols, vals) = a.row(r);
        cols.iter().zip(vals).all(|(&c, &v)| {
            let m = a.get(c as usize, r);
            let larger = if v.abs() > m.abs() { v.abs() } else { m.abs() };
            (v - m).abs() <= slack * larger
        })
    })
}
