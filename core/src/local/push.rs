//! The push: N^T p + r = r0, where r0 is sparse, one row of N at a time.
//!
//! ```text
//! p = 0, r = r0
//! while a row u waits with |r_u| >= theta * deg(u), first in, first out:
//!     q = r_u / N_uu
//!     p_u += q,  r_u = 0
//!     r_j -= q N_uj    for the other j of row u
//! ```
//!
//! Each line keeps N^T p + r = r0. What that gives, for M x = b:
//!
//! - **One value or a functional** (row push, N = M, r0 = t): t = M^T p + r, so
//!   t^T x = p^T b + r^T x. With gap_i = |M_ii| - sum_{j != i} |M_ij| > 0 in every
//!   row, take the i where |x_i| is largest: |b_i| >= |M_ii| |x_i| -
//!   sum |M_ij| |x_j| >= gap_i |x_i|, so ||x||_inf <= B := max_k |b_k| / gap_k
//!   (Varah 1975, by rows; max |b| / min gap is never smaller). Hence
//!   |t^T x - p^T b| <= ||r||_1 B, whatever the signs in M.
//! - **The whole of x, sparse** (column push, N = M^T, r0 = b): b = M p + r, so
//!   x - p = M^-1 r. With the gaps of the columns positive, ||r||_1 =
//!   sum_i |sum_j M_ij y_j| >= sum_j gap_j |y_j| for y = M^-1 r, so
//!   ||x - p||_1 <= ||r||_1 / min gap.
//! - **PageRank of a seed** is the row push with N = (I - d P) / (1 - d), whose
//!   gaps are all 1: ||pi - p||_1 <= ||r||_1. (Andersen, Chung, Lang 2006 also
//!   bound single entries by theta * degree; that holds for undirected graphs
//!   only and is not claimed here.)
//!
//! A push takes |r_u| away and gives back at most the share 1 - gap_u / |N_uu| of
//! it, so ||r||_1 falls while the gaps are positive.
//!
//! Rounding. Every r_j after an addition is off by at most eps / 2 times its size,
//! and what is added by two roundings more (Higham 2002, section 3.3, running
//! error): `noise` sums |r_j| / 2 + 3/2 |added| of all additions. p_u keeps what its
//! additions lose (Knuth's two-sum), so it is off once, by eps / 2 of its size, which
//! with the rounding of q is counted as 3/2 |r_u| a push. So the invariant is off by
//! at most eps * noise in the 1-norm, and ||r||_1 + eps * noise stands wherever
//! ||r||_1 does above.
//!
//! The queue and the threshold by degree: Andersen, Chung, Lang 2006; for
//! diagonally dominant systems with signs: Feng, Li, Peng, arXiv 2509.13112;
//! Kwok, Wei, Yang, arXiv 2509.13891. Left out: a heap by size (fewer pushes,
//! each dearer, and an order that ties decide).

use super::{Row, Rows, Touched};
use crate::error::Error;

/// How a push ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pushed {
    /// ||r||_1 + eps * noise is within the target.
    Target,
    /// No row is left above theta.
    Threshold,
    /// ||r||_1 no longer falls, or grows.
    Stuck,
}

/// What was touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Rows that were pushed or visited, each as often as it was.
    pub pushes: u64,
    /// Values that were read for it.
    pub nonzeros: u64,
    /// Walks.
    pub walks: u64,
    /// Steps of walks.
    pub steps: u64,
    /// Values that walks read.
    pub read: u64,
}

impl Cost {
    /// Work units.
    pub fn work(&self) -> u64 {
        self.nonzeros + self.read + self.pushes + self.walks
    }

    /// Both together.
    pub fn with(&self, other: &Cost) -> Cost {
        Cost {
            pushes: self.pushes + other.pushes,
            nonzeros: self.nonzeros + other.nonzeros,
            walks: self.walks + other.walks,
            steps: self.steps + other.steps,
            read: self.read + other.read,
        }
    }
}

/// What of r is to become small, and which rows are due for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// ||r||_1; rows by |r_u| over their degree.
    Sum,
    /// max |r_u|; rows by |r_u|.
    Largest,
}

/// A push on its way.
pub struct Push {
    /// Rows touched, with r and p.
    pub touched: Touched,
    /// What it took.
    pub cost: Cost,
    theta: f64,
    /// theta is lowered until the target is met.
    lowers: bool,
    measure: Measure,
    target: f64,
    /// ||r||_1: at first, and carried along.
    start: f64,
    norm: f64,
    noise: f64,
    began: bool,
    row: Row,
}

impl Push {
    /// Of nothing yet. With `theta` 0 the threshold begins high and is lowered
    /// until what is measured of r is within `target`.
    pub fn new(measure: Measure, theta: f64, target: f64, room: usize) -> Push {
        Push {
            touched: Touched::new(room),
            cost: Cost::default(),
            theta,
            lowers: theta == 0.0,
            measure,
            target,
            start: 0.0,
            norm: 0.0,
            noise: 0.0,
            began: false,
            row: Row::default(),
        }
    }

    /// Adds to r0.
    ///
    /// # Errors
    /// Memory.
    pub fn add(&mut self, node: u32, value: f64, rows: &dyn Rows) -> Result<(), Error> {
        let at = self.touched.place(node, rows)?;
        let cell = self.touched.cell(at);
        cell.residual += value;
        self.noise += cell.residual.abs();
        Ok(())
    }

    /// ||r||_1 with what rounding may have done to it.
    pub fn residual(&self) -> f64 {
        (self.norm + f64::EPSILON * self.noise) * super::SLACK
    }

    /// ||r||_1 as it is carried along.
    pub fn plain(&self) -> f64 {
        self.norm
    }

    /// max |r_u| with what rounding may have done to it.
    pub fn largest(&self) -> f64 {
        let sizes = self.touched.cells().iter().map(|cell| cell.residual.abs());
        (sizes.fold(0.0, |most, v| if v > most { v } else { most }) + f64::EPSILON * self.noise) * super::SLACK
    }

    fn sum(&self) -> f64 {
        self.touched.cells().iter().map(|cell| cell.residual.abs()).sum()
    }

    fn due(&self, residual: f64, degree: u32) -> bool {
        let share = if self.measure == Measure::Sum { f64::from(degree) } else { 1.0 };
        residual != 0.0 && residual.abs() >= self.theta * share
    }

    /// Rounding alone is more than the target, or nearly all that is left.
    fn stuck(&self) -> bool {
        let slip = f64::EPSILON * self.noise;
        slip > self.target || self.norm < 0.125 * slip
    }

    /// Whether the target is met, by what is carried along or by adding up.
    fn met(&mut self, idle: bool) -> bool {
        if self.measure == Measure::Largest {
            return idle && self.largest() <= self.target;
        }
        if idle || self.residual() <= self.target {
            // What is carried along has rounding errors of its own.
            self.norm = self.sum();
        }
        self.residual() <= self.target
    }

    /// Lets every row above the threshold wait, in the order of their touch.
    fn fill(&mut self) {
        for at in 0..self.touched.cells().len() {
            let cell = self.touched.cells()[at];
            if self.due(cell.residual, cell.degree) {
                self.touched.wait(at);
            }
        }
    }

    /// All is added. The first threshold: half the largest residual by degree.
    pub fn begin(&mut self) {
        if core::mem::replace(&mut self.began, true) {
            return;
        }
        self.norm = self.sum();
        self.start = self.norm;
        if self.lowers {
            let share = |degree: u32| if self.measure == Measure::Sum { f64::from(degree.max(1)) } else { 1.0 };
            let by_degree = self.touched.cells().iter().map(|c| c.residual.abs() / share(c.degree));
            self.theta = 0.5 * by_degree.fold(0.0, |most, v| if v > most { v } else { most });
        }
        self.fill();
    }

    /// Pushes for about `budget` work units, at least one row.
    ///
    /// # Errors
    /// Memory.
    pub fn advance(&mut self, rows: &dyn Rows, budget: u64) -> Result<Option<Pushed>, Error> {
        self.begin();
        let end = self.cost.work().saturating_add(budget);
        loop {
            if self.met(false) {
                return Ok(Some(Pushed::Target));
            }
            match self.touched.first() {
                Some(at) => self.push(at, rows)?,
                None if self.met(true) => return Ok(Some(Pushed::Target)),
                None if !self.lowers || self.norm == 0.0 => return Ok(Some(Pushed::Threshold)),
                None if self.stuck() => return Ok(Some(Pushed::Stuck)),
                None => {
                    self.theta *= 0.25;
                    self.cost.nonzeros += self.touched.cells().len() as u64;
                    self.fill();
                }
            }
            // NaN too is no progress.
            if self.norm.is_nan() || self.norm > 1e8 * self.start {
                return Ok(Some(Pushed::Stuck));
            }
            if self.cost.work() >= end {
                return Ok(None);
            }
        }
    }

    fn push(&mut self, at: usize, rows: &dyn Rows) -> Result<(), Error> {
        let cell = self.touched.cell(at);
        let (node, residual) = (cell.node, cell.residual);
        // Others may have cancelled it while it waited.
        let degree = cell.degree;
        if !self.due(residual, degree) {
            return Ok(());
        }
        rows.row(node, &mut self.row)?;
        let quotient = residual / self.row.diagonal;
        let cell = self.touched.cell(at);
        cell.settle(quotient);
        cell.residual = 0.0;
        self.norm -= residual.abs();
        self.noise += 1.5 * residual.abs();
        self.cost.pushes += 1;
        self.cost.nonzeros += u64::from(degree);
        for i in 0..self.row.others.len() {
            let (to, value) = self.row.others[i];
            let added = -quotient * value;
            let at = self.touched.place(to, rows)?;
            let cell = self.touched.cell(at);
            let before = cell.residual;
            cell.residual += added;
            let (now, degree) = (cell.residual, cell.degree);
            self.norm += now.abs() - before.abs();
            self.noise += 0.5 * now.abs() + 1.5 * added.abs();
            if self.due(now, degree) {
                self.touched.wait(at);
            }
        }
        Ok(())
    }
}
