//! The prolongator: the constant over each aggregate, smoothed once by Jacobi.
//!
//! ```text
//! P = (I - omega D_F^-1 A_F) T,   omega = (4/3) / rho(D_F^-1 A_F)
//! ```
//!
//! Vanek, Mandel and Brezina 1996, section 5. T has a one where unknown i is
//! in aggregate J. A_F is A without its weak connections, which are added to
//! the diagonal, so that A_F and A agree on constants. rho is bounded by
//! Gershgorin's circles, which on a Laplacian is its value; where they say
//! more than 2.2, sixteen steps of the power method tell it better (they come
//! from below: a tenth is added).

use super::aggregate::{NONE, Strength};
use crate::error::{Error, filled};
use crate::krylov::precond::rows::{Rows, View};
use crate::simd::Real;
use alloc::vec::Vec;

/// Gershgorin's bound is taken up to here.
const TRUSTED: f64 = 2.2;
/// Steps of the power method.
const STEPS: u32 = 16;

/// D_F^-1, and the bound on the radius of D_F^-1 A_F.
fn filtered<T: Real>(a: View<T>, strength: &Strength<T>, diagonal: &[T]) -> Result<(Vec<T>, T), Error> {
    let mut inverse = filled(a.rows(), T::ZERO)?;
    let mut radius = T::ZERO;
    for (i, (inverse, &d)) in inverse.iter_mut().zip(diagonal).enumerate() {
        let (mut own, mut around) = (d, T::ZERO);
        for (j, v) in a.row(i) {
            if strength.strong(i, j, v) {
                around += v.abs();
            } else if j != i {
                own += v;
            }
        }
        // Weak connections that are not weak all together leave the diagonal as it was.
        if own <= T::from_f64(0.1) * d {
            own = d;
        }
        *inverse = if own > T::ZERO { T::ONE / own } else { T::ZERO };
        let circle = T::ONE + around * *inverse;
        if circle > radius {
            radius = circle;
        }
    }
    Ok((inverse, radius))
}

/// The largest eigenvalue of D_F^-1 A_F by the power method, from below.
fn power<T: Real>(a: View<T>, strength: &Strength<T>, inverse: &[T]) -> Result<T, Error> {
    let n = a.rows();
    let (mut x, mut y) = (filled(n, T::ZERO)?, filled(n, T::ZERO)?);
    for (i, x) in x.iter_mut().enumerate() {
        // Both signs and many sizes, the same everywhere: Weyl's sequence of the golden ratio.
        let bits = (i as u32).wrapping_mul(0x9E37_79B9) >> 8;
        *x = T::from_f64(f64::from(bits) / f64::from(1u32 << 24) - 0.5);
    }
    let mut radius = T::ZERO;
    for _ in 0..STEPS {
        let mut largest = T::ZERO;
        for (i, y) in y.iter_mut().enumerate() {
            let mut sum = T::ZERO;
            for (j, v) in a.row(i) {
                if strength.strong(i, j, v) {
                    sum += v * x[j];
                }
            }
            *y = x[i] + inverse[i] * sum;
            if y.abs() > largest {
                largest = y.abs();
            }
        }
        // x has a largest magnitude of 1 from the second step on.
        radius = largest;
        if !(largest > T::ZERO && largest.is_finite()) {
            break;
        }
        for (x, &y) in x.iter_mut().zip(&y) {
            *x = y / largest;
        }
    }
    Ok(radius)
}

/// P, by rows; `work` counts.
pub(super) fn prolongator<T: Real>(
    a: View<T>,
    strength: &Strength<T>,
    diagonal: &[T],
    of: &[u32],
    work: &mut u64,
) -> Result<Rows<T>, Error> {
    let n = a.rows();
    let (inverse, mut radius) = filtered(a, strength, diagonal)?;
    if radius > T::from_f64(TRUSTED) {
        let below = T::from_f64(1.1) * power(a, strength, &inverse)?;
        if below > T::ONE && below < radius {
            radius = below;
        }
        *work += u64::from(STEPS) * a.nnz() as u64;
    }
    let omega = T::from_f64(4.0 / 3.0) / radius;
    let mut p = Rows::with_capacity(n, n.saturating_mul(2))?;
    for i in 0..n {
        let start = p.col.len();
        p.reserve(a.row(i).count() + 1)?;
        let mut add = |c: u32, v: T| {
            // A row has a handful of aggregates: looking through them costs less than a table.
            match p.col[start..].iter().position(|&have| have == c) {
                Some(at) => p.val[start + at] += v,
                None => p.push(c, v),
            }
        };
        if of[i] != NONE {
            add(of[i], T::ONE - omega);
        }
        for (j, v) in a.row(i) {
            if strength.strong(i, j, v) && of[j] != NONE {
                add(of[j], -omega * (v * inverse[i]));
            }
        }
        p.end_row();
    }
    *work += 3 * a.nnz() as u64;
    Ok(p)
}
