//! The order of a vector: introsort over indices (Musser 1997), in place.
//!
//! ```text
//! NaN to the end
//! while a range is long: the median of three as pivot; partition; the larger part waits
//!     partitions have cost more than four times n log n: heapsort the range
//! insertion sort
//! ```
//!
//! The partition has no branch on the values (Lomuto's: swap always, advance
//! by the outcome), which a processor could not predict: heapsort alone takes
//! several times as long. Indices break ties, so the order is stable though
//! nothing is copied. No vectors here: values are fetched one by one through
//! the indices, so every level is this code.
//!
//! Left out: core's `sort_unstable_by`, about as fast in more than twice the
//! bytes for each type.
use super::topk::addressable;
use crate::error::Error;
use crate::simd::Level;

/// Ranges up to this are insertion-sorted.
const SHORT: usize = 12;

/// One code for both types: which it is costs a well-predicted branch a value.
#[derive(Clone, Copy)]
enum Values<'a> {
    F32(&'a [f32]),
    F64(&'a [f64]),
}

impl Values<'_> {
    /// The value at an index; f32 is widened, which keeps the order.
    #[inline(always)]
    fn at(self, i: u32) -> f64 {
        match self {
            Values::F32(x) => x.get(i as usize).copied().unwrap_or_default().into(),
            Values::F64(x) => x.get(i as usize).copied().unwrap_or_default(),
        }
    }

    /// Whether index a comes before b, and neither is NaN. Out of line: else
    /// every loop is there once a type, which only the partition is worth.
    #[inline(never)]
    fn before(self, a: u32, b: u32) -> bool {
        let (x, y) = (self.at(a), self.at(b));
        (x < y) | ((x == y) & (a < b))
    }

    #[inline(never)]
    fn is_nan(self, i: u32) -> bool {
        self.at(i).is_nan()
    }
}

fn argsort(x: Values, n: usize, indices: &mut [u32]) -> Result<(), Error> {
    addressable("x", n)?;
    if indices.len() != n {
        return Err(Error::Shape { what: "indices", have: indices.len(), want: n });
    }
    // NaN at the end, backwards, then turned.
    let (mut numbers, mut nan) = (0, n);
    for i in 0..n as u32 {
        let is_nan = x.is_nan(i);
        nan -= usize::from(is_nan);
        indices[if is_nan { nan } else { numbers }] = i;
        numbers += usize::from(!is_nan);
    }
    indices[numbers..].reverse();
    introsort(x, &mut indices[..numbers]);
    Ok(())
}

fn introsort(x: Values, indices: &mut [u32]) {
    let (mut from, mut to) = (0, indices.len());
    let mut budget = to.saturating_mul(4 * (usize::BITS - to.leading_zeros()) as usize);
    // The smaller part goes first, so the one that waits is at most half of the last.
    let mut waiting = [(0, 0); u32::BITS as usize];
    let mut depth = 0;
    loop {
        while to - from > SHORT && budget >= to - from {
            budget -= to - from;
            let middle = from + partition(x, &mut indices[from..to]);
            let (left, right) = ((from, middle), (middle + 1, to));
            let (small, large) = if left.1 - left.0 < right.1 - right.0 { (left, right) } else { (right, left) };
            waiting[depth] = large;
            depth += 1;
            (from, to) = small;
        }
        let range = &mut indices[from..to];
        if range.len() > SHORT {
            heapsort(range, |a, b| x.before(a, b))
        } else {
            insertion_sort(x, range)
        }
        if depth == 0 {
            return;
        }
        depth -= 1;
        (from, to) = waiting[depth];
    }
}

/// Splits a range of two or more by the median of three; where the pivot went.
#[inline(never)]
fn partition(x: Values, range: &mut [u32]) -> usize {
    let (middle, last) = (range.len() / 2, range.len() - 1);
    let [ab, bc, ac] = [(0, middle), (middle, last), (0, last)].map(|(a, b)| x.before(range[a], range[b]));
    let median = if ab == bc {
        middle
    } else if ab == ac {
        last
    } else {
        0
    };
    range.swap(median, last);
    let pivot = range[last];
    let value = x.at(pivot);
    let mut store = 0;
    for read in 0..last {
        let i = range[read];
        range.swap(read, store);
        let v = x.at(i);
        store += usize::from((v < value) | ((v == value) & (i < pivot)));
    }
    range.swap(store, last);
    store
}

#[inline(never)]
fn insertion_sort(x: Values, range: &mut [u32]) {
    for end in 1..range.len() {
        let i = range[end];
        let mut at = end;
        while at > 0 && x.before(i, range[at - 1]) {
            range[at] = range[at - 1];
            at -= 1;
        }
        range[at] = i;
    }
}

/// Heapsort (Williams 1964): in place, n log n whatever stands there. `before` must
/// tell any two values apart, for equal ones do not keep their order.
#[inline(never)]
pub(crate) fn heapsort<T: Copy>(range: &mut [T], before: impl Fn(T, T) -> bool) {
    let n = range.len();
    // The first n / 2 steps make the heap, the last at its root; the others take the root.
    for step in (0..n + n / 2).rev() {
        let (mut i, end) = if step < n { (0, step) } else { (step - n, n) };
        let one = range[if step < n { step } else { i }];
        if step < n {
            range[step] = range[0];
        }
        loop {
            let mut child = 2 * i + 1;
            if child >= end {
                break;
            }
            if child + 1 < end && before(range[child], range[child + 1]) {
                child += 1;
            }
            if before(range[child], one) {
                break;
            }
            range[i] = range[child];
            i = child;
        }
        range[i] = one;
    }
}

/// The indices of x by rising value; equals by rising index, NaN last.
///
/// # Errors
/// [`Error::Shape`] where indices is not as long as x.
pub fn argsort_f32(_: Level, x: &[f32], indices: &mut [u32]) -> Result<(), Error> {
    argsort(Values::F32(x), x.len(), indices)
}
/// The indices of x by rising value; equals by rising index, NaN last.
///
/// # Errors
/// [`Error::Shape`] where indices is not as long as x.
pub fn argsort_f64(_: Level, x: &[f64], indices: &mut [u32]) -> Result<(), Error> {
    argsort(Values::F64(x), x.len(), indices)
}
