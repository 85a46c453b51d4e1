//! Solves with the factors of [`Fronts`]: supernode by supernode, up the tree
//! with L, down with L^T or U. Loops by index: iterators over two slices are
//! not inlined in small builds, which was measured to cost three times as much.
#![allow(clippy::needless_range_loop)]

use super::front::{less, take};
use super::fronts::{Fronts, Kind};
use crate::error::Error;
use crate::simd::Real;

impl<T: Real> Fronts<T> {
    /// Multiply-adds of a solve.
    pub fn solve_work(&self) -> u64 {
        2 * (self.lower.len() + self.upper.len()) as u64
    }

    /// x = A^-1 b for each of the right-hand sides in `x`, one after the other; `work` has n values.
    ///
    /// # Errors
    /// Lengths that do not fit.
    pub fn solve(&self, x: &mut [T], work: &mut [T]) -> Result<(), Error> {
        self.each(x, work, false)
    }

    /// x = A^-T b, like [`Fronts::solve`].
    ///
    /// # Errors
    /// Lengths that do not fit.
    pub fn solve_transposed(&self, x: &mut [T], work: &mut [T]) -> Result<(), Error> {
        self.each(x, work, true)
    }

    fn each(&self, x: &mut [T], work: &mut [T], transposed: bool) -> Result<(), Error> {
        let n = self.symbolic.len();
        if work.len() != n {
            return Err(Error::Shape { what: "work", have: work.len(), want: n });
        }
        if n == 0 {
            return Ok(());
        }
        if !x.len().is_multiple_of(n) {
            let what = "the right-hand sides must be of n values each";
            return Err(Error::Shape { what, have: x.len(), want: x.len().next_multiple_of(n) });
        }
        let lu = self.kind == Kind::Lu;
        for x in x.chunks_exact_mut(n) {
            let before = lu && !transposed;
            for (y, &old) in work.iter_mut().zip(&self.symbolic.perm) {
                let old = old as usize;
                *y = if before { x[old] * self.scale[old] } else { x[old] };
            }
            match (lu, transposed) {
                (false, _) => self.lower_divided(work),
                (true, false) => self.lower_solve(work),
                (true, true) => self.upper_transposed(work),
            }
            match (lu, transposed) {
                (true, false) => self.upper_solve(work),
                _ => self.lower_transposed(work),
            }
            for (&y, &old) in work.iter().zip(&self.symbolic.perm) {
                let old = old as usize;
                x[old] = if lu && transposed { y * self.scale[old] } else { y };
            }
        }
        Ok(())
    }

    /// L y = b, with the rows' swaps.
    fn lower_solve(&self, y: &mut [T]) {
        let mut at = 0;
        for s in 0..self.symbolic.supernodes() {
            let (first, p) = (self.symbolic.first[s] as usize, self.symbolic.width(s));
            let below = self.symbolic.below(s);
            let panel = &self.lower[at..at + (p + below.len()) * p];
            if self.kind == Kind::Lu {
                for k in 0..p {
                    y.swap(first + k, first + self.swaps[first + k] as usize);
                }
            }
            let (own, rest) = y[first..].split_at_mut(p);
            for i in 1..p {
                own[i] = less(own[i], &panel[i * p..i * p + i], own);
            }
            for r in 0..below.len() {
                let y = &mut rest[below[r] as usize - first - p];
                *y = less(*y, &panel[(p + r) * p..(p + r) * p + p], own);
            }
            at += panel.len();
        }
    }

    /// D L y = b.
    fn lower_divided(&self, y: &mut [T]) {
        self.lower_solve(y);
        let mut at = 0;
        for s in 0..self.symbolic.supernodes() {
            let (first, p) = (self.symbolic.first[s] as usize, self.symbolic.width(s));
            for k in 0..p {
                let v = y[first + k];
                y[first + k] = v / self.lower[at + k * p + k];
            }
            at += (p + self.symbolic.below(s).len()) * p;
        }
    }

    /// L^T y = b, then the swaps backwards.
    fn lower_transposed(&self, y: &mut [T]) {
        let mut at = self.lower.len();
        for s in (0..self.symbolic.supernodes()).rev() {
            let (first, p) = (self.symbolic.first[s] as usize, self.symbolic.width(s));
            let below = self.symbolic.below(s);
            at -= (p + below.len()) * p;
            let panel = &self.lower[at..at + (p + below.len()) * p];
            let (own, rest) = y[first..].split_at_mut(p);
            for r in 0..below.len() {
                take(own, &panel[(p + r) * p..(p + r) * p + p], rest[below[r] as usize - first - p]);
            }
            for i in (1..p).rev() {
                let v = own[i];
                take(&mut own[..i], &panel[i * p..i * p + i], v);
            }
            if self.kind == Kind::Lu {
                for k in (0..p).rev() {
                    y.swap(first + k, first + self.swaps[first + k] as usize);
                }
            }
        }
    }

    /// U y = b.
    fn upper_solve(&self, y: &mut [T]) {
        let (mut at, mut right) = (self.lower.len(), self.upper.len());
        for s in (0..self.symbolic.supernodes()).rev() {
            let (first, p) = (self.symbolic.first[s] as usize, self.symbolic.width(s));
            let (below, u) = (self.symbolic.below(s), self.symbolic.below(s).len());
            at -= (p + u) * p;
            right -= u * p;
            for k in (0..p).rev() {
                let own = &self.lower[at + k * p + k..at + k * p + p];
                let mut v = less(y[first + k], &own[1..], &y[first + k + 1..]);
                let row = &self.upper[right + k * u..right + k * u + u];
                for c in 0..u {
                    v -= row[c] * y[below[c] as usize];
                }
                y[first + k] = v / own[0];
            }
        }
    }

    /// U^T y = b.
    fn upper_transposed(&self, y: &mut [T]) {
        let (mut at, mut right) = (0, 0);
        for s in 0..self.symbolic.supernodes() {
            let (first, p) = (self.symbolic.first[s] as usize, self.symbolic.width(s));
            let (below, u) = (self.symbolic.below(s), self.symbolic.below(s).len());
            for k in 0..p {
                let own = &self.lower[at + k * p + k..at + k * p + p];
                let v = y[first + k] / own[0];
                y[first + k] = v;
                take(&mut y[first + k + 1..], &own[1..], v);
                let row = &self.upper[right + k * u..right + k * u + u];
                for c in 0..u {
                    y[below[c] as usize] -= row[c] * v;
                }
            }
            at += (p + u) * p;
            right += u * p;
        }
    }
}
