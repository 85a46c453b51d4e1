//! Forms over the rows of matrices that share a stride.

use super::{Call, Cells, Done, Outcome, done};
use crate::element::{Element, Real};
use vecsolve_core::simd::Level;

pub fn rows1<T: Element>(c: &Call, kernel: fn(Level, Cells<T>, Cells<T>, usize, usize, usize) -> Done) -> Outcome {
    let (rows, cols) = (c.size("rows"), c.size("cols"));
    c.cells(|x, _, out| kernel(c.level, x, out, rows, cols, c.stride("stride", cols)))
}

pub fn rows2<T: Element>(
    c: &Call,
    kernel: fn(Level, Cells<T>, Cells<T>, Cells<T>, usize, usize, usize) -> Done,
) -> Outcome {
    let (rows, cols) = (c.size("rows"), c.size("cols"));
    c.cells(|x, y, out| kernel(c.level, x, y, out, rows, cols, c.stride("stride", cols)))
}

pub fn fold_rows<T: Element>(c: &Call, kernel: fn(Level, &[T], &mut [T], usize, usize, usize) -> Done) -> Outcome {
    let (mut out, cols) = (c.out("out", 0), c.size("cols"));
    let (rows, stride) = (out.len(), c.stride("stride", cols));
    done(kernel(c.level, &c.array("x"), &mut out, rows, cols, stride), "out", &out)
}

type Norm<T> = fn(Level, Cells<T>, Option<&[T]>, Option<&[T]>, T, Cells<T>, usize, usize, usize) -> Done;
pub fn layernorm<T: Real>(c: &Call, kernel: Norm<T>) -> Outcome {
    let (gamma, beta) = (c.maybe::<T>("gamma"), c.maybe::<T>("beta"));
    let (rows, cols) = (c.size("rows"), c.size("cols"));
    c.cells(|x, _, out| {
        let (gamma, beta, eps) = (gamma.as_deref(), beta.as_deref(), c.number("eps"));
        kernel(c.level, x, gamma, beta, eps, out, rows, cols, c.stride("stride", cols))
    })
}

pub fn rmsnorm<T: Real>(
    c: &Call,
    kernel: fn(Level, Cells<T>, Option<&[T]>, T, Cells<T>, usize, usize, usize) -> Done,
) -> Outcome {
    let gamma = c.maybe::<T>("gamma");
    let (rows, cols) = (c.size("rows"), c.size("cols"));
    c.cells(|x, _, out| {
        kernel(c.level, x, gamma.as_deref(), c.number("eps"), out, rows, cols, c.stride("stride", cols))
    })
}

pub fn rope<T: Element>(
    c: &Call,
    kernel: fn(Level, Cells<T>, Cells<T>, usize, usize, usize, u32, f64, bool) -> Done,
) -> Outcome {
    let (rows, cols) = (c.size("rows"), c.size("cols"));
    let base = c.case["base"].as_f64().expect("base");
    c.cells(|x, _, out| {
        let (stride, position) = (c.stride("stride", cols), c.size("position") as u32);
        kernel(c.level, x, out, rows, cols, stride, position, base, c.flag("interleaved"))
    })
}
