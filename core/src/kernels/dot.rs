//! Dot product (BLAS `dot`): a multiply and an add an element, not fused, so
//! that every level rounds alike; bound by loads. FMA would gain at most 1.5 %.
use crate::simd::{Real, block};
use fearless_simd::Simd;
use fearless_simd_macros::simd;

#[simd]
pub(crate) fn dot<T: Real, S: Simd>(s: S, x: &[T], y: &[T]) -> T {
    let [mut dot] = block::fold2(s, x, y, |[acc], x, y| [acc + x * y], |[acc], x, y| [acc + x * y]);
    dot.sum().canonical()
}

super::reduce2! {
    /// Dot product; the shorter length counts.
    dot, dot_f32, dot_f64
}
