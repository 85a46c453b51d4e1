//! The direct kernels with pointers and sizes that lie: at least one kernel of
//! every form. Each argument is spoilt by itself; what comes back is a status, or
//! NaN, and the memory is as it was.

use crate::call::{N, ROOM, bits, each};
use crate::host::Status;
use vecsolve::kernels::{Answer, KERNELS, Role};

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
