//! The gate of SwiGLU (Shazeer, 2020), by rows: silu(x) y, where x and y are
//! the two products of a feed-forward layer. Cost: a sigmoid and two products.
use super::activation::swiglu_blocks;
use super::elementary::Elementary;
use super::map::walk;
use super::rows::Shape;
use crate::error::Error;
use crate::simd::cells::Input;
use crate::simd::{Level, dispatch};
use core::cell::Cell;
use fearless_simd::Simd;

fn swiglu<T: Elementary, S: Simd>(s: S, x: Input<T>, y: Input<T>, out: &[Cell<T>], shape: Shape) {
    shape.each(|from, to| {
        walk(s, swiglu_blocks::<T, S>, [T::ZERO; 2], x.part(from, to), y.part(from, to), &out[from..to]);
    });
}

macro_rules! plain {
    ($name:ident, $t:ident) => {
        /// out = silu(x) * y, element by element, by rows; out may be x or y. Within 5 ULP.
        ///
        /// # Errors
        /// [`Error::Shape`] when the stride is shorter than a row or a matrix does not fit its slice.
        pub fn $name(
            level: Level,
            x: &[Cell<$t>],
            y: &[Cell<$t>],
            out: &[Cell<$t>],
            rows: usize,
            cols: usize,
            stride: usize,
        ) -> Result<(), Error> {
            let shape = Shape { rows, cols, stride };
            shape.check(x.len(), out.len())?;
            shape.holds("the length of y", y.len())?;
            dispatch!(level, s => swiglu(s, x.into(), y.into(), out, shape));
            Ok(())
        }
    };
}
plain!(swiglu_f32, f32);
plain!(swiglu_f64, f64);
