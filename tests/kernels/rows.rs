//! Kernels over rows: against naive f64, alike on all levels whatever the
//! stride, the offset and the way operands coincide; extreme and hostile rows;
//! shapes that do not fit.

use crate::inputs::{Paint, Placed, bits, paint};
use crate::real::Real;
use fastrand::Rng;
use std::cell::Cell;
use vecsolve_core::error::Error;
use vecsolve_core::kernels as k;
use vecsolve_core::simd::Level;
use vecsolve_core::simd::cells::cells;

type C<T> = [Cell<T>];

/// A call on (rows, cols, stride).
#[derive(Clone, Copy, Debug)]
struct Shape(usize, usize, usize);

/// A kernel over rows with its constants chosen; the slice is gamma and, reversed, beta.
type Rows<T> = fn(Level, &C<T>, &[T], &C<T>, Shape) -> Result<(), Error>;

trait ByRows: Real {
    const KERNELS: &'static [(&'static str, Rows<Self>)];
    fn logsumexp(level: Level, x: &[Self], out: &mut [Self], s: Shape) -> Result<(), Error>;
    fn swiglu(level: Level, x: &C<Self>, y: &C<Self>, out: &C<Self>, s: Shape) -> Result<(), Error>;
    fn rope(level: Level, x: &C<Self>, out: &C<Self>, s: Shape, by: (u32, f64, bool)) -> Result<(), Error>;
}

const EPS: f64 = 1e-5;
const ROPE: (u32, f64, bool) = (1_000_000, 10_000.0, false);

macro_rules! by_rows {
    ($t:ident, $softmax:ident $normalize:ident $layernorm:ident $rmsnorm:ident $rope:ident $logsumexp:ident $swiglu:ident) => {
        impl ByRows for $t {
            const KERNELS: &'static [(&'static str, Rows<$t>)] = &[
                ("softmax", |l, x, _, out, s| k::$softmax(l, x, out, s.0, s.1, s.2)),
                ("normalize", |l, x, _, out, s| k::$normalize(l, x, out, s.0, s.1, s.2)),
                ("layernorm", |l, x, _, out, s| k::$layernorm(l, x, None, None, EPS as $t, out, s.0, s.1, s.2)),
                ("layernorm scaled", |l, x, g, out, s| {
                    let beta: Vec<$t> = g.iter().rev().copied().collect();
                    k::$layernorm(l, x, Some(g), Some(&beta), EPS as $t, out, s.0, s.1, s.2)
                }),
                ("rmsnorm", |l, x, _, out, s| k::$rmsnorm(l, x, None, EPS as $t, out, s.0, s.1, s.2)),
                ("rmsnorm scaled", |l, x, g, out, s| k::$rmsnorm(l, x, Some(g), EPS as $t, out, s.0, s.1, s.2)),
                ("rmsnorm 0", |l, x, _, out, s| k::$rmsnorm(l, x, None, 0.0, out, s.0, s.1, s.2)),
                ("rope", |l, x, _, out, s| k::$rope(l, x, out, s.0, s.1, s.2, ROPE.0, ROPE.1, ROPE.2)),
                ("rope interleaved", |l, x, _, out, s| k::$rope(l, x, out, s.0, s.1, s.2, ROPE.0, ROPE.1, true)),
            ];
            fn logsumexp(level: Level, x: &[$t], out: &mut [$t], s: Shape) -> Result<(), Error> {
                k::$logsumexp(level, x, out, s.0, s.1, s.2)
            }
            fn swiglu(level: Level, x: &C<$t>, y: &C<$t>, out: &C<$t>, s: Shape) -> Result<(), Error> {
                k::$swiglu(level, x, y, out, s.0, s.1, s.2)
            }
            fn rope(level: Level, x: &C<$t>, out: &C<$t>, s: Shape, by: (u32, f64, bool)) -> Result<(), Error> {
                k::$rope(level, x, out, s.0, s.1, s.2, by.0, by.1, by.2)
            }
        }
    };
}
by_rows!(f32, softmax_f32 normalize_f32 layernorm_f32 rmsnorm_f32 rope_f32 logsumexp_f32 swiglu_f32);
by_rows!(f64, softmax_f64 normalize_f64 layernorm_f64 rmsnorm_f64 rope_f64 logsumexp_f64 swiglu_f64);

/// The naive row in f64, and how many epsilons of what size each value may be off.
fn naive(name: &str, row: usize, x: &[f64], gamma: &[f64]) -> (Vec<f64>, f64) {
    let n = x.len() as f64;
    let largest = x.iter().fold(0f64, |m, v| m.max(v.abs()));
    let scaled: f64 = x.iter().map(|v| (v / largest) * (v / largest)).sum::<f64>().sqrt();
    // Roundings of the sums, and of what is done to each value.
    let steps = 8.0 + n / 8.0;
    match name.split(' ').next().expect("a name") {
        "softmax" => {
            let max = x.iter().fold(f64::NEG_INFINITY, |m, &v| m.max(v));
            let e: Vec<f64> = x.iter().map(|v| (v - max).exp()).collect();
            let total: f64 = e.iter().sum();
            // x - max is rounded: an absolute error of half an epsilon of it in the exponent.
            (e.iter().map(|e| e / total).collect(), steps + 2.0 * largest * max.exp().min(1.0) + 8.0)
        }
        "normalize" => (x.iter().map(|v| if largest == 0.0 { 0.0 } else { v / largest / scaled }).collect(), steps),
        "rmsnorm" => {
            let eps = if name.ends_with('0') { 0.0 } else { EPS };
            let rms = (scaled * largest / n.sqrt()).hypot(eps.sqrt());
            let g = |i: usize| if name.ends_with("scaled") { gamma[i] } else { 1.0 };
            (x.iter().enumerate().map(|(i, v)| v / rms * g(i)).collect(), steps * n.sqrt())
        }
        "layernorm" => {
            let mean = x.iter().sum::<f64>() / n;
            let variance = x.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n;
            let root = (variance + EPS).sqrt();
            let (g, b): (Vec<f64>, Vec<f64>) = match name.ends_with("scaled") {
                true => (gamma.to_vec(), gamma.iter().rev().copied().collect()),
                false => (vec![1.0; x.len()], vec![0.0; x.len()]),
            };
            // The mean is off by epsilons of the largest value, which the root magnifies.
            let y = x.iter().enumerate().map(|(i, v)| (v - mean) / root * g[i] + b[i]).collect();
            (y, steps * (n.sqrt() + 2.0 * largest / root + 2.0))
        }
        _ => {
            let (p, mut y) = (f64::from(ROPE.0) + row as f64, x.to_vec());
            for i in 0..x.len() / 2 {
                let theta = ROPE.1.powf(-2.0 * i as f64 / n);
                let (sin, cos) = ((p * theta).sin(), (p * theta).cos());
                let (a, b) = if name.ends_with("interleaved") { (2 * i, 2 * i + 1) } else { (i, i + x.len() / 2) };
                (y[a], y[b]) = (x[a] * cos - x[b] * sin, x[b] * cos + x[a] * sin);
            }
            (y, largest * 4.0)
        }
    }
}

crate::both! {
    rows_against_naive_f64_alike_on_all_levels => against_naive;
    logsumexp_of_rows => logsumexp;
    swiglu_is_silu_times_y => swiglu;
    rope_turns_back_and_far => rope;
    extreme_rows => extremes;
    shapes_that_do_not_fit => shapes;
}

fn against_naive<T: ByRows>() {
    let mut rng = Rng::with_seed(31);
    let widths: Vec<usize> = (1..=2 * T::LANES + 2).chain([100, 128, 333, 700]).collect();
    for cols in widths {
        for &(name, kernel) in T::KERNELS {
            if name.starts_with("rope") && cols % 2 == 1 {
                continue;
            }
            let (rows, gap) = (rng.usize(1..4), rng.usize(0..20));
            let shape = Shape(rows, cols, cols + gap);
            let n = (rows - 1) * shape.2 + cols;
            let x: Vec<T> = paint::<T>(&mut rng, Paint::Plain, n).iter().map(|&v| v * T::from_f64(4.0)).collect();
            let gamma = paint::<T>(&mut rng, Paint::Plain, cols);
            let mut first: Option<Vec<u64>> = None;
            for level in Level::all() {
                for offset in [0, 3, 15] {
                    let (mut px, mut out) = (Placed::new(&x, offset), Placed::new(&vec![T::ONE; n], 15 - offset));
                    kernel(level, cells(px.values_mut()), &gamma, cells(out.values_mut()), shape).expect("it fits");
                    let same = cells(px.values_mut());
                    kernel(level, same, &gamma, same, shape).expect("it fits");
                    assert!(px.guarded() && out.guarded(), "{name} wrote outside the output");
                    for row in 0..rows {
                        let at = row * shape.2..row * shape.2 + cols;
                        assert_eq!(bits(&out.values()[at.clone()]), bits(&px.values()[at.clone()]), "{name} in place");
                        let between = at.end..n.min(at.end + gap);
                        assert!(out.values()[between].iter().all(|v| *v == T::ONE), "{name} wrote between rows");
                    }
                    let got = bits(out.values());
                    assert_eq!(*first.get_or_insert(got.clone()), got, "{name} {shape:?} on {}", level.name());
                    let wide = |v: &[T]| v.iter().map(|v| v.to_f64()).collect::<Vec<f64>>();
                    for row in 0..rows {
                        let at = row * shape.2..row * shape.2 + cols;
                        let (want, slack) = naive(name, row, &wide(&x[at.clone()]), &wide(&gamma));
                        let beside = if name.starts_with("rope") { 2e-9 } else { 0.0 };
                        for (i, want) in want.iter().enumerate() {
                            let got = out.values()[at.start + i].to_f64();
                            let size = if name == "softmax" { want.abs() } else { 1.0 };
                            let most = slack * T::EPSILON.to_f64() * size + beside;
                            assert!(
                                (got - want).abs() <= most,
                                "{name} {shape:?} at {row}, {i}: {got:e}, exact {want:e} by {most:e}"
                            );
                        }
                    }
                }
            }
        }
    }
}

fn logsumexp<T: ByRows>() {
    let mut rng = Rng::with_seed(32);
    for cols in (0..=2 * T::LANES + 1).chain([255, 256, 257, 700]) {
        let shape = Shape(2, cols, cols + 3);
        let x: Vec<T> =
            paint::<T>(&mut rng, Paint::Plain, 2 * (cols + 3)).iter().map(|&v| v * T::from_f64(30.0)).collect();
        let mut first = None;
        for level in Level::all() {
            let mut out = [T::ONE; 3];
            T::logsumexp(level, &x, &mut out, shape).expect("it fits");
            assert_eq!(*first.get_or_insert(bits(&out)), bits(&out), "{cols} on {}", level.name());
            assert!(out[2] == T::ONE);
            for row in 0..2 {
                let row_x = x[row * shape.2..][..cols].iter().map(|v| v.to_f64());
                let want = row_x.map(f64::exp).sum::<f64>().ln();
                let most = T::EPSILON.to_f64() * (4.0 + want.abs() * 2.0 + 60.0 + cols as f64 / 8.0);
                let got = out[row].to_f64();
                assert!(got == want || (got - want).abs() <= most, "{cols}: {got:e}, exact {want:e}");
            }
        }
    }
    let infinite = T::ONE / T::ZERO;
    let cases = [
        (vec![-infinite; 5], -infinite),
        (vec![T::ONE, infinite, -infinite], infinite),
        (vec![infinite; 20], infinite),
        (vec![T::ONE, T::odd_nan(), infinite], T::NAN),
        (vec![-infinite, T::odd_nan()], T::NAN),
        (vec![T::MAX, -T::MAX], T::MAX),
        (vec![-T::MAX; 3], -T::MAX),
        (vec![-infinite, T::ZERO], T::ZERO),
    ];
    for level in Level::all() {
        for (x, want) in &cases {
            let mut out = [T::ONE];
            T::logsumexp(level, x, &mut out, Shape(1, x.len(), x.len())).expect("it fits");
            assert_eq!(out[0].bits(), want.bits(), "{x:?} gives {:e}", out[0]);
        }
        let mut out = [T::ONE; 4];
        T::logsumexp(level, &[], &mut out, Shape(4, 0, 0)).expect("empty rows");
        assert_eq!(bits(&out), bits(&[-infinite; 4]));
        assert!(T::logsumexp(level, &[T::ONE; 9], &mut out, Shape(5, 1, 1)).is_err(), "out is too short");
    }
}

fn swiglu<T: ByRows>() {
    let mut rng = Rng::with_seed(33);
    for cols in [1, 7, 16, 33] {
        let (shape, n) = (Shape(2, cols, cols + 2), 2 * cols + 2);
        let (x, y) = (paint::<T>(&mut rng, Paint::Plain, n), paint::<T>(&mut rng, Paint::Plain, n));
        let mut first = None;
        for level in Level::all() {
            for alias in 0..3 {
                let (mut px, mut py, mut out) = (x.clone(), y.clone(), vec![T::ZERO; n]);
                let (cx, cy, co) = (cells(&mut px), cells(&mut py), cells(&mut out));
                T::swiglu(level, cx, cy, [co, cx, cy][alias], shape).expect("it fits");
                let got = [&out, &px, &py][alias];
                let rows = [&got[..cols], &got[cols + 2..]].concat();
                assert_eq!(*first.get_or_insert(bits(&rows)), bits(&rows), "{cols}, alias {alias}, {}", level.name());
                for (i, got) in rows.iter().enumerate() {
                    let at = if i < cols { i } else { i + 2 };
                    let (x, y) = (x[at].to_f64(), y[at].to_f64());
                    let want = x / (1.0 + (-x).exp()) * y;
                    assert!((got.to_f64() - want).abs() <= 5.0 * T::EPSILON.to_f64() * want.abs(), "{x:e}, {y:e}");
                }
            }
        }
    }
}

fn rope<T: ByRows>() {
    let level = Level::best();
    let n = 64;
    let x: Vec<T> = (0..n).map(|i| T::from_f64(f64::from(i) - 31.5)).collect();
    for interleaved in [false, true] {
        let mut y = x.clone();
        let same = cells(&mut y);
        T::rope(level, same, same, Shape(1, 64, 64), (0, 10_000.0, interleaved)).expect("it fits");
        assert_eq!(bits(&y), bits(&x), "position 0 turns nothing");
        let same = cells(&mut y);
        // With base 1 every pair turns by the position: sine and cosine of 2^32 - 1.
        T::rope(level, same, same, Shape(1, 64, 64), (u32::MAX, 1.0, interleaved)).expect("it fits");
        let (sin, cos) = (f64::from(u32::MAX).sin(), f64::from(u32::MAX).cos());
        for i in 0..32 {
            let (a, b) = if interleaved { (2 * i, 2 * i + 1) } else { (i, i + 32) };
            let want = x[a].to_f64() * cos - x[b].to_f64() * sin;
            assert!((y[a].to_f64() - want).abs() < 200.0 * T::EPSILON.to_f64(), "{:e}, exact {want:e}", y[a]);
        }
    }
    for (base, cols) in [(0.5, 64), (f64::NAN, 64), (f64::INFINITY, 64), (-2.0, 64), (10_000.0, 63)] {
        let mut y = x.clone();
        let same = cells(&mut y);
        assert!(T::rope(level, same, same, Shape(1, cols, 64), (1, base, false)).is_err(), "base {base}, cols {cols}");
    }
}

fn run<T: ByRows>(name: &str, level: Level, x: &[T]) -> Vec<T> {
    let kernel = T::KERNELS.iter().find(|k| k.0 == name).expect("a kernel").1;
    let (mut x, mut out) = (x.to_vec(), vec![T::ONE; x.len()]);
    let shape = Shape(1, x.len(), x.len());
    kernel(level, cells(&mut x), &[], cells(&mut out), shape).expect("it fits");
    out
}

fn extremes<T: ByRows>() {
    let infinite = T::ONE / T::ZERO;
    let (tiny, third) = (T::SMALLEST, T::from_f64(1.0 / 3.0));
    for level in Level::all() {
        for size in [
            T::MAX,
            T::MAX * third,
            tiny,
            tiny * T::from_f64(1000.0),
            T::SMALL_SQUARE,
            T::from_f64(1e-25),
            T::from_f64(1e25),
        ] {
            for n in [1, 4, 9, 16, 25] {
                let root = T::from_f64(1.0 / f64::from(n).sqrt());
                let unit = run("normalize", level, &vec![size; n as usize]);
                assert!(
                    unit.iter().all(|&v| (v - root).abs() <= T::EPSILON * T::from_f64(4.0)),
                    "normalize {size:e} x {n}: {unit:?}"
                );
                let one = run("rmsnorm 0", level, &vec![-size; n as usize]);
                assert!(
                    one.iter().all(|&v| (v + T::ONE).abs() <= T::EPSILON * T::from_f64(4.0)),
                    "rmsnorm {size:e} x {n}: {one:?}"
                );
            }
        }
        assert_eq!(bits(&run("normalize", level, &[T::ZERO; 20])), bits(&[T::ZERO; 20]), "a row of zeros stays");
        assert_eq!(bits(&run("layernorm", level, &[T::ONE; 16])), bits(&[T::ZERO; 16]), "a constant row");
        assert_eq!(bits(&run("rmsnorm 0", level, &[T::ZERO; 3])), bits(&[T::NAN; 3]), "0 / 0");
        // Softmax.
        let s = |x: &[T]| bits(&run("softmax", level, x));
        assert_eq!(s(&[T::MAX, -T::MAX, -infinite]), bits(&[T::ONE, T::ZERO, T::ZERO]));
        assert_eq!(s(&[-infinite; 18]), bits(&[T::NAN; 18]));
        assert_eq!(s(&[infinite, T::ONE, T::MAX]), bits(&[T::NAN; 3]));
        assert_eq!(s(&[T::odd_nan(), T::ONE, -infinite]), bits(&[T::NAN; 3]));
        assert_eq!(s(&[-T::MAX; 4]), bits(&[T::from_f64(0.25); 4]));
        for (name, kernel) in T::KERNELS {
            let mut x = [T::ONE, T::odd_nan(), T::ONE, T::ONE];
            let mut out = [T::ONE; 4];
            kernel(level, cells(&mut x), &[T::ONE; 4], cells(&mut out), Shape(1, 4, 4)).expect("it fits");
            assert!(out[1].bits() == T::NAN.bits(), "{name} of a row with NaN");
            assert!(out.iter().all(|v| v.to_f64() == v.to_f64() || v.bits() == T::NAN.bits()), "{name}: odd NaN");
        }
    }
}

fn shapes<T: ByRows>() {
    for (name, kernel) in T::KERNELS {
        let level = Level::best();
        let call = |x: usize, gamma: usize, out: usize, shape| {
            let (mut x, mut out) = (vec![T::ONE; x], vec![T::ONE; out]);
            kernel(level, cells(&mut x), &vec![T::ONE; gamma], cells(&mut out), shape)
        };
        let error = |have, want, got: Result<(), Error>| {
            assert!(
                matches!(got, Err(Error::Shape { have: h, want: w, .. }) if h == have && w == want),
                "{name}: {got:?}"
            );
        };
        assert_eq!(call(22, 10, 22, Shape(2, 10, 12)), Ok(()), "{name}: the last row needs no gap behind it");
        error(21, 22, call(21, 10, 22, Shape(2, 10, 12)));
        error(21, 22, call(22, 10, 21, Shape(2, 10, 12)));
        error(9, 10, call(40, 10, 40, Shape(2, 10, 9)));
        error(40, usize::MAX, call(40, 10, 40, Shape(usize::MAX, 10, usize::MAX)));
        if name.ends_with("scaled") {
            error(9, 10, call(22, 9, 22, Shape(2, 10, 12)));
        }
        for shape in [Shape(0, 10, 0), Shape(9, 0, 0), Shape(usize::MAX, 0, 7)] {
            assert_eq!(call(0, 10, 0, shape), Ok(()), "{name}: nothing to do");
        }
    }
}
