//! The numeric contract: the 64-byte block and the order of a reduction.
//!
//! One logical block is 64 bytes: 16 lanes of f32, 8 of f64. In a reduction
//! element i goes to lane i mod lanes, multiplied then added, never fused (the
//! values after the last full block too; lanes start at +0, so that padding them
//! with zeros would give the same bits); then the lanes are folded by halves, `t[j] += t[j + L/2]`,
//! ..., `t[0] += t[1]`; a NaN becomes the canonical one. Every level walks the
//! same lanes, so every level gives the same bits.
//!
//! Why 64 bytes: four 128-bit accumulators hide the latency of an addition in
//! wasm and SSE2, two of 256 bits nearly do in AVX2. Twice as many were
//! measured to spill registers in V8 and Cranelift.
#![forbid(unsafe_code)]

use super::cells::Input;
use core::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub, SubAssign};
use fearless_simd::{Simd, SimdBase, SimdFloat, SimdFloatElement, f32x8, f32x16, f64x4, f64x8};

/// Bytes of one logical block.
pub const LANE_BYTES: usize = 64;

/// f32 or f64.
pub trait Real:
    SimdFloatElement
    + Copy
    + PartialOrd
    + Default
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + Send
    + Sync
    + 'static
{
    /// One logical block at a level.
    type Block<S: Simd>: SimdFloat<S, Element = Self>;
    /// A vector as wide as the level's registers.
    type Vector<S: Simd>: SimdFloat<S, Element = Self>;
    /// Half a block, 32 bytes: the vector of matrix tiles.
    type Half<S: Simd>: SimdFloat<S, Element = Self>;
    /// Lanes of a block.
    const LANES: usize = LANE_BYTES / size_of::<Self>();
    /// +0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
    /// The one NaN that leaves.
    const NAN: Self;
    /// Unit roundoff times two: the distance from 1 to the next number.
    const EPSILON: Self;
    /// A sum of squares below this may have lost digits to underflow.
    const SMALL_SQUARE: Self;
    /// Largest finite number.
    const MAX: Self;
    /// Infinity.
    const INFINITY: Self;
    /// 2^ceil(p/2) + 1 for p bits of precision: splits a number into two halves.
    const SPLITTER: Self;
    /// Neither NaN nor infinite.
    fn is_finite(self) -> bool;
    /// |self|.
    fn abs(self) -> Self;
    /// The square root, correctly rounded.
    fn sqrt(self) -> Self;
    /// 2^-e for self in [2^e, 2^(e+1)), e limited so that it is normal.
    fn inverse_power_of_two(self) -> Self;
    /// The nearest of this type.
    fn from_f64(v: f64) -> Self;
    /// Exact.
    fn to_f64(self) -> f64;

    /// The canonical NaN in place of any other.
    #[inline(always)]
    #[allow(clippy::eq_op)]
    fn canonical(self) -> Self {
        if self == self { self } else { Self::NAN }
    }
}

macro_rules! real {
    ($t:ident, $block:ident, $half:ident, $native:ident, $bits:ident, $mantissa:literal, $bias:literal, $sqrt:path) => {
        impl Real for $t {
            type Block<S: Simd> = $block<S>;
            type Half<S: Simd> = $half<S>;
            type Vector<S: Simd> = S::$native;
            const ZERO: $t = 0.0;
            const ONE: $t = 1.0;
            const NAN: $t = $t::NAN;
            const EPSILON: $t = $t::EPSILON;
            const SMALL_SQUARE: $t = $t::MIN_POSITIVE / $t::EPSILON;
            const MAX: $t = $t::MAX;
            const INFINITY: $t = $t::INFINITY;
            const SPLITTER: $t = (1u64 << (($mantissa + 2) / 2)) as $t + 1.0;
            #[inline(always)]
            fn is_finite(self) -> bool {
                $t::is_finite(self)
            }
            #[inline(always)]
            fn abs(self) -> $t {
                $t::abs(self)
            }
            #[inline(always)]
            fn sqrt(self) -> $t {
                $sqrt(self)
            }
            fn inverse_power_of_two(self) -> $t {
                let e = ((self.abs().to_bits() >> $mantissa) as i32 - $bias).clamp(1 - $bias, $bias - 1);
                $t::from_bits((($bias - e) as $bits) << $mantissa)
            }
            #[inline(always)]
            fn from_f64(v: f64) -> $t {
                v as $t
            }
            #[inline(always)]
            fn to_f64(self) -> f64 {
                self.into()
            }
        }
    };
}
real!(f32, f32x16, f32x8, f32s, u32, 23, 127, sqrt_f32);
real!(f64, f64x8, f64x4, f64s, u64, 52, 1023, sqrt_f64);

// core has no square root; libm's is correctly rounded on every target, and so
// is the instruction, which libm leaves alone in wasm.
#[cfg(not(target_feature = "simd128"))]
use libm::{sqrt as sqrt_f64, sqrtf as sqrt_f32};
#[cfg(target_feature = "simd128")]
use wasm_sqrt::{sqrt_f32, sqrt_f64};
#[cfg(target_feature = "simd128")]
mod wasm_sqrt {
    use core::arch::wasm32::*;
    pub fn sqrt_f32(v: f32) -> f32 {
        f32x4_extract_lane::<0>(f32x4_sqrt(f32x4_splat(v)))
    }
    pub fn sqrt_f64(v: f64) -> f64 {
        f64x2_extract_lane::<0>(f64x2_sqrt(f64x2_splat(v)))
    }
}

/// The most lanes a block has.
pub(crate) const MAX_LANES: usize = LANE_BYTES / size_of::<f32>();

/// A block of one value.
#[inline(always)]
pub(crate) fn splat<T: Real, S: Simd>(s: S, v: T) -> T::Block<S> {
    T::Block::<S>::splat(s, v)
}

/// A full block of a slice of [`Real::LANES`] values.
#[inline(always)]
pub(crate) fn load<T: Real, S: Simd>(s: S, x: &[T]) -> T::Block<S> {
    T::Block::<S>::from_slice(s, x)
}

/// A native vector of one value.
#[inline(always)]
pub(crate) fn splat_vector<T: Real, S: Simd>(s: S, v: T) -> T::Vector<S> {
    T::Vector::<S>::splat(s, v)
}

/// The lanes of a reduction, one by one.
pub(crate) struct Lanes<T>([T; MAX_LANES]);

impl<T: Real> Lanes<T> {
    #[inline(always)]
    pub fn new() -> Lanes<T> {
        Lanes([T::ZERO; MAX_LANES])
    }

    /// The lanes of a block of this type.
    #[inline(always)]
    pub fn values(&mut self) -> &mut [T] {
        &mut self.0[..T::LANES]
    }

    /// Adds element i's part to its lane.
    pub fn add(&mut self, i: usize, v: T) {
        self.0[i % T::LANES] += v;
    }

    /// The sum of the lanes, folded by halves.
    #[inline(always)]
    pub fn sum(&mut self) -> T {
        self.fold(|a, b| a + b)
    }

    /// The same out of line: small, where some nanoseconds do not count.
    #[inline(never)]
    pub fn sum_apart(&mut self) -> T {
        self.sum()
    }

    /// Folds by halves with `f`.
    #[inline(always)]
    pub fn fold(&mut self, f: impl Fn(T, T) -> T) -> T {
        let mut half = T::LANES / 2;
        while half > 0 {
            for j in 0..half {
                self.0[j] = f(self.0[j], self.0[j + half]);
            }
            half /= 2;
        }
        self.0[0]
    }
}

/// Walks one slice into K accumulators that start at `start` in every lane; the
/// values after the last full block are a block padded with `pad`. One place
/// where `block` stands: small code, for kernels whose arithmetic hides a branch
/// a block.
#[inline(always)]
pub(crate) fn padded1<T: Real, S: Simd, const K: usize>(
    s: S,
    start: [T; K],
    pad: T,
    x: Input<T>,
    block: impl Fn([T::Block<S>; K], T::Block<S>) -> [T::Block<S>; K],
) -> [Lanes<T>; K] {
    let full = x.len() - x.len() % T::LANES;
    let last = last(pad, x.part(full, x.len()));
    let mut acc = start.map(
        #[inline(always)]
        |v| splat(s, v),
    );
    let mut at = 0;
    while at < x.len() {
        let chunk = if at < full { x.part(at, at + T::LANES) } else { last[..].into() };
        acc = block(acc, chunk.block(s));
        at += T::LANES;
    }
    spread::<T, S, K>(acc)
}

/// Two slices of one length, from zero, padded with zeros: see [`padded1`].
#[inline(always)]
pub(crate) fn padded2<T: Real, S: Simd, const K: usize>(
    s: S,
    x: &[T],
    y: &[T],
    block: impl Fn([T::Block<S>; K], T::Block<S>, T::Block<S>) -> [T::Block<S>; K],
) -> [Lanes<T>; K] {
    let n = x.len().min(y.len());
    let full = n - n % T::LANES;
    let (last_x, last_y) = (last(T::ZERO, x[full..n].into()), last(T::ZERO, y[full..n].into()));
    let mut acc = [splat(s, T::ZERO); K];
    let mut at = 0;
    while at < n {
        let end = at + T::LANES;
        let (x, y) = if at < full { (&x[at..end], &y[at..end]) } else { (&last_x[..T::LANES], &last_y[..T::LANES]) };
        acc = block(acc, load(s, x), load(s, y));
        at = end;
    }
    spread::<T, S, K>(acc)
}

/// The values, then `pad`.
fn last<T: Real>(pad: T, values: Input<T>) -> [T; MAX_LANES] {
    let mut last = [pad; MAX_LANES];
    for (i, to) in last.iter_mut().enumerate().take(values.len()) {
        *to = values.get(i);
    }
    last
}

/// Walks two slices, the shorter length counting, into K sums that start at
/// zero: `block` takes a block of each, `lane` does the same to one lane, for
/// the values after the last full block. One by one, they need neither memory
/// nor a call: accumulators that live across a call are kept in memory by
/// Cranelift, in the loop too, which halves its speed.
#[inline(always)]
pub(crate) fn fold2<T: Real, S: Simd, const K: usize>(
    s: S,
    x: &[T],
    y: &[T],
    block: impl Fn([T::Block<S>; K], T::Block<S>, T::Block<S>) -> [T::Block<S>; K],
    lane: impl Fn([T; K], T, T) -> [T; K],
) -> [Lanes<T>; K] {
    let n = x.len().min(y.len());
    let mut acc = [splat(s, T::ZERO); K];
    let mut xs = x[..n].chunks_exact(T::LANES);
    let mut ys = y[..n].chunks_exact(T::LANES);
    for (x, y) in (&mut xs).zip(&mut ys) {
        acc = block(acc, load(s, x), load(s, y));
    }
    let mut lanes = spread::<T, S, K>(acc);
    for (j, (&x, &y)) in xs.remainder().iter().zip(ys.remainder()).enumerate() {
        put(&mut lanes, j, |now| lane(now, x, y));
    }
    lanes
}

#[inline(always)]
fn spread<T: Real, S: Simd, const K: usize>(acc: [T::Block<S>; K]) -> [Lanes<T>; K] {
    acc.map(
        #[inline(always)]
        |block| {
            let mut lanes = Lanes::new();
            lanes.0[..T::LANES].copy_from_slice(block.as_slice());
            lanes
        },
    )
}

#[inline(always)]
fn put<T: Real, const K: usize>(lanes: &mut [Lanes<T>; K], j: usize, f: impl Fn([T; K]) -> [T; K]) {
    let now = core::array::from_fn(|k| lanes[k].0[j]);
    for (lanes, v) in lanes.iter_mut().zip(f(now)) {
        lanes.0[j] = v;
    }
}
