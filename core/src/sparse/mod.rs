//! Sparse matrices in compressed rows.
#![forbid(unsafe_code)]

mod csr;
mod features;

pub use csr::Csr;
pub use features::{Diagonal, Features};
