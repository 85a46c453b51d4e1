//! The report of a solve, for people, out of its JSON.

use serde_json::Value;
use std::fmt::Write as _;

pub fn text(done: &Value) -> String {
    let mut out = String::new();
    // A write into a String cannot fail.
    let _ = write(&mut out, done);
    out
}

fn write(out: &mut String, done: &Value) -> std::fmt::Result {
    let word = |field: &str| done[field].as_str().unwrap_or("");
    let small = |v: &Value| v.as_f64().map_or("none".into(), |v| format!("{v:.3e}"));
    let (matrix, kind) = (word("matrix"), word("symmetry"));
    writeln!(out, "A         {matrix}: {} x {}, {} nonzeros, {kind}", done["rows"], done["cols"], done["nnz"])?;
    writeln!(out, "b         {}", done["b"].as_str().unwrap_or("A * ones (none was given)"))?;
    writeln!(out, "engine    linked in ({})", word("level"))?;
    for (i, a) in done["attempts"].as_array().into_iter().flatten().enumerate() {
        let part = |field: &str| a[field].as_str().unwrap_or("").to_string();
        let (method, precond, reason) = (part("method"), part("precond"), part("reason"));
        let (iterations, residual, why) = (&a["iterations"], small(&a["residual"]), part("why"));
        writeln!(
            out,
            "attempt {} {method} ({precond}): {reason}, {iterations} iterations, residual {residual}; {why}",
            i + 1
        )?;
    }
    let (reason, method, precond) = (word("reason"), word("method"), word("precond"));
    writeln!(out, "result    {reason} by {method} ({precond}), {} iterations", done["iterations"])?;
    writeln!(out, "residual  {} = ||b - A x|| / ||b||, asked for {}", small(&done["residual"]), done["tol"])?;
    for (field, name) in [("backward_error", "backward"), ("rcond", "rcond"), ("error", "error")] {
        if !done[field].is_null() {
            writeln!(out, "{name:<9} {}", small(&done[field]))?;
        }
    }
    writeln!(out, "work      {} units, {} products with A", done["work"], done["matvecs"])
}

/// What a file with x says about it.
pub fn comment(done: &Value) -> String {
    let word = |field: &str| done[field].as_str().unwrap_or("").to_string();
    format!(
        "x of A x = b by vecsolve {}\nA: {}\n{} by {} ({}), ||b - A x|| / ||b|| = {}",
        env!("CARGO_PKG_VERSION"),
        word("matrix"),
        word("reason"),
        word("method"),
        word("precond"),
        done["residual"]
    )
}
