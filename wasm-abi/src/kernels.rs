//! THE kernel table: the direct exports `vs_<name>_<dtype>`. A row names a
//! kernel of `vecsolve_core::kernels` and the form of its arguments; each row
//! exists for f32 and f64. The functions are made in `lib.rs`, where the
//! pointers are checked; header, docs and hosts are rendered from [`KERNELS`].
#![forbid(unsafe_code)]

/// The arguments of a kernel, and its answer (`T` is f32 or f64).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `(x, n) -> T`; canonical NaN when a pointer is bad.
    Reduce1,
    /// `(x, y, n) -> T`; canonical NaN when a pointer is bad.
    Reduce2,
    /// `(alpha, x, y, n) -> status`: y is updated.
    Axpy,
    /// `(alpha, x, n) -> status`: x is updated.
    Scale,
    /// `(x, y, out, n) -> status`.
    Map2,
    /// `(rows, cols, row_ptr: u32*, col: u32*, val, x, y) -> status`.
    Spmv,
}

/// One row of the kernel table.
pub struct KernelRow {
    /// The name between `vs_` and `_<dtype>`.
    pub name: &'static str,
    /// Its arguments.
    pub form: Form,
    /// The sentence for users.
    pub doc: &'static str,
}

/// The rows, handed to a macro: name, form, and the functions of the core.
macro_rules! each_kernel {
    ($then:ident) => {
        $then! {
            /// Sum of x.
            sum: Reduce1(sum_f32, sum_f64);
            /// Dot product of x and y.
            dot: Reduce2(dot_f32, dot_f64);
            /// Euclidean norm of x, safe against overflow and underflow of the squares.
            nrm2: Reduce1(nrm2_f32, nrm2_f64);
            /// Largest |x[i]|; 0 for n = 0; NaN when one is NaN.
            amax: Reduce1(amax_f32, amax_f64);
            /// y[i] += alpha * x[i]. x may be y itself.
            axpy: Axpy(axpy_f32, axpy_f64);
            /// x[i] *= alpha.
            scale: Scale(scale_f32, scale_f64);
            /// out[i] = x[i] + y[i]. out may be x or y itself.
            add: Map2(add_f32, add_f64);
            /// out[i] = x[i] - y[i]. out may be x or y itself.
            sub: Map2(sub_f32, sub_f64);
            /// out[i] = x[i] * y[i]. out may be x or y itself.
            mul: Map2(mul_f32, mul_f64);
            /// Squared Euclidean distance of x and y.
            l2sq: Reduce2(l2sq_f32, l2sq_f64);
            /// Cosine similarity of x and y, in [-1, 1]; 0 when one of them is zero; NaN when a value is not finite.
            cosine: Reduce2(cosine_f32, cosine_f64);
            /// y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is not x.
            spmv: Spmv(spmv_f32, spmv_f64);
        }
    };
}

macro_rules! table {
    ($( $(#[doc = $doc:literal])+ $name:ident: $form:ident($f32:ident, $f64:ident); )*) => {
        /// All rows.
        pub const KERNELS: &[KernelRow] = &[ $( KernelRow {
            name: stringify!($name),
            form: Form::$form,
            doc: concat!($($doc),+).trim_ascii(),
        }, )* ];
    };
}
each_kernel!(table);
