//! Strength of connection, and aggregates of strongly connected unknowns.
//!
//! Vanek, Mandel and Brezina, Algebraic multigrid by smoothed aggregation,
//! Computing 56 (1996), section 5: i and j are strongly connected when
//! |a_ij| > theta sqrt(a_ii a_jj), with theta = 0.08 / 2^level. Then, always by
//! rising number:
//!
//! ```text
//! 1. an i none of whose strong neighbours is taken founds an aggregate with all of them
//! 2. an i left over joins the aggregate, made in 1, of its strongest neighbour
//! 3. what is still left founds aggregates with the neighbours still left
//! ```
//!
//! An unknown without strong connections stays out: the smoother alone solves it.

use crate::error::{Error, filled};
use crate::krylov::precond::rows::View;
use crate::simd::Real;
use alloc::vec::Vec;

/// In no aggregate.
pub(super) const NONE: u32 = u32::MAX;
/// Marks those of pass 2 while it lasts.
const JOINED: u32 = 1 << 31;

/// What is strong in a matrix.
pub(super) struct Strength<T> {
    theta: T,
    /// Square roots of the diagonal: products of two of them do not overflow.
    root: Vec<T>,
}

impl<T: Real> Strength<T> {
    /// On a level, for a matrix with this diagonal.
    pub fn new(level: usize, diagonal: &[T]) -> Result<Strength<T>, Error> {
        let mut root = filled(diagonal.len(), T::ZERO)?;
        for (r, &d) in root.iter_mut().zip(diagonal) {
            // Zero where the row is all but zero: strong to whatever is there.
            *r = if d > T::ZERO { d.sqrt() } else { T::ZERO };
        }
        Ok(Strength { theta: T::from_f64(0.08 / (1u64 << level.min(60)) as f64), root })
    }

    /// Whether a_ij = v, not on the diagonal, is strong.
    #[inline(always)]
    pub fn strong(&self, i: usize, j: usize, v: T) -> bool {
        i != j && v.abs() > self.theta * self.root[i] * self.root[j]
    }
}

/// The aggregate of each unknown, and how many there are. Under 2^31 unknowns.
pub(super) fn aggregate<T: Real>(a: View<T>, strength: &Strength<T>) -> Result<(Vec<u32>, usize), Error> {
    let n = a.rows();
    if n >= JOINED as usize {
        return Err(Error::Memory);
    }
    let mut of = filled(n, NONE)?;
    let mut count = 0;
    let strong = |i: usize| a.row(i).filter(move |&(j, v)| strength.strong(i, j, v));
    for i in 0..n {
        if of[i] == NONE && strong(i).next().is_some() && strong(i).all(|(j, _)| of[j] == NONE) {
            of[i] = count;
            for (j, _) in strong(i) {
                of[j] = count;
            }
            count += 1;
        }
    }
    for i in 0..n {
        if of[i] != NONE {
            continue;
        }
        let (mut best, mut to) = (T::ZERO, NONE);
        for (j, v) in strong(i) {
            let relative = v.abs() / strength.root[j];
            if of[j] < JOINED && relative > best {
                (best, to) = (relative, of[j]);
            }
        }
        if to != NONE {
            of[i] = to | JOINED;
        }
    }
    for of in &mut of {
        if *of != NONE {
            *of &= !JOINED;
        }
    }
    for i in 0..n {
        if of[i] == NONE && strong(i).next().is_some() {
            of[i] = count;
            for (j, _) in strong(i) {
                if of[j] == NONE {
                    of[j] = count;
                }
            }
            count += 1;
        }
    }
    Ok((of, count as usize))
}
