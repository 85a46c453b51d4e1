//! Personalised PageRank without the whole graph.
//!
//! [`Ppr`]: of a set of seeds, by forward push (Andersen, Chung, Lang 2006): a sparse
//! pi with ||pi - p||_1 <= ||r||_1, every p_u at most pi_u but for rounding.
//!
//! [`Pair`]: of one node for one seed, both ways (Lofgren, Banerjee, Goel 2016, after
//! FAST-PPR: Lofgren, Banerjee, Goel, Seshadhri 2014). Pushing columns of N back
//! from the target t keeps pi_s(t) = p_s + sum_v pi_s(v) r_v; a surfer who starts at
//! s and stops with probability 1 - d at every node stops at v with probability
//! pi_s(v), so the mean of r where surfers stop is the rest. No score is below 0 or
//! above max r, which is what Hoeffding's N goes by, and also a bound without any
//! walk. The push goes on until the walks that are left are predicted to cost as
//! much as it has.

use super::{Cost, Graph, Kind, Links, Measure, Method, Plan, Push, Pushed, Reason, Starts, Walks};
use crate::error::{Error, filled};
use crate::kernels::heapsort;
use alloc::vec::Vec;

/// PageRank of seeds on its way.
pub struct Ppr {
    push: Push,
    seeds: Vec<(u32, f64)>,
    damping: f64,
    tol: f64,
    max_work: u64,
    ended: Option<Reason>,
}

impl Ppr {
    /// Of seeds as [`Graph::seeds`] gives them; until ||r||_1 <= tol, or all are below
    /// `theta` times their degree.
    ///
    /// # Errors
    /// Memory.
    pub fn new(
        graph: &Graph,
        seeds: Vec<(u32, f64)>,
        damping: f64,
        (tol, theta, max_work): (f64, f64, u64),
        room: usize,
    ) -> Result<Ppr, Error> {
        let mut push = Push::new(Measure::Sum, theta, tol, room);
        let links = Links { graph, seeds: &seeds, damping, back: false };
        for &(node, weight) in &seeds {
            push.add(node, weight, &links)?;
        }
        push.begin();
        Ok(Ppr { push, seeds, damping, tol, max_work, ended: None })
    }

    /// Goes on for about `budget` work units: true when it has ended.
    ///
    /// # Errors
    /// Memory.
    pub fn advance(&mut self, graph: &Graph, budget: u64) -> Result<bool, Error> {
        let links = Links { graph, seeds: &self.seeds, damping: self.damping, back: false };
        let end = self.push.cost.work().saturating_add(budget);
        while self.ended.is_none() {
            let left = end.min(self.max_work).saturating_sub(self.push.cost.work());
            self.ended = match self.push.advance(&links, left)? {
                Some(_) if self.bound() <= self.tol => Some(Reason::Converged),
                Some(Pushed::Threshold) => Some(Reason::Threshold),
                Some(_) => Some(Reason::Stagnated),
                None if self.push.cost.work() >= self.max_work => Some(Reason::Budget),
                None if self.push.cost.work() >= end => return Ok(false),
                None => None,
            };
        }
        Ok(true)
    }

    /// Ends it early.
    pub fn cancel(&mut self) {
        self.ended = self.ended.or(Some(Reason::Budget));
    }

    /// How it ended.
    pub fn reason(&self) -> Option<Reason> {
        self.ended
    }

    /// ||pi - p||_1 at most.
    pub fn bound(&self) -> f64 {
        self.push.residual()
    }

    /// Rows touched, and what it took.
    pub fn cost(&self) -> (u64, Cost) {
        (self.push.touched.cells().len() as u64, self.push.cost)
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        self.push.touched.bytes() + self.seeds.capacity() * size_of::<(u32, f64)>()
    }

    /// The `top` largest values, or all when 0: from the largest, and where two are equal from the lower node.
    ///
    /// # Errors
    /// Memory.
    pub fn values(&self, top: usize) -> Result<Vec<(u32, f64)>, Error> {
        let some = self.push.touched.cells().iter().filter(|cell| cell.value() != 0.0);
        let mut values = filled(0, (0, 0.0))?;
        values.try_reserve_exact(some.clone().count()).map_err(|_| Error::Memory)?;
        values.extend(some.map(|cell| (cell.node, cell.value())));
        heapsort(&mut values, |a, b| a.1 > b.1 || (a.1 == b.1 && a.0 < b.0));
        if top > 0 {
            values.truncate(top);
        }
        Ok(values)
    }
}

/// PageRank of one node for one seed, on its way.
pub struct Pair {
    push: Push,
    walks: Option<(Walks, Plan)>,
    seed: [(u32, f64); 1],
    damping: f64,
    /// tol, delta.
    asked: (f64, f64),
    /// Of the walks.
    random: u32,
    look: u64,
    max_work: u64,
    ended: Option<(f64, f64, Kind, Reason)>,
}

impl Pair {
    /// Of `target` for a surfer who starts, and starts again, at `seed`.
    ///
    /// # Errors
    /// A node that is none, memory.
    pub fn new(
        graph: &Graph,
        (seed, target): (u32, u32),
        damping: f64,
        method: Method,
        (tol, delta, random, max_work): (f64, f64, u32, u64),
        room: usize,
    ) -> Result<Pair, Error> {
        for (what, value) in [("seed", seed), ("target", target)] {
            if value >= graph.n() {
                return Err(Error::Index { what, at: 0, value, limit: graph.n() });
            }
        }
        let seed = [(seed, 1.0)];
        let mut push = Push::new(Measure::Largest, 0.0, tol, room);
        push.add(target, 1.0, &Links { graph, seeds: &seed, damping, back: true })?;
        push.begin();
        let look = if method == Method::Push || delta == 0.0 { max_work } else { 64.min(max_work) };
        let mut pair =
            Pair { push, walks: None, seed, damping, asked: (tol, delta), random, look, max_work, ended: None };
        if method == Method::Walks {
            pair.walk(graph)?;
        }
        Ok(pair)
    }

    fn plan(&self) -> Plan {
        Plan::new(self.push.largest(), false, self.damping, self.asked.0, self.asked.1)
    }

    /// Work of one walk.
    fn each(&self, graph: &Graph) -> f64 {
        1.0 + graph.links() as f64 / f64::from(graph.n()) / (1.0 - self.damping)
    }

    fn walk(&mut self, graph: &Graph) -> Result<(), Error> {
        let plan = self.plan();
        let left = self.max_work.saturating_sub(self.work()) as f64;
        let afforded = libm::floor(left / self.each(graph));
        let planned = if plan.walks < afforded { plan.walks } else { afforded };
        let starts = Starts::new(self.seed.iter().copied())?;
        self.walks = Some((Walks::new(starts, self.random, planned as u64, plan.longest), plan));
        Ok(())
    }

    /// Goes on for about `budget` work units: true when it has ended.
    ///
    /// # Errors
    /// Memory.
    pub fn advance(&mut self, graph: &Graph, budget: u64) -> Result<bool, Error> {
        let end = self.work().saturating_add(budget);
        let seed = self.seed;
        let links = |back| Links { graph, seeds: &seed, damping: self.damping, back };
        let (forward, back) = (links(false), links(true));
        while self.ended.is_none() {
            let left = end.saturating_sub(self.work());
            if let Some((walks, _)) = &mut self.walks {
                let touched = &self.push.touched;
                let rest = |v| touched.find(v).map_or(0.0, |cell| cell.residual);
                if walks.advance(&forward, &rest, &mut self.push.cost, left)? {
                    self.end(true, None);
                }
            } else {
                let piece = left.min(self.look.saturating_sub(self.push.cost.work()));
                let pushed = self.push.advance(&back, piece)?;
                if pushed.is_some() || self.work() >= self.max_work {
                    self.end(false, pushed);
                } else if self.work() >= self.look {
                    if self.plan().walks * self.each(graph) <= self.work() as f64 {
                        self.walk(graph)?;
                    } else {
                        self.look = (2 * self.look).min(self.max_work);
                    }
                }
            }
            if self.ended.is_none() && self.work() >= end {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn end(&mut self, walked: bool, pushed: Option<Pushed>) {
        let pushed_value = self.push.touched.find(self.seed[0].0).map_or(0.0, |cell| cell.value());
        let (mut value, mut bound, mut kind) = (pushed_value, self.push.largest(), Kind::Deterministic);
        if let (Some((walks, plan)), true) = (&self.walks, walked) {
            let by_walks = plan.bound(walks.walked as f64);
            if by_walks < bound {
                (value, bound, kind) = (value + walks.mean(), by_walks, Kind::Probability);
            }
        }
        let reason = match pushed {
            _ if bound <= self.asked.0 => Reason::Converged,
            Some(Pushed::Stuck) => Reason::Stagnated,
            _ => Reason::Budget,
        };
        self.ended = Some((value, bound, kind, reason));
    }

    /// Ends it early: walks that were begun do not count.
    pub fn cancel(&mut self) {
        if self.ended.is_none() {
            self.end(false, None);
        }
    }

    /// The value, its bound, what that is, and how it ended.
    pub fn ended(&self) -> Option<(f64, f64, Kind, Reason)> {
        self.ended
    }

    /// The method it is at.
    pub fn method(&self) -> Method {
        match (&self.walks, self.push.cost.pushes) {
            (None, _) => Method::Push,
            (Some(_), 0) => Method::Walks,
            (Some(_), _) => Method::Bidirectional,
        }
    }

    /// Rows touched, and what it took.
    pub fn cost(&self) -> (u64, Cost) {
        (self.push.touched.cells().len() as u64, self.push.cost)
    }

    /// Work units so far.
    pub fn work(&self) -> u64 {
        self.push.cost.work()
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        self.push.touched.bytes() + self.walks.as_ref().map_or(0, |(walks, _)| walks.bytes())
    }
}
