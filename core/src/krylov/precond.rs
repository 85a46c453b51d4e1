//! Preconditioners: z = M^-1 r.

use crate::error::{Error, filled};
use crate::kernels::mul;
use crate::simd::Real;
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

    /// The word in results.
    pub fn name(&self) -> &'static str {
        match self {
            Precond::None => "none",
            Precond::Jacobi(_) => "jacobi",
        }
    }

    /// M^-1 r, in z or, where M = I, in r itself.
    #[simd]
    pub(crate) fn apply<'v, S: Simd>(&self, s: S, r: &'v [T], z: &'v mut [T]) -> &'v [T] {
        match self {
            Precond::None => r,
            Precond::Jacobi(inverse) => {
                mul(s, r, inverse, z);
                z
            }
        }
    }

    /// Work units of one application to `n` values.
    pub(crate) fn work(&self, n: usize) -> u64 {
        match self {
            Precond::None => 0,
            Precond::Jacobi(_) => n as u64,
        }
    }
}
