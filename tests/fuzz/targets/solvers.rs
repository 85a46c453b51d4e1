//! Every method on structured random matrices: what is called converged has a
//! small residual, recomputed here.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vecsolve_machine::abi::Native;
use vecsolve_machine::run::{Mix, run};
use vecsolve_machine::world::World;

fuzz_target!(|bytes: &[u8]| {
    let mut native = Native;
    run(&mut World::new(&mut native), bytes, Mix::Solvers);
});
