//! The kernels' methods in `hosts/js/src/ops.js`. Over a few arrays of one length
//! a method is a check and a call, in place, for such a call is to cost what an
//! add of a few hundred values costs. All other forms have a function each that
//! checks its arguments one by one; the methods of their kernels call it.

use crate::forms::{self, Expr, Need, Use, camel, operand};
use std::fmt::Write;
use vecsolve::kernels::{Answer, Elem, Form, KERNELS, KernelRow, Param, Role};

/// The functions of the checks, all of `kernel.js`.
const CHECKS: &[&str] = &[
    "array", "choice", "counted", "done", "exactly", "exported", "flag", "last", "lead", "least", "matrix", "named",
    "number", "one", "scalar", "score", "sizes", "three", "two", "unfit",
];
/// Names that functions of forms have for themselves.
const OWN: &[&str] = &["handle", "kernel", "dtypes", "args", "dtype", "vs", "call"];

/// Those that this code calls.
pub fn checks(code: &str) -> String {
    forms::called(CHECKS, code).join(", ")
}

/// What stands before the class: lists of words, functions of forms.
pub fn before() -> String {
    let mut s = String::new();
    for (name, words) in forms::choices(KERNELS) {
        write!(s, "\nconst {} = {words:?};\n", words_name(name)).unwrap();
    }
    let mut known: Vec<&str> = Vec::new();
    for row in KERNELS.iter().filter(|row| !in_place(row)) {
        if !known.contains(&row.form.name) {
            known.push(row.form.name);
            s += &function(row.form);
        }
    }
    s
}

pub fn method(row: &KernelRow) -> String {
    if in_place(row) {
        return quick(row);
    }
    let name = camel(row.name);
    let given = given(row.form).join(", ");
    let call = format!("{}(this.#handle, \"{name}\", {:?}, {given})", function_name(row.form), row.dtypes);
    let answers = if row.form.answer == Answer::Status { "" } else { "return " };
    format!("\n  {name}({given}) {{\n    {answers}{call};\n  }}\n")
}

/// Whole numbers of a dtype have to be checked to be such: not in place.
fn in_place(row: &KernelRow) -> bool {
    let scalars = row.form.params.iter().any(|param| param.role == Role::Scalar);
    let floats = row.dtypes.iter().all(|dtype| ["f32", "f64"].contains(dtype));
    forms::vectors(row.form).is_some() && (floats || !scalars)
}

/// A check and a call.
fn quick(row: &KernelRow) -> String {
    let (name, form) = (camel(row.name), row.form);
    let arrays: Vec<_> = forms::arrays(form).iter().map(|array| array.name).collect();
    let mut s = format!("\n  {name}({}) {{\n", given(form).join(", "));
    for param in forms::asked(form).filter(|param| param.role == Role::Scalar) {
        writeln!(s, "    number(\"{name}\", \"{0}\", {0});", camel(param.name)).unwrap();
    }
    let check = ["one", "two", "three"][arrays.len() - 1];
    writeln!(s, "    const n = {check}(this.#handle, \"{name}\", {});\n    const vs = this.#vs;", arrays.join(", "))
        .unwrap();
    let passed: Vec<_> = form
        .params
        .iter()
        .map(|param| match param.role {
            Role::LenOf(_) => "n".into(),
            Role::Scalar => camel(param.name),
            _ => format!("{}.ptr", camel(param.name)),
        })
        .collect();
    let first = arrays[0];
    let mut pick = String::new();
    for dtype in row.dtypes {
        write!(pick, "{first}.dtype === \"{dtype}\" ? vs.vs_{}_{dtype}({}) : ", row.name, passed.join(", ")).unwrap();
    }
    let dtypes = if row.dtypes == ["f32", "f64"] { String::new() } else { format!(", {:?}", row.dtypes) };
    write!(pick, "unfit(\"{name}\", {first}{dtypes})").unwrap();
    writeln!(s, "    {};\n  }}", answered(form, &format!("\"{name}\""), &pick)).unwrap();
    s
}

fn answered(form: &Form, kernel: &str, call: &str) -> String {
    match form.answer {
        Answer::Value => format!("return {call}"),
        Answer::Count => format!("return counted({kernel}, {call})"),
        Answer::Status => format!("done({kernel}, {call})"),
    }
}

/// The arguments of a method: one object, or each by its place.
fn given(form: &Form) -> Vec<String> {
    if forms::is_named(form) {
        vec!["args".into()]
    } else {
        forms::asked(form).map(|param| camel(param.name)).collect()
    }
}

/// A form's checks and its call, of whatever kernel and dtype.
fn function(form: &Form) -> String {
    for param in forms::asked(form) {
        let name = camel(param.name);
        assert!(![CHECKS, OWN].concat().contains(&name.as_str()), "{name} of {} hides a name of ops.js", form.name);
    }
    let mut s = String::new();
    let given = given(form).join(", ");
    write!(s, "\nfunction {}(handle, kernel, dtypes, {given}) {{\n", function_name(form)).unwrap();
    if forms::is_named(form) {
        let fields: Vec<_> = forms::asked(form).map(|param| camel(param.name)).collect();
        let taken: Vec<_> = forms::asked(form).map(|param| field(form, param)).collect();
        writeln!(s, "  let {{ {} }} = named(kernel, args, \"{}\");", taken.join(", "), fields.join(" ")).unwrap();
    }
    let leader = forms::leader(form);
    writeln!(s, "  const dtype = lead(handle, kernel, dtypes, \"{0}\", {0});", camel(leader.name)).unwrap();
    for array in forms::arrays(form).iter().filter(|array| array.name != leader.name) {
        let name = camel(array.name);
        let dtype = match array.elem {
            Elem::T => "dtype",
            Elem::U32 => "\"u32\"",
            Elem::Score => "score(dtype)",
        };
        writeln!(s, "  {}array(handle, kernel, \"{name}\", {name}, {dtype});", where_given(array)).unwrap();
    }
    let sizes: Vec<_> = forms::asked(form)
        .filter(|param| matches!(param.role, Role::Size | Role::U32))
        .map(|param| camel(param.name))
        .collect();
    if !sizes.is_empty() {
        writeln!(s, "  sizes(kernel, {{ {} }});", sizes.join(", ")).unwrap();
    }
    for param in forms::asked(form) {
        s += &check(form, param);
    }
    for array in forms::arrays(form) {
        s += &length(&array);
    }
    let passed: Vec<_> = form.params.iter().map(|param| passed(form, param)).collect();
    writeln!(s, "  const call = exported(handle, kernel, dtype);").unwrap();
    writeln!(s, "  {};\n}}", answered(form, "kernel", &format!("call({})", passed.join(", ")))).unwrap();
    s
}

/// A field of the object of arguments, with its default where that is plain.
fn field(form: &Form, param: &Param) -> String {
    let name = camel(param.name);
    match forms::default(form, param) {
        Some(forms::Default::Number(v)) => format!("{name} = {v}"),
        Some(forms::Default::False) => format!("{name} = false"),
        Some(forms::Default::None) => format!("{name} = null"),
        Some(forms::Default::Columns(_)) | None => name,
    }
}

fn where_given(array: &forms::Array) -> String {
    if array.how == Use::Maybe { format!("if ({} !== null) ", camel(array.name)) } else { String::new() }
}

/// The check of what is no array.
fn check(form: &Form, param: &Param) -> String {
    let name = camel(param.name);
    let check = |what: &str, more: &str| format!("  {what}(kernel, \"{name}\", {name}{more});\n");
    match param.role {
        Role::Stride(_) | Role::TurnedStride(..) => {
            // Whether it is a size is looked at with the matrix.
            let default = forms::contiguous(form, param.role).map(|expr| js(&expr)).unwrap_or_default();
            format!("  {name} ??= {default};\n")
        }
        Role::Scalar => check("scalar", ", dtype"),
        Role::F64 => check("number", ""),
        Role::Flag => check("flag", ""),
        Role::Choice(_) => {
            format!("  {name} = choice(kernel, \"{name}\", {name}, {});\n", words_name(param.name))
        }
        _ => String::new(),
    }
}

/// The check of an array's length.
fn length(array: &forms::Array) -> String {
    let name = camel(array.name);
    let why = array.need.words(&camel).unwrap_or_default();
    let check = match &array.need {
        Need::Any => return String::new(),
        Need::Exactly(expr, more) => {
            let wanted = match more {
                0 => js(expr),
                1 => format!("{} + 1", operand(expr, js)),
                _ => format!("Math.max({} - 1, 0)", operand(expr, js)),
            };
            format!("exactly(kernel, \"{name}\", {name}, {wanted}, \"{why}\")")
        }
        Need::Product(a, b) => {
            format!("least(kernel, \"{name}\", {name}, {} * {}, \"{why}\")", operand(a, js), operand(b, js))
        }
        Need::Matrix(rows, cols, stride) => {
            let (rows, cols, stride) = (js(rows), js(cols), camel(stride));
            let why = why.replace(&format!(", a row every {stride} values"), "");
            format!("matrix(kernel, \"{name}\", {name}, {rows}, {cols}, \"{stride}\", {stride}, \"{why}\")")
        }
        Need::Last(of) => format!("least(kernel, \"{name}\", {name}, last({}), \"{why}\")", camel(of)),
    };
    format!("  {}{check};\n", where_given(array))
}

/// An argument as the export takes it.
fn passed(form: &Form, param: &Param) -> String {
    let name = camel(param.name);
    match (param.role, forms::array(form, param)) {
        (Role::LenOf(array), _) => format!("{}.length", camel(array)),
        (_, Some(array)) if array.how == Use::Maybe => format!("{name} === null ? 0 : {name}.ptr"),
        (_, Some(_)) => format!("{name}.ptr"),
        _ => name,
    }
}

fn js(expr: &Expr) -> String {
    match expr {
        Expr::Length(array) => format!("{}.length", camel(array)),
        Expr::Given(size) => camel(size),
        Expr::Pick(flag, set, unset) => format!("{} ? {} : {}", camel(flag), js(set), js(unset)),
    }
}

fn function_name(form: &Form) -> String {
    camel(&format!("call_{}", form.name))
}
fn words_name(choice: &str) -> String {
    format!("{}_WORDS", choice.to_uppercase())
}
