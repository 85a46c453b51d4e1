//! GMRES(m), restarted, for non-symmetric A, preconditioned from the right, so
//! that the residual it minimises is the true one.
//!
//! Saad and Schultz 1986; the letters are those of Saad, Iterative Methods for
//! Sparse Linear Systems, 2nd ed., algorithms 6.9, 9.5 and section 6.5.3.
//!
//! ```text
//! v_1 = r / beta, g = beta e_1
//! for j = 1..m:
//!     w = A M^-1 v_j, made orthogonal to v_1..v_j: column j of H; v_j+1 = w / ||w||
//!     rotations keep H triangular (R) and turn g; |g_j+1| = ||b - A x||
//! x += M^-1 (v_1..v_j) R^-1 g, and again from there
//! ```
//!
//! Orthogonal by modified Gram-Schmidt, and a second time when the first took
//! most of w away ("twice is enough", Kahan; Parlett, The Symmetric Eigenvalue
//! Problem, section 6.9). x is written only by [`Gmres::finish`]: at a restart,
//! when |g_j+1| meets the target, and whenever the caller ends in between.
//!
//! A w that lies in the space already is the end: the residual is zero, or R is
//! singular and then so is A (Brown and Walker 1997). Memory: m + 2 vectors.
//! Cost of iteration j: a product with A, a preconditioner, 2 j n
//! multiply-adds, twice that when repeated. A cycle that gains nothing ends as
//! `stagnated`: the next one would be the same.

use super::{Precond, Problem, Reason, Step, divide, rotation};
use crate::error::{Error, filled};
use crate::kernels::{axpy, dot, nrm2};
use crate::simd::Real;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// Of each row of H: the value in the column on its way, its rotation with the
/// next row, and its right-hand side.
#[derive(Clone, Copy, Default)]
struct Row<T> {
    h: T,
    c: T,
    s: T,
    g: T,
}

/// The state between two iterations.
pub struct Gmres<T> {
    n: usize,
    restart: usize,
    /// v_1 to v_m+1, then M^-1 v.
    basis: Vec<T>,
    /// R by columns: column j, from 0, starts at j (j + 1) / 2.
    r: Vec<T>,
    small: Vec<Row<T>>,
    /// Columns of R so far.
    columns: usize,
    /// ||b - A x|| at the start of the cycle.
    beta: T,
    /// The last cycle gained nothing.
    stuck: bool,
    work: u64,
}

impl<T: Real> Gmres<T> {
    /// The length of a cycle that is used when `restart` is asked for.
    pub fn cycle(n: usize, restart: usize) -> usize {
        restart.min(n).max(1)
    }

    /// Bytes it takes.
    pub fn bytes(n: usize, restart: usize) -> usize {
        let m = Self::cycle(n, restart);
        let small = m.saturating_mul(m + 1) / 2 + 4 * (m + 1);
        n.saturating_mul(m + 2).saturating_add(small).saturating_mul(size_of::<T>())
    }

    /// The workspace for n unknowns.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn new(n: usize, restart: usize) -> Result<Gmres<T>, Error> {
        let m = Self::cycle(n, restart);
        Ok(Gmres {
            n,
            restart: m,
            basis: filled(n.saturating_mul(m + 2), T::ZERO)?,
            r: filled(m.saturating_mul(m + 1) / 2, T::ZERO)?,
            small: filled(m + 1, Row::default())?,
            columns: 0,
            beta: T::ZERO,
            stuck: false,
            work: 0,
        })
    }

    /// Starts a cycle from x: v_1 = (b - A x) / beta.
    #[simd]
    pub(crate) fn start<S: Simd>(&mut self, s: S, problem: &Problem<T>, x: &[T]) {
        let Some(v) = self.basis.get_mut(..x.len()) else { return };
        problem.residual(x, v);
        self.beta = nrm2(s, v);
        divide(v, self.beta);
        self.small[0].g = self.beta;
        self.columns = 0;
        self.stuck = false;
    }

    /// One iteration. x moves when the residual is within `target`, at the end of
    /// a cycle, and when it stops.
    #[simd]
    pub(crate) fn step<S: Simd>(
        &mut self,
        s: S,
        problem: &Problem<T>,
        m: &Precond<T>,
        x: &mut [T],
        target: f64,
    ) -> Step<T> {
        let (n, j) = (self.n, self.columns);
        self.work = problem.a.nnz() as u64 + m.work(n) + (2 * j as u64 + 5) * n as u64;
        if self.stuck {
            return Step::Stop(Reason::Stagnated);
        }
        if self.beta == T::ZERO || !self.beta.is_finite() {
            return Step::Stop(Reason::Breakdown);
        }
        let (basis, z) = self.basis.split_at_mut((self.restart + 1) * n);
        let (known, next) = basis.split_at_mut((j + 1) * n);
        let w = &mut next[..n];
        problem.matvec(m.apply(s, &known[j * n..], z), w);
        let whole = nrm2(s, w);
        if !whole.is_finite() {
            self.finish(s, m, x);
            return Step::Stop(Reason::Breakdown);
        }

        let small = &mut self.small[..j + 2];
        small.iter_mut().for_each(|row| row.h = T::ZERO);
        let (mut before, mut norm) = (whole, T::ZERO);
        for again in [true, false] {
            for (v, row) in known.chunks_exact(n).zip(&mut *small) {
                let along = dot(s, v, w);
                row.h += along;
                axpy(s, -along, v, w);
            }
            norm = nrm2(s, w);
            if !again || norm > T::from_f64(0.5) * before {
                break;
            }
            before = norm;
            self.work += 2 * (j as u64 + 1) * n as u64;
        }
        // What is left is rounding: w lies in the space already.
        let tiny = T::from_f64(10.0) * T::EPSILON * whole;
        if norm <= tiny {
            norm = T::ZERO;
        }

        let mut h = small[0].h;
        for (i, r) in self.r[j * (j + 1) / 2..][..j].iter_mut().enumerate() {
            let (Row { c, s, .. }, lower) = (small[i], small[i + 1].h);
            *r = c * h + s * lower;
            h = c * lower - s * h;
        }
        if norm == T::ZERO && h.abs() <= tiny {
            self.finish(s, m, x);
            return Step::Stop(Reason::Singular);
        }
        let (c, s_j, diagonal) = rotation(h, norm);
        self.r[j * (j + 1) / 2 + j] = diagonal;
        let g = small[j].g;
        (small[j].c, small[j].s, small[j].g) = (c, s_j, c * g);
        small[j + 1].g = -s_j * g;
        self.columns = j + 1;
        let residual = (s_j * g).abs();
        if residual.to_f64() <= target {
            self.finish(s, m, x);
            return Step::residual(residual);
        }
        if norm > T::ZERO && self.columns < self.restart {
            divide(w, norm);
            return Step::residual(residual);
        }
        let before = self.beta;
        self.finish(s, m, x);
        self.start(s, problem, x);
        self.work += (problem.a.nnz() + n) as u64;
        self.stuck = self.beta >= (T::ONE - T::from_f64(16.0) * T::EPSILON) * before;
        Step::residual(self.beta)
    }

    /// x += M^-1 V R^-1 g of the cycle so far, which ends with it: [`Gmres::start`] comes next.
    #[simd]
    pub(crate) fn finish<S: Simd>(&mut self, s: S, m: &Precond<T>, x: &mut [T]) {
        let (n, k) = (self.n, core::mem::take(&mut self.columns));
        self.beta = T::ZERO;
        if k == 0 {
            return;
        }
        for i in (0..k).rev() {
            let column = &self.r[i * (i + 1) / 2..][..=i];
            let y = self.small[i].g / column[i];
            self.small[i].g = y;
            for (row, &r) in self.small[..i].iter_mut().zip(column) {
                row.g -= r * y;
            }
        }
        let (known, rest) = self.basis.split_at_mut(self.restart * n);
        let (sum, z) = rest.split_at_mut(n);
        sum.fill(T::ZERO);
        for (v, row) in known.chunks_exact(n).zip(&self.small[..k]) {
            axpy(s, row.g, v, sum);
        }
        axpy(s, T::ONE, m.apply(s, sum, z), x);
        self.work += (k * n) as u64 + m.work(n);
    }

    /// Work units of the last iteration.
    pub(crate) fn work(&self) -> u64 {
        self.work
    }

    /// Work units of an iteration, on average over a cycle.
    pub(crate) fn usual_work(n: usize, nnz: usize, restart: usize, m: &Precond<T>) -> u64 {
        nnz as u64 + m.work(n) + (Self::cycle(n, restart) as u64 + 5).saturating_mul(n as u64)
    }
}
