//! The stack: 64 KiB below the data, where an overflow traps at address 0. How
//! deep it is used is seen from what is still as it was painted.

use crate::built;
use crate::contract::STACK;
use crate::link::{Limits, Starved, compiled};
use vecsolve_machine::abi::Abi;
use vecsolve_machine::cases::{CASES, Step};
use vecsolve_machine::systems::solves;
use vecsolve_machine::world::World;

const PAINT: u8 = 0xa5;

#[test]
fn the_stack_is_deep_enough() {
    for variant in ["simd128", "scalar"] {
        let Some(module) = built(variant).map(|bytes| compiled(&bytes)) else { return };
        let limits = Limits { pages: 65_536, grown: 0, refuse: u64::MAX, for_good: false };
        let mut link = Starved::new(&module, limits).expect("a start");
        // Nothing is live below the top between two calls; what start-up used is painted too.
        link.memory.data_mut(&mut link.store)[..STACK as usize].fill(PAINT);
        let mut world = World::new(&mut link);
        // Eight live instances, every case of every operation, and requests that are deep and long.
        for case in CASES.iter().flatten() {
            world.create("").expect("an instance");
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
            world.close();
        }
        world.create("").expect("an instance");
        for deep in ["[", "{\"a\":", "{\"op\":[", "\""] {
            let request = deep.repeat(65_000 / deep.len());
            assert!(world.op(0, request.as_bytes()) < 0);
            assert!(world.op(0, format!("{{\"op\":\"info\",\"id\":{request}").as_bytes()) < 0);
        }
        large(&mut world);
        assert!(solves(&mut world, 0));
        world.close();
        let memory = link.memory.data(&link.store);
        let untouched = memory[..STACK as usize].iter().take_while(|&&b| b == PAINT).count() as u64;
        let used = STACK - untouched;
        eprintln!("{variant}: {used} of {STACK} bytes of stack were used");
        assert!(used > 1000, "{variant}: the paint was not where the stack is: {used}");
        assert!(untouched >= STACK / 2, "{variant}: only {untouched} bytes of the stack were never used");
    }
}

/// A chain of 20,000 unknowns: what recursed on an elimination tree would be this deep.
fn large(world: &mut World<Starved>) {
    let n = 20_000_u32;
    let mut entries = (vec![], vec![], vec![]);
    for i in 0..n {
        for j in i.saturating_sub(1)..=(i + 1).min(n - 1) {
            entries.0.push(i);
            entries.1.push(j);
            entries.2.push(if i == j { 2.5 } else { -1.0 - f64::from(i32::from(j < i)) / 8.0 });
        }
    }
    assert!(world.u32s(0, 1, &entries.0) && world.u32s(0, 2, &entries.1) && world.f64s(0, 3, &entries.2));
    let csr = format!(r#"{{"op":"csr","id":4,"rows":{n},"cols":{n},"row":1,"col":2,"val":3}}"#);
    assert_eq!(world.op(0, csr.as_bytes()), 0);
    assert!(world.f64s(0, 5, &vec![1.0; n as usize]));
    for method in ["auto", "sparse_lu", "gmres"] {
        let solve = format!(r#"{{"op":"solve","a":4,"b":5,"x":6,"method":"{method}"}}"#);
        assert_eq!(world.op(0, solve.as_bytes()), 0, "{method}");
    }
    assert_eq!(world.op(0, br#"{"op":"factor","a":4,"id":7}"#), 0);
    assert!(world.abi.bytes(world.live[0].handle, 6).is_ok());
}
