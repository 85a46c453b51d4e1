//! Sum: one addition an element, bound by loads. The error is at most
//! (n / lanes + log2(lanes)) eps times the sum of |x[i]|.
use crate::simd::{Real, block};
use fearless_simd::Simd;
use fearless_simd_macros::simd;

#[simd]
pub(crate) fn sum<T: Real, S: Simd>(s: S, x: &[T]) -> T {
    let [mut sum] = block::fold1(s, x, |[acc], x| [acc + x], |[acc], x| [acc + x]);
    sum.sum().canonical()
}

super::reduce1! {
    /// Sum of x; 0 for an empty one.
    sum, sum_f32, sum_f64
}
