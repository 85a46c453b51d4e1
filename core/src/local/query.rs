//! One functional t^T x of M x = b, by the method asked for or by the cheapest.
//!
//! ```text
//! push until the bound is within tol, but for `cap` work units at most:
//!     cap = what walks alone, or a full solve, are predicted to cost
//! then  walks from what the push has left, or the full solve: the cheaper one
//! or, where neither can be afforded, push on until max_work is spent
//! ```
//!
//! So auto costs at most about twice the better of the two, which is as good as
//! not knowing beforehand how far a push will spread can be. A row longer than
//! the cap (a hub) is not pushed at all. Predicted: walks by N and the expected
//! length (`walk`), exact up to its bound; a full solve by (nnz + 6 n) sqrt(2 /
//! (1 - rho)) ln(2 |error now| / tol), conjugate gradients on a matrix with that gap.
//!
//! `bidirectional` pushes until the walks from what is left are predicted to cost
//! as much as the push has, looked at whenever that has doubled, so that neither
//! budgets nor hosts change what is done.
//!
//! Without a gap there is no bound, and the answer is `budget`, whatever the
//! residual.

use super::{Answer, Asked, Cost, Kind, Measure, Method, Plan, Push, Pushed, Reason, Rows, Starts, System, Walks};
use crate::error::{Error, filled};
use crate::simd::Level;
use crate::solve::{Options, Solve};
use alloc::vec::Vec;

/// All of x, and what every value of it may be off by.
pub struct Full {
    /// x.
    pub x: Vec<f64>,
    /// Infinite without a gap.
    pub error: f64,
}

// One query lives at a time, and a box could not be refused.
#[allow(clippy::large_enum_variant)]
enum Stage {
    Push,
    Walk(Walks, Plan),
    Full(Solve<f64>),
    Ended(Answer),
}

/// A query on its way.
pub struct Query {
    asked: Asked,
    stage: Stage,
    push: Push,
    method: Method,
    why: &'static str,
    /// ||t||_1.
    norm: f64,
    largest: f64,
    /// Work at which other methods are thought of.
    look: u64,
    /// Predicted work of a full solve that was not made yet.
    full: f64,
    room: usize,
}

impl Query {
    /// Of t, which names rows of the system. `asked` of the whole batch: `spent` is the work of
    /// earlier queries, `largest` the largest ||t||_1.
    ///
    /// # Errors
    /// Memory.
    pub fn new(
        system: &System,
        t: impl Iterator<Item = (u32, f64)>,
        asked: Asked,
        (spent, largest): (u64, f64),
        full: Option<&Full>,
        room: usize,
    ) -> Result<Query, Error> {
        let rows = system.rows();
        // Without a bound the residual itself is what can be asked to be small.
        let reach = if system.reach.is_finite() { system.reach } else { 1.0 };
        // A thousandth is for the rounding of the sum p^T b.
        let target = 0.999 * asked.tol / reach.max(f64::MIN_POSITIVE);
        let mut push = Push::new(Measure::Sum, asked.theta, target, room);
        let mut norm = 0.0;
        let mut longest = 0;
        for (node, value) in t {
            push.add(node, value, &rows)?;
            norm += value.abs();
            longest = rows.degree(node).max(longest);
        }
        push.begin();
        let mut query = Query {
            asked,
            stage: Stage::Push,
            push,
            method: Method::Push,
            why: "asked for",
            norm,
            largest,
            look: asked.max_work,
            full: f64::INFINITY,
            room,
        };
        match asked.method {
            Method::Auto | Method::Full if full.is_some() => {
                (query.method, query.why) = (Method::Full, "all of x was solved for already");
                query.end_full(system, full);
            }
            Method::Auto => query.predict(system, longest, spent)?,
            Method::Bidirectional => query.look = 64,
            Method::Walks => query.walk(system, "asked for")?,
            Method::Full => query.solve(system, "asked for")?,
            Method::Push => {}
        }
        Ok(query)
    }

    /// What auto begins with.
    fn predict(&mut self, system: &System, longest: u32, spent: u64) -> Result<(), Error> {
        let Asked { tol, max_work, .. } = self.asked;
        self.why = "the push met what was asked";
        if system.a().is_some() && system.gap > 0.0 {
            let ratio = 2.0 * self.norm * system.reach / tol;
            let iterations = libm::sqrt(2.0 / (1.0 - system.rho)) * libm::log(if ratio > 2.0 { ratio } else { 2.0 });
            self.full = (system.values() as f64 + 6.0 * f64::from(system.n())) * iterations;
        }
        let walks = self.walks_cost(system, self.norm);
        let left = self.full - spent as f64;
        let cap = if walks < left { walks } else { left };
        if cap < max_work as f64 {
            self.look = cap as u64;
        }
        if u64::from(longest) > self.look {
            self.switch(system, "one row of the push is longer than the other method is dear")?;
        }
        Ok(())
    }

    /// Work of walks from a residual of this size.
    fn walks_cost(&self, system: &System, residual: f64) -> f64 {
        if self.asked.delta == 0.0 || !system.reach.is_finite() {
            return f64::INFINITY;
        }
        let plan = self.plan(system, residual);
        plan.walks * (1.0 + plan.expected * degree(system))
    }

    fn plan(&self, system: &System, residual: f64) -> Plan {
        Plan::new(residual * system.reach, true, system.rho, self.asked.tol, self.asked.delta)
    }

    fn spent(&self) -> u64 {
        self.push.cost.work()
    }

    /// The other methods, where one of them can be afforded.
    fn switch(&mut self, system: &System, why: &'static str) -> Result<(), Error> {
        let left = self.asked.max_work.saturating_sub(self.spent()) as f64;
        let walks = self.walks_cost(system, self.push.residual());
        if self.full <= walks && self.full <= left {
            self.solve(system, why)
        } else if walks <= left {
            self.walk(system, why)
        } else {
            self.why = "neither walks nor a full solve are within max_work";
            self.look = self.asked.max_work;
            Ok(())
        }
    }

    /// Goes on with walks, as many as are needed, or as can be afforded.
    fn walk(&mut self, system: &System, why: &'static str) -> Result<(), Error> {
        let starts = Starts::new(self.push.touched.cells().iter().map(|cell| (cell.node, cell.residual)))?;
        let plan = self.plan(system, starts.total());
        let left = self.asked.max_work.saturating_sub(self.spent()) as f64;
        let each = 1.0 + plan.expected * degree(system);
        let afforded = libm::floor(left / each);
        let planned = if plan.walks < afforded { plan.walks } else { afforded };
        // NaN and what is not above 0 are no walks.
        let walks = Walks::new(starts, self.asked.seed, planned as u64, plan.longest);
        self.method = if self.spent() == 0 { Method::Walks } else { Method::Bidirectional };
        self.why = why;
        self.stage = Stage::Walk(walks, plan);
        Ok(())
    }

    /// Goes on with all of x.
    fn solve(&mut self, system: &System, why: &'static str) -> Result<(), Error> {
        let Some(a) = system.a() else {
            return Err(Error::Unsupported { what: "a grid is nowhere stored: push, walks or bidirectional" });
        };
        let mut b = filled(system.n() as usize, 0.0)?;
        for (i, b) in (0..).zip(&mut b) {
            *b = system.b.at(i);
        }
        // ||error||_inf <= ||residual||_2 / gap.
        let atol = 0.25 * self.asked.tol * system.gap / self.largest.max(f64::MIN_POSITIVE);
        let options = Options { tol: if system.gap > 0.0 { 0.0 } else { 1e-12 }, atol, ..Options::default() };
        let room = self.room.saturating_sub(self.push.touched.bytes() + b.len() * 16);
        self.stage = Stage::Full(Solve::new(a, &b, &[], options, room)?);
        (self.method, self.why) = (Method::Full, why);
        Ok(())
    }

    /// Goes on for about `budget` work units; `full` gets all of x when it was solved for.
    ///
    /// # Errors
    /// Memory.
    pub fn advance(
        &mut self,
        level: Level,
        system: &System,
        full: &mut Option<Full>,
        budget: u64,
    ) -> Result<bool, Error> {
        let end = self.work().saturating_add(budget);
        loop {
            let left = end.saturating_sub(self.work());
            match &mut self.stage {
                Stage::Ended(_) => return Ok(true),
                Stage::Push => {
                    let piece = left.min(self.look.saturating_sub(self.push.cost.work()));
                    match self.push.advance(&system.rows(), piece)? {
                        Some(ended) => self.end(system, Some(ended)),
                        None if self.push.cost.work() >= self.look => self.looked(system)?,
                        None => {}
                    }
                }
                Stage::Walk(walks, _) => {
                    let b = |i| system.b.at(i);
                    if walks.advance(&system.rows(), &b, &mut self.push.cost, left)? {
                        self.end(system, None);
                    }
                }
                Stage::Full(solve) => {
                    if let Some(a) = system.a()
                        && solve.advance(level, a, left)?
                    {
                        *full = Some(judged(level, system, solve)?);
                        self.end_full(system, full.as_ref());
                    }
                }
            }
            if self.work() >= end && !matches!(self.stage, Stage::Ended(_)) {
                return Ok(false);
            }
        }
    }

    /// The push has cost as much as it was to cost before others are thought of.
    fn looked(&mut self, system: &System) -> Result<(), Error> {
        if self.look >= self.asked.max_work {
            self.end(system, None);
            return Ok(());
        }
        if self.asked.method == Method::Bidirectional {
            if self.walks_cost(system, self.push.residual()) <= self.spent() as f64 {
                return self.walk(system, "asked for");
            }
            self.look = (2 * self.look).min(self.asked.max_work);
            return Ok(());
        }
        self.switch(system, "the push had cost as much as the other method was predicted to")
    }

    /// Work units so far.
    pub fn work(&self) -> u64 {
        self.spent() + if let Stage::Full(solve) = &self.stage { solve.cost().2 } else { 0 }
    }

    /// p^T b and what its own rounding may be.
    fn estimate(&self, system: &System) -> (f64, f64) {
        let (mut sum, mut noise) = (0.0, 0.0f64);
        for cell in self.push.touched.cells() {
            let added = cell.value() * system.b.at(cell.node);
            sum += added;
            noise += f64::abs(sum) + 2.0 * added.abs();
        }
        (sum, f64::EPSILON * noise)
    }

    /// Ends with what there is: the push's own answer, made better by walks that all were walked.
    fn end(&mut self, system: &System, pushed: Option<Pushed>) {
        let (estimate, noise) = self.estimate(system);
        let residual = self.push.residual();
        let (mut value, mut bound) = (estimate, residual * system.reach + noise);
        let mut kind = Kind::Deterministic;
        let tol = self.asked.tol;
        if let Stage::Walk(walks, plan) = &self.stage
            && walks.walked == walks.planned
        {
            let walked = plan.bound(walks.walked as f64) + noise + super::SLACK * f64::EPSILON;
            if walked < bound {
                (value, bound, kind) = (estimate + walks.mean(), walked, Kind::Probability);
            }
        }
        let mut reason = match pushed {
            _ if bound <= tol => Reason::Converged,
            Some(Pushed::Threshold) => Reason::Threshold,
            Some(_) => Reason::Stagnated,
            _ => Reason::Budget,
        };
        if !system.reach.is_finite() || !bound.is_finite() {
            (bound, kind, reason) = (f64::INFINITY, Kind::None, Reason::Budget);
        }
        self.answer(value, bound, kind, reason, residual);
    }

    /// p^T b + r^T x, with what the push left of t and x as it was solved for.
    fn end_full(&mut self, system: &System, full: Option<&Full>) {
        let Some(full) = full else { return };
        let (mut value, mut noise) = self.estimate(system);
        for cell in self.push.touched.cells() {
            let added = cell.residual * full.x[cell.node as usize];
            value += added;
            noise += f64::EPSILON * (value.abs() + added.abs());
        }
        let residual = self.push.residual();
        let bound = residual * full.error + noise;
        let (kind, reason) = match () {
            () if !bound.is_finite() => (Kind::None, Reason::Budget),
            () if bound <= self.asked.tol => (Kind::Deterministic, Reason::Converged),
            () => (Kind::Deterministic, Reason::Stagnated),
        };
        self.answer(value, bound, kind, reason, residual);
    }

    /// Ends it early: what the push has counts, and walks that were begun do not.
    pub fn cancel(&mut self, system: &System) {
        if !matches!(self.stage, Stage::Ended(_)) {
            self.end(system, None);
        }
    }

    /// The answer, once there is one.
    pub fn ended(&self) -> Option<&Answer> {
        if let Stage::Ended(answer) = &self.stage { Some(answer) } else { None }
    }

    /// What it has cost so far, and the method it is at.
    pub fn so_far(&self) -> (Cost, Method, &'static str) {
        (self.push.cost, self.method, self.why)
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        let stage = match &self.stage {
            Stage::Walk(walks, _) => walks.bytes(),
            Stage::Full(solve) => solve.bytes(),
            _ => 0,
        };
        self.push.touched.bytes() + stage
    }

    fn answer(&mut self, value: f64, bound: f64, kind: Kind, reason: Reason, residual: f64) {
        let solved = if let Stage::Full(solve) = &self.stage { solve.cost().2 } else { 0 };
        let (method, why) = (self.method, self.why);
        let rows = self.push.touched.cells().len() as u64;
        let cost = self.push.cost;
        self.stage = Stage::Ended(Answer { value, bound, kind, reason, method, why, residual, rows, cost, solved });
    }
}

/// All of x, and what a value of it is off by at most: max |r_i| / gap_i, r = b - M x, with
/// what rounding does to r.
fn judged(level: Level, system: &System, solve: &mut Solve<f64>) -> Result<Full, Error> {
    let Some(a) = system.a() else { return Ok(Full { x: Vec::new(), error: f64::INFINITY }) };
    let mut x = filled(a.cols(), 0.0)?;
    solve.deliver(level, a, false, &mut x);
    let mut error = 0.0;
    for i in 0..system.n() {
        let (cols, vals) = a.row(i as usize);
        let b = system.b.at(i);
        let (mut residual, mut size) = (b, b.abs());
        for (&j, &value) in cols.iter().zip(vals) {
            let part = value * x[j as usize];
            residual -= part;
            size += part.abs();
        }
        let slip = (cols.len() + 2) as f64 * f64::EPSILON * size;
        let off = (residual.abs() + slip) / system.gap_of(i);
        // NaN, of 0 / 0, is no bound either.
        error = if off <= error { error } else { off };
    }
    Ok(Full { x, error: error * super::SLACK })
}

/// Average values of a row.
fn degree(system: &System) -> f64 {
    system.values() as f64 / f64::from(system.n().max(1))
}
