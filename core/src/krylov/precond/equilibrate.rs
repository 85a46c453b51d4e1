//! Row and column scaling before an incomplete factorisation: R A C.
//!
//! General: LAPACK's `geequb`, the form of `geequ` whose factors are powers of
//! the radix: r_i brings the largest magnitude of row i into [1, 2), then c_j
//! that of column j of R A. Symmetric with a positive diagonal: r = c with
//! r_i^2 a_ii in [1, 4) (van der Sluis 1969: within a factor n of the best).
//!
//! Powers of two are exact: without a pivot rule the factors of R A C, scaled
//! back, have the bits of those of A; what scaling does is keep the products
//! in range and give "small pivot" a meaning. A second round (Ruiz 2001) moves
//! each value by less than what rounding to powers of two already does.

use super::rows::View;
use crate::error::{Error, filled};
use crate::simd::Real;
use alloc::vec::Vec;

/// R and C. A row or column of zeros keeps 1.
pub(super) struct Scales<T> {
    pub row: Vec<T>,
    pub col: Vec<T>,
}

impl<T: Real> Scales<T> {
    /// For any square matrix.
    pub fn general(a: View<T>) -> Result<Scales<T>, Error> {
        let n = a.rows();
        let (mut row, mut col) = (filled(n, T::ONE)?, filled(n, T::ZERO)?);
        for (i, r) in row.iter_mut().enumerate() {
            let largest = a.row(i).fold(T::ZERO, |m, (_, v)| if v.abs() > m { v.abs() } else { m });
            if largest > T::ZERO {
                *r = largest.inverse_power_of_two();
            }
            for (c, v) in a.row(i) {
                let v = (v * *r).abs();
                if v > col[c] {
                    col[c] = v;
                }
            }
        }
        for c in &mut col {
            *c = if *c > T::ZERO { c.inverse_power_of_two() } else { T::ONE };
        }
        Ok(Scales { row, col })
    }

    /// For a symmetric matrix with this positive diagonal.
    pub fn symmetric(diagonal: &[T]) -> Result<Scales<T>, Error> {
        let (mut row, mut col) = (filled(diagonal.len(), T::ONE)?, filled(diagonal.len(), T::ONE)?);
        for ((r, c), &d) in row.iter_mut().zip(&mut col).zip(diagonal) {
            *r = d.sqrt().inverse_power_of_two();
            *c = *r;
        }
        Ok(Scales { row, col })
    }

    /// Bytes for n rows.
    pub fn bytes_of(n: usize) -> usize {
        n.saturating_mul(2 * size_of::<T>())
    }
}
