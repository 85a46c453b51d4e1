//! The quotient graph to begin with: of A + A^T, where all are variables, or of
//! A^T A, where the rows of A are elements from the start.

use super::super::Csr;
use super::super::graph::{Graph, NONE, square};
use super::Amd;
use crate::error::{Error, filled};
use crate::simd::Real;

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
}

/// Vertices with more neighbours than this join so much that their order does not matter.
fn dense(n: usize) -> usize {
    let mut root = 1;
    while root * root < n {
        root += root / 8 + 1;
    }
    (10 * root).max(16)
}
