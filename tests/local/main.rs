//! Local answers against dense solves made here: bounds that hold, cost that does
//! not grow with n, the same bits in pieces, and no word of converged without a bound.
#![forbid(unsafe_code)]

mod bounds;
mod problems;
mod rank;
mod touched;
mod walks;

use vecsolve_core::local::{Asked, Batch, Method, System};
use vecsolve_core::simd::Level;

/// By this method, to this accuracy.
pub fn asked(method: Method, tol: f64) -> Asked {
    Asked { method, tol, delta: 1e-6, theta: 0.0, seed: 7, max_work: 100_000_000 }
}

/// Single values, to the end.
pub fn answers(system: &System, index: &[u32], asked: Asked) -> Batch {
    let mut batch = Batch::new(system, index, &[], &[], asked, usize::MAX).unwrap();
    assert!(batch.advance(Level::best(), system, u64::MAX).unwrap());
    batch
}
