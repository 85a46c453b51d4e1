//! Tables and vectors in files: dense values by rows, in the type that the file
//! has, or a sparse matrix. The format is told by the name's end; what stands in
//! a header is not believed before the bytes have come.

mod csv;
mod npy;
mod vecs;

use super::failure::Failure;
use super::unless_closed;
use clap::ValueEnum;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use vecsolve_host::market::{self, Matrix};

/// The formats that are read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Matrix Market, coordinate or array; gzipped or not when read
    Mtx,
    /// numpy's array of one or two dimensions
    Npy,
    /// Numbers between commas, with a line of names or without
    Csv,
    /// Vectors of f32, each after its length
    Fvecs,
    /// Vectors of u8, each after its length
    Bvecs,
    /// Vectors of i32, each after its length
    Ivecs,
}

/// Values by rows.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    F32(Vec<f32>),
    F64(Vec<f64>),
    I32(Vec<i32>),
    I8(Vec<i8>),
    U8(Vec<u8>),
}

/// Dense values.
#[derive(Clone, Debug, PartialEq)]
pub struct Dense {
    pub rows: usize,
    pub cols: usize,
    pub values: Values,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Table {
    Dense(Dense),
    Sparse(Matrix),
}

impl Format {
    /// What the end of a name says.
    pub fn of(path: &str) -> Option<Self> {
        let name = path.strip_suffix(".gz").filter(|name| name.ends_with(".mtx")).unwrap_or(path);
        match name.rsplit_once('.')?.1 {
            "mtx" | "mm" => Some(Self::Mtx),
            "npy" => Some(Self::Npy),
            "csv" => Some(Self::Csv),
            "fvecs" => Some(Self::Fvecs),
            "bvecs" => Some(Self::Bvecs),
            "ivecs" => Some(Self::Ivecs),
            _ => None,
        }
    }

    /// The one that was asked for, else what the name says.
    pub fn asked(asked: Option<Self>, path: &str, option: &str) -> Result<Self, Failure> {
        asked.or_else(|| Self::of(path)).ok_or_else(|| {
            let known = "mtx, npy, csv, fvecs, bvecs or ivecs";
            Failure::wrong(path, format!("its name does not end in a known format: say {option} {known}"))
        })
    }
}

/// Reads a table of at most so many bytes; `-` is standard input.
pub fn read(path: &str, format: Format, max_bytes: u64) -> Result<Table, Failure> {
    if format == Format::Mtx {
        return Ok(Table::Sparse(market::read_file(path, max_bytes)?));
    }
    let input: Box<dyn Read> = match path {
        "-" => Box::new(std::io::stdin().lock()),
        _ => Box::new(File::open(path).map_err(|e| Failure::File(path.into(), e))?),
    };
    let input = BufReader::with_capacity(1 << 16, input);
    let dense = match format {
        Format::Npy => npy::read(input, max_bytes),
        Format::Csv => csv::read(input, max_bytes),
        _ => vecs::read(input, format, max_bytes),
    };
    dense.map(Table::Dense).map_err(|message| Failure::wrong(path, message))
}

/// Writes a table; `-` is standard output.
pub fn write(path: &str, format: Format, table: &Table) -> Result<(), Failure> {
    match path {
        "-" => unless_closed(write_to(std::io::stdout().lock(), format, table)),
        _ => File::create(path).and_then(|file| write_to(file, format, table)).map_err(|e| Failure::file(path, e)),
    }
}

fn write_to(out: impl Write, format: Format, table: &Table) -> std::io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    match (format, table) {
        (Format::Mtx, Table::Sparse(m)) => market::write_matrix(&mut out, m)?,
        (Format::Mtx, Table::Dense(d)) => market::write_dense(&mut out, d.rows, d.cols, |i, j| d.get(i, j))?,
        (_, Table::Sparse(_)) => return Err(std::io::Error::other("a sparse matrix is made dense before")),
        (Format::Npy, Table::Dense(d)) => npy::write(&mut out, d)?,
        (Format::Csv, Table::Dense(d)) => csv::write(&mut out, d)?,
        (_, Table::Dense(d)) => vecs::write(&mut out, d, format)?,
    }
    out.flush()
}

impl Table {
    /// Every value in its place; of a sparse matrix what is not there is 0, and what
    /// stands twice is summed.
    pub fn into_dense(self, name: &str, max_bytes: u64) -> Result<Dense, Failure> {
        let m = match self {
            Self::Dense(dense) => return Ok(dense),
            Self::Sparse(matrix) => matrix,
        };
        let (rows, cols) = (m.rows as usize, m.cols as usize);
        let values = room::<f64>(rows, cols, max_bytes).map_err(|message| Failure::wrong(name, message))?;
        let mut values: Vec<f64> = values;
        values.resize(rows * cols, 0.0);
        for ((&i, &j), v) in m.row.iter().zip(&m.col).zip(&m.val) {
            values[i as usize * cols + j as usize] += v;
        }
        Ok(Dense { rows, cols, values: Values::F64(values) })
    }
}

impl Dense {
    /// A value as f64.
    pub fn get(&self, row: usize, col: usize) -> f64 {
        let at = row * self.cols + col;
        match &self.values {
            Values::F32(v) => v[at].into(),
            Values::F64(v) => v[at],
            Values::I32(v) => v[at].into(),
            Values::I8(v) => v[at].into(),
            Values::U8(v) => v[at].into(),
        }
    }

    /// The values that are not 0.
    pub fn to_sparse(&self, name: &str) -> Result<Matrix, Failure> {
        let size = |n: usize| u32::try_from(n).map_err(|_| Failure::wrong(name, format!("{n} rows or columns")));
        let (rows, cols) = (size(self.rows)?, size(self.cols)?);
        let (mut row, mut col, mut val) = (Vec::new(), Vec::new(), Vec::new());
        for i in 0..self.rows {
            for j in 0..self.cols {
                let v = self.get(i, j);
                if v != 0.0 {
                    row.push(i as u32);
                    col.push(j as u32);
                    val.push(v);
                }
            }
        }
        Ok(Matrix { rows, cols, row, col, val, symmetry: market::Symmetry::General })
    }
}

impl Values {
    /// numpy's name of the type.
    pub fn dtype(&self) -> &'static str {
        match self {
            Self::F32(_) => "float32",
            Self::F64(_) => "float64",
            Self::I32(_) => "int32",
            Self::I8(_) => "int8",
            Self::U8(_) => "uint8",
        }
    }
}

/// An empty vector with room for that many values, if there may be so many.
fn room<T>(rows: usize, cols: usize, max_bytes: u64) -> Result<Vec<T>, String> {
    let bytes = (rows as u128) * (cols as u128) * size_of::<T>() as u128;
    if bytes > u128::from(max_bytes) {
        return Err(format!("{rows} x {cols} values take {bytes} bytes; --max-bytes allows {max_bytes}"));
    }
    let mut values = Vec::new();
    values.try_reserve_exact(rows * cols).map_err(|_| format!("no memory for {bytes} bytes"))?;
    Ok(values)
}
