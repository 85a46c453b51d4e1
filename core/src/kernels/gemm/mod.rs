//! C = alpha op(A) op(B) + beta C (BLAS `gemm`), row-major.
//!
//! ```text
//! for columns of C, as many as a packed block of B has
//!   for k, 256 at a time             beta counts in the first, 1 in the others
//!     pack a block of B
//!     for rows of C, as many as a packed block of A has
//!       pack a block of alpha A
//!       for panels of B, for panels of A: one tile of C
//! ```
//!
//! K. Goto and R. van de Geijn, Anatomy of high-performance matrix
//! multiplication, ACM TOMS 34(3), 2008. An element starts from beta c and
//! takes (alpha a_ik) b_kj in the order of k, so blocks and tiles are not in
//! the bits. Tiles over an edge are computed whole, in a buffer: one micro-kernel,
//! `tile.rs`, is all there is.
//!
//! Where A is packed splatted its block is one panel of rows, 16 KiB that stay in the
//! first-level cache while the block of B streams from the second; else it
//! is the other way round. Cost: 2 m n k flops. Left out: panels in parallel
//! (one thread owns an instance), a special case for small matrices.
mod pack;
mod tile;

use crate::error::Error;
use crate::simd::{Level, Real, dispatch, fuses, prefetch};
use fearless_simd::{Simd, SimdBase};
use fearless_simd_macros::simd;
pub(crate) use pack::{View, pack};
use tile::{copies, lanes, tile};

/// k of a block.
const DEPTH: usize = 256;
/// Rows of a block of A that is not splatted: a multiple of every tile's rows.
const ROWS: usize = 72;
/// Bytes of a row of a block of B: a multiple of every tile's.
const ROW_BYTES: usize = 2048;
/// Values of the largest tile.
const TILE: usize = 6 * 16;

/// The part of C that is computed: so many diagonals below and above the main one.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    below: usize,
    above: usize,
}

impl Part {
    /// More diagonals than a matrix has, and far from an overflow.
    const MANY: usize = usize::MAX / 4;
    pub const ALL: Part = Part { below: Part::MANY, above: Part::MANY };
    pub const LOWER: Part = Part { below: Part::MANY, above: 0 };
    pub const UPPER: Part = Part { below: 0, above: Part::MANY };
}

/// C = alpha A B + beta C, with C an m x n part of a slice; the views fit.
#[derive(Clone, Copy)]
pub(crate) struct Product<'a, T> {
    pub m: usize,
    pub n: usize,
    pub k: usize,
    pub alpha: T,
    pub a: View<'a, T>,
    pub b: View<'a, T>,
    pub beta: T,
    /// Where C begins, and its rows' distance; its columns lie side by side.
    pub at: usize,
    pub ldc: usize,
    pub part: Part,
    /// Multiply and add at once, where the level can.
    pub fused: bool,
}

/// Values of `work` that a product of these sizes needs, at any level.
pub fn gemm_work<T: Real>(m: usize, n: usize, k: usize) -> usize {
    let up = |v: usize, step: usize, most: usize| v.min(most).next_multiple_of(step);
    // Whole tiles of four rows or of six, or one splatted panel of four.
    let rows = up(m, 12, ROWS).max(4 * copies::<T>(true));
    k.min(DEPTH) * (rows + up(n, T::LANES, ROW_BYTES / size_of::<T>()))
}

/// Chooses the tile.
#[inline(always)]
pub(crate) fn product<T: Real, S: Simd>(s: S, p: &Product<T>, c: &mut [T], work: &mut [T]) {
    let fused = fuses(s.level(), p.fused);
    if S::f32s::LEN >= 8 {
        if fused {
            blocks::<T, S, 6, 2, false, true>(s, p, c, work)
        } else {
            blocks::<T, S, 4, 2, false, false>(s, p, c, work)
        }
    } else if s.level().is_fallback() {
        blocks::<T, S, 1, 1, false, false>(s, p, c, work)
    } else if fused {
        blocks::<T, S, 4, 1, true, true>(s, p, c, work)
    } else {
        blocks::<T, S, 4, 1, true, false>(s, p, c, work)
    }
}

/// The loops around the tile.
#[inline(never)]
#[simd]
fn blocks<T: Real, S: Simd, const R: usize, const V: usize, const SPLAT: bool, const FUSED: bool>(
    s: S,
    p: &Product<T>,
    c: &mut [T],
    work: &mut [T],
) {
    let width = V * lanes::<T>();
    let k = if p.alpha == T::ZERO { 0 } else { p.k };
    // Blocks of one depth, not a thin last one.
    let depth = k.div_ceil(k.div_ceil(DEPTH).max(1));
    let rows = if SPLAT { R } else { ROWS };
    let a_step = R * copies::<T>(SPLAT);
    let Some((a_block, b_block)) = work.split_at_mut_checked(rows.min(p.m).div_ceil(R) * a_step * depth) else {
        return;
    };
    let mut buffer = [T::ZERO; TILE];
    let mut j0 = 0;
    while j0 < p.n && p.m > 0 {
        let cols = (p.n - j0).min(ROW_BYTES / size_of::<T>());
        let (mut k0, mut beta) = (0, p.beta);
        loop {
            let steps = (k - k0).min(depth);
            let (a_panel, b_panel) = (a_step * steps, width * steps);
            let mut j = 0;
            while j < cols {
                let Some(out) = b_block.get_mut(j * steps..j * steps + b_panel) else { return };
                pack::<T, S, 0, V, false>(s, T::ONE, p.b.data.unwrap_or(c), p.b.from(k0, j0 + j).t(), cols - j, out);
                j += width;
            }
            let mut i0 = 0;
            while i0 < p.m {
                let block = (p.m - i0).min(rows);
                let mut i = 0;
                while i < block {
                    let from = i / R * a_panel;
                    let Some(out) = a_block.get_mut(from..from + a_panel) else { return };
                    pack::<T, S, R, 0, SPLAT>(s, p.alpha, p.a.data.unwrap_or(c), p.a.from(i0 + i, k0), block - i, out);
                    i += R;
                }
                let mut j = 0;
                while j < cols {
                    let mut i = 0;
                    while i < block {
                        let (a, b) = (i / R * a_panel, j * steps);
                        let (Some(a), Some(b)) = (a_block.get(a..a + a_panel), b_block.get(b..b + b_panel)) else {
                            return;
                        };
                        let place =
                            Place { i: i0 + i, j: j0 + j, rows: (block - i).min(R), cols: (cols - j).min(width) };
                        let at = p.at + place.i * p.ldc + place.j;
                        if !SPLAT {
                            // The tile below: its rows are too far apart for the CPU to foresee.
                            for r in R..2 * R {
                                prefetch(c, at.wrapping_add(r.wrapping_mul(p.ldc)));
                            }
                        }
                        if place.rows == R && place.cols == width && place.inside(p.part) {
                            let Some(c) = c.get_mut(at..) else { return };
                            tile::<T, S, R, V, SPLAT, FUSED>(s, a, b, beta, c, p.ldc);
                        } else if !place.outside(p.part) {
                            let own = View { data: None, at, rs: p.ldc, cs: 1 };
                            place.exchange(p.part, own, c, &mut buffer, width);
                            tile::<T, S, R, V, SPLAT, FUSED>(s, a, b, beta, &mut buffer, width);
                            place.exchange(p.part, own, c, &mut buffer, width);
                        }
                        i += R;
                    }
                    j += width;
                }
                i0 += block;
            }
            k0 += steps;
            beta = T::ONE;
            if k0 >= k {
                break;
            }
        }
        j0 += cols;
    }
}

/// Where a tile lies, and what of it is C.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub i: usize,
    pub j: usize,
    pub rows: usize,
    pub cols: usize,
}

impl Place {
    /// All of it is to be computed.
    #[inline(always)]
    fn inside(self, part: Part) -> bool {
        self.j + self.cols <= self.i + 1 + part.above && self.i + self.rows <= self.j + 1 + part.below
    }

    /// Nothing of it is.
    #[inline(always)]
    fn outside(self, part: Part) -> bool {
        self.j >= self.i + self.rows + part.above || self.i >= self.j + self.cols + part.below
    }

    /// Exchanges what is of C, from where `c` sees it, with the buffer: once
    /// to fetch it and again to put it back. No choice inside the loops: each
    /// would double the code.
    #[inline(never)]
    pub fn exchange<T: Real>(self, part: Part, c: View<T>, data: &mut [T], buffer: &mut [T], width: usize) {
        for r in 0..self.rows {
            for q in 0..self.cols {
                let (i, j) = (self.i + r, self.j + q);
                let here = j <= i + part.above && i <= j + part.below;
                let (at, in_buffer) = (c.at + r * c.rs + q * c.cs, r * width + q);
                if let (true, Some(c), Some(b)) = (here, data.get_mut(at), buffer.get_mut(in_buffer)) {
                    core::mem::swap(c, b);
                }
            }
        }
    }
}

/// Refuses a leading dimension below the row, and a slice below the matrix.
pub(crate) fn fits(what: [&'static str; 2], rows: usize, cols: usize, ld: usize, len: usize) -> Result<(), Error> {
    if ld < cols {
        return Err(Error::Shape { what: what[1], have: ld, want: cols });
    }
    let want = match (rows, cols) {
        (0, _) | (_, 0) => 0,
        _ => (rows - 1).saturating_mul(ld).saturating_add(cols),
    };
    at_least(what[0], len, want)
}

/// Refuses what is too small.
pub(crate) fn at_least(what: &'static str, have: usize, want: usize) -> Result<(), Error> {
    if have < want { Err(Error::Shape { what, have, want }) } else { Ok(()) }
}

pub(crate) const A: [&str; 2] = ["a", "lda"];
pub(crate) const B: [&str; 2] = ["b", "ldb"];
pub(crate) const C: [&str; 2] = ["c", "ldc"];

macro_rules! plain {
    ($name:ident, $t:ident) => {
        /// C = alpha op(A) op(B) + beta C, with op(A) m x k, op(B) k x n and
        /// op the transpose where asked. `ld.` is the distance of rows.
        /// beta = 0 overwrites C, whatever stands there; k = 0 or alpha = 0
        /// leaves beta C, whatever A and B hold. An element starts from beta c
        /// and takes (alpha a_ik) b_kj in the order of k; only a
        /// [`Level::fast`] level fuses.
        ///
        /// # Errors
        /// [`Error::Shape`]: a slice or a distance is too small, or `work` is
        /// below [`gemm_work`].
        #[allow(clippy::too_many_arguments)]
        pub fn $name(
            level: Level,
            trans_a: bool,
            trans_b: bool,
            m: usize,
            n: usize,
            k: usize,
            alpha: $t,
            a: &[$t],
            lda: usize,
            b: &[$t],
            ldb: usize,
            beta: $t,
            c: &mut [$t],
            ldc: usize,
            work: &mut [$t],
        ) -> Result<(), Error> {
            let (rows, cols) = if trans_a { (k, m) } else { (m, k) };
            fits(A, rows, cols, lda, a.len())?;
            let (rows, cols) = if trans_b { (n, k) } else { (k, n) };
            fits(B, rows, cols, ldb, b.len())?;
            fits(C, m, n, ldc, c.len())?;
            at_least("work", work.len(), gemm_work::<$t>(m, n, k))?;
            let (a, b) = (View::new(a, lda, trans_a), View::new(b, ldb, trans_b));
            let p = Product { m, n, k, alpha, a, b, beta, at: 0, ldc, part: Part::ALL, fused: level.fused() };
            dispatch!(level, s => product(s, &p, c, work));
            Ok(())
        }
    };
}
plain!(gemm_f32, f32);
plain!(gemm_f64, f64);
