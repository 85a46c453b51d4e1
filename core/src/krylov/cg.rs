//! Conjugate gradients, for symmetric positive definite A.
//!
//! Hestenes and Stiefel 1952; the letters are those of Saad, Iterative Methods
//! for Sparse Linear Systems, 2nd ed., algorithm 9.1. One product with A, one
//! preconditioner, two dot products and a norm an iteration; four vectors. p'Ap < 0
//! proves that A is not positive definite; p'Ap = 0 only breaks down, it can be underflow.
//!
//! The vectors of a real problem do not stay in the first cache, and an
//! iteration is bound by memory. So what reads a vector that another statement
//! has just written goes along with it in pieces of [`PIECE`] values: p'Ap with A p,
//! r'r with x and r. Every sum keeps the order of `dot`.

use super::{Precond, Problem, Reason, Step, vectors};
use crate::error::{Error, filled};
use crate::kernels::{Pieces, axpy, dot, nrm2_of, xpby};
use crate::simd::Real;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// Values of a piece: four vectors of f64 are 16 KiB. A multiple of every block.
const PIECE: usize = 512;

/// The state between two iterations.
pub struct Cg<T> {
    /// r, z, p and A p.
    workspace: Vec<T>,
    rz: T,
    alpha: T,
    beta: T,
}

impl<T: Real> Cg<T> {
    /// Vectors of length n it holds.
    pub const VECTORS: usize = 4;

    /// The workspace for n unknowns.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn new(n: usize) -> Result<Cg<T>, Error> {
        Ok(Cg {
            workspace: filled(n.saturating_mul(Self::VECTORS), T::ZERO)?,
            rz: T::ZERO,
            alpha: T::ZERO,
            beta: T::ZERO,
        })
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
        let mut pap = Pieces::new();
        for (i, (p_i, ap_i)) in p.chunks(PIECE).zip(ap.chunks_mut(PIECE)).enumerate() {
            problem.rows_times(i * PIECE, p, ap_i);
            pap.add(s, p_i, ap_i);
        }
        let pap = pap.sum();
        // p'Ap < 0 proves that A is not positive definite, r'M^-1 r < 0 that M is not.
        if pap < T::ZERO || self.rz < T::ZERO {
            return Step::Stop(Reason::Indefinite);
        }
        let alpha = self.rz / pap;
        if alpha == T::ZERO || !alpha.is_finite() {
            return Step::Stop(Reason::Breakdown);
        }
        let mut rr = Pieces::new();
        let pieces = x.chunks_mut(PIECE).zip(r.chunks_mut(PIECE)).zip(p.chunks(PIECE)).zip(ap.chunks(PIECE));
        for (((x, r), p), ap) in pieces {
            axpy(s, alpha, p, x);
            axpy(s, -alpha, ap, r);
            rr.add(s, r, r);
        }
        let rr = rr.sum();
        let z = m.apply(s, r, z);
        let rz = if let Precond::None = m { rr } else { dot(s, r, z) };
        (self.alpha, self.beta) = (alpha, rz / self.rz);
        xpby(s, z, self.beta, p);
        self.rz = rz;
        Step::residual(nrm2_of(s, rr, r))
    }

    /// alpha and beta of the last iteration.
    pub(super) fn coefficients(&self) -> (T, T) {
        (self.alpha, self.beta)
    }

    /// r, z, p and A p.
    pub(super) fn vectors(&mut self, n: usize) -> [&mut [T]; 4] {
        vectors(&mut self.workspace, n)
    }

    /// Work units of one iteration.
    pub(crate) fn work(n: usize, nnz: usize, m: &Precond<T>) -> u64 {
        nnz as u64 + 6 * n as u64 + m.work(n)
    }
}
