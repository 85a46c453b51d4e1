//! The kernels of the Swift host. `Forms.swift`: every form has a function that
//! checks its arguments and calls the C function that it is given.
//! `Kernels.swift`: a method for every kernel and dtype, which calls that of its
//! form, and where something is written a second one for outputs that are referred
//! to (buffer pointers, resident arrays) instead of handed in with `&`.

use super::{HEAD, bracketed, upper};
use crate::forms::{self, Expr, Need, Use, camel, is_named};
use vecsolve::kernels::{Answer, Elem, Form, KERNELS, KernelRow, Param, Role};

pub fn methods() -> String {
    let all: Vec<_> = KERNELS.iter().flat_map(|row| row.dtypes.iter().map(|dtype| method(row, dtype))).collect();
    format!("{HEAD}\nimport CVecsolve\n\nextension Kernels {{\n{}}}\n", all.join("\n"))
}

pub fn forms() -> String {
    let all: Vec<_> = forms::forms(KERNELS).into_iter().map(function).collect();
    format!("{HEAD}\nextension Kernels {{\n{}}}\n", all.join("\n"))
}

/// Whether a kernel writes this array.
pub fn is_written(how: Use) -> bool {
    matches!(how, Use::Written | Use::Both)
}

/// What T and Score are.
struct Types<'a> {
    t: &'a str,
    score: &'a str,
}

impl Types<'_> {
    fn of(&self, elem: Elem) -> &str {
        match elem {
            Elem::T => self.t,
            Elem::U32 => "UInt32",
            Elem::Score => self.score,
        }
    }
}

/// Swift's name of a dtype.
pub fn scalar(dtype: &str) -> &'static str {
    match dtype {
        "f32" => "Float",
        "f64" => "Double",
        "i8" => "Int8",
        "u8" => "UInt8",
        "u32" => "UInt32",
        "i32" => "Int32",
        other => panic!("Swift's name for {other} belongs here"),
    }
}

/// The type of a parameter; arrays that are written come with `&` or, where they are shared, without.
fn ty(form: &Form, param: &Param, types: &Types, shared: bool) -> String {
    if let Some(array) = forms::array(form, param) {
        let of = types.of(array.elem);
        return match array.how {
            Use::Read => format!("some Numbers<{of}>"),
            Use::Maybe => format!("(any Numbers<{of}>)?"),
            _ if shared => format!("some SharedNumbers<{of}>"),
            _ => format!("inout some MutableNumbers<{of}>"),
        };
    }
    match param.role {
        Role::Size | Role::U32 => "Int".into(),
        Role::Stride(_) | Role::TurnedStride(..) => "Int?".into(),
        Role::Scalar => types.t.into(),
        Role::F64 => "Double".into(),
        Role::Flag => "Bool".into(),
        Role::Choice(_) => upper(param.name),
        _ => unreachable!("hosts take lengths from arrays"),
    }
}

fn default(form: &Form, param: &Param) -> &'static str {
    match forms::default(form, param) {
        None => "",
        Some(forms::Default::Number(0)) => " = 0",
        Some(forms::Default::Number(_)) => " = 1",
        Some(forms::Default::False) => " = false",
        Some(forms::Default::None | forms::Default::Columns(_)) => " = nil",
    }
}

fn method(row: &KernelRow, dtype: &str) -> String {
    let form = row.form;
    let types = Types { t: scalar(dtype), score: scalar(forms::score(dtype)) };
    let label = if is_named(form) { "" } else { "_ " };
    let mut head = format!("    /// {}\n", row.doc);
    if forms::vectors(form).is_none() {
        let note = |param: &Param| {
            let note = forms::note(form, param, &|name| format!("`{}`", camel(name)))?;
            Some(format!("    ///   - {}: {note}\n", camel(param.name)))
        };
        let notes: String = forms::asked(form).filter_map(note).collect();
        head += &format!("    ///\n    /// - Parameters:\n{notes}");
    }
    head += "    @inlinable\n";
    let declare = |shared: bool| {
        let show = |param: &Param| {
            format!("{label}{}: {}{}", camel(param.name), ty(form, param, &types, shared), default(form, param))
        };
        let params = forms::asked(form).map(show).collect();
        let tail = format!(" throws(VecsolveError){} {{", answer(form, types.score));
        bracketed("    ", &format!("public static func {}", camel(row.name)), params, &tail)
    };
    let written: Vec<_> = forms::arrays(form).into_iter().filter(|array| is_written(array.how)).collect();
    let and = |param: &Param| {
        let by = forms::array(form, param).is_some_and(|array| is_written(array.how));
        format!("{}{}", if by { "&" } else { "" }, camel(param.name))
    };
    let function = format!("vs_{}_{dtype}", row.name);
    let passed = forms::asked(form).map(and).chain([function]).collect();
    let call = bracketed("        ", &format!("try {}Form", camel(form.name)), passed, "");
    let mut out = format!("{head}{}{call}    }}\n", declare(false));
    if !written.is_empty() {
        let copies: String =
            written.iter().map(|array| format!("        var {0} = {0}\n", camel(array.name))).collect();
        let again = |param: &Param| {
            let value = and(param);
            if is_named(form) { format!("{}: {value}", camel(param.name)) } else { value }
        };
        let call =
            bracketed("        ", &format!("try {}", camel(row.name)), forms::asked(form).map(again).collect(), "");
        out += &format!("\n{head}{}{copies}{call}    }}\n", declare(true));
    }
    out
}

fn answer(form: &Form, score: &str) -> String {
    match form.answer {
        Answer::Value => format!(" -> {score}"),
        Answer::Count => " -> Int".into(),
        Answer::Status => String::new(),
    }
}

/// A form's checks and its call.
fn function(form: &Form) -> String {
    let types = Types { t: "T", score: "Score" };
    let scored = forms::arrays(form).iter().any(|array| array.elem == Elem::Score) || form.answer == Answer::Value;
    let generic = if scored { "<T: Number, Score: Number>" } else { "<T: Number>" };
    let pointers: Vec<_> = form.params.iter().map(|param| pointer(form, param, &types)).collect();
    let returned = if form.answer == Answer::Value { "Score" } else { "Int32" };
    let mut params: Vec<_> = forms::asked(form)
        .map(|param| format!("_ {}: {}", camel(param.name), ty(form, param, &types, false)))
        .collect();
    params.push(format!("_ kernel: ({}) -> {returned}", pointers.join(", ")));
    let mut out = String::from("    @inlinable @inline(__always)\n");
    let tail = format!(" throws(VecsolveError){} {{", answer(form, "Score"));
    out += &bracketed("    ", &format!("static func {}Form{generic}", camel(form.name)), params, &tail);
    let checks = forms::asked(form).filter_map(|param| size(form, param));
    let lengths = forms::arrays(form);
    for check in checks.chain(lengths.iter().filter_map(length)) {
        out += &format!("        {check}\n");
    }
    let passed: Vec<_> = form.params.iter().map(|param| passed(form, param)).collect();
    let (before, after) = match form.answer {
        Answer::Value => ("return ", ""),
        Answer::Count => ("return try counted(", ")"),
        Answer::Status => ("try done(", ")"),
    };
    // Every array is handed out by a closure inside that of the one before.
    let pad = |depth: usize| "    ".repeat(2 + depth);
    let arrays = forms::arrays(form);
    for (depth, array) in arrays.iter().enumerate() {
        let name = camel(array.name);
        let opens = match array.how {
            Use::Read => format!("{name}.withValues {{"),
            Use::Maybe => format!("withMaybe({name}) {{"),
            _ => format!("{name}.withMutableValues {{"),
        };
        out += &format!("{}{}{opens} {name} in\n", pad(depth), if depth == 0 { before } else { "" });
    }
    out += &bracketed(&pad(arrays.len()), "kernel", passed, "");
    for depth in (0..arrays.len()).rev() {
        out += &format!("{}}}{}\n", pad(depth), if depth == 0 { after } else { "" });
    }
    out + "    }\n"
}

/// A parameter as Swift sees the C function's.
fn pointer(form: &Form, param: &Param, types: &Types) -> String {
    if let Some(array) = forms::array(form, param) {
        let kind = if is_written(array.how) { "UnsafeMutablePointer" } else { "UnsafePointer" };
        return format!("{kind}<{}>?", types.of(array.elem));
    }
    match param.role {
        Role::LenOf(_) | Role::Size | Role::Stride(_) | Role::TurnedStride(..) => "Int".into(),
        Role::Scalar => types.t.into(),
        Role::F64 => "Double".into(),
        _ => "UInt32".into(),
    }
}

/// The check of a number.
fn size(form: &Form, param: &Param) -> Option<String> {
    let (name, key) = (camel(param.name), param.name);
    Some(match param.role {
        Role::Size => format!("let {name} = try size({key:?}, {name})"),
        Role::U32 => format!("let {name} = try whole({key:?}, {name})"),
        Role::Stride(_) | Role::TurnedStride(..) => {
            let columns = swift(&forms::contiguous(form, param.role)?);
            format!("let {name} = try size({key:?}, {name} ?? {columns})")
        }
        _ => return None,
    })
}

/// The check of an array's length.
fn length(array: &forms::Array) -> Option<String> {
    let (name, key) = (camel(array.name), array.name);
    let why = array.need.words(&|name| camel(name)).unwrap_or_default();
    let check = match &array.need {
        Need::Any => return None,
        Need::Exactly(expr, more) => {
            let wanted = match more {
                0 => swift(expr),
                1 => format!("{} + 1", swift(expr)),
                _ => format!("Swift.max({} - 1, 0)", swift(expr)),
            };
            format!("try exactly({key:?}, {name}, {wanted}, {why:?})")
        }
        Need::Product(a, b) => format!("try least({key:?}, {name}, times({}, {}), {why:?})", swift(a), swift(b)),
        Need::Matrix(rows, cols, stride) => {
            let (rows, cols, by) = (swift(rows), swift(cols), camel(stride));
            format!("try matrix({key:?}, {name}, {rows}, {cols}, {stride:?}, {by}, {why:?})")
        }
        Need::Last(of) => format!("try least({key:?}, {name}, last({}), {why:?})", camel(of)),
    };
    Some(match array.how {
        Use::Maybe => format!("if let {name} {{ {check} }}"),
        _ => check,
    })
}

/// An argument as the C function takes it.
fn passed(form: &Form, param: &Param) -> String {
    let name = camel(param.name);
    match (param.role, forms::array(form, param)) {
        (Role::LenOf(array), _) => match forms::arrays(form).iter().find(|a| a.name == array) {
            Some(_) => format!("{}.count", camel(array)),
            None => unreachable!("a length belongs to an array"),
        },
        (_, Some(array)) if array.how == Use::Maybe => name,
        (_, Some(_)) => format!("{name}.baseAddress"),
        (Role::Flag, _) => format!("{name} ? 1 : 0"),
        (Role::Choice(_), _) => format!("{name}.rawValue"),
        _ => name,
    }
}

fn swift(expr: &Expr) -> String {
    match expr {
        Expr::Length(array) => format!("{}.count", camel(array)),
        Expr::Given(size) => camel(size),
        Expr::Pick(flag, set, unset) => format!("({} ? {} : {})", camel(flag), swift(set), swift(unset)),
    }
}
