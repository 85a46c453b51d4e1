//! The C ABI by hand, the same over both engines. Codes are passed on as the
//! library answers them; an [`Error`] of this room is a fault of the engine,
//! such as a trap. Typed code stands on [`Instance`](crate::Instance); this
//! room is open for tests and for requests of one's own making.

#[cfg(feature = "native")]
mod native;
mod wasm;

#[cfg(feature = "native")]
pub use native::Native;
pub use wasm::Wasm;

use crate::array::Element;
use crate::error::Error;
use crate::ops::ABI;
use std::borrow::Cow;

/// One way to the library.
#[derive(Debug)]
pub enum Link {
    /// The wasm module, instantiated.
    Wasm(Box<Wasm>),
    /// The library linked into this program.
    #[cfg(feature = "native")]
    Native(Native),
}

macro_rules! both {
    ($self:ident, $link:ident => $answer:expr) => {
        match $self {
            Link::Wasm($link) => $answer,
            #[cfg(feature = "native")]
            Link::Native($link) => $answer,
        }
    };
}

impl Link {
    /// The capability bits.
    pub fn capabilities(&mut self) -> Result<u32, Error> {
        both!(self, link => link.capabilities())
    }

    /// A handle, or a status.
    pub fn create(&mut self, config: &[u8]) -> Result<i32, Error> {
        both!(self, link => link.create(config))
    }

    /// 0 done, 1 pending, or a status.
    pub fn op(&mut self, handle: i32, request: &[u8]) -> Result<i32, Error> {
        both!(self, link => link.op(handle, request))
    }

    /// 0 done, 1 pending, or a status.
    pub fn step(&mut self, handle: i32, budget: u32) -> Result<i32, Error> {
        both!(self, link => link.step(handle, budget))
    }

    /// 0, or a status.
    pub fn cancel(&mut self, handle: i32) -> Result<i32, Error> {
        both!(self, link => link.cancel(handle))
    }

    /// 0, or a status.
    pub fn destroy(&mut self, handle: i32) -> Result<i32, Error> {
        both!(self, link => link.destroy(handle))
    }

    /// The last result.
    pub fn result(&mut self, handle: i32) -> Result<Vec<u8>, Error> {
        both!(self, link => link.result(handle))
    }

    /// Makes array `id`: where it lives, or `None` when the result has a refusal.
    pub fn array(&mut self, handle: i32, id: u32, dtype: u32, len: usize) -> Result<Option<usize>, Error> {
        both!(self, link => link.array(handle, id, dtype, len))
    }

    /// Where array `id` lives, how many values it holds, and the number of their dtype.
    pub fn array_info(&mut self, handle: i32, id: u32) -> Result<(usize, usize, u32), Error> {
        both!(self, link => link.array_info(handle, id))
    }

    /// The bytes of array `id`, which lives at `address`; natively a copy.
    pub fn bytes(&self, handle: i32, id: u32, address: usize, len: usize) -> Result<Cow<'_, [u8]>, Error> {
        match self {
            Link::Wasm(link) => {
                let _ = (handle, id);
                link.slice(address, len).map(Cow::Borrowed)
            }
            #[cfg(feature = "native")]
            Link::Native(link) => link.bytes(handle, id),
        }
    }

    /// Changes the bytes of array `id`, which lives at `address`, in place.
    pub fn edit<R>(
        &mut self,
        handle: i32,
        id: u32,
        address: usize,
        len: usize,
        change: impl FnOnce(&mut [u8]) -> R,
    ) -> Result<R, Error> {
        match self {
            Link::Wasm(link) => {
                let _ = (handle, id);
                link.edit(address, len, change)
            }
            #[cfg(feature = "native")]
            Link::Native(link) => link.edit(handle, id, change),
        }
    }

    /// Calls kernel number `kernel` of the table for `T`. The native library
    /// has no kernels for safe Rust here: its own crate offers them on slices.
    pub(crate) fn kernel<T, P, R>(&mut self, kernel: usize, params: P) -> Result<R, Error>
    where
        T: Element,
        P: wasmtime::WasmParams + 'static,
        R: wasmtime::WasmResults + 'static,
    {
        match self {
            Link::Wasm(link) => link.kernel::<T, P, R>(kernel, params),
            #[cfg(feature = "native")]
            Link::Native(_) => Err(Error::host(
                "kernels on resident arrays need the wasm module; natively call \
                 vecsolve_core::kernels on slices",
            )),
        }
    }
}

fn check_abi(abi: u32) -> Result<(), Error> {
    if abi == ABI {
        return Ok(());
    }
    Err(Error::host(format!(
        "its operations are not the ones this program was built for (ABI {abi:08x}, expected {ABI:08x}): \
         build both from the same version"
    )))
}
