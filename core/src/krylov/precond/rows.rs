//! Compressed rows as preconditioners build them: a row at a time, columns in
//! any order. A [`View`] lets a caller's matrix and one built here be read alike.

use crate::error::{Error, filled};
use crate::simd::Real;
use crate::sparse::Csr;
use alloc::vec::Vec;

/// Rows that grow.
#[derive(Default)]
pub(super) struct Rows<T> {
    pub ptr: Vec<u32>,
    pub col: Vec<u32>,
    pub val: Vec<T>,
}

/// sign * a matrix that is only read.
#[derive(Clone, Copy)]
pub(super) struct View<'a, T> {
    ptr: &'a [u32],
    col: &'a [u32],
    val: &'a [T],
    sign: T,
}

impl<T: Real> Rows<T> {
    /// No rows, with memory for `rows` of them and `nnz` values.
    pub fn with_capacity(rows: usize, nnz: usize) -> Result<Rows<T>, Error> {
        let mut all = Rows { ptr: Vec::new(), col: Vec::new(), val: Vec::new() };
        all.ptr.try_reserve_exact(rows.saturating_add(1)).map_err(|_| Error::Memory)?;
        all.col.try_reserve_exact(nnz).map_err(|_| Error::Memory)?;
        all.val.try_reserve_exact(nnz).map_err(|_| Error::Memory)?;
        all.ptr.push(0);
        Ok(all)
    }

    /// Bytes of so many rows and values.
    pub fn bytes_of(rows: usize, nnz: usize) -> usize {
        nnz.saturating_mul(size_of::<u32>() + size_of::<T>()).saturating_add(rows.saturating_mul(size_of::<u32>()))
    }

    /// Memory for `more` values.
    pub fn reserve(&mut self, more: usize) -> Result<(), Error> {
        // Offsets are u32.
        if self.col.len().saturating_add(more) > u32::MAX as usize {
            return Err(Error::Memory);
        }
        self.col.try_reserve(more).map_err(|_| Error::Memory)?;
        self.val.try_reserve(more).map_err(|_| Error::Memory)
    }

    /// A value of the row under way. After [`Rows::reserve`].
    #[inline(always)]
    pub fn push(&mut self, col: u32, val: T) {
        self.col.push(col);
        self.val.push(val);
    }

    /// The row under way is complete.
    #[inline(always)]
    pub fn end_row(&mut self) {
        self.ptr.push(self.col.len() as u32);
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.ptr.len().saturating_sub(1)
    }

    /// Where a row lies in `col` and `val`.
    #[inline(always)]
    pub fn range(&self, r: usize) -> core::ops::Range<usize> {
        self.ptr[r] as usize..self.ptr[r + 1] as usize
    }

    /// The columns and values of a row.
    #[inline(always)]
    pub fn row(&self, r: usize) -> (&[u32], &[T]) {
        (&self.col[self.range(r)], &self.val[self.range(r)])
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        (self.ptr.capacity() + self.col.capacity()) * size_of::<u32>() + self.val.capacity() * size_of::<T>()
    }

    /// To read it.
    pub fn view(&self) -> View<'_, T> {
        View { ptr: &self.ptr, col: &self.col, val: &self.val, sign: T::ONE }
    }

    /// The transpose, of `cols` rows; each lists its columns rising.
    pub fn transposed(&self, cols: usize) -> Result<Rows<T>, Error> {
        let mut t = Rows {
            ptr: filled(cols.saturating_add(1), 0)?,
            col: filled(self.col.len(), 0)?,
            val: filled(self.val.len(), T::ZERO)?,
        };
        for &c in &self.col {
            t.ptr[c as usize] += 1;
        }
        let mut start = 0;
        for p in &mut t.ptr {
            start += core::mem::replace(p, start);
        }
        self.transpose_into(&mut t);
        Ok(t)
    }

    /// Writes the transpose into one whose offsets are known.
    pub fn transpose_into(&self, t: &mut Rows<T>) {
        for r in 0..self.len() {
            let (cols, vals) = self.row(r);
            for (&c, &v) in cols.iter().zip(vals) {
                let slot = &mut t.ptr[c as usize];
                t.col[*slot as usize] = r as u32;
                t.val[*slot as usize] = v;
                *slot += 1;
            }
        }
        // Each offset has moved to the end of its row, the start of the next.
        let rows = t.len();
        t.ptr.copy_within(0..rows, 1);
        t.ptr[0] = 0;
    }
}

impl<'a, T: Real> View<'a, T> {
    /// sign * A.
    pub fn of(a: &'a Csr<T>, sign: T) -> View<'a, T> {
        let (ptr, col, val) = a.parts();
        View { ptr, col, val, sign }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.ptr.len().saturating_sub(1)
    }

    /// Number of values.
    pub fn nnz(&self) -> usize {
        self.val.len()
    }

    /// The columns and values of a row.
    #[inline(always)]
    pub fn row(self, r: usize) -> impl Iterator<Item = (usize, T)> + use<'a, T> {
        let range = self.ptr[r] as usize..self.ptr[r + 1] as usize;
        let sign = self.sign;
        self.col[range.clone()].iter().zip(&self.val[range]).map(move |(&c, &v)| (c as usize, sign * v))
    }

    /// The diagonal, zero where none is stored.
    pub fn diagonal(self) -> Result<Vec<T>, Error> {
        let mut diagonal = filled(self.rows(), T::ZERO)?;
        for (r, d) in diagonal.iter_mut().enumerate() {
            for (c, v) in self.row(r) {
                if c == r {
                    *d = v;
                }
            }
        }
        Ok(diagonal)
    }
}
