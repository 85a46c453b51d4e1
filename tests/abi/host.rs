//! A host in a few lines: an instance that is destroyed when dropped, arrays
//! written by name of type, results as JSON.

use crate::c;
use serde_json::Value;
use vecsolve::registry;

pub use vecsolve::status::Status;

pub struct Host(pub i32);

impl Drop for Host {
    fn drop(&mut self) {
        let status = vecsolve::vs_destroy(self.0);
        let gone = status == 0 || status == Status::Handle as i32;
        assert!(gone || std::thread::panicking(), "the instance is still there: {status}");
    }
}

impl Host {
    pub fn new() -> Host {
        Host::with("")
    }

    pub fn with(config: &str) -> Host {
        let handle = c::create(config.as_bytes());
        assert!(handle > 0, "{config}: {}", text(0));
        Host(handle)
    }

    pub fn op(&self, request: &str) -> i32 {
        c::op(self.0, request.as_bytes())
    }

    /// The last result, which must be JSON.
    pub fn result(&self) -> Value {
        let text = text(self.0);
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"))
    }

    /// What an operation that must be done answers.
    pub fn done(&self, request: &str) -> Value {
        let status = self.op(request);
        assert_eq!(status, 0, "{request}: {}", text(self.0));
        self.result()
    }

    /// Refused with this status, in the answer and in the result, which says why.
    pub fn refused(&self, request: &[u8], status: Status) -> String {
        let shown = String::from_utf8_lossy(&request[..request.len().min(200)]);
        let got = c::op(self.0, request);
        assert_eq!(got, status as i32, "{shown}: {}", text(self.0));
        let result = self.result();
        assert_eq!(result["status"], status.name(), "{shown}: {result}");
        let message = result["message"].as_str().expect("a message");
        assert!(message.len() > 5, "{shown}: {message}");
        message.to_string()
    }

    pub fn f64s(&self, id: u32, values: &[f64]) {
        self.write(id, 2, values.len(), &values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<_>>());
    }

    pub fn u32s(&self, id: u32, values: &[u32]) {
        self.write(id, 4, values.len(), &values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<_>>());
    }

    /// Array `id` of `len` values with these bytes.
    pub fn write(&self, id: u32, dtype: u32, len: usize, bytes: &[u8]) {
        let address = vecsolve::vs_array(self.0, id, dtype, len);
        assert!(!address.is_null(), "{}", text(self.0));
        registry::with_array_bytes(self.0, id, |to| to.copy_from_slice(bytes)).unwrap();
    }

    pub fn read(&self, id: u32) -> Vec<u64> {
        let values = |b: &mut [u8]| b.chunks_exact(8).map(|v| u64::from_le_bytes(v.try_into().unwrap())).collect();
        registry::with_array_bytes(self.0, id, values).unwrap()
    }

    /// Poisson on a side x side grid as matrix 1, ones as b in 2, through arrays 11 to 13.
    pub fn poisson(&self, side: u32) {
        let n = side * side;
        let (mut row, mut col, mut val) = (vec![], vec![], vec![]);
        for i in 0..n {
            let around = [(i % side > 0, i.wrapping_sub(1)), (i % side + 1 < side, i + 1)];
            let further = [(i >= side, i.wrapping_sub(side)), (i + side < n, i + side)];
            for (_, j) in around.into_iter().chain(further).filter(|n| n.0).chain([(true, i)]) {
                row.push(i);
                col.push(j);
                val.push(if i == j { 4.0 } else { -1.0 });
            }
        }
        self.u32s(11, &row);
        self.u32s(12, &col);
        self.f64s(13, &val);
        self.done(&format!(r#"{{"op":"csr","id":1,"rows":{n},"cols":{n},"row":11,"col":12,"val":13}}"#));
        self.f64s(2, &vec![1.0; n as usize]);
    }
}

/// The last result as it came.
pub fn text(handle: i32) -> String {
    let len = vecsolve::vs_result_len(handle);
    assert!(len >= 0, "no result of {handle}: {len}");
    let mut out = vec![0; len as usize];
    assert_eq!(c::result_read(handle, &mut out), len);
    String::from_utf8(out).expect("UTF-8")
}
