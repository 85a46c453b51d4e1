//! The ops `solve` and `residual`.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Dtype, Instance, Object, Outcome};
use crate::job::Job;
use crate::ops::{ResidualArgs, ResidualDone, SolveArgs};
use vecsolve_core::error::all_finite;
use vecsolve_core::solve::{Method, Options, PrecondChoice, Solve, judge};

pub(crate) fn solve(instance: &mut Instance, args: SolveArgs) -> Result<Outcome, Fault> {
    let options = options(&args)?;
    let a = instance.csr("a", args.a)?;
    let (rows, cols, nnz) = (a.rows(), a.cols(), a.nnz());
    let b = instance.array("b", args.b, &[Dtype::F64])?;
    let x_is_there = instance.check_out("x", args.x, a.cols())?;
    let guess = match (args.guess, x_is_there) {
        (true, true) => instance.array("x", args.x, &[Dtype::F64])?.values(),
        (true, false) => return Err(fault!(Id, "guess asks for values in x, and there is no array {}", args.x)),
        _ => &[],
    };
    let new_x = if x_is_there { 0 } else { (cols * size_of::<f64>()).next_multiple_of(64) };
    let room = instance.room().saturating_sub(new_x);
    let solve = Solve::new(a, b.values(), guess, options, room)?;
    if !x_is_there {
        instance.make_array(args.x, Dtype::F64, cols)?;
    }
    // Both fit u32: a validated matrix has u32 offsets.
    instance.job = Some(Job { solve, a: args.a, x: args.x, n: rows as u32, nnz: nnz as u32 });
    instance.step(budget(args.budget))
}

/// 0 means to the end.
pub(crate) fn budget(units: u32) -> u64 {
    if units == 0 { u64::MAX } else { u64::from(units) }
}

fn options(args: &SolveArgs) -> Result<Options, Fault> {
    if !(0.0..=1.0).contains(&args.tol) {
        return Err(fault!(Field, "field \"tol\" must be from 0 to 1"));
    }
    if args.atol < 0.0 {
        return Err(fault!(Field, "field \"atol\" must not be negative"));
    }
    if args.divergence < 1.0 {
        return Err(fault!(Field, "field \"divergence\" must be at least 1"));
    }
    if !(args.omega > 0.0 && args.omega < 2.0) {
        return Err(fault!(Field, "field \"omega\" must be above 0 and below 2"));
    }
    Ok(Options {
        method: Method::by_name(args.method).unwrap_or(Method::Auto),
        precond: match args.precond {
            "none" => PrecondChoice::None,
            "jacobi" => PrecondChoice::Jacobi,
            _ => PrecondChoice::Auto,
        },
        tol: args.tol,
        atol: args.atol,
        max_iter: args.max_iter,
        divergence: args.divergence,
        history: args.history,
        restart: args.restart,
        omega: args.omega,
    })
}

pub(crate) fn residual(instance: &mut Instance, args: ResidualArgs) -> Result<Outcome, Fault> {
    let a = instance.csr("a", args.a)?;
    let (rows, cols) = (a.rows(), a.cols());
    for (field, id, want) in [("b", args.b, rows), ("x", args.x, cols)] {
        let have = instance.array(field, id, &[Dtype::F64])?;
        if have.len != want {
            return Err(fault!(Shape, "{field} holds {} values, expected {want}", have.len));
        }
        all_finite(field, have.values::<f64>())?;
        if args.r == id {
            return Err(fault!(Overlap, "r is {field} itself"));
        }
    }
    // Without r the residual lives in an array that is dropped at the end.
    let mut r = if args.r == 0 {
        let bytes = (rows * size_of::<f64>()).next_multiple_of(64);
        instance.afford(bytes)?;
        Instance::loose_array(Dtype::F64, rows)?
    } else {
        if !instance.check_out("r", args.r, rows)? {
            instance.make_array(args.r, Dtype::F64, rows)?;
        }
        match instance.objects.remove(args.r) {
            Some(Object::Array(array)) => array,
            _ => return Err(fault!(Id)),
        }
    };
    let a = instance.csr("a", args.a)?;
    let b = instance.array("b", args.b, &[Dtype::F64])?;
    let x = instance.array("x", args.x, &[Dtype::F64])?;
    let judged = judge(instance.level, a, b.values(), x.values(), r.values_mut());
    if args.r != 0 {
        instance.put(args.r, Object::Array(r))?;
    }
    instance.answer(&ResidualDone {
        op: "residual",
        status: "done",
        residual: judged.relative,
        residual_norm: judged.residual_norm,
        rhs_norm: judged.rhs_norm,
        backward_error: judged.backward_error,
    });
    Ok(Outcome::Done)
}
