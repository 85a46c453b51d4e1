//! Squared Euclidean distance: subtract, multiply, add. Overflows where the
//! square does; compare distances, or take [`nrm2`](super::nrm2_f64) of a
//! difference, where that matters.
use crate::simd::{Real, block};
use fearless_simd::Simd;
use fearless_simd_macros::simd;

#[simd]
pub(crate) fn l2sq<T: Real, S: Simd>(s: S, x: &[T], y: &[T]) -> T {
    let [mut sum] = block::fold2(
        s,
        x,
        y,
        |[acc], x, y| {
            let d = x - y;
            [acc + d * d]
        },
        |[acc], x, y| {
            let d = x - y;
            [acc + d * d]
        },
    );
    sum.sum().canonical()
}

super::reduce2! {
    /// Sum of (x[i] - y[i])^2; the shorter length counts.
    l2sq, l2sq_f32, l2sq_f64
}
