//! Read, solve, report, write x.

use crate::library::{Failure, Instance};
use crate::market::{Matrix, read_file, write_vector};
use crate::{SolveArgs, report, say};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufWriter, stdout};
use std::time::Instant;

/// Exit codes of a solve that ended.
const CONVERGED: u8 = 0;
const NOT_CONVERGED: u8 = 3;

pub fn run(args: &SolveArgs) -> Result<u8, Failure> {
    let started = Instant::now();
    let matrix = read_file(&args.matrix, args.max_bytes)?;
    let b = args.b.as_deref().map(|path| read_file(path, args.max_bytes)?.into_vector(path)).transpose()?;
    let s = Instance::new(args.max_bytes)?;
    let facts = upload(&s, &matrix)?;
    let made = b.is_none();
    let b = b.unwrap_or_else(|| times_ones(&matrix));
    s.array(B, 2, b.len(), b.iter().flat_map(|v| v.to_le_bytes()))?;
    let read = started.elapsed();
    let mut done = s.op(&json!({
        "op": "solve", "a": A, "b": B, "x": X, "method": args.method, "precond": args.precond,
        "tol": args.tol, "atol": args.atol, "max_iter": args.max_iter,
    }))?;
    let x = s.values(X)?;
    let error = made.then(|| x.iter().map(|v| (v - 1.0).abs()).fold(0.0, f64::max));
    let level = s.op(&json!({ "op": "info" }))?["level"].clone();
    let converged = done["reason"] == "converged";
    if let Value::Object(fields) = &mut done {
        fields.retain(|name, _| !name.starts_with("history"));
        let seconds = json!({ "read": read.as_secs_f64(), "solve": (started.elapsed() - read).as_secs_f64() });
        let more = [
            ("matrix", json!(args.matrix)),
            ("rows", json!(matrix.rows)),
            ("cols", json!(matrix.cols)),
            ("symmetry", json!(matrix.symmetry.word())),
            ("duplicates", facts["duplicates"].clone()),
            ("b", json!(args.b)),
            ("level", level),
            ("tol", json!(args.tol)),
            ("error", json!(error)),
            ("seconds", seconds),
        ];
        fields.extend(more.map(|(name, value)| (name.to_string(), value)));
    }
    let text = if args.json { done.to_string() } else { report::text(&done) };
    let comment = report::comment(&done);
    match args.output.as_deref() {
        Some("-") => {
            eprintln!("{}", text.trim_end());
            write_vector(&mut BufWriter::new(stdout().lock()), &x, &comment).map_err(Failure::file)?;
        }
        path => {
            say(&text);
            if let Some(path) = path {
                let at = |e| Failure::file(format!("{path}: {e}"));
                write_vector(&mut BufWriter::new(File::create(path).map_err(at)?), &x, &comment).map_err(at)?;
            }
        }
    }
    Ok(if converged { CONVERGED } else { NOT_CONVERGED })
}

/// Ids of the objects.
const A: u32 = 1;
const B: u32 = 2;
const X: u32 = 3;
const ROW: u32 = 4;
const COL: u32 = 5;
const VAL: u32 = 6;

/// Makes the matrix; its triplets are freed again.
fn upload(s: &Instance, m: &Matrix) -> Result<Value, Failure> {
    s.array(ROW, 4, m.row.len(), m.row.iter().flat_map(|v| v.to_le_bytes()))?;
    s.array(COL, 4, m.col.len(), m.col.iter().flat_map(|v| v.to_le_bytes()))?;
    s.array(VAL, 2, m.val.len(), m.val.iter().flat_map(|v| v.to_le_bytes()))?;
    let facts = s.op(&json!({
        "op": "csr", "id": A, "rows": m.rows, "cols": m.cols, "row": ROW, "col": COL, "val": VAL,
    }))?;
    for id in [ROW, COL, VAL] {
        s.op(&json!({ "op": "free", "id": id }))?;
    }
    Ok(facts)
}

/// b = A * ones. Done when the library has taken the matrix: a header may claim
/// more rows than there is memory.
fn times_ones(m: &Matrix) -> Vec<f64> {
    let mut b = vec![0.0; m.rows as usize];
    for (&i, v) in m.row.iter().zip(&m.val) {
        b[i as usize] += v;
    }
    b
}
