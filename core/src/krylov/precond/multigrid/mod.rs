//! Smoothed-aggregation multigrid, one V-cycle, as a preconditioner of CG.
//!
//! Vanek, Mandel and Brezina, Computing 56 (1996). From the matrix alone, for
//! symmetric positive definite A of second-order elliptic problems: constants
//! are taken to be what the smoother leaves over. Setup, a quarter of a level a step:
//!
//! ```text
//! strong connections -> aggregates -> prolongator P -> coarse matrix P^T A P
//! until at most 100 unknowns are left, or they no longer get fewer
//! ```
//!
//! A cycle, from the finest level to the coarsest and back:
//!
//! ```text
//! x = (D + L)^-1 b         Gauss-Seidel downwards from zero: half a pass over A
//! b' = P^T (b - A x)       the residual is -U x: the other half
//! ... the coarse level, exactly at the end ...
//! x = x + P e
//! x = Gauss-Seidel upwards from x
//! ```
//!
//! The sweep upwards is the mirror image of the one downwards, so M is
//! symmetric, and it is positive definite: CG stays CG. Two passes over A a
//! cycle, as many as one step of Jacobi before and after would take, and half
//! as many iterations. Rows stay in their order: in waves ([`super::order`]) a
//! sweep is a tenth faster on 300 x 300 and slower by half on 1000 x 1000,
//! where a wave is a walk over many pages. Left out: near-null vectors other than the
//! constant (elasticity wants rigid motions), W-cycles, Chebyshev smoothers
//! (for threads, of which there are none).

mod aggregate;
mod coarsest;
mod galerkin;
mod prolong;

use super::order::Order;
use super::rows::{Rows, View};
use super::split::{Split, without};
use crate::error::{Error, filled};
use crate::simd::Real;
use aggregate::{Strength, aggregate};
use alloc::vec::Vec;
use coarsest::{Coarsest, LIMIT};
use core::cell::Cell;

/// A level must have at most this part of the unknowns of the one above.
const SHRINK: f64 = 0.8;

/// A matrix, with its diagonal inverted, and the way to the next coarser one.
struct Level<T> {
    lower: Rows<T>,
    upper: Rows<T>,
    inverse: Vec<T>,
    /// Without columns on a last level that is only smoothed.
    p: Rows<T>,
    coarse: usize,
}

/// All levels.
pub struct Multigrid<T> {
    levels: Vec<Level<T>>,
    coarsest: Option<Coarsest<T>>,
    /// For each level the right-hand side and the solution of the coarser one.
    workspace: Cell<Vec<T>>,
}

impl<T: Real> Level<T> {
    fn size(&self) -> usize {
        self.inverse.len()
    }

    /// One Gauss-Seidel sweep downwards from zero: x = (D + L)^-1 b.
    #[inline(never)]
    fn sweep_down(&self, b: &[T], x: &mut [T]) {
        for (i, &inverse) in self.inverse.iter().enumerate() {
            x[i] = inverse * without(b[i], self.lower.row(i), x);
        }
    }

    /// coarse = P^T (b - A x) after that sweep, where it is -P^T U x.
    #[inline(never)]
    fn restrict(&self, x: &[T], coarse: &mut [T]) {
        coarse.fill(T::ZERO);
        for i in 0..x.len() {
            let r = without(T::ZERO, self.upper.row(i), x);
            let (cols, vals) = self.p.row(i);
            for (&c, &p) in cols.iter().zip(vals) {
                coarse[c as usize] += p * r;
            }
        }
    }

    /// x = x + P e.
    #[inline(never)]
    fn prolong(&self, e: &[T], x: &mut [T]) {
        for (i, x) in x.iter_mut().enumerate() {
            let (cols, vals) = self.p.row(i);
            for (&c, &p) in cols.iter().zip(vals) {
                *x += p * e[c as usize];
            }
        }
    }

    /// One Gauss-Seidel sweep upwards from x.
    #[inline(never)]
    fn sweep_up(&self, b: &[T], x: &mut [T]) {
        for (i, &inverse) in self.inverse.iter().enumerate().rev() {
            let rest = without(b[i], self.lower.row(i), x);
            x[i] = inverse * without(rest, self.upper.row(i), x);
        }
    }
}

impl<T: Real> Multigrid<T> {
    /// z = M^-1 r.
    pub(super) fn cycle(&self, r: &[T], z: &mut [T]) {
        let mut workspace = self.workspace.take();
        self.descend(0, r, z, &mut workspace);
        self.workspace.set(workspace);
    }

    /// x = M^-1 b from a level on. Calls itself once a level, of which there are a
    /// handful: each has at most 0.8 of the unknowns of the one above.
    fn descend(&self, depth: usize, b: &[T], x: &mut [T], workspace: &mut [T]) {
        let Some(level) = self.levels.get(depth) else {
            if let Some(coarsest) = &self.coarsest {
                x.copy_from_slice(b);
                coarsest.solve(x);
            }
            return;
        };
        level.sweep_down(b, x);
        if level.coarse > 0
            && let Some((below, rest)) = workspace.split_at_mut_checked(2 * level.coarse)
        {
            let (rhs, e) = below.split_at_mut(level.coarse);
            level.restrict(x, rhs);
            self.descend(depth + 1, rhs, e, rest);
            level.prolong(e, x);
        }
        level.sweep_up(b, x);
    }

    /// Unknowns of each level.
    pub fn sizes(&self) -> impl Iterator<Item = usize> {
        let coarsest = self.coarsest.as_ref().map(Coarsest::size);
        self.levels.iter().map(|l| l.size()).chain(coarsest)
    }

    /// Unknowns of the finest.
    pub(super) fn size(&self) -> usize {
        self.sizes().next().unwrap_or(0)
    }

    /// Work units of a cycle.
    pub(super) fn work(&self) -> u64 {
        let mut work = 0;
        for level in &self.levels {
            let values = level.lower.val.len() + level.upper.val.len() + level.p.val.len();
            work += 2 * (values + level.size()) as u64;
        }
        let last = self.coarsest.as_ref().map_or(0, Coarsest::size) as u64;
        work + last * last
    }

    /// Bytes it owns.
    pub(super) fn bytes(&self) -> usize {
        let mut bytes = self.coarsest.as_ref().map_or(0, Coarsest::bytes);
        for level in &self.levels {
            let rows = level.lower.bytes() + level.upper.bytes() + level.p.bytes();
            let vectors = (level.size() + 2 * level.coarse) * size_of::<T>();
            bytes += rows + vectors + size_of::<Level<T>>();
        }
        bytes
    }
}

/// A hierarchy on its way.
pub(super) struct Coarsening<T> {
    made: Multigrid<T>,
    /// The matrix of the level under way, and its diagonal; none for the caller's own.
    matrix: Option<Rows<T>>,
    diagonal: Vec<T>,
    room: usize,
    turn: Turn<T>,
}

/// What comes next for a level.
enum Turn<T> {
    Aggregates,
    /// What is strong, the aggregates and how many they are.
    Prolongator(Strength<T>, Vec<u32>, usize),
    /// P, its columns; without columns where the level does not shrink.
    Product(Rows<T>, usize),
    /// The same, and the coarse matrix with its diagonal.
    Split(Rows<T>, usize, Rows<T>, Vec<T>),
}

impl<T: Real> Coarsening<T> {
    /// What a hierarchy takes, about: on grids all coarse levels together are a
    /// third to a half of the matrix. A matrix of another kind may take more, and
    /// is refused on the way.
    pub fn bytes_of(n: usize, nnz: usize) -> usize {
        let finest = Self::level_bytes(n, nnz);
        finest.saturating_add(finest / 2)
    }

    /// A level, with what making the next matrix needs beside it.
    fn level_bytes(n: usize, nnz: usize) -> usize {
        let value = size_of::<T>() + size_of::<u32>();
        // P and its transpose, about three values a row each; aggregates, strength, the
        // filtered diagonal, an accumulator; x and the coarse right-hand side.
        let beside = n.saturating_mul(6 * value + 6 * size_of::<T>() + 4 * size_of::<u32>());
        Split::<T>::bytes_of(n, nnz).saturating_add(beside)
    }

    /// For a symmetric matrix with a positive diagonal, within `room` bytes.
    pub fn new(a: View<T>, room: usize) -> Result<Coarsening<T>, Error> {
        let diagonal = a.diagonal()?;
        if let Some(at) = diagonal.iter().position(|&d| !(d > T::ZERO && (T::ONE / d).is_finite())) {
            return Err(Error::Structure { what: "precond multigrid needs a diagonal of one sign", at });
        }
        let made = Multigrid { levels: Vec::new(), coarsest: None, workspace: Cell::new(Vec::new()) };
        Ok(Coarsening { made, matrix: None, diagonal, room, turn: Turn::Aggregates })
    }

    /// A quarter of a level. True when the last is made; `work` counts.
    pub fn step(&mut self, a: View<T>, work: &mut u64) -> Result<bool, Error> {
        let matrix = self.matrix.take();
        let a = matrix.as_ref().map_or(a, Rows::view);
        match core::mem::replace(&mut self.turn, Turn::Aggregates) {
            Turn::Aggregates => {
                if self.coarsest(a, matrix.as_ref(), work)? {
                    return self.finish();
                }
                let strength = Strength::new(self.made.levels.len(), &self.diagonal)?;
                let (of, coarse) = aggregate(a, &strength)?;
                *work += 4 * a.nnz() as u64;
                self.turn = if coarse > 0 && (coarse as f64) < SHRINK * a.rows() as f64 {
                    Turn::Prolongator(strength, of, coarse)
                } else {
                    Turn::Split(Rows::default(), 0, Rows::default(), Vec::new())
                };
            }
            Turn::Prolongator(strength, of, coarse) => {
                let p = prolong::prolongator(a, &strength, &self.diagonal, &of, work)?;
                self.turn = Turn::Product(p, coarse);
            }
            Turn::Product(p, coarse) => {
                let (next, diagonal) = galerkin::galerkin(a, &self.diagonal, &p, coarse, work)?;
                if let Some(at) = diagonal.iter().position(|&d| d < T::ZERO || !d.is_finite()) {
                    return Err(Error::Structure {
                        what: "precond multigrid meets a matrix that is not positive definite",
                        at,
                    });
                }
                self.turn = Turn::Split(p, coarse, next, diagonal);
            }
            Turn::Split(p, coarse, next, next_diagonal) => {
                let Split { lower, upper, diagonal: mut inverse, .. } = Split::new(a, Order::natural(a.rows())?)?;
                for (inverse, &d) in inverse.iter_mut().zip(&self.diagonal) {
                    let v = T::ONE / d;
                    // Where nothing is left of an unknown, it stays zero.
                    *inverse = if v.is_finite() { v } else { T::ZERO };
                }
                *work += 4 * a.nnz() as u64;
                self.made.levels.try_reserve(1).map_err(|_| Error::Memory)?;
                self.made.levels.push(Level { lower, upper, inverse, p, coarse });
                if coarse == 0 {
                    return self.finish();
                }
                (self.matrix, self.diagonal) = (Some(next), next_diagonal);
                return Ok(false);
            }
        }
        self.matrix = matrix;
        Ok(false)
    }

    /// Whether this is the last level, which is then made; refused where there is no room for it.
    fn coarsest(&mut self, a: View<T>, matrix: Option<&Rows<T>>, work: &mut u64) -> Result<bool, Error> {
        let n = a.rows();
        let held = self.made.bytes().saturating_add(matrix.map_or(0, Rows::bytes));
        let last = n <= LIMIT;
        let own = if last { (n * n + n) * size_of::<T>() } else { Self::level_bytes(n, a.nnz()) };
        let need = held.saturating_add(own);
        if need > self.room {
            return Err(Error::Limit { need, room: self.room });
        }
        if last {
            self.made.coarsest = Some(Coarsest::new(a, &self.diagonal)?);
            *work += Coarsest::<T>::work(n);
        }
        Ok(last)
    }

    /// The vectors of a cycle.
    fn finish(&mut self) -> Result<bool, Error> {
        let values: usize = self.made.levels.iter().map(|l| 2 * l.coarse).sum();
        self.made.workspace.set(filled(values, T::ZERO)?);
        Ok(true)
    }

    /// All levels.
    pub fn made(self) -> Multigrid<T> {
        self.made
    }
}
