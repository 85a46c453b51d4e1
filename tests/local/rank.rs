//! PageRank by its three ways, against a dense solve of its definition.

use crate::problems::{csr, solved, turned};
use fastrand::Rng;
use vecsolve_core::local::{Graph, Kind, Method, PageRank, Pair, Ppr, Reason};
use vecsolve_core::sparse::Csr;

/// Links at random, some nodes with many, some without any, some to themselves, weights 1 or not.
fn links(n: usize, per: usize, weighted: bool, seed: u64) -> Csr<f64> {
    let mut random = Rng::with_seed(seed);
    let mut entries = Vec::new();
    for i in 0..n {
        let out = if i % 10 == 3 { 0 } else { random.usize(1..=2 * per) };
        for _ in 0..out {
            // Low nodes are popular.
            let j = (n as f64 * random.f64().powi(3)) as usize;
            entries.push((i, j, if weighted { 0.1 + random.f64() } else { 1.0 }));
        }
    }
    csr(n, &entries)
}

/// pi^T (I - d P) = (1 - d) s^T, with the rows of dangling nodes s.
fn exact(a: &Csr<f64>, s: &[f64], d: f64) -> Vec<f64> {
    let n = a.rows();
    let row = |i: usize| -> Vec<f64> {
        let total: f64 = a.row(i).1.iter().sum();
        let p = |j: usize| if total > 0.0 { a.get(i, j) / total } else { s[j] };
        (0..n).map(|j| f64::from(u8::from(i == j)) - d * p(j)).collect()
    };
    let rows: Vec<Vec<f64>> = (0..n).map(row).collect();
    solved(turned(&rows), &[s.iter().map(|s| (1.0 - d) * s).collect()]).remove(0)
}

fn spread(seeds: &[(u32, f64)], n: usize) -> Vec<f64> {
    let mut s = vec![if seeds.is_empty() { 1.0 / n as f64 } else { 0.0 }; n];
    seeds.iter().for_each(|&(i, w)| s[i as usize] = w);
    s
}

fn graphs() -> Vec<(&'static str, Csr<f64>)> {
    let star = (1..60).flat_map(|i| [(0, i, 1.0), (i, 0, 1.0)]).collect::<Vec<_>>();
    vec![
        ("random", links(300, 3, false, 61)),
        ("weighted", links(200, 4, true, 62)),
        ("star", csr(60, &star)),
        ("path with a dead end", csr(30, &(0..29).map(|i| (i, i + 1, 1.0)).collect::<Vec<_>>())),
        ("no links at all", csr(5, &[])),
        ("loops", csr(4, &[(0, 0, 1.0), (0, 1, 3.0), (1, 1, 1.0), (2, 3, 0.0), (3, 2, 1.0)])),
        ("one node", csr(1, &[(0, 0, 2.0)])),
    ]
}

#[test]
fn of_all_nodes() {
    for (name, a) in graphs() {
        let graph = Graph::new(&a).unwrap();
        let n = a.rows();
        let sets: [(&[u32], &[f64]); 3] = [(&[], &[]), (&[0], &[]), (&[(n - 1) as u32, 0], &[3.0, 1.0])];
        for (node, weight) in sets {
            let seeds = if node.is_empty() { vec![] } else { graph.seeds(node, weight).unwrap() };
            for d in [0.0, 0.5, 0.85, 0.99] {
                let want = exact(&a, &spread(&seeds, n), d);
                let mut rank = PageRank::new(&graph, seeds.clone(), d, 1e-11, 100_000).unwrap();
                while !rank.advance(&graph, 1) {}
                let off: f64 = rank.x().iter().zip(&want).map(|(x, w)| (x - w).abs()).sum();
                let (bound, ..) = rank.reached();
                assert!(off <= bound, "{name} {node:?} {d}: {off:e} of {bound:e}");
                assert_eq!((rank.reason(), bound <= 1e-11), (Some(Reason::Converged), true), "{name} {d} {bound:e}");
                let mass: f64 = rank.x().iter().sum();
                assert!((mass - 1.0).abs() < 1e-12, "{name}: {mass}");
            }
        }
    }
}

#[test]
fn cut_short() {
    let a = links(100, 3, false, 63);
    let graph = Graph::new(&a).unwrap();
    let want = exact(&a, &spread(&[], 100), 0.85);
    let mut rank = PageRank::new(&graph, vec![], 0.85, 1e-12, 5).unwrap();
    assert!(rank.advance(&graph, u64::MAX));
    assert_eq!((rank.reason(), rank.reached().1), (Some(Reason::Budget), 5));
    let off: f64 = rank.x().iter().zip(&want).map(|(x, w)| (x - w).abs()).sum();
    assert!(off <= rank.reached().0 && off > 1e-6);
    let mut rank = PageRank::new(&graph, vec![], 0.85, 1e-300, 100_000).unwrap();
    assert!(rank.advance(&graph, u64::MAX));
    assert_eq!(rank.reason(), Some(Reason::Stagnated), "rounding is all there is");
}

/// y_i^T (I - d P) = e_i^T for every i, where dangling nodes lead nowhere. What these
/// lose comes back to the seeds, so that PageRank of s is sum s_i y_i to the sum 1.
fn from_each(a: &Csr<f64>, d: f64) -> Vec<Vec<f64>> {
    let n = a.rows();
    let row = |i: usize| -> Vec<f64> {
        let total: f64 = a.row(i).1.iter().sum();
        let p = |j: usize| if total > 0.0 { a.get(i, j) / total } else { 0.0 };
        (0..n).map(|j| f64::from(u8::from(i == j)) - d * p(j)).collect()
    };
    let rows: Vec<Vec<f64>> = (0..n).map(row).collect();
    let units: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    solved(turned(&rows), &units)
}

/// 1,000 seeds: the sum of errors is within ||r||_1, and no value is above the true one.
#[test]
fn of_seeds() {
    for (name, a) in graphs().into_iter().take(2) {
        let (graph, n) = (Graph::new(&a).unwrap(), a.rows());
        let from = [0.85, 0.5].map(|d| from_each(&a, d));
        for k in 0..500 {
            let node = [(k * 17 % n) as u32, (k * 5 % n) as u32];
            let seeds = graph.seeds(&node[..1 + k % 2], &[2.0, 1.0][..if k % 2 == 0 { 1 } else { 2 }]).unwrap();
            let (d, tol) = ([0.85, 0.5][k % 2], [1e-2, 1e-5, 1e-9][k % 3]);
            let mut want = vec![0.0; n];
            for &(i, weight) in &seeds {
                want.iter_mut().zip(&from[k % 2][i as usize]).for_each(|(w, y)| *w += weight * y);
            }
            let sum: f64 = want.iter().sum();
            want.iter_mut().for_each(|w| *w /= sum);
            if k < 4 {
                let defined = exact(&a, &spread(&seeds, n), d);
                assert!(want.iter().zip(&defined).all(|(w, e)| (w - e).abs() < 1e-13), "{name}: the oracle itself");
            }
            let mut ppr = Ppr::new(&graph, seeds, d, (tol, 0.0, u64::MAX), usize::MAX).unwrap();
            while !ppr.advance(&graph, 30).unwrap() {}
            assert_eq!(ppr.reason(), Some(Reason::Converged), "{name}");
            let mut p = vec![0.0; n];
            ppr.values(0).unwrap().iter().for_each(|&(i, v)| p[i as usize] = v);
            let off: f64 = p.iter().zip(&want).map(|(p, w)| (p - w).abs()).sum();
            assert!(off <= ppr.bound() && ppr.bound() <= tol, "{name} {k}: {off:e} of {:e}", ppr.bound());
            assert!(p.iter().zip(&want).all(|(p, w)| *p <= w * (1.0 + 1e-12) + 1e-15), "{name}: from below");
        }
    }
}

#[test]
fn of_seeds_in_small_graphs() {
    for (name, a) in graphs().into_iter().skip(1) {
        let (graph, n) = (Graph::new(&a).unwrap(), a.rows());
        for k in 0..20 {
            let seeds = graph.seeds(&[(k * 7 % n) as u32, (k * k % n) as u32], &[0.5, 1.5]).unwrap();
            let want = exact(&a, &spread(&seeds, n), 0.85);
            let mut ppr = Ppr::new(&graph, seeds, 0.85, (1e-8, 0.0, u64::MAX), usize::MAX).unwrap();
            assert!(ppr.advance(&graph, u64::MAX).unwrap());
            let mut off: Vec<f64> = want.clone();
            ppr.values(0).unwrap().iter().for_each(|&(i, v)| off[i as usize] -= v);
            assert!(off.iter().map(|v| v.abs()).sum::<f64>() <= ppr.bound(), "{name} {k}");
        }
    }
}

#[test]
fn the_largest_come_first() {
    let a = links(300, 3, false, 64);
    let graph = Graph::new(&a).unwrap();
    let mut ppr = Ppr::new(&graph, graph.seeds(&[5], &[]).unwrap(), 0.85, (1e-6, 0.0, u64::MAX), usize::MAX).unwrap();
    assert!(ppr.advance(&graph, u64::MAX).unwrap());
    let all = ppr.values(0).unwrap();
    assert!(all.windows(2).all(|w| w[0].1 > w[1].1 || (w[0].1 == w[1].1 && w[0].0 < w[1].0)));
    assert_eq!(ppr.values(20).unwrap(), all[..20]);
    assert_eq!(ppr.values(100_000).unwrap(), all);
}

#[test]
fn of_pairs() {
    for (name, a) in graphs() {
        let (graph, n) = (Graph::new(&a).unwrap(), a.rows());
        for k in 0..12 {
            let (seed, target) = ((k * 13 % n) as u32, (k * 29 % n) as u32);
            let want = exact(&a, &spread(&[(seed, 1.0)], n), 0.85)[target as usize];
            for (method, tol, delta) in [
                (Method::Push, 1e-8, 0.0),
                (Method::Bidirectional, 1e-3, 1e-9),
                (Method::Bidirectional, 1e-9, 0.0),
                (Method::Walks, 0.02, 1e-9),
            ] {
                let limits = (tol, delta, 3, 100_000_000);
                let new = || Pair::new(&graph, (seed, target), 0.85, method, limits, usize::MAX).unwrap();
                let (mut pair, mut pieces) = (new(), new());
                assert!(pair.advance(&graph, u64::MAX).unwrap());
                while !pieces.advance(&graph, 100).unwrap() {}
                let (value, bound, kind, reason) = pair.ended().unwrap();
                let what = format!("{name} {seed} -> {target} by {}: {value:e}, {want:e} +- {bound:e}", method.name());
                assert!((value - want).abs() <= bound && bound <= tol, "{what}");
                assert_eq!(reason, Reason::Converged, "{what}");
                assert!(kind == Kind::Deterministic || delta > 0.0, "{what}");
                assert_eq!(pieces.ended().unwrap().0.to_bits(), value.to_bits(), "{what}");
            }
        }
    }
}

/// A popular target: both ways cost less than either alone.
#[test]
fn both_ways_meet() {
    let a = links(20_000, 5, false, 65);
    let graph = Graph::new(&a).unwrap();
    let cost = |method, delta| {
        let limits = (1e-4, delta, 1, u64::from(u32::MAX));
        let mut pair = Pair::new(&graph, (777, 0), 0.85, method, limits, usize::MAX).unwrap();
        assert!(pair.advance(&graph, u64::MAX).unwrap());
        assert_eq!(pair.ended().unwrap().3, Reason::Converged);
        (pair.work(), pair.method(), pair.ended().unwrap().0)
    };
    let (both, push) = (cost(Method::Bidirectional, 1e-4), cost(Method::Push, 0.0));
    println!("{both:?} {push:?}");
    assert!((both.2 - push.2).abs() <= 2e-4);
    assert!(both.0 < push.0, "{both:?} against {push:?}");
}

#[test]
fn refused() {
    assert!(Graph::new(&csr(2, &[(0, 1, -1.0)])).is_err(), "a negative weight");
    assert!(Graph::new(&csr(2, &[(0, 1, 1e308), (0, 0, 1e308)])).is_err(), "a sum that is infinite");
    assert!(Graph::new(&csr(2, &[(0, 1, 1e-320)])).is_err(), "a sum too small to divide by");
    let graph = Graph::new(&csr(2, &[(0, 1, 1.0)])).unwrap();
    for (node, weight) in
        [(&[2u32][..], &[][..]), (&[0], &[-1.0]), (&[0], &[0.0]), (&[], &[]), (&[0], &[1.0, 2.0]), (&[0], &[f64::NAN])]
    {
        assert!(graph.seeds(node, weight).is_err(), "{node:?} {weight:?}");
    }
    assert!(Pair::new(&graph, (0, 2), 0.85, Method::Push, (1e-3, 0.0, 0, 100), usize::MAX).is_err());
}
