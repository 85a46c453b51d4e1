//! A matrix cut in three, strictly lower, diagonal and strictly upper rows, in
//! an order in which neighbouring rows do not wait for each other; and the
//! solution with the three.
//!
//! With D inverted once, M = (I + L) D (I + U) costs one multiply-add a value:
//! SSOR, IC0 and ILU0 are brought to this form. Offsets and columns are u32.
//! A scatter by columns would save the copy of U where M is symmetric, and was
//! left out: it stores once a value where this stores once a row.

use super::order::Order;
use super::rows::{Rows, View};
use crate::error::{Error, filled};
use crate::simd::Real;
use alloc::vec::Vec;

/// L, D (or its inverse) and U.
#[derive(Default)]
pub(super) struct Split<T> {
    /// The row of the matrix that comes at each place.
    pub row: Vec<u32>,
    pub lower: Rows<T>,
    pub upper: Rows<T>,
    pub diagonal: Vec<T>,
}

impl<T: Real> Split<T> {
    /// Bytes for n rows and nnz values, with what [`Split::new`] needs beside it.
    pub fn bytes_of(n: usize, nnz: usize) -> usize {
        Rows::<T>::bytes_of(2 * n + 2, nnz).saturating_add(n.saturating_mul(3 * size_of::<u32>() + size_of::<T>()))
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        self.lower.bytes()
            + self.upper.bytes()
            + self.row.capacity() * size_of::<u32>()
            + self.diagonal.capacity() * size_of::<T>()
    }

    /// The pattern and the values of a, in an order that keeps that of coupled
    /// rows. A missing diagonal is a zero.
    pub fn new(a: View<T>, Order { row, place }: Order) -> Result<Split<T>, Error> {
        let n = a.rows();
        let mut below = 0;
        for i in 0..n {
            below += a.row(i).filter(|&(c, _)| c < i).count();
        }
        let mut lower = Rows::with_capacity(n, below)?;
        let mut upper = Rows::with_capacity(n, a.nnz() - below)?;
        let mut diagonal = filled(n, T::ZERO)?;
        for (&r, d) in row.iter().zip(&mut diagonal) {
            for (c, v) in a.row(r as usize) {
                // Coupled rows keep their order: below stays below.
                match c.cmp(&(r as usize)) {
                    core::cmp::Ordering::Less => lower.push(place[c], v),
                    core::cmp::Ordering::Equal => *d = v,
                    core::cmp::Ordering::Greater => upper.push(place[c], v),
                }
            }
            lower.end_row();
            upper.end_row();
        }
        Ok(Split { row, lower, upper, diagonal })
    }

    /// z = (I + U)^-1 D^-1 (I + L)^-1 r, where `diagonal` holds D^-1; y is
    /// workspace.
    #[inline(never)]
    pub fn solve(&self, r: &[T], y: &mut [T], z: &mut [T]) {
        for (i, &at) in self.row.iter().enumerate() {
            y[i] = without(r[at as usize], self.lower.row(i), y);
        }
        for (i, &at) in self.row.iter().enumerate().rev() {
            let v = without(self.diagonal[i] * y[i], self.upper.row(i), y);
            y[i] = v;
            z[at as usize] = v;
        }
    }
}

/// v - row x.
#[inline(always)]
pub(super) fn without<T: Real>(mut v: T, (cols, vals): (&[u32], &[T]), x: &[T]) -> T {
    for (&c, &a) in cols.iter().zip(vals) {
        v -= a * x[c as usize];
    }
    v
}
