//! Matrix Market files: refused with a sentence, or triplets that are inside the
//! matrix; memory follows what came, not what the header says.

use super::market;

/// Reads the bytes.
pub fn attack(bytes: &[u8]) {
    match market::read(bytes, "fuzzed", 1 << 20) {
        Ok(matrix) => {
            let n = matrix.val.len();
            assert!(matrix.row.len() == n && matrix.col.len() == n);
            assert!(matrix.row.iter().all(|&r| r < matrix.rows) && matrix.col.iter().all(|&c| c < matrix.cols));
            assert!(n * 16 <= 1 << 20, "{n} triplets");
        }
        Err(error) => assert!(error.to_string().len() > 10),
    }
}
