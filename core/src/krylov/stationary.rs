//! Stationary iterations, x += M^-1 (b - A x) with a simple M.
//!
//! Saad, Iterative Methods for Sparse Linear Systems, 2nd ed., section 4.1. With
//! A = L + D + U:
//!
//! | method | one iteration | converges for |
//! |---|---|---|
//! | jacobi | x += D^-1 r | dominant A |
//! | neumann | t = D^-1 r; x += t; r -= A t | dominant A |
//! | sor, gauss_seidel (omega = 1) | for i up: x_i += omega (b_i - a_i x) / a_ii | spd A, 0 < omega < 2 |
//! | ssor | the same up, then down | spd A, 0 < omega < 2 |
//!
//! Neumann is the series x = sum over k of (I - D^-1 A)^k D^-1 b, term by term:
//! t is the term, r = b - A x is D times the next one. Its partial sums are
//! Jacobi's iterates; it never looks back at b, and so carries its rounding
//! errors along. The others end each iteration with the true residual: a second
//! walk over A for sor, a third for ssor. The order of the unknowns is that of
//! the rows; colouring is left out, it would change the iterates.
//!
//! The iterates do not see the sign of A x = b.

use super::{Problem, Reason, Step, vectors};
use crate::error::{Error, filled};
use crate::kernels::{axpy, mul, nrm2};
use crate::simd::Real;
use crate::sparse::Csr;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Splitting {
    /// M = D.
    Jacobi,
    /// Jacobi's iterates as partial sums of the series.
    Neumann,
    /// M = D / omega + L.
    Sor,
    /// Sor up and down.
    Ssor,
}

/// The state between two iterations.
pub struct Stationary<T> {
    splitting: Splitting,
    omega: T,
    /// 1 / a_ii, r = b - A x, t = D^-1 r and A t.
    workspace: Vec<T>,
    /// A value of the diagonal has no inverse: there is no iteration.
    broken: bool,
}

impl<T: Real> Stationary<T> {
    /// Vectors of length n it holds.
    pub const VECTORS: usize = 4;

    /// The workspace for A; `omega`, from 0 to 2, counts for sor and ssor.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn new(a: &Csr<T>, splitting: Splitting, omega: f64) -> Result<Stationary<T>, Error> {
        let n = a.rows();
        let mut workspace = filled(n.saturating_mul(Self::VECTORS), T::ZERO)?;
        let mut broken = false;
        for (i, v) in workspace.iter_mut().take(n).enumerate() {
            *v = T::ONE / a.get(i, i);
            broken |= !v.is_finite();
        }
        Ok(Stationary { splitting, omega: T::from_f64(omega), workspace, broken })
    }

    /// Starts from x: r = b - A x.
    pub(crate) fn start(&mut self, problem: &Problem<T>, x: &[T]) {
        let [_, r, ..] = vectors::<T, 4>(&mut self.workspace, x.len());
        problem.a.residual(problem.b, x, r);
    }

    /// One iteration.
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S, problem: &Problem<T>, x: &mut [T]) -> Step<T> {
        if self.broken {
            return Step::Stop(Reason::Breakdown);
        }
        let [inverse, r, t, at] = vectors(&mut self.workspace, x.len());
        match self.splitting {
            Splitting::Jacobi | Splitting::Neumann => {
                mul(s, r, inverse, t);
                axpy(s, T::ONE, t, x);
            }
            Splitting::Sor => sweep(problem, inverse, self.omega, x, 0..problem.a.rows()),
            Splitting::Ssor => {
                sweep(problem, inverse, self.omega, x, 0..problem.a.rows());
                sweep(problem, inverse, self.omega, x, (0..problem.a.rows()).rev());
            }
        }
        if self.splitting == Splitting::Neumann {
            problem.a.spmv(t, at);
            axpy(s, -T::ONE, at, r);
        } else {
            problem.a.residual(problem.b, x, r);
        }
        Step::residual(nrm2(s, r))
    }

    /// Walks over A in an iteration.
    pub(crate) fn walks(splitting: Splitting) -> u64 {
        match splitting {
            Splitting::Jacobi | Splitting::Neumann => 1,
            Splitting::Sor => 2,
            Splitting::Ssor => 3,
        }
    }

    /// Work units of one iteration.
    pub(crate) fn work(splitting: Splitting, n: usize, nnz: usize) -> u64 {
        Self::walks(splitting) * nnz as u64 + 4 * n as u64
    }
}

/// x_i += omega (b_i - a_i x) / a_ii for the rows in their order, each with the x that those before left.
fn sweep<T: Real>(problem: &Problem<T>, inverse: &[T], omega: T, x: &mut [T], rows: impl Iterator<Item = usize>) {
    for i in rows {
        let (cols, vals) = problem.a.row(i);
        let mut rest = problem.b[i];
        for (&c, &v) in cols.iter().zip(vals) {
            rest -= v * x[c as usize];
        }
        x[i] += omega * rest * inverse[i];
    }
}
