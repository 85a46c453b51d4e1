//! The JavaScript host: `hosts/js/src/ops.js`, which has the tables, and one
//! method per operation and kernel.

mod kernels;
mod types;

use crate::Generated;
use crate::forms::camel;
use crate::objects::{is_taken, may_make, resumable};
use std::fmt::Write;
use vecsolve::kernels::KERNELS;
use vecsolve::ops::{ArgRow, Default, Kind, OPS, OpRow, abi_hash};
use vecsolve::status::STATUSES;

const HEAD: &str = "// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.\n";

/// The statuses that a function answers as a bare number. Of all others the
/// module tells in its own words, and theirs need not be loaded.
const TOLD: &[&str] =
    &["handle", "memory", "pointer", "overlap", "buffer", "id", "dtype", "shape", "index", "structure"];

pub fn render() -> Vec<Generated> {
    vec![("hosts/js/src/ops.js", code()), ("hosts/js/src/ops.d.ts", types::render())]
}

fn code() -> String {
    let (checked, methods) = (kernels::before(), KERNELS.iter().map(kernels::method).collect::<String>());
    let mut s = format!(
        "{HEAD}import {{ runAsync }} from \"./async.js\";\n\
         import {{ {} }} from \"./kernel.js\";\n\
         import {{ spec }} from \"./spec.js\";\n\n\
         export const ABI = 0x{:08x};\n\nexport const STATUSES = [\n",
        kernels::checks(&[checked.as_str(), &methods].concat()),
        abi_hash()
    );
    for row in STATUSES {
        let doc = if TOLD.contains(&row.name) { format!(", doc: {:?}", row.doc) } else { String::new() };
        writeln!(s, "  {{ code: {}, name: \"{}\"{doc} }},", row.code, row.name).unwrap();
    }
    s += "];\n";
    for op in OPS {
        let args: Vec<_> = op.args.iter().filter_map(id_arg).collect();
        let nullable: Vec<_> = op.fields.iter().filter(|f| f.ty.starts_with("Option")).map(|f| f.name).collect();
        let made = may_make(op).map_or(String::new(), |(_, when)| format!(", {when:?}"));
        let (name, args, nullable) = (op.name, args.join(" "), nullable.join(" "));
        writeln!(s, "\nexport const {} = spec({name:?}, {args:?}, {nullable:?}{made});", name.to_uppercase()).unwrap();
    }
    s += &checked;
    s += "\nexport class Operations {\n  #handle;\n  #vs;\n\n  constructor(handle) {\n    this.#handle = handle;\n    this.#vs = handle.wasm.exports;\n  }\n\n";
    for op in OPS {
        let (name, spec) = (camel(op.name), op.name.to_uppercase());
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
    s + &methods + "}\n"
}

/// An argument that is an id, as `spec.js` reads it.
fn id_arg(arg: &ArgRow) -> Option<String> {
    let kind = match arg.kind {
        Kind::New(_) => "new",
        Kind::Csr => "csr",
        Kind::Factor => "factor",
        Kind::System => "system",
        Kind::Graph => "graph",
        Kind::Any => "any",
        Kind::Array(dtypes) => &dtypes.join(","),
        Kind::Out(_) => "out",
        Kind::U32 | Kind::F64 | Kind::Bool | Kind::Choice(_) => return None,
    };
    let mark = match (is_taken(arg), optional(arg)) {
        (true, _) => "!",
        (_, true) => "?",
        _ => "",
    };
    Some(format!("{}{mark}:{kind}", arg.name))
}

fn optional(arg: &ArgRow) -> bool {
    arg.default != Default::Required
}
/// An operation whose one argument is an object takes it as it is.
fn lone_id(op: &OpRow) -> Option<&ArgRow> {
    op.args.first().filter(|arg| op.args.len() == 1 && arg.kind == Kind::Any)
}
