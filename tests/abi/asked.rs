//! A sound request of any kernel on an instance's arrays, to be spoilt: every
//! size is [`N`], and every array as long as the form's words say. Made from the
//! public table alone.

use crate::host::{Host, Status};
use vecsolve::kernels::{Elem, KERNELS, KernelRow, Len, Param, Role};
use vecsolve::registry;

/// Every size.
pub const N: usize = 4;

/// The dtypes by their numbers, from 1.
const DTYPES: [(&str, usize); 6] = [("f32", 4), ("f64", 8), ("i32", 4), ("u32", 4), ("i8", 1), ("u8", 1)];
pub const I32: u32 = 3;

/// A kernel in one dtype and the fields of a request for it.
#[derive(Clone)]
pub struct Asked {
    pub kernel: &'static KernelRow,
    pub dtype: &'static str,
    fields: Vec<(&'static str, String)>,
}

/// An array parameter and a sound array for it.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub name: &'static str,
    pub id: u32,
    /// By number.
    pub dtype: u32,
    pub len: usize,
    pub rule: Len,
    pub written: bool,
    pub read: bool,
}

impl Place {
    /// Whether the operation makes it where it is not there.
    pub fn is_made(&self) -> bool {
        self.written && !self.read && self.rule != Len::Own
    }

    /// Whether it may be longer than it must be; docs/ops.md says "at least" or of a matrix "needs".
    pub fn may_be_longer(&self) -> bool {
        use Len::{Last, Matrix, Square, Times, Turned};
        matches!(self.rule, Times(..) | Matrix(..) | Turned(..) | Square(..) | Last(_))
    }
}

/// Every kernel in every dtype, with a fresh instance.
pub fn each(mut test: impl FnMut(&Asked, &Host)) {
    for kernel in KERNELS {
        for dtype in kernel.dtypes {
            test(&Asked::new(kernel, dtype), &Host::new());
        }
    }
}

impl Asked {
    fn new(kernel: &'static KernelRow, dtype: &'static str) -> Asked {
        let mut asked = Asked { kernel, dtype, fields: vec![] };
        for param in kernel.form.params {
            let value = match param.role {
                Role::Size => N.to_string(),
                Role::Scalar => "1".into(),
                Role::F64 => "10000".into(),
                Role::Choice(_) if dtype == "u8" => r#""hamming""#.into(),
                Role::Choice(words) => format!("{:?}", words[0]),
                Role::In(..) | Role::Maybe(..) | Role::Out(..) | Role::InOut(..) if param.name != "work" => {
                    asked.id(param.name).to_string()
                }
                _ => continue,
            };
            asked.fields.push((param.name, value));
        }
        asked
    }

    fn id(&self, name: &str) -> u32 {
        let at = self.kernel.form.params.iter().position(|p| p.name == name);
        10 + at.expect("a parameter") as u32
    }

    /// The arrays; `work` is not among them, the instance has its own.
    pub fn places(&self) -> Vec<Place> {
        self.kernel.form.params.iter().filter(|p| p.name != "work").filter_map(|p| self.place(p)).collect()
    }

    fn place(&self, param: &Param) -> Option<Place> {
        let (elem, rule, written, read) = match param.role {
            Role::In(elem, rule) | Role::Maybe(elem, rule) => (elem, rule, false, true),
            Role::Out(elem, rule) => (elem, rule, true, false),
            Role::InOut(elem, rule) => (elem, rule, true, true),
            _ => return None,
        };
        let dtype = match elem {
            Elem::T => self.dtype,
            Elem::U32 => "u32",
            Elem::Score if self.dtype == "f32" => "f32",
            Elem::Score => "f64",
        };
        let dtype = 1 + DTYPES.iter().position(|row| row.0 == dtype).expect("a dtype") as u32;
        let len = match rule {
            Len::Own | Len::Is(_) | Len::Either(..) => N,
            // Row pointers go up by one.
            Len::Last(_) => N,
            Len::Plus1(_) => N + 1,
            Len::Minus1(_) => N - 1,
            Len::Times(..) | Len::Matrix(..) | Len::Turned(..) | Len::Square(..) => N * N,
        };
        Some(Place { name: param.name, id: self.id(param.name), dtype, len, rule, written, read })
    }

    /// Makes all arrays, or those that the operation does not make.
    pub fn make(&self, host: &Host, all: bool) {
        self.places().iter().filter(|p| all || !p.is_made()).for_each(|p| make(host, p));
    }

    /// The same with one field replaced, or given for the first time.
    pub fn with(&self, name: &'static str, value: impl ToString) -> Asked {
        let mut other = self.without(name);
        other.fields.push((name, value.to_string()));
        other
    }

    pub fn without(&self, name: &str) -> Asked {
        let mut other = self.clone();
        other.fields.retain(|field| field.0 != name);
        other
    }

    pub fn request(&self) -> String {
        let fields: String = self.fields.iter().map(|(name, value)| format!(r#","{name}":{value}"#)).collect();
        format!(r#"{{"op":"{}"{fields}}}"#, self.kernel.name)
    }

    /// Told with a fault.
    pub fn told(&self) -> String {
        format!("{} of {}", self.request(), self.dtype)
    }

    /// `None` when it is done, else one of these statuses with its message, and
    /// no array was made, resized or written.
    pub fn tried(&self, host: &Host, statuses: &[Status]) -> Option<(Status, String)> {
        let before = arrays(host);
        let got = host.op(&self.request());
        let result = host.result();
        if got == 0 {
            assert_eq!(result["status"], "done", "{}: {result}", self.told());
            return None;
        }
        let status = statuses.iter().copied().find(|&s| s as i32 == got);
        let status = status.unwrap_or_else(|| panic!("{}: {got}, {result}", self.told()));
        assert_eq!(result["status"], status.name(), "{}: {result}", self.told());
        let message = result["message"].as_str().filter(|m| m.len() > 5).expect("a message").to_string();
        let after = arrays(host);
        // docs/abi.md: products with compressed rows find a bad column as they go.
        let partly = self.kernel.name.starts_with("spm") && matches!(status, Status::Index | Status::Structure);
        let may_change = |id: usize| partly && self.places().iter().any(|p| p.written && p.id as usize == id);
        let changed: Vec<usize> = (0..before.len()).filter(|&id| before[id] != after[id] && !may_change(id)).collect();
        assert!(changed.is_empty(), "{}: {result}, and arrays {changed:?} changed", self.told());
        Some((status, message))
    }

    /// Refused with one of these statuses.
    pub fn refused(&self, host: &Host, statuses: &[Status]) -> (Status, String) {
        self.tried(host, statuses).unwrap_or_else(|| panic!("{} is done", self.told()))
    }

    /// Done, with a result that says so.
    pub fn done(&self, host: &Host) {
        let result = host.done(&self.request());
        assert_eq!((&result["op"], &result["status"]), (&self.kernel.name.into(), &"done".into()), "{result}");
    }
}

/// Ids of these tests are below this.
const IDS: u32 = 60;

fn bytes(host: &Host, id: u32) -> Option<Vec<u8>> {
    registry::with_array_bytes(host.0, id, |bytes| bytes.to_vec()).ok()
}

fn arrays(host: &Host) -> Vec<Option<Vec<u8>>> {
    (0..IDS).map(|id| bytes(host, id)).collect()
}

/// An array for a place: whole numbers from 0, floats from 1 by eighths.
pub fn make(host: &Host, place: &Place) {
    let value = |i: usize| match place.dtype {
        1 => (1.0 + i as f32 / 8.0).to_le_bytes().to_vec(),
        2 => (1.0 + i as f64 / 8.0).to_le_bytes().to_vec(),
        dtype => (i as u32).to_le_bytes()[..DTYPES[dtype as usize - 1].1].to_vec(),
    };
    let bytes: Vec<u8> = (0..place.len).flat_map(value).collect();
    host.write(place.id, place.dtype, place.len, &bytes);
}

/// Frees what an id names.
pub fn free(host: &Host, id: u32) {
    host.op(&format!(r#"{{"op":"free","id":{id}}}"#));
}
