//! y = A x over raw compressed rows: against the naive product, in the fixed
//! order, and refused where the pattern lies.

use crate::inputs::{OFFSETS, Paint, Placed, bits, paint};
use crate::oracle;
use crate::real::{Pattern, Real};
use fastrand::Rng;
use vecsolve_core::error::Error;
use vecsolve_core::simd::Level;

crate::both! {
    random_patterns => random;
    every_short_row => short;
    signs_of_zero => zeros;
    broken_patterns_are_refused => broken;
}

fn random<T: Real>() {
    let mut rng = Rng::with_seed(5);
    for round in 0..300 {
        // Rows from empty to longer than the matrix is wide: columns in any order, some twice.
        let (rows, cols) = (rng.usize(0..20), rng.usize(1..40));
        let mut row_ptr = vec![0u32];
        for _ in 0..rows {
            let most = [0, 3, 9, 50][rng.usize(0..4)];
            row_ptr.push(row_ptr[row_ptr.len() - 1] + rng.u32(0..=most));
        }
        let nnz = row_ptr[rows] as usize;
        let kind = [Paint::Plain, Paint::Wide, Paint::Special][round % 3];
        let col: Vec<u32> = (0..nnz).map(|_| rng.u32(0..cols as u32)).collect();
        let (val, x) = (paint::<T>(&mut rng, kind, nnz), paint::<T>(&mut rng, kind, cols));
        let pattern = Pattern { rows, cols, row_ptr: &row_ptr, col: &col };
        for level in Level::all() {
            let mut y = vec![T::ONE; rows];
            T::spmv(level, pattern, &val, &x, &mut y).unwrap();
            for (r, &got) in y.iter().enumerate() {
                let range = row_ptr[r] as usize..row_ptr[r + 1] as usize;
                let at_columns: Vec<T> = col[range.clone()].iter().map(|&c| x[c as usize]).collect();
                let terms: Vec<T> = val[range.clone()].iter().zip(&at_columns).map(|(&v, &x)| v * x).collect();
                let (ordered, say) =
                    (oracle::row_in_order(&terms), format!("round {round}, row {r}, {}", level.name()));
                assert_eq!(got.bits(), ordered.bits(), "{say}: {got:e}, in order {ordered:e}");
                let want = oracle::row(&val[range], &at_columns);
                assert!(
                    matches!(kind, Paint::Special) || want.covers(got.to_f64()),
                    "{say}: {got:e}, exact {:e}",
                    want.value
                );
            }
        }
    }
}

/// Rows of every length around the four lanes, in place at every offset, one matrix each.
fn short<T: Real>() {
    let mut rng = Rng::with_seed(6);
    for n in 0..=33 {
        let kind = [Paint::Wide, Paint::Special][n % 2];
        let (val, x) = (paint::<T>(&mut rng, kind, n), paint::<T>(&mut rng, kind, 40));
        let col: Vec<u32> = (0..n).map(|_| rng.u32(0..40)).collect();
        let terms: Vec<T> = val.iter().zip(&col).map(|(&v, &c)| v * x[c as usize]).collect();
        let want = oracle::row_in_order(&terms);
        for level in Level::all() {
            for offset in 0..OFFSETS {
                let (val, x) = (Placed::new(&val, offset), Placed::new(&x, 15 - offset));
                let mut y = Placed::new(&[T::ONE; 1], offset);
                let p = Pattern { rows: 1, cols: 40, row_ptr: &[0, n as u32], col: &col };
                T::spmv(level, p, val.values(), x.values(), y.values_mut()).unwrap();
                let got = y.values()[0];
                assert_eq!(got.bits(), want.bits(), "{n} values, {}: {got:e}, in order {want:e}", level.name());
                assert!(y.guarded());
            }
        }
    }
}

/// Lanes start at +0: a row of products that are all -0 sums to +0, at every
/// length and with +0 in any one place; and so does an empty row.
fn zeros<T: Real>() {
    for n in 0..=13 {
        for plus in 0..=n {
            let mut val = vec![-T::ZERO; n];
            if let Some(v) = val.get_mut(plus) {
                *v = T::ZERO;
            }
            let (col, row_ptr) = (vec![0; n], [0, n as u32]);
            for level in Level::all() {
                let mut y = [T::ONE];
                let p = Pattern { rows: 1, cols: 1, row_ptr: &row_ptr, col: &col };
                T::spmv(level, p, &val, &[T::ONE], &mut y).unwrap();
                assert_eq!(y[0].bits(), T::ZERO.bits(), "{n} zeros, the one at {plus} positive, {}", level.name());
            }
        }
    }
}

fn broken<T: Real>() {
    let (col, val, x) = ([0, 2, 1, 2], [T::ONE; 4], [T::ONE; 3]);
    let run = |row_ptr: &[u32], col: &[u32], x: &[T], rows: usize, cols: usize| {
        let mut results = Level::all().map(|level| {
            let mut y = vec![T::odd_nan(); 2];
            (T::spmv(level, Pattern { rows, cols, row_ptr, col }, &val, x, &mut y), bits(&y))
        });
        let first = results.next().expect("a level");
        assert!(results.all(|r| r == first), "the levels refuse differently");
        first.0
    };
    assert_eq!(run(&[0, 2, 4], &col, &x, 2, 3), Ok(()));
    for row_ptr in [[1, 2, 4], [0, 3, 2], [0, 2, 5], [0, u32::MAX, 4], [0, 5, 4]] {
        assert!(matches!(run(&row_ptr, &col, &x, 2, 3), Err(Error::Structure { .. })), "{row_ptr:?}");
    }
    for (bad, at) in [([3, 2, 1, 2], 0), ([0, 2, 1, 3], 3), ([0, u32::MAX, 1, 2], 1)] {
        let want = Error::Index { what: "col", at, value: bad[at], limit: 3 };
        assert_eq!(run(&[0, 2, 4], &bad, &x, 2, 3), Err(want));
    }
    for (rows, cols, ptr, what) in
        [(2, 3, &[0, 4][..], "row_ptr"), (3, 3, &[0, 2, 4, 4], "y"), (2, 4, &[0, 2, 4], "x"), (0, 3, &[], "row_ptr")]
    {
        let got = run(ptr, &col, &x, rows, cols);
        assert!(
            matches!(got, Err(Error::Shape { what: w, .. }) if w.ends_with(what)),
            "{rows} x {cols}, {ptr:?}: {got:?}"
        );
    }
}
