//! Forms of dense matrices, of compressed rows, and their workspaces.

use super::{Done, Element, Kernel};
use crate::{Dtype, Ranges};
use vecsolve_core::kernels;
use vecsolve_core::simd::Level;

pub(crate) fn gemm_work(dtype: u32, m: usize, n: usize, k: usize) -> usize {
    match Dtype::from_number(dtype) {
        Some(Dtype::F32) => kernels::gemm_work::<f32>(m, n, k),
        Some(Dtype::F64) => kernels::gemm_work::<f64>(m, n, k),
        _ => 0,
    }
}

pub(crate) fn trsm_work(dtype: u32, m: usize, n: usize) -> usize {
    match Dtype::from_number(dtype) {
        Some(Dtype::F32) => kernels::trsm_work::<f32>(m, n),
        Some(Dtype::F64) => kernels::trsm_work::<f64>(m, n),
        _ => 0,
    }
}

pub(crate) fn gemv<T: Element>(
    at: &mut Ranges,
    trans: u32,
    m: usize,
    n: usize,
    alpha: T,
    a: *const T,
    lda: usize,
    x: *const T,
    beta: T,
    y: *mut T,
    kernel: fn(Level, bool, usize, usize, T, &[T], usize, &[T], T, &mut [T]) -> Kernel,
) -> Done {
    let trans = at.flag(trans);
    let (long, short) = if trans { (m, n) } else { (n, m) };
    let (a, x, y) = (at.read(a, at.span(m, n, lda)), at.read(x, long), at.write(y, short));
    let ran = kernel(at.level, trans, m, n, alpha, a, lda, x, beta, y);
    at.end(ran)
}

pub(crate) fn gemm<T: Element>(
    at: &mut Ranges,
    trans_a: u32,
    trans_b: u32,
    m: usize,
    n: usize,
    k: usize,
    alpha: T,
    a: *const T,
    lda: usize,
    b: *const T,
    ldb: usize,
    beta: T,
    c: *mut T,
    ldc: usize,
    work: *mut T,
    work_len: usize,
    kernel: fn(
        Level,
        bool,
        bool,
        usize,
        usize,
        usize,
        T,
        &[T],
        usize,
        &[T],
        usize,
        T,
        &mut [T],
        usize,
        &mut [T],
    ) -> Kernel,
) -> Done {
    let (trans_a, trans_b) = (at.flag(trans_a), at.flag(trans_b));
    let (a, b) = (at.read(a, at.turned(trans_a, m, k, lda)), at.read(b, at.turned(trans_b, k, n, ldb)));
    let (work, c) = (at.write(work, work_len), at.write(c, at.span(m, n, ldc)));
    let ran = kernel(at.level, trans_a, trans_b, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work);
    at.end(ran)
}

pub(crate) fn transpose<T: Element>(
    at: &mut Ranges,
    m: usize,
    n: usize,
    a: *const T,
    lda: usize,
    b: *mut T,
    ldb: usize,
    kernel: fn(Level, usize, usize, &[T], usize, &mut [T], usize) -> Kernel,
) -> Done {
    let (a, b) = (at.read(a, at.span(m, n, lda)), at.write(b, at.span(n, m, ldb)));
    let ran = kernel(at.level, m, n, a, lda, b, ldb);
    at.end(ran)
}

pub(crate) fn syrk<T: Element>(
    at: &mut Ranges,
    lower: u32,
    trans: u32,
    n: usize,
    k: usize,
    alpha: T,
    a: *const T,
    lda: usize,
    beta: T,
    c: *mut T,
    ldc: usize,
    work: *mut T,
    work_len: usize,
    kernel: fn(Level, bool, bool, usize, usize, T, &[T], usize, T, &mut [T], usize, &mut [T]) -> Kernel,
) -> Done {
    let (lower, trans) = (at.flag(lower), at.flag(trans));
    let a = at.read(a, at.turned(trans, n, k, lda));
    let (work, c) = (at.write(work, work_len), at.write(c, at.span(n, n, ldc)));
    let ran = kernel(at.level, lower, trans, n, k, alpha, a, lda, beta, c, ldc, work);
    at.end(ran)
}

pub(crate) fn trsm<T: Element>(
    at: &mut Ranges,
    right: u32,
    lower: u32,
    trans: u32,
    unit: u32,
    m: usize,
    n: usize,
    alpha: T,
    a: *const T,
    lda: usize,
    b: *mut T,
    ldb: usize,
    work: *mut T,
    work_len: usize,
    kernel: fn(Level, bool, bool, bool, bool, usize, usize, T, &[T], usize, &mut [T], usize, &mut [T]) -> Kernel,
) -> Done {
    let (right, lower, trans, unit) = (at.flag(right), at.flag(lower), at.flag(trans), at.flag(unit));
    let order = if right { n } else { m };
    let a = at.read(a, at.span(order, order, lda));
    let (work, b) = (at.write(work, work_len), at.write(b, at.span(m, n, ldb)));
    let ran = kernel(at.level, right, lower, trans, unit, m, n, alpha, a, lda, b, ldb, work);
    at.end(ran)
}

type Product<T> = fn(Level, usize, usize, &[u32], &[u32], &[T], &[T], &mut [T]) -> Kernel;

/// A product with a vector; x and y with their lengths.
fn product<T: Element>(
    at: &mut Ranges,
    (rows, cols): (usize, usize),
    (row_ptr, col, val): (*const u32, *const u32, *const T),
    (x, of): (*const T, usize),
    (y, to): (*mut T, usize),
    kernel: Product<T>,
) -> Done {
    let (row_ptr, col, val) = at.compressed(rows, row_ptr, col, val);
    let (x, y) = (at.read(x, of), at.write(y, to));
    let ran = kernel(at.level, rows, cols, row_ptr, col, val, x, y);
    at.end(ran)
}

pub(crate) fn spmv<T: Element>(
    at: &mut Ranges,
    rows: usize,
    cols: usize,
    row_ptr: *const u32,
    col: *const u32,
    val: *const T,
    x: *const T,
    y: *mut T,
    kernel: Product<T>,
) -> Done {
    product(at, (rows, cols), (row_ptr, col, val), (x, cols), (y, rows), kernel)
}

pub(crate) fn spmv_t<T: Element>(
    at: &mut Ranges,
    rows: usize,
    cols: usize,
    row_ptr: *const u32,
    col: *const u32,
    val: *const T,
    x: *const T,
    y: *mut T,
    kernel: Product<T>,
) -> Done {
    product(at, (rows, cols), (row_ptr, col, val), (x, rows), (y, cols), kernel)
}

pub(crate) fn spmv_rows<T: Element>(
    at: &mut Ranges,
    rows: usize,
    cols: usize,
    row_ptr: *const u32,
    col: *const u32,
    val: *const T,
    subset: *const u32,
    count: usize,
    x: *const T,
    y: *mut T,
    kernel: fn(Level, usize, usize, &[u32], &[u32], &[T], &[u32], &[T], &mut [T]) -> Kernel,
) -> Done {
    let (row_ptr, col, val) = at.compressed(rows, row_ptr, col, val);
    let (subset, x, y) = (at.read(subset, count), at.read(x, cols), at.write(y, count));
    let ran = kernel(at.level, rows, cols, row_ptr, col, val, subset, x, y);
    at.end(ran)
}

pub(crate) fn spmm<T: Element>(
    at: &mut Ranges,
    rows: usize,
    cols: usize,
    row_ptr: *const u32,
    col: *const u32,
    val: *const T,
    n: usize,
    b: *const T,
    ldb: usize,
    c: *mut T,
    ldc: usize,
    kernel: fn(Level, usize, usize, &[u32], &[u32], &[T], usize, &[T], usize, &mut [T], usize) -> Kernel,
) -> Done {
    let (row_ptr, col, val) = at.compressed(rows, row_ptr, col, val);
    let (b, c) = (at.read(b, at.span(cols, n, ldb)), at.write(c, at.span(rows, n, ldc)));
    let ran = kernel(at.level, rows, cols, row_ptr, col, val, n, b, ldb, c, ldc);
    at.end(ran)
}
