//! The k best and the order of all: against a full sort, in orders that are
//! hard for a heap or a quicksort.

use crate::inputs::{Paint, Placed, bits, paint};
use crate::real::Real;
use fastrand::Rng;
use std::cmp::Ordering;
use vecsolve_core::error::Error;
use vecsolve_core::kernels as k;
use vecsolve_core::simd::Level;

crate::both! {
    the_k_best_are_those_of_a_full_sort => best;
    argsort_is_a_stable_sort => order;
    lengths_that_do_not_fit_are_refused => refused;
}

pub trait Sorted: Real {
    fn topk(level: Level, x: &[Self], largest: bool, indices: &mut [u32], values: &mut [Self]) -> Result<(), Error>;
    fn argsort(level: Level, x: &[Self], indices: &mut [u32]) -> Result<(), Error>;
}
impl Sorted for f32 {
    fn topk(level: Level, x: &[f32], largest: bool, indices: &mut [u32], values: &mut [f32]) -> Result<(), Error> {
        k::topk_f32(level, x, largest, indices, values)
    }
    fn argsort(level: Level, x: &[f32], indices: &mut [u32]) -> Result<(), Error> {
        k::argsort_f32(level, x, indices)
    }
}
impl Sorted for f64 {
    fn topk(level: Level, x: &[f64], largest: bool, indices: &mut [u32], values: &mut [f64]) -> Result<(), Error> {
        k::topk_f64(level, x, largest, indices, values)
    }
    fn argsort(level: Level, x: &[f64], indices: &mut [u32]) -> Result<(), Error> {
        k::argsort_f64(level, x, indices)
    }
}

/// By value, NaN last; a stable sort keeps equals in the order of their indices.
pub fn full_sort<T: Real>(x: &[T], largest: bool) -> Vec<u32> {
    let mut all: Vec<u32> = (0..x.len() as u32).collect();
    all.sort_by(|&a, &b| {
        let (a, b) = (x[a as usize].to_f64(), x[b as usize].to_f64());
        match (a.is_nan(), b.is_nan()) {
            (false, false) => {
                let rising = a.partial_cmp(&b).expect("numbers");
                if largest { rising.reverse() } else { rising }
            }
            (true, true) => Ordering::Equal,
            (a_nan, _) => {
                if a_nan {
                    Ordering::Greater
                } else {
                    Ordering::Less
                }
            }
        }
    });
    all
}

/// Orders by name, of any length.
pub fn orders<T: Real>(rng: &mut Rng, n: usize) -> Vec<(&'static str, Vec<T>)> {
    let at = |i: usize| T::from_f64(i as f64);
    let mut killer: Vec<T> = (0..n).map(at).collect();
    for i in 0..n / 2 {
        killer[n / 2 + i] = at(2 * i);
        killer[i] = if i % 2 == 0 { at(i + n) } else { at(i) };
    }
    vec![
        ("plain", paint(rng, Paint::Plain, n)),
        ("special", paint(rng, Paint::Special, n)),
        ("rising", (0..n).map(at).collect()),
        ("falling", (0..n).map(|i| at(n - i)).collect()),
        ("equal", vec![T::ONE; n]),
        ("zeros of both signs", (0..n).map(|i| if i % 3 == 0 { T::ZERO } else { -T::ZERO }).collect()),
        ("nan", vec![T::odd_nan(); n]),
        ("nan but the last", (0..n).map(|i| if i + 1 == n { T::ONE } else { T::odd_nan() }).collect()),
        ("nan but the first", (0..n).map(|i| if i == 0 { -T::ONE / T::ZERO } else { T::odd_nan() }).collect()),
        ("infinite", (0..n).map(|i| if i % 2 == 0 { T::ONE / T::ZERO } else { -T::ONE / T::ZERO }).collect()),
        ("organ pipe", (0..n).map(|i| at(i.min(n - i))).collect()),
        ("few values", (0..n).map(|_| at(rng.usize(0..3))).collect()),
        ("against the median of three", killer),
    ]
}

fn best<T: Sorted>() {
    let mut rng = Rng::with_seed(41);
    let random: Vec<usize> = (0..30).map(|_| rng.usize(40..700)).collect();
    for n in (0..=2 * T::LANES + 1).chain(random) {
        for (name, x) in orders::<T>(&mut rng, n) {
            for largest in [true, false] {
                let sorted = full_sort(&x, largest);
                let mut ks = vec![0, 1, 2, 7, n / 2, n.saturating_sub(1), n];
                ks.retain(|&k| k <= n);
                for level in Level::all() {
                    for &k in &ks {
                        let at = rng.usize(0..16);
                        let (mut indices, mut values) = (vec![u32::MAX; k], vec![T::odd_nan(); k]);
                        T::topk(level, Placed::new(&x, at).values(), largest, &mut indices, &mut values).unwrap();
                        let say = format!("{k} of {n}, {name}, largest {largest}, {}", level.name());
                        assert_eq!(indices, sorted[..k], "{say}");
                        let want: Vec<T> = sorted[..k].iter().map(|&i| x[i as usize].canonical()).collect();
                        assert_eq!(bits(&values), bits(&want), "{say}");
                    }
                }
            }
        }
    }
}

fn order<T: Sorted>() {
    let mut rng = Rng::with_seed(42);
    let random: Vec<usize> = (0..40).map(|_| rng.usize(40..3000)).collect();
    for n in (0..=70).chain(random).chain([30_000]) {
        for (name, x) in orders::<T>(&mut rng, n) {
            let want = full_sort(&x, false);
            for level in Level::all() {
                let mut got = vec![7; n];
                T::argsort(level, &x, &mut got).unwrap();
                assert_eq!(got, want, "{n}, {name}, {}", level.name());
            }
        }
    }
}

fn refused<T: Sorted>() {
    let x = [T::ONE; 5];
    for level in Level::all() {
        let shape = |what, have, want| Err(Error::Shape { what, have, want });
        assert_eq!(T::topk(level, &x, true, &mut [0; 6], &mut [T::ONE; 6]), shape("k", 6, 5));
        assert_eq!(T::topk(level, &x, true, &mut [0; 3], &mut [T::ONE; 4]), shape("values", 4, 3));
        assert_eq!(T::topk(level, &[], true, &mut [], &mut []), Ok(()));
        assert_eq!(T::argsort(level, &x, &mut [0; 4]), shape("indices", 4, 5));
        assert_eq!(T::argsort(level, &x, &mut [0; 6]), shape("indices", 6, 5));
        assert_eq!(T::argsort(level, &[], &mut []), Ok(()));
    }
}

/// An adversary that answers comparisons as it likes makes quicksort quadratic
/// (McIlroy 1999); its cost is bounded, which the fallback to heapsort gives.
#[test]
fn a_range_that_partitions_badly_is_still_sorted() {
    for n in [50usize, 1000, 20_000] {
        let mut x = vec![0.0f64; n];
        // The middle and both ends of every range are its largest left.
        let (mut left, mut right, mut next) = (0, n, n as f64);
        while left + 2 < right {
            let middle = left + (right - left) / 2;
            for at in [left, middle, right - 1] {
                x[at] = next;
                next -= 1.0;
            }
            (left, right) = (left + 1, right - 1);
        }
        let want = full_sort(&x, false);
        for level in Level::all() {
            let mut got = vec![0; n];
            k::argsort_f64(level, &x, &mut got).unwrap();
            assert_eq!(got, want, "{n}");
        }
    }
}
