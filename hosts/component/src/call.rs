//! A kernel as an operation on arrays of an instance of its own, which ends
//! with the call.

use crate::exports::vecsolve::core::solver::Status;
use crate::solver::status;
use bytemuck::Pod;
use serde_json::{Map, Value};
use vecsolve::registry;

/// What arrays hold.
pub trait Element: Pod {
    const DTYPE: u32;
}

macro_rules! elements {
    ($($t:ident = $dtype:literal)*) => { $( impl Element for $t { const DTYPE: u32 = $dtype; } )* };
}
elements! { f32 = 1 f64 = 2 i32 = 3 u32 = 4 i8 = 5 u8 = 6 }

pub struct Call {
    handle: i32,
    request: Map<String, Value>,
    fault: Option<Status>,
}

impl Call {
    pub fn new(op: &str) -> Self {
        // As much as a component can have: its lists bound what a call can want.
        let handle = registry::create(br#"{"max_bytes":4294967295}"#);
        let fault = (handle < 0).then(|| status(handle));
        Self { handle, request: Map::from_iter([("op".to_string(), op.into())]), fault }
    }

    pub fn set(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.request.insert(name.into(), value.into());
        self
    }

    pub fn maybe(self, name: &str, value: Option<u32>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// An array with these values; ids are places in the request.
    pub fn input<T: Element>(mut self, name: &str, values: &[T]) -> Self {
        let bytes = bytemuck::cast_slice(values);
        self = self.sized::<T>(name, values.len() as u32);
        if self.fault.is_none() {
            let copied = registry::with_array_bytes(self.handle, self.id(name), |own| own.copy_from_slice(bytes));
            self.fault = copied.err().map(|fault| status(fault as i32));
        }
        self
    }

    pub fn maybe_input<T: Element>(self, name: &str, values: Option<&[T]>) -> Self {
        match values {
            Some(values) => self.input(name, values),
            None => self,
        }
    }

    /// An array to write, of this length.
    pub fn sized<T: Element>(mut self, name: &str, len: u32) -> Self {
        self = self.makes(name);
        if self.fault.is_none() {
            let made = registry::array(self.handle, self.id(name), T::DTYPE, len as usize);
            self.fault = made.err().map(|fault| status(fault as i32));
        }
        self
    }

    /// An array to write, which the operation makes.
    pub fn makes(self, name: &str) -> Self {
        let id = self.request.len() as u32;
        self.set(name, id)
    }

    fn id(&self, name: &str) -> u32 {
        self.request[name].as_u64().unwrap_or(0) as u32
    }

    pub fn run(&mut self) -> Result<(), Status> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        match registry::op(self.handle, Value::Object(self.request.clone()).to_string().as_bytes()) {
            code if code < 0 => Err(status(code)),
            _ => Ok(()),
        }
    }

    /// The count or place that a kernel answers.
    pub fn count(&mut self) -> Result<u32, Status> {
        self.run()?;
        let read = |text: &[u8]| serde_json::from_slice::<Value>(text).ok()?["value"].as_f64();
        let value = registry::with_result(self.handle, read).map_err(|fault| status(fault as i32))?;
        Ok(value.unwrap_or(0.0) as u32)
    }

    pub fn read<T: Element>(&self, name: &str) -> Result<Vec<T>, Status> {
        registry::with_array_bytes(self.handle, self.id(name), |bytes| bytemuck::pod_collect_to_vec(bytes))
            .map_err(|fault| status(fault as i32))
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        registry::destroy(self.handle);
    }
}
