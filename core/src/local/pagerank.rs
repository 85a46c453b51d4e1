//! PageRank of every node, by power iteration: x <- d P^T x + (1 - d + d m) s, where m
//! is what stands on nodes without links (networkx's rule: it goes where jumps go).
//!
//! The iteration shrinks distances in the 1-norm by d, so ||x' - pi||_1 <=
//! d / (1 - d) ||x' - x||_1. Rounding adds at most eps times the largest number of
//! links to a node, over 1 - d; both make the bound, and only that says converged.

use super::{Graph, Reason};
use crate::error::{Error, filled};
use crate::kernels::spmv;
use alloc::vec::Vec;

/// All of PageRank on its way.
pub struct PageRank {
    seeds: Vec<(u32, f64)>,
    damping: f64,
    tol: f64,
    max_iter: u32,
    x: Vec<f64>,
    next: Vec<f64>,
    /// x_i / W_i.
    share: Vec<f64>,
    /// What a node's rounding may come to.
    slip: f64,
    iterations: u32,
    bound: f64,
    work: u64,
    ended: Option<Reason>,
}

impl PageRank {
    /// Bytes it takes.
    pub fn need(graph: &Graph) -> usize {
        (graph.n() as usize).saturating_mul(24)
    }

    /// Of seeds as [`Graph::seeds`] gives them; none for all nodes alike.
    ///
    /// # Errors
    /// Memory.
    pub fn new(
        graph: &Graph,
        seeds: Vec<(u32, f64)>,
        damping: f64,
        tol: f64,
        max_iter: u32,
    ) -> Result<PageRank, Error> {
        let n = graph.n() as usize;
        let most = (0..n).map(|u| graph.back().row(u).0.len()).max().unwrap_or(0);
        let mut rank = PageRank {
            seeds,
            damping,
            tol,
            max_iter,
            x: filled(n, 0.0)?,
            next: filled(n, 0.0)?,
            share: filled(n, 0.0)?,
            slip: (most as f64 + 8.0) * f64::EPSILON / (1.0 - damping),
            iterations: 0,
            bound: f64::INFINITY,
            work: 0,
            ended: if n == 0 { Some(Reason::Converged) } else { None },
        };
        if n == 0 {
            rank.bound = 0.0;
        }
        let mut x = core::mem::take(&mut rank.x);
        rank.jump(1.0, &mut x);
        rank.x = x;
        Ok(rank)
    }

    /// x += much * s.
    fn jump(&self, much: f64, x: &mut [f64]) {
        if self.seeds.is_empty() {
            let each = much / x.len() as f64;
            for x in x.iter_mut() {
                *x += each;
            }
        }
        for &(node, weight) in &self.seeds {
            x[node as usize] += much * weight;
        }
    }

    /// One iteration.
    fn step(&mut self, graph: &Graph) {
        for ((share, x), weight) in self.share.iter_mut().zip(&self.x).zip(graph.weights()) {
            *share = if *weight > 0.0 { x / weight } else { 0.0 };
        }
        let (row_ptr, col, val) = graph.back().parts();
        spmv(row_ptr, col, val, &self.share, &mut self.next);
        let mut lost = 0.0;
        for &node in graph.dangling() {
            lost += self.x[node as usize];
        }
        let d = self.damping;
        for next in &mut self.next {
            *next *= d;
        }
        let mut next = core::mem::take(&mut self.next);
        self.jump(1.0 - d + d * lost, &mut next);
        let mut change = 0.0;
        for (next, x) in next.iter().zip(&self.x) {
            change += (next - x).abs();
        }
        self.next = core::mem::replace(&mut self.x, next);
        self.iterations += 1;
        self.work += graph.links() as u64 + 4 * u64::from(graph.n());
        let bound = change * d / (1.0 - d) * super::SLACK + self.slip;
        // Once rounding is all there is, the change no longer falls.
        let stuck = bound >= self.bound && change * d / (1.0 - d) <= self.slip;
        self.bound = bound;
        self.ended = match () {
            () if bound <= self.tol => Some(Reason::Converged),
            () if stuck => Some(Reason::Stagnated),
            () if self.iterations >= self.max_iter => Some(Reason::Budget),
            () => None,
        };
    }

    /// Goes on for about `budget` work units, at least one iteration: true when it has ended.
    pub fn advance(&mut self, graph: &Graph, budget: u64) -> bool {
        let end = self.work.saturating_add(budget);
        while self.ended.is_none() {
            self.step(graph);
            if self.ended.is_none() && self.work >= end {
                return false;
            }
        }
        true
    }

    /// Ends it early.
    pub fn cancel(&mut self) {
        self.ended = self.ended.or(Some(Reason::Budget));
    }

    /// The rank of every node.
    pub fn x(&self) -> &[f64] {
        &self.x
    }

    /// How it ended.
    pub fn reason(&self) -> Option<Reason> {
        self.ended
    }

    /// ||pi - x||_1 at most, iterations, and work units.
    pub fn reached(&self) -> (f64, u32, u64) {
        (self.bound, self.iterations, self.work)
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        (self.x.capacity() + self.next.capacity() + self.share.capacity()) * size_of::<f64>()
    }
}
