//! Sparse matrices in compressed rows, and their direct solvers: orderings,
//! symbolic analysis, L D L^T and L U by fronts, L U with partial pivoting.
#![forbid(unsafe_code)]

mod amd;
mod analyser;
mod csr;
mod etree;
mod features;
mod front;
mod fronts;
mod fronts_solve;
mod graph;
mod lu;
mod lu_solve;
mod symbolic;

pub use amd::Amd;
pub use analyser::Analyser;
pub use csr::Csr;
pub use features::{Diagonal, Features};
pub use fronts::{Factored, Fronts, Kind};
pub use lu::SparseLu;
pub use symbolic::Symbolic;
