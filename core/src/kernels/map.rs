//! The walk of elementwise kernels. An element has no order, so all levels
//! agree by themselves; what differs between machines is the payload of a NaN,
//! so each block is made canonical before it is stored.
use crate::simd::cells::{Input, store, store_front};
use crate::simd::{Real, block};
use core::cell::Cell;
use fearless_simd::Simd;

/// out[i] = f(x[i], y[i]); the shortest length counts.
#[inline(always)]
pub(crate) fn map2<T: Real, S: Simd>(
    s: S,
    x: Input<T>,
    y: Input<T>,
    out: &[Cell<T>],
    f: impl Fn(T::Block<S>, T::Block<S>) -> T::Block<S>,
) {
    let n = x.len().min(y.len()).min(out.len());
    let full = n - n % T::LANES;
    // Not zipped: small modules are built with little inlining, and setting up
    // two zips out of line would cost more than a short vector.
    let (mut xs, mut ys) = (x.blocks(s, full), y.blocks(s, full));
    for o in out[..full].chunks_exact(T::LANES) {
        if let (Some(x), Some(y)) = (xs.next(), ys.next()) {
            store::<T, S>(block::canonical::<T, S>(s, f(x, y)), o);
        }
    }
    if full < n {
        let v = f(x.last(s, full, n), y.last(s, full, n));
        store_front::<T, S>(block::canonical::<T, S>(s, v), &out[full..n]);
    }
}

/// out[i] = f(out[i], x[i]); the shorter length counts.
#[inline(always)]
pub(crate) fn map1<T: Real, S: Simd>(
    s: S,
    x: Input<T>,
    out: &[Cell<T>],
    f: impl Fn(T::Block<S>, T::Block<S>) -> T::Block<S>,
) {
    map2(s, out.into(), x, out, f);
}

/// out[i] = f(out[i]).
#[inline(always)]
pub(crate) fn map0<T: Real, S: Simd>(s: S, out: &[Cell<T>], f: impl Fn(T::Block<S>) -> T::Block<S>) {
    map2(s, out.into(), out.into(), out, |o, _| f(o));
}
