//! A preconditioner on its way, by steps: a pass over the matrix or a panel of
//! rows of an incomplete factorisation, a quarter of a level of a hierarchy. The
//! longest is the product of the finest level of multigrid: about 20 work units a value.

use super::incomplete::{Factoring, Rule};
use super::multigrid::Coarsening;
use super::rows::View;
use super::{Precond, ssor};
use crate::error::Error;
use crate::simd::Real;
use crate::sparse::Csr;

/// Which preconditioner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// M = I.
    None,
    /// The diagonal.
    Jacobi,
    /// Symmetric successive over-relaxation.
    Ssor {
        /// Between 0 and 2; 1 is symmetric Gauss-Seidel.
        omega: f64,
    },
    /// Incomplete Cholesky without fill.
    Ic0,
    /// Incomplete LU without fill.
    Ilu0,
    /// Smoothed aggregation.
    Multigrid,
}

impl Kind {
    /// The word in requests and results.
    pub fn name(self) -> &'static str {
        match self {
            Kind::None => "none",
            Kind::Jacobi => "jacobi",
            Kind::Ssor { .. } => "ssor",
            Kind::Ic0 => "ic0",
            Kind::Ilu0 => "ilu0",
            Kind::Multigrid => "multigrid",
        }
    }

    /// Bytes that it takes at its peak for n unknowns and nnz values; of
    /// multigrid, about.
    pub fn bytes<T: Real>(self, n: usize, nnz: usize) -> usize {
        match self {
            Kind::None => 0,
            Kind::Jacobi => n.saturating_mul(size_of::<T>()),
            Kind::Ssor { .. } => ssor::bytes_of::<T>(n, nnz),
            Kind::Ic0 | Kind::Ilu0 => Factoring::<T>::bytes_of(n, nnz),
            Kind::Multigrid => Coarsening::<T>::bytes_of(n, nnz),
        }
    }
}

enum Stage<T> {
    Ready(Precond<T>),
    Factoring(Factoring<T>),
    Coarsening(Coarsening<T>),
}

/// The state between two steps.
pub struct Setup<T> {
    stage: Stage<T>,
    sign: T,
    work: u64,
}

impl<T: Real> Setup<T> {
    /// Begins M of sign * A, within `room` bytes; the same matrix goes to every step.
    ///
    /// # Errors
    /// A matrix that is not square, or that this preconditioner is not for;
    /// memory; [`Error::Limit`].
    pub fn new(kind: Kind, a: &Csr<T>, sign: T, room: usize) -> Result<Setup<T>, Error> {
        let (n, nnz) = (a.rows(), a.nnz());
        if a.cols() != n {
            return Err(Error::Shape { what: "a must be square: the number of its columns", have: a.cols(), want: n });
        }
        // What multigrid takes is only known on the way: it is held against the room there.
        let need = if kind == Kind::Multigrid { 0 } else { kind.bytes::<T>(n, nnz) };
        if need > room {
            return Err(Error::Limit { need, room });
        }
        if matches!(kind, Kind::Ic0 | Kind::Multigrid) && !a.features().symmetric {
            let what = "precond ic0 and multigrid need a symmetric matrix";
            return Err(Error::Structure { what, at: 0 });
        }
        let view = View::of(a, sign);
        let (stage, work) = match kind {
            Kind::None => (Stage::Ready(Precond::None), 0),
            Kind::Jacobi => (Stage::Ready(Precond::jacobi(a, sign)?), n),
            Kind::Ssor { omega } => (Stage::Ready(Precond::Incomplete(ssor::ssor(view, omega)?)), 4 * nnz),
            Kind::Ic0 => (Stage::Factoring(Factoring::new(Rule::Ic0)), 0),
            Kind::Ilu0 => (Stage::Factoring(Factoring::new(Rule::Ilu0)), 0),
            Kind::Multigrid => (Stage::Coarsening(Coarsening::new(view, room)?), nnz),
        };
        Ok(Setup { stage, sign, work: work as u64 })
    }

    /// One step. True when there is no more to do.
    ///
    /// # Errors
    /// A pivot that no shift makes positive, a matrix found not to be positive
    /// definite; memory; [`Error::Limit`].
    pub fn step(&mut self, a: &Csr<T>) -> Result<bool, Error> {
        let view = View::of(a, self.sign);
        match &mut self.stage {
            Stage::Ready(_) => Ok(true),
            Stage::Factoring(f) => f.step(view, &mut self.work),
            Stage::Coarsening(c) => c.step(view, &mut self.work),
        }
    }

    /// Work units so far.
    pub fn work(&self) -> u64 {
        self.work
    }

    /// The preconditioner, after the step that answered true.
    ///
    /// # Errors
    /// Factors that overflow once the scaling is undone.
    pub fn finish(self) -> Result<Precond<T>, Error> {
        Ok(match self.stage {
            Stage::Ready(m) => m,
            Stage::Factoring(f) => Precond::Incomplete(f.finish()?),
            Stage::Coarsening(c) => Precond::Multigrid(c.made()),
        })
    }

    /// All steps.
    pub(super) fn all(mut self, a: &Csr<T>) -> Result<Precond<T>, Error> {
        while !self.step(a)? {}
        self.finish()
    }
}
