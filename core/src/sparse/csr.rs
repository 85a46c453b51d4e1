//! Compressed rows, validated once when made: columns rise strictly within a
//! row, all indices are in range, all values are finite. Nothing changes a
//! matrix afterwards, so no kernel needs to ask again.

use super::Features;
use crate::error::{Error, all_finite, filled};
use crate::kernels::spmv;
use crate::simd::Real;
use alloc::vec::Vec;

/// A sparse matrix in compressed rows.
#[derive(Debug)]
pub struct Csr<T> {
    cols: usize,
    row_ptr: Vec<u32>,
    col: Vec<u32>,
    val: Vec<T>,
    features: Features,
}

impl<T: Real> Csr<T> {
    /// Bytes that [`Csr::from_coo`] needs at its peak for `nnz` triplets.
    pub fn coo_bytes(rows: usize, cols: usize, nnz: usize) -> usize {
        let per_value = size_of::<u32>() + size_of::<T>();
        let sorted = nnz.saturating_mul(per_value);
        let order = nnz.saturating_mul(size_of::<u32>());
        Self::row_ptr_bytes(rows)
            .saturating_add(Self::row_ptr_bytes(rows.max(cols)))
            .saturating_add(sorted)
            .saturating_add(order)
    }

    /// Bytes that [`Csr::from_csr`] needs.
    pub fn csr_bytes(rows: usize, nnz: usize) -> usize {
        Self::row_ptr_bytes(rows).saturating_add(nnz.saturating_mul(size_of::<u32>() + size_of::<T>()))
    }

    fn row_ptr_bytes(rows: usize) -> usize {
        rows.saturating_add(1).saturating_mul(size_of::<u32>())
    }

    /// From triplets in any order. Duplicates are summed in the order given;
    /// the second answer counts how many were summed into another. Explicit
    /// zeros are kept. O(nnz + rows + cols), by two stable counting sorts.
    ///
    /// # Errors
    /// Lengths that differ, an index out of range, a value that is not finite.
    pub fn from_coo(rows: usize, cols: usize, row: &[u32], col: &[u32], val: &[T]) -> Result<(Csr<T>, usize), Error> {
        same_length("the length of row", row.len(), val.len())?;
        same_length("the length of col", col.len(), val.len())?;
        in_range("row", row, rows)?;
        in_range("col", col, cols)?;
        all_finite("val", val)?;

        // Sort by column, then stably by row: rows come out sorted by column,
        // duplicates side by side in the order given.
        let by_col = counting_sort(cols, val.len(), |k| k as u32, col)?.1;
        let (mut row_ptr, order) = counting_sort(rows, val.len(), |k| by_col[k], row)?;
        drop(by_col);

        let mut sorted_col = filled(0, 0u32)?;
        let mut sorted_val = filled(0, T::ZERO)?;
        sorted_col.try_reserve_exact(val.len()).map_err(|_| Error::Memory)?;
        sorted_val.try_reserve_exact(val.len()).map_err(|_| Error::Memory)?;
        let mut from = 0;
        for r in 0..rows {
            let (to, start) = (row_ptr[r + 1] as usize, sorted_col.len());
            for &k in &order[from..to] {
                let (c, v) = (col[k as usize], val[k as usize]);
                match sorted_val.last_mut() {
                    Some(last) if sorted_col.len() > start && sorted_col.last() == Some(&c) => *last += v,
                    _ => {
                        sorted_col.push(c);
                        sorted_val.push(v);
                    }
                }
            }
            from = to;
            row_ptr[r + 1] = sorted_col.len() as u32;
        }
        // Two finite values can sum to infinity.
        all_finite("val, after duplicates were summed,", &sorted_val)?;
        let duplicates = val.len() - sorted_val.len();
        Ok((Csr::looked_at(cols, row_ptr, sorted_col, sorted_val), duplicates))
    }

    /// From compressed rows, copied and checked.
    ///
    /// # Errors
    /// Row pointers that do not rise from 0 to the number of values, columns
    /// out of range or not strictly rising within a row, a value not finite.
    pub fn from_csr(rows: usize, cols: usize, row_ptr: &[u32], col: &[u32], val: &[T]) -> Result<Csr<T>, Error> {
        same_length("the length of row", row_ptr.len(), rows.saturating_add(1))?;
        same_length("the length of col", col.len(), val.len())?;
        let rises = "row must hold offsets that start at 0, never fall, and end at the number of values";
        if row_ptr[0] != 0 || row_ptr[rows] as usize != val.len() {
            return Err(Error::Structure { what: rises, at: if row_ptr[0] != 0 { 0 } else { rows } });
        }
        if let Some(at) = row_ptr.windows(2).position(|w| w[0] > w[1]) {
            return Err(Error::Structure { what: rises, at });
        }
        in_range("col", col, cols)?;
        for r in 0..rows {
            let from = row_ptr[r] as usize;
            if let Some(k) = col[from..row_ptr[r + 1] as usize].windows(2).position(|w| w[0] >= w[1]) {
                let what = "col must rise strictly within a row (format coo sorts and sums duplicates)";
                return Err(Error::Structure { what, at: from + k + 1 });
            }
        }
        all_finite("val", val)?;
        let mut own = filled(val.len(), T::ZERO)?;
        own.copy_from_slice(val);
        Ok(Csr::looked_at(cols, copy(row_ptr)?, copy(col)?, own))
    }

    /// The matrix never changes: what a solve asks of it is found out now, so
    /// that a solve begins without a walk over everything.
    fn looked_at(cols: usize, row_ptr: Vec<u32>, col: Vec<u32>, val: Vec<T>) -> Csr<T> {
        let mut matrix = Csr { cols, row_ptr, col, val, features: Features::NONE };
        if matrix.rows() == cols {
            matrix.features = Features::of(&matrix);
        }
        matrix
    }

    /// The same matrix once more.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn copied(&self) -> Result<Csr<T>, Error> {
        let mut val = filled(self.nnz(), T::ZERO)?;
        val.copy_from_slice(&self.val);
        let (row_ptr, col) = (copy(&self.row_ptr)?, copy(&self.col)?);
        Ok(Csr { cols: self.cols, row_ptr, col, val, features: self.features })
    }

    /// A^T, by a counting sort by column, O(nnz + rows + cols). Products with it run at
    /// the speed of products with A, where scattering through A's rows takes two to
    /// three times as long. Nobody has looked at its features.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn transposed(&self) -> Result<Csr<T>, Error> {
        // Counted two places on: while the values are put in place, entry c + 1
        // is where the next value of column c goes, and at the end where the next column starts.
        let mut row_ptr = filled(self.cols.saturating_add(2), 0u32)?;
        let mut col = filled(self.nnz(), 0u32)?;
        let mut val = filled(self.nnz(), T::ZERO)?;
        for &c in &self.col {
            row_ptr[c as usize + 2] += 1;
        }
        for c in 2..row_ptr.len() {
            row_ptr[c] += row_ptr[c - 1];
        }
        for r in 0..self.rows() {
            let (cols, vals) = self.row(r);
            for (&c, &v) in cols.iter().zip(vals) {
                let slot = &mut row_ptr[c as usize + 1];
                (col[*slot as usize], val[*slot as usize]) = (r as u32, v);
                *slot += 1;
            }
        }
        row_ptr.pop();
        Ok(Csr { cols: self.rows(), row_ptr, col, val, features: Features::NONE })
    }

    /// Symmetry and diagonal of a square matrix.
    pub fn features(&self) -> Features {
        self.features
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.row_ptr.len() - 1
    }

    /// Number of columns.
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// Number of stored values.
    pub fn nnz(&self) -> usize {
        self.val.len()
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        (self.row_ptr.capacity() + self.col.capacity()) * size_of::<u32>() + self.val.capacity() * size_of::<T>()
    }

    /// The compressed rows: offsets, columns, values.
    pub fn parts(&self) -> (&[u32], &[u32], &[T]) {
        (&self.row_ptr, &self.col, &self.val)
    }

    /// The columns and values of a row.
    #[inline(always)]
    pub fn row(&self, r: usize) -> (&[u32], &[T]) {
        let range = self.row_ptr[r] as usize..self.row_ptr[r + 1] as usize;
        (&self.col[range.clone()], &self.val[range])
    }

    /// The value at (r, c), zero where none is stored. O(log of the row).
    pub fn get(&self, r: usize, c: usize) -> T {
        self.stored(r, c).unwrap_or(T::ZERO)
    }

    /// The value stored at (r, c).
    pub(super) fn stored(&self, r: usize, c: usize) -> Option<T> {
        let (cols, vals) = self.row(r);
        cols.binary_search(&(c as u32)).ok().map(|k| vals[k])
    }

    /// A power of two that brings the largest magnitude of row r near 1; 1 for a row of zeros.
    pub(crate) fn row_scale(&self, r: usize) -> T {
        let largest = self.row(r).1.iter().fold(T::ZERO, |m, v| if v.abs() > m { v.abs() } else { m });
        if largest > T::ZERO { largest.inverse_power_of_two() } else { T::ONE }
    }

    /// y = A x; the shorter of y and the rows counts. x has `cols` values.
    pub(crate) fn spmv(&self, x: &[T], y: &mut [T]) {
        let rows = y.len().min(self.rows());
        // Validated: fewer rows would mean that x is too short.
        if spmv(&self.row_ptr, &self.col, &self.val, x, y) < rows {
            y.fill(T::NAN);
        }
    }

    /// r = b - A x.
    pub(crate) fn residual(&self, b: &[T], x: &[T], r: &mut [T]) {
        self.spmv(x, r);
        for (r, &b) in r.iter_mut().zip(b) {
            *r = b - *r;
        }
    }

    /// The largest sum of magnitudes of a row.
    pub fn norm_inf(&self) -> T {
        let mut largest = T::ZERO;
        for r in 0..self.rows() {
            let mut sum = T::ZERO;
            for v in self.row(r).1 {
                sum += v.abs();
            }
            if sum > largest {
                largest = sum;
            }
        }
        largest
    }
}

/// Stable order of `nnz` items, visited as `item(0), item(1), ...`, by `key`:
/// the offsets of each key, and the items.
fn counting_sort(
    keys: usize,
    nnz: usize,
    item: impl Fn(usize) -> u32,
    key: &[u32],
) -> Result<(Vec<u32>, Vec<u32>), Error> {
    let mut ptr = filled(keys.saturating_add(1), 0u32)?;
    for &k in key {
        ptr[k as usize] += 1;
    }
    let mut start = 0;
    for p in &mut ptr {
        start += core::mem::replace(p, start);
    }
    let mut order = filled(nnz, 0u32)?;
    for i in (0..nnz).map(item) {
        let slot = &mut ptr[key[i as usize] as usize];
        order[*slot as usize] = i;
        *slot += 1;
    }
    // Each offset has moved to the end of its key, the start of the next.
    ptr.copy_within(0..keys, 1);
    ptr[0] = 0;
    Ok((ptr, order))
}

fn copy(v: &[u32]) -> Result<Vec<u32>, Error> {
    let mut c = filled(v.len(), 0)?;
    c.copy_from_slice(v);
    Ok(c)
}

fn same_length(what: &'static str, have: usize, want: usize) -> Result<(), Error> {
    if have == want { Ok(()) } else { Err(Error::Shape { what, have, want }) }
}

fn in_range(what: &'static str, index: &[u32], limit: usize) -> Result<(), Error> {
    match index.iter().position(|&i| i as usize >= limit) {
        Some(at) => Err(Error::Index { what, at, value: index[at], limit: limit as u32 }),
        None => Ok(()),
    }
}
