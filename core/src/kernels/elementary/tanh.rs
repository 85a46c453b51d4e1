//! tanh(x) in f64 as in Cephes: x + x^3 P(x^2) / Q(x^2) below 0.625, where the other
//! form cancels, 1 - 2 / (e^2|x| + 1) above. Both are a + n / d, and the
//! choice is made before the one division. Cost: an exp, about 25 operations
//! and a division a vector.
use super::exp::exp;
use super::{Constants, horner};
use crate::simd::block::splat_vector;
use fearless_simd::{Select, Simd, SimdBase, SimdFloat};
use fearless_simd_macros::simd;

#[simd]
pub(super) fn tanh<S: Simd>(s: S, k: &'static Constants<f64>, x: S::f64s) -> S::f64s {
    let c = |v| splat_vector::<f64, S>(s, v);
    let a = x.abs();
    let e = exp(s, k, a + a);
    let z = a * a;
    let small = a.simd_lt(c(k.tanh_cut));
    let n = small.select(a * z * horner::<f64, S>(s, z, &k.tanh_p, 3), -c(k.two));
    let d = small.select(horner::<f64, S>(s, z, &k.tanh_q, 4), e + c(k.one));
    (small.select(a, c(k.one)) + n / d).copysign(x)
}
