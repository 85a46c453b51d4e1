//! min ||b - A x||_2 for an m x n matrix of any shape and rank.
//!
//! ```text
//! A P = Q R with columns exchanged, r = the diagonal elements of R above tol |r_00|
//! c = Q^T b; the residual is what c has after its first r values
//! basic:          x = P (R_11^-1 c_1, 0): r columns of A, the others unused
//! minimum norm:   (R_11 R_12)^T = Z (S, 0)^T, a second QR; x = P Z (S^-T c_1, 0)
//! ```
//!
//! Golub and Van Loan, Matrix Computations, 4th ed., sections 5.5.2 (complete
//! orthogonal decomposition) and 5.5.6 (basic solutions). Of full column rank
//! there is one answer, and no second QR. Without exchanges, blocked and faster, a
//! rank below n is refused as singular. Left out: weights, constraints.

use super::Qr;
use super::vectors::{dot, nrm2};
use crate::error::{Error, all_finite, filled};
use crate::kernels::axpy;
use crate::krylov::Reason;
use crate::simd::{Level, Real, dispatch};
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// A factorisation for least squares, finished or on its way.
pub struct LeastSquares<T> {
    qr: Qr<T>,
    pivoting: bool,
    tol: T,
    /// Once the first QR is done.
    rank: Option<usize>,
    /// That of (R_11 R_12)^T.
    second: Option<Qr<T>>,
    c: Vec<T>,
    y: Vec<T>,
}

impl<T: Real> LeastSquares<T> {
    /// Bytes it takes at the most, with the second factorisation.
    pub fn bytes(m: usize, n: usize, pivoting: bool) -> usize {
        let second = if pivoting { Qr::<T>::bytes(n, m.min(n), false) } else { 0 };
        Qr::<T>::bytes(m, n, pivoting)
            .saturating_add(second)
            .saturating_add(m.saturating_add(n).saturating_mul(size_of::<T>()))
    }

    /// Takes a copy of an m x n matrix by rows. `tol` is relative to the
    /// largest column; 0 stands for max(m, n) eps.
    ///
    /// # Errors
    /// [`Error::Shape`], [`Error::NotFinite`], [`Error::Memory`].
    pub fn new(m: usize, n: usize, a: &[T], pivoting: bool, tol: T) -> Result<LeastSquares<T>, Error> {
        all_finite("tol", &[tol])?;
        let tol = if tol > T::ZERO { tol } else { T::from_f64(m.max(n) as f64) * T::EPSILON };
        let qr = Qr::new(m, n, a, pivoting)?;
        let (c, y) = (filled(m, T::ZERO)?, filled(n, T::ZERO)?);
        // What the second factorisation may need, before the first is paid for.
        let second = if pivoting { Some(Qr::wide(n, m.min(n))?) } else { None };
        Ok(LeastSquares { qr, pivoting, tol, rank: None, second, c, y })
    }

    /// The rank of A at `tol`, once it is known.
    pub fn rank(&self) -> Option<usize> {
        self.rank
    }

    /// The first factorisation.
    pub fn qr(&self) -> &Qr<T> {
        &self.qr
    }

    /// The next step of the factorisation under way; true when a solve can be
    /// asked for, [`Reason::Singular`] when without exchanges the rank is below n.
    pub(crate) fn step<S: Simd>(&mut self, s: S) -> Result<bool, Reason> {
        let (m, n) = self.qr.shape();
        let rank = match self.rank {
            Some(rank) => rank,
            None => {
                if !self.qr.step(s)? {
                    return Ok(false);
                }
                let rank = self.qr.rank(self.tol);
                if !self.pivoting && (rank < n || m < n) {
                    return Err(Reason::Singular);
                }
                self.rank = Some(rank);
                if let Some(second) = &mut self.second {
                    second.reload(rank, &self.qr);
                }
                return Ok(rank == n);
            }
        };
        match &mut self.second {
            Some(second) if rank < n => second.step(s),
            _ => Ok(true),
        }
    }

    /// Work units of the next step.
    pub(crate) fn step_work(&self) -> u64 {
        match (&self.rank, &self.second) {
            (Some(_), Some(second)) => second.step_work(),
            _ => self.qr.step_work(),
        }
    }

    /// x, and the norm of the residual.
    #[inline(never)]
    #[simd]
    fn answer<S: Simd>(&mut self, s: S, minimum_norm: bool, b: &[T], x: &mut [T]) -> T {
        let (m, n) = self.qr.shape();
        let rank = self.rank.unwrap_or(0);
        self.c.copy_from_slice(b);
        self.qr.apply(s, true, &mut self.c);
        let (c, rest) = self.c.split_at_mut(rank);
        self.y.fill(T::ZERO);
        match &self.second {
            Some(second) if minimum_norm && rank < n => {
                for j in 0..rank {
                    let column = &second.columns()[j * n..];
                    self.y[j] = (c[j] - dot(s, &column[..j], &self.y[..j])) / column[j];
                }
                second.apply(s, false, &mut self.y);
            }
            _ => {
                for j in (0..rank).rev() {
                    let column = &self.qr.columns()[j * m..];
                    let v = c[j] / column[j];
                    self.y[j] = v;
                    axpy(s, -v, &column[..j], &mut c[..j]);
                }
            }
        }
        for (&column, y) in self.qr.order().iter().zip(&self.y) {
            x[column as usize] = y.canonical();
        }
        nrm2(s, rest)
    }
}

super::advance!(LeastSquares);

macro_rules! entries {
    ($t:ident) => {
        impl LeastSquares<$t> {
            /// The x that minimises ||b - A x||_2, and that norm. Below full column rank
            /// the one of smallest norm where asked, else the basic one.
            ///
            /// # Errors
            /// [`Error::Shape`], [`Error::NotFinite`]; [`Error::Unsupported`]:
            /// not all steps are done.
            pub fn solve(&mut self, level: Level, minimum_norm: bool, b: &[$t], x: &mut [$t]) -> Result<$t, Error> {
                let (m, n) = self.qr.shape();
                let rank = self.rank.unwrap_or(usize::MAX);
                let steps = self.second.as_ref().map_or(0, |second| second.done());
                if rank > n || rank < n && steps < rank {
                    return Err(Error::Unsupported { what: "a factorisation that is not finished" });
                }
                for (what, have, want) in [("b", b.len(), m), ("x", x.len(), n)] {
                    if have != want {
                        return Err(Error::Shape { what, have, want });
                    }
                }
                all_finite("b", b)?;
                Ok(dispatch!(level, s => self.answer(s, minimum_norm, b, x)))
            }
        }
    };
}
entries!(f32);
entries!(f64);
