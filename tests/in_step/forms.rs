//! What the templates read out of a form of the kernel table, so that none of
//! them knows a form by name: which parameters a host asks for, how long each
//! array has to be as an expression over them, and the same in words.
//!
//! A length rule of the table ([`Len`]) comes in eleven kinds; resolved it is one
//! of five ([`Need`]) over a few expressions ([`Expr`]), which every language can
//! write down. `words.rs` writes them for people.

mod words;

use vecsolve::kernels::{Elem, Form, KernelRow, Len, Param, Role};
pub use words::{answer, note};

/// A whole number that follows from what the caller gave.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// How many values this array holds.
    Length(&'static str),
    /// What this parameter says.
    Given(&'static str),
    /// By a flag: what counts where it is set, and where it is not.
    Pick(&'static str, Box<Expr>, Box<Expr>),
}

/// How many values an array needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// Any number: others follow from it.
    Any,
    /// So many, plus -1, 0 or 1; less than none is none.
    Exactly(Expr, i32),
    /// At least the product.
    Product(Expr, Expr),
    /// At least rows, columns, and the parameter with the values from row to row.
    Matrix(Expr, Expr, &'static str),
    /// At least as many as the last value of this array.
    Last(&'static str),
}

/// The parameter of this name.
fn find(form: &Form, name: &str) -> &'static Param {
    let found = form.params.iter().find(|param| param.name == name);
    found.unwrap_or_else(|| panic!("the form {} has no parameter {name}", form.name))
}

/// A size by its name: given, or the length of an array.
fn size(form: &Form, name: &'static str) -> Expr {
    match find(form, name).role {
        Role::LenOf(array) => Expr::Length(array),
        _ => Expr::Given(name),
    }
}

fn pick(form: &Form, flag: &'static str, set: &'static str, unset: &'static str) -> Expr {
    Expr::Pick(flag, Box::new(size(form, set)), Box::new(size(form, unset)))
}

/// How many values an array needs by its rule.
pub fn need(form: &Form, len: Len) -> Need {
    let size = |name| size(form, name);
    match len {
        Len::Own => Need::Any,
        Len::Is(n) => Need::Exactly(size(n), 0),
        Len::Plus1(n) => Need::Exactly(size(n), 1),
        Len::Minus1(n) => Need::Exactly(size(n), -1),
        Len::Either(flag, unset, set) => Need::Exactly(pick(form, flag, set, unset), 0),
        Len::Times(a, b) => Need::Product(size(a), size(b)),
        Len::Matrix(rows, cols, stride) => Need::Matrix(size(rows), size(cols), stride),
        Len::Turned(flag, rows, cols, stride) => {
            Need::Matrix(pick(form, flag, cols, rows), pick(form, flag, rows, cols), stride)
        }
        Len::Square(flag, unset, set, stride) => {
            let order = pick(form, flag, set, unset);
            Need::Matrix(order.clone(), order, stride)
        }
        Len::Last(array) => Need::Last(array),
    }
}

/// What a stride is when it is left out.
pub fn contiguous(form: &Form, role: Role) -> Option<Expr> {
    match role {
        Role::Stride(cols) => Some(size(form, cols)),
        Role::TurnedStride(flag, unset, set) => Some(pick(form, flag, set, unset)),
        _ => None,
    }
}

/// How a kernel uses an array.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Use {
    Read,
    /// Read, or left out.
    Maybe,
    Written,
    Both,
}

/// An array parameter.
#[derive(Clone, Debug)]
pub struct Array {
    pub name: &'static str,
    pub elem: Elem,
    pub how: Use,
    pub need: Need,
}

/// The array that a parameter is, where it is one.
pub fn array(form: &Form, param: &Param) -> Option<Array> {
    let (how, elem, len) = match param.role {
        Role::In(elem, len) => (Use::Read, elem, len),
        Role::Maybe(elem, len) => (Use::Maybe, elem, len),
        Role::Out(elem, len) => (Use::Written, elem, len),
        Role::InOut(elem, len) => (Use::Both, elem, len),
        _ => return None,
    };
    Some(Array { name: param.name, elem, how, need: need(form, len) })
}

/// All arrays, in order.
pub fn arrays(form: &Form) -> Vec<Array> {
    form.params.iter().filter_map(|param| array(form, param)).collect()
}

/// The array whose dtype is the kernel's: the first that is always given.
pub fn leader(form: &Form) -> Array {
    let leads = |array: &Array| array.elem == Elem::T && array.how != Use::Maybe;
    arrays(form).into_iter().find(leads).unwrap_or_else(|| panic!("the form {} has no array of T", form.name))
}

/// Scratch: written, and nothing that a caller wants to see.
pub fn is_work(name: &str) -> bool {
    name == "work"
}

/// The parameters that a host asks for: not the lengths of its arrays.
pub fn asked(form: &Form) -> impl Iterator<Item = &'static Param> + Clone {
    form.params.iter().filter(|param| !matches!(param.role, Role::LenOf(_)))
}

/// A value that stands for a parameter that was left out. Scaling factors have
/// one only where sizes are named, as in `gemm(m=2, n=2, k=2, a=a, b=b, c=c)`.
#[derive(Clone, Debug, PartialEq)]
pub enum Default {
    Number(i32),
    False,
    /// No array.
    None,
    /// The columns, without gaps.
    Columns(Expr),
}

/// What a parameter is when it is left out; `None` when it must be given.
pub fn default(form: &Form, param: &Param) -> Option<Default> {
    let sized = form.params.iter().any(|p| p.role == Role::Size);
    match (param.role, param.name) {
        (Role::Flag, _) => Some(Default::False),
        (Role::Maybe(..), _) => Some(Default::None),
        (Role::Scalar, "alpha") if sized => Some(Default::Number(1)),
        (Role::Scalar, "beta") if sized => Some(Default::Number(0)),
        (role, _) => contiguous(form, role).map(Default::Columns),
    }
}

/// Whether the arguments are better named than counted.
pub fn is_named(form: &Form) -> bool {
    let names = |p: &Param| matches!(p.role, Role::Size | Role::Flag | Role::Choice(_) | Role::Maybe(..));
    form.params.iter().any(names)
}

/// How many arrays, when the form is numbers and up to three arrays of one
/// dtype and one length: the forms that are called often over little data.
pub fn vectors(form: &Form) -> Option<usize> {
    let first = leader(form);
    let alike = |array: &Array| match &array.need {
        Need::Any => array.name == first.name,
        need => *need == Need::Exactly(Expr::Length(first.name), 0),
    };
    let fits = asked(form).all(|param| match array(form, param) {
        Some(array) => array.elem == Elem::T && array.how != Use::Maybe && alike(&array),
        None => param.role == Role::Scalar,
    });
    let count = arrays(form).len();
    (fits && count <= 3).then_some(count)
}

/// The dtype of what a kernel of this dtype answers with.
pub fn score(dtype: &str) -> &str {
    if dtype == "f32" { "f32" } else { "f64" }
}

/// The forms of these rows, each once, in order.
pub fn forms(rows: &[KernelRow]) -> Vec<&'static Form> {
    let mut found: Vec<&'static Form> = Vec::new();
    for row in rows {
        if !found.iter().any(|form| form.name == row.form.name) {
            found.push(row.form);
        }
    }
    found
}

/// The lists of words that parameters choose from, each once, by name.
pub fn choices(rows: &[KernelRow]) -> Vec<(&'static str, &'static [&'static str])> {
    let mut found: Vec<(&'static str, &'static [&'static str])> = Vec::new();
    for param in forms(rows).into_iter().flat_map(|form| form.params) {
        if let Role::Choice(words) = param.role {
            match found.iter().find(|(name, _)| *name == param.name) {
                Some((_, known)) => assert_eq!(*known, words, "two lists of words for {}", param.name),
                None => found.push((param.name, words)),
            }
        }
    }
    found
}

/// Those of these functions that generated code calls, or hands on by name.
pub fn called<'n>(names: &[&'n str], code: &str) -> Vec<&'n str> {
    let in_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let at = |name: &str, at: usize| !code[..at].ends_with(in_word) && code[at + name.len()..].starts_with(['(', ')']);
    let called = |name: &&&str| code.match_indices(**name).any(|(i, _)| at(name, i));
    names.iter().filter(called).copied().collect()
}

/// `row_ptr` as `rowPtr`.
pub fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |all, word| all + &word[..1].to_uppercase() + &word[1..])
}

/// An expression as part of a larger one: in parentheses where it is a choice.
pub fn operand(expr: &Expr, render: fn(&Expr) -> String) -> String {
    match expr {
        Expr::Pick(..) => format!("({})", render(expr)),
        _ => render(expr),
    }
}
