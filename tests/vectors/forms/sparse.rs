//! Forms over matrices in compressed rows. As many rows as `row_ptr` has, and
//! as many columns as the dense operand, where the case does not say.

use super::{Array, Call, Done, Outcome, done};
use crate::element::Real;
use vecsolve_core::simd::Level;

struct Csr<T> {
    rows: usize,
    row_ptr: Array<u32>,
    col: Array<u32>,
    val: Array<T>,
}

fn csr<T: Real>(c: &Call) -> Csr<T> {
    let row_ptr = c.array::<u32>("row_ptr");
    let rows = if c.case["rows"].is_null() { row_ptr.len().saturating_sub(1) } else { c.size("rows") };
    Csr { rows, row_ptr, col: c.array("col"), val: c.array("val") }
}

type Spmv<T> = fn(Level, usize, usize, &[u32], &[u32], &[T], &[T], &mut [T]) -> Done;
pub fn spmv<T: Real>(c: &Call, kernel: Spmv<T>) -> Outcome {
    let (a, x) = (csr::<T>(c), c.array::<T>("x"));
    let mut y = c.out("y", a.rows);
    let cols = if c.case["cols"].is_null() { x.len() } else { c.size("cols") };
    done(kernel(c.level, a.rows, cols, &a.row_ptr, &a.col, &a.val, &x, &mut y), "y", &y)
}

pub fn spmv_t<T: Real>(c: &Call, kernel: Spmv<T>) -> Outcome {
    let (a, x) = (csr::<T>(c), c.array::<T>("x"));
    let mut y = c.out("y", 0);
    let cols = y.len();
    done(kernel(c.level, x.len(), cols, &a.row_ptr, &a.col, &a.val, &x, &mut y), "y", &y)
}

type SpmvRows<T> = fn(Level, usize, usize, &[u32], &[u32], &[T], &[u32], &[T], &mut [T]) -> Done;
pub fn spmv_rows<T: Real>(c: &Call, kernel: SpmvRows<T>) -> Outcome {
    let (a, subset, x) = (csr::<T>(c), c.array::<u32>("subset"), c.array::<T>("x"));
    let mut y = c.out("y", subset.len());
    done(kernel(c.level, a.rows, x.len(), &a.row_ptr, &a.col, &a.val, &subset, &x, &mut y), "y", &y)
}

type Spmm<T> = fn(Level, usize, usize, &[u32], &[u32], &[T], usize, &[T], usize, &mut [T], usize) -> Done;
pub fn spmm<T: Real>(call: &Call, kernel: Spmm<T>) -> Outcome {
    let (a, n, b) = (csr::<T>(call), call.size("n"), call.array::<T>("b"));
    let mut c = call.out("c", a.rows * n);
    let (cols, ldb, ldc) = (call.size("cols"), call.stride("ldb", n), call.stride("ldc", n));
    done(kernel(call.level, a.rows, cols, &a.row_ptr, &a.col, &a.val, n, &b, ldb, &mut c, ldc), "c", &c)
}
