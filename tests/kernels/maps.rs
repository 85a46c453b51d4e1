//! Elementwise kernels: each element correctly rounded, in every way the
//! operands may coincide, and nothing written beside the output.

use crate::inputs::{OFFSETS, Paint, Placed, bits, lengths, paint};
use crate::oracle;
use crate::real::{Map2, Real};
use fastrand::Rng;
use vecsolve_core::simd::Level;
use vecsolve_core::simd::cells::cells;

crate::both! {
    maps_of_two => map2;
    axpy_and_scale => scaled;
    the_shortest_length_counts => shortest;
}

fn map2<T: Real>() {
    let mut rng = Rng::with_seed(3);
    for n in lengths::<T>(&mut rng) {
        let (x, y) = (paint::<T>(&mut rng, Paint::Special, n), paint::<T>(&mut rng, Paint::Special, n));
        for &(name, kernel) in T::MAP2 {
            let each =
                |y: &[T]| -> Vec<u64> { x.iter().zip(y).map(|(&x, &y)| oracle::map2(name, x, y).bits()).collect() };
            let (apart, itself) = (each(&y), each(&x));
            for level in Level::all() {
                for offset in 0..OFFSETS {
                    let say = |alias: &str| format!("{name}, {alias}, n = {n}, {}, offset {offset}", level.name());
                    for (alias, want) in [
                        ("apart", &apart),
                        ("out = x", &apart),
                        ("out = y", &apart),
                        ("x = y", &itself),
                        ("all one", &itself),
                    ] {
                        assert_eq!(&run_map2(kernel, alias, level, [&x, &y], offset), want, "{}", say(alias));
                    }
                }
            }
        }
    }
}

fn run_map2<T: Real>(kernel: Map2<T>, alias: &str, level: Level, [x, y]: [&[T]; 2], offset: usize) -> Vec<u64> {
    let (mut x, mut y) = (Placed::new(x, offset), Placed::new(y, 15 - offset));
    let mut out = Placed::new(&vec![T::ONE; x.values().len()], (offset + 5) % OFFSETS);
    let (cx, cy, co) = (cells(x.values_mut()), cells(y.values_mut()), cells(out.values_mut()));
    match alias {
        "apart" => kernel(level, cx, cy, co),
        "out = x" => kernel(level, cx, cy, cx),
        "out = y" => kernel(level, cx, cy, cy),
        "x = y" => kernel(level, cx, cx, co),
        _ => kernel(level, cx, cx, cx),
    }
    assert!(x.guarded() && y.guarded() && out.guarded(), "{alias}: written outside the output");
    bits(match alias {
        "out = x" | "all one" => x.values(),
        "out = y" => y.values(),
        _ => out.values(),
    })
}

fn scaled<T: Real>() {
    let mut rng = Rng::with_seed(4);
    let alphas = [T::from_f64(-0.7), T::ZERO, T::MAX, T::odd_nan()];
    for n in lengths::<T>(&mut rng) {
        let (x, y) = (paint::<T>(&mut rng, Paint::Special, n), paint::<T>(&mut rng, Paint::Special, n));
        for alpha in alphas {
            let axpy =
                |y: &[T]| -> Vec<u64> { x.iter().zip(y).map(|(&x, &y)| (y + alpha * x).canonical().bits()).collect() };
            let (apart, itself) = (axpy(&y), axpy(&x));
            let product: Vec<u64> = x.iter().map(|&x| (x * alpha).canonical().bits()).collect();
            for level in Level::all() {
                for offset in 0..OFFSETS {
                    let say = format!("alpha {alpha:e}, n = {n}, {}, offset {offset}", level.name());
                    let (mut px, mut py) = (Placed::new(&x, offset), Placed::new(&y, 15 - offset));
                    T::axpy(level, alpha, cells(px.values_mut()), cells(py.values_mut()));
                    assert_eq!(bits(py.values()), apart, "axpy, {say}");
                    assert_eq!(bits(px.values()), bits(&x), "axpy changed x, {say}");
                    let one = cells(px.values_mut());
                    T::axpy(level, alpha, one, one);
                    assert_eq!(bits(px.values()), itself, "axpy in place, {say}");
                    let mut ps = Placed::new(&x, offset);
                    T::scale(level, alpha, cells(ps.values_mut()));
                    assert_eq!(bits(ps.values()), product, "scale, {say}");
                    assert!(px.guarded() && py.guarded() && ps.guarded(), "written outside the output, {say}");
                }
            }
        }
    }
}

fn shortest<T: Real>() {
    let ones = |n: usize| vec![T::ONE; n];
    for level in Level::all() {
        for (nx, ny, no) in [(40, 7, 33), (3, 40, 40), (20, 20, 0), (0, 5, 5), (33, 33, 17)] {
            let n = nx.min(ny).min(no);
            for &(name, kernel) in T::MAP2 {
                let mut out = vec![T::odd_nan(); no];
                kernel(level, cells(&mut ones(nx)), cells(&mut ones(ny)), cells(&mut out));
                let want =
                    [vec![oracle::map2(name, T::ONE, T::ONE).bits(); n], vec![T::odd_nan().bits(); no - n]].concat();
                assert_eq!(bits(&out), want, "{name} of {nx}, {ny} into {no} on {}", level.name());
            }
            for &(name, kernel) in T::REDUCE2 {
                let m = nx.min(ny);
                let (short, whole) = (kernel(level, &ones(nx), &ones(ny)), kernel(level, &ones(m), &ones(m)));
                assert_eq!(short.bits(), whole.bits(), "{name} of {nx} and {ny} on {}", level.name());
            }
        }
    }
}
