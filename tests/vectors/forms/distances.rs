//! Forms that measure how alike vectors are, by a metric that is named.

use super::{Call, Done, Outcome, done, status};
use crate::element::Element;
use crate::output::Output;
use vecsolve_core::kernels::Metric;
use vecsolve_core::simd::Level;

fn metric(c: &Call) -> Metric {
    let word = c.case["metric"].as_str().expect("a metric");
    Metric::ALL.into_iter().find(|m| m.name() == word).unwrap_or_else(|| panic!("{word:?} is no metric"))
}

type Distances<T> = fn(Level, Metric, &[T], &[T], usize, &mut [<T as Element>::Score]) -> Done;
pub fn distances<T: Element>(c: &Call, kernel: Distances<T>) -> Outcome {
    let (q, x, mut out) = (c.array::<T>("q"), c.array::<T>("x"), c.out("out", 0));
    done(kernel(c.level, metric(c), &q, &x, c.stride("stride", q.len()), &mut out), "out", &out)
}

type Search<T> =
    fn(Level, Metric, &[T], &[T], usize, usize, usize, usize, &mut [u32], &mut [<T as Element>::Score]) -> Done;
pub fn search<T: Element>(c: &Call, kernel: Search<T>) -> Outcome {
    let (q, x) = (c.array::<T>("q"), c.array::<T>("x"));
    let (rows, cols, k) = (c.size("rows"), c.size("cols"), c.size("k"));
    let (mut indices, mut scores) = (c.out("indices", 0), c.out("scores", 0));
    let stride = c.stride("stride", cols);
    kernel(c.level, metric(c), &q, &x, rows, cols, stride, k, &mut indices, &mut scores).map_err(status)?;
    Ok(vec![Output::array("indices", &indices), Output::array("scores", &scores)])
}
