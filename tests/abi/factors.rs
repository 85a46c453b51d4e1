//! The operations that factor: what they refuse changes nothing, in pieces they
//! give the bits of one call, cancelled they leave nothing behind.

use crate::host::{Host, Status};
use crate::slots;
use vecsolve::{vs_cancel, vs_step};

/// Painted values, about 1, different from each other.
fn painted(len: usize, seed: u64) -> Vec<f64> {
    let mut rng = fastrand::Rng::with_seed(seed);
    (0..len).map(|_| rng.f64() * 2.0 - 1.0).collect()
}

/// n x n values that cholesky, eigh and all others take.
fn definite(n: usize) -> Vec<f64> {
    let half = painted(n * n, 5);
    (0..n * n)
        .map(|at| {
            let (i, j) = (at / n, at % n);
            half[i.max(j) * n + i.min(j)] + if i == j { n as f64 } else { 0.0 }
        })
        .collect()
}

const N: usize = 40;

/// Matrix 1 (a grid of 64) with b in 2, a dense one of 40 x 40 in 20 with b in 21, a factorisation of it as 22.
fn host() -> Host {
    let host = Host::new();
    host.poisson(8);
    host.f64s(20, &definite(N));
    host.f64s(21, &painted(N, 7));
    assert_eq!(host.done(r#"{"op":"factor","a":20,"n":40,"id":22}"#)["reason"], "factored");
    host
}

/// One request of each, the ids of what it makes, and of them the arrays of f64 and f32.
const ASKED: &[(&str, &str, &[u32])] = &[
    ("analyse", r#""a":1"#, &[]),
    ("factor", r#""a":1,"id":30"#, &[30]),
    ("factor", r#""a":1,"method":"sparse_lu","id":30"#, &[30]),
    ("factor", r#""a":1,"method":"lu","id":30"#, &[30]),
    ("factor", r#""a":20,"n":40,"id":30"#, &[30]),
    ("inverse", r#""a":20,"n":40,"out":30"#, &[30]),
    ("lstsq", r#""a":20,"rows":40,"cols":40,"b":21,"x":30"#, &[30]),
    ("qr", r#""a":20,"rows":40,"cols":40,"r":30,"q":31,"order":32"#, &[30, 31, 32]),
    ("eigh", r#""a":20,"n":40,"values":30,"vectors":31"#, &[30, 31]),
    ("svd", r#""a":20,"rows":40,"cols":40,"s":30,"u":31,"v":32"#, &[30, 31, 32]),
];

fn request(op: &str, fields: &str) -> String {
    format!(r#"{{"op":"{op}",{fields}}}"#)
}

fn bits(host: &Host, ids: &[u32]) -> Vec<Vec<u8>> {
    ids.iter().filter_map(|&id| vecsolve::registry::with_array_bytes(host.0, id, |bytes| bytes.to_vec()).ok()).collect()
}

/// What the factorisation makes of the right-hand side.
fn solution(host: &Host, b: u32) -> Vec<u64> {
    host.done(&format!(r#"{{"op":"factor_solve","factor":30,"b":{b},"x":40}}"#));
    host.read(40)
}

#[test]
fn in_pieces_the_same_bits() {
    let _slots = slots();
    for &(op, fields, made) in ASKED {
        let (whole, host) = (host(), host());
        let want = whole.done(&request(op, fields));
        assert_eq!(host.op(&request(op, &format!(r#"{fields},"budget":1"#))), 1, "{op}: {}", host.result());
        let mut steps = 0;
        loop {
            assert_eq!(
                (&host.result()["status"], &host.result()["reason"]),
                (&"pending".into(), &serde_json::Value::Null)
            );
            let got = vs_step(host.0, 1);
            steps += 1;
            if got != 1 {
                assert_eq!(got, 0, "{op}: {}", host.result());
                break;
            }
        }
        assert!(steps > 1, "{op}: {steps}");
        assert_eq!(host.result(), want, "{op}");
        assert_eq!(bits(&host, made), bits(&whole, made), "{op}");
        if op == "factor" {
            let b = if fields.contains("\"n\"") { 21 } else { 2 };
            assert_eq!(solution(&host, b), solution(&whole, b), "{fields}");
        }
    }
}

#[test]
fn cancelled_leaves_nothing() {
    let _slots = slots();
    for &(op, fields, made) in ASKED {
        let host = host();
        let before = host.done(r#"{"op":"info"}"#);
        assert_eq!(host.op(&request(op, &format!(r#"{fields},"budget":1"#))), 1, "{op}");
        host.refused(br#"{"op":"info"}"#, Status::Pending);
        assert_eq!(vs_cancel(host.0), 0);
        let result = host.result();
        assert_eq!((&result["status"], &result["reason"]), (&"done".into(), &"budget".into()), "{op}");
        assert_eq!(host.done(r#"{"op":"info"}"#), before, "{op}");
        for id in made {
            host.refused(format!(r#"{{"op":"info","id":{id}}}"#).as_bytes(), Status::Id);
        }
        // An output that is there keeps what it holds.
        if op == "inverse" || op == "svd" {
            let len = if op == "inverse" { N * N } else { N };
            host.f64s(30, &vec![7.0; len]);
            assert_eq!(host.op(&request(op, &format!(r#"{fields},"budget":1"#))), 1, "{op}");
            assert_eq!(vs_cancel(host.0), 0);
            assert!(host.read(30).iter().all(|&v| v == 7f64.to_bits()), "{op}");
        }
        assert_eq!(host.op(&request(op, fields)), 0, "{op}: {}", host.result());
    }
}

/// From no room to enough: refused with `limit` and nothing changed, or done; the
/// room that is enough is never passed.
#[test]
fn every_limit() {
    let _slots = slots();
    for &(op, fields, made) in ASKED {
        let (mut refused, mut done) = (0, 0);
        for room in (0..400_000).step_by(4_000) {
            let host = Host::with(r#"{"max_bytes":1048576}"#);
            host.poisson(8);
            host.f64s(20, &definite(N));
            host.f64s(21, &painted(N, 7));
            let owned = host.done(r#"{"op":"info"}"#)["bytes"].as_u64().unwrap() as usize;
            let filler = (1048576 - owned - room) / 64 * 64;
            assert!(!vecsolve::vs_array(host.0, 50, 6, filler).is_null());
            let before = host.done(r#"{"op":"info"}"#);
            let got = host.op(&request(op, fields));
            if got == 0 {
                done += 1;
                assert!(host.done(r#"{"op":"info"}"#)["bytes"].as_u64().unwrap() <= 1048576);
                for id in made {
                    host.done(&format!(r#"{{"op":"free","id":{id}}}"#));
                }
            } else {
                refused += 1;
                assert_eq!(got, Status::Limit as i32, "{op} {room}: {}", host.result());
            }
            assert_eq!(host.done(r#"{"op":"info"}"#), before, "{op} in a room of {room}");
        }
        assert!(refused > 0 && done > 0, "{op} {fields}: {refused} refused, {done} done");
    }
}

/// What is counted is what is taken: the allocator saw no more than the room.
#[test]
fn what_is_counted_is_what_is_taken() {
    let _slots = slots();
    for &(op, fields, _) in ASKED {
        let granted = (0..400_000).step_by(1_024).find_map(|room| {
            let host = Host::with(r#"{"max_bytes":1048576}"#);
            host.poisson(8);
            host.f64s(20, &definite(N));
            host.f64s(21, &painted(N, 7));
            let owned = host.done(r#"{"op":"info"}"#)["bytes"].as_u64().unwrap() as usize;
            let filler = (1048576 - owned - room) / 64 * 64;
            assert!(!vecsolve::vs_array(host.0, 50, 6, filler).is_null());
            let room = 1048576 - owned - filler;
            let mut got = 0;
            let counted = allocation_counter::measure(|| got = host.op(&request(op, fields)));
            (got == 0).then_some((room, counted.bytes_max as usize))
        });
        let (room, taken) = granted.unwrap_or_else(|| panic!("{op}: no room is enough"));
        // Tables of objects are counted by the piece.
        assert!(taken <= room + 2048, "{op} {fields}: {taken} bytes taken in a room of {room}");
    }
}

/// An older factorisation is gone once its analysis is taken, and only then.
#[test]
fn an_analysis_is_taken_once() {
    let _slots = slots();
    let host = host();
    host.done(r#"{"op":"factor","a":1,"id":30}"#);
    let want = solution(&host, 2);
    let before = host.done(r#"{"op":"info"}"#);
    for (fields, status) in [
        (r#""a":99,"analysis":30"#, Status::Id),
        (r#""a":1,"analysis":99"#, Status::Id),
        (r#""a":1,"analysis":1"#, Status::Kind),
        (r#""a":20,"n":40,"analysis":30"#, Status::Field),
        (r#""a":1,"analysis":22"#, Status::Shape),
    ] {
        host.refused(request("factor", &format!(r#"{fields},"id":33"#)).as_bytes(), status);
        assert_eq!(host.done(r#"{"op":"info"}"#), before, "{fields}");
    }
    assert_eq!(solution(&host, 2), want, "it is there");
    let info = host.done(r#"{"op":"info"}"#);
    host.done(r#"{"op":"factor","a":1,"id":31,"analysis":30}"#);
    assert_eq!(host.done(r#"{"op":"info"}"#), info, "one for the other");
    host.refused(br#"{"op":"factor_solve","factor":30,"b":2,"x":41}"#, Status::Id);
    host.done(r#"{"op":"factor","a":1,"id":30,"analysis":31,"budget":1}"#.replace(r#","budget":1"#, "").as_str());
    assert_eq!(solution(&host, 2), want);
    // Taken when the operation begins: cancelled, it is gone.
    assert_eq!(host.op(r#"{"op":"factor","a":1,"id":31,"analysis":30,"budget":1}"#), 1);
    assert_eq!(vs_cancel(host.0), 0);
    for id in [30, 31] {
        host.refused(format!(r#"{{"op":"info","id":{id}}}"#).as_bytes(), Status::Id);
    }
}

#[test]
fn singular_in_pieces_makes_no_output() {
    let _slots = slots();
    let host = Host::new();
    let n = 80;
    let mut a = definite(n);
    a[(n - 1) * n..].fill(0.0);
    host.f64s(1, &a);
    let before = host.done(r#"{"op":"info"}"#);
    assert_eq!(host.op(r#"{"op":"inverse","a":1,"n":80,"out":2,"budget":1}"#), 1, "{}", host.result());
    let mut got = 1;
    while got == 1 {
        got = vs_step(host.0, 1);
    }
    assert_eq!(got, Status::Singular as i32, "{}", host.result());
    assert_eq!(vs_step(host.0, 1), Status::Idle as i32);
    assert_eq!(host.done(r#"{"op":"info"}"#), before);
}

#[test]
fn nothing_of_it_is_left() {
    let _slots = slots();
    let life = || {
        let host = host();
        for (op, fields, made) in ASKED {
            host.done(&request(op, fields));
            for id in *made {
                host.done(&format!(r#"{{"op":"free","id":{id}}}"#));
            }
        }
        host.op(&request(ASKED[1].0, &format!(r#"{},"budget":1"#, ASKED[1].1)));
    };
    life();
    let counted = allocation_counter::measure(life);
    assert_eq!((counted.bytes_current, counted.count_current), (0, 0), "{counted:?}");
}
