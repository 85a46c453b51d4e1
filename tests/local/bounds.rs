//! Every answer is within its bound of a dense solve, by every method, and says what is true.

use crate::problems::{csr, dense, rhs, ring, signed, solved, system, torus, turned};
use crate::{answers, asked};
use vecsolve_core::error::Error;
use vecsolve_core::local::{Asked, Batch, Kind, Method, Reason, Sparse, Stencil, System};
use vecsolve_core::simd::Level;
use vecsolve_core::sparse::Csr;

/// Systems with a gap in every row.
fn systems() -> Vec<(&'static str, Csr<f64>)> {
    vec![
        ("ring", ring(301, 0.5)),
        ("ring with a small gap", ring(101, 3e-2)),
        ("torus", torus(16, 0.3)),
        ("signed", signed(300, 8, 1.2, 1)),
        ("signed, barely dominant", signed(200, 5, 1.01, 2)),
        ("diagonal", csr(4, &[(0, 0, 2.0), (1, 1, -3.0), (2, 2, 1e-3), (3, 3, 5e8)])),
    ]
}

fn exact(a: &Csr<f64>, b: &[f64]) -> Vec<f64> {
    solved(dense(a), &[b.to_vec()]).remove(0)
}

#[test]
fn within_the_bound_on_1080_queries() {
    for (name, a) in systems() {
        let b = rhs(a.rows(), 11);
        let x = exact(&a, &b);
        let system = system(&a, &b, false);
        let most = x.iter().fold(0.0f64, |m, v| m.max(v.abs()));
        assert!(most <= system.reach, "{name}: Varah");
        let index: Vec<u32> = (0..60).map(|k| (k * 37 % a.rows()) as u32).collect();
        for tol in [1e-1, 1e-4, 1e-9] {
            let batch = answers(&system, &index, asked(Method::Push, tol * most));
            assert_eq!(
                (batch.total.reason, batch.total.kind),
                (Reason::Converged, Kind::Deterministic),
                "{name} {tol}"
            );
            for (k, &i) in index.iter().enumerate() {
                let error = (batch.values[k] - x[i as usize]).abs();
                assert!(error <= batch.bounds[k] && batch.bounds[k] <= tol * most, "{name} x[{i}] to {tol}: {error:e}");
            }
        }
    }
}

/// To the last digits: the bound counts rounding, so it cannot be met there, and it holds.
#[test]
fn no_closer_than_rounding() {
    for (name, a) in systems() {
        let b = rhs(a.rows(), 12);
        let x = exact(&a, &b);
        let batch = answers(&system(&a, &b, false), &[3, 1], asked(Method::Push, 1e-300));
        for (k, i) in [3, 1].into_iter().enumerate() {
            let error = (batch.values[k] - x[i]).abs();
            // The elimination of the test rounds too.
            assert!(error <= batch.bounds[k] + 1e-12 * x[i].abs(), "{name}: {error:e} of {:e}", batch.bounds[k]);
        }
        assert_ne!(batch.total.reason, Reason::Converged, "{name}");
    }
}

#[test]
fn by_theta_alone() {
    for (name, a) in systems() {
        let b = rhs(a.rows(), 13);
        let x = exact(&a, &b);
        let system = system(&a, &b, false);
        let mut last = f64::INFINITY;
        for theta in [1e-1, 1e-3, 1e-5] {
            let batch = answers(&system, &[0], Asked { theta, ..asked(Method::Push, 0.0) });
            assert_eq!(batch.total.reason, Reason::Threshold, "{name}");
            assert!((batch.values[0] - x[0]).abs() <= batch.bounds[0], "{name}");
            assert!(batch.bounds[0] <= last, "{name}: a smaller theta is no worse");
            last = batch.bounds[0];
        }
    }
}

/// Sums with weights, the same node twice among them, as one query each.
#[test]
fn functionals() {
    let a = signed(200, 6, 1.3, 9);
    let b = rhs(200, 14);
    let x = exact(&a, &b);
    let system = system(&a, &b, false);
    let (index, weight, start) = ([5, 6, 7, 100, 5, 5], [1.0, -2.0, 0.5, 3.0, 1.0, 1.0], [0, 3, 3, 4, 6]);
    let want = [x[5] - 2.0 * x[6] + 0.5 * x[7], 0.0, 3.0 * x[100], 2.0 * x[5]];
    for method in [Method::Auto, Method::Push, Method::Full] {
        let mut batch = Batch::new(&system, &index, &weight, &start, asked(method, 1e-8), usize::MAX).unwrap();
        assert!(batch.advance(Level::best(), &system, u64::MAX).unwrap());
        for (k, want) in want.into_iter().enumerate() {
            assert!((batch.values[k] - want).abs() <= batch.bounds[k], "{} {k}", method.name());
        }
        assert_eq!((batch.total.reason, batch.total.converged), (Reason::Converged, 4), "{}", method.name());
    }
}

/// The full solve is judged by its own residual, and answers the rest of a batch.
#[test]
fn all_of_x() {
    for (name, a) in systems() {
        let b = rhs(a.rows(), 15);
        let x = exact(&a, &b);
        let most = x.iter().fold(0.0f64, |m, v| m.max(v.abs()));
        let index: Vec<u32> = (0..a.rows() as u32).collect();
        let batch = answers(&system(&a, &b, false), &index, asked(Method::Full, 1e-7 * most));
        assert_eq!(batch.total.reason, Reason::Converged, "{name}");
        for (k, x) in x.iter().enumerate() {
            assert!((batch.values[k] - x).abs() <= batch.bounds[k], "{name} {k}");
        }
        assert_eq!(batch.total.cost.pushes, 0);
    }
}

/// Auto answers as well as it was asked to, and for not much more than the cheaper method.
#[test]
fn auto_switches() {
    let n = 2000;
    // A hub: one row that names every other.
    let mut entries: Vec<_> = (0..n).flat_map(|i| [(i, i, 4.0), (i, (i + 1) % n, -1.0)]).collect();
    entries.extend((1..n).map(|j| (0, j, -1e-3)));
    let a = csr(n, &entries);
    let b = rhs(n, 16);
    let x = exact(&a, &b);
    let system = system(&a, &b, false);
    let ask = |row: u32, tol: f64, delta: f64| {
        let batch = answers(&system, &[row], Asked { delta, ..asked(Method::Auto, tol) });
        assert!((batch.values[0] - x[row as usize]).abs() <= batch.bounds[0], "{}", batch.total.why);
        assert_eq!(batch.total.reason, Reason::Converged, "{}", batch.total.why);
        batch.total
    };
    assert_eq!(ask(1000, 1e-6, 1e-6).method, Method::Push, "far from the hub");
    let hub = ask(0, 0.3, 1e-2);
    assert_eq!((hub.method, hub.kind, hub.cost.pushes), (Method::Walks, Kind::Probability, 0), "{}", hub.why);
    assert!(hub.cost.steps < 1000, "{hub:?}");
    assert_eq!(ask(0, 0.3, 0.0).kind, Kind::Deterministic, "delta 0 means no walks");

    // A small ring with a small gap: the push goes round and round.
    let a = ring(500, 1e-3);
    let b = rhs(500, 17);
    let x = exact(&a, &b);
    let small = crate::problems::system(&a, &b, false);
    let batch = answers(&small, &[7, 8, 9], asked(Method::Auto, 1e-5));
    assert_eq!((batch.total.method, batch.total.reason), (Method::Full, Reason::Converged), "{:?}", batch.total);
    assert!((0..3).all(|k| (batch.values[k] - x[7 + k]).abs() <= batch.bounds[k]));
    let push = answers(&small, &[7], asked(Method::Push, 1e-5));
    let both = batch.total.cost.work() + batch.total.solved;
    assert!(both < push.total.cost.work(), "{both} of {}", push.total.cost.work());
}

#[test]
fn no_bound_no_convergence() {
    // No gap at all; a gap in all rows but one; a path, which push answers exactly.
    let path: Vec<_> = (0..50).flat_map(|i| [(i, i, 2.0), (i, (i + 1) % 50, -1.0), (i, (i + 49) % 50, -1.0)]).collect();
    let mut one = path.clone();
    one.iter_mut().filter(|e| e.0 == e.1 && e.0 != 20).for_each(|e| e.2 = 3.0);
    let triangle: Vec<_> =
        (0..9).flat_map(|i| [(i, i, 1.0)].into_iter().chain((i < 8).then(|| (i, i + 1, -1.0)))).collect();
    for (name, n, entries) in [("no gap", 50, path), ("one row without", 50, one), ("triangle", 9, triangle)] {
        let system = system(&csr(n, &entries), &rhs(n, 18), false);
        assert_eq!((system.gap, system.reach), (0.0, f64::INFINITY), "{name}");
        for method in [Method::Auto, Method::Push, Method::Walks, Method::Bidirectional, Method::Full] {
            let batch = answers(&system, &[5], Asked { max_work: 10_000, ..asked(method, 1e-6) });
            let total = batch.total;
            assert_eq!((total.reason, total.kind, total.converged), (Reason::Budget, Kind::None, 0), "{name}");
            assert!(batch.bounds[0].is_nan() && total.bound.is_infinite(), "{name}: {total:?}");
        }
    }
    // A tiny gap is a gap: the bound is honest and far from the tolerance.
    let system = system(&ring(1000, 1e-6), &rhs(1000, 19), false);
    let batch = answers(&system, &[500], Asked { max_work: 100_000, ..asked(Method::Push, 1e-6) });
    assert_eq!((batch.total.reason, batch.total.kind), (Reason::Budget, Kind::Deterministic));
    let x = exact(&ring(1000, 1e-6), &rhs(1000, 19));
    assert!((batch.values[0] - x[500]).abs() <= batch.bounds[0] && batch.bounds[0] > 1.0, "{}", batch.bounds[0]);
}

#[test]
fn refused() {
    let holes = csr(3, &[(0, 0, 1.0), (1, 1, 0.0), (2, 2, 1.0)]);
    assert!(matches!(System::stored(&holes, false), Err(Error::Structure { at: 1, .. })));
    let empty = csr(3, &[(0, 0, 1.0), (2, 2, 1.0)]);
    assert!(matches!(System::stored(&empty, false), Err(Error::Structure { at: 1, .. })));
    let wide = Csr::from_coo(2, 3, &[0], &[0], &[1.0]).unwrap().0;
    assert!(matches!(System::stored(&wide, false), Err(Error::Shape { have: 3, want: 2, .. })));
    let mut system = System::stored(&ring(5, 1.0), false).unwrap();
    assert!(matches!(system.set_rhs(&[1.0, 2.0]), Err(Error::Shape { have: 2, want: 5, .. })));
    assert!(matches!(system.set_rhs(&[f64::NAN]), Err(Error::NotFinite { at: 0, .. })));
    let ask = |index: &[u32], weight: &[f64], start: &[u32]| {
        Batch::new(&system, index, weight, start, asked(Method::Push, 1e-3), usize::MAX).err().unwrap()
    };
    assert!(matches!(ask(&[1, 5], &[], &[]), Error::Index { at: 1, value: 5, limit: 5, .. }));
    assert!(matches!(ask(&[1], &[1.0, 2.0], &[]), Error::Shape { have: 2, want: 1, .. }));
    assert!(matches!(ask(&[1], &[f64::INFINITY], &[]), Error::NotFinite { .. }));
    for start in [&[1, 1][..], &[0, 2], &[0, 1, 0, 1], &[0]] {
        assert!(matches!(ask(&[1], &[], start), Error::Structure { .. }), "{start:?}");
    }
    assert!(Sparse::new(&system, (&[1], &[1.0]), (1e-3, 0.0, 100), usize::MAX).is_err(), "no columns");
    for sides in [[2, 1, 1], [3, 2, 1], [3, 1, 3], [0, 1, 1], [65536, 65536, 1]] {
        assert!(Stencil::new(sides, true, &[4.0, 1.0, 1.0, 1.0, 1.0]).is_err(), "{sides:?}");
    }
    assert!(Stencil::new([9, 1, 1], true, &[4.0, 1.0]).is_err());
    assert!(Stencil::new([9, 1, 1], true, &[4.0, 1.0, f64::NAN]).is_err());
    assert!(System::grid(Stencil::new([9, 1, 1], true, &[0.0, 1.0, 1.0]).unwrap()).is_err());
}

/// Room for little: a status, not a trap.
#[test]
fn memory_is_bounded() {
    let system = system(&torus(100, 1e-4), &[1.0], false);
    let mut batch = Batch::new(&system, &[50], &[], &[], asked(Method::Push, 1e-6), 20_000).unwrap();
    let refused = batch.advance(Level::best(), &system, u64::MAX);
    assert!(matches!(refused, Err(Error::Limit { room: 20_000, .. })), "{refused:?}");
}

#[test]
fn pieces_give_the_same_bits() {
    let a = signed(500, 8, 1.2, 21);
    let system = system(&a, &rhs(500, 22), false);
    for method in [Method::Auto, Method::Push, Method::Walks, Method::Bidirectional, Method::Full] {
        let ask = Asked { delta: 1e-2, ..asked(method, 0.02) };
        let index = [3, 77, 400];
        let whole = answers(&system, &index, ask);
        for budget in [100, 5000] {
            let mut pieces = Batch::new(&system, &index, &[], &[], ask, usize::MAX).unwrap();
            let mut calls = 1;
            let mut spent = 0;
            while !pieces.advance(Level::best(), &system, budget).unwrap() {
                calls += 1;
                // The least that cannot be stopped: a row or a walk, but of a full solve a whole supernode.
                let whole = if matches!(method, Method::Auto | Method::Full) { 4_000_000 } else { 100_000 };
                let piece = pieces.work() - spent;
                assert!(piece <= budget + whole, "{}: {piece} after {spent} of budget {budget}", method.name());
                spent = pieces.work();
            }
            let bits =
                |batch: &Batch| -> Vec<u64> { batch.values.iter().chain(&batch.bounds).map(|v| v.to_bits()).collect() };
            assert_eq!(bits(&pieces), bits(&whole), "{} in {calls} pieces", method.name());
            assert_eq!(pieces.total.cost, whole.total.cost, "{} in {calls} pieces", method.name());
            assert!(calls > 3, "{}: {calls}", method.name());
        }
    }
}

/// Cancelled anywhere, what there is stays within its bound, and the rest is 0 within theirs.
#[test]
fn cancelled() {
    let a = signed(300, 8, 1.2, 23);
    let b = rhs(300, 24);
    let (x, system) = (exact(&a, &b), system(&a, &b, false));
    for method in [Method::Push, Method::Walks, Method::Bidirectional, Method::Full] {
        for calls in [0, 1, 3, 10, 100] {
            let ask = Asked { delta: 1e-2, ..asked(method, 0.02) };
            let mut batch = Batch::new(&system, &[3, 77], &[], &[], ask, usize::MAX).unwrap();
            let ended = (0..calls).any(|_| batch.advance(Level::best(), &system, 20).unwrap());
            batch.cancel(&system);
            assert!(ended || batch.total.reason == Reason::Budget);
            for (k, i) in [3, 77].into_iter().enumerate() {
                assert!((batch.values[k] - x[i]).abs() <= batch.bounds[k], "{} {calls} {k}", method.name());
            }
        }
    }
}

/// A sparse right-hand side, and a change of one: both bounds hold, for signed columns too.
#[test]
fn sparse_sides() {
    for (name, a) in [("ring", ring(200, 0.5)), ("turned", transposed(&signed(300, 6, 1.2, 31)))] {
        let system = system(&a, &[], true);
        let n = a.rows();
        let mut b = vec![0.0; n];
        let (row, value) = ([7, 9, 7], [1.0, -2.0, 0.25]);
        row.iter().zip(value).for_each(|(&r, v)| b[r as usize] += v);
        let x = exact(&a, &b);
        for tol in [1e-2, 1e-6, 1e-10] {
            let mut sparse = Sparse::new(&system, (&row, &value), (tol, 0.0, u64::MAX), usize::MAX).unwrap();
            while !sparse.advance(&system, 50).unwrap() {}
            let mut p = vec![0.0; n];
            sparse.values().for_each(|(i, v)| p[i as usize] = v);
            let off: Vec<f64> = x.iter().zip(&p).map(|(x, p)| (x - p).abs()).collect();
            let (sum, most) = (off.iter().sum::<f64>(), off.iter().fold(0.0f64, |m, &v| m.max(v)));
            assert!(sum <= sparse.bound(&system) && sparse.bound(&system) <= tol, "{name} {tol}: {sum:e}");
            assert!(most <= sparse.largest(&system) && sparse.largest(&system) <= sparse.bound(&system), "{name}");
            assert_eq!(sparse.reason(), Some(Reason::Converged));
        }
    }
    let rows_only = system(&signed(100, 6, 1.2, 32), &[], true);
    if rows_only.column_gap == Some(0.0) {
        let mut sparse = Sparse::new(&rows_only, (&[1], &[1.0]), (1e-3, 0.0, 10_000), usize::MAX).unwrap();
        assert!(sparse.advance(&rows_only, u64::MAX).unwrap());
        assert_eq!((sparse.reason(), sparse.bound(&rows_only)), (Some(Reason::Budget), f64::INFINITY));
    } else {
        panic!("columns of a random signed matrix are not dominant");
    }
}

fn transposed(a: &Csr<f64>) -> Csr<f64> {
    let t = turned(&dense(a));
    let entries = |(r, row): (usize, &Vec<f64>)| -> Vec<(usize, usize, f64)> {
        row.iter().enumerate().filter(|(_, v)| **v != 0.0).map(|(c, &v)| (r, c, v)).collect()
    };
    csr(a.rows(), &t.iter().enumerate().flat_map(entries).collect::<Vec<_>>())
}

/// A grid is the matrix that it stands for, by rows and by columns: the same answers, touched the same.
#[test]
fn grids_are_their_matrices() {
    for (sides, periodic) in
        [([30, 1, 1], true), ([7, 5, 1], false), ([4, 6, 1], true), ([3, 4, 5], false), ([4, 3, 3], true)]
    {
        let dims = if sides[2] > 1 { 3 } else { 1 + usize::from(sides[1] > 1) };
        let n = sides.iter().product::<u32>() as usize;
        for constant in [true, false] {
            let cells = if constant { 1 } else { n };
            let random = rhs(cells * (1 + 2 * dims), n as u64);
            let by = |(k, v): (usize, &f64)| if k % (1 + 2 * dims) == 0 { (7.0 + v) * v.signum() } else { *v };
            let coefficients: Vec<f64> = random.iter().enumerate().map(by).collect();
            let of = |u: usize, place: usize| coefficients[if constant { 0 } else { u * (1 + 2 * dims) } + place];
            let mut entries = Vec::new();
            for u in 0..n {
                entries.push((u, u, of(u, 0)));
                let mut stride = 1;
                for (d, &side) in sides[..dims].iter().enumerate() {
                    let side = side as usize;
                    let at = u / stride % side;
                    for (place, to) in [(1 + 2 * d, at.checked_sub(1)), (2 + 2 * d, Some(at + 1).filter(|&t| t < side))]
                    {
                        let wrapped = if place % 2 == 1 { side - 1 } else { 0 };
                        if let Some(to) = to.or(periodic.then_some(wrapped)) {
                            entries.push((u, u + to * stride - at * stride, of(u, place)));
                        }
                    }
                    stride *= side;
                }
            }
            let (a, b) = (csr(n, &entries), rhs(n, 40));
            let x = exact(&a, &b);
            let mut grid = System::grid(Stencil::new(sides, periodic, &coefficients).unwrap()).unwrap();
            grid.set_rhs(&b).unwrap();
            let stored = system(&a, &b, true);
            assert!(grid.gap <= stored.gap * (1.0 + 1e-12) && grid.gap > 0.0, "{sides:?}");
            let index: Vec<u32> = (0..n as u32).collect();
            let batch = answers(&grid, &index, asked(Method::Push, 1e-9));
            assert_eq!(batch.total.reason, Reason::Converged);
            for (k, x) in x.iter().enumerate() {
                let error = (batch.values[k] - x).abs();
                assert!(error <= batch.bounds[k], "{sides:?} {periodic} {constant}, cell {k}: {error:e}");
            }
            let mut column = Sparse::new(&grid, (&[2], &[1.0]), (1e-9, 0.0, u64::MAX), usize::MAX).unwrap();
            let mut other = Sparse::new(&stored, (&[2], &[1.0]), (1e-9, 0.0, u64::MAX), usize::MAX).unwrap();
            if grid.column_gap > Some(0.0) {
                assert!(column.advance(&grid, u64::MAX).unwrap() && other.advance(&stored, u64::MAX).unwrap());
                let mut p = vec![0.0; n];
                column.values().for_each(|(i, v)| p[i as usize] += v);
                other.values().for_each(|(i, v)| p[i as usize] -= v);
                assert!(p.iter().all(|v| v.abs() <= 2e-9), "{sides:?} {periodic} {constant}");
            } else {
                assert!(!constant, "columns of constant coefficients are as dominant as their rows");
            }
        }
    }
}
