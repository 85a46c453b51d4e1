//! y += alpha x (BLAS `axpy`) and x *= alpha (BLAS `scal`): a product and a
//! sum, each rounded, never fused. Unlike in BLAS alpha = 0 still multiplies:
//! 0 times infinity is NaN.
use super::map::{map0, map1};
use crate::simd::cells::{Input, cells};
use crate::simd::{Level, Real, block, dispatch};
use core::cell::Cell;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

#[simd]
fn axpy_cells<T: Real, S: Simd>(s: S, alpha: T, x: Input<T>, y: &[Cell<T>]) {
    let alpha = block::splat::<T, S>(s, alpha);
    map1(s, x, y, |y, x| y + alpha * x);
}

/// For solvers: x and y are apart.
#[inline(always)]
pub(crate) fn axpy<T: Real, S: Simd>(s: S, alpha: T, x: &[T], y: &mut [T]) {
    axpy_cells(s, alpha, x.into(), cells(y));
}

/// y = x + beta y, for solvers: x and y are apart.
#[simd]
pub(crate) fn xpby<T: Real, S: Simd>(s: S, x: &[T], beta: T, y: &mut [T]) {
    let beta = block::splat::<T, S>(s, beta);
    map1(s, x.into(), cells(y), |y, x| x + beta * y);
}

#[inline(always)]
fn scale<T: Real, S: Simd>(s: S, alpha: T, x: &[Cell<T>]) {
    let alpha = block::splat::<T, S>(s, alpha);
    map0(s, x, |x| x * alpha);
}

/// y[i] += alpha * x[i]; the shorter length counts; x may be y.
pub fn axpy_f32(level: Level, alpha: f32, x: &[Cell<f32>], y: &[Cell<f32>]) {
    dispatch!(level, s => axpy_cells(s, alpha, x.into(), y))
}
/// y[i] += alpha * x[i]; the shorter length counts; x may be y.
pub fn axpy_f64(level: Level, alpha: f64, x: &[Cell<f64>], y: &[Cell<f64>]) {
    dispatch!(level, s => axpy_cells(s, alpha, x.into(), y))
}
/// x[i] *= alpha.
pub fn scale_f32(level: Level, alpha: f32, x: &[Cell<f32>]) {
    dispatch!(level, s => scale(s, alpha, x))
}
/// x[i] *= alpha.
pub fn scale_f64(level: Level, alpha: f64, x: &[Cell<f64>]) {
    dispatch!(level, s => scale(s, alpha, x))
}
