//! The crate faer behind a few functions: dense LU and Cholesky, and sparse
//! Cholesky of the five-point operator. Each factors and solves; the answer
//! is 0, or 1 where there was no factorisation.

use faer::linalg::solvers::SolveCore;
use faer::sparse::{SparseColMat, Triplet};
use faer::{Conj, MatMut, MatRef, Side};
use std::cell::RefCell;

thread_local! {
    /// The matrix [`poisson`] made.
    static POISSON: RefCell<Option<SparseColMat<usize, f64>>> = const { RefCell::new(None) };
}

/// Memory that is never given back: the benchmark makes its matrices once.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(bytes: usize) -> *mut u8 {
    Vec::leak(vec![0u64; bytes.div_ceil(8)]).as_mut_ptr().cast()
}

/// A x = b by LU with partial pivoting, x in place of b. A is n x n by columns, and kept.
///
/// # Safety
/// The pointers are n * n and n values that [`alloc`] made.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lu_solve(n: usize, a: *const f64, b: *mut f64) -> i32 {
    // SAFETY: the caller's contract.
    let (a, b) = unsafe { (std::slice::from_raw_parts(a, n * n), std::slice::from_raw_parts_mut(b, n)) };
    let lu = MatRef::from_column_major_slice(a, n, n).partial_piv_lu();
    lu.solve_in_place_with_conj(Conj::No, MatMut::from_column_major_slice_mut(b, n, 1));
    0
}

/// A x = b by Cholesky, like [`lu_solve`]; the lower triangle is read.
///
/// # Safety
/// As for [`lu_solve`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cholesky_solve(n: usize, a: *const f64, b: *mut f64) -> i32 {
    // SAFETY: the caller's contract.
    let (a, b) = unsafe { (std::slice::from_raw_parts(a, n * n), std::slice::from_raw_parts_mut(b, n)) };
    let Ok(llt) = MatRef::from_column_major_slice(a, n, n).llt(Side::Lower) else { return 1 };
    llt.solve_in_place_with_conj(Conj::No, MatMut::from_column_major_slice_mut(b, n, 1));
    0
}

/// Makes the five-point operator (4, and -1 to each neighbour) of a k x k
/// grid, unknown (i, j) at i * k + j, for [`poisson_solve`].
#[unsafe(no_mangle)]
pub extern "C" fn poisson(k: usize) -> i32 {
    let mut entries = Vec::new();
    for at in 0..k * k {
        entries.push(Triplet::new(at, at, 4.0));
        if at % k + 1 < k {
            entries.extend([Triplet::new(at, at + 1, -1.0), Triplet::new(at + 1, at, -1.0)]);
        }
        if at + k < k * k {
            entries.extend([Triplet::new(at, at + k, -1.0), Triplet::new(at + k, at, -1.0)]);
        }
    }
    let made = SparseColMat::try_new_from_triplets(k * k, k * k, &entries).ok();
    let failed = i32::from(made.is_none());
    POISSON.set(made);
    failed
}

/// A x = b with what [`poisson`] made: order, symbolic, numeric, solve. x in place of b.
///
/// # Safety
/// `b` is k * k values that [`alloc`] made.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn poisson_solve(b: *mut f64) -> i32 {
    POISSON.with_borrow(|a| {
        let Some(a) = a else { return 1 };
        let n = a.nrows();
        // SAFETY: the caller's contract.
        let b = unsafe { std::slice::from_raw_parts_mut(b, n) };
        let Ok(llt) = a.sp_cholesky(Side::Lower) else { return 1 };
        llt.solve_in_place_with_conj(Conj::No, MatMut::from_column_major_slice_mut(b, n, 1));
        0
    })
}
