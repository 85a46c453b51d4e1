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
use core::marker::PhantomData;
use core::slice::{from_raw_parts, from_raw_parts_mut};
use fearless_simd::{Simd, SimdBase, SimdFloat, SimdMask, u8x32};

/// Bytes of a vector in [`map_bytes`].
const BYTES: usize = 32;

/// The cells of a slice.
#[inline(always)]
pub fn cells<T>(x: &mut [T]) -> &[Cell<T>] {
    Cell::from_mut(x).as_slice_of_cells()
}

/// An input of an elementwise kernel: a slice, or cells that may be the
/// output's. A pointer to them, since a slice taken for cells would claim the
/// right to write: it is only ever read.
#[derive(Clone, Copy)]
pub struct Input<'a, T> {
    start: *const T,
    len: usize,
    of: PhantomData<&'a [Cell<T>]>,
}

impl<'a, T> From<&'a [Cell<T>]> for Input<'a, T> {
    #[inline(always)]
    fn from(x: &'a [Cell<T>]) -> Input<'a, T> {
        Input { start: x.as_ptr().cast::<T>(), len: x.len(), of: PhantomData }
    }
}

impl<'a, T> From<&'a [T]> for Input<'a, T> {
    #[inline(always)]
    fn from(x: &'a [T]) -> Input<'a, T> {
        Input { start: x.as_ptr(), len: x.len(), of: PhantomData }
    }
}

impl<'a, T: Copy> Input<'a, T> {
    /// Its values.
    #[inline(always)]
    pub(crate) fn len(self) -> usize {
        self.len
    }

    /// Value i.
    #[inline(always)]
    pub(crate) fn get(self, i: usize) -> T {
        assert!(i < self.len);
        // SAFETY: i is within the slice or cells that it was made from, which live for 'a.
        unsafe { *self.start.add(i) }
    }

    /// The values from `from` to `to`.
    #[inline(always)]
    pub(crate) fn part(self, from: usize, to: usize) -> Input<'a, T> {
        assert!(from <= to && to <= self.len);
        // SAFETY: from is at most the length.
        Input { start: unsafe { self.start.add(from) }, len: to - from, of: PhantomData }
    }
}

impl<'a, T: Real> Input<'a, T> {
    /// The first block of values.
    #[inline(always)]
    pub(crate) fn block<S: Simd>(self, s: S) -> T::Block<S> {
        assert!(T::LANES <= self.len);
        // SAFETY: so many are there; see the head of this file: the load is the only access while its slice lives.
        block::load(s, unsafe { from_raw_parts(self.start, T::LANES) })
    }
}

/// out = f(x, y), as many values at a time as the vector `V` holds, which must
/// divide the lengths' minimum: what is left over is not touched. One index
/// over plain pointers: iterators over three slices cost 100 bytes a kernel in wasm.
/// True when a NaN may have been stored: all values are summed up on the way,
/// one addition where a test would cost three operations.
#[inline(always)]
pub(crate) fn each2<T: Real, S: Simd, V: SimdFloat<S, Element = T>, F: Fn(V, V) -> V>(
    s: S,
    x: Input<T>,
    y: Input<T>,
    out: &[Cell<T>],
    f: F,
) -> bool {
    let n = x.len().min(y.len()).min(out.len());
    let mut seen = V::splat(s, T::ZERO);
    let mut i = 0;
    while n - i >= V::LEN {
        // SAFETY: i + LEN <= n, which is at most each length. See the head of
        // this file: each load and store is the only access while its slice lives.
        let x = V::from_slice(s, unsafe { from_raw_parts(x.start.add(i), V::LEN) });
        // SAFETY: the same.
        let y = V::from_slice(s, unsafe { from_raw_parts(y.start.add(i), V::LEN) });
        let v = f(x, y);
        // SAFETY: the same.
        v.store_slice(unsafe { from_raw_parts_mut(out.as_ptr().add(i).cast::<T>().cast_mut(), V::LEN) });
        seen += v;
        i += V::LEN;
    }
    !seen.simd_eq(seen).all_true()
}

/// out = f(x), like [`each2`]; NaN is looked for only to `WATCH`.
#[inline(always)]
pub(crate) fn each1<T: Real, S: Simd, V: SimdFloat<S, Element = T>, F: Fn(V) -> V, const WATCH: bool>(
    s: S,
    x: Input<T>,
    out: &[Cell<T>],
    f: F,
) -> bool {
    let n = x.len().min(out.len());
    let mut seen = V::splat(s, T::ZERO);
    let mut i = 0;
    while n - i >= V::LEN {
        // SAFETY: i + LEN <= n, which is at most each length. See the head of
        // this file: each load and store is the only access while its slice lives.
        let x = V::from_slice(s, unsafe { from_raw_parts(x.start.add(i), V::LEN) });
        let v = f(x);
        // SAFETY: the same.
        v.store_slice(unsafe { from_raw_parts_mut(out.as_ptr().add(i).cast::<T>().cast_mut(), V::LEN) });
        if WATCH {
            seen += v;
        }
        i += V::LEN;
    }
    !seen.simd_eq(seen).all_true()
}

/// Folds x, a block at a time; what is left over is not taken.
#[inline(always)]
pub(crate) fn fold<T: Real, S: Simd>(
    s: S,
    x: Input<T>,
    mut acc: T::Block<S>,
    f: impl Fn(T::Block<S>, T::Block<S>) -> T::Block<S>,
) -> T::Block<S> {
    let mut i = 0;
    while x.len() - i >= T::LANES {
        // SAFETY: i + LANES <= the length; the load is the only access while its slice lives.
        acc = f(acc, block::load(s, unsafe { from_raw_parts(x.start.add(i), T::LANES) }));
        i += T::LANES;
    }
    acc
}

/// Room for one block, zero where nothing was put.
pub(crate) struct Padded<T>([T; block::MAX_LANES]);

impl<T: Real> Padded<T> {
    pub fn new() -> Padded<T> {
        Padded([T::ZERO; block::MAX_LANES])
    }

    /// One block with the values in front.
    pub fn fill(&mut self, values: Input<T>) -> &[Cell<T>] {
        for (i, to) in self.0.iter_mut().enumerate().take(values.len()) {
            *to = values.get(i);
        }
        self.cells()
    }

    /// The block.
    pub fn cells(&mut self) -> &[Cell<T>] {
        cells(&mut self.0[..T::LANES])
    }
}

/// out[i] = f(x[i], y[i]) over bytes, `f` given for a vector and for one byte;
/// the shortest length counts.
#[inline(always)]
pub(crate) fn map_bytes<S: Simd>(
    s: S,
    x: Input<u8>,
    y: Input<u8>,
    out: &[Cell<u8>],
    vector: impl Fn(u8x32<S>, u8x32<S>) -> u8x32<S>,
    byte: impl Fn(u8, u8) -> u8,
) {
    let n = x.len().min(y.len()).min(out.len());
    let full = n - n % BYTES;
    let mut i = 0;
    while i < full {
        // SAFETY: i + BYTES <= n, which is at most each length. See the head of
        // this file: each load and store is the only access while its slice lives.
        let x = u8x32::from_slice(s, unsafe { from_raw_parts(x.start.add(i), BYTES) });
        // SAFETY: the same.
        let y = u8x32::from_slice(s, unsafe { from_raw_parts(y.start.add(i), BYTES) });
        // SAFETY: the same.
        vector(x, y).store_slice(unsafe { from_raw_parts_mut(out.as_ptr().add(i).cast::<u8>().cast_mut(), BYTES) });
        i += BYTES;
    }
    for (i, o) in out[..n].iter().enumerate().skip(full) {
        o.set(byte(x.get(i), y.get(i)));
    }
}

/// The bytes of signed ones.
#[inline(always)]
pub(crate) fn bytes(x: &[i8]) -> &[u8] {
    // SAFETY: both are one byte of which every value is legal; nobody writes through either.
    unsafe { from_raw_parts(x.as_ptr().cast::<u8>(), x.len()) }
}
