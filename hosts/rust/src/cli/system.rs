//! The system of the files: the matrix, and the right-hand side or A * ones.

use super::failure::Failure;
use vecsolve_host::market::{self, Matrix};

pub struct System {
    pub matrix: Matrix,
    pub b: Vec<f64>,
    /// True when b was made as A * ones, so that x should be all ones.
    pub made: bool,
}

impl System {
    pub fn read(matrix: &str, b: Option<&str>, max_bytes: u64) -> Result<Self, Failure> {
        let matrix = market::read_file(matrix, max_bytes)?;
        let made = b.is_none();
        let b = match b {
            Some(path) => market::read_file(path, max_bytes)?.into_vector(path)?,
            None => Vec::new(),
        };
        Ok(Self { matrix, b, made })
    }

    /// b = A * ones. Done when the library has taken the matrix: a header may
    /// claim more rows than there is memory.
    pub fn fill(&mut self) {
        if self.made {
            self.b = vec![0.0; self.matrix.rows as usize];
            for (&i, v) in self.matrix.row.iter().zip(&self.matrix.val) {
                self.b[i as usize] += v;
            }
        }
    }

    /// max |x - 1|, where that is the error.
    pub fn error(&self, x: &[f64]) -> Option<f64> {
        self.made.then(|| x.iter().map(|v| (v - 1.0).abs()).fold(0.0, f64::max))
    }
}
