//! The kernels' methods in `hosts/rust/src/ops.rs`. A form has a function that
//! checks its arguments and calls whatever kernel it is given the number of; a
//! kernel's method calls that of its form. Where a kernel has one dtype its arrays
//! are of that type, where it has f32 and f64 they are of a `Real`.

use super::{camel, choice, each, prose};
use crate::forms::{self, Expr, Need, Use, operand};
use vecsolve::kernels::{Answer, Elem, Form, KERNELS, KernelRow, Param, Role};

/// The functions of `kernels.rs` that are called.
pub fn checks(methods: &str) -> String {
    let known = ["at", "counted", "done", "exactly", "least", "len", "matrix", "size"];
    forms::called(&known, methods).join(", ")
}

pub fn table() -> String {
    let row = |row: &KernelRow| format!("({:?}, &{:?}),", row.name, row.dtypes);
    format!(
        "/// The kernels' names and dtypes, in the table's order.
        pub(crate) const KERNELS: &[(&str, &[&str])] = &[{}];\n\n",
        each(KERNELS, row)
    )
}

pub fn choices() -> String {
    let one = |(name, words): &(&str, &[&str])| choice(&camel(name), &format!("What kernels take as `{name}`."), words);
    each(&forms::choices(KERNELS), one)
}

pub fn methods() -> String {
    let methods: String = KERNELS.iter().enumerate().map(|(i, row)| method(i, row)).collect();
    let functions: String = forms::forms(KERNELS).into_iter().map(function).collect();
    format!("/// The kernels.\n#[allow(clippy::too_many_arguments)]\nimpl Instance {{ {methods} {functions} }}\n")
}

/// What T is in the signature of a method.
struct Dtypes {
    generic: &'static str,
    t: String,
    score: String,
}

fn dtypes(row: &KernelRow) -> Dtypes {
    let plain = |generic, t: &str, score: &str| Dtypes { generic, t: t.into(), score: score.into() };
    match row.dtypes {
        [one] => plain("", one, forms::score(one)),
        some if some.iter().all(|dtype| dtype.starts_with('f')) => plain("<T: Real>", "T", "T"),
        _ => plain("<T: Element>", "T", "T::Score"),
    }
}

fn method(number: usize, row: &KernelRow) -> String {
    let (form, of) = (row.form, dtypes(row));
    let note = |param: &Param| {
        let note = forms::note(form, param, &|name| format!("`{name}`"))?;
        Some(format!("/// - `{}`: {}\n", param.name, prose(&note)))
    };
    let notes: String = match forms::vectors(form) {
        Some(_) => String::new(),
        None => forms::asked(form).filter_map(note).collect(),
    };
    let blank = if notes.is_empty() { "" } else { "///\n" };
    let names: String = forms::asked(form).map(|param| format!(", {}", param.name)).collect();
    format!(
        "/// Kernel: {}\n{blank}{notes}pub fn {}{}(&mut self{}) -> Result<{}, Error> {{ self.call_{}({number}{names}) }}\n\n",
        prose(row.doc),
        row.name,
        of.generic,
        params(form, &of),
        answer(form, &of),
        form.name,
    )
}

/// A form's checks and its call.
fn function(form: &Form) -> String {
    let of = Dtypes { generic: "<T: Element>", t: "T".into(), score: "T::Score".into() };
    let mut body: String = forms::asked(form).map(|param| stride(form, param)).collect();
    body += &each(&forms::arrays(form), owned);
    body += &each(&forms::arrays(form), length);
    let passed: Vec<_> = form.params.iter().map(|param| passed(form, param)).collect();
    let (answer_type, then) = match form.answer {
        Answer::Value => ("T::Score", ""),
        Answer::Count => ("i32", ".and_then(counted)"),
        Answer::Status => ("i32", ".and_then(done)"),
    };
    format!(
        "fn call_{}<T: Element>(&mut self, kernel: usize{}) -> Result<{}, Error> {{
            {body}
            self.link.kernel::<T, _, {answer_type}>(kernel, ({})){then}
        }}\n\n",
        form.name,
        params(form, &of),
        answer(form, &of),
        passed.join(", "),
    )
}

fn answer(form: &Form, of: &Dtypes) -> String {
    match form.answer {
        Answer::Value => of.score.clone(),
        Answer::Count => "usize".into(),
        Answer::Status => "()".into(),
    }
}

fn params(form: &Form, of: &Dtypes) -> String {
    let one = |param: &Param| {
        let ty = match param.role {
            Role::Size => "usize".into(),
            Role::Stride(_) | Role::TurnedStride(..) => "Option<usize>".into(),
            Role::Scalar => of.t.clone(),
            Role::F64 => "f64".into(),
            Role::U32 => "u32".into(),
            Role::Flag => "bool".into(),
            Role::Choice(_) => camel(param.name),
            Role::Maybe(elem, _) => format!("Option<&Array<{}>>", element(elem, of)),
            Role::In(elem, _) | Role::Out(elem, _) | Role::InOut(elem, _) => format!("&Array<{}>", element(elem, of)),
            Role::LenOf(_) => unreachable!("hosts take lengths from arrays"),
        };
        format!(", {}: {ty}", param.name)
    };
    forms::asked(form).map(one).collect()
}

fn element(elem: Elem, of: &Dtypes) -> &str {
    match elem {
        Elem::T => &of.t,
        Elem::U32 => "u32",
        Elem::Score => &of.score,
    }
}

fn stride(form: &Form, param: &Param) -> String {
    match forms::contiguous(form, param.role) {
        Some(expr) => format!("let {0} = {0}.unwrap_or({1});\n", param.name, rust(&expr)),
        None => String::new(),
    }
}

fn owned(array: &forms::Array) -> String {
    let check = format!("self.mine({})?;", array.name);
    where_given(array, &check) + "\n"
}

fn where_given(array: &forms::Array, check: &str) -> String {
    match array.how {
        Use::Maybe => format!("if let Some({0}) = {0} {{ {check} }}", array.name),
        _ => check.into(),
    }
}

fn length(array: &forms::Array) -> String {
    let name = array.name;
    let why = array.need.words(&|name| name.to_owned()).unwrap_or_default();
    let check = match &array.need {
        Need::Any => return String::new(),
        Need::Exactly(expr, more) => {
            let wanted = match more {
                0 => rust(expr),
                1 => format!("{}.saturating_add(1)", operand(expr, rust)),
                _ => format!("{}.saturating_sub(1)", operand(expr, rust)),
            };
            format!("exactly({name:?}, {name}, {wanted}, {why:?})?;")
        }
        Need::Product(a, b) => {
            format!("least({name:?}, {name}, {}.saturating_mul({}), {why:?})?;", operand(a, rust), rust(b))
        }
        Need::Matrix(rows, cols, stride) => {
            format!("matrix({name:?}, {name}, {}, {}, {stride:?}, {stride}, {why:?})?;", rust(rows), rust(cols))
        }
        Need::Last(of) => format!("least({name:?}, {name}, self.last({of})?, {why:?})?;"),
    };
    where_given(array, &check) + "\n"
}

/// An argument as the export takes it.
fn passed(form: &Form, param: &Param) -> String {
    let name = param.name;
    match (param.role, forms::array(form, param)) {
        (Role::LenOf(array), _) => format!("len({array})"),
        (_, Some(array)) if array.how == Use::Maybe => format!("{name}.map_or(0, at)"),
        (_, Some(_)) => format!("at({name})"),
        (Role::Size | Role::Stride(_) | Role::TurnedStride(..), _) => format!("size({name:?}, {name})?"),
        (Role::Scalar, _) => format!("{name}.pass()"),
        (Role::Flag, _) => format!("u32::from({name})"),
        (Role::Choice(_), _) => format!("{name} as u32"),
        _ => name.into(),
    }
}

fn rust(expr: &Expr) -> String {
    match expr {
        Expr::Length(array) => format!("{array}.len"),
        Expr::Given(size) => (*size).into(),
        Expr::Pick(flag, set, unset) => format!("if {flag} {{ {} }} else {{ {} }}", rust(set), rust(unset)),
    }
}
