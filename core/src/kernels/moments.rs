//! Sum of magnitudes (BLAS `asum`), mean, variance, and how many values are
//! not zero. The variance takes two walks: one that subtracts sums of squares
//! loses every digit where the mean is large (Chan, Golub, LeVeque 1983).
use super::sum::sum;
use crate::simd::cells::Input;
use crate::simd::{Level, Real, block, dispatch};
use fearless_simd::{Select, Simd, SimdBase};
use fearless_simd_macros::simd;

#[simd]
pub(crate) fn asum<T: Real, S: Simd>(s: S, x: Input<T>) -> T {
    let [mut sum] = block::padded1(s, [T::ZERO], T::ZERO, x, |[acc], x| [acc + x.abs()]);
    sum.sum_apart().canonical()
}

#[simd]
pub(crate) fn mean<T: Real, S: Simd>(s: S, x: Input<T>) -> T {
    (sum(s, x) / T::from_f64(x.len() as f64)).canonical()
}

/// Sum of (x - mean)^2.
#[simd]
pub(crate) fn deviations<T: Real, S: Simd>(s: S, mean: T, x: Input<T>) -> T {
    let means = block::splat::<T, S>(s, mean);
    // The padding must add nothing; beside an infinite mean every value adds infinity.
    let pad = if mean.is_finite() { mean } else { T::ZERO };
    let [mut sum] = block::padded1(s, [T::ZERO], pad, x, |[acc], x| {
        let d = x - means;
        [acc + d * d]
    });
    sum.sum_apart()
}

#[simd]
pub(crate) fn variance<T: Real, S: Simd>(s: S, x: Input<T>) -> T {
    let mean = mean(s, x);
    (deviations(s, mean, x) / T::from_f64(x.len() as f64)).canonical()
}

/// Values with not |x| <= eps; a NaN counts.
#[simd]
fn count_nonzero<T: Real, S: Simd>(s: S, eps: T, x: &[T]) -> usize {
    // Counted in the lanes, where whole numbers are exact up to 2^24.
    const EXACT: usize = 1 << 24;
    let some_are_zero = eps >= T::ZERO;
    if !some_are_zero {
        return x.len();
    }
    let (bound, one, zero) = (block::splat::<T, S>(s, eps), block::splat(s, T::ONE), block::splat(s, T::ZERO));
    let mut count = 0.0;
    for x in x.chunks(EXACT) {
        let [mut lanes] =
            block::padded1(
                s,
                [T::ZERO],
                T::ZERO,
                x.into(),
                |[acc], x| [acc + x.abs().simd_le(bound).select(zero, one)],
            );
        count += lanes.sum_apart().to_f64();
    }
    count as usize
}

super::reduce1! {
    /// Sum of |x[i]|.
    asum, asum_f32, asum_f64
}
super::reduce1! {
    /// Mean; NaN for an empty x.
    mean, mean_f32, mean_f64
}
super::reduce1! {
    /// Variance of the values as a whole population, that is divided by n; NaN for an empty x.
    variance, variance_f32, variance_f64
}
/// How many values are NaN or greater than eps in magnitude.
pub fn count_nonzero_f32(level: Level, eps: f32, x: &[f32]) -> usize {
    dispatch!(level, s => count_nonzero(s, eps, x))
}
/// How many values are NaN or greater than eps in magnitude.
pub fn count_nonzero_f64(level: Level, eps: f64, x: &[f64]) -> usize {
    dispatch!(level, s => count_nonzero(s, eps, x))
}
