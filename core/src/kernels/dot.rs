//! Dot product (BLAS `dot`): a multiply and an add an element, not fused, so
//! that every level rounds alike; bound by loads. FMA would gain at most 1.5 %.
use crate::simd::Real;
use crate::simd::block::{self, Lanes};
use fearless_simd::{Simd, SimdBase};
use fearless_simd_macros::simd;

#[simd]
pub(crate) fn dot<T: Real, S: Simd>(s: S, x: &[T], y: &[T]) -> T {
    let [mut dot] = block::fold2(s, x, y, |[acc], x, y| [acc + x * y], |[acc], x, y| [acc + x * y]);
    dot.sum().canonical()
}

/// A dot product taken in pieces, each of whole blocks but the last: the bits of
/// the whole. For a solver that has just computed a piece, which is then still near.
pub(crate) struct Pieces<T>(Lanes<T>);

impl<T: Real> Pieces<T> {
    pub fn new() -> Pieces<T> {
        Pieces(Lanes::new())
    }

    #[simd]
    pub fn add<S: Simd>(&mut self, s: S, x: &[T], y: &[T]) {
        let mut acc = block::load(s, self.0.values());
        let (mut xs, mut ys) = (x.chunks_exact(T::LANES), y.chunks_exact(T::LANES));
        for (x, y) in (&mut xs).zip(&mut ys) {
            acc += block::load(s, x) * block::load(s, y);
        }
        acc.store_slice(self.0.values());
        for (j, (&x, &y)) in xs.remainder().iter().zip(ys.remainder()).enumerate() {
            self.0.add(j, x * y);
        }
    }

    pub fn sum(mut self) -> T {
        self.0.sum_apart().canonical()
    }
}

super::reduce2! {
    /// Dot product; the shorter length counts.
    dot, dot_f32, dot_f64
}
