//! Writes a vector as an array file with one column. Numbers have the fewest
//! digits that read back to the same bits.

use std::io::{self, Write};

/// Writes `x`; `comment` goes below the banner, one `%` line for each of its lines.
pub fn write_vector(out: &mut impl Write, x: &[f64], comment: &str) -> io::Result<()> {
    writeln!(out, "%%MatrixMarket matrix array real general")?;
    for line in comment.lines() {
        writeln!(out, "% {line}")?;
    }
    writeln!(out, "{} 1", x.len())?;
    for v in x {
        writeln!(out, "{v:e}")?;
    }
    out.flush()
}
