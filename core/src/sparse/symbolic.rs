//! What a factorisation by fronts will cost, and where everything goes,
//! before a value is looked at.
//!
//! ```text
//! order by AMD; elimination tree; postorder, the child with most values last
//! count the values of each column
//! supernodes: columns j, j+1, .. that share their pattern below; then a child is
//!   joined with its parent where that adds few zeros           (relaxed)
//! rows of each supernode: row i, walked up from each value left of it
//! sizes: values of the factors, multiply-adds, the stack of updates at its peak
//! ```
//!
//! Davis, Direct Methods for Sparse Linear Systems, 2006, chapter 4; Ashcraft
//! and Grimes, The influence of relaxed supernode partitions on the
//! multifrontal method, ACM TOMS 15(4), 1989; limits of joining nearly those of CHOLMOD
//! (Chen, Davis, Hager and Rajamanickam, ACM TOMS 35(3), 2008). The pattern is
//! that of A + A^T: all values of matrices of this pattern can be factored with
//! one analysis. O(nnz(A)) and the number of rows of all supernodes.

use super::Csr;
use super::analyser::Passes;
use super::graph::{Graph, NONE, inverse};
use crate::error::{Error, filled};
use crate::simd::Real;
use alloc::vec::Vec;

/// The analysis of a pattern.
pub struct Symbolic {
    /// Column k of the factors is column perm[k] of A; place is the inverse.
    pub(super) perm: Vec<u32>,
    pub(super) place: Vec<u32>,
    /// Supernode s has the columns first[s] .. first[s + 1].
    pub(super) first: Vec<u32>,
    pub(super) parent: Vec<u32>,
    /// Rows of supernode s below its columns: rows[row_ptr[s] .. row_ptr[s + 1]], rising.
    pub(super) row_ptr: Vec<usize>,
    pub(super) rows: Vec<u32>,
    fill: u64,
    multiply_adds: u64,
    sizes: Sizes,
}

/// Values that the fronts need.
#[derive(Clone, Copy, Default)]
pub(super) struct Sizes {
    /// Of all panels of L, zeros of relaxed supernodes included.
    pub lower: usize,
    /// Of all panels of U right of their supernodes.
    pub upper: usize,
    /// The stack of updates at its peak.
    pub stack: usize,
    /// The largest panel.
    pub panel: usize,
    /// The largest front's order.
    pub front: usize,
}

/// Joining a child with its parent: up to so many columns with at most this
/// share of zeros.
const RELAXED: [(u64, u64, u64); 4] = [(4, 1, 1), (16, 1, 2), (48, 1, 10), (u64::MAX, 1, 20)];

impl Symbolic {
    /// Analyses the pattern of A + A^T in the order that [`Amd`](super::Amd) gave
    /// (any permutation will do).
    ///
    /// # Errors
    /// A matrix that is not square, an order that is no permutation of its rows, [`Error::Memory`].
    pub fn new<T: Real>(a: &Csr<T>, order: &[u32]) -> Result<Symbolic, Error> {
        Self::of_graph(&Graph::symmetric(a)?, order)
    }

    fn of_graph(g: &Graph, order: &[u32]) -> Result<Symbolic, Error> {
        let mut passes = Passes::default();
        loop {
            passes.step(g, order)?;
            if let Some(symbolic) = passes.finish() {
                return Ok(symbolic);
            }
        }
    }

    /// The supernodes; their rows are still missing.
    pub(super) fn of_supernodes(
        perm: Vec<u32>,
        place: Vec<u32>,
        parent: &[u32],
        count: &[u32],
    ) -> Result<Symbolic, Error> {
        let first = supernodes(parent, count)?;
        Ok(Symbolic {
            perm,
            place,
            parent: filled(first.len() - 1, NONE)?,
            row_ptr: filled(first.len(), 0)?,
            first,
            rows: Vec::new(),
            fill: count.iter().map(|&c| u64::from(c)).sum(),
            multiply_adds: 0,
            sizes: Sizes::default(),
        })
    }

    /// Parents and rows of the supernodes, and the sizes.
    pub(super) fn structure(&mut self, g: &Graph, parent: &[u32], count: &[u32]) -> Result<(), Error> {
        let n = self.perm.len();
        let supernodes = self.supernodes();
        let mut of = filled(n, 0u32)?;
        for s in 0..supernodes {
            let last = self.first[s + 1] as usize - 1;
            self.row_ptr[s + 1] = self.row_ptr[s] + count[last] as usize - 1;
            of[self.first[s] as usize..=last].fill(s as u32);
        }
        for s in 0..supernodes {
            let above = parent[self.first[s + 1] as usize - 1];
            self.parent[s] = if above == NONE { NONE } else { of[above as usize] };
        }
        self.rows = filled(self.row_ptr[supernodes], 0)?;
        let mut end = filled(supernodes, 0usize)?;
        end.copy_from_slice(&self.row_ptr[..supernodes]);
        let mut mark = filled(supernodes, NONE)?;
        for i in 0..n {
            mark[of[i] as usize] = i as u32;
            for &j in g.of(self.perm[i] as usize) {
                let j = self.place[j as usize] as usize;
                if j >= i {
                    continue;
                }
                let mut s = of[j] as usize;
                while mark[s] != i as u32 {
                    mark[s] = i as u32;
                    self.rows[end[s]] = i as u32;
                    end[s] += 1;
                    s = self.parent[s] as usize;
                }
            }
        }
        self.measure()
    }

    /// The sizes, with the stack played through.
    fn measure(&mut self) -> Result<(), Error> {
        let mut sizes = Sizes::default();
        let mut updates = filled(self.supernodes(), 0usize)?;
        let mut top = 0usize;
        for s in 0..self.supernodes() {
            let (p, u) = (self.width(s), self.below(s).len());
            let m = p + u;
            let square = u.saturating_mul(u);
            sizes.lower = sizes.lower.saturating_add(m.saturating_mul(p));
            sizes.upper = sizes.upper.saturating_add(u.saturating_mul(p));
            sizes.panel = sizes.panel.max(m.saturating_mul(p));
            sizes.front = sizes.front.max(m);
            sizes.stack = sizes.stack.max(top.saturating_add(square));
            // Those of its children are gone then; all that is added up was once counted in `top`.
            top = top.saturating_sub(updates[s]).saturating_add(square);
            if self.parent[s] != NONE {
                let above = &mut updates[self.parent[s] as usize];
                *above = above.saturating_add(square);
            }
            let (p, u) = (p as u64, u as u64);
            // Sum of (u + k)(u + k + 1) / 2 for k < p.
            let work = p * u * u + u * p * p + p * p * p / 3;
            self.multiply_adds = self.multiply_adds.saturating_add(work / 2);
        }
        self.sizes = sizes;
        Ok(())
    }

    /// Number of unknowns.
    pub fn len(&self) -> usize {
        self.perm.len()
    }

    /// Whether there are no unknowns.
    pub fn is_empty(&self) -> bool {
        self.perm.is_empty()
    }

    /// Number of supernodes: fronts to come.
    pub fn supernodes(&self) -> usize {
        self.first.len() - 1
    }

    /// Values in L, its diagonal included, as no relaxed supernode adds to them.
    pub fn fill(&self) -> u64 {
        self.fill
    }

    /// Multiply-adds of the symmetric factorisation; an LU takes twice as many.
    pub fn multiply_adds(&self) -> u64 {
        self.multiply_adds
    }

    /// The order of elimination.
    pub fn order(&self) -> &[u32] {
        &self.perm
    }

    /// Bytes the analysis owns.
    pub fn bytes(&self) -> usize {
        let words = self.perm.len() * 2 + self.first.len() * 2 + self.rows.len();
        words * size_of::<u32>() + self.row_ptr.len() * size_of::<usize>()
    }

    pub(super) fn sizes(&self) -> Sizes {
        self.sizes
    }

    /// Columns of supernode s.
    #[inline(always)]
    pub(super) fn width(&self, s: usize) -> usize {
        (self.first[s + 1] - self.first[s]) as usize
    }

    /// Its rows below.
    #[inline(always)]
    pub(super) fn below(&self, s: usize) -> &[u32] {
        &self.rows[self.row_ptr[s]..self.row_ptr[s + 1]]
    }
}

/// Refuses what is no permutation of n.
pub(super) fn permutation(order: &[u32], n: usize) -> Result<(), Error> {
    if order.len() != n {
        return Err(Error::Shape { what: "the order of elimination", have: order.len(), want: n });
    }
    let mut seen = filled(n, false)?;
    for (at, &i) in order.iter().enumerate() {
        match seen.get_mut(i as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => return Err(Error::Structure { what: "the order of elimination must name each row once", at }),
        }
    }
    Ok(())
}

/// Renumbers: `post[new]` is the old column.
pub(super) fn relabel(post: &[u32], perm: &mut [u32], place: &mut [u32], parent: &mut [u32]) -> Result<(), Error> {
    let new_of = inverse(post)?;
    let (mut by, mut above) = (filled(post.len(), 0u32)?, filled(post.len(), NONE)?);
    for (new, &old) in post.iter().enumerate() {
        by[new] = perm[old as usize];
        place[by[new] as usize] = new as u32;
        let p = parent[old as usize];
        above[new] = if p == NONE { NONE } else { new_of[p as usize] };
    }
    perm.copy_from_slice(&by);
    parent.copy_from_slice(&above);
    Ok(())
}

/// Where each supernode begins, and n.
fn supernodes(parent: &[u32], count: &[u32]) -> Result<Vec<u32>, Error> {
    let n = parent.len();
    let mut first: Vec<u32> = Vec::new();
    first.try_reserve_exact(n + 1).map_err(|_| Error::Memory)?;
    for j in 0..n {
        let joined = j > 0 && parent[j - 1] == j as u32 && count[j - 1] == count[j] + 1;
        if !joined {
            first.push(j as u32);
        }
    }
    first.push(n as u32);
    // From the back, each is joined with the one that follows if that is its
    // parent: `kept` are those that begin a supernode, the last one on top.
    let mut kept: Vec<(u32, u64)> = Vec::new();
    kept.try_reserve_exact(first.len()).map_err(|_| Error::Memory)?;
    kept.push((n as u32, 0));
    let mut rows_of_top = 0;
    for w in first.windows(2).rev() {
        let (from, to) = (w[0], w[1]);
        let own = u64::from(to - from);
        let rows = u64::from(count[from as usize]);
        let above = parent[to as usize - 1];
        if let [.., (end, _), (begin, zeros)] = kept[..]
            && above != NONE
            && above < end
        {
            let next = u64::from(end - begin);
            let (columns, total_rows) = (own + next, rows_of_top + own);
            let zeros = zeros + own * (total_rows - rows.min(total_rows));
            let values = columns * (columns + 1) / 2 + columns * (total_rows - columns.min(total_rows));
            if RELAXED.iter().any(|&(most, num, den)| columns <= most && zeros * den <= values * num) {
                kept.pop();
                kept.push((from, zeros));
                rows_of_top = total_rows;
                continue;
            }
        }
        kept.push((from, 0));
        rows_of_top = rows;
    }
    first.clear();
    first.extend(kept.iter().rev().map(|k| k.0));
    Ok(first)
}
