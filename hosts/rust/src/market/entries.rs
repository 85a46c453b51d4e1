//! The entries: `row column value` lines of a coordinate file, the values of
//! an array file column by column. A symmetric file's missing triangle is
//! filled in as the entries come, so duplicates keep their order in both.

use super::header::{Field, Header, Symmetry, found};
use super::lines::Lines;
use super::{MarketError, Matrix};

/// Bytes of one triplet.
const TRIPLET: u64 = 16;

pub(super) fn read(lines: &mut Lines<'_>, header: &Header, max_bytes: u64) -> Result<Matrix, MarketError> {
    let mut into = Triplets {
        matrix: Matrix {
            rows: header.rows,
            cols: header.cols,
            row: Vec::new(),
            col: Vec::new(),
            val: Vec::new(),
            symmetry: header.symmetry,
        },
        most: max_bytes / TRIPLET,
        max_bytes,
    };
    match header.entries {
        Some(entries) => coordinate(lines, header, entries, &mut into)?,
        None => array(lines, header, &mut into)?,
    }
    if let Some(extra) = lines.next()?.map(str::to_owned) {
        let wanted = match header.entries {
            Some(n) => format!("the size line promises {n} entries"),
            None => format!("a {} x {} array ends before this", header.rows, header.cols),
        };
        return Err(lines.wrong(format!("expected the end of the file, {wanted}{}", found(&extra))));
    }
    Ok(into.matrix)
}

fn coordinate(lines: &mut Lines<'_>, header: &Header, entries: u64, into: &mut Triplets) -> Result<(), MarketError> {
    let wanted = match header.field {
        Field::Pattern => "row column",
        _ => "row column value",
    };
    for read in 0..entries {
        let Some(line) = lines.next()?.map(str::to_owned) else {
            let message = format!("the file ends after {read} entries, the size line promises {entries}");
            return Err(lines.wrong(message));
        };
        let mut words = line.split_ascii_whitespace();
        let (row, col) = (words.next(), words.next());
        let value = match header.field {
            Field::Pattern => Some("1"),
            _ => words.next(),
        };
        let (Some(row), Some(col), Some(value), None) = (row, col, value, words.next()) else {
            return Err(lines.wrong(format!("expected {wanted}{}", found(&line))));
        };
        let i = index(lines, row, "row", header.rows)?;
        let j = index(lines, col, "column", header.cols)?;
        let v = number(lines, value, header.field)?;
        match header.symmetry {
            Symmetry::Symmetric if j > i => {
                let message = format!(
                    "entry ({row}, {col}) is above the diagonal, a symmetric file holds the lower triangle only"
                );
                return Err(lines.wrong(message));
            }
            Symmetry::Skew if j >= i => {
                let message = format!(
                    "entry ({row}, {col}) is not below the diagonal, a skew-symmetric file holds the strict lower triangle only"
                );
                return Err(lines.wrong(message));
            }
            _ => into.push(lines, i, j, v)?,
        }
    }
    Ok(())
}

fn array(lines: &mut Lines<'_>, header: &Header, into: &mut Triplets) -> Result<(), MarketError> {
    let cols = if header.rows == 0 { 0 } else { header.cols };
    for j in 0..cols {
        let from = match header.symmetry {
            Symmetry::General => 0,
            Symmetry::Symmetric => j,
            Symmetry::Skew => j + 1,
        };
        for i in from..header.rows {
            let Some(line) = lines.next()?.map(str::to_owned) else {
                let at = format!("({}, {})", u64::from(i) + 1, u64::from(j) + 1);
                return Err(lines.wrong(format!(
                    "the file ends where value {at} of a {} x {} array is expected",
                    header.rows, header.cols
                )));
            };
            if line.split_ascii_whitespace().count() != 1 {
                return Err(lines.wrong(format!("expected one value{}", found(&line))));
            }
            let v = number(lines, &line, header.field)?;
            if v != 0.0 {
                into.push(lines, i, j, v)?;
            }
        }
    }
    Ok(())
}

/// An index of the file, from 1, as one from 0.
fn index(lines: &Lines<'_>, word: &str, what: &str, size: u32) -> Result<u32, MarketError> {
    match word.parse::<u64>() {
        Ok(0) => Err(lines.wrong(format!("{what} 0: indices start at 1"))),
        Ok(i) if i <= u64::from(size) => Ok((i - 1) as u32),
        Ok(i) => Err(lines.wrong(format!("{what} {i} is outside 1 to {size}"))),
        Err(_) => Err(lines.wrong(format!("expected a {what} from 1 to {size}{}", found(word)))),
    }
}

/// A value, with E or Fortran's D before the exponent.
fn number(lines: &Lines<'_>, word: &str, field: Field) -> Result<f64, MarketError> {
    if field != Field::Real {
        return match word.parse::<i64>() {
            Ok(v) => Ok(v as f64),
            Err(_) => Err(lines.wrong(format!("expected a 64-bit integer{}", found(word)))),
        };
    }
    let numeric = word.bytes().all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E' | b'd' | b'D'));
    let value = match numeric {
        true => word.replace(['d', 'D'], "e").parse::<f64>().ok(),
        false => None,
    };
    match value {
        Some(v) if v.is_finite() => Ok(v),
        Some(_) => Err(lines.wrong(format!("{word} is too large for a 64-bit float"))),
        None => Err(lines.wrong(format!("expected a finite number{}", found(word)))),
    }
}

struct Triplets {
    matrix: Matrix,
    most: u64,
    max_bytes: u64,
}

impl Triplets {
    fn push(&mut self, lines: &Lines<'_>, i: u32, j: u32, v: f64) -> Result<(), MarketError> {
        self.one(lines, i, j, v)?;
        match self.matrix.symmetry {
            Symmetry::Symmetric if i != j => self.one(lines, j, i, v),
            Symmetry::Skew => self.one(lines, j, i, -v),
            _ => Ok(()),
        }
    }

    fn one(&mut self, lines: &Lines<'_>, i: u32, j: u32, v: f64) -> Result<(), MarketError> {
        if self.matrix.val.len() as u64 >= self.most {
            let message =
                format!("more entries than fit into {} bytes ({TRIPLET} each): raise the limit", self.max_bytes);
            return Err(lines.wrong(message));
        }
        self.matrix.row.push(i);
        self.matrix.col.push(j);
        self.matrix.val.push(v);
        Ok(())
    }
}
