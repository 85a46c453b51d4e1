//! The forms of the kernel table as the module carries them: a third of the
//! bytes, and parameters that point at each other by place instead of by name.
//! Made from the table at compile time.
#![forbid(unsafe_code)]

use crate::kernels::{Elem, Len, Param, Role};

/// What a parameter is: [`Role`] without its names.
#[derive(Clone, Copy, PartialEq)]
#[repr(u8)]
pub(crate) enum Is {
    LenOf,
    Size,
    Stride,
    TurnedStride,
    Scalar,
    Number,
    Whole,
    Flag,
    Metric,
    In,
    Maybe,
    Out,
    InOut,
}

/// How long an array is: [`Len`] without its names.
#[derive(Clone, Copy, PartialEq)]
#[repr(u8)]
pub(crate) enum Holds {
    Own,
    Is,
    Plus1,
    Minus1,
    Times,
    Either,
    Matrix,
    Turned,
    Square,
    Last,
}

/// One parameter.
#[derive(Clone, Copy)]
pub(crate) struct Lean {
    pub name: &'static str,
    pub is: Is,
    pub elem: Elem,
    pub holds: Holds,
    /// The places of the parameters that its role or length names.
    pub of: [u8; 4],
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// The place of a parameter. A name that is not there does not compile.
const fn place(params: &[Param], name: &str) -> u8 {
    let mut i = 0;
    while !same(params[i].name, name) {
        i += 1;
    }
    i as u8
}

const fn length(p: &[Param], len: Len) -> (Holds, [u8; 4]) {
    match len {
        Len::Own => (Holds::Own, [0; 4]),
        Len::Is(a) => (Holds::Is, [place(p, a), 0, 0, 0]),
        Len::Plus1(a) => (Holds::Plus1, [place(p, a), 0, 0, 0]),
        Len::Minus1(a) => (Holds::Minus1, [place(p, a), 0, 0, 0]),
        Len::Times(a, b) => (Holds::Times, [place(p, a), place(p, b), 0, 0]),
        Len::Either(f, a, b) => (Holds::Either, [place(p, a), place(p, b), 0, place(p, f)]),
        Len::Matrix(a, b, s) => (Holds::Matrix, [place(p, a), place(p, b), place(p, s), 0]),
        Len::Turned(f, a, b, s) => (Holds::Turned, [place(p, a), place(p, b), place(p, s), place(p, f)]),
        Len::Square(f, a, b, s) => (Holds::Square, [place(p, a), place(p, b), place(p, s), place(p, f)]),
        Len::Last(a) => (Holds::Last, [place(p, a), 0, 0, 0]),
    }
}

const fn one(p: &[Param], param: Param) -> Lean {
    let (is, elem, (holds, of)) = match param.role {
        Role::LenOf(a) => (Is::LenOf, Elem::T, (Holds::Own, [place(p, a), 0, 0, 0])),
        Role::Size => (Is::Size, Elem::T, (Holds::Own, [0; 4])),
        Role::Stride(a) => (Is::Stride, Elem::T, (Holds::Own, [place(p, a), 0, 0, 0])),
        Role::TurnedStride(f, a, b) => {
            (Is::TurnedStride, Elem::T, (Holds::Own, [place(p, a), place(p, b), 0, place(p, f)]))
        }
        Role::Scalar => (Is::Scalar, Elem::T, (Holds::Own, [0; 4])),
        Role::F64 => (Is::Number, Elem::T, (Holds::Own, [0; 4])),
        Role::U32 => (Is::Whole, Elem::T, (Holds::Own, [0; 4])),
        Role::Flag => (Is::Flag, Elem::T, (Holds::Own, [0; 4])),
        Role::Choice(_) => (Is::Metric, Elem::T, (Holds::Own, [0; 4])),
        Role::In(elem, len) => (Is::In, elem, length(p, len)),
        Role::Maybe(elem, len) => (Is::Maybe, elem, length(p, len)),
        Role::Out(elem, len) => (Is::Out, elem, length(p, len)),
        Role::InOut(elem, len) => (Is::InOut, elem, length(p, len)),
    };
    Lean { name: param.name, is, elem, holds, of }
}

/// The parameters of a form.
pub(crate) const fn lean<const N: usize>(params: &[Param]) -> [Lean; N] {
    let mut all = [Lean { name: "", is: Is::Size, elem: Elem::T, holds: Holds::Own, of: [0; 4] }; N];
    let mut i = 0;
    while i < N {
        all[i] = one(params, params[i]);
        i += 1;
    }
    all
}
