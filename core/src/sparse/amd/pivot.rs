//! What the elimination of a pivot does to the quotient graph, and the lists of
//! variables by degree.

use super::super::graph::NONE;
use super::Amd;

impl Amd {
    pub(super) fn link(&mut self, i: usize) {
        let degree = self.degree[i] as usize;
        let first = core::mem::replace(&mut self.head[degree], i as u32);
        if first != NONE {
            self.last[first as usize] = i as u32;
        }
        (self.next[i], self.last[i]) = (first, NONE);
        self.least = self.least.min(degree);
    }

    pub(super) fn unlink(&mut self, i: usize) {
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

    /// L_me: where it lies, and the cost. In place where me has no elements.
    pub(super) fn collect(&mut self, me: usize) -> (usize, usize, u64) {
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
    pub(super) fn count(&mut self, from: usize, to: usize) -> u64 {
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
    pub(super) fn update(&mut self, me: usize, from: usize, to: usize, own: &mut i32) -> u64 {
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
    pub(super) fn merge(&mut self, from: usize, to: usize) -> u64 {
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
}
