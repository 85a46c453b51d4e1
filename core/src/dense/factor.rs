//! What a factorisation of a square matrix answers: many right-hand sides, the
//! condition, the inverse, the determinant.

use super::triangle::Sides;
use crate::error::{Error, filled};
use crate::kernels::trsm_work;
use crate::krylov::Reason;
use crate::simd::Real;
use alloc::vec::Vec;
use fearless_simd::Simd;

/// A factorisation of an n x n matrix A. The vectors have n values and all
/// steps are done, which the public functions of each type see to.
pub trait Factor<T: Real> {
    /// Unknowns.
    fn n(&self) -> usize;
    /// Whether all steps are done.
    fn finished(&self) -> bool;
    /// The 1-norm of A.
    fn norm1(&self) -> T;
    /// Workspace of 2 n values or more that nobody needs between steps.
    fn room(&mut self) -> &mut Vec<T>;
    /// x = A^-1 x.
    fn solve<S: Simd>(&self, s: S, x: &mut [T]);
    /// x = A^-T x.
    fn solve_transposed<S: Simd>(&self, s: S, x: &mut [T]);
    /// op(A)^-1 in place of right-hand sides; `work` as [`solve_work`] says.
    fn solve_sides<S: Simd>(&self, s: S, transposed: bool, sides: Sides, b: &mut [T], work: &mut [T]);
    /// det A.
    fn determinant(&self) -> Scaled;
}

/// Values of `work` that right-hand sides of n unknowns need.
pub fn solve_work<T: Real>(n: usize, sides: usize) -> usize {
    trsm_work::<T>(n, sides)
}

/// mantissa * 2^exponent, the mantissa 0 or of magnitude in [1, 2): a product that
/// neither overflows nor vanishes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scaled {
    /// 0, or at least 1 and below 2 in magnitude.
    pub mantissa: f64,
    /// The power of two.
    pub exponent: i64,
}

impl Scaled {
    /// 1.
    pub const ONE: Scaled = Scaled { mantissa: 1.0, exponent: 0 };
    /// 0.
    pub const ZERO: Scaled = Scaled { mantissa: 0.0, exponent: 0 };

    /// Multiplies: one rounding, of the mantissa.
    pub fn times(&mut self, v: f64) {
        self.scale(v);
        let mantissa = self.mantissa;
        self.mantissa = 1.0;
        self.scale(mantissa);
    }

    /// mantissa times v's, the exponent by v's; the mantissa may leave its range.
    fn scale(&mut self, mut v: f64) {
        if v == 0.0 || !v.is_finite() {
            *self = Scaled { mantissa: v.canonical(), exponent: 0 };
            return;
        }
        // Twice for a subnormal.
        while !(1.0..2.0).contains(&v.abs()) {
            let power = v.inverse_power_of_two();
            v *= power;
            self.exponent += 1023 - (power.to_bits() >> 52) as i64;
        }
        self.mantissa *= v;
    }
}

/// Columns of the inverse that are made in one step.
const COLUMNS: usize = 64;

/// A^-1, some columns a step, from a factorisation. The definition: A X = I,
/// column by column, n^3 multiply-adds. LAPACK's `getri` takes two thirds of that; this needs
/// no code of its own.
pub struct Inverse<T> {
    n: usize,
    done: usize,
    regular: bool,
    x: Vec<T>,
    work: Vec<T>,
}

impl<T: Real> Inverse<T> {
    /// Bytes it takes for n unknowns.
    pub fn bytes(n: usize) -> usize {
        n.saturating_mul(n).saturating_add(solve_work::<T>(n, COLUMNS)).saturating_mul(size_of::<T>())
    }

    /// Makes room for the inverse of a matrix whose reciprocal condition is `rcond`.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn new(n: usize, rcond: T) -> Result<Inverse<T>, Error> {
        let x = filled(n.saturating_mul(n), T::ZERO)?;
        let work = filled(solve_work::<T>(n, COLUMNS), T::ZERO)?;
        Ok(Inverse { n, done: 0, regular: rcond >= T::EPSILON, x, work })
    }

    /// Columns made so far.
    pub fn done(&self) -> usize {
        self.done
    }

    /// The inverse by rows, once all columns are done.
    pub fn values(&self) -> &[T] {
        &self.x
    }

    /// The next columns, true when those were the last; [`Reason::Singular`] when
    /// A is, to working precision.
    pub(crate) fn step<S: Simd, F: Factor<T>>(&mut self, s: S, factor: &F) -> Result<bool, Reason> {
        let (n, from) = (self.n, self.done);
        if !self.regular || factor.n() != n || !factor.finished() {
            return Err(Reason::Singular);
        }
        let count = (n - from).min(COLUMNS);
        for i in from..from + count {
            self.x[i * n + i] = T::ONE;
        }
        factor.solve_sides(s, false, Sides { from, count, ld: n }, &mut self.x, &mut self.work);
        self.done += count;
        Ok(self.done == n)
    }

    /// Work units of the next step.
    pub(crate) fn step_work(&self) -> u64 {
        (self.n as u64).saturating_pow(2).saturating_mul((self.n - self.done).min(COLUMNS) as u64)
    }
}

/// The entry points that take a level, for both types.
macro_rules! entries {
    ($name:ident) => {
        crate::dense::factor::entries!($name, f32);
        crate::dense::factor::entries!($name, f64);
    };
    ($name:ident, $t:ident) => {
        impl $name<$t> {
            /// op(A) X = B in place of the n x `sides` matrix B by rows, op the transpose
            /// where asked. One side is summed as a dot product is, more of them one by one.
            ///
            /// # Errors
            /// [`Error::Shape`]: B, or `work` below [`solve_work`](crate::dense::solve_work).
            /// [`Error::NotFinite`]: a value of B. [`Error::Unsupported`]: not all steps are done.
            pub fn solve_many(
                &self,
                level: crate::simd::Level,
                transposed: bool,
                sides: usize,
                b: &mut [$t],
                work: &mut [$t],
            ) -> Result<(), Error> {
                let n = self.n;
                if !self.finished() {
                    return Err(Error::Unsupported { what: "a factorisation that is not finished" });
                }
                if b.len() != n.saturating_mul(sides) {
                    return Err(Error::Shape { what: "b", have: b.len(), want: n.saturating_mul(sides) });
                }
                crate::kernels::at_least("work", work.len(), crate::dense::solve_work::<$t>(n, sides))?;
                crate::error::all_finite("b", b)?;
                crate::simd::dispatch!(level, s => match (sides, transposed) {
                    (0, _) => {}
                    (1, false) => Factor::solve(self, s, b),
                    (1, true) => Factor::solve_transposed(self, s, b),
                    _ => self.solve_sides(s, transposed, Sides { from: 0, count: sides, ld: sides }, b, work),
                });
                for v in b {
                    *v = v.canonical();
                }
                Ok(())
            }

            /// About 1 / (||A||_1 ||A^-1||_1): see [`inverse_norm1`](crate::dense::inverse_norm1). 0 when
            /// a solve overflowed or not all steps are done, 1 for 0 x 0. Twelve solves at most.
            pub fn rcond(&mut self, level: crate::simd::Level) -> $t {
                if !self.finished() {
                    return 0.0;
                }
                let mut room = core::mem::take(self.room());
                let (v, xi) = room.split_at_mut(self.n);
                let norm = crate::simd::dispatch!(level, s => {
                    crate::dense::inverse_norm1(v, &mut xi[..self.n], |transposed, x| match transposed {
                        false => Factor::solve(self, s, x),
                        true => Factor::solve_transposed(self, s, x),
                    })
                });
                *self.room() = room;
                let rcond = if self.n == 0 { 1.0 } else { 1.0 / norm / self.norm1 };
                if rcond.is_finite() && norm.is_finite() { rcond } else { 0.0 }
            }

            /// The next columns of the inverse, until about `budget` work units
            /// are spent; true when it has them all.
            ///
            /// # Errors
            /// [`Reason::Singular`] when it was made with an rcond below the
            /// distance from 1 to the next number, or for another factorisation.
            pub fn invert(
                &self,
                level: crate::simd::Level,
                inverse: &mut crate::dense::Inverse<$t>,
                budget: u64,
            ) -> Result<bool, Reason> {
                let mut spent = 0u64;
                loop {
                    let cost = inverse.step_work();
                    if crate::simd::dispatch!(level, s => inverse.step(s, self))? {
                        return Ok(true);
                    }
                    spent = spent.saturating_add(cost);
                    if spent >= budget {
                        return Ok(false);
                    }
                }
            }
        }
    };
}
pub(super) use entries;
