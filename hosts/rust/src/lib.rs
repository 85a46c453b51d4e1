//! Rust host of vecsolve. The same typed API drives the wasm module under
//! wasmtime and the native library.
//!
//! ```no_run
//! # fn main() -> Result<(), vecsolve_host::Error> {
//! use vecsolve_host::{Config, CsrOptions, Module, SolveOptions};
//!
//! let module = Module::load()?;
//! let mut s = module.create(Config::default())?;
//! let a = s.csr(2, 2, &[0, 0, 1, 1], &[0, 1, 0, 1], &[4.0, 1.0, 1.0, 3.0], CsrOptions::default())?;
//! let r = s.solve(&a, &[1.0, 2.0], SolveOptions::default())?;
//! println!("{:?} {} {:e}", r.x, r.reason, r.residual);
//! # Ok(())
//! # }
//! ```
//!
//! | file | holds |
//! |---|---|
//! | `module` | where a module is found, the check of its ABI, instances |
//! | `link` | the C ABI over the two engines, by hand |
//! | `ops` | the typed operations, generated from the op table |
//! | `instance`, `array`, `call`, `kernels` | what the generated code stands on |
//! | `market` | Matrix Market files |
#![forbid(unsafe_code)]

pub mod link;
pub mod market;
pub mod ops;

mod array;
mod call;
mod error;
mod instance;
mod kernels;
mod module;

pub use array::{Array, Csr, Element, Factor, Factored, Input, Made, Object, Real, Source};
pub use call::Done;
pub use error::Error;
pub use instance::{Config, Instance};
pub use module::Module;
pub use ops::*;
