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
    /// |a_ii| >= the sum of |a_ij|, j != i, in every row.
    pub dominant: bool,
    /// The share of values off the diagonal that have one at their mirror image; 1 for none.
    pub mirrored: f64,
}

impl Features {
    /// Of a matrix that is not square.
    pub(super) const NONE: Features =
        Features { symmetric: false, diagonal: Diagonal::Zero, dominant: false, mirrored: 0.0 };

    /// Looks at every value once, and at its mirror image: O(nnz log(row)).
    pub(super) fn of<T: Real>(a: &Csr<T>) -> Features {
        let slack = T::from_f64(8.0) * T::EPSILON;
        let (mut positive, mut negative, mut zero) = (false, false, false);
        let (mut symmetric, mut dominant) = (true, true);
        let (mut mirrored, mut off) = (0u32, 0u32);
        for r in 0..a.rows() {
            let (mut d, mut others) = (T::ZERO, T::ZERO);
            let (cols, vals) = a.row(r);
            for (&c, &v) in cols.iter().zip(vals) {
                if c as usize == r {
                    d = v;
                    continue;
                }
                others += v.abs();
                let mirror = a.stored(c as usize, r);
                let m = mirror.unwrap_or(T::ZERO);
                let larger = if v.abs() > m.abs() { v.abs() } else { m.abs() };
                symmetric &= (v - m).abs() <= slack * larger;
                mirrored += u32::from(mirror.is_some());
                off += 1;
            }
            dominant &= d.abs() >= others;
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
        let mirrored = if off == 0 { 1.0 } else { f64::from(mirrored) / f64::from(off) };
        Features { symmetric, diagonal, dominant, mirrored }
    }
}
