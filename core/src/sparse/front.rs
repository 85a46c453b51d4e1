//! One front: dense blocks, assembled and partly eliminated.
//!
//! ```text
//!          p      u
//!   p   [ L\U    upper ]     lower holds the first p columns, rows of p;
//!   u   [  L     rest  ]     upper exists for LU only; rest becomes the update
//! ```
//!
//! The p columns go in blocks of 16, as in LAPACK's `getrf` and `sytrf`: a
//! block and the rows below by plain loops or a triangular solve, the columns
//! to its right and `rest` by matrix products, so that most work is the kernels'.
//! Blocks of 64, with the kernels for the rows below too, were measured no
//! faster. A pivot is judged by the elements of L it makes: none may pass the
//! growth bound.
#![allow(clippy::needless_range_loop)]

use super::Csr;
use super::graph::Graph;
use super::symbolic::Symbolic;
use crate::kernels::{Part, Product, Triangle, View, product, substitute};
use crate::simd::Real;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// Columns of a block.
const BLOCK: usize = 16;

/// The blocks of one front.
pub(super) struct Front<'a, T> {
    pub p: usize,
    pub u: usize,
    pub lower: &'a mut [T],
    pub upper: &'a mut [T],
    pub rest: &'a mut [T],
}

impl<T: Real> Front<'_, T> {
    /// Adds the values of A on and below the diagonal, from the rows of a
    /// symmetric A. The error is a row with a value outside the pattern.
    pub fn assemble_symmetric(
        &mut self,
        a: &Csr<T>,
        symbolic: &Symbolic,
        node: usize,
        local: &[u32],
    ) -> Result<(), usize> {
        let first = symbolic.first[node] as usize;
        for k in 0..self.p {
            let row = symbolic.perm[first + k] as usize;
            let (cols, vals) = a.row(row);
            for q in 0..cols.len() {
                let (c, v) = (cols[q], vals[q]);
                let i = symbolic.place[c as usize] as usize;
                if i >= first + k {
                    let at = local[i] as usize;
                    *self.lower.get_mut(at.saturating_mul(self.p).saturating_add(k)).ok_or(row)? += v;
                }
            }
        }
        Ok(())
    }

    /// The same for any A, of which `columns` holds the rows of each column.
    pub fn assemble(
        &mut self,
        a: &Csr<T>,
        columns: &Graph,
        scale: &[T],
        symbolic: &Symbolic,
        node: usize,
        local: &[u32],
    ) -> Result<(), usize> {
        let first = symbolic.first[node] as usize;
        let (p, u) = (self.p, self.u);
        for k in 0..p {
            let old = symbolic.perm[first + k] as usize;
            let (cols, vals) = a.row(old);
            for q in 0..cols.len() {
                let (c, v) = (cols[q], vals[q]);
                let i = symbolic.place[c as usize] as usize;
                if i < first {
                    continue;
                }
                let at = local[i] as usize;
                let slot = if at < p {
                    self.lower.get_mut(k * p + at)
                } else {
                    self.upper.get_mut((k * u).saturating_add(at - p)).filter(|_| at < p + u)
                };
                *slot.ok_or(old)? += v * scale[old];
            }
            for &r in columns.of(old) {
                let i = symbolic.place[r as usize] as usize;
                if i >= first + p {
                    let at = local[i] as usize;
                    let slot = self.lower.get_mut(at.saturating_mul(p).saturating_add(k));
                    *slot.ok_or(r as usize)? += a.get(r as usize, old) * scale[r as usize];
                }
            }
        }
        Ok(())
    }

    /// Adds the update matrix of a child. Its rows are rows `at` of this front,
    /// rising, so that its triangle stays one.
    pub fn extend_add(&mut self, update: &[T], at: &[u32], triangle: bool) {
        let (p, u, n) = (self.p, self.u, at.len());
        let inner = at.partition_point(|&i| (i as usize) < p);
        for (r, from) in update.chunks_exact(n.max(1)).enumerate() {
            let (i, end) = (at[r] as usize, if triangle { r + 1 } else { n });
            let mid = inner.min(end);
            add_at(&mut self.lower[i * p..i * p + p], &at[..mid], &from[..mid], 0);
            if mid < end {
                let to = if i < p { &mut self.upper[i * u..] } else { &mut self.rest[(i - p) * u..] };
                add_at(&mut to[..u], &at[mid..end], &from[mid..end], p);
            }
        }
    }
}

/// to[at - less] += from.
#[inline(always)]
fn add_at<T: Real>(to: &mut [T], at: &[u32], from: &[T], less: usize) {
    let from = &from[..at.len()];
    for c in 0..at.len() {
        if let Some(to) = to.get_mut(at[c] as usize - less) {
            *to += from[c];
        }
    }
}

/// L D L^T of the first p columns; answers how many pivots are negative, or
/// the place of one that will not do. `scaled` holds D L^T, p rows of p + u.
#[simd]
pub(super) fn eliminate_ldl<T: Real, S: Simd>(
    s: S,
    f: &mut Front<T>,
    positive: bool,
    growth: T,
    scaled: &mut [T],
    work: &mut [T],
) -> Result<usize, usize> {
    let (p, m) = (f.p, f.p + f.u);
    let mut negative = 0;
    let mut from = 0;
    while from < p {
        let size = (p - from).min(BLOCK);
        let (next, diagonal) = (from + size, from * p + from);
        negative += diagonal_ldl(&mut f.lower[diagonal..], p, size, positive, growth).map_err(|k| from + k)?;
        // X L11^T = the rows below: X = L21 D, kept transposed, then L21.
        let below = m - next;
        let place = next * p + from;
        let (top, rows) = f.lower.split_at_mut(next * p);
        for r in 0..below {
            let row = &mut rows[r * p + from..r * p + next];
            for k in 1..size {
                row[k] = less(row[k], &top[diagonal + k * p..diagonal + k * p + k], row);
            }
            let mut fits = true;
            for k in 0..size {
                let v = row[k];
                let l = v / top[diagonal + k * p + k];
                fits &= within(growth, l);
                scaled[(from + k) * m + next + r] = v;
                row[k] = l;
            }
            if !fits {
                return Err(from + row.iter().position(|&l| !within(growth, l)).unwrap_or(0));
            }
        }
        // The columns to the right.
        let a = View { data: None, at: place, rs: p, cs: 1 };
        let b = View { data: Some(scaled), at: from * m + next, rs: m, cs: 1 };
        subtract(s, [below, p - next, size], a, b, f.lower, next * p + next, p, Part::LOWER, work);
        from = next;
    }
    let a = View { data: Some(f.lower), at: p * p, rs: p, cs: 1 };
    let b = View { data: Some(scaled), at: p, rs: m, cs: 1 };
    subtract(s, [f.u, f.u, p], a, b, f.rest, 0, f.u, Part::LOWER, work);
    Ok(negative)
}

/// L D L^T of a block of `size`, rows of distance p, by plain loops.
fn diagonal_ldl<T: Real>(a: &mut [T], p: usize, size: usize, positive: bool, growth: T) -> Result<usize, usize> {
    let mut negative = 0;
    let mut column = [T::ZERO; BLOCK];
    for k in 0..size {
        let d = a[k * p + k];
        // Zero, infinite or NaN: none can be divided by.
        if d == T::ZERO || !d.is_finite() || positive && d < T::ZERO {
            return Err(k);
        }
        negative += (d < T::ZERO) as usize;
        for i in k + 1..size {
            let v = a[i * p + k];
            let l = v / d;
            if !within(growth, l) {
                return Err(k);
            }
            column[i] = v;
            a[i * p + k] = l;
            take(&mut a[i * p + k + 1..i * p + i + 1], &column[k + 1..=i], l);
        }
    }
    Ok(negative)
}

/// L U of the first p rows and columns; a pivot is sought in all p rows.
#[simd]
pub(super) fn eliminate_lu<T: Real, S: Simd>(
    s: S,
    f: &mut Front<T>,
    swaps: &mut [u32],
    growth: T,
    work: &mut [T],
) -> Result<usize, usize> {
    let (p, u, m) = (f.p, f.u, f.p + f.u);
    let mut from = 0;
    while from < p {
        let size = (p - from).min(BLOCK);
        let (next, diagonal) = (from + size, from * p + from);
        for k in from..next {
            let best = pivot_lu(f.lower, p, k).ok_or(k)?;
            swaps[k] = best as u32;
            if best > k {
                for c in 0..p {
                    f.lower.swap(k * p + c, best * p + c);
                }
                for c in 0..u {
                    f.upper.swap(k * u + c, best * u + c);
                }
            }
            let (top, rows) = f.lower.split_at_mut((k + 1) * p);
            let top = &top[k * p + k..k * p + next];
            for row in rows.chunks_exact_mut(p).take(p - k - 1) {
                let l = row[k] / top[0];
                if !within(growth, l) {
                    return Err(k);
                }
                row[k] = l;
                take(&mut row[k + 1..next], &top[1..], l);
            }
        }
        // The rows below the first p: X U11 = B.
        let a = View { data: None, at: diagonal, rs: 1, cs: p };
        let b = View { data: None, at: p * p + from, rs: 1, cs: p };
        substitute(s, &Triangle { q: size, r: u, a, lower: true, unit: false, b, fused: false }, f.lower, work);
        for row in f.lower[p * p..].chunks_exact(p) {
            for k in 0..size {
                if !within(growth, row[from + k]) {
                    return Err(from + k);
                }
            }
        }
        // The columns to the right: L11 X = B, then the products.
        let a = View { data: None, at: diagonal, rs: p, cs: 1 };
        let b = View { data: None, at: diagonal + size, rs: p, cs: 1 };
        substitute(s, &Triangle { q: size, r: p - next, a, lower: true, unit: true, b, fused: false }, f.lower, work);
        let l = View { data: None, at: next * p + from, rs: p, cs: 1 };
        subtract(s, [m - next, p - next, size], l, b, f.lower, next * p + next, p, Part::ALL, work);
        let a = View { data: Some(&*f.lower), ..a };
        let b = View { data: None, at: from * u, rs: u, cs: 1 };
        substitute(s, &Triangle { q: size, r: u, a, lower: true, unit: true, b, fused: false }, f.upper, work);
        let l = View { data: Some(&*f.lower), ..l };
        subtract(s, [p - next, u, size], l, b, f.upper, next * u, u, Part::ALL, work);
        from = next;
    }
    let a = View { data: Some(&*f.lower), at: p * p, rs: p, cs: 1 };
    let b = View { data: Some(&*f.upper), at: 0, rs: u, cs: 1 };
    subtract(s, [u, u, p], a, b, f.rest, 0, u, Part::ALL, work);
    Ok(0)
}

/// The row of the pivot of column k among the first p: the diagonal where it is within a tenth of the largest.
fn pivot_lu<T: Real>(a: &[T], p: usize, k: usize) -> Option<usize> {
    let size = |i: usize| a[i * p + k].abs();
    let mut best = k;
    for i in k + 1..p {
        if size(i) > size(best) {
            best = i;
        }
    }
    let usable = size(best) > T::ZERO && size(best).is_finite();
    let diagonal = size(k) >= T::from_f64(0.1) * size(best);
    usable.then_some(if diagonal { k } else { best })
}

/// C -= A B, for C m x n from `at` on.
#[inline(never)]
#[simd]
#[allow(clippy::too_many_arguments)]
fn subtract<T: Real, S: Simd>(
    s: S,
    [m, n, k]: [usize; 3],
    a: View<T>,
    b: View<T>,
    c: &mut [T],
    at: usize,
    ldc: usize,
    part: Part,
    work: &mut [T],
) {
    if m > 0 && n > 0 {
        product(s, &Product { m, n, k, alpha: -T::ONE, a, b, beta: T::ONE, at, ldc, part, fused: false }, c, work);
    }
}

/// Whether an element of L is within the growth bound; NaN is not.
#[inline(always)]
fn within<T: Real>(growth: T, l: T) -> bool {
    l.abs() <= growth
}

/// v - row . y, strictly from the left. By index, here and below: iterators
/// over two slices are not inlined in small builds.
#[inline(always)]
pub(super) fn less<T: Real>(mut v: T, row: &[T], y: &[T]) -> T {
    let y = &y[..row.len()];
    for k in 0..row.len() {
        v -= row[k] * y[k];
    }
    v
}

/// y -= v row.
#[inline(always)]
pub(super) fn take<T: Real>(y: &mut [T], row: &[T], v: T) {
    let y = &mut y[..row.len()];
    for k in 0..row.len() {
        y[k] -= row[k] * v;
    }
}
