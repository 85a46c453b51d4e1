//! Memory that fails: natively at every single allocation of every operation's
//! cases, once and for good. A status every time, nothing made, and the same
//! instance solves afterwards.

use crate::failing::{Failing, Fails};
use crate::slots;
use vecsolve_machine::abi::{Abi, Native};
use vecsolve_machine::cases::{CASES, Case, Step};
use vecsolve_machine::world::World;
use vecsolve_machine::{run, systems};

/// Sends a case's arrays and requests; statuses are the world's to check.
fn send<A: Abi>(world: &mut World<A>, case: &Case) {
    for (id, dtype, bytes) in &case.arrays {
        world.filled(0, *id, *dtype, bytes);
    }
    for step in &case.steps {
        match step {
            Step::Request(request) => world.op(0, serde_json::json!(request).to_string().as_bytes()),
            Step::Text(text) => world.op(0, text.as_bytes()),
            Step::Budget(budget) => world.step(0, *budget),
            Step::Cancel => world.cancel(0),
        };
    }
}

/// Runs a case with the `n`-th allocation refused (and all after it): how many were asked for.
fn starve(case: &Case, n: u64, for_good: bool) -> u64 {
    let mut failing = Failing { native: Native, fails: Fails::at(n, for_good) };
    let mut world = World::new(&mut failing);
    world.starved = true;
    if world.create("").is_some() {
        send(&mut world, case);
    }
    let asked = world.abi.fails.asked;
    // Memory is back: what is there goes on, in this instance.
    world.abi.fails = Fails::never();
    world.starved = false;
    if world.live.is_empty() {
        world.create("").expect("there is memory again");
    }
    if world.live[0].pending {
        world.cancel(0);
    }
    send(&mut world, case);
    if world.live[0].pending {
        world.cancel(0);
    }
    assert!(systems::solves(&mut world, 0), "a plain system after allocation {n} failed");
    world.close();
    asked
}

#[test]
fn any_allocation_may_fail() {
    let _slots = slots();
    let mut places = 0;
    for case in CASES.iter().flatten() {
        let asked = starve(case, u64::MAX, false);
        for n in 0..asked.min(400) {
            starve(case, n, false);
            starve(case, n, true);
            places += 2;
        }
    }
    assert!(places > 30_000, "{places} allocations failed");
    eprintln!("{places} allocations failed");
}

#[test]
fn runs_with_failing_memory_break_nothing() {
    let _slots = slots();
    for seed in 0..30 {
        let mut failing = Failing { native: Native, fails: Fails::every(3 + seed % 17) };
        let mut world = World::new(&mut failing);
        world.starved = true;
        run::run(&mut world, &crate::bytes(1000 + seed, 1500), run::Mix::Whole);
    }
}
