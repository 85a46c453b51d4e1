//! The ops that answer locally: `local_solve`, `local_sparse`, `pagerank`, `ppr`, `ppr_pair`.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Dtype, Instance, Outcome};
use crate::job::Job;
use crate::matrix::indices;
use crate::ops::{
    LocalSolveArgs, LocalSolveDone, LocalSparseArgs, LocalSparseDone, PagerankArgs, PagerankDone, PprArgs, PprDone,
    PprPairArgs, PprPairDone,
};
use crate::solve::budget;
use vecsolve_core::error::all_finite;
use vecsolve_core::local::{Asked, Batch, Method, PageRank, Pair, Ppr, Reason, Sparse};

/// What runs.
// An instance has one at a time, and a box could not be refused.
#[allow(clippy::large_enum_variant)]
enum Of {
    Solve(Batch),
    Sparse(Sparse),
    PageRank(PageRank),
    Ppr(Ppr, usize),
    Pair(Pair),
}

/// A local operation on its way.
pub(crate) struct Local {
    of: Of,
    /// The system or graph.
    on: u32,
    /// Outputs by id, 0 where there is none.
    out: [u32; 3],
}

fn go(instance: &mut Instance, of: Of, on: u32, out: [u32; 3], units: u32) -> Result<Outcome, Fault> {
    instance.job = Some(Job::Local(Local { of, on, out }));
    instance.step(budget(units))
}

fn tolerance(tol: f64, theta: f64) -> Result<(), Fault> {
    if theta < 0.0 {
        return Err(fault!(Field, "field \"theta\" must not be negative"));
    }
    if tol < 0.0 || (tol == 0.0 && theta == 0.0) {
        return Err(fault!(Field, "field \"tol\" must be above 0, or 0 beside a theta above 0"));
    }
    Ok(())
}

fn probability(delta: f64) -> Result<(), Fault> {
    if (0.0..1.0).contains(&delta) { Ok(()) } else { Err(fault!(Field, "field \"delta\" must be from 0 and below 1")) }
}

fn damped(damping: f64) -> Result<(), Fault> {
    if (0.0..1.0).contains(&damping) {
        Ok(())
    } else {
        Err(fault!(Field, "field \"damping\" must be from 0 and below 1"))
    }
}

/// No values where the field was left out.
fn optional<'i>(instance: &'i Instance, field: &str, id: u32) -> Result<&'i [f64], Fault> {
    if id == 0 { Ok(&[]) } else { Ok(instance.array(field, id, &[Dtype::F64])?.values()) }
}

fn optional_indices<'i>(instance: &'i Instance, field: &str, id: u32) -> Result<&'i [u32], Fault> {
    if id == 0 { Ok(&[]) } else { indices(instance, field, id) }
}

/// Two outputs with one id, or one that is there with another dtype.
fn outputs(instance: &Instance, fields: [&str; 2], ids: [u32; 2], dtypes: [Dtype; 2]) -> Result<(), Fault> {
    if ids[0] == ids[1] {
        return Err(fault!(Overlap, "two outputs have one id"));
    }
    for k in 0..2 {
        if instance.objects.get(ids[k]).is_some() {
            instance.array(fields[k], ids[k], &[dtypes[k]])?;
        }
    }
    Ok(())
}

pub(crate) fn solve(instance: &mut Instance, args: LocalSolveArgs) -> Result<Outcome, Fault> {
    tolerance(args.tol, args.theta)?;
    probability(args.delta)?;
    let method = Method::by_name(args.method);
    if args.delta == 0.0 && matches!(method, Method::Walks | Method::Bidirectional) {
        return Err(fault!(Field, "field \"delta\" must be above 0 for walks"));
    }
    let system = instance.system("system", args.system)?;
    if method == Method::Full && system.a().is_none() {
        return Err(fault!(Field, "field \"method\" is \"full\", and a grid is nowhere stored: take another"));
    }
    let index = indices(instance, "index", args.index)?;
    let weight = optional(instance, "weight", args.weight)?;
    let start = optional_indices(instance, "start", args.start)?;
    let asked = Asked {
        method,
        tol: args.tol,
        delta: args.delta,
        theta: args.theta,
        seed: args.random,
        max_work: u64::from(args.max_work),
    };
    let need = Batch::need(index.len().max(start.len()));
    instance.afford(need)?;
    let batch = Batch::new(system, index, weight, start, asked, instance.room() - need)?;
    outputs(instance, ["values", "bounds"], [args.values, args.bounds], [Dtype::F64; 2])?;
    for (field, id) in [("values", args.values), ("bounds", args.bounds)] {
        instance.check_out(field, id, &[Dtype::F64], batch.count())?;
    }
    go(instance, Of::Solve(batch), args.system, [args.values, args.bounds, 0], args.budget)
}

pub(crate) fn sparse(instance: &mut Instance, args: LocalSparseArgs) -> Result<Outcome, Fault> {
    tolerance(args.tol, args.theta)?;
    let system = instance.system("system", args.system)?;
    let row = indices(instance, "row", args.row)?;
    let change = instance.array("change", args.change, &[Dtype::F64])?.values();
    if args.x != 0 {
        if !instance.check_out("x", args.x, &[Dtype::F64], system.n() as usize)? {
            return Err(fault!(Id, "x is to be added to, and there is no array {}", args.x));
        }
        all_finite("x", instance.array("x", args.x, &[Dtype::F64])?.values::<f64>())?;
        if args.x == args.values {
            return Err(fault!(Overlap, "two outputs have one id"));
        }
    }
    outputs(instance, ["index", "values"], [args.index, args.values], [Dtype::U32, Dtype::F64])?;
    let limits = (args.tol, args.theta, u64::from(args.max_work));
    let sparse = Sparse::new(system, (row, change), limits, instance.room())?;
    go(instance, Of::Sparse(sparse), args.system, [args.index, args.values, args.x], args.budget)
}

pub(crate) fn pagerank(instance: &mut Instance, args: PagerankArgs) -> Result<Outcome, Fault> {
    tolerance(args.tol, 0.0)?;
    damped(args.damping)?;
    let graph = instance.graph("graph", args.graph)?;
    let seed = optional_indices(instance, "seed", args.seed)?;
    let weight = optional(instance, "weight", args.weight)?;
    let there = instance.check_out("x", args.x, &[Dtype::F64], graph.n() as usize)?;
    let new = if there { 0 } else { graph.n() as usize * size_of::<f64>() };
    instance.afford(PageRank::need(graph).saturating_add(new + seed.len().saturating_mul(16)))?;
    // Weights without seeds have nothing to weigh.
    let seeds = if args.seed == 0 && weight.is_empty() { alloc::vec::Vec::new() } else { graph.seeds(seed, weight)? };
    let rank = PageRank::new(graph, seeds, args.damping, args.tol, args.max_iter)?;
    go(instance, Of::PageRank(rank), args.graph, [args.x, 0, 0], args.budget)
}

pub(crate) fn ppr(instance: &mut Instance, args: PprArgs) -> Result<Outcome, Fault> {
    tolerance(args.tol, args.theta)?;
    damped(args.damping)?;
    let graph = instance.graph("graph", args.graph)?;
    let seed = indices(instance, "seed", args.seed)?;
    instance.afford(seed.len().saturating_mul(16))?;
    let seeds = graph.seeds(seed, optional(instance, "weight", args.weight)?)?;
    outputs(instance, ["index", "values"], [args.index, args.values], [Dtype::U32, Dtype::F64])?;
    let limits = (args.tol, args.theta, u64::from(args.max_work));
    let ppr = Ppr::new(graph, seeds, args.damping, limits, instance.room())?;
    go(instance, Of::Ppr(ppr, args.top as usize), args.graph, [args.index, args.values, 0], args.budget)
}

pub(crate) fn pair(instance: &mut Instance, args: PprPairArgs) -> Result<Outcome, Fault> {
    tolerance(args.tol, 0.0)?;
    damped(args.damping)?;
    probability(args.delta)?;
    let method = Method::by_name(args.method);
    if args.delta == 0.0 && method == Method::Walks {
        return Err(fault!(Field, "field \"delta\" must be above 0 for walks"));
    }
    let graph = instance.graph("graph", args.graph)?;
    let limits = (args.tol, args.delta, args.random, u64::from(args.max_work));
    let pair = Pair::new(graph, (args.seed, args.target), args.damping, method, limits, instance.room())?;
    go(instance, Of::Pair(pair), args.graph, [0; 3], args.budget)
}

impl Local {
    pub fn bytes(&self) -> usize {
        match &self.of {
            Of::Solve(batch) => batch.bytes(),
            Of::Sparse(sparse) => sparse.bytes(),
            Of::PageRank(rank) => rank.bytes(),
            Of::Ppr(ppr, _) => ppr.bytes(),
            Of::Pair(pair) => pair.bytes(),
        }
    }

    pub fn advance(&mut self, instance: &Instance, budget: u64) -> Result<bool, Fault> {
        let on = self.on;
        Ok(match &mut self.of {
            Of::Solve(batch) => batch.advance(instance.level, instance.system("system", on)?, budget)?,
            Of::Sparse(sparse) => sparse.advance(instance.system("system", on)?, budget)?,
            Of::PageRank(rank) => rank.advance(instance.graph("graph", on)?, budget),
            Of::Ppr(ppr, _) => ppr.advance(instance.graph("graph", on)?, budget)?,
            Of::Pair(pair) => pair.advance(instance.graph("graph", on)?, budget)?,
        })
    }

    pub fn cancel(&mut self, instance: &Instance) -> Result<(), Fault> {
        match &mut self.of {
            Of::Solve(batch) => batch.cancel(instance.system("system", self.on)?),
            Of::Sparse(sparse) => sparse.cancel(instance.system("system", self.on)?),
            Of::PageRank(rank) => rank.cancel(),
            Of::Ppr(ppr, _) => ppr.cancel(),
            Of::Pair(pair) => pair.cancel(),
        }
        Ok(())
    }

    /// A refused call makes nothing: what was not there before is not there after.
    pub fn deliver(self, instance: &mut Instance) -> Result<(), Fault> {
        let new = self.out.map(|id| if instance.objects.get(id).is_none() { id } else { 0 });
        self.write(instance).inspect_err(|_| new.iter().for_each(|&id| drop(instance.objects.remove(id))))
    }

    fn write(&self, instance: &mut Instance) -> Result<(), Fault> {
        let [first, second, third] = self.out;
        let mut count = 0;
        match &self.of {
            Of::Solve(batch) => {
                instance.output("values", first, Dtype::F64, batch.count())?;
                instance.output("bounds", second, Dtype::F64, batch.count())?;
                instance.fill(first, &batch.values);
                instance.fill(second, &batch.bounds);
            }
            Of::Sparse(sparse) => {
                count = write(instance, (first, second), sparse.values())?;
                if let Some(x) = instance.array_mut(third) {
                    for (at, value) in sparse.values() {
                        x.values_mut::<f64>()[at as usize] += value;
                    }
                }
            }
            Of::PageRank(rank) => {
                instance.output("x", first, Dtype::F64, rank.x().len())?;
                instance.fill(first, rank.x());
            }
            Of::Ppr(ppr, top) => {
                let largest = ppr.values(*top)?;
                // Lent: a clone of the list itself would allocate, and may not fail.
                count = write(instance, (first, second), largest.iter().copied())?;
            }
            Of::Pair(_) => {}
        }
        self.say(instance, true, count);
        Ok(())
    }

    pub fn report(&self, instance: &mut Instance) {
        self.say(instance, false, 0);
    }

    fn say(&self, instance: &mut Instance, ended: bool, count: u32) {
        let status = if ended { "done" } else { "pending" };
        let word = |reason: Option<Reason>| reason.filter(|_| ended).map(Reason::name);
        match &self.of {
            Of::Solve(batch) => {
                let all = batch.so_far();
                let done = LocalSolveDone {
                    op: "local_solve",
                    status,
                    reason: word(Some(all.reason)),
                    method: all.method.name(),
                    why: all.why,
                    value: batch.values.first().copied().filter(|_| ended),
                    bound: Some(all.bound).filter(|_| ended),
                    kind: all.kind.name(),
                    queries: batch.count() as u32,
                    converged: all.converged,
                    residual: all.residual,
                    rows: all.rows,
                    nonzeros: all.cost.nonzeros + all.cost.read,
                    pushes: all.cost.pushes,
                    walks: all.cost.walks,
                    steps: all.cost.steps,
                    work: batch.work(),
                };
                instance.answer(&done);
            }
            Of::Sparse(sparse) => {
                let Ok(system) = instance.system("system", self.on) else { return };
                let (rows, cost) = sparse.cost();
                let done = LocalSparseDone {
                    op: "local_sparse",
                    status,
                    reason: word(sparse.reason()),
                    count,
                    bound: Some(sparse.bound(system)),
                    largest: Some(sparse.largest(system)),
                    residual: sparse.residual(),
                    rows,
                    nonzeros: cost.nonzeros,
                    pushes: cost.pushes,
                    work: cost.work(),
                };
                instance.answer(&done);
            }
            Of::PageRank(rank) => {
                let (bound, iterations, work) = rank.reached();
                let reason = word(rank.reason());
                instance.answer(&PagerankDone { op: "pagerank", status, reason, iterations, bound: Some(bound), work });
            }
            Of::Ppr(ppr, _) => {
                let (rows, cost) = ppr.cost();
                let done = PprDone {
                    op: "ppr",
                    status,
                    reason: word(ppr.reason()),
                    count,
                    bound: ppr.bound(),
                    rows,
                    nonzeros: cost.nonzeros,
                    pushes: cost.pushes,
                    work: cost.work(),
                };
                instance.answer(&done);
            }
            Of::Pair(pair) => {
                let (rows, cost) = pair.cost();
                let reached = pair.ended().filter(|_| ended);
                let done = PprPairDone {
                    op: "ppr_pair",
                    status,
                    reason: reached.map(|r| r.3.name()),
                    method: pair.method().name(),
                    value: reached.map(|r| r.0),
                    bound: reached.map(|r| r.1),
                    kind: reached.map_or("none", |r| r.2.name()),
                    rows,
                    nonzeros: cost.nonzeros + cost.read,
                    pushes: cost.pushes,
                    walks: cost.walks,
                    steps: cost.steps,
                    work: pair.work(),
                };
                instance.answer(&done);
            }
        }
    }
}

/// Writes a sparse result, into arrays that are long enough, or that are made: how many there are.
fn write(
    instance: &mut Instance,
    (index, values): (u32, u32),
    found: impl Iterator<Item = (u32, f64)> + Clone,
) -> Result<u32, Fault> {
    let count = found.clone().count();
    for (field, id, dtype) in [("index", index, Dtype::U32), ("values", values, Dtype::F64)] {
        if instance.objects.get(id).is_none() {
            instance.make_array(id, dtype, count)?;
        }
        let have = instance.array(field, id, &[dtype])?.len;
        if have < count {
            return Err(fault!(Shape, "{field} holds {have} values, and {count} were found; left out, it is made"));
        }
    }
    if let Some(array) = instance.array_mut(index) {
        array.values_mut::<u32>().iter_mut().zip(found.clone()).for_each(|(to, (at, _))| *to = at);
    }
    if let Some(array) = instance.array_mut(values) {
        array.values_mut::<f64>().iter_mut().zip(found).for_each(|(to, (_, value))| *to = value);
    }
    Ok(count as u32)
}
