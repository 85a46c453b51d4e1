//! Generated from the op table by tests/in_step/rust.rs; ./build.sh gen writes it.

use crate::array::{Array, Csr, Element, Factor, Input, Made, Object, Real};
use crate::call::{self, Call, Done};
use crate::error::Error;
use crate::instance::Instance;
use crate::kernels::{at, counted, done, exactly, least, len, matrix, size};
use serde::{Deserialize, Serialize};

/// The hash of the tables this file was made from.
pub const ABI: u32 = 0xbe661d8e;

/// The kernels' names and dtypes, in the table's order.
pub(crate) const KERNELS: &[(&str, &[&str])] = &[
    ("sum", &["f32", "f64"]),
    ("dot", &["f32", "f64", "i8"]),
    ("nrm2", &["f32", "f64"]),
    ("axpy", &["f32", "f64"]),
    ("scale", &["f32", "f64"]),
    ("add", &["f32", "f64"]),
    ("mul", &["f32", "f64"]),
    ("l2sq", &["f32", "f64", "i8"]),
    ("cosine", &["f32", "f64", "i8"]),
    ("hamming", &["u8"]),
    ("topk", &["f32", "f64"]),
    ("asum", &["f32", "f64"]),
    ("amax", &["f32", "f64"]),
    ("min", &["f32", "f64"]),
    ("max", &["f32", "f64"]),
    ("argmin", &["f32", "f64"]),
    ("argmax", &["f32", "f64"]),
    ("mean", &["f32", "f64"]),
    ("variance", &["f32", "f64"]),
    ("count_nonzero", &["f32", "f64"]),
    ("sum2", &["f32", "f64"]),
    ("dot2", &["f32", "f64"]),
    ("axpby", &["f32", "f64"]),
    ("sub", &["f32", "f64"]),
    ("div", &["f32", "f64"]),
    ("abs", &["f32", "f64"]),
    ("neg", &["f32", "f64"]),
    ("clamp", &["f32", "f64"]),
    ("sqrt", &["f32", "f64"]),
    ("diff", &["f32", "f64"]),
    ("exp", &["f32", "f64"]),
    ("log", &["f32", "f64"]),
    ("tanh", &["f32", "f64"]),
    ("erf", &["f32", "f64"]),
    ("sigmoid", &["f32", "f64"]),
    ("relu", &["f32", "f64"]),
    ("leaky_relu", &["f32", "f64"]),
    ("gelu", &["f32", "f64"]),
    ("gelu_tanh", &["f32", "f64"]),
    ("silu", &["f32", "f64"]),
    ("softplus", &["f32", "f64"]),
    ("tanh_backward", &["f32", "f64"]),
    ("sigmoid_backward", &["f32", "f64"]),
    ("relu_backward", &["f32", "f64"]),
    ("leaky_relu_backward", &["f32", "f64"]),
    ("gelu_backward", &["f32", "f64"]),
    ("gelu_tanh_backward", &["f32", "f64"]),
    ("silu_backward", &["f32", "f64"]),
    ("softplus_backward", &["f32", "f64"]),
    ("normalize", &["f32", "f64"]),
    ("softmax", &["f32", "f64"]),
    ("logsumexp", &["f32", "f64"]),
    ("layernorm", &["f32", "f64"]),
    ("rmsnorm", &["f32", "f64"]),
    ("rope", &["f32", "f64"]),
    ("swiglu", &["f32", "f64"]),
    ("l1", &["f32", "f64"]),
    ("distances", &["f32", "f64", "i8", "u8"]),
    ("search", &["f32", "f64", "i8", "u8"]),
    ("argsort", &["f32", "f64"]),
    ("bit_and", &["u8"]),
    ("bit_or", &["u8"]),
    ("bit_xor", &["u8"]),
    ("popcount", &["u8"]),
    ("jaccard", &["u8"]),
    ("gemv", &["f32", "f64"]),
    ("gemm", &["f32", "f64"]),
    ("transpose", &["f32", "f64"]),
    ("syrk", &["f32", "f64"]),
    ("trsm", &["f32", "f64"]),
    ("spmv", &["f32", "f64"]),
    ("spmv_t", &["f32", "f64"]),
    ("spmv_rows", &["f32", "f64"]),
    ("spmm", &["f32", "f64"]),
    ("bincount", &["u32"]),
    ("prefix_sum", &["u32"]),
    ("gather", &["f32", "f64", "u32"]),
    ("scatter", &["f32", "f64", "u32"]),
];

/// Why a call was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// No live instance has this handle: it was never given out, or was destroyed.
    Handle,
    /// Eight instances are alive: destroy one first.
    Full,
    /// Another thread is inside this instance: give each thread an instance of its own.
    Busy,
    /// An operation is pending in this instance: go on with vs_step or drop it with vs_cancel.
    Pending,
    /// No operation is pending in this instance.
    Idle,
    /// The platform has no more memory to give.
    Memory,
    /// The instance would own more than its max_bytes.
    Limit,
    /// A pointer is null, misaligned, outside memory, or not one that vs_alloc gave out.
    Pointer,
    /// Input and output overlap without being the same array.
    Overlap,
    /// The buffer is shorter than the result: nothing was copied.
    Buffer,
    /// The request is longer than 65536 bytes.
    TooLong,
    /// The request is not one JSON object.
    Json,
    /// A field of the request is unknown, missing, given twice, of the wrong type or out of range.
    Field,
    /// No operation has this name.
    Op,
    /// No object of this instance has this id.
    Id,
    /// The object with this id is of another kind.
    Kind,
    /// The array's dtype is not one that is accepted here.
    Dtype,
    /// Sizes do not fit together.
    Shape,
    /// The input holds a NaN or an infinity.
    NotFinite,
    /// A row or column index lies outside the matrix.
    Index,
    /// The compressed rows are not sorted, hold a column twice, or their row pointers fall.
    Structure,
    /// The matrix is singular to working precision: what was asked for does not exist.
    Singular,

    /// No status of the library: the module could not be found, loaded or run.
    Host,
}

impl Status {
    /// The status of a negative answer.
    pub fn from_code(code: i32) -> Option<Self> {
        Some(match code {
            -1 => Self::Handle,
            -2 => Self::Full,
            -3 => Self::Busy,
            -4 => Self::Pending,
            -5 => Self::Idle,
            -6 => Self::Memory,
            -7 => Self::Limit,
            -8 => Self::Pointer,
            -9 => Self::Overlap,
            -10 => Self::Buffer,
            -11 => Self::TooLong,
            -12 => Self::Json,
            -13 => Self::Field,
            -14 => Self::Op,
            -15 => Self::Id,
            -16 => Self::Kind,
            -17 => Self::Dtype,
            -18 => Self::Shape,
            -19 => Self::NotFinite,
            -20 => Self::Index,
            -21 => Self::Structure,
            -22 => Self::Singular,
            _ => return None,
        })
    }
    /// The status of a name in a result.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "handle" => Self::Handle,
            "full" => Self::Full,
            "busy" => Self::Busy,
            "pending" => Self::Pending,
            "idle" => Self::Idle,
            "memory" => Self::Memory,
            "limit" => Self::Limit,
            "pointer" => Self::Pointer,
            "overlap" => Self::Overlap,
            "buffer" => Self::Buffer,
            "too_long" => Self::TooLong,
            "json" => Self::Json,
            "field" => Self::Field,
            "op" => Self::Op,
            "id" => Self::Id,
            "kind" => Self::Kind,
            "dtype" => Self::Dtype,
            "shape" => Self::Shape,
            "not_finite" => Self::NotFinite,
            "index" => Self::Index,
            "structure" => Self::Structure,
            "singular" => Self::Singular,
            _ => return None,
        })
    }
    /// The negative answer; 0 for `Host`.
    pub fn code(self) -> i32 {
        match self {
            Self::Handle => -1,
            Self::Full => -2,
            Self::Busy => -3,
            Self::Pending => -4,
            Self::Idle => -5,
            Self::Memory => -6,
            Self::Limit => -7,
            Self::Pointer => -8,
            Self::Overlap => -9,
            Self::Buffer => -10,
            Self::TooLong => -11,
            Self::Json => -12,
            Self::Field => -13,
            Self::Op => -14,
            Self::Id => -15,
            Self::Kind => -16,
            Self::Dtype => -17,
            Self::Shape => -18,
            Self::NotFinite => -19,
            Self::Index => -20,
            Self::Structure => -21,
            Self::Singular => -22,
            Self::Host => 0,
        }
    }
    /// The name that results carry.
    pub fn name(self) -> &'static str {
        match self {
            Self::Handle => "handle",
            Self::Full => "full",
            Self::Busy => "busy",
            Self::Pending => "pending",
            Self::Idle => "idle",
            Self::Memory => "memory",
            Self::Limit => "limit",
            Self::Pointer => "pointer",
            Self::Overlap => "overlap",
            Self::Buffer => "buffer",
            Self::TooLong => "too_long",
            Self::Json => "json",
            Self::Field => "field",
            Self::Op => "op",
            Self::Id => "id",
            Self::Kind => "kind",
            Self::Dtype => "dtype",
            Self::Shape => "shape",
            Self::NotFinite => "not_finite",
            Self::Index => "index",
            Self::Structure => "structure",
            Self::Singular => "singular",
            Self::Host => "host",
        }
    }
    /// The general sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Handle => "No live instance has this handle: it was never given out, or was destroyed.",
            Self::Full => "Eight instances are alive: destroy one first.",
            Self::Busy => "Another thread is inside this instance: give each thread an instance of its own.",
            Self::Pending => "An operation is pending in this instance: go on with vs_step or drop it with vs_cancel.",
            Self::Idle => "No operation is pending in this instance.",
            Self::Memory => "The platform has no more memory to give.",
            Self::Limit => "The instance would own more than its max_bytes.",
            Self::Pointer => "A pointer is null, misaligned, outside memory, or not one that vs_alloc gave out.",
            Self::Overlap => "Input and output overlap without being the same array.",
            Self::Buffer => "The buffer is shorter than the result: nothing was copied.",
            Self::TooLong => "The request is longer than 65536 bytes.",
            Self::Json => "The request is not one JSON object.",
            Self::Field => {
                "A field of the request is unknown, missing, given twice, of the wrong type or out of range."
            }
            Self::Op => "No operation has this name.",
            Self::Id => "No object of this instance has this id.",
            Self::Kind => "The object with this id is of another kind.",
            Self::Dtype => "The array's dtype is not one that is accepted here.",
            Self::Shape => "Sizes do not fit together.",
            Self::NotFinite => "The input holds a NaN or an infinity.",
            Self::Index => "A row or column index lies outside the matrix.",
            Self::Structure => "The compressed rows are not sorted, hold a column twice, or their row pointers fall.",
            Self::Singular => "The matrix is singular to working precision: what was asked for does not exist.",
            Self::Host => "The module could not be found, loaded or run.",
        }
    }
}

/// One method that a solve tried.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Attempt {
    /// The method: cg, minres, bicgstab, gmres, lsmr, jacobi, gauss_seidel, sor, ssor, chebyshev, neumann, lu, sparse_lu, cholesky or ldl.
    #[serde(deserialize_with = "call::word")]
    pub method: String,
    /// Its preconditioner: none, jacobi, ssor, ic0, ilu0 or multigrid.
    #[serde(deserialize_with = "call::word")]
    pub precond: String,
    /// Why the rule table chose it.
    #[serde(deserialize_with = "call::word")]
    pub why: String,
    /// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular, limit (it would have passed max_bytes) or budget.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// Iterations it took; of a factorisation the steps of refinement.
    pub iterations: u32,
    /// ||b - A x|| / ||b|| of what it reached, recomputed from the original matrix.
    #[serde(deserialize_with = "call::number")]
    pub residual: f64,
    /// Work units it cost: about one multiply-add each, the same on every machine.
    pub work: u64,
}

/// How row is to be read: coo or csr.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsrFormat {
    /// `coo`.
    Coo,
    /// `csr`.
    Csr,
}

impl CsrFormat {
    /// The words of the choices.
    pub const WORDS: &'static [&'static str] = &["coo", "csr"];
    /// The word that requests carry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Coo => "coo",
            Self::Csr => "csr",
        }
    }
    /// The choice of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "coo" => Some(Self::Coo),
            "csr" => Some(Self::Csr),
            _ => None,
        }
    }
}

/// Optional arguments of [`Instance::csr`].
#[derive(Clone, Copy, Debug)]
pub struct CsrOptions {
    /// How row is to be read: coo or csr.
    pub format: CsrFormat,
}

impl Default for CsrOptions {
    fn default() -> Self {
        Self { format: CsrFormat::Coo }
    }
}

/// Result of [`Instance::csr`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct CsrDone {
    /// Number of rows.
    pub rows: u32,
    /// Number of columns.
    pub cols: u32,
    /// Stored values after duplicates were summed; explicit zeros are kept.
    pub nnz: u32,
    /// Triplets that were summed into another.
    pub duplicates: u32,
    /// Bytes the matrix owns.
    pub bytes: u64,
}

impl Done for CsrDone {
    const OP: &'static str = "csr";
}

/// auto picks by docs/solve.md; the others run that method alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SolveMethod {
    /// `auto`.
    Auto,
    /// `cg`.
    Cg,
    /// `minres`.
    Minres,
    /// `bicgstab`.
    Bicgstab,
    /// `gmres`.
    Gmres,
    /// `lsmr`.
    Lsmr,
    /// `jacobi`.
    Jacobi,
    /// `gauss_seidel`.
    GaussSeidel,
    /// `sor`.
    Sor,
    /// `ssor`.
    Ssor,
    /// `chebyshev`.
    Chebyshev,
    /// `neumann`.
    Neumann,
    /// `lu`.
    Lu,
    /// `sparse_lu`.
    SparseLu,
    /// `cholesky`.
    Cholesky,
    /// `ldl`.
    Ldl,
}

impl SolveMethod {
    /// The words of the choices.
    pub const WORDS: &'static [&'static str] = &[
        "auto",
        "cg",
        "minres",
        "bicgstab",
        "gmres",
        "lsmr",
        "jacobi",
        "gauss_seidel",
        "sor",
        "ssor",
        "chebyshev",
        "neumann",
        "lu",
        "sparse_lu",
        "cholesky",
        "ldl",
    ];
    /// The word that requests carry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Cg => "cg",
            Self::Minres => "minres",
            Self::Bicgstab => "bicgstab",
            Self::Gmres => "gmres",
            Self::Lsmr => "lsmr",
            Self::Jacobi => "jacobi",
            Self::GaussSeidel => "gauss_seidel",
            Self::Sor => "sor",
            Self::Ssor => "ssor",
            Self::Chebyshev => "chebyshev",
            Self::Neumann => "neumann",
            Self::Lu => "lu",
            Self::SparseLu => "sparse_lu",
            Self::Cholesky => "cholesky",
            Self::Ldl => "ldl",
        }
    }
    /// The choice of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "auto" => Some(Self::Auto),
            "cg" => Some(Self::Cg),
            "minres" => Some(Self::Minres),
            "bicgstab" => Some(Self::Bicgstab),
            "gmres" => Some(Self::Gmres),
            "lsmr" => Some(Self::Lsmr),
            "jacobi" => Some(Self::Jacobi),
            "gauss_seidel" => Some(Self::GaussSeidel),
            "sor" => Some(Self::Sor),
            "ssor" => Some(Self::Ssor),
            "chebyshev" => Some(Self::Chebyshev),
            "neumann" => Some(Self::Neumann),
            "lu" => Some(Self::Lu),
            "sparse_lu" => Some(Self::SparseLu),
            "cholesky" => Some(Self::Cholesky),
            "ldl" => Some(Self::Ldl),
            _ => None,
        }
    }
}

/// Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero (for minres: where it is positive), else none. For lsmr jacobi scales the columns, and auto does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SolvePrecond {
    /// `auto`.
    Auto,
    /// `none`.
    None,
    /// `jacobi`.
    Jacobi,
    /// `ssor`.
    Ssor,
    /// `ic0`.
    Ic0,
    /// `ilu0`.
    Ilu0,
    /// `multigrid`.
    Multigrid,
}

impl SolvePrecond {
    /// The words of the choices.
    pub const WORDS: &'static [&'static str] = &["auto", "none", "jacobi", "ssor", "ic0", "ilu0", "multigrid"];
    /// The word that requests carry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::None => "none",
            Self::Jacobi => "jacobi",
            Self::Ssor => "ssor",
            Self::Ic0 => "ic0",
            Self::Ilu0 => "ilu0",
            Self::Multigrid => "multigrid",
        }
    }
    /// The choice of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "auto" => Some(Self::Auto),
            "none" => Some(Self::None),
            "jacobi" => Some(Self::Jacobi),
            "ssor" => Some(Self::Ssor),
            "ic0" => Some(Self::Ic0),
            "ilu0" => Some(Self::Ilu0),
            "multigrid" => Some(Self::Multigrid),
            _ => None,
        }
    }
}

/// Optional arguments of [`Instance::solve`].
#[derive(Clone, Copy, Debug)]
pub struct SolveOptions<'a> {
    /// Where the solution goes, as long as A has columns. f32 is solved in f64, and what is judged is what was rounded.
    pub x: Option<&'a dyn Object>,
    /// auto picks by docs/solve.md; the others run that method alone.
    pub method: SolveMethod,
    /// Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero (for minres: where it is positive), else none. For lsmr jacobi scales the columns, and auto does.
    pub precond: SolvePrecond,
    /// Relative tolerance on the 2-norm of the residual, 0 to 1.
    pub tol: f64,
    /// Absolute tolerance on the 2-norm of the residual.
    pub atol: f64,
    /// Most iterations of each iterative method; 0 takes 10 n (lsmr: 40 n) and at least 1000, and with method auto no more than the next method would cost.
    pub max_iter: u32,
    /// An iterative method is called diverged when its residual has grown by this factor.
    pub divergence: f64,
    /// Iterations of gmres between two restarts.
    pub restart: u32,
    /// Relaxation factor of sor and ssor, above 0 and below 2.
    pub omega: f64,
    /// Start from the values in x instead of zeros.
    pub guess: bool,
    /// Return the last 256 residuals.
    pub history: bool,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

impl Default for SolveOptions<'_> {
    fn default() -> Self {
        Self {
            x: None,
            method: SolveMethod::Auto,
            precond: SolvePrecond::Auto,
            tol: 1e-8,
            atol: 0.0,
            max_iter: 0,
            divergence: 100000000.0,
            restart: 30,
            omega: 1.0,
            guess: false,
            history: false,
            budget: 0,
        }
    }
}

/// Result of [`Instance::solve`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct SolveDone {
    /// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or budget (cancelled); null while pending.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// The method that gave x, or that is running; none when no attempt was needed.
    #[serde(deserialize_with = "call::word")]
    pub method: String,
    /// Its preconditioner.
    #[serde(deserialize_with = "call::word")]
    pub precond: String,
    /// Why the rule table chose it.
    #[serde(deserialize_with = "call::word")]
    pub why: String,
    /// True when -A x = -b was solved because the diagonal is negative.
    pub flipped: bool,
    /// Rows of A.
    pub n: u32,
    /// Stored values of A.
    pub nnz: u32,
    /// Iterations of all attempts.
    pub iterations: u32,
    /// Products with A of all attempts.
    pub matvecs: u32,
    /// ||b - A x|| / ||b||, recomputed from the original matrix; while pending the method's own running value. ||b - A x|| when b is zero.
    #[serde(deserialize_with = "call::number")]
    pub residual: f64,
    /// ||b - A x|| in the 2-norm.
    #[serde(deserialize_with = "call::number")]
    pub residual_norm: f64,
    /// ||b - A x0|| in the 2-norm.
    #[serde(deserialize_with = "call::number")]
    pub initial_norm: f64,
    /// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf); null while pending.
    pub backward_error: Option<f64>,
    /// ||A^T r|| / (||A||_F ||r||), r = b - A x, recomputed from the original matrix; null unless lsmr gave x.
    pub gradient: Option<f64>,
    /// Estimate of 1 / cond_1(A) (Hager-Higham); null unless a factorisation was made.
    pub rcond: Option<f64>,
    /// Values that the analysis of the pattern predicted for L; null where none was made.
    pub fill: Option<u64>,
    /// Multiply-adds that it predicted for a symmetric factorisation; null where none was made.
    pub multiply_adds: Option<u64>,
    /// Work units of all attempts: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// Every method that was tried, in order.
    pub attempts: Vec<Attempt>,
    /// The iteration of the first value of history, counted over all attempts from 0.
    pub history_from: u32,
    /// Running relative residuals, the last 256, when asked for.
    #[serde(deserialize_with = "call::numbers")]
    pub history: Vec<f64>,
    /// What x holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub x: Vec<f64>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for SolveDone {
    const OP: &'static str = "solve";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "x" => Some(&mut self.x),
            _ => None,
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Optional arguments of [`Instance::residual`].
#[derive(Clone, Copy, Debug, Default)]
pub struct ResidualOptions<'a> {
    /// Where b - A x goes, m values; left out, it is not kept.
    pub r: Option<&'a Array<f64>>,
}

/// Result of [`Instance::residual`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ResidualDone {
    /// ||b - A x|| / ||b|| in the 2-norm; ||b - A x|| when b is zero.
    #[serde(deserialize_with = "call::number")]
    pub residual: f64,
    /// ||b - A x|| in the 2-norm.
    #[serde(deserialize_with = "call::number")]
    pub residual_norm: f64,
    /// ||b|| in the 2-norm.
    #[serde(deserialize_with = "call::number")]
    pub rhs_norm: f64,
    /// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf).
    #[serde(deserialize_with = "call::number")]
    pub backward_error: f64,
}

impl Done for ResidualDone {
    const OP: &'static str = "residual";
}

/// Result of [`Instance::free`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct FreeDone {
    /// Bytes given back.
    pub bytes: u64,
}

impl Done for FreeDone {
    const OP: &'static str = "free";
}

/// Optional arguments of [`Instance::info`].
#[derive(Clone, Copy, Debug, Default)]
pub struct InfoOptions<'a> {
    /// The object; left out, the instance is described.
    pub id: Option<&'a dyn Object>,
}

/// Result of [`Instance::info`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct InfoDone {
    /// instance, array, csr, factor, system or graph.
    #[serde(deserialize_with = "call::word")]
    pub kind: String,
    /// Of an array: f32, f64, i32, u32, i8 or u8; else null.
    #[serde(deserialize_with = "call::word")]
    pub dtype: String,
    /// Of an array: its values; of an instance: its objects.
    pub length: u32,
    /// Of a matrix, else null.
    pub rows: Option<u32>,
    /// Of a matrix, else null.
    pub cols: Option<u32>,
    /// Of a matrix, else null.
    pub nnz: Option<u32>,
    /// Bytes it owns.
    pub bytes: u64,
    /// The instance's memory limit.
    pub max_bytes: u64,
    /// The instructions in use: scalar, simd128, sse2, sse4.2, avx2, avx512 or neon.
    #[serde(deserialize_with = "call::word")]
    pub level: String,
    /// The library's version.
    #[serde(deserialize_with = "call::word")]
    pub version: String,
}

impl Done for InfoDone {
    const OP: &'static str = "info";
}

/// Optional arguments of [`Instance::analyse`].
#[derive(Clone, Copy, Debug, Default)]
pub struct AnalyseOptions {
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

/// Result of [`Instance::analyse`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct AnalyseDone {
    /// null while pending, budget when cancelled, else analysed.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// Rows.
    pub n: u32,
    /// Stored values.
    pub nnz: u32,
    /// |a_ij - a_ji| <= 8 eps max(|a_ij|, |a_ji|) everywhere.
    pub symmetric: bool,
    /// Signs on the diagonal: positive, negative, mixed, or zero where one is zero or missing.
    #[serde(deserialize_with = "call::word")]
    pub diagonal: String,
    /// |a_ii| >= the sum of the other |a_ij| in every row.
    pub dominant: bool,
    /// Share of the values off the diagonal that have one at their mirror image.
    #[serde(deserialize_with = "call::number")]
    pub mirrored: f64,
    /// Values in the factor L of A + A^T, its diagonal included.
    pub fill: u64,
    /// Multiply-adds of cholesky or ldl; an LU without pivots far off takes twice as many.
    pub multiply_adds: u64,
    /// Bytes that cholesky or ldl will take.
    pub bytes: u64,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for AnalyseDone {
    const OP: &'static str = "analyse";
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Which factorisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorMethod {
    /// `auto`.
    Auto,
    /// `lu`.
    Lu,
    /// `sparse_lu`.
    SparseLu,
    /// `cholesky`.
    Cholesky,
    /// `ldl`.
    Ldl,
}

impl FactorMethod {
    /// The words of the choices.
    pub const WORDS: &'static [&'static str] = &["auto", "lu", "sparse_lu", "cholesky", "ldl"];
    /// The word that requests carry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Lu => "lu",
            Self::SparseLu => "sparse_lu",
            Self::Cholesky => "cholesky",
            Self::Ldl => "ldl",
        }
    }
    /// The choice of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "auto" => Some(Self::Auto),
            "lu" => Some(Self::Lu),
            "sparse_lu" => Some(Self::SparseLu),
            "cholesky" => Some(Self::Cholesky),
            "ldl" => Some(Self::Ldl),
            _ => None,
        }
    }
}

/// Optional arguments of [`Instance::factor`].
#[derive(Clone, Copy, Debug)]
pub struct FactorOptions<'a> {
    /// Rows of a dense matrix; 0 for a sparse one.
    pub n: u32,
    /// Which factorisation.
    pub method: FactorMethod,
    /// A factorisation by cholesky, ldl or a sparse_lu without far pivots of a matrix with the same pattern: its analysis is taken over, and it is freed, even if memory ends afterwards.
    pub analysis: Option<&'a Factor>,
    /// Estimate the condition, which costs some five to twelve solves.
    pub condition: bool,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

impl Default for FactorOptions<'_> {
    fn default() -> Self {
        Self { n: 0, method: FactorMethod::Auto, analysis: None, condition: true, budget: 0 }
    }
}

/// Result of [`Instance::factor`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct FactorDone {
    /// null while pending; factored; singular, indefinite or breakdown when there is no such factorisation; budget when cancelled. Only when factored there is an object.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// The factorisation that was made, or tried last.
    #[serde(deserialize_with = "call::word")]
    pub method: String,
    /// Rows.
    pub n: u32,
    /// Values in the factors.
    pub fill: u64,
    /// Multiply-adds that the analysis predicted for a symmetric factorisation; null where none was made.
    pub multiply_adds: Option<u64>,
    /// Estimate of 1 / cond_1(A) (Hager-Higham); below 2.2e-16 the matrix is singular to working precision. null unless factored, and asked for.
    pub rcond: Option<f64>,
    /// Positive eigenvalues (Sylvester); null unless by cholesky or ldl of a sparse matrix.
    pub positive: Option<u32>,
    /// Negative eigenvalues.
    pub negative: Option<u32>,
    /// det A = mantissa * 2^exponent, the mantissa 0 or of magnitude in \[1, 2); null unless dense.
    pub mantissa: Option<f64>,
    /// See mantissa.
    pub exponent: Option<f64>,
    /// Bytes the factorisation owns.
    pub bytes: u64,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// The object, when reason is factored.
    #[serde(skip)]
    pub factor: Option<Factor>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for FactorDone {
    const OP: &'static str = "factor";
    fn made(&mut self, id: u32, owner: u64) {
        if self.reason == "factored" {
            self.factor = Some(Factor::new(id, owner, self));
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Optional arguments of [`Instance::factor_solve`].
#[derive(Clone, Copy, Debug, Default)]
pub struct FactorSolveOptions<'a> {
    /// Where the solutions go, as long as b; b itself is allowed.
    pub x: Option<&'a dyn Object>,
    /// Solve with A^T.
    pub transposed: bool,
}

/// Result of [`Instance::factor_solve`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct FactorSolveDone {
    /// Unknowns.
    pub n: u32,
    /// Right-hand sides.
    pub sides: u32,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// What x holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub x: Vec<f64>,
}

impl Done for FactorSolveDone {
    const OP: &'static str = "factor_solve";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "x" => Some(&mut self.x),
            _ => None,
        }
    }
}

/// Optional arguments of [`Instance::inverse`].
#[derive(Clone, Copy, Debug, Default)]
pub struct InverseOptions<'a> {
    /// Where the inverse goes, n x n values by rows; a itself is allowed.
    pub out: Option<&'a dyn Object>,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

/// Result of [`Instance::inverse`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct InverseDone {
    /// null while pending, budget when cancelled, else done.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// Estimate of 1 / cond_1(A) (Hager-Higham); null until it is known.
    pub rcond: Option<f64>,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// What out holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub out: Vec<f64>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for InverseDone {
    const OP: &'static str = "inverse";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "out" => Some(&mut self.out),
            _ => None,
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Optional arguments of [`Instance::lstsq`].
#[derive(Clone, Copy, Debug)]
pub struct LstsqOptions<'a> {
    /// Where the solution goes, as long as A has columns.
    pub x: Option<&'a dyn Object>,
    /// Where the columns are dependent: the solution of least norm; else the basic one, with as many values as the rank.
    pub minimum_norm: bool,
    /// Columns whose part in R is below tol times the largest are dependent; 0 takes max(rows, cols) * 2.2e-16.
    pub tol: f64,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

impl Default for LstsqOptions<'_> {
    fn default() -> Self {
        Self { x: None, minimum_norm: true, tol: 0.0, budget: 0 }
    }
}

/// Result of [`Instance::lstsq`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LstsqDone {
    /// null while pending, budget when cancelled, else done.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// The numerical rank; null until it is known.
    pub rank: Option<u32>,
    /// ||b - A x|| in the 2-norm; null until it is known.
    pub residual_norm: Option<f64>,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// What x holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub x: Vec<f64>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for LstsqDone {
    const OP: &'static str = "lstsq";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "x" => Some(&mut self.x),
            _ => None,
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Optional arguments of [`Instance::qr`].
#[derive(Clone, Copy, Debug, Default)]
pub struct QrOptions<'a> {
    /// Where R goes, min(rows, cols) x cols values by rows, zeros below the diagonal.
    pub r: Option<&'a dyn Object>,
    /// Where Q goes, rows x min(rows, cols) values by rows; left out, it is not formed.
    pub q: Option<&'a dyn Object>,
    /// Where P goes, cols values: column j of A P is column order\[j\] of A; left out, columns keep their places.
    pub order: Option<&'a Array<u32>>,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

/// Result of [`Instance::qr`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct QrDone {
    /// null while pending, budget when cancelled, else done.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// The numerical rank, by the diagonal of R; null until it is known, and where columns keep their places.
    pub rank: Option<u32>,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// What r holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub r: Vec<f64>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for QrDone {
    const OP: &'static str = "qr";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "r" => Some(&mut self.r),
            _ => None,
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Optional arguments of [`Instance::eigh`].
#[derive(Clone, Copy, Debug, Default)]
pub struct EighOptions<'a> {
    /// Where the eigenvalues go, n values, ascending.
    pub values: Option<&'a dyn Object>,
    /// Where the eigenvectors go, n x n values, one a row, in the order of the values; left out, they are not formed.
    pub vectors: Option<&'a dyn Object>,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

/// Result of [`Instance::eigh`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct EighDone {
    /// null while pending, budget when cancelled, stagnated when a value was not found in 30 sweeps, else done.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// What values holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub values: Vec<f64>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for EighDone {
    const OP: &'static str = "eigh";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "values" => Some(&mut self.values),
            _ => None,
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Optional arguments of [`Instance::svd`].
#[derive(Clone, Copy, Debug, Default)]
pub struct SvdOptions<'a> {
    /// Where the singular values go, k values, descending.
    pub s: Option<&'a dyn Object>,
    /// Where U^T goes, k x rows values by rows; left out, it is not written.
    pub u: Option<&'a dyn Object>,
    /// Where V^T goes, k x cols values by rows; left out, it is not written.
    pub v: Option<&'a dyn Object>,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

/// Result of [`Instance::svd`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct SvdDone {
    /// null while pending, budget when cancelled, stagnated when the vectors were not orthogonal in 60 sweeps, else done.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// What s holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub s: Vec<f64>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for SvdDone {
    const OP: &'static str = "svd";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "s" => Some(&mut self.s),
            _ => None,
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Optional arguments of [`Instance::csr_read`].
#[derive(Clone, Copy, Debug, Default)]
pub struct CsrReadOptions<'a> {
    /// Where rows + 1 offsets into col and val go, the first 0.
    pub row: Option<&'a Array<u32>>,
    /// Where the column of each value goes, rising within a row.
    pub col: Option<&'a Array<u32>>,
    /// Where the values go.
    pub val: Option<&'a dyn Object>,
}

/// Result of [`Instance::csr_read`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct CsrReadDone {
    /// Number of rows.
    pub rows: u32,
    /// Number of columns.
    pub cols: u32,
    /// Values.
    pub nnz: u32,
    /// What row holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub row: Vec<u32>,
    /// What col holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub col: Vec<u32>,
    /// What val holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub val: Vec<f64>,
}

impl Done for CsrReadDone {
    const OP: &'static str = "csr_read";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "val" => Some(&mut self.val),
            _ => None,
        }
    }
    fn whole_output(&mut self, name: &str) -> Option<&mut Vec<u32>> {
        match name {
            "row" => Some(&mut self.row),
            "col" => Some(&mut self.col),
            _ => None,
        }
    }
}

/// Optional arguments of [`Instance::local_matrix`].
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalMatrixOptions<'a> {
    /// The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it another.
    pub b: Option<&'a dyn Input>,
    /// Keep the columns too, which local_sparse needs; twice the memory.
    pub columns: bool,
}

/// Result of [`Instance::local_matrix`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LocalMatrixDone {
    /// Rows.
    pub n: u32,
    /// Stored values; of a grid those that a stored matrix would hold, at most.
    #[serde(deserialize_with = "call::number")]
    pub nnz: f64,
    /// The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and then no answer has a bound.
    #[serde(deserialize_with = "call::number")]
    pub gap: f64,
    /// The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves that much, a walk goes on with that probability.
    #[serde(deserialize_with = "call::number")]
    pub rho: f64,
    /// The smallest gap of a column; null where columns were not asked for.
    pub column_gap: Option<f64>,
    /// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
    pub reach: Option<f64>,
    /// Bytes the system owns.
    pub bytes: u64,
}

impl Done for LocalMatrixDone {
    const OP: &'static str = "local_matrix";
}

/// Optional arguments of [`Instance::local_grid`].
#[derive(Clone, Copy, Debug)]
pub struct LocalGridOptions<'a> {
    /// Cells in the second direction; 1 for a grid of one dimension.
    pub ny: u32,
    /// Cells in the third direction; 1 for a grid of two dimensions.
    pub nz: u32,
    /// Join the ends of every direction, which then has at least 3 cells.
    pub periodic: bool,
    /// The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it another.
    pub b: Option<&'a dyn Input>,
}

impl Default for LocalGridOptions<'_> {
    fn default() -> Self {
        Self { ny: 1, nz: 1, periodic: false, b: None }
    }
}

/// Result of [`Instance::local_grid`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LocalGridDone {
    /// Rows.
    pub n: u32,
    /// Stored values; of a grid those that a stored matrix would hold, at most.
    #[serde(deserialize_with = "call::number")]
    pub nnz: f64,
    /// The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and then no answer has a bound.
    #[serde(deserialize_with = "call::number")]
    pub gap: f64,
    /// The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves that much, a walk goes on with that probability.
    #[serde(deserialize_with = "call::number")]
    pub rho: f64,
    /// The smallest gap of a column; null where columns were not asked for.
    pub column_gap: Option<f64>,
    /// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
    pub reach: Option<f64>,
    /// Bytes the system owns.
    pub bytes: u64,
}

impl Done for LocalGridDone {
    const OP: &'static str = "local_grid";
}

/// Result of [`Instance::local_rhs`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LocalRhsDone {
    /// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
    pub reach: Option<f64>,
    /// Bytes the system owns.
    pub bytes: u64,
}

impl Done for LocalRhsDone {
    const OP: &'static str = "local_rhs";
}

/// auto picks by predicted cost; the others run that alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalSolveMethod {
    /// `auto`.
    Auto,
    /// `push`.
    Push,
    /// `walks`.
    Walks,
    /// `bidirectional`.
    Bidirectional,
    /// `full`.
    Full,
}

impl LocalSolveMethod {
    /// The words of the choices.
    pub const WORDS: &'static [&'static str] = &["auto", "push", "walks", "bidirectional", "full"];
    /// The word that requests carry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Push => "push",
            Self::Walks => "walks",
            Self::Bidirectional => "bidirectional",
            Self::Full => "full",
        }
    }
    /// The choice of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "auto" => Some(Self::Auto),
            "push" => Some(Self::Push),
            "walks" => Some(Self::Walks),
            "bidirectional" => Some(Self::Bidirectional),
            "full" => Some(Self::Full),
            _ => None,
        }
    }
}

/// Optional arguments of [`Instance::local_solve`].
#[derive(Clone, Copy, Debug)]
pub struct LocalSolveOptions<'a> {
    /// The weight of each index; left out, 1.
    pub weight: Option<&'a dyn Input>,
    /// Offsets of the functionals into index, the first 0, never falling, the last its length; left out, each index is one.
    pub start: Option<&'a dyn Input>,
    /// Where the values go, one a functional.
    pub values: Option<&'a Array<f64>>,
    /// Where their bounds go, NaN for none.
    pub bounds: Option<&'a Array<f64>>,
    /// auto picks by predicted cost; the others run that alone.
    pub method: LocalSolveMethod,
    /// The error allowed of each value, absolute.
    pub tol: f64,
    /// The probability with which walks may miss it; 0 lets auto use no walks.
    pub delta: f64,
    /// Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met.
    pub theta: f64,
    /// Seed of the walks' random numbers: the same one gives the same bits everywhere.
    pub random: u32,
    /// Work units after which a query ends.
    pub max_work: u32,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

impl Default for LocalSolveOptions<'_> {
    fn default() -> Self {
        Self {
            weight: None,
            start: None,
            values: None,
            bounds: None,
            method: LocalSolveMethod::Auto,
            tol: 1e-6,
            delta: 1e-6,
            theta: 0.0,
            random: 0,
            max_work: 1000000000,
            budget: 0,
        }
    }
}

/// Result of [`Instance::local_solve`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LocalSolveDone {
    /// The worst of the queries: converged (the bound is within tol), threshold, stagnated or budget; null while pending.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// The method of the last query.
    #[serde(deserialize_with = "call::word")]
    pub method: String,
    /// Why it was that one.
    #[serde(deserialize_with = "call::word")]
    pub why: String,
    /// The first value; null while pending, and when nothing was asked.
    pub value: Option<f64>,
    /// The largest bound; null while pending, and where a query has none.
    pub bound: Option<f64>,
    /// What the bounds are: deterministic, probability (each holds with 1 - delta over seeds), or none; the weakest of the queries.
    #[serde(deserialize_with = "call::word")]
    pub kind: String,
    /// Queries.
    pub queries: u32,
    /// Queries whose bound is within tol.
    pub converged: u32,
    /// The largest ||r||_1 that a push left.
    #[serde(deserialize_with = "call::number")]
    pub residual: f64,
    /// Rows that were touched, of each query counted anew.
    pub rows: u64,
    /// Values of the matrix that were read, each as often as it was.
    pub nonzeros: u64,
    /// Rows that were pushed, each as often as it was.
    pub pushes: u64,
    /// Walks.
    pub walks: u64,
    /// Rows that walks went through.
    pub steps: u64,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// What values holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub values: Vec<f64>,
    /// What bounds holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub bounds: Vec<f64>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for LocalSolveDone {
    const OP: &'static str = "local_solve";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "values" => Some(&mut self.values),
            "bounds" => Some(&mut self.bounds),
            _ => None,
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Optional arguments of [`Instance::local_sparse`].
#[derive(Clone, Copy, Debug)]
pub struct LocalSparseOptions<'a> {
    /// Where the rows of x's values go, in the order in which they were touched: at least `count` places, made as long where there is none.
    pub index: Option<&'a Array<u32>>,
    /// Where the values go.
    pub values: Option<&'a Array<f64>>,
    /// An earlier answer, n values, which the values are added to.
    pub x: Option<&'a Array<f64>>,
    /// The error allowed of x in the 1-norm, absolute.
    pub tol: f64,
    /// Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met.
    pub theta: f64,
    /// Work units after which it ends.
    pub max_work: u32,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

impl Default for LocalSparseOptions<'_> {
    fn default() -> Self {
        Self { index: None, values: None, x: None, tol: 1e-6, theta: 0.0, max_work: 1000000000, budget: 0 }
    }
}

/// Result of [`Instance::local_sparse`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LocalSparseDone {
    /// converged (bound is within tol), threshold, stagnated or budget; null while pending.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// Values that are not zero.
    pub count: u32,
    /// ||error||_1 at most; null where there is no gap in every column.
    pub bound: Option<f64>,
    /// The largest error of a value at most; null without any gap.
    pub largest: Option<f64>,
    /// ||b - A x||_1 at most.
    #[serde(deserialize_with = "call::number")]
    pub residual: f64,
    /// Rows that were touched, of each query counted anew.
    pub rows: u64,
    /// Values of the matrix that were read, each as often as it was.
    pub nonzeros: u64,
    /// Rows that were pushed, each as often as it was.
    pub pushes: u64,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// What index holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub index: Vec<u32>,
    /// What values holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub values: Vec<f64>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for LocalSparseDone {
    const OP: &'static str = "local_sparse";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "values" => Some(&mut self.values),
            _ => None,
        }
    }
    fn whole_output(&mut self, name: &str) -> Option<&mut Vec<u32>> {
        match name {
            "index" => Some(&mut self.index),
            _ => None,
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Result of [`Instance::graph`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct GraphDone {
    /// Nodes.
    pub n: u32,
    /// Links.
    pub links: u32,
    /// Nodes without links.
    pub dangling: u32,
    /// Bytes the graph owns.
    pub bytes: u64,
}

impl Done for GraphDone {
    const OP: &'static str = "graph";
}

/// Optional arguments of [`Instance::pagerank`].
#[derive(Clone, Copy, Debug)]
pub struct PagerankOptions<'a> {
    /// Where jumps go; left out, to all nodes alike.
    pub seed: Option<&'a dyn Input>,
    /// The weight of each seed; left out, 1.
    pub weight: Option<&'a dyn Input>,
    /// Where the ranks go, n values.
    pub x: Option<&'a Array<f64>>,
    /// The probability of following a link instead of jumping, from 0 and below 1.
    pub damping: f64,
    /// The error allowed, of all nodes together.
    pub tol: f64,
    /// Most iterations.
    pub max_iter: u32,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

impl Default for PagerankOptions<'_> {
    fn default() -> Self {
        Self { seed: None, weight: None, x: None, damping: 0.85, tol: 1e-9, max_iter: 1000, budget: 0 }
    }
}

/// Result of [`Instance::pagerank`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PagerankDone {
    /// converged, stagnated (rounding lets it come no closer) or budget; null while pending.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// Iterations.
    pub iterations: u32,
    /// ||error||_1 at most; null before the first iteration.
    pub bound: Option<f64>,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// What x holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub x: Vec<f64>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for PagerankDone {
    const OP: &'static str = "pagerank";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "x" => Some(&mut self.x),
            _ => None,
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// Optional arguments of [`Instance::ppr`].
#[derive(Clone, Copy, Debug)]
pub struct PprOptions<'a> {
    /// The weight of each seed; left out, 1.
    pub weight: Option<&'a dyn Input>,
    /// Where the nodes go: at least `count` places, made as long where there is none.
    pub index: Option<&'a Array<u32>>,
    /// Where their ranks go.
    pub values: Option<&'a Array<f64>>,
    /// How many nodes, the largest ones; 0 for all that were reached.
    pub top: u32,
    /// The probability of following a link instead of jumping, from 0 and below 1.
    pub damping: f64,
    /// The error allowed, of all nodes together.
    pub tol: f64,
    /// Push nodes while r_u >= theta * degree, and no further; 0 lowers it until tol is met.
    pub theta: f64,
    /// Work units after which it ends.
    pub max_work: u32,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

impl Default for PprOptions<'_> {
    fn default() -> Self {
        Self {
            weight: None,
            index: None,
            values: None,
            top: 0,
            damping: 0.85,
            tol: 0.0001,
            theta: 0.0,
            max_work: 1000000000,
            budget: 0,
        }
    }
}

/// Result of [`Instance::ppr`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PprDone {
    /// converged (bound is within tol), threshold, stagnated or budget; null while pending.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// Nodes that are written.
    pub count: u32,
    /// ||error||_1 at most, over all nodes, those not reached included.
    #[serde(deserialize_with = "call::number")]
    pub bound: f64,
    /// Rows that were touched, of each query counted anew.
    pub rows: u64,
    /// Values of the matrix that were read, each as often as it was.
    pub nonzeros: u64,
    /// Rows that were pushed, each as often as it was.
    pub pushes: u64,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// What index holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub index: Vec<u32>,
    /// What values holds at the end; empty while pending, and when it was not written.
    #[serde(skip)]
    pub values: Vec<f64>,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for PprDone {
    const OP: &'static str = "ppr";
    fn output(&mut self, name: &str) -> Option<&mut Vec<f64>> {
        match name {
            "values" => Some(&mut self.values),
            _ => None,
        }
    }
    fn whole_output(&mut self, name: &str) -> Option<&mut Vec<u32>> {
        match name {
            "index" => Some(&mut self.index),
            _ => None,
        }
    }
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// bidirectional pushes until walks would cost as much; push and walks run that alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PprPairMethod {
    /// `bidirectional`.
    Bidirectional,
    /// `push`.
    Push,
    /// `walks`.
    Walks,
}

impl PprPairMethod {
    /// The words of the choices.
    pub const WORDS: &'static [&'static str] = &["bidirectional", "push", "walks"];
    /// The word that requests carry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bidirectional => "bidirectional",
            Self::Push => "push",
            Self::Walks => "walks",
        }
    }
    /// The choice of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "bidirectional" => Some(Self::Bidirectional),
            "push" => Some(Self::Push),
            "walks" => Some(Self::Walks),
            _ => None,
        }
    }
}

/// Optional arguments of [`Instance::ppr_pair`].
#[derive(Clone, Copy, Debug)]
pub struct PprPairOptions {
    /// bidirectional pushes until walks would cost as much; push and walks run that alone.
    pub method: PprPairMethod,
    /// The probability of following a link instead of jumping, from 0 and below 1.
    pub damping: f64,
    /// The error allowed, absolute.
    pub tol: f64,
    /// The probability with which walks may miss it; 0 for no walks.
    pub delta: f64,
    /// Seed of the walks' random numbers: the same one gives the same bits everywhere.
    pub random: u32,
    /// Work units after which it ends.
    pub max_work: u32,
    /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    pub budget: u32,
}

impl Default for PprPairOptions {
    fn default() -> Self {
        Self {
            method: PprPairMethod::Bidirectional,
            damping: 0.85,
            tol: 1e-6,
            delta: 1e-6,
            random: 0,
            max_work: 1000000000,
            budget: 0,
        }
    }
}

/// Result of [`Instance::ppr_pair`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PprPairDone {
    /// converged (bound is within tol), stagnated or budget; null while pending.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// The method that gave the value.
    #[serde(deserialize_with = "call::word")]
    pub method: String,
    /// The rank; null while pending.
    pub value: Option<f64>,
    /// What it may be off by; null while pending.
    pub bound: Option<f64>,
    /// What the bound is: deterministic, or probability (it holds with 1 - delta over seeds).
    #[serde(deserialize_with = "call::word")]
    pub kind: String,
    /// Rows that were touched, of each query counted anew.
    pub rows: u64,
    /// Values of the matrix that were read, each as often as it was.
    pub nonzeros: u64,
    /// Rows that were pushed, each as often as it was.
    pub pushes: u64,
    /// Walks.
    pub walks: u64,
    /// Rows that walks went through.
    pub steps: u64,
    /// Work units: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// True when the operation goes on with [`Instance::step`].
    #[serde(skip)]
    pub pending: bool,
}

impl Done for PprPairDone {
    const OP: &'static str = "ppr_pair";
    fn set_pending(&mut self, pending: bool) {
        self.pending = pending;
    }
}

/// What kernels take as `metric`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// `dot`.
    Dot,
    /// `l2sq`.
    L2sq,
    /// `cosine`.
    Cosine,
    /// `l1`.
    L1,
    /// `hamming`.
    Hamming,
    /// `jaccard`.
    Jaccard,
}

impl Metric {
    /// The words of the choices.
    pub const WORDS: &'static [&'static str] = &["dot", "l2sq", "cosine", "l1", "hamming", "jaccard"];
    /// The word that requests carry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::L2sq => "l2sq",
            Self::Cosine => "cosine",
            Self::L1 => "l1",
            Self::Hamming => "hamming",
            Self::Jaccard => "jaccard",
        }
    }
    /// The choice of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "dot" => Some(Self::Dot),
            "l2sq" => Some(Self::L2sq),
            "cosine" => Some(Self::Cosine),
            "l1" => Some(Self::L1),
            "hamming" => Some(Self::Hamming),
            "jaccard" => Some(Self::Jaccard),
            _ => None,
        }
    }
}

impl Instance {
    /// Makes the sparse matrix `id` from triplets (format coo: duplicates are summed in the order given) or from compressed rows (format csr: columns rise strictly within a row). Values are copied, checked once to be finite and in range, and never change afterwards.
    pub fn csr(
        &mut self,
        rows: u32,
        cols: u32,
        row: &(impl Input + ?Sized),
        col: &(impl Input + ?Sized),
        val: &(impl Input + ?Sized),
        options: CsrOptions,
    ) -> Result<Csr, Error> {
        Call::new(self, "csr")
            .set("rows", rows)
            .set("cols", cols)
            .input("row", row)
            .input("col", col)
            .input("val", val)
            .set("format", options.format.word())
            .make("id")
    }

    /// Solves A x = b for square A, or with method lsmr min ||b - A x|| for A of any shape. `converged` is said only after ||b - A x|| <= max(tol * ||b||, atol), or for lsmr ||A^T r|| <= tol * ||A||_F * ||r||, was recomputed from the original matrix. x is written when the solve ends, with the best that was reached; the result says by which method and why it stopped.
    pub fn solve(&mut self, a: &Csr, b: &(impl Input + ?Sized), options: SolveOptions<'_>) -> Result<SolveDone, Error> {
        Call::new(self, "solve")
            .object("a", a)
            .input("b", b)
            .output("x", options.x)
            .set("method", options.method.word())
            .set("precond", options.precond.word())
            .set("tol", options.tol)
            .set("atol", options.atol)
            .set("max_iter", options.max_iter)
            .set("divergence", options.divergence)
            .set("restart", options.restart)
            .set("omega", options.omega)
            .set("guess", options.guess)
            .set("history", options.history)
            .set("budget", options.budget)
            .run()
    }

    /// Measures how well x solves A x = b, from the original matrix.
    pub fn residual(
        &mut self,
        a: &Csr,
        b: &(impl Input + ?Sized),
        x: &(impl Input + ?Sized),
        options: ResidualOptions<'_>,
    ) -> Result<ResidualDone, Error> {
        Call::new(self, "residual")
            .object("a", a)
            .input("b", b)
            .input("x", x)
            .maybe_object("r", options.r.map(|array| array as &dyn Object))
            .run()
    }

    /// Frees the object `id`.
    pub fn free(&mut self, id: impl Object) -> Result<FreeDone, Error> {
        Call::new(self, "free").object("id", &id).run()
    }

    /// Describes the instance, or one of its objects.
    pub fn info(&mut self, options: InfoOptions<'_>) -> Result<InfoDone, Error> {
        Call::new(self, "info").maybe_object("id", options.id).run()
    }

    /// Orders and analyses the pattern of a square matrix: what a factorisation will hold and cost, before it is made, and the features that method auto looks at.
    pub fn analyse(&mut self, a: &Csr, options: AnalyseOptions) -> Result<AnalyseDone, Error> {
        Call::new(self, "analyse").object("a", a).set("budget", options.budget).run()
    }

    /// Factors a square matrix, for many right-hand sides: the factors stay as object `id`. A sparse matrix is taken by sparse_lu (partial pivoting), cholesky or ldl (symmetric) or spread for lu; a dense one, an array of n x n values by rows, by lu or cholesky. auto takes cholesky where the matrix is symmetric with a positive diagonal, ldl where it is symmetric, and goes on to LU where those fail.
    pub fn factor(&mut self, a: &dyn Object, options: FactorOptions<'_>) -> Result<FactorDone, Error> {
        Call::new(self, "factor")
            .object("a", a)
            .set("n", options.n)
            .set("method", options.method.word())
            .maybe_object("analysis", options.analysis.map(|factor| factor as &dyn Object))
            .set("condition", options.condition)
            .set("budget", options.budget)
            .may_make("id")
    }

    /// Solves A x = b, or A^T x = b, by a factorisation: any number of right-hand sides of n values, one after the other. Nothing is refined or judged: the operation residual does that.
    pub fn factor_solve(
        &mut self,
        factor: &Factor,
        b: &(impl Input + ?Sized),
        options: FactorSolveOptions<'_>,
    ) -> Result<FactorSolveDone, Error> {
        Call::new(self, "factor_solve")
            .object("factor", factor)
            .input("b", b)
            .output("x", options.x)
            .set("transposed", options.transposed)
            .run()
    }

    /// The inverse of a dense matrix; refused with status singular when 1 / cond_1(A) is below 2.2e-16. Solving with a factorisation is cheaper and more accurate than multiplying by an inverse.
    pub fn inverse(
        &mut self,
        a: &(impl Input + ?Sized),
        n: u32,
        options: InverseOptions<'_>,
    ) -> Result<InverseDone, Error> {
        Call::new(self, "inverse")
            .input("a", a)
            .set("n", n)
            .output("out", options.out)
            .set("budget", options.budget)
            .run()
    }

    /// Least squares of a dense matrix of any shape, min ||b - A x||, by Householder QR with column pivoting.
    pub fn lstsq(
        &mut self,
        a: &(impl Input + ?Sized),
        rows: u32,
        cols: u32,
        b: &(impl Input + ?Sized),
        options: LstsqOptions<'_>,
    ) -> Result<LstsqDone, Error> {
        Call::new(self, "lstsq")
            .input("a", a)
            .set("rows", rows)
            .set("cols", cols)
            .input("b", b)
            .output("x", options.x)
            .set("minimum_norm", options.minimum_norm)
            .set("tol", options.tol)
            .set("budget", options.budget)
            .run()
    }

    /// Householder QR of a dense matrix: A P = Q R.
    pub fn qr(
        &mut self,
        a: &(impl Input + ?Sized),
        rows: u32,
        cols: u32,
        options: QrOptions<'_>,
    ) -> Result<QrDone, Error> {
        Call::new(self, "qr")
            .input("a", a)
            .set("rows", rows)
            .set("cols", cols)
            .output("r", options.r)
            .maybe_object("q", options.q)
            .maybe_object("order", options.order.map(|array| array as &dyn Object))
            .set("budget", options.budget)
            .run()
    }

    /// Eigenvalues and vectors of a dense symmetric matrix.
    pub fn eigh(&mut self, a: &(impl Input + ?Sized), n: u32, options: EighOptions<'_>) -> Result<EighDone, Error> {
        Call::new(self, "eigh")
            .input("a", a)
            .set("n", n)
            .output("values", options.values)
            .maybe_object("vectors", options.vectors)
            .set("budget", options.budget)
            .run()
    }

    /// Singular values and vectors of a dense matrix: A = U diag(s) V^T, with k = min(rows, cols) values.
    pub fn svd(
        &mut self,
        a: &(impl Input + ?Sized),
        rows: u32,
        cols: u32,
        options: SvdOptions<'_>,
    ) -> Result<SvdDone, Error> {
        Call::new(self, "svd")
            .input("a", a)
            .set("rows", rows)
            .set("cols", cols)
            .output("s", options.s)
            .maybe_object("u", options.u)
            .maybe_object("v", options.v)
            .set("budget", options.budget)
            .run()
    }

    /// Copies a sparse matrix out, as compressed rows.
    pub fn csr_read(&mut self, a: &Csr, options: CsrReadOptions<'_>) -> Result<CsrReadDone, Error> {
        Call::new(self, "csr_read")
            .object("a", a)
            .output("row", options.row.map(|array| array as &dyn Object))
            .output("col", options.col.map(|array| array as &dyn Object))
            .output("val", options.val)
            .run()
    }

    /// Makes the system `id` for local answers: looks a square matrix with a nonzero diagonal and a right-hand side over once, so that a query costs what it touches and nothing that grows with n. The matrix is copied.
    pub fn local_matrix(&mut self, a: &Csr, options: LocalMatrixOptions<'_>) -> Result<Made<LocalMatrixDone>, Error> {
        Call::new(self, "local_matrix")
            .object("a", a)
            .maybe_input("b", options.b)
            .set("columns", options.columns)
            .make("id")
    }

    /// Makes the system `id` of a grid that is nowhere stored: cell (x, y, z) is row x + nx (y + ny z), coupled to its neighbours. With constant coefficients it takes no memory, so n may be larger than any.
    pub fn local_grid(
        &mut self,
        nx: u32,
        coefficients: &(impl Input + ?Sized),
        options: LocalGridOptions<'_>,
    ) -> Result<Made<LocalGridDone>, Error> {
        Call::new(self, "local_grid")
            .set("nx", nx)
            .input("coefficients", coefficients)
            .set("ny", options.ny)
            .set("nz", options.nz)
            .set("periodic", options.periodic)
            .maybe_input("b", options.b)
            .make("id")
    }

    /// Gives a system another right-hand side.
    pub fn local_rhs(&mut self, system: &dyn Object, b: &(impl Input + ?Sized)) -> Result<LocalRhsDone, Error> {
        Call::new(self, "local_rhs").object("system", system).input("b", b).run()
    }

    /// Single values of x, or functionals t^T x, of A x = b without the rest of x: by push, by walks, by walks from what a push left, or where that is cheaper by solving for all of x. Each has a bound on its error; without a gap in every row there is none, and the answer is budget.
    pub fn local_solve(
        &mut self,
        system: &dyn Object,
        index: &(impl Input + ?Sized),
        options: LocalSolveOptions<'_>,
    ) -> Result<LocalSolveDone, Error> {
        Call::new(self, "local_solve")
            .object("system", system)
            .input("index", index)
            .maybe_input("weight", options.weight)
            .maybe_input("start", options.start)
            .output("values", options.values.map(|array| array as &dyn Object))
            .output("bounds", options.bounds.map(|array| array as &dyn Object))
            .set("method", options.method.word())
            .set("tol", options.tol)
            .set("delta", options.delta)
            .set("theta", options.theta)
            .set("random", options.random)
            .set("max_work", options.max_work)
            .set("budget", options.budget)
            .run()
    }

    /// All of x, sparse, for a b of which few values are not zero, by pushing columns; or what changes in an earlier x when few values of b change. It needs a system with columns, and a bound needs a gap in every column.
    pub fn local_sparse(
        &mut self,
        system: &dyn Object,
        row: &(impl Input + ?Sized),
        change: &(impl Input + ?Sized),
        options: LocalSparseOptions<'_>,
    ) -> Result<LocalSparseDone, Error> {
        Call::new(self, "local_sparse")
            .object("system", system)
            .input("row", row)
            .input("change", change)
            .output("index", options.index.map(|array| array as &dyn Object))
            .output("values", options.values.map(|array| array as &dyn Object))
            .maybe_object("x", options.x.map(|array| array as &dyn Object))
            .set("tol", options.tol)
            .set("theta", options.theta)
            .set("max_work", options.max_work)
            .set("budget", options.budget)
            .run()
    }

    /// Makes the graph `id` from the weights of its links, a_ij >= 0 from node i to node j. A node without links (dangling) passes on to where jumps go, as in networkx. The matrix is copied, by links from and to each node.
    pub fn graph(&mut self, a: &Csr) -> Result<Made<GraphDone>, Error> {
        Call::new(self, "graph").object("a", a).make("id")
    }

    /// PageRank of every node, by power iteration until ||error||_1 <= tol.
    pub fn pagerank(&mut self, graph: &dyn Object, options: PagerankOptions<'_>) -> Result<PagerankDone, Error> {
        Call::new(self, "pagerank")
            .object("graph", graph)
            .maybe_input("seed", options.seed)
            .maybe_input("weight", options.weight)
            .output("x", options.x.map(|array| array as &dyn Object))
            .set("damping", options.damping)
            .set("tol", options.tol)
            .set("max_iter", options.max_iter)
            .set("budget", options.budget)
            .run()
    }

    /// PageRank of a set of seeds without the rest of the graph, by forward push: the nodes that count, from the largest. Every value is at most the true one but for rounding, and all together they are off by at most bound.
    pub fn ppr(
        &mut self,
        graph: &dyn Object,
        seed: &(impl Input + ?Sized),
        options: PprOptions<'_>,
    ) -> Result<PprDone, Error> {
        Call::new(self, "ppr")
            .object("graph", graph)
            .input("seed", seed)
            .maybe_input("weight", options.weight)
            .output("index", options.index.map(|array| array as &dyn Object))
            .output("values", options.values.map(|array| array as &dyn Object))
            .set("top", options.top)
            .set("damping", options.damping)
            .set("tol", options.tol)
            .set("theta", options.theta)
            .set("max_work", options.max_work)
            .set("budget", options.budget)
            .run()
    }

    /// PageRank of one node for one seed, without the rest of the graph: by pushing back from the node, and walks from the seed.
    pub fn ppr_pair(
        &mut self,
        graph: &dyn Object,
        seed: u32,
        target: u32,
        options: PprPairOptions,
    ) -> Result<PprPairDone, Error> {
        Call::new(self, "ppr_pair")
            .object("graph", graph)
            .set("seed", seed)
            .set("target", target)
            .set("method", options.method.word())
            .set("damping", options.damping)
            .set("tol", options.tol)
            .set("delta", options.delta)
            .set("random", options.random)
            .set("max_work", options.max_work)
            .set("budget", options.budget)
            .run()
    }
}

/// The kernels.
#[allow(clippy::too_many_arguments)]
impl Instance {
    /// Kernel: Sum of x.
    pub fn sum<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(0, x)
    }

    /// Kernel: Dot product of x and y; of i8 exact.
    pub fn dot<T: Element>(&mut self, x: &Array<T>, y: &Array<T>) -> Result<T::Score, Error> {
        self.call_reduce2(1, x, y)
    }

    /// Kernel: Euclidean norm of x, safe against overflow and underflow of the squares.
    pub fn nrm2<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(2, x)
    }

    /// Kernel: y\[i\] += alpha * x\[i\]. x may be y itself.
    pub fn axpy<T: Real>(&mut self, alpha: T, x: &Array<T>, y: &Array<T>) -> Result<(), Error> {
        self.call_axpy(3, alpha, x, y)
    }

    /// Kernel: x\[i\] *= alpha.
    pub fn scale<T: Real>(&mut self, alpha: T, x: &Array<T>) -> Result<(), Error> {
        self.call_scale(4, alpha, x)
    }

    /// Kernel: out\[i\] = x\[i\] + y\[i\]. out may be x or y itself.
    pub fn add<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(5, x, y, out)
    }

    /// Kernel: out\[i\] = x\[i\] * y\[i\]. out may be x or y itself.
    pub fn mul<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(6, x, y, out)
    }

    /// Kernel: Squared Euclidean distance of x and y; of i8 exact.
    pub fn l2sq<T: Element>(&mut self, x: &Array<T>, y: &Array<T>) -> Result<T::Score, Error> {
        self.call_reduce2(7, x, y)
    }

    /// Kernel: Cosine similarity of x and y, in \[-1, 1\]; 0 when one of them is zero; NaN when a value is not finite.
    pub fn cosine<T: Element>(&mut self, x: &Array<T>, y: &Array<T>) -> Result<T::Score, Error> {
        self.call_reduce2(8, x, y)
    }

    /// Kernel: Bits in which x and y differ.
    pub fn hamming(&mut self, x: &Array<u8>, y: &Array<u8>) -> Result<f64, Error> {
        self.call_reduce2(9, x, y)
    }

    /// Kernel: The k largest or smallest values: best first, ties by the lower index, NaN last.
    ///
    /// - `x`: Read.
    /// - `indices`: Written.
    /// - `values`: Written; as many as `indices` holds.
    pub fn topk<T: Real>(
        &mut self,
        x: &Array<T>,
        largest: bool,
        indices: &Array<u32>,
        values: &Array<T>,
    ) -> Result<(), Error> {
        self.call_topk(10, x, largest, indices, values)
    }

    /// Kernel: Sum of |x\[i\]|.
    pub fn asum<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(11, x)
    }

    /// Kernel: Largest |x\[i\]|; 0 for n = 0; NaN when one is NaN.
    pub fn amax<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(12, x)
    }

    /// Kernel: Smallest x\[i\]; infinity for n = 0; NaN when one is NaN.
    pub fn min<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(13, x)
    }

    /// Kernel: Largest x\[i\]; -infinity for n = 0; NaN when one is NaN.
    pub fn max<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(14, x)
    }

    /// Kernel: The first place of the smallest value, or of a NaN. Refused for n = 0.
    pub fn argmin<T: Real>(&mut self, x: &Array<T>) -> Result<usize, Error> {
        self.call_place(15, x)
    }

    /// Kernel: The first place of the largest value, or of a NaN. Refused for n = 0.
    pub fn argmax<T: Real>(&mut self, x: &Array<T>) -> Result<usize, Error> {
        self.call_place(16, x)
    }

    /// Kernel: Mean of x; NaN for n = 0.
    pub fn mean<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(17, x)
    }

    /// Kernel: Variance of x as a whole population (divided by n); NaN for n = 0.
    pub fn variance<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(18, x)
    }

    /// Kernel: How many x\[i\] are NaN or greater than eps in magnitude.
    pub fn count_nonzero<T: Real>(&mut self, eps: T, x: &Array<T>) -> Result<usize, Error> {
        self.call_count(19, eps, x)
    }

    /// Kernel: Sum of x as if in twice the precision (Sum2: Kahan's sum as Neumaier mended it).
    pub fn sum2<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(20, x)
    }

    /// Kernel: Dot product as if in twice the precision (Dot2).
    pub fn dot2<T: Real>(&mut self, x: &Array<T>, y: &Array<T>) -> Result<T, Error> {
        self.call_reduce2(21, x, y)
    }

    /// Kernel: out\[i\] = alpha * x\[i\] + beta * y\[i\]. out may be x or y itself.
    pub fn axpby<T: Real>(
        &mut self,
        alpha: T,
        beta: T,
        x: &Array<T>,
        y: &Array<T>,
        out: &Array<T>,
    ) -> Result<(), Error> {
        self.call_map2ab(22, alpha, beta, x, y, out)
    }

    /// Kernel: out\[i\] = x\[i\] - y\[i\]. out may be x or y itself.
    pub fn sub<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(23, x, y, out)
    }

    /// Kernel: out\[i\] = x\[i\] / y\[i\]. out may be x or y itself.
    pub fn div<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(24, x, y, out)
    }

    /// Kernel: out\[i\] = |x\[i\]|. out may be x itself.
    pub fn abs<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(25, x, out)
    }

    /// Kernel: out\[i\] = -x\[i\]. out may be x itself.
    pub fn neg<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(26, x, out)
    }

    /// Kernel: out\[i\] = the value nearest to x\[i\] between low and high; NaN stays NaN. out may be x itself.
    pub fn clamp<T: Real>(&mut self, low: T, high: T, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_clamp(27, low, high, x, out)
    }

    /// Kernel: out\[i\] = the square root of x\[i\], correctly rounded; NaN below zero. out may be x itself.
    pub fn sqrt<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(28, x, out)
    }

    /// Kernel: out\[i\] = x\[i + 1\] - x\[i\]: one value less than x has.
    ///
    /// - `x`: Read.
    /// - `out`: Written; one less than `x` holds.
    pub fn diff<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_diff(29, x, out)
    }

    /// Kernel: out\[i\] = e^x\[i\], within 2 ULP. out may be x itself.
    pub fn exp<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(30, x, out)
    }

    /// Kernel: out\[i\] = the natural logarithm of x\[i\], within 2 ULP. out may be x itself.
    pub fn log<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(31, x, out)
    }

    /// Kernel: out\[i\] = tanh x\[i\], within 2 ULP. out may be x itself.
    pub fn tanh<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(32, x, out)
    }

    /// Kernel: out\[i\] = erf x\[i\], within 2 ULP. out may be x itself.
    pub fn erf<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(33, x, out)
    }

    /// Kernel: out\[i\] = 1 / (1 + e^-x\[i\]). out may be x itself.
    pub fn sigmoid<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(34, x, out)
    }

    /// Kernel: out\[i\] = x\[i\] above zero, else 0; NaN stays NaN. out may be x itself.
    pub fn relu<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(35, x, out)
    }

    /// Kernel: out\[i\] = x\[i\] above zero, else alpha * x\[i\]. out may be x itself.
    pub fn leaky_relu<T: Real>(&mut self, alpha: T, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1a(36, alpha, x, out)
    }

    /// Kernel: out\[i\] = x\[i\] * Phi(x\[i\]), by erf. out may be x itself.
    pub fn gelu<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(37, x, out)
    }

    /// Kernel: out\[i\] = x\[i\] / 2 * (1 + tanh(sqrt(2 / pi) * (x\[i\] + 0.044715 * x\[i\]^3))). out may be x itself.
    pub fn gelu_tanh<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(38, x, out)
    }

    /// Kernel: out\[i\] = x\[i\] * sigmoid(x\[i\]). out may be x itself.
    pub fn silu<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(39, x, out)
    }

    /// Kernel: out\[i\] = log(1 + e^x\[i\]). out may be x itself.
    pub fn softplus<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(40, x, out)
    }

    /// Kernel: out\[i\] = y\[i\] * tanh'(x\[i\]): the gradient, x the input of tanh, y the gradient of its output. out may be x or y itself.
    pub fn tanh_backward<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(41, x, y, out)
    }

    /// Kernel: out\[i\] = y\[i\] * sigmoid'(x\[i\]). out may be x or y itself.
    pub fn sigmoid_backward<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(42, x, y, out)
    }

    /// Kernel: out\[i\] = y\[i\] * relu'(x\[i\]), 0 at 0. out may be x or y itself.
    pub fn relu_backward<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(43, x, y, out)
    }

    /// Kernel: out\[i\] = y\[i\] above zero, else alpha * y\[i\], by the sign of x\[i\]. out may be x or y itself.
    pub fn leaky_relu_backward<T: Real>(
        &mut self,
        alpha: T,
        x: &Array<T>,
        y: &Array<T>,
        out: &Array<T>,
    ) -> Result<(), Error> {
        self.call_map2a(44, alpha, x, y, out)
    }

    /// Kernel: out\[i\] = y\[i\] * gelu'(x\[i\]). out may be x or y itself.
    pub fn gelu_backward<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(45, x, y, out)
    }

    /// Kernel: out\[i\] = y\[i\] * gelu_tanh'(x\[i\]). out may be x or y itself.
    pub fn gelu_tanh_backward<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(46, x, y, out)
    }

    /// Kernel: out\[i\] = y\[i\] * silu'(x\[i\]). out may be x or y itself.
    pub fn silu_backward<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(47, x, y, out)
    }

    /// Kernel: out\[i\] = y\[i\] * sigmoid(x\[i\]). out may be x or y itself.
    pub fn softplus_backward<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(48, x, y, out)
    }

    /// Kernel: Every row divided by its Euclidean norm; a row of zeros stays. out may be x itself.
    ///
    /// - `x`: Read; `rows` x `cols`, a row every `stride` values.
    /// - `out`: Written; `rows` x `cols`, a row every `stride` values.
    /// - `stride`: Values from one row to the next; when left out `cols`.
    pub fn normalize<T: Real>(
        &mut self,
        x: &Array<T>,
        out: &Array<T>,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        self.call_rows1(49, x, out, rows, cols, stride)
    }

    /// Kernel: Every row as e^x over the sum of e^x, shifted by its largest value. out may be x itself.
    ///
    /// - `x`: Read; `rows` x `cols`, a row every `stride` values.
    /// - `out`: Written; `rows` x `cols`, a row every `stride` values.
    /// - `stride`: Values from one row to the next; when left out `cols`.
    pub fn softmax<T: Real>(
        &mut self,
        x: &Array<T>,
        out: &Array<T>,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        self.call_rows1(50, x, out, rows, cols, stride)
    }

    /// Kernel: out\[r\] = the logarithm of the sum of e^x over row r.
    ///
    /// - `x`: Read; len(`out`) x `cols`, a row every `stride` values.
    /// - `out`: Written.
    /// - `stride`: Values from one row to the next; when left out `cols`.
    pub fn logsumexp<T: Real>(
        &mut self,
        x: &Array<T>,
        out: &Array<T>,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        self.call_fold_rows(51, x, out, cols, stride)
    }

    /// Kernel: Every row as gamma * (x - mean) / sqrt(variance + eps) + beta; gamma and beta may be NULL. out may be x itself.
    ///
    /// - `x`: Read; `rows` x `cols`, a row every `stride` values.
    /// - `gamma`: Read; may be left out; `cols` values.
    /// - `beta`: Read; may be left out; `cols` values.
    /// - `out`: Written; `rows` x `cols`, a row every `stride` values.
    /// - `stride`: Values from one row to the next; when left out `cols`.
    pub fn layernorm<T: Real>(
        &mut self,
        x: &Array<T>,
        gamma: Option<&Array<T>>,
        beta: Option<&Array<T>>,
        eps: T,
        out: &Array<T>,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        self.call_layernorm(52, x, gamma, beta, eps, out, rows, cols, stride)
    }

    /// Kernel: Every row as gamma * x / sqrt(mean of x^2 + eps); gamma may be NULL. out may be x itself.
    ///
    /// - `x`: Read; `rows` x `cols`, a row every `stride` values.
    /// - `gamma`: Read; may be left out; `cols` values.
    /// - `out`: Written; `rows` x `cols`, a row every `stride` values.
    /// - `stride`: Values from one row to the next; when left out `cols`.
    pub fn rmsnorm<T: Real>(
        &mut self,
        x: &Array<T>,
        gamma: Option<&Array<T>>,
        eps: T,
        out: &Array<T>,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        self.call_rmsnorm(53, x, gamma, eps, out, rows, cols, stride)
    }

    /// Kernel: Rotary position embedding: row r is position + r, pair i turns by (position + r) * base^(-2i / cols); a pair is (2i, 2i + 1) when interleaved, else (i, i + cols / 2). out may be x itself.
    ///
    /// - `x`: Read; `rows` x `cols`, a row every `stride` values.
    /// - `out`: Written; `rows` x `cols`, a row every `stride` values.
    /// - `stride`: Values from one row to the next; when left out `cols`.
    pub fn rope<T: Real>(
        &mut self,
        x: &Array<T>,
        out: &Array<T>,
        position: u32,
        base: f64,
        interleaved: bool,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        self.call_rope(54, x, out, position, base, interleaved, rows, cols, stride)
    }

    /// Kernel: out = silu(x) * y. out may be x or y itself.
    ///
    /// - `x`: Read; `rows` x `cols`, a row every `stride` values.
    /// - `y`: Read; `rows` x `cols`, a row every `stride` values.
    /// - `out`: Written; `rows` x `cols`, a row every `stride` values.
    /// - `stride`: Values from one row to the next; when left out `cols`.
    pub fn swiglu<T: Real>(
        &mut self,
        x: &Array<T>,
        y: &Array<T>,
        out: &Array<T>,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        self.call_rows2(55, x, y, out, rows, cols, stride)
    }

    /// Kernel: Sum of |x\[i\] - y\[i\]|.
    pub fn l1<T: Real>(&mut self, x: &Array<T>, y: &Array<T>) -> Result<T, Error> {
        self.call_reduce2(56, x, y)
    }

    /// Kernel: One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.
    ///
    /// - `metric`: One of dot, l2sq, cosine, l1, hamming, jaccard.
    /// - `q`: Read.
    /// - `x`: Read; len(`out`) x len(`q`), a row every `stride` values.
    /// - `out`: Written.
    /// - `stride`: Values from one row to the next; when left out len(`q`).
    pub fn distances<T: Element>(
        &mut self,
        metric: Metric,
        q: &Array<T>,
        x: &Array<T>,
        out: &Array<T::Score>,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        self.call_distances(57, metric, q, x, out, stride)
    }

    /// Kernel: The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last.
    ///
    /// - `metric`: One of dot, l2sq, cosine, l1, hamming, jaccard.
    /// - `q`: Read; at least `queries` * `cols` values.
    /// - `x`: Read; `rows` x `cols`, a row every `stride` values.
    /// - `indices`: Written; at least `queries` * `k` values.
    /// - `scores`: Written; at least `queries` * `k` values.
    /// - `stride`: Values from one row to the next; when left out `cols`.
    pub fn search<T: Element>(
        &mut self,
        metric: Metric,
        q: &Array<T>,
        x: &Array<T>,
        indices: &Array<u32>,
        scores: &Array<T::Score>,
        queries: usize,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
        k: usize,
    ) -> Result<(), Error> {
        self.call_search(58, metric, q, x, indices, scores, queries, rows, cols, stride, k)
    }

    /// Kernel: The indices that sort x: ascending, ties in their order, NaN last.
    ///
    /// - `x`: Read.
    /// - `indices`: Written; as many as `x` holds.
    pub fn argsort<T: Real>(&mut self, x: &Array<T>, indices: &Array<u32>) -> Result<(), Error> {
        self.call_argsort(59, x, indices)
    }

    /// Kernel: out\[i\] = x\[i\] and y\[i\]. out may be x or y itself.
    pub fn bit_and(&mut self, x: &Array<u8>, y: &Array<u8>, out: &Array<u8>) -> Result<(), Error> {
        self.call_map2(60, x, y, out)
    }

    /// Kernel: out\[i\] = x\[i\] or y\[i\]. out may be x or y itself.
    pub fn bit_or(&mut self, x: &Array<u8>, y: &Array<u8>, out: &Array<u8>) -> Result<(), Error> {
        self.call_map2(61, x, y, out)
    }

    /// Kernel: out\[i\] = x\[i\] exclusive or y\[i\]. out may be x or y itself.
    pub fn bit_xor(&mut self, x: &Array<u8>, y: &Array<u8>, out: &Array<u8>) -> Result<(), Error> {
        self.call_map2(62, x, y, out)
    }

    /// Kernel: Bits of x that are set.
    pub fn popcount(&mut self, x: &Array<u8>) -> Result<f64, Error> {
        self.call_reduce1(63, x)
    }

    /// Kernel: Bits set in both over bits set in one or both; 1 when none is.
    pub fn jaccard(&mut self, x: &Array<u8>, y: &Array<u8>) -> Result<f64, Error> {
        self.call_reduce2(64, x, y)
    }

    /// Kernel: y = alpha op(A) x + beta y for an m x n matrix A.
    ///
    /// - `a`: Read; `m` x `n`, a row every `lda` values.
    /// - `lda`: Values from one row to the next; when left out `n`.
    /// - `x`: Read; `n` values, `m` with `trans`.
    /// - `y`: Read and written; `m` values, `n` with `trans`.
    pub fn gemv<T: Real>(
        &mut self,
        trans: bool,
        m: usize,
        n: usize,
        alpha: T,
        a: &Array<T>,
        lda: Option<usize>,
        x: &Array<T>,
        beta: T,
        y: &Array<T>,
    ) -> Result<(), Error> {
        self.call_gemv(65, trans, m, n, alpha, a, lda, x, beta, y)
    }

    /// Kernel: C = alpha op(A) op(B) + beta C; op(A) is m x k, op(B) k x n. work holds at least vs_gemm_work values.
    ///
    /// - `a`: Read; `m` x `k`, `k` x `m` with `trans_a`, a row every `lda` values.
    /// - `lda`: Values from one row to the next; when left out `k`, `m` with `trans_a`.
    /// - `b`: Read; `k` x `n`, `n` x `k` with `trans_b`, a row every `ldb` values.
    /// - `ldb`: Values from one row to the next; when left out `n`, `k` with `trans_b`.
    /// - `c`: Read and written; `m` x `n`, a row every `ldc` values.
    /// - `ldc`: Values from one row to the next; when left out `n`.
    /// - `work`: Scratch; the kernel's sentence says how long.
    pub fn gemm<T: Real>(
        &mut self,
        trans_a: bool,
        trans_b: bool,
        m: usize,
        n: usize,
        k: usize,
        alpha: T,
        a: &Array<T>,
        lda: Option<usize>,
        b: &Array<T>,
        ldb: Option<usize>,
        beta: T,
        c: &Array<T>,
        ldc: Option<usize>,
        work: &Array<T>,
    ) -> Result<(), Error> {
        self.call_gemm(66, trans_a, trans_b, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work)
    }

    /// Kernel: B = A transposed, A being m x n.
    ///
    /// - `a`: Read; `m` x `n`, a row every `lda` values.
    /// - `lda`: Values from one row to the next; when left out `n`.
    /// - `b`: Written; `n` x `m`, a row every `ldb` values.
    /// - `ldb`: Values from one row to the next; when left out `m`.
    pub fn transpose<T: Real>(
        &mut self,
        m: usize,
        n: usize,
        a: &Array<T>,
        lda: Option<usize>,
        b: &Array<T>,
        ldb: Option<usize>,
    ) -> Result<(), Error> {
        self.call_transpose(67, m, n, a, lda, b, ldb)
    }

    /// Kernel: C = alpha op(A) op(A)^T + beta C, one triangle of the n x n matrix C; op(A) is n x k. work as for gemm of n, n, k.
    ///
    /// - `a`: Read; `n` x `k`, `k` x `n` with `trans`, a row every `lda` values.
    /// - `lda`: Values from one row to the next; when left out `k`, `n` with `trans`.
    /// - `c`: Read and written; `n` x `n`, a row every `ldc` values.
    /// - `ldc`: Values from one row to the next; when left out `n`.
    /// - `work`: Scratch; the kernel's sentence says how long.
    pub fn syrk<T: Real>(
        &mut self,
        lower: bool,
        trans: bool,
        n: usize,
        k: usize,
        alpha: T,
        a: &Array<T>,
        lda: Option<usize>,
        beta: T,
        c: &Array<T>,
        ldc: Option<usize>,
        work: &Array<T>,
    ) -> Result<(), Error> {
        self.call_syrk(68, lower, trans, n, k, alpha, a, lda, beta, c, ldc, work)
    }

    /// Kernel: Solves op(A) X = alpha B, or X op(A) = alpha B when right, for a triangular A, in place of the m x n matrix B. work holds at least vs_trsm_work values.
    ///
    /// - `a`: Read; `m` x `m`, `n` x `n` with `right`, a row every `lda` values.
    /// - `lda`: Values from one row to the next; when left out `m`, `n` with `right`.
    /// - `b`: Read and written; `m` x `n`, a row every `ldb` values.
    /// - `ldb`: Values from one row to the next; when left out `n`.
    /// - `work`: Scratch; the kernel's sentence says how long.
    pub fn trsm<T: Real>(
        &mut self,
        right: bool,
        lower: bool,
        trans: bool,
        unit: bool,
        m: usize,
        n: usize,
        alpha: T,
        a: &Array<T>,
        lda: Option<usize>,
        b: &Array<T>,
        ldb: Option<usize>,
        work: &Array<T>,
    ) -> Result<(), Error> {
        self.call_trsm(69, right, lower, trans, unit, m, n, alpha, a, lda, b, ldb, work)
    }

    /// Kernel: y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is not x.
    ///
    /// - `row_ptr`: Read; one more than `y` holds.
    /// - `col`: Read; at least as many as the last value of `row_ptr` says.
    /// - `val`: Read; at least as many as the last value of `row_ptr` says.
    /// - `x`: Read.
    /// - `y`: Written.
    pub fn spmv<T: Real>(
        &mut self,
        row_ptr: &Array<u32>,
        col: &Array<u32>,
        val: &Array<T>,
        x: &Array<T>,
        y: &Array<T>,
    ) -> Result<(), Error> {
        self.call_spmv(70, row_ptr, col, val, x, y)
    }

    /// Kernel: y = A^T x for a matrix in compressed rows.
    ///
    /// - `row_ptr`: Read; one more than `x` holds.
    /// - `col`: Read; at least as many as the last value of `row_ptr` says.
    /// - `val`: Read; at least as many as the last value of `row_ptr` says.
    /// - `x`: Read.
    /// - `y`: Written.
    pub fn spmv_t<T: Real>(
        &mut self,
        row_ptr: &Array<u32>,
        col: &Array<u32>,
        val: &Array<T>,
        x: &Array<T>,
        y: &Array<T>,
    ) -> Result<(), Error> {
        self.call_spmv_t(71, row_ptr, col, val, x, y)
    }

    /// Kernel: y\[i\] = row subset\[i\] of A times x.
    ///
    /// - `row_ptr`: Read; `rows` + 1 values.
    /// - `col`: Read; at least as many as the last value of `row_ptr` says.
    /// - `val`: Read; at least as many as the last value of `row_ptr` says.
    /// - `subset`: Read.
    /// - `x`: Read.
    /// - `y`: Written; as many as `subset` holds.
    pub fn spmv_rows<T: Real>(
        &mut self,
        rows: usize,
        row_ptr: &Array<u32>,
        col: &Array<u32>,
        val: &Array<T>,
        subset: &Array<u32>,
        x: &Array<T>,
        y: &Array<T>,
    ) -> Result<(), Error> {
        self.call_spmv_rows(72, rows, row_ptr, col, val, subset, x, y)
    }

    /// Kernel: C = A B for a row-major B of n columns.
    ///
    /// - `row_ptr`: Read; `rows` + 1 values.
    /// - `col`: Read; at least as many as the last value of `row_ptr` says.
    /// - `val`: Read; at least as many as the last value of `row_ptr` says.
    /// - `b`: Read; `cols` x `n`, a row every `ldb` values.
    /// - `ldb`: Values from one row to the next; when left out `n`.
    /// - `c`: Written; `rows` x `n`, a row every `ldc` values.
    /// - `ldc`: Values from one row to the next; when left out `n`.
    pub fn spmm<T: Real>(
        &mut self,
        rows: usize,
        cols: usize,
        row_ptr: &Array<u32>,
        col: &Array<u32>,
        val: &Array<T>,
        n: usize,
        b: &Array<T>,
        ldb: Option<usize>,
        c: &Array<T>,
        ldc: Option<usize>,
    ) -> Result<(), Error> {
        self.call_spmm(73, rows, cols, row_ptr, col, val, n, b, ldb, c, ldc)
    }

    /// Kernel: out\[v\] = how often v occurs in x; every v must be below bins.
    ///
    /// - `x`: Read.
    /// - `out`: Written.
    pub fn bincount(&mut self, x: &Array<u32>, out: &Array<u32>) -> Result<(), Error> {
        self.call_histogram(74, x, out)
    }

    /// Kernel: out\[0\] = 0, out\[i + 1\] = out\[i\] + x\[i\].
    ///
    /// - `x`: Read.
    /// - `out`: Written; one more than `x` holds.
    pub fn prefix_sum(&mut self, x: &Array<u32>, out: &Array<u32>) -> Result<(), Error> {
        self.call_prefix_sum(75, x, out)
    }

    /// Kernel: out\[i\] = x\[index\[i\]\].
    ///
    /// - `x`: Read.
    /// - `index`: Read.
    /// - `out`: Written; as many as `index` holds.
    pub fn gather<T: Element>(&mut self, x: &Array<T>, index: &Array<u32>, out: &Array<T>) -> Result<(), Error> {
        self.call_gather(76, x, index, out)
    }

    /// Kernel: out\[index\[i\]\] = x\[i\]; the last of equal indices stays.
    ///
    /// - `x`: Read.
    /// - `index`: Read; as many as `x` holds.
    /// - `out`: Read and written.
    pub fn scatter<T: Element>(&mut self, x: &Array<T>, index: &Array<u32>, out: &Array<T>) -> Result<(), Error> {
        self.call_scatter(77, x, index, out)
    }

    fn call_reduce1<T: Element>(&mut self, kernel: usize, x: &Array<T>) -> Result<T::Score, Error> {
        self.mine(x)?;

        self.link.kernel::<T, _, T::Score>(kernel, (at(x), len(x)))
    }

    fn call_reduce2<T: Element>(&mut self, kernel: usize, x: &Array<T>, y: &Array<T>) -> Result<T::Score, Error> {
        self.mine(x)?;
        self.mine(y)?;
        exactly("y", y, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, T::Score>(kernel, (at(x), at(y), len(x)))
    }

    fn call_axpy<T: Element>(&mut self, kernel: usize, alpha: T, x: &Array<T>, y: &Array<T>) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(y)?;
        exactly("y", y, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (alpha.pass(), at(x), at(y), len(x))).and_then(done)
    }

    fn call_scale<T: Element>(&mut self, kernel: usize, alpha: T, x: &Array<T>) -> Result<(), Error> {
        self.mine(x)?;

        self.link.kernel::<T, _, i32>(kernel, (alpha.pass(), at(x), len(x))).and_then(done)
    }

    fn call_map2<T: Element>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        y: &Array<T>,
        out: &Array<T>,
    ) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(y)?;
        self.mine(out)?;
        exactly("y", y, x.len, "as many as x holds")?;
        exactly("out", out, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (at(x), at(y), at(out), len(x))).and_then(done)
    }

    fn call_topk<T: Element>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        largest: bool,
        indices: &Array<u32>,
        values: &Array<T>,
    ) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(indices)?;
        self.mine(values)?;
        exactly("values", values, indices.len, "as many as indices holds")?;

        self.link
            .kernel::<T, _, i32>(kernel, (at(x), u32::from(largest), at(indices), at(values), len(x), len(indices)))
            .and_then(done)
    }

    fn call_place<T: Element>(&mut self, kernel: usize, x: &Array<T>) -> Result<usize, Error> {
        self.mine(x)?;

        self.link.kernel::<T, _, i32>(kernel, (at(x), len(x))).and_then(counted)
    }

    fn call_count<T: Element>(&mut self, kernel: usize, eps: T, x: &Array<T>) -> Result<usize, Error> {
        self.mine(x)?;

        self.link.kernel::<T, _, i32>(kernel, (eps.pass(), at(x), len(x))).and_then(counted)
    }

    fn call_map2ab<T: Element>(
        &mut self,
        kernel: usize,
        alpha: T,
        beta: T,
        x: &Array<T>,
        y: &Array<T>,
        out: &Array<T>,
    ) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(y)?;
        self.mine(out)?;
        exactly("y", y, x.len, "as many as x holds")?;
        exactly("out", out, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (alpha.pass(), beta.pass(), at(x), at(y), at(out), len(x))).and_then(done)
    }

    fn call_map1<T: Element>(&mut self, kernel: usize, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(out)?;
        exactly("out", out, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (at(x), at(out), len(x))).and_then(done)
    }

    fn call_clamp<T: Element>(
        &mut self,
        kernel: usize,
        low: T,
        high: T,
        x: &Array<T>,
        out: &Array<T>,
    ) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(out)?;
        exactly("out", out, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (low.pass(), high.pass(), at(x), at(out), len(x))).and_then(done)
    }

    fn call_diff<T: Element>(&mut self, kernel: usize, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(out)?;
        exactly("out", out, x.len.saturating_sub(1), "one less than x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (at(x), at(out), len(x))).and_then(done)
    }

    fn call_map1a<T: Element>(&mut self, kernel: usize, alpha: T, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(out)?;
        exactly("out", out, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (alpha.pass(), at(x), at(out), len(x))).and_then(done)
    }

    fn call_map2a<T: Element>(
        &mut self,
        kernel: usize,
        alpha: T,
        x: &Array<T>,
        y: &Array<T>,
        out: &Array<T>,
    ) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(y)?;
        self.mine(out)?;
        exactly("y", y, x.len, "as many as x holds")?;
        exactly("out", out, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (alpha.pass(), at(x), at(y), at(out), len(x))).and_then(done)
    }

    fn call_rows1<T: Element>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        out: &Array<T>,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        let stride = stride.unwrap_or(cols);
        self.mine(x)?;
        self.mine(out)?;
        matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;
        matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (at(x), at(out), size("rows", rows)?, size("cols", cols)?, size("stride", stride)?),
            )
            .and_then(done)
    }

    fn call_fold_rows<T: Element>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        out: &Array<T>,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        let stride = stride.unwrap_or(cols);
        self.mine(x)?;
        self.mine(out)?;
        matrix("x", x, out.len, cols, "stride", stride, "len(out) x cols, a row every stride values")?;

        self.link
            .kernel::<T, _, i32>(kernel, (at(x), at(out), len(out), size("cols", cols)?, size("stride", stride)?))
            .and_then(done)
    }

    fn call_layernorm<T: Element>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        gamma: Option<&Array<T>>,
        beta: Option<&Array<T>>,
        eps: T,
        out: &Array<T>,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        let stride = stride.unwrap_or(cols);
        self.mine(x)?;
        if let Some(gamma) = gamma {
            self.mine(gamma)?;
        }
        if let Some(beta) = beta {
            self.mine(beta)?;
        }
        self.mine(out)?;
        matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;
        if let Some(gamma) = gamma {
            exactly("gamma", gamma, cols, "cols values")?;
        }
        if let Some(beta) = beta {
            exactly("beta", beta, cols, "cols values")?;
        }
        matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (
                    at(x),
                    gamma.map_or(0, at),
                    beta.map_or(0, at),
                    eps.pass(),
                    at(out),
                    size("rows", rows)?,
                    size("cols", cols)?,
                    size("stride", stride)?,
                ),
            )
            .and_then(done)
    }

    fn call_rmsnorm<T: Element>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        gamma: Option<&Array<T>>,
        eps: T,
        out: &Array<T>,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        let stride = stride.unwrap_or(cols);
        self.mine(x)?;
        if let Some(gamma) = gamma {
            self.mine(gamma)?;
        }
        self.mine(out)?;
        matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;
        if let Some(gamma) = gamma {
            exactly("gamma", gamma, cols, "cols values")?;
        }
        matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (
                    at(x),
                    gamma.map_or(0, at),
                    eps.pass(),
                    at(out),
                    size("rows", rows)?,
                    size("cols", cols)?,
                    size("stride", stride)?,
                ),
            )
            .and_then(done)
    }

    fn call_rope<T: Element>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        out: &Array<T>,
        position: u32,
        base: f64,
        interleaved: bool,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        let stride = stride.unwrap_or(cols);
        self.mine(x)?;
        self.mine(out)?;
        matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;
        matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (
                    at(x),
                    at(out),
                    position,
                    base,
                    u32::from(interleaved),
                    size("rows", rows)?,
                    size("cols", cols)?,
                    size("stride", stride)?,
                ),
            )
            .and_then(done)
    }

    fn call_rows2<T: Element>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        y: &Array<T>,
        out: &Array<T>,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        let stride = stride.unwrap_or(cols);
        self.mine(x)?;
        self.mine(y)?;
        self.mine(out)?;
        matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;
        matrix("y", y, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;
        matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (at(x), at(y), at(out), size("rows", rows)?, size("cols", cols)?, size("stride", stride)?),
            )
            .and_then(done)
    }

    fn call_distances<T: Element>(
        &mut self,
        kernel: usize,
        metric: Metric,
        q: &Array<T>,
        x: &Array<T>,
        out: &Array<T::Score>,
        stride: Option<usize>,
    ) -> Result<(), Error> {
        let stride = stride.unwrap_or(q.len);
        self.mine(q)?;
        self.mine(x)?;
        self.mine(out)?;
        matrix("x", x, out.len, q.len, "stride", stride, "len(out) x len(q), a row every stride values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (metric as u32, at(q), at(x), at(out), len(out), len(q), size("stride", stride)?),
            )
            .and_then(done)
    }

    fn call_search<T: Element>(
        &mut self,
        kernel: usize,
        metric: Metric,
        q: &Array<T>,
        x: &Array<T>,
        indices: &Array<u32>,
        scores: &Array<T::Score>,
        queries: usize,
        rows: usize,
        cols: usize,
        stride: Option<usize>,
        k: usize,
    ) -> Result<(), Error> {
        let stride = stride.unwrap_or(cols);
        self.mine(q)?;
        self.mine(x)?;
        self.mine(indices)?;
        self.mine(scores)?;
        least("q", q, queries.saturating_mul(cols), "at least queries * cols values")?;
        matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")?;
        least("indices", indices, queries.saturating_mul(k), "at least queries * k values")?;
        least("scores", scores, queries.saturating_mul(k), "at least queries * k values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (
                    metric as u32,
                    at(q),
                    at(x),
                    at(indices),
                    at(scores),
                    size("queries", queries)?,
                    size("rows", rows)?,
                    size("cols", cols)?,
                    size("stride", stride)?,
                    size("k", k)?,
                ),
            )
            .and_then(done)
    }

    fn call_argsort<T: Element>(&mut self, kernel: usize, x: &Array<T>, indices: &Array<u32>) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(indices)?;
        exactly("indices", indices, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (at(x), at(indices), len(x))).and_then(done)
    }

    fn call_gemv<T: Element>(
        &mut self,
        kernel: usize,
        trans: bool,
        m: usize,
        n: usize,
        alpha: T,
        a: &Array<T>,
        lda: Option<usize>,
        x: &Array<T>,
        beta: T,
        y: &Array<T>,
    ) -> Result<(), Error> {
        let lda = lda.unwrap_or(n);
        self.mine(a)?;
        self.mine(x)?;
        self.mine(y)?;
        matrix("a", a, m, n, "lda", lda, "m x n, a row every lda values")?;
        exactly("x", x, if trans { m } else { n }, "n values, m with trans")?;
        exactly("y", y, if trans { n } else { m }, "m values, n with trans")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (
                    u32::from(trans),
                    size("m", m)?,
                    size("n", n)?,
                    alpha.pass(),
                    at(a),
                    size("lda", lda)?,
                    at(x),
                    beta.pass(),
                    at(y),
                ),
            )
            .and_then(done)
    }

    fn call_gemm<T: Element>(
        &mut self,
        kernel: usize,
        trans_a: bool,
        trans_b: bool,
        m: usize,
        n: usize,
        k: usize,
        alpha: T,
        a: &Array<T>,
        lda: Option<usize>,
        b: &Array<T>,
        ldb: Option<usize>,
        beta: T,
        c: &Array<T>,
        ldc: Option<usize>,
        work: &Array<T>,
    ) -> Result<(), Error> {
        let lda = lda.unwrap_or(if trans_a { m } else { k });
        let ldb = ldb.unwrap_or(if trans_b { k } else { n });
        let ldc = ldc.unwrap_or(n);
        self.mine(a)?;
        self.mine(b)?;
        self.mine(c)?;
        self.mine(work)?;
        matrix(
            "a",
            a,
            if trans_a { k } else { m },
            if trans_a { m } else { k },
            "lda",
            lda,
            "m x k, k x m with trans_a, a row every lda values",
        )?;
        matrix(
            "b",
            b,
            if trans_b { n } else { k },
            if trans_b { k } else { n },
            "ldb",
            ldb,
            "k x n, n x k with trans_b, a row every ldb values",
        )?;
        matrix("c", c, m, n, "ldc", ldc, "m x n, a row every ldc values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (
                    u32::from(trans_a),
                    u32::from(trans_b),
                    size("m", m)?,
                    size("n", n)?,
                    size("k", k)?,
                    alpha.pass(),
                    at(a),
                    size("lda", lda)?,
                    at(b),
                    size("ldb", ldb)?,
                    beta.pass(),
                    at(c),
                    size("ldc", ldc)?,
                    at(work),
                    len(work),
                ),
            )
            .and_then(done)
    }

    fn call_transpose<T: Element>(
        &mut self,
        kernel: usize,
        m: usize,
        n: usize,
        a: &Array<T>,
        lda: Option<usize>,
        b: &Array<T>,
        ldb: Option<usize>,
    ) -> Result<(), Error> {
        let lda = lda.unwrap_or(n);
        let ldb = ldb.unwrap_or(m);
        self.mine(a)?;
        self.mine(b)?;
        matrix("a", a, m, n, "lda", lda, "m x n, a row every lda values")?;
        matrix("b", b, n, m, "ldb", ldb, "n x m, a row every ldb values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (size("m", m)?, size("n", n)?, at(a), size("lda", lda)?, at(b), size("ldb", ldb)?),
            )
            .and_then(done)
    }

    fn call_syrk<T: Element>(
        &mut self,
        kernel: usize,
        lower: bool,
        trans: bool,
        n: usize,
        k: usize,
        alpha: T,
        a: &Array<T>,
        lda: Option<usize>,
        beta: T,
        c: &Array<T>,
        ldc: Option<usize>,
        work: &Array<T>,
    ) -> Result<(), Error> {
        let lda = lda.unwrap_or(if trans { n } else { k });
        let ldc = ldc.unwrap_or(n);
        self.mine(a)?;
        self.mine(c)?;
        self.mine(work)?;
        matrix(
            "a",
            a,
            if trans { k } else { n },
            if trans { n } else { k },
            "lda",
            lda,
            "n x k, k x n with trans, a row every lda values",
        )?;
        matrix("c", c, n, n, "ldc", ldc, "n x n, a row every ldc values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (
                    u32::from(lower),
                    u32::from(trans),
                    size("n", n)?,
                    size("k", k)?,
                    alpha.pass(),
                    at(a),
                    size("lda", lda)?,
                    beta.pass(),
                    at(c),
                    size("ldc", ldc)?,
                    at(work),
                    len(work),
                ),
            )
            .and_then(done)
    }

    fn call_trsm<T: Element>(
        &mut self,
        kernel: usize,
        right: bool,
        lower: bool,
        trans: bool,
        unit: bool,
        m: usize,
        n: usize,
        alpha: T,
        a: &Array<T>,
        lda: Option<usize>,
        b: &Array<T>,
        ldb: Option<usize>,
        work: &Array<T>,
    ) -> Result<(), Error> {
        let lda = lda.unwrap_or(if right { n } else { m });
        let ldb = ldb.unwrap_or(n);
        self.mine(a)?;
        self.mine(b)?;
        self.mine(work)?;
        matrix(
            "a",
            a,
            if right { n } else { m },
            if right { n } else { m },
            "lda",
            lda,
            "m x m, n x n with right, a row every lda values",
        )?;
        matrix("b", b, m, n, "ldb", ldb, "m x n, a row every ldb values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (
                    u32::from(right),
                    u32::from(lower),
                    u32::from(trans),
                    u32::from(unit),
                    size("m", m)?,
                    size("n", n)?,
                    alpha.pass(),
                    at(a),
                    size("lda", lda)?,
                    at(b),
                    size("ldb", ldb)?,
                    at(work),
                    len(work),
                ),
            )
            .and_then(done)
    }

    fn call_spmv<T: Element>(
        &mut self,
        kernel: usize,
        row_ptr: &Array<u32>,
        col: &Array<u32>,
        val: &Array<T>,
        x: &Array<T>,
        y: &Array<T>,
    ) -> Result<(), Error> {
        self.mine(row_ptr)?;
        self.mine(col)?;
        self.mine(val)?;
        self.mine(x)?;
        self.mine(y)?;
        exactly("row_ptr", row_ptr, y.len.saturating_add(1), "one more than y holds")?;
        least("col", col, self.last(row_ptr)?, "at least as many as the last value of row_ptr says")?;
        least("val", val, self.last(row_ptr)?, "at least as many as the last value of row_ptr says")?;

        self.link
            .kernel::<T, _, i32>(kernel, (len(y), len(x), at(row_ptr), at(col), at(val), at(x), at(y)))
            .and_then(done)
    }

    fn call_spmv_t<T: Element>(
        &mut self,
        kernel: usize,
        row_ptr: &Array<u32>,
        col: &Array<u32>,
        val: &Array<T>,
        x: &Array<T>,
        y: &Array<T>,
    ) -> Result<(), Error> {
        self.mine(row_ptr)?;
        self.mine(col)?;
        self.mine(val)?;
        self.mine(x)?;
        self.mine(y)?;
        exactly("row_ptr", row_ptr, x.len.saturating_add(1), "one more than x holds")?;
        least("col", col, self.last(row_ptr)?, "at least as many as the last value of row_ptr says")?;
        least("val", val, self.last(row_ptr)?, "at least as many as the last value of row_ptr says")?;

        self.link
            .kernel::<T, _, i32>(kernel, (len(x), len(y), at(row_ptr), at(col), at(val), at(x), at(y)))
            .and_then(done)
    }

    fn call_spmv_rows<T: Element>(
        &mut self,
        kernel: usize,
        rows: usize,
        row_ptr: &Array<u32>,
        col: &Array<u32>,
        val: &Array<T>,
        subset: &Array<u32>,
        x: &Array<T>,
        y: &Array<T>,
    ) -> Result<(), Error> {
        self.mine(row_ptr)?;
        self.mine(col)?;
        self.mine(val)?;
        self.mine(subset)?;
        self.mine(x)?;
        self.mine(y)?;
        exactly("row_ptr", row_ptr, rows.saturating_add(1), "rows + 1 values")?;
        least("col", col, self.last(row_ptr)?, "at least as many as the last value of row_ptr says")?;
        least("val", val, self.last(row_ptr)?, "at least as many as the last value of row_ptr says")?;
        exactly("y", y, subset.len, "as many as subset holds")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (size("rows", rows)?, len(x), at(row_ptr), at(col), at(val), at(subset), len(subset), at(x), at(y)),
            )
            .and_then(done)
    }

    fn call_spmm<T: Element>(
        &mut self,
        kernel: usize,
        rows: usize,
        cols: usize,
        row_ptr: &Array<u32>,
        col: &Array<u32>,
        val: &Array<T>,
        n: usize,
        b: &Array<T>,
        ldb: Option<usize>,
        c: &Array<T>,
        ldc: Option<usize>,
    ) -> Result<(), Error> {
        let ldb = ldb.unwrap_or(n);
        let ldc = ldc.unwrap_or(n);
        self.mine(row_ptr)?;
        self.mine(col)?;
        self.mine(val)?;
        self.mine(b)?;
        self.mine(c)?;
        exactly("row_ptr", row_ptr, rows.saturating_add(1), "rows + 1 values")?;
        least("col", col, self.last(row_ptr)?, "at least as many as the last value of row_ptr says")?;
        least("val", val, self.last(row_ptr)?, "at least as many as the last value of row_ptr says")?;
        matrix("b", b, cols, n, "ldb", ldb, "cols x n, a row every ldb values")?;
        matrix("c", c, rows, n, "ldc", ldc, "rows x n, a row every ldc values")?;

        self.link
            .kernel::<T, _, i32>(
                kernel,
                (
                    size("rows", rows)?,
                    size("cols", cols)?,
                    at(row_ptr),
                    at(col),
                    at(val),
                    size("n", n)?,
                    at(b),
                    size("ldb", ldb)?,
                    at(c),
                    size("ldc", ldc)?,
                ),
            )
            .and_then(done)
    }

    fn call_histogram<T: Element>(&mut self, kernel: usize, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(out)?;

        self.link.kernel::<T, _, i32>(kernel, (at(x), at(out), len(x), len(out))).and_then(done)
    }

    fn call_prefix_sum<T: Element>(&mut self, kernel: usize, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(out)?;
        exactly("out", out, x.len.saturating_add(1), "one more than x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (at(x), at(out), len(x))).and_then(done)
    }

    fn call_gather<T: Element>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        index: &Array<u32>,
        out: &Array<T>,
    ) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(index)?;
        self.mine(out)?;
        exactly("out", out, index.len, "as many as index holds")?;

        self.link.kernel::<T, _, i32>(kernel, (at(x), at(index), at(out), len(x), len(index))).and_then(done)
    }

    fn call_scatter<T: Element>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        index: &Array<u32>,
        out: &Array<T>,
    ) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(index)?;
        self.mine(out)?;
        exactly("index", index, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (at(x), at(index), at(out), len(x), len(out))).and_then(done)
    }
}
