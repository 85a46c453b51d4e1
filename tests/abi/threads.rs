//! Threads: one inside an instance, instances side by side.

use crate::host::{Host, Status};
use crate::{c, slots};
use std::sync::Barrier;
use std::thread::scope;
use std::time::{Duration, Instant};
use vecsolve::registry::SLOTS;

const SOLVE: &str = r#"{"op":"solve","a":1,"b":2,"x":3,"method":"lu"}"#;

#[test]
fn the_second_thread_is_told_busy() {
    let _slots = slots();
    let host = Host::new();
    // Dense LU of 900 unknowns: some tenths of a second.
    host.poisson(30);
    let mut busy = [false; 7];
    scope(|s| {
        let solving = s.spawn(|| {
            // It may itself find the other thread inside.
            loop {
                match host.op(SOLVE) {
                    got if got == Status::Busy as i32 => {}
                    got => break got,
                }
            }
        });
        let start = Instant::now();
        while !solving.is_finished() && start.elapsed() < Duration::from_secs(60) {
            let results = [
                c::op(host.0, br#"{"op":"info","id":77}"#),
                vecsolve::vs_step(host.0, 1),
                vecsolve::vs_cancel(host.0),
                vecsolve::vs_result_len(host.0),
                c::result_read(host.0, &mut []),
                c::array_info(host.0, 77).unwrap_err(),
                vecsolve::registry::array(host.0, 0, 2, 1).map_or_else(|status| status as i32, |_| 0),
            ];
            for (seen, got) in busy.iter_mut().zip(results) {
                *seen |= got == Status::Busy as i32;
            }
        }
        assert_eq!(solving.join().expect("no panic"), 0);
    });
    assert_eq!(busy, [true; 7], "a second thread came in while the first was inside");
    host.done(SOLVE);
}

#[test]
fn eight_threads_give_the_same_bits() {
    let _slots = slots();
    let hosts: Vec<Host> = (0..SLOTS).map(|_| Host::new()).collect();
    let barrier = Barrier::new(SLOTS);
    let answers: Vec<_> = scope(|s| {
        let one = |host: &Host| {
            host.poisson(14);
            barrier.wait();
            let results: Vec<_> = ["cg", "bicgstab", "lu", "auto"]
                .map(|m| (host.done(&SOLVE.replace("lu", m)).to_string(), host.read(3)))
                .to_vec();
            results
        };
        let running: Vec<_> = hosts.iter().map(|host| s.spawn(move || one(host))).collect();
        running.into_iter().map(|t| t.join().expect("no panic")).collect()
    });
    assert!(answers.iter().all(|a| *a == answers[0]), "the threads disagree");
}

/// Creates and destroys from eight threads: never two instances in one slot.
#[test]
fn handles_are_given_out_once() {
    let _slots = slots();
    scope(|s| {
        for thread in 0..SLOTS as u32 {
            s.spawn(move || {
                for round in 0..2000 {
                    let host = Host::new();
                    host.u32s(1, &[thread, round]);
                    let want = u64::from(thread) | u64::from(round) << 32;
                    assert_eq!(host.read(1), [want], "another thread wrote here");
                }
            });
        }
    });
}
