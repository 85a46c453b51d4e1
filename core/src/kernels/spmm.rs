//! C = A B for compressed rows A and dense row-major B and C.
//!
//! Each element is summed in the order the row is stored, starting from +0,
//! multiplied then added, canonical NaN out: a column of C does not depend on
//! how many others there are. (`spmv` has four lanes a row, so C for one column
//! may differ from it in the last bits.)
//!
//! ```text
//! for each row of A, for each strip of columns:
//!     strip = 0, in registers
//!     for each value of the row: strip += value * the strip of B's row
//!     C's strip = strip
//! ```
//!
//! A strip is one block of 64 bytes. What is left of n ends with a strip that
//! overlaps the one before, which writes the same bits again; an n of less than
//! a block goes by four columns and by one, in the same way. Cost: 2 nnz n
//! flops; A is read once a strip, from the cache.
use super::compressed::{Shape, canonical_all};
use crate::error::Error;
use crate::simd::block::{self, splat};
use crate::simd::{Level, Real, dispatch};
use fearless_simd::{Simd, SimdBase, SimdMask};
use fearless_simd_macros::simd;

/// Columns of the strip for narrow B.
const NARROW: usize = 4;

/// How many values a dense matrix has, and from one row to the next.
type Dense = [usize; 2];

/// As [`Shape::verdict`], with B and C.
#[inline(never)]
fn verdict(a: &Shape, n: usize, b: Dense, c: Dense, done: usize) -> Result<(), Error> {
    let dense = [(["the length of b", "ldb"], a.cols, b), (["the length of c", "ldc"], a.rows, c)];
    if a.fits() {
        for ([data, lead], rows, [have, ld]) in dense {
            let want = if rows == 0 || n == 0 { 0 } else { (rows - 1).saturating_mul(ld).saturating_add(n) };
            if ld < n {
                return Err(Error::Shape { what: lead, have: ld, want: n });
            }
            if have < want {
                return Err(Error::Shape { what: data, have, want });
            }
        }
    }
    a.verdict(done)
}

/// `W` columns of a row of C. The columns of A were checked, so that the
/// products do not overflow and the rows of B are there.
#[inline(always)]
fn strip<T: Real, const W: usize>(col: &[u32], val: &[T], b: &[T], ld: usize, at: usize, c: &mut [T]) -> Option<()> {
    let mut sum = [T::ZERO; W];
    let (mut col, mut val) = (col, val);
    while let ([k, cs @ ..], [v, vs @ ..]) = (col, val) {
        let from = (*k as usize).wrapping_mul(ld).wrapping_add(at);
        let b = b.get(from..from.wrapping_add(W))?;
        for j in 0..W {
            sum[j] += *v * b[j];
        }
        (col, val) = (cs, vs);
    }
    c.get_mut(..W)?.copy_from_slice(&sum);
    Some(())
}

/// A block of columns of a row of C. NaNs are rare: whether there is one is
/// asked for the block, and then they are made canonical one by one.
#[inline(always)]
fn wide<T: Real, S: Simd>(s: S, col: &[u32], val: &[T], b: &[T], ld: usize, at: usize, c: &mut [T]) -> Option<()> {
    let mut sum = splat(s, T::ZERO);
    let (mut col, mut val) = (col, val);
    while let ([k, cs @ ..], [v, vs @ ..]) = (col, val) {
        let from = (*k as usize).wrapping_mul(ld).wrapping_add(at);
        sum += block::load::<T, S>(s, b.get(from..from.wrapping_add(T::LANES))?) * splat(s, *v);
        (col, val) = (cs, vs);
    }
    let c = c.get_mut(..T::LANES)?;
    sum.store_slice(c);
    if !sum.simd_eq(sum).all_true() {
        canonical_all(c);
    }
    Some(())
}

/// Answers how many rows came before the first bad one. The pair is `ldb`
/// and `ldc`; n is not 0.
#[simd]
#[allow(clippy::too_many_arguments)]
fn spmm<T: Real, S: Simd>(
    s: S,
    row_ptr: &[u32],
    col: &[u32],
    val: &[T],
    cols: usize,
    n: usize,
    b: &[T],
    c: &mut [T],
    [ldb, ldc]: [usize; 2],
) -> usize {
    let values = col.len().min(val.len());
    let (Some(col), Some(val)) = (col.get(..values), val.get(..values)) else { return 0 };
    let width = [T::LANES, NARROW].into_iter().find(|&w| w <= n).unwrap_or(1);
    let Some((&first, ends)) = row_ptr.split_first() else { return 0 };
    let (mut from, mut done) = (first as usize, 0);
    for &to in ends {
        let to = to as usize;
        let (Some(k), Some(v)) = (col.get(from..to), val.get(from..to)) else { break };
        if k.iter().any(|&k| k as usize >= cols) {
            break;
        }
        let mut j = 0;
        while j < n {
            let at = j.min(n - width);
            let out = c.get_mut(done * ldc + at..).unwrap_or_default();
            match width {
                1 => strip::<T, 1>(k, v, b, ldb, at, out),
                NARROW => strip::<T, NARROW>(k, v, b, ldb, at, out),
                _ => wide(s, k, v, b, ldb, at, out),
            };
            j += width;
        }
        if width < T::LANES {
            canonical_all(c.get_mut(done * ldc..).and_then(|c| c.get_mut(..n)).unwrap_or_default());
        }
        from = to;
        done += 1;
    }
    done
}

macro_rules! plain {
    ($name:ident, $t:ident) => {
        /// C = A B for a rows x cols matrix A in compressed rows, B with `cols` rows
        /// of n values, `ldb` from one to the next, and C with `rows` rows of n
        /// values, `ldc` from one to the next; what lies between is not touched. With n = 0 nothing is read.
        /// Indices are checked; on an error C may be partly written.
        ///
        /// # Errors
        /// A length that does not fit, a leading dimension below n, offsets that
        /// fall or lie outside, a column past the last.
        #[allow(clippy::too_many_arguments)]
        pub fn $name(
            level: Level,
            rows: usize,
            cols: usize,
            row_ptr: &[u32],
            col: &[u32],
            val: &[$t],
            n: usize,
            b: &[$t],
            ldb: usize,
            c: &mut [$t],
            ldc: usize,
        ) -> Result<(), Error> {
            let a = Shape { rows, cols, row_ptr, col, values: val.len(), x: [0; 2], y: [0; 2] };
            let (of_b, of_c) = ([b.len(), ldb], [c.len(), ldc]);
            let mut done = 0;
            if verdict(&a, n, of_b, of_c, rows).is_ok() {
                if n == 0 {
                    return Ok(());
                }
                done = dispatch!(level, s => spmm(s, row_ptr, col, val, cols, n, b, c, [ldb, ldc]));
            }
            verdict(&a, n, of_b, of_c, done)
        }
    };
}
plain!(spmm_f32, f32);
plain!(spmm_f64, f64);
