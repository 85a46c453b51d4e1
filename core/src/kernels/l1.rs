//! Manhattan distance: subtract, clear the sign, add; bound by loads.
use crate::simd::{Real, block};
use fearless_simd::{Simd, SimdBase};
use fearless_simd_macros::simd;

#[simd]
pub(crate) fn l1<T: Real, S: Simd>(s: S, x: &[T], y: &[T]) -> T {
    let [mut sum] = block::padded2(s, x, y, |[acc], x, y| [acc + (x - y).abs()]);
    sum.sum_apart().canonical()
}

super::reduce2! {
    /// Sum of |x[i] - y[i]|; the shorter length counts.
    l1, l1_f32, l1_f64
}
