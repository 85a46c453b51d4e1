//! ||A^-1||_1 from a few solves, without the inverse.
//!
//! Hager 1984 as refined by Higham, Accuracy and Stability of Numerical
//! Algorithms, 2nd ed., algorithm 15.1 (LAPACK's `gecon`): climbs from x = 1/n along
//! the signs of A^-1 x, at most five times, and holds the answer against a
//! vector with which the climb is known not to be fooled. A lower bound,
//! nearly always within a factor of three.

use crate::simd::Real;

/// The estimate. `v` and `xi` are workspace of n values each; `solve` makes
/// A^-1 x of x, or A^-T x where true is said. Infinite or NaN when a solve overflowed.
pub fn inverse_norm1<T: Real>(v: &mut [T], xi: &mut [T], mut solve: impl FnMut(bool, &mut [T])) -> T {
    let n = v.len();
    if n == 0 {
        return T::ZERO;
    }
    v.fill(T::ONE / T::from_f64(n as f64));
    solve(false, v);
    let mut estimate = norm1(v);
    let mut at = usize::MAX;
    for _ in 0..5 {
        for (xi, &v) in xi.iter_mut().zip(v.iter()) {
            *xi = if v < T::ZERO { -T::ONE } else { T::ONE };
        }
        solve(true, xi);
        let steepest = (0..n).fold(0, |j, i| if xi[i].abs() > xi[j].abs() { i } else { j });
        if steepest == at {
            break;
        }
        at = steepest;
        v.fill(T::ZERO);
        v[at] = T::ONE;
        solve(false, v);
        let climbed = norm1(v);
        // Also ends on NaN.
        if climbed <= estimate || !climbed.is_finite() {
            if !climbed.is_finite() {
                return climbed;
            }
            break;
        }
        estimate = climbed;
    }
    // 1, -(1 + 1/(n-1)), 1 + 2/(n-1), ...
    for (i, v) in v.iter_mut().enumerate() {
        let size = T::ONE + T::from_f64(i as f64 / (n.max(2) - 1) as f64);
        *v = if i % 2 == 0 { size } else { -size };
    }
    solve(false, v);
    let alternate = T::from_f64(2.0) * norm1(v) / T::from_f64(3.0 * n as f64);
    if alternate > estimate || !alternate.is_finite() { alternate } else { estimate }
}

fn norm1<T: Real>(v: &[T]) -> T {
    v.iter().fold(T::ZERO, |sum, v| sum + v.abs())
}
