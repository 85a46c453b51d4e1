//! Operands as strided views, and their copies in the order the tile reads.
//!
//! A panel holds, for each k, the values of some rows of A (or columns of B:
//! the same thing of the transpose) side by side, scaled. What stands in the
//! places past the edge does not matter: it ends in places of a tile that are
//! not of C. So the tile walks memory once, forward, whatever the
//! transposition and the leading dimension.
use super::tile::{copies, lanes};
use crate::simd::Real;
use fearless_simd::{Simd, SimdBase};
use fearless_simd_macros::simd;

/// Element (i, j) of a matrix is `data[at + i * rs + j * cs]`.
#[derive(Clone, Copy)]
pub(crate) struct View<'a, T> {
    /// `None`: it lies where the result is written, in elements the operation
    /// only reads, as when a factorisation updates one part by another.
    pub data: Option<&'a [T]>,
    /// The place of (0, 0).
    pub at: usize,
    /// From row to row.
    pub rs: usize,
    /// From column to column.
    pub cs: usize,
}

impl<'a, T> View<'a, T> {
    /// A row-major matrix, or its transpose.
    #[inline(always)]
    pub(crate) fn new(data: &'a [T], ld: usize, trans: bool) -> View<'a, T> {
        let (rs, cs) = if trans { (1, ld) } else { (ld, 1) };
        View { data: Some(data), at: 0, rs, cs }
    }

    /// The transpose.
    #[inline(always)]
    pub(crate) fn t(self) -> View<'a, T> {
        View { rs: self.cs, cs: self.rs, ..self }
    }

    /// The part from (i, j) on.
    #[inline(always)]
    pub(crate) fn from(self, i: usize, j: usize) -> View<'a, T> {
        View { at: self.at + i * self.rs + j * self.cs, ..self }
    }
}

/// A panel of R rows or of V vectors' worth of them (the other is 0), of which
/// `rows` are there; as many k as `out` has room for. Small code, but for the
/// two ways a panel is mostly packed: of B by rows, and of A by columns.
#[inline(never)]
#[simd]
pub(crate) fn pack<T: Real, S: Simd, const R: usize, const V: usize, const SPLAT: bool>(
    s: S,
    scale: T,
    data: &[T],
    from: View<T>,
    rows: usize,
    out: &mut [T],
) {
    let (width, copies) = (R + V * lanes::<T>(), copies::<T>(SPLAT));
    let (mut at, full) = (from.at, rows >= width);
    for out in out.chunks_exact_mut(width * copies) {
        if V > 0 && from.rs == 1 && full {
            let Some(step) = data.get(at..at + width) else { return };
            for i in 0..width {
                out[i] = scale * step[i];
            }
        } else if R > 0 {
            let mut row = at;
            for i in 0..R {
                // Past the edge the last row once more.
                let Some(&v) = data.get(row) else { return };
                put::<T, S, SPLAT>(s, out, i, scale * v);
                row += if i + 1 < rows { from.rs } else { 0 };
            }
        } else {
            let mut row = at;
            for out in out.iter_mut().take(rows) {
                let Some(&v) = data.get(row) else { return };
                *out = scale * v;
                row += from.rs;
            }
        }
        // Past the last one: the distance of rows may be any number where there is one.
        at = at.wrapping_add(from.cs);
    }
}

#[inline(always)]
fn put<T: Real, S: Simd, const SPLAT: bool>(s: S, step: &mut [T], i: usize, v: T) {
    if SPLAT {
        let copies = copies::<T>(true);
        let v = <T::Half<S> as SimdBase<S>>::Block::splat(s, v);
        v.store_slice(&mut step[i * copies..][..copies]);
    } else {
        step[i] = v;
    }
}
