//! Dense matrix kernels: every level gives the bits of the documented order,
//! written here in plain loops, and those are within the BLAS testers' gauge
//! |c - c*| <= 16 eps |A| |B| of the exact product (or residual). Places past
//! the columns, in the other triangle and around the slices hold a NaN that
//! is not canonical: read, it would spread; written, it would change.

mod shapes;
mod trsm;

use crate::exact::Exact;
use crate::inputs::{OFFSETS, Paint, Placed, bits, paint};
use crate::real::Real;
use fastrand::Rng;
use vecsolve_core::error::Error;
use vecsolve_core::kernels as k;
use vecsolve_core::simd::Level;

crate::both! {
    gemm_in_order_and_near => gemm;
    gemm_over_many_blocks => gemm_large;
    gemm_does_not_look_where_it_need_not => gemm_unread;
    syrk_is_gemm_on_a_triangle => syrk;
    gemv_in_order_and_near => gemv;
    transposes => transpose;
}

#[allow(clippy::type_complexity)]
trait Blas: Real {
    const GEMM: Gemm<Self>;
    const SYRK: Syrk<Self>;
    const TRSM: Trsm<Self>;
    const GEMV: Gemv<Self>;
    const TRANSPOSE: fn(Level, usize, usize, &[Self], usize, &mut [Self], usize) -> Done;
}
type Done = Result<(), Error>;
type Gemm<T> =
    fn(Level, bool, bool, usize, usize, usize, T, &[T], usize, &[T], usize, T, &mut [T], usize, &mut [T]) -> Done;
type Syrk<T> = fn(Level, bool, bool, usize, usize, T, &[T], usize, T, &mut [T], usize, &mut [T]) -> Done;
type Trsm<T> = fn(Level, bool, bool, bool, bool, usize, usize, T, &[T], usize, &mut [T], usize, &mut [T]) -> Done;
type Gemv<T> = fn(Level, bool, usize, usize, T, &[T], usize, &[T], T, &mut [T]) -> Done;

macro_rules! blas {
    ($t:ident $gemm:ident $syrk:ident $trsm:ident $gemv:ident $transpose:ident) => {
        impl Blas for $t {
            const GEMM: Gemm<$t> = k::$gemm;
            const SYRK: Syrk<$t> = k::$syrk;
            const TRSM: Trsm<$t> = k::$trsm;
            const GEMV: Gemv<$t> = k::$gemv;
            const TRANSPOSE: fn(Level, usize, usize, &[$t], usize, &mut [$t], usize) -> Done = k::$transpose;
        }
    };
}
blas!(f32 gemm_f32 syrk_f32 trsm_f32 gemv_f32 transpose_f32);
blas!(f64 gemm_f64 syrk_f64 trsm_f64 gemv_f64 transpose_f64);

/// A row-major matrix, NaNs between its rows.
#[derive(Clone)]
struct Matrix<T> {
    ld: usize,
    data: Vec<T>,
}

impl<T: Blas> Matrix<T> {
    fn new(rng: &mut Rng, kind: Paint, rows: usize, cols: usize) -> Matrix<T> {
        let ld = cols + [0, 0, 1, 3, 8][rng.usize(0..5)];
        let mut data = vec![T::odd_nan(); if rows * cols == 0 { 0 } else { (rows - 1) * ld + cols }];
        for i in 0..if cols == 0 { 0 } else { rows } {
            data[i * ld..][..cols].copy_from_slice(&paint(rng, kind, cols));
        }
        Matrix { ld, data }
    }

    fn at(&self, i: usize, j: usize) -> T {
        self.data[i * self.ld + j]
    }

    fn op(&self, trans: bool, i: usize, j: usize) -> T {
        if trans { self.at(j, i) } else { self.at(i, j) }
    }
}

fn sides(trans: bool, rows: usize, cols: usize) -> (usize, usize) {
    if trans { (cols, rows) } else { (rows, cols) }
}

fn factor<T: Real>(rng: &mut Rng) -> T {
    T::from_f64([0.0, 1.0, -1.0, 0.7][rng.usize(0..4)])
}

fn size(rng: &mut Rng) -> usize {
    let edges = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 17, 24, 31, 32, 33];
    edges[rng.usize(0..edges.len())]
}

/// beta c + sum (alpha a) b in the order of k.
fn in_order<T: Real>(alpha: T, terms: impl Iterator<Item = (T, T)>, beta: T, c: T) -> T {
    let start = if beta == T::ZERO { T::ZERO } else { beta * c };
    let terms = terms.filter(|_| alpha != T::ZERO);
    terms.fold(start, |sum, (a, b)| sum + (alpha * a) * b).canonical()
}

/// Whether `got` is alpha sum a b + beta c by the gauge.
fn near<T: Real>(got: T, alpha: T, terms: impl Iterator<Item = (T, T)>, beta: T, c: T) -> bool {
    let exact = |v: T| Exact::from(v.to_f64());
    let term = |x: T, y: T, z: T| (exact(x) * exact(y)) * exact(z);
    let start = if beta == T::ZERO { Exact::ZERO } else { exact(beta) * exact(c) };
    let (mut sum, mut magnitude) = (start, start.abs());
    for (a, b) in terms {
        sum = sum + term(alpha, a, b);
        magnitude = magnitude + term(alpha, a, b).abs();
    }
    (exact(got) - sum).abs().value() <= 16.0 * T::EPSILON.to_f64() * magnitude.value()
}

/// Levels that keep the order, and the one that fuses.
fn levels() -> impl Iterator<Item = Level> {
    Level::all().chain([Level::best().fast()])
}

fn check_gemm<T: Blas>(rng: &mut Rng, kind: Paint, m: usize, n: usize, k: usize) {
    let (ta, tb, alpha, beta) = (rng.bool(), rng.bool(), factor::<T>(rng), factor::<T>(rng));
    let (rows, cols) = sides(ta, m, k);
    let a = Matrix::<T>::new(rng, kind, rows, cols);
    let (rows, cols) = sides(tb, k, n);
    let b = Matrix::<T>::new(rng, kind, rows, cols);
    let c = Matrix::<T>::new(rng, kind, m, n);
    let terms = |i, j| (0..k).map(move |p| (p, i, j)).map(|(p, i, j)| (a.op(ta, i, p), b.op(tb, p, j)));
    let mut want = c.data.clone();
    for i in 0..m {
        for j in 0..n {
            want[i * c.ld + j] = in_order(alpha, terms(i, j), beta, c.at(i, j));
        }
    }
    let say = format!("{m} x {n} x {k} {kind:?}, transposed {ta} {tb}, alpha {alpha:e}, beta {beta:e}");
    for level in levels() {
        let offset = rng.usize(0..OFFSETS);
        let (pa, pb, mut pc) =
            (Placed::new(&a.data, offset), Placed::new(&b.data, 15 - offset), Placed::new(&c.data, offset));
        // What a work array held before must not matter.
        let mut work = vec![T::odd_nan(); k::gemm_work::<T>(m, n, k)];
        T::GEMM(
            level,
            ta,
            tb,
            m,
            n,
            k,
            alpha,
            pa.values(),
            a.ld,
            pb.values(),
            b.ld,
            beta,
            pc.values_mut(),
            c.ld,
            &mut work,
        )
        .unwrap();
        assert!(pc.guarded(), "{say}: wrote beside C");
        if !level.fused() {
            assert_eq!(bits(pc.values()), bits(&want), "{say} on {}", level.name());
        }
        for i in 0..m {
            let row = &pc.values()[if n == 0 { 0 } else { i * c.ld }..];
            assert!(
                i + 1 == m || n == 0 || bits(&row[n..c.ld]).iter().all(|&v| v == T::odd_nan().bits()),
                "{say}: padding"
            );
            // Of large ones some rows.
            let judged = if matches!(kind, Paint::Special) || m * n > 40_000 && i % 17 > 0 { 0 } else { n };
            for (j, &got) in row.iter().enumerate().take(judged) {
                assert!(near(got, alpha, terms(i, j), beta, c.at(i, j)), "{say}: ({i}, {j}) on {}", level.name());
            }
        }
    }
}

fn gemm<T: Blas>() {
    let mut rng = Rng::with_seed(31);
    for round in 0..500 {
        let kind = [Paint::Plain, Paint::Wide, Paint::Special][round % 3];
        let (m, n, k) = (size(&mut rng), size(&mut rng), size(&mut rng));
        check_gemm::<T>(&mut rng, kind, m, n, k);
    }
}

fn gemm_large<T: Blas>() {
    let mut rng = Rng::with_seed(32);
    for (m, n, k) in [(75, 130, 257), (150, 20, 600), (5, 300, 513), (145, 530, 9), (73, 1, 300), (1, 270, 258)] {
        for kind in [Paint::Plain, Paint::Special] {
            check_gemm::<T>(&mut rng, kind, m, n, k);
        }
    }
}

fn gemm_unread<T: Blas>() {
    let (m, n, k) = (9, 18, 5);
    let nan = vec![T::odd_nan(); 200];
    let ones = vec![T::ONE; 200];
    let run = |alpha: T, a: &[T], beta: T, c: T| {
        let mut results = levels().map(|level| {
            let (mut out, mut work) = (vec![c; m * n], vec![T::odd_nan(); k::gemm_work::<T>(m, n, k)]);
            T::GEMM(level, false, false, m, n, k, alpha, a, k, a, n, beta, &mut out, n, &mut work).unwrap();
            assert!(out.iter().all(|v| v.bits() == out[0].bits()), "{}", level.name());
            out[0]
        });
        let first = results.next().expect("a level");
        assert!(results.all(|v| v.bits() == first.bits()));
        first
    };
    let (zero, one) = (T::ZERO, T::ONE);
    assert_eq!(run(one, &ones, zero, T::odd_nan()).to_f64(), 5.0, "beta = 0 looked at C");
    assert_eq!(run(zero, &nan, one, one).bits(), one.bits(), "alpha = 0 looked at A or B");
    assert_eq!(run(zero, &nan, zero, T::odd_nan()).bits(), zero.bits());
    assert_eq!(run(one, &nan, one, one).bits(), T::NAN.bits(), "not the canonical NaN");
    assert_eq!(run(zero, &ones, one, T::odd_nan()).bits(), T::NAN.bits(), "not the canonical NaN");
    assert!(run(T::odd_nan(), &ones, zero, one).to_f64().is_nan());
    assert!(run(zero, &ones, T::odd_nan(), one).to_f64().is_nan());
}

fn syrk<T: Blas>() {
    let mut rng = Rng::with_seed(33);
    for round in 0..200 {
        let kind = [Paint::Plain, Paint::Wide, Paint::Special][round % 3];
        let (n, k) =
            if round < 190 { (size(&mut rng), size(&mut rng)) } else { (rng.usize(70..300), rng.usize(1..300)) };
        let (lower, trans, alpha, beta) = (rng.bool(), rng.bool(), factor::<T>(&mut rng), factor::<T>(&mut rng));
        let (rows, cols) = sides(trans, n, k);
        let (a, mut c) = (Matrix::<T>::new(&mut rng, kind, rows, cols), Matrix::<T>::new(&mut rng, kind, n, n));
        let whole = c.clone();
        let kept = |i: usize, j: usize| if lower { j > i } else { i > j };
        for (i, j) in (0..n).flat_map(|i| (0..n).map(move |j| (i, j))) {
            if kept(i, j) {
                c.data[i * c.ld + j] = T::odd_nan();
            }
        }
        for level in levels() {
            let mut work = vec![T::odd_nan(); k::syrk_work::<T>(n, k)];
            let (mut got, mut want) = (c.data.clone(), whole.data.clone());
            T::SYRK(level, lower, trans, n, k, alpha, &a.data, a.ld, beta, &mut got, c.ld, &mut work).unwrap();
            T::GEMM(
                level, trans, !trans, n, n, k, alpha, &a.data, a.ld, &a.data, a.ld, beta, &mut want, c.ld, &mut work,
            )
            .unwrap();
            for (at, v) in want.iter_mut().enumerate() {
                if kept(at / c.ld.max(1), at % c.ld.max(1)) {
                    *v = T::odd_nan();
                }
            }
            let say = format!("n = {n}, k = {k}, lower {lower}, transposed {trans}, {}", level.name());
            assert_eq!(bits(&got), bits(&want), "{say}");
        }
    }
}

fn gemv<T: Blas>() {
    let mut rng = Rng::with_seed(35);
    for round in 0..400 {
        let kind = [Paint::Plain, Paint::Wide, Paint::Special][round % 3];
        let (m, n) =
            if round < 390 { (size(&mut rng), size(&mut rng)) } else { (rng.usize(1..300), rng.usize(1..300)) };
        let (trans, alpha, beta) = (rng.bool(), factor::<T>(&mut rng), factor::<T>(&mut rng));
        let (of, to) = sides(trans, n, m);
        let a = Matrix::<T>::new(&mut rng, kind, m, n);
        let (x, y) = (paint::<T>(&mut rng, kind, of), paint::<T>(&mut rng, kind, to));
        let terms = |i: usize| (0..of).map(move |p| (i, p)).map(|(i, p)| (a.op(trans, i, p), x[p]));
        let want: Vec<T> = (0..to)
            .map(|i| {
                if trans || alpha == T::ZERO || of == 0 {
                    return in_order(alpha, terms(i).map(|(a, x)| (x, a)), beta, y[i]);
                }
                let dot = alpha * crate::oracle::in_order(terms(i).map(|(a, x)| a * x));
                (if beta == T::ZERO { T::ZERO } else { beta * y[i] } + dot).canonical()
            })
            .collect();
        let say = format!("{m} x {n} {kind:?}, transposed {trans}, alpha {alpha:e}, beta {beta:e}");
        for level in levels() {
            let offset = rng.usize(0..OFFSETS);
            let (pa, px, mut py) =
                (Placed::new(&a.data, offset), Placed::new(&x, 15 - offset), Placed::new(&y, offset));
            T::GEMV(level, trans, m, n, alpha, pa.values(), a.ld, px.values(), beta, py.values_mut()).unwrap();
            assert!(py.guarded(), "{say}: wrote beside y");
            assert_eq!(bits(py.values()), bits(&want), "{say} on {}", level.name());
        }
        for i in 0..if matches!(kind, Paint::Special) { 0 } else { to } {
            assert!(near(want[i], alpha, terms(i), beta, y[i]), "{say}: {i}");
        }
    }
}

fn transpose<T: Blas>() {
    let mut rng = Rng::with_seed(36);
    for round in 0..300 {
        let (m, n) =
            if round < 290 { (size(&mut rng), size(&mut rng)) } else { (rng.usize(1..300), rng.usize(1..300)) };
        let a = Matrix::<T>::new(&mut rng, Paint::Special, m, n);
        let b = Matrix::<T>::new(&mut rng, Paint::Plain, n, m);
        let mut want = b.data.clone();
        for (i, j) in (0..m).flat_map(|i| (0..n).map(move |j| (i, j))) {
            want[j * b.ld + i] = a.at(i, j).canonical();
        }
        for level in levels() {
            let mut got = Placed::new(&b.data, rng.usize(0..OFFSETS));
            T::TRANSPOSE(level, m, n, &a.data, a.ld, got.values_mut(), b.ld).unwrap();
            assert!(got.guarded());
            assert_eq!(bits(got.values()), bits(&want), "{m} x {n} on {}", level.name());
        }
    }
}
