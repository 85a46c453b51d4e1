//! Kernels: one family a file. Each has an inner function, generic over the
//! level, for solvers to inline, and plain functions `<name>_f32`,
//! `<name>_f64` that choose the level once and are compiled here, at this
//! crate's optimisation level.
//!
//! To add a kernel: one file with its idea, source and cost in the head, one
//! `mod` line here, one row in the table of the C ABI, one vectors file.
#![forbid(unsafe_code)]

mod activation;
mod argsort;
mod arith;
mod bits;
mod compensated;
mod compressed;
mod cosine;
mod dot;
mod elementary;
mod extremes;
mod gemm;
mod gemv;
mod int8;
mod integers;
mod l1;
mod l2sq;
pub(crate) mod map;
mod metric;
mod moments;
mod norm;
mod nrm2;
mod rope;
mod rows;
mod search;
mod softmax;
mod spmm;
mod spmv;
mod spmv_t;
mod sum;
mod swiglu;
mod syrk;
mod topk;
mod transpose;
mod trsm;

pub use activation::*;
pub(crate) use argsort::heapsort;
pub use argsort::*;
pub use arith::*;
pub use bits::*;
pub use compensated::*;
pub use cosine::*;
pub use dot::*;
pub use elementary::*;
pub use extremes::*;
pub use gemm::*;
pub use gemv::*;
pub use int8::*;
pub use integers::*;
pub use l1::*;
pub use l2sq::*;
pub use metric::*;
pub use moments::*;
pub use norm::*;
pub use nrm2::*;
pub use rope::*;
pub use search::*;
pub use softmax::*;
pub use spmm::*;
pub use spmv::*;
pub use spmv_t::*;
pub use sum::*;
pub use swiglu::*;
pub use syrk::*;
pub use topk::*;
pub use transpose::*;
pub use trsm::*;

/// The plain functions of a kernel `(x) -> T`.
macro_rules! reduce1 {
    ($(#[$doc:meta])* $inner:ident, $f32:ident, $f64:ident) => {
        $(#[$doc])* pub fn $f32(level: crate::simd::Level, x: &[f32]) -> f32 {
            crate::simd::dispatch!(level, s => $inner(s, x.into()))
        }
        $(#[$doc])* pub fn $f64(level: crate::simd::Level, x: &[f64]) -> f64 {
            crate::simd::dispatch!(level, s => $inner(s, x.into()))
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
