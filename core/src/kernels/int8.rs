//! Vectors of i8: dot product, squared distance, cosine, from exact integers.
//!
//! ```text
//! a chunk of at most 4096 steps:   acc32 += pairs(widen16(x), widen16(y))
//!                                  acc64 += widen64(acc32)
//! ```
//!
//! `pairs` multiplies i16 lanes and adds neighbours into i32 (`pmaddwd`,
//! `i32x4.dot_i16x8`). One step adds at most 4 * 128^2 to a lane, so 4096
//! steps stay below 2^31. Integers have no rounding: any width gives the
//! same bits, none is lost up to 2^53, and |x - y|^2 may be taken as
//! x.x - 2 x.y + y.y: with the cosine everything is dot products, and a walk
//! with two sums was measured to save little.
//!
//! Left out: the byte-wise dot products of newer CPUs take one operand
//! unsigned, or saturate. Inside the crate vectors travel as bytes, so that one
//! walk over rows serves i8 and bits.
use crate::simd::cells::bytes;
use crate::simd::{Level, Real, dispatch};
use fearless_simd::{Bytes, Simd, SimdBase, SimdIntWiden, SimdWiden, i8x32, i16x16, i32x8, u8x32};
use fearless_simd_macros::simd;

/// Values of one step.
const STEP: usize = 32;
/// Steps whose products cannot overflow an i32 lane.
const STEPS: usize = 4096;

/// The i16 halves of a step's bytes.
#[inline(always)]
fn widen<S: Simd>(s: S, x: &[u8]) -> (i16x16<S>, i16x16<S>) {
    i8x32::from_bytes(u8x32::from_slice(s, x)).widen()
}

/// x.y.
#[simd]
pub(super) fn dot_bytes<S: Simd>(s: S, x: &[u8], y: &[u8]) -> f64 {
    let n = x.len().min(y.len());
    // Without vectors the loop for what is left does it all.
    let full = if s.level().is_fallback() { 0 } else { n - n % STEP };
    let mut total = 0i64;
    let mut at = 0;
    while at < full {
        let to = full.min(at + STEPS * STEP);
        let (xs, mut ys) = (x[at..to].chunks_exact(STEP), y[at..to].chunks_exact(STEP));
        let mut acc = i32x8::splat(s, 0);
        for x in xs {
            // As many as x has; a zip would be set up out of line.
            let Some(y) = ys.next() else { break };
            let ((x0, x1), (y0, y1)) = (widen(s, x), widen(s, y));
            acc += x0.pairwise_dot_product(y0) + x1.pairwise_dot_product(y1);
        }
        for &lane in acc.pairwise_widening_add().as_slice() {
            total += lane;
        }
        at = to;
    }
    for (&x, &y) in x[full..n].iter().zip(&y[full..n]) {
        total += i64::from(i32::from(x as i8) * i32::from(y as i8));
    }
    total as f64
}

/// |x - y|^2 or the cosine, where x.x is known.
#[simd]
pub(super) fn given<S: Simd>(s: S, x: &[u8], xx: f64, y: &[u8], cosine: bool) -> f64 {
    let (xy, yy) = (dot_bytes(s, x, y), dot_bytes(s, y, y));
    if !cosine {
        return xx - 2.0 * xy + yy;
    }
    if xx == 0.0 || yy == 0.0 {
        return 0.0;
    }
    (xy / (Real::sqrt(xx) * Real::sqrt(yy))).clamp(-1.0, 1.0)
}

fn apart(level: Level, x: &[i8], y: &[i8], cosine: bool) -> f64 {
    let (x, y) = (bytes(x.get(..y.len()).unwrap_or(x)), bytes(y.get(..x.len()).unwrap_or(y)));
    dispatch!(level, s => given(s, x, dot_bytes(s, x, x), y, cosine))
}

/// Dot product, exact up to 2^53; the shorter length counts.
pub fn dot_i8(level: Level, x: &[i8], y: &[i8]) -> f64 {
    dispatch!(level, s => dot_bytes(s, bytes(x), bytes(y)))
}
/// Sum of (x[i] - y[i])^2, exact up to 2^53; the shorter length counts.
pub fn l2sq_i8(level: Level, x: &[i8], y: &[i8]) -> f64 {
    apart(level, x, y, false)
}
/// Cosine similarity in [-1, 1]; 0 when a vector is zero; the shorter length counts.
pub fn cosine_i8(level: Level, x: &[i8], y: &[i8]) -> f64 {
    apart(level, x, y, true)
}
