//! Largest magnitude. `max` instructions differ between machines in what they
//! make of NaN, so this compares and selects, and looks for NaN beside it: a
//! NaN anywhere is the answer. A maximum has no rounding, so its order is free.
use crate::simd::{Real, block};
use fearless_simd::{Select, Simd, SimdBase};
use fearless_simd_macros::simd;

#[simd]
#[allow(clippy::eq_op)] // false for NaN
pub(crate) fn amax<T: Real, S: Simd>(s: S, x: &[T]) -> T {
    let nan = block::splat::<T, S>(s, T::NAN);
    let [mut max, mut unordered] = block::fold1(
        s,
        [T::ZERO; 2],
        x,
        |[max, unordered], x| {
            let a = x.abs();
            [a.simd_gt(max).select(a, max), x.simd_eq(x).select(unordered, nan)]
        },
        |[max, unordered], x| {
            let a = x.abs();
            [if a > max { a } else { max }, if x == x { unordered } else { T::NAN }]
        },
    );
    if unordered.sum_apart() == T::ZERO { max.fold(|a, b| if b > a { b } else { a }) } else { T::NAN }
}

super::reduce1! {
    /// Largest |x[i]|; 0 for an empty one; NaN when one is NaN.
    amax, amax_f32, amax_f64
}
