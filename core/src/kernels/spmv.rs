//! y = A x for compressed rows, all of them or a subset.
//!
//! A row uses four lanes: value k goes to lane k mod 4, multiplied then added;
//! then (l0 + l2) + (l1 + l3). Four scalar chains hide the latency of an
//! addition; gathers and pairs of f64 in a vector were measured to gain
//! nothing, and rows of real matrices are short, so there is no vector code
//! here and every level is this one.
//!
//! A row of a stencil has five to seven values: what it costs is not the
//! arithmetic but what is done once a row. Hence:
//!
//! - The first four products start their lanes: no zeros to set, no four
//!   additions. A lane should start at +0, and differs from one that starts
//!   with its product only where it stays -0; that reaches the sum only when
//!   all of it is zero, and adding +0 to the sum mends it. The bits are those
//!   of the order above.
//! - What follows goes value by value around the four lanes and leaves the
//!   loop where the row ends, instead of fours and a rest.
//! - A row's end is the next one's beginning, and is loaded once.
//!
//! The check of each column against x stays: one compare and a branch never
//! taken. Cost: two flops and an indexed load a value.
use super::compressed::{Shape, all_below, below};
use crate::error::Error;
use crate::simd::{Level, Real};

/// One row: the dot of its values with x at its columns. `None` when a column
/// lies outside x, which a validated matrix never says.
#[inline(always)]
fn row_dot<T: Real>(col: &[u32], val: &[T], x: &[T]) -> Option<T> {
    let at = |c: u32| x.get(c as usize).copied();
    if let ([c0, c1, c2, c3, col @ ..], [v0, v1, v2, v3, val @ ..]) = (col, val) {
        let (mut l0, mut l1) = (*v0 * at(*c0)?, *v1 * at(*c1)?);
        let (mut l2, mut l3) = (*v2 * at(*c2)?, *v3 * at(*c3)?);
        let (mut col, mut val) = (col, val);
        while let ([c, cs @ ..], [v, vs @ ..]) = (col, val) {
            l0 += *v * at(*c)?;
            let ([c, cs @ ..], [v, vs @ ..]) = (cs, vs) else { break };
            l1 += *v * at(*c)?;
            let ([c, cs @ ..], [v, vs @ ..]) = (cs, vs) else { break };
            l2 += *v * at(*c)?;
            let ([c, cs @ ..], [v, vs @ ..]) = (cs, vs) else { break };
            l3 += *v * at(*c)?;
            (col, val) = (cs, vs);
        }
        return Some(((l0 + l2) + (l1 + l3)) + T::ZERO);
    }
    let (mut l0, mut l1, mut l2) = (T::ZERO, T::ZERO, T::ZERO);
    if let ([c, cs @ ..], [v, vs @ ..]) = (col, val) {
        l0 += *v * at(*c)?;
        if let ([c, cs @ ..], [v, vs @ ..]) = (cs, vs) {
            l1 += *v * at(*c)?;
            if let ([c, ..], [v, ..]) = (cs, vs) {
                l2 += *v * at(*c)?;
            }
        }
    }
    Some((l0 + l2) + l1)
}

/// y = A x for as many rows as y has and `row_ptr` describes, canonical NaN
/// out. Answers how many rows came before the first bad one. Out of line: the
/// solvers share it.
#[inline(never)]
pub(crate) fn spmv<T: Real>(row_ptr: &[u32], col: &[u32], val: &[T], x: &[T], y: &mut [T]) -> usize {
    let Some((&first, ends)) = row_ptr.split_first() else { return 0 };
    let n = col.len().min(val.len());
    let (Some(col), Some(val)) = (col.get(..n), val.get(..n)) else { return 0 };
    let mut from = first as usize;
    let mut done = 0;
    for (&to, y) in ends.iter().zip(y) {
        let to = to as usize;
        let (Some(c), Some(v)) = (col.get(from..to), val.get(from..to)) else { break };
        let Some(sum) = row_dot(c, v, x) else { break };
        *y = sum.canonical();
        from = to;
        done += 1;
    }
    done
}

/// The rows of `subset`, which are there: the number of the first bad one, or `rows`.
#[inline(never)]
fn spmv_rows<T: Real>(
    rows: usize,
    row_ptr: &[u32],
    col: &[u32],
    val: &[T],
    subset: &[u32],
    x: &[T],
    y: &mut [T],
) -> usize {
    for (&r, y) in subset.iter().zip(y) {
        let ends = row_ptr.get(r as usize..).unwrap_or_default();
        if spmv(ends, col, val, x, core::slice::from_mut(y)) == 0 {
            return r as usize;
        }
    }
    rows
}

macro_rules! plain {
    ($spmv:ident, $spmv_rows:ident, $t:ident) => {
        /// y = A x for a rows x cols matrix in compressed rows (`row_ptr` holds
        /// rows + 1 offsets). Indices are checked; on an error y may be partly written.
        ///
        /// # Errors
        /// A length that does not fit, offsets that fall or lie outside, a column past the last.
        #[allow(clippy::too_many_arguments)]
        pub fn $spmv(
            _level: Level,
            rows: usize,
            cols: usize,
            row_ptr: &[u32],
            col: &[u32],
            val: &[$t],
            x: &[$t],
            y: &mut [$t],
        ) -> Result<(), Error> {
            let shape = Shape { rows, cols, row_ptr, col, values: val.len(), x: [x.len(), cols], y: [y.len(), rows] };
            shape.verdict(if shape.fits() { spmv(row_ptr, col, val, x, y) } else { 0 })
        }

        /// y[i] = row `subset[i]` of A times x, the bits that the whole product has
        /// there. Only the rows named are looked at; on an error y may be partly written.
        ///
        /// # Errors
        /// As the whole product; an entry of `subset` past the last row.
        #[allow(clippy::too_many_arguments)]
        pub fn $spmv_rows(
            _level: Level,
            rows: usize,
            cols: usize,
            row_ptr: &[u32],
            col: &[u32],
            val: &[$t],
            subset: &[u32],
            x: &[$t],
            y: &mut [$t],
        ) -> Result<(), Error> {
            let shape =
                Shape { rows, cols, row_ptr, col, values: val.len(), x: [x.len(), cols], y: [y.len(), subset.len()] };
            if !shape.fits() {
                return shape.verdict(0);
            }
            if !below(subset, rows) {
                return all_below("subset", subset, 0, rows);
            }
            shape.verdict(spmv_rows(rows, row_ptr, col, val, subset, x, y))
        }
    };
}
plain!(spmv_f32, spmv_rows_f32, f32);
plain!(spmv_f64, spmv_rows_f64, f64);
