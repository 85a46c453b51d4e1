//! The native library, linked into this program, through its safe functions.

use crate::error::Error;
use std::borrow::Cow;
use vecsolve::registry;

/// The library of this process: its eight slots are shared by all links.
#[derive(Debug)]
pub struct Native(());

impl Native {
    /// The library, when its tables are this host's.
    pub fn new() -> Result<Self, Error> {
        super::check_abi(vecsolve::vs_abi()).map(Self)
    }

    pub(super) fn capabilities(&mut self) -> Result<u32, Error> {
        Ok(vecsolve::vs_capabilities())
    }

    pub(super) fn create(&mut self, config: &[u8]) -> Result<i32, Error> {
        Ok(registry::create(config))
    }

    pub(super) fn op(&mut self, handle: i32, request: &[u8]) -> Result<i32, Error> {
        Ok(registry::op(handle, request))
    }

    pub(super) fn step(&mut self, handle: i32, budget: u32) -> Result<i32, Error> {
        Ok(registry::step(handle, budget))
    }

    pub(super) fn cancel(&mut self, handle: i32) -> Result<i32, Error> {
        Ok(registry::cancel(handle))
    }

    pub(super) fn destroy(&mut self, handle: i32) -> Result<i32, Error> {
        Ok(registry::destroy(handle))
    }

    pub(super) fn result(&mut self, handle: i32) -> Result<Vec<u8>, Error> {
        registry::with_result(handle, <[u8]>::to_vec).map_err(error)
    }

    pub(super) fn array(&mut self, handle: i32, id: u32, dtype: u32, len: usize) -> Result<Option<usize>, Error> {
        Ok(registry::array(handle, id, dtype, len).ok().map(|at| at.addr()))
    }

    pub(super) fn array_info(&mut self, handle: i32, id: u32) -> Result<(usize, usize, u32), Error> {
        registry::array_info(handle, id).map(|info| (info.address, info.length, info.dtype)).map_err(error)
    }

    /// A copy: safe Rust cannot borrow from the registry's slots.
    pub(super) fn bytes(&self, handle: i32, id: u32) -> Result<Cow<'_, [u8]>, Error> {
        registry::with_array_bytes(handle, id, |bytes| Cow::Owned(bytes.to_vec())).map_err(error)
    }

    pub(super) fn edit<R>(&mut self, handle: i32, id: u32, change: impl FnOnce(&mut [u8]) -> R) -> Result<R, Error> {
        registry::with_array_bytes(handle, id, change).map_err(error)
    }
}

fn error(status: vecsolve::status::Status) -> Error {
    Error::code(status as i32)
}
