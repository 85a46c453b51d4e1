//! A x = b by the rule table, resumable by a budget.
//!
//! ```text
//! for plan in plans(matrix):
//!     iterate until the running residual is within the target, or the method stops
//!     recompute b - A x from the original matrix:
//!         within the target       -> converged
//!         else, still falling     -> go on from the true residual
//!         else                    -> stagnated, next plan
//! the best x of all attempts is the answer, judged once more from the original matrix
//! ```
//!
//! Nothing is called converged on the word of a recurrence. All memory is taken
//! when an attempt begins; iterations allocate nothing.
#![forbid(unsafe_code)]

mod attempt;
mod direct;
mod engine;
mod judgement;
mod options;
pub mod rules;

pub use attempt::Attempt;
pub use direct::{Analysis, Conditioning, Direct, Factors};
pub use judgement::{Judgement, gradient, judge};
pub use options::{Method, Options, PrecondChoice};

use crate::error::{Error, all_finite, filled};
use crate::krylov::{Precond, Problem, Reason};
use crate::simd::{Level, Real, dispatch};
use crate::sparse::{Analyser, Csr, Diagonal, Symbolic};
use alloc::vec::Vec;
use attempt::Running;
use fearless_simd::Simd;
use fearless_simd_macros::simd;
use judgement::{relative, scale_for};
use rules::Plan;

/// Residuals kept for [`Solve::history`].
pub const HISTORY: usize = 256;

/// A solve on its way, or ended.
pub struct Solve<T> {
    options: Options,
    sign: T,
    /// b, the guess and all vectors here are those of the caller times this power of two.
    scale: T,
    plans: [Option<Plan>; rules::PLANS],
    next_plan: usize,
    b: Vec<T>,
    x: Vec<T>,
    r: Vec<T>,
    best: Vec<T>,
    best_norm: f64,
    /// The attempt that gave `best`.
    winner: usize,
    target: f64,
    rhs_norm: f64,
    initial_norm: f64,
    started: bool,
    running: Option<Running<T>>,
    attempts: Vec<Attempt>,
    iterations: u32,
    matvecs: u32,
    work: u64,
    history: Vec<f64>,
    rcond: Option<f64>,
    reason: Option<Reason>,
    /// The pattern's analysis on its way, then it, and what it predicts.
    analyser: Option<Analyser>,
    symbolic: Option<Symbolic>,
    analysis: Option<Analysis>,
    least_squares: bool,
    /// The last refusal of an attempt for want of room.
    too_large: Option<Error>,
    /// Bytes of what is here, and those that attempts may take.
    own: usize,
    room: usize,
    /// Bytes of the vectors of the method that runs.
    vectors: usize,
    nnz: usize,
}

impl<T: Real> Solve<T> {
    /// Takes a matrix, square or for lsmr (which auto then takes) of any shape, a right-hand side and an initial guess (empty:
    /// zeros), within `room` bytes of memory. Nothing is iterated yet.
    ///
    /// # Errors
    /// Shapes that do not fit, values that are not finite, memory.
    pub fn new(a: &Csr<T>, b: &[T], guess: &[T], options: Options, room: usize) -> Result<Solve<T>, Error> {
        let (rows, n) = (a.rows(), a.cols());
        let least_squares = options.method == Method::Lsmr || (options.method == Method::Auto && rows != n);
        if rows != n && !least_squares {
            return Err(Error::Shape { what: "a must be square: the number of its columns", have: n, want: rows });
        }
        let fits = |what, have, want| if have == want { Ok(()) } else { Err(Error::Shape { what, have, want }) };
        fits("the length of b", b.len(), rows)?;
        if !guess.is_empty() {
            fits("the length of x", guess.len(), n)?;
        }
        if !(options.omega > 0.0 && options.omega < 2.0) {
            return Err(Error::Structure { what: "omega must lie between 0 and 2", at: 0 });
        }
        all_finite("b", b)?;
        all_finite("x, the initial guess,", guess)?;

        let features = a.features();
        if options.precond == PrecondChoice::Jacobi && features.diagonal == Diagonal::Zero && !least_squares {
            Precond::jacobi(a, T::ONE)?;
        }
        let own = rows.saturating_add(n).saturating_mul(2 * size_of::<T>());
        let own = own.saturating_add(2 * HISTORY * size_of::<f64>());
        let left = room.saturating_sub(own);
        let mut plans = [None; rules::PLANS];
        let mut analyser = None;
        if own <= room && rules::analyses(a, &options, least_squares) && Analyser::bytes(n, a.nnz()) <= left {
            analyser = Some(Analyser::new(a)?);
        } else {
            plans = rules::plans(a, &options, least_squares, None, left);
        }
        // What a method that was asked for begins with; how factors grow is seen on the way.
        let first = plans[0].filter(|_| plans[1].is_none());
        let need = own.saturating_add(first.map_or(0, |plan: Plan| rules::need(&plan, a, &options)));
        if need > room {
            return Err(Error::Limit { need, room });
        }
        let room = left;
        let scale = scale_for(b);
        let copy = |v: &[T], n: usize| -> Result<Vec<T>, Error> {
            let mut c = filled(n, T::ZERO)?;
            for (c, &v) in c.iter_mut().zip(v) {
                *c = scale * v;
            }
            Ok(c)
        };
        let mut attempts = Vec::new();
        attempts.try_reserve_exact(plans.len()).map_err(|_| Error::Memory)?;
        let mut history = Vec::new();
        history.try_reserve_exact(2 * HISTORY).map_err(|_| Error::Memory)?;
        let flip = options.method == Method::Auto && features.symmetric && features.diagonal == Diagonal::Negative;
        Ok(Solve {
            options,
            sign: if flip { -T::ONE } else { T::ONE },
            scale,
            plans,
            next_plan: 0,
            b: copy(b, rows)?,
            x: filled(n, T::ZERO)?,
            r: filled(rows, T::ZERO)?,
            best: copy(guess, n)?,
            best_norm: f64::INFINITY,
            winner: 0,
            target: 0.0,
            rhs_norm: 0.0,
            initial_norm: 0.0,
            started: false,
            running: None,
            attempts,
            iterations: 0,
            matvecs: 0,
            work: 0,
            history,
            rcond: None,
            reason: None,
            analyser,
            symbolic: None,
            analysis: None,
            least_squares,
            too_large: None,
            own,
            room,
            vectors: 0,
            nnz: a.nnz(),
        })
    }

    /// Goes on for about `budget` work units, at least one iteration. True when ended.
    #[inline(always)]
    fn advance_at<S: Simd>(&mut self, s: S, a: &Csr<T>, budget: u64) -> Result<bool, Error> {
        let end = self.work.saturating_add(budget);
        if !self.started {
            self.start(s, a);
        }
        while self.reason.is_none() {
            if let Some(analyser) = &mut self.analyser {
                self.work += analyser.step(a)?;
                if let Some(symbolic) = analyser.finish() {
                    self.plan(a, symbolic);
                }
            } else if let Some(running) = self.running.take() {
                // A step moves the attempt through, so that the borrow of its vectors
                // and of this record are two.
                match self.step(s, a, running)? {
                    Some((running, None)) => self.running = Some(running),
                    Some((running, Some(reason))) => self.end(s, a, running, reason),
                    None => {}
                }
            } else {
                self.next(a)?;
                continue;
            }
            if self.reason.is_none() && self.work >= end {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What factorisations would cost, and the plans by it.
    fn plan(&mut self, a: &Csr<T>, symbolic: Symbolic) {
        self.analyser = None;
        self.analysis = Some(Analysis { fill: symbolic.fill(), multiply_adds: symbolic.multiply_adds() });
        self.plans = rules::plans(a, &self.options, self.least_squares, Some(&symbolic), self.room);
        self.symbolic = Some(symbolic);
    }

    /// The first residual; a right-hand side of zeros is answered at once.
    #[simd]
    fn start<S: Simd>(&mut self, s: S, a: &Csr<T>) {
        self.started = true;
        self.rhs_norm = crate::kernels::nrm2(s, &self.b).to_f64();
        if self.rhs_norm == 0.0 {
            self.best.fill(T::ZERO);
        }
        let wanted = self.options.tol * self.rhs_norm;
        let atol = self.options.atol * self.scale.to_f64();
        self.target = if wanted > atol { wanted } else { atol };
        self.x.copy_from_slice(&self.best);
        self.initial_norm = self.true_norm(s, a);
        if !self.initial_norm.is_finite() {
            // A guess whose residual overflows is worse than none, and nothing could be held against it.
            self.best.fill(T::ZERO);
            self.x.fill(T::ZERO);
            self.initial_norm = self.true_norm(s, a);
        }
        self.best_norm = self.initial_norm;
        if self.initial_norm <= self.target {
            self.reason = Some(Reason::Converged);
        }
    }

    /// ||b - A x|| from the original matrix.
    #[simd]
    fn true_norm<S: Simd>(&mut self, s: S, a: &Csr<T>) -> f64 {
        let problem = Problem { a, b: &self.b, sign: self.sign };
        problem.residual(&self.x, &mut self.r);
        self.matvecs += 1;
        self.work += a.nnz() as u64 + 2 * self.b.len() as u64;
        crate::kernels::nrm2(s, &self.r).to_f64()
    }

    /// Ends the solve early: what the running attempt reached counts.
    #[simd]
    fn cancel_at<S: Simd>(&mut self, s: S, a: &Csr<T>) {
        if let Some(running) = self.running.take() {
            self.end(s, a, running, Reason::Budget);
        }
        self.reason = self.reason.or(Some(Reason::Budget));
    }

    fn record(&mut self, norm: f64) {
        self.iterations += 1;
        if self.options.history {
            if self.history.len() == 2 * HISTORY {
                self.history.copy_within(HISTORY.., 0);
                self.history.truncate(HISTORY);
            }
            self.history.push(relative(norm, self.rhs_norm));
        }
    }

    /// Writes the solution, or the best so far.
    pub fn write_solution(&self, x: &mut [T]) {
        for (x, &v) in x.iter_mut().zip(&self.best) {
            *x = v / self.scale;
        }
    }

    /// How it ended; `None` while it has not.
    pub fn reason(&self) -> Option<Reason> {
        self.reason
    }

    /// The attempt that gave x or is running; `None` when none was needed.
    pub fn attempt(&self) -> Option<Attempt> {
        match &self.running {
            Some(running) => Some(running.so_far(self.work, self.residual())),
            None => self.attempts.get(self.winner).copied(),
        }
    }

    /// The running relative residual; between attempts that of the best x.
    pub fn residual(&self) -> f64 {
        relative(self.running.as_ref().map_or(self.best_norm, |running| running.norm), self.rhs_norm)
    }

    /// All attempts that ended.
    pub fn attempts(&self) -> &[Attempt] {
        &self.attempts
    }

    /// True when -A x = -b is solved.
    pub fn flipped(&self) -> bool {
        self.sign < T::ZERO
    }

    /// Iterations, products with A and work units of all attempts.
    pub fn cost(&self) -> (u32, u32, u64) {
        (self.iterations, self.matvecs, self.work)
    }

    /// ||b - A x0||.
    pub fn initial_norm(&self) -> f64 {
        self.initial_norm / self.scale.to_f64()
    }

    /// ||b||.
    pub fn rhs_norm(&self) -> f64 {
        self.rhs_norm / self.scale.to_f64()
    }

    /// Estimate of 1 / cond_1(A), when a factorisation was made.
    pub fn rcond(&self) -> Option<f64> {
        self.rcond
    }

    /// The last [`HISTORY`] running relative residuals, and the iteration of the first.
    pub fn history(&self) -> (u32, &[f64]) {
        let from = self.history.len().saturating_sub(HISTORY);
        let kept = &self.history[from..];
        (self.iterations - kept.len() as u32, kept)
    }

    /// What the analysis of the pattern predicted, where there was one.
    pub fn analysis(&self) -> Option<Analysis> {
        self.analysis
    }

    /// Bytes it owns now; of an order on its way, at the most.
    pub fn bytes(&self) -> usize {
        let analysis = match (&self.analyser, &self.symbolic) {
            (Some(_), _) => Analyser::bytes(self.b.len(), self.nnz),
            (_, Some(symbolic)) => symbolic.bytes(),
            _ => 0,
        };
        let running = self.running.as_ref().map_or(0, |running| running.bytes().saturating_add(self.vectors));
        self.own.saturating_add(analysis).saturating_add(running)
    }
}

impl Solve<f64> {
    /// Goes on for about `budget` work units (one is about a multiply-add), at
    /// least one iteration. True when it has ended.
    ///
    /// # Errors
    /// Memory for the next attempt; a diagonal that jacobi cannot invert.
    pub fn advance(&mut self, level: Level, a: &Csr<f64>, budget: u64) -> Result<bool, Error> {
        dispatch!(level, s => self.advance_at(s, a, budget))
    }

    /// Ends the solve early with the best that was reached.
    pub fn cancel(&mut self, level: Level, a: &Csr<f64>) {
        dispatch!(level, s => self.cancel_at(s, a))
    }

    /// Judges the solution from the caller's matrix and right-hand side, and
    /// writes it to x; `single`: rounded to f32.
    pub fn deliver(&mut self, level: Level, a: &Csr<f64>, single: bool, x: &mut [f64]) -> Judgement {
        // What is judged is what is returned: unscaled.
        let mut b = core::mem::take(&mut self.b);
        for b in &mut b {
            *b /= self.scale;
        }
        self.write_solution(x);
        if single {
            for x in x.iter_mut() {
                *x = f64::from(*x as f32);
            }
        }
        let mut judgement = judge(level, a, &b, x, &mut self.r);
        if all_finite("x", x).is_err() {
            // The solution is there, but no number of this type is as large.
            x.fill(0.0);
            judgement = judge(level, a, &b, x, &mut self.r);
            self.reason = Some(Reason::Breakdown);
        }
        for b in &mut b {
            *b *= self.scale;
        }
        self.b = b;
        let mut within = judgement.relative <= self.options.tol || judgement.residual_norm <= self.options.atol;
        if self.least_squares {
            let gradient = gradient(level, a, &self.r, &mut self.x);
            judgement.gradient = Some(gradient);
            within |= gradient <= self.options.tol;
        }
        if self.reason == Some(Reason::Converged) && !within {
            // Digits were lost below the smallest number when it was scaled back.
            self.reason = Some(Reason::Stagnated);
        }
        judgement
    }
}
