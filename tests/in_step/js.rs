//! The JavaScript host: `hosts/js/src/ops.js`, which has the tables, and one
//! method per operation and kernel.

mod types;

use crate::Generated;
use std::fmt::Write;
use vecsolve::kernels::{Form, KERNELS, KernelRow};
use vecsolve::ops::{ArgRow, Default, Kind, OPS, OpRow, abi_hash};
use vecsolve::status::STATUSES;

const HEAD: &str = "// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.\n";

pub fn render() -> Vec<Generated> {
    vec![("hosts/js/src/ops.js", code()), ("hosts/js/src/ops.d.ts", types::render())]
}

fn code() -> String {
    let mut s = format!(
        "{HEAD}import {{ runAsync }} from \"./async.js\";\n\
         import {{ done, factor, one, rows, three, two }} from \"./kernel.js\";\n\n\
         export const ABI = 0x{:08x};\n\nexport const STATUSES = [\n",
        abi_hash()
    );
    for row in STATUSES {
        let (code, name, doc) = (row.code, row.name, row.doc);
        writeln!(s, "  {{ code: {code}, name: \"{name}\", doc: {doc:?} }},").unwrap();
    }
    s += "];\n";
    for op in OPS {
        write!(s, "\nconst {} = {{\n  op: \"{}\",\n  args: [\n", op.name.to_uppercase(), op.name).unwrap();
        for arg in op.args {
            let dtypes = match arg.kind {
                Kind::Array(d) => format!(", dtypes: {d:?}"),
                _ => String::new(),
            };
            let optional = if optional(arg) { ", optional: true" } else { "" };
            if let Some(kind) = id_kind(arg.kind) {
                writeln!(s, "    {{ name: \"{}\", kind: \"{kind}\"{dtypes}{optional} }},", arg.name).unwrap();
            }
        }
        let nullable: Vec<_> = op.fields.iter().filter(|f| f.ty.starts_with("Option")).map(|f| f.name).collect();
        writeln!(s, "  ],\n  nullable: {nullable:?},\n}};").unwrap();
    }
    s += "\nexport class Operations {\n  #handle;\n  #vs;\n\n  constructor(handle) {\n    this.#handle = handle;\n    this.#vs = handle.wasm.exports;\n  }\n\n";
    for op in OPS {
        let (name, spec) = (op.name, op.name.to_uppercase());
        let (params, args) = match lone_id(op) {
            Some(arg) => (arg.name, format!("{{ {} }}", arg.name)),
            None => ("args", "args".into()),
        };
        writeln!(s, "  {name}({params}) {{\n    return this.#handle.run({spec}, {args});\n  }}").unwrap();
        if resumable(op) {
            writeln!(
                s,
                "  {name}Async(args, options) {{\n    return runAsync(this.#handle, {spec}, args, options);\n  }}"
            )
            .unwrap();
        }
    }
    for kernel in KERNELS {
        s += "\n";
        s += &kernel_code(kernel);
    }
    s + "}\n"
}

/// A kernel's method: checks, then one of the two exports.
fn kernel_code(row: &KernelRow) -> String {
    let (params, check, call, by, answers) = match row.form {
        Form::Reduce1 => ("x", "one", "x.ptr, n", "x", true),
        Form::Reduce2 => ("x, y", "two", "x.ptr, y.ptr, n", "x", true),
        Form::Axpy => ("alpha, x, y", "two", "a, x.ptr, y.ptr, n", "x", false),
        Form::Scale => ("alpha, x", "one", "a, x.ptr, n", "x", false),
        Form::Map2 => ("x, y, out", "three", "x.ptr, y.ptr, out.ptr, n", "x", false),
        Form::Spmv => {
            ("rowPtr, col, val, x, y", "rows", "n, x.length, rowPtr.ptr, col.ptr, val.ptr, x.ptr, y.ptr", "val", false)
        }
    };
    let name = row.name;
    let mut s = format!("  {name}({params}) {{\n");
    let arrays = params.strip_prefix("alpha, ");
    if arrays.is_some() {
        writeln!(s, "    const a = factor(\"{name}\", alpha);").unwrap();
    }
    writeln!(s, "    const n = {check}(this.#handle, \"{name}\", {});", arrays.unwrap_or(params)).unwrap();
    writeln!(s, "    const vs = this.#vs;").unwrap();
    let pick = format!("{by}.dtype === \"f32\" ? vs.vs_{name}_f32({call}) : vs.vs_{name}_f64({call})");
    if answers {
        writeln!(s, "    return {pick};").unwrap();
    } else {
        writeln!(s, "    done(\"{name}\", {pick});").unwrap();
    }
    s + "  }\n"
}

/// The kind of an argument that is an id, as `job.js` knows it.
fn id_kind(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::New => "new",
        Kind::Csr => "csr",
        Kind::Any => "any",
        Kind::Array(_) => "array",
        Kind::Out(_) => "out",
        Kind::U32 | Kind::F64 | Kind::Bool | Kind::Choice(_) => return None,
    })
}

fn optional(arg: &ArgRow) -> bool {
    arg.default != Default::Required
}
/// An operation whose one argument is an object takes it as it is.
fn lone_id(op: &OpRow) -> Option<&ArgRow> {
    op.args.first().filter(|arg| op.args.len() == 1 && arg.kind == Kind::Any)
}
fn makes(op: &OpRow) -> bool {
    op.args.iter().any(|arg| arg.kind == Kind::New)
}
fn resumable(op: &OpRow) -> bool {
    op.args.iter().any(|arg| arg.name == "budget")
}
