//! Kernels on an instance's arrays, asked for wrongly: every array of every
//! kernel, by the table. Refused with a status and a sentence, and nothing was
//! made or written.

use crate::asked::{Asked, I32, N, Place, each, free, make};
use crate::c;
use crate::host::Status;
use crate::slots;
use vecsolve::kernels::Len;

#[test]
fn sound_requests_are_done() {
    let _slots = slots();
    each(|asked, host| {
        asked.make(host, true);
        asked.done(host);
    });
    each(|asked, host| {
        asked.make(host, false);
        asked.done(host);
        for place in asked.places().iter().filter(|p| p.is_made()) {
            let made = c::array_info(host.0, place.id).expect("it was made");
            assert_eq!((made.length, made.dtype), (place.len, place.dtype), "{}, {}", asked.told(), place.name);
        }
    });
}

#[test]
fn every_id() {
    let _slots = slots();
    each(|asked, host| {
        host.poisson(2); // Matrix 1.
        asked.make(host, true);
        for place in asked.places() {
            let named = |(_, message): (Status, String)| {
                assert!(message.starts_with(&format!("{} ", place.name)), "{}: {message}", place.name);
            };
            named(asked.with(place.name, 1).refused(host, &[Status::Kind]));
            let unknown = asked.with(place.name, 55);
            if place.is_made() {
                unknown.done(host);
                free(host, 55);
            } else {
                named(unknown.refused(host, &[Status::Id]));
            }
            if is_optional(asked, place.name) {
                asked.with(place.name, 0).done(host);
                asked.without(place.name).done(host);
            } else {
                for other in [asked.with(place.name, 0), asked.without(place.name)] {
                    let (_, message) = other.refused(host, &[Status::Field]);
                    assert!(message.contains(&format!("\"{}\"", place.name)), "{message}");
                }
            }
        }
    });
}

fn is_optional(asked: &Asked, name: &str) -> bool {
    let param = asked.kernel.form.params.iter().find(|p| p.name == name);
    matches!(param.expect("a parameter").role, vecsolve::kernels::Role::Maybe(..))
}

#[test]
fn every_dtype() {
    let _slots = slots();
    each(|asked, host| {
        for place in asked.places() {
            asked.make(host, true);
            let others = asked.places().iter().filter(|other| other.dtype == place.dtype).count();
            for dtype in 1..=6 {
                // Where it is the only one, the kernel may have the other dtype too.
                if dtype == place.dtype || (others < 2 && dtype != I32) {
                    continue;
                }
                make(host, &Place { dtype, ..place });
                asked.refused(host, &[Status::Dtype]);
            }
        }
    });
}

#[test]
fn every_length() {
    let _slots = slots();
    each(|asked, host| {
        for place in asked.places() {
            for len in [0, 1, place.len - 1, place.len + 1, 2 * place.len] {
                asked.make(host, true);
                make(host, &Place { len, ..place });
                if place.rule == Len::Own {
                    // A size of its own; a bin or a place that is not there is an index.
                    asked.tried(host, &[Status::Shape, Status::Index]);
                } else if len >= place.len && place.may_be_longer() {
                    asked.done(host);
                } else {
                    let (_, message) = asked.refused(host, &[Status::Shape]);
                    let said = format!("{} holds {len} values, expected", place.name);
                    assert!(message.starts_with(&said), "{}: {message}", asked.told());
                }
            }
        }
    });
}

/// Every array that is written, at every other one of its dtype: done where the
/// table says that it may be the same, refused as overlap where the lengths fit.
#[test]
fn every_overlap() {
    let _slots = slots();
    let mut refused = 0;
    each(|asked, host| {
        let places = asked.places();
        for out in places.iter().filter(|p| p.written) {
            for other in places.iter().filter(|p| p.name != out.name && p.dtype == out.dtype) {
                asked.make(host, true);
                let same = asked.with(out.name, other.id);
                if may_be(asked.kernel.doc, out.name, other.name) {
                    same.done(host);
                } else if other.len == out.len {
                    same.refused(host, &[Status::Overlap]);
                    refused += 1;
                } else {
                    same.refused(host, &[Status::Overlap, Status::Shape]);
                }
            }
        }
        if asked.kernel.form.params.iter().any(|p| p.name == "work") {
            for other in &places {
                asked.with("work", other.id).refused(host, &[Status::Overlap]);
            }
        }
    });
    assert!(refused > 30, "the table has so many: {refused}");
}

/// What the sentence of the table allows.
fn may_be(doc: &str, out: &str, other: &str) -> bool {
    let either = doc.contains(&format!("{out} may be x or y itself")) && ["x", "y"].contains(&other);
    either
        || doc.contains(&format!("{out} may be {other} itself"))
        || doc.contains(&format!("{other} may be {out} itself"))
}

/// A workspace that is given is held to what the kernel needs.
#[test]
fn a_workspace_of_ones_own() {
    let _slots = slots();
    each(|asked, host| {
        if asked.kernel.form.params.iter().all(|p| p.name != "work") {
            return;
        }
        asked.make(host, true);
        let like = asked.places()[0];
        let own = asked.with("work", 50);
        own.refused(host, &[Status::Id]);
        let dtype = like.dtype;
        let n = if asked.kernel.name == "trsm" {
            vecsolve::vs_trsm_work(dtype, N, N)
        } else {
            vecsolve::vs_gemm_work(dtype, N, N, N)
        };
        for len in [0, 1, n - 1] {
            make(host, &Place { id: 50, len, ..like });
            own.refused(host, &[Status::Shape]);
        }
        make(host, &Place { id: 50, len: n, dtype: I32, ..like });
        own.refused(host, &[Status::Dtype]);
        for len in [n, n + 1] {
            make(host, &Place { id: 50, len, ..like });
            own.done(host);
        }
    });
}
