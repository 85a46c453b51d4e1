//! `hosts/go/forms.go`: a function for every kernel, generic where there is more
//! than one dtype, and one for every form, which checks its arguments and calls
//! whatever kernel it is given the number of. A number that a kernel answers is
//! a float64, which holds an f32 as it is.

use super::{HEAD, comment, element, exported, local};
use crate::forms::{self, Expr, Need, Use, operand};
use std::fmt::Write;
use vecsolve::kernels::{Answer, Elem, Form, KERNELS, KernelRow, Param, Role};

pub fn file() -> String {
    let mut out = format!("{HEAD}\ntype kernelRow struct{{ name, dtypes string }}\n\nvar kernels = []kernelRow{{\n");
    for row in KERNELS {
        writeln!(out, "\t{{{:?}, {:?}}},", row.name, row.dtypes.join(" or ")).unwrap();
    }
    out += "}\n";
    for (name, words) in forms::choices(KERNELS) {
        super::choice(&mut out, &exported(name), &format!("What kernels take as {name}."), words);
        write!(out, "\nvar {}Words = []string{{{}}}\n", local(name), quoted(words)).unwrap();
    }
    KERNELS.iter().enumerate().for_each(|(i, row)| kernel(&mut out, i, row));
    forms::forms(KERNELS).into_iter().for_each(|form| function(&mut out, form));
    out
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(", ")
}

/// What arrays of T and of scores are in the signature of a kernel.
struct Dtypes {
    generic: String,
    t: String,
    score: String,
}

fn dtypes(row: &KernelRow) -> Dtypes {
    let scores = forms::arrays(row.form).iter().any(|array| array.elem == Elem::Score);
    match row.dtypes {
        [one] => Dtypes { generic: String::new(), t: element(one).into(), score: element(forms::score(one)).into() },
        some => {
            let real = some.iter().all(|dtype| dtype.starts_with('f'));
            let kind = if real { "Real" } else { "Element" };
            let score = if scores { ", S Real" } else { "" };
            Dtypes { generic: format!("[T {kind}{score}]"), t: "T".into(), score: "S".into() }
        }
    }
}

fn kernel(out: &mut String, number: usize, row: &KernelRow) {
    let (form, of) = (row.form, dtypes(row));
    let name = exported(row.name);
    comment(
        {
            out.push('\n');
            out
        },
        "",
        &format!("{name} is a kernel. {}", row.doc),
    );
    let notes: Vec<(String, String)> = match forms::vectors(form) {
        Some(_) => vec![],
        None => forms::asked(form).filter_map(|param| Some((local(param.name), note(form, param)?))).collect(),
    };
    if !notes.is_empty() {
        out.push_str("//\n");
    }
    for (param, note) in notes {
        writeln!(out, "//   - {param}: {note}").unwrap();
    }
    let params: Vec<_> = forms::asked(form).map(|p| format!("{} {}", local(p.name), ty(p, &of))).collect();
    let given: Vec<_> = forms::asked(form).map(handed).collect();
    write!(
        out,
        "func {name}{}({}) {} {{\n\treturn form{}({number}, {})\n}}\n",
        of.generic,
        params.join(", "),
        answer(form),
        exported(form.name),
        given.join(", ")
    )
    .unwrap();
}

fn note(form: &Form, param: &Param) -> Option<String> {
    let note = forms::note(form, param, &|name| local(name))?;
    Some(match param.role {
        Role::Stride(_) | Role::TurnedStride(..) => note.replace("when left out", "when 0"),
        Role::Maybe(..) => note.replace("may be left out", "may be nil"),
        _ => note,
    })
}

fn answer(form: &Form) -> &'static str {
    match form.answer {
        Answer::Value => "(float64, error)",
        Answer::Count => "(int, error)",
        Answer::Status => "error",
    }
}

fn ty(param: &Param, of: &Dtypes) -> String {
    let array = |elem: Elem| match elem {
        Elem::T => format!("*Array[{}]", of.t),
        Elem::U32 => "*Array[uint32]".into(),
        Elem::Score => format!("*Array[{}]", of.score),
    };
    match param.role {
        Role::Size | Role::Stride(_) | Role::TurnedStride(..) => "int".into(),
        Role::Scalar => of.t.clone(),
        Role::F64 => "float64".into(),
        Role::U32 => "uint32".into(),
        Role::Flag => "bool".into(),
        Role::Choice(_) => exported(param.name),
        Role::Maybe(elem, _) | Role::In(elem, _) | Role::Out(elem, _) | Role::InOut(elem, _) => array(elem),
        Role::LenOf(_) => unreachable!("hosts take lengths from arrays"),
    }
}

/// An argument as the form's function takes it.
fn handed(param: &Param) -> String {
    let name = local(param.name);
    match param.role {
        Role::Scalar => format!("float64({name})"),
        Role::Choice(_) => format!("string({name})"),
        Role::Maybe(..) | Role::In(..) | Role::Out(..) | Role::InOut(..) => format!("{name}.res()"),
        _ => name,
    }
}

/// A form's checks and its call.
fn function(out: &mut String, form: &Form) {
    let erased = |param: &Param| match param.role {
        Role::Scalar | Role::F64 => "float64",
        Role::Size | Role::Stride(_) | Role::TurnedStride(..) => "int",
        Role::U32 => "uint32",
        Role::Flag => "bool",
        Role::Choice(_) => "string",
        _ => "*resident",
    };
    let params: Vec<_> = forms::asked(form).map(|p| format!("{} {}", local(p.name), erased(p))).collect();
    let fail = |err: &str| match form.answer {
        Answer::Status => format!("return {err}"),
        _ => format!("return 0, {err}"),
    };
    write!(out, "\nfunc form{}(kernel int, {}) {} {{\n", exported(form.name), params.join(", "), answer(form)).unwrap();
    let (leader, arrays) = (forms::leader(form), forms::arrays(form));
    let entered: Vec<String> = std::iter::once(&leader)
        .chain(arrays.iter().filter(|array| array.name != leader.name))
        .map(|array| {
            let optional = array.how == Use::Maybe;
            format!("arg{{{:?}, {}, {optional}}}", array.name, local(array.name))
        })
        .collect();
    let failed = fail("err");
    write!(
        out,
        "\ts, err := enter({})\n\tif err != nil {{\n\t\t{failed}\n\t}}\n\tdefer s.mu.Unlock()\n",
        entered.join(", ")
    )
    .unwrap();
    let mut body = String::new();
    forms::asked(form).for_each(|param| body += &size(form, param));
    for array in &arrays {
        if array.elem == Elem::Score {
            writeln!(body, "\tcheck.score({:?}, {}, {}.dtype)", array.name, local(array.name), local(leader.name))
                .unwrap();
        }
        body += &length(array);
    }
    for param in form.params {
        if let Role::Choice(_) = param.role {
            let name = local(param.name);
            writeln!(body, "\t{name}Number := check.choice({:?}, {name}, {name}Words)", param.name).unwrap();
        }
    }
    if !body.is_empty() {
        let failed = fail("check.err");
        write!(out, "\tvar check checks\n{body}\tif check.err != nil {{\n\t\t{failed}\n\t}}\n").unwrap();
    }
    out.push_str("\tstack := &s.link.stack\n");
    for (i, param) in form.params.iter().enumerate() {
        writeln!(out, "\tstack[{i}] = {}", passed(param, &local(leader.name))).unwrap();
    }
    let how = match form.answer {
        Answer::Value => "value",
        Answer::Count => "count",
        Answer::Status => "done",
    };
    write!(out, "\treturn s.{how}(kernel, {}.dtype)\n}}\n", local(leader.name)).unwrap();
}

/// What stands for a size that was left out, and whether it is one.
fn size(form: &Form, param: &Param) -> String {
    let name = local(param.name);
    let mut out = String::new();
    if let Some(expr) = forms::contiguous(form, param.role) {
        writeln!(out, "\tif {name} == 0 {{\n\t\t{name} = {}\n\t}}", go(&expr)).unwrap();
    }
    if matches!(param.role, Role::Size | Role::Stride(_) | Role::TurnedStride(..)) {
        writeln!(out, "\tcheck.size({:?}, {name})", param.name).unwrap();
    }
    out
}

fn length(array: &forms::Array) -> String {
    let (name, own) = (array.name, local(array.name));
    let why = array.need.words(&local).unwrap_or_default();
    match &array.need {
        Need::Any => String::new(),
        Need::Exactly(expr, more) => {
            let wanted = match more {
                0 => go(expr),
                1 => format!("plus({}, 1)", go(expr)),
                _ => format!("max({}-1, 0)", operand(expr, go)),
            };
            format!("\tcheck.exactly({name:?}, {own}, {wanted}, {why:?})\n")
        }
        Need::Product(a, b) => format!("\tcheck.least({name:?}, {own}, times({}, {}), {why:?})\n", go(a), go(b)),
        Need::Matrix(rows, cols, stride) => format!(
            "\tcheck.matrix({name:?}, {own}, {}, {}, {stride:?}, {}, {why:?})\n",
            go(rows),
            go(cols),
            local(stride)
        ),
        Need::Last(of) => format!("\tcheck.least({name:?}, {own}, check.last(s, {}), {why:?})\n", local(of)),
    }
}

/// A parameter as the export takes it.
fn passed(param: &Param, leader: &str) -> String {
    let name = local(param.name);
    match param.role {
        Role::LenOf(array) => format!("uint64({}.n)", local(array)),
        Role::Size | Role::Stride(_) | Role::TurnedStride(..) | Role::U32 => format!("uint64({name})"),
        Role::Scalar => format!("scalar({leader}.dtype, {name})"),
        Role::F64 => format!("scalar(f64, {name})"),
        Role::Flag => format!("flag({name})"),
        Role::Choice(_) => format!("{name}Number"),
        _ => format!("at({name})"),
    }
}

fn go(expr: &Expr) -> String {
    match expr {
        Expr::Length(array) => format!("{}.n", local(array)),
        Expr::Given(size) => local(size),
        Expr::Pick(flag, set, unset) => format!("pick({}, {}, {})", local(flag), go(set), go(unset)),
    }
}

/// The table of the vectors test: Go cannot look a generic function up by name.
pub fn calls() -> String {
    let ops = vecsolve::ops::OPS.len();
    let mut out = format!(
        "{HEAD}\n// How many operations there are.\nconst operations = {ops}\n\n// Every kernel in every dtype, its parameters, and those that are written.\nvar calls = []kernelCall{{\n"
    );
    for row in KERNELS {
        let seen = |array: &forms::Array| matches!(array.how, Use::Written | Use::Both) && !forms::is_work(array.name);
        let names: Vec<_> = forms::asked(row.form).map(|param| param.name).collect();
        let arrays = forms::arrays(row.form);
        let written: Vec<_> = arrays.iter().filter(|array| seen(array)).map(|array| array.name).collect();
        for dtype in row.dtypes {
            let of = match (row.dtypes.len() > 1, arrays.iter().any(|array| array.elem == Elem::Score)) {
                (false, _) => String::new(),
                (true, false) => format!("[{}]", element(dtype)),
                (true, true) => format!("[{}, {}]", element(dtype), element(forms::score(dtype))),
            };
            writeln!(
                out,
                "\t{{{:?}, {dtype:?}, {}{of}, []string{{{}}}, []string{{{}}}}},",
                row.name,
                exported(row.name),
                quoted(&names),
                quoted(&written)
            )
            .unwrap();
        }
    }
    out + "}\n"
}
