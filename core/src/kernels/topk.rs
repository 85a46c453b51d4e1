//! The k best values of a vector.
//!
//! ```text
//! the outputs are a heap, the worst at its root
//! for each block of x: no value better than the root? next block
//!     each value better than the root replaces it and sinks to its place
//! heapsort in place: the worst goes last
//! ```
//!
//! Better is larger (or smaller), equals go by lower index, NaN comes last, -0
//! equals +0. Values arrive by rising index, so an equal one is never better
//! than the root. Inside the heap values are multiplied by 1 or -1, exactly,
//! so that larger is better there. Cost: n / lanes compares for most inputs,
//! n log k at worst (values that get ever better).
//! Left out: quickselect, which needs a copy of x.
#![allow(clippy::eq_op)] // v == v is false for NaN

use crate::error::Error;
use crate::simd::{Level, Real, block, dispatch};
use fearless_simd::{Simd, SimdBase, SimdMask};
use fearless_simd_macros::simd;

/// The k best so far.
pub(crate) struct Best<'a, T> {
    indices: &'a mut [u32],
    values: &'a mut [T],
    /// 1 where larger is better, else -1.
    sign: T,
}

impl<'a, T: Real> Best<'a, T> {
    /// Of equal lengths that are not 0, as the caller has checked.
    #[inline(always)]
    pub fn new(indices: &'a mut [u32], values: &'a mut [T], sign: T) -> Best<'a, T> {
        Best { indices, values, sign }
    }

    /// Puts an entry at the root of a heap of n, or below what is worse.
    #[inline(never)]
    fn sink(&mut self, entry: Entry<T>, n: usize) {
        let (Some(values), Some(indices)) = (self.values.get_mut(..n), self.indices.get_mut(..n)) else { return };
        let (mut i, mut child) = (0, 1);
        while child < n {
            let mut worst = Entry { value: values[child], index: indices[child] };
            if child + 1 < n {
                let other = Entry { value: values[child + 1], index: indices[child + 1] };
                if worst.before(other) {
                    (child, worst) = (child + 1, other);
                }
            }
            if worst.before(entry) {
                break;
            }
            (values[i], indices[i]) = (worst.value, worst.index);
            (i, child) = (child, 2 * child + 1);
        }
        if i < n {
            (values[i], indices[i]) = (entry.value, entry.index);
        }
    }

    /// Offers x, whose first value has the index `base`: so many were offered
    /// before. After `all` of them, sorts.
    #[simd]
    #[inline(never)]
    pub fn offer<S: Simd>(&mut self, s: S, x: &[T], mut base: usize, all: usize) {
        if base == 0 {
            self.values.fill(T::NAN);
            self.indices.fill(NOBODY);
        }
        let sign = block::splat::<T, S>(s, self.sign);
        for x in x.chunks(T::LANES) {
            let root = self.values[0];
            // Full of NaN, a heap takes any number.
            let hopeless = root == root
                && x.len() == T::LANES
                && !(block::load::<T, S>(s, x) * sign).simd_gt(block::splat(s, root)).any_true();
            if !hopeless {
                self.offer_each(x, base);
            }
            base += x.len();
        }
        if base == all {
            self.finish();
        }
    }

    #[inline(never)]
    fn offer_each(&mut self, x: &[T], base: usize) {
        for (j, &v) in x.iter().enumerate() {
            let entry = Entry { value: v * self.sign, index: (base + j) as u32 };
            if entry.before(Entry { value: self.values[0], index: self.indices[0] }) {
                self.sink(entry, self.values.len());
            }
        }
    }

    /// Sorts, best first.
    #[inline(never)]
    fn finish(&mut self) {
        for n in (0..self.values.len()).rev() {
            let last = Entry { value: self.values[n], index: self.indices[n] };
            (self.values[n], self.indices[n]) = ((self.values[0] * self.sign).canonical(), self.indices[0]);
            self.sink(last, n);
        }
    }
}

/// The index of places that are still free: worse than any.
const NOBODY: u32 = u32::MAX;

/// What makes larger better. Out of line: else loops are there once a sign.
#[inline(never)]
pub(crate) fn sign(largest: bool) -> f64 {
    if largest { 1.0 } else { -1.0 }
}

/// A value, its sign turned so that larger is better, and where it stands.
#[derive(Clone, Copy)]
struct Entry<T> {
    value: T,
    index: u32,
}

impl<T: Real> Entry<T> {
    /// Whether it is better: larger, or a number, or of lower index.
    #[inline(always)]
    fn before(self, other: Entry<T>) -> bool {
        let (a, b) = (self.value, other.value);
        if a > b {
            true
        } else if a < b {
            false
        } else if (a == a) == (b == b) {
            self.index < other.index
        } else {
            a == a
        }
    }
}

#[simd]
fn topk<T: Real, S: Simd>(s: S, x: &[T], largest: bool, indices: &mut [u32], values: &mut [T]) {
    Best::new(indices, values, T::from_f64(sign(largest))).offer(s, x, 0, x.len());
}

/// Indices are u32.
pub(crate) fn addressable(what: &'static str, n: usize) -> Result<(), Error> {
    match u32::try_from(n) {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::Shape { what, have: n, want: u32::MAX as usize }),
    }
}

fn checked<T>(x: &[T], indices: &[u32], values: &[T]) -> Result<(), Error> {
    addressable("x", x.len())?;
    if values.len() != indices.len() {
        return Err(Error::Shape { what: "values", have: values.len(), want: indices.len() });
    }
    if indices.len() > x.len() {
        return Err(Error::Shape { what: "k", have: indices.len(), want: x.len() });
    }
    Ok(())
}

macro_rules! plain {
    ($name:ident $t:ident) => {
        /// The k = indices.len() largest or smallest values and where they
        /// stand, best first; equals by lower index, NaN last either way.
        ///
        /// # Errors
        /// [`Error::Shape`] where values is not k long or k more than x has.
        pub fn $name(
            level: Level,
            x: &[$t],
            largest: bool,
            indices: &mut [u32],
            values: &mut [$t],
        ) -> Result<(), Error> {
            checked(x, indices, values)?;
            if !indices.is_empty() {
                dispatch!(level, s => topk(s, x, largest, indices, values));
            }
            Ok(())
        }
    };
}
plain!(topk_f32 f32);
plain!(topk_f64 f64);
