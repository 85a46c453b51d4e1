//! The ABI as the machine needs it. Codes are those of the library; a trap is a
//! panic that says where.

use vecsolve::registry;

/// One way to the library.
pub trait Abi {
    /// A handle, or a status.
    fn create(&mut self, config: &[u8]) -> i32;
    /// Whether the array was made.
    fn array(&mut self, handle: i32, id: u32, dtype: u32, len: u32) -> bool;
    /// The bytes of an array.
    fn bytes(&mut self, handle: i32, id: u32) -> Result<Vec<u8>, i32>;
    /// Overwrites an array from its start.
    fn write(&mut self, handle: i32, id: u32, bytes: &[u8]);
    /// 0, 1, or a status.
    fn op(&mut self, handle: i32, request: &[u8]) -> i32;
    /// 0, 1, or a status.
    fn step(&mut self, handle: i32, budget: u32) -> i32;
    /// 0, or a status.
    fn cancel(&mut self, handle: i32) -> i32;
    /// The last result.
    fn result(&mut self, handle: i32) -> Result<Vec<u8>, i32>;
    /// The answer of a read into a buffer of `cap` bytes.
    fn result_read(&mut self, handle: i32, cap: usize) -> i32;
    /// 0, or a status.
    fn destroy(&mut self, handle: i32) -> i32;
    /// An address, or 0.
    fn alloc(&mut self, bytes: usize) -> usize;
    /// 0, or a status.
    fn free(&mut self, address: usize) -> i32;
}

/// The library linked into this program.
#[derive(Default)]
pub struct Native;

impl Abi for Native {
    fn create(&mut self, config: &[u8]) -> i32 {
        registry::create(config)
    }

    fn array(&mut self, handle: i32, id: u32, dtype: u32, len: u32) -> bool {
        !vecsolve::vs_array(handle, id, dtype, len as usize).is_null()
    }

    fn bytes(&mut self, handle: i32, id: u32) -> Result<Vec<u8>, i32> {
        registry::with_array_bytes(handle, id, |bytes| bytes.to_vec()).map_err(|status| status as i32)
    }

    fn write(&mut self, handle: i32, id: u32, bytes: &[u8]) {
        let copied = registry::with_array_bytes(handle, id, |to| to.copy_from_slice(bytes));
        assert!(copied.is_ok(), "array {id} is there");
    }

    fn op(&mut self, handle: i32, request: &[u8]) -> i32 {
        registry::op(handle, request)
    }

    fn step(&mut self, handle: i32, budget: u32) -> i32 {
        vecsolve::vs_step(handle, budget)
    }

    fn cancel(&mut self, handle: i32) -> i32 {
        vecsolve::vs_cancel(handle)
    }

    fn result(&mut self, handle: i32) -> Result<Vec<u8>, i32> {
        registry::with_result(handle, <[u8]>::to_vec).map_err(|status| status as i32)
    }

    fn result_read(&mut self, handle: i32, cap: usize) -> i32 {
        let len = vecsolve::vs_result_len(handle);
        // The pointer's own checks are tests/abi's; here only the size counts.
        if len >= 0 && cap < len as usize { vecsolve::status::Status::Buffer as i32 } else { len }
    }

    fn destroy(&mut self, handle: i32) -> i32 {
        vecsolve::vs_destroy(handle)
    }

    fn alloc(&mut self, bytes: usize) -> usize {
        vecsolve::vs_alloc(bytes) as usize
    }

    fn free(&mut self, address: usize) -> i32 {
        vecsolve::vs_free(address as *mut u8)
    }
}
