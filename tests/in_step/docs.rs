//! `docs/ops.md`: every operation, kernel and status.
use crate::{Generated, forms};
use vecsolve::kernels::{Elem, Form, KERNELS, Param, Role};
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
    out.push_str(&kernels());
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

fn kernels() -> String {
    let mut out = String::from(
        "\n# Kernels\n\n`vs_<name>_<dtype>`, the arguments in this order. A value is of the kernel's dtype for f32 and f64, \
         else f64; the canonical NaN says that a pointer was bad.\n\n\
         | kernel | arguments | dtypes | answer | |\n|---|---|---|---|---|\n",
    );
    for kernel in KERNELS {
        let args: Vec<_> = kernel.form.params.iter().map(|param| param.name).collect();
        out.push_str(&format!(
            "| `{}` | [{}](#form-{}) | {} | {} | {} |\n",
            kernel.name,
            args.join(", "),
            kernel.form.name,
            kernel.dtypes.join(", "),
            forms::answer(kernel.form.answer),
            cell(kernel.doc)
        ));
    }
    out.push_str(
        "\n## Arguments\n\nThe forms of the kernels. Arrays hold the kernel's dtype unless it is named; \"score\" is \
         the kernel's dtype for f32 and f64, else f64. C passes every argument; the hosts take the length of an array \
         from the array, and what has a default may be left out. A matrix of r rows and c columns with s values from \
         one row to the next needs (r - 1) * s + c values, none when r or c is 0, and s is at least c.\n",
    );
    for form in forms::forms(KERNELS) {
        out.push_str(&format!("\n### Form {}\n\n| argument | is | default | length |\n|---|---|---|---|\n", form.name));
        for param in form.params {
            out.push_str(&argument(form, param));
        }
    }
    out
}

fn argument(form: &Form, param: &Param) -> String {
    let name = &|name: &str| name.to_owned();
    let array = forms::array(form, param);
    let of = |elem: Elem| match elem {
        Elem::T => "",
        Elem::U32 => " of u32",
        Elem::Score => " of scores",
    };
    let is = match param.role {
        Role::LenOf(array) => format!("size, the length of {array}"),
        Role::Size => "size".into(),
        Role::Stride(_) | Role::TurnedStride(..) => "size, values from one row to the next".into(),
        Role::Scalar => "number of the kernel's dtype".into(),
        Role::F64 => "number, f64".into(),
        Role::U32 => "whole number, u32".into(),
        Role::Flag => "flag, 0 or 1".into(),
        Role::Choice(words) => {
            let words: Vec<_> = words.iter().enumerate().map(|(i, word)| format!("{i} `{word}`")).collect();
            format!("choice, {}", words.join(", "))
        }
        Role::In(elem, _) => format!("array{}, read", of(elem)),
        Role::Maybe(elem, _) => format!("array{}, read, or NULL", of(elem)),
        Role::Out(elem, _) => format!("array{}, written", of(elem)),
        Role::InOut(elem, _) => format!("array{}, read and written", of(elem)),
    };
    let default = match forms::default(form, param) {
        None => String::new(),
        Some(forms::Default::Number(v)) => v.to_string(),
        Some(forms::Default::False) => "0".into(),
        Some(forms::Default::None) => "NULL".into(),
        Some(forms::Default::Columns(expr)) => expr.words(name),
    };
    let length = array.and_then(|array| array.need.words(name)).unwrap_or_default();
    format!("| `{}` | {is} | {default} | {length} |\n", param.name)
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
        Kind::New(_) => "new id".into(),
        Kind::Csr => "id of a matrix".into(),
        Kind::Factor => "id of a factorisation".into(),
        Kind::System => "id of a system".into(),
        Kind::Graph => "id of a graph".into(),
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
