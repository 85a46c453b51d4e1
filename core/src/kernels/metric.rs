//! Metrics, and one vector against the rows of a matrix.
//!
//! Row r of x starts at r * stride. Its answer has the bits of the one-to-one
//! kernel on (q, row): the rows are walked by the same code, one at a time.
//! What depends on q alone (its squared norm, for cosine) is computed once.
//!
//! Left out: several rows or queries at a time, which would share loads in
//! cache; rows out of memory cost what reading them does.
use super::{bits, cosine::cosine_given, dot::dot, int8, l1::l1, l2sq::l2sq};
use crate::error::Error;
use crate::simd::cells::bytes;
use crate::simd::{Level, Real, dispatch};
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// How alike two vectors are. The numbers are part of the C ABI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Metric {
    /// Dot product: f32, f64, i8.
    Dot = 0,
    /// Squared Euclidean distance: f32, f64, i8.
    L2sq = 1,
    /// Cosine similarity: f32, f64, i8.
    Cosine = 2,
    /// Manhattan distance: f32, f64.
    L1 = 3,
    /// Bits that differ: u8.
    Hamming = 4,
    /// Bits in common over bits in either: u8.
    Jaccard = 5,
}

impl Metric {
    /// All of them, by number.
    pub const ALL: [Metric; 6] =
        [Metric::Dot, Metric::L2sq, Metric::Cosine, Metric::L1, Metric::Hamming, Metric::Jaccard];

    /// The metric of this number.
    pub fn from_number(number: u32) -> Option<Metric> {
        Metric::ALL.get(number as usize).copied()
    }

    /// `dot`, `l2sq`, `cosine`, `l1`, `hamming` or `jaccard`.
    pub fn name(self) -> &'static str {
        ["dot", "l2sq", "cosine", "l1", "hamming", "jaccard"][self as usize]
    }

    /// Whether larger is nearer: dot, cosine and jaccard.
    pub fn largest_first(self) -> bool {
        matches!(self, Metric::Dot | Metric::Cosine | Metric::Jaccard)
    }
}

/// The metrics of a dtype.
#[derive(Clone, Copy)]
pub(crate) struct Metrics {
    has: &'static [Metric],
    /// What is said of another one.
    what: &'static str,
}

pub(crate) const OF_FLOATS: Metrics =
    Metrics { has: &[Metric::Dot, Metric::L2sq, Metric::Cosine, Metric::L1], what: "metric dot, l2sq, cosine or l1" };
pub(crate) const OF_I8: Metrics =
    Metrics { has: &[Metric::Dot, Metric::L2sq, Metric::Cosine], what: "metric dot, l2sq or cosine" };
pub(crate) const OF_BITS: Metrics =
    Metrics { has: &[Metric::Hamming, Metric::Jaccard], what: "metric hamming or jaccard" };

impl Metrics {
    /// Refuses a metric that the dtype does not have, and rows that are not in
    /// x. Rows may have values between them (stride > cols) but not overlap.
    #[inline(never)]
    pub fn fit(self, metric: Metric, cols: usize, len: usize, rows: usize, stride: usize) -> Result<(), Error> {
        if !self.has.contains(&metric) {
            return Err(Error::Unsupported { what: self.what });
        }
        if stride < cols {
            return Err(Error::Shape { what: "stride", have: stride, want: cols });
        }
        let want = match rows.checked_sub(1) {
            Some(before) => before.checked_mul(stride).and_then(|n| n.checked_add(cols)).unwrap_or(usize::MAX),
            None => 0,
        };
        if len < want {
            return Err(Error::Shape { what: "x", have: len, want });
        }
        Ok(())
    }
}

/// What rows are made of: f32, f64, or bytes, which hold i8 or bits.
pub(crate) trait Element: Copy {
    /// What its metrics answer.
    type Score: Real;
    /// What depends on q alone: its squared norm or its set bits, where the metric needs them.
    fn own<S: Simd>(s: S, metric: Metric, q: &[Self]) -> Self::Score;
    /// The metric of q, whose own part is given, and one row.
    fn distance<S: Simd>(s: S, metric: Metric, q: &[Self], own: Self::Score, row: &[Self]) -> Self::Score;
}

macro_rules! float {
    ($t:ident) => {
        impl Element for $t {
            type Score = $t;
            #[inline(always)]
            fn own<S: Simd>(s: S, _: Metric, q: &[$t]) -> $t {
                dot(s, q, q)
            }
            #[inline(always)]
            fn distance<S: Simd>(s: S, metric: Metric, q: &[$t], own: $t, row: &[$t]) -> $t {
                match metric {
                    Metric::Dot => dot(s, q, row),
                    Metric::L2sq => l2sq(s, q, row),
                    Metric::L1 => l1(s, q, row),
                    _ => cosine_given(s, q, own, row),
                }
            }
        }
    };
}
float!(f32);
float!(f64);

impl Element for u8 {
    type Score = f64;
    #[inline(always)]
    fn own<S: Simd>(s: S, metric: Metric, q: &[u8]) -> f64 {
        if OF_I8.has.contains(&metric) { int8::dot_bytes(s, q, q) } else { bits::popcount(s, q) }
    }
    #[inline(always)]
    fn distance<S: Simd>(s: S, metric: Metric, q: &[u8], own: f64, row: &[u8]) -> f64 {
        match metric {
            Metric::Dot => int8::dot_bytes(s, q, row),
            Metric::Hamming => bits::hamming(s, q, row),
            Metric::Jaccard => bits::jaccard_given(s, q, own, row),
            _ => int8::given(s, q, own, row, metric == Metric::Cosine),
        }
    }
}

/// Out of line: else the loop over rows is there once a metric.
#[simd]
#[inline(never)]
fn distance<E: Element, S: Simd>(s: S, metric: Metric, q: &[E], own: E::Score, row: &[E]) -> E::Score {
    E::distance(s, metric, q, own, row)
}

/// The metric of q and each row; that they [fit](Metrics::fit) was asked before.
#[simd]
#[inline(never)]
pub(crate) fn distances<E: Element, S: Simd>(
    s: S,
    metric: Metric,
    q: &[E],
    mut x: &[E],
    stride: usize,
    out: &mut [E::Score],
) {
    let own = E::own(s, metric, q);
    for out in out {
        *out = distance(s, metric, q, own, &x[..q.len()]);
        x = x.get(stride..).unwrap_or_default();
    }
}

macro_rules! plain {
    ($($(#[$doc:meta])* $name:ident: $e:ident -> $score:ident, $has:ident, $as:expr;)*) => { $(
        $(#[$doc])*
        ///
        /// cols is q's length, rows is out's; row r of x starts at r * stride.
        ///
        /// # Errors
        /// [`Error::Unsupported`] where the type does not have the metric,
        /// [`Error::Shape`] where stride is less than cols or x too short.
        pub fn $name(
            level: Level, metric: Metric, q: &[$e], x: &[$e], stride: usize, out: &mut [$score],
        ) -> Result<(), Error> {
            $has.fit(metric, q.len(), x.len(), out.len(), stride)?;
            dispatch!(level, s => distances(s, metric, $as(q), $as(x), stride, out));
            Ok(())
        }
    )* };
}
plain! {
    /// q against each row by dot, l2sq, cosine or l1, with the bits of the one-to-one kernel.
    distances_f32: f32 -> f32, OF_FLOATS, core::convert::identity;
    /// q against each row by dot, l2sq, cosine or l1, with the bits of the one-to-one kernel.
    distances_f64: f64 -> f64, OF_FLOATS, core::convert::identity;
    /// q against each row by dot, l2sq or cosine, from exact integers.
    distances_i8: i8 -> f64, OF_I8, bytes;
    /// q against each row of packed bits by hamming or jaccard.
    distances_u8: u8 -> f64, OF_BITS, core::convert::identity;
}
