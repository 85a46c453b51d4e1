//! Row and column scaling before an incomplete factorisation: R A C.
//!
//! General: Ruiz (RAL-TR-2001-034). Until the largest magnitude of every row
//! and column is in [1, 4), at most [`ROUNDS`] times:
//!
//! ```text
//! r_i = r_i / sqrt(largest of row i of R A C),  c_j likewise, both at once
//! ```
//!
//! Symmetric with a positive diagonal: r = c with r_i^2 a_ii in [1, 4) (van
//! der Sluis 1969: within a factor n of the best).
//!
//! All are powers of two, as in LAPACK's `geequb`, and so exact: without a pivot
//! rule the factors of R A C, scaled back, have the bits of those of A. What
//! scaling does is keep the products in range and give "small pivot" a
//! meaning. LAPACK's own way, rows first and columns of what comes out, was
//! left out: it scales the rows of a symmetric S A S unlike its columns.

use super::rows::View;
use crate::error::{Error, filled};
use crate::simd::Real;
use alloc::vec::Vec;

/// Rounds at the most. Each halves the exponents: 2^1000 takes ten.
const ROUNDS: u32 = 12;

/// R and C. A row or column of zeros keeps 1.
#[derive(Default)]
pub(super) struct Scales<T> {
    pub row: Vec<T>,
    pub col: Vec<T>,
}

impl<T: Real> Scales<T> {
    /// For any square matrix.
    pub fn general(a: View<T>) -> Result<Scales<T>, Error> {
        let n = a.rows();
        let (mut row, mut col) = (filled(n, T::ONE)?, filled(n, T::ONE)?);
        let (mut row_max, mut col_max) = (filled(n, T::ZERO)?, filled(n, T::ZERO)?);
        for _ in 0..ROUNDS {
            row_max.fill(T::ZERO);
            col_max.fill(T::ZERO);
            for i in 0..n {
                for (c, v) in a.row(i) {
                    let v = ((v * row[i]) * col[c]).abs();
                    for max in [&mut row_max[i], &mut col_max[c]] {
                        if v > *max {
                            *max = v;
                        }
                    }
                }
            }
            let mut changed = false;
            for (scale, max) in row.iter_mut().zip(&row_max).chain(col.iter_mut().zip(&col_max)) {
                let next = *scale * max.sqrt().inverse_power_of_two();
                if *max > T::ZERO && next > T::ZERO && next.is_finite() {
                    changed |= next != *scale;
                    *scale = next;
                }
            }
            if !changed {
                break;
            }
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

    /// Bytes for n rows, while they are found.
    pub fn bytes_of(n: usize) -> usize {
        n.saturating_mul(4 * size_of::<T>())
    }
}
