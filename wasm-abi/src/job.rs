//! Operations that can be resumed. A job owns copies of its inputs and its
//! workspace, and names a sparse matrix by id: while it is pending nothing can be
//! made or freed in the instance.
#![forbid(unsafe_code)]

use crate::dense::Dense;
use crate::factor::{Analysing, Factoring};
use crate::fault::Fault;
use crate::instance::Instance;
use crate::local::Local;
use crate::solve::Solving;

/// A pending operation.
// An instance has one at a time, and a box could not be refused.
#[allow(clippy::large_enum_variant)]
pub(crate) enum Job {
    Solve(Solving),
    Analyse(Analysing),
    Factor(Factoring),
    Dense(Dense),
    Local(Local),
}

macro_rules! each {
    ($job:expr, $of:ident => $then:expr) => {
        match $job {
            Job::Solve($of) => $then,
            Job::Analyse($of) => $then,
            Job::Factor($of) => $then,
            Job::Dense($of) => $then,
            Job::Local($of) => $then,
        }
    };
}

impl Job {
    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        each!(self, job => job.bytes())
    }

    /// Goes on for about `budget` work units: true when it has ended.
    pub fn advance(&mut self, instance: &Instance, budget: u64) -> Result<bool, Fault> {
        each!(self, job => job.advance(instance, budget))
    }

    /// Takes back what it made: a call that is refused makes nothing.
    pub fn undo(&self, instance: &mut Instance) {
        match self {
            Job::Solve(job) => job.undo(instance),
            Job::Dense(job) => job.undo(instance),
            // Their outputs are made at the end alone.
            Job::Analyse(_) | Job::Factor(_) | Job::Local(_) => {}
        }
    }

    /// Ends it with what it has.
    pub fn cancel(&mut self, instance: &Instance) -> Result<(), Fault> {
        each!(self, job => job.cancel(instance))
    }

    /// Writes what came out, arrays and result.
    pub fn deliver(self, instance: &mut Instance) -> Result<(), Fault> {
        each!(self, job => job.deliver(instance))
    }

    /// Writes the progress.
    pub fn report(&self, instance: &mut Instance) {
        each!(self, job => job.report(instance))
    }
}
