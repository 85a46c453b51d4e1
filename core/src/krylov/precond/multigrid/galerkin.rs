//! The coarse matrix P^T A P.
//!
//! Gustavson's row-wise product (ACM TOMS 4(3), 1978), twice for each coarse
//! row, so that no intermediate matrix is stored:
//!
//! ```text
//! for each coarse row c:  w = sum of p_ic a_i over the rows i of column c of P
//!                         row c = sum of w_j p_j
//! ```
//!
//! Values come in the order in which they were first met, which is fixed;
//! nothing here needs them sorted.

use crate::error::{Error, filled};
use crate::krylov::precond::rows::{Rows, View};
use crate::simd::Real;
use alloc::vec::Vec;

/// A sparse row under way: sums by column, and which columns have one.
struct Accumulator<T> {
    sum: Vec<T>,
    stamp: Vec<u32>,
    touched: Vec<u32>,
}

impl<T: Real> Accumulator<T> {
    fn new(n: usize) -> Result<Accumulator<T>, Error> {
        let mut touched = Vec::new();
        touched.try_reserve_exact(n).map_err(|_| Error::Memory)?;
        Ok(Accumulator { sum: filled(n, T::ZERO)?, stamp: filled(n, 0)?, touched })
    }

    #[inline(always)]
    fn add(&mut self, row: u32, c: usize, v: T) {
        if self.stamp[c] == row {
            self.sum[c] += v;
        } else {
            (self.stamp[c], self.sum[c]) = (row, v);
            self.touched.push(c as u32);
        }
    }
}

/// P^T A P, its diagonal apart and in it; `work` counts. A diagonal value that is
/// nothing but rounding, as on a level where A is singular, is zero.
pub(super) fn galerkin<T: Real>(
    a: View<T>,
    diagonal: &[T],
    p: &Rows<T>,
    coarse: usize,
    work: &mut u64,
) -> Result<(Rows<T>, Vec<T>), Error> {
    let restrict = p.transposed(coarse)?;
    let (mut w, mut out) = (Accumulator::new(a.rows())?, Accumulator::new(coarse)?);
    let mut product = Rows::with_capacity(coarse, coarse.saturating_mul(9))?;
    let mut coarse_diagonal = filled(coarse, T::ZERO)?;
    let (mut spent, eps) = (0, T::from_f64(64.0) * T::EPSILON);
    for (c, d) in coarse_diagonal.iter_mut().enumerate() {
        let row = c as u32 + 1;
        let mut size = T::ZERO;
        w.touched.clear();
        out.touched.clear();
        let (rows, weights) = restrict.row(c);
        for (&i, &weight) in rows.iter().zip(weights) {
            size += weight * weight * diagonal[i as usize];
            for (j, v) in a.row(i as usize) {
                w.add(row, j, weight * v);
                spent += 1;
            }
        }
        for &j in &w.touched {
            let (cols, vals) = p.row(j as usize);
            for (&k, &v) in cols.iter().zip(vals) {
                out.add(row, k as usize, w.sum[j as usize] * v);
            }
            spent += cols.len() as u64;
        }
        product.reserve(out.touched.len())?;
        for &k in &out.touched {
            product.push(k, out.sum[k as usize]);
        }
        product.end_row();
        if out.stamp[c] == row && out.sum[c].abs() > eps * size {
            *d = out.sum[c];
        }
    }
    *work += spent;
    Ok((product, coarse_diagonal))
}
