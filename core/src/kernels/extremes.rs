//! Smallest and largest value, largest magnitude, and where the first two
//! stand. `max` instructions differ between machines in what they make of NaN
//! and of signed zeros, so values are compared and selected, and NaN is looked
//! for beside it: a NaN anywhere is the answer, as in numpy; of +0 and -0 the
//! first met in its lane stays, so that levels agree. No rounding: the order is free.
//!
//! The place is found by a second walk, for the value that the first one found:
//! cheaper than carrying indices along, and it mostly stops early.
use crate::simd::block::{self, splat};
use crate::simd::{Level, Real, dispatch};
use fearless_simd::{Select, Simd, SimdBase, SimdMask};
use fearless_simd_macros::simd;

/// What is largest.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Value,
    Negative,
    Magnitude,
}

/// The largest x, -x or |x|; -infinity for none.
#[simd]
fn largest<T: Real, S: Simd>(s: S, of: Of, x: &[T]) -> T {
    let Some(&first) = x.first() else { return -T::INFINITY };
    let (nan, sign) = (splat::<T, S>(s, T::NAN), splat::<T, S>(s, if of == Of::Negative { -T::ONE } else { T::ONE }));
    let magnitude = splat::<T, S>(s, if of == Of::Magnitude { T::ONE } else { T::ZERO }).simd_gt(splat(s, T::ZERO));
    let [mut best, mut unordered] =
        block::padded1(s, [-T::INFINITY, T::ZERO], first, x.into(), |[best, unordered], x| {
            let v = magnitude.select(x.abs(), x * sign);
            [v.simd_gt(best).select(v, best), x.simd_eq(x).select(unordered, nan)]
        });
    if unordered.sum_apart() == T::ZERO { best.fold(|a, b| if b > a { b } else { a }) } else { T::NAN }
}

/// Largest |x[i]|, 0 for none.
#[inline(always)]
pub(crate) fn amax<T: Real, S: Simd>(s: S, x: &[T]) -> T {
    if x.is_empty() { T::ZERO } else { largest(s, Of::Magnitude, x) }
}

#[inline(always)]
pub(crate) fn max<T: Real, S: Simd>(s: S, x: &[T]) -> T {
    largest(s, Of::Value, x)
}

#[inline(always)]
fn min<T: Real, S: Simd>(s: S, x: &[T]) -> T {
    (-largest(s, Of::Negative, x)).canonical()
}

/// The first place of a value, or of a NaN.
#[simd]
#[allow(clippy::eq_op)] // false for NaN
fn place<T: Real, S: Simd>(s: S, value: T, x: &[T]) -> Option<usize> {
    let values = splat::<T, S>(s, value);
    let mut from = 0;
    for chunk in x.chunks_exact(T::LANES) {
        let v = block::load::<T, S>(s, chunk);
        if (v.simd_eq(values) | !v.simd_eq(v)).any_true() {
            break;
        }
        from += T::LANES;
    }
    x[from..].iter().position(|&v| v == value || v != v).map(|at| from + at)
}

super::reduce1! {
    /// Largest |x[i]|; 0 for an empty one; NaN when one is NaN.
    amax, amax_f32, amax_f64
}
super::reduce1! {
    /// Largest value; -infinity for none; NaN when one is NaN.
    max, max_f32, max_f64
}
super::reduce1! {
    /// Smallest value; infinity for none; NaN when one is NaN.
    min, min_f32, min_f64
}

macro_rules! places {
    ($t:ident, $argmin:ident, $argmax:ident) => {
        /// The first place of the smallest value, or of a NaN; `None` for an empty x.
        pub fn $argmin(level: Level, x: &[$t]) -> Option<usize> {
            dispatch!(level, s => place(s, min(s, x), x))
        }
        /// The first place of the largest value, or of a NaN; `None` for an empty x.
        pub fn $argmax(level: Level, x: &[$t]) -> Option<usize> {
            dispatch!(level, s => place(s, max(s, x), x))
        }
    };
}
places!(f32, argmin_f32, argmax_f32);
places!(f64, argmin_f64, argmax_f64);
