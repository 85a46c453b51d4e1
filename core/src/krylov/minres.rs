//! MINRES, for symmetric A that may be indefinite or singular, preconditioned
//! by symmetric positive definite M.
//!
//! Paige and Saunders, Solution of sparse indefinite systems of linear
//! equations (1975); the letters are those of their program. Lanczos makes a
//! tridiagonal T of A, plane rotations keep its QR factors, and x minimises
//! ||b - A x|| in the norm of M^-1 over the space so far. Where that is not the
//! 2-norm the residual itself is carried along too, by
//! r_k = s_k^2 r_(k-1) - c_k phibar_k z_(k+1), z the Lanczos vector.
//!
//! The rotations tell ||A r|| / ||r|| for nothing. When it is no more than
//! rounding beside ||A||, x is a least-squares solution of a singular system
//! (Choi, Paige and Saunders, MINRES-QLP, 2011, section 5), and nothing more can
//! be reached: that ends as `singular`. What is only near that, as rounding in
//! the recurrences mostly leaves it, is said as [`Step::Optimal`] and the true
//! residual decides; beyond it the recurrences tell tales. Their QLP variant, which finds the
//! shortest such x, is left out: it costs two vectors and the answer is not
//! unique anyway.
//!
//! One product with A, one preconditioner, nine vectors' worth of updates.

use super::{Precond, Problem, Reason, Step, divide, rotation, vectors};
use crate::error::{Error, filled};
use crate::kernels::{axpby, axpy, dot, nrm2};
use crate::simd::Real;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// The state between two iterations.
pub struct Minres<T> {
    /// Three Lanczos residuals and three directions, whose roles turn; v, M^-1 y, r.
    workspace: Vec<T>,
    turn: usize,
    /// ||y|| in the norm of M^-1; below zero when M is not positive definite.
    beta: T,
    old_beta: T,
    dbar: T,
    epsln: T,
    phibar: T,
    cs: T,
    sn: T,
    /// The largest column of T so far: a lower bound of ||A||.
    norm_a: T,
}

impl<T: Real> Minres<T> {
    /// Vectors of length n it holds.
    pub const VECTORS: usize = 9;

    /// The workspace for n unknowns.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn new(n: usize) -> Result<Minres<T>, Error> {
        let workspace = filled(n.saturating_mul(Self::VECTORS), T::ZERO)?;
        let zero = T::ZERO;
        Ok(Minres {
            workspace,
            turn: 0,
            beta: zero,
            old_beta: zero,
            dbar: zero,
            epsln: zero,
            phibar: zero,
            cs: -T::ONE,
            sn: zero,
            norm_a: zero,
        })
    }

    /// Starts from x: r = b - A x is the first Lanczos vector.
    #[simd]
    pub(crate) fn start<S: Simd>(&mut self, s: S, problem: &Problem<T>, m: &Precond<T>, x: &[T]) {
        self.workspace.fill(T::ZERO);
        let [_, r2, _, _, _, _, v, z, r] = vectors(&mut self.workspace, x.len());
        problem.residual(x, r);
        r2.copy_from_slice(r);
        let z = m.apply(s, r2, z);
        self.beta = lanczos_norm(s, m, r2, z);
        v.copy_from_slice(z);
        divide(v, self.beta);
        (self.turn, self.old_beta, self.phibar) = (0, T::ZERO, self.beta);
        (self.dbar, self.epsln, self.norm_a) = (T::ZERO, T::ZERO, T::ZERO);
        (self.cs, self.sn) = (-T::ONE, T::ZERO);
    }

    /// One iteration.
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S, problem: &Problem<T>, m: &Precond<T>, x: &mut [T]) -> Step<T> {
        if self.beta < T::ZERO {
            return Step::Stop(Reason::Indefinite);
        }
        if self.beta == T::ZERO || !self.beta.is_finite() {
            // The space is exhausted: x is as good as this method makes it.
            return Step::Stop(Reason::Breakdown);
        }
        let [a0, a1, a2, d0, d1, d2, v, z, r] = vectors(&mut self.workspace, x.len());
        let (mut lanczos, mut directions) = ([a0, a1, a2], [d0, d1, d2]);
        lanczos.rotate_left(self.turn);
        directions.rotate_left(self.turn);
        let ([r1, r2, y], [w1, w2, w]) = (lanczos, directions);
        self.turn = (self.turn + 1) % 3;

        // Lanczos: y = A v - (beta / old_beta) r1 - (alfa / beta) r2.
        problem.matvec(v, y);
        if self.old_beta > T::ZERO {
            axpy(s, -(self.beta / self.old_beta), r1, y);
        }
        let alfa = dot(s, v, y);
        axpy(s, -(alfa / self.beta), r2, y);
        let z = m.apply(s, y, z);
        // The part of T above alfa; the first beta is not in T.
        let above = if self.old_beta > T::ZERO { self.beta } else { T::ZERO };
        self.old_beta = self.beta;
        self.beta = lanczos_norm(s, m, y, z);
        let beta = self.beta;
        if beta < T::ZERO {
            return Step::Stop(Reason::Indefinite);
        }

        // The last rotation on the new column of T, and the next one.
        let old_epsln = self.epsln;
        let delta = self.cs * self.dbar + self.sn * alfa;
        let gbar = self.sn * self.dbar - self.cs * alfa;
        self.epsln = self.sn * beta;
        self.dbar = -self.cs * beta;
        let column = rotation(rotation(alfa, beta).2, above).2;
        if column > self.norm_a {
            self.norm_a = column;
        }
        // ||A r|| / ||r|| of the residual before this iteration.
        let root = rotation(gbar, self.dbar).2;
        if root <= T::from_f64(10.0) * T::EPSILON * self.norm_a {
            return Step::Stop(Reason::Singular);
        }
        if root <= T::from_f64(0.01) * T::EPSILON.sqrt() * self.norm_a {
            return Step::Optimal(self.phibar);
        }
        let (cs, sn, gamma) = rotation(gbar, beta);
        if gamma == T::ZERO || !gamma.is_finite() {
            return Step::Stop(Reason::Breakdown);
        }
        (self.cs, self.sn) = (cs, sn);
        let phi = cs * self.phibar;
        self.phibar *= sn;

        // w = (v - old_epsln w1 - delta w2) / gamma, x += phi w.
        for (((w, &v), &w1), &w2) in w.iter_mut().zip(&*v).zip(&*w1).zip(&*w2) {
            *w = (v - old_epsln * w1 - delta * w2) / gamma;
        }
        axpy(s, phi, w, x);
        v.copy_from_slice(z);
        if beta > T::ZERO {
            divide(v, beta);
        }
        if matches!(m, Precond::None) {
            return Step::residual(self.phibar);
        }
        let along = if beta > T::ZERO { cs * self.phibar / beta } else { T::ZERO };
        axpby(s, -along, y, sn * sn, r);
        Step::residual(nrm2(s, r))
    }

    /// Work units of one iteration.
    pub(crate) fn work(n: usize, nnz: usize, m: &Precond<T>) -> u64 {
        nnz as u64 + 12 * n as u64 + m.work(n)
    }
}

/// The norm of y = M z in the norm of M^-1; -1 when y'z < 0.
#[simd]
fn lanczos_norm<T: Real, S: Simd>(s: S, m: &Precond<T>, y: &[T], z: &[T]) -> T {
    if matches!(m, Precond::None) {
        return nrm2(s, y);
    }
    let squared = dot(s, y, z);
    if squared < T::ZERO { -T::ONE } else { squared.sqrt() }
}
