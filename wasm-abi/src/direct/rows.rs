//! Forms over the rows of a matrix.

use super::{Cells, Done, Element, Kernel};
use crate::Ranges;
use vecsolve_core::kernels::Metric;
use vecsolve_core::simd::Level;

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
