//! The ops `reduce`, `map` and `rows`: a direct kernel by its name, over arrays.
#![forbid(unsafe_code)]

use crate::by_name::{Numbers, Run};
use crate::fault::{Fault, fault};
use crate::instance::{Dtype, Instance, Outcome};
use crate::operands::{apart, by_dtype, shared};
use crate::ops::{MapArgs, ReduceArgs, ReduceDone, RowsArgs};
use core::cell::Cell;
use vecsolve_core::error::Error;
use vecsolve_core::kernels;
use vecsolve_core::simd::{Level, Real};

/// An operation that answers nothing but that it is done.
#[derive(serde::Serialize)]
struct Done {
    op: &'static str,
    status: &'static str,
}

impl Instance {
    pub fn done(&mut self, op: &'static str) -> Result<Outcome, Fault> {
        self.answer(&Done { op, status: "done" });
        Ok(Outcome::Done)
    }
}

/// The dtype of x, whatever it is.
fn dtype(instance: &Instance, field: &str, id: u32) -> Result<(Dtype, usize), Fault> {
    let all = &[Dtype::F64, Dtype::F32, Dtype::I8, Dtype::U8];
    instance.array(field, id, all).map(|array| (array.dtype, array.len))
}

fn kernel<T: Numbers>(name: &str, dtype: Dtype) -> Result<&'static Run<T>, Fault> {
    T::kernel(name).ok_or_else(|| fault!(Dtype, "x is {}, which {name} does not take", dtype.name()))
}

/// An argument that this kernel needs and another does not.
fn needed(field: &str, kernel: &str, id: u32) -> Result<u32, Fault> {
    if id == 0 { Err(fault!(Field, "{kernel} needs the field \"{field}\"")) } else { Ok(id) }
}

fn unneeded(field: &str, kernel: &str, id: u32) -> Result<(), Fault> {
    if id == 0 { Ok(()) } else { Err(fault!(Field, "{kernel} does not take the field \"{field}\"")) }
}

pub(crate) fn reduce(instance: &mut Instance, args: ReduceArgs) -> Result<Outcome, Fault> {
    let (dtype, n) = dtype(instance, "x", args.x)?;
    let value = by_dtype!(dtype, T => reduce_as::<T>(instance, &args, dtype, n), [F32 f32, F64 f64, I8 i8, U8 u8])?;
    let value = value.is_finite().then_some(value);
    instance.answer(&ReduceDone { op: "reduce", status: "done", value });
    Ok(Outcome::Done)
}

fn reduce_as<T: Numbers>(instance: &Instance, args: &ReduceArgs, dtype: Dtype, n: usize) -> Result<f64, Fault> {
    let run = kernel::<T>(args.kernel, dtype)?;
    let x = instance.array("x", args.x, &[dtype])?.values::<T>();
    if let Run::Reduce2(f) = run {
        instance.expect("y", needed("y", args.kernel, args.y)?, dtype, Some(n))?;
        let y = instance.array("y", args.y, &[dtype])?.values::<T>();
        return Ok(f(instance.level, x, y).to_f64());
    }
    unneeded("y", args.kernel, args.y)?;
    Ok(match run {
        Run::Reduce1(f) => f(instance.level, x).to_f64(),
        Run::Place(f) => match f(instance.level, x) {
            Some(at) => at as f64,
            None => return Err(fault!(Shape, "x is empty: it has no {}", args.kernel)),
        },
        Run::Count(f) => f(instance.level, T::of(args.eps), x) as f64,
        _ => return Err(fault!(Field, "{} is not a reduction", args.kernel)),
    })
}

pub(crate) fn map(instance: &mut Instance, args: MapArgs) -> Result<Outcome, Fault> {
    let (dtype, n) = dtype(instance, "x", args.x)?;
    by_dtype!(dtype, T => map_as::<T>(instance, &args, dtype, n), [F32 f32, F64 f64, U8 u8])?;
    instance.done("map")
}

fn map_as<T: Numbers>(instance: &mut Instance, args: &MapArgs, dtype: Dtype, n: usize) -> Result<(), Fault> {
    let run = kernel::<T>(args.kernel, dtype)?;
    if matches!(run, Run::Map2(_) | Run::Map2a(_) | Run::Map2ab(_)) {
        instance.expect("y", needed("y", args.kernel, args.y)?, dtype, Some(n))?;
    } else {
        unneeded("y", args.kernel, args.y)?;
    }
    instance.ready_out("out", args.out, dtype, n)?;
    let (level, a, b) = (instance.level, T::of(args.alpha), T::of(args.beta));
    let ids = [args.out, args.x, args.y];
    let [out, x, y] = shared::<T, 3>(ids, instance.borrow(ids));
    match run {
        Run::Map1(f) => f(level, x, out),
        Run::Map1a(f) => f(level, a, x, out),
        Run::Clamp(f) => f(level, a, b, x, out),
        Run::Map2(f) => f(level, x, y, out),
        Run::Map2a(f) => f(level, a, x, y, out),
        Run::Map2ab(f) => f(level, a, b, x, y, out),
        _ => return Err(fault!(Field, "{} is not elementwise", args.kernel)),
    }
    Ok(())
}

pub(crate) fn rows(instance: &mut Instance, args: RowsArgs) -> Result<Outcome, Fault> {
    let (dtype, n) = dtype(instance, "x", args.x)?;
    by_dtype!(dtype, T => rows_as::<T>(instance, &args, dtype, n), [F32 f32, F64 f64])?;
    instance.done("rows")
}

fn rows_as<T: RowKernels>(instance: &mut Instance, args: &RowsArgs, dtype: Dtype, n: usize) -> Result<(), Fault> {
    let cols = args.cols as usize;
    if cols == 0 || !n.is_multiple_of(cols) {
        return Err(fault!(Shape, "x holds {n} values, which are no rows of {cols}"));
    }
    let rows = n / cols;
    let (name, norm) = (args.kernel, args.kernel == "layernorm");
    if name == "swiglu" {
        instance.expect("y", needed("y", name, args.y)?, dtype, Some(n))?;
    } else {
        unneeded("y", name, args.y)?;
    }
    for (field, id, takes) in [("gamma", args.gamma, norm || name == "rmsnorm"), ("beta", args.beta, norm)] {
        if id != 0 {
            if !takes {
                unneeded(field, name, id)?;
            }
            instance.expect(field, id, dtype, Some(cols))?;
        }
    }
    apart(&[("x", args.x), ("y", args.y), ("out", args.out)], &[("gamma", args.gamma), ("beta", args.beta)])?;
    let folds = name == "logsumexp";
    if folds {
        apart(&[("x", args.x)], &[("out", args.out)])?;
    }
    instance.ready_out("out", args.out, dtype, if folds { rows } else { n })?;
    let level = instance.level;
    let ids = [args.out, args.x, args.y, args.gamma, args.beta];
    let found = instance.borrow(ids);
    if folds {
        let [Some(out), Some(x), ..] = found else { return Err(fault!(Id)) };
        let Some(Run::FoldRows(f)) = T::kernel(name) else { return Err(fault!(Op)) };
        return Ok(f(level, x.values(), out.values_mut(), rows, cols, cols)?);
    }
    let [out, x, y, gamma, beta] = found;
    let [out, x, y] = shared::<T, 3>([args.out, args.x, args.y], [out, x, y]);
    let (gamma, beta) = (gamma.map(|a| a.values()), beta.map(|a| a.values()));
    let eps = T::of(args.eps);
    Ok(match T::kernel(name) {
        Some(Run::Rows1(f)) => f(level, x, out, rows, cols, cols),
        Some(Run::Rows2(f)) => f(level, x, y, out, rows, cols, cols),
        _ if norm => T::LAYERNORM(level, x, gamma, beta, eps, out, rows, cols, cols),
        _ if name == "rmsnorm" => T::RMSNORM(level, x, gamma, eps, out, rows, cols, cols),
        _ => T::ROPE(level, x, out, rows, cols, cols, args.position, args.base, args.interleaved),
    }?)
}

type Cells<'c, T> = &'c [Cell<T>];
type Weights<'c, T> = Option<&'c [T]>;
type Kernel = Result<(), Error>;

/// The row kernels whose forms are their own.
#[allow(clippy::type_complexity)]
trait RowKernels: Numbers {
    const LAYERNORM: fn(
        Level,
        Cells<Self>,
        Weights<Self>,
        Weights<Self>,
        Self,
        Cells<Self>,
        usize,
        usize,
        usize,
    ) -> Kernel;
    const RMSNORM: fn(Level, Cells<Self>, Weights<Self>, Self, Cells<Self>, usize, usize, usize) -> Kernel;
    const ROPE: fn(Level, Cells<Self>, Cells<Self>, usize, usize, usize, u32, f64, bool) -> Kernel;
}
impl RowKernels for f32 {
    const LAYERNORM: fn(Level, Cells<f32>, Weights<f32>, Weights<f32>, f32, Cells<f32>, usize, usize, usize) -> Kernel =
        kernels::layernorm_f32;
    const RMSNORM: fn(Level, Cells<f32>, Weights<f32>, f32, Cells<f32>, usize, usize, usize) -> Kernel =
        kernels::rmsnorm_f32;
    const ROPE: fn(Level, Cells<f32>, Cells<f32>, usize, usize, usize, u32, f64, bool) -> Kernel = kernels::rope_f32;
}
impl RowKernels for f64 {
    const LAYERNORM: fn(Level, Cells<f64>, Weights<f64>, Weights<f64>, f64, Cells<f64>, usize, usize, usize) -> Kernel =
        kernels::layernorm_f64;
    const RMSNORM: fn(Level, Cells<f64>, Weights<f64>, f64, Cells<f64>, usize, usize, usize) -> Kernel =
        kernels::rmsnorm_f64;
    const ROPE: fn(Level, Cells<f64>, Cells<f64>, usize, usize, usize, u32, f64, bool) -> Kernel = kernels::rope_f64;
}
