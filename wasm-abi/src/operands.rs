//! The arrays of one operation, borrowed together: found by id, checked, made
//! where an output is not there yet. Elementwise operations may name one array
//! twice; it is borrowed once, as cells.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Array, Dtype, Instance, Object};
use core::cell::Cell;
use vecsolve_core::simd::cells::cells;

/// The dtypes of numbers.
pub(crate) const FLOATS: &[Dtype] = &[Dtype::F64, Dtype::F32];

impl Instance {
    /// The arrays with these ids, each once: an id that stands twice is given at
    /// its first place, and `None` at the others; so is an id that names none.
    pub fn borrow<const N: usize>(&mut self, ids: [u32; N]) -> [Option<&mut Array>; N] {
        let mut found = [const { None }; N];
        for (id, object) in self.objects.iter_mut() {
            if let (Some(at), Object::Array(array)) = (ids.iter().position(|i| i == id), object) {
                found[at] = Some(array);
            }
        }
        found
    }

    /// Looks at an output before anything is computed, and makes it when there is none.
    pub fn ready_out(&mut self, field: &str, id: u32, dtype: Dtype, len: usize) -> Result<(), Fault> {
        if self.objects.get(id).is_none() {
            return self.make_array(id, dtype, len).map(drop);
        }
        let have = self.array(field, id, &[dtype])?.len;
        if have == len { Ok(()) } else { Err(fault!(Shape, "{field} holds {have} values, expected {len}")) }
    }

    /// The length of an array that must have this dtype and, when given, length.
    pub fn expect(&self, field: &str, id: u32, dtype: Dtype, len: Option<usize>) -> Result<usize, Fault> {
        let have = self.array(field, id, &[dtype])?.len;
        match len {
            Some(want) if want != have => Err(fault!(Shape, "{field} holds {have} values, expected {want}")),
            _ => Ok(have),
        }
    }
}

/// Refuses an output that is an input; 0 names nothing.
pub(crate) fn apart(inputs: &[(&str, u32)], outputs: &[(&str, u32)]) -> Result<(), Fault> {
    for (i, (out, id)) in outputs.iter().enumerate() {
        for (other, used) in inputs.iter().chain(&outputs[..i]) {
            if id == used && *id != 0 {
                return Err(fault!(Overlap, "{out} is {other} itself"));
            }
        }
    }
    Ok(())
}

/// The cells of up to three arrays, where the later may be the first or the second.
pub(crate) fn shared<'a, T: bytemuck::Pod, const N: usize>(
    ids: [u32; N],
    found: [Option<&'a mut Array>; N],
) -> [&'a [Cell<T>]; N] {
    let own = found.map(|array| array.map(|array| cells(array.values_mut::<T>())));
    core::array::from_fn(|i| {
        let first = ids.iter().position(|id| *id == ids[i]).unwrap_or(i);
        own[first].unwrap_or_default()
    })
}

/// Runs a body with `$t` the type behind a dtype.
macro_rules! by_dtype {
    ($dtype:expr, $t:ident => $body:expr, [$($name:ident $ty:ident),+]) => {
        match $dtype {
            $( Dtype::$name => {
                type $t = $ty;
                $body
            } )+
            other => Err(fault!(Dtype, "{} has no place here", other.name())),
        }
    };
}
pub(crate) use by_dtype;
