//! THE status table. A call that fails answers with one of these numbers, and
//! the instance's result then reads
//! `{"status":"shape","message":"b holds 5 values, a has 6 rows"}`.
//!
//! Numbers are append-only: a number that was ever released is never given
//! another meaning. Hosts build their error types from this table.
#![forbid(unsafe_code)]

/// One row of the status table.
pub struct StatusRow {
    /// The negative number a function returns.
    pub code: i32,
    /// The name in results and in every host's error type.
    pub name: &'static str,
    /// The name in C.
    pub c_name: &'static str,
    /// The sentence for users when nothing more exact is known.
    pub doc: &'static str,
}

macro_rules! statuses {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $code:literal, $name:literal, $c:literal; )*) => {
        /// Why a call was refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(i32)]
        pub enum Status { $( $(#[doc = $doc])+ $variant = $code, )* }

        impl Status {
            /// The name that results carry.
            pub const fn name(self) -> &'static str {
                match self { $( Status::$variant => $name, )* }
            }
            /// The general sentence.
            pub const fn sentence(self) -> &'static str {
                match self { $( Status::$variant => concat!($($doc),+).trim_ascii(), )* }
            }
        }

        /// All rows, in the order of their numbers.
        pub const STATUSES: &[StatusRow] = &[ $( StatusRow {
            code: $code, name: $name, c_name: $c, doc: concat!($($doc),+).trim_ascii(),
        }, )* ];
    };
}

statuses! {
    /// No live instance has this handle: it was never given out, or was destroyed.
    Handle = -1, "handle", "VS_E_HANDLE";
    /// Eight instances are alive: destroy one first.
    Full = -2, "full", "VS_E_FULL";
    /// Another thread is inside this instance: give each thread an instance of its own.
    Busy = -3, "busy", "VS_E_BUSY";
    /// An operation is pending in this instance: go on with vs_step or drop it with vs_cancel.
    Pending = -4, "pending", "VS_E_PENDING";
    /// No operation is pending in this instance.
    Idle = -5, "idle", "VS_E_IDLE";
    /// The platform has no more memory to give.
    Memory = -6, "memory", "VS_E_MEMORY";
    /// The instance would own more than its max_bytes.
    Limit = -7, "limit", "VS_E_LIMIT";
    /// A pointer is null, misaligned, outside memory, or not one that vs_alloc gave out.
    Pointer = -8, "pointer", "VS_E_POINTER";
    /// Input and output overlap without being the same array.
    Overlap = -9, "overlap", "VS_E_OVERLAP";
    /// The buffer is shorter than the result: nothing was copied.
    Buffer = -10, "buffer", "VS_E_BUFFER";
    /// The request is longer than 65536 bytes.
    TooLong = -11, "too_long", "VS_E_TOO_LONG";
    /// The request is not one JSON object.
    Json = -12, "json", "VS_E_JSON";
    /// A field of the request is unknown, missing, given twice, of the wrong type or out of range.
    Field = -13, "field", "VS_E_FIELD";
    /// No operation has this name.
    Op = -14, "op", "VS_E_OP";
    /// No object of this instance has this id.
    Id = -15, "id", "VS_E_ID";
    /// The object with this id is of another kind.
    Kind = -16, "kind", "VS_E_KIND";
    /// The array's dtype is not one that is accepted here.
    Dtype = -17, "dtype", "VS_E_DTYPE";
    /// Sizes do not fit together.
    Shape = -18, "shape", "VS_E_SHAPE";
    /// The input holds a NaN or an infinity.
    NotFinite = -19, "not_finite", "VS_E_NOT_FINITE";
    /// A row or column index lies outside the matrix.
    Index = -20, "index", "VS_E_INDEX";
    /// The compressed rows are not sorted, hold a column twice, or their row pointers fall.
    Structure = -21, "structure", "VS_E_STRUCTURE";
    /// The matrix is singular to working precision: what was asked for does not exist.
    Singular = -22, "singular", "VS_E_SINGULAR";
}
