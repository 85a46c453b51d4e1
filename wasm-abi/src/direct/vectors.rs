//! Forms over whole vectors, and over indices.

use super::{Cells, Done, Element, Kernel, number};
use crate::Ranges;
use crate::fault::{Fault, fault};
use vecsolve_core::simd::Level;

pub(crate) fn reduce1<T: Element>(
    at: &mut Ranges,
    x: *const T,
    n: usize,
    kernel: fn(Level, &[T]) -> T::Score,
) -> T::Score {
    let answer = kernel(at.level, at.read(x, n));
    at.or_nan(answer)
}

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
