//! The machine against the module with 2, 17 and 1,024 pages, and with every
//! growth of memory refused in turn: a status every time, no trap, and the
//! instance solves afterwards.

use crate::built;
use crate::link::{Limits, Starved, compiled};
use vecsolve_machine::abi::Abi;
use vecsolve_machine::run::{Mix, run};
use vecsolve_machine::systems::solves;
use vecsolve_machine::world::World;
use wasmtime::Module;

fn bytes(seed: u64, len: usize) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    (0..len).map(|_| random.u8(..)).collect()
}

fn seeds() -> u64 {
    std::env::var("VECSOLVE_SEEDS").map_or(12, |n| n.parse().expect("a number"))
}

fn free_growth(pages: u64) -> Limits {
    Limits { pages, grown: 0, refuse: u64::MAX, for_good: false }
}

/// Runs of the machine in a memory of so many pages; how many runs had one.
fn with_pages(module: &Module, pages: u64) -> (u64, u64) {
    let (mut runs, mut calls) = (0, 0);
    for seed in 0..seeds() {
        let Some(mut link) = Starved::new(module, free_growth(pages)) else { continue };
        let mut world = World::new(&mut link);
        world.starved = true;
        run(&mut world, &bytes(seed, 1500), if seed % 4 == 0 { Mix::Solvers } else { Mix::Whole });
        // What was given back is there to be used, unless even the start was too much.
        if world.create(r#"{"max_bytes":60000}"#).is_some() {
            assert!(solves(&mut world, 0), "a small system after run {seed} in {pages} pages");
            world.close();
        }
        (runs, calls) = (runs + 1, calls + world.calls);
        let size = link.memory.size(&link.store);
        assert!(size <= pages, "{size} pages of {pages}");
    }
    (runs, calls)
}

#[test]
fn a_module_with_little_memory_answers_statuses() {
    for variant in ["simd128", "scalar"] {
        let Some(module) = built(variant).map(|bytes| compiled(&bytes)) else { return };
        let start = Starved::new(&module, free_growth(65_536)).map(|l| l.memory.size(&l.store)).expect("a start");
        for pages in [2, 17, 1024] {
            let (runs, calls) = with_pages(&module, pages);
            eprintln!("{variant}: {pages} pages, {runs} runs, {calls} calls; it starts with {start}");
            assert_eq!(runs > 0, pages >= 2 || start <= pages, "{variant} in {pages} pages");
        }
    }
}

/// A scenario that makes memory grow again and again.
fn scenario(world: &mut World<Starved>) {
    if world.create("").is_none() {
        return;
    }
    for side in [50_u32, 400, 1200] {
        if !world.f64s(0, 40, &vec![1.0; 64 * side as usize]) {
            continue;
        }
        solves(world, 0);
        world.op(0, br#"{"op":"factor","a":1,"id":41}"#);
        let n = (side / 8).min(60);
        if world.f64s(0, 42, &(0..n * n).map(|i| f64::from(i * 7919 % 100) + 1.0).collect::<Vec<_>>()) {
            world.op(0, format!(r#"{{"op":"svd","a":42,"rows":{n},"cols":{n},"s":43,"u":44,"v":45}}"#).as_bytes());
            world.op(0, format!(r#"{{"op":"inverse","a":42,"n":{n},"out":46}}"#).as_bytes());
            let gemm = format!(r#"{{"op":"gemm","m":{n},"n":{n},"k":{n},"a":42,"b":42,"c":42}}"#);
            world.op(0, gemm.as_bytes());
            let gemm = gemm.replace(r#""c":42"#, r#""c":46"#);
            world.op(0, gemm.as_bytes());
        }
        for id in 42..47 {
            world.op(0, format!(r#"{{"op":"free","id":{id}}}"#).as_bytes());
        }
    }
}

#[test]
fn any_growth_of_memory_may_be_refused() {
    let Some(module) = built("simd128").map(|bytes| compiled(&bytes)) else { return };
    let mut whole = Starved::new(&module, free_growth(65_536)).expect("a start");
    scenario(&mut World::new(&mut whole));
    let growths = whole.store.data().grown;
    assert!(growths > 4, "{growths} growths");
    for n in 0..growths {
        for for_good in [false, true] {
            let limits = Limits { pages: 65_536, grown: 0, refuse: n, for_good };
            let Some(mut link) = Starved::new(&module, limits) else { continue };
            let mut world = World::new(&mut link);
            world.starved = true;
            scenario(&mut world);
            world.close();
            world.abi.store.data_mut().refuse = u64::MAX;
            world.abi.find_scratch();
            world.starved = false;
            world.create("").expect("memory is back");
            assert!(solves(&mut world, 0), "after growth {n} was refused");
            world.close();
        }
    }
    eprintln!("{growths} growths refused, once and for good");
    // A free of nothing that is ours, in a memory that cannot grow.
    assert!(whole.free(64) < 0);
}
