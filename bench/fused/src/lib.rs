//! The matrix product at [`Level::fast`], which the native library keeps for
//! Rust: with the arguments of `vs_gemm_<dtype>`, for ctypes.

use std::slice::{from_raw_parts, from_raw_parts_mut};
use vecsolve_core::kernels::{gemm_f32, gemm_f64};
use vecsolve_core::simd::Level;

macro_rules! fused {
    ($name:ident, $gemm:ident, $t:ty) => {
        /// C = alpha A B + beta C, not transposed; 0, or -1 when a size does not fit.
        ///
        /// # Safety
        /// The pointers hold as many values as sizes and distances say.
        #[allow(clippy::too_many_arguments)]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            trans_a: u32,
            trans_b: u32,
            m: usize,
            n: usize,
            k: usize,
            alpha: $t,
            a: *const $t,
            lda: usize,
            b: *const $t,
            ldb: usize,
            beta: $t,
            c: *mut $t,
            ldc: usize,
            work: *mut $t,
            work_len: usize,
        ) -> i32 {
            if trans_a != 0 || trans_b != 0 {
                return -1;
            }
            // SAFETY: the caller's contract.
            let (a, b) = unsafe { (from_raw_parts(a, m * lda), from_raw_parts(b, k * ldb)) };
            // SAFETY: the caller's contract.
            let (c, work) = unsafe { (from_raw_parts_mut(c, m * ldc), from_raw_parts_mut(work, work_len)) };
            let level = Level::best().fast();
            $gemm(level, false, false, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work).map_or(-1, |()| 0)
        }
    };
}
fused!(vs_gemm_fast_f32, gemm_f32, f32);
fused!(vs_gemm_fast_f64, gemm_f64, f64);
