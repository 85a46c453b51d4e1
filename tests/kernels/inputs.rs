//! Inputs by kind, the same on every run, and their place in memory: any
//! offset from a block, between NaNs, so that a value read past either end shows.

use crate::real::Real;
use fastrand::Rng;

/// Offsets from a block that are tried.
pub const OFFSETS: usize = 16;

#[derive(Clone, Copy, Debug)]
pub enum Paint {
    /// From -1 to 1.
    Plain,
    /// Magnitudes from 2^-20 to 2^20: a wrong order shows in the bits.
    Wide,
    /// One in four is zero, -0, subnormal, the largest, infinite or a NaN.
    Special,
}

/// Every length to two blocks and one, where tails and their absence are hit,
/// and some with many blocks.
pub fn lengths<T: Real>(rng: &mut Rng) -> Vec<usize> {
    let random = [100..200, 500..600, 1000..1100, 4000..4200].map(|range| rng.usize(range));
    (0..=2 * T::LANES + 1).chain([1024]).chain(random).collect()
}

pub fn paint<T: Real>(rng: &mut Rng, kind: Paint, n: usize) -> Vec<T> {
    (0..n).map(|_| value(rng, kind)).collect()
}

fn value<T: Real>(rng: &mut Rng, kind: Paint) -> T {
    let plain = 2.0 * rng.f64() - 1.0;
    match kind {
        Paint::Plain => T::from_f64(plain),
        Paint::Special if rng.u8(..) < 64 => special(rng.usize(..)),
        _ => T::from_f64(plain * 2f64.powi(rng.i32(-20..=20))),
    }
}

fn special<T: Real>(pick: usize) -> T {
    let infinite = T::ONE / T::ZERO;
    let all = [T::ZERO, -T::ZERO, T::SMALLEST, -T::SMALLEST, T::MAX, -T::MAX, infinite, -infinite, T::odd_nan()];
    all[pick % all.len()]
}

/// Values `offset` places into a block's worth of NaNs, and NaNs behind.
pub struct Placed<T> {
    memory: Vec<T>,
    offset: usize,
    n: usize,
}

impl<T: Real> Placed<T> {
    pub fn new(values: &[T], offset: usize) -> Placed<T> {
        let guard = vec![T::odd_nan(); OFFSETS];
        Placed { memory: [&guard[..offset], values, &guard].concat(), offset, n: values.len() }
    }

    pub fn values(&self) -> &[T] {
        &self.memory[self.offset..self.offset + self.n]
    }

    pub fn values_mut(&mut self) -> &mut [T] {
        &mut self.memory[self.offset..self.offset + self.n]
    }

    /// Whether nothing was written beside the values.
    pub fn guarded(&self) -> bool {
        let (front, rest) = self.memory.split_at(self.offset);
        front.iter().chain(&rest[self.n..]).all(|v| v.bits() == T::odd_nan().bits())
    }
}

pub fn bits<T: Real>(values: &[T]) -> Vec<u64> {
    values.iter().map(|v| v.bits()).collect()
}
