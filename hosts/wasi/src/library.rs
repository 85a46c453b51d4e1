//! The library linked into this program, through its safe functions: one
//! instance, refusals as failures.

use crate::market::MarketError;
use serde_json::{Value, json};
use vecsolve::registry;

/// What ends the program without a solution.
pub struct Failure {
    /// The library's status, or `file`.
    status: String,
    /// What was wrong.
    pub message: String,
}

impl Failure {
    /// A file that cannot be read or written.
    pub fn file(message: impl ToString) -> Self {
        Self { status: "file".into(), message: message.to_string() }
    }

    /// As the library writes its refusals.
    pub fn json(&self) -> String {
        json!({ "status": self.status, "message": self.message }).to_string()
    }
}

impl From<MarketError> for Failure {
    fn from(error: MarketError) -> Self {
        Self::file(error)
    }
}

/// An instance.
pub struct Instance(i32);

impl Instance {
    /// Made with this much memory.
    pub fn new(max_bytes: u64) -> Result<Self, Failure> {
        let handle = registry::create(json!({ "max_bytes": max_bytes }).to_string().as_bytes());
        if handle > 0 { Ok(Self(handle)) } else { Err(refusal(0)) }
    }

    /// Array `id` with these bytes, of dtype 2 (f64) or 4 (u32).
    pub fn array(&self, id: u32, dtype: u32, len: usize, bytes: impl Iterator<Item = u8>) -> Result<(), Failure> {
        registry::array(self.0, id, dtype, len).map_err(|_| refusal(self.0))?;
        let fill = |own: &mut [u8]| own.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        registry::with_array_bytes(self.0, id, fill).map_err(|_| refusal(self.0))
    }

    /// The values of an array of f64.
    pub fn values(&self, id: u32) -> Result<Vec<f64>, Failure> {
        let read =
            |bytes: &mut [u8]| bytes.chunks_exact(8).map(|b| f64::from_le_bytes(b.try_into().unwrap())).collect();
        registry::with_array_bytes(self.0, id, read).map_err(|_| refusal(self.0))
    }

    /// Runs an operation to its end.
    pub fn op(&self, request: &Value) -> Result<Value, Failure> {
        if registry::op(self.0, request.to_string().as_bytes()) < 0 {
            return Err(refusal(self.0));
        }
        result(self.0)
    }
}

fn result(handle: i32) -> Result<Value, Failure> {
    let text = registry::with_result(handle, <[u8]>::to_vec).map_err(|_| Failure::file("the library has no result"))?;
    serde_json::from_slice(&text).map_err(|e| Failure::file(format!("the result is no JSON: {e}")))
}

fn refusal(handle: i32) -> Failure {
    match result(handle) {
        Ok(said) => {
            let text = |field: &str| said[field].as_str().unwrap_or("?").to_string();
            Failure { message: format!("{}: {}", text("status"), text("message")), status: text("status") }
        }
        Err(failure) => failure,
    }
}
