//! The machine of tests/machine on the native library, from fixed seeds.

use crate::{bytes, slots};
use vecsolve_machine::abi::Native;
use vecsolve_machine::run::{Mix, run};
use vecsolve_machine::world::World;

#[test]
fn no_sequence_of_calls_breaks_it() {
    let _slots = slots();
    let seeds: u64 = std::env::var("VECSOLVE_SEEDS").map_or(60, |n| n.parse().expect("a number"));
    let mut calls = 0;
    for seed in 0..seeds {
        let mut native = Native;
        let mut world = World::new(&mut native);
        let mix = if seed % 4 == 0 { Mix::Solvers } else { Mix::Whole };
        run(&mut world, &bytes(seed, 2000), mix);
        calls += world.calls;
    }
    assert!(calls > 10 * seeds, "{calls} calls of {seeds} runs");
    eprintln!("{seeds} runs, {calls} calls");
}

#[test]
fn kernels_agree_on_every_level() {
    let _slots = slots();
    let seeds: u64 = std::env::var("VECSOLVE_SEEDS").map_or(60, |n| n.parse().expect("a number"));
    (0..50 * seeds).for_each(|seed| vecsolve_machine::naive::on_every_level(&bytes(seed, 200)));
}
