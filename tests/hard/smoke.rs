//! The fuzzers' targets without a fuzzer: those of bytes. (The machine and the
//! kernels run in machine.rs, Matrix Market files in hosts/rust/tests/market.rs.)

use crate::{bytes, slots};
use vecsolve_machine::cases::{CASES, Step};
use vecsolve_machine::smoke::smoke;
use vecsolve_machine::{matrix, request};

#[test]
fn requests() {
    let _slots = slots();
    let seeds: Vec<Vec<u8>> = CASES
        .iter()
        .flatten()
        .flat_map(|case| &case.steps)
        .filter_map(|step| match step {
            Step::Request(request) => Some(serde_json::json!(request).to_string().into_bytes()),
            Step::Text(text) => Some(text.clone().into_bytes()),
            _ => None,
        })
        .filter(|text| text.len() < 1000)
        .collect();
    assert!(seeds.len() > 500);
    let handle = request::instance();
    smoke(&seeds, 5000, |bytes| request::attack(handle, bytes));
    assert_eq!(vecsolve::vs_destroy(handle), 0);
}

#[test]
fn matrices() {
    let seeds: Vec<Vec<u8>> = (0..60).map(|seed| bytes(seed, 300)).collect();
    smoke(&seeds, 1000, matrix::attack);
}
