//! Smallest and largest value, and where they stand. As in amax, values are
//! compared and selected, never given to a `min` or `max` instruction, whose NaN
//! and signed zeros differ between machines. A NaN anywhere is the answer, as
//! in numpy; of +0 and -0 the first met in its lane stays, so that levels agree.
//!
//! The place is found by a second walk, for the value that the first one found:
//! cheaper than carrying indices along, and it mostly stops early.
use crate::simd::{Level, Real, block, dispatch};
use fearless_simd::{Select, Simd, SimdBase, SimdMask};
use fearless_simd_macros::simd;

/// max, or min by the sign: the largest of sign * x, times sign.
#[simd]
#[allow(clippy::eq_op)] // false for NaN
fn extreme<T: Real, S: Simd>(s: S, sign: T, x: &[T]) -> T {
    let (nan, signs) = (block::splat::<T, S>(s, T::NAN), block::splat::<T, S>(s, sign));
    let [mut best, mut unordered] = block::fold1(
        s,
        [-T::INFINITY, T::ZERO],
        x,
        |[best, unordered], x| {
            let v = x * signs;
            [v.simd_gt(best).select(v, best), x.simd_eq(x).select(unordered, nan)]
        },
        |[best, unordered], x| {
            let v = x * sign;
            [if v > best { v } else { best }, if x == x { unordered } else { T::NAN }]
        },
    );
    if unordered.sum_apart() == T::ZERO { best.fold(|a, b| if b > a { b } else { a }) * sign } else { T::NAN }
}

/// The first place of the extreme, or of a NaN.
#[simd]
#[allow(clippy::eq_op)] // false for NaN
fn place<T: Real, S: Simd>(s: S, sign: T, x: &[T]) -> Option<usize> {
    let best = extreme(s, sign, x);
    let bests = block::splat::<T, S>(s, best);
    let is = |v: T| v == best || v != v;
    let mut from = 0;
    for chunk in x.chunks_exact(T::LANES) {
        let v = block::load::<T, S>(s, chunk);
        if (v.simd_eq(bests) | !v.simd_eq(v)).any_true() {
            break;
        }
        from += T::LANES;
    }
    x[from..].iter().position(|&v| is(v)).map(|at| from + at)
}

macro_rules! plain {
    ($t:ident, $min:ident, $max:ident, $argmin:ident, $argmax:ident) => {
        /// Smallest value; infinity for none; NaN when one is NaN.
        pub fn $min(level: Level, x: &[$t]) -> $t {
            dispatch!(level, s => extreme(s, -1.0, x))
        }
        /// Largest value; -infinity for none; NaN when one is NaN.
        pub fn $max(level: Level, x: &[$t]) -> $t {
            dispatch!(level, s => extreme(s, 1.0, x))
        }
        /// The first place of the smallest value, or of a NaN; `None` for an empty x.
        pub fn $argmin(level: Level, x: &[$t]) -> Option<usize> {
            dispatch!(level, s => place(s, -1.0, x))
        }
        /// The first place of the largest value, or of a NaN; `None` for an empty x.
        pub fn $argmax(level: Level, x: &[$t]) -> Option<usize> {
            dispatch!(level, s => place(s, 1.0, x))
        }
    };
}
plain!(f32, min_f32, max_f32, argmin_f32, argmax_f32);
plain!(f64, min_f64, max_f64, argmin_f64, argmax_f64);
