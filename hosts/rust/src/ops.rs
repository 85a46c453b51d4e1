//! Generated from the op table by tests/in_step/rust.rs; ./build.sh gen writes it.

use crate::array::{Array, Csr, Element, Input, Object, Real};
use crate::call::{self, Call, Done};
use crate::error::Error;
use crate::instance::Instance;
use crate::kernels::{at, counted, done, exactly, least, len};
use serde::{Deserialize, Serialize};

/// The hash of the tables this file was made from.
pub const ABI: u32 = 0xe6dfd5a8;

/// The kernels' names and dtypes, in the table's order.
pub(crate) const KERNELS: &[(&str, &[&str])] = &[
    ("sum", &["f32", "f64"]),
    ("asum", &["f32", "f64"]),
    ("dot", &["f32", "f64"]),
    ("nrm2", &["f32", "f64"]),
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
    ("axpy", &["f32", "f64"]),
    ("axpby", &["f32", "f64"]),
    ("scale", &["f32", "f64"]),
    ("add", &["f32", "f64"]),
    ("sub", &["f32", "f64"]),
    ("mul", &["f32", "f64"]),
    ("div", &["f32", "f64"]),
    ("abs", &["f32", "f64"]),
    ("neg", &["f32", "f64"]),
    ("clamp", &["f32", "f64"]),
    ("sqrt", &["f32", "f64"]),
    ("diff", &["f32", "f64"]),
    ("l2sq", &["f32", "f64"]),
    ("cosine", &["f32", "f64"]),
    ("spmv", &["f32", "f64"]),
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
            Self::Host => "The module could not be found, loaded or run.",
        }
    }
}

/// One method that a solve tried.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Attempt {
    /// The method: cg, bicgstab or lu.
    #[serde(deserialize_with = "call::word")]
    pub method: String,
    /// Its preconditioner: none or jacobi.
    #[serde(deserialize_with = "call::word")]
    pub precond: String,
    /// Why the rule table chose it.
    #[serde(deserialize_with = "call::word")]
    pub why: String,
    /// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or budget.
    #[serde(deserialize_with = "call::word")]
    pub reason: String,
    /// Iterations it took; for lu the steps of refinement.
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
    /// `bicgstab`.
    Bicgstab,
    /// `lu`.
    Lu,
}

impl SolveMethod {
    /// The words of the choices.
    pub const WORDS: &'static [&'static str] = &["auto", "cg", "bicgstab", "lu"];
    /// The word that requests carry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Cg => "cg",
            Self::Bicgstab => "bicgstab",
            Self::Lu => "lu",
        }
    }
    /// The choice of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "auto" => Some(Self::Auto),
            "cg" => Some(Self::Cg),
            "bicgstab" => Some(Self::Bicgstab),
            "lu" => Some(Self::Lu),
            _ => None,
        }
    }
}

/// Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero, else none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SolvePrecond {
    /// `auto`.
    Auto,
    /// `none`.
    None,
    /// `jacobi`.
    Jacobi,
}

impl SolvePrecond {
    /// The words of the choices.
    pub const WORDS: &'static [&'static str] = &["auto", "none", "jacobi"];
    /// The word that requests carry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::None => "none",
            Self::Jacobi => "jacobi",
        }
    }
    /// The choice of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "auto" => Some(Self::Auto),
            "none" => Some(Self::None),
            "jacobi" => Some(Self::Jacobi),
            _ => None,
        }
    }
}

/// Optional arguments of [`Instance::solve`].
#[derive(Clone, Copy, Debug)]
pub struct SolveOptions<'a> {
    /// Where the solution goes, as long as A has columns.
    pub x: Option<&'a Array<f64>>,
    /// auto picks by docs/solve.md; the others run that method alone.
    pub method: SolveMethod,
    /// Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero, else none.
    pub precond: SolvePrecond,
    /// Relative tolerance on the 2-norm of the residual, 0 to 1.
    pub tol: f64,
    /// Absolute tolerance on the 2-norm of the residual.
    pub atol: f64,
    /// Most iterations of each iterative method; 0 takes 10 n and at least 1000, and with method auto no more than the next method would cost.
    pub max_iter: u32,
    /// An iterative method is called diverged when its residual has grown by this factor.
    pub divergence: f64,
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
    /// Estimate of 1 / cond_1(A) (Hager-Higham); null unless lu ran.
    pub rcond: Option<f64>,
    /// Work units of all attempts: about one multiply-add each, the same on every machine.
    pub work: u64,
    /// Every method that was tried, in order.
    pub attempts: Vec<Attempt>,
    /// The iteration of the first value of history, counted over all attempts from 0.
    pub history_from: u32,
    /// Running relative residuals, the last 256, when asked for.
    #[serde(deserialize_with = "call::numbers")]
    pub history: Vec<f64>,
    /// What x holds at the end; empty while pending.
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
    /// instance, array or csr.
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

    /// Solves A x = b for square A. `converged` is said only after ||b - A x|| <= max(tol * ||b||, atol) was recomputed from the original matrix. x is written when the solve ends, with the best that was reached; the result says by which method and why it stopped.
    pub fn solve(&mut self, a: &Csr, b: &(impl Input + ?Sized), options: SolveOptions<'_>) -> Result<SolveDone, Error> {
        Call::new(self, "solve")
            .object("a", a)
            .input("b", b)
            .output("x", options.x.map(|array| array as &dyn Object))
            .set("method", options.method.word())
            .set("precond", options.precond.word())
            .set("tol", options.tol)
            .set("atol", options.atol)
            .set("max_iter", options.max_iter)
            .set("divergence", options.divergence)
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
}

/// The kernels.
#[allow(clippy::too_many_arguments)]
impl Instance {
    /// Kernel: Sum of x.
    pub fn sum<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(0, x)
    }

    /// Kernel: Sum of |x\[i\]|.
    pub fn asum<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(1, x)
    }

    /// Kernel: Dot product of x and y.
    pub fn dot<T: Real>(&mut self, x: &Array<T>, y: &Array<T>) -> Result<T, Error> {
        self.call_reduce2(2, x, y)
    }

    /// Kernel: Euclidean norm of x, safe against overflow and underflow of the squares.
    pub fn nrm2<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(3, x)
    }

    /// Kernel: Largest |x\[i\]|; 0 for n = 0; NaN when one is NaN.
    pub fn amax<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(4, x)
    }

    /// Kernel: Smallest x\[i\]; infinity for n = 0; NaN when one is NaN.
    pub fn min<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(5, x)
    }

    /// Kernel: Largest x\[i\]; -infinity for n = 0; NaN when one is NaN.
    pub fn max<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(6, x)
    }

    /// Kernel: The first place of the smallest value, or of a NaN. Refused for n = 0.
    pub fn argmin<T: Real>(&mut self, x: &Array<T>) -> Result<usize, Error> {
        self.call_place(7, x)
    }

    /// Kernel: The first place of the largest value, or of a NaN. Refused for n = 0.
    pub fn argmax<T: Real>(&mut self, x: &Array<T>) -> Result<usize, Error> {
        self.call_place(8, x)
    }

    /// Kernel: Mean of x; NaN for n = 0.
    pub fn mean<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(9, x)
    }

    /// Kernel: Variance of x as a whole population (divided by n); NaN for n = 0.
    pub fn variance<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(10, x)
    }

    /// Kernel: How many x\[i\] are NaN or greater than eps in magnitude.
    pub fn count_nonzero<T: Real>(&mut self, eps: T, x: &Array<T>) -> Result<usize, Error> {
        self.call_count(11, eps, x)
    }

    /// Kernel: Sum of x as if in twice the precision (Sum2: Kahan's sum as Neumaier mended it).
    pub fn sum2<T: Real>(&mut self, x: &Array<T>) -> Result<T, Error> {
        self.call_reduce1(12, x)
    }

    /// Kernel: Dot product as if in twice the precision (Dot2).
    pub fn dot2<T: Real>(&mut self, x: &Array<T>, y: &Array<T>) -> Result<T, Error> {
        self.call_reduce2(13, x, y)
    }

    /// Kernel: y\[i\] += alpha * x\[i\]. x may be y itself.
    pub fn axpy<T: Real>(&mut self, alpha: T, x: &Array<T>, y: &Array<T>) -> Result<(), Error> {
        self.call_axpy(14, alpha, x, y)
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
        self.call_map2ab(15, alpha, beta, x, y, out)
    }

    /// Kernel: x\[i\] *= alpha.
    pub fn scale<T: Real>(&mut self, alpha: T, x: &Array<T>) -> Result<(), Error> {
        self.call_scale(16, alpha, x)
    }

    /// Kernel: out\[i\] = x\[i\] + y\[i\]. out may be x or y itself.
    pub fn add<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(17, x, y, out)
    }

    /// Kernel: out\[i\] = x\[i\] - y\[i\]. out may be x or y itself.
    pub fn sub<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(18, x, y, out)
    }

    /// Kernel: out\[i\] = x\[i\] * y\[i\]. out may be x or y itself.
    pub fn mul<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(19, x, y, out)
    }

    /// Kernel: out\[i\] = x\[i\] / y\[i\]. out may be x or y itself.
    pub fn div<T: Real>(&mut self, x: &Array<T>, y: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map2(20, x, y, out)
    }

    /// Kernel: out\[i\] = |x\[i\]|. out may be x itself.
    pub fn abs<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(21, x, out)
    }

    /// Kernel: out\[i\] = -x\[i\]. out may be x itself.
    pub fn neg<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(22, x, out)
    }

    /// Kernel: out\[i\] = the value nearest to x\[i\] between low and high; NaN stays NaN. out may be x itself.
    pub fn clamp<T: Real>(&mut self, low: T, high: T, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_clamp(23, low, high, x, out)
    }

    /// Kernel: out\[i\] = the square root of x\[i\], correctly rounded; NaN below zero. out may be x itself.
    pub fn sqrt<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_map1(24, x, out)
    }

    /// Kernel: out\[i\] = x\[i + 1\] - x\[i\]: one value less than x has.
    ///
    /// - `x`: Read.
    /// - `out`: Written; one less than `x` holds.
    pub fn diff<T: Real>(&mut self, x: &Array<T>, out: &Array<T>) -> Result<(), Error> {
        self.call_diff(25, x, out)
    }

    /// Kernel: Squared Euclidean distance of x and y.
    pub fn l2sq<T: Real>(&mut self, x: &Array<T>, y: &Array<T>) -> Result<T, Error> {
        self.call_reduce2(26, x, y)
    }

    /// Kernel: Cosine similarity of x and y, in \[-1, 1\]; 0 when one of them is zero; NaN when a value is not finite.
    pub fn cosine<T: Real>(&mut self, x: &Array<T>, y: &Array<T>) -> Result<T, Error> {
        self.call_reduce2(27, x, y)
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
        self.call_spmv(28, row_ptr, col, val, x, y)
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

    fn call_place<T: Element>(&mut self, kernel: usize, x: &Array<T>) -> Result<usize, Error> {
        self.mine(x)?;

        self.link.kernel::<T, _, i32>(kernel, (at(x), len(x))).and_then(counted)
    }

    fn call_count<T: Element>(&mut self, kernel: usize, eps: T, x: &Array<T>) -> Result<usize, Error> {
        self.mine(x)?;

        self.link.kernel::<T, _, i32>(kernel, (eps.pass(), at(x), len(x))).and_then(counted)
    }

    fn call_axpy<T: Element>(&mut self, kernel: usize, alpha: T, x: &Array<T>, y: &Array<T>) -> Result<(), Error> {
        self.mine(x)?;
        self.mine(y)?;
        exactly("y", y, x.len, "as many as x holds")?;

        self.link.kernel::<T, _, i32>(kernel, (alpha.pass(), at(x), at(y), len(x))).and_then(done)
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
}
