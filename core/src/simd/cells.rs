//! Operands of elementwise kernels that may be one and the same array.
//!
//! `&mut [T]` and `&[T]` of one array cannot exist side by side, so kernels
//! that allow `y = x + y` in place take `&[Cell<T>]`, of which there can be as
//! many as one likes: one loop serves every way the operands coincide.
//!
//! The vectors load and store slices. The unsafe blocks below make one of
//! a chunk of cells for the length of a single load or store. That is sound: a
//! `Cell<T>` has the layout of `T`; cells are not `Sync`, so no other thread
//! writes; and no other access happens while the slice lives.
#![allow(unsafe_code)]

use super::block::{self, Real};
use core::cell::Cell;
use core::slice::{from_raw_parts, from_raw_parts_mut};
use fearless_simd::{Simd, SimdBase};

/// The cells of a slice.
#[inline(always)]
pub fn cells<T>(x: &mut [T]) -> &[Cell<T>] {
    Cell::from_mut(x).as_slice_of_cells()
}

/// An input of an elementwise kernel: a slice, or cells that may be the
/// output's. It is only ever read.
#[derive(Clone, Copy)]
pub struct Input<'a, T>(&'a [Cell<T>]);

impl<'a, T> From<&'a [Cell<T>]> for Input<'a, T> {
    #[inline(always)]
    fn from(x: &'a [Cell<T>]) -> Input<'a, T> {
        Input(x)
    }
}

impl<'a, T> From<&'a [T]> for Input<'a, T> {
    #[inline(always)]
    fn from(x: &'a [T]) -> Input<'a, T> {
        // SAFETY: the layout is the same, and an input never sets a cell.
        Input(unsafe { from_raw_parts(x.as_ptr().cast::<Cell<T>>(), x.len()) })
    }
}

impl<'a, T: Real> Input<'a, T> {
    /// Its values.
    #[inline(always)]
    pub(crate) fn len(self) -> usize {
        self.0.len()
    }

    /// The full blocks among the first `n` values.
    #[inline(always)]
    pub(crate) fn blocks<S: Simd>(self, s: S, n: usize) -> impl Iterator<Item = T::Block<S>> {
        self.0[..n].chunks_exact(T::LANES).map(
            #[inline(always)]
            move |chunk| {
                // SAFETY: see the head of this file; the load is the only access.
                block::load(s, unsafe { from_raw_parts(chunk.as_ptr().cast::<T>(), chunk.len()) })
            },
        )
    }

    /// The values from `from` to `to`, fewer than a block, padded with zeros.
    #[inline(always)]
    pub(crate) fn last<S: Simd>(self, s: S, from: usize, to: usize) -> T::Block<S> {
        let chunk = &self.0[from..to];
        // SAFETY: see the head of this file; the load is the only access.
        T::load_padded(s, unsafe { from_raw_parts(chunk.as_ptr().cast::<T>(), chunk.len()) })
    }
}

/// Stores a full block.
#[inline(always)]
pub(crate) fn store<T: Real, S: Simd>(v: T::Block<S>, chunk: &[Cell<T>]) {
    // SAFETY: see the head of this file; the store is the only access.
    v.store_slice(unsafe { from_raw_parts_mut(chunk.as_ptr().cast::<T>().cast_mut(), chunk.len()) });
}

/// Stores the front of a block.
#[inline(always)]
pub(crate) fn store_front<T: Real, S: Simd>(v: T::Block<S>, chunk: &[Cell<T>]) {
    set_front(v.as_slice(), chunk);
}

/// Out of line: every elementwise kernel has a tail.
#[inline(never)]
fn set_front<T: Real>(values: &[T], chunk: &[Cell<T>]) {
    for (cell, &v) in chunk.iter().zip(values) {
        cell.set(v);
    }
}
