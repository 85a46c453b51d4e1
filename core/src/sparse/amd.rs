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

use super::Csr;
use super::graph::{Graph, NONE, square};
use crate::error::{Error, filled};
use crate::simd::Real;
use alloc::vec::Vec;

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
    /// Bytes it takes for `nodes` vertices (variables, and elements at the start) with
    /// lists of `total` together.
    fn bytes_of(n: usize, nodes: usize, total: usize) -> usize {
        let lists = total.saturating_add(total / 5).saturating_add(n);
        let words = lists.saturating_add(nodes.saturating_mul(8)).saturating_add(n.saturating_mul(4));
        words.saturating_mul(size_of::<u32>())
    }

    /// Bytes that an ordering of A + A^T takes at most, the graph included.
    pub fn bytes(n: usize, nnz: usize) -> usize {
        Self::bytes_of(n, n, nnz.saturating_mul(2)).saturating_add(Graph::bytes(n, nnz))
    }

    /// Bytes that an ordering of columns takes at most.
    pub fn column_bytes(n: usize, nnz: usize) -> usize {
        Self::bytes_of(n, n.saturating_mul(2), nnz.saturating_mul(2)).saturating_add(Graph::bytes(n, nnz))
    }

    /// Orders the pattern of A + A^T.
    ///
    /// # Errors
    /// A matrix that is not square; [`Error::Memory`].
    pub fn of_symmetric<T: Real>(a: &Csr<T>) -> Result<Amd, Error> {
        Self::of_graph(&Graph::symmetric(a)?)
    }

    pub(crate) fn of_graph(g: &Graph) -> Result<Amd, Error> {
        let n = g.len();
        let mut amd = Self::empty(n, n, g.adj.len())?;
        let dense = dense(n);
        for i in 0..n {
            let degree = g.of(i).len();
            amd.degree[i] = degree as u32;
            amd.weight[i] = (degree <= dense) as i32;
        }
        for i in 0..n {
            amd.start[i] = amd.free as u32;
            if amd.weight[i] == 0 {
                amd.eliminated += 1;
                continue;
            }
            for &j in g.of(i) {
                if amd.weight[j as usize] > 0 {
                    amd.push(j);
                }
            }
            amd.len[i] = amd.free as u32 - amd.start[i];
        }
        amd.begin();
        Ok(amd)
    }

    /// Orders the columns: the pattern of A^T A, never formed.
    ///
    /// # Errors
    /// A matrix that is not square; [`Error::Memory`].
    pub fn of_columns<T: Real>(a: &Csr<T>) -> Result<Amd, Error> {
        let n = square(a)?;
        let columns = Graph::transposed(a)?;
        let mut amd = Self::empty(n, n + n, a.nnz().saturating_mul(2))?;
        let dense = dense(n);
        let sparse_row = |r: usize| a.row(r).0.len() <= dense;
        for j in 0..n {
            amd.weight[j] = (columns.of(j).len() <= dense) as i32;
        }
        for r in 0..n {
            amd.start[n + r] = amd.free as u32;
            if sparse_row(r) {
                for &j in a.row(r).0 {
                    if amd.weight[j as usize] > 0 {
                        amd.push(j);
                    }
                }
            }
            let len = amd.free as u32 - amd.start[n + r];
            (amd.len[n + r], amd.degree[n + r]) = (len, len);
            amd.mark[n + r] = (len > 0) as u32;
            amd.heaviest = amd.heaviest.max(len);
        }
        for j in 0..n {
            amd.start[j] = amd.free as u32;
            if amd.weight[j] == 0 {
                amd.eliminated += 1;
                continue;
            }
            let mut degree = 0;
            for &r in columns.of(j) {
                if amd.mark[n + r as usize] > 0 {
                    degree += amd.len[n + r as usize] as usize - 1;
                    amd.push(n as u32 + r);
                }
            }
            amd.degree[j] = degree.min(n - 1) as u32;
            amd.len[j] = amd.free as u32 - amd.start[j];
            amd.elements[j] = amd.len[j];
        }
        amd.begin();
        Ok(amd)
    }

    fn empty(n: usize, nodes: usize, total: usize) -> Result<Amd, Error> {
        Ok(Amd {
            n,
            lists: filled(total + total / 5 + n, 0)?,
            free: 0,
            start: filled(nodes, 0)?,
            len: filled(nodes, 0)?,
            elements: filled(nodes, 0)?,
            weight: filled(nodes, 0)?,
            degree: filled(nodes, 0)?,
            mark: filled(nodes, 1)?,
            now: 2,
            heaviest: 0,
            into: filled(nodes, NONE)?,
            head: filled(n, NONE)?,
            next: filled(n, NONE)?,
            last: filled(n, NONE)?,
            bucket: filled(n, NONE)?,
            least: 0,
            turn: filled(nodes, NONE)?,
            turns: 0,
            eliminated: 0,
        })
    }

    fn push(&mut self, v: u32) {
        self.lists[self.free] = v;
        self.free += 1;
    }

    /// Links every variable; one without neighbours has degree 0 and is first.
    fn begin(&mut self) {
        for i in (0..self.n).rev() {
            if self.weight[i] > 0 {
                if self.len[i] == 0 {
                    self.degree[i] = 0;
                }
                self.link(i);
            }
        }
    }

    fn link(&mut self, i: usize) {
        let degree = self.degree[i] as usize;
        let first = core::mem::replace(&mut self.head[degree], i as u32);
        if first != NONE {
            self.last[first as usize] = i as u32;
        }
        (self.next[i], self.last[i]) = (first, NONE);
        self.least = self.least.min(degree);
    }

    fn unlink(&mut self, i: usize) {
        let (next, last) = (self.next[i], self.last[i]);
        if next != NONE {
            self.last[next as usize] = last;
        }
        if last != NONE {
            self.next[last as usize] = next;
        } else {
            self.head[self.degree[i] as usize] = next;
        }
    }

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

    /// L_me: where it lies, and the cost. In place where me has no elements.
    fn collect(&mut self, me: usize) -> (usize, usize, u64) {
        let elements = self.elements[me] as usize;
        let mut total = self.len[me] as usize;
        if elements > 0 {
            let start = self.start[me] as usize;
            total -= elements;
            for k in 0..elements {
                total += self.len[self.lists[start + k] as usize] as usize;
            }
            if self.free + total.min(self.n) > self.lists.len() {
                self.compress();
            }
        }
        self.weight[me] = -self.weight[me];
        let start = self.start[me] as usize;
        let from = if elements > 0 { self.free } else { start };
        let (mut to, mut degree) = (from, 0);
        for k in 0..=elements {
            let (at, len) = if k < elements {
                let e = self.lists[start + k] as usize;
                self.mark[e] = 0;
                (self.start[e] as usize, self.len[e] as usize)
            } else {
                (start + elements, self.len[me] as usize - elements)
            };
            for p in at..at + len {
                let i = self.lists[p] as usize;
                let weight = self.weight[i];
                if weight > 0 {
                    degree += weight as u32;
                    self.weight[i] = -weight;
                    self.lists[to] = i as u32;
                    to += 1;
                    self.unlink(i);
                }
            }
        }
        self.degree[me] = degree;
        (from, to, total as u64 + 1)
    }

    /// mark[e] - now = |L_e \ L_me| for every element e of a variable of L_me.
    fn count(&mut self, from: usize, to: usize) -> u64 {
        let mut cost = 0;
        for p in from..to {
            let i = self.lists[p] as usize;
            let weight = self.weight[i].unsigned_abs();
            let start = self.start[i] as usize;
            for q in start..start + self.elements[i] as usize {
                let e = self.lists[q] as usize;
                let mark = self.mark[e];
                if mark >= self.now {
                    self.mark[e] = mark - weight;
                } else if mark != 0 {
                    self.mark[e] = self.degree[e] + self.now - weight;
                }
            }
            cost += u64::from(self.elements[i]);
        }
        cost
    }

    /// New lists, degrees and hashes of the variables of L_me.
    fn update(&mut self, me: usize, from: usize, to: usize, own: &mut i32) -> u64 {
        let mut cost = 0;
        for p in from..to {
            let i = self.lists[p] as usize;
            let start = self.start[i] as usize;
            let (end, elements) = (start + self.len[i] as usize, start + self.elements[i] as usize);
            cost += u64::from(self.len[i]) + 2;
            let (mut at, mut degree, mut hash) = (start, 0u32, 0u32);
            for q in start..elements {
                let e = self.lists[q] as usize;
                let mark = self.mark[e];
                if mark > self.now {
                    degree = degree.saturating_add(mark - self.now);
                    hash = hash.wrapping_add(e as u32);
                    self.lists[at] = e as u32;
                    at += 1;
                } else {
                    // Absorbed now, or, since nothing of it lies outside L_me, aggressively.
                    self.mark[e] = 0;
                }
            }
            let kept = at;
            for q in elements..end {
                let j = self.lists[q] as usize;
                let weight = self.weight[j];
                if weight > 0 {
                    degree = degree.saturating_add(weight as u32);
                    hash = hash.wrapping_add(j as u32);
                    self.lists[at] = j as u32;
                    at += 1;
                }
            }
            if at == start {
                // Nothing but me: eliminated with it.
                let weight = -self.weight[i];
                self.degree[me] -= weight as u32;
                *own += weight;
                self.eliminated += weight as usize;
                self.weight[i] = 0;
                self.into[i] = me as u32;
                continue;
            }
            // me comes first; the list has lost at least one entry, so there is room.
            self.lists[at] = self.lists[kept];
            self.lists[kept] = self.lists[start];
            self.lists[start] = me as u32;
            self.elements[i] = (kept - start + 1) as u32;
            self.len[i] = (at - start + 1) as u32;
            self.degree[i] = self.degree[i].min(degree);
            let hash = hash as usize % self.n;
            self.next[i] = core::mem::replace(&mut self.bucket[hash], i as u32);
            self.last[i] = hash as u32;
        }
        cost
    }

    /// Variables of L_me with equal lists become one.
    fn merge(&mut self, from: usize, to: usize) -> u64 {
        let mut cost = 0;
        for p in from..to {
            let i = self.lists[p] as usize;
            if self.weight[i] >= 0 {
                continue;
            }
            let mut first = core::mem::replace(&mut self.bucket[self.last[i] as usize], NONE);
            while first != NONE && self.next[first as usize] != NONE {
                let i = first as usize;
                let (start, len) = (self.start[i] as usize, self.len[i]);
                for q in start + 1..start + len as usize {
                    self.mark[self.lists[q] as usize] = self.now;
                }
                let mut before = i;
                let mut j = self.next[i];
                while j != NONE {
                    let k = j as usize;
                    cost += 1;
                    let next = self.next[k];
                    if self.same(k, len, self.elements[i]) {
                        self.into[k] = i as u32;
                        self.weight[i] += self.weight[k];
                        self.weight[k] = 0;
                        self.next[before] = next;
                    } else {
                        before = k;
                    }
                    j = next;
                }
                cost += u64::from(len);
                self.now += 1;
                first = self.next[i];
            }
        }
        cost
    }

    /// Whether the list of k is the one that is marked. Its first is me.
    fn same(&self, k: usize, len: u32, elements: u32) -> bool {
        if self.len[k] != len || self.elements[k] != elements {
            return false;
        }
        let start = self.start[k] as usize;
        for q in start + 1..start + len as usize {
            if self.mark[self.lists[q] as usize] != self.now {
                return false;
            }
        }
        true
    }

    /// Moves all lists in use to the front. Each one's first entry waits in
    /// `start` while its owner's name, inverted, stands in its place.
    fn compress(&mut self) {
        for v in 0..self.start.len() {
            let variable = v < self.n && self.turn[v] == NONE;
            let alive = if variable { self.weight[v] > 0 } else { self.mark[v] > 0 };
            if alive && self.len[v] > 0 {
                let at = self.start[v] as usize;
                self.start[v] = core::mem::replace(&mut self.lists[at], !(v as u32));
            }
        }
        let (mut to, mut at) = (0, 0);
        while at < self.free {
            let owner = !self.lists[at] as usize;
            if owner >= self.start.len() {
                at += 1;
                continue;
            }
            let len = self.len[owner] as usize;
            self.lists[at] = core::mem::replace(&mut self.start[owner], to as u32);
            self.lists.copy_within(at..at + len, to);
            to += len;
            at += len;
        }
        self.free = to;
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

/// Vertices with more neighbours than this join so much that their order does not matter.
fn dense(n: usize) -> usize {
    let mut root = 1;
    while root * root < n {
        root += root / 8 + 1;
    }
    (10 * root).max(16)
}
