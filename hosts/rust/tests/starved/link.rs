//! The machine's way into a module under wasmtime: fuel for every call, and a
//! memory that grows no further than it is told. A trap is a panic.

use vecsolve_machine::abi::Abi;
use wasmtime::{Config, Engine, Instance, Memory, Module, ResourceLimiter, Store, TypedFunc};

/// Fuel of one call: some seconds.
const FUEL: u64 = 4_000_000_000;
/// The status of a call that could not be made for want of a buffer.
const MEMORY: i32 = vecsolve::status::Status::Memory as i32;

/// How memory grows.
pub struct Limits {
    pub pages: u64,
    /// Growths so far, and the first that is refused, and whether those after it are too.
    pub grown: u64,
    pub refuse: u64,
    pub for_good: bool,
}

impl ResourceLimiter for Limits {
    fn memory_growing(&mut self, _: usize, wanted: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let n = self.grown;
        self.grown += 1;
        let refused = n == self.refuse || (n > self.refuse && self.for_good);
        Ok(!refused && wanted as u64 <= self.pages << 16)
    }

    fn table_growing(&mut self, _: usize, _: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(true)
    }
}

/// A module compiled for it.
pub fn compiled(bytes: &[u8]) -> Module {
    let mut config = Config::new();
    config.consume_fuel(true);
    let engine = Engine::new(&config).expect("an engine");
    Module::new(&engine, bytes).expect("the module")
}

/// An instance of a module.
pub struct Starved {
    pub store: Store<Limits>,
    instance: Instance,
    pub memory: Memory,
    /// Where requests go: address and size.
    scratch: (u32, u32),
}

impl Starved {
    /// `None` when not even the module's own pages fit.
    pub fn new(module: &Module, limits: Limits) -> Option<Starved> {
        let mut store = Store::new(module.engine(), limits);
        store.limiter(|limits| limits);
        store.set_fuel(FUEL).expect("fuel");
        let instance = Instance::new(&mut store, module, &[]).ok()?;
        let memory = instance.get_memory(&mut store, "memory").expect("a memory");
        let mut link = Starved { store, instance, memory, scratch: (0, 0) };
        link.find_scratch();
        Some(link)
    }

    /// A buffer for the longest request where there is memory for it; else the low end of the
    /// stack, which `stack.rs` shows is never reached.
    pub fn find_scratch(&mut self) {
        let size = 70_016;
        if self.scratch.1 < size {
            let at = self.call::<u32, u32>("vs_alloc", size);
            self.scratch = if at == 0 { (1024, 16_384) } else { (at, size) };
        }
    }

    pub fn call<P: wasmtime::WasmParams, R: wasmtime::WasmResults>(&mut self, name: &str, params: P) -> R {
        let function: TypedFunc<P, R> = self.instance.get_typed_func(&mut self.store, name).expect("an export");
        self.store.set_fuel(FUEL).expect("fuel");
        function.call(&mut self.store, params).unwrap_or_else(|trap| panic!("{name} trapped: {trap:?}"))
    }

    /// Copies text in: its address, unless there is no room.
    fn pass(&mut self, text: &[u8]) -> Option<(u32, u32)> {
        if text.len() > self.scratch.1 as usize {
            return None;
        }
        self.memory.write(&mut self.store, self.scratch.0 as usize, text).expect("the buffer");
        Some((self.scratch.0, text.len() as u32))
    }

    fn place(&mut self, handle: i32, id: u32) -> Result<(usize, usize), i32> {
        let code: i32 = self.call("vs_array_info", (handle, id, self.scratch.0));
        if code < 0 {
            return Err(code);
        }
        let mut info = [0; 12];
        self.memory.read(&self.store, self.scratch.0 as usize, &mut info).expect("the buffer");
        let word = |at: usize| u32::from_le_bytes(info[at..at + 4].try_into().expect("four")) as usize;
        Ok((word(0), word(4) * vecsolve_machine::world::SIZES[word(8) - 1]))
    }
}

impl Abi for Starved {
    fn create(&mut self, config: &[u8]) -> i32 {
        let Some(text) = self.pass(config) else { return MEMORY };
        self.call("vs_create", text)
    }

    fn array(&mut self, handle: i32, id: u32, dtype: u32, len: u32) -> bool {
        self.call::<_, u32>("vs_array", (handle, id, dtype, len)) != 0
    }

    fn bytes(&mut self, handle: i32, id: u32) -> Result<Vec<u8>, i32> {
        let (at, len) = self.place(handle, id)?;
        // The address of nothing is not to be read.
        Ok(if len == 0 { vec![] } else { self.memory.data(&self.store)[at..at + len].to_vec() })
    }

    fn write(&mut self, handle: i32, id: u32, bytes: &[u8]) {
        let (at, len) = self.place(handle, id).expect("the array is there");
        assert_eq!(len, bytes.len(), "array {id}");
        if len > 0 {
            self.memory.data_mut(&mut self.store)[at..at + len].copy_from_slice(bytes);
        }
    }

    fn op(&mut self, handle: i32, request: &[u8]) -> i32 {
        match self.pass(request) {
            Some((at, len)) => self.call("vs_op", (handle, at, len)),
            // No room to pass it: a pointer past the end is refused all the same.
            None => self.call("vs_op", (handle, u32::MAX - 7, request.len() as u32)),
        }
    }

    fn step(&mut self, handle: i32, budget: u32) -> i32 {
        self.call("vs_step", (handle, budget))
    }

    fn cancel(&mut self, handle: i32) -> i32 {
        self.call("vs_cancel", handle)
    }

    fn result(&mut self, handle: i32) -> Result<Vec<u8>, i32> {
        let got: i32 = self.call("vs_result_read", (handle, self.scratch.0, self.scratch.1));
        if got < 0 {
            return Err(got);
        }
        Ok(self.memory.data(&self.store)[self.scratch.0 as usize..][..got as usize].to_vec())
    }

    fn result_read(&mut self, handle: i32, cap: usize) -> i32 {
        self.call("vs_result_read", (handle, self.scratch.0, cap as u32))
    }

    fn destroy(&mut self, handle: i32) -> i32 {
        self.call("vs_destroy", handle)
    }

    fn alloc(&mut self, bytes: usize) -> usize {
        self.call::<_, u32>("vs_alloc", u32::try_from(bytes).unwrap_or(u32::MAX)) as usize
    }

    fn free(&mut self, address: usize) -> i32 {
        self.call("vs_free", address as u32)
    }
}
