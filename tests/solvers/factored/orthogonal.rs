//! QR and least squares.

use super::{ALL, Matrix, below, bits, identity, in_parts, levels, named, ratio, unorthogonal};
use std::path::PathBuf;
use std::process::Command;
use vecsolve_core::dense::{LeastSquares, Qr};
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;

fn qr(a: &Matrix, pivoting: bool, level: Level, budget: u64) -> Qr<f64> {
    let mut qr = Qr::<f64>::new(a.m, a.n, &a.a, pivoting).unwrap();
    assert_eq!(in_parts(budget, |budget| qr.advance(level, budget)).0, Ok(()), "{}", a.name);
    assert_eq!(qr.done(), a.m.min(a.n));
    qr
}

fn r(qr: &Qr<f64>) -> Matrix {
    let (m, n) = qr.shape();
    Matrix::of("R", m.min(n), n, |i, j| qr.r(i, j))
}

/// The first min(m, n) columns of Q.
fn q(qr: &mut Qr<f64>, level: Level) -> Matrix {
    let (m, n) = qr.shape();
    let mut q = Matrix::of("Q", m, m.min(n), |i, j| f64::from(u8::from(i == j)));
    qr.apply_q(level, false, m.min(n), &mut q.a).unwrap();
    q
}

/// dqrt01: ||A P - Q R|| / (m ||A|| eps), ||I - Q^T Q|| / (m eps); and Q^T (Q C) = C.
#[test]
fn dqrt01() {
    for a in named::shapes() {
        for pivoting in [false, true] {
            let mut f = qr(&a, pivoting, Level::best(), ALL);
            let order = f.order().to_vec();
            let ap = Matrix::of("", a.m, a.n, |i, j| a.at(i, order[j] as usize));
            let (q, r) = (q(&mut f, Level::best()), r(&f));
            below("A P - Q R", &a.name, ratio(ap.minus(&q.times(&r)).norm1(), a.m.max(a.n), a.norm1(), f64::EPSILON));
            below("I - Q^T Q", &a.name, unorthogonal(&q, f64::EPSILON));
            let mut back = q.clone();
            f.apply_q(Level::best(), true, q.n, &mut back.a).unwrap();
            let unit = Matrix::of("", q.m, q.n, |i, j| f64::from(u8::from(i == j)));
            below("Q^T Q", &a.name, ratio(back.minus(&unit).norm1(), a.m, 1.0, f64::EPSILON));
            let mut sorted = order;
            sorted.sort_unstable();
            assert!(sorted.iter().enumerate().all(|(i, &c)| i == c as usize), "{}", a.name);
            if pivoting {
                // |r_kk| falls, but for rounding, and is at least what is right of and below it.
                for k in 1..r.m {
                    let (here, before) = (r.at(k, k).abs(), r.at(k - 1, k - 1).abs());
                    assert!(here <= before * (1.0 + 1e-7), "{}: {k}: {before:e} then {here:e}", a.name);
                }
            }
        }
    }
}

#[test]
fn qr_has_the_same_bits_at_every_level_and_budget() {
    for a in [named::random(70, 45, 1), named::random(33, 80, 2), named::graded(60, 60), named::of_rank(40, 40, 9)] {
        for pivoting in [false, true] {
            let want = r(&qr(&a, pivoting, Level::best(), ALL));
            for level in levels() {
                let have = r(&qr(&a, pivoting, level, 1));
                assert_eq!(bits(&have.a), bits(&want.a), "{} at {}", a.name, level.name());
            }
        }
    }
}

fn least_squares(a: &Matrix, pivoting: bool) -> LeastSquares<f64> {
    let mut ls = LeastSquares::<f64>::new(a.m, a.n, &a.a, pivoting, 0.0).unwrap();
    assert_eq!(in_parts(1, |budget| ls.advance(Level::best(), budget)).0, Ok(()), "{}", a.name);
    ls
}

fn norm(v: &[f64]) -> f64 {
    let largest = v.iter().fold(0.0, |m: f64, v| m.max(v.abs()));
    if largest == 0.0 { 0.0 } else { largest * v.iter().map(|v| (v / largest).powi(2)).sum::<f64>().sqrt() }
}

/// The residual is orthogonal to the columns (DQRT17), its norm is what is
/// said, and x has no part outside of the row space where the shortest was asked for.
#[test]
fn least_squares_of_every_shape_and_rank() {
    for a in named::shapes().into_iter().filter(|a| a.m > 0 && !a.name.starts_with("Hilbert")) {
        let scale = a.a.iter().fold(0.0, |m: f64, v| m.max(v.abs()));
        let b = Matrix::of("", a.m, 1, |i, _| ((i * 5) % 11) as f64 * if scale > 0.0 { scale } else { 1.0 });
        let mut ls = least_squares(&a, true);
        let rank = ls.rank().unwrap();
        for shortest in [false, true] {
            let mut x = Matrix::of("", a.n, 1, |_, _| f64::NAN);
            let said = ls.solve(Level::best(), shortest, &b.a, &mut x.a).unwrap();
            assert!(x.a.iter().all(|v| v.is_finite()), "{}", a.name);
            let rest = b.minus(&a.times(&x));
            let size = norm(&b.a) + a.norm1() * norm(&x.a);
            assert!((said - norm(&rest.a)).abs() <= 1e-13 * size, "{}: {said:e}, {:e}", a.name, norm(&rest.a));
            if a.name.starts_with("graded") || a.name.starts_with("Kahan") || a.name.starts_with("Vander") {
                continue;
            }
            // ||A^T r|| / (||A|| size max(m, n) eps), without an overflow.
            let across = a.scaled(-500).t().times(&rest.scaled(-500)).norm1();
            let whole = a.scaled(-500).norm1() * (size * 2f64.powi(-500));
            if scale < 1e100 && scale > 1e-100 {
                below(
                    "A^T r",
                    &a.name,
                    ratio(a.t().times(&rest).norm1(), a.m.max(a.n), a.norm1() * size, f64::EPSILON),
                );
            } else if scale > 1.0 {
                below("A^T r", &a.name, ratio(across, a.m.max(a.n), whole, f64::EPSILON));
            }
            if !shortest {
                assert!(x.a.iter().filter(|v| **v != 0.0).count() <= rank, "{}: more than the basic columns", a.name);
            }
        }
    }
}

#[test]
fn the_shortest_answer_of_a_deficient_matrix() {
    // x + y + z = 6 and its double: (2, 2, 2), and (6, 0, 0) in some order.
    let a = [1.0, 1.0, 1.0, 2.0, 2.0, 2.0];
    let mut ls = LeastSquares::<f64>::new(2, 3, &a, true, 0.0).unwrap();
    assert_eq!(in_parts(1, |b| ls.advance(Level::best(), b)).0, Ok(()));
    assert_eq!(ls.rank(), Some(1));
    let mut x = [0.0; 3];
    let rest = ls.solve(Level::best(), true, &[6.0, 12.0], &mut x).unwrap();
    assert!(rest < 1e-14 && x.iter().all(|v| (v - 2.0).abs() < 1e-14), "{x:?}, {rest:e}");
    ls.solve(Level::best(), false, &[6.0, 12.0], &mut x).unwrap();
    assert!((x[0] - 6.0).abs() < 1e-14 && x[1] == 0.0 && x[2] == 0.0, "{x:?}");
}

#[test]
fn ranks_of_whole_numbers() {
    for (m, n, rank) in [(30, 20, 5), (20, 30, 7), (50, 50, 49), (10, 10, 0), (9, 4, 4)] {
        let a = named::of_rank(m, n, rank);
        assert_eq!(least_squares(&a, true).rank(), Some(rank), "{}", a.name);
    }
}

#[test]
fn without_exchanges_a_deficient_matrix_is_refused() {
    for (a, ended) in [
        (named::random(20, 10, 1), Ok(())),
        (named::of_rank(20, 10, 9), Err(Reason::Singular)),
        (named::random(10, 20, 1), Err(Reason::Singular)),
    ] {
        let mut ls = LeastSquares::<f64>::new(a.m, a.n, &a.a, false, 0.0).unwrap();
        assert_eq!(in_parts(ALL, |b| ls.advance(Level::best(), b)).0, ended, "{}", a.name);
    }
}

/// A Matrix Market file, as gzip reads it; `None` where there is no such file.
fn market(name: &str) -> Option<Matrix> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/matrices");
    let folder = std::env::var_os("VECSOLVE_DATA").map_or_else(beside, PathBuf::from);
    let path = folder.join(format!("{name}.mtx.gz"));
    if !path.exists() {
        eprintln!("skipped: {name}, there is no {}", path.display());
        return None;
    }
    let text = String::from_utf8(Command::new("gzip").arg("-dc").arg(path).output().ok()?.stdout).unwrap();
    let coordinates = text.lines().next()?.contains("coordinate");
    let mut lines = text.lines().filter(|l| !l.starts_with('%')).map(|l| l.split_whitespace().collect::<Vec<_>>());
    let size: Vec<usize> = lines.next()?.iter().map(|v| v.parse().unwrap()).collect();
    let mut a = Matrix::of(name, size[0], size[1], |_, _| 0.0);
    for (k, line) in lines.filter(|l| !l.is_empty()).enumerate() {
        let value: f64 = line.last().unwrap().parse().unwrap();
        let at = if coordinates {
            (line[0].parse::<usize>().unwrap() - 1) * a.n + line[1].parse::<usize>().unwrap() - 1
        } else {
            k % a.m * a.n + k / a.m
        };
        a.a[at] = value;
    }
    Some(a)
}

/// ||b - A x|| of numpy.linalg.lstsq, its x put through math.fsum.
fn least_squares_of_surveys(name: &str, numpy: f64) {
    let (Some(a), Some(b)) = (market(name), market(&format!("{name}_rhs1"))) else { return };
    for pivoting in [false, true] {
        let mut ls = LeastSquares::<f64>::new(a.m, a.n, &a.a, pivoting, 0.0).unwrap();
        assert_eq!(in_parts(10_000_000, |b| ls.advance(Level::best(), b)).0, Ok(()), "{name}");
        assert_eq!(ls.rank(), Some(a.n));
        let mut x = Matrix::of("x", a.n, 1, |_, _| 0.0);
        let said = ls.solve(Level::best(), false, &b.a, &mut x.a).unwrap();
        let rest = norm(&b.minus(&a.times(&x)).a);
        for (what, value) in [("said", said), ("is", rest)] {
            assert!((value / numpy - 1.0).abs() < 1e-9, "{name}: {what} {value:.15e}, numpy {numpy:.15e}");
        }
    }
}

#[test]
fn well1033() {
    least_squares_of_surveys("well1033", 7.521578691563774e-1);
}

#[test]
fn illc1033() {
    least_squares_of_surveys("illc1033", 7.521578686991051e-1);
}

#[test]
fn well1850() {
    least_squares_of_surveys("well1850", 1.2781393464174147);
}

#[test]
fn illc1850() {
    least_squares_of_surveys("illc1850", 1.27813934593701);
}

#[test]
fn in_f32() {
    for (m, n) in [(1, 1), (30, 12), (100, 64), (12, 30)] {
        let a = named::random(m, n, 8);
        let a32: Vec<f32> = a.a.iter().map(|&v| v as f32).collect();
        let a = Matrix { a: a32.iter().map(|&v| v.into()).collect(), ..a };
        let mut qr = Qr::<f32>::new(m, n, &a32, true).unwrap();
        assert_eq!(qr.advance(Level::best(), ALL), Ok(true));
        let mut q: Vec<f32> = identity(m).a.iter().map(|&v| v as f32).collect();
        qr.apply_q(Level::best(), false, m, &mut q).unwrap();
        let q = Matrix::of("Q", m, m, |i, j| q[i * m + j].into());
        let r = Matrix::of("R", m, n, |i, j| qr.r(i, j).into());
        let ap = Matrix::of("", m, n, |i, j| a.at(i, qr.order()[j] as usize));
        let eps = f64::from(f32::EPSILON);
        below("A P - Q R", &a.name, ratio(ap.minus(&q.times(&r)).norm1(), m.max(n), a.norm1(), eps));
        below("I - Q^T Q", &a.name, unorthogonal(&q, eps));
    }
}
