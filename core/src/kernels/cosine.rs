//! Cosine similarity, x.y / (|x| |y|), in one walk over both vectors.
//!
//! Zero vectors have no direction: the answer is 0. A value that is not finite
//! makes it NaN. When a sum of squares overflowed or is so small that digits
//! may be lost, both vectors are scaled by powers of two and walked again, so
//! the scale of the input never matters. The answer is held to [-1, 1].
use super::{dot::dot, extremes::amax};
use crate::simd::{Real, block};
use fearless_simd::Simd;
use fearless_simd_macros::simd;

#[simd]
pub(crate) fn cosine<T: Real, S: Simd>(s: S, x: &[T], y: &[T]) -> T {
    let n = x.len().min(y.len());
    let (x, y) = (&x[..n], &y[..n]);
    let (xy, xx, yy) = products(s, x, y);
    if safe(xx) && safe(yy) && xy.is_finite() {
        return ratio(xy, xx, yy);
    }
    rescaled(s, x, y)
}

/// The same bits where x.x is known, as for one vector against many: each of
/// the three sums has an order of its own. Two dot products were measured to be
/// no slower than one walk with both sums, and are already there.
#[inline(always)]
pub(crate) fn cosine_given<T: Real, S: Simd>(s: S, x: &[T], xx: T, y: &[T]) -> T {
    let (xy, yy) = (dot(s, x, y), dot(s, y, y));
    if safe(xx) && safe(yy) && xy.is_finite() {
        return ratio(xy, xx, yy);
    }
    rescaled(s, x, y)
}

/// Neither overflowed nor lost digits to underflow.
#[inline(always)]
fn safe<T: Real>(v: T) -> bool {
    v >= T::SMALL_SQUARE && v.is_finite()
}

/// Where a sum was not safe.
#[simd]
fn rescaled<T: Real, S: Simd>(s: S, x: &[T], y: &[T]) -> T {
    let (mx, my) = (amax(s, x), amax(s, y));
    if !mx.is_finite() || !my.is_finite() {
        return T::NAN;
    }
    if mx == T::ZERO || my == T::ZERO {
        return T::ZERO;
    }
    let (xy, xx, yy) = scaled_products(x, y, mx.inverse_power_of_two(), my.inverse_power_of_two());
    ratio(xy, xx, yy)
}

/// x.y, x.x and y.y.
#[inline(always)]
fn products<T: Real, S: Simd>(s: S, x: &[T], y: &[T]) -> (T, T, T) {
    let [mut xy, mut xx, mut yy] = block::padded2(s, x, y, |[xy, xx, yy], x, y| [xy + x * y, xx + x * x, yy + y * y]);
    (xy.sum_apart(), xx.sum_apart(), yy.sum_apart())
}

/// The same of scaled vectors, in the order of the block. Rare: plain code.
fn scaled_products<T: Real>(x: &[T], y: &[T], cx: T, cy: T) -> (T, T, T) {
    let (mut xy, mut xx, mut yy) = (block::Lanes::new(), block::Lanes::new(), block::Lanes::new());
    for (i, (&x, &y)) in x.iter().zip(y).enumerate() {
        let (x, y) = (cx * x, cy * y);
        xy.add(i, x * y);
        xx.add(i, x * x);
        yy.add(i, y * y);
    }
    (xy.sum_apart(), xx.sum_apart(), yy.sum_apart())
}

fn ratio<T: Real>(xy: T, xx: T, yy: T) -> T {
    let c = xy / (xx.sqrt() * yy.sqrt());
    if c > T::ONE {
        T::ONE
    } else if c < -T::ONE {
        -T::ONE
    } else {
        c
    }
}

super::reduce2! {
    /// Cosine similarity in [-1, 1]; 0 when a vector is zero, NaN when a value
    /// is not finite; the shorter length counts.
    cosine, cosine_f32, cosine_f64
}
