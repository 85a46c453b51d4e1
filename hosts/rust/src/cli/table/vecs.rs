//! The files of nearest-neighbour benchmarks (<http://corpus-texmex.irisa.fr>):
//! vectors one after the other, each its length as i32 and then its values, in
//! little-endian order. All of a file have one length.

use super::{Dense, Format, Values};
use std::io::{self, Read, Write};

pub fn read(mut input: impl Read, format: Format, max_bytes: u64) -> Result<Dense, String> {
    let size = if format == Format::Bvecs { 1 } else { 4 };
    let (mut bytes, mut rows, mut cols) = (Vec::new(), 0_usize, 0_usize);
    while let Some(length) = head(&mut input).map_err(|e| format!("vector {rows}: {e}"))? {
        let length = usize::try_from(length).map_err(|_| format!("vector {rows} has the length {length}"))?;
        if rows > 0 && length != cols {
            return Err(format!("vector {rows} has {length} values, those before it {cols}"));
        }
        cols = length;
        let wanted = (cols * size) as u64;
        if bytes.len() as u64 + wanted > max_bytes {
            return Err(format!("more than {max_bytes} bytes of values, which is what --max-bytes allows"));
        }
        let got = input.by_ref().take(wanted).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
        if (got as u64) < wanted {
            return Err(format!("the file ends in vector {rows}, after {} of {cols} values", got / size));
        }
        rows += 1;
    }
    let four = || bytes.as_chunks::<4>().0.iter();
    let values = match format {
        Format::Bvecs => Values::U8(bytes),
        Format::Ivecs => Values::I32(four().map(|b| i32::from_le_bytes(*b)).collect()),
        _ => Values::F32(four().map(|b| f32::from_le_bytes(*b)).collect()),
    };
    Ok(Dense { rows, cols, values })
}

/// The next length; none at the end of the file.
fn head(input: &mut impl Read) -> io::Result<Option<i32>> {
    let mut bytes = Vec::new();
    match input.take(4).read_to_end(&mut bytes)? {
        0 => Ok(None),
        4 => Ok(Some(i32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))),
        n => Err(io::Error::other(format!("{n} bytes where a length of 4 was expected"))),
    }
}

pub fn write(out: &mut impl Write, d: &Dense, format: Format) -> io::Result<()> {
    let length = i32::try_from(d.cols).map_err(|_| io::Error::other("rows are too long"))?;
    for row in 0..d.rows {
        out.write_all(&length.to_le_bytes())?;
        for col in 0..d.cols {
            let v = d.get(row, col);
            match format {
                Format::Bvecs => out.write_all(&[whole(v, 0.0, 255.0)? as u8])?,
                Format::Ivecs => {
                    out.write_all(&(whole(v, i32::MIN.into(), i32::MAX.into())? as i32).to_le_bytes())?;
                }
                _ => out.write_all(&(v as f32).to_le_bytes())?,
            }
        }
    }
    Ok(())
}

fn whole(v: f64, low: f64, high: f64) -> io::Result<f64> {
    let fits = v == v.trunc() && (low..=high).contains(&v);
    if fits { Ok(v) } else { Err(io::Error::other(format!("{v} is no whole number from {low} to {high}"))) }
}
