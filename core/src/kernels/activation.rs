//! Activations of neural networks and their derivatives.
//!
//! The logistic family rests on e = e^-|x|, at most 1, so that nothing
//! overflows and the tails keep their digits: sigmoid(x) is 1 / (1 + e) or
//! e / (1 + e), its slope e / (1 + e)^2, tanh'(x) = 4 sigmoid'(2x), softplus(x) =
//! max(x, 0) + log(1 + e). gelu and its slope go through f64 in f32 too: the far
//! negative tail is a product of a large and a tiny number. gelu_tanh(x) is
//! x sigmoid(2u) with u = sqrt(2/pi) (x + 0.044715 x^3) (Hendrycks and Gimpel, 2016).
//!
//! Errors in ULP hold where the result is a normal number; below, digits go as
//! far as the smallest number times |x|. Derivatives that change sign (silu,
//! gelu) have an absolute bound, in epsilons. A derivative of 0 times an
//! infinite dy is NaN, but for relu's.
use super::elementary::{Constants, Elementary, constants, gelu, gelu_slope};
use super::map::maps;
use crate::simd::block::splat_vector;
use fearless_simd::{Select, Simd, SimdBase};
use fearless_simd_macros::simd;

/// Where a gate is closed or open for good: x is held to it, since an infinite
/// x times a gate of 0 would be NaN.
const FAR: f64 = 2000.0;

/// sigmoid(x) and its slope.
#[simd]
fn gate<T: Elementary, S: Simd>(s: S, k: &'static Constants<T>, x: T::Vector<S>) -> (T::Vector<S>, T::Vector<S>) {
    let one = splat_vector::<T, S>(s, T::ONE);
    let e = T::decay(s, k, x);
    let r = one / (one + e);
    (x.simd_lt(splat_vector::<T, S>(s, T::ZERO)).select(e, one) * r, e * r * r)
}

/// x sigmoid(u), for a u with the sign of x.
#[simd]
fn gated<T: Elementary, S: Simd>(s: S, k: &'static Constants<T>, x: T::Vector<S>, u: T::Vector<S>) -> T::Vector<S> {
    let c = |v: f64| splat_vector::<T, S>(s, T::from_f64(v));
    let x = x.simd_lt(c(-FAR)).select(c(-FAR), x);
    let e = T::decay(s, k, u);
    x * u.simd_lt(c(0.0)).select(e, c(1.0)) / (c(1.0) + e)
}

/// x sigmoid(x).
#[inline(always)]
pub(super) fn silu<T: Elementary, S: Simd>(s: S, k: &'static Constants<T>, x: T::Vector<S>) -> T::Vector<S> {
    gated::<T, S>(s, k, x, x)
}

/// d/dx of x sigmoid(u): the gate plus x u' times its slope.
#[inline(always)]
fn gated_slope<T: Elementary, S: Simd>(
    s: S,
    k: &'static Constants<T>,
    x: T::Vector<S>,
    u: impl Fn(T::Vector<S>) -> (T::Vector<S>, T::Vector<S>),
) -> T::Vector<S> {
    let far = splat_vector::<T, S>(s, T::from_f64(FAR));
    let x = x.simd_gt(far).select(far, x);
    let x = x.simd_lt(-far).select(-far, x);
    let (u, du) = u(x);
    let (open, slope) = gate::<T, S>(s, k, u);
    open + x * du * slope
}

/// 2u of gelu_tanh, and its derivative.
#[inline(always)]
fn cubic<T: Elementary, S: Simd>(s: S, x: T::Vector<S>) -> (T::Vector<S>, T::Vector<S>) {
    // 2 sqrt(2/pi), that times 0.044715, and that times 3.
    let c = |v: f64| splat_vector::<T, S>(s, T::from_f64(v));
    let xx = x * x;
    (x * (c(CUBIC[0]) + xx * c(CUBIC[1])), c(CUBIC[0]) + xx * c(3.0 * CUBIC[1]))
}
const CUBIC: [f64; 2] = [1.595_769_121_605_731, 1.595_769_121_605_731 * 0.044_715];

maps! { Elementary:
    /// out[i] = 1 / (1 + e^-x[i]), its far negative tail included; out may be x. Within 3 ULP.
    sigmoid_blocks, sigmoid_f32, sigmoid_f64 [] (x) vectors |s| { let k = T::constants(); move |x| gate::<T, S>(s, k, x).0 };
    /// out[i] = x[i] above 0, else +0, for -0 too; NaN stays NaN; out may be x. Exact.
    relu_blocks, relu_f32, relu_f64 [] (x) vectors |s| |x| {
        let zero = splat_vector::<T, S>(s, T::ZERO);
        x.simd_le(zero).select(zero, x)
    };
    /// out[i] = x[i] above 0, else alpha * x[i]; out may be x. Correctly rounded.
    leaky_relu_blocks, leaky_relu_f32, leaky_relu_f64 [alpha] (x) vectors |s| |x| {
        x.simd_gt(splat_vector::<T, S>(s, T::ZERO)).select(x, x * alpha)
    };
    /// out[i] = x[i] times the normal distribution at x[i] (the gelu of erf); -0 at -infinity; out may be x.
    /// Within 1 ULP in f32, 8 in f64, in the negative tail too.
    gelu_blocks, gelu_f32, gelu_f64 [] (x) vectors |s| |x| T::through_f64(x, |x| gelu(s, constants(), x));
    /// out[i] = x[i] (1 + tanh(u)) / 2 with u = sqrt(2/pi) (x + 0.044715 x^3); -0 at -infinity; out may be x.
    /// Within 4 ULP above 0, 4 + 6 |u| ULP below.
    gelu_tanh_blocks, gelu_tanh_f32, gelu_tanh_f64 [] (x) vectors |s| { let k = T::constants(); move |x| gated::<T, S>(s, k, x, cubic::<T, S>(s, x).0) };
    /// out[i] = x[i] / (1 + e^-x[i]) (swish); -0 at -infinity; out may be x. Within 4 ULP.
    silu_blocks, silu_f32, silu_f64 [] (x) vectors |s| { let k = T::constants(); move |x| silu::<T, S>(s, k, x) };
    /// out[i] = log(1 + e^x[i]); out may be x. Within 4 ULP.
    softplus_blocks, softplus_f32, softplus_f64 [] (x) vectors |s| { let k = T::constants(); move |x| {
        let zero = splat_vector::<T, S>(s, T::ZERO);
        x.simd_gt(zero).select(x, zero) + T::log1p(s, k, T::decay(s, k, x))
    } };

    /// out[i] = y[i] (1 - tanh(x[i])^2): y is what comes back through tanh; the
    /// shortest length counts; out may be x or y. Within 6 ULP.
    tanh_backward_blocks, tanh_backward_f32, tanh_backward_f64 [] (x y) vectors |s| { let k = T::constants(); move |x, y| {
        let four = splat_vector::<T, S>(s, T::from_f64(4.0));
        y * (gate::<T, S>(s, k, x + x).1 * four)
    } };
    /// out[i] = y[i] times the slope of sigmoid at x[i]; the shortest length
    /// counts; out may be x or y. Within 6 ULP.
    sigmoid_backward_blocks, sigmoid_backward_f32, sigmoid_backward_f64 [] (x y) vectors |s| { let k = T::constants(); move |x, y| y * gate::<T, S>(s, k, x).1 };
    /// out[i] = y[i] above x[i] = 0, else 0, at 0 too and whatever y[i] is; NaN
    /// for a NaN x[i]; the shortest length counts; out may be x or y. Exact.
    relu_backward_blocks, relu_backward_f32, relu_backward_f64 [] (x y) vectors |s| |x, y| {
        let zero = splat_vector::<T, S>(s, T::ZERO);
        x.simd_gt(zero).select(y, x.simd_le(zero).select(zero, x))
    };
    /// out[i] = y[i] above x[i] = 0, else alpha * y[i], at 0 too; NaN for a NaN
    /// x[i]; the shortest length counts; out may be x or y. Correctly rounded.
    leaky_relu_backward_blocks, leaky_relu_backward_f32, leaky_relu_backward_f64 [alpha] (x y) vectors |s| |x, y| {
        let zero = splat_vector::<T, S>(s, T::ZERO);
        x.simd_gt(zero).select(y, x.simd_le(zero).select(alpha * y, x))
    };
    /// out[i] = y[i] times the slope of gelu at x[i]; the shortest length
    /// counts; out may be x or y. The slope is within 1 epsilon in f32, 4 in f64.
    gelu_backward_blocks, gelu_backward_f32, gelu_backward_f64 [] (x y) vectors |s| |x, y| {
        y * T::through_f64(x, |x| gelu_slope(s, constants(), x))
    };
    /// out[i] = y[i] times the slope of gelu_tanh at x[i]; the shortest length
    /// counts; out may be x or y. The slope is within 16 epsilons.
    gelu_tanh_backward_blocks, gelu_tanh_backward_f32, gelu_tanh_backward_f64 [] (x y) vectors |s| { let k = T::constants(); move |x, y| {
        y * gated_slope::<T, S>(s, k, x, |x| cubic::<T, S>(s, x))
    } };
    /// out[i] = y[i] times the slope of silu at x[i]; the shortest length
    /// counts; out may be x or y. The slope is within 4 epsilons.
    silu_backward_blocks, silu_backward_f32, silu_backward_f64 [] (x y) vectors |s| { let k = T::constants(); move |x, y| {
        y * gated_slope::<T, S>(s, k, x, |x| (x, splat_vector::<T, S>(s, T::ONE)))
    } };
    /// out[i] = y[i] sigmoid(x[i]), the slope of softplus; the shortest length
    /// counts; out may be x or y. Within 4 ULP.
    softplus_backward_blocks, softplus_backward_f32, softplus_backward_f64 [] (x y) vectors |s| { let k = T::constants(); move |x, y| y * gate::<T, S>(s, k, x).0 };
    swiglu_blocks [] (x y) vectors |s| { let k = T::constants(); move |x, y| silu::<T, S>(s, k, x) * y };
}
