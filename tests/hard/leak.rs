//! A million operations, and the memory that is live when all is given back.

use crate::{bytes, failing, slots};
use vecsolve_machine::abi::Native;
use vecsolve_machine::run::{Mix, run};
use vecsolve_machine::world::World;

/// Bytes that are live after each of some hundred runs: the same as after the first.
/// `VECSOLVE_CALLS=1000000` is the long form (`./build.sh soak`).
#[test]
fn random_operations_leak_nothing() {
    let _slots = slots();
    let due: u64 = std::env::var("VECSOLVE_CALLS").map_or(20_000, |n| n.parse().expect("a number"));
    // The table of blocks grows with the most blocks there ever were, and keeps its room.
    let blocks: Vec<*mut u8> = (0..128).map(|_| vecsolve::vs_alloc(1)).collect();
    assert!(blocks.into_iter().all(|block| vecsolve::vs_free(block) == 0));
    let mut calls = 0;
    let mut first = None;
    for seed in 0.. {
        let before = failing::live();
        {
            let mut native = Native;
            let mut world = World::new(&mut native);
            run(&mut world, &bytes(50_000 + seed, 1500), Mix::Whole);
            calls += world.calls;
        }
        // The first runs warm up: the vectors are read.
        if seed >= 20 {
            let live = failing::live();
            assert_eq!(live, before, "run {seed} kept {} bytes", live - before);
            first.get_or_insert(live);
        }
        if calls >= due && seed > 40 {
            break;
        }
    }
    eprintln!("{calls} calls, {} bytes live before and after", first.expect("some runs"));
}
