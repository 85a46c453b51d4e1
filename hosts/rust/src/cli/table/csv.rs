//! Numbers between commas: no quotes, blanks around numbers do not count, empty lines
//! neither. A first line that is not all numbers is taken for names. Numbers are written
//! with the fewest digits that read back to the same bits.

use super::{Dense, Values};
use std::io::{self, BufRead, BufReader, Read, Write};

pub fn read(input: impl Read, max_bytes: u64) -> Result<Dense, String> {
    let (mut values, mut cols, mut rows) = (Vec::new(), None, 0);
    for (at, line) in BufReader::new(input).lines().enumerate() {
        let line = line.map_err(|e| format!("line {}: {e}", at + 1))?;
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() {
            continue;
        }
        let fields: Vec<&str> = line.split(',').map(str::trim).collect();
        if *cols.get_or_insert(fields.len()) != fields.len() {
            let wanted = cols.unwrap_or_default();
            return Err(format!("line {}: {} fields, the lines before have {wanted}", at + 1, fields.len()));
        }
        let numbers: Result<Vec<f64>, &str> = fields.iter().map(|text| text.parse().map_err(|_| *text)).collect();
        match numbers {
            Ok(numbers) => values.extend(numbers),
            Err(_) if rows == 0 && at == 0 => continue,
            Err(text) => return Err(format!("line {}: {text:?} is no number", at + 1)),
        }
        rows += 1;
        if values.len() as u64 * 8 > max_bytes {
            return Err(format!("more than {max_bytes} bytes of values, which is what --max-bytes allows"));
        }
    }
    Ok(Dense { rows, cols: cols.unwrap_or(0), values: Values::F64(values) })
}

pub fn write(out: &mut impl Write, d: &Dense) -> io::Result<()> {
    for row in 0..d.rows {
        for col in 0..d.cols {
            let end = if col + 1 < d.cols { ',' } else { '\n' };
            match &d.values {
                Values::F32(v) => write!(out, "{}{end}", v[row * d.cols + col])?,
                _ => write!(out, "{}{end}", d.get(row, col))?,
            }
        }
    }
    Ok(())
}
