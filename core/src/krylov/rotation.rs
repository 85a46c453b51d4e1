//! Plane rotations, shared by MINRES, GMRES and LSMR.

use crate::simd::Real;

/// c, s and r >= 0 with c a + s b = r and s a - c b = 0.
///
/// The divisions are by the larger magnitude, so that nothing overflows or
/// vanishes on the way: `SymOrtho` of Choi, Iterative methods for singular
/// linear equations and least-squares problems (2006), table 2.9. Of two zeros:
/// 1, 0, 0. Out of line: an iteration of LSMR has eight.
#[inline(never)]
pub(super) fn rotation<T: Real>(a: T, b: T) -> (T, T, T) {
    let sign = |v: T| if v < T::ZERO { -T::ONE } else { T::ONE };
    if b == T::ZERO {
        (sign(a), T::ZERO, a.abs())
    } else if a.abs() < b.abs() {
        let t = a / b;
        let s = sign(b) / (T::ONE + t * t).sqrt();
        (s * t, s, b / s)
    } else {
        let t = b / a;
        let c = sign(a) / (T::ONE + t * t).sqrt();
        (c, c * t, a / c)
    }
}
