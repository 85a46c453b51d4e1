//! The ops `solve` and `residual`.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Dtype, Instance, Object, Outcome};
use crate::job::Job;
use crate::ops::{Attempt, ResidualArgs, ResidualDone, SolveArgs, SolveDone};
use alloc::borrow::Cow;
use vecsolve_core::error::all_finite;
use vecsolve_core::krylov::Reason;
use vecsolve_core::solve::rules::PLANS;
use vecsolve_core::solve::{Judgement, Method, Options, PrecondChoice, Solve, judge};

pub(crate) fn solve(instance: &mut Instance, args: SolveArgs) -> Result<Outcome, Fault> {
    let options = options(&args)?;
    let a = instance.csr("a", args.a)?;
    let (rows, cols, nnz) = (a.rows(), a.cols(), a.nnz());
    let dtype = instance.array("b", args.b, Dtype::REAL)?.dtype;
    let b = instance.wide("b", args.b, None)?;
    let x_is_there = instance.check_out("x", args.x, Dtype::REAL, cols)?;
    let guess = match (args.guess, x_is_there) {
        (true, true) => instance.wide("x", args.x, None)?,
        (true, false) => return Err(fault!(Id, "guess asks for values in x, and there is no array {}", args.x)),
        _ => Cow::Borrowed(&[][..]),
    };
    let copied = |v: &Cow<[f64]>| if matches!(v, Cow::Owned(_)) { v.len() * size_of::<f64>() } else { 0 };
    let new_x = if x_is_there { 0 } else { (cols * dtype.size()).next_multiple_of(64) };
    let room = instance.room().saturating_sub(new_x + copied(&b) + copied(&guess));
    let solve = Solve::new(a, &b, &guess, options, room)?;
    let made = instance.output("x", args.x, dtype, cols)?;
    // Both fit u32: a validated matrix has u32 offsets.
    let job = Solving { solve, a: args.a, x: args.x, made, n: rows as u32, nnz: nnz as u32 };
    instance.job = Some(Job::Solve(job));
    instance.step(budget(args.budget))
}

/// A solve on its way.
pub(crate) struct Solving {
    solve: Solve<f64>,
    /// The ids of the matrix and of x.
    a: u32,
    x: u32,
    /// x was not there before.
    made: bool,
    nnz: u32,
    n: u32,
}

impl Solving {
    pub fn bytes(&self) -> usize {
        self.solve.bytes()
    }

    pub fn advance(&mut self, instance: &Instance, budget: u64) -> Result<bool, Fault> {
        let a = instance.csr("a", self.a)?;
        Ok(self.solve.advance(instance.level, a, budget)?)
    }

    pub fn undo(&self, instance: &mut Instance) {
        if self.made {
            drop(instance.objects.remove(self.x));
        }
    }

    pub fn cancel(&mut self, instance: &Instance) -> Result<(), Fault> {
        self.solve.cancel(instance.level, instance.csr("a", self.a)?);
        Ok(())
    }

    /// Writes x, judged from the original matrix.
    pub fn deliver(mut self, instance: &mut Instance) -> Result<(), Fault> {
        self.write(instance).inspect_err(|_| self.undo(instance))
    }

    fn write(&mut self, instance: &mut Instance) -> Result<(), Fault> {
        // What can fail comes first: x leaves the instance only to come back.
        let single = instance.array("x", self.x, Dtype::REAL)?.dtype == Dtype::F32;
        let len = if single { instance.csr("a", self.a)?.cols() } else { 0 };
        let mut wide = vecsolve_core::error::filled(len, 0.0)?;
        let mut x = match instance.objects.remove(self.x) {
            Some(Object::Array(array)) => array,
            _ => return Err(fault!(Id, "x is gone")),
        };
        let a = instance.csr("a", self.a)?;
        let judgement = if single {
            let judgement = self.solve.deliver(instance.level, a, true, &mut wide);
            for (x, &v) in x.values_mut::<f32>().iter_mut().zip(&wide) {
                *x = v as f32;
            }
            judgement
        } else {
            self.solve.deliver(instance.level, a, false, x.values_mut())
        };
        instance.put(self.x, Object::Array(x))?;
        self.say(instance, Some(judgement));
        Ok(())
    }

    pub fn report(&self, instance: &mut Instance) {
        self.say(instance, None);
    }

    /// The result: while pending without a judgement.
    fn say(&self, instance: &mut Instance, judgement: Option<Judgement>) {
        let solve = &self.solve;
        let analysis = solve.analysis();
        let current = solve.attempt();
        let (iterations, matvecs, work) = solve.cost();
        let (history_from, history) = solve.history();
        let mut attempts =
            [Attempt { method: "", precond: "", why: "", reason: "", iterations: 0, residual: 0.0, work: 0 }; PLANS];
        let listed = attempts.iter_mut().zip(solve.attempts()).map(|(row, a)| {
            *row = Attempt {
                method: a.method,
                precond: a.precond,
                why: a.why,
                reason: a.reason.name(),
                iterations: a.iterations,
                residual: a.residual,
                work: a.work,
            };
        });
        let count = listed.count();
        let running = solve.residual();
        let reached = judgement.unwrap_or(Judgement {
            residual_norm: if solve.rhs_norm() > 0.0 { running * solve.rhs_norm() } else { running },
            relative: running,
            ..Judgement::default()
        });
        let done = SolveDone {
            op: "solve",
            status: if judgement.is_some() { "done" } else { "pending" },
            reason: solve.reason().map(|r| r.name()),
            method: current.map_or("none", |a| a.method),
            precond: current.map_or("none", |a| a.precond),
            why: match (current, solve.reason()) {
                (Some(attempt), _) => attempt.why,
                (None, Some(Reason::Converged)) => "the initial guess is within the tolerance",
                _ => "the pattern is being analysed",
            },
            flipped: solve.flipped(),
            n: self.n,
            nnz: self.nnz,
            iterations,
            matvecs,
            residual: reached.relative,
            residual_norm: reached.residual_norm,
            initial_norm: solve.initial_norm(),
            backward_error: judgement.map(|j| j.backward_error),
            gradient: judgement.and_then(|j| j.gradient),
            rcond: solve.rcond(),
            fill: analysis.map(|a| a.fill),
            multiply_adds: analysis.map(|a| a.multiply_adds),
            work,
            attempts: &attempts[..count],
            history_from,
            history,
        };
        instance.answer(&done);
    }
}

/// 0 means to the end.
pub(crate) fn budget(units: u32) -> u64 {
    if units == 0 { u64::MAX } else { u64::from(units) }
}

fn options(args: &SolveArgs) -> Result<Options, Fault> {
    if !(0.0..=1.0).contains(&args.tol) {
        return Err(fault!(Field, "field \"tol\" must be from 0 to 1"));
    }
    if args.atol < 0.0 {
        return Err(fault!(Field, "field \"atol\" must not be negative"));
    }
    if args.divergence < 1.0 {
        return Err(fault!(Field, "field \"divergence\" must be at least 1"));
    }
    if !(args.omega > 0.0 && args.omega < 2.0) {
        return Err(fault!(Field, "field \"omega\" must be above 0 and below 2"));
    }
    Ok(Options {
        method: Method::by_name(args.method).unwrap_or(Method::Auto),
        precond: PrecondChoice::by_name(args.precond).unwrap_or(PrecondChoice::Auto),
        tol: args.tol,
        atol: args.atol,
        max_iter: args.max_iter,
        divergence: args.divergence,
        history: args.history,
        restart: args.restart,
        omega: args.omega,
    })
}

pub(crate) fn residual(instance: &mut Instance, args: ResidualArgs) -> Result<Outcome, Fault> {
    let a = instance.csr("a", args.a)?;
    let (rows, cols) = (a.rows(), a.cols());
    for (field, id, want) in [("b", args.b, rows), ("x", args.x, cols)] {
        let have = instance.array(field, id, &[Dtype::F64])?;
        if have.len != want {
            return Err(fault!(Shape, "{field} holds {} values, expected {want}", have.len));
        }
        all_finite(field, have.values::<f64>())?;
        if args.r == id {
            return Err(fault!(Overlap, "r is {field} itself"));
        }
    }
    // Without r the residual lives in an array that is dropped at the end.
    let mut r = if args.r == 0 {
        let bytes = (rows * size_of::<f64>()).next_multiple_of(64);
        instance.afford(bytes)?;
        Instance::loose_array(Dtype::F64, rows)?
    } else {
        if !instance.check_out("r", args.r, &[Dtype::F64], rows)? {
            instance.make_array(args.r, Dtype::F64, rows)?;
        }
        match instance.objects.remove(args.r) {
            Some(Object::Array(array)) => array,
            _ => return Err(fault!(Id)),
        }
    };
    let a = instance.csr("a", args.a)?;
    let b = instance.array("b", args.b, &[Dtype::F64])?;
    let x = instance.array("x", args.x, &[Dtype::F64])?;
    let judged = judge(instance.level, a, b.values(), x.values(), r.values_mut());
    if args.r != 0 {
        instance.put(args.r, Object::Array(r))?;
    }
    instance.answer(&ResidualDone {
        op: "residual",
        status: "done",
        residual: judged.relative,
        residual_norm: judged.residual_norm,
        rhs_norm: judged.rhs_norm,
        backward_error: judged.backward_error,
    });
    Ok(Outcome::Done)
}
