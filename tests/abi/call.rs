//! A sound call of one direct kernel a form, to be spoilt: its arguments from the
//! table, its arrays in one memory, far apart.

use crate::c::Memory;
use crate::host::Status;
use vecsolve::kernels::{Answer, Elem, KERNELS, KernelRow, Len, Role};

/// Every size that is not a workspace's.
pub const N: usize = 4;
/// Values from one array to the next, and of the workspace.
pub const ROOM: usize = 4096;
/// What stays free before the first and behind the last array.
const MARGIN: usize = 64;

/// One kernel a form, and those whose outputs are made in several passes.
const CALLS: &[&str] = &[
    "sum",
    "dot",
    "argmin",
    "count_nonzero",
    "axpy",
    "scale",
    "exp",
    "leaky_relu",
    "clamp",
    "add",
    "leaky_relu_backward",
    "axpby",
    "diff",
    "softmax",
    "normalize",
    "swiglu",
    "logsumexp",
    "layernorm",
    "rmsnorm",
    "rope",
    "distances",
    "search",
    "topk",
    "argsort",
    "gemv",
    "gemm",
    "transpose",
    "syrk",
    "trsm",
    "spmv",
    "spmv_t",
    "spmv_rows",
    "spmm",
    "gather",
    "scatter",
    "bincount",
    "prefix_sum",
];

/// A call that is sound, by the places of the form's parameters.
pub struct Call {
    pub row: &'static KernelRow,
    pub memory: Memory,
    pub arg: Vec<usize>,
}

impl Call {
    pub fn new(row: &'static KernelRow) -> Call {
        let params = row.form.params;
        let mut memory = Memory(vec![0.0; params.len() * ROOM + 2 * MARGIN]);
        let mut arg = vec![];
        for (k, param) in params.iter().enumerate() {
            let array = match param.role {
                Role::In(e, l) | Role::Maybe(e, l) | Role::Out(e, l) | Role::InOut(e, l) => Some((e, l)),
                _ => None,
            };
            let Some((elem, _)) = array else {
                arg.push(match param.role {
                    Role::LenOf("work") => ROOM,
                    Role::LenOf(_) | Role::Size | Role::Stride(_) | Role::TurnedStride(..) => N,
                    // Scalars stand in the call; flags are off, the metric is the first.
                    _ => 0,
                });
                continue;
            };
            let from = MARGIN + k * ROOM;
            let place = &mut memory.0[from..from + ROOM];
            if elem == Elem::U32 || row.dtypes == ["u32"] {
                // Row pointers, columns and places: each below N, or up to it by one.
                let pair = |i: usize| f64::from_bits(((2 * i + 1).min(N) as u64) << 32 | (2 * i).min(N) as u64);
                place.iter_mut().enumerate().for_each(|(i, v)| *v = pair(i));
            } else {
                place.iter_mut().enumerate().for_each(|(i, v)| *v = 1.0 + i as f64 / 8.0);
            }
            arg.push(place.as_mut_ptr() as usize);
        }
        Call { row, memory, arg }
    }

    /// The places of the arrays, with their roles' lengths: whether they are read, written, may be NULL.
    pub fn arrays(&self) -> Vec<Array> {
        let array = |(at, param): (usize, &vecsolve::kernels::Param)| {
            let (elem, len, written, optional) = match param.role {
                Role::In(elem, len) => (elem, len, false, false),
                Role::Maybe(elem, len) => (elem, len, false, true),
                Role::Out(elem, len) | Role::InOut(elem, len) => (elem, len, true, false),
                _ => return None,
            };
            let size = if elem == Elem::U32 || self.row.dtypes == ["u32"] { 4 } else { 8 };
            let values = match len {
                Len::Own if param.name == "work" => ROOM,
                Len::Plus1(_) => N + 1,
                Len::Minus1(_) => N - 1,
                Len::Times(..) | Len::Matrix(..) | Len::Turned(..) | Len::Square(..) => N * N,
                _ => N,
            };
            Some(Array { at, name: param.name, size, bytes: size * values, written, optional })
        };
        self.row.form.params.iter().enumerate().filter_map(array).collect()
    }

    pub fn run(&mut self) -> i64 {
        self.memory.direct(self.row.name, &self.arg)
    }

    /// Runs it with some arguments replaced, which must be refused.
    pub fn refused(&mut self, spoilt: &[(usize, usize)], statuses: &[Status], why: &str) {
        let (before, sound) = (bits(&self.memory), self.arg.clone());
        spoilt.iter().for_each(|&(at, value)| self.arg[at] = value);
        let got = self.run();
        self.arg = sound;
        let told = format!("{}, {why}", self.row.name);
        if self.row.form.answer == Answer::Value {
            assert_eq!(got as u64, f64::NAN.to_bits(), "{told}: canonical NaN");
        } else {
            assert!(statuses.iter().any(|&s| i64::from(s as i32) == got), "{told}: answered {got}");
        }
        assert!(before == bits(&self.memory), "{told}: answered {got} and wrote");
    }
}

pub struct Array {
    pub at: usize,
    pub name: &'static str,
    /// Bytes a value, and of all.
    pub size: usize,
    pub bytes: usize,
    pub written: bool,
    pub optional: bool,
}

pub fn bits(memory: &Memory) -> Vec<u64> {
    memory.0.iter().map(|v| v.to_bits()).collect()
}

pub fn each(mut test: impl FnMut(&mut Call)) {
    for name in CALLS {
        let row = KERNELS.iter().find(|row| row.name == *name).expect("a kernel of the table");
        test(&mut Call::new(row));
    }
}
