//! The calls and their answers as lines of JSON, to be played in other engines
//! without a line of Rust. Handles are numbered by a fresh library, so they are
//! the same everywhere; what is refused is held to its status, what is done to
//! its result by the byte.
//!
//! `["create",config,handle]`, `["array",h,id,dtype,len,made]`,
//! `["write",h,id,hex]`, `["op",h,request,code]`, `["step"|"cancel"|"destroy",h,budget,code]`,
//! `["result",h,text]`, `["bytes",h,id,fnv]` (FNV-1a, 32 bits).

use serde_json::{Value, json};

/// Recorded lines.
#[derive(Default)]
pub struct Trace {
    pub lines: Vec<Value>,
}

impl Trace {
    pub fn create(&mut self, config: &str, handle: i32) {
        self.lines.push(json!(["create", config, handle]));
    }

    pub fn array(&mut self, handle: i32, id: u32, dtype: u32, len: u32, made: bool) {
        self.lines.push(json!(["array", handle, id, dtype, len, made]));
    }

    pub fn write(&mut self, handle: i32, id: u32, bytes: &[u8]) {
        self.lines.push(json!(["write", handle, id, hex(bytes)]));
    }

    /// Requests that are no text travel as lists of bytes.
    pub fn op(&mut self, handle: i32, request: &[u8], code: i32) {
        let request = std::str::from_utf8(request).map_or_else(|_| json!(request), |text| json!(text));
        self.lines.push(json!(["op", handle, request, code]));
    }

    pub fn handle(&mut self, call: &str, handle: i32, budget: u32, code: i32) {
        self.lines.push(json!([call, handle, budget, code]));
    }

    /// Results that name sizes in memory, or the level, are not the same everywhere.
    pub fn result(&mut self, handle: i32, code: i32, text: &[u8]) {
        let text = String::from_utf8_lossy(text);
        if code >= 0 && !text.contains("\"bytes\"") {
            self.lines.push(json!(["result", handle, text]));
        }
    }

    pub fn bytes(&mut self, handle: i32, id: u32, bytes: &[u8]) {
        let fnv = bytes.iter().fold(0x811c_9dc5_u32, |h, &b| (h ^ u32::from(b)).wrapping_mul(16_777_619));
        self.lines.push(json!(["bytes", handle, id, fnv]));
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
