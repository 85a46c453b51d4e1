//! The report of a solve, for people and as JSON.

use super::args::SolveArgs;
use super::system::System;
use std::fmt::Write as _;
use std::time::Duration;
use vecsolve_host::SolveDone;

pub struct Report<'a> {
    pub args: &'a SolveArgs,
    pub system: &'a System,
    pub module: &'a str,
    pub level: &'a str,
    pub nnz: u32,
    pub duplicates: u32,
    pub done: &'a SolveDone,
    pub error: Option<f64>,
    pub interrupted: bool,
    pub read: Duration,
    pub solve: Duration,
}

impl Report<'_> {
    fn rhs(&self) -> &str {
        self.args.b.as_deref().unwrap_or("A * ones (none was given)")
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        // A write into a String cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let (m, done) = (&self.system.matrix, self.done);
        let (rows, cols, kind) = (m.rows, m.cols, m.symmetry.word());
        writeln!(out, "A         {}: {rows} x {cols}, {} nonzeros, {kind}", self.args.matrix, self.nnz)?;
        if self.duplicates > 0 {
            writeln!(out, "          {} duplicate entries were summed", self.duplicates)?;
        }
        writeln!(out, "b         {}", self.rhs())?;
        writeln!(out, "engine    {} ({})", self.module, self.level)?;
        writeln!(out)?;
        writeln!(out, "attempt   method    precond  reason      iterations   residual        work  why")?;
        for (i, a) in done.attempts.iter().enumerate() {
            writeln!(
                out,
                "{:<9} {:<9} {:<8} {:<11} {:>10} {:>10.3e} {:>11}  {}",
                i + 1,
                a.method,
                a.precond,
                a.reason,
                a.iterations,
                a.residual,
                a.work,
                a.why
            )?;
        }
        writeln!(out)?;
        let ended = if self.interrupted { "interrupted; what was reached:" } else { done.reason.as_str() };
        writeln!(out, "result    {ended} by {} ({}), {} iterations", done.method, done.precond, done.iterations)?;
        if done.flipped {
            writeln!(out, "          -A x = -b was solved, because the diagonal of A is negative")?;
        }
        writeln!(out, "residual  {:.3e} = ||b - A x|| / ||b||, asked for {:e}", done.residual, self.args.tol)?;
        if let Some(error) = done.backward_error {
            writeln!(out, "backward  {error:.3e} error")?;
        }
        if let Some(rcond) = done.rcond {
            writeln!(out, "rcond     {rcond:.3e}, an estimate of 1 / cond(A)")?;
        }
        if let Some(error) = self.error {
            writeln!(out, "error     {error:.3e} = max |x - 1|")?;
        }
        writeln!(out, "work      {} units, {} products with A", done.work, done.matvecs)?;
        let (read, solve) = (self.read.as_secs_f64(), self.solve.as_secs_f64());
        writeln!(out, "time      {solve:.3} s to solve, {read:.3} s to read")
    }

    /// The fields of the operation's result, and what the program adds.
    pub fn json(&self) -> String {
        let m = &self.system.matrix;
        let mut object = serde_json::json!({
            "matrix": self.args.matrix,
            "rows": m.rows,
            "cols": m.cols,
            "symmetry": m.symmetry.word(),
            "duplicates": self.duplicates,
            "b": self.args.b,
            "module": self.module,
            "level": self.level,
            "tol": self.args.tol,
            "interrupted": self.interrupted,
            "error": self.error,
            "seconds": { "read": self.read.as_secs_f64(), "solve": self.solve.as_secs_f64() },
        });
        if let (Some(object), Ok(serde_json::Value::Object(done))) =
            (object.as_object_mut(), serde_json::to_value(self.done))
        {
            // The curve is drawn, not reported: it would be the last 256 values only.
            object.extend(done.into_iter().filter(|(key, _)| !key.starts_with("history")));
        }
        object.to_string()
    }

    /// What a file with x says about it.
    pub fn comment(&self) -> String {
        let done = self.done;
        let ended = if self.interrupted { "interrupted" } else { done.reason.as_str() };
        format!(
            "x of A x = b by vecsolve {}\nA: {}\nb: {}\n{ended} by {} ({}), ||b - A x|| / ||b|| = {:e}",
            env!("CARGO_PKG_VERSION"),
            self.args.matrix,
            self.rhs(),
            done.method,
            done.precond,
            done.residual
        )
    }
}
