//! Limits, and memory that comes back. Counted per thread, by the allocator.

use crate::c::{At, Memory};
use crate::host::{Host, Status};
use crate::{c, slots};
use allocation_counter::measure;

/// From a limit that fits nothing to one that fits all: every refusal is
/// `limit`, never more than the limit is owned, and the instance goes on.
#[test]
fn every_limit() {
    let _slots = slots();
    let mut reached = [0; 3];
    for max_bytes in (17_000..80_000).step_by(500) {
        let host = Host::with(&format!(r#"{{"max_bytes":{max_bytes}}}"#));
        let got = build_and_solve(&host);
        reached[got] += 1;
        let info = host.done(r#"{"op":"info"}"#);
        assert!(info["bytes"].as_u64().unwrap() <= max_bytes, "{info}");
        assert!(!vecsolve::vs_array(host.0, 50, 6, 1).is_null() || info["bytes"].as_u64().unwrap() + 64 > max_bytes);
        for id in [1, 2, 3, 50] {
            host.op(&format!(r#"{{"op":"free","id":{id}}}"#));
        }
        assert_eq!(host.done(r#"{"op":"info"}"#)["bytes"], 16384, "all of it came back");
    }
    assert!(reached.iter().all(|&n| n > 0), "the sweep met every place: {reached:?}");
}

/// How far it came: 0 no matrix, 1 no solve, 2 solved.
fn build_and_solve(host: &Host) -> usize {
    let n = 100;
    let limit = |got: i32| {
        assert_eq!(got, Status::Limit as i32, "{}", host.result());
        assert!(host.result()["message"].as_str().unwrap().contains("max_bytes"), "{}", host.result());
    };
    for (id, dtype) in [(11, 4), (12, 4), (13, 2)] {
        if vecsolve::vs_array(host.0, id, dtype, n).is_null() {
            assert_eq!(host.result()["status"], "limit");
            free(host);
            return 0;
        }
    }
    let diagonal: Vec<u32> = (0..n as u32).collect();
    host.u32s(11, &diagonal);
    host.u32s(12, &diagonal);
    host.f64s(13, &vec![2.0; n]);
    let got = host.op(r#"{"op":"csr","id":1,"rows":100,"cols":100,"row":11,"col":12,"val":13}"#);
    if got != 0 {
        limit(got);
        free(host);
        return 0;
    }
    free(host);
    if vecsolve::vs_array(host.0, 2, 2, n).is_null() {
        limit(Status::Limit as i32);
        return 0;
    }
    host.f64s(2, &vec![1.0; n]);
    for method in ["lu", "auto"] {
        let got = host.op(&format!(r#"{{"op":"solve","a":1,"b":2,"x":3,"method":"{method}"}}"#));
        if got != 0 {
            limit(got);
            assert!(c::array_info(host.0, 3).is_err(), "refused, and x was made");
        } else {
            assert_eq!(host.result()["reason"], "converged");
        }
        if method == "auto" {
            return if got == 0 { 2 } else { 1 };
        }
    }
    unreachable!("auto is the last")
}

fn free(host: &Host) {
    for id in 11..14 {
        host.op(&format!(r#"{{"op":"free","id":{id}}}"#));
    }
}

/// The least room that a solve is granted is room enough: the allocator saw no
/// more. What is counted by the piece and not by the size may be 512 bytes.
#[test]
fn what_is_counted_is_what_is_taken() {
    let _slots = slots();
    for method in ["cg", "bicgstab", "lu", "auto"] {
        let request = format!(r#"{{"op":"solve","a":1,"b":2,"x":3,"method":"{method}","history":true}}"#);
        let granted = (0..).step_by(256).find_map(|room| {
            let host = Host::with(r#"{"max_bytes":1048576}"#);
            host.poisson(8);
            free(&host);
            let owned = host.done(r#"{"op":"info"}"#)["bytes"].as_u64().unwrap() as usize;
            let filler = (1048576 - owned - room) / 64 * 64;
            assert!(!vecsolve::vs_array(host.0, 50, 6, filler).is_null());
            let room = 1048576 - owned - filler;
            let mut got = 0;
            let counted = measure(|| got = host.op(&request));
            assert!(got == 0 || got == Status::Limit as i32, "{}", host.result());
            (got == 0).then_some((room, counted.bytes_max as usize))
        });
        let (room, taken) = granted.expect("some room is enough");
        assert!(taken > 2048 && taken <= room + 512, "{method}: {taken} bytes taken in a room of {room}");
    }
}

/// An instance's life: matrix, solves, one left pending, a refusal.
fn life() {
    let host = Host::new();
    host.poisson(6);
    for method in ["cg", "bicgstab", "lu"] {
        host.done(&format!(r#"{{"op":"solve","a":1,"b":2,"x":3,"method":"{method}"}}"#));
    }
    host.done(r#"{"op":"residual","a":1,"b":2,"x":3,"r":4}"#);
    host.refused(br#"{"op":"solve","a":9,"b":2,"x":3}"#, Status::Id);
    assert_eq!(host.op(r#"{"op":"solve","a":1,"b":2,"x":3,"budget":1}"#), 1);
}

#[test]
fn a_thousand_lives_leave_nothing() {
    let _slots = slots();
    life();
    for round in 0..1000 {
        let counted = measure(life);
        assert!(counted.count_total > 10, "the counter counts");
        assert_eq!((counted.bytes_current, counted.count_current), (0, 0), "round {round}: {counted:?}");
    }
}

#[test]
fn blocks_and_refused_creates_leave_nothing() {
    let _slots = slots();
    // The table of blocks grows once and keeps its room.
    let warm: Vec<usize> = (1..50).map(|n| vecsolve::vs_alloc(n * 100) as usize).collect();
    warm.iter().for_each(|&b| assert_eq!(c::free(b), 0));
    let counted = measure(|| {
        let blocks: Vec<usize> = (1..50).map(|n| vecsolve::vs_alloc(n * 100) as usize).collect();
        blocks.iter().for_each(|&b| assert_eq!(c::free(b), 0));
        for config in ["[", r#"{"max_bytes":1}"#, r#"{"level":"?"}"#, r#"{"x":1}"#] {
            assert!(c::create(config.as_bytes()) < 0);
        }
    });
    assert_eq!(counted.bytes_current, 0, "{counted:?}");
}

#[test]
fn the_hot_path_allocates_nothing() {
    let _slots = slots();
    let host = Host::new();
    host.poisson(10);
    host.done(r#"{"op":"solve","a":1,"b":2,"x":3}"#);
    host.done(r#"{"op":"residual","a":1,"b":2,"x":3,"r":4}"#);
    let (request, mut out) = (r#"{"op":"residual","a":1,"b":2,"x":3,"r":4}"#, [0u8; 1024]);
    let mut m = Memory(vec![1.0; 300]);
    let at = At::Value;
    let counted = measure(|| {
        for _ in 0..100 {
            assert_eq!(host.op(request), 0);
            assert!(c::result_read(host.0, &mut out) > 0);
            assert!(c::array_info(host.0, 4).is_ok());
            assert_eq!(host.op(r#"{"op":"info","id":1}"#), 0);
            m.sum(at(0), 300);
            m.dot(at(0), at(100), 100);
            m.axpy(0.5, at(0), at(100), 100);
            m.scale(0.5, at(0), 300);
            m.add(at(0), at(100), at(200), 100);
            m.spmv(&[0, 2, 3], &[0, 1, 1], [at(0), at(10), at(20)]);
        }
    });
    assert_eq!(counted.count_total, 0, "{counted:?}");
}

/// Stepping a solve allocates nothing once its attempt has begun.
#[test]
fn steps_allocate_nothing() {
    let _slots = slots();
    let host = Host::new();
    host.poisson(10);
    for method in ["cg", "bicgstab", "lu"] {
        let request = format!(r#"{{"op":"solve","a":1,"b":2,"x":3,"method":"{method}","budget":1}}"#);
        assert_eq!(host.op(&request), 1);
        let counted = measure(|| while vecsolve::vs_step(host.0, 1) == 1 {});
        assert_eq!(counted.count_total, 0, "{method}: {counted:?}");
    }
}
