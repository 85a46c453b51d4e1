//! The rule table of method `auto`, the one place that decides what is tried.
//!
//! The pattern of a square matrix is ordered and analysed first, which tells
//! what a factorisation would hold and cost. It is *cheap* up to [`CHEAP`]
//! multiply-adds, and in reach when the memory allowed holds it.
//!
//! | matrix | tried, in order |
//! |---|---|
//! | rows and columns differ | lsmr |
//! | symmetric, diagonal of one sign, cheap | cholesky (ldl where the diagonal is negative); ldl when that found it not definite; sparse_lu |
//! | the same, dear | cg with multigrid where the diagonal dominates, else with ic0; minres when cg found it not definite or had no room for its preconditioner; ldl; sparse_lu |
//! | symmetric otherwise, cheap | ldl; sparse_lu; minres |
//! | the same, dear | minres; ldl; sparse_lu |
//! | otherwise, cheap | sparse_lu; gmres with ilu0 |
//! | otherwise, dear | bicgstab with ilu0; gmres with ilu0; sparse_lu |
//!
//! A singular matrix ends the list. A factorisation out of reach is passed over.
//! Where the diagonal is negative the sign of the system is flipped. An
//! iterative attempt that is followed by a factorisation may cost no more than
//! [`PATIENCE`] of them. Asked for by name, a method runs alone; its preconditioner auto is
//! jacobi where the diagonal has no zero.

use super::direct::{Analysis, Direct};
use super::engine::{factors, splitting};
use super::{Method, Options, PrecondChoice};
use crate::krylov::{Bicgstab, Cg, Chebyshev, Gmres, Kind, Lsmr, Minres, Reason, Stationary};
use crate::simd::Real;
use crate::sparse::{self, Csr, Diagonal, Fronts, Symbolic};

/// Attempts that method auto makes at the most.
pub const PLANS: usize = 4;

/// Multiply-adds of a symmetric factorisation that auto takes without a look at
/// iterative methods: some tenths of a second.
pub const CHEAP: u64 = 1_000_000_000;

/// Factorisations that an iterative attempt before one may cost.
pub const PATIENCE: u64 = 2;

/// Unknowns up to which a pattern is analysed before anything else: half a second.
pub const ANALYSED: usize = 300_000;

/// Iterations an attempt is granted at the least.
const MIN_ITERATIONS: u64 = 50;

/// One attempt to make.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Not auto.
    pub method: Method,
    /// Its preconditioner.
    pub precond: Kind,
    /// The rule that chose it.
    pub why: &'static str,
}

/// Whether the pattern is analysed before there are plans.
pub(super) fn analyses<T: Real>(a: &Csr<T>, options: &Options, least_squares: bool) -> bool {
    options.method == Method::Auto && !least_squares && a.rows() <= ANALYSED
}

/// The attempts for a matrix, in order. `room` is the memory they may take.
pub(super) fn plans<T: Real>(
    a: &Csr<T>,
    options: &Options,
    least_squares: bool,
    analysed: Option<&Symbolic>,
    room: usize,
) -> [Option<Plan>; PLANS] {
    let features = a.features();
    let diagonal = features.diagonal;
    let auto = options.method == Method::Auto;
    let plan = |method, by_rule, why| Some(Plan { method, precond: precond(method, by_rule, diagonal, options), why });
    if !auto || least_squares {
        let (method, why) =
            if auto { (Method::Lsmr, "rows and columns differ") } else { (options.method, "asked for") };
        let mut plans = [None; PLANS];
        plans[0] = plan(method, Kind::Jacobi, why);
        return plans;
    }
    let lu = !features.symmetric;
    let fits = |kind| {
        analysed.is_some_and(|symbolic| {
            Fronts::<T>::bytes(symbolic, kind, a.nnz()).saturating_add(symbolic.bytes()) <= room
        })
    };
    let flops = analysed.map_or(u64::MAX, Symbolic::multiply_adds);
    let cheap =
        flops <= if lu { CHEAP / 2 } else { CHEAP } && fits(if lu { sparse::Kind::Lu } else { sparse::Kind::Ldl });
    // Partial pivoting shows on the way whether there is room.
    let last = |why| if analysed.is_some() { plan(Method::SparseLu, Kind::None, why) } else { None };
    let ldl = |why| if fits(sparse::Kind::Ldl) { plan(Method::Ldl, Kind::None, why) } else { None };
    let definite = matches!(diagonal, Diagonal::Positive | Diagonal::Negative);
    let pivots = "ldl met a pivot it may not take, or did not reach the tolerance";
    let stuck = "the iterative method did not converge";
    let plans = match (features.symmetric, definite, cheap) {
        (true, true, true) => {
            let first = match diagonal {
                Diagonal::Negative => plan(
                    Method::Ldl,
                    Kind::None,
                    "symmetric with a negative diagonal, sign flipped; its factors are cheap",
                ),
                _ => plan(Method::Cholesky, Kind::None, "symmetric with a positive diagonal; its factors are cheap"),
            };
            let second =
                if diagonal == Diagonal::Negative { None } else { ldl("cholesky found the matrix not definite") };
            [first, second, last(pivots), None]
        }
        (true, true, false) => {
            let by = if features.dominant { Kind::Multigrid } else { Kind::Ic0 };
            let why = match (diagonal, features.dominant) {
                (Diagonal::Negative, true) => "symmetric with a negative diagonal that dominates, sign flipped",
                (Diagonal::Negative, false) => "symmetric with a negative diagonal, sign flipped",
                (_, true) => "symmetric with a positive diagonal that dominates",
                _ => "symmetric with a positive diagonal",
            };
            let minres =
                plan(Method::Minres, Kind::Jacobi, "cg found the matrix not definite, broke down or had no room");
            [plan(Method::Cg, by, why), minres, ldl(stuck), last(stuck)]
        }
        (true, false, true) => {
            let minres = plan(Method::Minres, Kind::None, "the factorisations did not reach the tolerance");
            [ldl("symmetric, not definite; its factors are cheap"), last(pivots), minres, None]
        }
        (true, false, false) => {
            [plan(Method::Minres, Kind::None, "symmetric, not definite"), ldl(stuck), last(pivots), None]
        }
        (false, _, true) => {
            let gmres = plan(Method::Gmres, Kind::Ilu0, "the factorisation did not reach the tolerance");
            [last("not symmetric; its factors are cheap"), gmres, None, None]
        }
        (false, _, false) => [
            plan(Method::Bicgstab, Kind::Ilu0, "not symmetric"),
            plan(Method::Gmres, Kind::Ilu0, stuck),
            last(stuck),
            None,
        ],
    };
    // What is not there leaves no gap.
    let mut there = plans.into_iter().flatten();
    core::array::from_fn(|_| there.next())
}

/// The preconditioner of a method: what was asked for, else what the rule says.
fn precond(method: Method, by_rule: Kind, diagonal: Diagonal, options: &Options) -> Kind {
    let auto = options.precond == PrecondChoice::Auto;
    match method {
        method if factors(method).is_some() => Kind::None,
        // These divide by the diagonal, or by pivots, themselves.
        Method::Jacobi | Method::Neumann | Method::GaussSeidel | Method::Sor | Method::Ssor => Kind::None,
        // By the lengths of the columns, which it calls so.
        Method::Lsmr => {
            if options.precond == PrecondChoice::None {
                Kind::None
            } else {
                Kind::Jacobi
            }
        }
        // Which needs M positive definite.
        Method::Minres if auto => {
            if diagonal == Diagonal::Positive {
                Kind::Jacobi
            } else {
                Kind::None
            }
        }
        _ => match options.precond {
            PrecondChoice::Auto if options.method == Method::Auto => by_rule,
            PrecondChoice::Auto if diagonal == Diagonal::Zero => Kind::None,
            PrecondChoice::Auto | PrecondChoice::Jacobi => Kind::Jacobi,
            PrecondChoice::None => Kind::None,
            PrecondChoice::Ssor => Kind::Ssor { omega: options.omega },
            PrecondChoice::Ic0 => Kind::Ic0,
            PrecondChoice::Ilu0 => Kind::Ilu0,
            PrecondChoice::Multigrid => Kind::Multigrid,
        },
    }
}

/// Whether a planned attempt is made after the one before ended with `reason`.
pub(super) fn follows(plan: &Plan, before: Method, reason: Reason) -> bool {
    match (plan.method, before) {
        (Method::Ldl, Method::Cholesky) => reason == Reason::Indefinite,
        (Method::Minres, Method::Cg) => {
            matches!(reason, Reason::Indefinite | Reason::Breakdown | Reason::Diverged | Reason::Limit)
        }
        _ => true,
    }
}

/// Most iterations of an attempt, by what comes later.
pub(super) fn iteration_limit<T: Real>(
    max_iter: u32,
    method: Method,
    a: &Csr<T>,
    per_iteration: u64,
    later: &[Option<Plan>],
    analysis: Option<Analysis>,
) -> u32 {
    if max_iter > 0 {
        return max_iter;
    }
    // The condition squared counts in lsmr: illc1033 takes 10.3 n.
    let times = if method == Method::Lsmr { 40 } else { 10 };
    let own = (times * a.cols() as u64).max(1000);
    let factored = later.iter().flatten().any(|plan| factors(plan.method).is_some());
    let cap = match analysis {
        Some(analysis) if factored => PATIENCE * analysis.multiply_adds / per_iteration.max(1),
        _ => u64::MAX,
    };
    own.min(cap.max(MIN_ITERATIONS)).min(u32::MAX as u64) as u32
}

/// Iterations without a new smallest residual after which an attempt is stagnated.
pub(super) fn patience(n: usize) -> u32 {
    200 + (2 * n).min(2000) as u32
}

/// Bytes that an attempt begins with: vectors, preconditioner or the start of a factorisation.
pub(super) fn need<T: Real>(plan: &Plan, a: &Csr<T>, options: &Options) -> usize {
    let (n, nnz) = (a.rows(), a.nnz());
    let inner = match (plan.method, plan.precond) {
        // Found out on the way.
        (_, Kind::Multigrid) | (Method::Lsmr, _) => 0,
        (_, kind) => kind.bytes::<T>(n, nnz),
    };
    let factored = factors(plan.method).map_or(0, |factors| Direct::<T>::need(factors, n, nnz));
    bytes(plan, a, options).saturating_add(inner).saturating_add(factored)
}

/// Bytes of the vectors of a method.
pub(super) fn bytes<T: Real>(plan: &Plan, a: &Csr<T>, options: &Options) -> usize {
    let (n, nnz) = (a.cols(), a.nnz());
    let vectors = match plan.method {
        // Its factors are counted as they are made.
        method if factors(method).is_some() => 0,
        Method::Lsmr => return Lsmr::<T>::bytes(a.rows(), n, nnz, plan.precond != Kind::None),
        Method::Gmres => return Gmres::<T>::bytes(n, options.restart as usize),
        Method::Cg => Cg::<T>::VECTORS,
        Method::Minres => Minres::<T>::VECTORS,
        Method::Chebyshev => Chebyshev::<T>::VECTORS + 1,
        method if splitting(method, 1.0).is_some() => Stationary::<T>::VECTORS,
        _ => Bicgstab::<T>::VECTORS,
    };
    n.saturating_mul(vectors * size_of::<T>())
}

/// Work units of an iteration of an iterative method, about: of a
/// preconditioner that is not there yet, as many as A has values.
pub(super) fn per_iteration<T: Real>(plan: &Plan, a: &Csr<T>, options: &Options) -> u64 {
    let (n, nnz) = (a.cols(), a.nnz());
    let m = match plan.precond {
        Kind::None => 0,
        Kind::Jacobi => n as u64,
        _ => nnz as u64,
    };
    let plain = &crate::krylov::Precond::None;
    m + match plan.method {
        Method::Cg | Method::Chebyshev => Cg::<T>::work(n, nnz, plain),
        Method::Minres => Minres::<T>::work(n, nnz, plain),
        Method::Gmres => Gmres::<T>::usual_work(n, nnz, options.restart as usize, plain),
        Method::Lsmr => Lsmr::<T>::work(a.rows(), n, nnz),
        method => match splitting(method, 1.0) {
            Some((of, _)) => Stationary::<T>::work(of, n, nnz),
            None => Bicgstab::<T>::work(n, nnz, plain),
        },
    }
}
