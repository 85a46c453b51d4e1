//! Sum: one addition an element, bound by loads. The error is at most
//! (n / lanes + log2(lanes)) eps times the sum of |x[i]|.
use crate::simd::Real;
use crate::simd::block::{self, Lanes};
use crate::simd::cells::{self, Input};
use fearless_simd::{Simd, SimdBase};
use fearless_simd_macros::simd;

/// Adds x to the lanes; they may hold something already, if whole blocks have gone into them.
#[inline(always)]
fn add_up<T: Real, S: Simd>(s: S, lanes: &mut Lanes<T>, x: Input<T>) {
    let acc = cells::fold(s, x, block::load(s, lanes.values()), |acc, x| acc + x);
    acc.store_slice(lanes.values());
    for i in x.len() - x.len() % T::LANES..x.len() {
        lanes.add(i, x.get(i));
    }
}

/// Adds x to the lanes.
#[simd]
pub(crate) fn add<T: Real, S: Simd>(s: S, lanes: &mut Lanes<T>, x: Input<T>) {
    add_up(s, lanes, x);
}

#[simd]
pub(crate) fn sum<T: Real, S: Simd>(s: S, x: Input<T>) -> T {
    let mut lanes = Lanes::new();
    add_up(s, &mut lanes, x);
    lanes.sum().canonical()
}

super::reduce1! {
    /// Sum of x; 0 for an empty one.
    sum, sum_f32, sum_f64
}
