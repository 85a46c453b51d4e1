//! Elementary functions: exp, log, tanh, erf, and sine and cosine for rotations.
//!
//! The algorithms are fdlibm's, freed of branches; one source of log serves f32
//! and f64, while exp and tanh have a form of their own in f32 (single.rs), without
//! the division that twice the digits ask for. Only sums,
//! products, quotients, comparisons and operations on bits are used, nothing
//! fused, so every level gives the same bits. f32 takes the error function
//! through f64, where its cancellations cost nothing that f32 can see.
//!
//! Constants are loaded from a table that the optimiser cannot see into: wasm
//! engines build a constant vector from four or five instructions wherever it
//! is used, and splat a loaded number by one, in a third of the bytes.
//!
//! A vector function is compiled once, out of line, and called by every kernel
//! that needs it: in the wasm module a call of 1 to 2 ns for four f32 is
//! cheaper than a dozen copies of 400 bytes.
//!
//! Errors, in units in the last place, against correctly rounded results: see
//! each kernel. Left out: tables (a gather is slow where there is one at all),
//! and a correctly rounded last bit, which needs twice the arithmetic.
mod erf;
mod exp;
mod log;
mod sincos;
mod single;
mod tanh;

pub(crate) use erf::{constants, gelu, gelu_slope};
pub(crate) use exp::exp;
pub(crate) use sincos::sin_cos;

use super::map::{maps, walk};
use crate::simd::block::splat_vector;
use crate::simd::cells::{Input, each1};
use crate::simd::{Level, Real, dispatch};
use core::cell::Cell;
use fearless_simd::{Simd, SimdBase, SimdNarrow, SimdWiden};
use fearless_simd_macros::simd;

/// A type with elementary functions of its native vectors, lane by lane. NaN
/// in gives a NaN out, of which the bits are not settled: kernels make it canonical.
pub trait Elementary: Real {
    /// Coefficients of the polynomial of log.
    const LOG_TERMS: usize;
    /// Bits of the fraction.
    const MANTISSA: u32;
    /// By these a row is scaled up or down where squares would vanish or overflow.
    const SCALES: [Self; 2];

    /// The constants of this type, from behind a curtain: see the head of this file.
    fn constants() -> &'static Constants<Self>;

    /// e^-|x|: 0 or a subnormal number where it leaves the range.
    fn decay<S: Simd>(s: S, k: &'static Constants<Self>, x: Self::Vector<S>) -> Self::Vector<S>;

    /// out = e^(x - c[0]), for whole vectors: 0, a subnormal number or infinity where it leaves the range.
    fn exp_blocks<S: Simd>(s: S, c: [Self; 2], x: Input<Self>, out: &[Cell<Self>]) -> bool;

    /// out = tanh(x), for whole vectors.
    fn tanh_blocks<S: Simd>(s: S, x: Input<Self>, out: &[Cell<Self>]) -> bool;

    /// Natural logarithm: -infinity for +-0, NaN below.
    #[inline(always)]
    fn log<S: Simd>(s: S, k: &'static Constants<Self>, x: Self::Vector<S>) -> Self::Vector<S> {
        log::log::<Self, S>(s, k, x)
    }

    /// log(1 + x) for x in [0, 1].
    #[inline(always)]
    fn log1p<S: Simd>(s: S, k: &'static Constants<Self>, x: Self::Vector<S>) -> Self::Vector<S> {
        log::log1p::<Self, S>(s, k, x)
    }

    /// Error function.
    #[inline(always)]
    fn erf<S: Simd>(s: S, x: Self::Vector<S>) -> Self::Vector<S> {
        Self::through_f64(
            x,
            #[inline(always)]
            |x| erf::erf(s, erf::constants(), x),
        )
    }

    /// A function of f64 vectors applied to this type's; the result is rounded.
    fn through_f64<S: Simd>(x: Self::Vector<S>, f: impl Fn(S::f64s) -> S::f64s) -> Self::Vector<S>;
}

/// What the algorithms need to know of a type.
pub struct Constants<T: 'static> {
    /// The bits of the fraction, as a number.
    mantissa: T,
    /// 1.5 * 2^mantissa: added to a small number, it leaves the nearest integer in the low bits.
    round: T,
    /// The same less twice the bias of the exponent. In f32 the former has a bias, this has none.
    round_bias: T,
    /// 2^mantissa, and the same with the bias of the exponent.
    integer: T,
    integer_bias: T,
    /// All bits of the fraction, as a subnormal number.
    fraction: T,
    /// fdlibm's sqrt(1/2), where fractions are parted.
    sqrt_half: T,
    /// The bits of 1 less those.
    to_one: T,
    /// The smallest normal number.
    normal: T,
    infinity: T,
    half: T,
    one: T,
    two: T,
    /// Where tanh changes its form; in f32, of 2x.
    tanh_cut: T,
    /// exp is 0 below the first and infinite above the second.
    exp_range: [T; 2],
    inv_ln2: T,
    /// ln 2 in two parts: their products with an exponent are exact and nearly so.
    exp_ln2: [T; 2],
    log_ln2: [T; 2],
    exp_p: [T; 5],
    log_p: [T; 7],
    tanh_p: [T; 5],
    tanh_q: [T; 4],
}

// See single.rs; e_logf.c (FreeBSD), tanhf.c (Cephes).
static F32: Constants<f32> = Constants {
    mantissa: 23.0,
    round: 12_582_912.0 + 32.0,
    round_bias: 12_582_912.0,
    integer: 8_388_608.0,
    integer_bias: 8_388_608.0 + 127.0,
    fraction: f32::from_bits(0x7f_ffff),
    sqrt_half: f32::from_bits(0x3f35_04f3),
    to_one: f32::from_bits(0x3f80_0000 - 0x3f35_04f3),
    normal: f32::MIN_POSITIVE,
    infinity: f32::INFINITY,
    half: 0.5,
    one: 1.0,
    two: 2.0,
    tanh_cut: 1.25,
    exp_range: [-104.5, 89.0],
    inv_ln2: f32::from_bits(0x3fb8_aa3b),
    exp_ln2: [f32::from_bits(0x3f31_7200), f32::from_bits(0x35bf_be8e)],
    exp_p: [1.381_451_7e-3, 8.368_756e-3, 4.166_839_3e-2, 1.666_652e-1, 4.999_999_4e-1],
    log_ln2: [f32::from_bits(0x3f31_7180), f32::from_bits(0x3717_f7d1)],
    log_p: [0.242_790_79, 0.284_987_87, 0.400_009_72, 0.666_666_6, 0.0, 0.0, 0.0],
    tanh_p: [-5.704_988_8e-3, 2.063_908_8e-2, -5.373_971_6e-2, 1.333_144_2e-1, -3.333_328e-1],
    // A sign, where tanh is 1 (doubled), exponents of exp: see single.rs.
    tanh_q: [-0.0, 20.0, f32::from_bits(96 << 23), f32::from_bits((127 - 32) << 23)],
};

impl Elementary for f32 {
    const LOG_TERMS: usize = 4;
    const MANTISSA: u32 = 23;
    // 2^100, 2^-70
    const SCALES: [f32; 2] = [f32::from_bits(227 << 23), f32::from_bits(57 << 23)];

    #[inline(always)]
    fn constants() -> &'static Constants<f32> {
        core::hint::black_box(&F32)
    }

    #[inline(always)]
    fn decay<S: Simd>(s: S, k: &'static Constants<f32>, x: S::f32s) -> S::f32s {
        single::decay(s, k, x)
    }

    #[inline(always)]
    fn exp_blocks<S: Simd>(s: S, c: [f32; 2], x: Input<f32>, out: &[Cell<f32>]) -> bool {
        single::exp(s, c, x, out)
    }

    #[inline(always)]
    fn tanh_blocks<S: Simd>(s: S, x: Input<f32>, out: &[Cell<f32>]) -> bool {
        single::tanh(s, x, out)
    }

    #[inline(always)]
    fn through_f64<S: Simd>(x: S::f32s, f: impl Fn(S::f64s) -> S::f64s) -> S::f32s {
        let (low, high) = x.widen();
        f(low).narrow(f(high))
    }
}

// e_exp.c and e_log.c (FreeBSD), tanh.c (Cephes).
const F64: Constants<f64> = Constants {
    mantissa: 52.0,
    round: 6_755_399_441_055_744.0,
    round_bias: 6_755_399_441_055_744.0 - 2046.0,
    integer: 4_503_599_627_370_496.0,
    integer_bias: 4_503_599_627_370_496.0 + 1023.0,
    fraction: f64::from_bits(0xf_ffff_ffff_ffff),
    sqrt_half: f64::from_bits(0x3fe6_a09e_0000_0000),
    to_one: f64::from_bits(0x3ff0_0000_0000_0000 - 0x3fe6_a09e_0000_0000),
    normal: f64::MIN_POSITIVE,
    infinity: f64::INFINITY,
    half: 0.5,
    one: 1.0,
    two: 2.0,
    tanh_cut: 0.625,
    exp_range: [-746.0, 710.0],
    inv_ln2: f64::from_bits(0x3ff7_1547_652b_82fe),
    exp_ln2: [f64::from_bits(0x3fe6_2e42_fee0_0000), f64::from_bits(0x3dea_39ef_3579_3c76)],
    exp_p: [
        4.138_136_797_057_238_5e-8,
        -1.653_390_220_546_525_2e-6,
        6.613_756_321_437_934e-5,
        -2.777_777_777_701_559_3e-3,
        1.666_666_666_666_660_2e-1,
    ],
    log_ln2: [f64::from_bits(0x3fe6_2e42_fee0_0000), f64::from_bits(0x3dea_39ef_3579_3c76)],
    log_p: [
        1.479_819_860_511_658_6e-1,
        1.531_383_769_920_937_3e-1,
        1.818_357_216_161_805e-1,
        2.222_219_843_214_978_4e-1,
        2.857_142_874_366_239e-1,
        3.999_999_999_940_942e-1,
        6.666_666_666_666_735e-1,
    ],
    tanh_p: [-9.643_991_794_250_523e-1, -9.928_772_310_019_186e1, -1.614_687_684_417_084_5e3, 0.0, 0.0],
    tanh_q: [1.0, 1.128_116_784_916_329_3e2, 2.235_488_390_601_004_6e3, 4.844_063_053_251_255e3],
};

impl Elementary for f64 {
    const LOG_TERMS: usize = 7;
    const MANTISSA: u32 = 52;
    // 2^600, 2^-540
    const SCALES: [f64; 2] = [f64::from_bits(1623 << 52), f64::from_bits(483 << 52)];

    #[inline(always)]
    fn constants() -> &'static Constants<f64> {
        &erf::constants().elementary
    }

    #[inline(always)]
    fn decay<S: Simd>(s: S, k: &'static Constants<f64>, x: S::f64s) -> S::f64s {
        exp::exp(s, k, -x.abs())
    }

    #[inline(always)]
    fn exp_blocks<S: Simd>(s: S, c: [f64; 2], x: Input<f64>, out: &[Cell<f64>]) -> bool {
        let k = Self::constants();
        let shift = splat_vector::<f64, S>(s, c[0]);
        each1::<f64, S, S::f64s, _, true>(s, x, out, |x| exp::inline(s, k, x - shift))
    }

    #[inline(always)]
    fn tanh_blocks<S: Simd>(s: S, x: Input<f64>, out: &[Cell<f64>]) -> bool {
        let k = Self::constants();
        each1::<f64, S, S::f64s, _, true>(s, x, out, |x| tanh::tanh(s, k, x))
    }

    #[inline(always)]
    fn through_f64<S: Simd>(x: S::f64s, f: impl Fn(S::f64s) -> S::f64s) -> S::f64s {
        f(x)
    }
}

/// The polynomial with the first n coefficients `c`, that of the highest power first, at x.
#[inline(always)]
fn horner<T: Real, S: Simd>(s: S, x: T::Vector<S>, c: &'static [T], n: usize) -> T::Vector<S> {
    let mut p = splat_vector::<T, S>(s, c[0]);
    let mut i = 1;
    while i < n {
        p = p * x + splat_vector::<T, S>(s, c[i]);
        i += 1;
    }
    p
}

maps! { Elementary:
    /// out[i] = the natural logarithm of x[i]: -infinity for +-0, NaN below; out may be x.
    /// Within 1 ULP (measured: 0.84 in f32 over all numbers, 0.66 in f64).
    log_blocks, log_f32, log_f64 [] (x) vectors |s| {
        let k = T::constants();
        move |x| T::log(s, k, x)
    };
    /// out[i] = erf(x[i]), the sign of zero kept; out may be x.
    /// Within 2 ULP (measured: 0.50 in f32 over all numbers, 0.80 in f64).
    erf_blocks, erf_f32, erf_f64 [] (x) vectors |s| |x| T::erf(s, x);
}

#[simd]
pub(crate) fn exp_blocks<T: Elementary, S: Simd>(s: S, c: [T; 2], x: Input<T>, _: Input<T>, out: &[Cell<T>]) -> bool {
    T::exp_blocks(s, c, x, out)
}

#[simd]
pub(crate) fn tanh_blocks<T: Elementary, S: Simd>(s: S, _: [T; 2], x: Input<T>, _: Input<T>, out: &[Cell<T>]) -> bool {
    T::tanh_blocks(s, x, out)
}

macro_rules! plain {
    ($t:ident, $exp:ident, $tanh:ident) => {
        /// out[i] = e^x[i], subnormal numbers, 0 and infinity included; out may be x.
        /// Within 1.01 ULP (measured: 1.005 in f32 over all numbers, 0.77 in f64).
        pub fn $exp(level: Level, x: &[Cell<$t>], out: &[Cell<$t>]) {
            dispatch!(level, s => walk(s, exp_blocks::<$t, _>, [0.0; 2], x.into(), x.into(), out))
        }
        /// out[i] = tanh(x[i]), the sign of zero kept; out may be x.
        /// Within 2 ULP (measured: 1.33 in f32 over all numbers, 1.21 in f64).
        pub fn $tanh(level: Level, x: &[Cell<$t>], out: &[Cell<$t>]) {
            dispatch!(level, s => walk(s, tanh_blocks::<$t, _>, [0.0; 2], x.into(), x.into(), out))
        }
    };
}
plain!(f32, exp_f32, tanh_f32);
plain!(f64, exp_f64, tanh_f64);
