//! The request parser: bytes as they are. What it takes, serde_json takes; and
//! the same object with its fields in another order answers the same.

use crate::abi::{Abi, Native};
use serde_json::Value;
use vecsolve::registry;

/// An instance with three arrays, for [`attack`].
pub fn instance() -> i32 {
    let handle = registry::create(br#"{"max_bytes":200000}"#);
    assert!(handle > 0);
    assert!(Native.array(handle, 1, 2, 8) && Native.array(handle, 2, 2, 8) && Native.array(handle, 3, 4, 8));
    handle
}

/// Sends the bytes.
pub fn attack(handle: i32, bytes: &[u8]) {
    let mut native = Native;
    let code = native.op(handle, bytes);
    let text = native.result(handle).expect("a result");
    let result: Value = serde_json::from_slice(&text).expect("JSON");
    if code == 1 {
        assert_eq!(native.cancel(handle), 0);
    }
    if code < 0 {
        assert!(result["message"].as_str().is_some_and(|m| m.len() > 5), "{result}");
        return;
    }
    assert_eq!(result["status"], if code == 1 { "pending" } else { "done" });
    let request: Value = serde_json::from_slice(bytes).expect("what is taken is JSON");
    let request = request.as_object().expect("an object");
    assert_eq!(result["op"], request["op"], "{request:?}");
    // Only these have the same answer twice whatever they were asked.
    if result["op"] == "info" {
        let turned: serde_json::Map<String, Value> = request.clone().into_iter().rev().collect();
        assert_eq!(native.op(handle, Value::from(turned).to_string().as_bytes()), code);
        assert_eq!(native.result(handle).expect("a result"), text);
    }
}
