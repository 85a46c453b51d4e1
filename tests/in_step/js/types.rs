//! The JavaScript host's types: `hosts/js/src/ops.d.ts`, with the sentences
//! that an editor shows.

use super::{HEAD, lone_id, makes, optional, resumable};
use std::fmt::Write;
use vecsolve::kernels::{Form, KERNELS};
use vecsolve::ops::{ArgRow, Default, FieldRow, Kind, OPS, OpRow, RECORDS};
use vecsolve::status::STATUSES;

pub fn render() -> String {
    let mut s = format!(
        "{HEAD}import type {{ AsyncOptions, FloatArray, FloatDtype, Numbers, Resident, ResidentArray }} from \"./index.js\";\n\n\
         /** The hash of the tables; load() refuses a module with another. */\nexport declare const ABI: number;\n\n\
         /** The names of the status table. */\nexport type StatusName =\n"
    );
    let names: Vec<_> = STATUSES.iter().map(|row| format!("  | \"{}\"", row.name)).collect();
    writeln!(s, "{};", names.join("\n")).unwrap();
    for record in RECORDS {
        s += &format!("\n{}export interface {} {{\n", doc(record.doc, ""), record.name);
        s += &fields(record.fields, "");
        s += "}\n";
    }
    for op in OPS {
        let name = pascal(op.name);
        if lone_id(op).is_none() {
            s += &format!("\n/** Arguments of `{}`. */\nexport interface {name}Args {{\n", op.name);
            for arg in op.args.iter().filter(|arg| arg.kind != Kind::New) {
                let may = if optional(arg) || matches!(arg.kind, Kind::Out(_)) { "?" } else { "" };
                s += &doc(&format!("{}{}", arg.doc, default(arg)), "  ");
                writeln!(s, "  {}{may}: {};", arg.name, arg_type(arg)).unwrap();
            }
            s += "}\n";
        }
        if makes(op) {
            s += &format!("\n/** What `{}` makes. */\nexport interface {name} extends Resident {{\n", op.name);
            s += &fields(op.fields, "readonly ");
        } else {
            s += &format!("\n/** Result of `{}`. */\nexport interface {name}Done {{\n", op.name);
            writeln!(s, "  op: \"{}\";\n  status: \"done\";", op.name).unwrap();
            s += &fields(op.fields, "");
            for (arg, dtypes) in outs(op) {
                s += &doc(arg.doc, "  ");
                writeln!(
                    s,
                    "  {}{}: ResidentArray<{}>;",
                    arg.name,
                    if optional(arg) { "?" } else { "" },
                    union(dtypes)
                )
                .unwrap();
            }
        }
        s += "}\n";
        if resumable(op) {
            let hidden: String = outs(op).map(|(arg, _)| format!(" | \"{}\"", arg.name)).collect();
            s += &format!("\n/** Where a `{}` with a budget stands. */\n", op.name);
            writeln!(
                s,
                "export type {name}Pending = Omit<{name}Done, \"status\"{hidden}> & {{ status: \"pending\" }};"
            )
            .unwrap();
        }
    }
    for (name, of) in [("Ended", "Done"), ("Pending", "Pending")] {
        let all: Vec<_> = OPS.iter().filter(|op| resumable(op)).map(|op| pascal(op.name) + of).collect();
        s += &format!(
            "\n/** Of the operations that can be resumed; `op` tells them apart. */\nexport type {name} = {};\n",
            all.join(" | ")
        );
    }
    s += "\nexport declare class Operations {\n";
    for op in OPS {
        s += &op_types(op);
    }
    for row in KERNELS {
        let (params, answer) = match row.form {
            Form::Reduce1 => ("(x: FloatArray)", "number"),
            Form::Reduce2 => ("<D extends FloatDtype>(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>)", "number"),
            Form::Axpy => {
                ("<D extends FloatDtype>(alpha: number, x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>)", "void")
            }
            Form::Scale => ("(alpha: number, x: FloatArray)", "void"),
            Form::Map2 => (
                "<D extends FloatDtype>(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>)",
                "void",
            ),
            Form::Spmv => (
                "<D extends FloatDtype>(rowPtr: ResidentArray<\"u32\">, col: ResidentArray<\"u32\">, val: ResidentArray<D>, x: ResidentArray<NoInfer<D>>, y: ResidentArray<NoInfer<D>>)",
                "void",
            ),
        };
        s += &doc(row.doc, "  ");
        writeln!(s, "  {}{params}: {answer};", row.name).unwrap();
    }
    s + "}\n"
}

fn op_types(op: &OpRow) -> String {
    let (name, pascal) = (op.name, pascal(op.name));
    let done = if makes(op) { pascal.clone() } else { format!("{pascal}Done") };
    let sentence = doc(op.doc, "  ");
    match lone_id(op) {
        Some(arg) => {
            format!("{sentence}  {name}({}{}: Resident): {done};\n", arg.name, if optional(arg) { "?" } else { "" })
        }
        None if resumable(op) => format!(
            "{sentence}  {name}(args: {pascal}Args & {{ budget?: 0 }}): {done};\n  {name}(args: {pascal}Args): {done} | {pascal}Pending;\n\
             {}  {name}Async(args: Omit<{pascal}Args, \"budget\">, options?: AsyncOptions<{pascal}Pending>): Promise<{done}>;\n",
            doc(&format!("`{name}` in slices, between which the event loop runs."), "  ")
        ),
        None => format!("{sentence}  {name}(args: {pascal}Args): {done};\n"),
    }
}

fn arg_type(arg: &ArgRow) -> String {
    match arg.kind {
        Kind::New | Kind::U32 | Kind::F64 => "number".into(),
        Kind::Csr => "Csr".into(),
        Kind::Any => "Resident".into(),
        Kind::Array(d) => format!("ResidentArray<{}> | Numbers", union(d)),
        Kind::Out(d) => format!("ResidentArray<{}> | true", union(d)),
        Kind::Bool => "boolean".into(),
        Kind::Choice(words) => union(words),
    }
}

fn fields(rows: &[FieldRow], modifier: &str) -> String {
    let line = |row: &FieldRow| format!("{}  {modifier}{}: {};\n", doc(row.doc, "  "), row.name, field_type(row.ty));
    rows.iter().map(line).collect()
}

fn field_type(ty: &str) -> String {
    let ty = ty.replace(' ', "").replace("&'a", "").replace("&'static", "");
    if let Some(inner) = ty.strip_prefix("Option<").and_then(|t| t.strip_suffix('>')) {
        return format!("{} | null", field_type(inner));
    }
    if let Some(inner) = ty.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        return format!("{}[]", field_type(inner));
    }
    match ty.as_str() {
        "u32" | "u64" | "f64" => "number".into(),
        "bool" => "boolean".into(),
        "str" => "string".into(),
        record => record.into(),
    }
}

fn default(arg: &ArgRow) -> String {
    match arg.default {
        Default::F64(0.0) => " Default 0.".into(),
        Default::F64(v) => format!(" Default {v:e}."),
        Default::Bool(v) => format!(" Default {v}."),
        Default::Word(v) => format!(" Default \"{v}\"."),
        Default::U32(v) if arg.kind == Kind::U32 => format!(" Default {v}."),
        Default::U32(_) | Default::Required => String::new(),
    }
}

fn outs(op: &OpRow) -> impl Iterator<Item = (&ArgRow, &[&str])> {
    op.args.iter().filter_map(|arg| match arg.kind {
        Kind::Out(dtypes) => Some((arg, dtypes)),
        _ => None,
    })
}
fn union(words: &[&str]) -> String {
    words.iter().map(|w| format!("\"{w}\"")).collect::<Vec<_>>().join(" | ")
}
fn pascal(name: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('_').map(capital).collect()
}
fn doc(text: &str, indent: &str) -> String {
    format!("{indent}/** {text} */\n")
}
