//! A^T x, a subset of the rows of A x, and A B over raw compressed rows:
//! against the naive product, in the fixed order, and refused where the
//! pattern lies.

use crate::inputs::{OFFSETS, Paint, Placed, bits, paint};
use crate::oracle;
use crate::real::{Pattern, Real};
use fastrand::Rng;
use vecsolve_core::error::Error;
use vecsolve_core::simd::Level;

crate::both! {
    transposed_products => transposed;
    subsets_are_the_whole_product_there => subset;
    products_with_dense_matrices => dense;
    widths_around_a_block => widths;
    empty_matrices => empty;
    broken_patterns_are_refused => broken;
    dense_shapes_are_refused => shapes;
}

/// A matrix of rows from empty to longer than it is wide, columns in any order, some twice.
struct Matrix<T> {
    rows: usize,
    cols: usize,
    row_ptr: Vec<u32>,
    col: Vec<u32>,
    val: Vec<T>,
}

impl<T: Real> Matrix<T> {
    fn random(rng: &mut Rng, kind: Paint) -> Matrix<T> {
        let (rows, cols) = (rng.usize(0..20), rng.usize(1..40));
        let mut row_ptr = vec![0u32];
        for _ in 0..rows {
            let most = [0, 3, 9, 50][rng.usize(0..4)];
            row_ptr.push(row_ptr[row_ptr.len() - 1] + rng.u32(0..=most));
        }
        let nnz = row_ptr[rows] as usize;
        let col = (0..nnz).map(|_| rng.u32(0..cols as u32)).collect();
        Matrix { rows, cols, row_ptr, col, val: paint(rng, kind, nnz) }
    }

    fn pattern(&self) -> Pattern<'_> {
        Pattern { rows: self.rows, cols: self.cols, row_ptr: &self.row_ptr, col: &self.col }
    }

    /// The column and the value of each entry of a row, as stored.
    fn row(&self, r: usize) -> impl Iterator<Item = (usize, T)> {
        let range = self.row_ptr[r] as usize..self.row_ptr[r + 1] as usize;
        self.col[range.clone()].iter().map(|&c| c as usize).zip(self.val[range].iter().copied())
    }
}

fn kind(round: usize) -> Paint {
    [Paint::Plain, Paint::Wide, Paint::Special][round % 3]
}

/// Bits of the order one by one, and within the bound of the exact sum.
fn holds<T: Real>(got: T, pairs: &[(T, T)], finite: bool, say: &str) {
    let terms: Vec<T> = pairs.iter().map(|&(v, x)| v * x).collect();
    let ordered = oracle::one_by_one(&terms);
    assert_eq!(got.bits(), ordered.bits(), "{say}: {got:e}, in order {ordered:e}");
    let want = oracle::products(pairs);
    assert!(!finite || want.covers(got.to_f64()), "{say}: {got:e}, exact {:e}", want.value);
}

fn transposed<T: Real>() {
    let mut rng = Rng::with_seed(7);
    for round in 0..300 {
        let a = Matrix::<T>::random(&mut rng, kind(round));
        let x = paint::<T>(&mut rng, kind(round), a.rows);
        let mut columns = vec![Vec::new(); a.cols];
        for (r, &x) in x.iter().enumerate() {
            a.row(r).for_each(|(c, v)| columns[c].push((v, x)));
        }
        for level in Level::all() {
            let offset = round % OFFSETS;
            let (val, x) = (Placed::new(&a.val, offset), Placed::new(&x, 15 - offset));
            let mut y = Placed::new(&vec![T::odd_nan(); a.cols], offset);
            T::spmv_t(level, a.pattern(), val.values(), x.values(), y.values_mut()).unwrap();
            assert!(y.guarded(), "written beside y");
            for (c, (&got, pairs)) in y.values().iter().zip(&columns).enumerate() {
                let finite = !matches!(kind(round), Paint::Special);
                holds(got, pairs, finite, &format!("round {round}, column {c}, {}", level.name()));
            }
        }
    }
}

fn subset<T: Real>() {
    let mut rng = Rng::with_seed(8);
    for round in 0..300 {
        let a = Matrix::<T>::random(&mut rng, kind(round));
        let x = paint::<T>(&mut rng, kind(round), a.cols);
        // In any order, some twice.
        let m = if a.rows == 0 { 0 } else { rng.usize(0..2 * a.rows) };
        let rows: Vec<u32> = (0..m).map(|_| rng.u32(0..a.rows as u32)).collect();
        for level in Level::all() {
            let mut whole = vec![T::ONE; a.rows];
            T::spmv(level, a.pattern(), &a.val, &x, &mut whole).unwrap();
            let mut y = Placed::new(&vec![T::ONE; m], round % OFFSETS);
            T::spmv_rows(level, a.pattern(), &a.val, &rows, &x, y.values_mut()).unwrap();
            let want: Vec<T> = rows.iter().map(|&r| whole[r as usize]).collect();
            assert_eq!(bits(y.values()), bits(&want), "round {round}, {}", level.name());
            assert!(y.guarded(), "written beside y");
        }
    }
}

fn dense<T: Real>() {
    let mut rng = Rng::with_seed(9);
    for round in 0..200 {
        let a = Matrix::<T>::random(&mut rng, kind(round));
        let n = [rng.usize(0..=2 * T::LANES + 1), rng.usize(0..90)][round % 2];
        check_dense(&mut rng, &a, n, round);
    }
}

fn widths<T: Real>() {
    let mut rng = Rng::with_seed(10);
    for n in 0..=2 * T::LANES + 1 {
        for round in 0..3 {
            let a = Matrix::<T>::random(&mut rng, kind(round));
            check_dense(&mut rng, &a, n, round);
        }
    }
}

fn check_dense<T: Real>(rng: &mut Rng, a: &Matrix<T>, n: usize, round: usize) {
    let (ldb, ldc) = (n + rng.usize(0..4), n + rng.usize(0..4));
    let held = |rows: usize, ld: usize| if rows == 0 || n == 0 { 0 } else { (rows - 1) * ld + n };
    let b = paint::<T>(rng, kind(round), held(a.cols, ldb));
    for level in Level::all() {
        let offset = (round + n) % OFFSETS;
        let (val, b) = (Placed::new(&a.val, 15 - offset), Placed::new(&b, offset));
        let mut c = Placed::new(&vec![T::odd_nan(); held(a.rows, ldc)], (offset + 5) % OFFSETS);
        T::spmm(level, a.pattern(), val.values(), n, (b.values(), ldb), (c.values_mut(), ldc)).unwrap();
        assert!(c.guarded(), "written beside C");
        for (at, &got) in c.values().iter().enumerate() {
            let (r, j) = (at / ldc, at % ldc);
            let say = format!("round {round}, row {r}, column {j} of {n}, {}", level.name());
            if j >= n {
                assert_eq!(got.bits(), T::odd_nan().bits(), "{say}: written between the rows");
                continue;
            }
            let pairs: Vec<(T, T)> = a.row(r).map(|(k, v)| (v, b.values()[k * ldb + j])).collect();
            holds(got, &pairs, !matches!(kind(round), Paint::Special), &say);
        }
    }
}

fn empty<T: Real>() {
    for level in Level::all() {
        let nothing = Pattern { rows: 0, cols: 0, row_ptr: &[0], col: &[] };
        assert_eq!(T::spmv(level, nothing, &[], &[], &mut []), Ok(()));
        assert_eq!(T::spmv_t(level, nothing, &[], &[], &mut []), Ok(()));
        assert_eq!(T::spmv_rows(level, nothing, &[], &[], &[], &mut []), Ok(()));
        assert_eq!(T::spmm(level, nothing, &[], 0, (&[], 0), (&mut [], 0)), Ok(()));
        assert_eq!(T::spmm(level, nothing, &[], 9, (&[], 9), (&mut [], 9)), Ok(()));
        // No columns: every product is an empty sum, +0.
        let narrow = Pattern { rows: 3, cols: 0, row_ptr: &[0; 4], col: &[] };
        for n in [1, 2, 4, 7, 16, 33] {
            let mut c = vec![T::odd_nan(); 3 * n];
            assert_eq!(T::spmm(level, narrow, &[], n, (&[], n), (&mut c, n)), Ok(()));
            assert!(c.iter().all(|v| v.bits() == T::ZERO.bits()), "{n} columns, {}", level.name());
        }
        // No rows: y is empty, or zero where it counts columns.
        let flat = Pattern { rows: 0, cols: 3, row_ptr: &[0], col: &[] };
        let mut y = [T::odd_nan(); 3];
        assert_eq!(T::spmv_t(level, flat, &[], &[], &mut y), Ok(()));
        assert!(y.iter().all(|v| v.bits() == T::ZERO.bits()));
        assert!(matches!(T::spmv_rows(level, flat, &[], &[0], &y, &mut [T::ONE]), Err(Error::Index { .. })));
    }
}

fn broken<T: Real>() {
    let (col, val) = ([0, 2, 1, 2], [T::ONE; 4]);
    for n in [1, 4, 16] {
        // All four kernels refuse alike, on every level.
        let run = |row_ptr: &[u32], col: &[u32]| {
            let (x2, x3, b) = ([T::ONE; 2], [T::ONE; 3], vec![T::ONE; 3 * n]);
            let p = Pattern { rows: 2, cols: 3, row_ptr, col };
            let results: Vec<_> = Level::all()
                .flat_map(|level| {
                    [
                        T::spmv(level, p, &val, &x3, &mut [T::ONE; 2]),
                        T::spmv_t(level, p, &val, &x2, &mut [T::ONE; 3]),
                        T::spmv_rows(level, p, &val, &[0, 1], &x3, &mut [T::ONE; 2]),
                        T::spmm(level, p, &val, n, (&b, n), (&mut vec![T::ONE; 2 * n], n)),
                    ]
                })
                .collect();
            assert!(results.iter().all(|r| *r == results[0]), "{row_ptr:?}, {col:?}, n = {n}: {results:?}");
            results[0]
        };
        assert_eq!(run(&[0, 2, 4], &col), Ok(()));
        for row_ptr in [[1, 2, 4], [0, 3, 2], [0, 2, 5], [0, u32::MAX, 4], [0, 5, 4], [0, 0, u32::MAX]] {
            assert!(matches!(run(&row_ptr, &col), Err(Error::Structure { .. })), "{row_ptr:?}");
        }
        for (bad, at) in [([3, 2, 1, 2], 0), ([0, 2, 1, 3], 3), ([0, u32::MAX, 1, 2], 1)] {
            let want = Error::Index { what: "col", at, value: bad[at], limit: 3 };
            assert_eq!(run(&[0, 2, 4], &bad), Err(want));
        }
        assert!(matches!(run(&[0, 4], &col), Err(Error::Shape { .. })));
        assert!(matches!(run(&[], &col), Err(Error::Shape { .. })));
        // Fewer columns than values, or fewer values than columns.
        assert!(matches!(run(&[0, 2, 4], &col[..3]), Err(Error::Structure { at: 1, .. })));
        assert!(matches!(run(&[0, 2, 5], &[0, 2, 1, 2, 0]), Err(Error::Structure { at: 1, .. })));
    }
    for level in Level::all() {
        let p = Pattern { rows: 2, cols: 3, row_ptr: &[0, 2, 4], col: &col };
        for (subset, at) in [([2, 0], 0), ([1, u32::MAX], 1)] {
            let got = T::spmv_rows(level, p, &val, &subset, &[T::ONE; 3], &mut [T::ONE; 2]);
            assert_eq!(got, Err(Error::Index { what: "subset", at, value: subset[at], limit: 2 }));
        }
        // A row that was not asked for may be broken.
        let p = Pattern { rows: 2, cols: 3, row_ptr: &[0, 2, 4], col: &[0, 2, 1, 9] };
        assert_eq!(T::spmv_rows(level, p, &val, &[0, 0], &[T::ONE; 3], &mut [T::ONE; 2]), Ok(()));
    }
}

fn shapes<T: Real>() {
    let (col, val) = ([0, 2, 1, 2], [T::ONE; 4]);
    let p = Pattern { rows: 2, cols: 3, row_ptr: &[0, 2, 4], col: &col };
    let named = |got: Result<(), Error>, name: &str| {
        assert!(matches!(got, Err(Error::Shape { what, .. }) if what.ends_with(name)), "{got:?} should name {name}");
    };
    for level in Level::all() {
        let (mut y2, mut y3) = ([T::ONE; 2], [T::ONE; 3]);
        named(T::spmv_t(level, p, &val, &[T::ONE; 3], &mut y3), "x");
        named(T::spmv_t(level, p, &val, &[T::ONE; 2], &mut y2), "y");
        named(T::spmv_rows(level, p, &val, &[0, 1], &[T::ONE; 2], &mut y2), "x");
        named(T::spmv_rows(level, p, &val, &[0, 1], &[T::ONE; 3], &mut y3), "y");
        let spmm = |have_b: usize, ldb: usize, have_c: usize, ldc: usize| {
            T::spmm(level, p, &val, 5, (&vec![T::ONE; have_b], ldb), (&mut vec![T::ONE; have_c], ldc))
        };
        assert_eq!(spmm(15, 5, 10, 5), Ok(()));
        assert_eq!(spmm(17, 6, 12, 7), Ok(()));
        named(spmm(15, 4, 10, 5), "ldb");
        named(spmm(15, 5, 10, 4), "ldc");
        named(spmm(16, 6, 10, 5), "b");
        named(spmm(15, 5, 11, 7), "c");
        named(spmm(15, usize::MAX, 10, 5), "b");
        named(spmm(15, 5, 10, usize::MAX / 2), "c");
        let far = Pattern { rows: usize::MAX, ..p };
        named(T::spmv(level, far, &val, &[T::ONE; 3], &mut y2), "row_ptr");
        named(T::spmm(level, far, &val, 1, (&y3, 1), (&mut [T::ONE; 2], 1)), "row_ptr");
    }
}
