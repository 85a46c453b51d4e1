//! The error function and the normal distribution, in f64.
//!
//! With z >= 0: below a cut, erf(z) = z + z P(z^2) / Q(z^2); above it,
//! erfc(z) = e^(-z^2) R(z) / U(z). Both rational functions were fitted by
//! weighted least squares towards the least largest error (Lawson), with 50
//! digits: P/Q to 2^-60 on [0, 1], R/U to 2^-57.9 of itself on [1/2, 29]. R and U
//! have positive coefficients only, so nothing cancels in them. The cut is 1
//! where erf is wanted, 1/2 where erfc is: they overlap so that each can be had
//! without cancellation.
//!
//! e^(-z^2) must not square its rounding error: z is cut to 26 bits, whose
//! square is exact, and the rest enters by its series (as in s_erf.c).
//!
//! Cost: an exp, about 75 operations and a division a vector of f64. Left out:
//! fdlibm's four intervals, twice the constants.
use super::exp::exp;
use super::{Constants, F64, horner};
use crate::simd::block::splat_vector;
use fearless_simd::{Select, Simd, SimdBase, SimdFloat};
use fearless_simd_macros::simd;

const P: [f64; 6] = [
    -2.071_012_098_078_948e-5,
    -0.000_495_129_860_997_565_2,
    -0.008_812_528_162_053_704,
    -0.048_309_740_452_033_026,
    -0.317_014_139_398_962_45,
    0.128_379_167_095_512_6,
];
const Q: [f64; 6] = [
    2.078_381_419_657_105_2e-5,
    0.000_691_915_456_550_585_4,
    0.010_687_345_760_323_39,
    0.093_784_069_563_589_02,
    0.460_450_484_064_104_16,
    1.0,
];
const R: [f64; 10] = [
    9.822_488_719_477_145e-5,
    0.001_706_781_596_263_595,
    0.014_850_569_268_406_064,
    0.082_836_468_206_769_25,
    0.322_652_958_549_412_17,
    0.904_783_874_961_506_5,
    1.823_782_458_068_19,
    2.554_906_767_115_22,
    2.275_606_684_379_331_2,
    0.999_999_999_963_922_3,
];
const U: [f64; 11] = [
    0.000_174_099_079_563_194,
    0.003_025_191_612_942_110_3,
    0.026_408_998_228_438_934,
    0.148_336_412_842_504_18,
    0.584_961_404_670_319_7,
    1.675_586_954_711_918_9,
    3.505_570_984_931_110_5,
    5.260_663_168_572_744,
    5.395_893_490_524_295,
    3.403_985_850_910_42,
    1.0,
];

/// The constants of f64, and those of the error function behind them.
pub(crate) struct Erf {
    pub elementary: Constants<f64>,
    p: [f64; 6],
    q: [f64; 6],
    r: [f64; 10],
    u: [f64; 11],
    far: f64,
    third_of_half: f64,
    top: f64,
    sqrt_half: f64,
    density: f64,
}
static ERF: Erf = Erf {
    elementary: F64,
    p: P,
    q: Q,
    r: R,
    u: U,
    far: FAR,
    third_of_half: 1.0 / 6.0,
    top: f64::from_bits(!0 << 27),
    sqrt_half: core::f64::consts::FRAC_1_SQRT_2,
    // 1 / sqrt(2 pi)
    density: 0.398_942_280_401_432_7,
};

/// See [`Elementary::constants`].
#[inline(always)]
pub(crate) fn constants() -> &'static Erf {
    core::hint::black_box(&ERF)
}

/// Past it all that follows is 0 or 1.
const FAR: f64 = 40.0;

#[inline(always)]
fn c<S: Simd>(s: S, v: f64) -> S::f64s {
    splat_vector::<f64, S>(s, v)
}

/// e^(-h a^2) for a in [0, 40] and h = 1 or 1/2.
#[simd]
fn gauss<S: Simd>(s: S, t: &'static Erf, a: S::f64s, h: f64) -> S::f64s {
    let h = c(s, h);
    let top = S::f64s::from_bits(a.to_bits() & c(s, t.top).to_bits());
    let e = exp(s, &t.elementary, -(top * top * h));
    let d = (a - top) * (a + top) * h;
    e - e * (d * (c(s, t.elementary.one) - d * (c(s, t.elementary.half) - d * c(s, t.third_of_half))))
}

/// erf(z) where z < cut, else -erfc(z), given e^(-z^2).
#[simd]
fn erf_or_erfc<S: Simd>(s: S, t: &'static Erf, z: S::f64s, e: S::f64s, cut: f64) -> S::f64s {
    let zz = z * z;
    let small = z.simd_lt(c(s, cut));
    let n = small.select(horner::<f64, S>(s, zz, &t.p, 6), horner::<f64, S>(s, z, &t.r, 10));
    let d = small.select(horner::<f64, S>(s, zz, &t.q, 6), horner::<f64, S>(s, z, &t.u, 11));
    let ratio = n / d;
    small.select(z + z * ratio, -(e * ratio))
}

#[simd]
pub(super) fn erf<S: Simd>(s: S, t: &'static Erf, x: S::f64s) -> S::f64s {
    let a = x.abs();
    let a = a.simd_gt(c(s, t.far)).select(c(s, t.far), a);
    let y = erf_or_erfc(s, t, a, gauss(s, t, a, 1.0), 1.0);
    a.simd_lt(c(s, t.elementary.one)).select(y, c(s, t.elementary.one) + y).copysign(x)
}

/// The normal distribution at x, and e^(-x^2/2).
#[simd]
fn normal<S: Simd>(s: S, t: &'static Erf, x: S::f64s) -> (S::f64s, S::f64s) {
    let (one, half) = (c(s, t.elementary.one), c(s, t.elementary.half));
    let a = x.abs();
    let a = a.simd_gt(c(s, t.far)).select(c(s, t.far), a);
    let z = a * c(s, t.sqrt_half);
    let e = gauss(s, t, a, 0.5);
    let y = erf_or_erfc(s, t, z, e, 0.5);
    let tail = half * z.simd_lt(half).select(one - y, -y);
    (x.simd_lt(c(s, 0.0)).select(tail, one - tail), e)
}

/// x times the normal distribution at x; -0 at -infinity.
#[simd]
pub(crate) fn gelu<S: Simd>(s: S, t: &'static Erf, x: S::f64s) -> S::f64s {
    // Held back from -infinity, which 0 would turn into NaN.
    let x = x.simd_lt(-c(s, t.far)).select(-c(s, t.far), x);
    x * normal(s, t, x).0
}

/// The derivative of [`gelu`]: the distribution plus x times its density.
#[simd]
pub(crate) fn gelu_slope<S: Simd>(s: S, t: &'static Erf, x: S::f64s) -> S::f64s {
    let x = x.simd_lt(-c(s, t.far)).select(-c(s, t.far), x);
    let x = x.simd_gt(c(s, t.far)).select(c(s, t.far), x);
    let (distribution, e) = normal(s, t, x);
    distribution + x * (e * c(s, t.density))
}
