//! The micro-kernel: a tile of C in registers.
//!
//! ```text
//! acc = beta * C                       (zero when beta is: C is not looked at)
//! for each k:  acc[i][j] += a[i] * b[j]          one row of B, R values of A
//! C = acc
//! ```
//!
//! The accumulators are R rows of V vectors of 32 bytes; k runs strictly
//! upwards, a product and a sum, each rounded, so the tile's shape is not in
//! the bits. Where a register has 128 bits the panel of A holds every value
//! splatted over 16 bytes: a splat costs a shuffle beside each load, and four
//! of them a step are more than the shuffle port gives. With 256 bits the
//! instruction that loads a splat is free.
//!
//! Shapes measured best: 4 x 32 bytes in wasm and SSE2 (eight accumulators, 2 + 1
//! operands of 16 registers; larger ones spill in V8 and Cranelift, and fused
//! 6 x 32 runs at half the speed of 4 x 32 in V8), 4 x 64 on AVX2, and fused, where
//! more sums have to be under way, 6 x 64. Unrolling k was measured to halve
//! the speed in V8. Without vectors 1 x 32: more sums than that end in memory.
use crate::simd::Real;
use fearless_simd::{Select, Simd, SimdBase, SimdFloat};
use fearless_simd_macros::simd;

/// Values of a vector of the tile.
#[inline(always)]
pub(super) const fn lanes<T: Real>() -> usize {
    T::LANES / 2
}

/// How often a value of A stands in its panel.
#[inline(always)]
pub(super) const fn copies<T: Real>(splat: bool) -> usize {
    if splat { T::LANES / 4 } else { 1 }
}

/// C = beta C + A B over packed panels; C is R rows of V vectors, `ldc` apart.
#[inline(never)]
#[simd]
#[allow(clippy::needless_range_loop)] // iterators are not inlined in small builds
pub(super) fn tile<T: Real, S: Simd, const R: usize, const V: usize, const SPLAT: bool, const FUSED: bool>(
    s: S,
    a: &[T],
    b: &[T],
    beta: T,
    c: &mut [T],
    ldc: usize,
) {
    let (lanes, copies) = (lanes::<T>(), copies::<T>(SPLAT));
    let mut acc = [[T::Half::<S>::splat(s, T::ZERO); V]; R];
    if beta != T::ZERO {
        let beta = T::Half::<S>::splat(s, beta);
        for i in 0..R {
            let Some(row) = c.get(i * ldc..i * ldc + V * lanes) else { return };
            for j in 0..V {
                acc[i][j] = beta * T::Half::<S>::from_slice(s, &row[j * lanes..][..lanes]);
            }
        }
    }
    let mut steps = a.chunks_exact(R * copies);
    for row in b.chunks_exact(V * lanes) {
        let Some(a) = steps.next() else { break };
        let mut b = [acc[0][0]; V];
        for j in 0..V {
            b[j] = T::Half::<S>::from_slice(s, &row[j * lanes..][..lanes]);
        }
        for i in 0..R {
            let a = if SPLAT {
                let a = <T::Half<S> as SimdBase<S>>::Block::from_slice(s, &a[i * copies..][..copies]);
                T::Half::<S>::block_splat(a)
            } else {
                T::Half::<S>::splat(s, a[i])
            };
            for j in 0..V {
                acc[i][j] = if FUSED { a.mul_add(b[j], acc[i][j]) } else { acc[i][j] + a * b[j] };
            }
        }
    }
    let nan = T::Half::<S>::splat(s, T::NAN);
    for i in 0..R {
        let Some(row) = c.get_mut(i * ldc..i * ldc + V * lanes) else { return };
        for j in 0..V {
            let v = acc[i][j];
            v.simd_eq(v).select(v, nan).store_slice(&mut row[j * lanes..][..lanes]);
        }
    }
}
