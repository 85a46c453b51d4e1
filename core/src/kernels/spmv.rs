//! y = A x for compressed rows.
//!
//! A row uses four lanes: value k goes to lane k mod 4, multiplied then added;
//! then (l0 + l2) + (l1 + l3). Four scalar chains hide the latency of an
//! addition; gathers were measured to gain nothing, and rows of real matrices
//! are short, so there is no vector code here and every level is this one.
//! Cost: two flops and an indexed load a value.
use crate::error::Error;
use crate::simd::{Level, Real};

/// One row: the dot of its values with x at its columns. `None` when a column
/// lies outside x, which a validated matrix never says.
#[inline(always)]
pub(crate) fn row_dot<T: Real>(col: &[u32], val: &[T], x: &[T]) -> Option<T> {
    let mut lanes = [T::ZERO; 4];
    let mut cols = col.chunks_exact(4);
    let mut vals = val.chunks_exact(4);
    for (c, v) in (&mut cols).zip(&mut vals) {
        for k in 0..4 {
            lanes[k] += v[k] * *x.get(c[k] as usize)?;
        }
    }
    for ((lane, c), v) in lanes.iter_mut().zip(cols.remainder()).zip(vals.remainder()) {
        *lane += *v * *x.get(*c as usize)?;
    }
    Some((lanes[0] + lanes[2]) + (lanes[1] + lanes[3]))
}

/// y = A x over raw compressed rows, checked as it goes.
fn spmv<T: Real>(row_ptr: &[u32], col: &[u32], val: &[T], x: &[T], y: &mut [T]) -> Result<(), Error> {
    const RISES: &str = "row_ptr must rise from 0 to the number of values";
    if row_ptr[0] != 0 {
        return Err(Error::Structure { what: RISES, at: 0 });
    }
    for (row, y) in y.iter_mut().enumerate() {
        let (from, to) = (row_ptr[row] as usize, row_ptr[row + 1] as usize);
        let (Some(c), Some(v)) = (col.get(from..to), val.get(from..to)) else {
            return Err(Error::Structure { what: RISES, at: row });
        };
        let Some(sum) = row_dot(c, v, x) else {
            let k = c.iter().position(|&c| c as usize >= x.len()).unwrap_or(0);
            return Err(Error::Index { what: "col", at: from + k, value: c[k], limit: x.len() as u32 });
        };
        *y = sum.canonical();
    }
    Ok(())
}

macro_rules! plain {
    ($name:ident, $t:ident) => {
        /// y = A x for a rows x cols matrix in compressed rows (`row_ptr` holds
        /// rows + 1 offsets). Indices are checked; on an error y may be partly written.
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
            let fits = [
                ("the length of row_ptr", row_ptr.len(), rows.saturating_add(1)),
                ("the length of x", x.len(), cols),
                ("the length of y", y.len(), rows),
            ];
            if let Some(&(what, have, want)) = fits.iter().find(|(_, have, want)| have != want) {
                return Err(Error::Shape { what, have, want });
            }
            spmv(row_ptr, col, val, x, y)
        }
    };
}
plain!(spmv_f32, f32);
plain!(spmv_f64, f64);
