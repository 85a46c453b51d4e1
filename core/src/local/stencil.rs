//! A matrix that is nowhere stored: a grid in one to three dimensions whose cells
//! are coupled to their neighbours, with the same coefficients everywhere or with
//! an array of them. Cell (x, y, z) is row x + nx (y + ny z). With constant
//! coefficients nothing of length n exists, so n may be larger than any memory.

use super::Row;
use crate::error::{Error, all_finite};
use alloc::vec::Vec;

/// A grid of coefficients.
pub struct Stencil {
    /// Cells in each direction.
    sides: [u32; 3],
    dims: usize,
    periodic: bool,
    /// Of one cell, or of all of them: the centre, then before and after in each direction.
    coefficients: Vec<f64>,
    constant: bool,
}

impl Stencil {
    /// A grid of as many dimensions as there are sides, the last ones 1 where there are fewer.
    ///
    /// # Errors
    /// More than 4294967295 cells or none; a periodic side of 1 or 2, where a cell would be its
    /// own neighbour or have one twice; coefficients that are not finite, or not
    /// 1 + 2 dimensions of them, for one cell or for each.
    pub fn new(sides: [u32; 3], periodic: bool, coefficients: &[f64]) -> Result<Stencil, Error> {
        let dims = if sides[2] > 1 { 3 } else { 1 + usize::from(sides[1] > 1) };
        let n = sides.iter().try_fold(1u32, |n, &side| n.checked_mul(side)).filter(|&n| n > 0);
        let Some(n) = n else {
            return Err(Error::Structure { what: "a grid has from 1 to 4294967295 cells", at: 0 });
        };
        if let Some(at) = sides[..dims].iter().position(|&side| periodic && side < 3) {
            return Err(Error::Structure { what: "a periodic direction has at least 3 cells", at });
        }
        let each = 1 + 2 * dims;
        let constant = coefficients.len() == each;
        if !constant && Some(coefficients.len()) != each.checked_mul(n as usize) {
            return Err(Error::Shape { what: "the length of coefficients", have: coefficients.len(), want: each });
        }
        all_finite("coefficients", coefficients)?;
        let mut own = crate::error::filled(coefficients.len(), 0.0)?;
        own.copy_from_slice(coefficients);
        Ok(Stencil { sides, dims, periodic, coefficients: own, constant })
    }

    /// Cells.
    pub fn n(&self) -> u32 {
        self.sides.iter().product()
    }

    /// Values that a stored matrix would hold, at most.
    pub fn values(&self) -> u64 {
        u64::from(self.n()) * (1 + 2 * self.dims as u64)
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        self.coefficients.capacity() * size_of::<f64>()
    }

    /// Whether all cells have the same coefficients.
    pub fn constant(&self) -> bool {
        self.constant
    }

    pub(super) fn of(&self, cell: u32) -> &[f64] {
        let each = 1 + 2 * self.dims;
        let from = if self.constant { 0 } else { cell as usize * each };
        &self.coefficients[from..from + each]
    }

    /// Calls with each neighbour and the place of its coefficient.
    fn neighbours(&self, u: u32, mut each: impl FnMut(usize, u32)) {
        let (mut rest, mut stride) = (u, 1);
        for (d, &side) in self.sides[..self.dims].iter().enumerate() {
            let at = rest % side;
            rest /= side;
            if at > 0 {
                each(1 + 2 * d, u - stride);
            } else if self.periodic {
                each(1 + 2 * d, u + (side - 1) * stride);
            }
            if at + 1 < side {
                each(2 + 2 * d, u + stride);
            } else if self.periodic {
                each(2 + 2 * d, u - (side - 1) * stride);
            }
            stride *= side;
        }
    }

    /// Values of a row: itself and its neighbours.
    pub fn degree(&self, u: u32) -> u32 {
        let mut degree = 1;
        self.neighbours(u, |_, _| degree += 1);
        degree
    }

    /// Row u, or column u.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn row(&self, u: u32, transposed: bool, row: &mut Row) -> Result<(), Error> {
        row.clear(2 * self.dims)?;
        row.diagonal = self.of(u)[0];
        self.neighbours(u, |place, to| {
            // In a column the value is the neighbour's, in the opposite direction: 1 <-> 2, 3 <-> 4, 5 <-> 6.
            let value = if transposed { self.of(to)[((place - 1) ^ 1) + 1] } else { self.of(u)[place] };
            row.others.push((to, value));
        });
        Ok(())
    }
}
