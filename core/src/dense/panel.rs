//! The order in which LU and Cholesky work off their columns.
//!
//! ```text
//! for panels of 16 columns
//!   copy the panel by columns, eliminate within it, copy it back
//!   w = the last columns done, as many as the largest power of two that
//!       divides their number, at most 64
//!   the next w columns (all columns to the right, if w = 64) -= what the last w give
//! ```
//!
//! This is the recursive factorisation of Toledo (SIAM J. Matrix Anal. Appl.
//! 18(4), 1997) without the recursion: halves of halves of 64 columns, so that a
//! step is one panel, and all but n^2 * 8 of the multiply-adds are in matrix
//! products. An element takes its products strictly in the order of k, one by
//! one, so none of this is in the bits.
//!
//! By columns within the panel: the search for a pivot and the multiples of a
//! column then walk memory forward; by rows, a power of two between rows puts
//! a whole column into a handful of places of the cache.

/// Columns of a panel.
pub(super) const PANEL: usize = 16;
/// Columns that are taken out of all to the right at once.
pub(super) const BLOCK: usize = 64;

/// The columns whose updates are due, and the end of those they go to, after
/// `done` of n, a multiple of [`PANEL`].
pub(super) fn due(done: usize, n: usize) -> (usize, usize) {
    let width = (done & done.wrapping_neg()).min(BLOCK);
    let to = if width == BLOCK { n } else { (done + width).min(n) };
    (done - width, to)
}
