//! The C ABI of vecsolve, see docs/abi.md: the functions, and the checks of
//! every pointer that comes from outside. This file and
//! `vecsolve_core::simd` are the only ones with unsafe code.
//!
//! The safety argument is one for all functions here. A pointer and a length
//! from outside become a slice only in [`input`] and [`output`], which refuse
//! NULL, misalignment, sizes past `isize::MAX` and, in wasm, ranges outside
//! linear memory. What remains is the contract of every C function: the range
//! is the caller's, initialised, alive for the call, and not written by
//! another thread meanwhile. Where an output may be an input, both become cells
//! ([`shared`]); elsewhere overlap is looked for before an output is made.
#![cfg_attr(feature = "standalone", no_std)]
#![allow(clippy::missing_safety_doc)] // one contract, above

extern crate alloc;

mod abi_hash;
pub mod blocks;
mod fault;
mod instance;
mod job;
#[macro_use]
pub mod kernels;
mod matrix;
mod number;
pub mod ops;
pub mod registry;
mod request;
mod solve;
pub mod status;
mod table;

pub use instance::Dtype;

use core::cell::Cell;
use registry::ArrayInfo;
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

/// Whether `n` values of T may stand at `start`.
#[inline(always)]
fn is_range<T>(start: usize, n: usize) -> bool {
    let Some(bytes) = n.checked_mul(size_of::<T>()).filter(|&b| b <= isize::MAX as usize) else {
        return false;
    };
    #[cfg(target_arch = "wasm32")]
    let inside = start as u64 + bytes as u64 <= (core::arch::wasm32::memory_size(0) as u64) << 16;
    #[cfg(not(target_arch = "wasm32"))]
    let inside = start.checked_add(bytes).is_some();
    inside && start != 0 && start.is_multiple_of(align_of::<T>())
}

/// An input range; `n = 0` is legal with any pointer.
#[inline(always)]
unsafe fn input<'a, T>(start: *const T, n: usize) -> Option<&'a [T]> {
    if n == 0 {
        return Some(&[]);
    }
    // SAFETY: not null, aligned, of a legal size; the rest is the caller's contract.
    is_range::<T>(start as usize, n).then(|| unsafe { core::slice::from_raw_parts(start, n) })
}

/// An output range; `n = 0` is legal with any pointer.
#[inline(always)]
unsafe fn output<'a, T>(start: *mut T, n: usize) -> Option<&'a mut [T]> {
    if n == 0 {
        return Some(&mut []);
    }
    // SAFETY: not null, aligned, of a legal size; the rest is the caller's contract.
    is_range::<T>(start as usize, n).then(|| unsafe { core::slice::from_raw_parts_mut(start, n) })
}

/// The cells of a range, which other operands may share.
#[inline(always)]
unsafe fn shared<'a, T>(start: *const T, n: usize) -> Result<&'a [Cell<T>], Status> {
    // SAFETY: a Cell<T> has the layout of T, and all operands of a kernel are cells.
    unsafe { input(start.cast::<Cell<T>>(), n) }.ok_or(Status::Pointer)
}

/// Whether an input of `n` values is the output itself or apart from it.
#[inline(always)]
fn same_or_apart<T>(x: *const T, out: *mut T, n: usize) -> Result<(), Status> {
    let (x, out) = (x as usize, out as usize);
    if x == out || x.abs_diff(out) / size_of::<T>() >= n { Ok(()) } else { Err(Status::Overlap) }
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
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vs_create(config: *const u8, len: usize) -> i32 {
    // SAFETY: see the head of this file.
    match unsafe { input(config, len) } {
        Some(config) => registry::create(config),
        None => registry::refuse_create(Status::Pointer, "the configuration's pointer is null or outside memory"),
    }
}

/// Makes or resizes an array, zero-filled; NULL on failure, with the reason as the result.
#[unsafe(no_mangle)]
pub extern "C" fn vs_array(handle: i32, id: u32, dtype: u32, len: usize) -> *mut u8 {
    registry::array(handle, id, dtype, len).unwrap_or(core::ptr::null_mut())
}

/// Writes where array `id` lives, its length and its dtype.
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
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vs_op(handle: i32, request: *const u8, len: usize) -> i32 {
    // SAFETY: see the head of this file.
    match unsafe { input(request, len) } {
        Some(request) => registry::op(handle, request),
        None => registry::refuse(handle, Status::Pointer, "the request's pointer is null or outside memory"),
    }
}

/// Goes on with the pending operation: 0 done, 1 pending, or a status.
#[unsafe(no_mangle)]
pub extern "C" fn vs_step(handle: i32, budget: u32) -> i32 {
    registry::step(handle, budget)
}

/// Ends the pending operation with what it reached.
#[unsafe(no_mangle)]
pub extern "C" fn vs_cancel(handle: i32) -> i32 {
    registry::cancel(handle)
}

/// Bytes of the last result, or a status.
#[unsafe(no_mangle)]
pub extern "C" fn vs_result_len(handle: i32) -> i32 {
    // A result is at most 16384 bytes long.
    registry::with_result(handle, |r| r.len() as i32).unwrap_or_else(|status| status as i32)
}

/// Copies the last result and answers its length; VS_E_BUFFER when `cap` is too small.
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
#[unsafe(no_mangle)]
pub extern "C" fn vs_destroy(handle: i32) -> i32 {
    registry::destroy(handle)
}

/// The exported functions of one kernel at one dtype.
macro_rules! export {
    ([$($doc:tt)+] $t:ident $name:ident Reduce1 $core:ident) => {
        $($doc)+
        #[unsafe(export_name = concat!("vs_", stringify!($name), "_", stringify!($t)))]
        pub unsafe extern "C" fn $name(x: *const $t, n: usize) -> $t {
            // SAFETY: see the head of this file.
            match unsafe { input(x, n) } {
                Some(x) => vecsolve_core::kernels::$core(best_level(), x),
                None => $t::NAN,
            }
        }
    };
    ([$($doc:tt)+] $t:ident $name:ident Reduce2 $core:ident) => {
        $($doc)+
        #[unsafe(export_name = concat!("vs_", stringify!($name), "_", stringify!($t)))]
        pub unsafe extern "C" fn $name(x: *const $t, y: *const $t, n: usize) -> $t {
            // SAFETY: see the head of this file.
            match unsafe { (input(x, n), input(y, n)) } {
                (Some(x), Some(y)) => vecsolve_core::kernels::$core(best_level(), x, y),
                _ => $t::NAN,
            }
        }
    };
    ([$($doc:tt)+] $t:ident $name:ident Axpy $core:ident) => {
        $($doc)+
        #[unsafe(export_name = concat!("vs_", stringify!($name), "_", stringify!($t)))]
        pub unsafe extern "C" fn $name(alpha: $t, x: *const $t, y: *mut $t, n: usize) -> i32 {
            code(same_or_apart(x, y, n).and_then(|()| {
                // SAFETY: see the head of this file.
                let (x, y) = unsafe { (shared(x, n)?, shared(y, n)?) };
                vecsolve_core::kernels::$core(best_level(), alpha, x, y);
                Ok(())
            }))
        }
    };
    ([$($doc:tt)+] $t:ident $name:ident Scale $core:ident) => {
        $($doc)+
        #[unsafe(export_name = concat!("vs_", stringify!($name), "_", stringify!($t)))]
        pub unsafe extern "C" fn $name(alpha: $t, x: *mut $t, n: usize) -> i32 {
            // SAFETY: see the head of this file.
            code(unsafe { shared(x, n) }.map(|x| {
                vecsolve_core::kernels::$core(best_level(), alpha, x);
            }))
        }
    };
    ([$($doc:tt)+] $t:ident $name:ident Map2 $core:ident) => {
        $($doc)+
        #[unsafe(export_name = concat!("vs_", stringify!($name), "_", stringify!($t)))]
        pub unsafe extern "C" fn $name(x: *const $t, y: *const $t, out: *mut $t, n: usize) -> i32 {
            code(same_or_apart(x, out, n).and_then(|()| same_or_apart(y, out, n)).and_then(|()| {
                // SAFETY: see the head of this file.
                let (x, y, out) = unsafe { (shared(x, n)?, shared(y, n)?, shared(out, n)?) };
                vecsolve_core::kernels::$core(best_level(), x, y, out);
                Ok(())
            }))
        }
    };
    ([$($doc:tt)+] $t:ident $name:ident Spmv $core:ident) => {
        $($doc)+
        #[unsafe(export_name = concat!("vs_", stringify!($name), "_", stringify!($t)))]
        pub unsafe extern "C" fn $name(
            rows: usize,
            cols: usize,
            row_ptr: *const u32,
            col: *const u32,
            val: *const $t,
            x: *const $t,
            y: *mut $t,
        ) -> i32 {
            let run = || {
                let offsets = rows.checked_add(1).ok_or(Status::Shape)?;
                let end = y.wrapping_add(rows) as usize;
                let apart = |start: usize, bytes: usize| start >= end || start.saturating_add(bytes) <= y as usize;
                // SAFETY: see the head of this file; the output is looked at below, before it is made.
                let (row_ptr, x) = unsafe { (input(row_ptr, offsets), input(x, cols)) };
                let (row_ptr, x) = (row_ptr.ok_or(Status::Pointer)?, x.ok_or(Status::Pointer)?);
                let nnz = row_ptr[rows] as usize;
                // SAFETY: the same.
                let (col, val) = unsafe { (input(col, nnz), input(val, nnz)) };
                let (col, val) = (col.ok_or(Status::Pointer)?, val.ok_or(Status::Pointer)?);
                let inputs = [
                    (row_ptr.as_ptr() as usize, size_of_val(row_ptr)),
                    (col.as_ptr() as usize, size_of_val(col)),
                    (val.as_ptr() as usize, size_of_val(val)),
                    (x.as_ptr() as usize, size_of_val(x)),
                ];
                if inputs.iter().any(|&(start, bytes)| bytes > 0 && rows > 0 && !apart(start, bytes)) {
                    return Err(Status::Overlap);
                }
                // SAFETY: the same, and apart from every input.
                let y = unsafe { output(y, rows) }.ok_or(Status::Pointer)?;
                vecsolve_core::kernels::$core(best_level(), rows, cols, row_ptr, col, val, x, y)
                    .map_err(|error| fault::Fault::from(error).status)
            };
            code(run())
        }
    };
}
macro_rules! exports {
    ($( $(#[doc = $doc:literal])+ $name:ident: $form:ident($f32:ident, $f64:ident); )*) => {
        /// The direct kernels in f32, `vs_<name>_f32`.
        pub mod direct_f32 {
            use super::*;
            $( export!([$(#[doc = $doc])+] f32 $name $form $f32); )*
        }
        /// The direct kernels in f64, `vs_<name>_f64`.
        pub mod direct_f64 {
            use super::*;
            $( export!([$(#[doc = $doc])+] f64 $name $form $f64); )*
        }
    };
}
each_kernel!(exports);

#[cfg(all(feature = "standalone", target_arch = "wasm32"))]
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
