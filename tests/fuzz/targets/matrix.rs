//! Matrices from arbitrary triplets and compressed rows.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vecsolve_machine::matrix::attack(bytes));
