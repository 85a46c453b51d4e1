//! Normalisation by rows: to unit length, layernorm (Ba, Kiros and Hinton,
//! 2016) and rmsnorm (Zhang and Sennrich, 2019).
//!
//! All three are (x - shift) / sqrt(sum (x - shift)^2 / n + eps): shift is the
//! mean in layernorm, 0 else; n is 1 and eps 0 for the unit length. Mean and
//! squares are two walks, not one: sum x^2 - n mean^2 cancels. The quotient is a
//! product with the reciprocal. Where squares overflow or vanish they are
//! taken again of the row times a large or a small power of two, whose squares
//! do neither; so the size of a row does not matter. gamma and beta are walks of their own, which costs a pass over what
//! is in the cache and saves four copies of the loop.
use super::arith::{add_blocks, mul_blocks};
use super::elementary::Elementary;
use super::map::{maps, walk};
use super::moments::deviations;
use super::rows::Shape;
use super::sum::sum;
use crate::error::Error;
use crate::simd::cells::Input;
use crate::simd::{Level, Real, dispatch};
use core::cell::Cell;
use fearless_simd::Simd;

maps! { Real:
    centre_blocks [shift factor] (x) blocks |s| |x| (x - shift) * factor;
}

/// Which of the three, and what goes with it.
struct Norm<'a, T> {
    unit: bool,
    centred: bool,
    gamma: Option<&'a [T]>,
    beta: Option<&'a [T]>,
    eps: T,
}

fn norm<T: Elementary, S: Simd>(s: S, norm: &Norm<T>, x: Input<T>, out: &[Cell<T>], shape: Shape) {
    let cols = T::from_f64(shape.cols as f64);
    let n = if norm.unit { T::ONE } else { cols };
    shape.each(|from, to| {
        let (mut x, out) = (x.part(from, to), &out[from..to]);
        let mut shift = if norm.centred { sum(s, x) / cols } else { T::ZERO };
        let mut squares = deviations(s, shift, x);
        let mut eps = norm.eps;
        if !(squares.is_finite() && (squares >= T::SMALL_SQUARE || eps >= T::SMALL_SQUARE)) {
            let scale = T::SCALES[if squares < T::ONE { 0 } else { 1 }];
            walk(s, centre_blocks::<T, S>, [shift, scale], x, x, out);
            (x, shift, eps) = (out.into(), T::ZERO, eps * scale * scale);
            squares = deviations(s, shift, x);
        }
        // A row of zeros has no direction and stays.
        let root = if norm.unit && squares == T::ZERO { T::ONE } else { (squares / n + eps).sqrt() };
        walk(s, centre_blocks::<T, S>, [shift, T::ONE / root], x, x, out);
        if let Some(gamma) = norm.gamma {
            walk(s, mul_blocks::<T, S>, [T::ZERO; 2], out.into(), gamma.into(), out);
        }
        if let Some(beta) = norm.beta {
            walk(s, add_blocks::<T, S>, [T::ZERO; 2], out.into(), beta.into(), out);
        }
    });
}

/// Refuses what does not fit.
fn check<T: Real>(norm: &Norm<T>, shape: Shape, x: &[Cell<T>], out: &[Cell<T>]) -> Result<(), Error> {
    shape.check(x.len(), out.len())?;
    let row = Shape { rows: shape.rows.min(1), ..shape };
    row.holds("the length of gamma", norm.gamma.map_or(usize::MAX, <[T]>::len))?;
    row.holds("the length of beta", norm.beta.map_or(usize::MAX, <[T]>::len))
}

macro_rules! plain {
    ($t:ident, $normalize:ident, $layernorm:ident, $rmsnorm:ident) => {
        /// Each row of out = that row of x over its Euclidean norm, safe against overflow and underflow; a row
        /// of zeros stays; a row with NaN or an infinity in it has NaN there, and 0 or NaN elsewhere; out may be x.
        ///
        /// # Errors
        /// [`Error::Shape`] when the stride is shorter than a row or a matrix does not fit its slice.
        pub fn $normalize(
            level: Level,
            x: &[Cell<$t>],
            out: &[Cell<$t>],
            rows: usize,
            cols: usize,
            stride: usize,
        ) -> Result<(), Error> {
            let shape = Shape { rows, cols, stride };
            let unit = Norm { unit: true, centred: false, gamma: None, beta: None, eps: 0.0 };
            check(&unit, shape, x, out)?;
            dispatch!(level, s => norm(s, &unit, x.into(), out, shape));
            Ok(())
        }
        /// Each row of out = (x - mean) / sqrt(variance + eps) * gamma + beta, the variance over cols, not
        /// cols - 1; gamma is 1 and beta 0 where not given; out may be x. A row whose sum overflows gives NaN,
        /// and so does a constant row where eps is 0.
        ///
        /// # Errors
        /// [`Error::Shape`] when the stride is shorter than a row, or a matrix, gamma or beta does not fit its slice.
        #[allow(clippy::too_many_arguments)]
        pub fn $layernorm(
            level: Level,
            x: &[Cell<$t>],
            gamma: Option<&[$t]>,
            beta: Option<&[$t]>,
            eps: $t,
            out: &[Cell<$t>],
            rows: usize,
            cols: usize,
            stride: usize,
        ) -> Result<(), Error> {
            let shape = Shape { rows, cols, stride };
            let layer = Norm { unit: false, centred: true, gamma, beta, eps };
            check(&layer, shape, x, out)?;
            dispatch!(level, s => norm(s, &layer, x.into(), out, shape));
            Ok(())
        }
        /// Each row of out = x / sqrt(mean(x^2) + eps) * gamma; gamma is 1 where not given; out may be x. A row
        /// of zeros gives NaN where eps is 0.
        ///
        /// # Errors
        /// [`Error::Shape`] when the stride is shorter than a row, or a matrix or gamma does not fit its slice.
        #[allow(clippy::too_many_arguments)]
        pub fn $rmsnorm(
            level: Level,
            x: &[Cell<$t>],
            gamma: Option<&[$t]>,
            eps: $t,
            out: &[Cell<$t>],
            rows: usize,
            cols: usize,
            stride: usize,
        ) -> Result<(), Error> {
            let shape = Shape { rows, cols, stride };
            let rms = Norm { unit: false, centred: false, gamma, beta: None, eps };
            check(&rms, shape, x, out)?;
            dispatch!(level, s => norm(s, &rms, x.into(), out, shape));
            Ok(())
        }
    };
}
plain!(f32, normalize_f32, layernorm_f32, rmsnorm_f32);
plain!(f64, normalize_f64, layernorm_f64, rmsnorm_f64);
