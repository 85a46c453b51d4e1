//! The Rust host's typed operations: the status enum; for every op an enum of
//! each choice, a struct of the optional arguments, a struct of the result
//! and a method; a method for every kernel, and its call in the vectors test.
//! rustfmt has the last word.

mod calls;
mod kernels;

use crate::objects::{is_maker, made, may_make, resumable};
use std::io::Write as _;
use std::process::{Command, Stdio};
use vecsolve::ops::{ArgRow, Default as Given, FieldRow, Kind, OPS, OpRow, RECORDS, abi_hash};
use vecsolve::status::STATUSES;

const HEAD: &str = "//! Generated from the op table by tests/in_step/rust.rs; ./build.sh gen writes it.

use crate::array::{Array, Csr, Element, Factor, Input, Made, Object, Real};
use crate::call::{self, Call, Done};
use crate::error::Error;
use crate::instance::Instance;
";

pub fn render() -> Vec<(&'static str, String)> {
    let methods = kernels::methods();
    let text = [
        format!(
            "{HEAD}use crate::kernels::{{{}}};\nuse serde::{{Deserialize, Serialize}};\n\n",
            kernels::checks(&methods)
        ),
        format!("/// The hash of the tables this file was made from.\npub const ABI: u32 = {:#010x};\n\n", abi_hash()),
        kernels::table(),
        statuses(),
        RECORDS.iter().map(|r| results(r.name, &prose(r.doc), r.fields, "")).collect(),
        OPS.iter().map(types).collect(),
        kernels::choices(),
        format!("impl Instance {{ {} }}\n\n", each(OPS, method)),
        methods,
    ];
    [("hosts/rust/src/ops.rs", text.concat()), ("hosts/rust/tests/vectors/calls.rs", calls::render())]
        .map(|(path, text)| (path, formatted(path, &text)))
        .to_vec()
}

fn each<T>(rows: &[T], render: impl Fn(&T) -> String) -> String {
    rows.iter().map(render).collect()
}

/// A sentence of the table as rustdoc wants it: x[i] is no link.
fn prose(doc: &str) -> String {
    doc.replace('[', "\\[").replace(']', "\\]")
}

/// `not_finite` as `NotFinite`.
fn camel(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

fn statuses() -> String {
    let arm = |left: &str, right: &str| format!("{left} => {right},\n");
    let variants = each(STATUSES, |s| format!("/// {}\n{},\n", prose(s.doc), camel(s.name)));
    let own = |s: &str| format!("Self::{}", camel(s));
    format!(
        "/// Why a call was refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Status {{ {variants}
            /// No status of the library: the module could not be found, loaded or run.
            Host }}

        impl Status {{
            /// The status of a negative answer.
            pub fn from_code(code: i32) -> Option<Self> {{ Some(match code {{ {} _ => return None }}) }}
            /// The status of a name in a result.
            pub fn from_name(name: &str) -> Option<Self> {{ Some(match name {{ {} _ => return None }}) }}
            /// The negative answer; 0 for `Host`.
            pub fn code(self) -> i32 {{ match self {{ {} Self::Host => 0 }} }}
            /// The name that results carry.
            pub fn name(self) -> &'static str {{ match self {{ {} Self::Host => \"host\" }} }}
            /// The general sentence.
            pub fn sentence(self) -> &'static str {{
                match self {{ {} Self::Host => \"The module could not be found, loaded or run.\" }} }}
        }}\n\n",
        each(STATUSES, |s| arm(&s.code.to_string(), &own(s.name))),
        each(STATUSES, |s| arm(&format!("{:?}", s.name), &own(s.name))),
        each(STATUSES, |s| arm(&own(s.name), &s.code.to_string())),
        each(STATUSES, |s| arm(&own(s.name), &format!("{:?}", s.name))),
        each(STATUSES, |s| arm(&own(s.name), &format!("{:?}", s.doc))),
    )
}

/// How an argument is written: its type, its default and the call that sends it.
struct Shown {
    ty: String,
    default: String,
    send: String,
}

fn show(op: &OpRow, arg: &ArgRow) -> Shown {
    let name = arg.name;
    let optional = arg.default != Given::Required;
    let from = if matches!(arg.kind, Kind::New(_) | Kind::Out(_)) || optional { "options." } else { "" };
    let set = |ty: &str, value: &str| (ty.to_owned(), format!(".set({name:?}, {value})"));
    let plain = format!("{from}{name}");
    let (ty, send) = match arg.kind {
        Kind::New(_) => (String::new(), String::new()),
        Kind::U32 => set("u32", &plain),
        Kind::F64 => set("f64", &plain),
        Kind::Bool => set("bool", &plain),
        Kind::Choice(_) => set(&(camel(op.name) + &camel(name)), &format!("{plain}.word()")),
        Kind::Any if optional => ("Option<&'a dyn Object>".into(), format!(".maybe_object({name:?}, {plain})")),
        Kind::Factor if optional => {
            let given = format!("{plain}.map(|factor| factor as &dyn Object)");
            ("Option<&'a Factor>".into(), format!(".maybe_object({name:?}, {given})"))
        }
        Kind::System | Kind::Graph => ("&dyn Object".into(), format!(".object({name:?}, {name})")),
        Kind::Csr => ("&Csr".into(), format!(".object({name:?}, {name})")),
        Kind::Factor => ("&Factor".into(), format!(".object({name:?}, {name})")),
        // What is freed is given away.
        Kind::Any if op.name == "free" => ("impl Object".into(), format!(".object({name:?}, &{name})")),
        Kind::Any => ("&dyn Object".into(), format!(".object({name:?}, {name})")),
        Kind::Array(_) if optional => ("Option<&'a dyn Input>".into(), format!(".maybe_input({name:?}, {plain})")),
        Kind::Array(_) => ("&(impl Input + ?Sized)".into(), format!(".input({name:?}, {name})")),
        Kind::Out(dtypes) => {
            let send = if optional { "maybe_object" } else { "output" };
            match dtypes {
                [one] => {
                    let given = format!("{plain}.map(|array| array as &dyn Object)");
                    (format!("Option<&'a Array<{one}>>"), format!(".{send}({name:?}, {given})"))
                }
                _ => ("Option<&'a dyn Object>".into(), format!(".{send}({name:?}, {plain})")),
            }
        }
    };
    let default = match arg.default {
        _ if ty.starts_with("Option") => "None".into(),
        Given::Required => String::new(),
        Given::U32(v) => v.to_string(),
        Given::F64(v) => format!("{v:?}"),
        Given::Bool(v) => v.to_string(),
        Given::Word(v) => format!("{ty}::{}", camel(v)),
    };
    Shown { ty, default, send }
}

/// The enums of the choices, the optional arguments and the result.
fn types(op: &OpRow) -> String {
    let (mut text, mut declared, mut defaults) = (String::new(), String::new(), String::new());
    for arg in op.args {
        let shown = show(op, arg);
        if let Kind::Choice(words) = arg.kind {
            text += &choice(&shown.ty, &prose(arg.doc), words);
        }
        if !shown.default.is_empty() {
            declared += &format!("/// {}\npub {}: {},\n", prose(arg.doc), arg.name, shown.ty);
            defaults += &format!("{}: {},\n", arg.name, shown.default);
        }
    }
    let (camel, name) = (camel(op.name), op.name);
    let (a, elided) = if declared.contains("'a") { ("<'a>", "<'_>") } else { ("", "") };
    if !declared.is_empty() {
        let brief = format!("pub struct {camel}Options{a} {{ {declared} }}");
        let derives = "Clone, Copy, Debug";
        text += &format!("/// Optional arguments of [`Instance::{name}`].\n");
        text += &match defaults
            .lines()
            .all(|line| ["None,", ": 0,", ": 0.0,", "false,"].iter().any(|end| line.ends_with(end)))
        {
            true => format!("#[derive({derives}, Default)]\n{brief}\n\n"),
            false => format!(
                "#[derive({derives})]\n{brief}\n\nimpl Default for {camel}Options{elided} {{
                    fn default() -> Self {{ Self {{ {defaults} }} }} }}\n\n"
            ),
        };
    }
    let outputs: Vec<_> = op.args.iter().filter(|arg| is_output(arg)).collect();
    let mut more = each(&outputs, |arg| {
        format!(
            "/// What {0} holds at the end; empty while pending, and when it was not written.
            #[serde(skip)]\npub {0}: Vec<{1}>,\n",
            arg.name,
            element(arg)
        )
    });
    let mut also = String::new();
    for (method, of) in [("output", "f64"), ("whole_output", "u32")] {
        let arms: String = outputs
            .iter()
            .filter(|arg| element(arg) == of)
            .map(|arg| format!("{0:?} => Some(&mut self.{0}),", arg.name))
            .collect();
        if !arms.is_empty() {
            also += &format!(
                "fn {method}(&mut self, name: &str) -> Option<&mut Vec<{of}>> {{ match name {{ {arms} _ => None }} }}"
            );
        }
    }
    if let Some((kind, when)) = may_make(op) {
        more += &format!("/// The object, when reason is {when}.\n#[serde(skip)]\npub {kind}: Option<Factor>,\n");
        also += &format!(
            "fn made(&mut self, id: u32, owner: u64) {{
                if self.reason == {when:?} {{ self.{kind} = Some(Factor::new(id, owner, self)); }} }}"
        );
    }
    if resumable(op) {
        more += "/// True when the operation goes on with [`Instance::step`].\n#[serde(skip)]\npub pending: bool,\n";
        also += "fn set_pending(&mut self, pending: bool) { self.pending = pending; }";
    }
    text += &results(op.result, &format!("Result of [`Instance::{name}`]."), op.fields, &more);
    text + &format!("impl Done for {} {{ const OP: &'static str = {name:?}; {also} }}\n\n", op.result)
}

/// An output that is made when it is not given.
fn is_output(arg: &ArgRow) -> bool {
    matches!(arg.kind, Kind::Out(_)) && arg.default == Given::Required
}

/// What the host holds its values as.
fn element(arg: &ArgRow) -> &'static str {
    if arg.kind == Kind::Out(&["u32"]) { "u32" } else { "f64" }
}

fn choice(name: &str, doc: &str, words: &[&str]) -> String {
    let each = |render: fn(&str) -> String| words.iter().map(|word| render(word)).collect::<String>();
    let variants = each(|word| format!("/// `{word}`.\n{},\n", camel(word)));
    let to = each(|word| format!("Self::{} => {word:?},\n", camel(word)));
    let from = each(|word| format!("{word:?} => Some(Self::{}),\n", camel(word)));
    format!(
        "/// {doc}\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum {name} {{ {variants} }}

        impl {name} {{
            /// The words of the choices.
            pub const WORDS: &'static [&'static str] = &{words:?};
            /// The word that requests carry.
            pub fn word(self) -> &'static str {{ match self {{ {to} }} }}
            /// The choice of a word.
            pub fn from_word(word: &str) -> Option<Self> {{ match word {{ {from} _ => None }} }}
        }}\n\n"
    )
}

/// A struct that is read from JSON.
fn results(name: &str, doc: &str, rows: &[FieldRow], more: &str) -> String {
    let fields = each(rows, |row| {
        let bare = row.ty.replace("'a ", "").replace("'static ", "");
        let (ty, read) = match bare.as_str() {
            "f64" => ("f64".to_owned(), "number"),
            "&str" => ("String".to_owned(), "word"),
            "Option<&str>" => ("String".to_owned(), "word"),
            "&[f64]" => ("Vec<f64>".to_owned(), "numbers"),
            list if list.starts_with("&[") => (format!("Vec<{}>", &list[2..list.len() - 1]), ""),
            plain => (plain.to_owned(), ""),
        };
        let read = match read {
            "" => String::new(),
            read => format!("#[serde(deserialize_with = \"call::{read}\")]\n"),
        };
        format!("/// {}\n{read}pub {}: {ty},\n", prose(row.doc), row.name)
    });
    format!("/// {doc}\n#[derive(Clone, Debug, Deserialize, Serialize)]\npub struct {name} {{ {fields} {more} }}\n\n")
}

fn method(op: &OpRow) -> String {
    let (mut params, mut sends, mut options) = (String::new(), String::new(), "");
    let mut run = ("run()".to_owned(), op.result.to_owned());
    for arg in op.args {
        let shown = show(op, arg);
        sends += &shown.send;
        if matches!(arg.kind, Kind::New(_)) {
        } else if shown.default.is_empty() {
            params += &format!(", {}: {}", arg.name, shown.ty);
        } else if shown.ty.contains("'a") {
            options = "<'_>";
        }
    }
    if let Some((arg, kind)) = made(op) {
        run = match is_maker(op) {
            true if kind == "csr" => (format!("make({:?})", arg.name), camel(kind)),
            true => (format!("make({:?})", arg.name), format!("Made<{}>", op.result)),
            false => (format!("may_make({:?})", arg.name), run.1),
        };
    }
    if types(op).contains(&format!("{}Options", camel(op.name))) {
        params += &format!(", options: {}Options{options}", camel(op.name));
    }
    format!(
        "/// {}\npub fn {name}(&mut self{params}) -> Result<{}, Error> {{
            Call::new(self, {name:?}){sends}.{}
        }}\n\n",
        prose(op.doc),
        run.1,
        run.0,
        name = op.name,
    )
}

pub fn formatted(path: &str, text: &str) -> String {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("rustfmt, of the toolchain, renders {path}: {e}"));
    rustfmt.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = rustfmt.wait_with_output().unwrap();
    assert!(output.status.success(), "rustfmt refused {path}:\n{text}");
    String::from_utf8(output.stdout).unwrap()
}
