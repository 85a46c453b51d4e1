//! `vecsolve compare`: every method that applies, with every preconditioner it
//! takes, on one system; a row as soon as one has ended.

use super::args::{CONVERGED, CompareArgs, INTERRUPTED, NOT_CONVERGED};
use super::curve::budget;
use super::failure::Failure;
use super::interrupt::Interrupt;
use super::say;
use super::system::System;
use std::time::{Duration, Instant};
use vecsolve_host::{Config, Csr, CsrOptions, Error, Instance, SolveDone, SolveMethod, SolveOptions, SolvePrecond};

/// What a method came to.
enum Came {
    /// It ended, or its time did.
    Ended(Box<SolveDone>, Duration),
    /// The library refused it.
    Refused(Error),
}

pub fn run(args: &CompareArgs) -> Result<u8, Failure> {
    let module = args.engine.load()?;
    let mut system = System::read(&args.matrix, args.b.as_deref(), args.max_bytes)?;
    let mut s = module.create(Config { max_bytes: Some(args.max_bytes), ..Config::default() })?;
    let m = &system.matrix;
    let a = s.csr(m.rows, m.cols, &m.row, &m.col, &m.val, CsrOptions::default())?;
    system.fill();
    let interrupt = Interrupt::listen();
    if !args.json {
        say(&format!("{}: {} x {}, {} nonzeros, on {}", args.matrix, a.rows, a.cols, a.nnz, module.name()))?;
        say("method        precond   reason       iterations    residual   backward          work     seconds")?;
    }
    let mut rows = Vec::new();
    let mut converged = false;
    for (method, precond) in pairs() {
        let came = solve(&mut s, &a, &system.b, args, (method, precond), &interrupt);
        if let Came::Ended(done, _) = &came {
            converged |= done.reason == "converged";
        }
        if args.json {
            rows.push(json(method, precond, &came));
        } else {
            say(&text(method, precond, &came))?;
        }
        if interrupt.asked() {
            return Ok(INTERRUPTED);
        }
    }
    if args.json {
        let all = serde_json::json!({ "matrix": args.matrix, "module": module.name(), "tol": args.tol, "rows": rows });
        say(&all.to_string())?;
    }
    Ok(if converged { CONVERGED } else { NOT_CONVERGED })
}

/// What is tried. A method that takes no preconditioner is tried once.
fn pairs() -> Vec<(SolveMethod, SolvePrecond)> {
    let preconditioned = ["cg", "minres", "gmres", "bicgstab", "chebyshev"];
    let mut pairs = Vec::new();
    for word in SolveMethod::WORDS {
        let Some(method) = SolveMethod::from_word(word) else { continue };
        if !preconditioned.contains(word) {
            pairs.push((method, SolvePrecond::Auto));
            continue;
        }
        let preconds = SolvePrecond::WORDS.iter().filter(|word| **word != "auto");
        pairs.extend(preconds.filter_map(|word| Some((method, SolvePrecond::from_word(word)?))));
    }
    pairs
}

/// Step by step, for as long as it may take.
fn solve(
    s: &mut Instance,
    a: &Csr,
    b: &[f64],
    args: &CompareArgs,
    (method, precond): (SolveMethod, SolvePrecond),
    interrupt: &Interrupt,
) -> Came {
    let started = Instant::now();
    let limit = Duration::from_secs_f64(args.limit);
    let budget = budget(false, a.rows, a.nnz);
    let options = SolveOptions { method, precond, tol: args.tol, budget, ..SolveOptions::default() };
    let mut ended = s.solve(a, b, options);
    while ended.as_ref().is_ok_and(|done| done.pending) {
        let stop = started.elapsed() > limit || interrupt.asked();
        ended = if stop { s.cancel() } else { s.step(budget) };
    }
    match ended {
        Ok(done) => Came::Ended(Box::new(done), started.elapsed()),
        Err(error) => Came::Refused(error),
    }
}

fn text(method: SolveMethod, precond: SolvePrecond, came: &Came) -> String {
    match came {
        Came::Ended(done, time) => format!(
            "{:<13} {:<9} {:<12} {:>10}  {:>10.3e} {:>10} {:>13} {:>11.4}",
            if method.word() == "auto" { format!("auto: {}", done.method) } else { method.word().into() },
            done.precond,
            done.reason,
            done.iterations,
            done.residual,
            done.backward_error.map_or(String::new(), |e| format!("{e:.1e}")),
            done.work,
            time.as_secs_f64()
        ),
        Came::Refused(error) => {
            format!("{:<13} {:<9} {}: {}", method.word(), precond.word(), error.status.name(), error.message)
        }
    }
}

fn json(method: SolveMethod, precond: SolvePrecond, came: &Came) -> serde_json::Value {
    let (method, precond) = (method.word(), precond.word());
    match came {
        Came::Ended(done, time) => serde_json::json!({
            "asked": { "method": method, "precond": precond },
            "method": done.method,
            "precond": done.precond,
            "reason": done.reason,
            "iterations": done.iterations,
            "residual": done.residual,
            "backward_error": done.backward_error,
            "work": done.work,
            "seconds": time.as_secs_f64(),
        }),
        Came::Refused(error) => serde_json::json!({
            "asked": { "method": method, "precond": precond },
            "status": error.status.name(),
            "message": error.message,
        }),
    }
}
