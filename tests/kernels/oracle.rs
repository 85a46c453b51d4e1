//! What each kernel must answer: a naive reference in double-double with a
//! bound on the rounding errors of the fixed order, and that order itself in
//! plain code, which must be met bit for bit.
//!
//! The bound: an element passes through `ceil(n / lanes)` additions of its lane
//! and `log2(lanes)` of the tree, so with u the unit roundoff a sum of terms t_i
//! that are each off by the factor `(1 + u)^own` is off by at most
//! `gamma(additions + own) * sum |t_i|` (Higham, Accuracy and Stability, section 4.2).
//! What underflows adds at most half the smallest number a term.

use crate::exact::Exact;
use crate::real::Real;

/// The right answer, and how far off a kernel may be.
pub struct Answer {
    pub value: f64,
    pub slack: f64,
}

impl Answer {
    fn exact(value: f64) -> Answer {
        Answer { value, slack: 0.0 }
    }

    pub fn covers(&self, got: f64) -> bool {
        if self.value.is_nan() { got.is_nan() } else { got == self.value || (got - self.value).abs() <= self.slack }
    }
}

/// k u / (1 - k u).
fn gamma<T: Real>(k: usize) -> f64 {
    let ku = k as f64 * T::EPSILON.to_f64() / 2.0;
    ku / (1.0 - ku)
}

/// Additions that an element of n passes through.
fn additions<T: Real>(n: usize) -> usize {
    n.div_ceil(T::LANES) + T::LANES.ilog2() as usize
}

fn exact<T: Real>(x: &[T]) -> impl Iterator<Item = Exact> {
    x.iter().map(|v| Exact::from(v.to_f64()))
}

fn total(terms: impl Iterator<Item = Exact>) -> Exact {
    terms.fold(Exact::ZERO, |sum, t| sum + t)
}

fn sum_of<T: Real>(terms: &[Exact], own: usize) -> Answer {
    let (value, sizes) = (total(terms.iter().copied()), total(terms.iter().map(|t| t.abs())));
    let underflow = terms.len() as f64 * T::SMALLEST.to_f64();
    Answer { value: value.value(), slack: gamma::<T>(additions::<T>(terms.len()) + own) * sizes.value() + underflow }
}

pub fn reduce1<T: Real>(kernel: &str, x: &[T]) -> Answer {
    let largest = x.iter().fold(0.0, |m: f64, v| m.max(v.to_f64().abs()));
    match kernel {
        _ if x.iter().any(|v| v.to_f64().is_nan()) => Answer::exact(f64::NAN),
        "amax" => Answer::exact(largest),
        "nrm2" if largest == 0.0 || largest.is_infinite() => Answer::exact(largest),
        "nrm2" => {
            // Scaled to where double-double neither overflows nor loses its low part.
            let squares = total(exact(x).map(|v| Exact::from(v.value() / largest)).map(|v| v * v));
            let value = squares.sqrt().value() * largest;
            // Half the relative error of the squares, and a rounding each of the root, the reference's
            // division and its product.
            let relative = gamma::<T>(additions::<T>(x.len()) + 1) / 2.0 + gamma::<T>(1) + 3.0 * f64::EPSILON;
            Answer { value, slack: relative * value + T::SMALLEST.to_f64() }
        }
        "sum" => sum_of::<T>(&exact(x).collect::<Vec<_>>(), 0),
        _ => panic!("add a reference for {kernel} to tests/kernels/oracle.rs"),
    }
}

pub fn reduce2<T: Real>(kernel: &str, x: &[T], y: &[T]) -> Answer {
    let terms = |f: fn(Exact, Exact) -> Exact| exact(x).zip(exact(y)).map(|(x, y)| f(x, y)).collect::<Vec<_>>();
    match kernel {
        "dot" => sum_of::<T>(&terms(|x, y| x * y), 1),
        // The difference is rounded and counts twice, the square once.
        "l2sq" => sum_of::<T>(&terms(|x, y| (x - y) * (x - y)), 3),
        "l1" => sum_of::<T>(&terms(|x, y| (x - y).abs()), 1),
        "cosine" => {
            let norm = |v: &[T]| total(exact(v).map(|v| v * v)).sqrt();
            let norms = (norm(x) * norm(y)).value();
            if norms == 0.0 {
                return Answer::exact(0.0);
            }
            let xy = total(terms(|x, y| x * y).into_iter()).value();
            // Each of x.y, x.x and y.y is off by gamma(k + 1) of at most |x| |y|; two roots, a product, a division.
            let k = additions::<T>(x.len()) + 1;
            Answer { value: xy / norms, slack: 2.0 * gamma::<T>(k) + gamma::<T>(4) + 4.0 * f64::EPSILON }
        }
        _ => panic!("add a reference for {kernel} to tests/kernels/oracle.rs"),
    }
}

/// The fixed order in plain code: element i to lane i mod lanes, then halves.
pub fn in_order<T: Real>(terms: impl Iterator<Item = T>) -> T {
    let mut lanes = vec![T::ZERO; T::LANES];
    for (i, t) in terms.enumerate() {
        lanes[i % T::LANES] += t;
    }
    while lanes.len() > 1 {
        let upper = lanes.split_off(lanes.len() / 2);
        lanes.iter_mut().zip(upper).for_each(|(a, b)| *a += b);
    }
    lanes[0].canonical()
}

/// The order of one row of spmv: four lanes, then halves.
pub fn row_in_order<T: Real>(terms: &[T]) -> T {
    let mut lanes = [T::ZERO; 4];
    for (i, &t) in terms.iter().enumerate() {
        lanes[i % 4] += t;
    }
    ((lanes[0] + lanes[2]) + (lanes[1] + lanes[3])).canonical()
}

/// A row of spmv: four lanes instead of a block's.
pub fn row<T: Real>(val: &[T], x: &[T]) -> Answer {
    let terms: Vec<Exact> = exact(val).zip(exact(x)).map(|(v, x)| v * x).collect();
    let sizes = total(terms.iter().map(|t| t.abs())).value();
    let slack = gamma::<T>(terms.len().div_ceil(4) + 3) * sizes + terms.len() as f64 * T::SMALLEST.to_f64();
    Answer { value: total(terms.into_iter()).value(), slack }
}

/// Terms summed one after the other from +0: an element of A^T x and of A B.
pub fn one_by_one<T: Real>(terms: &[T]) -> T {
    let mut sum = T::ZERO;
    for &t in terms {
        sum += t;
    }
    sum.canonical()
}

/// The sum of products val * x, each term passing through at most all additions.
pub fn products<T: Real>(pairs: &[(T, T)]) -> Answer {
    let terms: Vec<Exact> = pairs.iter().map(|&(v, x)| Exact::from(v.to_f64()) * Exact::from(x.to_f64())).collect();
    let sizes = total(terms.iter().map(|t| t.abs())).value();
    let slack = gamma::<T>(terms.len() + 1) * sizes + terms.len() as f64 * T::SMALLEST.to_f64();
    Answer { value: total(terms.into_iter()).value(), slack }
}

pub fn map2<T: Real>(kernel: &str, x: T, y: T) -> T {
    match kernel {
        "add" => (x + y).canonical(),
        "sub" => (x - y).canonical(),
        "mul" => (x * y).canonical(),
        _ => panic!("add a reference for {kernel} to tests/kernels/oracle.rs"),
    }
}
