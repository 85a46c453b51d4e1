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
    let at = |c: u32| x.get(c as usize).copied();
    let (mut l0, mut l1, mut l2, mut l3) = (T::ZERO, T::ZERO, T::ZERO, T::ZERO);
    let (cols, col_rest) = col.as_chunks::<4>();
    let (vals, val_rest) = val.as_chunks::<4>();
    for (c, v) in cols.iter().zip(vals) {
        l0 += v[0] * at(c[0])?;
        l1 += v[1] * at(c[1])?;
        l2 += v[2] * at(c[2])?;
        l3 += v[3] * at(c[3])?;
    }
    // Written out: rows are short, and a loop over what is left costs more than it does.
    match (col_rest, val_rest) {
        ([c0], [v0]) => l0 += *v0 * at(*c0)?,
        ([c0, c1], [v0, v1]) => {
            l0 += *v0 * at(*c0)?;
            l1 += *v1 * at(*c1)?;
        }
        ([c0, c1, c2], [v0, v1, v2]) => {
            l0 += *v0 * at(*c0)?;
            l1 += *v1 * at(*c1)?;
            l2 += *v2 * at(*c2)?;
        }
        _ => {}
    }
    Some((l0 + l2) + (l1 + l3))
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
