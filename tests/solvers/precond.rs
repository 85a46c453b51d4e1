//! Preconditioners against dense definitions, written row by row from the
//! books; what must hold of every one; and what each refuses.

mod edges;
mod formulas;

use crate::problems::{Entry, csr, known, poisson, times};
use vecsolve_core::krylov::{Kind, Precond, Setup};
use vecsolve_core::simd::Level;
use vecsolve_core::sparse::Csr;

const KINDS: [Kind; 6] = [Kind::None, Kind::Jacobi, Kind::Ssor { omega: 1.3 }, Kind::Ic0, Kind::Ilu0, Kind::Multigrid];

fn make(kind: Kind, a: &Csr<f64>, sign: f64) -> Precond<f64> {
    let mut setup = Setup::new(kind, a, sign, usize::MAX).expect("a sound matrix");
    while !setup.step(a).expect("a sound matrix") {}
    setup.finish().expect("a sound matrix")
}

fn apply(m: &Precond<f64>, r: &[f64]) -> Vec<f64> {
    let mut z = vec![f64::NAN; r.len()];
    m.solve(Level::best(), r, &mut z).expect("lengths that fit");
    z
}

fn bits(v: &[f64]) -> Vec<u64> {
    v.iter().map(|v| v.to_bits()).collect()
}

fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}

/// The largest difference, relative to the largest value of y.
fn off(x: &[f64], y: &[f64]) -> f64 {
    let size = y.iter().fold(f64::MIN_POSITIVE, |m: f64, v| m.max(v.abs()));
    x.iter().zip(y).fold(0.0, |m: f64, (x, y)| m.max((x - y).abs())) / size
}

/// Entries of a, each multiplied by what `f` says of its row and column.
fn scaled(a: &Csr<f64>, f: impl Fn(usize, usize) -> f64) -> Csr<f64> {
    let row = |r| a.row(r).0.iter().zip(a.row(r).1).map(move |(&c, &v)| (r, c as usize, v));
    let entries: Vec<Entry> = (0..a.rows()).flat_map(row).map(|(r, c, v)| (r, c, v * f(r, c))).collect();
    csr(a.rows(), &entries)
}

/// A grid whose couplings differ by 1 to 100, both ways alike: symmetric positive definite.
fn uneven(side: usize) -> Csr<f64> {
    let mut entries = Vec::new();
    let mut couple = |i: usize, j: usize| {
        let v = 1.0 + ((i * 31 + j * 17) % 100) as f64;
        entries.extend([(i, i, v), (j, j, v), (i, j, -v), (j, i, -v)]);
    };
    for i in 0..side * side {
        if i % side + 1 < side {
            couple(i, i + 1);
        }
        if i + side < side * side {
            couple(i, i + side);
        }
    }
    entries.extend((0..side * side).map(|i| (i, i, if i % side == 0 { 1.0 } else { 0.0 })));
    csr(side * side, &entries)
}

/// Conjugate gradients of its own: the iterations to 1e-8, and x.
fn cg(a: &Csr<f64>, sign: f64, m: &Precond<f64>, b: &[f64]) -> (usize, Vec<f64>) {
    let n = b.len();
    let (mut x, mut r) = (vec![0.0; n], b.iter().map(|b| sign * b).collect::<Vec<_>>());
    let mut p = apply(m, &r);
    let mut rz = dot(&r, &p);
    let target = 1e-8 * dot(b, b).sqrt();
    for k in 0..5000 {
        if dot(&r, &r).sqrt() <= target {
            return (k, x);
        }
        let ap = times(a, &p);
        let alpha = rz / (sign * dot(&p, &ap));
        for i in 0..n {
            x[i] += alpha * p[i];
            r[i] -= alpha * sign * ap[i];
        }
        let z = apply(m, &r);
        let next = dot(&r, &z);
        for (p, z) in p.iter_mut().zip(&z) {
            *p = z + next / rz * *p;
        }
        rz = next;
    }
    panic!("no end in sight: {:e}", dot(&r, &r).sqrt());
}

#[test]
fn cg_converges_with_each() {
    for (a, sign) in [(poisson(40), 1.0), (uneven(40), 1.0), (scaled(&uneven(40), |_, _| -1.0), -1.0)] {
        let answer = known(a.rows());
        let b = times(&a, &answer);
        let its: Vec<usize> = [Kind::Jacobi, Kind::Ssor { omega: 1.0 }, Kind::Ic0, Kind::Multigrid]
            .map(|kind| {
                let (its, x) = cg(&a, sign, &make(kind, &a, sign), &b);
                assert!(off(&x, &answer) < 1e-4, "{kind:?}: {:e}", off(&x, &answer));
                its
            })
            .to_vec();
        assert!(its.is_sorted_by(|more, less| more > less), "jacobi, ssor, ic0, multigrid: {its:?}");
    }
}

#[test]
fn multigrid_does_not_feel_the_size() {
    let its = [30, 60, 120, 240].map(|side| {
        let a = poisson(side);
        let m = make(Kind::Multigrid, &a, 1.0);
        let Precond::Multigrid(levels) = &m else { panic!("{}", m.name()) };
        let sizes: Vec<usize> = levels.sizes().collect();
        assert!(sizes.windows(2).all(|w| 4 * w[1] < w[0]), "{sizes:?}");
        assert!(*sizes.last().unwrap() <= 100, "{sizes:?}");
        cg(&a, 1.0, &m, &times(&a, &known(side * side))).0
    });
    assert!(its.iter().all(|&k| k <= 15), "{its:?}");
}

/// x'M^-1 y = y'M^-1 x to rounding, and x'M^-1 x > 0.
#[test]
fn symmetric_and_positive_definite() {
    for a in [poisson(30), uneven(30)] {
        let n = a.rows();
        let (x, y) = (known(n), (0..n).map(|i| ((i * i) % 13) as f64 - 6.0).collect::<Vec<_>>());
        for kind in KINDS {
            let m = make(kind, &a, 1.0);
            let (mx, my) = (apply(&m, &x), apply(&m, &y));
            let size = (dot(&x, &mx) * dot(&y, &my)).sqrt();
            let gap = (dot(&y, &mx) - dot(&x, &my)).abs();
            assert!(dot(&x, &mx) > 0.0 && gap <= 1e-13 * size, "{kind:?}: {gap:e} of {size:e}");
        }
    }
}

#[test]
fn levels_and_steps_give_the_same_bits() {
    let a = uneven(45);
    let r = known(a.rows());
    for kind in KINDS {
        let once = apply(&make(kind, &a, 1.0), &r);
        let mut setup = Setup::new(kind, &a, 1.0, usize::MAX).unwrap();
        let mut before = 0;
        while !setup.step(&a).unwrap() {
            assert!(setup.work() > before, "{kind:?}: a step that costs nothing");
            before = setup.work();
        }
        let m = setup.finish().unwrap();
        for level in Level::all() {
            let mut z = vec![0.0; r.len()];
            m.solve(level, &r, &mut z).unwrap();
            assert_eq!(bits(&z), bits(&once), "{kind:?} on {}", level.name());
        }
    }
}

#[test]
fn applications_allocate_nothing() {
    let a = uneven(30);
    let (r, mut z) = (known(a.rows()), vec![0.0; a.rows()]);
    for kind in KINDS {
        let m = make(kind, &a, 1.0);
        let counted = allocation_counter::measure(|| m.solve(Level::best(), &r, &mut z).unwrap());
        assert_eq!(counted.count_total, 0, "{kind:?}");
    }
}
