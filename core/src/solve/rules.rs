//! The rule table of method `auto`, the one place that decides what is tried.
//!
//! | matrix | tried, in order |
//! |---|---|
//! | symmetric, diagonal all positive | cg; bicgstab when cg found it indefinite, broke down or diverged; lu |
//! | symmetric, diagonal all negative | the same on -A x = -b |
//! | otherwise, no zero on the diagonal | bicgstab; lu |
//! | a zero on the diagonal | lu; bicgstab without preconditioner when lu is out of reach |
//!
//! lu is in reach up to [`LU_LIMIT`] unknowns, within the memory allowed.
//! Preconditioner auto is jacobi where the diagonal has no zero. An attempt
//! that is followed by lu may cost no more than lu would.

use super::engine::splitting;
use super::{Method, Options, PrecondChoice};
use crate::dense::Lu;
use crate::krylov::{Bicgstab, Cg, Chebyshev, Gmres, Lsmr, Minres, Precond, Reason, Stationary};
use crate::simd::Real;
use crate::sparse::{Csr, Diagonal, Features};

/// Most unknowns for which auto takes dense LU: 9e9 multiply-adds, some seconds.
pub const LU_LIMIT: usize = 3000;

/// Iterations an attempt is granted at the least.
const MIN_ITERATIONS: u64 = 50;

/// One attempt to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Not auto.
    pub method: Method,
    /// Jacobi, or none.
    pub jacobi: bool,
    /// The rule that chose it.
    pub why: &'static str,
}

/// The attempts for a matrix, in order. `room` is the memory a factorisation may take.
pub(super) fn plans<T: Real>(n: usize, features: Features, options: &Options, room: usize) -> [Option<Plan>; 3] {
    let lu_fits = n <= LU_LIMIT && Lu::<T>::bytes(n) <= room;
    let diagonal = features.diagonal;
    let jacobi = match options.precond {
        PrecondChoice::Auto => diagonal != Diagonal::Zero,
        PrecondChoice::None => false,
        PrecondChoice::Jacobi => true,
    };
    let plan = |method, why| {
        let jacobi = match method {
            // These divide by the diagonal, or by pivots, themselves.
            Method::Lu | Method::Jacobi | Method::Neumann | Method::GaussSeidel | Method::Sor | Method::Ssor => false,
            // By the lengths of the columns.
            Method::Lsmr => options.precond != PrecondChoice::None,
            // Which needs M positive definite.
            Method::Minres if options.precond == PrecondChoice::Auto => diagonal == Diagonal::Positive,
            _ => jacobi,
        };
        Some(Plan { method, jacobi, why })
    };
    let lu_after = |why| if lu_fits { plan(Method::Lu, why) } else { None };
    let definite = matches!(diagonal, Diagonal::Positive | Diagonal::Negative);
    match options.method {
        Method::Auto if features.symmetric && definite => [
            plan(
                Method::Cg,
                match diagonal {
                    Diagonal::Negative => "symmetric with a negative diagonal, sign flipped",
                    _ => "symmetric with a positive diagonal",
                },
            ),
            plan(Method::Bicgstab, "cg found the matrix not definite or broke down"),
            lu_after("the iterative method did not converge and the system is small"),
        ],
        Method::Auto if diagonal == Diagonal::Zero && lu_fits => {
            [plan(Method::Lu, "a zero on the diagonal, and the system is small"), None, None]
        }
        Method::Auto => [
            plan(
                Method::Bicgstab,
                match (diagonal, features.symmetric) {
                    (Diagonal::Zero, _) => "a zero on the diagonal, and the system is too large for lu",
                    (_, true) => "symmetric with a diagonal of both signs",
                    _ => "not symmetric",
                },
            ),
            lu_after("the iterative method did not converge and the system is small"),
            None,
        ],
        method => [plan(method, "asked for"), None, None],
    }
}

/// Whether a planned attempt is made after the one before ended with `reason`.
pub(super) fn follows(plan: &Plan, reason: Reason) -> bool {
    match plan.method {
        Method::Bicgstab => matches!(reason, Reason::Indefinite | Reason::Breakdown | Reason::Diverged),
        _ => true,
    }
}

/// Most iterations of an attempt. `before_lu`: lu comes next.
pub(super) fn iteration_limit(max_iter: u32, n: usize, per_iteration: u64, before_lu: bool) -> u32 {
    if max_iter > 0 {
        return max_iter;
    }
    let own = (10 * n as u64).max(1000);
    let cap = if before_lu { Lu::<f64>::work(n) / per_iteration.max(1) } else { u64::MAX };
    own.min(cap.max(MIN_ITERATIONS)).min(u32::MAX as u64) as u32
}

/// Iterations without a new smallest residual after which an attempt is stagnated.
pub(super) fn patience(n: usize) -> u32 {
    200 + (2 * n).min(2000) as u32
}

/// Bytes of an attempt's own workspace.
pub(super) fn bytes<T: Real>(plan: &Plan, a: &Csr<T>, options: &Options) -> usize {
    let (n, nnz) = (a.cols(), a.nnz());
    let vectors = match plan.method {
        Method::Lu => return Lu::<T>::bytes(n),
        Method::Lsmr => return Lsmr::<T>::bytes(a.rows(), n, nnz, plan.jacobi),
        Method::Gmres => {
            let jacobi = n.saturating_mul(usize::from(plan.jacobi) * size_of::<T>());
            return Gmres::<T>::bytes(n, options.restart as usize).saturating_add(jacobi);
        }
        Method::Cg => Cg::<T>::VECTORS,
        Method::Minres => Minres::<T>::VECTORS,
        Method::Chebyshev => Chebyshev::<T>::VECTORS + 1,
        method if splitting(method, 1.0).is_some() => Stationary::<T>::VECTORS,
        _ => Bicgstab::<T>::VECTORS,
    } + usize::from(plan.jacobi);
    n.saturating_mul(vectors * size_of::<T>())
}

/// Work units of an iteration of an iterative method, about.
pub(super) fn per_iteration<T: Real>(plan: &Plan, a: &Csr<T>, m: &Precond<T>, options: &Options) -> u64 {
    let (n, nnz) = (a.cols(), a.nnz());
    match plan.method {
        Method::Cg | Method::Chebyshev => Cg::work(n, nnz, m),
        Method::Minres => Minres::work(n, nnz, m),
        Method::Gmres => Gmres::usual_work(n, nnz, options.restart as usize, m),
        Method::Lsmr => Lsmr::<T>::work(a.rows(), n, nnz),
        method => match splitting(method, 1.0) {
            Some((of, _)) => Stationary::<T>::work(of, n, nnz),
            None => Bicgstab::work(n, nnz, m),
        },
    }
}
