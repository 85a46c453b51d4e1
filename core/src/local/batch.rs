//! Many functionals of one system, one after the other. They share nothing but
//! the system, and x itself where one of them had to solve for all of it.

use super::query::Full;
use super::{Answer, Asked, Cost, Kind, Method, Query, Reason, System};
use crate::error::{Error, all_finite, filled};
use crate::simd::Level;
use alloc::vec::Vec;

/// Queries on their way.
pub struct Batch {
    asked: Asked,
    /// Functional k is the sum of weight[i] x[index[i]] for i from start[k] to start[k + 1].
    index: Vec<u32>,
    weight: Vec<f64>,
    start: Vec<u32>,
    largest: f64,
    current: Option<Query>,
    full: Option<Full>,
    /// The values and bounds that are there.
    pub values: Vec<f64>,
    /// As many; NaN where there is none.
    pub bounds: Vec<f64>,
    /// What all that ended came to.
    pub total: Total,
    room: usize,
}

/// Several answers in one.
#[derive(Clone, Copy, Debug)]
pub struct Total {
    /// The worst.
    pub reason: Reason,
    /// The weakest.
    pub kind: Kind,
    /// The largest; infinite where one has none.
    pub bound: f64,
    /// Of the last.
    pub method: Method,
    /// Of the last.
    pub why: &'static str,
    /// The largest.
    pub residual: f64,
    /// How many converged.
    pub converged: u32,
    /// The sum of what each has touched.
    pub rows: u64,
    /// All together.
    pub cost: Cost,
    /// Work units of full solves.
    pub solved: u64,
}

impl Batch {
    /// Of functionals in compressed rows; without `start` each index is one, without
    /// `weight` all weights are 1.
    ///
    /// # Errors
    /// An index that is no row, offsets that do not rise, weights that are not finite, memory.
    pub fn new(
        system: &System,
        index: &[u32],
        weight: &[f64],
        start: &[u32],
        asked: Asked,
        room: usize,
    ) -> Result<Batch, Error> {
        if let Some(at) = index.iter().position(|&i| i >= system.n()) {
            return Err(Error::Index { what: "index", at, value: index[at], limit: system.n() });
        }
        if !weight.is_empty() && weight.len() != index.len() {
            return Err(Error::Shape { what: "the length of weight", have: weight.len(), want: index.len() });
        }
        all_finite("weight", weight)?;
        let ends = start.first().is_none_or(|&s| s == 0) && start.last().is_none_or(|&s| s as usize == index.len());
        if !ends || start.windows(2).any(|w| w[0] > w[1]) {
            let what = "start must hold offsets into index that begin at 0, never fall, and end at its length";
            return Err(Error::Structure { what, at: 0 });
        }
        let total = Total {
            reason: Reason::Converged,
            kind: Kind::Deterministic,
            bound: 0.0,
            method: asked.method,
            why: "",
            residual: 0.0,
            converged: 0,
            rows: 0,
            cost: Cost::default(),
            solved: 0,
        };
        let mut batch = Batch {
            asked,
            index: copied(index)?,
            weight: copied(weight)?,
            start: copied(start)?,
            largest: 0.0,
            current: None,
            full: None,
            values: Vec::new(),
            bounds: Vec::new(),
            total,
            room,
        };
        batch.values.try_reserve_exact(batch.count()).map_err(|_| Error::Memory)?;
        batch.bounds.try_reserve_exact(batch.count()).map_err(|_| Error::Memory)?;
        for k in 0..batch.count() {
            let norm = batch.functional(k).map(|(_, weight)| weight.abs()).sum();
            batch.largest = if norm > batch.largest { norm } else { batch.largest };
        }
        Ok(batch)
    }

    /// Bytes that a batch of so many indices takes, but for what its queries touch.
    pub fn need(indices: usize) -> usize {
        indices.saturating_mul(32)
    }

    /// Functionals.
    pub fn count(&self) -> usize {
        if self.start.is_empty() { self.index.len() } else { self.start.len() - 1 }
    }

    fn functional(&self, k: usize) -> impl Iterator<Item = (u32, f64)> {
        let range = if self.start.is_empty() { k..k + 1 } else { self.start[k] as usize..self.start[k + 1] as usize };
        range.map(|i| (self.index[i], self.weight.get(i).copied().unwrap_or(1.0)))
    }

    /// Goes on for about `budget` work units: true when all are answered.
    ///
    /// # Errors
    /// Memory.
    pub fn advance(&mut self, level: Level, system: &System, budget: u64) -> Result<bool, Error> {
        let end = self.work().saturating_add(budget);
        while self.values.len() < self.count() {
            // What the query on its way has spent counts, so before it is taken out.
            let left = end.saturating_sub(self.work()).max(1);
            let mut query = match self.current.take() {
                Some(query) => query,
                None => {
                    let (k, of) = (self.values.len(), (self.work(), self.largest));
                    Query::new(system, self.functional(k), self.asked, of, self.full.as_ref(), self.room)?
                }
            };
            if query.advance(level, system, &mut self.full, left)? {
                self.take(&query);
            } else {
                self.current = Some(query);
            }
            if self.work() >= end && self.values.len() < self.count() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn take(&mut self, query: &Query) {
        let Some(&Answer { value, bound, kind, reason, method, why, residual, rows, cost, solved }) = query.ended()
        else {
            return;
        };
        self.values.push(value);
        self.bounds.push(if bound.is_finite() { bound } else { f64::NAN });
        let all = &mut self.total;
        (all.method, all.why) = (method, why);
        all.reason = all.reason.max(reason);
        all.kind = all.kind.max(kind);
        all.bound = if bound > all.bound { bound } else { all.bound };
        all.residual = if residual > all.residual { residual } else { all.residual };
        all.converged += u32::from(reason == Reason::Converged);
        all.rows += rows;
        all.solved += solved;
        all.cost = all.cost.with(&cost);
    }

    /// Ends it early: the query on its way with what it has, those not begun with nothing.
    pub fn cancel(&mut self, system: &System) {
        if let Some(mut query) = self.current.take() {
            query.cancel(system);
            self.take(&query);
        }
        while self.values.len() < self.count() {
            let norm: f64 = self.functional(self.values.len()).map(|(_, weight)| weight.abs()).sum();
            let bound = norm * system.reach * super::SLACK;
            self.values.push(0.0);
            self.bounds.push(if bound.is_finite() { bound } else { f64::NAN });
            self.total.bound = if bound <= self.total.bound { self.total.bound } else { bound };
            self.total.reason = Reason::Budget;
        }
        if self.total.bound.is_nan() || self.total.bound == f64::INFINITY {
            (self.total.bound, self.total.kind) = (f64::INFINITY, Kind::None);
        }
    }

    /// Where the query on its way stands, with what all before it came to.
    pub fn so_far(&self) -> Total {
        let mut total = self.total;
        if let Some(query) = &self.current {
            let (cost, method, why) = query.so_far();
            total.cost = total.cost.with(&cost);
            (total.method, total.why) = (method, why);
        }
        total
    }

    /// Work units so far.
    pub fn work(&self) -> u64 {
        self.total.cost.work() + self.total.solved + self.current.as_ref().map_or(0, Query::work)
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        let full = self.full.as_ref().map_or(0, |full| full.x.capacity() * size_of::<f64>());
        let words = self.index.capacity() + self.start.capacity();
        let values = self.weight.capacity() + self.values.capacity() + self.bounds.capacity();
        4 * words + 8 * values + full + self.current.as_ref().map_or(0, Query::bytes)
    }
}

fn copied<T: Copy + Default>(values: &[T]) -> Result<Vec<T>, Error> {
    let mut own = filled(values.len(), T::default())?;
    own.copy_from_slice(values);
    Ok(own)
}
