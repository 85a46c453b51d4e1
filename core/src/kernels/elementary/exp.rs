//! e^x in f64 as in FreeBSD's e_exp.c, without branches: x = k ln 2 + r with |r| at
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
pub(crate) fn exp<S: Simd>(s: S, k: &'static Constants<f64>, x: S::f64s) -> S::f64s {
    inline(s, k, x)
}

/// For the kernel of exp itself.
#[inline(always)]
pub(super) fn inline<S: Simd>(s: S, k: &'static Constants<f64>, x: S::f64s) -> S::f64s {
    let c = |v| splat_vector::<f64, S>(s, v);
    let x = x.simd_gt(c(k.exp_range[1])).select(c(k.exp_range[1]), x);
    let x = x.simd_lt(c(k.exp_range[0])).select(c(k.exp_range[0]), x);
    let t = x * c(k.inv_ln2) + c(k.round);
    let n = t - c(k.round);
    let (hi, lo) = (x - n * c(k.exp_ln2[0]), n * c(k.exp_ln2[1]));
    let r = hi - lo;
    let rr = r * r;
    let p = r - rr * horner::<f64, S>(s, rr, &k.exp_p, 5);
    let y = c(k.one) + ((r * p / (c(k.two) - p) - lo) + hi);
    // k + 2 bias in two halves, each the exponent of a normal number.
    let e = t.to_bits() - c(k.round_bias).to_bits();
    let half = e >> 1;
    let power = |e| S::f64s::from_bits(e << f64::MANTISSA);
    y * power(half) * power(e - half)
}
