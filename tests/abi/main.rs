//! The C ABI as a hostile C program finds it: handles, pointers, requests,
//! limits and threads. The eight slots are one for the process, so every test
//! holds the same lock.
#![deny(unsafe_code)]

mod asked;
#[allow(unsafe_code)]
mod c;
mod call;
mod direct;
mod factors;
mod fast;
mod handles;
mod host;
mod memory;
mod on_arrays;
mod operations;
mod pending;
mod pointers;
mod refused;
mod requests;
mod sizes;
mod threads;

use std::sync::{Mutex, MutexGuard, PoisonError};

static SLOTS: Mutex<()> = Mutex::new(());

/// All slots, empty, for one test.
pub fn slots() -> MutexGuard<'static, ()> {
    SLOTS.lock().unwrap_or_else(PoisonError::into_inner)
}
