//! The calls that go through, and what must hold after each: answers are known,
//! results are JSON that agrees with them, a refused call makes nothing, no
//! instance owns more than its limit, a destroyed handle names nothing.

use crate::abi::Abi;
use crate::trace::Trace;
use serde_json::Value;
use vecsolve::registry::SLOTS;
use vecsolve::status::{STATUSES, Status};

/// Bytes a value, by dtype number from 1.
pub const SIZES: [usize; 6] = [4, 8, 4, 4, 1, 1];
/// Their names.
pub const DTYPES: [&str; 6] = ["f32", "f64", "i32", "u32", "i8", "u8"];

/// The number of a dtype by name.
pub fn dtype(name: &str) -> u32 {
    DTYPES.iter().position(|d| *d == name).map_or(0, |at| at as u32 + 1)
}

/// A matrix as triplets: rows, cols, values.
#[derive(Clone, Debug, Default)]
pub struct Triplets {
    pub rows: usize,
    pub cols: usize,
    pub entries: Vec<(usize, usize, f64)>,
}

/// A live instance as the machine remembers it.
pub struct Live {
    pub handle: i32,
    pub pending: bool,
    /// A solve on its way: matrix, right-hand side, x, and the request.
    pub solving: Option<(Triplets, Vec<f64>, Value)>,
    /// Objects and bytes when it was last asked.
    owned: (u64, u64),
}

/// Everything outside the library.
pub struct World<'a, A: Abi> {
    pub abi: &'a mut A,
    pub live: Vec<Live>,
    pub dead: Vec<i32>,
    pub blocks: Vec<usize>,
    pub trace: Option<Trace>,
    /// Memory may run out at any call: then VS_E_MEMORY is a right answer, and an array may be NULL.
    pub starved: bool,
    /// Calls made.
    pub calls: u64,
}

impl<'a, A: Abi> World<'a, A> {
    pub fn new(abi: &'a mut A) -> World<'a, A> {
        World { abi, live: vec![], dead: vec![], blocks: vec![], trace: None, starved: false, calls: 0 }
    }

    /// A new instance, unless eight live.
    pub fn create(&mut self, config: &str) -> Option<usize> {
        self.calls += 1;
        let handle = self.abi.create(config.as_bytes());
        self.note(|t| t.create(config, handle));
        if handle <= 0 {
            self.refusal(0, handle);
            let full = handle == Status::Full as i32;
            assert!(!full || self.live.len() == SLOTS, "full with {} instances", self.live.len());
            return None;
        }
        assert!(self.live.len() < SLOTS, "a ninth instance");
        assert!(!self.dead.contains(&handle) && self.live.iter().all(|l| l.handle != handle), "a handle given twice");
        self.live.push(Live { handle, pending: false, solving: None, owned: (0, 0) });
        self.take_stock(self.live.len() - 1);
        Some(self.live.len() - 1)
    }

    pub fn destroy(&mut self, at: usize) {
        self.calls += 1;
        let gone = self.live.remove(at).handle;
        if self.trace.is_some() {
            for id in 1..64 {
                if let Ok(bytes) = self.abi.bytes(gone, id) {
                    self.note(|t| t.bytes(gone, id, &bytes));
                }
            }
        }
        assert_eq!(self.abi.destroy(gone), 0, "destroy");
        self.note(|t| t.handle("destroy", gone, 0, 0));
        self.dead.push(gone);
    }

    /// A handle that names nothing.
    pub fn stranger(&mut self, handle: i32) {
        if self.live.iter().any(|l| l.handle == handle) || handle == 0 {
            return;
        }
        self.calls += 5;
        let want = Status::Handle as i32;
        let got = [
            self.abi.op(handle, br#"{"op":"info"}"#),
            self.abi.step(handle, 1),
            self.abi.cancel(handle),
            self.abi.destroy(handle),
            self.abi.result(handle).map_or_else(|status| status, |_| 0),
        ];
        assert_eq!(got, [want; 5], "handle {handle} names nothing");
        assert!(!self.abi.array(handle, 1, 2, 1), "an array of handle {handle}");
    }

    /// Makes an array of these bytes: false when it was refused.
    pub fn array(&mut self, at: usize, id: u32, dtype: u32, len: u32) -> bool {
        self.calls += 1;
        let handle = self.live[at].handle;
        let made = self.abi.array(handle, id, dtype, len);
        self.note(|t| t.array(handle, id, dtype, len, made));
        if made {
            self.take_stock(at);
        } else {
            let result = self.json(handle);
            let known = STATUSES.iter().any(|row| result["status"] == row.name);
            assert!(known, "an array that was refused: {result}");
            self.nothing_made(at, &result.to_string());
        }
        made
    }

    /// Makes an array that holds `bytes`.
    pub fn filled(&mut self, at: usize, id: u32, dtype: u32, bytes: &[u8]) -> bool {
        let size = SIZES[dtype as usize - 1];
        let made = self.array(at, id, dtype, (bytes.len() / size) as u32);
        if made {
            self.write(at, id, bytes);
        }
        made
    }

    pub fn write(&mut self, at: usize, id: u32, bytes: &[u8]) {
        let handle = self.live[at].handle;
        self.abi.write(handle, id, bytes);
        self.note(|t| t.write(handle, id, bytes));
    }

    pub fn f64s(&mut self, at: usize, id: u32, values: &[f64]) -> bool {
        self.filled(at, id, 2, &values.iter().flat_map(|v| v.to_ne_bytes()).collect::<Vec<_>>())
    }

    pub fn u32s(&mut self, at: usize, id: u32, values: &[u32]) -> bool {
        self.filled(at, id, 4, &values.iter().flat_map(|v| v.to_ne_bytes()).collect::<Vec<_>>())
    }

    /// An array of `n` values, f64 or f32 as its size says.
    pub fn read_reals(&mut self, at: usize, id: u32, n: usize) -> Option<Vec<f64>> {
        let bytes = self.abi.bytes(self.live[at].handle, id).ok()?;
        if bytes.len() == 4 * n {
            return Some(
                bytes.chunks_exact(4).map(|v| f32::from_ne_bytes(v.try_into().expect("four")).into()).collect(),
            );
        }
        Some(bytes.chunks_exact(8).map(|v| f64::from_ne_bytes(v.try_into().expect("eight"))).collect())
    }

    /// What stands under an id, as the operation info says it.
    pub fn info(&mut self, at: usize, id: u32) -> Option<Value> {
        let handle = self.live[at].handle;
        let code = self.abi.op(handle, format!(r#"{{"op":"info","id":{id}}}"#).as_bytes());
        (code == 0).then(|| self.json(handle))
    }

    /// Runs a request and holds its answer and result to the contract.
    pub fn op(&mut self, at: usize, request: &[u8]) -> i32 {
        if !self.live[at].pending {
            self.live[at].solving = None;
        }
        self.solve(at, request)
    }

    /// The same for a request that is the solve described in `solving`.
    pub fn solve(&mut self, at: usize, request: &[u8]) -> i32 {
        self.calls += 1;
        let handle = self.live[at].handle;
        let was_pending = self.live[at].pending;
        let before = self.watched(at);
        let code = self.abi.op(handle, request);
        self.note(|t| t.op(handle, request, code));
        if was_pending {
            assert_eq!(code, Status::Pending as i32, "{}", shown(request));
        }
        let result = self.settle(at, code);
        // docs/ops.md, factor: the analysis is taken first, so it is gone when memory then ends.
        let taken = self.starved && shown(request).contains("\"analysis\":");
        if taken {
            self.take_stock(at);
        } else if code < 0 && !was_pending {
            self.nothing_made(at, &format!("{}: {result}", shown(request)));
            assert!(
                before == self.watched(at) || writes_as_it_goes(&result),
                "{}: refused, and changed arrays",
                shown(request)
            );
        }
        code
    }

    pub fn step(&mut self, at: usize, budget: u32) -> i32 {
        self.calls += 1;
        let (handle, was_pending) = (self.live[at].handle, self.live[at].pending);
        let code = self.abi.step(handle, budget);
        self.note(|t| t.handle("step", handle, budget, code));
        assert!(was_pending || code == Status::Idle as i32, "step of nothing: {code}");
        assert!(budget != 0 || code != 1, "a step to the end is pending");
        self.settle(at, code);
        code
    }

    pub fn cancel(&mut self, at: usize) -> i32 {
        self.calls += 1;
        let (handle, was_pending) = (self.live[at].handle, self.live[at].pending);
        let code = self.abi.cancel(handle);
        self.note(|t| t.handle("cancel", handle, 0, code));
        assert!(code != 1 && (was_pending || code == Status::Idle as i32), "cancel: {code}");
        self.settle(at, code);
        code
    }

    /// After an answer: the result agrees with it, and the books are right.
    fn settle(&mut self, at: usize, code: i32) -> Value {
        let handle = self.live[at].handle;
        let text = self.abi.result(handle).expect("a result");
        self.note(|t| t.result(handle, code, &text));
        if code < 0 {
            if code != Status::Pending as i32 {
                self.live[at].pending = false;
            }
            return self.refusal(handle, code);
        }
        self.live[at].pending = code == 1;
        let result: Value = serde_json::from_slice(&text).unwrap_or_else(|e| panic!("{e}: {}", shown(&text)));
        let status = if code == 1 { "pending" } else { "done" };
        assert_eq!(result["status"], status, "{result}");
        if code == 0 {
            self.take_stock(at);
            self.judge(at, &result);
        }
        result
    }

    /// A known status, said in the result.
    fn refusal(&mut self, handle: i32, code: i32) -> Value {
        let row = STATUSES.iter().find(|row| row.code == code).unwrap_or_else(|| panic!("{code} is no status"));
        let result = self.json(handle);
        assert_eq!(result["status"], row.name, "{result}");
        // A sentence needs memory; the status stands without it.
        let told = result["message"].as_str().is_some_and(|m| m.len() > 5);
        assert!(told || self.starved, "{result}");
        result
    }

    fn json(&mut self, handle: i32) -> Value {
        let text = self.abi.result(handle).expect("a result");
        serde_json::from_slice(&text).unwrap_or_else(|e| panic!("{e}: {}", shown(&text)))
    }

    /// Asks what the instance owns, and remembers it.
    fn take_stock(&mut self, at: usize) {
        if let Some(owned) = self.stock(at) {
            self.live[at].owned = owned;
        }
    }

    /// Objects and bytes; none while something is pending.
    fn stock(&mut self, at: usize) -> Option<(u64, u64)> {
        let handle = self.live[at].handle;
        if self.live[at].pending {
            return None;
        }
        assert_eq!(self.abi.op(handle, br#"{"op":"info"}"#), 0, "info of an instance");
        let info = self.json(handle);
        let (bytes, most) = (info["bytes"].as_u64().expect("bytes"), info["max_bytes"].as_u64().expect("a limit"));
        assert!(bytes <= most, "owns {bytes} of {most}");
        Some((info["length"].as_u64().expect("objects"), bytes))
    }

    /// As many objects as before. (The workspace of products may have grown.)
    fn nothing_made(&mut self, at: usize, told: &str) {
        let before = self.live[at].owned;
        // The call was refused: its result is not to be lost by our asking.
        if let Some((objects, _)) = self.stock(at) {
            assert_eq!(objects, before.0, "a refused call made or freed an object: {told}");
        }
    }

    /// Bytes of the first arrays, when somebody may be about to spoil them.
    fn watched(&mut self, at: usize) -> Vec<Result<Vec<u8>, i32>> {
        let handle = self.live[at].handle;
        (1..8).map(|id| self.abi.bytes(handle, id)).collect()
    }

    fn judge(&mut self, at: usize, result: &Value) {
        if result["op"] != "solve" {
            return;
        }
        if let Some((a, b, request)) = self.live[at].solving.take() {
            crate::systems::judge(self, at, &a, &b, &request, result);
        }
    }

    pub fn note(&mut self, f: impl FnOnce(&mut Trace)) {
        if let Some(trace) = &mut self.trace {
            f(trace);
        }
    }

    /// Everything back: instances and blocks.
    pub fn close(&mut self) {
        while !self.live.is_empty() {
            self.destroy(0);
        }
        for block in std::mem::take(&mut self.blocks) {
            assert_eq!(self.abi.free(block), 0, "a block");
        }
    }
}

/// docs/abi.md: these may have written a part before they find fault with their data.
fn writes_as_it_goes(result: &Value) -> bool {
    result["status"] == "index" || result["status"] == "structure"
}

pub fn shown(text: &[u8]) -> String {
    String::from_utf8_lossy(&text[..text.len().min(400)]).into_owned()
}
