//! One attempt: a method on its way, and what is watched while it runs.

use super::direct::Conditioning;
use super::engine::{Engine, factors};
use super::{Method, Solve, relative, rules};
use crate::error::Error;
use crate::krylov::{Kind, Precond, Problem, Reason, Setup, Step};
use crate::simd::Real;
use crate::sparse::Csr;
use fearless_simd::Simd;
use fearless_simd_macros::simd;
use rules::Plan;

/// A true residual must fall by this factor between two starts of a method.
const PROGRESS: f64 = 0.5;
/// What is watched must fall by this factor to count as fallen.
const LESS: f64 = 0.999;
/// Steps of iterative refinement after a factorisation.
const REFINEMENTS: u32 = 10;

/// What an attempt was and how it ended.
#[derive(Clone, Copy, Debug)]
pub struct Attempt {
    /// The method.
    pub method: &'static str,
    /// Its preconditioner.
    pub precond: &'static str,
    /// Why it was chosen.
    pub why: &'static str,
    /// How it ended; `budget` while it runs.
    pub reason: Reason,
    /// Its iterations.
    pub iterations: u32,
    /// Relative residual: the true one when it ended, the running one before.
    pub residual: f64,
    /// Work units.
    pub work: u64,
}

/// The attempt after a step, and how it ended if it did; nothing where it could not go on.
pub(super) type Stepped<T> = Option<(Running<T>, Option<Reason>)>;

/// An attempt on its way.
pub(super) struct Running<T> {
    plan: Plan,
    engine: Engine<T>,
    /// The preconditioner on its way.
    setup: Option<Setup<T>>,
    setup_bytes: usize,
    precond: Precond<T>,
    begun: bool,
    iterations: u32,
    limit: u32,
    work_before: u64,
    /// The running residual norm.
    pub(super) norm: f64,
    /// The smallest of what is watched so far, and when.
    smallest: f64,
    smallest_at: u32,
    /// The true norm at the last start from x.
    start_norm: f64,
    /// The true norm of x as it is now, where it is known.
    judged: Option<f64>,
    /// What comes after a factorisation; its vectors are x and r of the solve.
    finishing: Option<Finishing<T>>,
}

enum Finishing<T> {
    Condition(Conditioning<T>),
    Refinement,
}

impl<T: Real> Running<T> {
    /// Bytes it owns beside the vectors of its method.
    pub(super) fn bytes(&self) -> usize {
        let direct = match &self.engine {
            Engine::Direct(direct) => direct.bytes(),
            _ => 0,
        };
        let precond = if self.setup.is_some() { self.setup_bytes } else { self.precond.bytes() };
        direct.saturating_add(precond)
    }

    pub(super) fn so_far(&self, work: u64, residual: f64) -> Attempt {
        Attempt {
            method: self.plan.method.name(),
            precond: self.plan.precond.name(),
            why: self.plan.why,
            reason: Reason::Budget,
            iterations: self.iterations,
            residual,
            work: work - self.work_before,
        }
    }
}

impl<T: Real> Solve<T> {
    /// Begins the next attempt, with all the memory it will need.
    pub(super) fn next(&mut self, a: &Csr<T>) -> Result<(), Error> {
        let before = self.attempts.last().map(|a| a.reason);
        let plan = loop {
            let last = self.next_plan.checked_sub(1).and_then(|last| self.plans[last]);
            match self.plans.get(self.next_plan).copied().flatten() {
                Some(plan) if before != Some(Reason::Singular) => {
                    self.next_plan += 1;
                    let follows = |last: Plan| before.is_none_or(|reason| rules::follows(&plan, last.method, reason));
                    if last.is_none_or(follows) {
                        break plan;
                    }
                }
                _ => {
                    // Nothing was tried for want of room: that is no answer.
                    let nothing = self.attempts.iter().all(|attempt| attempt.reason == Reason::Limit);
                    if let Some(error) = self.too_large.filter(|_| nothing) {
                        return Err(error);
                    }
                    self.reason = Some(before.unwrap_or(Reason::Stagnated));
                    return Ok(());
                }
            }
        };
        self.x.copy_from_slice(&self.best);
        let begun = self.begun(a, plan);
        match begun {
            Ok(running) => {
                self.vectors = rules::bytes(&plan, a, &self.options);
                self.running = Some(running);
                Ok(())
            }
            Err(error) => self.refused(plan, self.work, error),
        }
    }

    fn begun(&mut self, a: &Csr<T>, plan: Plan) -> Result<Running<T>, Error> {
        // lsmr scales the columns by itself.
        let inner = if plan.method == Method::Lsmr { Kind::None } else { plan.precond };
        let kept = self.symbolic.as_ref().map_or(0, |symbolic| symbolic.bytes());
        let room = self.room.saturating_sub(if factors(plan.method).is_some() { 0 } else { kept });
        let vectors = rules::bytes(&plan, a, &self.options);
        let room = room.checked_sub(vectors).ok_or(Error::Limit { need: vectors, room })?;
        let setup = match inner {
            Kind::None => None,
            kind => Some(Setup::new(kind, a, self.sign, room)?),
        };
        let engine = Engine::new(&plan, a, &self.options, &mut self.symbolic, room)?;
        let later = &self.plans[self.next_plan..];
        let per_iteration = rules::per_iteration(&plan, a, &self.options);
        Ok(Running {
            plan,
            engine,
            setup,
            // What setup takes is held to the room.
            setup_bytes: inner.bytes::<T>(a.rows(), a.nnz()).min(room),
            precond: Precond::None,
            begun: false,
            iterations: 0,
            limit: rules::iteration_limit(self.options.max_iter, plan.method, a, per_iteration, later, self.analysis),
            work_before: self.work,
            norm: self.best_norm,
            smallest: f64::INFINITY,
            smallest_at: 0,
            start_norm: self.best_norm,
            judged: None,
            finishing: None,
        })
    }

    /// An attempt that cannot be made or gone on with: method auto goes on to
    /// the next, a method that was asked for is refused.
    fn refused(&mut self, plan: Plan, work_before: u64, error: Error) -> Result<(), Error> {
        let reason = match error {
            Error::Limit { .. } => Reason::Limit,
            Error::Structure { .. } | Error::NotFinite { .. } => Reason::Breakdown,
            _ => return Err(error),
        };
        if self.options.method != Method::Auto {
            return Err(error);
        }
        if reason == Reason::Limit {
            self.too_large = Some(error);
        }
        let residual = relative(self.best_norm, self.rhs_norm);
        let (method, precond) = (plan.method.name(), plan.precond.name());
        let work = self.work - work_before;
        self.attempts.push(Attempt { method, precond, why: plan.why, reason, iterations: 0, residual, work });
        Ok(())
    }

    /// One iteration of the attempt, or a step of its preconditioner or
    /// factorisation; how it ended, if it did.
    #[inline(always)]
    pub(super) fn step<S: Simd>(&mut self, s: S, a: &Csr<T>, mut run: Running<T>) -> Result<Stepped<T>, Error> {
        if let Some(setup) = &mut run.setup {
            let before = setup.work();
            let done = setup.step(a);
            self.work += (setup.work() - before).max(1);
            let made = match (done, &mut run.setup) {
                (Ok(false), _) => return Ok(Some((run, None))),
                (Ok(true), setup) => setup.take().map_or(Ok(Precond::None), Setup::finish),
                (Err(error), _) => Err(error),
            };
            return match made {
                Ok(precond) => {
                    run.precond = precond;
                    Ok(Some((run, None)))
                }
                Err(error) => self.refused(run.plan, run.work_before, error).map(|()| None),
            };
        }
        let ended = match run.engine {
            Engine::Direct(ref mut direct) if !direct.done() => match direct.step(s, Some(a)) {
                Ok((cost, ended)) => {
                    self.work += cost;
                    match ended {
                        None | Some(Ok(())) => None,
                        Some(Err(reason)) => {
                            if reason == Reason::Singular {
                                self.rcond = Some(0.0);
                            }
                            Some(reason)
                        }
                    }
                }
                Err(error) => return self.refused(run.plan, run.work_before, error).map(|()| None),
            },
            Engine::Direct(_) => self.finish_direct(s, a, &mut run),
            _ => self.iterate(s, a, &mut run),
        };
        Ok(Some((run, ended)))
    }

    #[simd]
    fn iterate<S: Simd>(&mut self, s: S, a: &Csr<T>, run: &mut Running<T>) -> Option<Reason> {
        if !run.begun {
            self.begin(s, a, run);
        }
        let problem = Problem { a, b: &self.b, sign: self.sign };
        let (step, matvecs, work) = run.engine.step(s, &problem, &run.precond, &mut self.x, self.target)?;
        self.matvecs += matvecs as u32;
        self.work += work;
        let (norm, optimal) = match step {
            Step::Residual(norm) => (norm.to_f64(), false),
            Step::Optimal(norm) => (norm.to_f64(), true),
            Step::Stop(Reason::Breakdown) => return self.start_anew(s, a, run, Reason::Breakdown),
            Step::Stop(reason) => return Some(reason),
        };
        run.iterations += 1;
        run.norm = norm;
        self.record(norm);
        if norm <= self.target {
            return self.start_anew(s, a, run, Reason::Stagnated);
        }
        if optimal && run.plan.method != Method::Lsmr {
            return self.start_anew(s, a, run, Reason::Stagnated);
        }
        if optimal && let Some(reason) = self.is_optimal(s, a, run) {
            return Some(reason);
        }
        let watched = run.engine.watched(norm);
        if watched < LESS * run.smallest {
            (run.smallest, run.smallest_at) = (watched, run.iterations);
        }
        if !norm.is_finite() || norm > self.options.divergence * run.start_norm {
            Some(Reason::Diverged)
        } else if run.iterations >= run.limit {
            Some(Reason::MaxIter)
        } else if run.iterations - run.smallest_at > rules::patience(a.rows()) {
            Some(Reason::Stagnated)
        } else {
            None
        }
    }

    /// Starts the method from x.
    #[simd]
    fn begin<S: Simd>(&mut self, s: S, a: &Csr<T>, run: &mut Running<T>) {
        run.begun = true;
        let problem = Problem { a, b: &self.b, sign: self.sign };
        self.matvecs += 1;
        self.work += a.nnz() as u64;
        run.engine.start(s, &problem, &run.precond, &self.x);
    }

    /// A least-squares method claims that A^T r is small: decided by the true r,
    /// and it goes on with a stricter claim to make, or has nothing left to gain.
    #[simd]
    fn is_optimal<S: Simd>(&mut self, s: S, a: &Csr<T>, run: &mut Running<T>) -> Option<Reason> {
        let norm = self.true_norm(s, a);
        let Engine::Lsmr(lsmr) = &mut run.engine else { return None };
        self.work += a.nnz() as u64;
        if lsmr.true_gradient(s, &self.r, norm) <= self.options.tol {
            run.judged = Some(norm);
            return Some(Reason::Converged);
        }
        let least = lsmr.gradient() <= T::EPSILON.to_f64() * T::EPSILON.to_f64();
        least.then_some(Reason::Stagnated)
    }

    /// The recurrence claims to be done, or broke down: the true residual
    /// decides. Within the target it is converged; when it fell enough since
    /// the last start the method goes on from it; else it ends as `otherwise`.
    #[simd]
    fn start_anew<S: Simd>(&mut self, s: S, a: &Csr<T>, run: &mut Running<T>, otherwise: Reason) -> Option<Reason> {
        let norm = self.true_norm(s, a);
        run.judged = Some(norm);
        if norm <= self.target {
            return Some(Reason::Converged);
        }
        if norm <= PROGRESS * run.start_norm && run.iterations < run.limit {
            (run.norm, run.start_norm) = (norm, norm);
            (run.smallest, run.smallest_at) = (f64::INFINITY, run.iterations);
            (run.begun, run.judged) = (false, None);
            return None;
        }
        Some(otherwise)
    }

    /// Condition, solution and refinement, once the factorisation is there: one solve a step.
    #[simd]
    fn finish_direct<S: Simd>(&mut self, s: S, a: &Csr<T>, run: &mut Running<T>) -> Option<Reason> {
        let Engine::Direct(direct) = &mut run.engine else {
            return Some(Reason::Breakdown);
        };
        self.work += direct.solve_work();
        let mut on = match run.finishing.take() {
            Some(Finishing::Condition(on)) => on,
            Some(Finishing::Refinement) => return self.refine(s, a, run),
            None => direct.conditioning(None),
        };
        let Some(rcond) = direct.rcond(s, Some(a), &mut on, &mut self.x, &mut self.r) else {
            run.finishing = Some(Finishing::Condition(on));
            return None;
        };
        if !on.scaled {
            self.rcond = Some(rcond);
        }
        if rcond < T::EPSILON.to_f64() && on.scaled {
            self.x.copy_from_slice(&self.best);
            return Some(Reason::Singular);
        }
        if rcond < T::EPSILON.to_f64() {
            run.finishing = Some(Finishing::Condition(direct.conditioning(Some(a))));
            return None;
        }
        // x = 0, r = b; then x += A^-1 r while that helps. `b - A x` carries the
        // sign of the flipped problem, so the correction is flipped back.
        self.x.fill(T::ZERO);
        run.norm = self.true_norm(s, a);
        run.finishing = Some(Finishing::Refinement);
        None
    }

    #[simd]
    fn refine<S: Simd>(&mut self, s: S, a: &Csr<T>, run: &mut Running<T>) -> Option<Reason> {
        let Engine::Direct(direct) = &mut run.engine else {
            return Some(Reason::Breakdown);
        };
        let before = run.norm;
        direct.solve(s, false, &mut self.r);
        for (x, r) in self.x.iter_mut().zip(&self.r) {
            *x += self.sign * *r;
        }
        let norm = self.true_norm(s, a);
        run.iterations += 1;
        run.norm = norm;
        self.record(norm);
        self.keep(norm);
        if norm <= self.target {
            run.judged = Some(norm);
            return Some(Reason::Converged);
        }
        if norm > PROGRESS * before || run.iterations > REFINEMENTS || !norm.is_finite() {
            self.x.copy_from_slice(&self.best);
            return Some(if norm.is_finite() { Reason::Stagnated } else { Reason::Breakdown });
        }
        run.finishing = Some(Finishing::Refinement);
        None
    }

    /// Keeps x when it is the best so far.
    fn keep(&mut self, norm: f64) {
        if norm < self.best_norm {
            self.best_norm = norm;
            self.best.copy_from_slice(&self.x);
            self.winner = self.attempts.len();
        }
    }

    /// Closes an attempt: its x counts by its true residual.
    #[simd]
    pub(super) fn end<S: Simd>(&mut self, s: S, a: &Csr<T>, mut run: Running<T>, reason: Reason) {
        let norm = match run.judged {
            Some(norm) => norm,
            None => {
                if let Some(Finishing::Condition(_)) = run.finishing {
                    // Cancelled there, x is workspace.
                    self.x.copy_from_slice(&self.best);
                }
                run.engine.finish(s, &run.precond, &mut self.x);
                self.true_norm(s, a)
            }
        };
        if reason == Reason::Converged {
            // In least squares the residual need not have become smaller.
            self.best_norm = f64::INFINITY;
        }
        self.keep(norm);
        let shown = relative(norm, self.rhs_norm);
        self.attempts.push(Attempt { reason, ..run.so_far(self.work, shown) });
        if reason == Reason::Converged {
            self.reason = Some(reason);
        } else if let Engine::Direct(direct) = run.engine {
            // The next factorisation may have use for it.
            self.symbolic = direct.into_symbolic();
        }
    }
}
