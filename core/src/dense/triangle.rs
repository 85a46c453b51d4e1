//! Right-hand sides side by side: what `kernels::trsm` needs to know of them.

use crate::kernels::{Triangle, View, substitute};
use crate::simd::Real;
use fearless_simd::Simd;

/// Columns `from` to `from + count` of a row-major matrix whose rows are `ld` apart.
#[derive(Clone, Copy, Debug)]
pub struct Sides {
    /// The first column.
    pub from: usize,
    /// How many.
    pub count: usize,
    /// The distance of rows.
    pub ld: usize,
}

impl Sides {
    /// Exchanges rows i and j.
    pub(super) fn swap<T>(self, i: usize, j: usize, b: &mut [T]) {
        if i != j {
            let (low, high) = b.split_at_mut(i.max(j) * self.ld);
            let first = i.min(j) * self.ld + self.from;
            low[first..first + self.count].swap_with_slice(&mut high[self.from..self.from + self.count]);
        }
    }
}

/// A triangle of n unknowns, `lower` as `a` is seen.
pub(super) fn of<'a, T: Real>(n: usize, a: View<'a, T>, lower: bool, sides: Sides) -> Triangle<'a, T> {
    let b = View { data: None, at: sides.from, rs: sides.ld, cs: 1 };
    Triangle { q: n, r: sides.count, a, lower, unit: false, b, fused: false }
}

/// Substitutes in one triangle after the other.
#[inline(never)]
pub(super) fn both<T: Real, S: Simd>(s: S, triangles: [Triangle<T>; 2], b: &mut [T], work: &mut [T]) {
    for triangle in &triangles {
        substitute(s, triangle, b, work);
    }
}

/// The largest sum of magnitudes of a column of an n x n matrix; `sums` has room for n.
pub(super) fn norm1<T: Real>(n: usize, a: &[T], sums: &mut [T]) -> T {
    let sums = &mut sums[..n];
    for row in a.chunks_exact(n.max(1)) {
        for (sum, v) in sums.iter_mut().zip(row) {
            *sum += v.abs();
        }
    }
    let norm = sums.iter().fold(T::ZERO, |m, &v| if v > m { v } else { m });
    sums.fill(T::ZERO);
    norm
}
