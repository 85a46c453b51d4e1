//! LU with partial pivoting, P A = L U, one column a `step`.
//!
//! Golub and Van Loan, Matrix Computations, 4th ed., algorithm 3.4.1, by rows: column k
//! is searched for its largest magnitude (the first of equals), the rows are
//! swapped whole, and each row below takes a multiple of row k away. An element
//! so receives its updates strictly in the order of k, product then
//! subtraction, starting from A: a blocked version that keeps that order has
//! the same bits. n^3 / 3 multiply-adds.

use crate::error::{Error, filled};
use crate::kernels::{axpy, dot};
use crate::simd::Real;
use crate::sparse::Csr;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// A factorisation, finished or on its way.
pub struct Lu<T> {
    n: usize,
    /// By rows: L below the diagonal (ones implied), U on and above it.
    a: Vec<T>,
    /// Row k was swapped with row pivots[k] >= k, in the order of k.
    pivots: Vec<u32>,
    /// The largest sum of magnitudes of a column of A.
    norm1: T,
}

impl<T: Real> Lu<T> {
    /// Bytes it takes for n unknowns.
    pub fn bytes(n: usize) -> usize {
        let square = n.saturating_mul(n).saturating_mul(size_of::<T>());
        square.saturating_add(n * (size_of::<u32>() + size_of::<T>()))
    }

    /// Multiply-adds for n unknowns.
    pub fn work(n: usize) -> u64 {
        (n as u64).saturating_pow(3) / 3
    }

    /// Spreads a square sparse matrix; nothing is factored yet.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn load(matrix: &Csr<T>) -> Result<Lu<T>, Error> {
        let n = matrix.rows();
        let mut a = filled(n.saturating_mul(n), T::ZERO)?;
        let mut sums = filled(n, T::ZERO)?;
        let mut pivots = Vec::new();
        pivots.try_reserve_exact(n).map_err(|_| Error::Memory)?;
        for (r, row) in a.chunks_exact_mut(n.max(1)).enumerate() {
            let (cols, vals) = matrix.row(r);
            for (&c, &v) in cols.iter().zip(vals) {
                row[c as usize] = v;
                sums[c as usize] += v.abs();
            }
        }
        let norm1 = sums.iter().fold(T::ZERO, |m, &v| if v > m { v } else { m });
        Ok(Lu { n, a, pivots, norm1 })
    }

    /// Columns eliminated so far.
    pub fn done(&self) -> usize {
        self.pivots.len()
    }

    /// The 1-norm of A.
    pub fn norm1(&self) -> T {
        self.norm1
    }

    /// Eliminates the next column; false when its pivot is zero, which proves
    /// that A, as it was rounded on the way, is singular.
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S) -> bool {
        let (n, k) = (self.n, self.pivots.len());
        let column = |r: usize| self.a[r * n + k].abs();
        let mut p = k;
        for r in k + 1..n {
            if column(r) > column(p) {
                p = r;
            }
        }
        if column(p) == T::ZERO {
            return false;
        }
        self.pivots.push(p as u32);
        let (above, below) = self.a.split_at_mut((k + 1) * n);
        let pivot_row = &mut above[k * n..];
        if p > k {
            pivot_row.swap_with_slice(&mut below[(p - k - 1) * n..(p - k) * n]);
        }
        let pivot = pivot_row[k];
        for row in below.chunks_exact_mut(n) {
            let multiplier = row[k] / pivot;
            row[k] = multiplier;
            axpy(s, -multiplier, &pivot_row[k + 1..], &mut row[k + 1..]);
        }
        true
    }

    /// Work units of the next [`Lu::step`].
    pub(crate) fn step_work(&self) -> u64 {
        let left = (self.n - self.done()) as u64;
        left * left
    }

    /// x = A^-1 x, after n steps.
    #[simd]
    pub(crate) fn solve<S: Simd>(&self, s: S, x: &mut [T]) {
        for (k, &p) in self.pivots.iter().enumerate() {
            x.swap(k, p as usize);
        }
        for i in 0..self.n {
            x[i] -= dot(s, &self.row(i)[..i], &x[..i]);
        }
        for i in (0..self.n).rev() {
            let row = self.row(i);
            x[i] = (x[i] - dot(s, &row[i + 1..], &x[i + 1..])) / row[i];
        }
    }

    /// x = A^-T x, after n steps.
    #[simd]
    pub(crate) fn solve_transposed<S: Simd>(&self, s: S, x: &mut [T]) {
        for i in 0..self.n {
            let row = self.row(i);
            let v = x[i] / row[i];
            x[i] = v;
            axpy(s, -v, &row[i + 1..], &mut x[i + 1..]);
        }
        for i in (0..self.n).rev() {
            let v = x[i];
            axpy(s, -v, &self.row(i)[..i], &mut x[..i]);
        }
        for (k, &p) in self.pivots.iter().enumerate().rev() {
            x.swap(k, p as usize);
        }
    }

    #[inline(always)]
    fn row(&self, i: usize) -> &[T] {
        &self.a[i * self.n..(i + 1) * self.n]
    }
}
