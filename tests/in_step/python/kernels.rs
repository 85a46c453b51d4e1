//! The kernels of the Python host: `forms.py`, where every form has a method that
//! checks its arguments and calls whatever kernel it is given the name of, and the
//! kernels' methods in `ops.py`. Sums over one or two arrays take a shorter way,
//! which is written by hand. ruff's format is kept: what is longer than a line has
//! one item a line.

use super::{HEAD, doc, tuple};
use crate::forms::{self, Expr, Need, Use, operand};
use std::fmt::Write;
use vecsolve::kernels::{Answer, Elem, Form, KERNELS, KernelRow, Param, Role};

/// The functions of `kernels.py`, and what else a form's method has for itself.
const CHECKS: &[&str] =
    &["choice", "counted", "done", "exactly", "flag", "last", "least", "matrix", "number", "scalar", "score", "size"];
const OWN: &[&str] = &["self", "kernel", "call"];

pub fn file() -> String {
    let mut body = String::new();
    for (name, words) in forms::choices(KERNELS) {
        write!(body, "\n{} = {}\n", words_name(name), tuple(words)).unwrap();
    }
    body += "\n\nclass Forms(Kernels):\n    \"\"\"One method for each form of the kernel table.\"\"\"\n";
    for form in forms::forms(KERNELS).into_iter().filter(|form| shortcut(form).is_none()) {
        body += &function(form);
    }
    let names = forms::called(CHECKS, &body).into_iter().map(String::from);
    let mut out = format!("\"\"\"{HEAD}\"\"\"\n\nfrom __future__ import annotations\n\n");
    // Classes before functions, as isort has them.
    let names: Vec<String> = ["Kernels".into()].into_iter().chain(names).collect();
    let line = format!("from .kernels import {}\n", names.join(", "));
    out +=
        &if line.trim_end().len() <= 100 { line } else { bracketed("", "from .kernels import ", "(", names, ")", "") };
    out += "from .objects import Array\n";
    out + &body
}

pub fn methods() -> String {
    KERNELS.iter().map(method).collect()
}

/// The method by hand for forms over one or two arrays that answer a number.
fn shortcut(form: &Form) -> Option<&'static str> {
    let plain = form.answer == Answer::Value && !form.params.iter().any(|param| param.role == Role::Scalar);
    match forms::vectors(form) {
        Some(1) if plain => Some("_reduce1"),
        Some(2) if plain => Some("_reduce2"),
        _ => None,
    }
}

fn method(row: &KernelRow) -> String {
    let form = row.form;
    let optional = |param: &&Param| forms::default(form, param).is_some();
    let ty = |param: &Param| match param.role {
        Role::Choice(words) => {
            format!("Literal[{}]", words.iter().map(|w| format!("{w:?}")).collect::<Vec<_>>().join(", "))
        }
        _ => py_type(param),
    };
    let show = |param: &Param| match forms::default(form, param) {
        None => format!("{}: {}", param.name, ty(param)),
        Some(default) => format!("{}: {} = {}", param.name, ty(param), value(&default)),
    };
    let mut params = vec!["self".to_owned()];
    params.extend(forms::asked(form).filter(|param| !optional(param)).map(show));
    if forms::asked(form).any(|param| optional(&param)) {
        params.push("*".into());
        params.extend(forms::asked(form).filter(optional).map(show));
    }
    let mut out = String::from("\n");
    out += &bracketed("    ", &format!("def {}", row.name), "(", params, ")", &format!(" -> {}:", answer(form)));
    let mut text = row.doc.to_owned();
    if forms::vectors(form).is_none() {
        text += "\n";
        for param in forms::asked(form) {
            let note = forms::note(form, param, &|name| name.to_owned());
            text.extend(note.map(|note| format!("\n{}: {note}", param.name)));
        }
    }
    doc(&mut out, 8, text.trim_end());
    let function = shortcut(form).map_or_else(|| format!("_call_{}", form.name), String::from);
    let names = forms::asked(form).map(|param| param.name.to_owned());
    let args = [format!("{:?}", row.name)].into_iter().chain(names).collect();
    let returns = if form.answer == Answer::Status { "" } else { "return " };
    out + &bracketed("        ", &format!("{returns}self.{function}"), "(", args, ")", "")
}

/// A form's checks and its call.
fn function(form: &Form) -> String {
    let given: Vec<_> = forms::asked(form).map(|param| format!("{}: {}", param.name, py_type(param))).collect();
    for param in forms::asked(form) {
        assert!(![CHECKS, OWN].concat().contains(&param.name), "{} of {} hides a name", param.name, form.name);
    }
    let params = [vec!["self".into(), "kernel: str".into()], given].concat();
    let mut out = String::from("\n");
    out += &bracketed("    ", &format!("def _call_{}", form.name), "(", params, ")", &format!(" -> {}:", answer(form)));
    let leader = forms::leader(form).name;
    writeln!(out, "        call = self._lead(kernel, \"{leader}\", {leader})").unwrap();
    for array in forms::arrays(form).iter().filter(|array| array.name != leader) {
        let dtype = match array.elem {
            Elem::T => format!("{leader}.dtype"),
            Elem::U32 => "\"u32\"".into(),
            Elem::Score => format!("score({leader}.dtype)"),
        };
        let args = vec!["kernel".into(), format!("\"{}\"", array.name), array.name.into(), dtype];
        out += &where_given(array, "self._own", args);
    }
    for param in forms::asked(form) {
        out += &check(form, param, leader);
    }
    for array in forms::arrays(form) {
        out += &length(&array);
    }
    let passed: Vec<_> = form.params.iter().map(|param| passed(form, param)).collect();
    let (before, after) = match form.answer {
        Answer::Value => ("return float(", ")"),
        Answer::Count => ("return counted(", ")"),
        Answer::Status => ("done(", ")"),
    };
    let line = format!("        {before}call({}){after}\n", passed.join(", "));
    if line.trim_end().len() <= 100 {
        return out + &line;
    }
    let call = bracketed("            ", "call", "(", passed, ")", "");
    out + &format!("        {before}\n{call}        {after}\n")
}

fn check(form: &Form, param: &Param, leader: &str) -> String {
    let name = param.name;
    let line = |what: &str, more: &str| format!("        {name} = {what}(kernel, \"{name}\", {name}{more})\n");
    match param.role {
        Role::Size | Role::U32 => line("size", ""),
        Role::Stride(_) | Role::TurnedStride(..) => {
            let default = forms::contiguous(form, param.role).map(|expr| py(&expr)).unwrap_or_default();
            format!("        if {name} is None:\n            {name} = {default}\n{}", line("size", ""))
        }
        Role::Scalar => line("scalar", &format!(", {leader}.dtype")),
        Role::F64 => line("number", ""),
        Role::Flag => line("flag", ""),
        Role::Choice(_) => {
            format!("        {name}_at = choice(kernel, \"{name}\", {name}, {})\n", words_name(name))
        }
        _ => String::new(),
    }
}

fn length(array: &forms::Array) -> String {
    let why = format!("{:?}", array.need.words(&|name| name.to_owned()).unwrap_or_default());
    let (check, wanted) = match &array.need {
        Need::Any => return String::new(),
        Need::Exactly(expr, more) => {
            let wanted = match more {
                0 => py(expr),
                1 => format!("{} + 1", operand(expr, py)),
                _ => format!("max({} - 1, 0)", operand(expr, py)),
            };
            ("exactly", vec![wanted])
        }
        Need::Product(a, b) => ("least", vec![format!("{} * {}", operand(a, py), operand(b, py))]),
        Need::Matrix(rows, cols, stride) => {
            ("matrix", vec![py(rows), py(cols), format!("\"{stride}\""), (*stride).into()])
        }
        Need::Last(of) => ("least", vec![format!("last({of})")]),
    };
    let first = vec!["kernel".into(), format!("\"{}\"", array.name), array.name.into()];
    where_given(array, check, [first, wanted, vec![why]].concat())
}

fn where_given(array: &forms::Array, call: &str, args: Vec<String>) -> String {
    match array.how {
        Use::Maybe => {
            format!("        if {} is not None:\n", array.name) + &bracketed("            ", call, "(", args, ")", "")
        }
        _ => bracketed("        ", call, "(", args, ")", ""),
    }
}

/// An argument as the export takes it.
fn passed(form: &Form, param: &Param) -> String {
    let name = param.name;
    match (param.role, forms::array(form, param)) {
        (Role::LenOf(array), _) => format!("{array}._length"),
        (_, Some(array)) if array.how == Use::Maybe => format!("0 if {name} is None else {name}.address"),
        (_, Some(_)) => format!("{name}.address"),
        (Role::Choice(_), _) => format!("{name}_at"),
        _ => name.into(),
    }
}

fn answer(form: &Form) -> &'static str {
    match form.answer {
        Answer::Value => "float",
        Answer::Count => "int",
        Answer::Status => "None",
    }
}

fn py_type(param: &Param) -> String {
    match param.role {
        Role::Size | Role::U32 => "int".into(),
        Role::Stride(_) | Role::TurnedStride(..) => "int | None".into(),
        Role::Scalar | Role::F64 => "float".into(),
        Role::Flag => "bool".into(),
        Role::Choice(_) => "str".into(),
        Role::Maybe(..) => "Array | None".into(),
        Role::In(..) | Role::Out(..) | Role::InOut(..) => "Array".into(),
        Role::LenOf(_) => unreachable!("hosts take lengths from arrays"),
    }
}

fn value(default: &forms::Default) -> String {
    match default {
        forms::Default::Number(v) => format!("{v}.0"),
        forms::Default::False => "False".into(),
        forms::Default::None | forms::Default::Columns(_) => "None".into(),
    }
}

fn py(expr: &Expr) -> String {
    match expr {
        Expr::Length(array) => format!("{array}._length"),
        Expr::Given(size) => (*size).into(),
        Expr::Pick(flag, set, unset) => format!("{} if {flag} else {}", py(set), py(unset)),
    }
}

fn words_name(choice: &str) -> String {
    choice.to_uppercase()
}

/// `head(a, b)` in one line, or with one item a line where that is too long.
fn bracketed(pad: &str, head: &str, open: &str, items: Vec<String>, close: &str, tail: &str) -> String {
    let line = format!("{pad}{head}{open}{}{close}{tail}\n", items.join(", "));
    if line.trim_end().len() <= 100 {
        return line;
    }
    let items: String = items
        .iter()
        .map(|item| if item == "*" { format!("{pad}    *,\n") } else { format!("{pad}    {item},\n") })
        .collect();
    format!("{pad}{head}{open}\n{items}{pad}{close}{tail}\n")
}
