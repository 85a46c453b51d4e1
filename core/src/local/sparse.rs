//! All of x for a right-hand side with few values that are not zero, or what a
//! change of few values of b changes in an earlier x: a column push, whose p is the
//! answer. It needs a gap in every column; `push` has the bound. Since the residual
//! b - M p is at hand, and sparse, a gap in every row gives a bound on single values
//! too: max |r_i| / gap_i (Varah), which is what tells whether it converged.

use super::{Cost, Measure, Push, Pushed, Reason, System};
use crate::error::Error;

/// A sparse right-hand side on its way.
pub struct Sparse {
    push: Push,
    max_work: u64,
    tol: f64,
    ended: Option<Reason>,
}

impl Sparse {
    /// Of b with these values, the others zero; the same row twice adds up.
    ///
    /// # Errors
    /// A system whose columns were not asked for, an index that is no row, values that are not
    /// finite, memory.
    pub fn new(
        system: &System,
        (index, value): (&[u32], &[f64]),
        (tol, theta, max_work): (f64, f64, u64),
        room: usize,
    ) -> Result<Sparse, Error> {
        let (Some(columns), Some(gap)) = (system.columns(), system.column_gap) else {
            return Err(Error::Structure { what: "the system was made without columns: make it with columns", at: 0 });
        };
        if value.len() != index.len() {
            return Err(Error::Shape { what: "the length of value", have: value.len(), want: index.len() });
        }
        crate::error::all_finite("value", value)?;
        let target = 0.999 * tol * if gap > 0.0 { gap } else { 1.0 };
        let mut push = Push::new(Measure::Sum, theta, target, room);
        for (at, (&i, &value)) in index.iter().zip(value).enumerate() {
            if i >= system.n() {
                return Err(Error::Index { what: "index", at, value: i, limit: system.n() });
            }
            push.add(i, value, &columns)?;
        }
        push.begin();
        Ok(Sparse { push, max_work, tol, ended: None })
    }

    /// Goes on for about `budget` work units: true when it has ended.
    ///
    /// # Errors
    /// Memory.
    pub fn advance(&mut self, system: &System, budget: u64) -> Result<bool, Error> {
        let Some(columns) = system.columns() else { return Ok(true) };
        let end = self.work().saturating_add(budget);
        while self.ended.is_none() {
            let left = end.min(self.max_work).saturating_sub(self.work());
            match self.push.advance(&columns, left)? {
                Some(pushed) => self.end(system, Some(pushed)),
                None if self.work() >= self.max_work => self.end(system, None),
                None if self.work() >= end => return Ok(false),
                None => {}
            }
        }
        Ok(true)
    }

    fn end(&mut self, system: &System, pushed: Option<Pushed>) {
        self.ended = Some(match pushed {
            _ if self.bound(system).is_infinite() => Reason::Budget,
            _ if self.bound(system) <= self.tol => Reason::Converged,
            Some(Pushed::Threshold) => Reason::Threshold,
            Some(_) => Reason::Stagnated,
            _ => Reason::Budget,
        });
    }

    /// Ends it early.
    pub fn cancel(&mut self, system: &System) {
        self.push.begin();
        self.end(system, None);
    }

    /// How it ended.
    pub fn reason(&self) -> Option<Reason> {
        self.ended
    }

    /// ||x - p||_1 at most; infinite without a gap in every column.
    pub fn bound(&self, system: &System) -> f64 {
        match system.column_gap {
            Some(gap) if gap > 0.0 => self.push.residual() / gap,
            _ => f64::INFINITY,
        }
    }

    /// max |x_i - p_i| at most; infinite without a gap in every column or every row.
    pub fn largest(&self, system: &System) -> f64 {
        let by_columns = self.bound(system);
        if system.gap == 0.0 {
            return by_columns;
        }
        // What rounding did may stand in any row.
        let cells = self.push.touched.cells().iter();
        let over = cells.map(|cell| cell.residual.abs() / system.gap_of(cell.node));
        let noise = (self.push.residual() - self.push.plain()) / system.gap;
        let by_rows = (over.fold(0.0, |most, v| if v > most { v } else { most }) + noise) * super::SLACK;
        if by_rows < by_columns { by_rows } else { by_columns }
    }

    /// ||b - M p||_1 at most.
    pub fn residual(&self) -> f64 {
        self.push.residual()
    }

    /// Rows touched, and what it took.
    pub fn cost(&self) -> (u64, Cost) {
        (self.push.touched.cells().len() as u64, self.push.cost)
    }

    /// The values that are not zero, in the order in which they were touched.
    pub fn values(&self) -> impl Iterator<Item = (u32, f64)> + Clone {
        self.push.touched.cells().iter().map(|cell| (cell.node, cell.value())).filter(|(_, value)| *value != 0.0)
    }

    /// Work units so far.
    pub fn work(&self) -> u64 {
        self.push.cost.work()
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        self.push.touched.bytes()
    }
}
