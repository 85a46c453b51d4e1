//! Eight slots and the handles that name them: everything behind the C
//! functions, in safe Rust. Rust programs that link the rlib use it directly.
//!
//! A handle is `generation * 8 + slot`, with generations from 1, so that it is
//! positive and a destroyed handle never names a later instance. A slot whose
//! generations are used up (2^28 creates) is retired.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Dtype, Instance, Outcome, Refusal, write};
use crate::ops::{self, ArgRow, Default, Kind, OpRow};
use crate::request::{Given, MAX_REQUEST, Request, read_fields};
use crate::solve::budget;
use crate::status::Status;
use core::sync::atomic::{AtomicI32, Ordering};
use spin::{Mutex, MutexGuard};
use vecsolve_core::simd::Level;

/// Most live instances.
pub const SLOTS: usize = 8;
/// Generations of a slot: handles stay below 2^31.
const GENERATIONS: u32 = 1 << 28;
/// The default of `max_bytes`.
pub const DEFAULT_MAX_BYTES: u32 = 64 << 20;

struct Slot {
    /// Of the live instance, or of the next one.
    generation: u32,
    instance: Option<Instance>,
}

static REGISTRY: [Mutex<Slot>; SLOTS] = [const { Mutex::new(Slot { generation: 1, instance: None }) }; SLOTS];

/// The handle of the instance in each slot, [`FREE`] or [`TAKEN`]. Looked at
/// before a slot is locked, so that neither a create nor a stale handle ever
/// stands in the way of the thread that is at home there.
static NAMES: [AtomicI32; SLOTS] = [const { AtomicI32::new(FREE) }; SLOTS];
const FREE: i32 = 0;
/// Being made, or retired.
const TAKEN: i32 = -1;

/// The refusal of the last failed create: handle 0's result.
struct Failed {
    text: [u8; 1024],
    len: usize,
}
static FAILED: Mutex<Failed> = Mutex::new(Failed { text: [0; 1024], len: 0 });

/// What `config` may hold; docs/abi.md has the sentences.
pub const CONFIG: OpRow = OpRow {
    code: 0,
    name: "create",
    doc: "",
    args: &[
        ArgRow { name: "max_bytes", kind: Kind::U32, default: Default::U32(DEFAULT_MAX_BYTES), doc: "" },
        ArgRow {
            name: "level",
            kind: Kind::Choice(&["auto", "scalar", "simd128", "sse2", "sse4.2", "avx2", "avx512", "neon"]),
            default: Default::Word("auto"),
            doc: "",
        },
        ArgRow { name: "fast", kind: Kind::Bool, default: Default::Bool(false), doc: "" },
    ],
    result: "",
    fields: &[],
};

/// Makes an instance: a handle, or a status.
pub fn create(config: &[u8]) -> i32 {
    try_create(config).unwrap_or_else(|fault| failed(&fault))
}

/// Refuses a create before its configuration can be read.
pub fn refuse_create(status: Status, sentence: &str) -> i32 {
    failed(&Fault::new(status, format_args!("{sentence}")))
}

/// Makes the refusal of a create handle 0's result.
fn failed(fault: &Fault) -> i32 {
    let mut last = FAILED.lock();
    let Failed { text, len } = &mut *last;
    write(text, len, &Refusal { status: fault.status.name(), message: fault.message() });
    fault.status as i32
}

fn try_create(config: &[u8]) -> Result<i32, Fault> {
    let config = if config.is_empty() { b"{}" } else { config };
    let given = read_fields(CONFIG.name, CONFIG.args, config, false)?;
    let max_bytes = match given[0] {
        Given::U32(v) => v as usize,
        _ => DEFAULT_MAX_BYTES as usize,
    };
    let level = match given[1] {
        Given::Word(name) if name != "auto" => Level::by_name(name)
            .ok_or_else(|| fault!(Field, "level {name} is not there on this machine or in this build"))?,
        _ => crate::best_level(),
    };
    let level = if given[2] == Given::Bool(true) { level.fast() } else { level };
    for (index, slot) in REGISTRY.iter().enumerate() {
        if NAMES[index].compare_exchange(FREE, TAKEN, Ordering::AcqRel, Ordering::Relaxed).is_err() {
            continue;
        }
        // Held by another thread for the end of its destroy at the most.
        let mut slot = slot.lock();
        if slot.generation < GENERATIONS {
            match Instance::new(max_bytes, level) {
                Ok(instance) => slot.instance = Some(instance),
                Err(fault) => {
                    NAMES[index].store(FREE, Ordering::Release);
                    return Err(fault);
                }
            }
            let handle = (slot.generation << 3) as i32 | index as i32;
            NAMES[index].store(handle, Ordering::Release);
            return Ok(handle);
        }
    }
    Err(fault!(Full))
}

/// The slot that a handle names, locked.
fn lock(handle: i32) -> Result<MutexGuard<'static, Slot>, Status> {
    if handle <= 0 {
        return Err(Status::Handle);
    }
    if NAMES[handle as usize % SLOTS].load(Ordering::Acquire) != handle {
        return Err(Status::Handle);
    }
    let slot = REGISTRY[handle as usize % SLOTS].try_lock().ok_or(Status::Busy)?;
    if slot.generation == handle as u32 >> 3 && slot.instance.is_some() { Ok(slot) } else { Err(Status::Handle) }
}

fn with<R>(handle: i32, f: impl FnOnce(&mut Instance) -> R) -> Result<R, Status> {
    let mut slot = lock(handle)?;
    slot.instance.as_mut().map(f).ok_or(Status::Handle)
}

/// A call whose refusal becomes the instance's result.
fn call(handle: i32, f: &dyn Fn(&mut Instance) -> Result<Outcome, Fault>) -> i32 {
    with(handle, |instance| match f(instance) {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Pending) => 1,
        Err(fault) => instance.refuse(&fault),
    })
    .unwrap_or_else(|status| status as i32)
}

/// Runs an operation: 0 done, 1 pending, or a status.
pub fn op(handle: i32, request: &[u8]) -> i32 {
    call(handle, &|instance| {
        if instance.job.is_some() {
            return Err(fault!(Pending));
        }
        if request.len() > MAX_REQUEST {
            return Err(fault!(TooLong));
        }
        ops::run(instance, &Request::parse(request)?)
    })
}

/// Refuses a call on an instance with the sentence as its result.
pub fn refuse(handle: i32, status: Status, sentence: &str) -> i32 {
    call(handle, &|_| Err(Fault::new(status, format_args!("{sentence}"))))
}

/// Goes on with the pending operation.
pub fn step(handle: i32, units: u32) -> i32 {
    call(handle, &|instance| instance.step(budget(units)))
}

/// Ends the pending operation with what it reached.
pub fn cancel(handle: i32) -> i32 {
    call(handle, &Instance::cancel)
}

/// Makes or resizes an array and answers its address.
pub fn array(handle: i32, id: u32, dtype: u32, len: usize) -> Result<*mut u8, Status> {
    let make = |instance: &mut Instance| -> Result<*mut u8, Fault> {
        if instance.job.is_some() {
            return Err(fault!(Pending));
        }
        let dtype = Dtype::from_number(dtype)
            .ok_or_else(|| fault!(Dtype, "{dtype} is no dtype; 1 f32, 2 f64, 3 i32, 4 u32, 5 i8, 6 u8"))?;
        Ok(instance.make_array(id, dtype, len)?.lines.as_mut_ptr().cast())
    };
    with(handle, |instance| {
        make(instance).map_err(|fault| {
            instance.refuse(&fault);
            fault.status
        })
    })?
}

/// Where an array lives.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct ArrayInfo {
    /// Its address.
    pub address: usize,
    /// Its values.
    pub length: usize,
    /// The number of its dtype.
    pub dtype: u32,
}

/// Describes an array.
pub fn array_info(handle: i32, id: u32) -> Result<ArrayInfo, Status> {
    with_array(handle, id, |array| ArrayInfo {
        address: array.lines.as_mut_ptr() as usize,
        length: array.len,
        dtype: array.dtype as u32,
    })
}

fn with_array<R>(handle: i32, id: u32, f: impl FnOnce(&mut crate::instance::Array) -> R) -> Result<R, Status> {
    with(handle, |instance| match instance.objects.get_mut(id) {
        Some(crate::instance::Object::Array(array)) => Ok(f(array)),
        Some(_) => Err(Status::Kind),
        None => Err(Status::Id),
    })?
}

/// Lends an array's bytes to `f`.
pub fn with_array_bytes<R>(handle: i32, id: u32, f: impl FnOnce(&mut [u8]) -> R) -> Result<R, Status> {
    with_array(handle, id, |array| f(array.raw()))
}

/// Lends the last result to `f`; handle 0: that of the last failed create.
pub fn with_result<R>(handle: i32, f: impl FnOnce(&[u8]) -> R) -> Result<R, Status> {
    if handle == 0 {
        let failed = FAILED.lock();
        return Ok(f(&failed.text[..failed.len]));
    }
    with(handle, |instance| f(instance.result()))
}

/// Frees everything an instance owns.
pub fn destroy(handle: i32) -> i32 {
    match lock(handle) {
        Ok(mut slot) => {
            slot.instance = None;
            slot.generation += 1;
            NAMES[handle as usize % SLOTS].store(FREE, Ordering::Release);
            0
        }
        Err(status) => status as i32,
    }
}
