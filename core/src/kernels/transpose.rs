//! B = A^T, out of place, row-major.
//!
//! Squares of 16 x 16 values are read by rows and written by rows of B, so
//! that each cache line that is touched is used up while it is there. A copy
//! has no rounding and keeps every bit, of a NaN too, unless it is made
//! canonical: it is, as every NaN that leaves. Cost: one load and one store a value.
use super::gemm::{A, B, fits};
use crate::error::Error;
use crate::simd::{Level, Real};

/// Rows and columns of a square.
const SQUARE: usize = 16;

/// The copy; a slice that is too small leaves some of it undone.
pub(crate) fn transpose<T: Real>(m: usize, n: usize, a: &[T], lda: usize, b: &mut [T], ldb: usize) {
    // Rows without values may be any number of them.
    let m = if n == 0 { 0 } else { m };
    let mut i0 = 0;
    while i0 < m {
        let rows = (m - i0).min(SQUARE);
        let mut j0 = 0;
        while j0 < n {
            for j in j0..(j0 + SQUARE).min(n) {
                let (mut from, to) = (i0 * lda + j, j * ldb + i0);
                for b in b.get_mut(to..to + rows).unwrap_or_default() {
                    let Some(v) = a.get(from) else { return };
                    *b = v.canonical();
                    from = from.wrapping_add(lda);
                }
            }
            j0 += SQUARE;
        }
        i0 += rows;
    }
}

macro_rules! plain {
    ($name:ident, $t:ident) => {
        /// b[j][i] = a[i][j] for the m x n matrix A; rows of A are `lda` apart,
        /// rows of B `ldb`. A NaN becomes the canonical one.
        ///
        /// # Errors
        /// [`Error::Shape`]: a slice or a distance is too small.
        pub fn $name(
            _level: Level,
            m: usize,
            n: usize,
            a: &[$t],
            lda: usize,
            b: &mut [$t],
            ldb: usize,
        ) -> Result<(), Error> {
            fits(A, m, n, lda, a.len())?;
            fits(B, n, m, ldb, b.len())?;
            transpose(m, n, a, lda, b, ldb);
            Ok(())
        }
    };
}
plain!(transpose_f32, f32);
plain!(transpose_f64, f64);
