//! The C ABI over wasmtime. Every link has a store of its own, so dropping it
//! gives the memory back to the system, and a trap poisons this link alone.

use crate::array::Element;
use crate::error::Error;
use crate::ops::{KERNELS, Status};
use std::any::Any;
use std::fmt;
use wasmtime::{Memory, Module, Store, TypedFunc, WasmParams, WasmResults};

/// Dtypes are numbered from 1 to this.
const DTYPES: usize = 6;

/// An instantiated module.
pub struct Wasm {
    store: Store<()>,
    instance: wasmtime::Instance,
    memory: Memory,
    exports: Exports,
    /// Typed kernels, looked up at their first call: each row in every dtype.
    kernels: Vec<Option<Box<dyn Any + Send + Sync>>>,
    /// Requests and results pass through here: address and size.
    scratch: (u32, u32),
    trap: Option<String>,
}

macro_rules! exports {
    ($($field:ident: $params:ty => $answer:ty, $name:literal;)*) => {
        struct Exports { $($field: TypedFunc<$params, $answer>,)* }

        impl Exports {
            fn find(instance: &wasmtime::Instance, store: &mut Store<()>) -> Result<Self, Error> {
                Ok(Self { $($field: instance
                    .get_typed_func(&mut *store, $name)
                    .map_err(stranger)?,)* })
            }
        }
    };
}
exports! {
    capabilities: () => u32, "vs_capabilities";
    alloc: u32 => u32, "vs_alloc";
    free: u32 => i32, "vs_free";
    create: (u32, u32) => i32, "vs_create";
    array: (i32, u32, u32, u32) => u32, "vs_array";
    array_info: (i32, u32, u32) => i32, "vs_array_info";
    op: (i32, u32, u32) => i32, "vs_op";
    step: (i32, u32) => i32, "vs_step";
    cancel: i32 => i32, "vs_cancel";
    result_len: i32 => i32, "vs_result_len";
    result_read: (i32, u32, u32) => i32, "vs_result_read";
    destroy: i32 => i32, "vs_destroy";
}

/// Calls an export. Fields are borrowed one by one: cloning a typed function
/// costs more than calling it.
macro_rules! call {
    ($self:ident, $export:ident, $params:expr) => {
        call(&$self.exports.$export, &mut $self.store, &mut $self.trap, $params)
    };
}

fn call<P, R>(
    function: &TypedFunc<P, R>,
    store: &mut Store<()>,
    lost: &mut Option<String>,
    params: P,
) -> Result<R, Error>
where
    P: WasmParams,
    R: WasmResults,
{
    if let Some(trap) = lost {
        return Err(Error::host(format!("unusable since the module trapped: {trap}")));
    }
    function.call(store, params).map_err(|e| {
        let trap = format!("{e:#}");
        *lost = Some(trap.clone());
        Error::host(format!("the module trapped and this instance is lost: {trap}"))
    })
}

impl Wasm {
    /// Instantiates a compiled module, when its tables are this host's.
    pub fn new(module: &Module) -> Result<Self, Error> {
        let mut store = Store::new(module.engine(), ());
        let instance = wasmtime::Instance::new(&mut store, module, &[])
            .map_err(|e| Error::host(format!("the module cannot be instantiated: {e}")))?;
        let memory = instance
            .get_memory(&mut store, "memory")
            .ok_or_else(|| Error::host("not a vecsolve module: it exports no memory"))?;
        // First of all: a module of another version may lack what comes next.
        let abi = instance.get_typed_func::<(), u32>(&mut store, "vs_abi").map_err(stranger)?;
        super::check_abi(abi.call(&mut store, ()).map_err(stranger)?)?;
        let exports = Exports::find(&instance, &mut store)?;
        let kernels = std::iter::repeat_with(|| None).take(DTYPES * KERNELS.len()).collect();
        Ok(Self { store, instance, memory, exports, kernels, scratch: (0, 0), trap: None })
    }

    pub(super) fn capabilities(&mut self) -> Result<u32, Error> {
        call!(self, capabilities, ())
    }

    pub(super) fn create(&mut self, config: &[u8]) -> Result<i32, Error> {
        let at = self.pass(config)?;
        call!(self, create, (at, config.len() as u32))
    }

    pub(super) fn op(&mut self, handle: i32, request: &[u8]) -> Result<i32, Error> {
        let at = self.pass(request)?;
        call!(self, op, (handle, at, request.len() as u32))
    }

    pub(super) fn step(&mut self, handle: i32, budget: u32) -> Result<i32, Error> {
        call!(self, step, (handle, budget))
    }

    pub(super) fn cancel(&mut self, handle: i32) -> Result<i32, Error> {
        call!(self, cancel, handle)
    }

    pub(super) fn destroy(&mut self, handle: i32) -> Result<i32, Error> {
        call!(self, destroy, handle)
    }

    pub(super) fn result(&mut self, handle: i32) -> Result<Vec<u8>, Error> {
        let len = call!(self, result_len, handle)?;
        let Ok(len) = u32::try_from(len) else {
            return Err(Error::code(len));
        };
        let at = self.room(len)?;
        let read = call!(self, result_read, (handle, at, self.scratch.1))?;
        match usize::try_from(read) {
            Ok(read) => Ok(self.slice(at as usize, read)?.to_vec()),
            Err(_) => Err(Error::code(read)),
        }
    }

    pub(super) fn array(&mut self, handle: i32, id: u32, dtype: u32, len: usize) -> Result<Option<usize>, Error> {
        let Ok(len) = u32::try_from(len) else {
            let message = format!("an array of {len} values does not fit into wasm memory");
            return Err(Error::new(Status::Limit, message));
        };
        let address = call!(self, array, (handle, id, dtype, len))?;
        Ok((address != 0).then_some(address as usize))
    }

    pub(super) fn array_info(&mut self, handle: i32, id: u32) -> Result<(usize, usize, u32), Error> {
        let at = self.room(12)?;
        let code = call!(self, array_info, (handle, id, at))?;
        if code < 0 {
            return Err(Error::code(code));
        }
        let info: Vec<u32> = bytemuck::pod_collect_to_vec(self.slice(at as usize, 12)?);
        Ok((info[0] as usize, info[1] as usize, info[2]))
    }

    pub(super) fn edit<R>(
        &mut self,
        address: usize,
        len: usize,
        change: impl FnOnce(&mut [u8]) -> R,
    ) -> Result<R, Error> {
        Ok(change(self.slice_mut(address, len)?))
    }

    fn slice_mut(&mut self, address: usize, len: usize) -> Result<&mut [u8], Error> {
        if len == 0 {
            return Ok(&mut []);
        }
        let memory = self.memory.data_mut(&mut self.store);
        memory.get_mut(address..address.saturating_add(len)).ok_or_else(outside)
    }

    pub(super) fn slice(&self, address: usize, len: usize) -> Result<&[u8], Error> {
        // A zero-length array's address is not to be read.
        if len == 0 {
            return Ok(&[]);
        }
        let memory = self.memory.data(&self.store);
        memory.get(address..address.saturating_add(len)).ok_or_else(outside)
    }

    /// Copies text into the scratch and answers where it is.
    fn pass(&mut self, text: &[u8]) -> Result<u32, Error> {
        let Ok(len) = u32::try_from(text.len()) else {
            return Err(Error::new(Status::TooLong, Status::TooLong.sentence()));
        };
        let at = self.room(len)?;
        self.slice_mut(at as usize, text.len())?.copy_from_slice(text);
        Ok(at)
    }

    /// The scratch, with at least `len` bytes.
    fn room(&mut self, len: u32) -> Result<u32, Error> {
        if self.scratch.1 < len || self.scratch.0 == 0 {
            let size = len.max(4096);
            call!(self, free, self.scratch.0)?;
            self.scratch = (0, 0);
            let at = call!(self, alloc, size)?;
            if at == 0 {
                return Err(Error::new(Status::Memory, Status::Memory.sentence()));
            }
            self.scratch = (at, size);
        }
        Ok(self.scratch.0)
    }

    pub(super) fn kernel<T, P, R>(&mut self, kernel: usize, params: P) -> Result<R, Error>
    where
        T: Element,
        P: WasmParams + 'static,
        R: WasmResults + 'static,
    {
        let slot = DTYPES * kernel + T::DTYPE as usize - 1;
        if self.kernels[slot].is_none() {
            let (name, dtypes) = KERNELS[kernel];
            if !dtypes.contains(&T::NAME) {
                let message = format!("{name} takes arrays of {}, not {}", dtypes.join(" or "), T::NAME);
                return Err(Error::new(Status::Dtype, message));
            }
            let name = format!("vs_{name}_{}", T::NAME);
            let found = self.instance.get_typed_func::<P, R>(&mut self.store, &name);
            self.kernels[slot] = Some(Box::new(found.map_err(|e| Error::host(format!("{name}: {e:#}")))?));
        }
        let known = self.kernels[slot].as_ref().and_then(|f| f.downcast_ref::<TypedFunc<P, R>>());
        let function = known.ok_or_else(|| Error::host("one kernel with two signatures"))?;
        call(function, &mut self.store, &mut self.trap, params)
    }

    /// Bytes of linear memory.
    pub fn memory_size(&self) -> usize {
        self.memory.data_size(&self.store)
    }
}

fn stranger(error: wasmtime::Error) -> Error {
    Error::host(format!("not a vecsolve module: {error:#}"))
}

fn outside() -> Error {
    Error::host("the module named a range outside its memory")
}

impl fmt::Debug for Wasm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wasm").field("memory", &self.memory_size()).field("trap", &self.trap).finish()
    }
}
