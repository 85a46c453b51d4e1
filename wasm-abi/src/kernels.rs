//! THE kernel table: the direct exports `vs_<name>_<dtype>`. A row names a
//! kernel of `vecsolve_core::kernels`, its form, and the function of the core
//! for each dtype it exists in. A form is a shape of arguments: what C passes,
//! what it means, and how long each array is; header, docs and hosts are
//! rendered from [`KERNELS`] and know no kernel by name.
//!
//! To add a kernel of a known form: a row. A new form: its parameters here, its
//! arm in `lib.rs` (what C passes) and its function in `direct.rs`.
#![forbid(unsafe_code)]

/// What the values of an array are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Elem {
    /// The kernel's dtype.
    T,
    /// Unsigned 32-bit.
    U32,
    /// What the kernel answers with: its dtype for f32 and f64, f64 for the others.
    Score,
}

/// How many values an array holds, by the names of other parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Len {
    /// As many as this parameter says.
    Is(&'static str),
    /// One more than it says.
    Plus1(&'static str),
    /// One less than it says, none for none.
    Minus1(&'static str),
    /// At least as many as two parameters multiplied say.
    Times(&'static str, &'static str),
    /// At least a matrix of rows, cols and the values from one row to the next.
    Matrix(&'static str, &'static str, &'static str),
    /// The same after a flag: rows and cols change places where it is set.
    Turned(&'static str, &'static str, &'static str, &'static str),
    /// As many as the second says where the flag is not set, else the third.
    Either(&'static str, &'static str, &'static str),
    /// At least a square matrix of that many rows.
    Square(&'static str, &'static str, &'static str, &'static str),
    /// At least as many as the last value of this array says.
    Last(&'static str),
    /// Its own length is what another parameter says.
    Own,
}

/// What a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A size that hosts take from the length of this array.
    LenOf(&'static str),
    /// A size that the caller gives.
    Size,
    /// The values from one row to the next; hosts take the named number of
    /// columns where it is left out.
    Stride(&'static str),
    /// The same for a matrix that a flag turns: columns where it is not set, where it is.
    TurnedStride(&'static str, &'static str, &'static str),
    /// A number of the kernel's dtype.
    Scalar,
    /// A number in f64.
    F64,
    /// A whole number.
    U32,
    /// 0 or 1.
    Flag,
    /// The place of a word in this list.
    Choice(&'static [&'static str]),
    /// An array that is read.
    In(Elem, Len),
    /// An array that is read, or NULL.
    Maybe(Elem, Len),
    /// An array that is written.
    Out(Elem, Len),
    /// An array that is read and written.
    InOut(Elem, Len),
}

/// One parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub role: Role,
}

/// What a kernel answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A number: the kernel's dtype for f32 and f64, f64 for the others;
    /// canonical NaN when a pointer is bad.
    Value,
    /// A count or an index as i32, or a status.
    Count,
    /// 0 or a status.
    Status,
}

/// The arguments of a kernel, and its answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Form {
    /// Its name.
    pub name: &'static str,
    /// The parameters, in C's order.
    pub params: &'static [Param],
    /// The answer.
    pub answer: Answer,
}

/// One row of the kernel table.
pub struct KernelRow {
    /// The name between `vs_` and `_<dtype>`.
    pub name: &'static str,
    /// Its arguments.
    pub form: &'static Form,
    /// The dtypes it exists in.
    pub dtypes: &'static [&'static str],
    /// The sentence for users.
    pub doc: &'static str,
}

/// The words of `metric`, by number.
pub const METRICS: &[&str] = &["dot", "l2sq", "cosine", "l1", "hamming", "jaccard"];

macro_rules! forms {
    ($($name:ident ( $($param:ident: $role:expr),* ) -> $answer:ident;)*) => {
        /// The forms.
        pub mod form {
            use super::{Answer, Elem::{Score, T, U32 as Index}, Form, Len::*, METRICS, Param, Role::*};
            $(
                #[allow(non_upper_case_globals, missing_docs)]
                pub const $name: Form = Form {
                    name: stringify!($name),
                    params: &[ $( Param { name: stringify!($param), role: $role } ),* ],
                    answer: Answer::$answer,
                };
            )*
        }

        /// The parameters of the forms as the module carries them.
        pub(crate) mod lean_form {
            use crate::lean::{Lean, lean};
            $(
                #[allow(non_upper_case_globals)]
                pub static $name: [Lean; super::form::$name.params.len()] = lean(super::form::$name.params);
            )*
        }
    };
}
forms! {
    reduce1(x: In(T, Own), n: LenOf("x")) -> Value;
    reduce2(x: In(T, Own), y: In(T, Is("n")), n: LenOf("x")) -> Value;
    place(x: In(T, Own), n: LenOf("x")) -> Count;
    count(eps: Scalar, x: In(T, Own), n: LenOf("x")) -> Count;
    axpy(alpha: Scalar, x: In(T, Own), y: InOut(T, Is("n")), n: LenOf("x")) -> Status;
    scale(alpha: Scalar, x: InOut(T, Own), n: LenOf("x")) -> Status;
    map1(x: In(T, Own), out: Out(T, Is("n")), n: LenOf("x")) -> Status;
    map1a(alpha: Scalar, x: In(T, Own), out: Out(T, Is("n")), n: LenOf("x")) -> Status;
    clamp(low: Scalar, high: Scalar, x: In(T, Own), out: Out(T, Is("n")), n: LenOf("x")) -> Status;
    map2(x: In(T, Own), y: In(T, Is("n")), out: Out(T, Is("n")), n: LenOf("x")) -> Status;
    map2a(alpha: Scalar, x: In(T, Own), y: In(T, Is("n")), out: Out(T, Is("n")), n: LenOf("x")) -> Status;
    map2ab(alpha: Scalar, beta: Scalar, x: In(T, Own), y: In(T, Is("n")), out: Out(T, Is("n")), n: LenOf("x")) -> Status;
    diff(x: In(T, Own), out: Out(T, Minus1("n")), n: LenOf("x")) -> Status;
    rows1(x: In(T, Matrix("rows", "cols", "stride")), out: Out(T, Matrix("rows", "cols", "stride")),
        rows: Size, cols: Size, stride: Stride("cols")) -> Status;
    rows2(x: In(T, Matrix("rows", "cols", "stride")), y: In(T, Matrix("rows", "cols", "stride")),
        out: Out(T, Matrix("rows", "cols", "stride")), rows: Size, cols: Size, stride: Stride("cols")) -> Status;
    fold_rows(x: In(T, Matrix("rows", "cols", "stride")), out: Out(T, Own),
        rows: LenOf("out"), cols: Size, stride: Stride("cols")) -> Status;
    layernorm(x: In(T, Matrix("rows", "cols", "stride")), gamma: Maybe(T, Is("cols")), beta: Maybe(T, Is("cols")), eps: Scalar,
        out: Out(T, Matrix("rows", "cols", "stride")), rows: Size, cols: Size, stride: Stride("cols")) -> Status;
    rmsnorm(x: In(T, Matrix("rows", "cols", "stride")), gamma: Maybe(T, Is("cols")), eps: Scalar,
        out: Out(T, Matrix("rows", "cols", "stride")), rows: Size, cols: Size, stride: Stride("cols")) -> Status;
    rope(x: In(T, Matrix("rows", "cols", "stride")), out: Out(T, Matrix("rows", "cols", "stride")),
        position: U32, base: F64, interleaved: Flag, rows: Size, cols: Size, stride: Stride("cols")) -> Status;
    distances(metric: Choice(METRICS), q: In(T, Own), x: In(T, Matrix("rows", "cols", "stride")), out: Out(Score, Own),
        rows: LenOf("out"), cols: LenOf("q"), stride: Stride("cols")) -> Status;
    search(metric: Choice(METRICS), q: In(T, Times("queries", "cols")), x: In(T, Matrix("rows", "cols", "stride")),
        indices: Out(Index, Times("queries", "k")), scores: Out(Score, Times("queries", "k")),
        queries: Size, rows: Size, cols: Size, stride: Stride("cols"), k: Size) -> Status;
    topk(x: In(T, Own), largest: Flag, indices: Out(Index, Own), values: Out(T, Is("k")), n: LenOf("x"), k: LenOf("indices")) -> Status;
    argsort(x: In(T, Own), indices: Out(Index, Is("n")), n: LenOf("x")) -> Status;
    gemv(trans: Flag, m: Size, n: Size, alpha: Scalar, a: In(T, Matrix("m", "n", "lda")), lda: Stride("n"),
        x: In(T, Either("trans", "n", "m")), beta: Scalar, y: InOut(T, Either("trans", "m", "n"))) -> Status;
    gemm(trans_a: Flag, trans_b: Flag, m: Size, n: Size, k: Size, alpha: Scalar,
        a: In(T, Turned("trans_a", "m", "k", "lda")), lda: TurnedStride("trans_a", "k", "m"),
        b: In(T, Turned("trans_b", "k", "n", "ldb")), ldb: TurnedStride("trans_b", "n", "k"),
        beta: Scalar, c: InOut(T, Matrix("m", "n", "ldc")), ldc: Stride("n"),
        work: Out(T, Own), work_len: LenOf("work")) -> Status;
    transpose(m: Size, n: Size, a: In(T, Matrix("m", "n", "lda")), lda: Stride("n"),
        b: Out(T, Matrix("n", "m", "ldb")), ldb: Stride("m")) -> Status;
    syrk(lower: Flag, trans: Flag, n: Size, k: Size, alpha: Scalar,
        a: In(T, Turned("trans", "n", "k", "lda")), lda: TurnedStride("trans", "k", "n"),
        beta: Scalar, c: InOut(T, Matrix("n", "n", "ldc")), ldc: Stride("n"),
        work: Out(T, Own), work_len: LenOf("work")) -> Status;
    trsm(right: Flag, lower: Flag, trans: Flag, unit: Flag, m: Size, n: Size, alpha: Scalar,
        a: In(T, Square("right", "m", "n", "lda")), lda: TurnedStride("right", "m", "n"),
        b: InOut(T, Matrix("m", "n", "ldb")), ldb: Stride("n"),
        work: Out(T, Own), work_len: LenOf("work")) -> Status;
    spmv(rows: LenOf("y"), cols: LenOf("x"), row_ptr: In(Index, Plus1("rows")), col: In(Index, Last("row_ptr")),
        val: In(T, Last("row_ptr")), x: In(T, Own), y: Out(T, Own)) -> Status;
    spmv_t(rows: LenOf("x"), cols: LenOf("y"), row_ptr: In(Index, Plus1("rows")), col: In(Index, Last("row_ptr")),
        val: In(T, Last("row_ptr")), x: In(T, Own), y: Out(T, Own)) -> Status;
    spmv_rows(rows: Size, cols: LenOf("x"), row_ptr: In(Index, Plus1("rows")), col: In(Index, Last("row_ptr")),
        val: In(T, Last("row_ptr")), subset: In(Index, Own), count: LenOf("subset"), x: In(T, Own), y: Out(T, Is("count"))) -> Status;
    spmm(rows: Size, cols: Size, row_ptr: In(Index, Plus1("rows")), col: In(Index, Last("row_ptr")),
        val: In(T, Last("row_ptr")), n: Size, b: In(T, Matrix("cols", "n", "ldb")), ldb: Stride("n"),
        c: Out(T, Matrix("rows", "n", "ldc")), ldc: Stride("n")) -> Status;
    histogram(x: In(T, Own), out: Out(T, Own), n: LenOf("x"), bins: LenOf("out")) -> Status;
    prefix_sum(x: In(T, Own), out: Out(T, Plus1("n")), n: LenOf("x")) -> Status;
    gather(x: In(T, Own), index: In(Index, Own), out: Out(T, Is("n")), len: LenOf("x"), n: LenOf("index")) -> Status;
    scatter(x: In(T, Own), index: In(Index, Is("n")), out: InOut(T, Own), n: LenOf("x"), len: LenOf("out")) -> Status;
}

/// The rows that the `kernels` build has too, before those it has not.
#[macro_export]
#[doc(hidden)]
macro_rules! first_kernels {
    ($then:ident $($rest:tt)*) => {
        $then! {
            /// Sum of x.
            sum: reduce1(f32 sum_f32, f64 sum_f64);
            /// Dot product of x and y; of i8 exact.
            dot: reduce2(f32 dot_f32, f64 dot_f64, i8 dot_i8);
            /// Euclidean norm of x, safe against overflow and underflow of the squares.
            nrm2: reduce1(f32 nrm2_f32, f64 nrm2_f64);
            /// y[i] += alpha * x[i]. x may be y itself.
            axpy: axpy(f32 axpy_f32, f64 axpy_f64);
            /// x[i] *= alpha.
            scale: scale(f32 scale_f32, f64 scale_f64);
            /// out[i] = x[i] + y[i]. out may be x or y itself.
            add: map2(f32 add_f32, f64 add_f64);
            /// out[i] = x[i] * y[i]. out may be x or y itself.
            mul: map2(f32 mul_f32, f64 mul_f64);
            /// Squared Euclidean distance of x and y; of i8 exact.
            l2sq: reduce2(f32 l2sq_f32, f64 l2sq_f64, i8 l2sq_i8);
            /// Cosine similarity of x and y, in [-1, 1]; 0 when one of them is zero; NaN when a value is not finite.
            cosine: reduce2(f32 cosine_f32, f64 cosine_f64, i8 cosine_i8);
            /// Bits in which x and y differ.
            hamming: reduce2(u8 hamming_u8);
            /// The k largest or smallest values: best first, ties by the lower index, NaN last.
            topk: topk(f32 topk_f32, f64 topk_f64);
            $($rest)*
        }
    };
}

/// The rows, handed to a macro: name, form, and the core's function by dtype.
#[cfg(not(feature = "kernels"))]
#[macro_export]
#[doc(hidden)]
macro_rules! each_kernel {
    ($then:ident) => {
        $crate::first_kernels! { $then
            // Reductions.
            /// Sum of |x[i]|.
            asum: reduce1(f32 asum_f32, f64 asum_f64);
            /// Largest |x[i]|; 0 for n = 0; NaN when one is NaN.
            amax: reduce1(f32 amax_f32, f64 amax_f64);
            /// Smallest x[i]; infinity for n = 0; NaN when one is NaN.
            min: reduce1(f32 min_f32, f64 min_f64);
            /// Largest x[i]; -infinity for n = 0; NaN when one is NaN.
            max: reduce1(f32 max_f32, f64 max_f64);
            /// The first place of the smallest value, or of a NaN. Refused for n = 0.
            argmin: place(f32 argmin_f32, f64 argmin_f64);
            /// The first place of the largest value, or of a NaN. Refused for n = 0.
            argmax: place(f32 argmax_f32, f64 argmax_f64);
            /// Mean of x; NaN for n = 0.
            mean: reduce1(f32 mean_f32, f64 mean_f64);
            /// Variance of x as a whole population (divided by n); NaN for n = 0.
            variance: reduce1(f32 variance_f32, f64 variance_f64);
            /// How many x[i] are NaN or greater than eps in magnitude.
            count_nonzero: count(f32 count_nonzero_f32, f64 count_nonzero_f64);
            /// Sum of x as if in twice the precision (Sum2: Kahan's sum as Neumaier mended it).
            sum2: reduce1(f32 sum2_f32, f64 sum2_f64);
            /// Dot product as if in twice the precision (Dot2).
            dot2: reduce2(f32 dot2_f32, f64 dot2_f64);
            // Elementwise.
            /// out[i] = alpha * x[i] + beta * y[i]. out may be x or y itself.
            axpby: map2ab(f32 axpby_f32, f64 axpby_f64);
            /// out[i] = x[i] - y[i]. out may be x or y itself.
            sub: map2(f32 sub_f32, f64 sub_f64);
            /// out[i] = x[i] / y[i]. out may be x or y itself.
            div: map2(f32 div_f32, f64 div_f64);
            /// out[i] = |x[i]|. out may be x itself.
            abs: map1(f32 abs_f32, f64 abs_f64);
            /// out[i] = -x[i]. out may be x itself.
            neg: map1(f32 neg_f32, f64 neg_f64);
            /// out[i] = the value nearest to x[i] between low and high; NaN stays NaN. out may be x itself.
            clamp: clamp(f32 clamp_f32, f64 clamp_f64);
            /// out[i] = the square root of x[i], correctly rounded; NaN below zero. out may be x itself.
            sqrt: map1(f32 sqrt_f32, f64 sqrt_f64);
            /// out[i] = x[i + 1] - x[i]: one value less than x has.
            diff: diff(f32 diff_f32, f64 diff_f64);
            /// out[i] = e^x[i], within 2 ULP. out may be x itself.
            exp: map1(f32 exp_f32, f64 exp_f64);
            /// out[i] = the natural logarithm of x[i], within 2 ULP. out may be x itself.
            log: map1(f32 log_f32, f64 log_f64);
            /// out[i] = tanh x[i], within 2 ULP. out may be x itself.
            tanh: map1(f32 tanh_f32, f64 tanh_f64);
            /// out[i] = erf x[i], within 2 ULP. out may be x itself.
            erf: map1(f32 erf_f32, f64 erf_f64);
            // Activations.
            /// out[i] = 1 / (1 + e^-x[i]). out may be x itself.
            sigmoid: map1(f32 sigmoid_f32, f64 sigmoid_f64);
            /// out[i] = x[i] above zero, else 0; NaN stays NaN. out may be x itself.
            relu: map1(f32 relu_f32, f64 relu_f64);
            /// out[i] = x[i] above zero, else alpha * x[i]. out may be x itself.
            leaky_relu: map1a(f32 leaky_relu_f32, f64 leaky_relu_f64);
            /// out[i] = x[i] * Phi(x[i]), by erf. out may be x itself.
            gelu: map1(f32 gelu_f32, f64 gelu_f64);
            /// out[i] = x[i] / 2 * (1 + tanh(sqrt(2 / pi) * (x[i] + 0.044715 * x[i]^3))). out may be x itself.
            gelu_tanh: map1(f32 gelu_tanh_f32, f64 gelu_tanh_f64);
            /// out[i] = x[i] * sigmoid(x[i]). out may be x itself.
            silu: map1(f32 silu_f32, f64 silu_f64);
            /// out[i] = log(1 + e^x[i]). out may be x itself.
            softplus: map1(f32 softplus_f32, f64 softplus_f64);
            /// out[i] = y[i] * tanh'(x[i]): the gradient, x the input of tanh, y the gradient of its output. out may be x or y itself.
            tanh_backward: map2(f32 tanh_backward_f32, f64 tanh_backward_f64);
            /// out[i] = y[i] * sigmoid'(x[i]). out may be x or y itself.
            sigmoid_backward: map2(f32 sigmoid_backward_f32, f64 sigmoid_backward_f64);
            /// out[i] = y[i] * relu'(x[i]), 0 at 0. out may be x or y itself.
            relu_backward: map2(f32 relu_backward_f32, f64 relu_backward_f64);
            /// out[i] = y[i] above zero, else alpha * y[i], by the sign of x[i]. out may be x or y itself.
            leaky_relu_backward: map2a(f32 leaky_relu_backward_f32, f64 leaky_relu_backward_f64);
            /// out[i] = y[i] * gelu'(x[i]). out may be x or y itself.
            gelu_backward: map2(f32 gelu_backward_f32, f64 gelu_backward_f64);
            /// out[i] = y[i] * gelu_tanh'(x[i]). out may be x or y itself.
            gelu_tanh_backward: map2(f32 gelu_tanh_backward_f32, f64 gelu_tanh_backward_f64);
            /// out[i] = y[i] * silu'(x[i]). out may be x or y itself.
            silu_backward: map2(f32 silu_backward_f32, f64 silu_backward_f64);
            /// out[i] = y[i] * sigmoid(x[i]). out may be x or y itself.
            softplus_backward: map2(f32 softplus_backward_f32, f64 softplus_backward_f64);
            // Rows.
            /// Every row divided by its Euclidean norm; a row of zeros stays. out may be x itself.
            normalize: rows1(f32 normalize_f32, f64 normalize_f64);
            /// Every row as e^x over the sum of e^x, shifted by its largest value. out may be x itself.
            softmax: rows1(f32 softmax_f32, f64 softmax_f64);
            /// out[r] = the logarithm of the sum of e^x over row r.
            logsumexp: fold_rows(f32 logsumexp_f32, f64 logsumexp_f64);
            /// Every row as gamma * (x - mean) / sqrt(variance + eps) + beta; gamma and beta may be NULL. out may be x itself.
            layernorm: layernorm(f32 layernorm_f32, f64 layernorm_f64);
            /// Every row as gamma * x / sqrt(mean of x^2 + eps); gamma may be NULL. out may be x itself.
            rmsnorm: rmsnorm(f32 rmsnorm_f32, f64 rmsnorm_f64);
            /// Rotary position embedding: row r is position + r, pair i turns by (position + r) * base^(-2i / cols); a pair is (2i, 2i + 1) when interleaved, else (i, i + cols / 2). out may be x itself.
            rope: rope(f32 rope_f32, f64 rope_f64);
            /// out = silu(x) * y. out may be x or y itself.
            swiglu: rows2(f32 swiglu_f32, f64 swiglu_f64);
            // Distances.
            /// Sum of |x[i] - y[i]|.
            l1: reduce2(f32 l1_f32, f64 l1_f64);
            /// One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.
            distances: distances(f32 distances_f32, f64 distances_f64, i8 distances_i8, u8 distances_u8);
            /// The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last.
            search: search(f32 search_f32, f64 search_f64, i8 search_i8, u8 search_u8);
            /// The indices that sort x: ascending, ties in their order, NaN last.
            argsort: argsort(f32 argsort_f32, f64 argsort_f64);
            // Bits, eight a byte.
            /// out[i] = x[i] and y[i]. out may be x or y itself.
            bit_and: map2(u8 bit_and_u8);
            /// out[i] = x[i] or y[i]. out may be x or y itself.
            bit_or: map2(u8 bit_or_u8);
            /// out[i] = x[i] exclusive or y[i]. out may be x or y itself.
            bit_xor: map2(u8 bit_xor_u8);
            /// Bits of x that are set.
            popcount: reduce1(u8 popcount_u8);
            /// Bits set in both over bits set in one or both; 1 when none is.
            jaccard: reduce2(u8 jaccard_u8);
            // Matrices, row-major; the distance of rows in values.
            /// y = alpha op(A) x + beta y for an m x n matrix A.
            gemv: gemv(f32 gemv_f32, f64 gemv_f64);
            /// C = alpha op(A) op(B) + beta C; op(A) is m x k, op(B) k x n. work holds at least vs_gemm_work values.
            gemm: gemm(f32 gemm_f32, f64 gemm_f64);
            /// B = A transposed, A being m x n.
            transpose: transpose(f32 transpose_f32, f64 transpose_f64);
            /// C = alpha op(A) op(A)^T + beta C, one triangle of the n x n matrix C; op(A) is n x k. work as for gemm of n, n, k.
            syrk: syrk(f32 syrk_f32, f64 syrk_f64);
            /// Solves op(A) X = alpha B, or X op(A) = alpha B when right, for a triangular A, in place of the m x n matrix B. work holds at least vs_trsm_work values.
            trsm: trsm(f32 trsm_f32, f64 trsm_f64);
            // Sparse.
            /// y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is not x.
            spmv: spmv(f32 spmv_f32, f64 spmv_f64);
            /// y = A^T x for a matrix in compressed rows.
            spmv_t: spmv_t(f32 spmv_t_f32, f64 spmv_t_f64);
            /// y[i] = row subset[i] of A times x.
            spmv_rows: spmv_rows(f32 spmv_rows_f32, f64 spmv_rows_f64);
            /// C = A B for a row-major B of n columns.
            spmm: spmm(f32 spmm_f32, f64 spmm_f64);
            // Whole numbers and indices.
            /// out[v] = how often v occurs in x; every v must be below bins.
            bincount: histogram(u32 bincount_u32);
            /// out[0] = 0, out[i + 1] = out[i] + x[i].
            prefix_sum: prefix_sum(u32 prefix_sum_u32);
            /// out[i] = x[index[i]].
            gather: gather(f32 gather_f32, f64 gather_f64, u32 gather_u32);
            /// out[index[i]] = x[i]; the last of equal indices stays.
            scatter: scatter(f32 scatter_f32, f64 scatter_f64, u32 scatter_u32);
        }
    };
}

/// The rows of the `kernels` build.
#[cfg(feature = "kernels")]
#[macro_export]
#[doc(hidden)]
macro_rules! each_kernel {
    ($then:ident) => {
        $crate::first_kernels! { $then }
    };
}

macro_rules! table {
    ($( $(#[doc = $doc:literal])+ $name:ident: $form:ident($($t:ident $core:ident),+); )*) => {
        /// All rows.
        pub const KERNELS: &[KernelRow] = &[ $( KernelRow {
            name: stringify!($name),
            form: &form::$form,
            dtypes: &[$(stringify!($t)),+],
            doc: concat!($($doc),+).trim_ascii(),
        }, )* ];
    };
}
each_kernel!(table);
