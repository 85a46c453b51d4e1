//! Incomplete factors without fill: what ILU0 and IC0 share.
//!
//! ```text
//! for each row i:                                     Saad, algorithm 10.4 (IKJ)
//!     for k < i in row i:  l_ik = a_ik / d_k
//!         for j > k in row k, where row i has j:  a_ij -= l_ik u_kj
//!     d_i = a_ii, made usable by the rule of the method
//! U = D^-1 U
//! ```
//!
//! The matrix is equilibrated first and the factors are scaled back at the
//! end, exactly, so that an application knows nothing of it. Where A is
//! symmetric U starts and ends as L^T: M is symmetric to the last bit, for
//! twice the multiply-adds of a method that keeps L alone, once.
//!
//! Resumable: a step is one of four passes over A, then rows for about [`PANEL`] work units. An entry
//! of a dense row costs a row, so a matrix may be too costly: see the work of
//! the steps before.

use super::equilibrate::Scales;
use super::order::Order;
use super::rows::{Rows, View};
use super::split::Split;
use super::{ic0, ilu0};
use crate::error::{Error, filled};
use crate::simd::Real;
use alloc::vec::Vec;
use core::cell::Cell;

/// Work units of a step, about.
const PANEL: u64 = 1 << 18;

/// How a pivot is made usable.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// [`ilu0`].
    Ilu0,
    /// [`ic0`].
    Ic0,
}

/// M = (I + L) D (I + U).
pub struct Incomplete<T> {
    name: &'static str,
    split: Split<T>,
    /// n values; a `Cell` because an application only borrows the factors.
    workspace: Cell<Vec<T>>,
    shift: f64,
    replaced: usize,
}

impl<T: Real> Incomplete<T> {
    /// From factors whose diagonal is inverted.
    pub(super) fn new(name: &'static str, split: Split<T>, workspace: Vec<T>) -> Incomplete<T> {
        Incomplete { name, split, workspace: Cell::new(workspace), shift: 0.0, replaced: 0 }
    }

    /// The word in results.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The Manteuffel shift that IC0 needed: what was factored is A + shift diag(A).
    pub fn shift(&self) -> f64 {
        self.shift
    }

    /// Pivots that ILU0 replaced.
    pub fn replaced(&self) -> usize {
        self.replaced
    }

    /// Unknowns.
    pub(super) fn size(&self) -> usize {
        self.split.row.len()
    }

    /// z = M^-1 r.
    pub(super) fn solve(&self, r: &[T], z: &mut [T]) {
        let mut y = self.workspace.take();
        self.split.solve(r, &mut y, z);
        self.workspace.set(y);
    }

    /// Work units of one application.
    pub(super) fn work(&self) -> u64 {
        (self.split.lower.val.len() + self.split.upper.val.len() + self.split.row.len()) as u64
    }

    /// Bytes it owns.
    pub(super) fn bytes(&self) -> usize {
        self.split.bytes() + self.split.row.len() * size_of::<T>()
    }
}

/// A factorisation on its way.
pub(super) struct Factoring<T> {
    rule: Rule,
    /// Passes over the matrix that were made before the first row, of four.
    passes: u32,
    order: Order,
    split: Split<T>,
    scales: Scales<T>,
    /// The row under way, spread; where it has values, `stamp` is its number + 1.
    spread: Vec<T>,
    stamp: Vec<u32>,
    /// Rows done.
    done: usize,
    attempt: u32,
    replaced: usize,
}

impl<T: Real> Factoring<T> {
    /// Bytes for n rows and nnz values, while it is made.
    pub fn bytes_of(n: usize, nnz: usize) -> usize {
        let spread = n.saturating_mul(size_of::<T>() + size_of::<u32>());
        // IC0 makes U anew before the first one goes.
        let upper = Rows::<T>::bytes_of(n + 1, nnz / 2);
        let own = Split::<T>::bytes_of(n, nnz).saturating_add(Scales::<T>::bytes_of(n));
        own.saturating_add(spread).saturating_add(upper)
    }

    /// Nothing is done yet.
    pub fn new(rule: Rule) -> Factoring<T> {
        Factoring {
            rule,
            passes: 0,
            order: Order::default(),
            split: Split::default(),
            scales: Scales::default(),
            spread: Vec::new(),
            stamp: Vec::new(),
            done: 0,
            attempt: 0,
            replaced: 0,
        }
    }

    /// The next pass over the matrix; all memory is taken then.
    fn begin(&mut self, a: View<T>) -> Result<(), Error> {
        let n = a.rows();
        match self.passes {
            0 => self.order = Order::waves(a)?,
            1 => self.split = Split::new(a, core::mem::take(&mut self.order))?,
            2 => {
                self.scales = match self.rule {
                    Rule::Ilu0 => Scales::general(a)?,
                    Rule::Ic0 => {
                        let diagonal = a.diagonal()?;
                        ic0::accept(&diagonal)?;
                        // An explicit zero may have no mirror image: the pattern is that of L.
                        self.split.upper = self.split.lower.transposed(n)?;
                        Scales::symmetric(&diagonal)?
                    }
                }
            }
            _ => {
                (self.spread, self.stamp) = (filled(n, T::ZERO)?, filled(n, 0)?);
                self.load(a);
            }
        }
        self.passes += 1;
        Ok(())
    }

    /// The values of R A C, its diagonal shifted.
    fn load(&mut self, a: View<T>) {
        let (scales, shift) = (&self.scales, T::from_f64(1.0 + ic0::shift(self.attempt)));
        let Split { row, lower, upper, diagonal } = &mut self.split;
        let (mut l, mut u) = (lower.val.iter_mut(), upper.val.iter_mut());
        for (&r, d) in row.iter().zip(diagonal) {
            let r = r as usize;
            for (c, v) in a.row(r) {
                let v = (v * scales.row[r]) * scales.col[c];
                let slot = match c.cmp(&r) {
                    core::cmp::Ordering::Less => l.next(),
                    core::cmp::Ordering::Equal => {
                        *d = v * shift;
                        None
                    }
                    // IC0 mirrors L below; its U may be the shorter one here.
                    core::cmp::Ordering::Greater => u.next(),
                };
                if let Some(slot) = slot {
                    *slot = v;
                }
            }
        }
        self.mirror();
    }

    /// U = L^T, for the symmetric rule.
    fn mirror(&mut self) {
        if self.rule == Rule::Ic0 {
            self.split.lower.transpose_into(&mut self.split.upper);
        }
    }

    /// A pass over the matrix, or some rows. True when all are done; `work` counts.
    pub fn step(&mut self, a: View<T>, work: &mut u64) -> Result<bool, Error> {
        if self.passes < 4 {
            *work += a.nnz() as u64;
            self.begin(a)?;
            return Ok(false);
        }
        let mut spent = 0;
        while self.done < self.split.row.len() && spent < PANEL {
            let i = self.done;
            let given = self.split.diagonal[i];
            spent += self.eliminate(i);
            let pivot = self.split.diagonal[i];
            match self.rule {
                Rule::Ilu0 => {
                    if let Some(better) = ilu0::mended(pivot, given) {
                        self.split.diagonal[i] = better;
                        self.replaced += 1;
                    }
                }
                Rule::Ic0 if ic0::usable(pivot) => {}
                Rule::Ic0 => {
                    self.attempt += 1;
                    if self.attempt > ic0::ATTEMPTS {
                        let what = "precond ic0 finds no positive pivot at any shift";
                        return Err(Error::Structure { what, at: self.split.row[i] as usize });
                    }
                    self.load(a);
                    self.stamp.fill(0);
                    self.done = 0;
                    spent += a.nnz() as u64;
                    continue;
                }
            }
            self.done = i + 1;
        }
        *work += spent;
        Ok(self.done == self.split.row.len())
    }

    /// Row i; its cost.
    fn eliminate(&mut self, i: usize) -> u64 {
        let Split { lower, upper, diagonal, .. } = &mut self.split;
        let (w, stamp, own) = (&mut self.spread, &mut self.stamp, i as u32 + 1);
        let (below, above) = (lower.range(i), upper.range(i));
        for (rows, range) in [(&*lower, below.clone()), (&*upper, above.clone())] {
            for (&c, &v) in rows.col[range.clone()].iter().zip(&rows.val[range]) {
                w[c as usize] = v;
                stamp[c as usize] = own;
            }
        }
        w[i] = diagonal[i];
        stamp[i] = own;
        let mut cost = 1 + (below.len() + above.len()) as u64;
        for (&k, l) in lower.col[below.clone()].iter().zip(&mut lower.val[below]) {
            let k = k as usize;
            *l = w[k] / diagonal[k];
            let (cols, vals) = upper.row(k);
            for (&j, &u) in cols.iter().zip(vals) {
                if stamp[j as usize] == own {
                    w[j as usize] -= *l * u;
                }
            }
            cost += cols.len() as u64;
        }
        diagonal[i] = w[i];
        for (&c, u) in upper.col[above.clone()].iter().zip(&mut upper.val[above]) {
            *u = w[c as usize];
        }
        cost
    }

    /// The factors, scaled back: with M = R^-1 (I + L) D (I + U) C^-1, L becomes
    /// R^-1 L R, U becomes C U C^-1 and D^-1 becomes C D^-1 R.
    pub fn finish(mut self) -> Result<Incomplete<T>, Error> {
        let Split { row, lower, upper, diagonal } = &mut self.split;
        let Scales { row: scale, col: scale_col } = &self.scales;
        let mut finite = true;
        for (i, &at) in row.iter().enumerate() {
            let (at, range) = (at as usize, lower.range(i));
            for (&c, l) in lower.col[range.clone()].iter().zip(&mut lower.val[range]) {
                *l *= scale[row[c as usize] as usize] / scale[at];
                finite &= l.is_finite();
            }
            let range = upper.range(i);
            for (&c, u) in upper.col[range.clone()].iter().zip(&mut upper.val[range]) {
                *u = (*u / diagonal[i]) * (scale_col[at] / scale_col[row[c as usize] as usize]);
                finite &= u.is_finite();
            }
        }
        for (&at, d) in row.iter().zip(diagonal.iter_mut()) {
            *d = (T::ONE / *d * scale_col[at as usize]) * scale[at as usize];
            finite &= d.is_finite();
        }
        if !finite {
            return Err(Error::Structure { what: "the incomplete factors overflow", at: 0 });
        }
        self.mirror();
        let name = match self.rule {
            Rule::Ilu0 => "ilu0",
            Rule::Ic0 => "ic0",
        };
        let shift = ic0::shift(self.attempt);
        let made = Incomplete::new(name, self.split, self.spread);
        Ok(Incomplete { shift, replaced: self.replaced, ..made })
    }
}
