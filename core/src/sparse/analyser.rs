//! An analysis by steps: the order of elimination, pivot by pivot, then one pass
//! over the pattern a step, so that none takes much longer than the matrix has values.

use super::etree::{counts, etree, postorder};
use super::graph::{Graph, inverse, square};
use super::symbolic::{Symbolic, permutation, relabel};
use super::{Amd, Csr};
use crate::error::{Error, filled};
use crate::simd::Real;
use alloc::vec::Vec;

/// [`Amd`] of A + A^T, then [`Symbolic`], on their way.
pub struct Analyser {
    /// The pattern, at first for the order, then for the passes; not while pivots are sought.
    graph: Option<Graph>,
    amd: Option<Amd>,
    order: Option<Vec<u32>>,
    passes: Passes,
}

impl Analyser {
    /// Begins to analyse the pattern of A + A^T; the same matrix goes to every step.
    ///
    /// # Errors
    /// A matrix that is not square; [`Error::Memory`].
    pub fn new<T: Real>(a: &Csr<T>) -> Result<Analyser, Error> {
        square(a)?;
        Ok(Analyser { graph: None, amd: None, order: None, passes: Passes::default() })
    }

    /// Bytes it takes at most.
    pub fn bytes(n: usize, nnz: usize) -> usize {
        Amd::bytes(n, nnz)
    }

    /// Goes on by one step and answers what it cost.
    ///
    /// # Errors
    /// [`Error::Memory`].
    pub fn step<T: Real>(&mut self, a: &Csr<T>) -> Result<u64, Error> {
        if let Some(amd) = &mut self.amd
            && !amd.done()
        {
            return Ok(amd.step().max(1));
        }
        if let Some(amd) = self.amd.take() {
            self.order = Some(amd.order()?);
        } else if self.graph.is_none() {
            self.graph = Some(Graph::symmetric(a)?);
        } else if let (Some(graph), None) = (&self.graph, &self.order) {
            self.amd = Some(Amd::of_graph(graph)?);
            self.graph = None;
        } else if let (Some(graph), Some(order)) = (&self.graph, &self.order) {
            self.passes.step(graph, order)?;
        }
        Ok((a.nnz() + a.rows()) as u64)
    }

    /// The analysis, once, when there is no more to do.
    pub fn finish(&mut self) -> Option<Symbolic> {
        self.passes.finish()
    }
}

/// What the passes have found so far.
#[derive(Default)]
pub(super) struct Passes {
    turn: u32,
    perm: Vec<u32>,
    place: Vec<u32>,
    parent: Vec<u32>,
    count: Vec<u32>,
    symbolic: Option<Symbolic>,
}

impl Passes {
    /// The next pass over the same graph, whose vertices are eliminated in this order.
    pub fn step(&mut self, g: &Graph, order: &[u32]) -> Result<(), Error> {
        match self.turn {
            0 => {
                permutation(order, g.len())?;
                self.perm = filled(g.len(), 0u32)?;
                self.perm.copy_from_slice(order);
                self.place = inverse(&self.perm)?;
                self.parent = etree(g, &self.perm, &self.place)?;
            }
            1 => self.relabel(0)?,
            2 => self.count = counts(g, &self.perm, &self.place, &self.parent)?,
            // Again, with the child first whose column is the shortest: the last one is next to its parent.
            3 => self.relabel(g.len())?,
            4 => {
                let (perm, place) = (core::mem::take(&mut self.perm), core::mem::take(&mut self.place));
                self.symbolic = Some(Symbolic::of_supernodes(perm, place, &self.parent, &self.count)?);
            }
            _ => {
                if let Some(symbolic) = &mut self.symbolic {
                    symbolic.structure(g, &self.parent, &self.count)?;
                }
            }
        }
        self.turn += 1;
        Ok(())
    }

    /// Postorder, the children of one parent by their counts up to `most`.
    fn relabel(&mut self, most: usize) -> Result<(), Error> {
        let count = &mut self.count;
        let post = postorder(&self.parent, most + 1, |j| count.get(j).map_or(0, |&c| c as usize))?;
        relabel(&post, &mut self.perm, &mut self.place, &mut self.parent)?;
        let old = core::mem::replace(count, filled(count.len(), 0)?);
        for (new, &j) in count.iter_mut().zip(&post) {
            *new = old[j as usize];
        }
        Ok(())
    }

    pub fn finish(&mut self) -> Option<Symbolic> {
        self.symbolic.take_if(|_| self.turn > 5)
    }
}
