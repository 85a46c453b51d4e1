//! Chebyshev iteration, for symmetric positive definite A, with a
//! preconditioner: no dot products but the norm that is watched.
//!
//! Saad, Iterative Methods for Sparse Linear Systems, 2nd ed., algorithm 12.1.
//! It needs an interval that holds the eigenvalues of M^-1 A. That comes from
//! [`LANCZOS`] steps of conjugate gradients, which move x on at the same time:
//! their alpha and beta are a tridiagonal matrix (section 6.7.3) whose
//! extreme eigenvalues, found by bisection, lie just inside the interval. The
//! upper end is taken 10 % further up, since beyond it the iteration diverges;
//! the lower a third of what was found, since a few steps see the smallest
//! eigenvalues too large, and an end too low costs only the square root.
//! Gershgorin's bounds are left out: for every Laplacian the lower one is zero.

use super::cg::Cg;
use super::{Precond, Problem, Reason, Step};
use crate::error::Error;
use crate::kernels::{axpy, nrm2, xpby};
use crate::simd::Real;
use alloc::vec::Vec;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// Steps that find the interval.
pub const LANCZOS: usize = 40;

/// The state between two iterations.
pub struct Chebyshev<T> {
    cg: Cg<T>,
    /// The diagonal of T and the one below it.
    diagonal: Vec<T>,
    below: Vec<T>,
    /// What the last conjugate gradient step leaves for the next diagonal value.
    carried: T,
    /// Centre and half width of the interval; 0 until they are known.
    theta: T,
    delta: T,
    rho: T,
}

impl<T: Real> Chebyshev<T> {
    /// Vectors of length n it holds.
    pub const VECTORS: usize = Cg::<T>::VECTORS;

    /// The workspace for n unknowns.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn new(n: usize) -> Result<Chebyshev<T>, Error> {
        let (mut diagonal, mut below) = (Vec::new(), Vec::new());
        diagonal.try_reserve_exact(LANCZOS).map_err(|_| Error::Memory)?;
        below.try_reserve_exact(LANCZOS).map_err(|_| Error::Memory)?;
        let zero = T::ZERO;
        Ok(Chebyshev { cg: Cg::new(n)?, diagonal, below, carried: zero, theta: zero, delta: zero, rho: zero })
    }

    /// Starts from x; the interval is kept when it is known.
    #[simd]
    pub(crate) fn start<S: Simd>(&mut self, s: S, problem: &Problem<T>, m: &Precond<T>, x: &[T]) {
        self.cg.start(s, problem, m, x);
        if self.theta > T::ZERO {
            self.first_direction(x.len());
        } else {
            self.diagonal.clear();
            self.below.clear();
            self.carried = T::ZERO;
        }
    }

    /// d = M^-1 r / theta, in the place of p.
    fn first_direction(&mut self, n: usize) {
        let [_, _, d, _] = self.cg.vectors(n);
        super::divide(d, self.theta);
        self.rho = self.delta / self.theta;
    }

    /// One iteration.
    #[simd]
    pub(crate) fn step<S: Simd>(&mut self, s: S, problem: &Problem<T>, m: &Precond<T>, x: &mut [T]) -> Step<T> {
        if self.theta == T::ZERO {
            return self.look(s, problem, m, x);
        }
        let [r, z, d, ad] = self.cg.vectors(x.len());
        axpy(s, T::ONE, d, x);
        problem.matvec(d, ad);
        axpy(s, -T::ONE, ad, r);
        // rho_next = 1 / (2 sigma - rho), sigma = theta / delta; d = rho_next rho d + (2 rho_next / delta) M^-1 r.
        // Written so that an interval of no width, delta = 0, is plain Richardson.
        let shrunk = self.delta * self.rho;
        let factor = T::ONE / (self.theta + self.theta - shrunk);
        xpby(s, m.apply(s, r, z), shrunk / T::from_f64(2.0), d);
        for d in d.iter_mut() {
            *d *= factor + factor;
        }
        self.rho = self.delta * factor;
        Step::residual(nrm2(s, r))
    }

    /// A step of conjugate gradients, and of Lanczos.
    #[simd]
    fn look<S: Simd>(&mut self, s: S, problem: &Problem<T>, m: &Precond<T>, x: &mut [T]) -> Step<T> {
        let step = self.cg.step(s, problem, m, x);
        if let Step::Stop(_) = step {
            return step;
        }
        let (alpha, beta) = self.cg.coefficients();
        self.diagonal.push(T::ONE / alpha + self.carried);
        self.carried = beta / alpha;
        if self.diagonal.len() >= LANCZOS.min(x.len()) || beta == T::ZERO {
            let (low, high) = extremes(&self.diagonal, &self.below);
            let (low, high) = (low / T::from_f64(3.0), high * T::from_f64(1.1));
            (self.theta, self.delta) = ((low + high) / T::from_f64(2.0), (high - low) / T::from_f64(2.0));
            if !(self.theta > T::ZERO && self.theta.is_finite()) {
                return Step::Stop(Reason::Breakdown);
            }
            let [r, z, d, _] = self.cg.vectors(x.len());
            d.copy_from_slice(m.apply(s, r, z));
            self.first_direction(x.len());
        } else {
            self.below.push(beta.sqrt() / alpha);
        }
        step
    }

    /// The interval in use, once it is known.
    pub fn bounds(&self) -> Option<(T, T)> {
        (self.theta > T::ZERO).then(|| (self.theta - self.delta, self.theta + self.delta))
    }

    /// Work units of one iteration.
    pub(crate) fn work(n: usize, nnz: usize, m: &Precond<T>) -> u64 {
        Cg::work(n, nnz, m)
    }
}

/// The smallest and the largest eigenvalue of a symmetric tridiagonal matrix
/// with `below` beside its diagonal, by bisection on the number of negative
/// pivots (Golub and Van Loan, Matrix Computations, 4th ed., section 8.4.1), in
/// units of a bound of all eigenvalues.
fn extremes<T: Real>(diagonal: &[T], below: &[T]) -> (T, T) {
    // All rows' Gershgorin discs lie within the largest value + two of the largest below it.
    let largest = |v: &[T]| v.iter().fold(T::ZERO, |m, v| if v.abs() > m { v.abs() } else { m });
    let reach = largest(diagonal) + T::from_f64(2.0) * largest(below);
    let less_than = |x: T| {
        let (mut count, mut pivot, mut squared) = (0, T::ONE, T::ZERO);
        for (i, &d) in diagonal.iter().enumerate() {
            pivot = d / reach - x - squared / pivot;
            if pivot == T::ZERO {
                pivot = T::EPSILON;
            }
            count += usize::from(pivot < T::ZERO);
            let beside = below.get(i).map_or(T::ZERO, |&v| v / reach);
            squared = beside * beside;
        }
        count
    };
    let bisect = |wanted: usize| {
        let (mut low, mut high) = (-T::ONE, T::ONE);
        for _ in 0..60 {
            let middle = (low + high) / T::from_f64(2.0);
            if less_than(middle) < wanted { low = middle } else { high = middle }
        }
        reach * ((low + high) / T::from_f64(2.0))
    };
    (bisect(1), bisect(diagonal.len()))
}
