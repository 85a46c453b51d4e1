//! Dense factorisations.
#![forbid(unsafe_code)]

mod condest;
mod lu;

pub use condest::inverse_norm1;
pub use lu::Lu;
