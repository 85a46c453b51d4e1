//! What `vs_abi` answers: FNV-1a over the op, kernel and status tables, found
//! at compile time. Sentences do not count.
#![forbid(unsafe_code)]

use crate::kernels::KERNELS;
use crate::ops::{FieldRow, Kind, OPS, RECORDS};
use crate::status::STATUSES;

/// Raised when the contract changes in a way that the tables do not show.
const ABI_REVISION: u32 = 1;

/// The hash: a host that was generated from other tables refuses the module.
pub const fn abi_hash() -> u32 {
    let mut h = number(0x811c_9dc5, ABI_REVISION);
    let mut i = 0;
    while i < OPS.len() {
        let op = &OPS[i];
        h = word(number(h, op.code), op.name);
        let mut k = 0;
        while k < op.args.len() {
            h = kind(word(h, op.args[k].name), op.args[k].kind);
            k += 1;
        }
        h = fields(h, op.fields);
        i += 1;
    }
    i = 0;
    while i < RECORDS.len() {
        h = fields(word(h, RECORDS[i].name), RECORDS[i].fields);
        i += 1;
    }
    i = 0;
    while i < KERNELS.len() {
        h = word(word(h, KERNELS[i].name), KERNELS[i].form.name);
        let (mut k, params) = (0, KERNELS[i].form.params);
        while k < params.len() {
            h = word(h, params[k].name);
            k += 1;
        }
        k = 0;
        while k < KERNELS[i].dtypes.len() {
            h = word(h, KERNELS[i].dtypes[k]);
            k += 1;
        }
        i += 1;
    }
    i = 0;
    while i < STATUSES.len() {
        h = word(number(h, STATUSES[i].code as u32), STATUSES[i].name);
        i += 1;
    }
    h
}

const fn number(mut h: u32, v: u32) -> u32 {
    let bytes = v.to_le_bytes();
    let mut i = 0;
    while i < bytes.len() {
        h = (h ^ bytes[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    h
}

/// The length after the bytes keeps neighbours apart.
const fn word(mut h: u32, s: &str) -> u32 {
    let bytes = s.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        h = (h ^ bytes[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    number(h, bytes.len() as u32)
}

const fn fields(mut h: u32, rows: &[FieldRow]) -> u32 {
    let mut i = 0;
    while i < rows.len() {
        h = word(word(h, rows[i].name), rows[i].ty);
        i += 1;
    }
    h
}

const fn kind(h: u32, kind: Kind) -> u32 {
    let (tag, words): (u32, &[&str]) = match kind {
        Kind::New(kind) => return word(number(h, 1), kind),
        Kind::Factor => (10, &[]),
        Kind::System => (11, &[]),
        Kind::Graph => (12, &[]),
        Kind::Csr => (2, &[]),
        Kind::Any => (3, &[]),
        Kind::Array(dtypes) => (4, dtypes),
        Kind::Out(dtypes) => (5, dtypes),
        Kind::U32 => (6, &[]),
        Kind::F64 => (7, &[]),
        Kind::Bool => (8, &[]),
        Kind::Choice(words) => (9, words),
    };
    let mut h = number(h, tag);
    let mut i = 0;
    while i < words.len() {
        h = word(h, words[i]);
        i += 1;
    }
    h
}
