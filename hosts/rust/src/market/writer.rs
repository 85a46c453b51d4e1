//! Writes vectors and matrices. Numbers have the fewest
//! digits that read back to the same bits.

use super::{Matrix, Symmetry};
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

/// Writes a dense matrix as an array file, column after column as the format wants.
pub fn write_dense(
    out: &mut impl Write,
    rows: usize,
    cols: usize,
    value: impl Fn(usize, usize) -> f64,
) -> io::Result<()> {
    writeln!(out, "%%MatrixMarket matrix array real general\n{rows} {cols}")?;
    for col in 0..cols {
        for row in 0..rows {
            writeln!(out, "{:e}", value(row, col))?;
        }
    }
    out.flush()
}

/// Writes a matrix as a coordinate file; of a symmetric one the lower triangle.
pub fn write_matrix(out: &mut impl Write, m: &Matrix) -> io::Result<()> {
    let symmetric = m.symmetry == Symmetry::Symmetric;
    let word = if symmetric { m.symmetry.word() } else { Symmetry::General.word() };
    let entries = || m.row.iter().zip(&m.col).zip(&m.val).filter(|((i, j), _)| !symmetric || i >= j);
    writeln!(out, "%%MatrixMarket matrix coordinate real {word}\n{} {} {}", m.rows, m.cols, entries().count())?;
    for ((i, j), v) in entries() {
        writeln!(out, "{} {} {v:e}", i + 1, j + 1)?;
    }
    out.flush()
}
