//! Approximate minimum degree: an order of elimination with little fill.
//!
//! ```text
//! the quotient graph: variables, and elements = cliques of variables
//! repeat: me = a variable of least approximate degree
//!   L_me = its variables and those of its elements, which are absorbed into the element me
//!   for i in L_me, for e of its elements: |L_e \ L_me| by one counting pass
//!   for i in L_me: d_i = |A_i| + |L_me \ i| + sum over e of |L_e \ L_me|;
//!     e with L_e inside L_me is absorbed; i with nothing but me is eliminated with it
//!   those of L_me with equal lists (found by a hash) become one variable
//! ```
//!
//! Amestoy, Davis and Duff, An approximate minimum degree ordering algorithm,
//! SIAM J. Matrix Anal. Appl. 17(4), 1996: algorithm 1 with approximate external
//! degree, element absorption (also aggressive), mass elimination and supervariables.
//! [`Amd::of_symmetric`] orders A + A^T. [`Amd::of_columns`] orders the columns
//! for LU with row pivoting: the graph of A^T A has a clique for every row of A,
//! so the rows are the elements to begin with, and A^T A is never formed. That
//! is the idea of COLAMD (Davis, Gilbert, Larimore and Ng, ACM TOMS 30(3), 2004)
//! with the degrees of AMD. Dense vertices, which join everything, go last; dense
//! rows of A are passed over. Time about O(nnz) for sparse graphs in practice;
//! memory [`Amd::bytes`]. Left out: a postorder, which the analysis makes anyway.

use super::graph::NONE;
use crate::error::{Error, filled};
use alloc::vec::Vec;

mod pivot;
mod start;

/// An ordering on its way: one pivot a [`Amd::step`].
pub struct Amd {
    n: usize,
    /// All lists: of a variable its elements, then its variables; of an element its variables.
    lists: Vec<u32>,
    free: usize,
    start: Vec<u32>,
    len: Vec<u32>,
    /// Elements at the head of a variable's list.
    elements: Vec<u32>,
    /// How many vertices a variable stands for; 0: absorbed; negative: in L_me.
    weight: Vec<i32>,
    /// Of a variable, its approximate degree; of an element, the weight of its list.
    degree: Vec<u32>,
    /// 0: a dead element. Else counts from `now` up while a pivot is eliminated.
    mark: Vec<u32>,
    now: u32,
    heaviest: u32,
    /// What a variable was absorbed into.
    into: Vec<u32>,
    /// Variables of each degree, linked both ways; in L_me `next` links a hash
    /// bucket and `last` is the hash.
    head: Vec<u32>,
    next: Vec<u32>,
    last: Vec<u32>,
    bucket: Vec<u32>,
    least: usize,
    /// When a variable was the pivot.
    turn: Vec<u32>,
    turns: u32,
    eliminated: usize,
}

impl Amd {
    /// Whether every vertex has its place.
    pub fn done(&self) -> bool {
        self.eliminated >= self.n
    }

    /// Eliminates the next pivot and answers what it cost; 0 when all is done.
    pub fn step(&mut self) -> u64 {
        if self.done() {
            return 0;
        }
        while self.head[self.least] == NONE {
            self.least += 1;
        }
        let me = self.head[self.least] as usize;
        self.unlink(me);
        let had_elements = self.elements[me] > 0;
        let mut own = self.weight[me];
        self.eliminated += own as usize;
        let (from, to, mut cost) = self.collect(me);
        if self.now > u32::MAX / 2 {
            for mark in &mut self.mark {
                *mark = (*mark > 0) as u32;
            }
            self.now = 2;
        }
        cost += self.count(from, to);
        cost += self.update(me, from, to, &mut own);
        self.heaviest = self.heaviest.max(self.degree[me]);
        self.now += self.heaviest + 1;
        cost += self.merge(from, to);

        // What is left of L_me goes back to the lists of degrees.
        let (mut end, left, degree_me) = (from, self.n - self.eliminated, self.degree[me] as usize);
        for p in from..to {
            let i = self.lists[p] as usize;
            let weight = -self.weight[i];
            if weight > 0 {
                self.weight[i] = weight;
                let rest = left.saturating_sub(weight as usize);
                let degree = self.degree[i] as usize + degree_me - weight as usize;
                self.degree[i] = degree.min(rest) as u32;
                self.link(i);
                self.lists[end] = i as u32;
                end += 1;
            }
        }
        self.weight[me] = own;
        (self.start[me], self.len[me]) = (from as u32, (end - from) as u32);
        self.mark[me] = (end > from) as u32;
        if had_elements {
            self.free = end;
        }
        self.turn[me] = self.turns;
        self.turns += 1;
        cost
    }

    /// The order: which vertex is eliminated first, second, ...; those dense
    /// are last. Vertices never reached (before [`Amd::done`]) are last too.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn order(mut self) -> Result<Vec<u32>, Error> {
        let n = self.n;
        for i in 0..n {
            let mut root = i;
            while self.turn[root] == NONE && self.into[root] != NONE {
                root = self.into[root] as usize;
            }
            // Its path is shortened, so that all paths together are short.
            let mut at = i;
            while at != root {
                at = core::mem::replace(&mut self.into[at], root as u32) as usize;
            }
        }
        let turns = self.turns as usize;
        let mut places = filled(turns + 2, 0u32)?;
        let turn_of = |i: usize| {
            let root = if self.turn[i] != NONE || self.into[i] == NONE { i } else { self.into[i] as usize };
            (self.turn[root] as usize).min(turns)
        };
        for i in 0..n {
            places[turn_of(i) + 1] += 1;
        }
        for k in 0..turns + 1 {
            places[k + 1] += places[k];
        }
        let mut order = filled(n, 0u32)?;
        for i in 0..n {
            let place = &mut places[turn_of(i)];
            order[*place as usize] = i as u32;
            *place += 1;
        }
        Ok(order)
    }
}
