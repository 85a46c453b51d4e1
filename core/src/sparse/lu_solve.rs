//! Solves with the factors of [`SparseLu`]: R A Q = P^T L U, with R the scales.
#![allow(clippy::needless_range_loop)]

use super::lu::{SparseLu, scatter};
use crate::error::Error;
use crate::simd::Real;

impl<T: Real> SparseLu<T> {
    /// Multiply-adds of a solve.
    pub fn solve_work(&self) -> u64 {
        (self.l.len() + self.u.len() + 2 * self.n) as u64
    }

    /// x = A^-1 b for each of the right-hand sides in `x`, one after the
    /// other; `work` has n values. Of a factorisation that is done.
    ///
    /// # Errors
    /// Lengths that do not fit.
    pub fn solve(&self, x: &mut [T], work: &mut [T]) -> Result<(), Error> {
        self.fits(x, work)?;
        for x in x.chunks_exact_mut(self.n.max(1)) {
            for (x, &scale) in x.iter_mut().zip(&self.scale) {
                *x *= scale;
            }
            for (k, &row) in self.pivot_row.iter().enumerate() {
                let v = x[row as usize];
                work[k] = v;
                let (rows, vals) = self.l.of(k);
                scatter(rows, vals, v, x);
            }
            for k in (0..self.pivot_row.len()).rev() {
                let v = work[k] / self.diagonal[k];
                work[k] = v;
                let (rows, vals) = self.u.of(k);
                scatter(rows, vals, v, work);
            }
            for (&v, &column) in work.iter().zip(&self.order) {
                x[column as usize] = v;
            }
        }
        Ok(())
    }

    /// x = A^-T b, like [`SparseLu::solve`].
    ///
    /// # Errors
    /// Lengths that do not fit.
    pub fn solve_transposed(&self, x: &mut [T], work: &mut [T]) -> Result<(), Error> {
        self.fits(x, work)?;
        for x in x.chunks_exact_mut(self.n.max(1)) {
            for k in 0..self.pivot_row.len() {
                let mut v = x[self.order[k] as usize];
                let (rows, vals) = self.u.of(k);
                for p in 0..rows.len() {
                    v -= vals[p] * work[rows[p] as usize];
                }
                work[k] = v / self.diagonal[k];
            }
            for (k, &row) in self.pivot_row.iter().enumerate().rev() {
                let mut v = work[k];
                let (rows, vals) = self.l.of(k);
                for p in 0..rows.len() {
                    v -= vals[p] * x[rows[p] as usize];
                }
                x[row as usize] = v;
            }
            for (x, &scale) in x.iter_mut().zip(&self.scale) {
                *x *= scale;
            }
        }
        Ok(())
    }

    fn fits(&self, x: &[T], work: &[T]) -> Result<(), Error> {
        if work.len() != self.n {
            return Err(Error::Shape { what: "work", have: work.len(), want: self.n });
        }
        if !x.len().is_multiple_of(self.n.max(1)) {
            let what = "the right-hand sides must be of n values each";
            return Err(Error::Shape { what, have: x.len(), want: x.len().next_multiple_of(self.n.max(1)) });
        }
        Ok(())
    }
}
