//! Packed bits, eight to a byte: and, or, xor, and how many are set.
//!
//! ```text
//! at most 31 times:   two sums of bytes += count_ones(x ^ (y & mask))      8 * 31 < 256
//!                     total += the sums, widened
//! ```
//!
//! One walk counts everything: with a mask of ones the bits that differ, of
//! zeros those of x, and |x and y| and |x or y| are half of |x| + |y| less or
//! plus those that differ. Counts are integers: any width gives the same bits.
//! In the same way and, or, xor are (x ^ y) & a ^ (x & y) & b with masks a and
//! b, still bound by loads and stores. Levels that count no bytes at once
//! (scalar, SSE2) count words.
//!
//! Left out: carry-save adders (Mula, Kurz and Lemire, Faster population
//! counts using AVX2 instructions, 2018), which need more registers than wasm
//! engines give.
use crate::simd::cells::{Input, map_bytes};
use crate::simd::{Level, dispatch};
use core::cell::Cell;
use fearless_simd::{Simd, SimdBase, SimdInt, SimdIntWiden, u8x32};
use fearless_simd_macros::simd;

/// Bytes of a vector.
const WIDTH: usize = 32;
/// Counts that a byte holds.
const ROUNDS: usize = 31;

/// Whether the level counts the bits of a vector's bytes at once.
#[inline(always)]
fn counts_bytes<S: Simd>(s: S) -> bool {
    #[cfg(target_arch = "x86_64")]
    if let fearless_simd::Level::Sse2(_) = s.level() {
        return false;
    }
    !s.level().is_fallback()
}

/// Eight bytes.
#[inline(always)]
fn word(x: &[u8], at: usize) -> Option<u64> {
    x.get(at..)?.first_chunk().copied().map(u64::from_le_bytes)
}

/// How many bits of x ^ (y & mask) are set.
#[simd]
fn count<S: Simd>(s: S, x: &[u8], y: &[u8], mask: u8) -> f64 {
    let n = x.len().min(y.len());
    let full = if counts_bytes(s) { n - n % (2 * WIDTH) } else { 0 };
    let masks = u8x32::splat(s, mask);
    let mut total = 0u64;
    let mut at = 0;
    while at < full {
        let to = full.min(at + 2 * ROUNDS * WIDTH);
        let (xs, mut ys) = (x[at..to].chunks_exact(2 * WIDTH), y[at..to].chunks_exact(2 * WIDTH));
        let (mut even, mut odd) = (u8x32::splat(s, 0), u8x32::splat(s, 0));
        for x in xs {
            // As many as x has; a zip would be set up out of line.
            let Some(y) = ys.next() else { break };
            let ones = |x, y| (u8x32::from_slice(s, x) ^ (u8x32::from_slice(s, y) & masks)).count_ones();
            even += ones(&x[..WIDTH], &y[..WIDTH]);
            odd += ones(&x[WIDTH..], &y[WIDTH..]);
        }
        at = to;
        let sums = even.pairwise_widening_add() + odd.pairwise_widening_add();
        for &lane in sums.pairwise_widening_add().pairwise_widening_add().as_slice() {
            total += lane;
        }
    }
    let masks = u64::from_ne_bytes([mask; 8]);
    while let (Some(x), Some(y)) = (word(x, at), word(y, at)) {
        total += u64::from((x ^ (y & masks)).count_ones());
        at += 8;
    }
    while at < n {
        total += u64::from((x[at] ^ (y[at] & mask)).count_ones());
        at += 1;
    }
    total as f64
}

/// How many bits of x are set.
#[inline(always)]
pub(super) fn popcount<S: Simd>(s: S, x: &[u8]) -> f64 {
    count(s, x, x, 0)
}

/// How many bits differ.
#[inline(always)]
pub(super) fn hamming<S: Simd>(s: S, x: &[u8], y: &[u8]) -> f64 {
    count(s, x, y, !0)
}

/// The Jaccard index of equally long ones, where the bits of x are counted.
#[inline(always)]
pub(super) fn jaccard_given<S: Simd>(s: S, x: &[u8], ones: f64, y: &[u8]) -> f64 {
    let (both, differ) = (ones + popcount(s, y), hamming(s, x, y));
    if both == 0.0 { 1.0 } else { (both - differ) / (both + differ) }
}

/// How many bits of x are set.
pub fn popcount_u8(level: Level, x: &[u8]) -> f64 {
    dispatch!(level, s => popcount(s, x))
}
/// How many bits differ; the shorter length counts.
pub fn hamming_u8(level: Level, x: &[u8], y: &[u8]) -> f64 {
    dispatch!(level, s => hamming(s, x, y))
}
/// Bits set in both over bits set in either; 1 when none is; the shorter length counts.
pub fn jaccard_u8(level: Level, x: &[u8], y: &[u8]) -> f64 {
    let (x, y) = (x.get(..y.len()).unwrap_or(x), y.get(..x.len()).unwrap_or(y));
    dispatch!(level, s => jaccard_given(s, x, popcount(s, x), y))
}

#[simd]
fn bitwise<S: Simd>(s: S, x: Input<u8>, y: Input<u8>, out: &[Cell<u8>], one: u8, both: u8) {
    map_bytes(s, x, y, out, |x, y| ((x ^ y) & one) ^ (x & y & both), |x, y| ((x ^ y) & one) ^ (x & y & both));
}

/// out[i] = x[i] & y[i]; the shortest length counts; out may be x or y.
pub fn bit_and_u8(level: Level, x: &[Cell<u8>], y: &[Cell<u8>], out: &[Cell<u8>]) {
    dispatch!(level, s => bitwise(s, x.into(), y.into(), out, 0, !0))
}
/// out[i] = x[i] | y[i]; the shortest length counts; out may be x or y.
pub fn bit_or_u8(level: Level, x: &[Cell<u8>], y: &[Cell<u8>], out: &[Cell<u8>]) {
    dispatch!(level, s => bitwise(s, x.into(), y.into(), out, !0, !0))
}
/// out[i] = x[i] ^ y[i]; the shortest length counts; out may be x or y.
pub fn bit_xor_u8(level: Level, x: &[Cell<u8>], y: &[Cell<u8>], out: &[Cell<u8>]) {
    dispatch!(level, s => bitwise(s, x.into(), y.into(), out, !0, 0))
}
