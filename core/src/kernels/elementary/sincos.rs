//! Sine and cosine in f64 for |x| to 2^33, for rotations by large angles.
//!
//! x = k pi/2 + r with |r| at most pi/4: pi/2 stands in three parts, the first
//! two short enough that their products with k are exact (Cody and Waite), so
//! r is off by about 2^-53 at most however large x is. Then fdlibm's
//! polynomials (k_sin.c, k_cos.c), and the quadrant from the low bits of k.
//! Cost: about 45 operations a vector. Left out: relative accuracy where the
//! sine vanishes, and the reduction of larger angles (Payne and Hanek).
use super::horner;
use crate::simd::block::splat_vector;
use fearless_simd::{Select, Simd, SimdBase, SimdFloat};
use fearless_simd_macros::simd;

const SIN: &[f64] = &[
    1.589_690_995_211_55e-10,
    -2.505_076_025_340_686_3e-8,
    2.755_731_370_707_006_8e-6,
    -1.984_126_982_985_795e-4,
    8.333_333_333_322_49e-3,
    -1.666_666_666_666_663_2e-1,
];
const COS: &[f64] = &[
    -1.135_964_755_778_819_5e-11,
    2.087_572_321_298_175e-9,
    -2.755_731_435_139_066_3e-7,
    2.480_158_728_947_673e-5,
    -1.388_888_888_887_411e-3,
    4.166_666_666_666_66e-2,
    -0.5,
    1.0,
];
/// pi/2 = 20 bits + 20 bits + the rest.
const HALF_PI: [f64; 3] = [1.570_795_059_204_101_6, 1.267_590_050_701_983_3e-6, 7.443_547_480_486_623e-13];

/// (sin x, cos x).
#[simd]
pub(crate) fn sin_cos<S: Simd>(s: S, x: S::f64s) -> (S::f64s, S::f64s) {
    #[inline(always)]
    fn c<S: Simd>(s: S, v: f64) -> S::f64s {
        splat_vector::<f64, S>(s, v)
    }
    // 1.5 * 2^52 leaves the nearest integer in the low bits.
    let round = c(s, 6_755_399_441_055_744.0);
    let t = x * c(s, core::f64::consts::FRAC_2_PI) + round;
    let k = t - round;
    let r = x - k * c(s, HALF_PI[0]) - k * c(s, HALF_PI[1]) - k * c(s, HALF_PI[2]);
    let rr = r * r;
    let sin = r + r * rr * horner::<f64, S>(s, rr, SIN, SIN.len());
    let cos = horner::<f64, S>(s, rr, COS, COS.len());
    // Odd quadrants swap the two; bit 1 of k is the sign of the sine, and of
    // k + 1 that of the cosine.
    let bits = t.to_bits();
    let one = (round + c(s, 1.0)).to_bits() - round.to_bits();
    let odd = S::f64s::from_bits(bits << 63);
    let swap = c(s, 1.0).copysign(odd).simd_lt(c(s, 0.0));
    let sign = |bits: <S::f64s as SimdFloat<S>>::Bits| S::f64s::from_bits((bits >> 1) << 63);
    let flip = |v: S::f64s, sign: S::f64s| S::f64s::from_bits(v.to_bits() ^ sign.to_bits());
    (flip(swap.select(cos, sin), sign(bits)), flip(swap.select(sin, cos), sign(bits + one)))
}
