//! Signed absorbing walks: r^T x by sampling, for M x = b with a gap in every row.
//!
//! With P_ij = -M_ij / M_ii off the diagonal and c_i = b_i / M_ii, x = P x + c is
//! the sum of P^k c. A walk at u goes to j with probability |P_uj| and takes the
//! sign of P_uj along; with what is left, gap_u / |M_uu|, it ends there and
//! scores its sign times c_u / (gap_u / |M_uu|) = +-b_u / gap_u. Summed over all
//! paths the expected score from u is x_u, and no score is larger than
//! B = max |b_i| / gap_i. Started at u with probability |r_u| / ||r||_1, with the
//! sign of r_u, ||r||_1 times the score has the mean r^T x and stays within
//! ||r||_1 B. Hoeffding (1963): the mean of
//!
//! ```text
//! N = width^2 ln(2 / delta) / (2 epsilon^2),   width = 2 ||r||_1 B, or half of it without signs
//! ```
//!
//! of them is off by more than epsilon with probability delta at most. N is
//! fixed before the first walk, so that nothing seen on the way can spoil this.
//!
//! A walk that has looked at `longest` rows scores 0. With rho = 1 - min gap_u /
//! |M_uu| it gets there with probability rho^longest, and `longest` is such that
//! this moves the mean by less than epsilon / 1024, which N allows for. The
//! expected number of rows is at most 1 / (1 - rho), whatever n is.
//!
//! Sampling: t = draw * |M_uu|, a multiple of 2^-53 |M_uu|, is compared with the
//! running sum of the row's magnitudes in the order in which they are stored; the
//! first sum above t is where the walk goes, and none means that it ends. No table
//! is made. Sums of f64 misplace a border by some units of 2^-53 times the degree:
//! far below what any N that can be walked would see.
//!
//! Monte Carlo for linear systems: Forsythe and Leibler 1950; with these signs and
//! dominance: Andoni, Krauthgamer, Pogrow, arXiv 1809.02995. Starting from what a
//! push has left: Lofgren, Banerjee, Goel, "Personalized PageRank estimation and
//! search: a bidirectional approach", WSDM 2016.

use super::philox::draw;
use super::{Cost, Row, Rows};
use crate::error::Error;
use alloc::vec::Vec;

/// Share of epsilon that walks cut short may cost.
const CUT: f64 = 1.0 / 1024.0;

/// How many walks, and how long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// N, as a number that may be larger than any that can be walked.
    pub walks: f64,
    /// Most rows that a walk looks at.
    pub longest: u32,
    /// Rows that a walk is expected to look at, at most.
    pub expected: f64,
    width: f64,
    cut: f64,
    log: f64,
}

impl Plan {
    /// For a mean within `reach` of 0, to `epsilon` with probability 1 - `delta`.
    /// `rho` is the largest probability that a walk goes on.
    pub fn new(reach: f64, signed: bool, rho: f64, epsilon: f64, delta: f64) -> Plan {
        let width = if signed { 2.0 * reach } else { reach };
        let log = libm::log(2.0 / delta);
        let allowed = epsilon * (1.0 - CUT);
        let share = width / allowed;
        let stay = if rho > 0.0 { libm::log(CUT * epsilon / reach) / libm::log(rho) } else { 1.0 };
        Plan {
            walks: libm::ceil(0.5 * share * share * log),
            // A saturating cast: NaN, where nothing can be reached, becomes 0.
            longest: (libm::ceil(stay) as u32).max(1),
            expected: if rho < 1.0 { 1.0 / (1.0 - rho) } else { f64::INFINITY },
            width,
            cut: CUT * epsilon,
            log,
        }
    }

    /// The error of the mean of `walks`, but with probability delta.
    pub fn bound(&self, walks: f64) -> f64 {
        self.width * libm::sqrt(self.log / (2.0 * walks)) + self.cut
    }
}

/// Where walks start: rows by the running sum of |r|, and the sign of r.
pub struct Starts(Vec<(f64, u32, f64)>);

impl Starts {
    /// From a sparse r; zeros are left out.
    ///
    /// # Errors
    /// Memory.
    pub fn new(r: impl Iterator<Item = (u32, f64)>) -> Result<Starts, Error> {
        let (mut starts, mut sum) = (Vec::new(), 0.0);
        for (node, value) in r.filter(|(_, value)| *value != 0.0) {
            sum += value.abs();
            starts.try_reserve(1).map_err(|_| Error::Memory)?;
            starts.push((sum, node, if value < 0.0 { -1.0 } else { 1.0 }));
        }
        Ok(Starts(starts))
    }

    /// ||r||_1.
    pub fn total(&self) -> f64 {
        self.0.last().map_or(0.0, |last| last.0)
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<(f64, u32, f64)>()
    }
}

/// Walks on their way.
pub struct Walks {
    starts: Starts,
    seed: u32,
    /// How many there will be.
    pub planned: u64,
    /// Walked so far, and the sum of their scores.
    pub walked: u64,
    sum: f64,
    longest: u32,
    row: Row,
}

impl Walks {
    /// `planned` walks, of which none is walked yet.
    pub fn new(starts: Starts, seed: u32, planned: u64, longest: u32) -> Walks {
        Walks { starts, seed, planned, walked: 0, sum: 0.0, longest, row: Row::default() }
    }

    /// The mean of those walked, which estimates r^T x.
    pub fn mean(&self) -> f64 {
        if self.walked == 0 { 0.0 } else { self.starts.total() * (self.sum / self.walked as f64) }
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        self.starts.bytes() + self.row.others.capacity() * size_of::<(u32, f64)>()
    }

    /// Walks for about `budget` work units, at least once: true when all are walked.
    ///
    /// # Errors
    /// Memory.
    pub fn advance(
        &mut self,
        rows: &dyn Rows,
        b: &dyn Fn(u32) -> f64,
        cost: &mut Cost,
        budget: u64,
    ) -> Result<bool, Error> {
        let end = cost.work().saturating_add(budget);
        while self.walked < self.planned && self.starts.total() > 0.0 {
            self.sum += self.walk(rows, b, cost)?;
            self.walked += 1;
            cost.walks += 1;
            if cost.work() >= end && self.walked < self.planned {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// One walk: its score.
    fn walk(&mut self, rows: &dyn Rows, b: &dyn Fn(u32) -> f64, cost: &mut Cost) -> Result<f64, Error> {
        let at = draw(self.seed, self.walked, 0) * self.starts.total();
        let place = self.starts.0.partition_point(|start| start.0 <= at);
        let (_, mut node, mut sign) = self.starts.0[place.min(self.starts.0.len() - 1)];
        for step in 1..=self.longest {
            rows.row(node, &mut self.row)?;
            cost.steps += 1;
            cost.read += u64::from(rows.degree(node));
            let Row { diagonal, others } = &self.row;
            let at = draw(self.seed, self.walked, step) * diagonal.abs();
            let mut sum = 0.0;
            let on = others.iter().find(|(_, value)| {
                sum += value.abs();
                at < sum
            });
            match on {
                Some(&(to, value)) => {
                    node = to;
                    if (value < 0.0) == (*diagonal < 0.0) {
                        sign = -sign;
                    }
                }
                None => {
                    let gap = diagonal.abs() - sum;
                    let side = if *diagonal < 0.0 { -sign } else { sign };
                    // Rounding alone could end a walk where there is no gap.
                    return Ok(if gap > 0.0 { side * b(node) / gap } else { 0.0 });
                }
            }
        }
        Ok(0.0)
    }
}
