//! Values at the ends of the type: what overflows or vanishes in a plain sum
//! of squares, and what NaN and infinity make of an answer.

use crate::oracle;
use crate::real::Real;
use vecsolve_core::simd::Level;

crate::both! {
    norms_of_the_largest_and_the_smallest => norms;
    cosines_do_not_depend_on_scale => cosines;
    nan_and_infinity_are_answered => not_finite;
}

fn reduction<T: Real>(name: &str) -> crate::real::Reduce1<T> {
    T::REDUCE1.iter().find(|k| k.0 == name).expect("a kernel").1
}

fn cosine<T: Real>(level: Level, x: &[T], y: &[T]) -> T {
    T::REDUCE2.iter().find(|k| k.0 == "cosine").expect("a kernel").1(level, x, y)
}

fn norms<T: Real>() {
    let tiny = |k: f64| T::from_f64(k) * T::SMALLEST;
    let half = T::MAX / T::from_f64(8.0);
    for level in Level::all() {
        let nrm2 = |x: &[T]| reduction::<T>("nrm2")(level, x);
        assert_eq!(nrm2(&[tiny(3.0), tiny(-4.0)]).bits(), tiny(5.0).bits(), "3, 4, 5 in subnormals, {}", level.name());
        assert_eq!(nrm2(&[T::SMALLEST]).bits(), T::SMALLEST.bits());
        assert_eq!(nrm2(&[T::MAX, T::ZERO]).bits(), T::MAX.bits());
        assert!(nrm2(&[T::MAX, T::MAX]).to_f64() == f64::INFINITY, "larger than any number");
        for x in [vec![half; 33], [vec![half; 3], vec![T::SMALLEST; 30]].concat(), vec![T::SMALLEST; 100]] {
            let (got, want) = (nrm2(&x), oracle::reduce1("nrm2", &x));
            assert!(want.covers(got.to_f64()), "{got:e}, exact {:e} on {}", want.value, level.name());
        }
        let sign = |v: T| (T::ONE / v).to_f64();
        assert!(sign(reduction::<T>("amax")(level, &[-T::ZERO])) > 0.0, "amax of -0 is 0");
        assert!(sign(reduction::<T>("sum")(level, &[-T::ZERO])) > 0.0, "lanes start at +0");
    }
}

fn cosines<T: Real>() {
    let x: Vec<T> = (0..37).map(|i| T::from_f64(f64::from(i % 7) - 2.5)).collect();
    let y: Vec<T> = (0..37).map(|i| T::from_f64(f64::from(i % 5) - 1.5)).collect();
    let times = |v: &[T], c: T| v.iter().map(|&v| v * c).collect::<Vec<T>>();
    let (huge, tiny) = (T::MAX / T::from_f64(8.0), T::SMALLEST / (T::EPSILON * T::EPSILON));
    let want = oracle::reduce2("cosine", &x, &y);
    for level in Level::all() {
        for (cx, cy) in [(T::ONE, huge), (huge, huge), (tiny, T::ONE), (tiny, huge), (tiny, tiny)] {
            let (sx, sy) = (times(&x, cx), times(&y, cy));
            // What the scaling itself rounded counts on both sides.
            let slack = want.slack + 2.0 * T::EPSILON.to_f64();
            let got = cosine(level, &sx, &sy).to_f64();
            assert!(
                (got - want.value).abs() <= slack,
                "{got} by {cx:e}, {cy:e} on {}, exact {}",
                level.name(),
                want.value
            );
            let same = cosine(level, &sx, &sx).to_f64();
            assert!((1.0 - same).abs() <= slack && same <= 1.0, "{same} of a vector with itself by {cx:e}");
            let opposite = cosine(level, &sx, &times(&sx, -T::ONE)).to_f64();
            assert!((1.0 + opposite).abs() <= slack && opposite >= -1.0, "{opposite} of a vector and its opposite");
        }
        let zero = vec![T::ZERO; 37];
        assert_eq!(cosine(level, &zero, &x).to_f64(), 0.0);
        assert_eq!(cosine(level, &zero, &zero).to_f64(), 0.0);
        assert_eq!(cosine::<T>(level, &[], &[]).to_f64(), 0.0);
    }
}

/// One odd value at every place of three blocks.
fn not_finite<T: Real>() {
    let infinite = T::ONE / T::ZERO;
    let n = 3 * T::LANES - 1;
    for level in Level::all() {
        for at in 0..n {
            for odd in [infinite, -infinite, T::odd_nan()] {
                let mut x = vec![T::ONE; n];
                x[at] = odd;
                let say = || format!("{odd:e} at {at} of {n} on {}", level.name());
                for &(name, kernel) in T::REDUCE1 {
                    let size = if name == "sum" { odd } else { odd.abs() };
                    assert_eq!(kernel(level, &x).bits(), size.canonical().bits(), "{name}, {}", say());
                }
                for &(name, kernel) in T::REDUCE2 {
                    let ones = vec![T::ONE; n];
                    let want = match name {
                        "dot" => odd.canonical(),
                        "l2sq" => (odd * odd).canonical(),
                        "l1" => odd.abs().canonical(),
                        _ => T::NAN,
                    };
                    for got in [kernel(level, &x, &ones), kernel(level, &ones, &x)] {
                        assert_eq!(got.bits(), want.bits(), "{name}, {}", say());
                    }
                }
            }
        }
    }
}
