//! numpy's files, after the format's description (numpy.lib.format, versions 1 to 3): a
//! magic word, a version, the length of a header, the header (a Python dictionary with
//! descr, fortran_order and shape), the values. f32, f64, i8 and u8 stay what they are;
//! other whole numbers become f64, where none of them changes by that.
//!
//! By hand, for the crates that read this bring a parser of all of Python's literals:
//! twenty crates and a C compiler, for three fields.

use super::{Dense, Values, room};
use std::io::{self, Read, Write};

const MAGIC: &[u8] = b"\x93NUMPY";

pub fn read(mut input: impl Read, max_bytes: u64) -> Result<Dense, String> {
    let header = header(&mut input)?;
    let (rows, cols) = shape(field(&header, "shape")?)?;
    let descr = field(&header, "descr")?;
    let kind = descr.trim_matches(['\'', '"']);
    let by_columns = match field(&header, "fortran_order")? {
        "True" => true,
        "False" => false,
        other => return Err(format!("its header says fortran_order: {other}")),
    };
    let (order, kind) = kind.split_at_checked(1).unwrap_or(("", kind));
    let place = Place { rows, cols, by_columns, big: order == ">", max_bytes };
    let values = match kind {
        "f4" => Values::F32(place.take(&mut input, |b| Ok(f32::from_le_bytes(b)))?),
        "f8" => Values::F64(place.take(&mut input, |b| Ok(f64::from_le_bytes(b)))?),
        "i1" => Values::I8(place.take(&mut input, |b| Ok(i8::from_le_bytes(b)))?),
        "u1" => Values::U8(place.take(&mut input, |b: [u8; 1]| Ok(b[0]))?),
        "b1" => Values::U8(place.take(&mut input, |b: [u8; 1]| Ok(u8::from(b[0] != 0)))?),
        "i2" => Values::F64(place.take(&mut input, |b| Ok(i16::from_le_bytes(b).into()))?),
        "u2" => Values::F64(place.take(&mut input, |b| Ok(u16::from_le_bytes(b).into()))?),
        "i4" => Values::I32(place.take(&mut input, |b| Ok(i32::from_le_bytes(b)))?),
        "u4" => Values::F64(place.take(&mut input, |b| Ok(u32::from_le_bytes(b).into()))?),
        "i8" => Values::F64(place.take(&mut input, |b| exact(i64::from_le_bytes(b).into()))?),
        "u8" => Values::F64(place.take(&mut input, |b| exact(u64::from_le_bytes(b).into()))?),
        _ => return Err(format!("an array of {descr}: real numbers of up to 8 bytes are read")),
    };
    Ok(Dense { rows, cols, values })
}

/// The text of the header.
fn header(input: &mut impl Read) -> Result<String, String> {
    let mut start = [0; 8];
    input.read_exact(&mut start).map_err(|_| "no .npy file: it is too short")?;
    if !start.starts_with(MAGIC) {
        return Err("no .npy file: it does not begin with numpy's magic word".into());
    }
    let size = if start[6] == 1 { 2 } else { 4 };
    let mut length = [0; 4];
    input.read_exact(&mut length[..size]).map_err(|_| "the file ends in its header")?;
    let length = u64::from(u32::from_le_bytes(length));
    let mut text = Vec::new();
    let got = input.take(length.min(1 << 16)).read_to_end(&mut text).map_err(|e| e.to_string())?;
    if (got as u64) < length {
        return Err("the file ends in its header, or the header is longer than 65536 bytes".into());
    }
    String::from_utf8(text).map_err(|_| "its header is no text".into())
}

/// What stands behind a key: up to the comma, a tuple to its end.
fn field<'h>(header: &'h str, key: &str) -> Result<&'h str, String> {
    let lacks = || format!("its header has no {key}: {}", header.trim());
    let (_, behind) = header.split_once(&format!("'{key}':")).ok_or_else(lacks)?;
    let behind = behind.trim_start();
    let end =
        if behind.starts_with(['(', '[']) { behind.find([')', ']']).map(|at| at + 1) } else { behind.find([',', '}']) };
    behind.get(..end.ok_or_else(lacks)?).map(str::trim).ok_or_else(lacks)
}

fn shape(text: &str) -> Result<(usize, usize), String> {
    let numbers: Result<Vec<usize>, _> =
        text.trim_matches(['(', ')']).split(',').map(str::trim).filter(|t| !t.is_empty()).map(str::parse).collect();
    match numbers.map_err(|_| format!("its header says shape: {text}"))?[..] {
        [n] => Ok((n, 1)),
        [rows, cols] => Ok((rows, cols)),
        ref shape => Err(format!("an array of {} dimensions: one or two are read", shape.len())),
    }
}

struct Place {
    rows: usize,
    cols: usize,
    by_columns: bool,
    big: bool,
    max_bytes: u64,
}

impl Place {
    /// The values by rows. The header is not believed: memory follows what came.
    fn take<const N: usize, T: Copy>(
        &self,
        input: &mut impl Read,
        convert: impl Fn([u8; N]) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        drop(room::<T>(self.rows, self.cols, self.max_bytes)?);
        let wanted = self.rows * self.cols;
        let mut bytes = Vec::new();
        input.take((wanted * N) as u64).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
        let (values, _) = bytes.as_chunks::<N>();
        if values.len() < wanted {
            return Err(format!("the file ends after {} of {wanted} values", values.len()));
        }
        let at = |i: usize| {
            let mut value = values[i];
            if self.big {
                value.reverse();
            }
            convert(value)
        };
        if self.by_columns {
            (0..wanted).map(|i| at(i % self.cols * self.rows + i / self.cols)).collect()
        } else {
            (0..wanted).map(at).collect()
        }
    }
}

/// A whole number as the same f64.
fn exact(v: i128) -> Result<f64, String> {
    let float = v as f64;
    if float as i128 == v { Ok(float) } else { Err(format!("{v} is no f64 without a change")) }
}

pub fn write(out: &mut impl Write, d: &Dense) -> io::Result<()> {
    let kind = match d.values {
        Values::F32(_) => "<f4",
        Values::F64(_) => "<f8",
        Values::I32(_) => "<i4",
        Values::I8(_) => "|i1",
        Values::U8(_) => "|u1",
    };
    let text = format!("{{'descr': '{kind}', 'fortran_order': False, 'shape': ({}, {}), }}", d.rows, d.cols);
    // Blanks up to a multiple of 64 with what stands before; a line's end.
    let length = (text.len() + 1 + 10).next_multiple_of(64) - 10;
    out.write_all(MAGIC)?;
    out.write_all(&[1, 0])?;
    out.write_all(&(length as u16).to_le_bytes())?;
    writeln!(out, "{text:<width$}", width = length - 1)?;
    match &d.values {
        Values::F32(v) => v.iter().try_for_each(|v| out.write_all(&v.to_le_bytes())),
        Values::F64(v) => v.iter().try_for_each(|v| out.write_all(&v.to_le_bytes())),
        Values::I32(v) => v.iter().try_for_each(|v| out.write_all(&v.to_le_bytes())),
        Values::I8(v) => v.iter().try_for_each(|v| out.write_all(&v.to_le_bytes())),
        Values::U8(v) => out.write_all(v),
    }
}
