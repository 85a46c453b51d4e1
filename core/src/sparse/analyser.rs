//! An analysis by steps: the order of elimination, pivot by pivot, then one pass
//! over the pattern a step, so that none takes much longer than the matrix has values.

use super::etree::{counts, etree, postorder};
use super::graph::{Graph, inverse};
use super::symbolic::{Symbolic, permutation, relabel};
use super::{Amd, Csr};
use crate::error::{Error, filled};
use crate::simd::Real;
use alloc::vec::Vec;

/// [`Amd`] of A + A^T, then [`Symbolic`], on their way.
pub struct Analyser {
    amd: Option<Amd>,
    order: Vec<u32>,
    graph: Option<Graph>,
    passes: Passes,
}

impl Analyser {
    /// Begins to analyse the pattern of A + A^T; the same matrix goes to every step.
    ///
    /// # Errors
    /// A matrix that is not square; [`Error::Memory`].
    pub fn new<T: Real>(a: &Csr<T>) -> Result<Analyser, Error> {
        let amd = Some(Amd::of_symmetric(a)?);
        Ok(Analyser { amd, order: Vec::new(), graph: None, passes: Passes::default() })
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
            self.order = amd.order()?;
        } else if let Some(graph) = &self.graph {
            self.passes.step(graph)?;
        } else {
            let graph = Graph::symmetric(a)?;
            self.passes = Passes::new(&graph, &self.order)?;
            self.graph = Some(graph);
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
    pub fn new(g: &Graph, order: &[u32]) -> Result<Passes, Error> {
        permutation(order, g.len())?;
        let mut perm = filled(g.len(), 0u32)?;
        perm.copy_from_slice(order);
        let place = inverse(&perm)?;
        Ok(Passes { perm, place, ..Passes::default() })
    }

    /// The next pass over the same graph.
    pub fn step(&mut self, g: &Graph) -> Result<(), Error> {
        match self.turn {
            0 => self.parent = etree(g, &self.perm, &self.place)?,
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
