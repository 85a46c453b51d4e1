//! The crate matrixmultiply behind three functions: `alloc`, and products of
//! row-major matrices, C = A B, with A m x k and B k x n.

/// Memory that is never given back: the benchmark makes its matrices once.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(bytes: usize) -> *mut u8 {
    Vec::leak(vec![0u64; bytes.div_ceil(8)]).as_mut_ptr().cast()
}

macro_rules! product {
    ($name:ident, $gemm:ident, $t:ty) => {
        /// # Safety
        /// The pointers are matrices of these sizes that [`alloc`] made.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(m: usize, n: usize, k: usize, a: *const $t, b: *const $t, c: *mut $t) {
            let (n_, k_) = (n as isize, k as isize);
            // SAFETY: the caller's contract.
            unsafe { matrixmultiply::$gemm(m, k, n, 1.0, a, k_, 1, b, n_, 1, 0.0, c, n_, 1) }
        }
    };
}
product!(gemm_f32, sgemm, f32);
product!(gemm_f64, dgemm, f64);
