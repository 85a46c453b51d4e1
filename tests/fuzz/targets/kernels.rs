//! Any kernel of the table on every level of this machine, and against plain loops.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vecsolve_machine::naive::on_every_level(bytes));
