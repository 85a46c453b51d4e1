//! Threads: machines side by side, a destroy during an operation, and the same
//! instance from two sides.

use crate::{bytes, slots};
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::scope;
use std::time::Duration;
use vecsolve::registry::{self, SLOTS};
use vecsolve::status::Status;
use vecsolve_machine::abi::{Abi, Native};
use vecsolve_machine::cases;
use vecsolve_machine::systems::{self, solves};
use vecsolve_machine::world::World;

/// Eight threads, each with one handle and a machine of its own.
#[test]
fn eight_machines_run_side_by_side() {
    let _slots = slots();
    let barrier = Barrier::new(SLOTS);
    scope(|s| {
        for thread in 0..SLOTS as u64 {
            let barrier = &barrier;
            s.spawn(move || {
                let mut native = Native;
                let mut world = World::new(&mut native);
                barrier.wait();
                for round in 0..5 {
                    world.create(r#"{"max_bytes":4000000}"#).expect("a slot a thread");
                    let bytes = bytes(thread * 100 + round, 1200);
                    let mut u = arbitrary::Unstructured::new(&bytes);
                    while !u.is_empty() {
                        let done = match u.int_in_range(0..=2) {
                            Ok(0) => cases::run(&mut world, 0, &mut u),
                            Ok(1) => vecsolve_machine::ask::run(&mut world, 0, &mut u),
                            _ => systems::run(&mut world, 0, &mut u),
                        };
                        if done.is_err() {
                            break;
                        }
                    }
                    world.close();
                }
            });
        }
    });
}

/// While one thread is inside, a destroy is refused as busy; when it comes
/// between two calls, the next one finds no instance. Nothing else happens.
#[test]
fn destroy_during_an_operation() {
    let _slots = slots();
    let (mut busy, mut gone) = (0_u64, 0);
    for round in 0..10 {
        let mut native = Native;
        let mut world = World::new(&mut native);
        let at = world.create("").expect("a slot");
        assert!(solves(&mut world, at));
        let n = 40;
        let matrix: Vec<f64> = (0..n * n).map(|i| f64::from(i * 7919 % 1000) / 500.0 - 1.0).collect();
        assert!(world.f64s(at, 20, &matrix));
        let handle = world.live[at].handle;
        let started = AtomicBool::new(false);
        let (seen, destroyed) = scope(|s| {
            let started = &started;
            let working = s.spawn(move || {
                let request = format!(r#"{{"op":"svd","a":20,"rows":{n},"cols":{n},"s":21,"u":22}}"#);
                started.store(true, Ordering::Release);
                loop {
                    match registry::op(handle, request.as_bytes()) {
                        // A gap, in which a destroy may come; without one it would only be told busy.
                        0 => std::thread::sleep(Duration::from_micros(300)),
                        other => return other,
                    }
                }
            });
            while !started.load(Ordering::Acquire) {
                std::hint::spin_loop();
            }
            let mut seen = 0_u64;
            for _ in 0..round * 50 {
                std::hint::spin_loop();
            }
            let destroyed = loop {
                match registry::destroy(handle) {
                    got if got == Status::Busy as i32 => {
                        seen += 1;
                        std::thread::yield_now();
                    }
                    got => break got,
                }
            };
            let last = working.join().expect("no panic");
            // It may itself have met the destroying thread inside.
            assert!(last == Status::Handle as i32 || last == Status::Busy as i32, "{last}");
            gone += i32::from(last == Status::Handle as i32);
            (seen, destroyed)
        });
        busy += seen;
        assert_eq!(destroyed, 0);
        assert_eq!(Native.op(handle, b"{}"), Status::Handle as i32);
    }
    assert!(busy > 0 && gone > 0, "busy {busy}, gone {gone}");
}
