//! The request parser: bytes as they are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use vecsolve_machine::request::{attack, instance};

static HANDLE: OnceLock<i32> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| attack(*HANDLE.get_or_init(instance), bytes));
