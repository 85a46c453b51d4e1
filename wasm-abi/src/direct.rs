//! The direct kernels behind their pointers: one function a form of the kernel
//! table. Sizes become ranges, ranges become slices or a status ([`Ranges`]),
//! and the core's function runs at the level of this CPU.
//!
//! A kernel comes as a function pointer, so that the checks of a form are in
//! the module once a dtype and not once a kernel.
#![forbid(unsafe_code)]

use crate::Ranges;
use crate::fault::{Fault, fault};
use crate::status::Status;
use core::cell::Cell;
use vecsolve_core::error::Error;
use vecsolve_core::kernels::Metric;
use vecsolve_core::simd::{Level, Real};

/// What arrays of kernels hold.
pub trait Element: Copy + 'static {
    /// What a kernel over these values answers with.
    type Score: Real;
}
impl Element for f32 {
    type Score = f32;
}
impl Element for f64 {
    type Score = f64;
}
impl Element for i8 {
    type Score = f64;
}
impl Element for u8 {
    type Score = f64;
}
impl Element for u32 {
    type Score = f64;
}

/// What a kernel says, and what a call comes to.
type Kernel = Result<(), Error>;
pub(crate) type Done = Result<(), Fault>;
type Cells<'c, T> = &'c [Cell<T>];

/// Values from the first of `rows` rows to the last one's end.
fn span(rows: usize, cols: usize, stride: usize) -> Result<usize, Status> {
    if rows == 0 || cols == 0 {
        return Ok(0);
    }
    if stride < cols {
        return Err(Status::Shape);
    }
    (rows - 1).checked_mul(stride).and_then(|n| n.checked_add(cols)).ok_or(Status::Shape)
}

/// The same, of a matrix that is stored with rows and columns exchanged.
fn turned(trans: bool, rows: usize, cols: usize, stride: usize) -> Result<usize, Status> {
    if trans { span(cols, rows, stride) } else { span(rows, cols, stride) }
}

fn times(a: usize, b: usize) -> Result<usize, Status> {
    a.checked_mul(b).ok_or(Status::Shape)
}

fn plus1(n: usize) -> Result<usize, Status> {
    n.checked_add(1).ok_or(Status::Shape)
}

fn flag(value: u32) -> Result<bool, Status> {
    match value {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Status::Field),
    }
}

/// A place or a count as the answer.
fn number(n: usize) -> Result<i32, Fault> {
    i32::try_from(n).map_err(|_| fault!(Shape))
}

#[inline(never)]
pub(crate) fn reduce1<T: Element>(
    mut at: Ranges,
    x: *const T,
    n: usize,
    kernel: fn(Level, &[T]) -> T::Score,
) -> T::Score {
    let level = at.level;
    at.read(x, n).map_or(T::Score::NAN, |x| kernel(level, x))
}

/// As [`reduce1`]; most calls are of short vectors, so nothing is looked at that need not be.
#[inline(always)]
pub(crate) fn reduce2<T: Element>(
    mut at: Ranges,
    x: *const T,
    y: *const T,
    n: usize,
    kernel: fn(Level, &[T], &[T]) -> T::Score,
) -> T::Score {
    let level = at.level;
    match (at.read(x, n), at.read(y, n)) {
        (Ok(x), Ok(y)) => kernel(level, x, y),
        _ => T::Score::NAN,
    }
}

pub(crate) fn place<T: Element>(
    mut at: Ranges,
    x: *const T,
    n: usize,
    kernel: fn(Level, &[T]) -> Option<usize>,
) -> Result<i32, Fault> {
    let level = at.level;
    number(kernel(level, at.read(x, n)?).ok_or_else(|| fault!(Shape, "x is empty"))?)
}

pub(crate) fn count<T: Element>(
    mut at: Ranges,
    eps: T,
    x: *const T,
    n: usize,
    kernel: fn(Level, T, &[T]) -> usize,
) -> Result<i32, Fault> {
    let level = at.level;
    number(kernel(level, eps, at.read(x, n)?))
}

pub(crate) fn axpy<T: Element>(
    mut at: Ranges,
    alpha: T,
    x: *const T,
    y: *mut T,
    n: usize,
    kernel: fn(Level, T, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, alpha, at.read_cells(x, n)?, at.write_cells(y, n)?);
    Ok(())
}

pub(crate) fn scale<T: Element>(mut at: Ranges, alpha: T, x: *mut T, n: usize, kernel: fn(Level, T, Cells<T>)) -> Done {
    kernel(at.level, alpha, at.write_cells(x, n)?);
    Ok(())
}

pub(crate) fn map1<T: Element>(
    mut at: Ranges,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, at.read_cells(x, n)?, at.write_cells(out, n)?);
    Ok(())
}

pub(crate) fn map1a<T: Element>(
    mut at: Ranges,
    alpha: T,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, alpha, at.read_cells(x, n)?, at.write_cells(out, n)?);
    Ok(())
}

pub(crate) fn clamp<T: Element>(
    mut at: Ranges,
    low: T,
    high: T,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, T, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, low, high, at.read_cells(x, n)?, at.write_cells(out, n)?);
    Ok(())
}

pub(crate) fn map2<T: Element>(
    mut at: Ranges,
    x: *const T,
    y: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, Cells<T>, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, at.read_cells(x, n)?, at.read_cells(y, n)?, at.write_cells(out, n)?);
    Ok(())
}

pub(crate) fn map2a<T: Element>(
    mut at: Ranges,
    alpha: T,
    x: *const T,
    y: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, Cells<T>, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, alpha, at.read_cells(x, n)?, at.read_cells(y, n)?, at.write_cells(out, n)?);
    Ok(())
}

#[allow(clippy::too_many_arguments)]
pub(crate) fn map2ab<T: Element>(
    mut at: Ranges,
    alpha: T,
    beta: T,
    x: *const T,
    y: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, T, Cells<T>, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, alpha, beta, at.read_cells(x, n)?, at.read_cells(y, n)?, at.write_cells(out, n)?);
    Ok(())
}

pub(crate) fn diff<T: Element>(
    mut at: Ranges,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, &[T], &mut [T]),
) -> Done {
    kernel(at.level, at.read(x, n)?, at.write(out, n.saturating_sub(1))?);
    Ok(())
}

/// Compressed rows: as many values as the last of the row pointers says.
type Compressed<'c, T> = (&'c [u32], &'c [u32], &'c [T]);

fn compressed<'c, T: Element>(
    at: &mut Ranges<'c>,
    rows: usize,
    row_ptr: *const u32,
    col: *const u32,
    val: *const T,
) -> Result<Compressed<'c, T>, Status> {
    let row_ptr = at.read(row_ptr, plus1(rows)?)?;
    let nnz = row_ptr[rows] as usize;
    Ok((row_ptr, at.read(col, nnz)?, at.read(val, nnz)?))
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn spmv<T: Element>(
    mut at: Ranges,
    rows: usize,
    cols: usize,
    row_ptr: *const u32,
    col: *const u32,
    val: *const T,
    x: *const T,
    y: *mut T,
    kernel: fn(Level, usize, usize, &[u32], &[u32], &[T], &[T], &mut [T]) -> Kernel,
) -> Done {
    let (row_ptr, col, val) = compressed(&mut at, rows, row_ptr, col, val)?;
    let (x, y) = (at.read(x, cols)?, at.write(y, rows)?);
    Ok(kernel(at.level, rows, cols, row_ptr, col, val, x, y)?)
}

pub(crate) fn rows1<T: Element>(
    mut at: Ranges,
    x: *const T,
    out: *mut T,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, Cells<T>, Cells<T>, usize, usize, usize) -> Kernel,
) -> Done {
    let n = span(rows, cols, stride)?;
    Ok(kernel(at.level, at.read_cells(x, n)?, at.write_cells(out, n)?, rows, cols, stride)?)
}

#[allow(clippy::too_many_arguments)]
pub(crate) fn rows2<T: Element>(
    mut at: Ranges,
    x: *const T,
    y: *const T,
    out: *mut T,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, Cells<T>, Cells<T>, Cells<T>, usize, usize, usize) -> Kernel,
) -> Done {
    let n = span(rows, cols, stride)?;
    let (x, y, out) = (at.read_cells(x, n)?, at.read_cells(y, n)?, at.write_cells(out, n)?);
    Ok(kernel(at.level, x, y, out, rows, cols, stride)?)
}

pub(crate) fn fold_rows<T: Element>(
    mut at: Ranges,
    x: *const T,
    out: *mut T,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, &[T], &mut [T], usize, usize, usize) -> Kernel,
) -> Done {
    let (x, out) = (at.read(x, span(rows, cols, stride)?)?, at.write(out, rows)?);
    Ok(kernel(at.level, x, out, rows, cols, stride)?)
}

/// A row's weights, which may be left out.
fn weights<'c, T: Element>(at: &mut Ranges<'c>, start: *const T, n: usize) -> Result<Option<&'c [T]>, Status> {
    if start.is_null() { Ok(None) } else { at.read(start, n).map(Some) }
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn layernorm<T: Element>(
    mut at: Ranges,
    x: *const T,
    gamma: *const T,
    beta: *const T,
    eps: T,
    out: *mut T,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, Cells<T>, Option<&[T]>, Option<&[T]>, T, Cells<T>, usize, usize, usize) -> Kernel,
) -> Done {
    let n = span(rows, cols, stride)?;
    let (gamma, beta) = (weights(&mut at, gamma, cols)?, weights(&mut at, beta, cols)?);
    let (x, out) = (at.read_cells(x, n)?, at.write_cells(out, n)?);
    Ok(kernel(at.level, x, gamma, beta, eps, out, rows, cols, stride)?)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn rmsnorm<T: Element>(
    mut at: Ranges,
    x: *const T,
    gamma: *const T,
    eps: T,
    out: *mut T,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, Cells<T>, Option<&[T]>, T, Cells<T>, usize, usize, usize) -> Kernel,
) -> Done {
    let n = span(rows, cols, stride)?;
    let gamma = weights(&mut at, gamma, cols)?;
    let (x, out) = (at.read_cells(x, n)?, at.write_cells(out, n)?);
    Ok(kernel(at.level, x, gamma, eps, out, rows, cols, stride)?)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn rope<T: Element>(
    mut at: Ranges,
    x: *const T,
    out: *mut T,
    position: u32,
    base: f64,
    interleaved: u32,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, Cells<T>, Cells<T>, usize, usize, usize, u32, f64, bool) -> Kernel,
) -> Done {
    let n = span(rows, cols, stride)?;
    let (x, out) = (at.read_cells(x, n)?, at.write_cells(out, n)?);
    Ok(kernel(at.level, x, out, rows, cols, stride, position, base, flag(interleaved)?)?)
}

fn metric(number: u32) -> Result<Metric, Status> {
    Metric::from_number(number).ok_or(Status::Field)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn distances<T: Element>(
    mut at: Ranges,
    by: u32,
    q: *const T,
    x: *const T,
    out: *mut T::Score,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, Metric, &[T], &[T], usize, &mut [T::Score]) -> Kernel,
) -> Done {
    let (q, x) = (at.read(q, cols)?, at.read(x, span(rows, cols, stride)?)?);
    Ok(kernel(at.level, metric(by)?, q, x, stride, at.write(out, rows)?)?)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn search<T: Element>(
    mut at: Ranges,
    by: u32,
    q: *const T,
    x: *const T,
    indices: *mut u32,
    scores: *mut T::Score,
    queries: usize,
    rows: usize,
    cols: usize,
    stride: usize,
    k: usize,
    kernel: fn(Level, Metric, &[T], &[T], usize, usize, usize, usize, &mut [u32], &mut [T::Score]) -> Kernel,
) -> Done {
    let (q, x) = (at.read(q, times(queries, cols)?)?, at.read(x, span(rows, cols, stride)?)?);
    let wanted = times(queries, k)?;
    let (indices, scores) = (at.write(indices, wanted)?, at.write(scores, wanted)?);
    Ok(kernel(at.level, metric(by)?, q, x, rows, cols, stride, k, indices, scores)?)
}

#[allow(clippy::too_many_arguments)]
pub(crate) fn topk<T: Element>(
    mut at: Ranges,
    x: *const T,
    largest: u32,
    indices: *mut u32,
    values: *mut T,
    n: usize,
    k: usize,
    kernel: fn(Level, &[T], bool, &mut [u32], &mut [T]) -> Kernel,
) -> Done {
    let (x, indices, values) = (at.read(x, n)?, at.write(indices, k)?, at.write(values, k)?);
    Ok(kernel(at.level, x, flag(largest)?, indices, values)?)
}

pub(crate) fn argsort<T: Element>(
    mut at: Ranges,
    x: *const T,
    indices: *mut u32,
    n: usize,
    kernel: fn(Level, &[T], &mut [u32]) -> Kernel,
) -> Done {
    Ok(kernel(at.level, at.read(x, n)?, at.write(indices, n)?)?)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn gemv<T: Element>(
    mut at: Ranges,
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
    let trans = flag(trans)?;
    let (long, short) = if trans { (m, n) } else { (n, m) };
    let (a, x, y) = (at.read(a, span(m, n, lda)?)?, at.read(x, long)?, at.write(y, short)?);
    Ok(kernel(at.level, trans, m, n, alpha, a, lda, x, beta, y)?)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn gemm<T: Element>(
    mut at: Ranges,
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
    let (trans_a, trans_b) = (flag(trans_a)?, flag(trans_b)?);
    let (a, b) = (at.read(a, turned(trans_a, m, k, lda)?)?, at.read(b, turned(trans_b, k, n, ldb)?)?);
    let (c, work) = (at.write(c, span(m, n, ldc)?)?, at.write(work, work_len)?);
    Ok(kernel(at.level, trans_a, trans_b, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work)?)
}

#[allow(clippy::too_many_arguments)]
pub(crate) fn transpose<T: Element>(
    mut at: Ranges,
    m: usize,
    n: usize,
    a: *const T,
    lda: usize,
    b: *mut T,
    ldb: usize,
    kernel: fn(Level, usize, usize, &[T], usize, &mut [T], usize) -> Kernel,
) -> Done {
    let (a, b) = (at.read(a, span(m, n, lda)?)?, at.write(b, span(n, m, ldb)?)?);
    Ok(kernel(at.level, m, n, a, lda, b, ldb)?)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn syrk<T: Element>(
    mut at: Ranges,
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
    let trans = flag(trans)?;
    let a = at.read(a, turned(trans, n, k, lda)?)?;
    let (c, work) = (at.write(c, span(n, n, ldc)?)?, at.write(work, work_len)?);
    Ok(kernel(at.level, flag(lower)?, trans, n, k, alpha, a, lda, beta, c, ldc, work)?)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn trsm<T: Element>(
    mut at: Ranges,
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
    let right = flag(right)?;
    let order = if right { n } else { m };
    let a = at.read(a, span(order, order, lda)?)?;
    let (b, work) = (at.write(b, span(m, n, ldb)?)?, at.write(work, work_len)?);
    let (lower, trans, unit) = (flag(lower)?, flag(trans)?, flag(unit)?);
    Ok(kernel(at.level, right, lower, trans, unit, m, n, alpha, a, lda, b, ldb, work)?)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn spmv_t<T: Element>(
    mut at: Ranges,
    rows: usize,
    cols: usize,
    row_ptr: *const u32,
    col: *const u32,
    val: *const T,
    x: *const T,
    y: *mut T,
    kernel: fn(Level, usize, usize, &[u32], &[u32], &[T], &[T], &mut [T]) -> Kernel,
) -> Done {
    let (row_ptr, col, val) = compressed(&mut at, rows, row_ptr, col, val)?;
    let (x, y) = (at.read(x, rows)?, at.write(y, cols)?);
    Ok(kernel(at.level, rows, cols, row_ptr, col, val, x, y)?)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn spmv_rows<T: Element>(
    mut at: Ranges,
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
    let (row_ptr, col, val) = compressed(&mut at, rows, row_ptr, col, val)?;
    let (subset, x, y) = (at.read(subset, count)?, at.read(x, cols)?, at.write(y, count)?);
    Ok(kernel(at.level, rows, cols, row_ptr, col, val, subset, x, y)?)
}

#[allow(clippy::too_many_arguments, clippy::type_complexity)]
pub(crate) fn spmm<T: Element>(
    mut at: Ranges,
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
    let (row_ptr, col, val) = compressed(&mut at, rows, row_ptr, col, val)?;
    let (b, c) = (at.read(b, span(cols, n, ldb)?)?, at.write(c, span(rows, n, ldc)?)?);
    Ok(kernel(at.level, rows, cols, row_ptr, col, val, n, b, ldb, c, ldc)?)
}

pub(crate) fn histogram<T: Element>(
    mut at: Ranges,
    x: *const T,
    out: *mut T,
    n: usize,
    bins: usize,
    kernel: fn(&[T], &mut [T]) -> Kernel,
) -> Done {
    Ok(kernel(at.read(x, n)?, at.write(out, bins)?)?)
}

pub(crate) fn prefix_sum<T: Element>(
    mut at: Ranges,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(&[T], &mut [T]) -> Kernel,
) -> Done {
    Ok(kernel(at.read(x, n)?, at.write(out, plus1(n)?)?)?)
}

pub(crate) fn gather<T: Element>(
    mut at: Ranges,
    x: *const T,
    index: *const u32,
    out: *mut T,
    len: usize,
    n: usize,
    kernel: fn(&[T], &[u32], &mut [T]) -> Kernel,
) -> Done {
    Ok(kernel(at.read(x, len)?, at.read(index, n)?, at.write(out, n)?)?)
}

pub(crate) fn scatter<T: Element>(
    mut at: Ranges,
    x: *const T,
    index: *const u32,
    out: *mut T,
    n: usize,
    len: usize,
    kernel: fn(&[T], &[u32], &mut [T]) -> Kernel,
) -> Done {
    Ok(kernel(at.read(x, n)?, at.read(index, n)?, at.write(out, len)?)?)
}
