//! The direct kernels behind their pointers: one function a form of the kernel
//! table. Sizes become ranges, ranges become slices or a status ([`Ranges`]),
//! and the core's function runs at the level of this CPU.
//!
//! A kernel comes as a function pointer, so that the checks of a form are in
//! the module once a dtype and not once a kernel.
#![forbid(unsafe_code)]
#![allow(clippy::too_many_arguments, clippy::type_complexity)] // they are those of C

use crate::Dtype;
use crate::Ranges;
use crate::fault::{Fault, fault};
use crate::status::Status;
use core::cell::Cell;
use vecsolve_core::error::Error;
use vecsolve_core::kernels::{self, Metric};
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

/// The answer to a bad pointer.
#[inline(always)]
pub fn nan<T: Element>() -> T::Score {
    T::Score::NAN
}

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

/// What a kernel says, and what a call comes to.
type Kernel = Result<(), Error>;
pub(crate) type Done = Result<(), Fault>;
type Cells<'c, T> = &'c [Cell<T>];

/// Sizes and flags; what is wrong with one is said at the end, when nothing was
/// done: ranges that could not be taken are empty.
impl<'c> Ranges<'c> {
    fn or_fail<V: Default>(&self, value: Result<V, Status>) -> V {
        value.unwrap_or_else(|status| {
            self.fail(status);
            V::default()
        })
    }

    /// Values from the first of `rows` rows to the last one's end.
    fn span(&self, rows: usize, cols: usize, stride: usize) -> usize {
        if rows == 0 || cols == 0 {
            return 0;
        }
        let span = (rows - 1).checked_mul(stride).and_then(|n| n.checked_add(cols)).filter(|_| stride >= cols);
        self.or_fail(span.ok_or(Status::Shape))
    }

    /// The same, of a matrix that is stored with rows and columns exchanged.
    fn turned(&self, trans: bool, rows: usize, cols: usize, stride: usize) -> usize {
        if trans { self.span(cols, rows, stride) } else { self.span(rows, cols, stride) }
    }

    fn times(&self, a: usize, b: usize) -> usize {
        self.or_fail(a.checked_mul(b).ok_or(Status::Shape))
    }

    fn plus1(&self, n: usize) -> usize {
        self.or_fail(n.checked_add(1).ok_or(Status::Shape))
    }

    fn flag(&self, value: u32) -> bool {
        self.or_fail(if value > 1 { Err(Status::Field) } else { Ok(value == 1) })
    }

    fn metric(&self, number: u32) -> Metric {
        let metric = Metric::from_number(number);
        if metric.is_none() {
            self.fail(Status::Field);
        }
        metric.unwrap_or(Metric::Dot)
    }

    /// A row's weights, which may be left out.
    fn weights<T: Element>(&mut self, start: *const T, n: usize) -> Option<&'c [T]> {
        if start.is_null() { None } else { Some(self.read(start, n)) }
    }

    /// Compressed rows: as many values as the last of the row pointers says.
    fn compressed<T: Element>(
        &mut self,
        rows: usize,
        row_ptr: *const u32,
        col: *const u32,
        val: *const T,
    ) -> (&'c [u32], &'c [u32], &'c [T]) {
        let offsets = self.plus1(rows);
        let row_ptr = self.read(row_ptr, offsets);
        let nnz = row_ptr.last().map_or(0, |&end| end as usize);
        (row_ptr, self.read(col, nnz), self.read(val, nnz))
    }

    /// What the call comes to: a range or a size that was wrong, else what the kernel said.
    fn end(&self, ran: Kernel) -> Done {
        match self.failed.get() {
            Some(status) => Err(status.into()),
            None => Ok(ran?),
        }
    }

    fn or_nan<S: Real>(&self, answer: S) -> S {
        if self.failed.get().is_some() { S::NAN } else { answer }
    }
}

/// A place or a count as the answer.
fn number(n: usize) -> Result<i32, Fault> {
    i32::try_from(n).map_err(|_| fault!(Shape))
}

#[inline(never)]
pub(crate) fn reduce1<T: Element>(
    at: &mut Ranges,
    x: *const T,
    n: usize,
    kernel: fn(Level, &[T]) -> T::Score,
) -> T::Score {
    let answer = kernel(at.level, at.read(x, n));
    at.or_nan(answer)
}

/// As [`reduce1`]; most calls are of short vectors, so nothing is looked at that need not be.
#[inline(always)]
pub(crate) fn reduce2<T: Element>(
    at: &mut Ranges,
    x: *const T,
    y: *const T,
    n: usize,
    kernel: fn(Level, &[T], &[T]) -> T::Score,
) -> T::Score {
    let answer = kernel(at.level, at.read(x, n), at.read(y, n));
    at.or_nan(answer)
}

pub(crate) fn place<T: Element>(
    at: &mut Ranges,
    x: *const T,
    n: usize,
    kernel: fn(Level, &[T]) -> Option<usize>,
) -> Result<i32, Fault> {
    let found = kernel(at.level, at.read(x, n));
    at.end(Ok(()))?;
    number(found.ok_or_else(|| fault!(Shape, "x is empty"))?)
}

pub(crate) fn count<T: Element>(
    at: &mut Ranges,
    eps: T,
    x: *const T,
    n: usize,
    kernel: fn(Level, T, &[T]) -> usize,
) -> Result<i32, Fault> {
    let found = kernel(at.level, eps, at.read(x, n));
    at.end(Ok(()))?;
    number(found)
}

pub(crate) fn axpy<T: Element>(
    at: &mut Ranges,
    alpha: T,
    x: *const T,
    y: *mut T,
    n: usize,
    kernel: fn(Level, T, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, alpha, at.read_cells(x, n), at.write_cells(y, n));
    at.end(Ok(()))
}

pub(crate) fn scale<T: Element>(
    at: &mut Ranges,
    alpha: T,
    x: *mut T,
    n: usize,
    kernel: fn(Level, T, Cells<T>),
) -> Done {
    kernel(at.level, alpha, at.write_cells(x, n));
    at.end(Ok(()))
}

pub(crate) fn map1<T: Element>(
    at: &mut Ranges,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, at.read_cells(x, n), at.write_cells(out, n));
    at.end(Ok(()))
}

pub(crate) fn map1a<T: Element>(
    at: &mut Ranges,
    alpha: T,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, alpha, at.read_cells(x, n), at.write_cells(out, n));
    at.end(Ok(()))
}

pub(crate) fn clamp<T: Element>(
    at: &mut Ranges,
    low: T,
    high: T,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, T, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, low, high, at.read_cells(x, n), at.write_cells(out, n));
    at.end(Ok(()))
}

pub(crate) fn map2<T: Element>(
    at: &mut Ranges,
    x: *const T,
    y: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, Cells<T>, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, at.read_cells(x, n), at.read_cells(y, n), at.write_cells(out, n));
    at.end(Ok(()))
}

pub(crate) fn map2a<T: Element>(
    at: &mut Ranges,
    alpha: T,
    x: *const T,
    y: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, Cells<T>, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, alpha, at.read_cells(x, n), at.read_cells(y, n), at.write_cells(out, n));
    at.end(Ok(()))
}

pub(crate) fn map2ab<T: Element>(
    at: &mut Ranges,
    alpha: T,
    beta: T,
    x: *const T,
    y: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, T, Cells<T>, Cells<T>, Cells<T>),
) -> Done {
    kernel(at.level, alpha, beta, at.read_cells(x, n), at.read_cells(y, n), at.write_cells(out, n));
    at.end(Ok(()))
}

pub(crate) fn diff<T: Element>(
    at: &mut Ranges,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, &[T], &mut [T]),
) -> Done {
    kernel(at.level, at.read(x, n), at.write(out, n.saturating_sub(1)));
    at.end(Ok(()))
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
    kernel: fn(Level, usize, usize, &[u32], &[u32], &[T], &[T], &mut [T]) -> Kernel,
) -> Done {
    let (row_ptr, col, val) = at.compressed(rows, row_ptr, col, val);
    let (x, y) = (at.read(x, cols), at.write(y, rows));
    let ran = kernel(at.level, rows, cols, row_ptr, col, val, x, y);
    at.end(ran)
}

pub(crate) fn rows1<T: Element>(
    at: &mut Ranges,
    x: *const T,
    out: *mut T,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, Cells<T>, Cells<T>, usize, usize, usize) -> Kernel,
) -> Done {
    let n = at.span(rows, cols, stride);
    let ran = kernel(at.level, at.read_cells(x, n), at.write_cells(out, n), rows, cols, stride);
    at.end(ran)
}

pub(crate) fn rows2<T: Element>(
    at: &mut Ranges,
    x: *const T,
    y: *const T,
    out: *mut T,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, Cells<T>, Cells<T>, Cells<T>, usize, usize, usize) -> Kernel,
) -> Done {
    let n = at.span(rows, cols, stride);
    let (x, y, out) = (at.read_cells(x, n), at.read_cells(y, n), at.write_cells(out, n));
    let ran = kernel(at.level, x, y, out, rows, cols, stride);
    at.end(ran)
}

pub(crate) fn fold_rows<T: Element>(
    at: &mut Ranges,
    x: *const T,
    out: *mut T,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, &[T], &mut [T], usize, usize, usize) -> Kernel,
) -> Done {
    let (x, out) = (at.read(x, at.span(rows, cols, stride)), at.write(out, rows));
    let ran = kernel(at.level, x, out, rows, cols, stride);
    at.end(ran)
}

pub(crate) fn layernorm<T: Element>(
    at: &mut Ranges,
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
    let n = at.span(rows, cols, stride);
    let (gamma, beta) = (at.weights(gamma, cols), at.weights(beta, cols));
    let (x, out) = (at.read_cells(x, n), at.write_cells(out, n));
    let ran = kernel(at.level, x, gamma, beta, eps, out, rows, cols, stride);
    at.end(ran)
}

pub(crate) fn rmsnorm<T: Element>(
    at: &mut Ranges,
    x: *const T,
    gamma: *const T,
    eps: T,
    out: *mut T,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, Cells<T>, Option<&[T]>, T, Cells<T>, usize, usize, usize) -> Kernel,
) -> Done {
    let n = at.span(rows, cols, stride);
    let gamma = at.weights(gamma, cols);
    let (x, out) = (at.read_cells(x, n), at.write_cells(out, n));
    let ran = kernel(at.level, x, gamma, eps, out, rows, cols, stride);
    at.end(ran)
}

pub(crate) fn rope<T: Element>(
    at: &mut Ranges,
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
    let (interleaved, n) = (at.flag(interleaved), at.span(rows, cols, stride));
    let (x, out) = (at.read_cells(x, n), at.write_cells(out, n));
    let ran = kernel(at.level, x, out, rows, cols, stride, position, base, interleaved);
    at.end(ran)
}

pub(crate) fn distances<T: Element>(
    at: &mut Ranges,
    by: u32,
    q: *const T,
    x: *const T,
    out: *mut T::Score,
    rows: usize,
    cols: usize,
    stride: usize,
    kernel: fn(Level, Metric, &[T], &[T], usize, &mut [T::Score]) -> Kernel,
) -> Done {
    let metric = at.metric(by);
    let (q, x) = (at.read(q, cols), at.read(x, at.span(rows, cols, stride)));
    let ran = kernel(at.level, metric, q, x, stride, at.write(out, rows));
    at.end(ran)
}

pub(crate) fn search<T: Element>(
    at: &mut Ranges,
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
    let metric = at.metric(by);
    let (q, x) = (at.read(q, at.times(queries, cols)), at.read(x, at.span(rows, cols, stride)));
    let wanted = at.times(queries, k);
    let (indices, scores) = (at.write(indices, wanted), at.write(scores, wanted));
    let ran = kernel(at.level, metric, q, x, rows, cols, stride, k, indices, scores);
    at.end(ran)
}

pub(crate) fn topk<T: Element>(
    at: &mut Ranges,
    x: *const T,
    largest: u32,
    indices: *mut u32,
    values: *mut T,
    n: usize,
    k: usize,
    kernel: fn(Level, &[T], bool, &mut [u32], &mut [T]) -> Kernel,
) -> Done {
    let largest = at.flag(largest);
    let (x, indices, values) = (at.read(x, n), at.write(indices, k), at.write(values, k));
    let ran = kernel(at.level, x, largest, indices, values);
    at.end(ran)
}

pub(crate) fn argsort<T: Element>(
    at: &mut Ranges,
    x: *const T,
    indices: *mut u32,
    n: usize,
    kernel: fn(Level, &[T], &mut [u32]) -> Kernel,
) -> Done {
    let ran = kernel(at.level, at.read(x, n), at.write(indices, n));
    at.end(ran)
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

pub(crate) fn spmv_t<T: Element>(
    at: &mut Ranges,
    rows: usize,
    cols: usize,
    row_ptr: *const u32,
    col: *const u32,
    val: *const T,
    x: *const T,
    y: *mut T,
    kernel: fn(Level, usize, usize, &[u32], &[u32], &[T], &[T], &mut [T]) -> Kernel,
) -> Done {
    let (row_ptr, col, val) = at.compressed(rows, row_ptr, col, val);
    let (x, y) = (at.read(x, rows), at.write(y, cols));
    let ran = kernel(at.level, rows, cols, row_ptr, col, val, x, y);
    at.end(ran)
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

pub(crate) fn histogram<T: Element>(
    at: &mut Ranges,
    x: *const T,
    out: *mut T,
    n: usize,
    bins: usize,
    kernel: fn(&[T], &mut [T]) -> Kernel,
) -> Done {
    let (x, out) = (at.read(x, n), at.write(out, bins));
    // The kernel clears its output first.
    at.end(Ok(()))?;
    Ok(kernel(x, out)?)
}

pub(crate) fn prefix_sum<T: Element>(
    at: &mut Ranges,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(&[T], &mut [T]) -> Kernel,
) -> Done {
    let ran = kernel(at.read(x, n), at.write(out, at.plus1(n)));
    at.end(ran)
}

pub(crate) fn gather<T: Element>(
    at: &mut Ranges,
    x: *const T,
    index: *const u32,
    out: *mut T,
    len: usize,
    n: usize,
    kernel: fn(&[T], &[u32], &mut [T]) -> Kernel,
) -> Done {
    let ran = kernel(at.read(x, len), at.read(index, n), at.write(out, n));
    at.end(ran)
}

pub(crate) fn scatter<T: Element>(
    at: &mut Ranges,
    x: *const T,
    index: *const u32,
    out: *mut T,
    n: usize,
    len: usize,
    kernel: fn(&[T], &[u32], &mut [T]) -> Kernel,
) -> Done {
    let ran = kernel(at.read(x, n), at.read(index, n), at.write(out, len));
    at.end(ran)
}
