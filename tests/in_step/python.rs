//! The Python host: `tables.py` (hash, statuses, the kernels and their dtypes),
//! `ops.py` (result classes and the methods of `Instance`) and `forms.py`. Ids to make are chosen by
//! the host, arrays to read may be any data, arrays to write may be left out;
//! what identifies the inputs is positional, everything else a keyword.

mod kernels;

use crate::objects::{is_maker, is_taken, made, may_make, resumable};
use std::fmt::Write;
use vecsolve::kernels::KERNELS;
use vecsolve::ops::{ArgRow, Default, FieldRow, Kind, OPS, OpRow, RECORDS};
use vecsolve::status::STATUSES;

const HEAD: &str = "Generated from the tables of operations, kernels and statuses: `./build.sh gen`.";

pub fn render() -> Vec<(&'static str, String)> {
    vec![
        ("hosts/python/src/vecsolve/tables.py", tables()),
        ("hosts/python/src/vecsolve/ops.py", ops()),
        ("hosts/python/src/vecsolve/forms.py", kernels::file()),
    ]
}

fn tables() -> String {
    let abi = vecsolve::ops::abi_hash();
    let mut out = format!("\"\"\"{HEAD}\"\"\"\n\nABI = 0x{abi:08X}\n\nSTATUSES = {{\n");
    for s in STATUSES {
        let row = format!("    {}: ({:?}, {:?}),\n", s.code, s.name, s.doc);
        if row.trim_end().len() <= 100 {
            out += &row;
        } else {
            let (code, name, doc) = (s.code, s.name, s.doc);
            write!(out, "    {code}: (\n        {name:?},\n        {doc:?},\n    ),\n").unwrap();
        }
    }
    out += "}\n\nKERNELS = {\n";
    for k in KERNELS {
        writeln!(out, "    {:?}: {},", k.name, tuple(k.dtypes)).unwrap();
    }
    out + "}\n"
}

fn ops() -> String {
    let results = OPS.iter().map(|o| o.result);
    let mut names: Vec<_> = RECORDS.iter().map(|r| r.name).chain(results).collect();
    names.sort_unstable();
    let mut out = format!("\"\"\"{HEAD}\"\"\"\n");
    out += "\nfrom __future__ import annotations\n\nfrom dataclasses import dataclass\n\
        from typing import Any, Callable, Literal\n\nimport numpy as np\n\
        from numpy.typing import NDArray\n\nfrom .convert import ArrayLike\n\
        from .link import Fields, Input, Link, New, Output, Taken, number\n\
         from .objects import Array, Factor, Graph, Matrix, Resident, System\nfrom .results import Result\n\n__all__ = [\n";
    for name in names {
        writeln!(out, "    {name:?},").unwrap();
    }
    out += "]\n";
    for r in RECORDS {
        class(&mut out, r.name, r.doc, r.fields, None);
    }
    for o in OPS {
        let doc = format!("The result of `{}`.", o.name);
        let status = FieldRow { name: "status", ty: "&'a str", doc: "`done` or `pending`." };
        let fields: Vec<_> = [&status].into_iter().chain(o.fields).collect();
        class(&mut out, o.result, &doc, fields, Some(o));
    }
    out += "\n\nclass Ops(Link):\n    \"\"\"The operations and the direct kernels.\"\"\"\n";
    OPS.iter().for_each(|o| op(&mut out, o));
    out + &kernels::methods()
}

/// A result class and how it is read from the fields of a result.
fn class<'a>(
    out: &mut String,
    name: &str,
    about: &str,
    fields: impl IntoIterator<Item = &'a FieldRow>,
    op: Option<&OpRow>,
) {
    write!(out, "\n\n@dataclass(init=False, repr=False, eq=False)\nclass {name}(Result):\n").unwrap();
    doc(out, 4, about);
    let mut reads = String::new();
    out.push('\n');
    for f in fields {
        let (ty, read) = field(f.ty, &format!("r[{:?}]", f.name));
        writeln!(out, "    {}: {ty}", f.name).unwrap();
        doc(out, 4, f.doc);
        writeln!(reads, "            {}={read},", f.name).unwrap();
    }
    for a in op.map_or(&[][..], |op| op.args) {
        if let Kind::Out(dtypes) = a.kind {
            let types: String = dtypes.iter().map(|dtype| format!("NDArray[{}] | ", numpy(dtype))).collect();
            writeln!(out, "    {}: {types}None", a.name).unwrap();
            let more =
                "A copy, or the view of the array that was given; None while pending and when it was not written.";
            doc(out, 4, &format!("{} {more}", a.doc));
            writeln!(reads, "            {0}=r.get({0:?}),", a.name).unwrap();
        }
    }
    if let Some((kind, when)) = op.and_then(may_make) {
        writeln!(out, "    {kind}: {} | None", object(kind)).unwrap();
        doc(out, 4, &format!("The object, when reason is {when}."));
        writeln!(reads, "            {kind}=r.get({kind:?}),").unwrap();
    }
    write!(
        out,
        "\n    @classmethod\n    def of(cls, r: Fields) -> {name}:\n        \
         \"\"\"Reads it from a result.\"\"\"\n        return cls(\n{reads}        )\n"
    )
    .unwrap();
}

/// The Python type of a result field, and the expression that reads it.
fn field(ty: &str, r: &str) -> (String, String) {
    let compact: String = ty.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(inner) = compact.strip_prefix("Option<") {
        let (ty, _) = field(inner.trim_end_matches('>'), r);
        return (format!("{ty} | None"), r.into());
    }
    if let Some(inner) = compact.strip_prefix("&'a[") {
        let (ty, read) = field(inner.trim_end_matches(']'), "v");
        return (format!("list[{ty}]"), format!("[{read} for v in {r}]"));
    }
    match compact.as_str() {
        "u32" | "u64" => ("int".into(), r.into()),
        "f64" => ("float".into(), format!("number({r})")),
        "bool" => ("bool".into(), r.into()),
        "&'astr" | "&'staticstr" => ("str".into(), r.into()),
        record => (record.into(), format!("{record}.of({r})")),
    }
}

fn op(out: &mut String, o: &OpRow) {
    let budget = resumable(o);
    let is_new = |a: &ArgRow| matches!(a.kind, Kind::New(_));
    let makes = o.args.iter().find(|a| is_new(a) && is_maker(o)).map(|a| a.name);
    let positional = |a: &&ArgRow| {
        !is_new(a) && !matches!(a.kind, Kind::Out(_)) && (a.default == Default::Required || a.kind == Kind::Any)
    };
    let keyword = |a: &&ArgRow| !is_new(a) && !positional(a);
    write!(out, "\n    def {}(\n        self,\n", o.name).unwrap();
    for a in o.args.iter().filter(positional) {
        writeln!(out, "        {},", param(a)).unwrap();
    }
    if o.args.iter().any(|a| keyword(&a)) {
        out.push_str("        *,\n");
    }
    for a in o.args.iter().filter(keyword) {
        writeln!(out, "        {},", param(a)).unwrap();
    }
    if budget {
        let ty = format!("Callable[[{}], object] | None", o.result);
        writeln!(out, "        progress: {ty} = None,").unwrap();
    }
    let answer = if makes.is_some() { made(o).map_or("", |(_, kind)| object(kind)) } else { o.result };
    writeln!(out, "    ) -> {answer}:").unwrap();
    let mut text = format!("{}\n", o.doc);
    for a in o.args.iter().filter(positional).chain(o.args.iter().filter(keyword)) {
        write!(text, "\n{}: {}", a.name, a.doc).unwrap();
    }
    if budget {
        text += "\nprogress: Called with the pending result between two steps of `budget` \
            work units (of a twentieth of a second, when 0); an exception in it cancels.";
    }
    doc(out, 8, &text);
    out.push_str("        request: dict[str, Any] = {\n");
    writeln!(out, "            \"op\": {:?},", o.name).unwrap();
    for a in o.args {
        let value = match a.kind {
            Kind::New(_) => match may_make(o) {
                Some((kind, when)) => format!("New({}, {kind:?}, {when:?})", object(kind)),
                None => "next(self._ids)".into(),
            },
            Kind::Factor if is_taken(a) => format!("Taken({})", a.name),
            Kind::Array(dtypes) if a.default == Default::Required => {
                format!("Input({}, {})", a.name, tuple(dtypes))
            }
            Kind::Array(dtypes) => {
                format!("None if {0} is None else Input({0}, {1})", a.name, tuple(dtypes))
            }
            Kind::Out(dtypes) if a.default == Default::Required => {
                format!("Output({}, {})", a.name, tuple(dtypes))
            }
            Kind::Out(dtypes) => {
                format!("None if {0} is None else Output({0}, {1})", a.name, tuple(dtypes))
            }
            _ => a.name.to_string(),
        };
        writeln!(out, "            {:?}: {value},", a.name).unwrap();
    }
    out.push_str("        }\n");
    let run = if budget { ", progress" } else { "" };
    let run = format!("self._run({}.of, request{run})", o.result);
    match makes {
        Some(id) => writeln!(out, "        return {answer}(self, request[{id:?}], {run})").unwrap(),
        None => writeln!(out, "        return {run}").unwrap(),
    }
}

fn param(a: &ArgRow) -> String {
    let ty = match a.kind {
        Kind::Csr => object("csr").into(),
        Kind::Factor => object("factor").into(),
        Kind::System => object("system").into(),
        Kind::Graph => object("graph").into(),
        Kind::Any => "Resident".into(),
        Kind::Array(_) => "ArrayLike".into(),
        Kind::Out(_) => "Array".into(),
        Kind::New(_) | Kind::U32 => "int".into(),
        Kind::F64 => "float".into(),
        Kind::Bool => "bool".into(),
        Kind::Choice(words) => {
            let words: Vec<_> = words.iter().map(|w| format!("{w:?}")).collect();
            format!("Literal[{}]", words.join(", "))
        }
    };
    match (a.kind, a.default) {
        (Kind::Out(_), _) => format!("{}: {ty} | None = None", a.name),
        (_, Default::Required) => format!("{}: {ty}", a.name),
        (Kind::Any | Kind::Csr | Kind::Factor | Kind::Array(_), _) => format!("{}: {ty} | None = None", a.name),
        (_, Default::U32(v)) => format!("{}: {ty} = {v}", a.name),
        (_, Default::F64(v)) => format!("{}: {ty} = {v:?}", a.name),
        (_, Default::Bool(v)) => format!("{}: {ty} = {}", a.name, if v { "True" } else { "False" }),
        (_, Default::Word(v)) => {
            let line = format!("{}: {ty} = {v:?}", a.name);
            // As ruff breaks a line that is too long.
            match a.kind {
                Kind::Choice(words) if line.len() > 91 => {
                    let words: String = words.iter().map(|w| format!("            {w:?},\n")).collect();
                    format!("{}: Literal[\n{words}        ] = {v:?}", a.name)
                }
                _ => line,
            }
        }
    }
}

/// The class of an object's kind.
fn object(kind: &str) -> &'static str {
    match kind {
        "csr" => "Matrix",
        "system" => "System",
        "graph" => "Graph",
        _ => "Factor",
    }
}

/// numpy's name of a dtype.
fn numpy(dtype: &str) -> &'static str {
    match dtype {
        "f32" => "np.float32",
        "u32" => "np.uint32",
        _ => "np.float64",
    }
}

fn tuple(dtypes: &[&str]) -> String {
    let names: Vec<_> = dtypes.iter().map(|d| format!("{d:?}")).collect();
    format!("({}{})", names.join(", "), if names.len() == 1 { "," } else { "" })
}

/// A docstring, its lines wrapped at 100 columns.
fn doc(out: &mut String, indent: usize, text: &str) {
    let pad = " ".repeat(indent);
    let mut lines = Vec::new();
    for line in format!("\"\"\"{text}").lines() {
        let mut wrapped = String::new();
        for word in line.split(' ') {
            if !wrapped.is_empty() && indent + wrapped.len() + 1 + word.len() > 100 {
                lines.push(std::mem::take(&mut wrapped));
            }
            let gap = if wrapped.is_empty() { "" } else { " " };
            wrapped += &format!("{gap}{word}");
        }
        lines.push(wrapped);
    }
    if lines.len() == 1 && indent + lines[0].len() + 3 <= 100 {
        lines[0] += "\"\"\"";
    } else {
        // ruff would pull the quotes up to a line that stands alone.
        if let [line] = lines.as_mut_slice() {
            let last = line.rfind(' ').map_or(line.len(), |at| at + 1);
            let word = line.split_off(last);
            lines.push(word);
        }
        lines.push("\"\"\"".into());
    }
    for line in lines {
        let line = format!("{pad}{line}");
        writeln!(out, "{}", line.trim_end()).unwrap();
    }
}
