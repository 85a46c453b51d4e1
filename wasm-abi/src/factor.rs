//! The ops `analyse`, `factor` and `factor_solve`: factorisations that stay.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault, over_limit};
use crate::instance::{Dtype, Instance, Object, Outcome};
use crate::job::Job;
use crate::ops::{AnalyseArgs, AnalyseDone, FactorArgs, FactorDone, FactorSolveArgs, FactorSolveDone};
use crate::solve::budget;
use alloc::vec::Vec;
use vecsolve_core::error::{Error, all_finite, filled};
use vecsolve_core::krylov::Reason;
use vecsolve_core::solve::{Conditioning, Direct, Factors};
use vecsolve_core::sparse::{Analyser, Csr, Diagonal, Fronts, Kind, Symbolic};

pub(crate) fn analyse(instance: &mut Instance, args: AnalyseArgs) -> Result<Outcome, Fault> {
    let a = instance.csr("a", args.a)?;
    let bytes = Analyser::bytes(a.rows(), a.nnz());
    instance.afford(bytes)?;
    let job = Analysing { a: args.a, bytes, analyser: Some(Analyser::new(a)?), symbolic: None, work: 0 };
    instance.job = Some(Job::Analyse(job));
    instance.step(budget(args.budget))
}

/// An analysis on its way.
pub(crate) struct Analysing {
    a: u32,
    bytes: usize,
    /// `None` at the end, and once it was cancelled.
    analyser: Option<Analyser>,
    symbolic: Option<Symbolic>,
    work: u64,
}

impl Analysing {
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    pub fn advance(&mut self, instance: &Instance, budget: u64) -> Result<bool, Fault> {
        let end = self.work.saturating_add(budget);
        while let Some(analyser) = &mut self.analyser {
            if self.work >= end {
                return Ok(false);
            }
            self.work += analyser.step(instance.csr("a", self.a)?)?;
            self.symbolic = analyser.finish();
            if self.symbolic.is_some() {
                self.analyser = None;
            }
        }
        Ok(true)
    }

    pub fn cancel(&mut self, _: &Instance) -> Result<(), Fault> {
        self.analyser = None;
        Ok(())
    }

    pub fn deliver(self, instance: &mut Instance) -> Result<(), Fault> {
        let reason = if self.symbolic.is_some() { "analysed" } else { Reason::Budget.name() };
        self.say(instance, Some(reason), self.symbolic.as_ref());
        Ok(())
    }

    pub fn report(&self, instance: &mut Instance) {
        self.say(instance, None, None);
    }

    fn say(&self, instance: &mut Instance, reason: Option<&str>, symbolic: Option<&Symbolic>) {
        let Ok(a) = instance.csr("a", self.a) else { return };
        let (features, nnz) = (a.features(), a.nnz());
        let bytes = symbolic.map_or(0, |s| Fronts::<f64>::bytes(s, Kind::Ldl, nnz).saturating_add(s.bytes()));
        let done = AnalyseDone {
            op: "analyse",
            status: if reason.is_some() { "done" } else { "pending" },
            reason,
            n: a.rows() as u32,
            nnz: nnz as u32,
            symmetric: features.symmetric,
            diagonal: match features.diagonal {
                Diagonal::Positive => "positive",
                Diagonal::Negative => "negative",
                Diagonal::Mixed => "mixed",
                Diagonal::Zero => "zero",
            },
            dominant: features.dominant,
            mirrored: features.mirrored,
            fill: symbolic.map_or(0, Symbolic::fill),
            multiply_adds: symbolic.map_or(0, Symbolic::multiply_adds),
            bytes: bytes as u64,
            work: self.work,
        };
        instance.answer(&done);
    }
}

pub(crate) fn factor(instance: &mut Instance, args: FactorArgs) -> Result<Outcome, Fault> {
    let sparse = args.n == 0;
    if !sparse && matches!(args.method, "sparse_lu" | "ldl") {
        return Err(fault!(
            Field,
            "field \"method\" is \"{}\", of sparse matrices; a dense one takes lu or cholesky",
            args.method
        ));
    }
    let first = match Factors::by_name(args.method) {
        Some(factors) => factors,
        None if !sparse => Factors::Cholesky,
        None => {
            let features = instance.csr("a", args.a)?.features();
            match (features.symmetric, features.diagonal) {
                (true, Diagonal::Positive) => Factors::Cholesky,
                (true, _) => Factors::Ldl,
                _ => Factors::SparseLu,
            }
        }
    };
    let n = if sparse { instance.csr("a", args.a)?.rows() } else { args.n as usize };
    let symbolic = if args.analysis == 0 { None } else { taken(instance, &args, first)? };
    let mut job = Factoring {
        a: args.a,
        id: args.id,
        sparse,
        n,
        auto: args.method == "auto",
        condition: args.condition,
        conditioning: None,
        rcond: None,
        factors: first,
        direct: None,
        ended: None,
        work: 0,
    };
    job.begin(instance, symbolic)?;
    instance.job = Some(Job::Factor(job));
    instance.step(budget(args.budget))
}

/// The analysis of an older factorisation, which is freed for it. What would refuse
/// the call is looked at before, all but the platform's own lack of memory.
fn taken(instance: &mut Instance, args: &FactorArgs, first: Factors) -> Result<Option<Symbolic>, Fault> {
    let old = instance.factor("analysis", args.analysis)?;
    if args.n != 0 {
        return Err(fault!(Field, "field \"analysis\" is for sparse matrices"));
    }
    let a = instance.csr("a", args.a)?;
    if a.rows() != old.n() || a.cols() != old.n() {
        let (rows, cols, n) = (a.rows(), a.cols(), old.n());
        return Err(fault!(Shape, "a is {rows} x {cols}, analysis is of {n} rows"));
    }
    let (kind, symmetric) = match first {
        Factors::Cholesky => (Kind::Cholesky, true),
        Factors::Ldl => (Kind::Ldl, true),
        _ => (Kind::Lu, false),
    };
    if symmetric && !a.features().symmetric {
        return Err(fault!(Structure, "cholesky and ldl need a symmetric matrix"));
    }
    let own = a.rows().saturating_mul(size_of::<f64>());
    let need = match old.symbolic() {
        Some(symbolic) if first != Factors::Lu => {
            Fronts::<f64>::bytes(symbolic, kind, a.nnz()).saturating_add(symbolic.bytes())
        }
        _ => 0,
    };
    let (need, room) = (need.saturating_add(own), instance.room().saturating_add(old.bytes()));
    if need > room {
        return Err(over_limit(need, room));
    }
    Ok(match instance.objects.remove(args.analysis) {
        Some(Object::Factor(mut factor)) => factor.pop().and_then(Direct::into_symbolic),
        _ => None,
    })
}

/// A factorisation on its way.
pub(crate) struct Factoring {
    a: u32,
    id: u32,
    sparse: bool,
    n: usize,
    auto: bool,
    condition: bool,
    /// The estimate of the condition on its way with its two vectors, then it.
    conditioning: Option<(Conditioning<f64>, Vec<f64>, Vec<f64>)>,
    rcond: Option<f64>,
    factors: Factors,
    direct: Option<Direct<f64>>,
    ended: Option<Reason>,
    work: u64,
}

impl Factoring {
    /// Begins; method auto passes over what is not for this matrix.
    fn begin(&mut self, instance: &Instance, mut symbolic: Option<Symbolic>) -> Result<(), Fault> {
        loop {
            // The estimate of the condition takes two vectors more.
            let vectors = if self.condition { self.n.saturating_mul(2 * size_of::<f64>()) } else { 0 };
            let room = instance.room().saturating_sub(vectors);
            let begun = if self.sparse {
                Direct::new(self.factors, instance.csr("a", self.a)?, symbolic.take(), room)
            } else {
                let a = instance.wide("a", self.a, Some(self.n.saturating_mul(self.n)))?;
                let copied = if matches!(a, alloc::borrow::Cow::Owned(_)) { a.len() * size_of::<f64>() } else { 0 };
                Direct::of_dense(self.factors, self.n, &a, room.saturating_sub(copied))
            };
            match begun {
                Ok(direct) => {
                    self.direct = Some(direct);
                    return Ok(());
                }
                Err(Error::Structure { .. }) if self.auto && self.next().is_some() => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// The factorisation after one that is not there.
    fn next(&mut self) -> Option<Factors> {
        let next = match self.factors {
            Factors::Cholesky if !self.sparse => Factors::Lu,
            Factors::Cholesky => Factors::Ldl,
            Factors::Ldl => Factors::SparseLu,
            _ => return None,
        };
        self.factors = next;
        Some(next)
    }

    pub fn bytes(&self) -> usize {
        let vectors = self.conditioning.as_ref().map_or(0, |(_, v, xi)| (v.len() + xi.len()) * size_of::<f64>());
        self.direct.as_ref().map_or(0, Direct::bytes).saturating_add(vectors)
    }

    pub fn advance(&mut self, instance: &Instance, budget: u64) -> Result<bool, Fault> {
        let end = self.work.saturating_add(budget);
        loop {
            let a: Option<&Csr<f64>> = if self.sparse { Some(instance.csr("a", self.a)?) } else { None };
            let Some(direct) = &mut self.direct else { return Ok(true) };
            if let Some((on, v, xi)) = &mut self.conditioning {
                self.work += direct.solve_work().max(1);
                self.rcond = direct.condition(instance.level, on, v, xi);
                if self.rcond.is_some() {
                    self.conditioning = None;
                    return Ok(true);
                }
                if self.work >= end {
                    return Ok(false);
                }
                continue;
            }
            let (cost, ended) = direct.advance(instance.level, a, end - self.work)?;
            self.work += cost.max(1);
            let on = direct.estimate();
            match ended {
                Some(Err(reason)) if self.auto && reason != Reason::Singular && self.next().is_some() => {
                    let symbolic = self.direct.take().and_then(Direct::into_symbolic);
                    self.begin(instance, symbolic)?;
                }
                Some(Err(reason)) => {
                    (self.ended, self.direct) = (Some(reason), None);
                    return Ok(true);
                }
                Some(Ok(())) if !self.condition => return Ok(true),
                Some(Ok(())) => self.conditioning = Some((on, filled(self.n, 0.0)?, filled(self.n, 0.0)?)),
                None => {}
            }
            if self.work >= end {
                return Ok(false);
            }
        }
    }

    pub fn cancel(&mut self, _: &Instance) -> Result<(), Fault> {
        (self.ended, self.direct) = (Some(Reason::Budget), None);
        Ok(())
    }

    pub fn deliver(self, instance: &mut Instance) -> Result<(), Fault> {
        let reason = self.ended.map_or("factored", Reason::name);
        self.say(instance, Some(reason));
        if let Some(direct) = self.direct {
            let mut one = alloc::vec::Vec::new();
            one.try_reserve_exact(1).map_err(|_| fault!(Memory))?;
            one.push(direct);
            instance.put(self.id, Object::Factor(one))?;
        }
        Ok(())
    }

    pub fn report(&self, instance: &mut Instance) {
        self.say(instance, None);
    }

    fn say(&self, instance: &mut Instance, reason: Option<&str>) {
        let direct = self.direct.as_ref();
        let inertia = direct.and_then(Direct::inertia);
        let determinant = direct.and_then(Direct::determinant);
        let done = FactorDone {
            op: "factor",
            status: if reason.is_some() { "done" } else { "pending" },
            reason,
            method: self.factors.name(),
            n: self.n as u32,
            fill: direct.filter(|direct| direct.done()).map_or(0, Direct::fill),
            multiply_adds: direct.and_then(Direct::analysis).map(|analysis| analysis.multiply_adds),
            rcond: self.rcond,
            positive: inertia.map(|i| i.0 as u32),
            negative: inertia.map(|i| i.1 as u32),
            mantissa: determinant.map(|d| d.mantissa),
            exponent: determinant.map(|d| d.exponent as f64),
            bytes: self.bytes() as u64,
            work: self.work,
        };
        instance.answer(&done);
    }
}

pub(crate) fn factor_solve(instance: &mut Instance, args: FactorSolveArgs) -> Result<Outcome, Fault> {
    let factor = instance.factor("factor", args.factor)?;
    let (n, work) = (factor.n(), factor.solve_work());
    let b = instance.array("b", args.b, Dtype::REAL)?;
    let (len, dtype) = (b.len, b.dtype);
    if len % n.max(1) != 0 || (n == 0 && len > 0) {
        return Err(fault!(Shape, "b holds {len} values, expected a multiple of {n}"));
    }
    // The sides are solved in a copy: x may be b, and hold f32.
    let mut x = alloc::vec::Vec::new();
    let new = if instance.objects.get(args.x).is_none() { len * dtype.size() } else { 0 };
    instance.afford(len.saturating_mul(size_of::<f64>()).saturating_mul(2).saturating_add(new))?;
    x.try_reserve_exact(len).map_err(|_| fault!(Memory))?;
    x.extend_from_slice(&instance.wide("b", args.b, None)?);
    all_finite("b", &x)?;
    instance.output("x", args.x, dtype, len)?;
    let level = instance.level;
    match instance.objects.get_mut(args.factor) {
        Some(Object::Factor(factor)) => {
            for factor in factor {
                factor.solve_many(level, args.transposed, &mut x)?;
            }
        }
        _ => return Err(fault!(Id)),
    }
    instance.fill(args.x, &x);
    let sides = len / n.max(1);
    let done = FactorSolveDone {
        op: "factor_solve",
        status: "done",
        n: n as u32,
        sides: sides as u32,
        work: work.saturating_mul(sides as u64),
    };
    instance.answer(&done);
    Ok(Outcome::Done)
}
