//! Matrix Market files.
#![no_main]

#[path = "../market.rs"]
mod attack;
// The room alone: the crate around it would bring an engine.
#[path = "../../../hosts/rust/src/market/mod.rs"]
#[allow(dead_code, unused_imports)]
mod market;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attack::attack(bytes));
