//! What ends the program without a solution.

use std::fmt;
use vecsolve_host::Error;
use vecsolve_host::market::MarketError;

#[derive(Debug)]
pub enum Failure {
    /// The library, or the engine under it.
    Library(Error),
    /// A Matrix Market file.
    Market(MarketError),
    /// Any other file that cannot be read or written.
    File(String, std::io::Error),
    /// What is in a file, or its name.
    Wrong(String, String),
}

impl Failure {
    pub fn file(path: &str, error: std::io::Error) -> Self {
        let name = if path == "-" { "standard output" } else { path };
        Self::File(name.into(), error)
    }

    pub fn wrong(path: &str, message: String) -> Self {
        let name = if path == "-" { "standard input" } else { path };
        Self::Wrong(name.into(), message)
    }

    /// As the library writes its refusals.
    pub fn json(&self) -> String {
        let (status, message) = match self {
            Self::Library(error) => (error.status.name(), error.message.clone()),
            Self::Market(_) | Self::File(..) | Self::Wrong(..) => ("file", self.to_string()),
        };
        serde_json::json!({ "status": status, "message": message }).to_string()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Library(error) => error.fmt(f),
            Self::Market(error) => error.fmt(f),
            Self::File(path, error) => write!(f, "{path}: {error}"),
            Self::Wrong(path, message) => write!(f, "{path}: {message}"),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Library(error)
    }
}

impl From<MarketError> for Failure {
    fn from(error: MarketError) -> Self {
        Self::Market(error)
    }
}
