//! What C passes for each form of the kernel table: `vector!` and `export!`
//! of lib.rs make a function of it.
#![forbid(unsafe_code)]

/// What C passes for each form of the kernel table.
macro_rules! kernel {
    ([$($d:tt)*] $t:ident $core:ident reduce1) => {
        vector!([$($d)*] $core reduce1 (x: *const $t, n: usize) -> <$t as direct::Element>::Score);
    };
    ([$($d:tt)*] $t:ident $core:ident reduce2) => {
        vector!([$($d)*] $core reduce2 (x: *const $t, y: *const $t, n: usize) -> <$t as direct::Element>::Score);
    };
    ([$($d:tt)*] $t:ident $core:ident place) => {
        export!([$($d)*] $core place (x: *const $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident count) => {
        export!([$($d)*] $core count (eps: $t, x: *const $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident axpy) => {
        vector!([$($d)*] $core axpy (alpha: $t, x: *const $t, y: *mut $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident scale) => {
        vector!([$($d)*] $core scale (alpha: $t, x: *mut $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident map1) => {
        vector!([$($d)*] $core map1 (x: *const $t, out: *mut $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident map1a) => {
        export!([$($d)*] $core map1a (alpha: $t, x: *const $t, out: *mut $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident clamp) => {
        export!([$($d)*] $core clamp (low: $t, high: $t, x: *const $t, out: *mut $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident map2) => {
        vector!([$($d)*] $core map2 (x: *const $t, y: *const $t, out: *mut $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident map2a) => {
        export!([$($d)*] $core map2a (alpha: $t, x: *const $t, y: *const $t, out: *mut $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident map2ab) => {
        export!([$($d)*] $core map2ab (alpha: $t, beta: $t, x: *const $t, y: *const $t, out: *mut $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident diff) => {
        export!([$($d)*] $core diff (x: *const $t, out: *mut $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident rows1) => {
        export!([$($d)*] $core rows1 (x: *const $t, out: *mut $t, rows: usize, cols: usize, stride: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident rows2) => {
        export!([$($d)*] $core rows2 (x: *const $t, y: *const $t, out: *mut $t, rows: usize, cols: usize, stride: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident fold_rows) => {
        export!([$($d)*] $core fold_rows (x: *const $t, out: *mut $t, rows: usize, cols: usize, stride: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident layernorm) => {
        export!([$($d)*] $core layernorm (x: *const $t, gamma: *const $t, beta: *const $t, eps: $t, out: *mut $t, rows: usize, cols: usize, stride: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident rmsnorm) => {
        export!([$($d)*] $core rmsnorm (x: *const $t, gamma: *const $t, eps: $t, out: *mut $t, rows: usize, cols: usize, stride: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident rope) => {
        export!([$($d)*] $core rope (x: *const $t, out: *mut $t, position: u32, base: f64, interleaved: u32, rows: usize, cols: usize, stride: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident distances) => {
        export!([$($d)*] $core distances (metric: u32, q: *const $t, x: *const $t, out: *mut <$t as direct::Element>::Score, rows: usize, cols: usize, stride: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident search) => {
        export!([$($d)*] $core search (metric: u32, q: *const $t, x: *const $t, indices: *mut u32, scores: *mut <$t as direct::Element>::Score, queries: usize, rows: usize, cols: usize, stride: usize, k: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident topk) => {
        export!([$($d)*] $core topk (x: *const $t, largest: u32, indices: *mut u32, values: *mut $t, n: usize, k: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident argsort) => {
        export!([$($d)*] $core argsort (x: *const $t, indices: *mut u32, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident gemv) => {
        export!([$($d)*] $core gemv (trans: u32, m: usize, n: usize, alpha: $t, a: *const $t, lda: usize, x: *const $t, beta: $t, y: *mut $t) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident gemm) => {
        export!([$($d)*] $core gemm (trans_a: u32, trans_b: u32, m: usize, n: usize, k: usize, alpha: $t, a: *const $t, lda: usize, b: *const $t, ldb: usize, beta: $t, c: *mut $t, ldc: usize, work: *mut $t, work_len: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident transpose) => {
        export!([$($d)*] $core transpose (m: usize, n: usize, a: *const $t, lda: usize, b: *mut $t, ldb: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident syrk) => {
        export!([$($d)*] $core syrk (lower: u32, trans: u32, n: usize, k: usize, alpha: $t, a: *const $t, lda: usize, beta: $t, c: *mut $t, ldc: usize, work: *mut $t, work_len: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident trsm) => {
        export!([$($d)*] $core trsm (right: u32, lower: u32, trans: u32, unit: u32, m: usize, n: usize, alpha: $t, a: *const $t, lda: usize, b: *mut $t, ldb: usize, work: *mut $t, work_len: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident spmv) => {
        export!([$($d)*] $core spmv (rows: usize, cols: usize, row_ptr: *const u32, col: *const u32, val: *const $t, x: *const $t, y: *mut $t) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident spmv_t) => {
        export!([$($d)*] $core spmv_t (rows: usize, cols: usize, row_ptr: *const u32, col: *const u32, val: *const $t, x: *const $t, y: *mut $t) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident spmv_rows) => {
        export!([$($d)*] $core spmv_rows (rows: usize, cols: usize, row_ptr: *const u32, col: *const u32, val: *const $t, subset: *const u32, count: usize, x: *const $t, y: *mut $t) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident spmm) => {
        export!([$($d)*] $core spmm (rows: usize, cols: usize, row_ptr: *const u32, col: *const u32, val: *const $t, n: usize, b: *const $t, ldb: usize, c: *mut $t, ldc: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident histogram) => {
        export!([$($d)*] $core histogram (x: *const $t, out: *mut $t, n: usize, bins: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident prefix_sum) => {
        export!([$($d)*] $core prefix_sum (x: *const $t, out: *mut $t, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident gather) => {
        export!([$($d)*] $core gather (x: *const $t, index: *const u32, out: *mut $t, len: usize, n: usize) -> i32);
    };
    ([$($d:tt)*] $t:ident $core:ident scatter) => {
        export!([$($d)*] $core scatter (x: *const $t, index: *const u32, out: *mut $t, n: usize, len: usize) -> i32);
    };
}
pub(crate) use kernel;
