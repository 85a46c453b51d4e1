//! C = alpha op(A) op(A)^T + beta C, one triangle of it (BLAS `syrk`).
//!
//! The matrix product with A on both sides, over the tiles that touch the
//! triangle; those on the diagonal go through its buffer. An element has the
//! bits it has in `gemm`. About n^2 k flops. Left out: packing A once for both sides.
use super::gemm::{A, C, Part, Product, View, at_least, fits, gemm_work, product};
use crate::error::Error;
use crate::simd::{Level, Real, dispatch};

/// Values of `work` that [`syrk_f32`] or [`syrk_f64`] needs.
pub fn syrk_work<T: Real>(n: usize, k: usize) -> usize {
    gemm_work::<T>(n, n, k)
}

macro_rules! plain {
    ($name:ident, $t:ident) => {
        /// C = alpha op(A) op(A)^T + beta C for the n x n triangle `lower` or
        /// upper, the diagonal with it; the other is neither read nor written.
        /// op(A) is n x k. The rest is as in `gemm`.
        ///
        /// # Errors
        /// [`Error::Shape`]: a slice or a distance is too small, or `work` is
        /// below [`syrk_work`].
        #[allow(clippy::too_many_arguments)]
        pub fn $name(
            level: Level,
            lower: bool,
            trans: bool,
            n: usize,
            k: usize,
            alpha: $t,
            a: &[$t],
            lda: usize,
            beta: $t,
            c: &mut [$t],
            ldc: usize,
            work: &mut [$t],
        ) -> Result<(), Error> {
            let (rows, cols) = if trans { (k, n) } else { (n, k) };
            fits(A, rows, cols, lda, a.len())?;
            fits(C, n, n, ldc, c.len())?;
            at_least("work", work.len(), syrk_work::<$t>(n, k))?;
            let (a, part) = (View::new(a, lda, trans), if lower { Part::LOWER } else { Part::UPPER });
            let p = Product { m: n, n, k, alpha, a, b: a.t(), beta, at: 0, ldc, part, fused: level.fused() };
            dispatch!(level, s => product(s, &p, c, work));
            Ok(())
        }
    };
}
plain!(syrk_f32, f32);
plain!(syrk_f64, f64);
