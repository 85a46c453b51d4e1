//! Dot products and norms out of line: copies at every place that asks for
//! one were 1.2 KB of the room's 41 in wasm.

use crate::kernels;
use crate::simd::Real;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

#[inline(never)]
#[simd]
pub(super) fn dot<T: Real, S: Simd>(s: S, x: &[T], y: &[T]) -> T {
    kernels::dot(s, x, y)
}

#[inline(never)]
#[simd]
pub(super) fn nrm2<T: Real, S: Simd>(s: S, x: &[T]) -> T {
    kernels::nrm2(s, x)
}
