//! Eight slots, and handles that name one instance for ever.

use crate::host::{Host, Status, text};
use crate::{c, slots};
use vecsolve::registry::SLOTS;

#[test]
fn the_ninth_is_refused() {
    let _slots = slots();
    let hosts: Vec<Host> = (0..SLOTS).map(|_| Host::new()).collect();
    assert_eq!(c::create(b""), Status::Full as i32);
    let result: serde_json::Value = serde_json::from_str(&text(0)).expect("handle 0 tells why");
    assert_eq!(result["status"], "full");
    let mut handles: Vec<i32> = hosts.iter().map(|h| h.0).collect();
    handles.dedup();
    assert_eq!(handles.len(), SLOTS, "two instances under one handle");
    drop(hosts);
    Host::new();
}

#[test]
fn a_destroyed_handle_stays_dead() {
    let _slots = slots();
    let old = c::create(b"");
    assert_eq!(vecsolve::vs_destroy(old), 0);
    assert_eq!(vecsolve::vs_destroy(old), Status::Handle as i32);
    let all: Vec<Host> = (0..SLOTS).map(|_| Host::new()).collect();
    assert!(all.iter().all(|h| h.0 != old), "a handle was given out twice");
    assert!(all.iter().any(|h| h.0 % 8 == old % 8), "its slot is used again");
    dead(old);
    drop(all);
    dead(old);
}

#[test]
fn what_was_never_a_handle() {
    let _slots = slots();
    let host = Host::new();
    for handle in [-1, i32::MIN, i32::MAX, host.0 + 8, host.0 ^ 1, 1, 7] {
        dead(handle);
    }
    for result in
        [vecsolve::vs_destroy(0), vecsolve::vs_step(0, 1), vecsolve::vs_cancel(0), c::op(0, b"{}"), c::op_null(0, 9)]
    {
        assert_eq!(result, Status::Handle as i32, "0 names no instance");
    }
    host.done(r#"{"op":"info"}"#);
}

/// Every function refuses it.
fn dead(handle: i32) {
    let status = Status::Handle as i32;
    assert_eq!(c::op(handle, br#"{"op":"info"}"#), status);
    assert_eq!(c::op_null(handle, 5), status);
    assert!(vecsolve::vs_array(handle, 1, 2, 4).is_null());
    assert_eq!(c::array_info(handle, 1).unwrap_err(), status);
    assert_eq!(vecsolve::vs_step(handle, 0), status);
    assert_eq!(vecsolve::vs_cancel(handle), status);
    assert_eq!(vecsolve::vs_result_len(handle), status);
    assert_eq!(c::result_read(handle, &mut [0; 64]), status);
    assert_eq!(vecsolve::vs_destroy(handle), status);
}

#[test]
fn configurations() {
    let _slots = slots();
    for config in ["", "{}", r#" { "max_bytes" : 20000 , "level" : "scalar" } "#, r#"{"level":"auto"}"#] {
        Host::with(config);
    }
    let info = Host::with(r#"{"max_bytes":20000,"level":"scalar"}"#).done(r#"{"op":"info"}"#);
    assert_eq!((&info["max_bytes"], &info["level"]), (&20000.into(), &"scalar".into()));
    for (config, status, word) in [
        ("[]", Status::Json, ""),
        ("{", Status::Json, ""),
        ("{} x", Status::Json, ""),
        (r#"{"op":"info"}"#, Status::Field, "op"),
        (r#"{"max_byte":1}"#, Status::Field, "max_byte"),
        (r#"{"max_bytes":"1"}"#, Status::Field, "max_bytes"),
        (r#"{"max_bytes":-1}"#, Status::Field, "max_bytes"),
        (r#"{"max_bytes":4294967296}"#, Status::Field, "max_bytes"),
        (r#"{"max_bytes":100}"#, Status::Field, "max_bytes"),
        (r#"{"level":"neon"}"#, Status::Field, "neon"),
        (r#"{"level":"best"}"#, Status::Field, "level"),
        (r#"{"level":"auto","level":"auto"}"#, Status::Field, "level"),
    ] {
        if cfg!(target_arch = "aarch64") && config.contains("neon") {
            continue;
        }
        assert_eq!(c::create(config.as_bytes()), status as i32, "{config}: {}", text(0));
        assert!(text(0).contains(status.name()) && text(0).contains(word), "{config}: {}", text(0));
    }
    assert_eq!(c::create(&vec![b' '; 1 << 20]), Status::TooLong as i32);
    assert_eq!(c::create(&[b'{', 0xff, b'}']), Status::Json as i32);
    let all: Vec<Host> = (0..SLOTS).map(|_| Host::new()).collect();
    assert_eq!(all.len(), SLOTS, "a refused create took no slot");
}
