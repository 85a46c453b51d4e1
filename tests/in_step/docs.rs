//! `docs/ops.md`: every operation, kernel and status.
use crate::Generated;
use vecsolve::kernels::{Form, KERNELS};
use vecsolve::ops::{Default, FieldRow, Kind, OPS, RECORDS};
use vecsolve::registry::CONFIG;
use vecsolve::status::STATUSES;

pub fn render() -> Vec<Generated> {
    let mut out = String::from(
        "<!-- GENERATED from the op, kernel and status tables by ./build.sh gen. -->\n\n# Operations\n\n\
         A request is a JSON object with `op` and the arguments; a result has `op`, `status` and the fields. \
         [abi.md](abi.md) has the rules for both.\n",
    );
    for op in OPS {
        out.push_str(&format!(
            "\n## {}\n\n{}\n\n| argument | type | default | |\n|---|---|---|---|\n",
            op.name, op.doc
        ));
        for arg in op.args {
            out.push_str(&format!(
                "| `{}` | {} | {} | {} |\n",
                arg.name,
                kind(arg.kind),
                default(arg.default),
                arg.doc
            ));
        }
        out.push_str(&fields(op.fields));
    }
    for record in RECORDS {
        out.push_str(&format!("\n### {}\n\n{}\n{}", record.name, record.doc, fields(record.fields)));
    }
    out.push_str("\n# Kernels\n\nEach for f32 and f64: `vs_<name>_f32`, `vs_<name>_f64`.\n\n| kernel | arguments | answer | |\n|---|---|---|---|\n");
    for kernel in KERNELS {
        let (args, answer) = match kernel.form {
            Form::Reduce1 => ("x, n", "value"),
            Form::Reduce2 => ("x, y, n", "value"),
            Form::Axpy => ("alpha, x, y, n", "status"),
            Form::Scale => ("alpha, x, n", "status"),
            Form::Map2 => ("x, y, out, n", "status"),
            Form::Spmv => ("rows, cols, row_ptr, col, val, x, y", "status"),
        };
        out.push_str(&format!("| `{}` | {args} | {answer} | {} |\n", kernel.name, cell(kernel.doc)));
    }
    out.push_str("\n# Statuses\n\n| number | C | name | |\n|---|---|---|---|\n");
    for row in STATUSES {
        out.push_str(&format!("| {} | `{}` | {} | {} |\n", row.code, row.c_name, row.name, cell(row.doc)));
    }
    out.push_str(
        "\n# Configuration\n\n`vs_create` takes a JSON object:\n\n| field | type | default |\n|---|---|---|\n",
    );
    for arg in CONFIG.args {
        out.push_str(&format!("| `{}` | {} | {} |\n", arg.name, kind(arg.kind), default(arg.default)));
    }
    vec![("docs/ops.md", out)]
}

fn fields(rows: &[FieldRow]) -> String {
    let mut out = String::from("\n| result | type | |\n|---|---|---|\n");
    for row in rows {
        let json = match row.ty.strip_prefix("Option<").and_then(|t| t.strip_suffix('>')) {
            Some(inner) => format!("{} or null", plain(inner)),
            None => plain(row.ty),
        };
        out.push_str(&format!("| `{}` | {json} | {} |\n", row.name, cell(row.doc)));
    }
    out
}

/// A sentence inside a table, where a bar would end the column.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// A type of the table in words.
fn plain(ty: &str) -> String {
    match ty {
        "u32" | "u64" => "whole number".into(),
        "f64" => "number".into(),
        "bool" => "flag".into(),
        "&'a str" | "&'static str" => "string".into(),
        "&'a [f64]" => "list of numbers".into(),
        other => format!("list of {}", other.trim_start_matches("&'a [").trim_end_matches(']')),
    }
}

fn kind(kind: Kind) -> String {
    match kind {
        Kind::New => "new id".into(),
        Kind::Csr => "id of a matrix".into(),
        Kind::Any => "id".into(),
        Kind::Array(dtypes) => format!("id of an array, {}", dtypes.join(" or ")),
        Kind::Out(dtypes) => format!("id of an array to write, {}", dtypes.join(" or ")),
        Kind::U32 => "whole number".into(),
        Kind::F64 => "number".into(),
        Kind::Bool => "flag".into(),
        Kind::Choice(words) => words.iter().map(|w| format!("`\"{w}\"`")).collect::<Vec<_>>().join(", "),
    }
}

fn default(default: Default) -> String {
    match default {
        Default::Required => "".into(),
        Default::U32(v) => format!("`{v}`"),
        Default::F64(v) => format!("`{v:?}`"),
        Default::Bool(v) => format!("`{v}`"),
        Default::Word(v) => format!("`\"{v}\"`"),
    }
}
