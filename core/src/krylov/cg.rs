//! Conjugate gradients, for symmetric positive definite A.
//!
//! Hestenes and Stiefel 1952; the letters are those of Saad, Iterative Methods
//! for Sparse Linear Systems, 2nd ed., algorithm 9.1. One product with A, one
//! preconditioner, two dot products and a norm an iteration; four vectors. p'Ap < 0
//! proves that A is not positive definite; p'Ap = 0 only breaks down, it can be underflow.

use super::{Precond, Problem, Reason, Step, vectors};
use crate::error::{Error, filled};
use crate::kernels::{axpy, dot, nrm2, xpby};
use crate::simd::Real;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// The state between two iterations.
pub struct Cg<T> {
    /// r, z, p and A p.
    workspace: Vec<T>,
    rz: T,
}

impl<T: Real> Cg<T> {
    /// Vectors of length n it holds.
    pub const VECTORS: usize = 4;

    /// The workspace for n unknowns.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn new(n: usize) -> Result<Cg<T>, Error> {
        Ok(Cg { workspace: filled(n * Self::VECTORS, T::ZERO)?, rz: T::ZERO })
    }

    /// Starts from x: r = b - A x, p = z = M^-1 r.
    #[simd]
    pub(crate) fn start<S: Simd>(&mut self, s: S, problem: &Problem<T>, m: &Precond<T>, x: &[T]) {
        let [r, z, p, _] = vectors(&mut self.workspace, x.len());
        problem.residual(x, r);
        let z = m.apply(s, r, z);
        p.copy_from_slice(z);
        self.rz = dot(s, r, z);
    }

    /// One iteration.
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S, problem: &Problem<T>, m: &Precond<T>, x: &mut [T]) -> Step<T> {
        let [r, z, p, ap] = vectors(&mut self.workspace, x.len());
        problem.matvec(p, ap);
        let pap = dot(s, p, ap);
        // p'Ap < 0 proves that A is not positive definite, r'M^-1 r < 0 that M is not.
        if pap < T::ZERO || self.rz < T::ZERO {
            return Step::Stop(Reason::Indefinite);
        }
        let alpha = self.rz / pap;
        if !alpha.is_finite() {
            return Step::Stop(Reason::Breakdown);
        }
        axpy(s, alpha, p, x);
        axpy(s, -alpha, ap, r);
        let z = m.apply(s, r, z);
        let rz = dot(s, r, z);
        xpby(s, z, rz / self.rz, p);
        self.rz = rz;
        Step::Residual(nrm2(s, r))
    }

    /// Work units of one iteration.
    pub(crate) fn work(n: usize, nnz: usize, m: &Precond<T>) -> u64 {
        nnz as u64 + 6 * n as u64 + m.work(n)
    }
}
