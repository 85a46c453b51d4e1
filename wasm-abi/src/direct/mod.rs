//! The direct kernels behind their pointers: one function a form of the kernel
//! table. Sizes become ranges, ranges become slices or a status ([`Ranges`]),
//! and the core's function runs at the level of this CPU.
//!
//! A kernel comes as a function pointer, so that the checks of a form are in
//! the module once a dtype and not once a kernel.
#![forbid(unsafe_code)]
#![allow(clippy::too_many_arguments, clippy::type_complexity)] // they are those of C

mod matrices;
mod rows;
mod vectors;

pub(crate) use matrices::*;
pub(crate) use rows::*;
pub(crate) use vectors::*;

use crate::Ranges;
use crate::fault::{Fault, fault};
use crate::status::Status;
use core::cell::Cell;
use vecsolve_core::error::Error;
use vecsolve_core::kernels::Metric;
use vecsolve_core::simd::Real;

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
