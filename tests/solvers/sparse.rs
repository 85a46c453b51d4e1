//! Sparse direct methods on named patterns: scaled residuals after one
//! refinement, inertia by known signatures, what is singular or far from one.

use crate::problems::{Entry, csr, known, poisson, times};
use fastrand::Rng;
use std::collections::BTreeSet;
use vecsolve_core::simd::Level;
use vecsolve_core::sparse::{Amd, Csr, Factored, Fronts, Kind, SparseLu, Symbolic};

/// A factorisation of either family, so that each test runs on both.
pub enum Factors {
    Fronts(Fronts<f64>),
    Lu(SparseLu<f64>),
}

impl Factors {
    pub fn solve(&self, x: &mut [f64], transposed: bool) {
        let n = match self {
            Factors::Fronts(f) => f.symbolic().len(),
            Factors::Lu(_) => x.len(),
        };
        let mut work = vec![f64::NAN; n];
        match (self, transposed) {
            (Factors::Fronts(f), false) => f.solve(x, &mut work),
            (Factors::Fronts(f), true) => f.solve_transposed(x, &mut work),
            (Factors::Lu(f), false) => f.solve(x, &mut work),
            (Factors::Lu(f), true) => f.solve_transposed(x, &mut work),
        }
        .expect("lengths that fit");
    }
}

pub fn ordered(mut amd: Amd, n: usize) -> Vec<u32> {
    let mut steps = 0;
    while !amd.done() {
        assert!(amd.step() > 0, "a step that costs nothing");
        steps += 1;
        assert!(steps <= n, "more pivots than vertices");
    }
    let order = amd.order().unwrap();
    let named: BTreeSet<u32> = order.iter().copied().collect();
    assert!(order.len() == n && named.len() == n && named.last().is_none_or(|&l| l < n as u32), "no permutation");
    order
}

pub fn analysed(a: &Csr<f64>) -> Symbolic {
    Symbolic::new(a, &ordered(Amd::of_symmetric(a).unwrap(), a.rows())).unwrap()
}

/// By fronts, or how it ended.
pub fn by_fronts(level: Level, a: &Csr<f64>, kind: Kind) -> Result<Factors, Factored> {
    let symbolic = analysed(a);
    let room = Fronts::<f64>::bytes(&symbolic, kind, a.nnz());
    let mut f = Fronts::new(a, symbolic, kind, room).unwrap();
    f.advance(level, a, u64::MAX);
    if f.state() == Factored::Done { Ok(Factors::Fronts(f)) } else { Err(f.state()) }
}

/// By columns, or how it ended.
pub fn by_columns(a: &Csr<f64>) -> Result<Factors, Factored> {
    let order = ordered(Amd::of_columns(a).unwrap(), a.rows());
    let mut f = SparseLu::new(a, order, usize::MAX).unwrap();
    f.advance(a, u64::MAX).unwrap();
    if f.state() == Factored::Done { Ok(Factors::Lu(f)) } else { Err(f.state()) }
}

fn norm_inf(v: &[f64]) -> f64 {
    v.iter().fold(0.0, |m, v| if v.abs() > m || v.is_nan() { v.abs() } else { m })
}

pub fn transpose(a: &Csr<f64>) -> Csr<f64> {
    let mut entries: Vec<Entry> = Vec::new();
    for r in 0..a.rows() {
        let (cols, vals) = a.row(r);
        entries.extend(cols.iter().zip(vals).map(|(&c, &v)| (c as usize, r, v)));
    }
    csr(a.rows(), &entries)
}

/// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf) after so many refinements.
pub fn backward_error(a: &Csr<f64>, f: &Factors, b: &[f64], transposed: bool, refinements: usize) -> f64 {
    let m = if transposed { &transpose(a) } else { a };
    let mut x = b.to_vec();
    f.solve(&mut x, transposed);
    let residual = |x: &[f64]| -> Vec<f64> { times(m, x).iter().zip(b).map(|(ax, b)| b - ax).collect() };
    for _ in 0..refinements {
        let mut d = residual(&x);
        f.solve(&mut d, transposed);
        x.iter_mut().zip(&d).for_each(|(x, d)| *x += d);
    }
    let size = m.norm_inf() * norm_inf(&x) + norm_inf(b);
    if size == 0.0 { 0.0 } else { norm_inf(&residual(&x)) / size }
}

fn value(rng: &mut Rng) -> f64 {
    2.0 * rng.f64() - 1.0
}

/// About `each` values a row besides the diagonal, mirrored if symmetric.
pub fn random(n: usize, each: usize, symmetric: bool, diagonal: f64, rng: &mut Rng) -> Csr<f64> {
    let mut entries: Vec<Entry> = (0..n).map(|i| (i, i, diagonal * (1.0 + rng.f64()))).collect();
    for i in 0..n {
        for _ in 0..each {
            let (j, v) = (rng.usize(..n), value(rng));
            entries.push((i, j, v));
            if symmetric {
                entries.push((j, i, v));
            }
        }
    }
    csr(n, &entries)
}

/// Symmetric patterns with their names, positive definite by dominance.
pub fn patterns() -> Vec<(String, Csr<f64>)> {
    let mut rng = Rng::with_seed(3);
    let mut all: Vec<(String, Csr<f64>)> = Vec::new();
    let mut add = |name: &str, n: usize, pairs: Vec<(usize, usize)>| {
        let mut entries: Vec<Entry> = Vec::new();
        let mut sums = vec![1.0; n];
        for (i, j) in pairs {
            let v = value(&mut rng);
            entries.extend([(i, j, v), (j, i, v)]);
            sums[i] += v.abs();
            sums[j] += v.abs();
        }
        entries.extend(sums.iter().enumerate().map(|(i, &s)| (i, i, s)));
        all.push((format!("{name}, n = {n}"), csr(n, &entries)));
    };
    let every = |n: usize| (0..n).flat_map(move |i| (0..i).map(move |j| (i, j)));
    add("empty", 0, vec![]);
    for n in [1, 2, 7, 65, 300] {
        add("diagonal", n, vec![]);
        add("tridiagonal", n, (1..n).map(|i| (i, i - 1)).collect());
        add("arrow down", n, (0..n - 1).map(|i| (n - 1, i)).collect());
        add("arrow up", n, (1..n).map(|i| (i, 0)).collect());
        add("banded", n, every(n).filter(|(i, j)| i - j < 9).collect());
        add("blocks", n, every(n).filter(|(i, j)| i / 5 == j / 5).collect());
        add("two dense rows", n, every(n).filter(|&(i, j)| i - j == 1 || j < 2).collect());
    }
    for n in [63, 64, 65, 128, 150, 200] {
        add("dense", n, every(n).collect());
    }
    for side in [2, 9, 30] {
        all.push((format!("poisson {side} x {side}"), poisson(side)));
    }
    for (n, each) in [(50, 1), (200, 2), (400, 4)] {
        let a = random(n, each, true, 40.0, &mut Rng::with_seed(n as u64));
        all.push((format!("random, n = {n}"), a));
    }
    all
}

#[test]
fn every_pattern_by_every_method() {
    let level = Level::best();
    for (name, a) in patterns() {
        let b = times(&a, &known(a.rows()));
        let mut ways: Vec<(&str, Factors)> = [Kind::Cholesky, Kind::Ldl, Kind::Lu]
            .into_iter()
            .map(|kind| ("fronts", by_fronts(level, &a, kind).unwrap_or_else(|e| panic!("{name}: {kind:?}: {e:?}"))))
            .collect();
        ways.push(("columns", by_columns(&a).unwrap_or_else(|e| panic!("{name}: {e:?}"))));
        for (way, f) in &ways {
            for transposed in [false, true] {
                let error = backward_error(&a, f, &b, transposed, 1);
                assert!(error <= 1e-15, "{name} by {way}, transposed {transposed}: {error:e}");
            }
        }
    }
}

#[test]
fn unsymmetric_at_random() {
    let level = Level::best();
    let mut rng = Rng::with_seed(7);
    for n in [1, 2, 5, 30, 65, 200, 500] {
        for each in [1, 2, 4] {
            // A weak diagonal: rows must be swapped.
            let a = random(n, each, false, 0.01, &mut rng);
            let b: Vec<f64> = (0..n).map(|_| value(&mut rng)).collect();
            let columns = by_columns(&a).unwrap_or_else(|e| panic!("{n}, {each}: {e:?}"));
            let fronts = by_fronts(level, &a, Kind::Lu).ok();
            for f in [Some(columns), fronts].iter().flatten() {
                for transposed in [false, true] {
                    let error = backward_error(&a, f, &b, transposed, 1);
                    assert!(error <= 1e-14, "n = {n}, {each} a row, transposed {transposed}: {error:e}");
                }
            }
            // A strong one: fronts must do it.
            let a = random(n, each, false, 20.0, &mut rng);
            let f = by_fronts(level, &a, Kind::Lu).unwrap_or_else(|e| panic!("{n}, {each}: {e:?}"));
            for transposed in [false, true] {
                let error = backward_error(&a, &f, &b, transposed, 1);
                assert!(error <= 1e-15, "n = {n}, {each} a row, transposed {transposed}: {error:e}");
            }
        }
    }
}

/// Rows that must be swapped inside a front: dense, with a vanishing diagonal.
#[test]
fn swaps_within_a_block() {
    let mut rng = Rng::with_seed(5);
    for n in [2, 3, 10, 40, 64] {
        let entries: Vec<Entry> =
            (0..n * n).map(|k| (k / n, k % n, if k / n == k % n { 0.0 } else { value(&mut rng) })).collect();
        let a = csr(n, &entries);
        let b: Vec<f64> = (0..n).map(|_| value(&mut rng)).collect();
        let f = by_fronts(Level::best(), &a, Kind::Lu).unwrap_or_else(|e| panic!("{n}: {e:?}"));
        for transposed in [false, true] {
            let error = backward_error(&a, &f, &b, transposed, 1);
            assert!(error <= 1e-15, "n = {n}, transposed {transposed}: {error:e}");
        }
    }
}

#[test]
fn inertia() {
    let level = Level::best();
    let mut rng = Rng::with_seed(1);
    let inertia = |a: &Csr<f64>| match by_fronts(level, a, Kind::Ldl) {
        Ok(Factors::Fronts(f)) => f.inertia(),
        Ok(_) => unreachable!(),
        Err(e) => panic!("{e:?}"),
    };
    // L D L^T by its own definition, with D of known signs.
    for n in [1, 5, 40, 130] {
        let signs: Vec<f64> = (0..n).map(|i| if i % 3 == 1 { -1.0 } else { 1.0 }).collect();
        let mut dense = vec![0.0; n * n];
        let l: Vec<f64> =
            (0..n * n).map(|k| if k / n > k % n && rng.u8(..8) == 0 { value(&mut rng) } else { 0.0 }).collect();
        let unit = |i: usize, k: usize| if i == k { 1.0 } else { l[i * n + k] };
        for i in 0..n {
            for j in 0..n {
                dense[i * n + j] = (0..=i.min(j)).map(|k| unit(i, k) * signs[k] * unit(j, k)).sum();
            }
        }
        let entries: Vec<Entry> = (0..n * n).filter(|&k| dense[k] != 0.0).map(|k| (k / n, k % n, dense[k])).collect();
        let negative = signs.iter().filter(|&&s| s < 0.0).count();
        assert_eq!(inertia(&csr(n, &entries)), (n - negative, negative), "n = {n}");
    }
    // Poisson less a shift: 4 - 2 cos - 2 cos - shift, counted.
    let side = 20;
    for shift in [-1.0, 0.5, 1.7, 3.05, 9.0] {
        let plain = poisson(side);
        let mut entries: Vec<Entry> = Vec::new();
        for r in 0..side * side {
            let (cols, vals) = plain.row(r);
            entries.extend(cols.iter().zip(vals).map(|(&c, &v)| (r, c as usize, v)));
            entries.push((r, r, -shift));
        }
        let wave = |k: usize| 2.0 - 2.0 * (std::f64::consts::PI * k as f64 / (side + 1) as f64).cos();
        let pairs = (1..=side).flat_map(|i| (1..=side).map(move |j| (i, j)));
        let negative = pairs.filter(|&(i, j)| wave(i) + wave(j) < shift).count();
        assert_eq!(inertia(&csr(side * side, &entries)), (side * side - negative, negative), "shift {shift}");
    }
    // Quasi-definite: [H B; B^T -C].
    let (n, m) = (60, 25);
    let mut entries: Vec<Entry> = (0..n + m).map(|i| (i, i, if i < n { 2.0 } else { -1e-3 })).collect();
    for k in 0..m {
        for _ in 0..3 {
            let (i, v) = (rng.usize(..n), value(&mut rng));
            entries.extend([(i, n + k, v), (n + k, i, v)]);
        }
    }
    assert_eq!(inertia(&csr(n + m, &entries)), (n, m));
}

#[test]
fn cholesky_refuses_what_is_not_positive_definite() {
    let level = Level::best();
    for a in [
        csr(1, &[(0, 0, -1.0)]),
        csr(1, &[(0, 0, 0.0)]),
        csr(1, &[]),
        csr(2, &[(0, 0, 1.0), (0, 1, 2.0), (1, 0, 2.0), (1, 1, 1.0)]),
        csr(2, &[(0, 1, 1.0), (1, 0, 1.0)]),
    ] {
        assert!(matches!(by_fronts(level, &a, Kind::Cholesky), Err(Factored::Pivot(_))));
    }
    // No pivot of L D L^T either, and LU does it.
    let swap = csr(2, &[(0, 1, 1.0), (1, 0, 1.0)]);
    assert!(matches!(by_fronts(level, &swap, Kind::Ldl), Err(Factored::Pivot(_))));
    assert!(by_columns(&swap).is_ok());
}

#[test]
fn singular_is_said() {
    let level = Level::best();
    let line = |n: usize| -> Csr<f64> {
        let edges = (0..n - 1).flat_map(|i| [(i, i, 1.0), (i + 1, i + 1, 1.0), (i, i + 1, -1.0), (i + 1, i, -1.0)]);
        csr(n, &edges.collect::<Vec<_>>())
    };
    let ones: Vec<Entry> = (0..36).map(|k| (k / 6, k % 6, 1.0)).collect();
    for (name, a) in [
        ("nothing", csr(3, &[])),
        ("an empty row", csr(3, &[(0, 0, 1.0), (0, 1, 1.0), (2, 2, 1.0), (0, 2, 3.0)])),
        ("an empty column", csr(3, &[(0, 0, 1.0), (1, 0, 1.0), (2, 2, 1.0), (1, 2, 2.0)])),
        // Two columns that share their one row.
        ("no full matching", csr(3, &[(0, 0, 1.0), (0, 1, 1.0), (1, 2, 1.0), (2, 2, 1.0)])),
        ("a path", line(40)),
        ("ones", csr(6, &ones)),
        ("a zero", csr(1, &[(0, 0, 0.0)])),
    ] {
        assert!(matches!(by_columns(&a), Err(Factored::Pivot(_))), "{name} by columns");
        for kind in [Kind::Ldl, Kind::Lu, Kind::Cholesky] {
            if name != "no full matching" && !name.contains("an empty") || kind == Kind::Lu {
                assert!(matches!(by_fronts(level, &a, kind), Err(Factored::Pivot(_))), "{name} by {kind:?}");
            }
        }
    }
}

#[test]
fn far_scales() {
    let level = Level::best();
    for scale in [1e300, 1e-300, 1e150, 1e-150] {
        let entries: Vec<Entry> = {
            let a = poisson(12);
            let row = |r| a.row(r).0.iter().zip(a.row(r).1).map(move |(&c, &v)| (r, c as usize, v * scale)).collect();
            (0..144).flat_map::<Vec<Entry>, _>(row).collect()
        };
        let a = csr(144, &entries);
        let answer = known(144);
        let b = times(&a, &answer);
        let mut ways: Vec<Factors> =
            [Kind::Cholesky, Kind::Ldl, Kind::Lu].into_iter().map(|k| by_fronts(level, &a, k).ok().unwrap()).collect();
        ways.push(by_columns(&a).ok().unwrap());
        for (k, f) in ways.iter().enumerate() {
            let mut x = b.clone();
            f.solve(&mut x, false);
            let error = x.iter().zip(&answer).fold(0.0, |m: f64, (x, a)| m.max((x - a).abs()));
            assert!(error < 1e-11, "{scale:e} by {k}: {error:e}");
        }
    }
    // Rows a hundred decades apart.
    let mut rng = Rng::with_seed(2);
    let a = random(100, 3, false, 3.0, &mut rng);
    let mut entries: Vec<Entry> = Vec::new();
    for r in 0..100 {
        let scale = 10f64.powi((r % 11) as i32 * 20 - 100);
        entries.extend(a.row(r).0.iter().zip(a.row(r).1).map(|(&c, &v)| (r, c as usize, v * scale)));
    }
    let (scaled, answer) = (csr(100, &entries), known(100));
    let mut x = times(&scaled, &answer);
    by_columns(&scaled).ok().unwrap().solve(&mut x, false);
    let error = x.iter().zip(&answer).fold(0.0, |m: f64, (x, a)| m.max((x - a).abs()));
    assert!(error < 1e-9, "{error:e}");
}
