//! Krylov methods. One iteration is one `step`, which can be read against the
//! paper line by line; nothing in it allocates.
//!
//! A method holds only its vectors. Whether the residual is small enough,
//! whether the method is stuck, and what happens then is decided in one place
//! for all of them, [`crate::solve`].
#![forbid(unsafe_code)]

mod bicgstab;
mod cg;
mod chebyshev;
mod gmres;
mod lsmr;
mod minres;
mod precond;
mod rotation;
mod stationary;

pub use bicgstab::Bicgstab;
pub use cg::Cg;
pub use chebyshev::Chebyshev;
pub use gmres::Gmres;
pub use lsmr::Lsmr;
pub use minres::Minres;
pub use precond::{Incomplete, Kind, Multigrid, Precond, Setup};
pub use stationary::{Splitting, Stationary};

use crate::kernels::spmv;
use crate::simd::Real;
use crate::sparse::Csr;
use rotation::rotation;

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
    /// It would have needed more memory than the caller allowed.
    Limit,
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
            Reason::Limit => "limit",
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

    /// y = sign * A x, the rows from `from` on, as many as y has.
    pub(crate) fn rows_times(&self, from: usize, x: &[T], y: &mut [T]) {
        let (row_ptr, col, val) = self.a.parts();
        spmv(row_ptr.get(from..).unwrap_or_default(), col, val, x, y);
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
    /// The same, with A^T r so small beside A and r that least squares may be all there is to reach.
    Optimal(T),
    /// It cannot go on.
    Stop(Reason),
}

impl<T: Real> Step<T> {
    /// A norm that is not finite stops the method.
    fn residual(norm: T) -> Step<T> {
        if norm.is_finite() { Step::Residual(norm) } else { Step::Stop(Reason::Diverged) }
    }
}

/// v = v / by; as it is where `by` is zero.
#[inline(never)]
fn divide<T: Real>(v: &mut [T], by: T) {
    if by != T::ZERO {
        for v in v {
            let quotient = *v / by;
            *v = quotient;
        }
    }
}
