//! The JavaScript host's types: `hosts/js/src/ops.d.ts`, with the sentences
//! that an editor shows.

use super::{HEAD, lone_id, optional};
use crate::forms::{self, Use, camel};
use crate::objects::{is_maker, may_lack_outputs, may_make, resumable};
use std::fmt::Write;
use vecsolve::kernels::{Answer, Elem, Form, KERNELS, KernelRow, Param, Role};
use vecsolve::ops::{ArgRow, Default, FieldRow, Kind, OPS, OpRow, RECORDS};
use vecsolve::status::STATUSES;

pub fn render() -> String {
    let mut s = format!(
        "{HEAD}import type {{ AsyncJob, AsyncOptions, Dtype, Numbers, Resident, ResidentArray }} from \"./index.js\";\n\n\
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
            for arg in op.args.iter().filter(|arg| !matches!(arg.kind, Kind::New(_))) {
                let may = if optional(arg) || matches!(arg.kind, Kind::Out(_)) { "?" } else { "" };
                s += &doc(&format!("{}{}", arg.doc, default(arg)), "  ");
                writeln!(s, "  {}{may}: {};", arg.name, arg_type(arg)).unwrap();
            }
            s += "}\n";
        }
        let made = may_make(op);
        if is_maker(op) || made.is_some() {
            s += &format!("\n/** What `{}` makes. */\nexport interface {name} extends Resident {{\n", op.name);
            s += &fields(op.fields, "readonly ");
        }
        if made.is_some() {
            s += "}\n";
        }
        if !is_maker(op) {
            s += &format!("\n/** Result of `{}`. */\nexport interface {name}Done {{\n", op.name);
            writeln!(s, "  op: \"{}\";\n  status: \"done\";", op.name).unwrap();
            s += &fields(op.fields, "");
            for (arg, dtypes) in outs(op) {
                s += &doc(arg.doc, "  ");
                writeln!(
                    s,
                    "  {}{}: ResidentArray<{}>{};",
                    arg.name,
                    if optional(arg) { "?" } else { "" },
                    union(dtypes),
                    if may_lack_outputs(op) { " | null" } else { "" }
                )
                .unwrap();
            }
            if let Some((kind, when)) = &made {
                s += &doc(&format!("The object, when reason is \"{when}\"."), "  ");
                writeln!(s, "  {kind}: {name} | null;").unwrap();
            }
        }
        s += "}\n";
        if resumable(op) {
            let objects = made.iter().map(|(kind, _)| *kind);
            let hidden = outs(op).map(|(arg, _)| arg.name).chain(objects);
            let hidden: String = hidden.map(|name| format!(" | \"{name}\"")).collect();
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
    s += &kernel_args();
    s += "\nexport declare class Operations {\n";
    for op in OPS {
        s += &op_types(op);
    }
    s.extend(KERNELS.iter().map(kernel_types));
    s + "}\n"
}

/// The object of arguments of the forms that take one.
fn kernel_args() -> String {
    let mut s = String::from(
        "\n/** The dtype of what a kernel over D answers with. */\n\
         export type Score<D extends Dtype> = D extends \"f32\" ? \"f32\" : \"f64\";\n",
    );
    for form in forms::forms(KERNELS).into_iter().filter(|form| forms::is_named(form)) {
        let kernels: Vec<_> =
            KERNELS.iter().filter(|row| row.form.name == form.name).map(|row| camel(row.name)).collect();
        let about = format!("Arguments of `{}`.", kernels.join("`, `"));
        write!(s, "\n{}export interface {}<D extends Dtype> {{\n", doc(&about, ""), args_name(form)).unwrap();
        for param in forms::asked(form) {
            let default = match forms::default(form, param) {
                Some(forms::Default::Number(v)) => format!("Default {v}."),
                Some(forms::Default::False) => "Default false.".into(),
                _ => String::new(),
            };
            let note = [forms::note(form, param, &camel).unwrap_or_default(), default].concat();
            if !note.is_empty() {
                s += &doc(&note, "  ");
            }
            let may = if forms::default(form, param).is_some() { "?" } else { "" };
            writeln!(s, "  {}{may}: {};", camel(param.name), param_type(form, param)).unwrap();
        }
        s += "}\n";
    }
    s
}

fn args_name(form: &Form) -> String {
    pascal(form.name) + "Args"
}

/// A parameter's type, where the kernel's dtype is D.
fn param_type(form: &Form, param: &Param) -> String {
    let Some(array) = forms::array(form, param) else {
        return match param.role {
            Role::Flag => "boolean".into(),
            Role::Choice(words) => union(words),
            _ => "number".into(),
        };
    };
    let of = match array.elem {
        // One array decides, the others agree.
        Elem::T if array.name == forms::leader(form).name => "D",
        Elem::T => "NoInfer<D>",
        Elem::U32 => "\"u32\"",
        Elem::Score => "Score<NoInfer<D>>",
    };
    format!("ResidentArray<{of}>{}", if array.how == Use::Maybe { " | null" } else { "" })
}

fn kernel_types(row: &KernelRow) -> String {
    let (form, name) = (row.form, camel(row.name));
    let answer = if form.answer == Answer::Status { "void" } else { "number" };
    if forms::is_named(form) {
        let args = args_name(form);
        return format!(
            "{}  {name}<D extends {}>(args: {args}<D>): {answer};\n",
            doc(row.doc, "  "),
            union(row.dtypes)
        );
    }
    // With one array there is nothing that could disagree.
    let alone = forms::arrays(form).len() == 1;
    let each = |param: &Param| match alone && forms::array(form, param).is_some() {
        true => {
            let arrays: Vec<_> = row.dtypes.iter().map(|d| format!("ResidentArray<\"{d}\">")).collect();
            format!("{}: {}", camel(param.name), arrays.join(" | "))
        }
        false => format!("{}: {}", camel(param.name), param_type(form, param)),
    };
    let params: Vec<_> = forms::asked(form).map(each).collect();
    let generic = if alone { String::new() } else { format!("<D extends {}>", union(row.dtypes)) };
    let note = |param: &Param| {
        forms::note(form, param, &camel).map(|note| format!("   * @param {} {note}\n", camel(param.name)))
    };
    let notes: String = match forms::vectors(form) {
        Some(_) => String::new(),
        None => forms::asked(form).filter_map(note).collect(),
    };
    let sentence =
        if notes.is_empty() { doc(row.doc, "  ") } else { format!("  /**\n   * {}\n{notes}   */\n", row.doc) };
    format!("{sentence}  {name}{generic}({}): {answer};\n", params.join(", "))
}

fn op_types(op: &OpRow) -> String {
    let (name, pascal) = (camel(op.name), pascal(op.name));
    let done = if is_maker(op) { pascal.clone() } else { format!("{pascal}Done") };
    let sentence = doc(op.doc, "  ");
    match lone_id(op) {
        Some(arg) => {
            format!("{sentence}  {name}({}{}: Resident): {done};\n", arg.name, if optional(arg) { "?" } else { "" })
        }
        None if resumable(op) => format!(
            "{sentence}  {name}(args: {pascal}Args & {{ budget?: 0 }}): {done};\n  {name}(args: {pascal}Args): {done} | {pascal}Pending;\n\
             {}  {name}Async(args: Omit<{pascal}Args, \"budget\">, options?: AsyncOptions<{pascal}Pending>): AsyncJob<{pascal}Pending, {done}>;\n",
            doc(&format!("`{name}` in slices, between which the event loop runs."), "  ")
        ),
        None => format!("{sentence}  {name}(args: {pascal}Args): {done};\n"),
    }
}

fn arg_type(arg: &ArgRow) -> String {
    match arg.kind {
        Kind::New(_) | Kind::U32 | Kind::F64 => "number".into(),
        Kind::Csr => "Csr".into(),
        Kind::Factor => "Factor".into(),
        // Of more than one origin.
        Kind::System => makers("system"),
        Kind::Graph => makers("graph"),
        Kind::Any => "Resident".into(),
        Kind::Array(d) => format!("ResidentArray<{}> | Numbers", union(d)),
        Kind::Out(d) => format!("ResidentArray<{}> | true", union(d)),
        Kind::Bool => "boolean".into(),
        Kind::Choice(words) => union(words),
    }
}

/// What the operations that make a kind make.
fn makers(kind: &str) -> String {
    let of = OPS.iter().filter(|op| op.args.iter().any(|arg| matches!(arg.kind, Kind::New(made) if made == kind)));
    of.map(|op| pascal(op.name)).collect::<Vec<_>>().join(" | ")
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
