//! Largest magnitude. `max` instructions differ between machines in what they
//! make of NaN, so this compares and selects, and looks for NaN beside it: a
//! NaN anywhere is the answer. A maximum has no rounding, so its order is free.
use crate::simd::{Real, block};
use fearless_simd::{Select, Simd, SimdBase, SimdMask};
use fearless_simd_macros::simd;

#[simd]
pub(crate) fn amax<T: Real, S: Simd>(s: S, x: &[T]) -> T {
    let zero = block::splat(s, T::ZERO);
    let ordered = zero.simd_eq(zero);
    let (max, ordered) = block::fold1(s, x, (zero, ordered), |(max, ordered), x| {
        let a = x.abs();
        (a.simd_gt(max).select(a, max), ordered & x.simd_eq(x))
    });
    if !ordered.all_true() {
        return T::NAN;
    }
    block::tree::<T, S>(max, |a, b| if b > a { b } else { a })
}

super::reduce1! {
    /// Largest |x[i]|; 0 for an empty one; NaN when one is NaN.
    amax, amax_f32, amax_f64
}
