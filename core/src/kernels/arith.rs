//! Arithmetic, one rounding an element, bound by loads and stores: add, sub,
//! mul, div, scale (BLAS `scal`), axpy, axpby, abs, neg, clamp, sqrt and the
//! difference of neighbours. Nothing is fused, and unlike in BLAS a factor of
//! 0 still multiplies: 0 times infinity is NaN.
use super::map::{maps, walk};
use crate::simd::cells::cells;
use crate::simd::{Level, Real, dispatch};
use core::cell::Cell;
use fearless_simd::{Select, Simd, SimdBase, SimdFloat};

maps! { Real:
    /// out[i] = x[i] + y[i]; the shortest length counts; out may be x or y.
    add_blocks, add_f32, add_f64 [] (x y) blocks |s| |x, y| x + y;
    /// out[i] = x[i] - y[i]; the shortest length counts; out may be x or y.
    sub_blocks, sub_f32, sub_f64 [] (x y) blocks |s| |x, y| x - y;
    /// out[i] = x[i] * y[i]; the shortest length counts; out may be x or y.
    mul_blocks, mul_f32, mul_f64 [] (x y) blocks |s| |x, y| x * y;
    /// out[i] = x[i] / y[i]; the shortest length counts; out may be x or y.
    div_blocks, div_f32, div_f64 [] (x y) vectors |s| |x, y| x / y;
    /// out[i] = alpha * x[i] + beta * y[i]; the shortest length counts; out may be x or y.
    axpby_blocks, axpby_f32, axpby_f64 [alpha beta] (x y) blocks |s| |x, y| alpha * x + beta * y;
    /// out[i] = |x[i]|; out may be x.
    abs_blocks, abs_f32, abs_f64 [] (x) vectors |s| |x| x.abs();
    /// out[i] = -x[i]; out may be x.
    neg_blocks, neg_f32, neg_f64 [] (x) vectors |s| |x| -x;
    /// out[i] = the value nearest to x[i] between low and high; NaN stays NaN; out may be x.
    clamp_blocks, clamp_f32, clamp_f64 [low high] (x) vectors |s| |x| {
        let x = x.simd_lt(low).select(low, x);
        x.simd_gt(high).select(high, x)
    };
    /// out[i] = the square root of x[i], correctly rounded; NaN below zero; out may be x.
    sqrt_blocks, sqrt_f32, sqrt_f64 [] (x) vectors |s| |x| x.sqrt();
    scale_blocks [alpha] (x) blocks |s| |x| x * alpha;
    axpy_blocks [alpha] (x y) blocks |s| |x, y| y + alpha * x;
    xpby_blocks [beta] (x y) blocks |s| |x, y| x + beta * y;
}

/// y += alpha x, for solvers: x and y are apart.
#[inline(always)]
pub(crate) fn axpy<T: Real, S: Simd>(s: S, alpha: T, x: &[T], y: &mut [T]) {
    let y = cells(y);
    walk(s, axpy_blocks::<T, S>, [alpha, T::ZERO], x.into(), y.into(), y);
}

/// y = x + beta y, for solvers: x and y are apart.
#[inline(always)]
pub(crate) fn xpby<T: Real, S: Simd>(s: S, x: &[T], beta: T, y: &mut [T]) {
    let y = cells(y);
    walk(s, xpby_blocks::<T, S>, [beta, T::ZERO], x.into(), y.into(), y);
}

/// y = alpha x + beta y, for solvers: x and y are apart.
#[inline(always)]
pub(crate) fn axpby<T: Real, S: Simd>(s: S, alpha: T, x: &[T], beta: T, y: &mut [T]) {
    let y = cells(y);
    walk(s, axpby_blocks::<T, S>, [alpha, beta], x.into(), y.into(), y);
}

/// out = x y element by element, for solvers: apart.
#[inline(always)]
pub(crate) fn mul<T: Real, S: Simd>(s: S, x: &[T], y: &[T], out: &mut [T]) {
    walk(s, mul_blocks::<T, S>, [T::ZERO; 2], x.into(), y.into(), cells(out));
}

macro_rules! in_place {
    ($t:ident, $axpy:ident, $scale:ident, $diff:ident) => {
        /// y[i] += alpha * x[i]; the shorter length counts; x may be y.
        pub fn $axpy(level: Level, alpha: $t, x: &[Cell<$t>], y: &[Cell<$t>]) {
            dispatch!(level, s => walk(s, axpy_blocks::<$t, _>, [alpha, 0.0], x.into(), y.into(), y))
        }
        /// x[i] *= alpha.
        pub fn $scale(level: Level, alpha: $t, x: &[Cell<$t>]) {
            dispatch!(level, s => walk(s, scale_blocks::<$t, _>, [alpha, 0.0], x.into(), x.into(), x))
        }
        /// out[i] = x[i + 1] - x[i]: one value less than x has; nothing for an empty x.
        pub fn $diff(level: Level, x: &[$t], out: &mut [$t]) {
            let n = x.len().saturating_sub(1).min(out.len());
            let (next, here) = (x.get(1..).unwrap_or_default(), x);
            dispatch!(level, s => walk(s, sub_blocks::<$t, _>, [0.0; 2], next.into(), here.into(), cells(&mut out[..n])))
        }
    };
}
in_place!(f32, axpy_f32, scale_f32, diff_f32);
in_place!(f64, axpy_f64, scale_f64, diff_f64);
