//! The coarsest level, solved outright: dense L D L^T by rows.
//!
//! Golub and Van Loan, Matrix Computations, 4th ed., section 4.1.2. At most
//! [`LIMIT`] unknowns, a third of a million multiply-adds: plain loops. A
//! pivot that is nothing but rounding belongs to a null space (constants, for a
//! Laplacian without boundary): the diagonal itself takes its place, so that M
//! stays definite.

use crate::error::{Error, filled};
use crate::krylov::precond::rows::View;
use crate::simd::Real;
use alloc::vec::Vec;

/// Most unknowns.
pub(super) const LIMIT: usize = 100;

/// The factors.
pub(super) struct Coarsest<T> {
    n: usize,
    /// L strictly below the diagonal, D^-1 on it.
    l: Vec<T>,
}

impl<T: Real> Coarsest<T> {
    /// Factors a symmetric matrix of at most [`LIMIT`] rows; its diagonal is given apart.
    pub fn new(a: View<T>, diagonal: &[T]) -> Result<Coarsest<T>, Error> {
        let n = a.rows();
        let mut l = filled(n.saturating_mul(n), T::ZERO)?;
        let tiny = T::from_f64(64.0) * T::EPSILON;
        for i in 0..n {
            let (above, own) = l.split_at_mut(i * n);
            let own = &mut own[..n];
            for (j, v) in a.row(i) {
                own[j] = v;
            }
            let given = diagonal[i];
            let mut d = given;
            for j in 0..i {
                let row = &above[j * n..j * n + n];
                // What stands left of j in this row is l_ik d_k until the row is done.
                let mut g = own[j];
                for (&have, &other) in own[..j].iter().zip(row) {
                    g -= have * other;
                }
                own[j] = g;
            }
            for j in 0..i {
                let scaled = own[j] * above[j * n + j];
                d -= scaled * own[j];
                own[j] = scaled;
            }
            let inverse = T::ONE / if d > tiny * given { d } else { given };
            own[i] = if inverse.is_finite() { inverse } else { T::ZERO };
        }
        Ok(Coarsest { n, l })
    }

    /// Work units of the factorisation.
    pub fn work(n: usize) -> u64 {
        (n * n * n / 6) as u64
    }

    /// x = A^-1 x.
    pub fn solve(&self, x: &mut [T]) {
        let rows = || self.l.chunks_exact(self.n.max(1)).enumerate();
        for (i, row) in rows() {
            let mut v = x[i];
            for (&l, &x) in row[..i].iter().zip(x.iter()) {
                v -= l * x;
            }
            x[i] = v;
        }
        for (i, row) in rows() {
            x[i] *= row[i];
        }
        for (i, row) in rows().rev() {
            let v = x[i];
            for (&l, x) in row[..i].iter().zip(x.iter_mut()) {
                *x -= l * v;
            }
        }
    }

    /// Unknowns.
    pub fn size(&self) -> usize {
        self.n
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        self.l.capacity() * size_of::<T>()
    }
}
