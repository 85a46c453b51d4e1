//! L U with threshold partial pivoting for any sparse matrix, one column a `step`.
//!
//! ```text
//! for each column k, in an order that keeps L and U sparse whatever the pivots (amd.rs):
//!   the pattern of x = L \ a_k: all that a_k reaches in the graph of L, depth first
//!   for its pivotal rows j, in topological order:  x -= x_j l_j
//!   the pivot: the diagonal's row if it is within a tenth of the largest left, else the largest
//!   U gets x at the pivotal rows, L the rest divided by the pivot
//!   columns j of L with u_jk and l_kj: their rows not pivotal now need not be searched again
//! ```
//!
//! Gilbert and Peierls, Sparse partial pivoting in time proportional to
//! arithmetic operations, SIAM J. Sci. Stat. Comput. 9, 1988; Davis, Direct
//! Methods for Sparse Linear Systems, 2006, chapter 6; the last line is the
//! symmetric pruning of Eisenstat and Liu, SIAM J. Matrix Anal. Appl. 14,
//! 1993. The rows are first scaled by powers of two, so that the largest magnitude
//! of each is about 1. How much L and U will hold is known only as
//! they grow: memory is taken between columns, within the room given.
//! Left out: supernodes ([`Fronts`](super::Fronts) has them, for matrices that need no
//! far pivots) and a permutation to block triangular form.

use super::graph::{Graph, NONE, square};
use super::{Csr, Factored};
use crate::error::{Error, filled};
use crate::simd::Real;
use alloc::vec::Vec;

/// A factorisation, finished or on its way.
pub struct SparseLu<T> {
    pub(super) n: usize,
    /// Column k of the factors is column order[k] of A.
    pub(super) order: Vec<u32>,
    pub(super) scale: Vec<T>,
    columns: Graph,
    /// Below the diagonal, ones implied; rows are those of A.
    pub(super) l: Columns<T>,
    /// Above the diagonal; rows are numbered by their turn as pivots.
    pub(super) u: Columns<T>,
    pub(super) diagonal: Vec<T>,
    /// The row of pivot k.
    pub(super) pivot_row: Vec<u32>,
    /// Whose pivot a row is.
    turn: Vec<u32>,
    /// The rows of column j of L that a search looks at end here.
    pruned: Vec<usize>,
    /// The column under way, spread.
    x: Vec<T>,
    /// The last column that reached a row.
    seen: Vec<u32>,
    /// Rows reached: those pivotal from the end, in topological order; others from the start.
    reach: Vec<u32>,
    /// The path of the search, and where each of its searches is.
    path: Vec<(u32, usize)>,
    threshold: T,
    state: Factored,
    room: usize,
}

/// Columns that grow at the end.
pub(super) struct Columns<T> {
    ptr: Vec<usize>,
    row: Vec<u32>,
    val: Vec<T>,
}

impl<T: Real> Columns<T> {
    fn new(n: usize, first: usize) -> Result<Columns<T>, Error> {
        let (mut ptr, mut row, mut val) = (Vec::new(), Vec::new(), Vec::new());
        ptr.try_reserve_exact(n + 1).map_err(|_| Error::Memory)?;
        row.try_reserve_exact(first).map_err(|_| Error::Memory)?;
        val.try_reserve_exact(first).map_err(|_| Error::Memory)?;
        ptr.push(0);
        Ok(Columns { ptr, row, val })
    }

    /// Bytes held by values.
    fn bytes(&self) -> usize {
        self.row.capacity() * size_of::<u32>() + self.val.capacity() * size_of::<T>()
    }

    /// Room for `more` values, half as many again as there are where that fits
    /// beside `others` within `room` bytes. While it moves, both copies are there.
    fn reserve(&mut self, more: usize, others: usize, room: usize) -> Result<(), Error> {
        let per_value = size_of::<u32>() + size_of::<T>();
        if self.val.capacity() - self.val.len() >= more && self.row.capacity() - self.row.len() >= more {
            return Ok(());
        }
        let least = self.val.len().saturating_add(more);
        let held = others.saturating_add(self.bytes());
        let most = room.saturating_sub(held) / per_value;
        if least > most {
            return Err(Error::Limit { need: held.saturating_add(least.saturating_mul(per_value)), room });
        }
        let want = (least + least / 2).min(most) - self.val.len();
        self.row.try_reserve_exact(want).map_err(|_| Error::Memory)?;
        self.val.try_reserve_exact(want).map_err(|_| Error::Memory)
    }

    fn push(&mut self, row: u32, val: T) {
        self.row.push(row);
        self.val.push(val);
    }

    /// Column j.
    #[inline(always)]
    pub(super) fn of(&self, j: usize) -> (&[u32], &[T]) {
        let range = self.ptr[j]..self.ptr[j + 1];
        (&self.row[range.clone()], &self.val[range])
    }

    /// Number of values.
    pub(super) fn len(&self) -> usize {
        self.val.len()
    }
}

impl<T: Real> SparseLu<T> {
    /// Bytes that [`SparseLu::new`] takes; L and U come on top and grow.
    pub fn bytes(n: usize, nnz: usize) -> usize {
        let indices = n.saturating_mul(6).saturating_add(nnz).saturating_mul(size_of::<u32>());
        let offsets = n.saturating_mul(3).saturating_mul(size_of::<usize>());
        let path = n.saturating_mul(size_of::<(u32, usize)>());
        let values = n.saturating_mul(3).saturating_mul(size_of::<T>());
        let factors = nnz.saturating_add(n).saturating_mul(2).saturating_mul(size_of::<u32>() + size_of::<T>());
        indices.saturating_add(offsets).saturating_add(path).saturating_add(values).saturating_add(factors)
    }

    /// Starts the factorisation of `a` with its columns in the order given
    /// ([`Amd::of_columns`](super::Amd::of_columns)), within `room` bytes now and later.
    ///
    /// # Errors
    /// A matrix that is not square, an order that is no permutation,
    /// [`Error::Limit`], [`Error::Memory`].
    pub fn new(a: &Csr<T>, order: Vec<u32>, room: usize) -> Result<SparseLu<T>, Error> {
        let n = square(a)?;
        super::symbolic::permutation(&order, n)?;
        let need = Self::bytes(n, a.nnz());
        if need > room {
            return Err(Error::Limit { need, room });
        }
        let mut scale = filled(n, T::ONE)?;
        let mut empty = None;
        for (r, scale) in scale.iter_mut().enumerate() {
            *scale = a.row_scale(r);
            if a.row(r).1.iter().all(|&v| v == T::ZERO) {
                empty = Some(r);
            }
        }
        let list = |n: usize| -> Result<Vec<u32>, Error> {
            let mut v = Vec::new();
            v.try_reserve_exact(n).map_err(|_| Error::Memory)?;
            Ok(v)
        };
        let mut diagonal = Vec::new();
        diagonal.try_reserve_exact(n).map_err(|_| Error::Memory)?;
        Ok(SparseLu {
            n,
            order,
            scale,
            columns: Graph::transposed(a)?,
            l: Columns::new(n, a.nnz() + n)?,
            u: Columns::new(n, a.nnz() + n)?,
            diagonal,
            pivot_row: list(n)?,
            turn: filled(n, NONE)?,
            pruned: filled(n, 0)?,
            x: filled(n, T::ZERO)?,
            seen: filled(n, NONE)?,
            reach: filled(n, 0)?,
            path: filled(n, (0, 0))?,
            threshold: T::from_f64(0.1),
            state: match (n, empty) {
                (0, _) => Factored::Done,
                (_, Some(row)) => Factored::Pivot(row),
                _ => Factored::Pending,
            },
            room,
        })
    }

    /// How far it is. [`Factored::Pivot`]: A is singular, as it was rounded on the way, at this column.
    pub fn state(&self) -> Factored {
        self.state
    }

    /// Columns eliminated so far.
    pub fn done(&self) -> usize {
        self.diagonal.len()
    }

    /// Values in L and in U, the diagonals left out.
    pub fn fill(&self) -> (usize, usize) {
        (self.l.len(), self.u.len())
    }

    /// Bytes held now.
    pub fn held(&self) -> usize {
        let factors = 2 * (self.columns.adj.len() + self.n) * (size_of::<u32>() + size_of::<T>());
        Self::bytes(self.n, self.columns.adj.len()).saturating_sub(factors) + self.l.bytes() + self.u.bytes()
    }

    /// Eliminates columns until `budget` work units are spent, one at least, or the end; answers what they cost.
    ///
    /// # Errors
    /// [`Error::Limit`] or [`Error::Memory`] when L or U outgrew the room: nothing is lost, but nothing can go on.
    pub fn advance(&mut self, a: &Csr<T>, budget: u64) -> Result<u64, Error> {
        let mut cost = 0;
        while self.state == Factored::Pending && a.nnz() == self.columns.adj.len() && a.rows() == self.n {
            cost += self.step(a)?;
            if cost >= budget {
                break;
            }
        }
        Ok(cost)
    }

    /// Eliminates the next column and answers what it cost.
    pub(crate) fn step(&mut self, a: &Csr<T>) -> Result<u64, Error> {
        let (k, n) = (self.done(), self.n);
        let fixed = self.held();
        self.l.reserve(n - k, fixed - self.l.bytes(), self.room)?;
        let fixed = self.held();
        self.u.reserve(k, fixed - self.u.bytes(), self.room)?;

        let column = self.order[k] as usize;
        let (mut left, mut pivotal, mut cost) = (0, n, 1);
        for p in self.columns.ptr[column]..self.columns.ptr[column + 1] {
            let row = self.columns.adj[p as usize];
            self.search(row, k as u32, &mut left, &mut pivotal, &mut cost);
        }
        for p in self.columns.ptr[column]..self.columns.ptr[column + 1] {
            let row = self.columns.adj[p as usize] as usize;
            self.x[row] = a.get(row, column) * self.scale[row];
        }
        // x = L \ a_k.
        for p in pivotal..n {
            let row = self.reach[p] as usize;
            let j = self.turn[row];
            let xj = core::mem::replace(&mut self.x[row], T::ZERO);
            self.u.push(j, xj);
            let (rows, vals) = self.l.of(j as usize);
            cost += rows.len() as u64 + 1;
            if xj != T::ZERO {
                scatter(rows, vals, xj, &mut self.x);
            }
        }
        self.u.ptr.push(self.u.len());

        let Some(row) = self.pivot(column, left) else {
            self.state = Factored::Pivot(column);
            return Ok(cost);
        };
        let pivot = self.x[row];
        self.diagonal.push(pivot);
        self.pivot_row.push(row as u32);
        self.turn[row] = k as u32;
        self.pruned[k] = usize::MAX;
        for p in 0..left {
            let i = self.reach[p] as usize;
            let v = core::mem::replace(&mut self.x[i], T::ZERO);
            if i != row {
                self.l.push(i as u32, v / pivot);
            }
        }
        self.l.ptr.push(self.l.len());
        cost += left as u64 * 2;
        cost += self.prune(k, row as u32);
        if k + 1 == n {
            self.state = Factored::Done;
        }
        Ok(cost)
    }

    /// Depth first from a row: pivotal rows are put down when all they lead
    /// to has been, others at once.
    fn search(&mut self, row: u32, k: u32, left: &mut usize, pivotal: &mut usize, cost: &mut u64) {
        if self.seen[row as usize] == k {
            return;
        }
        self.seen[row as usize] = k;
        if self.turn[row as usize] == NONE {
            self.reach[*left] = row;
            *left += 1;
            return;
        }
        let begin = |lu: &Self, row: u32| lu.l.ptr[lu.turn[row as usize] as usize];
        self.path[0] = (row, begin(self, row));
        let mut depth = 1;
        while depth > 0 {
            let (row, mut at) = self.path[depth - 1];
            let j = self.turn[row as usize] as usize;
            let end = self.pruned[j].min(self.l.ptr[j + 1]);
            let mut deeper = None;
            *cost += (end - at) as u64;
            while at < end {
                let i = self.l.row[at];
                at += 1;
                if self.seen[i as usize] == k {
                    continue;
                }
                self.seen[i as usize] = k;
                if self.turn[i as usize] != NONE {
                    deeper = Some(i);
                    break;
                }
                self.reach[*left] = i;
                *left += 1;
            }
            *cost -= (end - at) as u64;
            self.path[depth - 1].1 = at;
            if let Some(i) = deeper {
                self.path[depth] = (i, begin(self, i));
                depth += 1;
            } else {
                *pivotal -= 1;
                self.reach[*pivotal] = row;
                depth -= 1;
            }
        }
    }

    /// The row of the pivot among those left: none when all are zero or one is not finite.
    fn pivot(&self, column: usize, left: usize) -> Option<usize> {
        let mut best: Option<(usize, T)> = None;
        for &row in &self.reach[..left] {
            let size = self.x[row as usize].abs();
            if !size.is_finite() {
                return None;
            }
            if best.is_none_or(|(_, most)| size > most) {
                best = Some((row as usize, size));
            }
        }
        let (row, most) = best.filter(|b| b.1 > T::ZERO)?;
        let diagonal = self.seen[column] == self.done() as u32 && self.turn[column] == NONE;
        let size = self.x[column].abs();
        Some(if diagonal && size > T::ZERO && size >= self.threshold * most { column } else { row })
    }

    /// Where u_jk and l_kj are both there, what j reaches beyond the pivotal
    /// rows is also reached through k: those are put last, and not searched.
    fn prune(&mut self, k: usize, row: u32) -> u64 {
        let mut cost = 0;
        for p in self.u.ptr[k]..self.u.ptr[k + 1] {
            let j = self.u.row[p] as usize;
            cost += 1;
            if self.pruned[j] != usize::MAX {
                continue;
            }
            let (from, to) = (self.l.ptr[j], self.l.ptr[j + 1]);
            cost += (to - from) as u64;
            let mut at = from;
            while at < to && self.l.row[at] != row {
                at += 1;
            }
            if at == to {
                continue;
            }
            let mut end = from;
            for at in from..to {
                if self.turn[self.l.row[at] as usize] != NONE {
                    self.l.row.swap(at, end);
                    self.l.val.swap(at, end);
                    end += 1;
                }
            }
            self.pruned[j] = end;
        }
        cost
    }
}

/// x -= v l, at the rows of l. By index: iterators over two slices are not
/// inlined in small builds.
#[inline(never)]
#[allow(clippy::needless_range_loop)]
pub(super) fn scatter<T: Real>(rows: &[u32], vals: &[T], v: T, x: &mut [T]) {
    let vals = &vals[..rows.len()];
    for p in 0..rows.len() {
        if let Some(x) = x.get_mut(rows[p] as usize) {
            *x -= vals[p] * v;
        }
    }
}
