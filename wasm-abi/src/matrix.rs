//! The ops `csr`, `csr_read`, `free` and `info`: what an instance owns.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Array, Dtype, Instance, Object, Outcome};
use crate::ops::{CsrArgs, CsrDone, CsrReadArgs, CsrReadDone, FreeArgs, FreeDone, InfoArgs, InfoDone};
use vecsolve_core::sparse::Csr;

pub(crate) fn csr(instance: &mut Instance, args: CsrArgs) -> Result<Outcome, Fault> {
    let (rows, cols) = (args.rows as usize, args.cols as usize);
    let row = indices(instance, "row", args.row)?;
    let col = indices(instance, "col", args.col)?;
    let val = instance.array("val", args.val, &[Dtype::F64, Dtype::F32])?;
    let nnz = val.len;
    if nnz > u32::MAX as usize {
        return Err(fault!(Shape, "val holds {nnz} values; a matrix holds at most 4294967295"));
    }
    let widened = if val.dtype == Dtype::F32 { nnz.saturating_mul(size_of::<f64>()) } else { 0 };
    let coo = args.format == "coo";
    let peak = if coo { Csr::<f64>::coo_bytes(rows, cols, nnz) } else { Csr::<f64>::csr_bytes(rows, nnz) };
    instance.afford(peak.saturating_add(widened))?;

    let mut wide = alloc::vec::Vec::new();
    let val: &[f64] = if val.dtype == Dtype::F32 {
        wide.try_reserve_exact(nnz).map_err(|_| fault!(Memory))?;
        wide.extend(val.values::<f32>().iter().map(|&v| f64::from(v)));
        &wide
    } else {
        val.values()
    };
    let (matrix, duplicates) =
        if coo { Csr::from_coo(rows, cols, row, col, val)? } else { (Csr::from_csr(rows, cols, row, col, val)?, 0) };
    let done = CsrDone {
        op: "csr",
        status: "done",
        rows: args.rows,
        cols: args.cols,
        nnz: matrix.nnz() as u32,
        duplicates: duplicates as u32,
        bytes: matrix.bytes() as u64,
    };
    instance.put(args.id, Object::Csr(matrix))?;
    instance.answer(&done);
    Ok(Outcome::Done)
}

pub(crate) fn csr_read(instance: &mut Instance, args: CsrReadArgs) -> Result<Outcome, Fault> {
    let a = instance.csr("a", args.a)?;
    let (rows, cols, nnz) = (a.rows() as u32, a.cols() as u32, a.nnz() as u32);
    if args.row == args.col || args.row == args.val || args.col == args.val {
        return Err(fault!(Overlap, "two outputs have one id"));
    }
    let outputs = [
        ("row", args.row, Dtype::U32, rows as usize + 1),
        ("col", args.col, Dtype::U32, nnz as usize),
        ("val", args.val, Dtype::F64, nnz as usize),
    ];
    // All or none.
    let mut made = [0; 3];
    for (made_id, (field, id, dtype, len)) in (0..3).zip(outputs) {
        match instance.output(field, id, dtype, len) {
            Ok(new) => made[made_id] = if new { id } else { 0 },
            Err(fault) => {
                made.iter().for_each(|&id| drop(instance.objects.remove(id)));
                return Err(fault);
            }
        }
    }
    let Some(Object::Csr(a)) = instance.objects.remove(args.a) else { return Err(fault!(Id)) };
    let (row, col, val) = a.parts();
    for (id, from) in [(args.row, row), (args.col, col)] {
        if let Some(array) = instance.array_mut(id) {
            array.values_mut::<u32>().copy_from_slice(from);
        }
    }
    instance.fill(args.val, val);
    instance.put(args.a, Object::Csr(a))?;
    instance.answer(&CsrReadDone { op: "csr_read", status: "done", rows, cols, nnz });
    Ok(Outcome::Done)
}

/// Row or column indices. A negative i32 reads as a number past any size that
/// fits into memory, and is refused as out of range.
pub(crate) fn indices<'i>(instance: &'i Instance, field: &str, id: u32) -> Result<&'i [u32], Fault> {
    let array: &Array = instance.array(field, id, &[Dtype::I32, Dtype::U32])?;
    if array.dtype == Dtype::I32
        && let Some(at) = array.values::<i32>().iter().position(|&v| v < 0)
    {
        return Err(fault!(
            Index,
            "{field} holds -{} at {at}; indices start at 0",
            array.values::<i32>()[at].unsigned_abs()
        ));
    }
    Ok(array.values())
}

pub(crate) fn free(instance: &mut Instance, args: FreeArgs) -> Result<Outcome, Fault> {
    match instance.objects.remove(args.id) {
        None => Err(fault!(Id, "id names object {}, and there is none", args.id)),
        Some(object) => {
            let bytes = object.bytes() as u64;
            drop(object);
            instance.answer(&FreeDone { op: "free", status: "done", bytes });
            Ok(Outcome::Done)
        }
    }
}

pub(crate) fn info(instance: &mut Instance, args: InfoArgs) -> Result<Outcome, Fault> {
    let mut done = InfoDone {
        op: "info",
        status: "done",
        kind: "instance",
        dtype: None,
        length: instance.objects.len() as u32,
        rows: None,
        cols: None,
        nnz: None,
        bytes: instance.bytes() as u64,
        max_bytes: instance.max_bytes as u64,
        level: instance.level.name(),
        version: env!("CARGO_PKG_VERSION"),
    };
    if args.id != 0 {
        let object = instance.objects.get(args.id);
        let object = object.ok_or_else(|| fault!(Id, "id names object {}, and there is none", args.id))?;
        (done.kind, done.bytes, done.length) = (object.kind(), object.bytes() as u64, 0);
        match object {
            Object::Array(array) => (done.dtype, done.length) = (Some(array.dtype.name()), array.len as u32),
            Object::Csr(csr) => {
                (done.rows, done.cols) = (Some(csr.rows() as u32), Some(csr.cols() as u32));
                done.nnz = Some(csr.nnz() as u32);
            }
            Object::Factor(factor) => {
                let n = factor.first().map(|factor| factor.n() as u32);
                (done.rows, done.cols) = (n, n);
            }
            Object::System(system) => {
                let n = system.first().map(|system| system.n());
                (done.rows, done.cols) = (n, n);
            }
            Object::Graph(graph) => {
                let n = graph.first().map(|graph| graph.n());
                (done.rows, done.cols) = (n, n);
            }
        }
    }
    instance.answer(&done);
    Ok(Outcome::Done)
}
