//! All eigenvalues and vectors of a symmetric matrix, A = X diag(w) X^T.
//!
//! ```text
//! scale by a power of two, so that the largest value is about 1
//! A = Q T Q^T, T tridiagonal          a column a step: one reflection from both sides
//! Q^T, from the last reflection on    a reflection a step
//! T = Z diag(w) Z^T by implicit QL    a sweep a step: its rotations go to the rows of Q^T
//! order and signs
//! ```
//!
//! Golub and Van Loan, Matrix Computations, 4th ed., sections 8.3.1 to 8.3.5;
//! EISPACK's `tred2` and `imtql2` (Wilkinson and Reinsch, Handbook II/2 and II/4).
//! The vectors are kept as rows, so that all of it walks memory forward.
//! Eigenvalues ascend; of each vector the value of largest magnitude
//! (the first of equals) is positive, which makes vectors of simple eigenvalues
//! unique. Errors are of the size eps ||A||. About n^3 multiply-adds for T, 2/3 n^3 for Q, 3 n^3
//! for QL. Left out: Jacobi's method, more accurate for some graded
//! matrices and several times the work; divide and conquer; blocked reduction.

use super::reflect::{reflect, reflector};
use super::rotate::{exchange, flip, hypot, points_down, rotate};
use super::vectors::dot;
use super::{copied, symmetric};
use crate::error::{Error, filled};
use crate::kernels::axpy;
use crate::krylov::Reason;
use crate::simd::Real;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// Sweeps that are granted for each eigenvalue, on average; about 1.7 are needed.
const SWEEPS: usize = 30;

enum Phase {
    /// The column to reduce.
    Reduce(usize),
    /// Reflections not yet in Q.
    Gather(usize),
    /// The eigenvalue that is iterated for.
    Iterate(usize),
    Done,
}

/// A decomposition, finished or on its way.
pub struct Eigen<T> {
    n: usize,
    phase: Phase,
    vectors: bool,
    scale: T,
    /// A, row by row replaced by the reflections.
    a: Vec<T>,
    /// Q^T, in the end the eigenvectors, one a row.
    q: Vec<T>,
    /// The diagonal of T, in the end the eigenvalues.
    d: Vec<T>,
    /// Beside it: e[i] between i and i + 1.
    e: Vec<T>,
    tau: Vec<T>,
    work: Vec<T>,
    sweeps: usize,
}

impl<T: Real> Eigen<T> {
    /// Bytes it takes for n x n.
    pub fn bytes(n: usize, vectors: bool) -> usize {
        let squares = n.saturating_mul(n).saturating_mul(1 + usize::from(vectors));
        squares.saturating_add(n.saturating_mul(5)).saturating_mul(size_of::<T>())
    }

    /// Multiply-adds for n x n, about.
    pub fn work(n: usize, vectors: bool) -> u64 {
        (n as u64).saturating_pow(3).saturating_mul(if vectors { 5 } else { 1 })
    }

    /// Takes a copy of an n x n matrix by rows; nothing is done yet.
    ///
    /// # Errors
    /// [`Error::Shape`], [`Error::NotFinite`], [`Error::Memory`];
    /// [`Error::Structure`] when it is not symmetric.
    pub fn new(n: usize, a: &[T], vectors: bool) -> Result<Eigen<T>, Error> {
        let mut a = copied(n, n, a)?;
        symmetric(n, &a)?;
        let largest = a.iter().fold(T::ZERO, |m, v| if v.abs() > m { v.abs() } else { m });
        let scale = if largest > T::ZERO { largest.inverse_power_of_two() } else { T::ONE };
        for v in &mut a {
            *v *= scale;
        }
        let mut q = filled(if vectors { n * n } else { 0 }, T::ZERO)?;
        for row in 0..if vectors { n } else { 0 } {
            q[row * n + row] = T::ONE;
        }
        let vector = || filled(n, T::ZERO);
        let (d, e, tau, work) = (vector()?, vector()?, vector()?, filled(2 * n, T::ZERO)?);
        Ok(Eigen { n, phase: Phase::Reduce(0), vectors, scale, a, q, d, e, tau, work, sweeps: 0 })
    }

    /// The eigenvalues, ascending, once all is done.
    pub fn values(&self) -> &[T] {
        &self.d
    }

    /// The eigenvectors, one a row in the order of the values; none where none were asked for.
    pub fn vectors(&self) -> &[T] {
        &self.q
    }

    /// The next column, reflection or sweep; true when all is done.
    #[inline(never)]
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S) -> Result<bool, Reason> {
        let n = self.n;
        self.phase = match self.phase {
            Phase::Reduce(k) if k < n => {
                self.reduce(s, k);
                Phase::Reduce(k + 1)
            }
            Phase::Reduce(_) => Phase::Gather(if self.vectors { n } else { 0 }),
            Phase::Gather(0) => Phase::Iterate(0),
            Phase::Gather(k) => {
                let (reflection, from) = (&self.a[(k - 1) * n + k..k * n], k * n);
                for row in self.q[from..].chunks_exact_mut(n) {
                    reflect(s, reflection.get(1..).unwrap_or_default(), self.tau[k - 1], &mut row[k..]);
                }
                Phase::Gather(k - 1)
            }
            Phase::Iterate(l) if l < n => Phase::Iterate(self.iterate(s, l)?),
            Phase::Iterate(_) => {
                self.arrange();
                Phase::Done
            }
            Phase::Done => Phase::Done,
        };
        Ok(matches!(self.phase, Phase::Done))
    }

    /// Row k becomes d_k, e_k and the reflection H that makes it so; the rest
    /// H A H = A - v w^T - w v^T with w = tau A v - (tau^2 / 2) (v^T A v) v.
    #[inline(never)]
    #[simd]
    fn reduce<S: Simd>(&mut self, s: S, k: usize) {
        let n = self.n;
        let (above, below) = self.a.split_at_mut((k + 1) * n);
        let row = &mut above[k * n + k..];
        self.d[k] = row[0];
        let reflection = &mut row[1..];
        let tau = reflector(s, reflection);
        self.tau[k] = tau;
        let Some(&beta) = reflection.first() else { return };
        self.e[k] = beta;
        if tau == T::ZERO {
            return;
        }
        let size = n - k - 1;
        let (v, w) = self.work.split_at_mut(n);
        let (v, w) = (&mut v[..size], &mut w[..size]);
        v.copy_from_slice(reflection);
        v[0] = T::ONE;
        for (w, row) in w.iter_mut().zip(below.chunks_exact(n)) {
            *w = tau * dot(s, &row[k + 1..], v);
        }
        let half = T::from_f64(0.5) * tau * dot(s, w, v);
        axpy(s, -half, v, w);
        for (i, row) in below.chunks_exact_mut(n).enumerate() {
            axpy(s, -v[i], w, &mut row[k + 1..]);
            axpy(s, -w[i], v, &mut row[k + 1..]);
        }
    }

    /// One sweep for eigenvalue l, or none when it stands alone; the next one to iterate for.
    #[inline(never)]
    #[simd]
    fn iterate<S: Simd>(&mut self, s: S, l: usize) -> Result<usize, Reason> {
        let n = self.n;
        let (d, e) = (&mut self.d, &mut self.e);
        // The first negligible e from l on ends the block.
        let alone = |i: usize| {
            i + 1 == n || e[i].abs() <= T::EPSILON * (d[i].abs() + d[i + 1].abs()) || e[i].abs() <= T::SMALL_SQUARE
        };
        let m = (l..n).position(alone).map_or(n - 1, |at| l + at);
        if m == l {
            return Ok(l + 1);
        }
        self.sweeps += 1;
        if self.sweeps > SWEEPS * n {
            return Err(Reason::Stagnated);
        }
        // Wilkinson's shift, then the bulge is chased from m up to l.
        let two = T::from_f64(2.0);
        let mut g = (d[l + 1] - d[l]) / (two * e[l]);
        let r = hypot(g, T::ONE);
        g = d[m] - d[l] + e[l] / (g + if g < T::ZERO { -r } else { r });
        let (mut sine, mut cosine, mut p) = (T::ONE, T::ONE, T::ZERO);
        for i in (l..m).rev() {
            let (f, b) = (sine * e[i], cosine * e[i]);
            let r = hypot(f, g);
            e[i + 1] = r;
            if r == T::ZERO {
                // The block falls apart here.
                d[i + 1] -= p;
                e[m] = T::ZERO;
                return Ok(l);
            }
            (sine, cosine) = (f / r, g / r);
            g = d[i + 1] - p;
            let r = (d[i] - g) * sine + two * cosine * b;
            p = sine * r;
            d[i + 1] = g + p;
            g = cosine * r - b;
            if self.vectors {
                rotate(s, &mut self.q, n, [i, i + 1], [cosine, sine]);
            }
        }
        d[l] -= p;
        e[l] = g;
        e[m] = T::ZERO;
        Ok(l)
    }

    /// Scales back, sorts, and gives the vectors their signs.
    fn arrange(&mut self) {
        let n = self.n;
        for i in 0..n {
            let least = (i..n).fold(i, |p, j| if self.d[j] < self.d[p] { j } else { p });
            self.d.swap(i, least);
            if self.vectors {
                exchange(&mut self.q, n, i, least);
            }
            self.d[i] /= self.scale;
        }
        for row in self.q.chunks_exact_mut(n.max(1)) {
            if points_down(row) {
                flip(row);
            }
        }
    }

    /// Work units of the next step.
    pub(crate) fn step_work(&self) -> u64 {
        let n = self.n as u64;
        match self.phase {
            Phase::Reduce(k) => 3 * (n - k as u64).pow(2),
            Phase::Gather(k) => 2 * (n - k as u64).pow(2),
            Phase::Iterate(l) if self.vectors => 4 * n * (n - l as u64),
            Phase::Iterate(_) => n,
            Phase::Done => 0,
        }
    }
}

super::advance!(Eigen);
