//! `vecsolve solve`: read, solve by steps, report, write x, draw.

use super::args::{CONVERGED, INTERRUPTED, NOT_CONVERGED, SolveArgs};
use super::curve::{Curve, budget};
use super::failure::Failure;
use super::interrupt::Interrupt;
use super::progress::Progress;
use super::report::Report;
use super::system::System;
use super::{plot, say, tell, unless_closed};
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, stdout};
use std::path::Path;
use std::time::Instant;
use vecsolve_host::market::write_vector;
use vecsolve_host::{Config, Csr, CsrOptions, Error, InfoOptions, Instance, SolveDone, SolveOptions};

pub fn run(args: &SolveArgs) -> Result<u8, Failure> {
    let module = args.engine.load()?;
    // Better to hear of a wrong path now than after an hour's solve.
    let files = args.output.iter().filter(|path| *path != "-").map(Path::new);
    for path in files.chain(args.plot.as_deref()) {
        writable(path).map_err(|e| at(path, e))?;
    }
    let started = Instant::now();
    let mut system = System::read(&args.matrix, args.b.as_deref(), args.max_bytes)?;
    let mut s = module.create(Config { max_bytes: Some(args.max_bytes), ..Config::default() })?;
    let m = &system.matrix;
    let a = s.csr(m.rows, m.cols, &m.row, &m.col, &m.val, CsrOptions::default())?;
    let level = s.info(InfoOptions::default())?.level;
    system.fill();
    let read = started.elapsed();

    let mut curve = Curve::default();
    let (done, interrupted) = solve(&mut s, &a, &system.b, args, &mut curve)?;
    let report = Report {
        args,
        system: &system,
        module: module.name(),
        level: &level,
        nnz: a.nnz,
        duplicates: a.duplicates,
        done: &done,
        error: system.error(&done.x),
        interrupted,
        read,
        solve: started.elapsed() - read,
    };
    let text = if args.json { report.json() } else { report.text() };
    match args.output.as_deref() {
        Some("-") => {
            tell(&text);
            let mut out = BufWriter::new(stdout().lock());
            unless_closed(write_vector(&mut out, &done.x, &report.comment()))?;
        }
        path => {
            say(&text)?;
            if let Some(path) = path {
                let mut file = BufWriter::new(File::create(path).map_err(|e| at(path, e))?);
                write_vector(&mut file, &done.x, &report.comment()).map_err(|e| at(path, e))?;
            }
        }
    }
    if let Some(path) = &args.plot {
        std::fs::write(path, plot::svg(&curve, &done, &args.matrix, args.tol)).map_err(|e| at(path, e))?;
    }
    Ok(match done.reason.as_str() {
        _ if interrupted => INTERRUPTED,
        "converged" => CONVERGED,
        _ => NOT_CONVERGED,
    })
}

/// Step by step, so that the bar moves and Ctrl-C is heard.
fn solve(
    s: &mut Instance,
    a: &Csr,
    b: &[f64],
    args: &SolveArgs,
    curve: &mut Curve,
) -> Result<(SolveDone, bool), Error> {
    let history = args.plot.is_some();
    let budget = budget(history, a.rows, a.nnz);
    let options = SolveOptions {
        method: args.method,
        precond: args.precond,
        tol: args.tol,
        atol: args.atol,
        max_iter: args.max_iter,
        history,
        budget,
        ..SolveOptions::default()
    };
    let interrupt = Interrupt::listen();
    let progress = Progress::new(args.tol);
    let mut done = s.solve(a, b, options)?;
    curve.add(&done);
    while done.pending && !interrupt.asked() {
        progress.show(&done);
        done = s.step(budget)?;
        curve.add(&done);
    }
    progress.clear();
    if !done.pending {
        return Ok((done, false));
    }
    Ok((s.cancel()?, true))
}

/// Tries to write, and leaves things as they were.
fn writable(path: &Path) -> std::io::Result<()> {
    let new = !path.exists();
    OpenOptions::new().create(true).append(true).open(path)?;
    if new { std::fs::remove_file(path) } else { Ok(()) }
}

fn at(path: impl AsRef<Path>, error: std::io::Error) -> Failure {
    Failure::File(path.as_ref().display().to_string(), error)
}
