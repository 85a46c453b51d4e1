//! Cholesky, A = L L^T for a symmetric positive definite A, one panel of
//! columns a `step`.
//!
//! Golub and Van Loan, Matrix Computations, 4th ed., algorithm 4.2.1 in the
//! order of `panel.rs`: l_kk is the root of what is left of a_kk, the column is divided
//! by it, and l_ik l_jk is taken out of every a_ij to the right, k by k. The
//! lower triangle alone is read. What is left of a_kk not positive proves A,
//! as it was rounded on the way, to be indefinite; the column is kept. n^3 / 6
//! multiply-adds. Left out: pivoting for semi-definite matrices.

use super::panel::{BLOCK, PANEL, due};
use super::triangle::{self, Sides};
use super::vectors::dot;
use super::{Factor, Scaled, copied, symmetric};
use crate::error::{Error, filled};
use crate::kernels::{Part, Product, View, axpy, gemm_work, product, transpose};
use crate::krylov::Reason;
use crate::simd::Real;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// A factorisation, finished or on its way.
pub struct Cholesky<T> {
    n: usize,
    done: usize,
    /// By rows: L on and below the diagonal, A above it.
    a: Vec<T>,
    norm1: T,
    /// The panel by columns, then room for a product.
    work: Vec<T>,
    failed: Option<usize>,
}

impl<T: Real> Cholesky<T> {
    fn work_len(n: usize) -> usize {
        n.saturating_mul(PANEL.min(n)).saturating_add(gemm_work::<T>(n, n, BLOCK.min(n)))
    }

    /// Bytes it takes for n unknowns.
    pub fn bytes(n: usize) -> usize {
        n.saturating_mul(n).saturating_add(Self::work_len(n)).saturating_mul(size_of::<T>())
    }

    /// Multiply-adds for n unknowns.
    pub fn work(n: usize) -> u64 {
        (n as u64).saturating_pow(3) / 6
    }

    /// Takes a copy of an n x n matrix; nothing is factored yet.
    ///
    /// # Errors
    /// [`Error::Shape`], [`Error::NotFinite`], [`Error::Memory`];
    /// [`Error::Structure`] when it is not symmetric.
    pub fn new(n: usize, a: &[T]) -> Result<Cholesky<T>, Error> {
        let a = copied(n, n, a)?;
        symmetric(n, &a)?;
        let mut work = filled(Self::work_len(n), T::ZERO)?;
        let norm1 = triangle::norm1(n, &a, &mut work);
        Ok(Cholesky { n, done: 0, a, norm1, work, failed: None })
    }

    /// Columns eliminated so far.
    pub fn done(&self) -> usize {
        self.done
    }

    /// The 1-norm of A.
    pub fn norm1(&self) -> T {
        self.norm1
    }

    /// The column of the first pivot that was not positive, where one was.
    pub fn failed(&self) -> Option<usize> {
        self.failed
    }

    /// By rows, L on and below the diagonal; what stands above it is not of it.
    pub fn parts(&self) -> &[T] {
        &self.a
    }

    /// Eliminates the next panel; [`Reason::Indefinite`] when a pivot is not
    /// positive. True when all columns are done.
    #[inline(never)]
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S) -> Result<bool, Reason> {
        let (n, k) = (self.n, self.done);
        if k >= n {
            return Ok(true);
        }
        let (rows, width) = (n - k, (n - k).min(PANEL));
        let corner = k * n + k;
        let panel = &mut self.work[..rows * width];
        transpose(rows, width, &self.a[corner..], n, panel, rows);
        for j in 0..width {
            let (before, after) = panel.split_at_mut((j + 1) * rows);
            let column = &mut before[j * rows + j..];
            // Not a number is not positive either.
            if !(column[0] > T::ZERO && column[0].is_finite()) {
                self.failed = Some(k + j);
                return Err(Reason::Indefinite);
            }
            let root = column[0].sqrt();
            column[0] = root;
            for v in &mut column[1..] {
                *v /= root;
            }
            for (i, next) in after.chunks_exact_mut(rows).enumerate() {
                axpy(s, -column[i + 1], &column[i + 1..], &mut next[j + i + 1..]);
            }
        }
        transpose(width, rows, panel, rows, &mut self.a[corner..], n);
        self.done = k + width;
        if self.done < n {
            self.update(s);
        }
        Ok(self.done == n)
    }

    /// A[done.., done..to] -= L[done.., k] L[done..to, k]^T on and below the
    /// diagonal, for the columns k that are due.
    #[inline(never)]
    #[simd]
    fn update<S: Simd>(&mut self, s: S) {
        let (n, done) = (self.n, self.done);
        let (from, to) = due(done, n);
        let left = View { data: None, at: done * n + from, rs: n, cs: 1 };
        let p = Product {
            m: n - done,
            n: to - done,
            k: done - from,
            alpha: -T::ONE,
            a: left,
            b: left.t(),
            beta: T::ONE,
            at: done * n + done,
            ldc: n,
            part: Part::LOWER,
            fused: false,
        };
        product(s, &p, &mut self.a, &mut self.work[n * PANEL.min(n)..]);
    }

    /// Work units of the next step.
    pub(crate) fn step_work(&self) -> u64 {
        let left = self.n - self.done;
        (0..left.min(PANEL)).map(|j| (left - j) as u64).map(|left| left * left / 2).sum()
    }

    #[inline(always)]
    fn row(&self, i: usize) -> &[T] {
        &self.a[i * self.n..i * self.n + i + 1]
    }
}

impl<T: Real> Factor<T> for Cholesky<T> {
    fn n(&self) -> usize {
        self.n
    }

    fn finished(&self) -> bool {
        self.done == self.n
    }

    fn norm1(&self) -> T {
        self.norm1
    }

    fn room(&mut self) -> &mut Vec<T> {
        &mut self.work
    }

    #[simd]
    fn solve<S: Simd>(&self, s: S, x: &mut [T]) {
        for i in 0..self.n {
            let row = self.row(i);
            x[i] = (x[i] - dot(s, &row[..i], &x[..i])) / row[i];
        }
        for i in (0..self.n).rev() {
            let row = self.row(i);
            let v = x[i] / row[i];
            x[i] = v;
            axpy(s, -v, &row[..i], &mut x[..i]);
        }
    }

    fn solve_transposed<S: Simd>(&self, s: S, x: &mut [T]) {
        self.solve(s, x);
    }

    #[simd]
    fn solve_sides<S: Simd>(&self, s: S, _transposed: bool, sides: Sides, b: &mut [T], work: &mut [T]) {
        let a = View::new(&self.a, self.n, false);
        let triangle = |a, lower| triangle::of(self.n, a, lower, sides);
        triangle::both(s, [triangle(a, true), triangle(a.t(), false)], b, work);
    }

    fn determinant(&self) -> Scaled {
        let mut det = Scaled::ONE;
        for k in 0..self.n {
            let root = self.a[k * self.n + k].to_f64();
            det.times(root);
            det.times(root);
        }
        det
    }
}

super::advance!(Cholesky);
super::factor::entries!(Cholesky);
