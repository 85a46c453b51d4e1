//! What a local method asks of a matrix: one row at a time. Three things
//! answer: compressed rows or their transpose, a stencil that is nowhere
//! stored, and a graph. A row is copied into a buffer, so that one push and one
//! walk serve all of them.

use crate::error::Error;
use alloc::vec::Vec;

/// One row of a matrix: its diagonal, and the rest.
#[derive(Default)]
pub struct Row {
    /// The value on the diagonal.
    pub diagonal: f64,
    /// Columns and values off the diagonal. A column may stand twice: its values add up.
    pub others: Vec<(u32, f64)>,
}

impl Row {
    /// Empties it, with room for `n` values.
    pub(super) fn clear(&mut self, n: usize) -> Result<(), Error> {
        self.diagonal = 0.0;
        self.others.clear();
        self.others.try_reserve(n).map_err(|_| Error::Memory)
    }

    /// Takes a value; there is room for it.
    #[inline]
    pub(super) fn take(&mut self, at: u32, to: u32, value: f64) {
        if at == to {
            self.diagonal += value;
        } else {
            self.others.push((to, value));
        }
    }
}

/// A square matrix, row by row.
pub trait Rows {
    /// How many values a look at row `u` reads.
    fn degree(&self, u: u32) -> u32;
    /// Writes row `u` into `row`.
    ///
    /// # Errors
    /// [`Error::Memory`].
    fn row(&self, u: u32, row: &mut Row) -> Result<(), Error>;
}
