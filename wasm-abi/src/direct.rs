//! The direct kernels behind their pointers: one function a form of the kernel
//! table. Sizes become ranges, ranges become slices or a status ([`Ranges`]),
//! and the core's function runs at the level of this CPU.
//!
//! A kernel comes as a function pointer, so that the checks of a form are in
//! the module once a dtype and not once a kernel.
#![forbid(unsafe_code)]

use crate::fault::Fault;
use crate::status::Status;
use crate::{Ranges, best_level, code};
use core::cell::Cell;
use vecsolve_core::error::Error;
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

type Kernel = Result<(), Error>;
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

fn status(error: Error) -> Status {
    Fault::from(error).status
}

/// A place or a count as the answer.
fn number(n: usize) -> Result<i32, Status> {
    i32::try_from(n).map_err(|_| Status::Shape)
}

pub(crate) fn place<T: Element>(
    mut at: Ranges,
    x: *const T,
    n: usize,
    kernel: fn(Level, &[T]) -> Option<usize>,
) -> i32 {
    let found = at.read(x, n).and_then(|x| kernel(best_level(), x).ok_or(Status::Shape));
    found.and_then(number).unwrap_or_else(|status| status as i32)
}

pub(crate) fn count<T: Element>(
    mut at: Ranges,
    eps: T,
    x: *const T,
    n: usize,
    kernel: fn(Level, T, &[T]) -> usize,
) -> i32 {
    at.read(x, n).and_then(|x| number(kernel(best_level(), eps, x))).unwrap_or_else(|status| status as i32)
}

pub(crate) fn axpy<T: Element>(
    mut at: Ranges,
    alpha: T,
    x: *const T,
    y: *mut T,
    n: usize,
    kernel: fn(Level, T, Cells<T>, Cells<T>),
) -> i32 {
    code((|| {
        kernel(best_level(), alpha, at.read_cells(x, n)?, at.write_cells(y, n)?);
        Ok(())
    })())
}

pub(crate) fn scale<T: Element>(mut at: Ranges, alpha: T, x: *mut T, n: usize, kernel: fn(Level, T, Cells<T>)) -> i32 {
    code(at.write_cells(x, n).map(|x| kernel(best_level(), alpha, x)))
}

pub(crate) fn map1<T: Element>(
    mut at: Ranges,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, Cells<T>, Cells<T>),
) -> i32 {
    code((|| {
        kernel(best_level(), at.read_cells(x, n)?, at.write_cells(out, n)?);
        Ok(())
    })())
}

pub(crate) fn map1a<T: Element>(
    mut at: Ranges,
    alpha: T,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, Cells<T>, Cells<T>),
) -> i32 {
    code((|| {
        kernel(best_level(), alpha, at.read_cells(x, n)?, at.write_cells(out, n)?);
        Ok(())
    })())
}

pub(crate) fn clamp<T: Element>(
    mut at: Ranges,
    low: T,
    high: T,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, T, Cells<T>, Cells<T>),
) -> i32 {
    code((|| {
        kernel(best_level(), low, high, at.read_cells(x, n)?, at.write_cells(out, n)?);
        Ok(())
    })())
}

pub(crate) fn map2<T: Element>(
    mut at: Ranges,
    x: *const T,
    y: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, Cells<T>, Cells<T>, Cells<T>),
) -> i32 {
    code((|| {
        kernel(best_level(), at.read_cells(x, n)?, at.read_cells(y, n)?, at.write_cells(out, n)?);
        Ok(())
    })())
}

pub(crate) fn map2a<T: Element>(
    mut at: Ranges,
    alpha: T,
    x: *const T,
    y: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, T, Cells<T>, Cells<T>, Cells<T>),
) -> i32 {
    code((|| {
        kernel(best_level(), alpha, at.read_cells(x, n)?, at.read_cells(y, n)?, at.write_cells(out, n)?);
        Ok(())
    })())
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
) -> i32 {
    code((|| {
        kernel(best_level(), alpha, beta, at.read_cells(x, n)?, at.read_cells(y, n)?, at.write_cells(out, n)?);
        Ok(())
    })())
}

pub(crate) fn diff<T: Element>(
    mut at: Ranges,
    x: *const T,
    out: *mut T,
    n: usize,
    kernel: fn(Level, &[T], &mut [T]),
) -> i32 {
    code((|| {
        kernel(best_level(), at.read(x, n)?, at.write(out, n.saturating_sub(1))?);
        Ok(())
    })())
}

#[allow(clippy::too_many_arguments)]
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
) -> i32 {
    code((|| {
        let row_ptr = at.read(row_ptr, plus1(rows)?)?;
        let nnz = row_ptr[rows] as usize;
        let (col, val, x) = (at.read(col, nnz)?, at.read(val, nnz)?, at.read(x, cols)?);
        kernel(best_level(), rows, cols, row_ptr, col, val, x, at.write(y, rows)?).map_err(status)
    })())
}
