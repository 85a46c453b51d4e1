//! A matrix in compressed rows as a caller hands it over: `row_ptr` holds
//! rows + 1 offsets, row r is the values `row_ptr[r]..row_ptr[r + 1]` of `val`
//! in the columns `col` says.
//!
//! Nothing of it is trusted. Kernels check a row when they come to it, while
//! its columns are at hand: a walk over all of them beforehand would read the
//! matrix twice, and a product is bound by reading it. They stop at the first
//! bad row, whose number is all that a hot loop carries out; [`Shape::verdict`] then
//! looks for what was wrong. Here nothing is hot: it stands out of line, once
//! for both types.
use crate::error::Error;
use crate::simd::Real;

const RISES: &str = "row_ptr must rise from 0 to the number of values";

/// A matrix without its values' type, and the vectors beside it.
pub(super) struct Shape<'a> {
    pub rows: usize,
    pub cols: usize,
    pub row_ptr: &'a [u32],
    pub col: &'a [u32],
    /// How many values there are.
    pub values: usize,
    /// The lengths of x and y: what they are, what they should be.
    pub x: [usize; 2],
    pub y: [usize; 2],
}

impl Shape<'_> {
    /// Whether what is cheap to check is right: the lengths, and where `row_ptr` begins.
    #[inline(always)]
    pub fn fits(&self) -> bool {
        self.verdict(self.rows).is_ok()
    }

    /// Fine when the shape fits and all rows were done; else what is wrong, with
    /// the shape or with row number `done`.
    #[inline(never)]
    pub fn verdict(&self, done: usize) -> Result<(), Error> {
        let rows = [self.row_ptr.len(), self.rows.saturating_add(1)];
        let lengths = [("the length of row_ptr", rows), ("the length of x", self.x), ("the length of y", self.y)];
        for (what, [have, want]) in lengths {
            if have != want {
                return Err(Error::Shape { what, have, want });
            }
        }
        let begins = self.row_ptr.first() == Some(&0);
        if begins && done == self.rows {
            return Ok(());
        }
        let ends = self.row_ptr.get(done..).and_then(|rest| rest.first_chunk::<2>());
        if let Some(&[from, to]) = ends
            && begins
            && to as usize <= self.values
            && let Some(columns) = self.col.get(from as usize..to as usize)
        {
            all_below("col", columns, from as usize, self.cols)?;
        }
        Err(Error::Structure { what: RISES, at: if begins { done } else { 0 } })
    }
}

/// Whether every index is below `limit`.
#[inline(never)]
pub(super) fn below(index: &[u32], limit: usize) -> bool {
    let mut largest = 0;
    for &i in index {
        largest = if i > largest { i } else { largest };
    }
    index.is_empty() || (largest as usize) < limit
}

/// Refuses the first index at or past `limit`; `before` more stand in front.
#[cold]
#[inline(never)]
pub(super) fn all_below(what: &'static str, index: &[u32], before: usize, limit: usize) -> Result<(), Error> {
    for (at, &value) in (before..).zip(index) {
        if value as usize >= limit {
            return Err(Error::Index { what, at, value, limit: limit as u32 });
        }
    }
    Ok(())
}

/// The canonical NaN in place of any other. Out of line: it comes after the
/// loops that count, or where there is a NaN.
#[inline(never)]
pub(super) fn canonical_all<T: Real>(y: &mut [T]) {
    for y in y {
        *y = y.canonical();
    }
}
