//! Kernels over the rows of a matrix: what they share.
//!
//! All matrices of a call have `rows` rows of `cols` values, `stride` values
//! apart.
use crate::error::Error;
use crate::simd::Real;
use crate::simd::block::splat;
use crate::simd::cells::{self, Input};
use core::hint::black_box;
use fearless_simd::{Select, Simd, SimdBase};
use fearless_simd_macros::simd;

/// The rows that a call works on.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub rows: usize,
    pub cols: usize,
    pub stride: usize,
}

impl Shape {
    /// Refuses a stride shorter than a row, and an x or out, of these lengths, that does not hold every row.
    #[inline(never)]
    pub fn check(self, x: usize, out: usize) -> Result<(), Error> {
        self.holds("the length of x", x)?;
        self.holds("the length of out", out)
    }

    /// The same of one matrix.
    #[inline(never)]
    pub fn holds(self, what: &'static str, have: usize) -> Result<(), Error> {
        let Shape { rows, cols, stride } = self;
        if rows == 0 || cols == 0 {
            return Ok(());
        }
        if stride < cols {
            return Err(Error::Shape { what: "the stride of the rows", have: stride, want: cols });
        }
        let want = (rows - 1).saturating_mul(stride).saturating_add(cols);
        if have < want { Err(Error::Shape { what, have, want }) } else { Ok(()) }
    }

    /// Calls `f` with the bounds of each row. Nothing when rows are empty.
    #[inline(always)]
    pub fn each(self, mut f: impl FnMut(usize, usize)) {
        if self.cols > 0 {
            for row in 0..self.rows {
                f(row * self.stride, row * self.stride + self.cols);
            }
        }
    }
}

/// The largest value, -infinity for none; NaN counts for nothing.
#[simd]
pub(crate) fn max<T: Real, S: Simd>(s: S, x: Input<T>) -> T {
    let least = -T::ONE / T::ZERO;
    let mut acc = cells::fold(s, x, splat(s, least), |max, x| x.simd_gt(max).select(x, max));
    let larger = |max: T, x: T| if x > max { x } else { max };
    let max = (x.len() - x.len() % T::LANES..x.len()).fold(least, |max, i| larger(max, x.get(i)));
    // The bound is hidden so that the loop is not written out 16 times.
    acc.as_mut_slice()[..black_box(T::LANES)].iter().fold(max, |max, &x| larger(max, x))
}
