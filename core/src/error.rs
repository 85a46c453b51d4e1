//! Faults of the input. How a solve ended is not one: that is a
//! [`Reason`](crate::krylov::Reason).
#![forbid(unsafe_code)]

use alloc::vec::Vec;

/// Why an input was refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Error {
    /// `what` holds `have` values where `want` are needed.
    Shape {
        /// The input.
        what: &'static str,
        /// Its size.
        have: usize,
        /// The size that fits.
        want: usize,
    },
    /// `what` holds a NaN or an infinity at `at`.
    NotFinite {
        /// The input.
        what: &'static str,
        /// The place of the first one.
        at: usize,
    },
    /// `what` names row or column `value` at `at`, and there are only `limit`.
    Index {
        /// The input.
        what: &'static str,
        /// The place of the first one.
        at: usize,
        /// What stands there.
        value: u32,
        /// How many there are.
        limit: u32,
    },
    /// The compressed rows or the diagonal break a rule, first at `at`.
    Structure {
        /// The rule.
        what: &'static str,
        /// The place.
        at: usize,
    },
    /// The type of the input does not have what was asked for.
    Unsupported {
        /// What it has.
        what: &'static str,
    },
    /// The platform had no memory.
    Memory,
    /// More memory would be needed than the caller allowed.
    Limit {
        /// Bytes needed.
        need: usize,
        /// Bytes allowed.
        room: usize,
    },
}

/// `n` values: all growth in this crate comes through here.
///
/// # Errors
/// [`Error::Memory`].
pub fn filled<T: Clone>(n: usize, value: T) -> Result<Vec<T>, Error> {
    let mut v = Vec::new();
    v.try_reserve_exact(n).map_err(|_| Error::Memory)?;
    v.resize(n, value);
    Ok(v)
}

/// Refuses the first value that is NaN or infinite.
///
/// # Errors
/// [`Error::NotFinite`].
pub fn all_finite<T: crate::simd::Real>(what: &'static str, x: &[T]) -> Result<(), Error> {
    match x.iter().position(|v| !v.is_finite()) {
        Some(at) => Err(Error::NotFinite { what, at }),
        None => Ok(()),
    }
}
