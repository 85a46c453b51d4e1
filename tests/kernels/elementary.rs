//! exp, log, tanh and erf: f32 over a dense sample of all bit patterns against
//! f64 (crate libm), f64 against values of mpmath (elementary.txt, written by
//! elementary.py), in units of the last place; special values by bits; and
//! every elementwise kernel alike on all levels, at all lengths and offsets.

use crate::inputs::{OFFSETS, Paint, Placed, lengths, paint};
use crate::real::Real;
use fastrand::Rng;
use std::cell::Cell;
use vecsolve_core::kernels as k;
use vecsolve_core::simd::Level;
use vecsolve_core::simd::cells::cells;

pub type Map1<T> = fn(Level, &[Cell<T>], &[Cell<T>]);
pub type Map2<T> = fn(Level, &[Cell<T>], &[Cell<T>], &[Cell<T>]);

/// The kernels of these families by name.
pub trait Maps: Real {
    const ONE_INPUT: &'static [(&'static str, Map1<Self>)];
    const BACKWARD: &'static [(&'static str, Map2<Self>)];
}

macro_rules! maps {
    ($t:ident; $($one:literal $f:ident)*; $($two:literal $g:ident)*) => {
        impl Maps for $t {
            const ONE_INPUT: &'static [(&'static str, Map1<$t>)] = &[
                $(($one, k::$f),)*
                ("leaky_relu", |level, x, out| leaky::<$t>(level, x, x, out, false)),
            ];
            const BACKWARD: &'static [(&'static str, Map2<$t>)] = &[
                $(($two, k::$g),)*
                ("leaky_relu_backward", |level, x, y, out| leaky::<$t>(level, x, y, out, true)),
            ];
        }
    };
}
maps!(f32;
    "exp" exp_f32 "log" log_f32 "tanh" tanh_f32 "erf" erf_f32 "sigmoid" sigmoid_f32 "relu" relu_f32
    "gelu" gelu_f32 "gelu_tanh" gelu_tanh_f32 "silu" silu_f32 "softplus" softplus_f32;
    "tanh_backward" tanh_backward_f32 "sigmoid_backward" sigmoid_backward_f32 "relu_backward" relu_backward_f32
    "gelu_backward" gelu_backward_f32 "gelu_tanh_backward" gelu_tanh_backward_f32
    "silu_backward" silu_backward_f32 "softplus_backward" softplus_backward_f32);
maps!(f64;
    "exp" exp_f64 "log" log_f64 "tanh" tanh_f64 "erf" erf_f64 "sigmoid" sigmoid_f64 "relu" relu_f64
    "gelu" gelu_f64 "gelu_tanh" gelu_tanh_f64 "silu" silu_f64 "softplus" softplus_f64;
    "tanh_backward" tanh_backward_f64 "sigmoid_backward" sigmoid_backward_f64 "relu_backward" relu_backward_f64
    "gelu_backward" gelu_backward_f64 "gelu_tanh_backward" gelu_tanh_backward_f64
    "silu_backward" silu_backward_f64 "softplus_backward" softplus_backward_f64);

/// The slope of leaky_relu in these tests: 1/8, exact in both types.
pub const ALPHA: f64 = 0.125;

fn leaky<T: Real>(level: Level, x: &[Cell<T>], y: &[Cell<T>], out: &[Cell<T>], backward: bool) {
    // Real is f32 or f64: a copy through f64 is exact.
    let copy = |v: &[Cell<T>]| v.iter().map(|v| v.get().to_f64()).collect::<Vec<f64>>();
    if size_of::<T>() == 4 {
        let narrow = |v: &[Cell<T>]| copy(v).iter().map(|&v| v as f32).collect::<Vec<f32>>();
        let (mut x, mut y, mut to) = (narrow(x), narrow(y), vec![0f32; out.len()]);
        match backward {
            true => k::leaky_relu_backward_f32(level, ALPHA as f32, cells(&mut x), cells(&mut y), cells(&mut to)),
            false => k::leaky_relu_f32(level, ALPHA as f32, cells(&mut x), cells(&mut to)),
        }
        out.iter().zip(to).for_each(|(out, v)| out.set(T::from_f64(v.into())));
    } else {
        let (mut x, mut y, mut to) = (copy(x), copy(y), vec![0f64; out.len()]);
        match backward {
            true => k::leaky_relu_backward_f64(level, ALPHA, cells(&mut x), cells(&mut y), cells(&mut to)),
            false => k::leaky_relu_f64(level, ALPHA, cells(&mut x), cells(&mut to)),
        }
        out.iter().zip(to).for_each(|(out, v)| out.set(T::from_f64(v)));
    }
}

pub fn map1<T: Maps>(name: &str) -> Map1<T> {
    T::ONE_INPUT.iter().find(|k| k.0 == name).unwrap_or_else(|| panic!("no kernel {name}")).1
}

pub fn map2<T: Maps>(name: &str) -> Map2<T> {
    T::BACKWARD.iter().find(|k| k.0 == name).unwrap_or_else(|| panic!("no kernel {name}")).1
}

/// f(x) on a level; of a derivative, with a dy of 1.
pub fn apply<T: Maps>(name: &str, level: Level, x: &[T]) -> Vec<T> {
    let (mut x, mut dy, mut out) = (x.to_vec(), vec![T::ONE; x.len()], vec![T::ZERO; x.len()]);
    match name.ends_with("_backward") {
        true => map2::<T>(name)(level, cells(&mut x), cells(&mut dy), cells(&mut out)),
        false => map1::<T>(name)(level, cells(&mut x), cells(&mut out)),
    }
    out
}

/// How far `got` is from the exact value, in units of the last place of f32.
pub fn ulp_f32(got: f32, exact: f64) -> f64 {
    let nearest = exact as f32;
    if got == nearest || (got.is_nan() && exact.is_nan()) {
        return if got.is_infinite() || got.is_nan() { 0.0 } else { (f64::from(got) - exact).abs() / unit(exact) };
    }
    if exact.is_nan() || got.is_nan() || exact.is_infinite() {
        return f64::INFINITY;
    }
    // One side has overflowed: infinity stands for the number after the largest.
    let beyond = |v: f32| if v.is_infinite() { 2f64.powi(128).copysign(v.into()) } else { v.into() };
    (beyond(got) - exact).abs() / unit(exact.abs().min(f32::MAX.into()))
}

fn unit(exact: f64) -> f64 {
    let exponent = (exact.abs().to_bits() >> 52) as i32 - 1023;
    2f64.powi(exponent.max(-126) - 23)
}

/// The table: function, x, the nearest to f(x), and what f(x) is beyond in ULP.
pub fn table() -> impl Iterator<Item = (&'static str, f64, f64, f64)> {
    include_str!("elementary.txt").lines().map(|line| {
        let mut parts = line.split(' ');
        let mut next = || parts.next().expect("four columns");
        let hex = |s: &str| f64::from_bits(u64::from_str_radix(s, 16).expect("bits"));
        (next(), hex(next()), hex(next()), next().parse::<f64>().expect("a number") / 1000.0)
    })
}

/// Of f64: steps between the two, and what the exact value is beyond `nearest`.
pub fn ulp_f64(got: f64, nearest: f64, beyond: f64) -> f64 {
    let place = |v: f64| {
        let bits = v.abs().to_bits() as i64;
        if v.is_sign_negative() { -bits } else { bits }
    };
    if got.is_nan() || nearest.is_nan() {
        return if got.is_nan() && nearest.is_nan() { 0.0 } else { f64::INFINITY };
    }
    ((place(got) - place(nearest)) as f64 - beyond).abs()
}

type Function = (&'static str, fn(f64) -> f64);
const FUNCTIONS: [Function; 4] = [("exp", libm::exp), ("log", libm::log), ("tanh", libm::tanh), ("erf", libm::erf)];

#[test]
fn f32_functions_are_within_two_ulp_over_all_bit_patterns() {
    // A step prime to every power of two meets all exponents and fractions.
    let x: Vec<f32> = (0..=u32::MAX).step_by(9973).map(f32::from_bits).collect();
    for (name, exact) in FUNCTIONS {
        let got = apply::<f32>(name, Level::best(), &x);
        let worst = x.iter().zip(got).map(|(&x, got)| (ulp_f32(got, exact(x.into())), x));
        let (ulp, at) = worst.max_by(|a, b| a.0.total_cmp(&b.0)).expect("values");
        println!("{name}_f32: {ulp:.3} ULP at {at:e}");
        assert!(ulp <= 2.0, "{name}_f32({at:e}) is off by {ulp} ULP");
    }
}

#[test]
fn f64_functions_are_within_two_ulp_of_mpmath() {
    for (name, _) in FUNCTIONS {
        let rows: Vec<_> = table().filter(|row| row.0 == name).collect();
        assert!(rows.len() > 800, "{name}: {} values", rows.len());
        let x: Vec<f64> = rows.iter().map(|row| row.1).collect();
        let mut worst = (0.0, 0.0);
        for (row, got) in rows.iter().zip(apply::<f64>(name, Level::best(), &x)) {
            let ulp = ulp_f64(got, row.2, row.3);
            worst = if ulp > worst.0 { (ulp, row.1) } else { worst };
            assert!(ulp <= 2.0, "{name}_f64({:e}) = {got:e}, exact {:e}: off by {ulp} ULP", row.1, row.2);
        }
        println!("{name}_f64: {:.3} ULP at {:e}", worst.0, worst.1);
    }
}

crate::both! {
    special_values_by_bits => special;
    all_levels_lengths_and_offsets_give_the_same_elements => alike;
}

fn special<T: Maps>() {
    let infinite = T::ONE / T::ZERO;
    let (zero, one, nan) = (T::ZERO, T::ONE, T::NAN);
    let cases: &[(&str, T, T)] = &[
        ("exp", zero, one),
        ("exp", -zero, one),
        ("exp", T::SMALLEST, one),
        ("exp", infinite, infinite),
        ("exp", T::MAX, infinite),
        ("exp", -infinite, zero),
        ("exp", -T::MAX, zero),
        ("log", zero, -infinite),
        ("log", -zero, -infinite),
        ("log", one, zero),
        ("log", infinite, infinite),
        ("log", -infinite, nan),
        ("log", -T::SMALLEST, nan),
        ("log", -one, nan),
        ("tanh", zero, zero),
        ("tanh", -zero, -zero),
        ("tanh", T::SMALLEST, T::SMALLEST),
        ("tanh", infinite, one),
        ("tanh", -infinite, -one),
        ("tanh", -T::MAX, -one),
        ("erf", zero, zero),
        ("erf", -zero, -zero),
        ("erf", infinite, one),
        ("erf", -infinite, -one),
        ("erf", T::MAX, one),
    ];
    for level in Level::all() {
        for &(name, x, want) in cases {
            let got = apply::<T>(name, level, &[x])[0];
            assert_eq!(got.bits(), want.bits(), "{name}({x:e}) = {got:e}, not {want:e}, {}", level.name());
        }
        for name in T::ONE_INPUT.iter().map(|k| k.0).chain(T::BACKWARD.iter().map(|k| k.0)) {
            let got = apply::<T>(name, level, &[T::odd_nan()])[0];
            assert_eq!(got.bits(), nan.bits(), "{name} of NaN on {}", level.name());
        }
    }
}

/// An element depends on nothing but itself: whatever its place, the length,
/// the offset in memory, the level and the way operands coincide.
fn alike<T: Maps>() {
    let mut rng = Rng::with_seed(21);
    let scalar = Level::all().next().expect("a level");
    for n in lengths::<T>(&mut rng).into_iter().filter(|&n| n < 600) {
        let kind = [Paint::Special, Paint::Wide][n % 2];
        let (x, y) = (paint::<T>(&mut rng, kind, n), paint::<T>(&mut rng, Paint::Special, n));
        let one = |v: T| [v; 1];
        for &(name, kernel) in T::ONE_INPUT {
            let want: Vec<u64> = x.iter().map(|&x| apply::<T>(name, scalar, &one(x))[0].bits()).collect();
            for level in Level::all() {
                for offset in 0..OFFSETS {
                    let (mut px, mut out) =
                        (Placed::new(&x, offset), Placed::new(&vec![T::ONE; n], (offset * 7 + 3) % OFFSETS));
                    kernel(level, cells(px.values_mut()), cells(out.values_mut()));
                    let same = cells(px.values_mut());
                    kernel(level, same, same);
                    for got in [&out, &px] {
                        let bits: Vec<u64> = got.values().iter().map(|v| v.bits()).collect();
                        assert_eq!(bits, want, "{name}, n = {n}, offset {offset}, {}", level.name());
                        assert!(got.guarded(), "{name} wrote outside the output");
                    }
                }
            }
        }
        for &(name, kernel) in T::BACKWARD {
            let single = |(&x, &y): (&T, &T)| {
                let (mut x, mut y, mut out) = ([x], [y], [T::ZERO]);
                kernel(scalar, cells(&mut x), cells(&mut y), cells(&mut out));
                out[0].bits()
            };
            let want: Vec<u64> = x.iter().zip(&y).map(single).collect();
            for level in Level::all() {
                for offset in [0, 1, 7, 15] {
                    for alias in 0..3 {
                        let (mut px, mut py) = (Placed::new(&x, offset), Placed::new(&y, 15 - offset));
                        let mut out = Placed::new(&vec![T::ONE; n], 5);
                        let (cx, cy, co) = (cells(px.values_mut()), cells(py.values_mut()), cells(out.values_mut()));
                        kernel(level, cx, cy, [co, cx, cy][alias]);
                        let got = [&out, &px, &py][alias];
                        let bits: Vec<u64> = got.values().iter().map(|v| v.bits()).collect();
                        assert_eq!(bits, want, "{name}, n = {n}, offset {offset}, alias {alias}, {}", level.name());
                        assert!(got.guarded(), "{name} wrote outside the output");
                    }
                }
            }
        }
    }
}
