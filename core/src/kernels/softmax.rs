//! Softmax and the logarithm of a sum of exponentials, by rows, shifted by the
//! largest value so that nothing overflows (Blanchard, Higham and Higham, 2021).
//!
//! Softmax walks a row four times: the maximum; the exponentials, into `out`;
//! their sum, in the order of the block; the product with its reciprocal.
//! logsumexp has no room for the exponentials and takes them in chunks, which
//! are added in the same order. Left out: the one-pass form, which rescales a
//! running sum and so has another order on every width.
use super::arith::scale_blocks;
use super::elementary::{Elementary, exp_blocks};
use super::map::walk;
use super::rows::{self, Shape};
use super::sum::{add, sum};
use crate::error::Error;
use crate::simd::block::{Lanes, splat_vector};
use crate::simd::cells::{Input, cells};
use crate::simd::{Level, dispatch};
use core::cell::Cell;
use fearless_simd::{Simd, SimdBase};

/// Values of a row taken at a time: a multiple of the block.
const CHUNK: usize = 256;

fn softmax<T: Elementary, S: Simd>(s: S, x: Input<T>, out: &[Cell<T>], shape: Shape) {
    shape.each(|from, to| {
        let (x, out) = (x.part(from, to), &out[from..to]);
        walk(s, exp_blocks::<T, S>, [rows::max(s, x); 2], x, x, out);
        let total: T = sum(s, out.into());
        walk(s, scale_blocks::<T, S>, [T::ONE / total; 2], out.into(), out.into(), out);
    });
}

fn logsumexp<T: Elementary, S: Simd>(s: S, x: &[T], out: &mut [T], shape: Shape) {
    for (row, out) in out.iter_mut().enumerate() {
        let from = row * shape.stride;
        let x = &x[from..from + shape.cols];
        let max = rows::max(s, x.into());
        // An infinite shift would make NaN of what is 0 or infinite.
        let shift = if max.is_finite() { max } else { T::ZERO };
        let mut lanes = Lanes::new();
        let mut room = [T::ZERO; CHUNK];
        for x in x.chunks(CHUNK) {
            let e = cells(&mut room[..x.len()]);
            walk(s, exp_blocks::<T, S>, [shift; 2], x.into(), x.into(), e);
            add(s, &mut lanes, e.into());
        }
        let log = T::log(s, T::constants(), splat_vector::<T, S>(s, lanes.sum_apart()));
        *out = (log.as_slice()[0] + shift).canonical();
    }
}

macro_rules! plain {
    ($t:ident, $softmax:ident, $logsumexp:ident) => {
        /// Each row of out = e^x / sum(e^x) of that row of x; out may be x. An entry of -infinity gives 0. A
        /// row of them alone gives NaN, and so does one with NaN or +infinity in it. Each value is within
        /// 4 + |x - max| + cols / lanes ULP.
        ///
        /// # Errors
        /// [`Error::Shape`] when the stride is shorter than a row or a matrix does not fit its slice.
        pub fn $softmax(
            level: Level,
            x: &[Cell<$t>],
            out: &[Cell<$t>],
            rows: usize,
            cols: usize,
            stride: usize,
        ) -> Result<(), Error> {
            let shape = Shape { rows, cols, stride };
            shape.check(x.len(), out.len())?;
            dispatch!(level, s => softmax(s, x.into(), out, shape));
            Ok(())
        }
        /// out[r] = log(sum(e^x)) of row r of x: -infinity for an empty row or one of -infinity alone, infinite
        /// where an entry is, NaN where one is NaN. Within 2 ULP of itself, of the largest entry and of
        /// log(cols), and cols / lanes epsilons.
        ///
        /// # Errors
        /// [`Error::Shape`] when the stride is shorter than a row or a slice too short.
        pub fn $logsumexp(
            level: Level,
            x: &[$t],
            out: &mut [$t],
            rows: usize,
            cols: usize,
            stride: usize,
        ) -> Result<(), Error> {
            let shape = Shape { rows, cols, stride: if cols == 0 { 0 } else { stride } };
            shape.holds("the length of x", x.len())?;
            let have = out.len();
            let Some(out) = out.get_mut(..rows) else {
                return Err(Error::Shape { what: "the length of out", have, want: rows });
            };
            dispatch!(level, s => logsumexp(s, x, out, shape));
            Ok(())
        }
    };
}
plain!(f32, softmax_f32, logsumexp_f32);
plain!(f64, softmax_f64, logsumexp_f64);
