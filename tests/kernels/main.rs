//! Every kernel on every level this CPU has, at every length around a block and
//! every offset from one: within its bound of a naive reference, in the fixed
//! order bit for bit, and so the same on all levels.
#![forbid(unsafe_code)]

mod activation;
mod bits;
mod blas;
mod distances;
mod elementary;
mod exact;
mod inputs;
mod integers;
mod maps;
mod oracle;
mod real;
mod rows;
mod search;
mod sparse_products;
mod special;
mod spmv;
mod topk;

use fastrand::Rng;
use inputs::{OFFSETS, Paint, Placed, lengths, paint};
use real::Real;
use vecsolve_core::simd::Level;

/// Runs `check` for both types.
macro_rules! both {
    ($($(#[$doc:meta])* $name:ident => $check:ident;)*) => { $(
        $(#[$doc])*
        #[test]
        fn $name() {
            $check::<f32>();
            $check::<f64>();
        }
    )* };
}
pub(crate) use both;

both! {
    reductions_of_one => reduce1;
    reductions_of_two => reduce2;
}

#[test]
fn this_cpu_has_levels_to_compare() {
    let names: Vec<_> = Level::all().map(Level::name).collect();
    println!("levels: {names:?}");
    assert_eq!(names[0], "scalar");
    assert!(names.len() > 1, "only the scalar level is here, nothing to hold it against");
    assert!(names.contains(&Level::best().name()));
    assert!(names.iter().all(|n| Level::by_name(n).is_some_and(|l| l.name() == *n)));
    assert!(Level::by_name("mmx").is_none());
}

fn reduce1<T: Real>() {
    let mut rng = Rng::with_seed(1);
    for n in lengths::<T>(&mut rng) {
        for kind in [Paint::Plain, Paint::Wide, Paint::Special] {
            let x = paint::<T>(&mut rng, kind, n);
            let ordered = oracle::in_order(x.iter().copied());
            for &(name, kernel) in T::REDUCE1 {
                let run = |level, o| kernel(level, Placed::new(&x, o).values());
                let got = agreed(run, &format!("{name} of {n} {kind:?} values"));
                if name == "sum" {
                    assert_eq!(got.bits(), ordered.bits(), "sum of {n} {kind:?} values: {got:e}, in order {ordered:e}");
                    if matches!(kind, Paint::Special) {
                        continue;
                    }
                }
                within(name, n, kind, got, oracle::reduce1(name, &x));
            }
        }
    }
}

fn reduce2<T: Real>() {
    let mut rng = Rng::with_seed(2);
    for n in lengths::<T>(&mut rng) {
        for kind in [Paint::Plain, Paint::Wide, Paint::Special] {
            let (x, y) = (paint::<T>(&mut rng, kind, n), paint::<T>(&mut rng, kind, n));
            let pairs = || x.iter().copied().zip(y.iter().copied());
            for &(name, kernel) in T::REDUCE2 {
                let run = |level, o| kernel(level, Placed::new(&x, o).values(), Placed::new(&y, 15 - o).values());
                let got = agreed(run, &format!("{name} of {n} {kind:?} values"));
                let ordered = match name {
                    "dot" => Some(oracle::in_order(pairs().map(|(x, y)| x * y))),
                    "l2sq" => Some(oracle::in_order(pairs().map(|(x, y)| (x - y) * (x - y)))),
                    "l1" => Some(oracle::in_order(pairs().map(|(x, y)| (x - y).abs()))),
                    _ => None,
                };
                if let Some(ordered) = ordered {
                    assert_eq!(got.bits(), ordered.bits(), "{name}, n = {n}, {kind:?}: {got:e}, in order {ordered:e}");
                }
                if !matches!(kind, Paint::Special) {
                    within(name, n, kind, got, oracle::reduce2(name, &x, &y));
                }
            }
        }
    }
}

/// The one answer of every level at every offset.
fn agreed<T: Real>(run: impl Fn(Level, usize) -> T, what: &str) -> T {
    let mut first: Option<T> = None;
    for level in Level::all() {
        for offset in 0..OFFSETS {
            let got = run(level, offset);
            let want = *first.get_or_insert(got);
            assert_eq!(got.bits(), want.bits(), "{what}: {got:e} on {} at offset {offset}, not {want:e}", level.name());
        }
    }
    first.expect("a level")
}

fn within<T: Real>(name: &str, n: usize, kind: Paint, got: T, want: oracle::Answer) {
    let (value, slack) = (want.value, want.slack);
    assert!(want.covers(got.to_f64()), "{name}, n = {n}, {kind:?}: {got:e}, exact {value:e}, bound {slack:e}");
}
