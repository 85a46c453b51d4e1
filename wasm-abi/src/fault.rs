//! A refused call: its status and the sentence that says what was wrong. The
//! sentence is cut where there is no memory for it; the status stands.
#![forbid(unsafe_code)]

use crate::status::Status;
use alloc::string::String;
use core::fmt::Write;
use vecsolve_core::error::Error;

/// Longest sentence; a longer one is cut.
const MESSAGE: usize = 320;

/// A status and a sentence.
pub struct Fault {
    /// The number and name.
    pub status: Status,
    text: String,
}

/// `fault!(Shape, "b holds {} values", n)`
macro_rules! fault {
    ($status:ident) => { $crate::fault::Fault::from($crate::status::Status::$status) };
    ($status:ident, $($arg:tt)+) => {
        $crate::fault::Fault::new($crate::status::Status::$status, format_args!($($arg)+))
    };
}
pub(crate) use fault;

impl Fault {
    pub(crate) fn new(status: Status, sentence: core::fmt::Arguments) -> Fault {
        let mut fault = Fault { status, text: String::new() };
        // Cannot fail: what does not fit is cut. Direct kernels answer the status alone.
        if cfg!(not(feature = "kernels")) {
            let _ = fault.write_fmt(sentence);
        }
        fault
    }

    pub(crate) fn unknown_op(name: &str) -> Fault {
        let mut fault = fault!(Op, "no operation is called \"{name}\"; there are");
        for (i, op) in crate::ops::ROWS.iter().enumerate() {
            let _ = write!(fault, "{} {}", if i == 0 { "" } else { "," }, op.name);
        }
        fault
    }

    /// The sentence.
    pub fn message(&self) -> &str {
        &self.text
    }
}

impl Write for Fault {
    fn write_str(&mut self, s: &str) -> core::fmt::Result {
        let mut fits = s.len().min(MESSAGE.saturating_sub(self.text.len()));
        while !s.is_char_boundary(fits) {
            fits -= 1;
        }
        if self.text.try_reserve(fits).is_ok() {
            self.text.push_str(&s[..fits]);
        }
        Ok(())
    }
}

impl From<Status> for Fault {
    fn from(status: Status) -> Fault {
        if cfg!(feature = "kernels") {
            return Fault { status, text: String::new() };
        }
        Fault::new(status, format_args!("{}", status.sentence()))
    }
}

/// Exhaustive: a new error of the core does not compile until it has a status
/// and a sentence.
impl From<Error> for Fault {
    fn from(error: Error) -> Fault {
        match error {
            Error::Shape { what, have, want } => fault!(Shape, "{what} is {have}, expected {want}"),
            Error::NotFinite { what, at } => fault!(NotFinite, "{what} holds a NaN or an infinity, first at {at}"),
            Error::Index { what, at, value, limit } => {
                fault!(Index, "{what} holds {value} at {at}; it must be below {limit}")
            }
            Error::Structure { what, at } => fault!(Structure, "{what} (first broken at {at})"),
            Error::Unsupported { what } => fault!(Dtype, "this dtype has only these: {what}"),
            Error::Memory => fault!(Memory),
            Error::Limit { need, room } => over_limit(need, room),
        }
    }
}

/// The sentence for memory that the instance may not take.
pub(crate) fn over_limit(need: usize, room: usize) -> Fault {
    fault!(Limit, "{need} bytes are needed and {room} are left of max_bytes; create the instance with a larger one")
}
