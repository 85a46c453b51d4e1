//! An allocator that refuses when it is told to, for the thread that told it,
//! and counts: the only unsafe code of these tests.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use vecsolve_machine::abi::{Abi, Native};

thread_local! {
    /// Armed, allocations asked for so far, the first and the last that are refused, every so many.
    static ARMED: Cell<bool> = const { Cell::new(false) };
    static ASKED: Cell<u64> = const { Cell::new(0) };
    static RANGE: Cell<(u64, u64, u64)> = const { Cell::new((u64::MAX, u64::MAX, 0)) };
}

thread_local! {
    /// Bytes that this thread allocated and did not free.
    static LIVE: Cell<i64> = const { Cell::new(0) };
}

/// Bytes that are live, of this thread.
pub fn live() -> i64 {
    LIVE.get()
}

fn count(bytes: i64) {
    let _ = LIVE.try_with(|live| live.set(live.get() + bytes));
}

struct Refusing;

/// Whether this allocation is one that fails.
fn refused() -> bool {
    ARMED.try_with(Cell::get).unwrap_or(false) && {
        let n = ASKED.get();
        ASKED.set(n + 1);
        let (first, last, every) = RANGE.get();
        (first..=last).contains(&n) || (every > 0 && n.is_multiple_of(every))
    }
}

// SAFETY: the system's allocator, but for answers of null, which every caller must take.
unsafe impl GlobalAlloc for Refusing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if refused() {
            return std::ptr::null_mut();
        }
        count(layout.size() as i64);
        // SAFETY: the caller's contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if refused() {
            return std::ptr::null_mut();
        }
        count(size as i64 - layout.size() as i64);
        // SAFETY: the caller's contract.
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        count(-(layout.size() as i64));
        // SAFETY: the caller's contract.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Refusing = Refusing;

/// Which allocations of the library fail.
#[derive(Clone, Copy)]
pub struct Fails {
    range: (u64, u64, u64),
    /// Allocations asked for.
    pub asked: u64,
}

impl Fails {
    pub fn at(n: u64, for_good: bool) -> Fails {
        Fails { range: (n, if for_good { u64::MAX - 1 } else { n }, 0), asked: 0 }
    }
    pub fn every(n: u64) -> Fails {
        Fails { range: (u64::MAX, u64::MAX, n), asked: 0 }
    }
    pub fn never() -> Fails {
        Fails::at(u64::MAX, false)
    }
}

/// The native library with an allocator that fails inside its calls alone.
pub struct Failing {
    pub native: Native,
    pub fails: Fails,
}

impl Failing {
    fn inside<R>(&mut self, call: impl FnOnce(&mut Native) -> R) -> R {
        ASKED.set(self.fails.asked);
        RANGE.set(self.fails.range);
        ARMED.set(true);
        let answer = call(&mut self.native);
        ARMED.set(false);
        self.fails.asked = ASKED.get();
        answer
    }
}

impl Abi for Failing {
    fn create(&mut self, config: &[u8]) -> i32 {
        self.inside(|abi| abi.create(config))
    }
    fn array(&mut self, handle: i32, id: u32, dtype: u32, len: u32) -> bool {
        self.inside(|abi| abi.array(handle, id, dtype, len))
    }
    fn bytes(&mut self, handle: i32, id: u32) -> Result<Vec<u8>, i32> {
        self.native.bytes(handle, id)
    }
    fn write(&mut self, handle: i32, id: u32, bytes: &[u8]) {
        self.native.write(handle, id, bytes);
    }
    fn op(&mut self, handle: i32, request: &[u8]) -> i32 {
        self.inside(|abi| abi.op(handle, request))
    }
    fn step(&mut self, handle: i32, budget: u32) -> i32 {
        self.inside(|abi| abi.step(handle, budget))
    }
    fn cancel(&mut self, handle: i32) -> i32 {
        self.inside(|abi| abi.cancel(handle))
    }
    fn result(&mut self, handle: i32) -> Result<Vec<u8>, i32> {
        self.native.result(handle)
    }
    fn result_read(&mut self, handle: i32, cap: usize) -> i32 {
        self.inside(|abi| abi.result_read(handle, cap))
    }
    fn destroy(&mut self, handle: i32) -> i32 {
        self.inside(|abi| abi.destroy(handle))
    }
    fn alloc(&mut self, bytes: usize) -> usize {
        self.inside(|abi| abi.alloc(bytes))
    }
    fn free(&mut self, address: usize) -> i32 {
        self.inside(|abi| abi.free(address))
    }
}
