//! The ops on sparse matrices and on indices: `spmv`, `spmm`, `bincount`,
//! `prefix_sum`, `gather` and `scatter`.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Array, Dtype, Instance, Object, Outcome};
use crate::operands::{apart, by_dtype};
use crate::ops::{BincountArgs, GatherArgs, PrefixSumArgs, ScatterArgs, SpmmArgs, SpmvArgs};
use vecsolve_core::error::Error;
use vecsolve_core::kernels;

impl Instance {
    /// An array taken out of the instance, so that a matrix can be read beside
    /// it: to be put back.
    fn lift(&mut self, id: u32) -> Result<Array, Fault> {
        match self.objects.remove(id) {
            Some(Object::Array(array)) => Ok(array),
            _ => Err(fault!(Id)),
        }
    }
}

pub(crate) fn spmv(instance: &mut Instance, args: SpmvArgs) -> Result<Outcome, Fault> {
    let a = instance.csr("a", args.a)?;
    let (rows, cols) = (a.rows(), a.cols());
    let (long, mut short) = if args.trans { (rows, cols) } else { (cols, rows) };
    instance.expect("x", args.x, Dtype::F64, Some(long))?;
    if args.rows != 0 {
        if args.trans {
            return Err(fault!(Field, "rows are of A itself: not with trans"));
        }
        short = instance.expect("rows", args.rows, Dtype::U32, None)?;
        apart(&[("rows", args.rows)], &[("y", args.y)])?;
    }
    apart(&[("x", args.x)], &[("y", args.y)])?;
    instance.ready_out("y", args.y, Dtype::F64, short)?;
    let mut y = instance.lift(args.y)?;
    let mut run = || -> Result<(), Fault> {
        let (a, level) = (instance.csr("a", args.a)?, instance.level);
        let (row_ptr, col, val) = a.parts();
        let x = instance.array("x", args.x, &[Dtype::F64])?.values();
        let y = y.values_mut();
        Ok(if args.rows != 0 {
            let subset = instance.array("rows", args.rows, &[Dtype::U32])?.values();
            kernels::spmv_rows_f64(level, rows, cols, row_ptr, col, val, subset, x, y)
        } else if args.trans {
            kernels::spmv_t_f64(level, rows, cols, row_ptr, col, val, x, y)
        } else {
            kernels::spmv_f64(level, rows, cols, row_ptr, col, val, x, y)
        }?)
    };
    let ran = run();
    instance.put(args.y, Object::Array(y))?;
    ran?;
    instance.done("spmv")
}

pub(crate) fn spmm(instance: &mut Instance, args: SpmmArgs) -> Result<Outcome, Fault> {
    let a = instance.csr("a", args.a)?;
    let (rows, cols, n) = (a.rows(), a.cols(), args.n as usize);
    let size = |rows: usize| rows.checked_mul(n).ok_or_else(|| fault!(Shape, "{rows} rows of {n} are too many"));
    instance.expect("b", args.b, Dtype::F64, Some(size(cols)?))?;
    apart(&[("b", args.b)], &[("c", args.c)])?;
    instance.ready_out("c", args.c, Dtype::F64, size(rows)?)?;
    let mut c = instance.lift(args.c)?;
    let mut run = || -> Result<(), Fault> {
        let (a, level) = (instance.csr("a", args.a)?, instance.level);
        let (row_ptr, col, val) = a.parts();
        let b = instance.array("b", args.b, &[Dtype::F64])?.values();
        Ok(kernels::spmm_f64(level, rows, cols, row_ptr, col, val, n, b, n, c.values_mut(), n)?)
    };
    let ran = run();
    instance.put(args.c, Object::Array(c))?;
    ran?;
    instance.done("spmm")
}

pub(crate) fn bincount(instance: &mut Instance, args: BincountArgs) -> Result<Outcome, Fault> {
    instance.expect("x", args.x, Dtype::U32, None)?;
    counted(instance, "bincount", args.x, args.out, args.bins as usize, kernels::bincount_u32)
}

pub(crate) fn prefix_sum(instance: &mut Instance, args: PrefixSumArgs) -> Result<Outcome, Fault> {
    let n = instance.expect("x", args.x, Dtype::U32, None)?;
    counted(instance, "prefix_sum", args.x, args.out, n.saturating_add(1), kernels::prefix_sum_u32)
}

fn counted(
    instance: &mut Instance,
    op: &'static str,
    x: u32,
    out: u32,
    len: usize,
    kernel: fn(&[u32], &mut [u32]) -> Result<(), Error>,
) -> Result<Outcome, Fault> {
    apart(&[("x", x)], &[("out", out)])?;
    instance.ready_out("out", out, Dtype::U32, len)?;
    let [Some(x), Some(out)] = instance.borrow([x, out]) else { return Err(fault!(Id)) };
    kernel(x.values(), out.values_mut())?;
    instance.done(op)
}

/// gather and scatter by dtype.
type Move<T> = fn(&[T], &[u32], &mut [T]) -> Result<(), Error>;
trait Moved: bytemuck::Pod {
    const GATHER: Move<Self>;
    const SCATTER: Move<Self>;
}
impl Moved for f32 {
    const GATHER: Move<f32> = kernels::gather_f32;
    const SCATTER: Move<f32> = kernels::scatter_f32;
}
impl Moved for f64 {
    const GATHER: Move<f64> = kernels::gather_f64;
    const SCATTER: Move<f64> = kernels::scatter_f64;
}
impl Moved for u32 {
    const GATHER: Move<u32> = kernels::gather_u32;
    const SCATTER: Move<u32> = kernels::scatter_u32;
}

const MOVED: &[Dtype] = &[Dtype::F64, Dtype::F32, Dtype::U32];

pub(crate) fn gather(instance: &mut Instance, args: GatherArgs) -> Result<Outcome, Fault> {
    let dtype = instance.array("x", args.x, MOVED)?.dtype;
    let n = instance.expect("index", args.index, Dtype::U32, None)?;
    apart(&[("x", args.x), ("index", args.index)], &[("out", args.out)])?;
    instance.ready_out("out", args.out, dtype, n)?;
    by_dtype!(dtype, T => moved(instance, args.x, args.index, args.out, T::GATHER), [F32 f32, F64 f64, U32 u32])?;
    instance.done("gather")
}

pub(crate) fn scatter(instance: &mut Instance, args: ScatterArgs) -> Result<Outcome, Fault> {
    let x = instance.array("x", args.x, MOVED)?;
    let (dtype, n) = (x.dtype, x.len);
    instance.expect("index", args.index, Dtype::U32, Some(n))?;
    instance.expect("out", args.out, dtype, None)?;
    apart(&[("x", args.x), ("index", args.index)], &[("out", args.out)])?;
    by_dtype!(dtype, T => moved(instance, args.x, args.index, args.out, T::SCATTER), [F32 f32, F64 f64, U32 u32])?;
    instance.done("scatter")
}

fn moved<T: Moved>(instance: &mut Instance, x: u32, index: u32, out: u32, kernel: Move<T>) -> Result<(), Fault> {
    match instance.borrow([x, index, out]) {
        [Some(x), Some(index), Some(out)] => Ok(kernel(x.values(), index.values(), out.values_mut())?),
        [Some(x), None, Some(out)] => {
            // x is the index itself: whole numbers that say where.
            let index = x.values::<u32>();
            Ok(kernel(x.values(), index, out.values_mut())?)
        }
        _ => Err(fault!(Id)),
    }
}
