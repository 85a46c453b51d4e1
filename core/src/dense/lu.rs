//! LU with partial pivoting, P A = L U, one panel of columns a `step`.
//!
//! Golub and Van Loan, Matrix Computations, 4th ed., algorithm 3.4.1, blocked
//! as `panel.rs` tells: column k is searched for its largest magnitude (the
//! first of equals), rows are swapped whole, each row below takes a
//! multiple of row k away. An element receives its updates strictly in the
//! order of k, product then subtraction, starting from A, so the pivots and the
//! bits are those of the textbook's loop. n^3 / 3 multiply-adds. Left out:
//! complete and rook pivoting; [`Factor::rcond`](super::Factor::rcond) tells when partial
//! pivoting was not enough.

use super::panel::{BLOCK, PANEL, due};
use super::triangle::{self, Sides};
use super::vectors::dot;
use super::{Factor, Scaled, copied};
use crate::error::{Error, filled};
use crate::kernels::{Part, Product, Triangle, View, axpy, gemm_work, product, subtract_rows, transpose};
use crate::krylov::Reason;
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
    /// The panel by columns, then room for a product.
    work: Vec<T>,
    /// The column without a pivot.
    failed: Option<usize>,
}

impl<T: Real> Lu<T> {
    fn work_len(n: usize) -> usize {
        n.saturating_mul(PANEL.min(n)).saturating_add(gemm_work::<T>(n, n, BLOCK.min(n)))
    }

    /// Bytes it takes for n unknowns.
    pub fn bytes(n: usize) -> usize {
        let values = n.saturating_mul(n).saturating_add(Self::work_len(n));
        values.saturating_mul(size_of::<T>()).saturating_add(n.saturating_mul(size_of::<u32>()))
    }

    /// Multiply-adds for n unknowns.
    pub fn work(n: usize) -> u64 {
        (n as u64).saturating_pow(3) / 3
    }

    /// Takes a copy of an n x n matrix; nothing is factored yet.
    ///
    /// # Errors
    /// [`Error::Shape`], [`Error::NotFinite`], [`Error::Memory`].
    pub fn new(n: usize, a: &[T]) -> Result<Lu<T>, Error> {
        Self::begin(n, copied(n, n, a)?)
    }

    /// Spreads a square sparse matrix; nothing is factored yet.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn load(matrix: &Csr<T>) -> Result<Lu<T>, Error> {
        let n = matrix.rows();
        let mut a = filled(n.saturating_mul(n), T::ZERO)?;
        for (r, row) in a.chunks_exact_mut(n.max(1)).enumerate() {
            let (cols, vals) = matrix.row(r);
            for (&c, &v) in cols.iter().zip(vals) {
                row[c as usize] = v;
            }
        }
        Self::begin(n, a)
    }

    fn begin(n: usize, a: Vec<T>) -> Result<Lu<T>, Error> {
        let mut work = filled(Self::work_len(n), T::ZERO)?;
        let norm1 = triangle::norm1(n, &a, &mut work);
        let mut pivots = Vec::new();
        pivots.try_reserve_exact(n).map_err(|_| Error::Memory)?;
        Ok(Lu { n, a, pivots, norm1, work, failed: None })
    }

    /// Columns eliminated so far.
    pub fn done(&self) -> usize {
        self.pivots.len()
    }

    /// The 1-norm of A.
    pub fn norm1(&self) -> T {
        self.norm1
    }

    /// The column whose pivots were all zero, where one was.
    pub fn failed(&self) -> Option<usize> {
        self.failed
    }

    /// L below the diagonal (ones implied) and U on and above it, by rows; and
    /// the row that was swapped with row k, for each k in order.
    pub fn parts(&self) -> (&[T], &[u32]) {
        (&self.a, &self.pivots)
    }

    /// Eliminates the next panel; [`Reason::Singular`] when a pivot is zero, which proves
    /// that A, as it was rounded on the way, is singular. True when all columns are done.
    #[inline(never)]
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S) -> Result<bool, Reason> {
        let (n, k) = (self.n, self.done());
        if k >= n {
            return Ok(true);
        }
        let (rows, width) = (n - k, (n - k).min(PANEL));
        let corner = k * n + k;
        let panel = &mut self.work[..rows * width];
        transpose(rows, width, &self.a[corner..], n, panel, rows);
        for j in 0..width {
            let p = first_largest(&panel[j * rows..(j + 1) * rows], j);
            if panel[j * rows + p] == T::ZERO {
                // The panel was not copied back: asked again, the same.
                self.failed = Some(k + j);
                self.pivots.truncate(k);
                return Err(Reason::Singular);
            }
            self.pivots.push((k + p) as u32);
            for column in panel.chunks_exact_mut(rows) {
                column.swap(j, p);
            }
            let (before, after) = panel.split_at_mut((j + 1) * rows);
            let (top, below) = before[j * rows..].split_at_mut(j + 1);
            let pivot = top[j];
            for v in below.iter_mut() {
                *v /= pivot;
            }
            for column in after.chunks_exact_mut(rows) {
                let (top, rest) = column.split_at_mut(j + 1);
                axpy(s, -top[j], below, rest);
            }
        }
        for i in k..k + width {
            let p = self.pivots[i] as usize;
            if p > i {
                let (above, below) = self.a.split_at_mut(p * n);
                above[i * n..(i + 1) * n].swap_with_slice(&mut below[..n]);
            }
        }
        transpose(width, rows, panel, rows, &mut self.a[corner..], n);
        if k + width < n {
            self.update(s, k + width);
        }
        Ok(k + width == n)
    }

    /// Rows of U by substitution, 16 a time, then the rows below them.
    #[simd]
    fn update<S: Simd>(&mut self, s: S, done: usize) {
        let n = self.n;
        let (from, to) = due(done, n);
        let mut top = from;
        while top < done {
            self.subtract(s, [top, top + PANEL], [from, top], [done, to]);
            for i in top + 1..top + PANEL {
                let (above, row) = self.a.split_at_mut(i * n);
                let (left, right) = row.split_at_mut(done);
                subtract_rows(s, &left[top..i], &above[top * n + done..], n, &mut right[..to - done]);
            }
            top += PANEL;
        }
        self.subtract(s, [done, n], [from, done], [done, to]);
    }

    /// A[rows, cols] -= A[rows, k] A[k, cols], ranges [from, to).
    #[inline(never)]
    #[simd]
    fn subtract<S: Simd>(&mut self, s: S, rows: [usize; 2], k: [usize; 2], cols: [usize; 2]) {
        let n = self.n;
        let from = |i: usize, j: usize| View { data: None, at: i * n + j, rs: n, cs: 1 };
        let p = Product {
            m: rows[1] - rows[0],
            n: cols[1] - cols[0],
            k: k[1] - k[0],
            alpha: -T::ONE,
            a: from(rows[0], k[0]),
            b: from(k[0], cols[0]),
            beta: T::ONE,
            at: rows[0] * n + cols[0],
            ldc: n,
            part: Part::ALL,
            fused: false,
        };
        if p.k > 0 {
            product(s, &p, &mut self.a, &mut self.work[n * PANEL.min(n)..]);
        }
    }

    /// Work units of the next [`Lu::step`].
    pub(crate) fn step_work(&self) -> u64 {
        let left = self.n - self.done();
        (0..left.min(PANEL)).map(|j| (left - j) as u64).map(|left| left * left).sum()
    }

    /// x = A^-1 x, after all steps.
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

    /// x = A^-T x, after all steps.
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

/// The first place of the largest magnitude from `from` on; a NaN there stays.
fn first_largest<T: Real>(column: &[T], from: usize) -> usize {
    let (mut p, mut largest) = (from, column[from].abs());
    for (i, v) in column.iter().enumerate().skip(from + 1) {
        if v.abs() > largest {
            (p, largest) = (i, v.abs());
        }
    }
    p
}

impl<T: Real> Factor<T> for Lu<T> {
    fn n(&self) -> usize {
        self.n
    }

    fn finished(&self) -> bool {
        self.done() == self.n
    }

    fn norm1(&self) -> T {
        self.norm1
    }

    fn room(&mut self) -> &mut Vec<T> {
        &mut self.work
    }

    fn solve<S: Simd>(&self, s: S, x: &mut [T]) {
        Lu::solve(self, s, x);
    }

    fn solve_transposed<S: Simd>(&self, s: S, x: &mut [T]) {
        Lu::solve_transposed(self, s, x);
    }

    #[simd]
    fn solve_sides<S: Simd>(&self, s: S, transposed: bool, sides: Sides, b: &mut [T], work: &mut [T]) {
        let a = View::new(&self.a, self.n, transposed);
        // P A = L U: x = U^-1 L^-1 P b, or P^T L^-T U^-T b.
        let triangle = |lower: bool| Triangle { unit: lower != transposed, ..triangle::of(self.n, a, lower, sides) };
        if !transposed {
            for (k, &p) in self.pivots.iter().enumerate() {
                sides.swap(k, p as usize, b);
            }
        }
        triangle::both(s, [triangle(true), triangle(false)], b, work);
        if transposed {
            for (k, &p) in self.pivots.iter().enumerate().rev() {
                sides.swap(k, p as usize, b);
            }
        }
    }

    fn determinant(&self) -> Scaled {
        let mut det = Scaled::ONE;
        for (k, &p) in self.pivots.iter().enumerate() {
            let pivot = self.a[k * self.n + k].to_f64();
            det.times(if p as usize == k { pivot } else { -pivot });
        }
        // Short of its steps it met a pivot of zero.
        if self.finished() { det } else { Scaled::ZERO }
    }
}

super::advance!(Lu);
super::factor::entries!(Lu);
