//! Matrix Market files, after the format's specification (NIST,
//! <https://math.nist.gov/MatrixMarket/formats.html>): coordinate and array;
//! real, integer and pattern; general, symmetric and skew-symmetric. Gzip is
//! known by its first two bytes, `-` is standard input.
//!
//! Read more freely than the specification says: comments and blank lines may
//! stand anywhere after the first line, lines may end in CRLF, exponents may
//! be written with E or with Fortran's D. Entries given twice are kept twice;
//! the `csr` operation sums them in the order of the file.
//!
//! Not read: complex values and hermitian matrices. A wrong file gets a
//! message with its name, the line and what was expected there. Nothing is
//! allocated on the word of a header: memory follows the entries that came.
//!
//! The crates that read this format miss some of this (arrays, gzip, line
//! numbers, distrust of headers), which is why this one is here.

mod entries;
mod header;
mod lines;
mod writer;

#[cfg(test)]
mod tests;

pub use header::Symmetry;
pub use writer::{write_dense, write_matrix, write_vector};

use std::fmt;
use std::io::{BufRead, BufReader};

/// A matrix as triplets, counted from 0, both triangles present.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// Number of rows.
    pub rows: u32,
    /// Number of columns.
    pub cols: u32,
    /// Row of each value.
    pub row: Vec<u32>,
    /// Column of each value.
    pub col: Vec<u32>,
    /// The values; zeros of an array file are left out.
    pub val: Vec<f64>,
    /// What the file says about itself.
    pub symmetry: Symmetry,
}

impl Matrix {
    /// The values of a file with one column, zeros filled in.
    pub fn into_vector(self, name: &str) -> Result<Vec<f64>, MarketError> {
        if self.cols != 1 {
            let message = format!("expected one column (a vector), found {} rows and {} columns", self.rows, self.cols);
            return Err(MarketError::file(name, message));
        }
        let mut x = Vec::new();
        if x.try_reserve_exact(self.rows as usize).is_err() {
            let message = format!("no memory for a vector of {} values", self.rows);
            return Err(MarketError::file(name, message));
        }
        x.resize(self.rows as usize, 0.0);
        for (&i, &v) in self.row.iter().zip(&self.val) {
            x[i as usize] += v;
        }
        Ok(x)
    }
}

/// A file that cannot be read, or is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketError {
    /// The file's name as it was given.
    pub name: String,
    /// The line, from 1, when one is to blame.
    pub line: Option<u64>,
    /// What was expected and what was found.
    pub message: String,
}

impl MarketError {
    fn file(name: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { name: name.into(), line: None, message }
    }

    fn line(name: &str, line: u64, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { name: name.into(), line: Some(line), message }
    }
}

impl fmt::Display for MarketError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.name, self.message),
            None => write!(f, "{}: {}", self.name, self.message),
        }
    }
}

impl std::error::Error for MarketError {}

/// Reads the file `path`; `-` is standard input. Triplets that would take
/// more than `max_bytes` are refused.
pub fn read_file(path: &str, max_bytes: u64) -> Result<Matrix, MarketError> {
    if path == "-" {
        return read(std::io::stdin().lock(), "standard input", max_bytes);
    }
    let file = std::fs::File::open(path).map_err(|e| MarketError::file(path, e.to_string()))?;
    read(BufReader::new(file), path, max_bytes)
}

/// Reads from memory or a stream; `name` is used in messages.
pub fn read(input: impl BufRead, name: &str, max_bytes: u64) -> Result<Matrix, MarketError> {
    let mut lines = lines::Lines::new(input, name)?;
    let header = header::read(&mut lines)?;
    entries::read(&mut lines, &header, max_bytes)
}
