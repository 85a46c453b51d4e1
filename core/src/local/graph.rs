//! A graph as random surfers see it: from node i to j with probability P_ij =
//! w_ij / W_i, W_i = sum_j w_ij. A node without links (dangling) goes where the seeds
//! say, as networkx does it. With damping d the PageRank of seeds s solves
//!
//! ```text
//! N^T pi = s,   N = (I - d P) / (1 - d)
//! ```
//!
//! whose rows have gaps of exactly 1, so the methods of this room apply as they are:
//! pushing rows of N follows links forward, pushing its columns follows them back.

use super::{Row, Rows};
use crate::error::{Error, filled};
use crate::kernels::heapsort;
use crate::sparse::Csr;
use alloc::vec::Vec;

/// A graph, checked once.
pub struct Graph {
    /// Links from a node.
    links: Csr<f64>,
    /// Links to it.
    back: Csr<f64>,
    /// W.
    weight: Vec<f64>,
    dangling: Vec<u32>,
}

impl Graph {
    /// Bytes it takes.
    pub fn need(a: &Csr<f64>) -> usize {
        Csr::<f64>::csr_bytes(a.rows() + 1, a.nnz()).saturating_mul(2).saturating_add(a.rows().saturating_mul(12))
    }

    /// From the weights of links: a_ij from i to j.
    ///
    /// # Errors
    /// A matrix that is not square, a negative weight, weights of a node whose sum is infinite or
    /// too small to divide by, memory.
    pub fn new(a: &Csr<f64>) -> Result<Graph, Error> {
        let n = a.rows();
        if n != a.cols() {
            return Err(Error::Shape { what: "a must be square: the number of its columns", have: a.cols(), want: n });
        }
        if let Some(at) = a.parts().2.iter().position(|w| *w < 0.0) {
            return Err(Error::Structure { what: "weights of a graph must not be negative", at });
        }
        let mut weight = filled(n, 0.0)?;
        let mut dangling = Vec::new();
        for (i, total) in weight.iter_mut().enumerate() {
            *total = a.row(i).1.iter().sum();
            if *total == 0.0 {
                dangling.try_reserve(1).map_err(|_| Error::Memory)?;
                dangling.push(i as u32);
            } else if !(total.is_finite() && (1.0 / *total).is_finite()) {
                return Err(Error::Structure { what: "the weights of a node's links must have a sum", at: i });
            }
        }
        Ok(Graph { links: a.copied()?, back: a.transposed()?, weight, dangling })
    }

    /// Nodes.
    pub fn n(&self) -> u32 {
        self.weight.len() as u32
    }

    /// Links.
    pub fn links(&self) -> usize {
        self.links.nnz()
    }

    /// Nodes without links.
    pub fn dangling(&self) -> &[u32] {
        &self.dangling
    }

    /// W.
    pub(super) fn weights(&self) -> &[f64] {
        &self.weight
    }

    /// Links to each node.
    pub(super) fn back(&self) -> &Csr<f64> {
        &self.back
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        let lists = self.weight.capacity() * 8 + self.dangling.capacity() * 4;
        self.links.bytes() + self.back.bytes() + lists
    }

    /// Seeds by node, rising, their weights adding up to 1; without weights all count the same.
    ///
    /// # Errors
    /// A node that is none, weights that are negative, not finite, or all zero, memory.
    pub fn seeds(&self, node: &[u32], weight: &[f64]) -> Result<Vec<(u32, f64)>, Error> {
        if !weight.is_empty() && weight.len() != node.len() {
            return Err(Error::Shape { what: "the length of weight", have: weight.len(), want: node.len() });
        }
        crate::error::all_finite("weight", weight)?;
        let mut seeds: Vec<(u32, f64)> = filled(node.len(), (0, 0.0))?;
        let mut total = 0.0;
        for (at, seed) in seeds.iter_mut().enumerate() {
            *seed = (node[at], weight.get(at).copied().unwrap_or(1.0));
            if seed.0 >= self.n() {
                return Err(Error::Index { what: "seed", at, value: seed.0, limit: self.n() });
            }
            if seed.1 < 0.0 {
                return Err(Error::Structure { what: "weights of seeds must not be negative", at });
            }
            total += seed.1;
        }
        if !(total > 0.0 && total.is_finite()) {
            return Err(Error::Structure { what: "seeds need weights with a sum above zero", at: 0 });
        }
        heapsort(&mut seeds, |a, b| a.0 < b.0 || (a.0 == b.0 && a.1 < b.1));
        seeds.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        for seed in &mut seeds {
            seed.1 /= total;
        }
        Ok(seeds)
    }
}

/// N of a graph, or its columns.
pub struct Links<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// Where a jump lands, and where a surfer goes on who found no link.
    pub seeds: &'a [(u32, f64)],
    /// d.
    pub damping: f64,
    /// Columns.
    pub back: bool,
}

impl Links<'_> {
    /// The weight of a seed; 0 of another node.
    fn seed(&self, u: u32) -> f64 {
        self.seeds.binary_search_by_key(&u, |seed| seed.0).map_or(0.0, |at| self.seeds[at].1)
    }
}

impl Rows for Links<'_> {
    fn degree(&self, u: u32) -> u32 {
        let Graph { links, back, weight, dangling } = self.graph;
        match self.back {
            true if self.seed(u) > 0.0 => (back.row(u as usize).0.len() + dangling.len()) as u32,
            true => back.row(u as usize).0.len() as u32,
            false if weight[u as usize] == 0.0 => self.seeds.len() as u32,
            false => links.row(u as usize).0.len() as u32,
        }
    }

    fn row(&self, u: u32, row: &mut Row) -> Result<(), Error> {
        let Graph { links, back, weight, dangling } = self.graph;
        row.clear(self.degree(u) as usize)?;
        let jump = 1.0 / (1.0 - self.damping);
        row.diagonal = jump;
        let on = -self.damping * jump;
        if self.back {
            let (from, values) = back.row(u as usize);
            for (&from, &value) in from.iter().zip(values) {
                if value > 0.0 {
                    row.take(u, from, on * (value / weight[from as usize]));
                }
            }
            let seed = self.seed(u);
            if seed > 0.0 {
                for &from in dangling {
                    row.take(u, from, on * seed);
                }
            }
        } else if weight[u as usize] == 0.0 {
            for &(to, share) in self.seeds {
                row.take(u, to, on * share);
            }
        } else {
            let (to, values) = links.row(u as usize);
            for (&to, &value) in to.iter().zip(values) {
                row.take(u, to, on * (value / weight[u as usize]));
            }
        }
        Ok(())
    }
}
