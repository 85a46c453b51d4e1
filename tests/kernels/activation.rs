//! Activations and their derivatives within the bounds that they state: f32
//! over a dense sample against formulas in f64 (crate libm), f64 against mpmath.

use crate::elementary::{ALPHA, Maps, apply, map1, map2, table, ulp_f32, ulp_f64};
use vecsolve_core::simd::Level;
use vecsolve_core::simd::cells::cells;

/// 2u of gelu_tanh.
fn cubic(x: f64) -> f64 {
    2.0 * (2.0 / std::f64::consts::PI).sqrt() * (x + 0.044715 * x * x * x)
}

fn sigmoid(x: f64) -> f64 {
    if x < 0.0 { libm::exp(x) / (1.0 + libm::exp(x)) } else { 1.0 / (1.0 + libm::exp(-x)) }
}

fn slope(x: f64) -> f64 {
    sigmoid(x) * sigmoid(-x)
}

fn normal(x: f64) -> f64 {
    libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2) / 2.0
}

fn exact(name: &str, x: f64) -> f64 {
    let held = x.clamp(-1e4, 1e4);
    let du = 2.0 * (2.0 / std::f64::consts::PI).sqrt() * (1.0 + 3.0 * 0.044715 * held * held);
    match name {
        "sigmoid" | "softplus_backward" => sigmoid(x),
        "relu" => x.max(0.0),
        "leaky_relu" => {
            if x > 0.0 {
                x
            } else {
                x * ALPHA
            }
        }
        "gelu" => {
            if x < -50.0 {
                -0.0
            } else {
                x * normal(x)
            }
        }
        "gelu_tanh" => {
            if x < -1e4 {
                -0.0
            } else {
                x * sigmoid(cubic(x))
            }
        }
        "silu" => {
            if x < -1e4 {
                -0.0
            } else {
                x * sigmoid(x)
            }
        }
        "softplus" => x.max(0.0) + libm::log1p(libm::exp(-x.abs())),
        "tanh_backward" => 4.0 * slope(2.0 * x),
        "sigmoid_backward" => slope(x),
        "relu_backward" => {
            if x > 0.0 {
                1.0
            } else {
                0.0
            }
        }
        "leaky_relu_backward" => {
            if x > 0.0 {
                1.0
            } else {
                ALPHA
            }
        }
        "gelu_backward" => normal(x) + held * libm::exp(-held * held / 2.0) / (2.0 * std::f64::consts::PI).sqrt(),
        "gelu_tanh_backward" => sigmoid(cubic(x)) + held * du * slope(cubic(held)),
        "silu_backward" => sigmoid(x) + held * slope(held),
        _ => panic!("add a formula for {name}"),
    }
}

/// What a kernel promises at x: ULP, ULP for each |x| e^x below the normal
/// numbers, or epsilons where it may vanish.
enum Bound {
    Ulp(f64),
    Epsilons(f64),
}

fn bound(name: &str, single: bool, x: f64) -> Bound {
    use Bound::*;
    match name {
        "relu" | "relu_backward" => Ulp(0.0),
        "leaky_relu" | "leaky_relu_backward" => Ulp(0.5),
        "sigmoid" => Ulp(3.0),
        "silu" | "softplus" | "softplus_backward" => Ulp(4.0),
        "gelu" => Ulp(if single { 1.0 } else { 8.0 }),
        "gelu_tanh" => Ulp(if x < 0.0 { 4.0 + 3.0 * cubic(x).abs() } else { 4.0 }),
        "tanh_backward" | "sigmoid_backward" => Ulp(6.0),
        "gelu_backward" => Epsilons(if single { 1.0 } else { 4.0 }),
        "gelu_tanh_backward" => Epsilons(16.0),
        "silu_backward" => Epsilons(4.0),
        _ => panic!("add a bound for {name}"),
    }
}

#[test]
fn f32_activations_are_within_their_bounds() {
    let x: Vec<f32> = (0..=u32::MAX).step_by(12_917).map(f32::from_bits).filter(|x| !x.is_nan()).collect();
    for name in names::<f32>() {
        let mut worst = (0.0, 0.0);
        for (&x, got) in x.iter().zip(apply::<f32>(name, Level::best(), &x)) {
            let want = exact(name, x.into());
            let (off, most) = match bound(name, true, x.into()) {
                // Below the normal numbers digits go, as far as |x| times the smallest.
                Bound::Ulp(_) if want.abs() < 1e-35 => (
                    (f64::from(got) - want).abs() / 1.5e-45,
                    2.0 + f64::from(x.abs().min(2000.0)) + want.abs() / 1e-38 * 64.0,
                ),
                Bound::Ulp(most) => (ulp_f32(got, want), most),
                Bound::Epsilons(most) => ((f64::from(got) - want).abs() / f64::from(f32::EPSILON), most),
            };
            worst = if off > worst.0 && want.abs() > 1e-35 { (off, x) } else { worst };
            assert!(off <= most, "{name}_f32({x:e}) = {got:e}, exact {want:e}: off by {off}, bound {most}");
        }
        println!("{name}_f32: {:.3} at {:e}", worst.0, worst.1);
    }
}

#[test]
fn f64_activations_are_within_their_bounds() {
    for name in names::<f64>() {
        let rows: Vec<_> = table().filter(|row| row.0 == name).collect();
        let x: Vec<f64> = rows.iter().map(|row| row.1).collect();
        let mut worst = (0.0, 0.0);
        for (row, got) in rows.iter().zip(apply::<f64>(name, Level::best(), &x)) {
            let (x, want) = (row.1, row.2);
            let (off, most) = match bound(name, false, x) {
                Bound::Ulp(_) if want.abs() < 1e-304 => {
                    (ulp_f64(got, want, row.3), 2.0 + x.abs() + want.abs() / 1e-308 * 64.0)
                }
                Bound::Ulp(most) => (ulp_f64(got, want, row.3), most),
                Bound::Epsilons(most) => ((got - want).abs() / f64::EPSILON, most),
            };
            worst = if off > worst.0 && want.abs() > 1e-304 { (off, x) } else { worst };
            assert!(off <= most, "{name}_f64({x:e}) = {got:e}, exact {want:e}: off by {off}, bound {most}");
        }
        println!("{name}_f64: {:.3} at {:e} of {} values", worst.0, worst.1, rows.len());
    }
}

/// The activations and derivatives: not what tests/kernels/elementary.rs holds to 2 ULP.
fn names<T: Maps>() -> Vec<&'static str> {
    let all = T::ONE_INPUT.iter().map(|k| k.0).chain(T::BACKWARD.iter().map(|k| k.0));
    all.filter(|name| !["exp", "log", "tanh", "erf"].contains(name)).collect()
}

crate::both! {
    activations_at_the_ends => ends;
}

fn ends<T: Maps>() {
    let (zero, one, infinite) = (T::ZERO, T::ONE, T::ONE / T::ZERO);
    let half = T::from_f64(0.5);
    let cases = [
        ("sigmoid", zero, half),
        ("sigmoid", infinite, one),
        ("sigmoid", -infinite, zero),
        ("relu", zero, zero),
        ("relu", -zero, zero),
        ("relu", infinite, infinite),
        ("relu", -infinite, zero),
        ("gelu", zero, zero),
        ("gelu", -zero, -zero),
        ("gelu", infinite, infinite),
        ("gelu", -infinite, -zero),
        ("gelu_tanh", zero, zero),
        ("gelu_tanh", infinite, infinite),
        ("gelu_tanh", -infinite, -zero),
        ("gelu_tanh", T::MAX, T::MAX),
        ("gelu_tanh", -T::MAX, -zero),
        ("silu", zero, zero),
        ("silu", infinite, infinite),
        ("silu", -infinite, -zero),
        ("silu", -T::MAX, -zero),
        ("softplus", infinite, infinite),
        ("softplus", -infinite, zero),
        ("softplus", T::MAX, T::MAX),
        ("tanh_backward", zero, one),
        ("tanh_backward", infinite, zero),
        ("tanh_backward", T::MAX, zero),
        ("sigmoid_backward", zero, half * half),
        ("sigmoid_backward", -infinite, zero),
        ("relu_backward", zero, zero),
        ("relu_backward", -zero, zero),
        ("relu_backward", T::SMALLEST, one),
        ("gelu_backward", zero, half),
        ("gelu_backward", infinite, one),
        ("gelu_backward", -infinite, zero),
        ("gelu_tanh_backward", zero, half),
        ("gelu_tanh_backward", infinite, one),
        ("silu_backward", zero, half),
        ("silu_backward", infinite, one),
        ("silu_backward", -infinite, zero),
        ("softplus_backward", infinite, one),
        ("softplus_backward", -infinite, zero),
    ];
    for level in Level::all() {
        for (name, x, want) in cases {
            let got = apply::<T>(name, level, &[x])[0];
            let zero_of_either_sign = want == zero && got == zero && name.ends_with("_backward");
            assert!(got.bits() == want.bits() || zero_of_either_sign, "{name}({x:e}) = {got:e}, not {want:e}");
        }
        // A product with dy, except that relu cuts an infinite one off.
        let (mut x, mut dy, mut out) = ([-one, one], [infinite, infinite], [one, one]);
        map2::<T>("relu_backward")(level, cells(&mut x), cells(&mut dy), cells(&mut out));
        assert_eq!(out.map(|v| v.bits()), [zero.bits(), infinite.bits()]);
        for &(name, kernel) in T::BACKWARD {
            let (mut x, mut out) = ([T::from_f64(0.75)], [zero]);
            kernel(level, cells(&mut x), cells(&mut [T::from_f64(-4.0)]), cells(&mut out));
            let unit = apply::<T>(name, level, &x)[0];
            assert_eq!(out[0].bits(), (unit * T::from_f64(-4.0)).bits(), "{name} times dy");
        }
        let far = [T::from_f64(-5.5)];
        let mut out = [zero];
        map1::<T>("gelu")(level, cells(&mut far.clone()), cells(&mut out));
        let relative = out[0].to_f64() / -1.044_425_935_623_824_6e-7 - 1.0;
        assert!(relative.abs() < T::EPSILON.to_f64() * 4.0, "gelu(-5.5) = {:e}", out[0]);
    }
}
