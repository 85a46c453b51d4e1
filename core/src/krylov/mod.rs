//! Krylov methods. One iteration is one `step`, which can be read against the
//! paper line by line; nothing in it allocates.
//!
//! A method holds only its vectors. Whether the residual is small enough,
//! whether the method is stuck, and what happens then is decided in one place
//! for all of them, [`crate::solve`].
#![forbid(unsafe_code)]

mod bicgstab;
mod cg;
mod precond;

pub use bicgstab::Bicgstab;
pub use cg::Cg;
pub use precond::{Incomplete, Kind, Multigrid, Precond, Setup};

use crate::simd::Real;
use crate::sparse::Csr;

/// How a solve ended: an outcome, not an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The true residual is within the tolerance.
    Converged,
    /// The iterations allowed were spent.
    MaxIter,
    /// The residual no longer falls.
    Stagnated,
    /// The residual grew past the divergence limit.
    Diverged,
    /// A quantity the method divides by vanished or is not finite.
    Breakdown,
    /// The matrix is not positive definite, which the method needs.
    Indefinite,
    /// The matrix is singular to working precision.
    Singular,
    /// The caller cancelled.
    Budget,
}

impl Reason {
    /// The word in results.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Converged => "converged",
            Reason::MaxIter => "max_iter",
            Reason::Stagnated => "stagnated",
            Reason::Diverged => "diverged",
            Reason::Breakdown => "breakdown",
            Reason::Indefinite => "indefinite",
            Reason::Singular => "singular",
            Reason::Budget => "budget",
        }
    }
}

/// sign * A x = sign * b, with sign 1 or -1: a negative definite system is
/// solved with its sign flipped, without a second matrix.
#[derive(Clone, Copy)]
pub struct Problem<'a, T> {
    /// The matrix.
    pub a: &'a Csr<T>,
    /// The right-hand side.
    pub b: &'a [T],
    /// 1 or -1.
    pub sign: T,
}

impl<T: Real> Problem<'_, T> {
    /// y = sign * A x.
    pub(crate) fn matvec(&self, x: &[T], y: &mut [T]) {
        self.a.spmv(x, y);
        self.flip(y);
    }

    /// r = sign * (b - A x).
    pub(crate) fn residual(&self, x: &[T], r: &mut [T]) {
        self.a.residual(self.b, x, r);
        self.flip(r);
    }

    #[inline(always)]
    fn flip(&self, v: &mut [T]) {
        if self.sign < T::ZERO {
            for v in v {
                *v = -*v;
            }
        }
    }
}

/// The `K` vectors of length n in one workspace.
#[inline(always)]
fn vectors<T, const K: usize>(workspace: &mut [T], n: usize) -> [&mut [T]; K] {
    let mut parts = workspace.chunks_exact_mut(n.max(1));
    core::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// What one iteration did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step<T> {
    /// The norm of the residual that the method carries along.
    Residual(T),
    /// It cannot go on.
    Stop(Reason),
}
