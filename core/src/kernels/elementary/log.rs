//! log(x) as in FreeBSD's e_log.c: x = 2^k (1 + f) with 1 + f between
//! sqrt(1/2) and sqrt(2), s = f / (2 + f), log(1 + f) = f - f^2/2 +
//! s (f^2/2 + R(s^2)), plus k ln 2 in two parts. Subnormal numbers are scaled
//! up first. Cost: about 30 operations and a division a vector.
use super::{Constants, Elementary, horner};
use crate::simd::block::splat_vector;
use fearless_simd::{Select, Simd, SimdBase, SimdFloat};
use fearless_simd_macros::simd;

#[simd]
pub(super) fn log<T: Elementary, S: Simd>(s: S, k: &'static Constants<T>, x: T::Vector<S>) -> T::Vector<S> {
    let c = |v: T| splat_vector::<T, S>(s, v);
    let small = x.simd_lt(c(k.normal));
    let scaled = small.select(x * c(k.integer), x);
    let bias = small.select(c(k.integer_bias) + c(k.mantissa), c(k.integer_bias));

    let u = scaled.to_bits() + c(k.to_one).to_bits();
    let float = |bits| <T::Vector<S> as SimdFloat<S>>::from_bits(bits);
    let n = float((u >> T::MANTISSA) | c(k.integer).to_bits()) - bias;
    let f = float((u & c(k.fraction).to_bits()) + c(k.sqrt_half).to_bits()) - c(k.one);

    let q = f / (c(k.two) + f);
    let z = q * q;
    let half_square = c(k.half) * f * f;
    let r = z * horner(s, z, &k.log_p, T::LOG_TERMS);
    let y = q * (half_square + r) + n * c(k.log_ln2[1]) - half_square + f + n * c(k.log_ln2[0]);

    // What is not a positive finite number: infinity and NaN are their own logarithm.
    let y = x.simd_lt(c(k.infinity)).select(y, x);
    let y = x.simd_lt(c(T::ZERO)).select(c(T::NAN), y);
    x.simd_eq(c(T::ZERO)).select(-c(k.infinity), y)
}

/// log(1 + x) for x in [0, 1]: what the rounding of 1 + x lost is added
/// again, which is off by less than an ULP since it is so much smaller.
#[inline(always)]
pub(super) fn log1p<T: Elementary, S: Simd>(s: S, k: &'static Constants<T>, x: T::Vector<S>) -> T::Vector<S> {
    let one = splat_vector::<T, S>(s, k.one);
    let w = one + x;
    T::log(s, k, w) + (x - (w - one))
}
