//! Index work: counting, offsets from counts, gather and scatter.
//!
//! What builds compressed rows out of anything: `count` of the rows' numbers,
//! `prefix_sum` of the counts is `row_ptr`, and `gather` takes values in the
//! new order. All of it is exact, so every level is this one.
//!
//! Indices are checked all at once before anything is written, by their
//! largest, which the compiler finds with vectors. The bound is then compared
//! again at each access, a branch never taken, since only that makes it safe
//! code. Cost: one read of the indices, and one of everything.
use super::compressed::{all_below, below};
use crate::error::Error;

/// What is wrong with a length or with the indices.
#[cold]
#[inline(never)]
fn refuse(what: &'static str, have: usize, index: &[u32], limit: usize) -> Result<(), Error> {
    let want = index.len();
    if have == want { all_below("index", index, 0, limit) } else { Err(Error::Shape { what, have, want }) }
}

/// out[v] = how often v occurs in x. On an error nothing is written.
///
/// # Errors
/// A value past the last counter; more values than a counter can hold.
pub fn bincount_u32(x: &[u32], out: &mut [u32]) -> Result<(), Error> {
    if u32::try_from(x.len()).is_err() {
        return Err(Error::Structure { what: "a count is below 2^32", at: u32::MAX as usize });
    }
    if !below(x, out.len()) {
        return all_below("x", x, 0, out.len());
    }
    out.fill(0);
    for &v in x {
        if let Some(n) = out.get_mut(v as usize) {
            *n += 1;
        }
    }
    Ok(())
}

/// The sums of what comes before: out[0] = 0, out[i + 1] = out[i] + x[i]. out has
/// one value more than x. On an error it may be partly written.
///
/// # Errors
/// A length that does not fit, a sum past 2^32 - 1.
pub fn prefix_sum_u32(x: &[u32], out: &mut [u32]) -> Result<(), Error> {
    let (have, want) = (out.len(), x.len().saturating_add(1));
    let Some((first, out)) = out.split_first_mut().filter(|_| have == want) else {
        return Err(Error::Shape { what: "the length of out", have, want });
    };
    *first = 0;
    let mut sum = 0u32;
    for (at, (&x, out)) in x.iter().zip(out).enumerate() {
        let Some(next) = sum.checked_add(x) else {
            return Err(Error::Structure { what: "the sum of x must be below 2^32", at });
        };
        *out = next;
        sum = next;
    }
    Ok(())
}

#[inline(always)]
fn gather<T: Copy>(x: &[T], index: &[u32], out: &mut [T]) -> Result<(), Error> {
    if out.len() != index.len() || !below(index, x.len()) {
        return refuse("the length of out", out.len(), index, x.len());
    }
    for (&i, out) in index.iter().zip(out) {
        if let Some(&v) = x.get(i as usize) {
            *out = v;
        }
    }
    Ok(())
}

#[inline(always)]
fn scatter<T: Copy>(x: &[T], index: &[u32], out: &mut [T]) -> Result<(), Error> {
    if x.len() != index.len() || !below(index, out.len()) {
        return refuse("the length of x", x.len(), index, out.len());
    }
    for (&i, &x) in index.iter().zip(x) {
        if let Some(out) = out.get_mut(i as usize) {
            *out = x;
        }
    }
    Ok(())
}

macro_rules! plain {
    ($gather:ident, $scatter:ident, $t:ident) => {
        /// out[i] = x[index[i]], bit for bit. On an error nothing is written.
        ///
        /// # Errors
        /// Lengths of `index` and `out` that differ, an index past the end of x.
        pub fn $gather(x: &[$t], index: &[u32], out: &mut [$t]) -> Result<(), Error> {
            gather(x, index, out)
        }

        /// out[index[i]] = x[i], bit for bit, in order: of equal indices the last
        /// wins. The rest of out stays. On an error nothing is written.
        ///
        /// # Errors
        /// Lengths of `index` and `x` that differ, an index past the end of out.
        pub fn $scatter(x: &[$t], index: &[u32], out: &mut [$t]) -> Result<(), Error> {
            scatter(x, index, out)
        }
    };
}
plain!(gather_f32, scatter_f32, f32);
plain!(gather_f64, scatter_f64, f64);
plain!(gather_u32, scatter_u32, u32);
