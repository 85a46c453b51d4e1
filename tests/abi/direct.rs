//! The direct kernels with pointers and sizes that lie: at least one kernel of
//! every form, its arguments from the table. Each argument is spoilt by itself;
//! what comes back is a status, or NaN, and the memory is as it was.

use crate::c::Memory;
use crate::host::Status;
use vecsolve::kernels::{Answer, Elem, KERNELS, KernelRow, Len, Role};

/// Every size that is not a workspace's.
const N: usize = 4;
/// Values from one array to the next, and of the workspace.
const ROOM: usize = 4096;
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
struct Call {
    row: &'static KernelRow,
    memory: Memory,
    arg: Vec<usize>,
}

impl Call {
    fn new(row: &'static KernelRow) -> Call {
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
    fn arrays(&self) -> Vec<Array> {
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

    fn run(&mut self) -> i64 {
        self.memory.direct(self.row.name, &self.arg)
    }

    /// Runs it with some arguments replaced, which must be refused.
    fn refused(&mut self, spoilt: &[(usize, usize)], statuses: &[Status], why: &str) {
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

struct Array {
    at: usize,
    name: &'static str,
    /// Bytes a value, and of all.
    size: usize,
    bytes: usize,
    written: bool,
    optional: bool,
}

fn bits(memory: &Memory) -> Vec<u64> {
    memory.0.iter().map(|v| v.to_bits()).collect()
}

fn each(mut test: impl FnMut(&mut Call)) {
    for name in CALLS {
        let row = KERNELS.iter().find(|row| row.name == *name).expect("a kernel of the table");
        test(&mut Call::new(row));
    }
}

#[test]
fn every_form_is_among_the_calls_and_each_is_sound() {
    let mut forms = vec![];
    each(|call| {
        forms.push(call.row.form.name);
        let got = call.run();
        if call.row.form.answer == Answer::Value {
            assert!(f64::from_bits(got as u64).is_finite(), "{}", call.row.name);
        } else {
            assert!(got >= 0, "{}: {got}", call.row.name);
        }
    });
    assert!(KERNELS.iter().all(|row| forms.contains(&row.form.name)), "a form without a call here");
}

#[test]
fn every_pointer() {
    each(|call| {
        for array in call.arrays() {
            let sound = call.arg[array.at];
            for by in 1..array.size {
                call.refused(
                    &[(array.at, sound + by)],
                    &[Status::Pointer],
                    &format!("{} misaligned by {by}", array.name),
                );
            }
            // The last bytes of the address space: the range would go past its end.
            let last = usize::MAX - array.size + 1;
            if array.bytes > array.size {
                call.refused(&[(array.at, last)], &[Status::Pointer], &format!("{} at the end of memory", array.name));
            }
            if !array.optional {
                call.refused(&[(array.at, 0)], &[Status::Pointer], &format!("{} NULL", array.name));
            }
        }
    });
}

/// Weights that are left out.
#[test]
fn null_weights_are_legal() {
    each(|call| {
        for array in call.arrays().iter().filter(|a| a.optional) {
            let sound = std::mem::replace(&mut call.arg[array.at], 0);
            assert_eq!(call.run(), 0, "{}, {} NULL", call.row.name, array.name);
            call.arg[array.at] = sound;
        }
    });
}

/// Every output at every other array: on it, a value past its start, and with
/// its last value on its first.
#[test]
fn every_overlap() {
    let mut refused = 0;
    each(|call| {
        let arrays = call.arrays();
        for out in arrays.iter().filter(|a| a.written) {
            for other in arrays.iter().filter(|a| a.at != out.at) {
                let start = call.arg[other.at];
                let step = out.size.max(other.size);
                let mut places = vec![(start + step, "a value on"), (start.wrapping_sub(out.bytes) + step, "its end")];
                let doc = call.row.doc;
                let may_be = doc.contains(&format!("{} may be {} itself", out.name, other.name))
                    || doc.contains(&format!("{} may be {} itself", other.name, out.name))
                    || (doc.contains(&format!("{} may be x or y itself", out.name))
                        && ["x", "y"].contains(&other.name));
                if !may_be {
                    places.push((start, "itself"));
                }
                for (place, what) in places {
                    let why = format!("{} on {}, {what}", out.name, other.name);
                    call.refused(&[(out.at, place)], &[Status::Overlap], &why);
                    refused += 1;
                }
            }
        }
    });
    assert!(refused > 150, "the table has so many: {refused}");
}

#[test]
fn every_size() {
    each(|call| {
        for (at, param) in call.row.form.params.iter().enumerate() {
            if !matches!(param.role, Role::LenOf(_) | Role::Size | Role::Stride(_) | Role::TurnedStride(..)) {
                continue;
            }
            // More bytes than an address can tell: the range of some array, or the product before it.
            for size in [usize::MAX, usize::MAX - 1, usize::MAX / 4 + 1, isize::MAX as usize, 1 << 61] {
                call.refused(&[(at, size)], &[Status::Shape, Status::Pointer], &format!("{} = {size}", param.name));
            }
            if matches!(param.role, Role::Stride(_) | Role::TurnedStride(..)) {
                for size in 0..N {
                    call.refused(&[(at, size)], &[Status::Shape], &format!("{} = {size}", param.name));
                }
            }
        }
    });
}

/// Every size sound, 0 or the largest: what has no values in it is done at once, or refused.
#[test]
fn an_empty_matrix_of_any_size_takes_no_time() {
    each(|call| {
        let is_size = |role| matches!(role, Role::Size | Role::Stride(_) | Role::TurnedStride(..) | Role::LenOf(_));
        let params = call.row.form.params;
        let sizes: Vec<usize> = (0..params.len()).filter(|&at| is_size(params[at].role)).collect();
        let sound = call.arg.clone();
        for mut code in 0..3usize.pow(sizes.len() as u32) {
            for &at in &sizes {
                call.arg[at] = [sound[at], 0, usize::MAX][code % 3];
                code /= 3;
            }
            let before = bits(&call.memory);
            let (got, told) = (call.run(), format!("{}{:?}", call.row.name, call.arg));
            if call.row.form.answer != Answer::Value && got < 0 {
                let known = [Status::Pointer, Status::Shape, Status::Index].iter().any(|&s| i64::from(s as i32) == got);
                assert!(known, "{told}: {got}");
                let partly = got == i64::from(Status::Index as i32) && call.row.name.starts_with("spm");
                assert!(partly || before == bits(&call.memory), "{told}: answered {got} and wrote");
            }
        }
    });
}

#[test]
fn every_flag_and_metric() {
    each(|call| {
        for (at, param) in call.row.form.params.iter().enumerate() {
            let first = match param.role {
                Role::Flag => 2,
                Role::Choice(words) => words.len(),
                _ => continue,
            };
            for value in [first, first + 1, 255, u32::MAX as usize] {
                call.refused(&[(at, value)], &[Status::Field], &format!("{} = {value}", param.name));
            }
        }
    });
}

/// A workspace that is too short.
#[test]
fn every_workspace() {
    each(|call| {
        let params = call.row.form.params;
        let Some(at) = params.iter().position(|p| p.role == Role::LenOf("work")) else { return };
        let least = match call.row.name {
            "trsm" => vecsolve::vs_trsm_work(2, N, N),
            _ => vecsolve::vs_gemm_work(2, N, N, N),
        };
        assert!(least > 0 && least <= ROOM);
        for len in [0, 1, least - 1] {
            call.refused(&[(at, len)], &[Status::Shape], &format!("work of {len}"));
        }
        call.arg[at] = least;
        assert_eq!(call.run(), 0, "{} with the least workspace", call.row.name);
    });
}

/// What is refused may be found after an output was: a flag, a metric, or a
/// workspace that the kernel would not even need.
#[test]
fn a_refused_kernel_finds_no_output() {
    each(|call| {
        let at = |name: &str| call.row.form.params.iter().position(|p| p.name == name).expect("a parameter");
        match call.row.name {
            "rope" => call.refused(&[(at("interleaved"), 2)], &[Status::Field], "no flag"),
            "distances" => {
                call.refused(&[(at("metric"), 99)], &[Status::Field], "no metric");
                call.refused(&[(at("q"), 0)], &[Status::Pointer], "no query");
            }
            "gemm" => {
                call.refused(&[(at("k"), 0), (at("work"), 0)], &[Status::Pointer], "nothing to add, no workspace")
            }
            _ => {}
        }
    });
}

/// Vectors without values are legal with any pointer.
#[test]
fn of_nothing_with_any_pointer() {
    let forms = ["reduce1", "reduce2", "count", "axpy", "scale", "map1", "map1a", "clamp", "map2", "map2a", "map2ab"];
    each(|call| {
        if !forms.contains(&call.row.form.name) {
            return;
        }
        for any in [0, 1, usize::MAX] {
            call.arg = call.row.form.params.iter().map(|p| if p.name == "n" { 0 } else { any }).collect();
            assert_eq!(call.run(), 0, "{} of nothing at {any}", call.row.name);
        }
    });
}
