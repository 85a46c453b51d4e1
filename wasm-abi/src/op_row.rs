//! The grammar of the op table: what a row can say, and the macros that turn
//! rows into dispatch, argument structs, result structs and tables.
//!
//! Argument types: `new(kind)` an id to make an object under; `csr`, `factor`, `system`,
//! `graph`, `any` the id of an object; `array(dtypes)` the id of an array to read; `out(dtypes)` the
//! id of an array to write, made when there is none; `u32`, `f64`, `bool`,
//! `choice(words)`. Ids start at 1; an id argument with the default 0 may be
//! left out.
#![forbid(unsafe_code)]

/// What an argument holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id to make an object under, of this kind.
    New(&'static str),
    /// The id of a sparse matrix.
    Csr,
    /// The id of a factorisation.
    Factor,
    /// The id of a system of local answers.
    System,
    /// The id of a graph.
    Graph,
    /// The id of any object.
    Any,
    /// The id of an array to read, with the dtypes it may have.
    Array(&'static [&'static str]),
    /// The id of an array to write, with the dtypes it may have.
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

/// Whether the space at `at` parts two words, or a word and a bracket: the compiler
/// puts others into types that came through a macro.
const fn parts(text: &[u8], at: usize) -> bool {
    text[at - 1].is_ascii_alphanumeric() && (text[at + 1].is_ascii_alphanumeric() || text[at + 1] == b'[')
}

/// The length of a type without needless spaces.
pub(crate) const fn tidy_len(written: &str) -> usize {
    let text = written.as_bytes();
    let (mut at, mut len) = (0, 0);
    while at < text.len() {
        len += (text[at] != b' ' || parts(text, at)) as usize;
        at += 1;
    }
    len
}

/// A type without needless spaces.
pub(crate) const fn tidy<const N: usize>(written: &str) -> [u8; N] {
    let text = written.as_bytes();
    let (mut out, mut at, mut len) = ([0; N], 0, 0);
    while at < text.len() {
        if text[at] != b' ' || parts(text, at) {
            out[len] = text[at];
            len += 1;
        }
        at += 1;
    }
    out
}

macro_rules! kind {
    (new $kind:ident) => { Kind::New(stringify!($kind)) };
    (csr) => { Kind::Csr };
    (factor) => { Kind::Factor };
    (system) => { Kind::System };
    (graph) => { Kind::Graph };
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
        &[ $( FieldRow {
            name: stringify!($name),
            ty: {
                const WRITTEN: &str = stringify!($ty);
                const TIDY: [u8; $crate::op_row::tidy_len(WRITTEN)] = $crate::op_row::tidy(WRITTEN);
                match core::str::from_utf8(&TIDY) {
                    Ok(ty) => ty,
                    Err(_) => WRITTEN,
                }
            },
            doc: concat!($($doc),+).trim_ascii(),
        }, )* ]
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
            let row = match request.asked {
                Asked::Op(row) => row,
                Asked::Kernel(kernel) => return on_arrays::run(instance, kernel, &request.given),
            };
            match row.name {
                $( stringify!($name) => {
                    let mut given = request.given.iter();
                    let args = $args_ty { $( $arg: next!(given, $kind), )* };
                    $run(instance, args)
                } )*
                _ => Err(Fault::unknown_op(row.name)),
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

pub(crate) use {default, fields, kind, next, ops, records, rust_type};
