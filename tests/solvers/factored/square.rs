//! LU and Cholesky: what they answer, and the bits of a naive loop.

use super::{ALL, Matrix, below, bits, identity, in_parts, levels, named, ratio};
use vecsolve_core::dense::{Cholesky, Factor, Inverse, Lu, solve_work};
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;

/// Golub and Van Loan's algorithm 3.4.1, as it stands: L, U and the exchanges.
fn naive_lu(a: &Matrix) -> (Vec<f64>, Vec<u32>) {
    let (n, mut a) = (a.n, a.a.clone());
    let mut pivots = Vec::new();
    for k in 0..n {
        let p = (k..n).fold(k, |p, r| if a[r * n + k].abs() > a[p * n + k].abs() { r } else { p });
        pivots.push(p as u32);
        for j in 0..n {
            a.swap(k * n + j, p * n + j);
        }
        for i in k + 1..n {
            a[i * n + k] /= a[k * n + k];
            for j in k + 1..n {
                a[i * n + j] -= a[i * n + k] * a[k * n + j];
            }
        }
    }
    (a, pivots)
}

/// Algorithm 4.2.1: the lower triangle.
fn naive_cholesky(a: &Matrix) -> Matrix {
    let (n, mut a) = (a.n, a.clone());
    for k in 0..n {
        a.a[k * n + k] = a.at(k, k).sqrt();
        for i in k + 1..n {
            a.a[i * n + k] /= a.at(k, k);
        }
        for j in k + 1..n {
            for i in j..n {
                a.a[i * n + j] -= a.at(i, k) * a.at(j, k);
            }
        }
    }
    lower(&a)
}

fn lower(a: &Matrix) -> Matrix {
    Matrix::of("", a.n, a.n, |i, j| if j > i { 0.0 } else { a.at(i, j) })
}

fn lu(a: &Matrix) -> Lu<f64> {
    let mut lu = Lu::<f64>::new(a.n, &a.a).unwrap();
    assert_eq!(lu.advance(Level::best(), ALL), Ok(true), "{}", a.name);
    lu
}

fn cholesky(a: &Matrix) -> Cholesky<f64> {
    let mut cholesky = Cholesky::<f64>::new(a.n, &a.a).unwrap();
    assert_eq!(cholesky.advance(Level::best(), ALL), Ok(true), "{}", a.name);
    cholesky
}

fn definite() -> Vec<Matrix> {
    let mut all: Vec<Matrix> = [0, 1, 2, 5, 15, 16, 17, 33, 63, 64, 65, 100, 129, 200, 500]
        .into_iter()
        .map(|n| named::definite(n, n as u64 + 1))
        .collect();
    all.extend([
        identity(20),
        named::hilbert(8),
        named::definite(30, 2).scaled(990),
        named::definite(30, 3).scaled(-990),
    ]);
    all
}

#[test]
fn lu_has_the_bits_of_the_naive_loop() {
    for a in named::square().into_iter().filter(|a| a.n <= 200) {
        let (want, pivots) = naive_lu(&a);
        for level in levels() {
            let mut whole = Lu::<f64>::new(a.n, &a.a).unwrap();
            assert_eq!(whole.advance(level, ALL), Ok(true));
            let mut split = Lu::<f64>::new(a.n, &a.a).unwrap();
            let (ended, calls) = in_parts(1, |budget| split.advance(level, budget));
            assert_eq!(ended, Ok(()));
            assert_eq!(calls, a.n.div_ceil(16).max(1), "{}", a.name);
            for lu in [&whole, &split] {
                assert_eq!(bits(lu.parts().0), bits(&want), "{} at {}", a.name, level.name());
                assert_eq!(lu.parts().1, pivots, "{} at {}", a.name, level.name());
            }
        }
    }
}

#[test]
fn cholesky_has_the_bits_of_the_naive_loop() {
    for a in definite().into_iter().filter(|a| a.n <= 200) {
        let want = bits(&naive_cholesky(&a).a);
        for level in levels() {
            for budget in [1, ALL] {
                let mut c = Cholesky::<f64>::new(a.n, &a.a).unwrap();
                assert_eq!(in_parts(budget, |budget| c.advance(level, budget)).0, Ok(()));
                let have = lower(&Matrix { a: c.parts().to_vec(), ..a.clone() });
                assert_eq!(bits(&have.a), want, "{} at {}", a.name, level.name());
            }
        }
    }
}

/// DGET01: ||P A - L U|| / (n ||A|| eps).
#[test]
fn dget01() {
    for a in named::square() {
        let lu = lu(&a);
        let (f, n) = (Matrix { a: lu.parts().0.to_vec(), ..a.clone() }, a.n);
        let l = Matrix::of("", n, n, |i, j| {
            if i == j {
                1.0
            } else if j > i {
                0.0
            } else {
                f.at(i, j)
            }
        });
        let u = Matrix::of("", n, n, |i, j| if j < i { 0.0 } else { f.at(i, j) });
        let mut pa = a.clone();
        for (k, &p) in lu.parts().1.iter().enumerate() {
            for j in 0..n {
                pa.a.swap(k * n + j, p as usize * n + j);
            }
        }
        // The growth of this one is 2^29, and the residual with it: that is its point.
        if !a.name.starts_with("Wilkinson's growth") {
            below("P A - L U", &a.name, ratio(pa.minus(&l.times(&u)).norm1(), n, a.norm1(), f64::EPSILON));
        }
    }
}

/// dpot01: ||A - L L^T|| / (n ||A|| eps).
#[test]
fn dpot01() {
    for a in definite() {
        let l = lower(&Matrix { a: cholesky(&a).parts().to_vec(), ..a.clone() });
        below("A - L L^T", &a.name, ratio(a.minus(&l.times(&l.t())).norm1(), a.n, a.norm1(), f64::EPSILON));
    }
}

/// DGET02 of every column: ||b - op(A) x|| / (n ||A|| ||x|| eps), x finite.
fn dget02(what: &str, a: &Matrix, b: &Matrix, x: &Matrix) {
    let rest = b.minus(&a.times(x));
    for j in 0..b.n {
        let column = |m: &Matrix| (0..m.m).map(|i| m.at(i, j).abs()).sum::<f64>();
        below(what, &a.name, ratio(column(&rest), a.n, a.norm1() * column(x), f64::EPSILON));
    }
}

macro_rules! solves {
    ($factor:expr, $a:expr) => {
        let (factor, a) = ($factor, $a);
        for (transposed, op) in [(false, a.clone()), (true, a.t())] {
            for sides in [1, 2, 5, 70] {
                let answer = named::random(a.n, sides, 9);
                let b = op.times(&answer);
                let mut x = b.clone();
                let mut work = vec![f64::NAN; solve_work::<f64>(a.n, sides)];
                factor.solve_many(Level::best(), transposed, sides, &mut x.a, &mut work).unwrap();
                dget02(if transposed { "A^T X = B" } else { "A X = B" }, &op, &b, &x);
                for level in levels() {
                    let mut again = b.clone();
                    factor.solve_many(level, transposed, sides, &mut again.a, &mut work).unwrap();
                    assert_eq!(bits(&again.a), bits(&x.a), "{} at {}", a.name, level.name());
                }
            }
        }
    };
}

#[test]
fn dget02_by_lu() {
    for a in named::square().into_iter().filter(|a| !a.name.starts_with("Wilkinson's growth")) {
        solves!(lu(&a), &a);
    }
}

#[test]
fn dget02_by_cholesky() {
    for a in definite() {
        solves!(cholesky(&a), &a);
    }
}

/// DGET03: ||I - A A^-1|| / (n ||A|| ||A^-1|| eps), by budgets and in one go.
macro_rules! inverts {
    ($factor:expr, $a:expr) => {
        let (mut factor, a) = ($factor, $a);
        let rcond = factor.rcond(Level::best());
        let made = |level, budget| {
            let mut inverse = Inverse::<f64>::new(a.n, rcond).unwrap();
            assert_eq!(in_parts(budget, |budget| factor.invert(level, &mut inverse, budget)).0, Ok(()), "{}", a.name);
            Matrix { a: inverse.values().to_vec(), ..a.clone() }
        };
        let x = made(Level::best(), ALL);
        let rest = identity(a.n).minus(&a.times(&x)).norm1();
        below("I - A A^-1", &a.name, ratio(rest, a.n, a.norm1() * x.norm1(), f64::EPSILON));
        let exact = if a.n == 0 { 1.0 } else { 1.0 / a.norm1() / x.norm1() };
        assert!(rcond >= exact * 0.99 && rcond <= 3.0 * exact, "{}: rcond {rcond:e}, {exact:e}", a.name);
        for level in levels() {
            assert_eq!(bits(&made(level, 1).a), bits(&x.a), "{} at {}", a.name, level.name());
        }
    };
}

#[test]
fn dget03_by_lu() {
    let singular = ["Wilkinson's growth", "Hilbert 12"];
    for a in named::square().into_iter().filter(|a| a.n <= 333 && !singular.iter().any(|s| a.name.starts_with(s))) {
        let mut factor = lu(&a);
        if factor.rcond(Level::best()) > 1e-15 {
            inverts!(factor, &a);
        }
    }
}

#[test]
fn dget03_by_cholesky() {
    for a in definite().into_iter().filter(|a| a.n <= 200) {
        inverts!(cholesky(&a), &a);
    }
}

#[test]
fn the_inverse_of_a_singular_matrix_is_refused() {
    let a = named::hilbert(14);
    let mut factor = lu(&a);
    let rcond = factor.rcond(Level::best());
    assert!(rcond < f64::EPSILON, "{rcond:e}");
    let mut inverse = Inverse::<f64>::new(14, rcond).unwrap();
    assert_eq!(factor.invert(Level::best(), &mut inverse, ALL), Err(Reason::Singular));
    // NaN is no condition, and another size is another matrix.
    for mut inverse in [Inverse::<f64>::new(14, f64::NAN).unwrap(), Inverse::<f64>::new(13, 1.0).unwrap()] {
        assert_eq!(factor.invert(Level::best(), &mut inverse, ALL), Err(Reason::Singular));
    }
}

#[test]
fn zero_pivots_are_singular_and_keep_to_it() {
    for (n, zero) in [(1, 0), (3, 1), (20, 17), (40, 0), (40, 39)] {
        // A column of zeros, in a triangle.
        let a = Matrix::of("", n, n, |i, j| if j == zero || j < i { 0.0 } else { 1.0 + j as f64 });
        let mut lu = Lu::<f64>::new(n, &a.a).unwrap();
        for _ in 0..3 {
            assert_eq!(lu.advance(Level::best(), ALL), Err(Reason::Singular));
            assert_eq!(lu.failed(), Some(zero));
        }
        assert_eq!((lu.determinant().mantissa, lu.rcond(Level::best())), (0.0, 0.0));
    }
}

#[test]
fn indefinite_matrices_name_the_column() {
    for (n, at) in [(1, 0), (5, 3), (20, 16), (70, 66)] {
        for value in [-1.0, 0.0] {
            let a = Matrix::of("", n, n, |i, j| {
                if i != j {
                    0.0
                } else if i == at {
                    value
                } else {
                    2.0
                }
            });
            let mut c = Cholesky::<f64>::new(n, &a.a).unwrap();
            for _ in 0..2 {
                assert_eq!(c.advance(Level::best(), ALL), Err(Reason::Indefinite));
                assert_eq!(c.failed(), Some(at));
            }
        }
    }
    // Only its factorisation shows it.
    let mut c = Cholesky::<f64>::new(2, &[1.0, 2.0, 2.0, 1.0]).unwrap();
    assert_eq!((c.advance(Level::best(), ALL), c.failed()), (Err(Reason::Indefinite), Some(1)));
}

#[test]
fn determinants() {
    let value = |a: &Matrix| lu(a).determinant();
    // A product of whole numbers, with exchanges.
    let a = Matrix::of("", 4, 4, |i, j| if (i + 1) % 4 == j { (i + 2) as f64 } else { 0.0 });
    let det = value(&a);
    assert_eq!((det.mantissa, det.exponent), (-120.0 / 64.0, 6));
    assert_eq!((value(&identity(50)).mantissa, value(&identity(50)).exponent), (1.0, 0));
    let empty = value(&Matrix::of("", 0, 0, |_, _| 0.0));
    assert_eq!((empty.mantissa, empty.exponent), (1.0, 0));
    // Far outside of what an f64 holds: 2^(990 * 300) and 2^(-1060 * 300).
    for power in [990, -1060] {
        let det = value(&identity(300).scaled(power / 2).scaled(power - power / 2));
        assert_eq!((det.mantissa, det.exponent), (1.0, 300 * i64::from(power)));
        let det = cholesky(&identity(300).scaled(power / 2).scaled(power / 2)).determinant();
        assert_eq!((det.mantissa, det.exponent), (1.0, 300 * i64::from(power - power % 2)));
    }
    // det of Hilbert 5 is 1 / 266716800000.
    for det in [value(&named::hilbert(5)), cholesky(&named::hilbert(5)).determinant()] {
        let v = det.mantissa * 2f64.powi(det.exponent as i32);
        assert!((v * 266716800000.0 - 1.0).abs() < 1e-9, "{v:e}");
    }
    // A small one has its sign.
    assert_eq!(value(&Matrix::of("", 1, 1, |_, _| -5e-324)).mantissa, -1.0);
}

#[test]
fn condition_of_hilbert_10() {
    let exact = 3.5357e13;
    let a = named::hilbert(10);
    for rcond in [lu(&a).rcond(Level::best()), cholesky(&a).rcond(Level::best())] {
        let cond = 1.0 / rcond;
        assert!(cond > exact / 3.0 && cond < exact * 3.0, "{cond:e}");
    }
}

#[test]
fn in_f32() {
    for n in [1, 2, 16, 33, 64, 100] {
        let eps = f64::from(f32::EPSILON);
        let wide = |v: &[f32], n| Matrix {
            name: format!("f32 {n}"),
            m: v.len() / n,
            n,
            a: v.iter().map(|&v| v.into()).collect(),
        };
        for a in [named::random(n, n, n as u64), named::definite(n, 5)] {
            let a32: Vec<f32> = a.a.iter().map(|&v| v as f32).collect();
            let b: Vec<f32> = (0..n * 3).map(|i| (i % 7) as f32 - 3.0).collect();
            let mut work = vec![0.0f32; solve_work::<f32>(n, 3)];
            let mut answers = Vec::new();
            let mut x = b.clone();
            let mut lu = Lu::<f32>::new(n, &a32).unwrap();
            assert_eq!(lu.advance(Level::best(), ALL), Ok(true));
            lu.solve_many(Level::best(), false, 3, &mut x, &mut work).unwrap();
            answers.push(x);
            if a.name.starts_with("definite") {
                let mut x = b.clone();
                let mut c = Cholesky::<f32>::new(n, &a32).unwrap();
                assert_eq!(c.advance(Level::best(), ALL), Ok(true));
                c.solve_many(Level::best(), false, 3, &mut x, &mut work).unwrap();
                answers.push(x);
            }
            for x in answers {
                let (a, b, x) = (wide(&a32, n), wide(&b, 3), wide(&x, 3));
                let rest = b.minus(&a.times(&x));
                for j in 0..3 {
                    let column = |m: &Matrix| (0..n).map(|i| m.at(i, j).abs()).sum::<f64>();
                    below("A X = B", &a.name, ratio(column(&rest), n, a.norm1() * column(&x), eps));
                }
            }
        }
    }
}
