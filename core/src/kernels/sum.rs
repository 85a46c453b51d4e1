//! Sum: one addition an element, bound by loads. The error is at most
//! (n / lanes + log2(lanes)) eps times the sum of |x[i]|.
use crate::simd::{Real, block};
use fearless_simd::Simd;

#[inline(always)]
pub(crate) fn sum<T: Real, S: Simd>(s: S, x: &[T]) -> T {
    let acc = block::fold1(s, x, block::splat(s, T::ZERO), |acc, x| acc + x);
    block::tree::<T, S>(acc, |a, b| a + b).canonical()
}

super::reduce1! {
    /// Sum of x; 0 for an empty one.
    sum, sum_f32, sum_f64
}
