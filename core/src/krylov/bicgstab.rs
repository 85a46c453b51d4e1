//! BiCGSTAB, for non-symmetric A, preconditioned from the right, so that the
//! residual it carries is the true one.
//!
//! van der Vorst 1992; the letters are those of Barrett et al., Templates,
//! section 2.3.8. Two products with A and two preconditioners an iteration; seven
//! vectors. The residual is not monotone. When rho = rhat'r or rhat'v vanishes
//! the recurrence breaks down; the caller starts it anew from the true
//! residual, which gives it a new shadow rhat.

use super::{Precond, Problem, Reason, Step, vectors};
use crate::error::{Error, filled};
use crate::kernels::{axpy, dot, nrm2, xpby};
use crate::simd::Real;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// The state between two iterations.
pub struct Bicgstab<T> {
    /// r (and s, which takes its place half way), rhat, p, v, phat, shat, t.
    workspace: Vec<T>,
    rho: T,
    alpha: T,
    omega: T,
}

impl<T: Real> Bicgstab<T> {
    /// Vectors of length n it holds.
    pub const VECTORS: usize = 7;

    /// The workspace for n unknowns.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn new(n: usize) -> Result<Bicgstab<T>, Error> {
        let workspace = filled(n.saturating_mul(Self::VECTORS), T::ZERO)?;
        Ok(Bicgstab { workspace, rho: T::ONE, alpha: T::ONE, omega: T::ONE })
    }

    /// Starts from x: r = b - A x, rhat = r.
    pub(crate) fn start(&mut self, problem: &Problem<T>, x: &[T]) {
        let [r, rhat, p, v, ..] = vectors::<T, 7>(&mut self.workspace, x.len());
        problem.residual(x, r);
        rhat.copy_from_slice(r);
        p.fill(T::ZERO);
        v.fill(T::ZERO);
        (self.rho, self.alpha, self.omega) = (T::ONE, T::ONE, T::ONE);
    }

    /// One iteration. `target` lets it stop half way, where omega = t's / t't
    /// would be 0 / 0.
    #[simd]
    pub(crate) fn step<S: Simd>(
        &mut self,
        s: S,
        problem: &Problem<T>,
        m: &Precond<T>,
        x: &mut [T],
        target: f64,
    ) -> Step<T> {
        let [r, rhat, p, v, phat, shat, t] = vectors(&mut self.workspace, x.len());
        let rho = dot(s, rhat, r);
        let beta = (rho / self.rho) * (self.alpha / self.omega);
        if rho == T::ZERO || !beta.is_finite() {
            return Step::Stop(Reason::Breakdown);
        }
        self.rho = rho;
        // p = r + beta (p - omega v)
        axpy(s, -self.omega, v, p);
        xpby(s, r, beta, p);
        let phat = m.apply(s, p, phat);
        problem.matvec(phat, v);
        self.alpha = rho / dot(s, rhat, v);
        if !self.alpha.is_finite() {
            return Step::Stop(Reason::Breakdown);
        }
        // s = r - alpha v, kept in r.
        axpy(s, -self.alpha, v, r);
        axpy(s, self.alpha, phat, x);
        let half = nrm2(s, r);
        if half.to_f64() <= target {
            return Step::residual(half);
        }
        let shat = m.apply(s, r, shat);
        problem.matvec(shat, t);
        let squares = dot(s, t, t);
        self.omega = if squares >= T::SMALL_SQUARE && squares.is_finite() {
            dot(s, t, r) / squares
        } else {
            // The squares of t are out of range; t itself need not be.
            let norm = nrm2(s, t);
            dot(s, t, r) / norm / norm
        };
        if self.omega == T::ZERO || !self.omega.is_finite() {
            return Step::Stop(Reason::Breakdown);
        }
        axpy(s, self.omega, shat, x);
        axpy(s, -self.omega, t, r);
        Step::residual(nrm2(s, r))
    }

    /// Work units of one iteration.
    pub(crate) fn work(n: usize, nnz: usize, m: &Precond<T>) -> u64 {
        2 * (nnz as u64 + m.work(n)) + 12 * n as u64
    }
}
