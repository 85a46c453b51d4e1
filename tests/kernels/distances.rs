//! One vector against rows: the bits of the one-to-one kernel; i8 and bits
//! against exact integers; what is refused.

use crate::inputs::{Paint, paint};
use crate::real::Real;
use fastrand::Rng;
use vecsolve_core::error::Error;
use vecsolve_core::kernels::{self as k, Metric};
use vecsolve_core::simd::Level;

crate::both! {
    rows_have_the_bits_of_one_to_one => rows;
}

/// A float type with its kernels over rows.
pub trait Rows: Real {
    fn distances(
        level: Level,
        metric: Metric,
        q: &[Self],
        x: &[Self],
        stride: usize,
        out: &mut [Self],
    ) -> Result<(), Error>;
}
impl Rows for f32 {
    fn distances(level: Level, m: Metric, q: &[f32], x: &[f32], stride: usize, out: &mut [f32]) -> Result<(), Error> {
        k::distances_f32(level, m, q, x, stride, out)
    }
}
impl Rows for f64 {
    fn distances(level: Level, m: Metric, q: &[f64], x: &[f64], stride: usize, out: &mut [f64]) -> Result<(), Error> {
        k::distances_f64(level, m, q, x, stride, out)
    }
}

fn rows<T: Rows>() {
    let mut rng = Rng::with_seed(21);
    for cols in (0..=2 * T::LANES + 1).chain([100, 384]) {
        for kind in [Paint::Plain, Paint::Wide, Paint::Special] {
            let (rows, gap) = (rng.usize(0..5), rng.usize(0..4));
            let stride = cols + gap;
            let q = paint::<T>(&mut rng, kind, cols);
            let mut x = paint::<T>(&mut rng, kind, rows * stride);
            if rows > 1 {
                x[stride..stride + cols].fill(T::ZERO);
            }
            let len = (rows * stride).saturating_sub(gap);
            for level in Level::all() {
                for &(name, kernel) in T::REDUCE2 {
                    let metric = Metric::ALL.into_iter().find(|m| m.name() == name).expect("a metric of that name");
                    let mut out = vec![T::ONE; rows];
                    T::distances(level, metric, &q, &x[..len], stride, &mut out).unwrap();
                    for (r, got) in out.iter().enumerate() {
                        let want = kernel(level, &q, &x[r * stride..][..cols]);
                        assert_eq!(got.bits(), want.bits(), "{name}, row {r} of {cols} {kind:?}, {}", level.name());
                    }
                }
            }
        }
    }
}

#[test]
fn metrics_have_their_numbers_and_names() {
    let names = ["dot", "l2sq", "cosine", "l1", "hamming", "jaccard"];
    for (number, name) in names.iter().enumerate() {
        let metric = Metric::from_number(number as u32).expect("a metric");
        assert_eq!((metric as usize, metric.name()), (number, *name));
        assert_eq!(metric.largest_first(), ["dot", "cosine", "jaccard"].contains(name));
    }
    assert!(Metric::from_number(6).is_none() && Metric::from_number(u32::MAX).is_none());
}

/// i8 and its kernels in plain integers.
pub fn exact_i8(metric: Metric, x: &[i8], y: &[i8]) -> f64 {
    let sum = |f: fn(i64, i64) -> i64| x.iter().zip(y).map(|(&x, &y)| f(x.into(), y.into())).sum::<i64>() as f64;
    match metric {
        Metric::Dot => sum(|x, y| x * y),
        Metric::L2sq => sum(|x, y| (x - y) * (x - y)),
        _ => {
            let (xx, yy) = (sum(|x, _| x * x), sum(|_, y| y * y));
            if xx == 0.0 || yy == 0.0 { 0.0 } else { (sum(|x, y| x * y) / (xx.sqrt() * yy.sqrt())).clamp(-1.0, 1.0) }
        }
    }
}

pub fn paint_i8(rng: &mut Rng, n: usize) -> Vec<i8> {
    let extreme = rng.u8(0..4) == 0;
    (0..n).map(|_| if extreme { [-128, 127, -1, 0][rng.usize(0..4)] } else { rng.i8(..) }).collect()
}

#[test]
fn i8_is_exact() {
    type Kernel = fn(Level, &[i8], &[i8]) -> f64;
    let kernels: [(Metric, Kernel); 3] =
        [(Metric::Dot, k::dot_i8), (Metric::L2sq, k::l2sq_i8), (Metric::Cosine, k::cosine_i8)];
    let mut rng = Rng::with_seed(22);
    let random: Vec<usize> = (0..100).map(|_| rng.usize(130..3000)).collect();
    for n in (0..=129).chain(random) {
        let (x, y) = (paint_i8(&mut rng, n + 15), paint_i8(&mut rng, n + 15));
        for level in Level::all() {
            for (metric, kernel) in kernels {
                for o in if n < 130 { 0..16 } else { 3..4 } {
                    let (x, y) = (&x[o..o + n], &y[15 - o..][..n]);
                    let (got, want) = (kernel(level, x, y), exact_i8(metric, x, y));
                    assert_eq!(got.to_bits(), want.to_bits(), "{} of {n}, {}", metric.name(), level.name());
                }
            }
        }
    }
    for level in Level::all() {
        // Long enough for every chunk to fill, at the value that fills fastest.
        for n in [65_536, 1 << 18, (1 << 18) + 5, 600_001] {
            let (low, high) = (vec![-128i8; n], vec![127i8; n]);
            for (metric, kernel) in kernels {
                for (x, y) in [(&low, &low), (&low, &high), (&high, &high)] {
                    assert_eq!(kernel(level, x, y), exact_i8(metric, x, y), "{} of {n}", metric.name());
                }
            }
        }
        let (zero, x) = (vec![0i8; 40], vec![3i8; 40]);
        assert_eq!(k::cosine_i8(level, &zero, &x), 0.0);
        assert_eq!(k::cosine_i8(level, &zero, &zero), 0.0);
        assert_eq!(k::cosine_i8(level, &[], &[]), 0.0);
        assert_eq!(k::cosine_i8(level, &x, &x), 1.0);
        assert_eq!(k::l2sq_i8(level, &x, &x[..7]), 0.0, "the shorter length counts");
        assert_eq!(k::dot_i8(level, &x[..7], &x), 63.0);
        assert_eq!(k::cosine_i8(level, &[1, 0, 100], &[1, 0]), 1.0);
        assert_eq!(k::cosine_i8(level, &[1, 0], &[1, 0, 100]), 1.0);
    }
}

#[test]
fn bytes_by_rows_are_exact() {
    let mut rng = Rng::with_seed(23);
    for cols in (0..70).chain([384]) {
        let (rows, stride) = (5, cols + rng.usize(0..3));
        let (q, x) = (paint_i8(&mut rng, cols), paint_i8(&mut rng, rows * stride));
        let (qb, xb): (Vec<u8>, Vec<u8>) = (q.iter().map(|&v| v as u8).collect(), x.iter().map(|&v| v as u8).collect());
        for level in Level::all() {
            let mut out = vec![f64::NAN; rows];
            for metric in [Metric::Dot, Metric::L2sq, Metric::Cosine] {
                k::distances_i8(level, metric, &q, &x, stride, &mut out).unwrap();
                for (r, &got) in out.iter().enumerate() {
                    assert_eq!(got.to_bits(), exact_i8(metric, &q, &x[r * stride..][..cols]).to_bits());
                }
            }
            for metric in [Metric::Hamming, Metric::Jaccard] {
                k::distances_u8(level, metric, &qb, &xb, stride, &mut out).unwrap();
                for (r, &got) in out.iter().enumerate() {
                    let want = crate::bits::exact(metric, &qb, &xb[r * stride..][..cols]);
                    assert_eq!(got.to_bits(), want.to_bits(), "{} of {cols}, {}", metric.name(), level.name());
                }
            }
        }
    }
}

#[test]
fn rows_that_do_not_fit_are_refused() {
    let (q, x) = ([1.0f32; 4], [1.0f32; 40]);
    for level in Level::all() {
        let run = |stride, rows: usize, len: usize| {
            let mut out = vec![7.0f32; rows];
            let result = k::distances_f32(level, Metric::Dot, &q, &x[..len], stride, &mut out);
            assert!(result.is_ok() || out.iter().all(|&v| v == 7.0), "a refused call writes nothing");
            result
        };
        assert_eq!(run(4, 10, 40), Ok(()));
        assert_eq!(run(18, 3, 40), Ok(()), "the last row needs no gap behind it");
        assert_eq!(run(4, 0, 0), Ok(()));
        assert_eq!(run(usize::MAX, 1, 4), Ok(()), "one row needs no stride");
        assert_eq!(run(19, 3, 40), Err(Error::Shape { what: "x", have: 40, want: 42 }));
        assert_eq!(run(3, 2, 40), Err(Error::Shape { what: "stride", have: 3, want: 4 }));
        assert_eq!(run(usize::MAX, 2, 40), Err(Error::Shape { what: "x", have: 40, want: usize::MAX }));
        assert_eq!(run(usize::MAX / 2, 4, 40), Err(Error::Shape { what: "x", have: 40, want: usize::MAX }));
        let unsupported = |result| assert!(matches!(result, Err(Error::Unsupported { .. })), "{result:?}");
        for metric in [Metric::Hamming, Metric::Jaccard] {
            unsupported(k::distances_f32(level, metric, &q, &x, 4, &mut [0.0; 3]));
            unsupported(k::distances_f64(level, metric, &[], &[], 0, &mut []));
            unsupported(k::distances_i8(level, metric, &[], &[], 0, &mut []));
        }
        unsupported(k::distances_i8(level, Metric::L1, &[1], &[1], 1, &mut [0.0]));
        for metric in [Metric::Dot, Metric::L2sq, Metric::Cosine, Metric::L1] {
            unsupported(k::distances_u8(level, metric, &[1], &[1], 1, &mut [0.0]));
        }
    }
}
