//! Each against its definition on dense matrices.

use super::{apply, bits, make, off, scaled, uneven};
use crate::problems::{Entry, csr, known, poisson, times};
use vecsolve_core::krylov::Kind;
use vecsolve_core::sparse::Csr;

type Dense = Vec<Vec<f64>>;

fn dense(a: &Csr<f64>) -> Dense {
    (0..a.rows()).map(|r| (0..a.cols()).map(|c| a.get(r, c)).collect()).collect()
}

/// The 9-point operator with another value each way: not symmetric, and ILU0 drops fill.
fn nine_points(side: usize) -> Csr<f64> {
    let mut entries: Vec<Entry> = Vec::new();
    for i in 0..side * side {
        for (dx, dy) in (-1i32..=1).flat_map(|dx| (-1i32..=1).map(move |dy| (dx, dy))) {
            let (x, y) = ((i % side) as i32 + dx, (i / side) as i32 + dy);
            let inside = 0..side as i32;
            if inside.contains(&x) && inside.contains(&y) {
                let v = if (dx, dy) == (0, 0) { 9.0 } else { -1.0 + 0.3 * f64::from(dx) + 0.2 * f64::from(dy * dx) };
                entries.push((i, (x + y * side as i32) as usize, v));
            }
        }
    }
    csr(side * side, &entries)
}

/// M z by the formula of SSOR.
fn ssor_times(a: &Dense, omega: f64, z: &[f64]) -> Vec<f64> {
    let n = z.len();
    // (D/omega + U) z, then (D/omega)^-1, then (D/omega + L), then 1 / (2 - omega).
    let up: Vec<f64> =
        (0..n).map(|i| a[i][i] / omega * z[i] + (i + 1..n).map(|j| a[i][j] * z[j]).sum::<f64>()).collect();
    let mid: Vec<f64> = (0..n).map(|i| up[i] * omega / a[i][i]).collect();
    let down = |i: usize| a[i][i] / omega * mid[i] + (0..i).map(|j| a[i][j] * mid[j]).sum::<f64>();
    (0..n).map(|i| down(i) / (2.0 - omega)).collect()
}

#[test]
fn ssor_is_its_formula() {
    for a in [poisson(9), uneven(9), nine_points(9)] {
        let (r, d) = (known(a.rows()), dense(&a));
        for omega in [0.5, 1.0, 1.7] {
            let z = apply(&make(Kind::Ssor { omega }, &a, 1.0), &r);
            let back = ssor_times(&d, omega, &z);
            assert!(off(&back, &r) < 1e-13, "omega {omega}: {:e}", off(&back, &r));
        }
    }
}

/// Saad, algorithm 10.4, on a dense matrix with the pattern beside it: L and U in one.
fn dense_ilu0(a: &Csr<f64>) -> Dense {
    let (mut f, n) = (dense(a), a.rows());
    let there = |i: usize, j: usize| a.row(i).0.contains(&(j as u32));
    for i in 1..n {
        for k in (0..i).filter(|&k| there(i, k)) {
            f[i][k] /= f[k][k];
            for j in (k + 1..n).filter(|&j| there(i, j)) {
                f[i][j] -= f[i][k] * f[k][j];
            }
        }
    }
    f
}

fn dense_lu_solve(f: &Dense, r: &[f64]) -> Vec<f64> {
    let mut z = r.to_vec();
    for i in 0..z.len() {
        z[i] -= (0..i).map(|j| f[i][j] * z[j]).sum::<f64>();
    }
    for i in (0..z.len()).rev() {
        z[i] = (z[i] - (i + 1..z.len()).map(|j| f[i][j] * z[j]).sum::<f64>()) / f[i][i];
    }
    z
}

#[test]
fn ilu0_is_saads() {
    for a in [nine_points(11), uneven(11)] {
        let r = known(a.rows());
        let (z, want) = (apply(&make(Kind::Ilu0, &a, 1.0), &r), dense_lu_solve(&dense_ilu0(&a), &r));
        assert!(off(&z, &want) < 1e-13, "{:e}", off(&z, &want));
    }
}

/// Incomplete Cholesky by columns, with square roots: another algorithm for the same factor.
fn dense_ic0(a: &Csr<f64>, shift: f64) -> Option<Dense> {
    let (mut l, n) = (dense(a), a.rows());
    for (k, row) in l.iter_mut().enumerate() {
        row[k] *= 1.0 + shift;
    }
    for k in 0..n {
        if l[k][k] <= 0.0 {
            return None;
        }
        l[k][k] = l[k][k].sqrt();
        for i in k + 1..n {
            l[i][k] /= l[k][k];
        }
        for j in k + 1..n {
            for i in (j..n).filter(|&i| a.get(i, j) != 0.0) {
                l[i][j] -= l[i][k] * l[j][k];
            }
        }
    }
    Some(l)
}

fn dense_llt_solve(l: &Dense, r: &[f64]) -> Vec<f64> {
    let (mut z, n) = (r.to_vec(), r.len());
    for i in 0..n {
        z[i] = (z[i] - (0..i).map(|j| l[i][j] * z[j]).sum::<f64>()) / l[i][i];
    }
    for i in (0..n).rev() {
        z[i] = (z[i] - (i + 1..n).map(|j| l[j][i] * z[j]).sum::<f64>()) / l[i][i];
    }
    z
}

#[test]
fn ic0_is_cholesky_on_the_pattern() {
    for a in [poisson(11), uneven(11)] {
        let r = known(a.rows());
        let m = vecsolve_core::krylov::Precond::ic0(&a, 1.0).unwrap();
        let want = dense_llt_solve(&dense_ic0(&a, 0.0).expect("an M-matrix does not break down"), &r);
        assert!(off(&apply(&m, &r), &want) < 1e-13, "{:e}", off(&apply(&m, &r), &want));
    }
}

/// Kershaw's matrix (1978): positive definite, and IC0 meets a negative pivot.
#[test]
fn ic0_shifts_and_says_so() {
    let k = [[3.0, -2.0, 0.0, 2.0], [-2.0, 3.0, -2.0, 0.0], [0.0, -2.0, 3.0, -2.0], [2.0, 0.0, -2.0, 3.0]];
    let entries: Vec<Entry> = (0..16).map(|i| (i / 4, i % 4, k[i / 4][i % 4])).filter(|e| e.2 != 0.0).collect();
    let a = csr(4, &entries);
    let m = vecsolve_core::krylov::Precond::ic0(&a, 1.0).unwrap();
    let vecsolve_core::krylov::Precond::Incomplete(factors) = &m else { panic!("{}", m.name()) };
    assert!(dense_ic0(&a, 0.0).is_none());
    let mut shift: f64 = 1e-3;
    while dense_ic0(&a, shift).is_none() {
        shift *= 2.0;
    }
    assert_eq!(factors.shift(), shift);
    let r = known(4);
    assert!(off(&apply(&m, &r), &dense_llt_solve(&dense_ic0(&a, shift).unwrap(), &r)) < 1e-13);
    // Of -A with the sign flipped it is the same, to the bit.
    let flipped = make(Kind::Ic0, &scaled(&a, |_, _| -1.0), -1.0);
    assert_eq!(bits(&apply(&flipped, &r)), bits(&apply(&m, &r)));
}

/// No fill to drop: the factors are those of A, so M^-1 A x = x.
#[test]
fn without_fill_they_are_direct_solvers() {
    let n = 200usize;
    let chain = (0..n).flat_map(|i| [(i, i, 4.0), (i, (i + 1) % n, -1.0), ((i + 1) % n, i, -1.0)]);
    let open: Vec<Entry> = chain.filter(|e| e.0.abs_diff(e.1) <= 1).collect();
    let arrow: Vec<Entry> = (0..n).flat_map(|i| [(i, i, 5.0 + i as f64), (i, n - 1, 0.3), (n - 1, i, 0.3)]).collect();
    for a in [csr(n, &open), csr(n, &arrow)] {
        let (x, kinds) = (known(n), [Kind::Ic0, Kind::Ilu0]);
        for kind in kinds {
            let z = apply(&make(kind, &a, 1.0), &times(&a, &x));
            assert!(off(&z, &x) < 1e-13, "{kind:?}: {:e}", off(&z, &x));
        }
    }
}

/// L and U of whole numbers, pivots powers of two: every operation is exact, and so is the answer.
#[test]
fn ilu0_of_a_tridiagonal_is_exact() {
    let n = 60;
    let l = |i: usize| f64::from((i % 3) as i32 - 1);
    let (d, u) = (|i: usize| [1.0, 2.0, -4.0, 0.5][i % 4], |i: usize| f64::from((i % 5) as i32 - 2));
    let mut entries = Vec::new();
    for i in 0..n {
        entries.push((i, i, d(i) + if i > 0 { l(i) * u(i - 1) } else { 0.0 }));
        if i + 1 < n {
            entries.extend([(i, i + 1, u(i)), (i + 1, i, l(i + 1) * d(i))]);
        }
    }
    let a = csr(n, &entries);
    let x = known(n);
    let m = make(Kind::Ilu0, &a, 1.0);
    let vecsolve_core::krylov::Precond::Incomplete(factors) = &m else { panic!("{}", m.name()) };
    assert_eq!((apply(&m, &times(&a, &x)), factors.replaced()), (x, 0));
}
