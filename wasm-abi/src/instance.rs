//! What one instance owns: objects by id, a memory limit that counts them,
//! the pending job, and the last result.
#![forbid(unsafe_code)]

use crate::blocks::Line;
use crate::fault::{Fault, fault, over_limit};
use crate::job::Job;
use crate::table::Table;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use serde::Serialize;
use vecsolve_core::local::{Graph, System};
use vecsolve_core::simd::Level;
use vecsolve_core::solve::Direct;
use vecsolve_core::sparse::Csr;

/// Bytes of the result buffer: 256 history values and all attempts fit.
pub(crate) const RESULT_BYTES: usize = 16384;

/// The dtypes, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Dtype {
    /// 32-bit float.
    F32 = 1,
    /// 64-bit float.
    F64 = 2,
    /// 32-bit signed integer.
    I32 = 3,
    /// 32-bit unsigned integer.
    U32 = 4,
    /// 8-bit signed integer.
    I8 = 5,
    /// 8-bit unsigned integer; bits travel as these.
    U8 = 6,
}

impl Dtype {
    /// All of them.
    pub const EVERY: &'static [Dtype] = &[Dtype::F32, Dtype::F64, Dtype::I32, Dtype::U32, Dtype::I8, Dtype::U8];

    /// What solvers take.
    pub const REAL: &'static [Dtype] = &[Dtype::F64, Dtype::F32];

    /// Name and bytes a value, by number.
    const ALL: [(Dtype, &'static str, usize); 6] = [
        (Dtype::F32, "f32", 4),
        (Dtype::F64, "f64", 8),
        (Dtype::I32, "i32", 4),
        (Dtype::U32, "u32", 4),
        (Dtype::I8, "i8", 1),
        (Dtype::U8, "u8", 1),
    ];

    /// The dtype with this number.
    pub fn from_number(number: u32) -> Option<Dtype> {
        Dtype::ALL.get((number as usize).wrapping_sub(1)).map(|row| row.0)
    }

    /// f32, f64, i32, u32, i8 or u8.
    pub fn name(self) -> &'static str {
        Dtype::ALL[self as usize - 1].1
    }

    /// Bytes a value.
    pub fn size(self) -> usize {
        Dtype::ALL[self as usize - 1].2
    }
}

/// An array that the host reads and writes in place.
pub(crate) struct Array {
    pub dtype: Dtype,
    pub len: usize,
    pub lines: Vec<Line>,
}

impl Array {
    pub fn bytes(&self) -> usize {
        self.lines.len() * size_of::<Line>()
    }

    /// The values, when T is the type behind the dtype.
    pub fn values<T: bytemuck::Pod>(&self) -> &[T] {
        &bytemuck::cast_slice(&self.lines)[..self.len]
    }

    pub fn values_mut<T: bytemuck::Pod>(&mut self) -> &mut [T] {
        &mut bytemuck::cast_slice_mut(&mut self.lines)[..self.len]
    }

    pub fn raw(&mut self) -> &mut [u8] {
        let bytes = self.len * self.dtype.size();
        &mut bytemuck::cast_slice_mut(&mut self.lines)[..bytes]
    }
}

/// An object that has an id.
pub(crate) enum Object {
    Array(Array),
    Csr(Csr<f64>),
    /// One, kept apart: in place it would make every entry of the table ten times as large.
    Factor(Vec<Direct<f64>>),
    /// One, for the same reason.
    System(Vec<System>),
    /// One.
    Graph(Vec<Graph>),
}

impl Object {
    pub fn kind(&self) -> &'static str {
        match self {
            Object::Array(_) => "array",
            Object::Csr(_) => "csr",
            Object::Factor(_) => "factor",
            Object::System(_) => "system",
            Object::Graph(_) => "graph",
        }
    }

    /// `an array`, `a factor`
    fn named(&self) -> &'static str {
        match self {
            Object::Array(_) => "an array",
            Object::Csr(_) => "a csr matrix",
            Object::Factor(_) => "a factor",
            Object::System(_) => "a system",
            Object::Graph(_) => "a graph",
        }
    }

    pub fn bytes(&self) -> usize {
        match self {
            Object::Array(array) => array.bytes(),
            Object::Csr(csr) => csr.bytes(),
            Object::Factor(factor) => factor.iter().map(Direct::bytes).sum(),
            Object::System(system) => system.iter().map(System::bytes).sum(),
            Object::Graph(graph) => graph.iter().map(Graph::bytes).sum(),
        }
    }
}

/// How an operation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, result written.
    Done,
    /// Pending, progress written.
    Pending,
}

/// One instance.
pub(crate) struct Instance {
    pub objects: Table<u32, Object>,
    pub job: Option<Job>,
    pub level: Level,
    pub max_bytes: usize,
    /// Packed panels of the last matrix product.
    pub work: Vec<Line>,
    result: Vec<u8>,
    result_len: usize,
}

impl Instance {
    pub fn new(max_bytes: usize, level: Level) -> Result<Instance, Fault> {
        if max_bytes < RESULT_BYTES {
            return Err(fault!(Field, "field \"max_bytes\" is {max_bytes}; it must be at least {RESULT_BYTES}"));
        }
        let mut result = Vec::new();
        result.try_reserve_exact(RESULT_BYTES).map_err(|_| fault!(Memory))?;
        result.resize(RESULT_BYTES, 0);
        Ok(Instance { objects: Table::new(), job: None, level, max_bytes, work: Vec::new(), result, result_len: 0 })
    }

    /// Bytes it owns.
    pub fn bytes(&self) -> usize {
        let objects: usize = self.objects.values().map(Object::bytes).sum();
        RESULT_BYTES + objects + self.work.len() * size_of::<Line>() + self.job.as_ref().map_or(0, Job::bytes)
    }

    /// Bytes it may still take.
    pub fn room(&self) -> usize {
        self.max_bytes.saturating_sub(self.bytes())
    }

    /// Refuses when `bytes` more would pass the limit.
    pub fn afford(&self, bytes: usize) -> Result<(), Fault> {
        let room = self.room();
        if bytes > room { Err(over_limit(bytes, room)) } else { Ok(()) }
    }

    /// Makes or resizes an array, zero-filled. One of the same size is kept where it is.
    pub fn make_array(&mut self, id: u32, dtype: Dtype, len: usize) -> Result<&mut Array, Fault> {
        if id == 0 {
            return Err(fault!(Id, "ids start at 1"));
        }
        let size = len.checked_mul(dtype.size()).filter(|&b| b <= isize::MAX as usize - size_of::<Line>());
        let lines = Line::for_bytes(
            size.ok_or_else(|| fault!(Limit, "{len} values of {} are more than memory can address", dtype.name()))?,
        );
        let have = self.objects.get(id).map_or(0, Object::bytes);
        let reuse = matches!(self.objects.get(id), Some(Object::Array(a)) if a.lines.len() == lines);
        if !reuse {
            self.afford((lines * size_of::<Line>()).saturating_sub(have))?;
            let array = Instance::loose_array(dtype, len)?;
            self.put(id, Object::Array(array))?;
        }
        match self.objects.get_mut(id) {
            Some(Object::Array(array)) => {
                (array.dtype, array.len) = (dtype, len);
                if reuse {
                    array.raw().fill(0);
                }
                Ok(array)
            }
            _ => Err(fault!(Id)),
        }
    }

    /// An array that no id names.
    pub fn loose_array(dtype: Dtype, len: usize) -> Result<Array, Fault> {
        let lines = Line::zeroed(Line::for_bytes(len * dtype.size())).ok_or_else(|| fault!(Memory))?;
        Ok(Array { dtype, len, lines })
    }

    /// Puts an object under an id; one that was there is dropped.
    pub fn put(&mut self, id: u32, object: Object) -> Result<(), Fault> {
        self.objects.insert(id, object).map(drop).map_err(|_| fault!(Memory))
    }

    /// The array with this id; `field` is the request's word for it.
    pub fn array(&self, field: &str, id: u32, dtypes: &[Dtype]) -> Result<&Array, Fault> {
        match self.objects.get(id) {
            None => Err(no_object(field, id)),
            Some(Object::Array(array)) if dtypes.contains(&array.dtype) => Ok(array),
            Some(Object::Array(array)) => Err(wrong_dtype(field, array.dtype, dtypes)),
            Some(other) => Err(fault!(Kind, "{field} must be an array, {id} is {}", other.named())),
        }
    }

    /// The array with this id, to be written.
    pub fn array_mut(&mut self, id: u32) -> Option<&mut Array> {
        match self.objects.get_mut(id) {
            Some(Object::Array(array)) => Some(array),
            _ => None,
        }
    }

    /// The matrix with this id.
    pub fn csr(&self, field: &str, id: u32) -> Result<&Csr<f64>, Fault> {
        match self.objects.get(id) {
            None => Err(no_object(field, id)),
            Some(Object::Csr(csr)) => Ok(csr),
            Some(other) => Err(fault!(Kind, "{field} must be a csr matrix, {id} is {}", other.named())),
        }
    }

    /// The factorisation with this id.
    pub fn factor(&self, field: &str, id: u32) -> Result<&Direct<f64>, Fault> {
        match self.objects.get(id) {
            None => Err(no_object(field, id)),
            Some(Object::Factor(factor)) => factor.first().ok_or_else(|| fault!(Id)),
            Some(other) => Err(fault!(Kind, "{field} must be a factor, {id} is {}", other.named())),
        }
    }

    /// The system with this id.
    pub fn system(&self, field: &str, id: u32) -> Result<&System, Fault> {
        match self.objects.get(id) {
            None => Err(no_object(field, id)),
            Some(Object::System(system)) => system.first().ok_or_else(|| fault!(Id)),
            Some(other) => Err(fault!(Kind, "{field} must be a system, {id} is {}", other.named())),
        }
    }

    /// The graph with this id.
    pub fn graph(&self, field: &str, id: u32) -> Result<&Graph, Fault> {
        match self.objects.get(id) {
            None => Err(no_object(field, id)),
            Some(Object::Graph(graph)) => graph.first().ok_or_else(|| fault!(Id)),
            Some(other) => Err(fault!(Kind, "{field} must be a graph, {id} is {}", other.named())),
        }
    }

    /// Whether an output may be made, or is there with a right dtype and length.
    pub fn check_out(&self, field: &str, id: u32, dtypes: &[Dtype], len: usize) -> Result<bool, Fault> {
        if self.objects.get(id).is_none() {
            return Ok(false);
        }
        let have = self.array(field, id, dtypes)?.len;
        if have == len { Ok(true) } else { Err(fault!(Shape, "{field} holds {have} values, expected {len}")) }
    }

    /// The values of an array of f64 or f32, and how many there must be; a copy of f32, for
    /// which there must be room.
    pub fn wide(&self, field: &str, id: u32, len: Option<usize>) -> Result<Cow<'_, [f64]>, Fault> {
        let array = self.array(field, id, Dtype::REAL)?;
        if let Some(want) = len.filter(|&want| want != array.len) {
            return Err(fault!(Shape, "{field} holds {} values, expected {want}", array.len));
        }
        if array.dtype == Dtype::F64 {
            return Ok(Cow::Borrowed(array.values()));
        }
        self.afford(array.len.saturating_mul(size_of::<f64>()))?;
        let mut wide = Vec::new();
        wide.try_reserve_exact(array.len).map_err(|_| fault!(Memory))?;
        wide.extend(array.values::<f32>().iter().map(|&v| f64::from(v)));
        Ok(Cow::Owned(wide))
    }

    /// Makes an output of `len` values unless it is there, as check_out found; true when it was made.
    pub fn output(&mut self, field: &str, id: u32, dtype: Dtype, len: usize) -> Result<bool, Fault> {
        let dtypes = if dtype == Dtype::U32 { &[Dtype::U32] } else { Dtype::REAL };
        if self.check_out(field, id, dtypes, len)? {
            return Ok(false);
        }
        self.make_array(id, dtype, len)?;
        Ok(true)
    }

    /// Writes an output, rounded where it holds f32.
    pub fn fill(&mut self, id: u32, values: &[f64]) {
        match self.array_mut(id) {
            Some(array) if array.dtype == Dtype::F32 => {
                for (to, &v) in array.values_mut::<f32>().iter_mut().zip(values) {
                    *to = v as f32;
                }
            }
            Some(array) if array.dtype == Dtype::F64 => {
                for (to, &v) in array.values_mut::<f64>().iter_mut().zip(values) {
                    *to = v;
                }
            }
            _ => {}
        }
    }

    /// Makes the workspace of matrix products at least so large.
    pub fn workspace(&mut self, bytes: usize) -> Result<(), Fault> {
        let lines = Line::for_bytes(bytes);
        if self.work.len() < lines {
            self.afford((lines - self.work.len()) * size_of::<Line>())?;
            self.work = Vec::new();
            self.work = Line::zeroed(lines).ok_or_else(|| fault!(Memory))?;
        }
        Ok(())
    }

    /// Writes a result.
    pub fn answer<T: Serialize>(&mut self, result: &T) {
        write(&mut self.result, &mut self.result_len, result);
    }

    /// Writes the refusal.
    pub fn refuse(&mut self, fault: &Fault) -> i32 {
        self.answer(&Refusal { status: fault.status.name(), message: fault.message() });
        fault.status as i32
    }

    /// The last result.
    pub fn result(&self) -> &[u8] {
        &self.result[..self.result_len]
    }

    /// Goes on with the pending job.
    pub fn step(&mut self, budget: u64) -> Result<Outcome, Fault> {
        let mut job = self.job.take().ok_or_else(|| fault!(Idle))?;
        match job.advance(self, budget) {
            Ok(true) => {
                job.deliver(self)?;
                Ok(Outcome::Done)
            }
            Ok(false) => {
                job.report(self);
                self.job = Some(job);
                Ok(Outcome::Pending)
            }
            Err(fault) => {
                job.undo(self);
                Err(fault)
            }
        }
    }

    /// Ends the pending job with what it has.
    pub fn cancel(&mut self) -> Result<Outcome, Fault> {
        let mut job = self.job.take().ok_or_else(|| fault!(Idle))?;
        job.cancel(self)?;
        job.deliver(self)?;
        Ok(Outcome::Done)
    }
}

/// `{"status":...,"message":...}`
#[derive(Serialize)]
pub(crate) struct Refusal<'a> {
    pub status: &'a str,
    pub message: &'a str,
}

/// JSON into the result buffer, which is made for the longest there is.
pub(crate) fn write<T: Serialize>(buffer: &mut [u8], len: &mut usize, result: &T) {
    *len = serde_json_core::to_slice(result, buffer).unwrap_or(0);
}

fn no_object(field: &str, id: u32) -> Fault {
    fault!(Id, "{field} names object {id}, and there is none")
}

fn wrong_dtype(field: &str, have: Dtype, want: &[Dtype]) -> Fault {
    use core::fmt::Write;
    let mut fault = fault!(Dtype, "{field} is {}, it must be", have.name());
    for (i, dtype) in want.iter().enumerate() {
        let _ = write!(fault, "{} {}", if i == 0 { "" } else { " or" }, dtype.name());
    }
    fault
}
