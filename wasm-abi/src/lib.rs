//! The C ABI of vecsolve, see docs/abi.md: the functions, and the checks of
//! every pointer that comes from outside. This file and
//! `vecsolve_core::simd` are the only ones with unsafe code.
//!
//! The safety argument is one for all functions here. A pointer and a length
//! from outside become a slice only in [`input`], [`output`] and [`Ranges`],
//! which refuse NULL, misalignment, sizes past `isize::MAX` and, in wasm, ranges
//! outside linear memory. What remains is the contract of every C function: the
//! range is the caller's, initialised, alive for the call, and not written by
//! another thread meanwhile. That no two operands of a kernel overlap where one
//! is written is what [`Ranges`] looks for; where an output may be an input,
//! both become cells.
#![cfg_attr(feature = "standalone", no_std)]
#![cfg_attr(feature = "kernels", allow(dead_code, unused_imports, unused_macros, unused_macro_rules))] // its rows are few
#![allow(clippy::missing_safety_doc)] // one contract, above

extern crate alloc;

mod abi_hash;
pub mod blocks;
mod by_name;
mod dense;
mod direct;
mod factor;
mod fault;
mod instance;
mod job;
pub mod kernels;
mod lean;
mod local;
mod matrix;
mod number;
mod on_arrays;
mod op_row;
pub mod ops;
mod ops_local;
pub mod registry;
mod request;
mod signatures;
mod solve;
pub mod status;
mod system;
mod table;

pub use instance::Dtype;

use core::cell::Cell;
use core::mem::MaybeUninit;
use registry::ArrayInfo;
use signatures::kernel;
use status::Status;
use vecsolve_core::simd::Level;

/// The level of the direct kernels, asked of the CPU once.
#[inline(always)]
pub(crate) fn best_level() -> Level {
    #[cfg(target_arch = "x86_64")]
    {
        static BEST: spin::Once<Level> = spin::Once::new();
        *BEST.call_once(Level::best)
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        Level::best()
    }
}

/// Whether `n` values of this size and alignment may stand at `start`.
#[inline(always)]
fn is_range(start: usize, n: usize, size: usize, align: usize) -> bool {
    let Some(bytes) = n.checked_mul(size).filter(|&b| b <= isize::MAX as usize) else {
        return false;
    };
    #[cfg(target_arch = "wasm32")]
    let inside = start as u64 + bytes as u64 <= (core::arch::wasm32::memory_size(0) as u64) << 16;
    #[cfg(not(target_arch = "wasm32"))]
    let inside = start.checked_add(bytes).is_some();
    inside && start != 0 && start & (align - 1) == 0
}

/// An input range; `n = 0` is legal with any pointer.
#[inline(always)]
unsafe fn input<'a, T>(start: *const T, n: usize) -> Option<&'a [T]> {
    if n == 0 {
        return Some(&[]);
    }
    // SAFETY: not null, aligned, of a legal size; the rest is the caller's contract.
    is_range(start as usize, n, size_of::<T>(), align_of::<T>())
        .then(|| unsafe { core::slice::from_raw_parts(start, n) })
}

/// An output range; `n = 0` is legal with any pointer.
#[inline(always)]
unsafe fn output<'a, T>(start: *mut T, n: usize) -> Option<&'a mut [T]> {
    if n == 0 {
        return Some(&mut []);
    }
    // SAFETY: not null, aligned, of a legal size; the rest is the caller's contract.
    is_range(start as usize, n, size_of::<T>(), align_of::<T>())
        .then(|| unsafe { core::slice::from_raw_parts_mut(start, n) })
}

/// Values of `work` that vs_gemm_<dtype> of these sizes needs, and vs_syrk_<dtype>
/// with n, n and k; `dtype` is VS_F32 or VS_F64, 0 is answered for any other.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub extern "C" fn vs_gemm_work(dtype: u32, m: usize, n: usize, k: usize) -> usize {
    direct::gemm_work(dtype, m, n, k)
}

/// Values of `work` that vs_trsm_<dtype> of these sizes needs.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub extern "C" fn vs_trsm_work(dtype: u32, m: usize, n: usize) -> usize {
    direct::trsm_work(dtype, m, n)
}

/// Whether `n` values may stand at every start, and each input is the output
/// itself or apart from it: 0 or a status.
#[inline(never)]
fn operands<const N: usize>(inputs: [usize; N], out: usize, n: usize, size: usize) -> i32 {
    if n == 0 {
        return 0;
    }
    if !is_range(out, n, size, size) || inputs.iter().any(|&x| !is_range(x, n, size, size)) {
        return Status::Pointer as i32;
    }
    if inputs.iter().any(|&x| x != out && x.abs_diff(out) < n * size) { Status::Overlap as i32 } else { 0 }
}

/// The cells of a range.
///
/// # Safety
/// [`operands`] found it legal, and the contract in the head of this file holds.
#[inline(always)]
unsafe fn cells_of<'a, T>(start: *const T, n: usize) -> &'a [Cell<T>] {
    // SAFETY: a Cell<T> has the layout of T, and all operands of the kernel are cells.
    unsafe { core::slice::from_raw_parts(start.cast(), n) }
}

/// How a call uses a range.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    /// Read, nothing else.
    Read,
    /// Written: no other operand may touch it.
    Write,
    /// Read, but may be the very range that is written.
    ReadShared,
    /// Written, and may be the very range that is read.
    WriteShared,
}

/// The ranges that one call of a kernel takes: a borrow check at run time. A
/// range that is written overlaps no other, unless both are cells and begin at
/// the same place.
pub(crate) struct Ranges<'c> {
    /// The level that the call runs at.
    pub level: Level,
    /// Where ranges may lie at all: anywhere, when the caller answers for them.
    within: Option<&'c [(usize, usize)]>,
    /// The first `count` are written; making room for the others must cost nothing.
    taken: [MaybeUninit<(usize, usize, Use)>; 8],
    count: usize,
    /// What was wrong first.
    failed: Cell<Option<Status>>,
    call: core::marker::PhantomData<&'c [u8]>,
}

impl<'c> Ranges<'c> {
    /// # Safety
    /// Every pointer given to it is an argument of one and the same C call,
    /// whose caller keeps the contract in the head of this file; 'c ends with it.
    #[inline(always)]
    unsafe fn of_one_call(level: Level) -> Ranges<'c> {
        Ranges {
            level,
            within: None,
            taken: [const { MaybeUninit::uninit() }; 8],
            count: 0,
            failed: Cell::new(None),
            call: core::marker::PhantomData,
        }
    }

    /// Takes `n` values at `start`, whose alignment is their size: true when there is something
    /// to make a slice of. What is refused is kept for the end of the call, and nothing is given
    /// after it: a kernel that is called all the same finds no output.
    #[inline(never)]
    fn take(&mut self, start: usize, n: usize, size: usize, how: Use) -> bool {
        if n == 0 || self.failed.get().is_some() {
            return false;
        }
        match self.refused(start, n, size, how) {
            None => true,
            Some(status) => {
                self.fail(status);
                false
            }
        }
    }

    /// Keeps what was wrong first.
    fn fail(&self, status: Status) {
        self.failed.set(self.failed.get().or(Some(status)));
    }

    fn refused(&mut self, start: usize, n: usize, size: usize, how: Use) -> Option<Status> {
        if !is_range(start, n, size, size) {
            return Some(Status::Pointer);
        }
        let bytes = n * size;
        let lies_in = |&(own, size): &(usize, usize)| start >= own && start + bytes <= own + size;
        if self.within.is_some_and(|own| !own.iter().any(lies_in)) {
            return Some(Status::Shape);
        }
        let writes = |how| how == Use::Write || how == Use::WriteShared;
        let shares = |how| how == Use::ReadShared || how == Use::WriteShared;
        for other in self.taken.iter().take(self.count) {
            // SAFETY: the first `count` are written.
            let (other, size, used) = unsafe { other.assume_init() };
            let overlaps = start < other + size && other < start + bytes;
            let same = shares(how) && shares(used) && start == other;
            if overlaps && (writes(how) || writes(used)) && !same {
                return Some(Status::Overlap);
            }
        }
        match self.taken.get_mut(self.count) {
            Some(free) => free.write((start, bytes, how)),
            None => return Some(Status::Overlap),
        };
        self.count += 1;
        None
    }

    /// A range that is read; it may overlap others that are. Empty when it is refused.
    #[inline(always)]
    pub fn read<T>(&mut self, start: *const T, n: usize) -> &'c [T] {
        if self.take(start as usize, n, size_of::<T>(), Use::Read) {
            // SAFETY: a legal range that no other operand writes; the rest is the contract of `of_one_call`.
            unsafe { core::slice::from_raw_parts(start, n) }
        } else {
            &[]
        }
    }

    /// A range that is written, apart from all others.
    #[inline(always)]
    pub fn write<T>(&mut self, start: *mut T, n: usize) -> &'c mut [T] {
        if self.take(start as usize, n, size_of::<T>(), Use::Write) {
            // SAFETY: a legal range that no other operand touches; the rest is the contract of `of_one_call`.
            unsafe { core::slice::from_raw_parts_mut(start, n) }
        } else {
            &mut []
        }
    }

    /// A range that is read, and may be one that [`write_cells`](Ranges::write_cells) gave.
    #[inline(always)]
    pub fn read_cells<T>(&mut self, start: *const T, n: usize) -> &'c [Cell<T>] {
        self.cells(start, n, Use::ReadShared)
    }

    /// A range that is written, and may be one that [`read_cells`](Ranges::read_cells) gave.
    #[inline(always)]
    pub fn write_cells<T>(&mut self, start: *mut T, n: usize) -> &'c [Cell<T>] {
        self.cells(start, n, Use::WriteShared)
    }

    #[inline(always)]
    fn cells<T>(&mut self, start: *const T, n: usize, how: Use) -> &'c [Cell<T>] {
        if self.take(start as usize, n, size_of::<T>(), how) {
            // SAFETY: a Cell<T> has the layout of T; what else is at the same place is cells too.
            unsafe { core::slice::from_raw_parts(start.cast(), n) }
        } else {
            &[]
        }
    }
}

/// Runs a kernel over the arrays that its slots name.
pub(crate) fn run_on_arrays(
    instance: &mut instance::Instance,
    kernel: &by_name::Kernel,
    dtype: Dtype,
    slots: &mut [by_name::Slot; request::MAX_ARGS],
) -> Result<Option<f64>, fault::Fault> {
    let mut own = [(0, 0); request::MAX_ARGS];
    for ((slot, param), own) in slots.iter_mut().zip(kernel.params).zip(&mut own) {
        let array = match instance.array_mut(slot.id) {
            Some(array) => array.raw(),
            None if param.name == "work" => bytemuck::cast_slice_mut(&mut instance.work),
            None => continue,
        };
        (slot.address, *own) = (array.as_mut_ptr() as usize, (array.as_ptr() as usize, array.len()));
    }
    // SAFETY: ranges are held to the arrays that the instance owns; its
    // exclusive borrow keeps everything else away from them until the kernel returns.
    let mut ranges = unsafe { Ranges::of_one_call(instance.level) };
    ranges.within = Some(&own);
    kernel.run(&mut ranges, dtype, slots)
}

/// What a kernel answers in C.
trait Answer {
    type C;
    fn answer(self) -> Self::C;
}
impl Answer for Result<(), fault::Fault> {
    type C = i32;
    fn answer(self) -> i32 {
        self.map_or_else(|fault| fault.status as i32, |()| 0)
    }
}
impl Answer for Result<i32, fault::Fault> {
    type C = i32;
    fn answer(self) -> i32 {
        self.unwrap_or_else(|fault| fault.status as i32)
    }
}

fn code(result: Result<(), Status>) -> i32 {
    result.map_or_else(|status| status as i32, |()| 0)
}

/// A hash of the op, kernel and status tables.
#[unsafe(no_mangle)]
pub extern "C" fn vs_abi() -> u32 {
    const HASH: u32 = ops::abi_hash();
    HASH
}

/// Bit 0: vector instructions in use. Bit 1: relaxed build. Bit 2: scalar level.
#[unsafe(no_mangle)]
pub extern "C" fn vs_capabilities() -> u32 {
    let scalar = best_level().name() == "scalar";
    u32::from(!scalar) | u32::from(cfg!(target_feature = "relaxed-simd")) << 1 | u32::from(scalar) << 2
}

/// 64-byte aligned, zero-filled memory; NULL when there is none.
#[unsafe(no_mangle)]
pub extern "C" fn vs_alloc(bytes: usize) -> *mut u8 {
    blocks::alloc(bytes)
}

/// Frees what vs_alloc gave; NULL is fine, any other pointer is VS_E_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn vs_free(block: *mut u8) -> i32 {
    if block.is_null() || blocks::free(block as usize) { 0 } else { Status::Pointer as i32 }
}

/// Makes an instance from a JSON configuration: a handle, or a status.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vs_create(config: *const u8, len: usize) -> i32 {
    // SAFETY: see the head of this file.
    match unsafe { input(config, len) } {
        Some(config) => registry::create(config),
        None => registry::refuse_create(Status::Pointer, "the configuration's pointer is null or outside memory"),
    }
}

/// Makes or resizes an array, zero-filled; NULL on failure, with the reason as the result.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub extern "C" fn vs_array(handle: i32, id: u32, dtype: u32, len: usize) -> *mut u8 {
    registry::array(handle, id, dtype, len).unwrap_or(core::ptr::null_mut())
}

/// Writes where array `id` lives, its length and its dtype.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vs_array_info(handle: i32, id: u32, out: *mut ArrayInfo) -> i32 {
    code(registry::array_info(handle, id).and_then(|info| {
        // SAFETY: see the head of this file.
        let out = unsafe { output(out, 1) }.ok_or(Status::Pointer)?;
        out[0] = info;
        Ok(())
    }))
}

/// Runs an operation: 0 done, 1 pending, or a status.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vs_op(handle: i32, request: *const u8, len: usize) -> i32 {
    // SAFETY: see the head of this file.
    match unsafe { input(request, len) } {
        Some(request) => registry::op(handle, request),
        None => registry::refuse(handle, Status::Pointer, "the request's pointer is null or outside memory"),
    }
}

/// Goes on with the pending operation: 0 done, 1 pending, or a status.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub extern "C" fn vs_step(handle: i32, budget: u32) -> i32 {
    registry::step(handle, budget)
}

/// Ends the pending operation with what it reached.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub extern "C" fn vs_cancel(handle: i32) -> i32 {
    registry::cancel(handle)
}

/// Bytes of the last result, or a status.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub extern "C" fn vs_result_len(handle: i32) -> i32 {
    // A result is at most 16384 bytes long.
    registry::with_result(handle, |r| r.len() as i32).unwrap_or_else(|status| status as i32)
}

/// Copies the last result and answers its length; VS_E_BUFFER when `cap` is too small.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vs_result_read(handle: i32, out: *mut u8, cap: usize) -> i32 {
    let copy = |result: &[u8]| {
        if cap < result.len() {
            return Err(Status::Buffer);
        }
        // SAFETY: see the head of this file.
        let out = unsafe { output(out, result.len()) }.ok_or(Status::Pointer)?;
        out.copy_from_slice(result);
        Ok(result.len() as i32)
    };
    registry::with_result(handle, copy).flatten().unwrap_or_else(|status| status as i32)
}

/// Frees everything the instance owns.
#[cfg(not(feature = "kernels"))]
#[unsafe(no_mangle)]
pub extern "C" fn vs_destroy(handle: i32) -> i32 {
    registry::destroy(handle)
}

/// One exported kernel: what C passes, and the safe function that runs it.
macro_rules! export {
    ([$($doc:tt)*] $core:ident $form:ident ($($arg:ident: $ty:ty),*) -> $answer:ty) => {
        $($doc)*
        #[unsafe(export_name = concat!("vs_", stringify!($core)))]
        pub unsafe extern "C" fn $core($($arg: $ty),*) -> $answer {
            // SAFETY: the pointers are those of this call; see the head of this file.
            let mut ranges = unsafe { Ranges::of_one_call(best_level()) };
            direct::$form(&mut ranges, $($arg,)* vecsolve_core::kernels::$core).answer()
        }
    };
}

/// The vector forms: most calls are of short vectors, and the checks of [`Ranges`]
/// would cost more than those. One function a form and dtype, for all kernels.
///
/// # Safety
/// The contract in the head of this file.
macro_rules! vectors {
    ($($name:ident($($scalar:ident: T,)? [$($in:ident)*] $out:ident, n) => ($($pass:ident: $ty:ty),*);)*) => { $(
        #[inline(never)]
        unsafe fn $name<T>($($scalar: T,)? $($in: *const T,)* $out: *mut T, n: usize, kernel: fn(Level, $($ty),*)) -> i32 {
            let refused = operands([$($in as usize),*], $out as usize, n, size_of::<T>());
            if refused < 0 || n == 0 {
                return refused;
            }
            $(
                // SAFETY: `operands` found a legal range; see the head of this file.
                let $in = unsafe { cells_of($in, n) };
            )*
            // SAFETY: the same.
            let $out = unsafe { cells_of($out, n) };
            kernel(best_level(), $($pass),*);
            0
        }
    )* };
}
vectors! {
    axpy(alpha: T, [x] y, n) => (alpha: T, x: &[Cell<T>], y: &[Cell<T>]);
    scale(alpha: T, [] x, n) => (alpha: T, x: &[Cell<T>]);
    map1([x] out, n) => (x: &[Cell<T>], out: &[Cell<T>]);
    map2([x y] out, n) => (x: &[Cell<T>], y: &[Cell<T>], out: &[Cell<T>]);
}

/// A reduction of one vector.
///
/// # Safety
/// The contract in the head of this file.
#[inline(never)]
unsafe fn reduce1<T: direct::Element>(x: *const T, n: usize, kernel: fn(Level, &[T]) -> T::Score) -> T::Score {
    // SAFETY: see the head of this file.
    unsafe { input(x, n) }.map_or(direct::nan::<T>(), |x| kernel(best_level(), x))
}

/// A reduction of two vectors.
///
/// # Safety
/// The contract in the head of this file.
#[inline(never)]
unsafe fn reduce2<T: direct::Element>(
    x: *const T,
    y: *const T,
    n: usize,
    kernel: fn(Level, &[T], &[T]) -> T::Score,
) -> T::Score {
    // SAFETY: see the head of this file.
    match unsafe { (input(x, n), input(y, n)) } {
        (Some(x), Some(y)) => kernel(best_level(), x, y),
        _ => direct::nan::<T>(),
    }
}

/// One exported kernel of a vector form.
macro_rules! vector {
    ([$($doc:tt)*] $core:ident $form:ident ($($arg:ident: $ty:ty),*) -> $answer:ty) => {
        $($doc)*
        #[unsafe(export_name = concat!("vs_", stringify!($core)))]
        pub unsafe extern "C" fn $core($($arg: $ty),*) -> $answer {
            // SAFETY: the same contract.
            unsafe { super::$form($($arg,)* vecsolve_core::kernels::$core) }
        }
    };
}

macro_rules! exports {
    ($( $(#[doc = $doc:literal])+ $name:ident: $form:ident($($t:ident $core:ident),+); )*) => {
        /// The direct kernels, `vs_<name>_<dtype>`.
        pub mod kernel {
            use super::*;
            $( exports!(@row [$(#[doc = $doc])+] $form $($t $core),+); )*
        }
    };
    (@row $docs:tt $form:ident $($t:ident $core:ident),+) => { $( exports!(@one $docs $form $t $core); )+ };
    (@one $docs:tt $form:ident f32 $core:ident) => { kernel!($docs f32 $core $form); };
    (@one $docs:tt $form:ident u8 $core:ident) => { kernel!($docs u8 $core $form); };
    // The `kernels` build has f32 alone, and bits.
    (@one $docs:tt $form:ident $t:ident $core:ident) => {
        #[cfg(not(feature = "kernels"))]
        kernel!($docs $t $core $form);
    };
}
each_kernel!(exports);

/// A free list: small, and enough for a program that makes its buffers once.
#[cfg(all(feature = "standalone", feature = "kernels", target_arch = "wasm32"))]
#[global_allocator]
// SAFETY: a wasm module without shared memory has one thread.
static ALLOCATOR: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };

#[cfg(all(feature = "standalone", not(feature = "kernels"), target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// The platform's malloc, so that a native program sees one heap.
#[cfg(all(feature = "standalone", not(target_arch = "wasm32")))]
mod platform {
    use core::alloc::{GlobalAlloc, Layout};
    use core::ffi::c_void;

    unsafe extern "C" {
        fn posix_memalign(out: *mut *mut c_void, align: usize, size: usize) -> i32;
        fn free(block: *mut c_void);
        pub(super) fn abort() -> !;
    }

    struct Malloc;

    // SAFETY: posix_memalign gives a block of the size and alignment asked for, or
    // fails; the alignment it demands (a power of two, at least a pointer's) is ensured.
    unsafe impl GlobalAlloc for Malloc {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            let mut block = core::ptr::null_mut();
            // SAFETY: `block` is ours to write.
            let failed = unsafe { posix_memalign(&mut block, layout.align().max(size_of::<usize>()), layout.size()) };
            if failed == 0 { block.cast() } else { core::ptr::null_mut() }
        }

        unsafe fn dealloc(&self, block: *mut u8, _: Layout) {
            // SAFETY: it came from `alloc`.
            unsafe { free(block.cast()) }
        }
    }

    #[global_allocator]
    static ALLOCATOR: Malloc = Malloc;
}

#[cfg(feature = "standalone")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    #[cfg(target_arch = "wasm32")]
    core::arch::wasm32::unreachable();
    // SAFETY: abort has no conditions.
    #[cfg(not(target_arch = "wasm32"))]
    unsafe {
        platform::abort()
    }
}
