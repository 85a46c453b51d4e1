//! Every kernel as an operation on the instance's arrays:
//! `{"op":"softmax","x":1,"out":2,"rows":10,"cols":20}`. Fields are the
//! parameters of the kernel's form, arrays by id; what the form says about
//! dtypes and lengths is checked here, then the very function behind the
//! direct export runs.
//!
//! - A size that is an array's length is not given, it is taken from it.
//! - A stride that is left out or 0 is the number of columns; alpha and beta of
//!   matrices that are left out are 1 and 0.
//! - An output that is not there is made, where its length follows from the
//!   other fields; `work` is the instance's own, kept from call to call.
#![forbid(unsafe_code)]

use crate::by_name::{Kernel, Slot};
use crate::direct;
use crate::fault::{Fault, fault};
use crate::instance::{Array, Dtype, Instance, Object, Outcome};
use crate::kernels::{Elem, METRICS};
use crate::lean::{Holds, Is, Lean};
use crate::op_row::{ArgRow, Default, Kind};
use crate::request::{Given, MAX_ARGS};
use serde::Serialize;

/// The result of a kernel that answers a number.
#[derive(Serialize)]
struct Value<'a> {
    op: &'a str,
    status: &'a str,
    /// null when it is not finite.
    value: Option<f64>,
}

/// The result of one that does not.
#[derive(Serialize)]
struct Done<'a> {
    op: &'a str,
    status: &'a str,
}

/// The fields of a request, from the parameters of the form. Sizes that are
/// lengths of arrays stand among them under a name that no request can give.
pub(crate) fn fields(params: &'static [Lean]) -> [ArgRow; MAX_ARGS] {
    let of_matrices = params.iter().any(|param| param.is == Is::Size);
    core::array::from_fn(|i| {
        let nothing = ("", Kind::U32, Default::U32(0));
        let (name, kind, default) = params.get(i).map_or(nothing, |param| {
            let (kind, default) = match param.is {
                Is::LenOf => return nothing,
                Is::Size => (Kind::U32, Default::Required),
                Is::Whole | Is::Stride | Is::TurnedStride => (Kind::U32, Default::U32(0)),
                Is::Scalar if of_matrices && param.name == "alpha" => (Kind::F64, Default::F64(1.0)),
                Is::Scalar if of_matrices && param.name == "beta" => (Kind::F64, Default::F64(0.0)),
                Is::Scalar | Is::Number => (Kind::F64, Default::Required),
                Is::Flag => (Kind::Bool, Default::Bool(false)),
                Is::Metric => (Kind::Choice(METRICS), Default::Required),
                Is::Maybe => (Kind::Any, Default::U32(0)),
                Is::Out if param.name == "work" => (Kind::Any, Default::U32(0)),
                Is::In | Is::Out | Is::InOut => (Kind::Any, Default::Required),
            };
            (param.name, kind, default)
        });
        ArgRow { name, kind, default, doc: "" }
    })
}

/// One call: the form's parameters and what they come to.
struct Call<'a> {
    kernel: &'static Kernel,
    instance: &'a mut Instance,
    dtype: Dtype,
    slots: [Slot; MAX_ARGS],
}

pub(crate) fn run(
    instance: &mut Instance,
    kernel: &'static Kernel,
    given: &[Given; MAX_ARGS],
) -> Result<Outcome, Fault> {
    let mut call = Call { kernel, instance, dtype: Dtype::F64, slots: [Slot::default(); MAX_ARGS] };
    call.take(given)?;
    call.sizes();
    // First all is looked at; what is not there then is an output to be made.
    (0..kernel.params.len()).try_for_each(|i| call.array(i, false))?;
    call.work()?;
    let new = call.slots.map(|slot| if call.instance.objects.get(slot.id).is_none() { slot.id } else { 0 });
    let value = call.make_and_run().inspect_err(|_| {
        // A refused call makes nothing.
        new.iter().for_each(|&id| drop(call.instance.objects.remove(id)));
    })?;
    let op = kernel.name;
    match value {
        Some(value) => {
            let value = value.is_finite().then_some(value);
            instance.answer(&Value { op, status: "done", value });
        }
        None => instance.answer(&Done { op, status: "done" }),
    }
    Ok(Outcome::Done)
}

impl Call<'_> {
    fn make_and_run(&mut self) -> Result<Option<f64>, Fault> {
        (0..self.kernel.params.len()).try_for_each(|i| self.array(i, true))?;
        crate::run_on_arrays(self.instance, self.kernel, self.dtype, &mut self.slots)
    }

    fn found(&self, i: usize) -> Option<&Array> {
        match self.instance.objects.get(self.slots[i].id) {
            Some(Object::Array(array)) => Some(array),
            _ => None,
        }
    }

    /// The request's values; what stands under an id must be an array. The first
    /// array of the kernel's own dtype says which that is.
    fn take(&mut self, given: &[Given; MAX_ARGS]) -> Result<(), Fault> {
        let mut known = false;
        for (i, param) in self.kernel.params.iter().enumerate() {
            let slot = &mut self.slots[i];
            match given[i] {
                Given::U32(id) if matches!(param.is, Is::In | Is::Maybe | Is::Out | Is::InOut) => {
                    slot.id = id;
                    let there = self.instance.objects.get(id).is_some();
                    if !there && param.is == Is::Out && param.holds == Holds::Own && id != 0 {
                        return Err(fault!(
                            Id,
                            "{} names no array: make it first, its length says how much",
                            param.name
                        ));
                    }
                    if id == 0 || (!there && param.is == Is::Out) {
                        continue;
                    }
                    let array = self.instance.array(param.name, id, Dtype::EVERY)?;
                    if param.elem == Elem::T && !known {
                        (self.dtype, known) = (array.dtype, true);
                    }
                }
                Given::Word(word) => slot.size = METRICS.iter().position(|w| *w == word).unwrap_or(0),
                Given::U32(v) => slot.size = v as usize,
                Given::F64(v) => slot.number = v,
                Given::Bool(v) => slot.size = usize::from(v),
                Given::Nothing => {}
            }
        }
        Ok(())
    }

    /// The values of the parameters that another one names.
    fn of(&self, of: [u8; 4]) -> [usize; 4] {
        of.map(|at| self.slots[usize::from(at) % MAX_ARGS].size)
    }

    /// Lengths of arrays, then strides that were left out.
    fn sizes(&mut self) {
        for (i, param) in self.kernel.params.iter().enumerate() {
            if param.is == Is::LenOf {
                self.slots[i].size = self.found(usize::from(param.of[0])).map_or(0, |array| array.len);
            }
        }
        for (i, param) in self.kernel.params.iter().enumerate() {
            let [cols, rows, _, turned] = self.of(param.of);
            if self.slots[i].size == 0 && matches!(param.is, Is::Stride | Is::TurnedStride) {
                self.slots[i].size = if param.is == Is::TurnedStride && turned != 0 { rows } else { cols };
            }
        }
    }

    /// The instance's own workspace where a kernel needs one and none was given.
    fn work(&mut self) -> Result<(), Fault> {
        let Some(at) = self.kernel.params.iter().position(|param| param.name == "work") else { return Ok(()) };
        if self.slots[at].id != 0 {
            return Ok(());
        }
        let size = |name: &str| {
            let at = self.kernel.params.iter().position(|param| param.name == name);
            at.map_or(0, |at| self.slots[at].size)
        };
        let (n, k, dtype) = (size("n"), size("k"), self.dtype as u32);
        let len = match self.kernel.name {
            "gemm" => direct::gemm_work(dtype, size("m"), n, k),
            "syrk" => direct::gemm_work(dtype, n, n, k),
            _ => direct::trsm_work(dtype, size("m"), n),
        };
        self.instance.workspace(len * self.dtype.size())?;
        self.slots[at + 1].size = len;
        Ok(())
    }

    /// What an array must hold, and whether more is fine. `None` where its own
    /// length is what another parameter says.
    fn wanted(&self, param: &Lean) -> Result<Option<(usize, bool)>, Fault> {
        let span = |rows: usize, cols: usize, stride: usize| {
            if rows == 0 || cols == 0 {
                return Some(0);
            }
            (rows - 1).checked_mul(stride)?.checked_add(cols)
        };
        let [a, b, stride, flag] = self.of(param.of);
        let least = matches!(param.holds, Holds::Times | Holds::Matrix | Holds::Turned | Holds::Square | Holds::Last);
        let wanted = match param.holds {
            Holds::Own => return Ok(None),
            Holds::Is => Some(a),
            Holds::Plus1 => a.checked_add(1),
            Holds::Minus1 => Some(a.saturating_sub(1)),
            Holds::Times => a.checked_mul(b),
            Holds::Either => Some(if flag != 0 { b } else { a }),
            Holds::Turned if flag != 0 => span(b, a, stride),
            Holds::Matrix | Holds::Turned => span(a, b, stride),
            Holds::Square => {
                let order = if flag != 0 { b } else { a };
                span(order, order, stride)
            }
            Holds::Last => {
                let rows = self.found(usize::from(param.of[0])).filter(|array| array.dtype == Dtype::U32);
                Some(rows.and_then(|array| array.values::<u32>().last()).map_or(0, |&end| end as usize))
            }
        };
        let wanted = wanted.ok_or_else(|| fault!(Shape, "the sizes are more than memory can address"))?;
        Ok(Some((wanted, least)))
    }

    /// Looks at one array: dtype and length; makes an output that is not there.
    fn array(&mut self, i: usize, make: bool) -> Result<(), Fault> {
        let param = self.kernel.params[i];
        let (id, elem, out) = (self.slots[i].id, param.elem, param.is == Is::Out);
        if id == 0 {
            return Ok(());
        }
        let dtype = match elem {
            Elem::T => self.dtype,
            Elem::U32 => Dtype::U32,
            Elem::Score if self.dtype == Dtype::F32 => Dtype::F32,
            Elem::Score => Dtype::F64,
        };
        if elem == Elem::T && !self.kernel.has(dtype) {
            return Err(fault!(Dtype, "{} is {}, which {} does not take", param.name, dtype.name(), self.kernel.name));
        }
        let wanted = self.wanted(&param)?;
        if out && self.found(i).is_none() {
            return match wanted {
                Some((len, _)) if make => self.instance.make_array(id, dtype, len).map(drop),
                _ => Ok(()),
            };
        }
        let have = self.instance.array(param.name, id, &[dtype])?.len;
        match wanted {
            Some((want, more)) if have < want || (have > want && !more) => {
                let least = if more { "at least " } else { "" };
                Err(fault!(Shape, "{} holds {have} values, expected {least}{want}", param.name))
            }
            _ => Ok(()),
        }
    }
}
