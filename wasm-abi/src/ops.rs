//! THE op table. A row declares an operation once: its arguments with types
//! and defaults, its result fields, and the sentences that all hosts show.
//! From a row come the dispatch arm, the typed argument struct, the result
//! struct, and an entry of [`OPS`], from which the header, the docs, the WIT
//! file and every host's wrappers are rendered (`./build.sh gen`).
//!
//! To add an operation: one row here, its `run` function in a file of its
//! own, one vectors file, `./build.sh gen`. Codes are append-only.
//!
//! Argument types: `new` an id to make an object under; `csr`, `any` the id
//! of an object; `array(dtypes)` the id of an array to read; `out(dtype)` the
//! id of an array to write, made when there is none; `u32`, `f64`, `bool`,
//! `choice(words)`. Ids start at 1; an id argument with the default 0 may be
//! left out.
#![forbid(unsafe_code)]

use crate::fault::Fault;
use crate::instance::{Instance, Outcome};
use crate::request::{Given, Request};
use crate::{matrix, solve};
use serde::Serialize;

pub use crate::abi_hash::abi_hash;

/// What an argument holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id to make an object under.
    New,
    /// The id of a sparse matrix.
    Csr,
    /// The id of any object.
    Any,
    /// The id of an array to read, with the dtypes it may have.
    Array(&'static [&'static str]),
    /// The id of an array to write, with its dtype.
    Out(&'static [&'static str]),
    /// A whole number from 0 to 4294967295.
    U32,
    /// A finite number.
    F64,
    /// true or false.
    Bool,
    /// One of these words.
    Choice(&'static [&'static str]),
}

/// A default of an argument.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Default {
    /// The argument must be given.
    Required,
    /// For ids and whole numbers.
    U32(u32),
    /// For numbers.
    F64(f64),
    /// For flags.
    Bool(bool),
    /// For words.
    Word(&'static str),
}

/// One argument of an operation.
pub struct ArgRow {
    /// The field of the request.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it is when left out.
    pub default: Default,
    /// The sentence for users.
    pub doc: &'static str,
}

/// One field of a result or of a record inside it.
pub struct FieldRow {
    /// The field's name.
    pub name: &'static str,
    /// The Rust type as written in the table: `u32`, `u64`, `f64`, `bool`,
    /// `&'a str`, an `Option` of one (JSON null), `&'a [f64]` or `&'a [Record]`.
    pub ty: &'static str,
    /// The sentence for users.
    pub doc: &'static str,
}

/// One operation.
pub struct OpRow {
    /// Append-only number.
    pub code: u32,
    /// The `op` of the request.
    pub name: &'static str,
    /// The sentence for users.
    pub doc: &'static str,
    /// The arguments, in the order every host shows them.
    pub args: &'static [ArgRow],
    /// The name of the result struct.
    pub result: &'static str,
    /// The result's fields after `op` and `status`.
    pub fields: &'static [FieldRow],
}

/// A record that results hold lists of.
pub struct RecordRow {
    /// Its name.
    pub name: &'static str,
    /// The sentence for users.
    pub doc: &'static str,
    /// Its fields.
    pub fields: &'static [FieldRow],
}

macro_rules! kind {
    (new) => { Kind::New };
    (csr) => { Kind::Csr };
    (any) => { Kind::Any };
    (array $($d:ident)+) => { Kind::Array(&[$(stringify!($d)),+]) };
    (out $($d:ident)+) => { Kind::Out(&[$(stringify!($d)),+]) };
    (u32) => { Kind::U32 };
    (f64) => { Kind::F64 };
    (bool) => { Kind::Bool };
    (choice $($w:ident)+) => { Kind::Choice(&[$(stringify!($w)),+]) };
}
macro_rules! rust_type {
    (f64) => { f64 };
    (bool) => { bool };
    (choice) => { &'static str };
    ($id:ident) => { u32 };
}
macro_rules! default {
    ($kind:ident) => {
        Default::Required
    };
    (f64 $d:literal) => {
        Default::F64($d)
    };
    (bool $d:literal) => {
        Default::Bool($d)
    };
    (choice $d:literal) => {
        Default::Word($d)
    };
    ($id:ident $d:literal) => {
        Default::U32($d)
    };
}
macro_rules! fields {
    ($( $(#[doc = $doc:literal])+ $name:ident : $ty:ty, )*) => {
        &[ $( FieldRow { name: stringify!($name), ty: stringify!($ty), doc: concat!($($doc),+).trim_ascii() }, )* ]
    };
}

macro_rules! records {
    ($( $(#[doc = $doc:literal])+ record $record:ident {
        $( $(#[doc = $fdoc:literal])+ $field:ident : $fty:ty, )*
    } )*) => {
        $( $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, Serialize)]
        pub struct $record { $( $(#[doc = $fdoc])+ pub $field: $fty, )* } )*

        /// Records inside results.
        pub const RECORDS: &[RecordRow] = &[ $( RecordRow {
            name: stringify!($record),
            doc: concat!($($doc),+).trim_ascii(),
            fields: fields!($( $(#[doc = $fdoc])+ $field: $fty, )*),
        }, )* ];
    };
}

macro_rules! ops {
    (
        $( $(#[doc = $doc:literal])+ op $name:ident = $code:literal $args_ty:ident (
            $( $(#[doc = $adoc:literal])+ $arg:ident : $kind:ident $( ( $($param:ident)+ ) )? $(= $default:literal)? ; )*
        ) -> $result:ident {
            $( $(#[doc = $fdoc:literal])+ $field:ident : $fty:ty, )*
        } runs $run:path; )*
    ) => {
        $( $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        pub struct $args_ty { $( $(#[doc = $adoc])+ pub $arg: rust_type!($kind), )* }

        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, Serialize)]
        pub struct $result<'a> {
            /// The operation.
            pub op: &'a str,
            /// `done` or `pending`.
            pub status: &'a str,
            $( $(#[doc = $fdoc])+ pub $field: $fty, )*
        } )*

        /// The table, in the order of codes.
        pub const OPS: &[OpRow] = &[ $( OpRow {
            code: $code,
            name: stringify!($name),
            doc: concat!($($doc),+).trim_ascii(),
            args: &[ $( ArgRow {
                name: stringify!($arg),
                kind: kind!($kind $($($param)+)?),
                default: default!($kind $($default)?),
                doc: concat!($($adoc),+).trim_ascii(),
            }, )* ],
            result: stringify!($result),
            fields: fields!($( $(#[doc = $fdoc])+ $field: $fty, )*),
        }, )* ];

        /// The table as the parser needs it: what is shipped holds no sentences.
        pub(crate) const ROWS: &[OpRow] = &[ $( OpRow {
            code: $code,
            name: stringify!($name),
            doc: "",
            args: &[ $( ArgRow {
                name: stringify!($arg),
                kind: kind!($kind $($($param)+)?),
                default: default!($kind $($default)?),
                doc: "",
            }, )* ],
            result: "",
            fields: &[],
        }, )* ];

        /// Runs the request's operation on an instance.
        pub(crate) fn run(instance: &mut Instance, request: &Request) -> Result<Outcome, Fault> {
            match request.row.name {
                $( stringify!($name) => {
                    let mut given = request.given.iter();
                    let args = $args_ty { $( $arg: next!(given, $kind), )* };
                    $run(instance, args)
                } )*
                _ => Err(Fault::unknown_op(request.row.name)),
            }
        }
    };
}
// The parser fills `given` in the row's order and has checked each kind, so
// the other arm is never taken; it answers the zero of its type.
macro_rules! next {
    ($it:ident, f64) => {
        match $it.next() {
            Some(Given::F64(v)) => *v,
            _ => 0.0,
        }
    };
    ($it:ident, bool) => {
        matches!($it.next(), Some(Given::Bool(true)))
    };
    ($it:ident, choice) => {
        match $it.next() {
            Some(Given::Word(v)) => *v,
            _ => "",
        }
    };
    ($it:ident, $id:ident) => {
        match $it.next() {
            Some(Given::U32(v)) => *v,
            _ => 0,
        }
    };
}

records! {
    /// One method that a solve tried.
    record Attempt {
        /// The method: cg, bicgstab or lu.
        method: &'static str,
        /// Its preconditioner: none or jacobi.
        precond: &'static str,
        /// Why the rule table chose it.
        why: &'static str,
        /// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or budget.
        reason: &'static str,
        /// Iterations it took; for lu the steps of refinement.
        iterations: u32,
        /// ||b - A x|| / ||b|| of what it reached, recomputed from the original matrix.
        residual: f64,
        /// Work units it cost: about one multiply-add each, the same on every machine.
        work: u64,
    }
}

ops! {
    /// Makes the sparse matrix `id` from triplets (format coo: duplicates are summed in the order given) or from compressed rows (format csr: columns rise strictly within a row). Values are copied, checked once to be finite and in range, and never change afterwards.
    op csr = 1 CsrArgs (
        /// The id to make the matrix under; an object already there is replaced.
        id: new;
        /// Number of rows.
        rows: u32;
        /// Number of columns.
        cols: u32;
        /// coo: the row of each value, from 0. csr: rows + 1 offsets into col and val, the first 0, never falling.
        row: array(i32 u32);
        /// The column of each value, from 0.
        col: array(i32 u32);
        /// The values.
        val: array(f64 f32);
        /// How row is to be read: coo or csr.
        format: choice(coo csr) = "coo";
    ) -> CsrDone {
        /// Number of rows.
        rows: u32,
        /// Number of columns.
        cols: u32,
        /// Stored values after duplicates were summed; explicit zeros are kept.
        nnz: u32,
        /// Triplets that were summed into another.
        duplicates: u32,
        /// Bytes the matrix owns.
        bytes: u64,
    } runs matrix::csr;

    /// Solves A x = b for square A. `converged` is said only after ||b - A x|| <= max(tol * ||b||, atol) was recomputed from the original matrix. x is written when the solve ends, with the best that was reached; the result says by which method and why it stopped.
    op solve = 2 SolveArgs (
        /// The matrix.
        a: csr;
        /// The right-hand side, as long as A has rows.
        b: array(f64);
        /// Where the solution goes, as long as A has columns.
        x: out(f64);
        /// auto picks by docs/solve.md; the others run that method alone.
        method: choice(auto cg bicgstab lu) = "auto";
        /// Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero, else none.
        precond: choice(auto none jacobi) = "auto";
        /// Relative tolerance on the 2-norm of the residual, 0 to 1.
        tol: f64 = 1e-8;
        /// Absolute tolerance on the 2-norm of the residual.
        atol: f64 = 0.0;
        /// Most iterations of each iterative method; 0 takes 10 n and at least 1000, and with method auto no more than the next method would cost.
        max_iter: u32 = 0;
        /// An iterative method is called diverged when its residual has grown by this factor.
        divergence: f64 = 1e8;
        /// Start from the values in x instead of zeros.
        guess: bool = false;
        /// Return the last 256 residuals.
        history: bool = false;
        /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
        budget: u32 = 0;
    ) -> SolveDone {
        /// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or budget (cancelled); null while pending.
        reason: Option<&'a str>,
        /// The method that gave x, or that is running; none when no attempt was needed.
        method: &'a str,
        /// Its preconditioner.
        precond: &'a str,
        /// Why the rule table chose it.
        why: &'a str,
        /// True when -A x = -b was solved because the diagonal is negative.
        flipped: bool,
        /// Rows of A.
        n: u32,
        /// Stored values of A.
        nnz: u32,
        /// Iterations of all attempts.
        iterations: u32,
        /// Products with A of all attempts.
        matvecs: u32,
        /// ||b - A x|| / ||b||, recomputed from the original matrix; while pending the method's own running value. ||b - A x|| when b is zero.
        residual: f64,
        /// ||b - A x|| in the 2-norm.
        residual_norm: f64,
        /// ||b - A x0|| in the 2-norm.
        initial_norm: f64,
        /// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf); null while pending.
        backward_error: Option<f64>,
        /// Estimate of 1 / cond_1(A) (Hager-Higham); null unless lu ran.
        rcond: Option<f64>,
        /// Work units of all attempts: about one multiply-add each, the same on every machine.
        work: u64,
        /// Every method that was tried, in order.
        attempts: &'a [Attempt],
        /// The iteration of the first value of history, counted over all attempts from 0.
        history_from: u32,
        /// Running relative residuals, the last 256, when asked for.
        history: &'a [f64],
    } runs solve::solve;

    /// Measures how well x solves A x = b, from the original matrix.
    op residual = 3 ResidualArgs (
        /// The matrix, m x n.
        a: csr;
        /// The right-hand side, m values.
        b: array(f64);
        /// The solution to judge, n values.
        x: array(f64);
        /// Where b - A x goes, m values; left out, it is not kept.
        r: out(f64) = 0;
    ) -> ResidualDone {
        /// ||b - A x|| / ||b|| in the 2-norm; ||b - A x|| when b is zero.
        residual: f64,
        /// ||b - A x|| in the 2-norm.
        residual_norm: f64,
        /// ||b|| in the 2-norm.
        rhs_norm: f64,
        /// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf).
        backward_error: f64,
    } runs solve::residual;

    /// Frees the object `id`.
    op free = 4 FreeArgs (
        /// The object.
        id: any;
    ) -> FreeDone {
        /// Bytes given back.
        bytes: u64,
    } runs matrix::free;

    /// Describes the instance, or one of its objects.
    op info = 5 InfoArgs (
        /// The object; left out, the instance is described.
        id: any = 0;
    ) -> InfoDone {
        /// instance, array or csr.
        kind: &'a str,
        /// Of an array: f32, f64, i32, u32, i8 or u8; else null.
        dtype: Option<&'a str>,
        /// Of an array: its values; of an instance: its objects.
        length: u32,
        /// Of a matrix, else null.
        rows: Option<u32>,
        /// Of a matrix, else null.
        cols: Option<u32>,
        /// Of a matrix, else null.
        nnz: Option<u32>,
        /// Bytes it owns.
        bytes: u64,
        /// The instance's memory limit.
        max_bytes: u64,
        /// The instructions in use: scalar, simd128, sse2, sse4.2, avx2, avx512 or neon.
        level: &'a str,
        /// The library's version.
        version: &'a str,
    } runs matrix::info;
}
