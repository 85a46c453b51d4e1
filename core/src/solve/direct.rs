//! The factorisations behind one face: analysis, elimination, solves and the
//! condition, for an attempt of [`Solve`](super::Solve) and for factors that stay.
//!
//! ```text
//! cholesky, ldl   order A + A^T, analyse, fronts
//! sparse_lu       the same where the pattern is nearly symmetric and no diagonal is zero;
//!                 when that meets a pivot it may not take, or else: order the
//!                 columns, eliminate them with partial pivoting
//! lu              dense; cholesky too, of a dense matrix
//! ```
//!
//! What a factorisation by fronts will hold and cost is known from its analysis
//! and refused there; partial pivoting shows it on the way, and is stopped at the limit.

use super::options::words;
use crate::dense::{Cholesky, Climb, Factor, Lu, Scaled};
use crate::error::{Error, filled};
use crate::krylov::Reason;
use crate::simd::{Level, Real, dispatch};
use crate::sparse::{Amd, Analyser, Csr, Diagonal, Factored, Fronts, Kind, SparseLu, Symbolic};
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

words! {
    /// Which factorisation.
    Factors {
        /// Dense, with partial pivoting.
        Lu = "lu",
        /// Sparse, with partial pivoting where it is needed.
        SparseLu = "sparse_lu",
        /// Sparse, of a symmetric positive definite matrix.
        Cholesky = "cholesky",
        /// Sparse, of a symmetric matrix.
        Ldl = "ldl",
    }
}

/// Below this share of mirrored values the pattern of A + A^T is too much of a detour.
const MIRRORED: f64 = 0.8;

/// What a step cost, and how it ended once it did.
pub type Stepped = (u64, Option<Result<(), Reason>>);

enum Stage<T> {
    Analysis(Analyser, Kind),
    Analysed(Symbolic, Kind),
    Fronts(Fronts<T>),
    ColumnOrder(Amd),
    Columns(SparseLu<T>),
    Dense(Lu<T>),
    DenseCholesky(Cholesky<T>),
    /// Between two stages.
    None,
}

/// A factorisation on its way, or done.
pub struct Direct<T> {
    stage: Stage<T>,
    /// Bytes it may own.
    room: usize,
    n: usize,
    nnz: usize,
    norm1: T,
    /// Of a sparse matrix: n values for the scales of its columns, and n for a solve.
    columns: Vec<T>,
    work: Vec<T>,
    analysis: Option<Analysis>,
    done: bool,
}

/// An estimate of the condition on its way.
pub struct Conditioning<T> {
    climb: Climb<T>,
    norm1: T,
    pub(super) scaled: bool,
}

/// What the analysis of a pattern predicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// Values of L, its diagonal included.
    pub fill: u64,
    /// Multiply-adds of the symmetric factorisation; L U takes twice as many.
    pub multiply_adds: u64,
}

impl<T: Real> Direct<T> {
    /// Bytes that it begins with.
    pub fn need(factors: Factors, n: usize, nnz: usize) -> usize {
        let begun = match factors {
            Factors::Lu => Lu::<T>::bytes(n),
            _ => Analyser::bytes(n, nnz).max(Amd::column_bytes(n, nnz)),
        };
        begun.saturating_add(n.saturating_mul(2 * size_of::<T>()))
    }

    /// Begins; nothing is factored yet. An analysis of a matrix of this pattern that is
    /// there already need not be made again.
    ///
    /// # Errors
    /// Not square; not symmetric, for cholesky and ldl; [`Error::Limit`], [`Error::Memory`].
    pub fn new(factors: Factors, a: &Csr<T>, analysed: Option<Symbolic>, room: usize) -> Result<Direct<T>, Error> {
        let (n, nnz) = (a.rows(), a.nnz());
        if a.cols() != n {
            return Err(Error::Shape { what: "a must be square: the number of its columns", have: a.cols(), want: n });
        }
        let features = a.features();
        if matches!(factors, Factors::Cholesky | Factors::Ldl) && !features.symmetric {
            return Err(Error::Structure { what: "cholesky and ldl need a symmetric matrix", at: 0 });
        }
        let need = Self::need(factors, n, nnz);
        if need > room {
            return Err(Error::Limit { need, room });
        }
        let (columns, mut work) = (filled(n, T::ZERO)?, filled(n, T::ZERO)?);
        let norm1 = norm1(a, &mut work, |_, _, v| v);
        let mut direct = Direct { stage: Stage::None, room, n, nnz, norm1, columns, work, analysis: None, done: false };
        let by_fronts = features.mirrored >= MIRRORED && features.diagonal != Diagonal::Zero;
        let kind = match factors {
            Factors::Cholesky => Some(Kind::Cholesky),
            Factors::Ldl => Some(Kind::Ldl),
            Factors::SparseLu if by_fronts => Some(Kind::Lu),
            _ => None,
        };
        direct.stage = match (factors, kind, analysed) {
            (Factors::Lu, ..) => Stage::Dense(Lu::load(a)?),
            (_, Some(kind), None) => Stage::Analysis(Analyser::new(a)?, kind),
            (_, Some(kind), Some(symbolic)) => direct.fronts(a, symbolic, kind)?,
            _ => Stage::ColumnOrder(Amd::of_columns(a)?),
        };
        Ok(direct)
    }

    /// Begins with a dense n x n matrix by rows: lu or cholesky.
    ///
    /// # Errors
    /// [`Error::Shape`], [`Error::NotFinite`]; not symmetric, for cholesky;
    /// [`Error::Unsupported`] for others; [`Error::Limit`], [`Error::Memory`].
    pub fn of_dense(factors: Factors, n: usize, a: &[T], room: usize) -> Result<Direct<T>, Error> {
        let need = match factors {
            Factors::Lu => Lu::<T>::bytes(n),
            Factors::Cholesky => Cholesky::<T>::bytes(n),
            _ => return Err(Error::Unsupported { what: "lu and cholesky of a dense matrix" }),
        };
        if need > room {
            return Err(Error::Limit { need, room });
        }
        let (stage, norm1) = if factors == Factors::Lu {
            let lu = Lu::new(n, a)?;
            let norm1 = lu.norm1();
            (Stage::Dense(lu), norm1)
        } else {
            let cholesky = Cholesky::new(n, a)?;
            let norm1 = cholesky.norm1();
            (Stage::DenseCholesky(cholesky), norm1)
        };
        Ok(Direct { stage, room, n, nnz: 0, norm1, columns: Vec::new(), work: Vec::new(), analysis: None, done: false })
    }

    /// Fronts after this analysis, if there is room for them.
    fn fronts(&mut self, a: &Csr<T>, symbolic: Symbolic, kind: Kind) -> Result<Stage<T>, Error> {
        self.analysis = Some(Analysis { fill: symbolic.fill(), multiply_adds: symbolic.multiply_adds() });
        let own = 2 * self.work.len() * size_of::<T>() + symbolic.bytes();
        Ok(Stage::Fronts(Fronts::new(a, symbolic, kind, self.room.saturating_sub(own))?))
    }

    /// Goes on by one step: its cost, and how it ended once it did.
    ///
    /// # Errors
    /// [`Error::Limit`], [`Error::Memory`].
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S, a: Option<&Csr<T>>) -> Result<Stepped, Error> {
        let mut ended = None;
        let (stage, cost) = match (core::mem::replace(&mut self.stage, Stage::None), a) {
            (Stage::Analysis(mut analyser, kind), Some(a)) => {
                let cost = analyser.step(a)?;
                match analyser.finish() {
                    Some(symbolic) => (Stage::Analysed(symbolic, kind), cost),
                    None => (Stage::Analysis(analyser, kind), cost),
                }
            }
            (Stage::Analysed(symbolic, kind), Some(a)) => (self.fronts(a, symbolic, kind)?, a.nnz() as u64),
            (Stage::ColumnOrder(mut amd), Some(a)) => {
                let cost = amd.step();
                if amd.done() {
                    let room = self.room.saturating_sub(2 * self.work.len() * size_of::<T>());
                    (Stage::Columns(SparseLu::new(a, amd.order()?, room)?), cost)
                } else {
                    (Stage::ColumnOrder(amd), cost)
                }
            }
            (Stage::Fronts(mut fronts), Some(a)) => {
                let cost = if fronts.state() == Factored::Pending { fronts.step(s, a) } else { 1 };
                let next = match (fronts.state(), fronts.kind()) {
                    (Factored::Pending, _) => None,
                    // An analysis that was given is of another pattern: one of our own.
                    (Factored::Pattern(_), kind) => Some(Stage::Analysis(Analyser::new(a)?, kind)),
                    (Factored::Done, _) => {
                        ended = Some(Ok(()));
                        None
                    }
                    (_, Kind::Lu) => Some(Stage::ColumnOrder(Amd::of_columns(a)?)),
                    (_, Kind::Cholesky) => {
                        ended = Some(Err(Reason::Indefinite));
                        None
                    }
                    _ => {
                        ended = Some(Err(Reason::Breakdown));
                        None
                    }
                };
                (next.unwrap_or(Stage::Fronts(fronts)), cost)
            }
            (Stage::Columns(mut lu), Some(a)) => {
                let cost = if lu.state() == Factored::Pending { lu.step(a)? } else { 1 };
                ended = match lu.state() {
                    Factored::Pending => None,
                    Factored::Done => Some(Ok(())),
                    _ => Some(Err(Reason::Singular)),
                };
                (Stage::Columns(lu), cost)
            }
            (Stage::Dense(mut lu), _) => {
                let cost = lu.step_work().max(1);
                ended = lu.step(s).map(|done| done.then_some(())).transpose();
                (Stage::Dense(lu), cost)
            }
            (Stage::DenseCholesky(mut cholesky), _) => {
                let cost = cholesky.step_work().max(1);
                ended = cholesky.step(s).map(|done| done.then_some(())).transpose();
                (Stage::DenseCholesky(cholesky), cost)
            }
            (stage, _) => {
                ended = Some(Err(Reason::Breakdown));
                (stage, 1)
            }
        };
        self.stage = stage;
        self.done = ended == Some(Ok(()));
        Ok((cost, ended))
    }

    /// x = A^-1 x, or A^-T x; x as it is where it is not done.
    #[simd]
    pub(crate) fn solve<S: Simd>(&mut self, s: S, transposed: bool, x: &mut [T]) {
        let ran = match (&self.stage, transposed) {
            (Stage::Dense(lu), false) => {
                lu.solve(s, x);
                Ok(())
            }
            (Stage::Dense(lu), true) => {
                lu.solve_transposed(s, x);
                Ok(())
            }
            (Stage::DenseCholesky(cholesky), _) => {
                Factor::solve(cholesky, s, x);
                Ok(())
            }
            (Stage::Fronts(fronts), false) => fronts.solve(x, &mut self.work),
            (Stage::Fronts(fronts), true) => fronts.solve_transposed(x, &mut self.work),
            (Stage::Columns(lu), false) => lu.solve(x, &mut self.work),
            (Stage::Columns(lu), true) => lu.solve_transposed(x, &mut self.work),
            _ => Ok(()),
        };
        // Lengths are those of A, which callers see to.
        debug_assert!(ran.is_ok());
    }

    /// An estimate of the condition to go on with; `scaled`: of A with its rows and
    /// columns divided by powers of two near their largest magnitudes, a second
    /// opinion on a sparse matrix whose units differ.
    pub(crate) fn conditioning(&mut self, scaled: Option<&Csr<T>>) -> Conditioning<T> {
        let Some(a) = scaled else {
            return Conditioning { climb: Climb::start(), norm1: self.norm1, scaled: false };
        };
        let columns = &mut self.columns;
        columns.fill(T::ZERO);
        for r in 0..a.rows() {
            let (scale, (cols, vals)) = (a.row_scale(r), a.row(r));
            for (&c, &v) in cols.iter().zip(vals) {
                let (v, most) = (scale * v.abs(), &mut columns[c as usize]);
                if v > *most {
                    *most = v;
                }
            }
        }
        for most in columns.iter_mut() {
            *most = if *most > T::ZERO { T::ONE / most.inverse_power_of_two() } else { T::ONE };
        }
        let norm1 = norm1(a, &mut self.work, |r, c, v| a.row_scale(r) * v / columns[c]);
        Conditioning { climb: Climb::start(), norm1, scaled: true }
    }

    /// One solve further: about 1 / (||A||_1 ||A^-1||_1) with the last, 0 when a solve
    /// overflowed. `v` and `xi` hold n values each, from step to step; `a` is needed where it is scaled.
    #[simd]
    pub(crate) fn rcond<S: Simd>(
        &mut self,
        s: S,
        a: Option<&Csr<T>>,
        on: &mut Conditioning<T>,
        v: &mut [T],
        xi: &mut [T],
    ) -> Option<f64> {
        let columns = core::mem::take(&mut self.columns);
        let inverse = on.climb.step(v, xi, |transposed, x| {
            let a = a.filter(|_| on.scaled);
            let scale = |by_rows: bool, x: &mut [T]| match a {
                Some(a) if by_rows => x.iter_mut().enumerate().for_each(|(r, x)| *x /= a.row_scale(r)),
                Some(_) => x.iter_mut().zip(&columns).for_each(|(x, &c)| *x *= c),
                None => {}
            };
            scale(!transposed, x);
            self.solve(s, transposed, x);
            scale(transposed, x);
        });
        self.columns = columns;
        inverse.map(|inverse| reciprocal(on.norm1, inverse))
    }

    /// The analysis, where there is one.
    pub fn symbolic(&self) -> Option<&Symbolic> {
        match &self.stage {
            Stage::Fronts(fronts) => Some(fronts.symbolic()),
            _ => None,
        }
    }

    /// The analysis, for another factorisation of this pattern.
    pub fn into_symbolic(self) -> Option<Symbolic> {
        match self.stage {
            Stage::Fronts(fronts) => Some(fronts.into_symbolic()),
            _ => None,
        }
    }

    /// Whether it can solve.
    pub fn done(&self) -> bool {
        self.done
    }

    /// Unknowns.
    pub fn n(&self) -> usize {
        self.n
    }

    /// Multiply-adds of a solve.
    pub fn solve_work(&self) -> u64 {
        match &self.stage {
            Stage::Fronts(fronts) => fronts.solve_work(),
            Stage::Columns(lu) => lu.solve_work(),
            _ => (self.n as u64).saturating_mul(self.n as u64),
        }
    }

    /// What the analysis predicted, where there was one.
    pub fn analysis(&self) -> Option<Analysis> {
        self.analysis
    }

    /// Values that the factors hold.
    pub fn fill(&self) -> u64 {
        match (&self.stage, self.analysis) {
            (Stage::Columns(lu), _) => (lu.fill().0 + lu.fill().1 + self.n) as u64,
            (Stage::Fronts(fronts), Some(analysis)) if fronts.kind() == Kind::Lu => 2 * analysis.fill - self.n as u64,
            (Stage::Fronts(_), Some(analysis)) => analysis.fill,
            _ => (self.n as u64).saturating_mul(self.n as u64),
        }
    }

    /// Positive and negative eigenvalues, after cholesky and ldl.
    pub fn inertia(&self) -> Option<(usize, usize)> {
        match &self.stage {
            Stage::Fronts(fronts) if self.done && fronts.kind() != Kind::Lu => Some(fronts.inertia()),
            _ => None,
        }
    }

    /// det A, after the dense one.
    pub fn determinant(&self) -> Option<Scaled> {
        match &self.stage {
            Stage::Dense(lu) if self.done => Some(lu.determinant()),
            Stage::DenseCholesky(cholesky) if self.done => Some(cholesky.determinant()),
            _ => None,
        }
    }

    /// Bytes it owns, or takes at the most while it orders.
    pub fn bytes(&self) -> usize {
        let own = (self.work.len() + self.columns.len()) * size_of::<T>();
        own.saturating_add(match &self.stage {
            Stage::Analysis(..) | Stage::Analysed(..) => Analyser::bytes(self.n, self.nnz),
            Stage::ColumnOrder(_) => Amd::column_bytes(self.n, self.nnz),
            Stage::Fronts(fronts) => {
                let symbolic = fronts.symbolic();
                Fronts::<T>::bytes(symbolic, fronts.kind(), self.nnz).saturating_add(symbolic.bytes())
            }
            Stage::Columns(lu) => lu.held(),
            Stage::Dense(_) => Lu::<T>::bytes(self.n),
            Stage::DenseCholesky(_) => Cholesky::<T>::bytes(self.n),
            Stage::None => 0,
        })
    }
}

/// The largest sum of a column of `value(row, column, magnitude)`; `sums` has a value a column.
fn norm1<T: Real>(a: &Csr<T>, sums: &mut [T], value: impl Fn(usize, usize, T) -> T) -> T {
    sums.fill(T::ZERO);
    for r in 0..a.rows() {
        let (cols, vals) = a.row(r);
        for (&c, &v) in cols.iter().zip(vals) {
            sums[c as usize] += value(r, c as usize, v.abs());
        }
    }
    sums.iter().fold(T::ZERO, |m, &v| if v > m { v } else { m })
}

/// 1 / (norm inverse), 1 for an empty matrix, 0 where it is no number.
fn reciprocal<T: Real>(norm: T, inverse: T) -> f64 {
    let (norm, inverse) = (norm.to_f64(), inverse.to_f64());
    let rcond = if norm == 0.0 && inverse == 0.0 { 1.0 } else { 1.0 / inverse / norm };
    if rcond.is_finite() && inverse.is_finite() { rcond } else { 0.0 }
}

impl Direct<f64> {
    /// Takes steps until about `budget` work units are spent, at least one; `a` is
    /// the sparse matrix that it began with, if it was one.
    ///
    /// # Errors
    /// [`Error::Limit`], [`Error::Memory`].
    pub fn advance(&mut self, level: Level, a: Option<&Csr<f64>>, budget: u64) -> Result<Stepped, Error> {
        let mut spent = 0u64;
        loop {
            let (cost, ended) = dispatch!(level, s => self.step(s, a))?;
            spent = spent.saturating_add(cost);
            if ended.is_some() || spent >= budget {
                return Ok((spent, ended));
            }
        }
    }

    /// op(A)^-1 b in place of each of the right-hand sides in x, n values each, one after the other.
    ///
    /// # Errors
    /// [`Error::Unsupported`]: it is not done. [`Error::Shape`].
    pub fn solve_many(&mut self, level: Level, transposed: bool, x: &mut [f64]) -> Result<(), Error> {
        if !self.done {
            return Err(Error::Unsupported { what: "a factorisation that is not finished" });
        }
        let n = self.n.max(1);
        if !x.len().is_multiple_of(n) {
            return Err(Error::Shape { what: "b", have: x.len(), want: x.len().next_multiple_of(n) });
        }
        for x in x.chunks_exact_mut(n) {
            dispatch!(level, s => self.solve(s, transposed, x));
        }
        for x in x {
            *x = x.canonical();
        }
        Ok(())
    }

    /// An estimate of the condition, to go on with by [`Direct::condition`].
    pub fn estimate(&mut self) -> Conditioning<f64> {
        self.conditioning(None)
    }

    /// One solve further, of twelve at the most: about 1 / (||A||_1 ||A^-1||_1) with the
    /// last, 0 when one overflowed or there is no factorisation. `v` and `xi` hold n
    /// values each, from step to step.
    pub fn condition(
        &mut self,
        level: Level,
        on: &mut Conditioning<f64>,
        v: &mut [f64],
        xi: &mut [f64],
    ) -> Option<f64> {
        if !self.done || v.len() != self.n || xi.len() != self.n {
            return Some(0.0);
        }
        dispatch!(level, s => self.rcond(s, None, on, v, xi))
    }
}
