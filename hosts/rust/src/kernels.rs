//! What the generated kernel methods stand on: the checks of their arguments.
//! Arrays carry their addresses, so a call is one call into the module; lengths
//! are checked here, ranges and overlap by the library.
#![allow(dead_code)] // which of them are needed is the table's matter

use crate::array::{Array, Element};
use crate::error::Error;
use crate::instance::Instance;
use crate::ops::Status;

impl Instance {
    /// What the last of these offsets is, 0 without any.
    pub(crate) fn last(&self, offsets: &Array<u32>) -> Result<usize, Error> {
        Ok(self.view(offsets)?.last().copied().unwrap_or(0) as usize)
    }
}

/// An array of exactly so many values.
pub(crate) fn exactly<T: Element>(name: &str, array: &Array<T>, wanted: usize, why: &str) -> Result<(), Error> {
    if array.len == wanted { Ok(()) } else { Err(ill(name, array.len, wanted, why)) }
}

/// An array of at least so many values.
pub(crate) fn least<T: Element>(name: &str, array: &Array<T>, wanted: usize, why: &str) -> Result<(), Error> {
    if array.len >= wanted { Ok(()) } else { Err(ill(name, array.len, wanted, why)) }
}

/// An array that holds a matrix.
pub(crate) fn matrix<T: Element>(
    name: &str,
    array: &Array<T>,
    rows: usize,
    cols: usize,
    stride_name: &str,
    stride: usize,
    why: &str,
) -> Result<(), Error> {
    if rows == 0 || cols == 0 {
        return Ok(());
    }
    if stride < cols {
        return Err(Error::new(
            Status::Shape,
            format!("{stride_name} is {stride}, a row of {name} holds {cols} values"),
        ));
    }
    least(name, array, (rows - 1).saturating_mul(stride).saturating_add(cols), why)
}

fn ill(name: &str, holds: usize, wanted: usize, why: &str) -> Error {
    Error::new(Status::Shape, format!("{name} holds {holds} values, {wanted} are needed: {why}"))
}

/// A size as the module takes it.
pub(crate) fn size(name: &str, value: usize) -> Result<u32, Error> {
    u32::try_from(value)
        .map_err(|_| Error::new(Status::Shape, format!("{name} is {value}, at most 4294967295 is taken")))
}

// Both fit: an array of the module was made with 32-bit numbers.
pub(crate) fn at<T>(array: &Array<T>) -> u32 {
    array.address as u32
}

pub(crate) fn len<T>(array: &Array<T>) -> u32 {
    array.len as u32
}

/// Nothing, or the status that a kernel answered.
pub(crate) fn done(code: i32) -> Result<(), Error> {
    counted(code).map(|_| ())
}

/// A place or a count, or the status that a kernel answered.
pub(crate) fn counted(code: i32) -> Result<usize, Error> {
    usize::try_from(code).map_err(|_| Error::code(code))
}
