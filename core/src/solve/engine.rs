//! The methods behind one face, so that an attempt is watched in one way
//! whatever runs in it.

use super::direct::{Direct, Factors};
use super::rules::Plan;
use super::{Method, Options};
use crate::error::Error;
use crate::krylov::{
    Bicgstab, Cg, Chebyshev, Gmres, Kind, Lsmr, Minres, Precond, Problem, Splitting, Stationary, Step,
};
use crate::simd::Real;
use crate::sparse::{Csr, Symbolic};
use fearless_simd::Simd;
use fearless_simd_macros::simd;

// A solve has one at a time, and a box could not be refused.
#[allow(clippy::large_enum_variant)]
pub(super) enum Engine<T> {
    Cg(Cg<T>),
    Bicgstab(Bicgstab<T>),
    Minres(Minres<T>),
    Gmres(Gmres<T>),
    Lsmr(Lsmr<T>),
    Chebyshev(Chebyshev<T>),
    Stationary(Stationary<T>, Splitting),
    Direct(Direct<T>),
}

/// The splitting of a stationary method, and its omega.
pub(super) fn splitting(method: Method, omega: f64) -> Option<(Splitting, f64)> {
    match method {
        Method::Jacobi => Some((Splitting::Jacobi, 1.0)),
        Method::Neumann => Some((Splitting::Neumann, 1.0)),
        Method::GaussSeidel => Some((Splitting::Sor, 1.0)),
        Method::Sor => Some((Splitting::Sor, omega)),
        Method::Ssor => Some((Splitting::Ssor, omega)),
        _ => None,
    }
}

/// The factorisation of a direct method: it has the same word.
pub(super) fn factors(method: Method) -> Option<Factors> {
    Factors::by_name(method.name())
}

impl<T: Real> Engine<T> {
    /// The method of a plan, with all the memory it will need.
    pub fn new(
        plan: &Plan,
        a: &Csr<T>,
        options: &Options,
        analysed: &mut Option<Symbolic>,
        room: usize,
    ) -> Result<Engine<T>, Error> {
        let n = a.cols();
        if let Some(factors) = factors(plan.method) {
            return Ok(Engine::Direct(Direct::new(factors, a, analysed.take(), room)?));
        }
        Ok(match plan.method {
            Method::Cg => Engine::Cg(Cg::new(n)?),
            Method::Minres => Engine::Minres(Minres::new(n)?),
            Method::Gmres => Engine::Gmres(Gmres::new(n, options.restart as usize)?),
            Method::Lsmr => Engine::Lsmr(Lsmr::new(a, plan.precond != Kind::None, options.tol)?),
            Method::Chebyshev => Engine::Chebyshev(Chebyshev::new(n)?),
            method => match splitting(method, options.omega) {
                Some((of, omega)) => Engine::Stationary(Stationary::new(a, of, omega)?, of),
                None => Engine::Bicgstab(Bicgstab::new(n)?),
            },
        })
    }

    #[simd]
    pub fn start<S: Simd>(&mut self, s: S, problem: &Problem<T>, m: &Precond<T>, x: &[T]) {
        match self {
            Engine::Cg(cg) => cg.start(s, problem, m, x),
            Engine::Bicgstab(bicgstab) => bicgstab.start(problem, x),
            Engine::Minres(minres) => minres.start(s, problem, m, x),
            Engine::Gmres(gmres) => gmres.start(s, problem, x),
            Engine::Lsmr(lsmr) => lsmr.start(s, problem, x),
            Engine::Chebyshev(chebyshev) => chebyshev.start(s, problem, m, x),
            Engine::Stationary(stationary, _) => stationary.start(problem, x),
            Engine::Direct(_) => {}
        }
    }

    /// One iteration, its products with A and its work units; `None` for a factorisation, which has none.
    #[simd]
    pub fn step<S: Simd>(
        &mut self,
        s: S,
        problem: &Problem<T>,
        m: &Precond<T>,
        x: &mut [T],
        target: f64,
    ) -> Option<(Step<T>, u64, u64)> {
        let (rows, n, nnz) = (problem.a.rows(), problem.a.cols(), problem.a.nnz());
        Some(match self {
            Engine::Cg(cg) => (cg.step(s, problem, m, x), 1, Cg::work(n, nnz, m)),
            Engine::Bicgstab(bicgstab) => (bicgstab.step(s, problem, m, x, target), 2, Bicgstab::work(n, nnz, m)),
            Engine::Minres(minres) => (minres.step(s, problem, m, x), 1, Minres::work(n, nnz, m)),
            Engine::Gmres(gmres) => (gmres.step(s, problem, m, x, target), 1, gmres.work()),
            Engine::Lsmr(lsmr) => (lsmr.step(s, problem, x), 2, Lsmr::<T>::work(rows, n, nnz)),
            Engine::Chebyshev(chebyshev) => (chebyshev.step(s, problem, m, x), 1, Chebyshev::work(n, nnz, m)),
            Engine::Stationary(stationary, of) => {
                (stationary.step(s, problem, x), Stationary::<T>::walks(*of), Stationary::<T>::work(*of, n, nnz))
            }
            Engine::Direct(_) => return None,
        })
    }

    /// Brings x up to date, for methods that do not move it in every iteration.
    #[simd]
    pub fn finish<S: Simd>(&mut self, s: S, m: &Precond<T>, x: &mut [T]) {
        if let Engine::Gmres(gmres) = self {
            gmres.finish(s, m, x);
        }
    }

    /// What must fall: the norm of the residual, or in least squares that of A^T r.
    pub fn watched(&self, norm: f64) -> f64 {
        match self {
            Engine::Lsmr(lsmr) => lsmr.gradient(),
            _ => norm,
        }
    }
}
