//! Forms over vectors: reductions, places, and what is done element by element.
#![allow(clippy::unit_arg)] // kernels that answer nothing, beside those that answer a Result

use super::{Array, Call, Cells, Outcome, written};
use crate::element::{Element, Real};
use crate::output::Output;
use serde_json::json;
use std::cell::Cell;
use vecsolve_core::simd::Level;
use vecsolve_core::simd::cells::cells;

pub fn reduce1<T: Element>(c: &Call, kernel: fn(Level, &[T]) -> T::Score) -> Outcome {
    Ok(vec![Output::answer(kernel(c.level, &c.array("x")).text())])
}

pub fn reduce2<T: Element>(c: &Call, kernel: fn(Level, &[T], &[T]) -> T::Score) -> Outcome {
    Ok(vec![Output::answer(kernel(c.level, &c.array("x"), &c.array("y")).text())])
}

pub fn place<T: Element>(c: &Call, kernel: fn(Level, &[T]) -> Option<usize>) -> Outcome {
    let at = kernel(c.level, &c.array("x")).ok_or("shape")?;
    Ok(vec![Output::answer(json!(at))])
}

pub fn count<T: Real>(c: &Call, kernel: fn(Level, T, &[T]) -> usize) -> Outcome {
    Ok(vec![Output::answer(json!(kernel(c.level, c.number("eps"), &c.array("x"))))])
}

pub fn axpy<T: Real>(c: &Call, kernel: fn(Level, T, Cells<T>, Cells<T>)) -> Outcome {
    let (mut x, mut y) = (c.array::<T>("x"), c.maybe::<T>("y").unwrap_or(Array(vec![], 0)));
    let same = c.case["alias"] == "x=y";
    let (x, y) = (cells(&mut x), cells(&mut y));
    let y = if same { x } else { y };
    kernel(c.level, c.number("alpha"), x, y);
    written("y", &y.iter().map(Cell::get).collect::<Vec<T>>())
}

pub fn scale<T: Real>(c: &Call, kernel: fn(Level, T, Cells<T>)) -> Outcome {
    let mut x = c.array::<T>("x");
    kernel(c.level, c.number("alpha"), cells(&mut x));
    written("x", &x)
}

pub fn map1<T: Element>(c: &Call, kernel: fn(Level, Cells<T>, Cells<T>)) -> Outcome {
    c.cells(|x, _, out| Ok(kernel(c.level, x, out)))
}

pub fn map1a<T: Real>(c: &Call, kernel: fn(Level, T, Cells<T>, Cells<T>)) -> Outcome {
    c.cells(|x, _, out| Ok(kernel(c.level, c.number("alpha"), x, out)))
}

pub fn clamp<T: Real>(c: &Call, kernel: fn(Level, T, T, Cells<T>, Cells<T>)) -> Outcome {
    c.cells(|x, _, out| Ok(kernel(c.level, c.number("low"), c.number("high"), x, out)))
}

pub fn map2<T: Element>(c: &Call, kernel: fn(Level, Cells<T>, Cells<T>, Cells<T>)) -> Outcome {
    c.cells(|x, y, out| Ok(kernel(c.level, x, y, out)))
}

pub fn map2a<T: Real>(c: &Call, kernel: fn(Level, T, Cells<T>, Cells<T>, Cells<T>)) -> Outcome {
    c.cells(|x, y, out| Ok(kernel(c.level, c.number("alpha"), x, y, out)))
}

pub fn map2ab<T: Real>(c: &Call, kernel: fn(Level, T, T, Cells<T>, Cells<T>, Cells<T>)) -> Outcome {
    c.cells(|x, y, out| Ok(kernel(c.level, c.number("alpha"), c.number("beta"), x, y, out)))
}

pub fn diff<T: Element>(c: &Call, kernel: fn(Level, &[T], &mut [T])) -> Outcome {
    let x = c.array("x");
    let mut out = c.out("out", x.len().saturating_sub(1));
    kernel(c.level, &x, &mut out);
    written("out", &out)
}
