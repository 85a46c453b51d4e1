//! The promises under attack: hostile sequences of calls, memory that fails,
//! engines that are starved, threads, and what the module files hold.
#![deny(unsafe_code)]

#[allow(unsafe_code)]
mod failing;
mod leak;
mod machine;
mod smoke;
mod starved;
mod threads;

use std::sync::{Mutex, MutexGuard, PoisonError};

static SLOTS: Mutex<()> = Mutex::new(());

/// All slots, empty, for one test.
fn slots() -> MutexGuard<'static, ()> {
    SLOTS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Bytes for a run of the machine, the same for a seed everywhere.
fn bytes(seed: u64, len: usize) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    (0..len).map(|_| random.u8(..)).collect()
}
