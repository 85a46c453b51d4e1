//! Forms that order values or move them by index.

use super::{Call, Done, Outcome, done, status};
use crate::element::Element;
use crate::output::Output;
use vecsolve_core::simd::Level;

pub fn topk<T: Element>(c: &Call, kernel: fn(Level, &[T], bool, &mut [u32], &mut [T]) -> Done) -> Outcome {
    let (mut indices, mut values) = (c.out("indices", 0), c.out("values", 0));
    kernel(c.level, &c.array("x"), c.flag("largest"), &mut indices, &mut values).map_err(status)?;
    Ok(vec![Output::array("indices", &indices), Output::array("values", &values)])
}

pub fn argsort<T: Element>(c: &Call, kernel: fn(Level, &[T], &mut [u32]) -> Done) -> Outcome {
    let x = c.array("x");
    let mut indices = c.out("indices", x.len());
    done(kernel(c.level, &x, &mut indices), "indices", &indices)
}

pub fn histogram<T: Element>(c: &Call, kernel: fn(&[T], &mut [T]) -> Done) -> Outcome {
    let mut out = c.out("out", 0);
    done(kernel(&c.array("x"), &mut out), "out", &out)
}

pub fn prefix_sum<T: Element>(c: &Call, kernel: fn(&[T], &mut [T]) -> Done) -> Outcome {
    let x = c.array("x");
    let mut out = c.out("out", x.len() + 1);
    done(kernel(&x, &mut out), "out", &out)
}

pub fn gather<T: Element>(c: &Call, kernel: fn(&[T], &[u32], &mut [T]) -> Done) -> Outcome {
    let index = c.array("index");
    let mut out = c.out("out", index.len());
    done(kernel(&c.array("x"), &index, &mut out), "out", &out)
}

pub fn scatter<T: Element>(c: &Call, kernel: fn(&[T], &[u32], &mut [T]) -> Done) -> Outcome {
    let mut out = c.array("out");
    done(kernel(&c.array("x"), &c.array("index"), &mut out), "out", &out)
}
