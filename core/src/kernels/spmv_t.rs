//! y = A^T x for compressed rows, without making A^T.
//!
//! ```text
//! y = 0
//! for each row r in order, for each of its values in the order stored:
//!     y[col] += val * x[row]
//! ```
//!
//! So y[j] is summed in the order of the rows, starting from +0, multiplied
//! then added: one fixed order, though another than that of `spmv` on a stored
//! A^T. A NaN becomes the canonical one when all is summed. A row of zeros is
//! not skipped where x is zero, because 0 times infinity is NaN.
//!
//! The sums scatter, so there is no vector code and every level is this one.
//! Cost: two flops, an indexed load and an indexed store a value, and two
//! passes over y.
use super::compressed::{Shape, canonical_all};
use crate::error::Error;
use crate::simd::{Level, Real};

#[inline(always)]
fn add_row<T: Real>(col: &[u32], val: &[T], x: T, y: &mut [T]) -> Option<()> {
    let (mut col, mut val) = (col, val);
    while let ([c, cs @ ..], [v, vs @ ..]) = (col, val) {
        *y.get_mut(*c as usize)? += *v * x;
        (col, val) = (cs, vs);
    }
    Some(())
}

/// Answers how many rows came before the first bad one.
#[inline(always)]
fn spmv_t<T: Real>(row_ptr: &[u32], col: &[u32], val: &[T], x: &[T], y: &mut [T]) -> usize {
    y.fill(T::ZERO);
    let n = col.len().min(val.len());
    let (Some(col), Some(val)) = (col.get(..n), val.get(..n)) else { return 0 };
    let Some((&first, ends)) = row_ptr.split_first() else { return 0 };
    let (mut from, mut done) = (first as usize, 0);
    for (&to, &x) in ends.iter().zip(x) {
        let to = to as usize;
        let (Some(c), Some(v)) = (col.get(from..to), val.get(from..to)) else { break };
        if add_row(c, v, x, y).is_none() {
            break;
        }
        from = to;
        done += 1;
    }
    canonical_all(y);
    done
}

macro_rules! plain {
    ($name:ident, $t:ident) => {
        /// y = A^T x for a rows x cols matrix in compressed rows: x holds `rows`
        /// values, y `cols`. Indices are checked; on an error y may be partly written.
        ///
        /// # Errors
        /// A length that does not fit, offsets that fall or lie outside, a column past the last.
        #[allow(clippy::too_many_arguments)]
        pub fn $name(
            _level: Level,
            rows: usize,
            cols: usize,
            row_ptr: &[u32],
            col: &[u32],
            val: &[$t],
            x: &[$t],
            y: &mut [$t],
        ) -> Result<(), Error> {
            let shape = Shape { rows, cols, row_ptr, col, values: val.len(), x: [x.len(), rows], y: [y.len(), cols] };
            shape.verdict(if shape.fits() { spmv_t(row_ptr, col, val, x, y) } else { 0 })
        }
    };
}
plain!(spmv_t_f32, f32);
plain!(spmv_t_f64, f64);
