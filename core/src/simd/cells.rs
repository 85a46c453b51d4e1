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

    /// The values from `from` to `to`.
    #[inline(always)]
    pub(crate) fn part(self, from: usize, to: usize) -> Input<'a, T> {
        Input(&self.0[from..to])
    }

    /// Its full blocks.
    #[inline(always)]
    pub(crate) fn blocks<S: Simd>(self, s: S) -> impl Iterator<Item = T::Block<S>> {
        self.0.chunks_exact(T::LANES).map(
            #[inline(always)]
            move |chunk| {
                // SAFETY: see the head of this file; the load is the only access.
                block::load(s, unsafe { from_raw_parts(chunk.as_ptr().cast::<T>(), chunk.len()) })
            },
        )
    }

    /// Its full native vectors.
    #[inline(always)]
    pub(crate) fn vectors<S: Simd>(self, s: S) -> impl Iterator<Item = T::Vector<S>> {
        self.0.chunks_exact(T::Vector::<S>::LEN).map(
            #[inline(always)]
            move |chunk| {
                // SAFETY: see the head of this file; the load is the only access.
                T::Vector::<S>::from_slice(s, unsafe { from_raw_parts(chunk.as_ptr().cast::<T>(), chunk.len()) })
            },
        )
    }
}

/// Room for one block, zero where nothing was put.
pub(crate) struct Padded<T>([T; block::MAX_LANES]);

impl<T: Real> Padded<T> {
    pub fn new() -> Padded<T> {
        Padded([T::ZERO; block::MAX_LANES])
    }

    /// One block with the values in front.
    pub fn fill(&mut self, values: Input<T>) -> &[Cell<T>] {
        for (to, from) in self.0.iter_mut().zip(values.0) {
            *to = from.get();
        }
        cells(&mut self.0[..T::LANES])
    }
}

/// Stores a full block.
#[inline(always)]
pub(crate) fn store<T: Real, S: Simd>(v: T::Block<S>, chunk: &[Cell<T>]) {
    // SAFETY: see the head of this file; the store is the only access.
    v.store_slice(unsafe { from_raw_parts_mut(chunk.as_ptr().cast::<T>().cast_mut(), chunk.len()) });
}

/// Stores a full native vector.
#[inline(always)]
pub(crate) fn store_vector<T: Real, S: Simd>(v: T::Vector<S>, chunk: &[Cell<T>]) {
    // SAFETY: see the head of this file; the store is the only access.
    v.store_slice(unsafe { from_raw_parts_mut(chunk.as_ptr().cast::<T>().cast_mut(), chunk.len()) });
}
