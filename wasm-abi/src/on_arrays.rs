//! Every kernel as an operation on the instance's arrays:
//! `{"op":"softmax","x":1,"out":2,"rows":10,"cols":20}`. Fields are the
//! parameters of the kernel's form, arrays by id; what the form says about
//! dtypes and lengths is checked here, then the very function behind the
//! direct export runs.
//!
//! - A size that is an array's length is not given, it is taken from it.
//! - A stride that is left out or 0 is the number of columns.
//! - An output that is not there is made, where its length follows from the
//!   other fields; `work` is the instance's own, kept from call to call.
#![forbid(unsafe_code)]

use crate::by_name::{Kernel, Slot};
use crate::fault::{Fault, fault};
use crate::instance::{Array, Dtype, Instance, Object, Outcome};
use crate::kernels::{Elem, Len, Param, Role, form};
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
pub(crate) fn fields(params: &'static [Param]) -> [ArgRow; MAX_ARGS] {
    core::array::from_fn(|i| {
        let nothing = ("", Kind::U32, Default::U32(0));
        let (name, kind, default) = params.get(i).map_or(nothing, |param| match param.role {
            Role::LenOf(_) => nothing,
            Role::Size => (param.name, Kind::U32, Default::Required),
            Role::U32 | Role::Stride(_) | Role::TurnedStride(..) => (param.name, Kind::U32, Default::U32(0)),
            Role::Scalar | Role::F64 => (param.name, Kind::F64, Default::Required),
            Role::Flag => (param.name, Kind::Bool, Default::Bool(false)),
            Role::Choice(words) => (param.name, Kind::Choice(words), Default::Required),
            Role::Maybe(..) => (param.name, Kind::Any, Default::U32(0)),
            Role::Out(..) if param.name == "work" => (param.name, Kind::Any, Default::U32(0)),
            Role::In(..) | Role::Out(..) | Role::InOut(..) => (param.name, Kind::Any, Default::Required),
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
    call.work()?;
    // First all is looked at, then outputs are made: a refused call makes nothing.
    for make in [false, true] {
        for i in 0..kernel.params.len() {
            call.array(i, make)?;
        }
    }
    let value = crate::run_on_arrays(call.instance, kernel, call.dtype, &mut call.slots)?;
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
            match (param.role, given[i]) {
                (
                    Role::In(elem, _) | Role::Maybe(elem, _) | Role::Out(elem, _) | Role::InOut(elem, _),
                    Given::U32(id),
                ) => {
                    slot.id = id;
                    if id == 0 || self.instance.objects.get(id).is_none() {
                        continue;
                    }
                    let array = self.instance.array(param.name, id, Dtype::EVERY)?;
                    if elem == Elem::T && !known {
                        (self.dtype, known) = (array.dtype, true);
                    }
                }
                (Role::Choice(words), Given::Word(word)) => {
                    slot.size = words.iter().position(|w| *w == word).unwrap_or(0);
                }
                (_, Given::U32(v)) => slot.size = v as usize,
                (_, Given::F64(v)) => slot.number = v,
                (_, Given::Bool(v)) => slot.size = usize::from(v),
                _ => {}
            }
        }
        Ok(())
    }

    /// The value of a parameter by its name; 0 for a flag that is not there.
    fn size(&self, name: &str) -> usize {
        let at = self.kernel.params.iter().position(|param| param.name == name);
        at.map_or(0, |at| self.slots[at].size)
    }

    /// Lengths of arrays, then strides that were left out.
    fn sizes(&mut self) {
        for (i, param) in self.kernel.params.iter().enumerate() {
            if let Role::LenOf(name) = param.role
                && let Some(at) = self.kernel.params.iter().position(|param| param.name == name)
            {
                self.slots[i].size = self.found(at).map_or(0, |array| array.len);
            }
        }
        for (i, param) in self.kernel.params.iter().enumerate() {
            if self.slots[i].size == 0 {
                match param.role {
                    Role::Stride(cols) => self.slots[i].size = self.size(cols),
                    Role::TurnedStride(flag, cols, rows) => {
                        self.slots[i].size = self.size(if self.size(flag) == 0 { cols } else { rows });
                    }
                    _ => {}
                }
            }
        }
    }

    /// The instance's own workspace where a kernel needs one and none was given.
    fn work(&mut self) -> Result<(), Fault> {
        let Some(at) = self.kernel.params.iter().position(|param| param.name == "work") else { return Ok(()) };
        if self.slots[at].id != 0 {
            return Ok(());
        }
        let (m, n, k) = (self.size("m"), self.size("n"), self.size("k"));
        let dtype = self.dtype as u32;
        let len = match self.kernel.params.len() {
            n_params if n_params == form::trsm.params.len() && self.kernel.name == "trsm" => {
                crate::vs_trsm_work(dtype, m, n)
            }
            _ => crate::vs_gemm_work(dtype, if m == 0 { n } else { m }, n, k),
        };
        self.instance.workspace(len * self.dtype.size())?;
        self.slots[at + 1].size = len;
        Ok(())
    }

    /// What an array must hold, and whether more is fine. `None` where its own
    /// length is what another parameter says.
    fn wanted(&self, len: Len) -> Result<Option<(usize, bool)>, Fault> {
        let span = |rows: usize, cols: usize, stride: usize| {
            if rows == 0 || cols == 0 {
                return Some(0);
            }
            (rows - 1).checked_mul(stride)?.checked_add(cols)
        };
        let set = |flag: &str| self.size(flag) != 0;
        let exact = |n: usize| Some((n, false));
        let least = |n: Option<usize>| n.map(|n| (n, true));
        let wanted = match len {
            Len::Own => return Ok(None),
            Len::Is(n) => exact(self.size(n)),
            Len::Plus1(n) => self.size(n).checked_add(1).and_then(exact),
            Len::Minus1(n) => exact(self.size(n).saturating_sub(1)),
            Len::Times(a, b) => self.size(a).checked_mul(self.size(b)).and_then(exact),
            Len::Either(flag, a, b) => exact(self.size(if set(flag) { b } else { a })),
            Len::Matrix(rows, cols, stride) => least(span(self.size(rows), self.size(cols), self.size(stride))),
            Len::Turned(flag, rows, cols, stride) => {
                let (rows, cols) = if set(flag) { (cols, rows) } else { (rows, cols) };
                least(span(self.size(rows), self.size(cols), self.size(stride)))
            }
            Len::Square(flag, a, b, stride) => {
                let order = self.size(if set(flag) { b } else { a });
                least(span(order, order, self.size(stride)))
            }
            Len::Last(name) => {
                let at = self.kernel.params.iter().position(|param| param.name == name).unwrap_or(0);
                let last = self.found(at).filter(|a| a.dtype == Dtype::U32).and_then(|a| a.values::<u32>().last());
                least(Some(last.map_or(0, |&v| v as usize)))
            }
        };
        wanted.map(Some).ok_or_else(|| fault!(Shape, "the sizes are more than memory can address"))
    }

    /// Looks at one array: dtype and length; makes an output that is not there.
    fn array(&mut self, i: usize, make: bool) -> Result<(), Fault> {
        let param = self.kernel.params[i];
        let (elem, len, out) = match param.role {
            Role::In(elem, len) | Role::Maybe(elem, len) | Role::InOut(elem, len) => (elem, len, false),
            Role::Out(elem, len) => (elem, len, true),
            _ => return Ok(()),
        };
        let id = self.slots[i].id;
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
        let wanted = self.wanted(len)?;
        if out && self.found(i).is_none() {
            return match wanted {
                Some((len, _)) if make => self.instance.make_array(id, dtype, len).map(drop),
                Some(_) => Ok(()),
                None => Err(fault!(Id, "{} names no array: make it first, its length says how much", param.name)),
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
