//! Sum and dot product as if computed in twice the precision and then rounded:
//! Sum2 and Dot2 of Ogita, Rump and Oishi, Accurate Sum and Dot Product, SIAM J.
//! Sci. Comput. 26 (2005). Every addition's rounding error, found exactly by
//! Knuth's TwoSum, and every product's, by Dekker's TwoProduct, is summed beside
//! the result. Each lane of the block does so by itself; then the lanes are
//! added in their order the same way. Sum2 is Kahan's sum as Neumaier mended it.
//!
//! Error: |result - exact| <= eps |exact| + n^2 eps^2 sum|terms|, while no
//! product underflows. About 6 and 24 flops an element. TwoProduct splits its
//! factors, which overflows near the largest numbers; where the compensated
//! result is not finite, the plain one is given.
use super::{dot::dot, sum::sum};
use crate::simd::block::Lanes;
use crate::simd::cells::Input;
use crate::simd::{Real, block};
use core::ops::{Add, Mul, Sub};
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// a + b and the rounding error of it.
#[inline(always)]
fn two_sum<V: Copy + Add<Output = V> + Sub<Output = V>>(a: V, b: V) -> (V, V) {
    let sum = a + b;
    let z = sum - a;
    (sum, (a - (sum - z)) + (b - z))
}

/// The upper and the lower half of the digits.
#[inline(always)]
fn split<V: Copy + Sub<Output = V> + Mul<Output = V>>(splitter: V, a: V) -> (V, V) {
    let c = splitter * a;
    let high = c - (c - a);
    (high, a - high)
}

/// a b and the rounding error of it.
#[inline(always)]
fn two_product<V: Copy + Sub<Output = V> + Mul<Output = V>>(splitter: V, a: V, b: V) -> (V, V) {
    let product = a * b;
    let ((ah, al), (bh, bl)) = (split(splitter, a), split(splitter, b));
    (product, al * bl - (((product - ah * bh) - al * bh) - ah * bl))
}

/// The lanes' sums and errors as one number.
#[inline(never)]
fn join<T: Real>(mut sums: Lanes<T>, mut errors: Lanes<T>) -> T {
    let (mut sum, mut error) = (T::ZERO, T::ZERO);
    for (&mut s, &mut e) in sums.values().iter_mut().zip(errors.values()) {
        let (next, lost) = two_sum(sum, s);
        (sum, error) = (next, error + (e + lost));
    }
    sum + error
}

#[simd]
fn sum2<T: Real, S: Simd>(s: S, x: Input<T>) -> T {
    let [sums, errors] = block::padded1(s, [T::ZERO; 2], T::ZERO, x, |[sum, error], x| {
        let (sum, lost) = two_sum(sum, x);
        [sum, error + lost]
    });
    let result = join(sums, errors);
    if result.is_finite() { result } else { sum(s, x) }
}

#[simd]
fn dot2<T: Real, S: Simd>(s: S, x: &[T], y: &[T]) -> T {
    let splitter = block::splat::<T, S>(s, T::SPLITTER);
    let [sums, errors] = block::padded2(s, x, y, |[sum, error], x, y| {
        let (product, rounded) = two_product(splitter, x, y);
        let (sum, lost) = two_sum(sum, product);
        [sum, error + (lost + rounded)]
    });
    let result = join(sums, errors);
    if result.is_finite() { result } else { dot(s, x, y) }
}

super::reduce1! {
    /// Sum as if in twice the precision (Sum2; Kahan's sum as Neumaier mended it).
    sum2, sum2_f32, sum2_f64
}
super::reduce2! {
    /// Dot product as if in twice the precision (Dot2); the shorter length counts.
    dot2, dot2_f32, dot2_f64
}
