//! A system M x = b, looked over once so that a query need not: O(nnz) when it is
//! made or b is given, and nothing of that size afterwards.
//!
//! What a query needs of the whole are four numbers: the smallest gap of a row
//! (|M_ii| - the sum of the others), the largest probability that a walk goes on
//! (1 - gap / |M_ii|), B = max |b_i| / gap_i, and the smallest gap of a column.
//! A gap is counted less by what rounding may have added to it; without one there
//! is no bound. Of a grid with constant coefficients they are those of a cell that has
//! all its neighbours, where they are smallest.

use super::{Row, Rows, Stencil};
use crate::error::{Error, all_finite, filled};
use crate::sparse::Csr;
use alloc::vec::Vec;

/// Where the rows are.
pub enum Matrix {
    /// In memory; the columns too, where they were asked for.
    Stored {
        /// The matrix.
        a: Csr<f64>,
        /// Its transpose.
        columns: Option<Csr<f64>>,
    },
    /// Nowhere: a grid.
    Grid(Stencil),
}

/// The right-hand side.
pub enum Rhs {
    /// One value for all rows.
    Constant(f64),
    /// One value for each.
    Dense(Vec<f64>),
}

impl Rhs {
    /// b_i.
    #[inline]
    pub fn at(&self, i: u32) -> f64 {
        match self {
            Rhs::Constant(b) => *b,
            Rhs::Dense(b) => b[i as usize],
        }
    }
}

/// A system that was looked over.
pub struct System {
    matrix: Matrix,
    /// The right-hand side.
    pub b: Rhs,
    /// Lower bounds of the gaps: of every row, or of all rows at once.
    gaps: Vec<f64>,
    /// The smallest gap of a row; 0 where one row has none.
    pub gap: f64,
    /// The largest share of a row that is off its diagonal, 1 where there is no gap.
    pub rho: f64,
    /// The smallest gap of a column; `None` where columns were not asked for.
    pub column_gap: Option<f64>,
    /// max |b_i| / gap_i, a bound on every |x_i|; infinite where there is no gap.
    pub reach: f64,
}

/// The rows of a system, or its columns.
pub struct View<'a>(&'a Matrix, bool);

impl Rows for View<'_> {
    fn degree(&self, u: u32) -> u32 {
        match (self.0, self.1) {
            (Matrix::Stored { columns: Some(a), .. }, true) | (Matrix::Stored { a, .. }, _) => {
                a.row(u as usize).0.len() as u32
            }
            (Matrix::Grid(grid), _) => grid.degree(u),
        }
    }

    fn row(&self, u: u32, row: &mut Row) -> Result<(), Error> {
        match (self.0, self.1) {
            (Matrix::Stored { columns: Some(a), .. }, true) | (Matrix::Stored { a, .. }, _) => {
                let (cols, vals) = a.row(u as usize);
                row.clear(cols.len())?;
                for (&to, &value) in cols.iter().zip(vals) {
                    row.take(u, to, value);
                }
                Ok(())
            }
            (Matrix::Grid(grid), transposed) => grid.row(u, transposed, row),
        }
    }
}

/// A lower bound of the gap of a row, and the share of it that is off the diagonal.
fn gap(row: &Row) -> (f64, f64) {
    let (size, mut others) = (row.diagonal.abs(), 0.0);
    for (_, value) in &row.others {
        others += value.abs();
    }
    let slip = (row.others.len() + 2) as f64 * f64::EPSILON * (size + others);
    let gap = size - others - slip;
    if gap > 0.0 && gap.is_finite() { (gap, 1.0 - gap / size) } else { (0.0, 1.0) }
}

impl System {
    /// Bytes of the copies it makes of a stored matrix.
    pub fn need(a: &Csr<f64>, columns: bool) -> usize {
        let copies = if columns { 2 } else { 1 };
        Csr::<f64>::csr_bytes(a.rows(), a.nnz()).saturating_mul(copies).saturating_add(a.rows().saturating_mul(16))
    }

    /// Looks over a stored matrix; `columns` for right-hand sides that are sparse. b is zero.
    ///
    /// # Errors
    /// A matrix that is not square, a diagonal with a zero, memory.
    pub fn stored(a: &Csr<f64>, columns: bool) -> Result<System, Error> {
        if a.rows() != a.cols() {
            let what = "a must be square: the number of its columns";
            return Err(Error::Shape { what, have: a.cols(), want: a.rows() });
        }
        let columns = if columns { Some(a.transposed()?) } else { None };
        System::of(Matrix::Stored { a: a.copied()?, columns })
    }

    /// Looks over a grid. b is zero.
    ///
    /// # Errors
    /// A zero at a centre, memory.
    pub fn grid(grid: Stencil) -> Result<System, Error> {
        System::of(Matrix::Grid(grid))
    }

    fn of(matrix: Matrix) -> Result<System, Error> {
        let mut system = System {
            matrix,
            b: Rhs::Constant(0.0),
            gaps: Vec::new(),
            gap: f64::INFINITY,
            rho: 0.0,
            column_gap: None,
            reach: 0.0,
        };
        let mut row = Row::default();
        let constant = matches!(&system.matrix, Matrix::Grid(grid) if grid.constant());
        let count = if constant { 1 } else { system.n() };
        system.gaps = filled(count as usize, 0.0)?;
        for u in 0..count {
            system.look(u, false, constant, &mut row)?;
            // Too small to divide by is as bad as zero.
            if !(1.0 / row.diagonal).is_finite() {
                let what = "local answers need a diagonal without zeros";
                return Err(Error::Structure { what, at: u as usize });
            }
            let (gap, share) = gap(&row);
            system.gaps[u as usize] = gap;
            system.gap = if gap < system.gap { gap } else { system.gap };
            system.rho = if share > system.rho { share } else { system.rho };
        }
        if !matches!(system.matrix, Matrix::Stored { columns: None, .. }) {
            let mut least = f64::INFINITY;
            for u in 0..count {
                system.look(u, true, constant, &mut row)?;
                let (gap, _) = gap(&row);
                least = if gap < least { gap } else { least };
            }
            system.column_gap = Some(least);
        }
        Ok(system)
    }

    /// Row or column u; of a constant grid one that has all its neighbours.
    fn look(&self, u: u32, transposed: bool, constant: bool, row: &mut Row) -> Result<(), Error> {
        match &self.matrix {
            Matrix::Grid(grid) if constant => {
                let of = grid.of(0);
                row.clear(of.len())?;
                row.diagonal = of[0];
                row.others.extend(of[1..].iter().map(|&value| (u32::MAX, value)));
                Ok(())
            }
            matrix => View(matrix, transposed).row(u, row),
        }
    }

    /// Gives it another right-hand side: no values for zero, one for all rows, or n.
    ///
    /// # Errors
    /// Another length, a value that is not finite, memory.
    pub fn set_rhs(&mut self, b: &[f64]) -> Result<(), Error> {
        all_finite("b", b)?;
        let n = self.n();
        let rhs = match b {
            [] => Rhs::Constant(0.0),
            [one] => Rhs::Constant(*one),
            _ if b.len() == n as usize => {
                let mut own = filled(b.len(), 0.0)?;
                own.copy_from_slice(b);
                Rhs::Dense(own)
            }
            _ => return Err(Error::Shape { what: "the length of b", have: b.len(), want: n as usize }),
        };
        self.reach = match &rhs {
            Rhs::Constant(0.0) => 0.0,
            Rhs::Constant(b) => b.abs() / self.gap,
            Rhs::Dense(b) => {
                let over = |(i, b): (u32, &f64)| if *b == 0.0 { 0.0 } else { b.abs() / self.gap_of(i) };
                (0..).zip(b).map(over).fold(0.0, |most, v| if v > most { v } else { most })
            }
        } * (1.0 + 4.0 * f64::EPSILON);
        // 0 / 0 is nothing that a bound can be made of either.
        if self.gap == 0.0 {
            self.reach = f64::INFINITY;
        }
        self.b = rhs;
        Ok(())
    }

    /// A lower bound of the gap of row i; 0 where there is none.
    pub fn gap_of(&self, i: u32) -> f64 {
        self.gaps.get(i as usize).or(self.gaps.first()).copied().unwrap_or(0.0)
    }

    /// Rows.
    pub fn n(&self) -> u32 {
        match &self.matrix {
            Matrix::Stored { a, .. } => a.rows() as u32,
            Matrix::Grid(grid) => grid.n(),
        }
    }

    /// Stored values; of a grid those that a stored matrix would hold, at most.
    pub fn values(&self) -> u64 {
        match &self.matrix {
            Matrix::Stored { a, .. } => a.nnz() as u64,
            Matrix::Grid(grid) => grid.values(),
        }
    }

    /// The stored matrix, where there is one.
    pub fn a(&self) -> Option<&Csr<f64>> {
        match &self.matrix {
            Matrix::Stored { a, .. } => Some(a),
            Matrix::Grid(_) => None,
        }
    }

    /// Its rows.
    pub fn rows(&self) -> View<'_> {
        View(&self.matrix, false)
    }

    /// Its columns; `None` where they were not asked for.
    pub fn columns(&self) -> Option<View<'_>> {
        self.column_gap.map(|_| View(&self.matrix, true))
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        let b = if let Rhs::Dense(b) = &self.b { b.capacity() } else { 0 };
        let matrix = match &self.matrix {
            Matrix::Stored { a, columns } => a.bytes() + columns.as_ref().map_or(0, Csr::bytes),
            Matrix::Grid(grid) => grid.bytes(),
        };
        matrix + (b + self.gaps.capacity()) * size_of::<f64>()
    }
}
