//! L D L^T and L U by fronts: sparse factorisation on dense blocks.
//!
//! ```text
//! for each supernode s (p columns, u rows below), children first:
//!   assemble  the values of A in its columns and rows
//!             + the update matrices of its children, from the stack
//!   eliminate its p columns, 16 at a time                     (front.rs)
//!   update    the u x u rest -= L21 (D L21^T) or L21 U12: a matrix product,
//!             left on the stack for the parent
//! ```
//!
//! Duff and Reid, The multifrontal solution of indefinite sparse symmetric
//! linear systems, ACM TOMS 9(3), 1983; Liu, The multifrontal method for sparse
//! matrix solution, SIAM Review 34(1), 1992. One [`Fronts::step`] goes on with
//! one supernode. Three kinds share all of it but the elimination:
//!
//! - [`Kind::Cholesky`]: L D L^T of a positive definite matrix, without roots
//!   (so nothing is squared: 1e300 and 1e-300 are fine); ends at a pivot that is not positive.
//! - [`Kind::Ldl`]: pivots of both signs, whose count is the inertia (Sylvester).
//! - [`Kind::Lu`]: rows are swapped for a larger pivot among those of one supernode.
//!
//! None of them delays a pivot to the parent: an element of L past the growth
//! bound ends the factorisation with the column, and the caller takes
//! [`SparseLu`](super::SparseLu), which may swap any rows. Left out: 2 x 2 pivots, threads.

use super::Csr;
use super::front::{self, Front};
use super::graph::{Graph, NONE};
use super::symbolic::Symbolic;
use crate::error::{Error, filled};
use crate::kernels::{gemm_work, trsm_work};
use crate::simd::{Level, Real, dispatch};
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// Which factorisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// L D L^T with D positive.
    Cholesky,
    /// L D L^T with D of both signs.
    Ldl,
    /// L U on the pattern of A + A^T.
    Lu,
}

/// How far a factorisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factored {
    /// There is more to do.
    Pending,
    /// It can solve.
    Done,
    /// Ended at this column of A: its pivot is zero, not finite, of the wrong
    /// sign, or too small beside its column.
    Pivot(usize),
    /// Ended: A has a value at this row where the pattern that was analysed has none.
    Pattern(usize),
}

/// A factorisation, finished or on its way.
pub struct Fronts<T> {
    pub(super) symbolic: Symbolic,
    pub(super) kind: Kind,
    /// Panels of L, one after the other: supernode s has (p + u) rows of p, U's or D's triangle on top.
    pub(super) lower: Vec<T>,
    /// Panels of U right of it, p rows of u.
    pub(super) upper: Vec<T>,
    /// Row swaps in each front.
    pub(super) swaps: Vec<u32>,
    /// Power of two that each row was multiplied by.
    pub(super) scale: Vec<T>,
    /// Rows of each column of A, and where in A: for LU only.
    columns: Option<Graph>,
    stack: Vec<T>,
    top: usize,
    /// Supernodes whose update is on the stack.
    waiting: Vec<u32>,
    /// Place of a row in the front.
    local: Vec<u32>,
    /// Places of a child's rows in it.
    places: Vec<u32>,
    scratch: Vec<T>,
    work: Vec<T>,
    growth: T,
    supernode: usize,
    /// Where the panels of the supernode begin.
    at: (usize, usize),
    state: Factored,
    negative: usize,
}

impl<T: Real> Fronts<T> {
    /// The bound on an element of L.
    fn growth(kind: Kind) -> T {
        match kind {
            Kind::Cholesky => T::MAX,
            // An error may grow as much in a step; refinement wins half the digits back.
            Kind::Ldl => T::ONE / T::EPSILON.sqrt(),
            Kind::Lu => T::from_f64(100.0),
        }
    }

    /// Bytes that a factorisation takes, the analysis not included.
    pub fn bytes(symbolic: &Symbolic, kind: Kind, nnz: usize) -> usize {
        let (sizes, n, lu) = (symbolic.sizes(), symbolic.len(), kind == Kind::Lu);
        let scratch = if lu { 0 } else { sizes.panel };
        let upper = if lu { sizes.upper } else { 0 };
        let values = [sizes.lower, upper, sizes.stack, scratch, work::<T>(symbolic), if lu { n } else { 0 }];
        let values = values.iter().fold(0usize, |sum, v| sum.saturating_add(*v)).saturating_mul(size_of::<T>());
        let columns = if lu { nnz.saturating_add(n + 1 + n) } else { 0 };
        let indices = columns
            .saturating_add(n + sizes.front)
            .saturating_add(symbolic.supernodes())
            .saturating_mul(size_of::<u32>());
        values.saturating_add(indices)
    }

    /// Takes all memory it will need, within `room` bytes. Nothing is factored yet.
    ///
    /// # Errors
    /// [`Error::Limit`] with the bytes needed, [`Error::Memory`], a matrix of another size.
    pub fn new(a: &Csr<T>, symbolic: Symbolic, kind: Kind, room: usize) -> Result<Fronts<T>, Error> {
        let n = symbolic.len();
        if a.rows() != n || a.cols() != n {
            return Err(Error::Shape { what: "the rows of a", have: a.rows(), want: n });
        }
        let need = Self::bytes(&symbolic, kind, a.nnz());
        if need > room {
            return Err(Error::Limit { need, room });
        }
        let (sizes, lu) = (symbolic.sizes(), kind == Kind::Lu);
        let if_lu = |size: usize| if lu { size } else { 0 };
        let mut waiting = Vec::new();
        waiting.try_reserve_exact(symbolic.supernodes()).map_err(|_| Error::Memory)?;
        let mut scale = filled(if_lu(n), T::ONE)?;
        for (r, scale) in scale.iter_mut().enumerate() {
            *scale = a.row_scale(r);
        }
        Ok(Fronts {
            kind,
            lower: filled(sizes.lower, T::ZERO)?,
            upper: filled(if_lu(sizes.upper), T::ZERO)?,
            swaps: filled(if_lu(n), 0)?,
            scale,
            columns: if lu { Some(Graph::transposed(a)?) } else { None },
            stack: filled(sizes.stack, T::ZERO)?,
            top: 0,
            waiting,
            local: filled(n, NONE)?,
            places: filled(sizes.front, 0)?,
            scratch: filled(if lu { 0 } else { sizes.panel }, T::ZERO)?,
            work: filled(work::<T>(&symbolic), T::ZERO)?,
            growth: Self::growth(kind),
            supernode: 0,
            at: (0, 0),
            state: if n == 0 { Factored::Done } else { Factored::Pending },
            negative: 0,
            symbolic,
        })
    }

    /// Which factorisation it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How far it is.
    pub fn state(&self) -> Factored {
        self.state
    }

    /// The analysis.
    pub fn symbolic(&self) -> &Symbolic {
        &self.symbolic
    }

    /// The analysis, for another factorisation.
    pub fn into_symbolic(self) -> Symbolic {
        self.symbolic
    }

    /// Supernodes eliminated so far.
    pub fn done(&self) -> usize {
        self.supernode
    }

    /// Positive and negative eigenvalues of a symmetric matrix, once done.
    pub fn inertia(&self) -> (usize, usize) {
        (self.symbolic.len() - self.negative, self.negative)
    }

    /// Eliminates the next supernode and answers what it cost.
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S, a: &Csr<T>) -> u64 {
        if self.state != Factored::Pending || a.rows() != self.symbolic.len() {
            return 0;
        }
        let node = self.supernode;
        let (p, u) = (self.symbolic.width(node), self.symbolic.below(node).len());
        let m = p + u;
        let first = self.symbolic.first[node] as usize;
        for k in 0..p {
            self.local[first + k] = k as u32;
        }
        for (k, &i) in self.symbolic.below(node).iter().enumerate() {
            self.local[i as usize] = (p + k) as u32;
        }
        let lu = self.kind == Kind::Lu;
        let upper_len = if lu { p * u } else { 0 };
        let (older, newer) = self.stack.split_at_mut(self.top);
        let rest = &mut newer[..u * u];
        rest.fill(T::ZERO);
        let mut front = Front {
            p,
            u,
            lower: &mut self.lower[self.at.0..self.at.0 + m * p],
            upper: &mut self.upper[self.at.1..self.at.1 + upper_len],
            rest,
        };

        let pattern = match &self.columns {
            None => front.assemble_symmetric(a, &self.symbolic, node, &self.local),
            Some(columns) => front.assemble(a, columns, &self.scale, &self.symbolic, node, &self.local),
        };
        let mut base = older.len();
        let mut cost = (m * p + u * u) as u64;
        while let Some(&child) = self.waiting.last()
            && self.symbolic.parent[child as usize] as usize == node
        {
            let rows = self.symbolic.below(child as usize);
            let size = rows.len() * rows.len();
            base -= size;
            for (at, &i) in self.places.iter_mut().zip(rows) {
                *at = self.local[i as usize];
            }
            front.extend_add(&older[base..base + size], &self.places[..rows.len()], !lu);
            cost += size as u64;
            self.waiting.pop();
        }
        for k in 0..p {
            self.local[first + k] = NONE;
        }
        for &i in self.symbolic.below(node) {
            self.local[i as usize] = NONE;
        }
        if let Err(row) = pattern {
            self.state = Factored::Pattern(row);
            return cost;
        }

        let eliminated = if lu {
            front::eliminate_lu(s, &mut front, &mut self.swaps[first..first + p], self.growth, &mut self.work)
        } else {
            let positive = self.kind == Kind::Cholesky;
            front::eliminate_ldl(s, &mut front, positive, self.growth, &mut self.scratch, &mut self.work)
        };
        match eliminated {
            Ok(negative) => self.negative += negative,
            Err(k) => {
                self.state = Factored::Pivot(self.symbolic.perm[first + k] as usize);
                return cost;
            }
        }
        // The update takes the place of the children's.
        self.stack.copy_within(self.top..self.top + u * u, base);
        self.top = base + u * u;
        if u > 0 {
            self.waiting.push(node as u32);
        }
        self.at = (self.at.0 + m * p, self.at.1 + upper_len);
        self.supernode += 1;
        if self.supernode == self.symbolic.supernodes() {
            self.state = Factored::Done;
        }
        let (p, u) = (p as u64, u as u64);
        let products = p * u * u + u * p * p + p * p * p / 3;
        cost + if lu { products } else { products / 2 }
    }
}

/// Values of workspace for the largest front.
fn work<T: Real>(symbolic: &Symbolic) -> usize {
    let front = symbolic.sizes().front;
    // Both bounds stop growing at some hundreds of rows.
    trsm_work::<T>(front, front).max(gemm_work::<T>(front, front, front))
}

macro_rules! plain {
    ($t:ident) => {
        impl Fronts<$t> {
            /// Eliminates supernodes until `budget` work units are spent, one at
            /// least, or the end; answers what they cost.
            pub fn advance(&mut self, level: Level, a: &Csr<$t>, budget: u64) -> u64 {
                let mut cost = 0;
                while self.state == Factored::Pending {
                    cost += dispatch!(level, s => self.step(s, a)).max(1);
                    if cost >= budget || a.rows() != self.symbolic.len() {
                        break;
                    }
                }
                cost
            }
        }
    };
}
plain!(f32);
plain!(f64);
