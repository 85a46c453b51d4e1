//! Rotary position embedding (RoFormer, Su et al. 2021): pair i of a row at
//! position p is turned by the angle p base^(-2i / cols).
//!
//! ```text
//! for each few pairs i, as many as a vector of f64 has lanes
//!     theta = exp(-2i / cols * log(base))
//!     for each row
//!         (sin, cos) of (position + row) * theta
//!         (a, b) of every pair becomes (a cos - b sin, b cos + a sin)
//! ```
//!
//! The angle and its sine are f64 whatever the type: at position 10^6 an f32
//! angle is off by 0.03. Theta is off by |2i / cols log(base)| epsilons, which
//! puts an angle off by at most 1e-16 p. Rows are the inner loop, so theta is
//! had once. The rotation itself is scalar code: sine and cosine are the cost.
use super::elementary::{Elementary, exp, sin_cos};
use super::rows::Shape;
use crate::error::Error;
use crate::simd::block::splat_vector;
use crate::simd::{Level, Real, dispatch};
use core::cell::Cell;
use fearless_simd::{Simd, SimdBase};

/// What turns the rows.
#[derive(Clone, Copy)]
struct Rotation {
    position: u32,
    base: f64,
    interleaved: bool,
}

/// Sine and cosine of the pairs from `first`, at a position: one copy for f32 and f64.
#[inline(never)]
fn turn<S: Simd>(s: S, theta: S::f64s, position: f64, to: &mut [f64; 16]) {
    let (sin, cos) = sin_cos(s, theta * splat_vector::<f64, S>(s, position));
    sin.store_slice(&mut to[..S::f64s::LEN]);
    cos.store_slice(&mut to[8..][..S::f64s::LEN]);
}

/// The thetas of the pairs from `first`.
#[inline(never)]
fn thetas<S: Simd>(s: S, first: usize, cols: usize, base: f64) -> S::f64s {
    let log = <f64 as Elementary>::log(s, f64::constants(), splat_vector::<f64, S>(s, base));
    let i = S::f64s::from_fn(s, |lane| (first + lane) as f64 * -2.0);
    exp(s, f64::constants(), i / splat_vector::<f64, S>(s, cols as f64) * log)
}

fn rope<T: Real, S: Simd>(s: S, x: &[Cell<T>], out: &[Cell<T>], shape: Shape, by: Rotation) {
    let half = shape.cols / 2;
    // Pair i is (i step, i step + apart).
    let (step, apart) = if by.interleaved { (2, 1) } else { (1, half) };
    let mut turned = [0.0; 16];
    let mut first = 0;
    while first < half {
        let theta = thetas(s, first, shape.cols, by.base);
        let last = half.min(first + S::f64s::LEN);
        let mut position = by.position as f64;
        shape.each(|from, to| {
            turn(s, theta, position, &mut turned);
            position += 1.0;
            let (x, out) = (&x[from..to], &out[from..to]);
            for pair in first..last {
                let (i, j) = (pair * step, pair * step + apart);
                let (sin, cos) = (T::from_f64(turned[(pair - first) % 8]), T::from_f64(turned[(pair - first) % 8 + 8]));
                let (a, b) = (x[i].get(), x[j].get());
                out[i].set((a * cos - b * sin).canonical());
                out[j].set((b * cos + a * sin).canonical());
            }
        });
        first = last;
    }
}

macro_rules! plain {
    ($name:ident, $t:ident) => {
        /// Each row of out = that row of x, its pairs turned: row r is the position `position + r`, pair i is
        /// (2i, 2i + 1) when `interleaved` (RoFormer), else (i, i + cols / 2) (GPT-NeoX, Llama); its angle is the
        /// position times base^(-2i / cols), where base is at least 1 (usually 10,000). out may be x. Angles are
        /// f64 and off by at most 1e-16 of the position, 1e-16 beside.
        ///
        /// # Errors
        /// [`Error::Shape`] when cols is odd, the stride is shorter than a row or a matrix does not fit its
        /// slice; [`Error::NotFinite`] when base is not a finite number from 1.
        #[allow(clippy::too_many_arguments)]
        pub fn $name(
            level: Level,
            x: &[Cell<$t>],
            out: &[Cell<$t>],
            rows: usize,
            cols: usize,
            stride: usize,
            position: u32,
            base: f64,
            interleaved: bool,
        ) -> Result<(), Error> {
            if cols % 2 != 0 {
                return Err(Error::Shape { what: "cols, which must be even", have: cols, want: cols.saturating_add(1) });
            }
            if !(base.is_finite() && base >= 1.0) {
                return Err(Error::NotFinite { what: "base, which must be at least 1,", at: 0 });
            }
            let (shape, by) = (Shape { rows, cols, stride }, Rotation { position, base, interleaved });
            shape.check(x.len(), out.len())?;
            dispatch!(level, s => rope(s, x, out, shape, by));
            Ok(())
        }
    };
}
plain!(rope_f32, f32);
plain!(rope_f64, f64);
