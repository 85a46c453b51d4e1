//! The maths of vecsolve: vector kernels and solvers, `no_std`, knowing
//! nothing of handles, JSON or hosts.
//!
//! | room | holds |
//! |---|---|
//! | [`simd`] | levels (a value that proves the CPU has the instructions) and the 64-byte block with its fixed order |
//! | [`kernels`] | one family a file: reductions, maps, distances, products |
//! | [`sparse`] | compressed rows, validated once; orderings, L D L^T and L U by fronts, L U with partial pivoting |
//! | [`dense`] | LU, Cholesky, QR, least squares, symmetric eigen, SVD |
//! | [`krylov`] | CG, MINRES, GMRES, BiCGSTAB, LSMR, Chebyshev, stationary methods, preconditioners: one iteration is one `step` |
//! | [`local`] | answers that touch a part of the matrix: push, walks, PageRank |
//! | [`solve`] | A x = b by a rule table over the methods, resumable by a budget |
//! | [`error`] | faults of the input |
#![no_std]
#![deny(unsafe_code)]

extern crate alloc;

pub mod dense;
pub mod error;
pub mod kernels;
pub mod krylov;
pub mod local;
pub mod simd;
pub mod solve;
pub mod sparse;
