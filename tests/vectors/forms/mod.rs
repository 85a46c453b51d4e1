//! One function a form of the kernel table: the case's parameters become the
//! arguments of a function of the core, what it wrote becomes outputs. What the
//! core leaves to its callers is not tried here: pointers, and lengths that
//! follow from others.
#![allow(clippy::too_many_arguments, clippy::type_complexity)]

mod distances;
mod indices;
mod matrices;
mod rows;
mod sparse;
mod vectors;

pub use {distances::*, indices::*, matrices::*, rows::*, sparse::*, vectors::*};

use crate::element::{Element, Real};
use crate::output::Output;
use serde_json::Value;
use std::cell::Cell;
use std::ops::{Deref, DerefMut};
use vecsolve_core::error::Error;
use vecsolve_core::simd::Level;
use vecsolve_core::simd::cells::cells;

/// What was written, or the name of the status that refused.
pub type Outcome = Result<Vec<Output>, String>;
type Cells<'c, T> = &'c [Cell<T>];
type Done = Result<(), Error>;

/// A case at a level and an alignment.
pub struct Call<'a> {
    pub case: &'a Value,
    pub level: Level,
    /// Values before the first one of each array.
    pub offset: usize,
}

/// An array that starts behind some other values.
struct Array<T>(Vec<T>, usize);

impl<T> Deref for Array<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0[self.1..]
    }
}
impl<T> DerefMut for Array<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0[self.1..]
    }
}

impl Call<'_> {
    fn placed<T: Element>(&self, values: Vec<T>) -> Array<T> {
        Array([vec![T::default(); self.offset], values].concat(), self.offset)
    }

    fn array<T: Element>(&self, name: &str) -> Array<T> {
        self.maybe(name).unwrap_or_else(|| panic!("the case gives no {name}"))
    }

    fn maybe<T: Element>(&self, name: &str) -> Option<Array<T>> {
        self.case.get(name).map(|spec| self.placed(T::read(spec)))
    }

    /// An array to be written: as long as `lengths` says, else `default`.
    fn out<T: Element>(&self, name: &str, default: usize) -> Array<T> {
        let n = self.case["lengths"][name].as_u64().map_or(default, |n| n as usize);
        self.placed(vec![T::seven(); n])
    }

    fn number<T: Real>(&self, name: &str) -> T {
        T::from_text(self.case[name].as_str().unwrap_or_else(|| panic!("{name} is not hex")))
    }

    fn size(&self, name: &str) -> usize {
        self.case[name].as_u64().unwrap_or_else(|| panic!("{name} is not a size")) as usize
    }

    fn flag(&self, name: &str) -> bool {
        self.case[name].as_bool().unwrap_or_else(|| panic!("{name} is not a flag"))
    }

    /// A distance of rows; the number of columns where it is left out.
    fn stride(&self, name: &str, cols: usize) -> usize {
        if self.case[name].is_null() { cols } else { self.size(name) }
    }

    /// Runs a kernel over cells: x, y and out by the case's alias, out as it is then.
    fn cells<T: Element>(&self, run: impl FnOnce(Cells<T>, Cells<T>, Cells<T>) -> Done) -> Outcome {
        let mut x = self.array::<T>("x");
        let mut y = self.maybe::<T>("y").unwrap_or(Array(vec![], 0));
        let mut out = self.out::<T>("out", x.len());
        let (x, y, out) = (cells(&mut x), cells(&mut y), cells(&mut out));
        let (y, out) = match self.case["alias"].as_str() {
            Some("out=x=y") => (x, x),
            Some("out=x") => (y, x),
            Some("out=y") => (y, y),
            Some("x=y") => (x, out),
            Some(other) => panic!("an alias {other:?}"),
            None => (y, out),
        };
        run(x, y, out).map_err(status)?;
        written("out", &out.iter().map(Cell::get).collect::<Vec<T>>())
    }
}

/// The name of the status that a refusal becomes.
fn status(refusal: Error) -> String {
    let text = format!("{refusal:?}");
    match text.split(' ').next() {
        Some("Shape") => "shape".into(),
        Some("Index") => "index".into(),
        Some("Structure") => "structure".into(),
        Some("NotFinite") => "not_finite".into(),
        Some("Unsupported") => "dtype".into(),
        _ => text,
    }
}

fn written<T: Element>(name: &'static str, values: &[T]) -> Outcome {
    Ok(vec![Output::array(name, values)])
}

fn done<T: Element>(refused: Done, name: &'static str, values: &[T]) -> Outcome {
    refused.map_err(status)?;
    written(name, values)
}
