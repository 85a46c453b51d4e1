//! e^x and tanh(x) in f32, without a division in the first and with one in the
//! second: x = k ln 2 + r with |r| at most ln 2 / 2, ln 2 in two parts as in
//! Cephes, e^r - 1 = r + r^2 q(r). q was fitted by weighted least squares
//! towards the least largest error (Lawson): 0.08 ULP.
//!
//! tanh(x) is x + x^3 P(x^2) below 0.625 (Cephes), 1 - 2 / (e^2|x| + 1) above.
//!
//! k stands in the low bits of x / ln 2 + 1.5 * 2^23 + a bias, and is shifted
//! into the place of the exponent; a power of two is applied by adding that to
//! the bits. Bounds of x are held by comparing bits as integers, which is one
//! instruction where a comparison and a choice are four; NaN does not survive
//! it, so loops put it back by looking at x. Constants are spread before a
//! loop. Cost: about 25 operations a vector.
use super::{Constants, Elementary};
use crate::simd::cells::{Input, each1};
use core::cell::Cell;
use fearless_simd::{Bytes, Select, Simd, SimdBase};
use fearless_simd_macros::simd;

type K = &'static Constants<f32>;

/// x = k ln 2 + r: 2^k as the bits of an exponent without its bias, but with
/// that of `round`, and e^r.
#[inline(always)]
fn reduce<S: Simd>(c: &Spread<S>, x: S::f32s) -> (S::i32s, S::f32s) {
    let t = x * c.inv_ln2 + c.round;
    let n = t - c.round;
    let r = x - n * c.ln2[0] - n * c.ln2[1];
    let rr = r * r;
    let q = ((c.q[1] * r + c.q[2]) + c.q[0] * rr) * rr + (c.q[3] * r + c.q[4]);
    (t.bitcast::<S::i32s>() << f32::MANTISSA, (q * rr + r) + c.one)
}

/// Constants as vectors.
struct Spread<S: Simd> {
    round: S::f32s,
    inv_ln2: S::f32s,
    ln2: [S::f32s; 2],
    q: [S::f32s; 5],
    one: S::f32s,
}

#[inline(always)]
fn spread<S: Simd>(s: S, k: K, round: f32) -> Spread<S> {
    let q = &k.exp_p;
    let c = |v| S::f32s::splat(s, v);
    Spread {
        round: c(round),
        inv_ln2: c(k.inv_ln2),
        ln2: [c(k.exp_ln2[0]), c(k.exp_ln2[1])],
        q: [c(q[0]), c(q[1]), c(q[2]), c(q[3]), c(q[4])],
        one: c(k.one),
    }
}

/// out = f(x - shift), the canonical NaN for NaN, of which f knows nothing: no
/// other is made, and a register for a watch is not left.
#[inline(always)]
fn walk<S: Simd>(s: S, [shift, _]: [f32; 2], x: Input<f32>, out: &[Cell<f32>], f: impl Fn(S::f32s) -> S::f32s) -> bool {
    let (shift, nan) = (S::f32s::splat(s, shift), S::f32s::splat(s, core::hint::black_box(f32::NAN)));
    each1::<f32, S, S::f32s, _, false>(
        s,
        x,
        out,
        #[inline(always)]
        |x| {
            let x = x - shift;
            x.simd_eq(x).select(f(x), nan)
        },
    )
}

/// out = e^(x - constants[0]). With the bias of 32 in k, 2^min(k, 96) is added to the
/// exponent, and the other factor is 2^max(k - 96, 0) less the bias: the first
/// product is a normal number, so that a subnormal result is rounded once.
#[inline(always)]
pub(super) fn exp<S: Simd>(s: S, constants: [f32; 2], x: Input<f32>, out: &[Cell<f32>]) -> bool {
    let k = f32::constants();
    let c = spread(s, k, k.round);
    let v = |v| S::f32s::splat(s, v);
    let (low, high) = (v(k.exp_range[0]).bitcast::<S::u32s>(), v(k.exp_range[1]).bitcast::<S::i32s>());
    let (cut, back) = (v(k.tanh_q[2]).bitcast::<S::i32s>(), v(k.normal).bitcast::<S::i32s>());
    walk(
        s,
        constants,
        x,
        out,
        #[inline(always)]
        |x| {
            let x = x.bitcast::<S::i32s>().min(high).bitcast::<S::u32s>().min(low).bitcast::<S::f32s>();
            let (e, y) = reduce(&c, x);
            let y = y.bitcast::<S::i32s>() + e.min(cut);
            y.bitcast::<S::f32s>() * (e.max(cut) - back).bitcast::<S::f32s>()
        },
    )
}

/// e^-|x|, NaN for NaN, which products keep: the first is with 2^(k + 32), the
/// second takes the bias back and rounds a subnormal result once.
#[simd]
pub(super) fn decay<S: Simd>(s: S, k: K, x: S::f32s) -> S::f32s {
    let c = spread(s, k, k.round);
    let low = S::f32s::splat(s, k.exp_range[0]);
    let u = -x.abs();
    let u = u.simd_lt(low).select(low, u);
    let (e, y) = reduce(&c, u);
    let power = (e + c.one.bitcast::<S::i32s>()).bitcast::<S::f32s>();
    y * power * S::f32s::splat(s, k.tanh_q[3])
}

/// out = tanh(x).
#[inline(always)]
pub(super) fn tanh<S: Simd>(s: S, x: Input<f32>, out: &[Cell<f32>]) -> bool {
    let k = f32::constants();
    let c = spread(s, k, k.round_bias);
    let v = |v| S::f32s::splat(s, v);
    let (sign, far) = (v(k.tanh_q[0]).bitcast::<S::u32s>(), v(k.tanh_q[1]).bitcast::<S::u32s>());
    let (two, cut, p) = (v(k.two), v(k.tanh_cut), k.tanh_p.map(v));
    walk(
        s,
        [0.0; 2],
        x,
        out,
        #[inline(always)]
        |x| {
            let u = ((x + x).bitcast::<S::u32s>() & !sign).min(far).bitcast::<S::f32s>();
            let (e, y) = reduce(&c, u);
            let y = (y.bitcast::<S::i32s>() + e).bitcast::<S::f32s>();
            let y = c.one - two / (y + c.one);
            let z = x * x;
            let small = x + x * (z * ((((p[0] * z + p[1]) * z + p[2]) * z + p[3]) * z + p[4]));
            // The sign last: x + x^3 P makes +0 of -0.
            let y = u.simd_lt(cut).select(small, y);
            (y.bitcast::<S::u32s>() | (x.bitcast::<S::u32s>() & sign)).bitcast::<S::f32s>()
        },
    )
}
