//! Plane rotations of vectors, and what makes a decomposition unique: the order
//! of its vectors and their signs.

use crate::simd::Real;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// (x, y) = (c x - s y, s x + c y), rows p < q of vectors of `len` values.
#[inline(never)]
#[simd]
pub(super) fn rotate<T: Real, S: Simd>(s: S, a: &mut [T], len: usize, [p, q]: [usize; 2], [c, sn]: [T; 2]) {
    let _ = s;
    let (low, high) = a.split_at_mut(q * len);
    for (x, y) in low[p * len..(p + 1) * len].iter_mut().zip(&mut high[..len]) {
        let (vx, vy) = (*x, *y);
        *x = c * vx - sn * vy;
        *y = sn * vx + c * vy;
    }
}

/// sqrt(a^2 + b^2) without needless overflow and underflow.
pub(super) fn hypot<T: Real>(a: T, b: T) -> T {
    let (a, b) = (a.abs(), b.abs());
    let (large, small) = if a > b { (a, b) } else { (b, a) };
    if small == T::ZERO {
        return large;
    }
    let ratio = small / large;
    large * (T::ONE + ratio * ratio).sqrt()
}

/// Exchanges vectors i and j.
pub(super) fn exchange<T>(a: &mut [T], len: usize, i: usize, j: usize) {
    if i != j {
        let (low, high) = a.split_at_mut(i.max(j) * len);
        let first = i.min(j) * len;
        low[first..first + len].swap_with_slice(&mut high[..len]);
    }
}

/// Whether the sign is to change: the value of largest magnitude (the first of equals) is negative.
pub(super) fn points_down<T: Real>(v: &[T]) -> bool {
    let mut largest = T::ZERO;
    for &v in v {
        if v.abs() > largest.abs() {
            largest = v;
        }
    }
    largest < T::ZERO
}

/// v = -v.
pub(super) fn flip<T: Real>(v: &mut [T]) {
    for v in v {
        *v = -*v;
    }
}
