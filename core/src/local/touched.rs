//! The part of the unknowns that a query has touched: a hash map from row to a
//! cell, made anew for each query and as large as what it touches.
//!
//! Cells stand in the order in which rows were first touched, and everything
//! that is summed or returned goes by that order, never by the hash. Nothing of
//! length n exists, so nothing of length n is cleared: not per query, and not
//! ever for a matrix that is nowhere stored.
//!
//! Left out: an array of n stamps in place of the table, cleared by counting an
//! epoch up. It saves a hash a value and costs 4 n bytes an instance, a rule for
//! the day when the epoch wraps around, and stencils larger than memory.

use super::Rows;
use crate::error::Error;
use alloc::collections::VecDeque;
use alloc::vec::Vec;

/// A row that was touched.
#[derive(Clone, Copy)]
pub struct Cell {
    /// The row.
    pub node: u32,
    /// The values that a look at it reads.
    pub degree: u32,
    /// Whether it waits to be pushed.
    pub waits: bool,
    /// What is still to be pushed.
    pub residual: f64,
    /// What was pushed, over the diagonal.
    settled: f64,
    /// What its additions lost.
    lost: f64,
}

impl Cell {
    /// Adds to what was pushed.
    #[inline]
    pub(super) fn settle(&mut self, more: f64) {
        let sum = self.settled + more;
        let added = sum - self.settled;
        self.lost += (self.settled - (sum - added)) + (more - added);
        self.settled = sum;
    }

    /// What was pushed, over the diagonal.
    pub fn value(&self) -> f64 {
        self.settled + self.lost
    }
}

/// The rows that were touched, and those that wait.
#[derive(Default)]
pub struct Touched {
    /// 0, or one more than the place of a cell.
    slots: Vec<u32>,
    cells: Vec<Cell>,
    queue: VecDeque<u32>,
    /// Bytes it may take.
    room: usize,
}

impl Touched {
    /// None yet, of at most `room` bytes.
    pub fn new(room: usize) -> Touched {
        Touched { room, ..Touched::default() }
    }

    /// In the order in which they were touched.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The same, to be changed.
    pub fn cell(&mut self, at: usize) -> &mut Cell {
        &mut self.cells[at]
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        Touched::size(self.slots.len(), self.cells.capacity()) + self.queue.capacity() * size_of::<u32>()
    }

    fn size(slots: usize, cells: usize) -> usize {
        slots * size_of::<u32>() + cells * size_of::<Cell>()
    }

    /// The cell of a row, if it was touched.
    #[inline]
    pub fn find(&self, node: u32) -> Option<&Cell> {
        if self.slots.is_empty() {
            return None;
        }
        self.probe(node).1.map(|at| &self.cells[at])
    }

    /// The slot of a row, and its place when it is there.
    #[inline]
    fn probe(&self, node: u32) -> (usize, Option<usize>) {
        let mask = self.slots.len() - 1;
        let mut slot = mix(node) as usize & mask;
        loop {
            match self.slots[slot] as usize {
                0 => return (slot, None),
                place if self.cells[place - 1].node == node => return (slot, Some(place - 1)),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// The place of a row, touched now if it was not.
    #[inline]
    pub fn place(&mut self, node: u32, rows: &dyn Rows) -> Result<usize, Error> {
        if self.cells.len() * 2 >= self.slots.len() {
            self.grow()?;
        }
        match self.probe(node) {
            (_, Some(at)) => Ok(at),
            (slot, None) => {
                let at = self.cells.len();
                self.slots[slot] = at as u32 + 1;
                let degree = rows.degree(node);
                self.cells.push(Cell { node, degree, waits: false, residual: 0.0, settled: 0.0, lost: 0.0 });
                Ok(at)
            }
        }
    }

    /// Twice as large; the order of the cells stays.
    #[cold]
    fn grow(&mut self) -> Result<(), Error> {
        let slots = (self.slots.len() * 2).max(64);
        let need = Touched::size(slots, slots / 2) + slots / 2 * size_of::<u32>();
        if need > self.room {
            return Err(Error::Limit { need, room: self.room });
        }
        let more = slots / 2 - self.cells.len();
        self.cells.try_reserve_exact(more).map_err(|_| Error::Memory)?;
        // A row waits at most once.
        self.queue.try_reserve_exact(slots / 2 - self.queue.len()).map_err(|_| Error::Memory)?;
        self.slots = Vec::new();
        self.slots = crate::error::filled(slots, 0)?;
        for at in 0..self.cells.len() {
            let (slot, _) = self.probe(self.cells[at].node);
            self.slots[slot] = at as u32 + 1;
        }
        Ok(())
    }

    /// Puts a cell at the end of the queue unless it waits there.
    #[inline]
    pub fn wait(&mut self, at: usize) {
        if !core::mem::replace(&mut self.cells[at].waits, true) {
            self.queue.push_back(at as u32);
        }
    }

    /// The cell that has waited longest, which waits no more.
    #[inline]
    pub fn first(&mut self) -> Option<usize> {
        let at = self.queue.pop_front()? as usize;
        self.cells[at].waits = false;
        Some(at)
    }
}

/// The end of MurmurHash3: neighbours on a grid, multiples of a power of two,
/// all spread over the table.
#[inline]
fn mix(node: u32) -> u32 {
    let h = (node ^ (node >> 16)).wrapping_mul(0x85eb_ca6b);
    let h = (h ^ (h >> 13)).wrapping_mul(0xc2b2_ae35);
    h ^ (h >> 16)
}
