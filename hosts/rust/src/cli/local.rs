//! `vecsolve local`: single values of x. Rows are counted from 1, as the files count.

use super::args::{CONVERGED, LocalArgs, NOT_CONVERGED};
use super::failure::Failure;
use super::say;
use super::system::System;
use vecsolve_host::{Config, CsrOptions, Error, LocalMatrixOptions, LocalSolveOptions, Status};

pub fn run(args: &LocalArgs) -> Result<u8, Failure> {
    let module = args.engine.load()?;
    let mut system = System::read(&args.matrix, args.b.as_deref(), args.max_bytes)?;
    let mut s = module.create(Config { max_bytes: Some(args.max_bytes), ..Config::default() })?;
    let m = &system.matrix;
    let index = from_zero("row", &args.row, m.rows)?;
    let a = s.csr(m.rows, m.cols, &m.row, &m.col, &m.val, CsrOptions::default())?;
    system.fill();
    let local = s.local_matrix(&a, LocalMatrixOptions { b: Some(&system.b), ..LocalMatrixOptions::default() })?;
    let options = LocalSolveOptions {
        method: args.method,
        tol: args.tol,
        delta: args.delta,
        theta: args.theta,
        random: args.random,
        max_work: args.max_work,
        ..LocalSolveOptions::default()
    };
    let done = s.local_solve(&local, &index, options)?;
    if args.json {
        let json = serde_json::json!({
            "matrix": args.matrix, "module": module.name(), "n": local.n, "gap": local.gap, "rho": local.rho,
            "row": args.row, "value": done.values, "bound": done.bounds, "reason": done.reason, "kind": done.kind,
            "method": done.method, "why": done.why, "rows": done.rows, "nonzeros": done.nonzeros,
            "pushes": done.pushes, "walks": done.walks, "steps": done.steps, "work": done.work,
        });
        say(&json.to_string())?;
    } else {
        let mut text = format!(
            "{}: {} x {}, {} values, gap {:.3e}, on {}\n",
            args.matrix,
            local.n,
            local.n,
            a.nnz,
            local.gap,
            module.name()
        );
        for ((row, value), bound) in args.row.iter().zip(&done.values).zip(&done.bounds) {
            let bound = if bound.is_nan() { "no bound".into() } else { format!("+- {bound:.1e}") };
            text += &format!("x[{row}]  {value:+.12e}  {bound}\n");
        }
        text += &format!(
            "{} by {} ({}), bounds: {}\nread {} values, touched {} rows, {} walks of {} steps, {} work units\n",
            done.reason, done.method, done.why, done.kind, done.nonzeros, done.rows, done.walks, done.steps, done.work
        );
        say(&text)?;
    }
    Ok(if done.reason == "converged" { CONVERGED } else { NOT_CONVERGED })
}

/// Indices as the library counts, or the refusal of one that the file has not.
pub fn from_zero(what: &str, numbers: &[u32], n: u32) -> Result<Vec<u32>, Error> {
    match numbers.iter().find(|&&number| number == 0 || number > n) {
        Some(number) => {
            let message = format!("{what} {number} is not there: the file's are 1 to {n}");
            Err(Error { status: Status::Index, message })
        }
        None => Ok(numbers.iter().map(|number| number - 1).collect()),
    }
}
