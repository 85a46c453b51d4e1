//! SSOR(omega) as a preconditioner, for symmetric A (and any other whose
//! diagonal has no zero).
//!
//! ```text
//! M = 1 / (2 - omega) (D / omega + L) (D / omega)^-1 (D / omega + U)
//!   = (I + omega L D^-1) (D / (omega (2 - omega))) (I + omega D^-1 U)
//! ```
//!
//! Saad, Iterative Methods for Sparse Linear Systems, 2nd ed., section 10.2.
//! No factorisation can break down, nothing to find but omega: 1 is symmetric
//! Gauss-Seidel. The second form is a product a value, as of ILU0. Eisenstat's
//! trick, which saves the product with A, needs the method to know of it, and
//! was left out.

use super::incomplete::Incomplete;
use super::order::Order;
use super::rows::View;
use super::split::Split;
use crate::error::{Error, filled};
use crate::simd::Real;

/// Bytes for n rows and nnz values.
pub(super) fn bytes_of<T: Real>(n: usize, nnz: usize) -> usize {
    Split::<T>::bytes_of(n, nnz).saturating_add(n.saturating_mul(size_of::<T>()))
}

/// SSOR of a; about two work units a value.
pub(super) fn ssor<T: Real>(a: View<T>, omega: f64) -> Result<Incomplete<T>, Error> {
    if !(omega > 0.0 && omega < 2.0) {
        return Err(Error::Structure { what: "omega must lie between 0 and 2", at: 0 });
    }
    let mut split = Split::new(a, Order::waves(a)?)?;
    let (scale, omega) = (T::from_f64(omega * (2.0 - omega)), T::from_f64(omega));
    let Split { row, lower, upper, diagonal } = &mut split;
    let mut wrong = None;
    for (&c, l) in lower.col.iter().zip(&mut lower.val) {
        *l = omega * *l / diagonal[c as usize];
    }
    for (i, d) in diagonal.iter_mut().enumerate() {
        let range = upper.range(i);
        for u in &mut upper.val[range.clone()] {
            *u = omega * *u / *d;
        }
        *d = scale / *d;
        let sound = d.is_finite() && upper.val[range].iter().chain(&lower.val[lower.range(i)]).all(|v| v.is_finite());
        if !sound && wrong.is_none() {
            wrong = Some(row[i] as usize);
        }
    }
    match wrong {
        Some(at) => Err(Error::Structure { what: "precond ssor divides by the diagonal, which is zero or tiny", at }),
        None => {
            let workspace = filled(split.row.len(), T::ZERO)?;
            Ok(Incomplete::new("ssor", split, workspace))
        }
    }
}
