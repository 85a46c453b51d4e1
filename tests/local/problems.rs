//! Matrices of any size with a known structure, and a dense solve to hold answers against.

use fastrand::Rng;
use vecsolve_core::local::System;
use vecsolve_core::sparse::Csr;

pub fn csr(n: usize, entries: &[(usize, usize, f64)]) -> Csr<f64> {
    let row: Vec<u32> = entries.iter().map(|e| e.0 as u32).collect();
    let col: Vec<u32> = entries.iter().map(|e| e.1 as u32).collect();
    let val: Vec<f64> = entries.iter().map(|e| e.2).collect();
    Csr::from_coo(n, n, &row, &col, &val).unwrap().0
}

/// The Laplacian of a ring, shifted.
pub fn ring(n: usize, shift: f64) -> Csr<f64> {
    let entries: Vec<_> =
        (0..n).flat_map(|i| [(i, i, 2.0 + shift), (i, (i + 1) % n, -1.0), (i, (i + n - 1) % n, -1.0)]).collect();
    csr(n, &entries)
}

/// The Laplacian of a torus of side x side, shifted.
pub fn torus(side: usize, shift: f64) -> Csr<f64> {
    let at = |x: usize, y: usize| x % side + side * (y % side);
    let cell = |i: usize| {
        let (x, y) = (i % side, i / side);
        let around = [at(x + 1, y), at(x + side - 1, y), at(x, y + 1), at(x, y + side - 1)];
        [(i, i, 4.0 + shift)].into_iter().chain(around.map(|j| (i, j, -1.0)))
    };
    csr(side * side, &(0..side * side).flat_map(cell).collect::<Vec<_>>())
}

/// Signs and directions at random, `per` others a row, |diagonal| = `by` times their sum.
pub fn signed(n: usize, per: usize, by: f64, seed: u64) -> Csr<f64> {
    let mut random = Rng::with_seed(seed);
    let mut entries = Vec::with_capacity(n * (per + 1));
    for i in 0..n {
        let mut sum = 0.0;
        for _ in 0..per {
            let mut j = random.usize(..n);
            while j == i {
                j = random.usize(..n);
            }
            let v = 2.0 * random.f64() - 1.0;
            sum += v.abs();
            entries.push((i, j, v));
        }
        entries.push((i, i, if random.bool() { by * sum } else { -by * sum }));
    }
    csr(n, &entries)
}

/// The Laplacian of two random rings over the same nodes: every row has degree 4.
pub fn four_regular(n: usize, shift: f64, seed: u64) -> Csr<f64> {
    let mut random = Rng::with_seed(seed);
    let mut entries: Vec<_> = (0..n).map(|i| (i, i, 4.0 + shift)).collect();
    for _ in 0..2 {
        let mut order: Vec<usize> = (0..n).collect();
        random.shuffle(&mut order);
        for k in 0..n {
            let (i, j) = (order[k], order[(k + 1) % n]);
            entries.extend([(i, j, -1.0), (j, i, -1.0)]);
        }
    }
    csr(n, &entries)
}

/// b of every row between -1 and 1.
pub fn rhs(n: usize, seed: u64) -> Vec<f64> {
    let mut random = Rng::with_seed(seed);
    (0..n).map(|_| 2.0 * random.f64() - 1.0).collect()
}

pub fn system(a: &Csr<f64>, b: &[f64], columns: bool) -> System {
    let mut system = System::stored(a, columns).unwrap();
    system.set_rhs(b).unwrap();
    system
}

/// The rows of a matrix.
pub fn dense(a: &Csr<f64>) -> Vec<Vec<f64>> {
    (0..a.rows()).map(|r| (0..a.cols()).map(|c| a.get(r, c)).collect()).collect()
}

/// x of a x = b by elimination with pivots; every b a row of `sides`.
pub fn solved(mut a: Vec<Vec<f64>>, sides: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let n = a.len();
    for (i, row) in a.iter_mut().enumerate() {
        row.extend(sides.iter().map(|b| b[i]));
    }
    for k in 0..n {
        let pivot = (k..n).max_by(|&i, &j| a[i][k].abs().total_cmp(&a[j][k].abs())).unwrap();
        a.swap(k, pivot);
        let (above, below) = a.split_at_mut(k + 1);
        let top = &above[k];
        for row in below {
            let by = row[k] / top[k];
            if by != 0.0 {
                row[k..].iter_mut().zip(&top[k..]).for_each(|(v, t)| *v -= by * t);
            }
        }
    }
    let mut x = vec![vec![0.0; n]; sides.len()];
    for (s, x) in x.iter_mut().enumerate() {
        for k in (0..n).rev() {
            let rest: f64 = (k + 1..n).map(|j| a[k][j] * x[j]).sum();
            x[k] = (a[k][n + s] - rest) / a[k][k];
        }
    }
    x
}

/// The transpose of rows.
pub fn turned(a: &[Vec<f64>]) -> Vec<Vec<f64>> {
    (0..a.len()).map(|c| a.iter().map(|row| row[c]).collect()).collect()
}
