//! The ops `distances`, `search`, `topk` and `argsort`.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Array, Dtype, Instance, Outcome};
use crate::operands::{apart, by_dtype};
use crate::ops::{ArgsortArgs, DistancesArgs, DistancesDone, SearchArgs, SearchDone, TopkArgs};
use vecsolve_core::error::Error;
use vecsolve_core::kernels::{self, Metric};
use vecsolve_core::simd::Level;

const ROWS: &[Dtype] = &[Dtype::F32, Dtype::F64, Dtype::I8, Dtype::U8];
const SORTED: &[Dtype] = &[Dtype::F32, Dtype::F64];

type Distances<T, S> = fn(Level, Metric, &[T], &[T], usize, &mut [S]) -> Result<(), Error>;
type Search<T, S> =
    fn(Level, Metric, &[T], &[T], usize, usize, usize, usize, &mut [u32], &mut [S]) -> Result<(), Error>;
type Topk<T> = fn(Level, &[T], bool, &mut [u32], &mut [T]) -> Result<(), Error>;
type Argsort<T> = fn(Level, &[T], &mut [u32]) -> Result<(), Error>;

/// What scores are, and the kernels, by the dtype of the rows.
trait Searched: bytemuck::Pod {
    type Score: bytemuck::Pod;
    const DISTANCES: Distances<Self, Self::Score>;
    const SEARCH: Search<Self, Self::Score>;
}
macro_rules! searched {
    ($t:ident, $score:ident, $distances:ident, $search:ident) => {
        impl Searched for $t {
            type Score = $score;
            const DISTANCES: Distances<$t, $score> = kernels::$distances;
            const SEARCH: Search<$t, $score> = kernels::$search;
        }
    };
}
searched!(f32, f32, distances_f32, search_f32);
searched!(f64, f64, distances_f64, search_f64);
searched!(i8, f64, distances_i8, search_i8);
searched!(u8, f64, distances_u8, search_u8);

fn score_dtype(dtype: Dtype) -> Dtype {
    if dtype == Dtype::F32 { Dtype::F32 } else { Dtype::F64 }
}

/// The metric of a word that the row of the table allows.
fn metric(word: &str) -> Result<Metric, Fault> {
    (0..).map_while(Metric::from_number).find(|m| m.name() == word).ok_or_else(|| fault!(Field))
}

/// Asks the kernel with nothing, before anything is made, whether the dtype has the metric.
fn has_metric(dtype: Dtype, metric: Metric) -> Result<(), Fault> {
    by_dtype!(dtype, T => Ok(T::DISTANCES(crate::best_level(), metric, &[], &[], 0, &mut [])?),
        [F32 f32, F64 f64, I8 i8, U8 u8])
}

/// How many rows of `cols` an array is.
fn rows(field: &str, have: usize, cols: usize) -> Result<usize, Fault> {
    if cols == 0 || !have.is_multiple_of(cols) {
        return Err(fault!(Shape, "{field} holds {have} values, which are no rows of {cols}"));
    }
    Ok(have / cols)
}

pub(crate) fn distances(instance: &mut Instance, args: DistancesArgs) -> Result<Outcome, Fault> {
    let q = instance.array("q", args.q, ROWS)?;
    let (dtype, cols) = (q.dtype, q.len);
    let rows = rows("x", instance.expect("x", args.x, dtype, None)?, cols)?;
    apart(&[("q", args.q), ("x", args.x)], &[("out", args.out)])?;
    let metric = metric(args.metric)?;
    has_metric(dtype, metric)?;
    instance.ready_out("out", args.out, score_dtype(dtype), rows)?;
    let level = instance.level;
    let (q, x, out) = two_and_out(instance, args.q, args.x, args.out)?;
    by_dtype!(dtype, T => Ok(T::DISTANCES(level, metric, q.values(), x.values(), cols, out.values_mut())?),
        [F32 f32, F64 f64, I8 i8, U8 u8])?;
    instance.answer(&DistancesDone { op: "distances", status: "done", rows: rows as u32 });
    Ok(Outcome::Done)
}

/// Two inputs, which may be one array, and an output.
fn two_and_out(instance: &mut Instance, a: u32, b: u32, out: u32) -> Result<(&Array, &Array, &mut Array), Fault> {
    match instance.borrow([a, b, out]) {
        [Some(a), Some(b), Some(out)] => Ok((a, b, out)),
        [Some(a), None, Some(out)] => {
            let a: &Array = a;
            Ok((a, a, out))
        }
        _ => Err(fault!(Id)),
    }
}

pub(crate) fn search(instance: &mut Instance, args: SearchArgs) -> Result<Outcome, Fault> {
    let q = instance.array("q", args.q, ROWS)?;
    let (dtype, cols, k) = (q.dtype, args.cols as usize, args.k as usize);
    let queries = rows("q", q.len, cols)?;
    let rows = rows("x", instance.expect("x", args.x, dtype, None)?, cols)?;
    if k > rows {
        return Err(fault!(Shape, "k is {k}, x has {rows} rows"));
    }
    apart(&[("q", args.q), ("x", args.x)], &[("indices", args.indices), ("scores", args.scores)])?;
    let metric = metric(args.metric)?;
    has_metric(dtype, metric)?;
    let wanted = queries.checked_mul(k).ok_or_else(|| fault!(Shape, "{queries} times k = {k} is too many"))?;
    instance.ready_out("indices", args.indices, Dtype::U32, wanted)?;
    instance.ready_out("scores", args.scores, score_dtype(dtype), wanted)?;
    let level = instance.level;
    let (q, x, indices, scores) = match instance.borrow([args.q, args.x, args.indices, args.scores]) {
        [Some(q), Some(x), Some(i), Some(s)] => (&*q, &*x, i, s),
        [Some(q), None, Some(i), Some(s)] => (&*q, &*q, i, s),
        _ => return Err(fault!(Id)),
    };
    by_dtype!(dtype, T => Ok(T::SEARCH(level, metric, q.values(), x.values(), rows, cols, cols, k,
        indices.values_mut(), scores.values_mut())?), [F32 f32, F64 f64, I8 i8, U8 u8])?;
    instance.answer(&SearchDone { op: "search", status: "done", queries: queries as u32, rows: rows as u32 });
    Ok(Outcome::Done)
}

pub(crate) fn topk(instance: &mut Instance, args: TopkArgs) -> Result<Outcome, Fault> {
    let x = instance.array("x", args.x, SORTED)?;
    let (dtype, n, k) = (x.dtype, x.len, args.k as usize);
    if k > n {
        return Err(fault!(Shape, "k is {k}, x holds {n} values"));
    }
    apart(&[("x", args.x)], &[("indices", args.indices), ("values", args.values)])?;
    instance.ready_out("indices", args.indices, Dtype::U32, k)?;
    instance.ready_out("values", args.values, dtype, k)?;
    let level = instance.level;
    let [Some(x), Some(indices), Some(values)] = instance.borrow([args.x, args.indices, args.values]) else {
        return Err(fault!(Id));
    };
    let indices = indices.values_mut();
    if dtype == Dtype::F32 {
        const TOPK: Topk<f32> = kernels::topk_f32;
        TOPK(level, x.values(), args.largest, indices, values.values_mut())?;
    } else {
        const TOPK: Topk<f64> = kernels::topk_f64;
        TOPK(level, x.values(), args.largest, indices, values.values_mut())?;
    }
    instance.done("topk")
}

pub(crate) fn argsort(instance: &mut Instance, args: ArgsortArgs) -> Result<Outcome, Fault> {
    let x = instance.array("x", args.x, SORTED)?;
    let (dtype, n) = (x.dtype, x.len);
    apart(&[("x", args.x)], &[("indices", args.indices)])?;
    instance.ready_out("indices", args.indices, Dtype::U32, n)?;
    let level = instance.level;
    let [Some(x), Some(indices)] = instance.borrow([args.x, args.indices]) else { return Err(fault!(Id)) };
    if dtype == Dtype::F32 {
        kernels::argsort_f32(level, x.values(), indices.values_mut())?;
    } else {
        kernels::argsort_f64(level, x.values(), indices.values_mut())?;
    }
    instance.done("argsort")
}
