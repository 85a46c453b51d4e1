//! Memory that hosts hold by address: 64-byte aligned, zero-filled, and known
//! by its address, so that a foreign pointer or a second free is a status.
#![forbid(unsafe_code)]

use crate::table::Table;
use alloc::vec::Vec;
use bytemuck::{Pod, Zeroable};
use spin::Mutex;

/// 64 bytes at a multiple of 64: one logical block, one cache line.
#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C, align(64))]
pub(crate) struct Line([u64; 8]);

impl Line {
    /// Lines that hold `bytes`.
    pub fn for_bytes(bytes: usize) -> usize {
        bytes.div_ceil(size_of::<Line>())
    }

    /// `count` zero lines, or none when there is no memory.
    pub fn zeroed(count: usize) -> Option<Vec<Line>> {
        let mut lines = Vec::new();
        lines.try_reserve_exact(count).ok()?;
        lines.resize(count, Line([0; 8]));
        Some(lines)
    }
}

/// The blocks `vs_alloc` gave out that were not freed.
static BLOCKS: Mutex<Table<usize, Vec<Line>>> = Mutex::new(Table::new());

/// The address of a new block, or 0.
pub fn alloc(bytes: usize) -> *mut u8 {
    if bytes == 0 {
        return core::ptr::null_mut();
    }
    let Some(mut lines) = Line::zeroed(Line::for_bytes(bytes)) else {
        return core::ptr::null_mut();
    };
    let start: *mut u8 = lines.as_mut_ptr().cast();
    match BLOCKS.lock().insert(start as usize, lines) {
        Ok(_) => start,
        Err(_) => core::ptr::null_mut(),
    }
}

/// True when there was such a block.
pub fn free(address: usize) -> bool {
    BLOCKS.lock().remove(address).is_some()
}
