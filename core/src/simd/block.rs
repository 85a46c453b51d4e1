//! The numeric contract: the 64-byte block and the order of a reduction.
//!
//! One logical block is 64 bytes: 16 lanes of f32, 8 of f64. In a reduction
//! element i goes to lane i mod lanes, multiplied then added, never fused; the
//! last block is padded with zeros (lanes start at +0, so that a padded lane
//! keeps its bits); then the lanes are folded by halves, `t[j] += t[j + L/2]`,
//! ..., `t[0] += t[1]`; a NaN becomes the canonical one. Every level walks the
//! same lanes, so every level gives the same bits.
//!
//! Why 64 bytes: four 128-bit accumulators hide the latency of an addition in
//! wasm and SSE2, two of 256 bits nearly do in AVX2. Twice as many were
//! measured to spill registers in V8 and Cranelift.
#![forbid(unsafe_code)]

use core::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub, SubAssign};
use fearless_simd::{Select, Simd, SimdBase, SimdFloat, SimdFloatElement, f32x16, f64x8};

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
    ($t:ident, $block:ident, $bits:ident, $mantissa:literal, $bias:literal, $sqrt:path) => {
        impl Real for $t {
            type Block<S: Simd> = $block<S>;
            const ZERO: $t = 0.0;
            const ONE: $t = 1.0;
            const NAN: $t = $t::NAN;
            const EPSILON: $t = $t::EPSILON;
            const SMALL_SQUARE: $t = $t::MIN_POSITIVE / $t::EPSILON;
            const MAX: $t = $t::MAX;
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
real!(f32, f32x16, u32, 23, 127, sqrt_f32);
real!(f64, f64x8, u64, 52, 1023, sqrt_f64);

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
const MAX_LANES: usize = LANE_BYTES / size_of::<f32>();

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

/// The last block of a slice, padded with zeros.
#[inline(always)]
pub(crate) fn load_padded<T: Real, S: Simd>(s: S, x: &[T]) -> T::Block<S> {
    load(s, &padded(x)[..T::LANES])
}

/// Out of line: every kernel has a tail. In pieces of fixed size: a loop over
/// the length becomes a call of `memory.copy`, which costs 10 ns in V8.
#[inline(never)]
fn padded<T: Real>(x: &[T]) -> [T; MAX_LANES] {
    let mut padded = [T::ZERO; MAX_LANES];
    let at = piece::<T, 8>(x, &mut padded, 0);
    let at = piece::<T, 4>(x, &mut padded, at);
    let at = piece::<T, 2>(x, &mut padded, at);
    piece::<T, 1>(x, &mut padded, at);
    padded
}

/// Copies N values from `at` on when the length has that binary digit.
#[inline(always)]
fn piece<T: Real, const N: usize>(x: &[T], padded: &mut [T; MAX_LANES], at: usize) -> usize {
    if x.len() & N == 0 {
        return at;
    }
    if let (Some(x), Some(p)) = (x.get(at..at + N), padded.get_mut(at..at + N)) {
        p.copy_from_slice(x);
    }
    at + N
}

/// The canonical NaN in place of any other, lane by lane.
#[inline(always)]
pub(crate) fn canonical<T: Real, S: Simd>(s: S, v: T::Block<S>) -> T::Block<S> {
    v.simd_eq(v).select(v, splat(s, T::NAN))
}

/// Folds the lanes by halves with `f`.
#[inline(always)]
pub(crate) fn tree<T: Real, S: Simd>(block: T::Block<S>, f: impl Fn(T, T) -> T) -> T {
    let mut lanes = Lanes::new();
    lanes.0[..T::LANES].copy_from_slice(block.as_slice());
    lanes.fold(f)
}

/// The lanes of one reduction in plain code, for walks too rare for vectors.
pub(crate) struct Lanes<T>([T; MAX_LANES]);

impl<T: Real> Lanes<T> {
    #[inline(always)]
    pub fn new() -> Lanes<T> {
        Lanes([T::ZERO; MAX_LANES])
    }

    /// Adds element i's part to its lane.
    pub fn add(&mut self, i: usize, v: T) {
        self.0[i % T::LANES] += v;
    }

    pub fn sum(self) -> T {
        self.fold(|a, b| a + b)
    }

    #[inline(always)]
    fn fold(mut self, f: impl Fn(T, T) -> T) -> T {
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

/// Walks one slice block by block into `A` accumulators.
#[inline(always)]
pub(crate) fn fold1<T: Real, S: Simd, A>(s: S, x: &[T], mut acc: A, f: impl Fn(A, T::Block<S>) -> A) -> A {
    let mut blocks = x.chunks_exact(T::LANES);
    for block in &mut blocks {
        acc = f(acc, load(s, block));
    }
    if !blocks.remainder().is_empty() {
        acc = f(acc, load_padded(s, blocks.remainder()));
    }
    acc
}

/// Walks two slices block by block into `A` accumulators; the shorter length counts.
#[inline(always)]
pub(crate) fn fold2<T: Real, S: Simd, A>(
    s: S,
    x: &[T],
    y: &[T],
    mut acc: A,
    f: impl Fn(A, T::Block<S>, T::Block<S>) -> A,
) -> A {
    let n = x.len().min(y.len());
    let mut xs = x[..n].chunks_exact(T::LANES);
    let mut ys = y[..n].chunks_exact(T::LANES);
    for (a, b) in (&mut xs).zip(&mut ys) {
        acc = f(acc, load(s, a), load(s, b));
    }
    if !xs.remainder().is_empty() {
        acc = f(acc, load_padded(s, xs.remainder()), load_padded(s, ys.remainder()));
    }
    acc
}
