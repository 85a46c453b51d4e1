//! Euclidean norm (BLAS `nrm2`), safe against overflow and underflow.
//!
//! The plain sum of squares is right whenever it neither overflowed nor came
//! out so small that squares may have vanished: nearly always, at the cost of
//! a dot product. Otherwise the vector is walked again: its largest magnitude
//! gives a power of two to scale by, which costs no digits.
use super::{dot::dot, extremes::amax};
use crate::simd::{Real, block};
use fearless_simd::Simd;
use fearless_simd_macros::simd;

#[simd]
pub(crate) fn nrm2<T: Real, S: Simd>(s: S, x: &[T]) -> T {
    nrm2_of(s, dot(s, x, x), x)
}

/// The norm of x whose plain sum of squares is known.
#[simd]
pub(crate) fn nrm2_of<T: Real, S: Simd>(s: S, squares: T, x: &[T]) -> T {
    if squares >= T::SMALL_SQUARE && squares.is_finite() {
        return squares.sqrt();
    }
    let largest = amax(s, x);
    if largest == T::ZERO || !largest.is_finite() {
        return largest;
    }
    let scale = largest.inverse_power_of_two();
    scaled_squares(x, scale).sqrt() / scale
}

/// Sum of (scale * x[i])^2, in the order of the block. Rare: plain code.
pub(crate) fn scaled_squares<T: Real>(x: &[T], scale: T) -> T {
    let mut lanes = block::Lanes::new();
    for (i, &v) in x.iter().enumerate() {
        let v = scale * v;
        lanes.add(i, v * v);
    }
    lanes.sum_apart()
}

super::reduce1! {
    /// Euclidean norm; infinite when a value is, NaN when one is NaN.
    nrm2, nrm2_f32, nrm2_f64
}
