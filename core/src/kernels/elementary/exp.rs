//! e^x as in FreeBSD's e_exp.c, without branches: x = k ln 2 + r with |r| at
//! most ln 2 / 2, e^r = 1 + r + r c / (2 - c) with c = r - r^2 P(r^2), times 2^k.
//!
//! 2^k is applied as two factors, each normal: the first product is exact, so
//! that a subnormal result is rounded once. A number of integer size is
//! rounded by adding 1.5 * 2^mantissa; its low bits then hold k. Cost: about
//! 20 operations and a division a vector.
use super::{Constants, Elementary, horner};
use crate::simd::block::splat_vector;
use fearless_simd::{Select, Simd, SimdBase, SimdFloat};
use fearless_simd_macros::simd;

/// The one copy that other kernels call.
#[simd]
pub(super) fn exp<T: Elementary, S: Simd>(s: S, k: &'static Constants<T>, x: T::Vector<S>) -> T::Vector<S> {
    inline::<T, S>(s, k, x)
}

/// For the kernel of exp itself and softmax.
#[inline(always)]
pub(super) fn inline<T: Elementary, S: Simd>(s: S, k: &'static Constants<T>, x: T::Vector<S>) -> T::Vector<S> {
    let c = |v: T| splat_vector::<T, S>(s, v);
    let x = x.simd_gt(c(k.exp_range[1])).select(c(k.exp_range[1]), x);
    let x = x.simd_lt(c(k.exp_range[0])).select(c(k.exp_range[0]), x);
    let t = x * c(k.inv_ln2) + c(k.round);
    let n = t - c(k.round);
    let (hi, lo) = (x - n * c(k.exp_ln2[0]), n * c(k.exp_ln2[1]));
    let r = hi - lo;
    let rr = r * r;
    let p = r - rr * horner(s, rr, &k.exp_p, T::TERMS[0]);
    let y = c(k.one) + ((r * p / (c(k.two) - p) - lo) + hi);
    // k + 2 bias in two halves, each the exponent of a normal number.
    let e = t.to_bits() - c(k.round_bias).to_bits();
    let half = e >> 1;
    let power = |e| <T::Vector<S> as SimdFloat<S>>::from_bits(e << T::MANTISSA);
    y * power(half) * power(e - half)
}
