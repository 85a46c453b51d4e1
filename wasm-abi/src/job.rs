//! Operations that can be resumed. A job owns copies of its inputs and its
//! workspace, and names the matrix by id: while it is pending nothing can be
//! made or freed in the instance. There is one kind so far, a solve.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Instance, Object, write};
use crate::ops::{Attempt, SolveDone};
use vecsolve_core::solve::{Judgement, Solve};

/// Attempts that a result can list.
const MAX_ATTEMPTS: usize = 3;

/// A pending solve.
pub(crate) struct Job {
    pub solve: Solve<f64>,
    /// The ids of the matrix and of x.
    pub a: u32,
    pub x: u32,
    pub nnz: u32,
    pub n: u32,
}

impl Job {
    pub fn bytes(&self) -> usize {
        self.solve.bytes()
    }

    /// True when it has ended.
    pub fn advance(&mut self, instance: &Instance, budget: u64) -> Result<bool, Fault> {
        let a = instance.csr("a", self.a)?;
        Ok(self.solve.advance(instance.level, a, budget)?)
    }

    pub fn cancel(&mut self, instance: &Instance) -> Result<(), Fault> {
        self.solve.cancel(instance.level, instance.csr("a", self.a)?);
        Ok(())
    }

    /// Writes x, judged from the original matrix.
    pub fn deliver(&mut self, instance: &mut Instance) -> Result<Judgement, Fault> {
        let mut x = match instance.objects.remove(self.x) {
            Some(Object::Array(array)) => array,
            _ => return Err(fault!(Id, "x is gone")),
        };
        let a = instance.csr("a", self.a)?;
        let judgement = self.solve.deliver(instance.level, a, x.values_mut());
        instance.put(self.x, Object::Array(x))?;
        Ok(judgement)
    }

    /// The result: while pending without a judgement.
    pub fn report(&self, judgement: Option<Judgement>, buffer: &mut [u8], len: &mut usize) {
        let solve = &self.solve;
        let current = solve.attempt();
        let (iterations, matvecs, work) = solve.cost();
        let (history_from, history) = solve.history();
        let mut attempts =
            [Attempt { method: "", precond: "", why: "", reason: "", iterations: 0, residual: 0.0, work: 0 };
                MAX_ATTEMPTS];
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
        let running = current.map_or(0.0, |a| a.residual);
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
            why: current.map_or("the initial guess is within the tolerance", |a| a.why),
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
            work,
            attempts: &attempts[..count],
            history_from,
            history,
        };
        write(buffer, len, &done);
    }
}
