//! y = alpha op(A) x + beta y (BLAS `gemv`), row-major.
//!
//! y = beta y first, in both. A row of A times x is a `dot`, in its order; y
//! takes alpha times it. The transpose adds rows, y += (alpha x_i) a_i, strictly in the order of i, a product and a sum each
//! rounded; four rows a pass, so that y is loaded and stored a quarter as
//! often. 2 m n flops, bound by the one reading of A.
use super::arith::axpy;
use super::dot::dot;
use super::gemm::{A, at_least, fits};
use crate::error::Error;
use crate::simd::{Level, Real, dispatch};
use fearless_simd::{Select, Simd, SimdBase};
use fearless_simd_macros::simd;

/// The operands of a product with a matrix of rows `lda` apart.
struct Operands<'a, T> {
    alpha: T,
    a: &'a [T],
    lda: usize,
    x: &'a [T],
    beta: T,
}

/// Adds alpha times the dot of each row.
#[inline(never)]
#[simd]
fn by_rows<T: Real, S: Simd>(s: S, p: &Operands<T>, y: &mut [T]) {
    let mut at = 0;
    for y in y {
        let Some(row) = p.a.get(at..at + p.x.len()) else { return };
        *y = (*y + p.alpha * dot(s, row, p.x)).canonical();
        at = at.wrapping_add(p.lda);
    }
}

/// y = beta y, without a look at it when beta is zero.
#[inline(never)]
fn scaled<T: Real>(beta: T, y: &mut [T]) {
    for y in y {
        *y = if beta == T::ZERO { T::ZERO } else { (beta * *y).canonical() };
    }
}

/// Rows of a pass.
const PASS: usize = 4;

/// Adds the rows i to i + 4 in their order.
#[inline(always)]
fn add_rows<T: Real, S: Simd>(s: S, p: &Operands<T>, i: usize, y: &mut [T]) {
    let mut x = [T::ZERO; PASS];
    let mut rows = [&p.a[..0]; PASS];
    for k in 0..PASS {
        let from = (i + k) * p.lda;
        let (Some(v), Some(row)) = (p.x.get(i + k), p.a.get(from..from + y.len())) else { return };
        (x[k], rows[k]) = (p.alpha * *v, row);
    }
    let lanes = T::LANES / 2;
    let (mut j, nan) = (0, T::Half::<S>::splat(s, T::NAN));
    for out in y.chunks_exact_mut(lanes) {
        let mut acc = T::Half::<S>::from_slice(s, out);
        for k in 0..PASS {
            acc += T::Half::<S>::splat(s, x[k]) * T::Half::<S>::from_slice(s, &rows[k][j..j + lanes]);
        }
        acc.simd_eq(acc).select(acc, nan).store_slice(out);
        j += lanes;
    }
    for k in 0..PASS {
        if let (Some(row), Some(y)) = (rows[k].get(j..), y.get_mut(j..)) {
            axpy(s, x[k], row, y);
        }
    }
}

#[inline(never)]
#[simd]
fn by_columns<T: Real, S: Simd>(s: S, p: &Operands<T>, y: &mut [T]) {
    let mut i = 0;
    while i + PASS <= p.x.len() {
        add_rows(s, p, i, y);
        i += PASS;
    }
    while i < p.x.len() {
        let from = i * p.lda;
        let Some(row) = p.a.get(from..from + y.len()) else { return };
        axpy(s, p.alpha * p.x[i], row, y);
        i += 1;
    }
}

/// y -= x_0 a_0 + x_1 a_1 + ..., the rows of `a` in their order, for
/// factorisations: an element of y takes its products away as it would one by one.
#[inline(always)]
pub(crate) fn subtract_rows<T: Real, S: Simd>(s: S, x: &[T], a: &[T], lda: usize, y: &mut [T]) {
    if !y.is_empty() {
        by_columns(s, &Operands { alpha: -T::ONE, a, lda, x, beta: T::ONE }, y);
    }
}

#[inline(always)]
fn gemv<T: Real, S: Simd>(s: S, trans: bool, p: &Operands<T>, y: &mut [T]) {
    scaled(p.beta, y);
    // Without an element of y there may be no rows to look at.
    if p.alpha == T::ZERO || p.x.is_empty() || y.is_empty() {
    } else if trans {
        by_columns(s, p, y);
    } else {
        by_rows(s, p, y);
    }
}

macro_rules! plain {
    ($name:ident, $t:ident) => {
        /// y = alpha op(A) x + beta y, with A m x n as it stands, rows `lda`
        /// apart, and op the transpose where `trans`. beta = 0 overwrites y,
        /// whatever stands there; alpha = 0, or no x, leaves beta y, whatever A and x hold.
        ///
        /// # Errors
        /// [`Error::Shape`]: a slice or the distance is too small, or x or y
        /// has not the length that fits.
        #[allow(clippy::too_many_arguments)]
        pub fn $name(
            level: Level,
            trans: bool,
            m: usize,
            n: usize,
            alpha: $t,
            a: &[$t],
            lda: usize,
            x: &[$t],
            beta: $t,
            y: &mut [$t],
        ) -> Result<(), Error> {
            let (to, of) = if trans { (n, m) } else { (m, n) };
            fits(A, m, n, lda, a.len())?;
            at_least("x", x.len(), of)?;
            at_least("y", y.len(), to)?;
            let p = Operands { alpha, a, lda, x: &x[..of], beta };
            dispatch!(level, s => gemv(s, trans, &p, &mut y[..to]));
            Ok(())
        }
    };
}
plain!(gemv_f32, f32);
plain!(gemv_f64, f64);
