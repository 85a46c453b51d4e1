//! One operation in pieces through the ABI.

use crate::host::{Host, Status};
use crate::{c, slots};
use serde_json::Value;
use vecsolve::{vs_array, vs_cancel, vs_step};

const PIECES: &str = r#"{"op":"solve","a":1,"b":2,"x":3,"method":"cg","budget":1}"#;

fn pending() -> Host {
    let host = Host::new();
    host.poisson(12);
    assert_eq!(host.op(PIECES), 1);
    let result = host.result();
    assert_eq!((&result["status"], &result["reason"]), (&"pending".into(), &Value::Null));
    host
}

#[test]
fn nothing_else_goes_on() {
    let _slots = slots();
    let host = pending();
    for request in [PIECES, r#"{"op":"info"}"#, r#"{"op":"free","id":1}"#, "nonsense"] {
        host.refused(request.as_bytes(), Status::Pending);
    }
    assert!(vs_array(host.0, 9, 2, 1).is_null());
    assert_eq!(host.result()["status"], "pending");
    assert!(host.result()["message"].is_string());
    assert_eq!(c::array_info(host.0, 2).unwrap().length, 144, "a look is free");
    assert_eq!(vs_step(host.0, 0), 0);
    assert_eq!(host.result()["reason"], "converged");
}

#[test]
fn idle() {
    let _slots = slots();
    let host = Host::new();
    for call in [|h| vs_step(h, 0), |h| vs_step(h, 1), |h| vs_cancel(h)] {
        assert_eq!(call(host.0), Status::Idle as i32);
        assert_eq!(host.result()["status"], "idle");
    }
    let host = pending();
    assert_eq!(vs_cancel(host.0), 0);
    assert_eq!(vs_cancel(host.0), Status::Idle as i32);
    assert_eq!(vs_step(host.0, 1), Status::Idle as i32);
}

#[test]
fn pieces_give_the_same_result() {
    let _slots = slots();
    let whole = Host::new();
    whole.poisson(12);
    let want = whole.done(&PIECES.replace(r#","budget":1"#, ""));
    let host = pending();
    let (mut steps, mut reached) = (1, 0);
    while vs_step(host.0, 1) == 1 {
        steps += 1;
        let iterations = host.result()["iterations"].as_u64().unwrap();
        assert!(iterations == reached || iterations == reached + 1, "progress is readable: {iterations}");
        reached = iterations;
    }
    assert!(reached > 5);
    assert_eq!(host.result(), want);
    assert_eq!(host.read(3), whole.read(3));
    assert!(steps > 5);
}

/// The job has its own copies; x is written at the end.
#[test]
fn inputs_may_be_written_meanwhile() {
    let _slots = slots();
    let (whole, host) = (pending(), pending());
    vecsolve::registry::with_array_bytes(host.0, 2, |b| b.fill(0xff)).unwrap();
    vecsolve::registry::with_array_bytes(host.0, 3, |x| x.fill(0xff)).unwrap();
    for h in [&whole, &host] {
        assert_eq!(vs_step(h.0, 0), 0);
    }
    assert_eq!(host.result(), whole.result());
    assert_eq!(host.read(3), whole.read(3));
}

#[test]
fn cancelled() {
    let _slots = slots();
    let host = pending();
    assert_eq!(vs_step(host.0, 1), 1);
    assert_eq!(vs_cancel(host.0), 0);
    let result = host.result();
    assert_eq!((&result["status"], &result["reason"]), (&"done".into(), &"budget".into()));
    let residual = result["residual"].as_f64().unwrap();
    assert!(residual > 1e-8 && residual <= 1.0, "{residual}");
    let judged = host.done(r#"{"op":"residual","a":1,"b":2,"x":3}"#);
    assert_eq!(judged["residual"], result["residual"], "x is what was reached");
    assert_eq!(judged["backward_error"], result["backward_error"]);
}

#[test]
fn destroyed_while_pending() {
    let _slots = slots();
    let host = pending();
    assert_eq!(vecsolve::vs_destroy(host.0), 0);
    assert_eq!(vs_step(host.0, 1), Status::Handle as i32);
}

/// Method auto looks at the pattern before any method begins: nothing is reached then, and it says so.
#[test]
fn while_the_pattern_is_analysed() {
    let _slots = slots();
    for cancelled in [false, true] {
        let host = Host::new();
        host.poisson(8);
        assert_eq!(host.op(r#"{"op":"solve","a":1,"b":2,"x":3,"budget":1}"#), 1);
        if cancelled {
            assert_eq!(vecsolve::vs_cancel(host.0), 0);
        }
        let result = host.result();
        assert_eq!((&result["method"], &result["residual"]), (&"none".into(), &1.0.into()), "{result}");
        assert_eq!(result["why"], "the pattern is being analysed");
        assert_eq!(result["reason"], if cancelled { "budget".into() } else { Value::Null });
    }
}
