//! What does not fit is refused by its name.

use super::{Blas, Done};
use vecsolve_core::error::Error;
use vecsolve_core::kernels as k;
use vecsolve_core::simd::Level;

crate::both! {
    shapes_that_do_not_fit_are_refused => shapes;
    one_row_may_be_any_distance_from_the_next => far;
}

fn shapes<T: Blas>() {
    let (level, one) = (Level::best(), T::ONE);
    let refused = |done: Done, what: &str| {
        assert!(matches!(done, Err(Error::Shape { what: w, .. }) if w == what), "{what}: {done:?}")
    };
    // A 3 x 4, B 4 x 5, C 3 x 5.
    let gemm = |lda, a: usize, ldb, b: usize, ldc, c: usize, short: usize| {
        let (a, b, mut c) = (vec![one; a], vec![one; b], vec![one; c]);
        let mut work = vec![one; k::gemm_work::<T>(3, 5, 4) - short];
        T::GEMM(level, false, false, 3, 5, 4, one, &a, lda, &b, ldb, one, &mut c, ldc, &mut work)
    };
    assert_eq!(gemm(4, 12, 5, 20, 5, 15, 0), Ok(()));
    assert_eq!(gemm(6, 16, 7, 26, 9, 23, 0), Ok(()));
    refused(gemm(3, 12, 5, 20, 5, 15, 0), "lda");
    refused(gemm(4, 11, 5, 20, 5, 15, 0), "a");
    refused(gemm(4, 12, 4, 20, 5, 15, 0), "ldb");
    refused(gemm(4, 12, 5, 19, 5, 15, 0), "b");
    refused(gemm(4, 12, 5, 20, 4, 15, 0), "ldc");
    refused(gemm(4, 12, 5, 20, 5, 14, 0), "c");
    refused(gemm(4, 12, 5, 20, 5, 15, 1), "work");
    refused(gemm(usize::MAX, 12, 5, 20, 5, 15, 0), "a");
    let huge = usize::MAX / 2;
    let mut none = [one; 0];
    refused(
        T::GEMM(level, false, false, huge, huge, huge, one, &[], huge, &[], huge, one, &mut none, huge, &mut []),
        "a",
    );
    refused(T::GEMM(level, false, false, huge, huge, 0, one, &[], 0, &[], huge, one, &mut none, huge, &mut []), "c");
    assert_eq!(T::GEMM(level, true, true, 0, 0, 0, one, &[], 0, &[], 0, one, &mut none, 0, &mut []), Ok(()));
    refused(T::SYRK(level, true, false, 2, 2, one, &[one; 3], 2, one, &mut [one; 4], 2, &mut [one; 999]), "a");
    refused(T::SYRK(level, true, false, 2, 2, one, &[one; 4], 2, one, &mut [one; 4], 1, &mut [one; 999]), "ldc");
    refused(T::SYRK(level, true, false, 2, 2, one, &[one; 4], 2, one, &mut [one; 4], 2, &mut []), "work");
    let trsm = |a: usize, lda, b: usize, ldb, work: usize| {
        T::TRSM(
            level,
            true,
            true,
            false,
            false,
            3,
            2,
            one,
            &vec![one; a],
            lda,
            &mut vec![one; b],
            ldb,
            &mut vec![one; work],
        )
    };
    let enough = k::trsm_work::<T>(3, 2);
    assert_eq!(trsm(4, 2, 6, 2, enough), Ok(()));
    refused(trsm(3, 2, 6, 2, enough), "a");
    refused(trsm(4, 1, 6, 2, enough), "lda");
    refused(trsm(4, 2, 5, 2, enough), "b");
    refused(trsm(4, 2, 6, 1, enough), "ldb");
    refused(trsm(4, 2, 6, 2, enough - 1), "work");
    let gemv = |trans, a: usize, lda, x: usize, y: usize| {
        T::GEMV(level, trans, 3, 2, one, &vec![one; a], lda, &vec![one; x], one, &mut vec![one; y])
    };
    assert_eq!((gemv(false, 6, 2, 2, 3), gemv(true, 6, 2, 3, 2)), (Ok(()), Ok(())));
    refused(gemv(false, 5, 2, 2, 3), "a");
    refused(gemv(false, 6, 1, 2, 3), "lda");
    refused(gemv(false, 6, 2, 1, 3), "x");
    refused(gemv(true, 6, 2, 3, 1), "y");
    refused(T::TRANSPOSE(level, 3, 2, &[one; 6], 2, &mut [one; 6], 2), "ldb");
    refused(T::TRANSPOSE(level, 3, 2, &[one; 6], 2, &mut [one; 5], 3), "b");
    refused(T::TRANSPOSE(level, 3, 2, &[one; 5], 2, &mut [one; 6], 3), "a");
}

fn far<T: Blas>() {
    let (one, ld) = (T::ONE, usize::MAX);
    let mut work = vec![one; k::gemm_work::<T>(40, 40, 40) + k::trsm_work::<T>(40, 40)];
    for (level, n) in Level::all().chain([Level::best().fast()]).flat_map(|level| [1, 2, 9, 40].map(|n| (level, n))) {
        let (x, mut y, mut c) = (vec![one; n], vec![one; n], vec![one; n]);
        // A row times a scalar, a row times a column, and the same transposed.
        for (ta, m, n, k) in [(false, 1, n, 1), (false, 1, 1, n), (true, n, 1, 1)] {
            let (ldb, ldc) = (if k == 1 { ld } else { 1 }, if m == 1 { ld } else { 1 });
            T::GEMM(level, ta, false, m, n, k, one, &x, ld, &x, ldb, one, &mut y, ldc, &mut work).unwrap();
        }
        T::SYRK(level, true, true, n.min(1), 1, one, &x, ld, one, &mut c, ld, &mut work).unwrap();
        T::TRSM(level, false, true, false, false, 1, n, one, &x, ld, &mut y, ld, &mut work).unwrap();
        T::GEMV(level, false, 1, n, one, &x, ld, &x, one, &mut y).unwrap();
        T::GEMV(level, true, 1, n, one, &x, ld, &x, one, &mut y).unwrap();
        T::TRANSPOSE(level, 1, n, &x, ld, &mut c, 1).unwrap();
        T::TRANSPOSE(level, n, 1, &x, 1, &mut c, ld).unwrap();
        assert!(c.iter().all(|v| v.bits() == one.bits()));
    }
}
