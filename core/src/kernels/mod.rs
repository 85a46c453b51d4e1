//! Kernels: one family a file. Each has an inner function, generic over the
//! level, for solvers to inline, and plain functions `<name>_f32`,
//! `<name>_f64` that choose the level once and are compiled here, at this
//! crate's optimisation level.
//!
//! To add a kernel: one file with its idea, source and cost in the head, one
//! `mod` line here, one row in the table of the C ABI, one vectors file.
#![forbid(unsafe_code)]

<<<<<<< HEAD
<<<<<<< HEAD
=======
mod activation;
mod amax;
>>>>>>> a47be14 (math)
mod arith;
<<<<<<< HEAD
mod compensated;
mod cosine;
mod dot;
<<<<<<< HEAD
<<<<<<< HEAD
mod extremes;
=======
mod gemm;
mod gemv;
>>>>>>> b9e78ce (blas)
=======
mod axpy;
mod compressed;
mod cosine;
mod dot;
mod integers;
>>>>>>> 93cac69 (sparse)
mod l2sq;
pub(crate) mod map;
mod moments;
=======
mod amax;
mod argsort;
mod arith;
mod axpy;
mod bits;
mod cosine;
mod dot;
mod int8;
mod l1;
mod l2sq;
pub(crate) mod map;
mod metric;
>>>>>>> e349a86 (search)
mod nrm2;
<<<<<<< HEAD
mod search;
=======
mod spmm;
>>>>>>> 93cac69 (sparse)
=======
mod elementary;
mod l2sq;
pub(crate) mod map;
mod norm;
mod nrm2;
mod rope;
mod rows;
mod softmax;
>>>>>>> a47be14 (math)
mod spmv;
mod spmv_t;
mod sum;
<<<<<<< HEAD
<<<<<<< HEAD
mod syrk;
mod transpose;
mod trsm;

=======
mod swiglu;

pub use activation::*;
pub use amax::*;
>>>>>>> a47be14 (math)
pub use arith::*;
pub use compensated::*;
pub use cosine::*;
pub use dot::*;
<<<<<<< HEAD
<<<<<<< HEAD
<<<<<<< HEAD
pub use extremes::*;
=======
pub use gemm::*;
pub use gemv::*;
>>>>>>> b9e78ce (blas)
=======
pub use integers::*;
>>>>>>> 93cac69 (sparse)
pub use l2sq::*;
pub use moments::*;
=======
mod topk;

pub use amax::*;
pub use argsort::*;
pub use arith::*;
pub use axpy::*;
pub use bits::*;
pub use cosine::*;
pub use dot::*;
pub use int8::*;
pub use l1::*;
pub use l2sq::*;
pub use metric::*;
>>>>>>> e349a86 (search)
pub use nrm2::*;
<<<<<<< HEAD
pub use search::*;
=======
pub use spmm::*;
>>>>>>> 93cac69 (sparse)
=======
pub use elementary::*;
pub use l2sq::*;
pub use norm::*;
pub use nrm2::*;
pub use rope::*;
pub use softmax::*;
>>>>>>> a47be14 (math)
pub use spmv::*;
pub use spmv_t::*;
pub use sum::*;
<<<<<<< HEAD
<<<<<<< HEAD
pub use syrk::*;
pub use transpose::*;
pub use trsm::*;
=======
pub use topk::*;
>>>>>>> e349a86 (search)
=======
pub use swiglu::*;
>>>>>>> a47be14 (math)

/// The plain functions of a kernel `(x) -> T`.
macro_rules! reduce1 {
    ($(#[$doc:meta])* $inner:ident, $f32:ident, $f64:ident) => {
        $(#[$doc])* pub fn $f32(level: crate::simd::Level, x: &[f32]) -> f32 {
            crate::simd::dispatch!(level, s => $inner(s, x))
        }
        $(#[$doc])* pub fn $f64(level: crate::simd::Level, x: &[f64]) -> f64 {
            crate::simd::dispatch!(level, s => $inner(s, x))
        }
    };
}

/// The plain functions of a kernel `(x, y) -> T`.
macro_rules! reduce2 {
    ($(#[$doc:meta])* $inner:ident, $f32:ident, $f64:ident) => {
        $(#[$doc])* pub fn $f32(level: crate::simd::Level, x: &[f32], y: &[f32]) -> f32 {
            crate::simd::dispatch!(level, s => $inner(s, x, y))
        }
        $(#[$doc])* pub fn $f64(level: crate::simd::Level, x: &[f64], y: &[f64]) -> f64 {
            crate::simd::dispatch!(level, s => $inner(s, x, y))
        }
    };
}
pub(crate) use {reduce1, reduce2};
