//! Preconditioners: z = M^-1 r.
//!
//! | name | M | applied for | made for |
//! |---|---|---|---|
//! | `jacobi` | diagonal | n | n |
//! | `ssor` | triangles of A | nnz | 2 nnz |
//! | `ic0`, `ilu0` | incomplete factors without fill | nnz | rows of A times their length, again for each shift |
//! | `multigrid` | a V-cycle of smoothed aggregation | 3 to 4 nnz | 30 to 60 nnz |
//!
//! All are of sign * A. A setup is made by steps ([`Setup`]), or in one go by a
//! constructor of [`Precond`]; an application allocates nothing.

mod equilibrate;
mod ic0;
mod ilu0;
mod incomplete;
mod multigrid;
mod order;
mod rows;
mod setup;
mod split;
mod ssor;

pub use incomplete::Incomplete;
pub use multigrid::Multigrid;
pub use setup::{Kind, Setup};

use crate::error::{Error, filled};
use crate::kernels::mul;
use crate::simd::{Level, Real, dispatch};
use crate::sparse::Csr;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// A preconditioner.
pub enum Precond<T> {
    /// M = I.
    None,
    /// M = the diagonal of sign * A; its inverse is held.
    Jacobi(Vec<T>),
    /// SSOR, IC0 or ILU0.
    Incomplete(Incomplete<T>),
    /// Smoothed aggregation.
    Multigrid(Multigrid<T>),
}

impl<T: Real> Precond<T> {
    /// Jacobi for sign * A.
    ///
    /// # Errors
    /// A zero on the diagonal, or one so small that its inverse is not finite.
    pub fn jacobi(a: &Csr<T>, sign: T) -> Result<Precond<T>, Error> {
        let mut inverse = filled(a.rows(), T::ZERO)?;
        for (r, v) in inverse.iter_mut().enumerate() {
            *v = sign / a.get(r, r);
            if !v.is_finite() {
                let what = "precond jacobi divides by the diagonal, which is zero or tiny";
                return Err(Error::Structure { what, at: r });
            }
        }
        Ok(Precond::Jacobi(inverse))
    }

    /// SSOR for sign * A, 0 < omega < 2.
    ///
    /// # Errors
    /// Not square; omega; a zero on the diagonal; memory.
    pub fn ssor(a: &Csr<T>, sign: T, omega: f64) -> Result<Precond<T>, Error> {
        Setup::new(Kind::Ssor { omega }, a, sign, usize::MAX)?.all(a)
    }

    /// Incomplete Cholesky for sign * A, symmetric, its diagonal positive.
    ///
    /// # Errors
    /// Not square, not symmetric, a diagonal that is not positive; memory.
    pub fn ic0(a: &Csr<T>, sign: T) -> Result<Precond<T>, Error> {
        Setup::new(Kind::Ic0, a, sign, usize::MAX)?.all(a)
    }

    /// Incomplete LU for sign * A.
    ///
    /// # Errors
    /// Not square; factors that overflow; memory.
    pub fn ilu0(a: &Csr<T>, sign: T) -> Result<Precond<T>, Error> {
        Setup::new(Kind::Ilu0, a, sign, usize::MAX)?.all(a)
    }

    /// Smoothed-aggregation multigrid for sign * A, symmetric, its diagonal
    /// positive, within `room` bytes.
    ///
    /// # Errors
    /// Not square, not symmetric, found not to be positive definite; memory.
    pub fn multigrid(a: &Csr<T>, sign: T, room: usize) -> Result<Precond<T>, Error> {
        Setup::new(Kind::Multigrid, a, sign, room)?.all(a)
    }

    /// The word in results.
    pub fn name(&self) -> &'static str {
        match self {
            Precond::None => "none",
            Precond::Jacobi(_) => "jacobi",
            Precond::Incomplete(m) => m.name(),
            Precond::Multigrid(_) => "multigrid",
        }
    }

    /// M^-1 r, in z or, where M = I, in r itself.
    #[simd]
    pub(crate) fn apply<'v, S: Simd>(&self, s: S, r: &'v [T], z: &'v mut [T]) -> &'v [T] {
        match self {
            Precond::None => return r,
            Precond::Jacobi(inverse) => mul(s, r, inverse, z),
            _ => self.apply_plain(r, z),
        }
        z
    }

    /// What takes one row after the other, on every level alike: out of line,
    /// compiled once.
    #[inline(never)]
    fn apply_plain(&self, r: &[T], z: &mut [T]) {
        match self {
            Precond::Incomplete(m) => m.solve(r, z),
            Precond::Multigrid(m) => m.cycle(r, z),
            _ => {}
        }
    }

    /// Work units of one application to `n` values.
    pub(crate) fn work(&self, n: usize) -> u64 {
        match self {
            Precond::None => 0,
            Precond::Jacobi(_) => n as u64,
            Precond::Incomplete(m) => m.work(),
            Precond::Multigrid(m) => m.work(),
        }
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        match self {
            Precond::None => 0,
            Precond::Jacobi(inverse) => inverse.capacity() * size_of::<T>(),
            Precond::Incomplete(m) => m.bytes(),
            Precond::Multigrid(m) => m.bytes(),
        }
    }
}

macro_rules! plain {
    ($t:ident) => {
        impl Precond<$t> {
            /// z = M^-1 r.
            ///
            /// # Errors
            /// [`Error::Shape`]: r or z has not as many values as the matrix had rows.
            pub fn solve(&self, level: Level, r: &[$t], z: &mut [$t]) -> Result<(), Error> {
                let n = match self {
                    Precond::None => r.len(),
                    Precond::Jacobi(inverse) => inverse.len(),
                    Precond::Incomplete(m) => m.size(),
                    Precond::Multigrid(m) => m.size(),
                };
                for (what, have) in [("the length of r", r.len()), ("the length of z", z.len())] {
                    if have != n {
                        return Err(Error::Shape { what, have, want: n });
                    }
                }
                if let Precond::None = self {
                    z.copy_from_slice(r);
                } else {
                    dispatch!(level, s => _ = self.apply(s, r, z));
                }
                for z in z {
                    *z = z.canonical();
                }
                Ok(())
            }
        }
    };
}
plain!(f32);
plain!(f64);
