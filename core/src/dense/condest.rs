//! ||A^-1||_1 from a few solves, without the inverse.
//!
//! Hager 1984 as refined by Higham, Accuracy and Stability of Numerical
//! Algorithms, 2nd ed., algorithm 15.1 (LAPACK's `gecon`): climbs from x = 1/n along
//! the signs of A^-1 x, at most five times, and holds the answer against a
//! vector with which the climb is known not to be fooled. A lower bound,
//! nearly always within a factor of three.

use crate::simd::Real;

/// The estimate on its way, one solve a step.
pub struct Climb<T> {
    turn: Turn,
    climbs: u32,
    at: usize,
    estimate: T,
}

enum Turn {
    Start,
    Slope,
    Corner,
    Alternate,
}

impl<T: Real> Climb<T> {
    /// Nothing is solved yet.
    pub fn start() -> Climb<T> {
        Climb { turn: Turn::Start, climbs: 0, at: usize::MAX, estimate: T::ZERO }
    }

    /// One solve further, of twelve at the most; the estimate with the last one: infinite or
    /// NaN when a solve overflowed. `v` and `xi` hold n values each, which are kept
    /// from step to step; `solve` makes A^-1 x of x, or A^-T x where true is said.
    pub fn step(&mut self, v: &mut [T], xi: &mut [T], solve: impl FnOnce(bool, &mut [T])) -> Option<T> {
        let n = v.len();
        if n == 0 {
            return Some(T::ZERO);
        }
        match self.turn {
            Turn::Start => {
                v.fill(T::ONE / T::from_f64(n as f64));
                solve(false, v);
                self.estimate = norm1(v);
                self.turn = Turn::Slope;
            }
            Turn::Slope => {
                for (xi, &v) in xi.iter_mut().zip(v.iter()) {
                    *xi = if v < T::ZERO { -T::ONE } else { T::ONE };
                }
                solve(true, xi);
                let steepest = (0..n).fold(0, |j, i| if xi[i].abs() > xi[j].abs() { i } else { j });
                self.turn = if steepest == self.at { Turn::Alternate } else { Turn::Corner };
                self.at = steepest;
            }
            Turn::Corner => {
                v.fill(T::ZERO);
                v[self.at] = T::ONE;
                solve(false, v);
                let climbed = norm1(v);
                if !climbed.is_finite() {
                    return Some(climbed);
                }
                self.climbs += 1;
                let higher = climbed > self.estimate;
                self.turn = if higher && self.climbs < 5 { Turn::Slope } else { Turn::Alternate };
                if higher {
                    self.estimate = climbed;
                }
            }
            Turn::Alternate => {
                // 1, -(1 + 1/(n-1)), 1 + 2/(n-1), ...
                for (i, v) in v.iter_mut().enumerate() {
                    let size = T::ONE + T::from_f64(i as f64 / (n.max(2) - 1) as f64);
                    *v = if i % 2 == 0 { size } else { -size };
                }
                solve(false, v);
                let alternate = T::from_f64(2.0) * norm1(v) / T::from_f64(3.0 * n as f64);
                let fooled = alternate > self.estimate || !alternate.is_finite();
                return Some(if fooled { alternate } else { self.estimate });
            }
        }
        None
    }
}

/// All steps in one go.
pub fn inverse_norm1<T: Real>(v: &mut [T], xi: &mut [T], mut solve: impl FnMut(bool, &mut [T])) -> T {
    let mut climb = Climb::start();
    loop {
        if let Some(estimate) = climb.step(v, xi, &mut solve) {
            return estimate;
        }
    }
}

fn norm1<T: Real>(v: &[T]) -> T {
    v.iter().fold(T::ZERO, |sum, v| sum + v.abs())
}
