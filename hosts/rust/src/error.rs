//! One error type: the library's status and a sentence.

use crate::ops::Status;
use std::fmt;

/// Why a call was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The status, to match on.
    pub status: Status,
    /// What was wrong, for people.
    pub message: String,
}

impl Error {
    pub(crate) fn new(status: Status, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }

    /// A fault outside the library: no module, a trap, another ABI.
    pub(crate) fn host(message: impl Into<String>) -> Self {
        Self::new(Status::Host, message)
    }

    /// The error of a negative answer that came without a result.
    pub(crate) fn code(code: i32) -> Self {
        match Status::from_code(code) {
            Some(status) => Self::new(status, status.sentence()),
            None => Self::host(format!("the library answered the unknown status {code}")),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.status.name(), self.message)
    }
}

impl std::error::Error for Error {}
