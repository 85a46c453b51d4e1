//! The banner `%%MatrixMarket matrix <format> <field> <symmetry>` and the
//! line with the sizes.

use super::MarketError;
use super::lines::Lines;

/// What a file says about its symmetry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symmetry {
    /// Every entry is in the file.
    General,
    /// The lower triangle is in the file, A = A^T.
    Symmetric,
    /// The strict lower triangle is in the file, A = -A^T.
    Skew,
}

impl Symmetry {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Symmetric => "symmetric",
            Self::Skew => "skew-symmetric",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Real,
    Integer,
    Pattern,
}

pub(super) struct Header {
    /// The number of entries, for a coordinate file.
    pub entries: Option<u64>,
    pub field: Field,
    pub symmetry: Symmetry,
    pub rows: u32,
    pub cols: u32,
}

const BANNER: &str = "%%MatrixMarket matrix coordinate|array real|integer|pattern \
                      general|symmetric|skew-symmetric";

pub(super) fn read(lines: &mut Lines<'_>) -> Result<Header, MarketError> {
    let banner = lines.any()?.map(str::to_ascii_lowercase);
    let Some(banner) = banner else {
        return Err(lines.wrong(format!("the file is empty, expected {BANNER}")));
    };
    let words: Vec<&str> = banner.split_ascii_whitespace().collect();
    let ["%%matrixmarket", object, format, field, symmetry] = words[..] else {
        return Err(lines.wrong(format!("expected the banner {BANNER}{}", found(&banner))));
    };
    if object != "matrix" {
        return Err(lines.wrong(format!("only matrix files are read, this is a {object}")));
    }
    let coordinate = match format {
        "coordinate" => true,
        "array" => false,
        _ => return Err(lines.wrong(format!("expected coordinate or array{}", found(format)))),
    };
    let field = match field {
        "real" | "double" => Field::Real,
        "integer" => Field::Integer,
        "pattern" if coordinate => Field::Pattern,
        "pattern" => return Err(lines.wrong("an array file cannot be a pattern")),
        "complex" => return Err(lines.wrong("complex matrices are not supported, only real ones")),
        _ => return Err(lines.wrong(format!("expected real, integer or pattern{}", found(field)))),
    };
    let symmetry = match symmetry {
        "general" => Symmetry::General,
        "symmetric" => Symmetry::Symmetric,
        "skew-symmetric" if field == Field::Pattern => {
            return Err(lines.wrong("a pattern file cannot be skew-symmetric"));
        }
        "skew-symmetric" => Symmetry::Skew,
        "hermitian" => {
            return Err(lines.wrong("hermitian (complex) matrices are not supported, only real ones"));
        }
        _ => {
            let wanted = "expected general, symmetric or skew-symmetric";
            return Err(lines.wrong(format!("{wanted}{}", found(symmetry))));
        }
    };
    let (rows, cols, entries) = sizes(lines, coordinate)?;
    if symmetry != Symmetry::General && rows != cols {
        let word = symmetry.word();
        return Err(lines.wrong(format!("a {word} matrix is square, found {rows} x {cols}")));
    }
    Ok(Header { entries, field, symmetry, rows, cols })
}

/// `rows cols entries`, without entries for an array.
fn sizes(lines: &mut Lines<'_>, coordinate: bool) -> Result<(u32, u32, Option<u64>), MarketError> {
    let wanted = match coordinate {
        true => "the size line: rows columns entries",
        false => "the size line: rows columns",
    };
    let Some(line) = lines.next()?.map(str::to_owned) else {
        return Err(lines.wrong(format!("the file ends before {wanted}")));
    };
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    if words.len() != 2 + usize::from(coordinate) {
        return Err(lines.wrong(format!("expected {wanted}{}", found(&line))));
    }
    let mut numbers = Vec::new();
    for word in &words {
        if word.is_empty() || !word.bytes().all(|b| b.is_ascii_digit()) {
            return Err(lines.wrong(format!("expected {wanted}{}", found(&line))));
        }
        let Ok(number) = word.parse::<u64>() else {
            return Err(lines.wrong(format!("{word} is too large for a size")));
        };
        numbers.push(number);
    }
    let side = |n: u64, what: &str| {
        u32::try_from(n).map_err(|_| lines.wrong(format!("{n} {what} are too many, the limit is {}", u32::MAX)))
    };
    let (rows, cols) = (side(numbers[0], "rows")?, side(numbers[1], "columns")?);
    Ok((rows, cols, numbers.get(2).copied()))
}

/// `, found "..."`, shortened and printable.
pub(super) fn found(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    let dots = if short.len() < text.len() { "..." } else { "" };
    format!(", found {short:?}{dots}")
}
