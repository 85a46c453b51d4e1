//! Exact search: against all distances and a full sort, ties and NaN
//! included, for one query and many.

use crate::distances::{Rows, exact_i8, paint_i8};
use crate::inputs::{Paint, bits, paint};
use crate::topk::full_sort;
use fastrand::Rng;
use vecsolve_core::error::Error;
use vecsolve_core::kernels::{self as k, Metric};
use vecsolve_core::simd::Level;

crate::both! {
    the_nearest_are_those_of_a_full_sort => nearest;
}

trait Searched: Rows {
    #[allow(clippy::too_many_arguments)]
    fn search(
        level: Level,
        metric: Metric,
        q: &[Self],
        x: &[Self],
        rows: usize,
        cols: usize,
        stride: usize,
        k: usize,
        indices: &mut [u32],
        scores: &mut [Self],
    ) -> Result<(), Error>;
}
macro_rules! searched {
    ($t:ident $search:ident) => {
        impl Searched for $t {
            fn search(
                level: Level,
                metric: Metric,
                q: &[$t],
                x: &[$t],
                rows: usize,
                cols: usize,
                stride: usize,
                k: usize,
                indices: &mut [u32],
                scores: &mut [$t],
            ) -> Result<(), Error> {
                k::$search(level, metric, q, x, rows, cols, stride, k, indices, scores)
            }
        }
    };
}
searched!(f32 search_f32);
searched!(f64 search_f64);

const FLOATS: [Metric; 4] = [Metric::Dot, Metric::L2sq, Metric::Cosine, Metric::L1];

fn nearest<T: Searched>() {
    let mut rng = Rng::with_seed(51);
    for round in 0..60 {
        // Around the groups of 64 and 16 rows that are walked at a time.
        let rows = [1, 2, 15, 16, 17, 63, 64, 65, 128, 129, 300][round % 11];
        let cols = [1, 3, 16, 17, 40, 100][round % 6];
        let (queries, stride) = (rng.usize(0..4), cols + rng.usize(0..3));
        let kind = [Paint::Plain, Paint::Special, Paint::Wide][round % 3];
        let q = paint::<T>(&mut rng, kind, queries * cols);
        let mut x = paint::<T>(&mut rng, kind, rows * stride);
        // Rows that are there twice make ties, rows of zeros too.
        for _ in 0..rows / 4 {
            let (from, to) = (rng.usize(0..rows) * stride, rng.usize(0..rows) * stride);
            x.copy_within(from..from + cols, to);
        }
        x[rng.usize(0..rows) * stride..][..cols].fill(T::ZERO);
        for metric in FLOATS {
            for k in [0, 1, rows.min(10), rows] {
                let mut first: Option<(Vec<u32>, Vec<u64>)> = None;
                for level in Level::all() {
                    let (mut indices, mut scores) = (vec![9; queries * k], vec![T::ONE; queries * k]);
                    T::search(level, metric, &q, &x, rows, cols, stride, k, &mut indices, &mut scores).unwrap();
                    for (i, q) in q.chunks(cols).enumerate() {
                        let mut all = vec![T::ZERO; rows];
                        T::distances(level, metric, q, &x, stride, &mut all).unwrap();
                        let want = &full_sort(&all, metric.largest_first())[..k];
                        let say = format!("{k} of {rows} x {cols} by {}, {kind:?}, {}", metric.name(), level.name());
                        assert_eq!(indices[i * k..][..k], *want, "{say}");
                        let want: Vec<T> = want.iter().map(|&r| all[r as usize]).collect();
                        assert_eq!(bits(&scores[i * k..][..k]), bits(&want), "{say}");
                    }
                    let got = (indices, bits(&scores));
                    assert_eq!(*first.get_or_insert_with(|| got.clone()), got, "the levels differ");
                }
            }
        }
    }
}

/// Rows so long that a group holds few of them.
#[test]
fn long_rows_are_searched() {
    let mut rng = Rng::with_seed(52);
    let (rows, cols) = (70, 5000);
    let (q, x) = (paint::<f32>(&mut rng, Paint::Plain, 2 * cols), paint::<f32>(&mut rng, Paint::Plain, rows * cols));
    for level in Level::all() {
        for metric in FLOATS {
            let (mut indices, mut scores) = ([0; 10], [0.0; 10]);
            k::search_f32(level, metric, &q, &x, rows, cols, cols, 5, &mut indices, &mut scores).unwrap();
            for (q, got) in q.chunks(cols).zip(indices.chunks(5)) {
                let mut all = vec![0.0; rows];
                k::distances_f32(level, metric, q, &x, cols, &mut all).unwrap();
                assert_eq!(*got, full_sort(&all, metric.largest_first())[..5]);
            }
        }
    }
}

#[test]
fn bytes_are_searched_exactly() {
    let mut rng = Rng::with_seed(53);
    for round in 0..40 {
        let (rows, cols) = ([1, 16, 64, 65, 200][round % 5], [1, 16, 33, 100][round % 4]);
        let (queries, stride) = (1 + round % 3, cols + round % 2);
        let (q, mut x) = (paint_i8(&mut rng, queries * cols), paint_i8(&mut rng, rows * stride));
        x[rng.usize(0..rows) * stride..][..cols].fill(0);
        let (qb, xb): (Vec<u8>, Vec<u8>) = (q.iter().map(|&v| v as u8).collect(), x.iter().map(|&v| v as u8).collect());
        let row = |r: usize| r * stride..r * stride + cols;
        for level in Level::all() {
            for metric in [Metric::Dot, Metric::L2sq, Metric::Cosine, Metric::Hamming, Metric::Jaccard] {
                for k in [1, rows.min(7), rows] {
                    let (mut indices, mut scores) = (vec![0; queries * k], vec![0.0; queries * k]);
                    let (i, s) = (&mut indices, &mut scores);
                    let signed = metric as u32 <= 2;
                    if signed {
                        k::search_i8(level, metric, &q, &x, rows, cols, stride, k, i, s).unwrap();
                    } else {
                        k::search_u8(level, metric, &qb, &xb, rows, cols, stride, k, i, s).unwrap();
                    }
                    for one in 0..queries {
                        let this = one * cols..(one + 1) * cols;
                        let all: Vec<f64> = (0..rows)
                            .map(|r| match signed {
                                true => exact_i8(metric, &q[this.clone()], &x[row(r)]),
                                false => crate::bits::exact(metric, &qb[this.clone()], &xb[row(r)]),
                            })
                            .collect();
                        let want = &full_sort(&all, metric.largest_first())[..k];
                        assert_eq!(indices[one * k..][..k], *want, "{} on {}", metric.name(), level.name());
                        let want: Vec<f64> = want.iter().map(|&r| all[r as usize]).collect();
                        assert_eq!(bits(&scores[one * k..][..k]), bits(&want));
                    }
                }
            }
        }
    }
}

#[test]
fn searches_that_do_not_fit_are_refused() {
    let x = [1.0f64; 30];
    for level in Level::all() {
        let run = |q: usize, rows, cols, stride, k, indices: usize, scores: usize| {
            let (mut i, mut s) = (vec![7; indices], vec![7.0; scores]);
            let result = k::search_f64(level, Metric::Dot, &x[..q], &x, rows, cols, stride, k, &mut i, &mut s);
            assert!(result.is_ok() || (i.iter().all(|&v| v == 7) && s.iter().all(|&v| v == 7.0)), "written");
            result
        };
        let shape = |what, have, want| Err(Error::Shape { what, have, want });
        assert_eq!(run(6, 10, 3, 3, 2, 4, 4), Ok(()));
        assert_eq!(run(7, 10, 3, 3, 2, 4, 4), shape("q", 7, 6));
        assert_eq!(run(6, 11, 3, 3, 2, 4, 4), shape("x", 30, 33));
        assert_eq!(run(6, 10, 3, 2, 2, 4, 4), shape("stride", 2, 3));
        assert_eq!(run(6, 10, 3, 3, 11, 22, 22), shape("k", 11, 10));
        assert_eq!(run(6, 10, 3, 3, 2, 3, 4), shape("indices", 3, 4));
        assert_eq!(run(6, 10, 3, 3, 2, 4, 5), shape("scores", 5, 4));
        assert_eq!(run(0, 10, 3, 3, 2, 0, 0), Ok(()), "no queries");
        assert_eq!(run(6, 10, 3, 3, 0, 0, 0), Ok(()), "none is wanted");
        assert_eq!(run(6, 0, 3, 3, 0, 0, 0), Ok(()), "no rows");
        assert_eq!(run(0, 10, 0, 3, 2, 0, 0), Ok(()), "no columns, no queries");
        assert_eq!(run(1, 10, 0, 3, 2, 0, 0), shape("q", 1, 0));
        assert_eq!(run(6, usize::MAX, 3, usize::MAX, 2, 4, 4), shape("x", 30, usize::MAX));
        let far = run(0, u32::MAX as usize + 1, 0, 0, 0, 0, 0);
        assert!(matches!(far, Err(Error::Shape { what: "rows", .. })), "{far:?}");
        assert!(matches!(
            k::search_u8(level, Metric::Dot, &[1], &[1], 1, 1, 1, 1, &mut [0], &mut [0.0]),
            Err(Error::Unsupported { .. })
        ));
    }
}
