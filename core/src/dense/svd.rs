//! Singular value decomposition of an m x n matrix of any shape, A = U diag(s) V^T,
//! thin: min(m, n) vectors on each side.
//!
//! ```text
//! W = A (or A^T when that is the tall one), V = I
//! sweeps, until no pair is rotated:
//!   for p: the longest column from p on comes to p                  one step
//!     for q > p: when |w_p . w_q| > tol |w_p| |w_q|
//!       rotate columns p and q of W, and of V, so that the product vanishes
//! s = lengths of the columns of W, U = the columns by their lengths
//! ```
//!
//! Hestenes' one-sided Jacobi with de Rijk's pivoting (SIAM J. Sci. Stat. Comput.
//! 10(2), 1989); LAPACK's `gesvj` (Drmac and Veselic 2008) has the stopping rule, tol
//! = sqrt(m) eps. Small singular values come out with
//! relative accuracy where the columns alone make them small, which no method by bidiagonal form
//! gives. Values descend; in each right vector the value of largest magnitude (the first of equals) is
//! positive. A column below 1e-292 of the largest value counts as zero, and its place
//! in U is filled so that U is orthonormal. About 6 to 10 sweeps
//! of 4 n^2 m multiply-adds. Left out: a QR before the sweeps, which saves some of them.

use super::copied;
use super::rotate::{exchange, flip, points_down, rotate};
use super::vectors::{dot, nrm2};
use crate::error::{Error, filled};
use crate::kernels::{axpy, transpose};
use crate::krylov::Reason;
use crate::simd::Real;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// Sweeps that are granted.
const SWEEPS: usize = 60;

enum Phase {
    /// The column whose pairs come next.
    Sweep(usize),
    /// Columns of U that are ready.
    Fill(usize),
    Done,
}

/// A decomposition, finished or on its way.
pub struct Svd<T> {
    /// Values and number of the columns of W.
    len: usize,
    count: usize,
    /// W is A^T.
    wide: bool,
    phase: Phase,
    scale: T,
    /// The columns of W one after the other, in the end the vectors of the longer side.
    w: Vec<T>,
    /// The columns of V one after the other.
    v: Vec<T>,
    /// The lengths of the columns.
    lengths: Vec<T>,
    rotated: bool,
    sweeps: usize,
}

impl<T: Real> Svd<T> {
    /// Bytes it takes for m rows and n columns.
    pub fn bytes(m: usize, n: usize) -> usize {
        let (len, count) = (m.max(n), m.min(n));
        // The matrix is copied twice on the way in.
        let values =
            len.saturating_mul(count).saturating_add(count.saturating_mul(count).max(len.saturating_mul(count)));
        values.saturating_add(count).saturating_mul(size_of::<T>())
    }

    /// Multiply-adds for m rows and n columns, about.
    pub fn work(m: usize, n: usize) -> u64 {
        let (len, count) = (m.max(n) as u64, m.min(n) as u64);
        count.saturating_mul(count).saturating_mul(4 * len + 2 * count).saturating_mul(8)
    }

    /// Takes a copy of an m x n matrix by rows; nothing is done yet.
    ///
    /// # Errors
    /// [`Error::Shape`], [`Error::NotFinite`], [`Error::Memory`].
    pub fn new(m: usize, n: usize, a: &[T]) -> Result<Svd<T>, Error> {
        let (len, count, wide) = (m.max(n), m.min(n), m < n);
        let mut w = copied(m, n, a)?;
        let largest = w.iter().fold(T::ZERO, |m, v| if v.abs() > m { v.abs() } else { m });
        let scale = if largest > T::ZERO { largest.inverse_power_of_two() } else { T::ONE };
        for v in &mut w {
            *v *= scale;
        }
        if !wide {
            let rows = w;
            w = filled(rows.len(), T::ZERO)?;
            transpose(m, n, &rows, n, &mut w, m);
        }
        let mut v = filled(count * count, T::ZERO)?;
        for j in 0..count {
            v[j * count + j] = T::ONE;
        }
        let lengths = filled(count, T::ZERO)?;
        Ok(Svd { len, count, wide, phase: Phase::Sweep(0), scale, w, v, lengths, rotated: false, sweeps: 0 })
    }

    /// The singular values, descending, once all is done.
    pub fn values(&self) -> &[T] {
        &self.lengths
    }

    /// The left vectors, one after the other: U^T by rows.
    pub fn left(&self) -> &[T] {
        if self.wide { &self.v } else { &self.w }
    }

    /// The right vectors, one after the other: V^T by rows.
    pub fn right(&self) -> &[T] {
        if self.wide { &self.w } else { &self.v }
    }

    /// The pairs of the next column; true when all is done.
    #[inline(never)]
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S) -> Result<bool, Reason> {
        let count = self.count;
        self.phase = match self.phase {
            Phase::Sweep(p) if p < count => {
                self.pairs(s, p);
                Phase::Sweep(p + 1)
            }
            Phase::Sweep(_) if self.rotated => {
                self.rotated = false;
                self.sweeps += 1;
                if self.sweeps > SWEEPS {
                    return Err(Reason::Stagnated);
                }
                Phase::Sweep(0)
            }
            Phase::Sweep(_) => {
                self.measure(s);
                Phase::Fill(0)
            }
            Phase::Fill(j) if j < count => {
                if self.lengths[j] == T::ZERO {
                    self.fill(s, j);
                }
                Phase::Fill(j + 1)
            }
            Phase::Fill(_) => {
                self.sign();
                Phase::Done
            }
            Phase::Done => Phase::Done,
        };
        Ok(matches!(self.phase, Phase::Done))
    }

    /// Rotates column p with all after it.
    #[inline(never)]
    #[simd]
    fn pairs<S: Simd>(&mut self, s: S, p: usize) {
        let (len, count) = (self.len, self.count);
        if p == 0 {
            for (length, column) in self.lengths.iter_mut().zip(self.w.chunks_exact(len)) {
                *length = nrm2(s, column);
            }
        }
        let longest = (p..count).fold(p, |l, j| if self.lengths[j] > self.lengths[l] { j } else { l });
        self.lengths.swap(p, longest);
        exchange(&mut self.w, len, p, longest);
        exchange(&mut self.v, count, p, longest);
        let tol = T::from_f64(len as f64).sqrt() * T::EPSILON;
        for q in p + 1..count {
            let (a, b) = (self.lengths[p], self.lengths[q]);
            if !(a > T::SMALL_SQUARE && b > T::SMALL_SQUARE) {
                continue;
            }
            let (x, y) = (&self.w[p * len..(p + 1) * len], &self.w[q * len..(q + 1) * len]);
            let cosine = cosine(s, x, y, a, b);
            if cosine.abs() <= tol {
                continue;
            }
            self.rotated = true;
            let zeta = (b / a - a / b) / (cosine + cosine);
            let size = zeta.abs();
            // 1 / (|zeta| + sqrt(1 + zeta^2)); the square may overflow, and is all there is long before.
            let tangent = if size * T::EPSILON > T::ONE {
                T::from_f64(0.5) / size
            } else {
                T::ONE / (size + (T::ONE + size * size).sqrt())
            };
            let tangent = if zeta < T::ZERO { -tangent } else { tangent };
            let c = T::ONE / (T::ONE + tangent * tangent).sqrt();
            rotate(s, &mut self.w, len, [p, q], [c, c * tangent]);
            rotate(s, &mut self.v, count, [p, q], [c, c * tangent]);
            for j in [p, q] {
                self.lengths[j] = nrm2(s, &self.w[j * len..(j + 1) * len]);
            }
        }
    }

    /// Lengths in their order, columns divided by them.
    #[inline(never)]
    #[simd]
    fn measure<S: Simd>(&mut self, s: S) {
        let (len, count) = (self.len, self.count);
        for j in 0..count {
            let longest = (j..count).fold(j, |l, i| if self.lengths[i] > self.lengths[l] { i } else { l });
            self.lengths.swap(j, longest);
            exchange(&mut self.w, len, j, longest);
            exchange(&mut self.v, count, j, longest);
            let column = &mut self.w[j * len..(j + 1) * len];
            let length = nrm2(s, column);
            let zero = length <= T::SMALL_SQUARE;
            for v in column {
                *v = if zero { T::ZERO } else { *v / length };
            }
            self.lengths[j] = if zero { T::ZERO } else { length / self.scale };
        }
    }

    /// A unit vector orthogonal to the columns before j, which are all that are there: what
    /// they leave of the unit vector that they have least of.
    #[inline(never)]
    #[simd]
    fn fill<S: Simd>(&mut self, s: S, j: usize) {
        let (before, column) = self.w.split_at_mut(j * self.len);
        let column = &mut column[..self.len];
        for other in before.chunks_exact(self.len) {
            for (c, v) in column.iter_mut().zip(other) {
                *c += *v * *v;
            }
        }
        let least = (0..self.len).fold(0, |l, i| if column[i] < column[l] { i } else { l });
        column.fill(T::ZERO);
        column[least] = T::ONE;
        // Once more, for what rounding left.
        for _ in 0..2 {
            for other in before.chunks_exact(self.len) {
                let part = dot(s, other, column);
                axpy(s, -part, other, column);
            }
            let length = nrm2(s, column);
            for v in column.iter_mut() {
                *v /= length;
            }
        }
    }

    fn sign(&mut self) {
        let (len, count) = (self.len.max(1), self.count.max(1));
        for (w, v) in self.w.chunks_exact_mut(len).zip(self.v.chunks_exact_mut(count)) {
            if points_down(if self.wide { &*w } else { &*v }) {
                flip(w);
                flip(v);
            }
        }
    }

    /// Work units of the next step.
    pub(crate) fn step_work(&self) -> u64 {
        let (len, count) = (self.len as u64, self.count as u64);
        match self.phase {
            Phase::Sweep(p) => (count - p as u64) * (4 * len + 2 * count),
            Phase::Fill(j) => (j as u64 + 1) * len,
            Phase::Done => 0,
        }
    }
}

/// x . y / (a b) for vectors of these lengths. Products too small to count on are scaled first.
fn cosine<T: Real, S: Simd>(s: S, x: &[T], y: &[T], a: T, b: T) -> T {
    if a * b * T::EPSILON > T::SMALL_SQUARE {
        return dot(s, x, y) / a / b;
    }
    let (first, second) = (a.inverse_power_of_two(), b.inverse_power_of_two());
    let mut sum = T::ZERO;
    for (x, y) in x.iter().zip(y) {
        sum += (*x * first) * (*y * second);
    }
    sum / (a * first) / (b * second)
}

super::advance!(Svd);
