//! Exact search: the k nearest rows of each query, without an array of all
//! the distances.
//!
//! ```text
//! for each group of at most 64 rows, small enough for the L2 cache
//!     for each query: distances to the group; offer them to the query's heap,
//!     which is sorted after the last
//! ```
//!
//! Rows come out of memory once for all queries. Scores have the bits of the
//! one-to-one kernels; order and NaN are those of [`topk_f32`](super::topk_f32).
//! Cost: queries * rows distances; a bound on the work of one call is a bound
//! on the rows it is given. Left out: tiles of several queries and rows, which
//! would save a quarter of the loads once the rows are in cache.
use super::metric::{Element, Metric, OF_BITS, OF_FLOATS, OF_I8, distances};
use super::topk::{Best, addressable, sign};
use crate::error::Error;
use crate::simd::cells::bytes;
use crate::simd::{Level, Real, dispatch};
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// The most rows of a group.
const GROUP: usize = 64;
/// Bytes of a group that fit a cache beside the rest.
const GROUP_BYTES: usize = 128 << 10;

/// How the rows lie, and how many are wanted.
#[derive(Clone, Copy)]
struct Shape {
    rows: usize,
    cols: usize,
    stride: usize,
    k: usize,
}

impl Shape {
    /// Refuses lengths that do not fit; `false` where there is nothing to do.
    #[inline(never)]
    fn check(self, q: usize, indices: usize, scores: usize) -> Result<bool, Error> {
        addressable("rows", self.rows)?;
        let queries = q.checked_div(self.cols).unwrap_or(0);
        let want = queries.saturating_mul(self.k);
        for (what, have, want, fits) in [
            ("k", self.k, self.rows, self.k <= self.rows),
            ("q", q, queries * self.cols, q == queries * self.cols),
            ("indices", indices, want, indices == want),
            ("scores", scores, want, scores == want),
        ] {
            if !fits {
                return Err(Error::Shape { what, have, want });
            }
        }
        Ok(want > 0)
    }
}

#[simd]
fn search<E: Element, S: Simd>(
    s: S,
    metric: Metric,
    q: &[E],
    x: &[E],
    shape: Shape,
    indices: &mut [u32],
    scores: &mut [E::Score],
) {
    let Shape { rows, cols, stride, k } = shape;
    let group = (GROUP_BYTES / (cols * size_of::<E>())).clamp(GROUP / 4, GROUP);
    let sign = E::Score::from_f64(sign(metric.largest_first()));
    let mut out = [E::Score::ZERO; GROUP];
    let mut from = 0;
    while from < rows {
        let rows = group.min(rows - from);
        for query in 0..q.len() / cols {
            let (q, mine) = (&q[query * cols..][..cols], query * k);
            let out = &mut out[..rows];
            distances(s, metric, q, &x[from * stride..], stride, out);
            Best::new(&mut indices[mine..][..k], &mut scores[mine..][..k], sign).offer(s, out, from, shape.rows);
        }
        from += rows;
    }
}

macro_rules! plain {
    ($($(#[$doc:meta])* $name:ident: $e:ident -> $score:ident, $has:ident, $as:expr;)*) => { $(
        $(#[$doc])*
        ///
        /// q holds queries of cols values one after the other; row r of x
        /// starts at r * stride; indices and scores take k a query, best first:
        /// the largest by dot, cosine and jaccard, else the smallest; equals by
        /// lower index, NaN last. Without columns there are no queries.
        ///
        /// # Errors
        /// [`Error::Unsupported`] where the type does not have the metric,
        /// [`Error::Shape`] where lengths do not fit or k is more than rows.
        #[allow(clippy::too_many_arguments)] // the C ABI's
        pub fn $name(
            level: Level, metric: Metric, q: &[$e], x: &[$e], rows: usize, cols: usize, stride: usize, k: usize,
            indices: &mut [u32], scores: &mut [$score],
        ) -> Result<(), Error> {
            let shape = Shape { rows, cols, stride, k };
            $has.fit(metric, cols, x.len(), rows, stride)?;
            if shape.check(q.len(), indices.len(), scores.len())? {
                dispatch!(level, s => search(s, metric, $as(q), $as(x), shape, indices, scores));
            }
            Ok(())
        }
    )* };
}
plain! {
    /// The k rows nearest to each query by dot, l2sq, cosine or l1.
    search_f32: f32 -> f32, OF_FLOATS, core::convert::identity;
    /// The k rows nearest to each query by dot, l2sq, cosine or l1.
    search_f64: f64 -> f64, OF_FLOATS, core::convert::identity;
    /// The k rows nearest to each query by dot, l2sq or cosine.
    search_i8: i8 -> f64, OF_I8, bytes;
    /// The k rows of packed bits nearest to each query by hamming or jaccard.
    search_u8: u8 -> f64, OF_BITS, core::convert::identity;
}
