//! LSMR, for least squares, min ||b - A x||, with A of any shape and rank.
//!
//! Fong and Saunders, LSMR: an iterative algorithm for sparse least-squares
//! problems (2011); the letters are those of its section 2 and of their program, with damp = 0.
//! Golub-Kahan bidiagonalisation and two rotations an iteration: MINRES on
//! A^T A x = A^T b without ever forming it. ||A^T r|| falls in every iteration,
//! ||r|| nearly as it could. Of many solutions it finds the shortest
//! correction of the initial x.
//!
//! The columns can be scaled to length 1 (Jacobi on A^T A): A D y = b with
//! x = D y. The vectors h live in the space of x, so D is applied once an
//! iteration, to v. A product with A, one with A^T, of which a copy is made;
//! two vectors of the rows' length and six of the columns'.
//!
//! Told for nothing: ||r||, ||A^T r||, ||A||_F and cond(A), all of A D. Whether
//! A^T r is small beside ||A|| ||r|| is said as [`Step::Optimal`], which the caller
//! holds against the original matrix. Left out: damping (Tikhonov), and
//! reorthogonalisation of v, which saves iterations for memory.

use super::{Problem, Reason, Step, divide, rotation, vectors};
use crate::error::{Error, filled};
use crate::kernels::{axpy, mul, nrm2, xpby};
use crate::simd::Real;
use crate::sparse::Csr;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// The state between two iterations.
pub struct Lsmr<T> {
    transposed: Csr<T>,
    /// 1 / the length of each column of A; empty when the columns are not scaled.
    scaling: Vec<T>,
    /// u, A z.
    of_rows: Vec<T>,
    /// v, z = D v, h, hbar, A^T u.
    of_cols: Vec<T>,
    alpha: T,
    alphabar: T,
    zeta: T,
    zetabar: T,
    rho: T,
    rhobar: T,
    cbar: T,
    sbar: T,
    // The estimate of ||r||, section 5.1.
    betadd: T,
    betad: T,
    rhodold: T,
    tautildeold: T,
    thetatilde: T,
    norm_a: T,
    /// ||A||_F of A itself.
    frobenius: T,
    norm_r: T,
    /// What the gradient must not pass for the next claim.
    tol: f64,
}

impl<T: Real> Lsmr<T> {
    /// Bytes it takes.
    pub fn bytes(rows: usize, cols: usize, nnz: usize, scaled: bool) -> usize {
        let vectors = rows.saturating_mul(2).saturating_add(cols.saturating_mul(5 + usize::from(scaled)));
        vectors.saturating_mul(size_of::<T>()).saturating_add(Csr::<T>::csr_bytes(cols + 1, nnz))
    }

    /// The workspace and A^T. `tol`: which ||A^T r|| / (||A||_F ||r||) is called optimal.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn new(a: &Csr<T>, scaled: bool, tol: f64) -> Result<Lsmr<T>, Error> {
        let transposed = a.transposed()?;
        let mut scaling = filled(if scaled { a.cols() } else { 0 }, T::ONE)?;
        let mut frobenius = T::ZERO;
        for c in 0..a.cols() {
            // A norm that neither overflows nor vanishes. An empty column is left alone.
            let length = transposed.row(c).1.iter().fold(T::ZERO, |length, &v| rotation(length, v).2);
            frobenius = rotation(frobenius, length).2;
            let inverse = T::ONE / length;
            if inverse.is_finite()
                && let Some(scale) = scaling.get_mut(c)
            {
                *scale = inverse;
            }
        }
        let (zero, one) = (T::ZERO, T::ONE);
        Ok(Lsmr {
            transposed,
            scaling,
            of_rows: filled(a.rows().saturating_mul(2), zero)?,
            of_cols: filled(a.cols().saturating_mul(5), zero)?,
            alpha: zero,
            alphabar: zero,
            zeta: zero,
            zetabar: zero,
            rho: one,
            rhobar: one,
            cbar: one,
            sbar: zero,
            betadd: zero,
            betad: zero,
            rhodold: one,
            tautildeold: zero,
            thetatilde: zero,
            norm_a: zero,
            frobenius,
            norm_r: zero,
            tol,
        })
    }

    /// Starts from x: beta u = b - A x, alpha v = D A^T u.
    #[simd]
    pub(crate) fn start<S: Simd>(&mut self, s: S, problem: &Problem<T>, x: &[T]) {
        let (rows, cols) = (problem.a.rows(), x.len());
        let (u, _) = self.of_rows.split_at_mut(rows);
        let [v, z, h, hbar, atu] = vectors::<T, 5>(&mut self.of_cols, cols);
        problem.residual(x, u);
        let beta = nrm2(s, u);
        divide(u, beta);
        self.transposed.spmv(u, atu);
        problem.flip(atu);
        v.copy_from_slice(scaled(s, &self.scaling, atu, z));
        self.alpha = nrm2(s, v);
        divide(v, self.alpha);
        h.copy_from_slice(scaled(s, &self.scaling, v, z));
        hbar.fill(T::ZERO);

        let (zero, one) = (T::ZERO, T::ONE);
        (self.alphabar, self.zetabar, self.zeta) = (self.alpha, self.alpha * beta, zero);
        (self.rho, self.rhobar, self.cbar, self.sbar) = (one, one, one, zero);
        (self.betadd, self.betad, self.rhodold, self.tautildeold, self.thetatilde) = (beta, zero, one, zero, zero);
        (self.norm_a, self.norm_r) = (self.alpha, beta);
    }

    /// One iteration.
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S, problem: &Problem<T>, x: &mut [T]) -> Step<T> {
        if self.zetabar == T::ZERO {
            return Step::Optimal(self.norm_r);
        }
        let (u, az) = self.of_rows.split_at_mut(problem.a.rows());
        let [v, z, h, hbar, atu] = vectors::<T, 5>(&mut self.of_cols, x.len());

        // beta u = A D v - alpha u, alpha v = D A^T u - beta v.
        problem.matvec(scaled(s, &self.scaling, v, z), az);
        xpby(s, az, -self.alpha, u);
        let beta = nrm2(s, u);
        if beta > T::ZERO {
            divide(u, beta);
            self.transposed.spmv(u, atu);
            problem.flip(atu);
            xpby(s, scaled(s, &self.scaling, atu, z), -beta, v);
            self.alpha = nrm2(s, v);
            divide(v, self.alpha);
        }
        let alpha = self.alpha;

        // The rotations P_k and Pbar_k.
        let (rho_old, rhobar_old, zeta_old) = (self.rho, self.rhobar, self.zeta);
        let (c, sn, rho) = rotation(self.alphabar, beta);
        let theta_new = sn * alpha;
        self.alphabar = c * alpha;
        let thetabar = self.sbar * rho;
        let (cbar, sbar, rhobar) = rotation(self.cbar * rho, theta_new);
        if rho == T::ZERO || rhobar == T::ZERO || !rho.is_finite() || !rhobar.is_finite() {
            return Step::Stop(Reason::Breakdown);
        }
        (self.rho, self.rhobar, self.cbar, self.sbar) = (rho, rhobar, cbar, sbar);
        self.zeta = cbar * self.zetabar;
        self.zetabar = -sbar * self.zetabar;

        // hbar = h - (thetabar rho / (rho_old rhobar_old)) hbar, x += (zeta / (rho rhobar)) hbar, h = D v - (theta_new / rho) h.
        xpby(s, h, -((thetabar / rho_old) * (rho / rhobar_old)), hbar);
        axpy(s, (self.zeta / rho) / rhobar, hbar, x);
        xpby(s, scaled(s, &self.scaling, v, z), -(theta_new / rho), h);

        // ||r||.
        let betahat = c * self.betadd;
        self.betadd = -sn * self.betadd;
        let (ctilde, stilde, rhotilde) = rotation(self.rhodold, thetabar);
        let thetatilde_old = core::mem::replace(&mut self.thetatilde, stilde * rhobar);
        self.rhodold = ctilde * rhobar;
        self.betad = ctilde * betahat - stilde * self.betad;
        self.tautildeold = (zeta_old - thetatilde_old * self.tautildeold) / rhotilde;
        let taud = (self.zeta - self.thetatilde * self.tautildeold) / self.rhodold;
        self.norm_r = rotation(self.betad - taud, self.betadd).2;

        self.norm_a = rotation(rotation(self.norm_a, beta).2, alpha).2;
        if self.gradient() <= self.tol { Step::Optimal(self.norm_r) } else { Step::residual(self.norm_r) }
    }

    /// ||A^T r|| / (||A||_F ||r||) of A D, as the recurrences have it.
    pub(crate) fn gradient(&self) -> f64 {
        if self.zetabar == T::ZERO {
            return 0.0;
        }
        self.zetabar.to_f64().abs() / self.norm_a.to_f64() / self.norm_r.to_f64()
    }

    /// ||A^T r|| / (||A||_F ||r||) of A itself, for r = b - A x as the caller
    /// recomputed it; the next claim must be ten times better.
    #[simd]
    pub(crate) fn true_gradient<S: Simd>(&mut self, s: S, r: &[T], norm: f64) -> f64 {
        let cols = self.of_cols.len() / 5;
        let atr = &mut self.of_cols[4 * cols..];
        self.transposed.spmv(r, atr);
        self.tol *= 0.1;
        let gradient = nrm2(s, atr).to_f64();
        if gradient == 0.0 { 0.0 } else { gradient / self.frobenius.to_f64() / norm }
    }

    /// Work units of one iteration.
    pub(crate) fn work(rows: usize, cols: usize, nnz: usize) -> u64 {
        2 * nnz as u64 + 3 * rows as u64 + 9 * cols as u64
    }
}

/// D v in z, or v itself where the columns are not scaled.
#[inline(always)]
fn scaled<'v, T: Real, S: Simd>(s: S, scaling: &[T], v: &'v [T], z: &'v mut [T]) -> &'v [T] {
    if scaling.is_empty() {
        return v;
    }
    mul(s, v, scaling, z);
    z
}
