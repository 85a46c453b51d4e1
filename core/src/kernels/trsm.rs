//! op(A) X = alpha B or X op(A) = alpha B in place, A triangular (BLAS `trsm`).
//!
//! ```text
//! B = alpha B
//! for blocks of 64 unknowns, downwards if op(A) is lower, else upwards
//!   for panels of right-hand sides: copy, substitute, copy back
//!   the unknowns to come -= A[to come, block] X[block]        a matrix product
//! ```
//!
//! X op(A) = alpha B is op(A)^T X^T = alpha B^T, and a transpose is a swap of
//! strides, so the sixteen cases are one, in two directions; the product is
//! transposed back, as C's columns must lie side by side. Right-looking, as in
//! Golub and Van Loan, Matrix Computations, 4th ed., section 3.1: an unknown
//! starts from alpha b, takes its products away one by one (each product and
//! difference rounded), and is divided by the diagonal. The order: block by
//! block as above; in its own block in the direction of the substitution; of
//! an earlier block always upwards in k. q^2 flops a right-hand side for q
//! unknowns. A zero on the diagonal makes infinities and NaN, as IEEE says.
use super::gemm::{A, B, Part, Place, Product, View, at_least, fits, gemm_work, pack, product};
use crate::error::Error;
use crate::simd::{Level, Real, dispatch};
use fearless_simd::{Select, Simd, SimdBase};
use fearless_simd_macros::simd;

/// Unknowns of a block.
const BLOCK: usize = 64;

/// What is solved: q unknowns of r right-hand sides, A q x q.
#[derive(Clone, Copy)]
pub(crate) struct Triangle<'a, T> {
    pub q: usize,
    pub r: usize,
    /// op(A), or its transpose for X op(A).
    pub a: View<'a, T>,
    /// Whether `a` as seen is lower.
    pub lower: bool,
    pub unit: bool,
    /// Where B lies in its slice: unknown i of side j at `at + i * rs + j * cs`; one of the two is 1.
    pub b: View<'a, T>,
    pub fused: bool,
}

/// Values of `work` that [`trsm_f32`] or [`trsm_f64`] needs.
pub fn trsm_work<T: Real>(m: usize, n: usize) -> usize {
    let most = m.max(n);
    BLOCK * T::LANES / 2 + gemm_work::<T>(most, most, BLOCK.min(most))
}

impl<'a, T: Real> Triangle<'a, T> {
    /// The update of the unknowns to come by a block of `size` that begins at
    /// `from`; C's columns must lie side by side.
    #[inline(never)]
    fn update(&self, from: usize, size: usize) -> Product<'a, T> {
        let (next, ahead) = if self.lower { (from + size, self.q - from - size) } else { (0, from) };
        let (a, x, c) = (self.a.from(next, from), self.b.from(from, 0), self.b.from(next, 0));
        let (m, n, a, b, ldc) =
            if c.cs == 1 { (ahead, self.r, a, x, c.rs) } else { (self.r, ahead, x.t(), a.t(), c.cs) };
        let (alpha, beta) = (-T::ONE, T::ONE);
        Product { m, n, k: size, alpha, a, b, beta, at: c.at, ldc, part: Part::ALL, fused: self.fused }
    }
}

/// X in place of B.
#[inline(never)]
#[simd]
pub(crate) fn substitute<T: Real, S: Simd>(s: S, p: &Triangle<T>, b: &mut [T], work: &mut [T]) {
    let lanes = T::LANES / 2;
    let Some((panel, work)) = work.split_at_mut_checked(BLOCK * lanes) else { return };
    let mut done = 0;
    while done < p.q && p.r > 0 {
        let size = (p.q - done).min(BLOCK);
        let from = if p.lower { done } else { p.q - done - size };
        let mut j = 0;
        while j < p.r {
            let sides = (p.r - j).min(lanes);
            let (at, Some(panel)) = (p.b.from(from, j), panel.get_mut(..size * lanes)) else { return };
            pack::<T, S, 0, 1, false>(s, T::ONE, b, at.t(), sides, panel);
            solve(s, p, from, p.a.data.unwrap_or(b), panel);
            Place { i: 0, j: 0, rows: size, cols: sides }.exchange(Part::ALL, at, b, panel, lanes);
            j += lanes;
        }
        product(s, &p.update(from, size), b, work);
        done += size;
    }
}

/// Substitutes in a panel, one vector of sides a row: each unknown is taken
/// out of those to come, which do not wait for each other. Upwards, all
/// strides are negative: steps wrap around instead of a choice in the loops.
#[inline(never)]
#[simd]
fn solve<T: Real, S: Simd>(s: S, p: &Triangle<T>, from: usize, a: &[T], panel: &mut [T]) {
    let lanes = T::LANES / 2;
    let size = panel.len() / lanes;
    let (first, step) = if p.lower { (0, 1) } else { (size - 1, usize::MAX) };
    let (down, nan) = (step.wrapping_mul(p.a.rs), T::Half::<S>::splat(s, T::NAN));
    let mut at = first;
    for u in 0..size {
        let mut place = p.a.from(from + at, from + at).at;
        let own = if p.unit { Some(&T::ONE) } else { a.get(place) };
        let (Some(&own), Some(row)) = (own, panel.get_mut(at * lanes..at * lanes + lanes)) else { return };
        let x = T::Half::<S>::from_slice(s, row) / T::Half::<S>::splat(s, own);
        let x = x.simd_eq(x).select(x, nan);
        x.store_slice(row);
        let mut to = at;
        for _ in u + 1..size {
            place = place.wrapping_add(down);
            to = to.wrapping_add(step);
            let (Some(&v), Some(row)) = (a.get(place), panel.get_mut(to * lanes..to * lanes + lanes)) else { return };
            (T::Half::<S>::from_slice(s, row) - x * T::Half::<S>::splat(s, v)).store_slice(row);
        }
        at = at.wrapping_add(step);
    }
}

macro_rules! plain {
    ($name:ident, $t:ident) => {
        /// X with op(A) X = alpha B, or X op(A) = alpha B where `right`, in
        /// place of the m x n matrix B. A is the triangle `lower` or upper of
        /// its square; the other is not read, nor is the diagonal where it is
        /// said to be `unit`. alpha = 0 makes X zero, whatever A and B hold. A zero
        /// on the diagonal makes infinities and NaN.
        ///
        /// # Errors
        /// [`Error::Shape`]: a slice or a distance is too small, or `work` is
        /// below [`trsm_work`].
        #[allow(clippy::too_many_arguments)]
        pub fn $name(
            level: Level,
            right: bool,
            lower: bool,
            trans: bool,
            unit: bool,
            m: usize,
            n: usize,
            alpha: $t,
            a: &[$t],
            lda: usize,
            b: &mut [$t],
            ldb: usize,
            work: &mut [$t],
        ) -> Result<(), Error> {
            let (q, r) = if right { (n, m) } else { (m, n) };
            fits(A, q, q, lda, a.len())?;
            fits(B, m, n, ldb, b.len())?;
            at_least("work", work.len(), trsm_work::<$t>(m, n))?;
            let own = View { data: None, at: 0, rs: ldb, cs: 1 };
            let p = Triangle {
                q,
                r,
                a: View::new(a, lda, trans ^ right),
                lower: lower ^ trans ^ right,
                unit,
                b: if right { own.t() } else { own },
                fused: level.fused(),
            };
            // alpha B is a product without terms.
            let scaled =
                Product { m, n, k: 0, alpha, a: own, b: own, beta: alpha, at: 0, ldc: ldb, part: Part::ALL, fused: false };
            dispatch!(level, s => {
                if alpha != 1.0 {
                    product(s, &scaled, b, work);
                }
                if alpha != 0.0 {
                    substitute(s, &p, b, work);
                }
            });
            Ok(())
        }
    };
}
plain!(trsm_f32, f32);
plain!(trsm_f64, f64);
