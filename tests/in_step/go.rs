//! The Go host: `hosts/go/ops.go` with the hash, the statuses, and for every op
//! a type of each choice, a struct of the optional arguments, a struct of the
//! result and a method; `forms.go` with the kernels; and the kernels' table of
//! the vectors test. Rendered as gofmt leaves it: fields stand apart, so that
//! nothing is aligned.

mod kernels;

use crate::forms::camel;
use crate::objects::{is_maker, is_taken, made, may_make, resumable};
use std::fmt::Write;
use vecsolve::ops::{ArgRow, Default as Given, FieldRow, Kind, OPS, OpRow, RECORDS, abi_hash};
use vecsolve::status::STATUSES;

const HEAD: &str =
    "// Code generated from the tables of wasm-abi/src by ./build.sh gen; DO NOT EDIT.\n\npackage vecsolve\n";

pub fn render() -> Vec<(&'static str, String)> {
    vec![
        ("hosts/go/ops.go", ops()),
        ("hosts/go/forms.go", kernels::file()),
        ("hosts/go/calls_test.go", kernels::calls()),
    ]
}

/// Words that Go writes in capitals.
const CAPITALS: &[&str] = &["coo", "cg", "csr", "gmres", "id", "ldl", "lsmr", "lu", "nnz", "qr", "sor", "ssor", "svd"];

/// `factor_solve` as `FactorSolve`.
fn exported(name: &str) -> String {
    let word = |word: &str| match CAPITALS.contains(&word) {
        true => word.to_uppercase(),
        false => word[..1].to_uppercase() + &word[1..],
    };
    name.split('_').map(word).collect()
}

/// `row_ptr` as `rowPtr`; what Go or the template has for itself gets a tail.
fn local(name: &str) -> String {
    match name {
        "s" | "o" | "check" | "stack" | "kernel" | "err" | "ctx" | "options" | "type" | "range" | "map" | "func"
        | "select" | "len" | "var" => camel(name) + "_",
        _ => camel(name),
    }
}

/// A comment, wrapped at 100 columns.
fn comment(out: &mut String, indent: &str, text: &str) {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && indent.len() + line.len() + word.len() > 96 {
            writeln!(out, "{indent}// {line}").unwrap();
            line.clear();
        }
        line += if line.is_empty() { "" } else { " " };
        line += word;
    }
    writeln!(out, "{indent}// {line}").unwrap();
}

fn ops() -> String {
    let mut out = format!("{HEAD}\nimport (\n\t\"context\"\n\t\"encoding/json\"\n\t\"iter\"\n\t\"math\"\n)\n");
    write!(
        out,
        "\n// ABI is the hash of the tables this file was made from.\nconst ABI uint32 = {:#010x}\n",
        abi_hash()
    )
    .unwrap();
    out += "\n// Status says why a call was refused; it is an error to compare with.\ntype Status int32\n\n// The statuses.\nconst (\n";
    for (i, row) in STATUSES.iter().enumerate() {
        out += if i == 0 { "" } else { "\n" };
        comment(&mut out, "\t", row.doc);
        writeln!(out, "\tErr{} Status = {}", exported(row.name), row.code).unwrap();
    }
    out += ")\n\nvar statuses = []statusRow{\n";
    for row in STATUSES {
        writeln!(out, "\t{{{}, {:?}, {:?}}},", row.code, row.name, row.doc).unwrap();
    }
    out += "}\n";
    for record in RECORDS {
        result(&mut out, record.name, record.doc, record.fields, None);
    }
    OPS.iter().for_each(|op| operation(&mut out, op));
    out
}

fn operation(out: &mut String, op: &OpRow) {
    let name = exported(op.name);
    for arg in op.args {
        if let Kind::Choice(words) = arg.kind {
            choice(out, &format!("{name}{}", exported(arg.name)), arg.doc, words);
        }
    }
    options(out, op, &name);
    result(out, &format!("{name}Done"), &format!("the result of [Instance.{name}]."), op.fields, Some(op));
    if made(op).is_some() {
        comment(out.add_line(), "", &format!("{name} is an object that [Instance.{name}] makes."));
        writeln!(out, "type {name} = Made[{name}Done]").unwrap();
    }
    method(out, op, &name);
}

/// A blank line before what comes.
trait Apart {
    fn add_line(&mut self) -> &mut Self;
}

impl Apart for String {
    fn add_line(&mut self) -> &mut Self {
        self.push('\n');
        self
    }
}

/// A string type and its words.
fn choice(out: &mut String, name: &str, doc: &str, words: &[&str]) {
    comment(out.add_line(), "", &format!("{name}: {doc}"));
    write!(out, "type {name} string\n\n// The words of {name}.\nconst (\n").unwrap();
    for (i, word) in words.iter().enumerate() {
        let gap = if i == 0 { "" } else { "\n" };
        writeln!(out, "{gap}\t{name}{} {name} = {word:?}", exported(word)).unwrap();
    }
    out.push_str(")\n");
}

fn is_option(arg: &ArgRow) -> bool {
    !matches!(arg.kind, Kind::New(_)) && (matches!(arg.kind, Kind::Out(_)) || arg.default != Given::Required)
}

fn has_options(op: &OpRow) -> bool {
    op.args.iter().any(is_option)
}

fn options(out: &mut String, op: &OpRow, name: &str) {
    if !has_options(op) {
        return;
    }
    comment(out.add_line(), "", &format!("{name}Options are the optional arguments of [Instance.{name}]."));
    writeln!(out, "type {name}Options struct {{").unwrap();
    for (i, arg) in op.args.iter().filter(|arg| is_option(arg)).enumerate() {
        out.push_str(if i == 0 { "" } else { "\n" });
        let doc = match arg.kind {
            _ if arg.name == "budget" => {
                "Work units of a step, about a nanosecond each: the context is looked at, and progress shown, between steps; 0 takes a twentieth of a second's.".into()
            }
            Kind::Out(_) if arg.default == Given::Required => {
                format!("{} Left out, the result has the values.", arg.doc)
            }
            _ => match shown_default(arg.default) {
                Some(value) => format!("{} Default {value}.", arg.doc),
                None => arg.doc.into(),
            },
        };
        comment(out, "\t", &doc);
        writeln!(out, "\t{} {}", exported(arg.name), ty(op, arg)).unwrap();
    }
    out.push_str("}\n");
}

fn shown_default(default: Given) -> Option<String> {
    match default {
        Given::F64(v) if v != 0.0 => Some(format!("{v:?}")),
        Given::U32(v) if v != 0 => Some(v.to_string()),
        Given::Bool(true) => Some("true".into()),
        Given::Word(word) => Some(word.into()),
        _ => None,
    }
}

fn ty(op: &OpRow, arg: &ArgRow) -> String {
    match arg.kind {
        Kind::New(_) => unreachable!("ids are the host's"),
        Kind::Csr => "*CSR".into(),
        Kind::Factor => "*Factor".into(),
        Kind::Graph => "*Graph".into(),
        // A system has more than one maker.
        Kind::System | Kind::Any => "Object".into(),
        Kind::Array(_) => "Input".into(),
        Kind::Out([one]) => format!("*Array[{}]", element(one)),
        Kind::Out(_) => "AnyArray".into(),
        Kind::U32 => "int".into(),
        Kind::F64 => "float64".into(),
        Kind::Bool => "bool".into(),
        Kind::Choice(_) => exported(op.name) + &exported(arg.name),
    }
}

/// A dtype as Go's type.
fn element(dtype: &str) -> &'static str {
    match dtype {
        "f32" => "float32",
        "f64" => "float64",
        "i32" => "int32",
        "u32" => "uint32",
        "i8" => "int8",
        "u8" => "uint8",
        other => panic!("no Go type for {other}"),
    }
}

/// A struct that is read from JSON. Numbers without a finite value are null
/// there and NaN here.
fn result(out: &mut String, name: &str, about: &str, rows: &[FieldRow], op: Option<&OpRow>) {
    let is = if op.is_some() { "is " } else { ": " };
    comment(out.add_line(), "", &format!("{name} {is}{about}").replace(" : ", ": "));
    writeln!(out, "type {name} struct {{").unwrap();
    let mut gap = "";
    for row in rows {
        out.push_str(gap);
        comment(out, "\t", row.doc);
        writeln!(out, "\t{} {} `json:\"{}\"`", exported(row.name), field(row.ty), row.name).unwrap();
        gap = "\n";
    }
    let outputs: Vec<&ArgRow> = op.map_or(vec![], |op| op.args.iter().filter(|arg| is_output(arg)).collect());
    for arg in &outputs {
        let output = arg.name;
        out.push_str(gap);
        comment(
            out,
            "\t",
            &format!(
                "What {output} holds at the end; nil while pending, when it was not written, and when an array was given."
            ),
        );
        let of = if arg.kind == Kind::Out(&["u32"]) { "uint32" } else { "float64" };
        writeln!(out, "\t{} []{of} `json:\"-\"`", exported(output)).unwrap();
        gap = "\n";
    }
    if let Some((kind, when)) = op.and_then(may_make) {
        comment(out.add_line(), "\t", &format!("The object, when Reason is {when}."));
        writeln!(out, "\t{0} *{0} `json:\"-\"`", exported(kind)).unwrap();
    }
    if op.is_some_and(resumable) {
        comment(out.add_line(), "\t", "True when the operation goes on.");
        out.push_str("\tPending bool `json:\"-\"`\n");
    }
    out.push_str("}\n");
    numbers(out, name, rows);
    if let Some(op) = op {
        answers(out, op, name, &outputs);
    }
}

/// An output that is made when it is not given.
fn is_output(arg: &ArgRow) -> bool {
    matches!(arg.kind, Kind::Out(_)) && arg.default == Given::Required
}

/// How a result is read, where it has numbers that may be null.
fn numbers(out: &mut String, name: &str, rows: &[FieldRow]) {
    let of = |ty: &str| -> Vec<String> {
        rows.iter().filter(|row| field(row.ty) == ty).map(|row| exported(row.name)).collect()
    };
    let (alone, lists) = (of("float64"), of("[]float64"));
    if alone.is_empty() && lists.is_empty() {
        return;
    }
    write!(out, "\n// UnmarshalJSON reads numbers without a finite value as NaN.\nfunc (d *{name}) UnmarshalJSON(text []byte) error {{\n\ttype plain {name}\n\tnan := math.NaN()\n").unwrap();
    let set: Vec<_> = alone.iter().map(|field| format!("{field}: nan")).collect();
    if lists.is_empty() {
        writeln!(out, "\tp := plain{{{}}}\n\tif err := json.Unmarshal(text, &p); err != nil {{\n\t\treturn err\n\t}}\n\t*d = {name}(p)", set.join(", ")).unwrap();
    } else {
        writeln!(out, "\tp := struct {{\n\t\t*plain").unwrap();
        for row in rows.iter().filter(|row| field(row.ty) == "[]float64") {
            writeln!(out, "\n\t\t{} nullable `json:\"{}\"`", exported(row.name), row.name).unwrap();
        }
        writeln!(out, "\t}}{{plain: &plain{{{}}}}}\n\tif err := json.Unmarshal(text, &p); err != nil {{\n\t\treturn err\n\t}}\n\t*d = {name}(*p.plain)", set.join(", ")).unwrap();
        for list in lists {
            writeln!(out, "\td.{list} = p.{list}").unwrap();
        }
    }
    out.push_str("\treturn nil\n}\n");
}

fn field(ty: &str) -> String {
    let compact: String = ty.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.contains("str") {
        return "string".into();
    }
    if let Some(inner) = compact.strip_prefix("Option<") {
        return format!("*{}", field(inner.trim_end_matches('>')));
    }
    if let Some(inner) = compact.strip_prefix("&'a[") {
        return format!("[]{}", field(inner.trim_end_matches(']')));
    }
    match compact.as_str() {
        "u32" => "int".into(),
        "u64" => "uint64".into(),
        "f64" => "float64".into(),
        "bool" => "bool".into(),
        record => record.into(),
    }
}

/// What `call.go` asks of a result.
fn answers(out: &mut String, op: &OpRow, name: &str, outputs: &[&ArgRow]) {
    let arm = |o: &&ArgRow| format!("\tif name == {:?} {{\n\t\treturn &d.{}\n\t}}\n", o.name, exported(o.name));
    let arms: String = outputs.iter().map(arm).collect();
    let named = if outputs.is_empty() { "string" } else { "name string" };
    let this = |used: bool| if used { "d " } else { "" };
    write!(out, "\nfunc ({}*{name}) slot({named}) any {{\n{arms}\treturn nil\n}}\n", this(!outputs.is_empty()))
        .unwrap();
    let kind = may_make(op).map(|(kind, _)| exported(kind));
    let mut body = String::new();
    if resumable(op) {
        body += "\td.Pending = pending\n";
    }
    if let Some(kind) = &kind {
        body += &format!("\tif made != nil {{\n\t\tfacts := *d\n\t\td.{kind} = &{kind}{{*made, facts}}\n\t}}\n");
    }
    let pending = if resumable(op) { "pending" } else { "_" };
    let made = if kind.is_some() { "made" } else { "_" };
    let gap = if body.is_empty() { "}" } else { "\n" };
    let close = if body.is_empty() { "\n" } else { "}\n" };
    let this_one = this(!body.is_empty());
    write!(out, "\nfunc ({this_one}*{name}) finish({pending} bool, {made} *resident) {{{gap}{body}{close}").unwrap();
    let reason = op.fields.iter().any(|field| field.name == "reason");
    let said = if reason { "d.Reason" } else { "\"\"" };
    write!(out, "\nfunc ({}*{name}) ended() string {{ return {said} }}\n", this(reason)).unwrap();
}

fn method(out: &mut String, op: &OpRow, name: &str) {
    let mut params: Vec<String> = op
        .args
        .iter()
        .filter(|arg| !matches!(arg.kind, Kind::New(_)) && !is_option(arg))
        .map(|arg| format!("{} {}", local(arg.name), ty(op, arg)))
        .collect();
    let mut names: Vec<String> = params.iter().map(|param| param.split(' ').next().unwrap().into()).collect();
    if has_options(op) {
        params.push(format!("options ...func(*{name}Options)"));
        names.push("options".into());
    }
    let call = format!("{}Call", camel(op.name));
    let (ctx, background) = if resumable(op) { ("ctx context.Context, ", "ctx") } else { ("", "background") };
    let answer = match made(op) {
        Some(_) if is_maker(op) => name.into(),
        _ => format!("{name}Done"),
    };
    let signature = |more: &str| format!("{more}{}", params.join(", ")).trim_end_matches(", ").to_owned();
    let given = names.join(", ");
    comment(out.add_line(), "", &format!("{name}: {}", op.doc));
    for arg in op.args.iter().filter(|arg| !matches!(arg.kind, Kind::New(_)) && !is_option(arg)) {
        out.push_str("//\n");
        comment(out, "", &format!("{}: {}", local(arg.name), arg.doc));
    }
    writeln!(out, "func (s *Instance) {name}({}) (*{answer}, error) {{", signature(ctx)).unwrap();
    if is_maker(op) {
        write!(out, "\tc := s.{call}({given})\n\td, err := once[{name}Done](background, c)\n\tif err != nil {{\n\t\treturn nil, err\n\t}}\n\treturn &{answer}{{*c.madeObject, *d}}, nil\n}}\n").unwrap();
    } else {
        write!(out, "\treturn once[{name}Done]({background}, s.{call}({given}))\n}}\n").unwrap();
    }
    if resumable(op) {
        let doc = format!(
            "{name}Steps is [Instance.{name}] as an iterator: the results between its steps, and the last one. Leaving the loop cancels the operation."
        );
        comment(out.add_line(), "", &doc);
        write!(out, "func (s *Instance) {name}Steps({}) iter.Seq2[*{name}Done, error] {{\n\treturn func(yield func(*{name}Done, error) bool) {{\n\t\trun(ctx, s.{call}({given}), true, yield)\n\t}}\n}}\n", signature(ctx)).unwrap();
    }
    write!(out, "\nfunc (s *Instance) {call}({}) *call {{\n", signature("").replace("...func", "[]func")).unwrap();
    if has_options(op) {
        let defaults: Vec<_> = op.args.iter().filter(|arg| is_option(arg)).filter_map(|arg| default(op, arg)).collect();
        write!(
            out,
            "\to := {name}Options{{{}}}\n\tfor _, set := range options {{\n\t\tset(&o)\n\t}}\n",
            defaults.join(", ")
        )
        .unwrap();
    }
    writeln!(out, "\tc := newCall(s, {:?})", op.name).unwrap();
    op.args.iter().for_each(|arg| writeln!(out, "\t{}", send(op, arg)).unwrap());
    out.push_str("\treturn c\n}\n");
}

fn default(op: &OpRow, arg: &ArgRow) -> Option<String> {
    let value = match arg.default {
        _ if !matches!(arg.kind, Kind::U32 | Kind::F64 | Kind::Bool | Kind::Choice(_)) => return None,
        Given::Required | Given::Bool(false) | Given::U32(0) => return None,
        Given::F64(0.0) => return None,
        Given::U32(v) => v.to_string(),
        Given::F64(v) => format!("{v:?}"),
        Given::Bool(v) => v.to_string(),
        Given::Word(word) => ty(op, arg) + &exported(word),
    };
    Some(format!("{}: {value}", exported(arg.name)))
}

/// The line that hands an argument to the call.
fn send(op: &OpRow, arg: &ArgRow) -> String {
    let name = arg.name;
    let value = if is_option(arg) { format!("o.{}", exported(name)) } else { local(name) };
    let optional = arg.default != Given::Required;
    let how = match arg.kind {
        Kind::New(_) => {
            let reason = may_make(op).map_or(String::new(), |(_, when)| when);
            return format!("c.made, c.reason = {name:?}, {reason:?}");
        }
        _ if name == "budget" => return format!("c.resumable({value})"),
        Kind::Any if op.name == "free" => "takes",
        _ if is_taken(arg) => "takes",
        Kind::Csr | Kind::Factor | Kind::System | Kind::Graph | Kind::Any if optional => "maybeObject",
        Kind::Csr | Kind::Factor | Kind::System | Kind::Graph | Kind::Any => "object",
        Kind::Array(_) if optional => "maybeInput",
        Kind::Array(_) => "input",
        Kind::Out(_) if optional => "maybeOutput",
        Kind::Out(_) => "output",
        Kind::Choice(_) => return format!("c.set({name:?}, string({value}))"),
        _ => "set",
    };
    format!("c.{how}({name:?}, {value})")
}
