//! add, sub, mul: one rounding an element, bound by loads and stores. Operands
//! are cells, so that out may be x or y.
use super::map::map2;
use crate::simd::cells::Input;
use crate::simd::{Level, Real, dispatch};
use core::cell::Cell;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

macro_rules! arith {
    ($($(#[$doc:meta])* $name:ident, $f32:ident, $f64:ident, $op:tt;)*) => { $(
        #[simd]
        pub(crate) fn $name<T: Real, S: Simd>(s: S, x: Input<T>, y: Input<T>, out: &[Cell<T>]) {
            map2(s, x, y, out, |x, y| x $op y);
        }
        $(#[$doc])* pub fn $f32(level: Level, x: &[Cell<f32>], y: &[Cell<f32>], out: &[Cell<f32>]) {
            dispatch!(level, s => $name(s, x.into(), y.into(), out))
        }
        $(#[$doc])* pub fn $f64(level: Level, x: &[Cell<f64>], y: &[Cell<f64>], out: &[Cell<f64>]) {
            dispatch!(level, s => $name(s, x.into(), y.into(), out))
        }
    )* };
}
arith! {
    /// out[i] = x[i] + y[i]; the shortest length counts; out may be x or y.
    add, add_f32, add_f64, +;
    /// out[i] = x[i] - y[i]; the shortest length counts; out may be x or y.
    sub, sub_f32, sub_f64, -;
    /// out[i] = x[i] * y[i]; the shortest length counts; out may be x or y.
    mul, mul_f32, mul_f64, *;
}
