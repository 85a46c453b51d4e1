//! Patterns without values: what orderings and symbolic analysis look at.

use super::Csr;
use crate::error::{Error, filled};
use crate::simd::Real;
use alloc::vec::Vec;

/// No such vertex.
pub(crate) const NONE: u32 = u32::MAX;

/// The neighbours of each vertex, rising, without itself.
pub(crate) struct Graph {
    pub ptr: Vec<u32>,
    pub adj: Vec<u32>,
}

impl Graph {
    /// The pattern of A + A^T: each row of A merged with its column.
    pub fn symmetric<T: Real>(a: &Csr<T>) -> Result<Graph, Error> {
        let n = square(a)?;
        let t = Graph::transposed(a)?;
        let mut ptr = filled(n + 1, 0u32)?;
        let mut adj = Vec::new();
        // Counted first, so that no more is taken than is needed.
        for fill in [false, true] {
            let mut count = 0;
            for i in 0..n {
                let (mut r, mut c) = (a.row(i).0, t.of(i));
                loop {
                    let next = match (r.first(), c.first()) {
                        (Some(&x), Some(&y)) => x.min(y),
                        (Some(&x), None) | (None, Some(&x)) => x,
                        (None, None) => break,
                    };
                    r = r.get((r.first() == Some(&next)) as usize..).unwrap_or_default();
                    c = c.get((c.first() == Some(&next)) as usize..).unwrap_or_default();
                    if next as usize != i {
                        count += 1;
                        if fill {
                            adj.push(next);
                        }
                    }
                }
                ptr[i + 1] = count;
            }
            if !fill {
                adj.try_reserve_exact(count as usize).map_err(|_| Error::Memory)?;
            }
        }
        Ok(Graph { ptr, adj })
    }

    /// The rows of each column of A, rising, the diagonal among them.
    pub fn transposed<T: Real>(a: &Csr<T>) -> Result<Graph, Error> {
        let (row_ptr, col, _) = a.parts();
        let mut ptr = filled(a.cols().saturating_add(1), 0u32)?;
        let mut adj = filled(col.len(), 0u32)?;
        for &c in col {
            ptr[c as usize] += 1;
        }
        let mut start = 0;
        for p in &mut ptr {
            start += core::mem::replace(p, start);
        }
        for (r, ends) in row_ptr.windows(2).enumerate() {
            for &c in &col[ends[0] as usize..ends[1] as usize] {
                let slot = &mut ptr[c as usize];
                adj[*slot as usize] = r as u32;
                *slot += 1;
            }
        }
        ptr.copy_within(0..a.cols(), 1);
        ptr[0] = 0;
        Ok(Graph { ptr, adj })
    }

    /// Number of vertices.
    pub fn len(&self) -> usize {
        self.ptr.len() - 1
    }

    /// The neighbours of i.
    #[inline(always)]
    pub fn of(&self, i: usize) -> &[u32] {
        &self.adj[self.ptr[i] as usize..self.ptr[i + 1] as usize]
    }

    /// Bytes of [`Graph::symmetric`] at most, with the transpose it is made from.
    pub fn bytes(n: usize, nnz: usize) -> usize {
        n.saturating_add(1).saturating_mul(2).saturating_add(nnz.saturating_mul(3)).saturating_mul(size_of::<u32>())
    }
}

/// The number of rows of a square matrix whose indices, twice over, fit 31 bits.
pub(crate) fn square<T: Real>(a: &Csr<T>) -> Result<usize, Error> {
    let n = a.rows();
    if a.cols() != n {
        return Err(Error::Shape { what: "a must be square: the number of its columns", have: a.cols(), want: n });
    }
    if a.nnz().saturating_mul(3).saturating_add(n.saturating_mul(2)) > i32::MAX as usize {
        return Err(Error::Unsupported { what: "a sparse factorisation of more than 700 million values" });
    }
    Ok(n)
}

/// The inverse of a permutation.
pub(crate) fn inverse(perm: &[u32]) -> Result<Vec<u32>, Error> {
    let mut inverse = filled(perm.len(), 0u32)?;
    for (new, &old) in perm.iter().enumerate() {
        inverse[old as usize] = new as u32;
    }
    Ok(inverse)
}
