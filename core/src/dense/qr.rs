//! Householder QR of an m x n matrix of any shape, A P = Q R, with columns
//! exchanged (P) where asked.
//!
//! ```text
//! without exchanges, 32 columns a step:
//!   reflect each column onto R, and the others of the 32; then all columns
//!   to the right at once, as matrix products (compact WY)
//! with them, a column a step:
//!   the column of the largest norm below row k comes first; reflect; the
//!   norms of the others lose what went into row k
//! ```
//!
//! Golub and Van Loan, Matrix Computations, 4th ed., sections 5.2.3 and 5.4.2; the
//! downdating of norms is that of LAPACK's `laqp2` (Drmac and Bujanovic, ACM
//! TOMS 35(2), 2008): recomputed once what is left is below sqrt(eps) of the
//! last norm that was computed. n^2 (m - n / 3) multiply-adds. Columns are stored
//! side by side, which is what all of this reads. Left out: blocked
//! exchanges (`geqp3`), half of whose work stays matrix by vector.

use super::copied;
use super::reflect::{BLOCK, block_len, reflect, reflect_block, reflector};
use super::vectors::nrm2;
use crate::error::{Error, filled};
use crate::kernels::transpose;
use crate::krylov::Reason;
use crate::simd::{Level, Real, dispatch};
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// A factorisation, finished or on its way.
pub struct Qr<T> {
    m: usize,
    n: usize,
    done: usize,
    pivoting: bool,
    /// By columns: R on and above the diagonal, below it the reflections without their ones.
    a: Vec<T>,
    tau: Vec<T>,
    /// Column k of A P is this one of A.
    order: Vec<u32>,
    /// What is left of the norm of each column, and the norm when it was last computed.
    norms: Vec<[T; 2]>,
    work: Vec<T>,
}

impl<T: Real> Qr<T> {
    fn work_len(m: usize, n: usize, pivoting: bool) -> usize {
        if pivoting || m == 0 || n == 0 { m } else { block_len::<T>(m, n).max(m) }
    }

    /// Bytes it takes for m rows and n columns.
    pub fn bytes(m: usize, n: usize, pivoting: bool) -> usize {
        let values = m.saturating_mul(n).saturating_mul(2).max(Self::work_len(m, n, pivoting));
        let values = values.saturating_add(m.saturating_mul(n)).saturating_add(n.saturating_mul(3));
        values.saturating_mul(size_of::<T>()).saturating_add(n.saturating_mul(size_of::<u32>()))
    }

    /// Multiply-adds for m rows and n columns.
    pub fn work(m: usize, n: usize) -> u64 {
        let (large, small) = (m.max(n) as u64, m.min(n) as u64);
        small.saturating_mul(small).saturating_mul(large - small / 3)
    }

    /// Takes a copy of an m x n matrix by rows; nothing is factored yet.
    ///
    /// # Errors
    /// [`Error::Shape`], [`Error::NotFinite`], [`Error::Memory`].
    pub fn new(m: usize, n: usize, a: &[T], pivoting: bool) -> Result<Qr<T>, Error> {
        let rows = copied(m, n, a)?;
        let mut a = filled(rows.len(), T::ZERO)?;
        transpose(m, n, &rows, n, &mut a, m);
        drop(rows);
        let mut order = filled(n, 0u32)?;
        for (i, column) in order.iter_mut().enumerate() {
            *column = i as u32;
        }
        let work = filled(Self::work_len(m, n, pivoting), T::ZERO)?;
        let norms = filled(if pivoting { n } else { 0 }, [T::ZERO; 2])?;
        Ok(Qr { m, n, done: 0, pivoting, a, tau: filled(m.min(n), T::ZERO)?, order, norms, work })
    }

    /// Room for the transpose of some rows of another R: see [`Qr::reload`].
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub(super) fn wide(m: usize, n: usize) -> Result<Qr<T>, Error> {
        let a = filled(m.saturating_mul(n), T::ZERO)?;
        let work = filled(Self::work_len(m, n, false), T::ZERO)?;
        let (tau, order) = (filled(m.min(n), T::ZERO)?, filled(n, 0u32)?);
        Ok(Qr { m, n, done: 0, pivoting: false, a, tau, order, norms: Vec::new(), work })
    }

    /// Begins with the transpose of the first `rank` rows of another's R.
    pub(super) fn reload(&mut self, rank: usize, other: &Qr<T>) {
        self.n = rank.min(self.n);
        self.a.truncate(self.m * self.n);
        self.tau.truncate(self.m.min(self.n));
        for (i, row) in self.a.chunks_exact_mut(self.m.max(1)).enumerate() {
            for (j, v) in row.iter_mut().enumerate() {
                *v = other.r(i, j);
            }
        }
    }

    /// By columns: R on and above the diagonal.
    pub(super) fn columns(&self) -> &[T] {
        &self.a
    }

    /// Columns done so far, of min(m, n).
    pub fn done(&self) -> usize {
        self.done
    }

    /// Rows and columns of A.
    pub fn shape(&self) -> (usize, usize) {
        (self.m, self.n)
    }

    /// Column k of A P is this one of A.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// Element (i, j) of R, zero below the diagonal.
    pub fn r(&self, i: usize, j: usize) -> T {
        if i > j || i >= self.m { T::ZERO } else { self.a.get(j * self.m + i).copied().unwrap_or(T::ZERO) }
    }

    /// Diagonal elements of R above `tol` times the first: the rank, with exchanges.
    pub fn rank(&self, tol: T) -> usize {
        let least = tol * self.r(0, 0).abs();
        (0..self.tau.len()).position(|k| self.r(k, k).abs() <= least).unwrap_or(self.tau.len())
    }

    /// The next column or block of them; true when all are done, [`Reason::Breakdown`] when
    /// the norm of a column is not a number of this type.
    #[inline(never)]
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S) -> Result<bool, Reason> {
        let (m, n, k) = (self.m, self.n, self.done);
        let left = self.tau.len() - k;
        if left == 0 {
            return Ok(true);
        }
        let width = if self.pivoting { 1 } else { left.min(BLOCK) };
        let to = if self.pivoting { n } else { k + width };
        if self.pivoting {
            self.exchange(s);
        }
        for j in k..k + width {
            let (before, after) = self.a.split_at_mut((j + 1) * m);
            let column = &mut before[j * m + j..];
            let tau = reflector(s, column);
            if !column[0].is_finite() {
                return Err(Reason::Breakdown);
            }
            self.tau[j] = tau;
            for other in after.chunks_exact_mut(m).take(to - j - 1) {
                reflect(s, &column[1..], tau, &mut other[j..]);
            }
        }
        self.done += width;
        if self.pivoting {
            self.downdate(s);
        } else if to < n {
            reflect_block(s, &mut self.a, m, [k, width, to], &self.tau[k..to], &mut self.work);
        }
        Ok(self.done == self.tau.len())
    }

    /// Brings the column with the largest norm (the first of equals) to the front.
    fn exchange<S: Simd>(&mut self, s: S) {
        let (m, k) = (self.m, self.done);
        if k == 0 {
            for (norm, column) in self.norms.iter_mut().zip(self.a.chunks_exact(m)) {
                *norm = [nrm2(s, column); 2];
            }
        }
        let p = (k..self.n).fold(k, |p, j| if self.norms[j][0] > self.norms[p][0] { j } else { p });
        if p > k {
            let (before, after) = self.a.split_at_mut(p * m);
            before[k * m..(k + 1) * m].swap_with_slice(&mut after[..m]);
            self.order.swap(k, p);
            self.norms.swap(k, p);
        }
    }

    /// The norms of the columns to come lose the row that is done.
    fn downdate<S: Simd>(&mut self, s: S) {
        let (m, k) = (self.m, self.done);
        let small = T::EPSILON.sqrt();
        for (norm, column) in self.norms.iter_mut().zip(self.a.chunks_exact(m)).skip(k) {
            let [left, computed] = *norm;
            if left == T::ZERO {
                continue;
            }
            let part = column[k - 1].abs() / left;
            let kept = T::ONE - part * part;
            let kept = if kept > T::ZERO { kept } else { T::ZERO };
            let since = left / computed;
            *norm =
                if kept * since * since <= small { [nrm2(s, &column[k..]); 2] } else { [left * kept.sqrt(), computed] };
        }
    }

    /// Work units of the next step.
    pub(crate) fn step_work(&self) -> u64 {
        let width = if self.pivoting { 1 } else { BLOCK.min(self.tau.len() - self.done) };
        2 * width as u64 * ((self.m - self.done.min(self.m)) * (self.n - self.done.min(self.n))) as u64
    }

    /// c = Q^T c or Q c, c of m values.
    #[simd]
    pub(crate) fn apply<S: Simd>(&self, s: S, transposed: bool, c: &mut [T]) {
        for i in 0..self.done {
            let k = if transposed { i } else { self.done - 1 - i };
            let tail = &self.a[k * self.m + k + 1..(k + 1) * self.m];
            reflect(s, tail, self.tau[k], &mut c[k..]);
        }
    }
}

super::advance!(Qr);

macro_rules! entries {
    ($t:ident) => {
        impl Qr<$t> {
            /// B = Q^T B or Q B for an m x `sides` matrix by rows. Q is m x m: Q^T B
            /// begins with what R is solved for; Q times columns of the identity are its own.
            ///
            /// # Errors
            /// [`Error::Shape`], [`Error::NotFinite`].
            pub fn apply_q(&mut self, level: Level, transposed: bool, sides: usize, b: &mut [$t]) -> Result<(), Error> {
                let want = self.m.saturating_mul(sides);
                if b.len() != want {
                    return Err(Error::Shape { what: "b", have: b.len(), want });
                }
                crate::error::all_finite("b", b)?;
                let mut work = core::mem::take(&mut self.work);
                let c = &mut work[..self.m];
                for j in 0..if self.m > 0 { sides } else { 0 } {
                    for (c, b) in c.iter_mut().zip(b[j..].iter().step_by(sides)) {
                        *c = *b;
                    }
                    dispatch!(level, s => self.apply(s, transposed, c));
                    for (c, b) in c.iter().zip(b[j..].iter_mut().step_by(sides)) {
                        *b = c.canonical();
                    }
                }
                self.work = work;
                Ok(())
            }
        }
    };
}
entries!(f32);
entries!(f64);
