//! Kernels on an instance's arrays: sizes that lie, room that is short, and
//! memory that comes back.

use crate::asked::{N, each, free};
use crate::c;
use crate::host::{Host, Status};
use crate::slots;
use allocation_counter::measure;
use vecsolve::kernels::Role;

/// Every size, stride and whole number of every form at its sound value, 0, the
/// largest, and all of these together; outputs there, and outputs to be made.
#[test]
fn every_size() {
    let _slots = slots();
    let (mut done, mut refused) = (0, 0);
    each(|asked, host| {
        let is_size = |role| matches!(role, Role::Size | Role::Stride(_) | Role::TurnedStride(..) | Role::U32);
        let sizes: Vec<&str> = asked.kernel.form.params.iter().filter(|p| is_size(p.role)).map(|p| p.name).collect();
        for all in [true, false] {
            asked.make(host, all);
            for mut code in 0..4usize.pow(sizes.len() as u32) {
                let mut spoilt = asked.clone();
                for name in &sizes {
                    spoilt = match code % 4 {
                        0 => spoilt,
                        1 => spoilt.with(name, 0),
                        2 => spoilt.with(name, u32::MAX),
                        _ => spoilt.with(name, N - 1),
                    };
                    code /= 4;
                }
                // A column is outside a matrix of none.
                match spoilt.tried(host, &[Status::Shape, Status::Limit, Status::Index]) {
                    Some(_) => refused += 1,
                    None => done += 1,
                }
                if !all {
                    asked.places().iter().filter(|p| p.is_made()).for_each(|p| free(host, p.id));
                }
            }
        }
    });
    assert!(done > 1000 && refused > 1000, "{done} done, {refused} refused");
}

/// From no room at all to enough of it: a limit every time, and nothing made.
#[test]
fn every_room() {
    let _slots = slots();
    const MAX: usize = 1 << 16;
    let mut short = 0;
    each(|asked, _| {
        let host = Host::with(&format!(r#"{{"max_bytes":{MAX}}}"#));
        let owned = || host.done(r#"{"op":"info"}"#)["bytes"].as_u64().unwrap() as usize;
        asked.make(&host, false);
        let granted = (0..200).map(|lines| 64 * lines).find(|room| {
            free(&host, 50);
            let filler = (MAX - owned() - room) / 64 * 64;
            assert!(!vecsolve::vs_array(host.0, 50, 6, filler).is_null());
            let before = owned();
            let got = asked.tried(&host, &[Status::Limit]);
            if let Some((_, message)) = &got {
                assert!(message.contains("max_bytes"), "{message}");
                assert_eq!(owned(), before, "{}: refused, and owns more or less", asked.told());
                short += 1;
            }
            got.is_none()
        });
        assert!(granted.is_some(), "{}: no room is enough", asked.told());
        assert!(owned() <= MAX);
    });
    assert!(short > 100, "some needed room: {short}");
}

/// Every kernel done, and refused at each of its arrays.
fn life() {
    each(|asked, host| {
        asked.make(host, false);
        asked.done(host);
        for place in asked.places() {
            host.op(&asked.with(place.name, 1).request());
        }
    });
}

#[test]
fn lives_leave_nothing() {
    let _slots = slots();
    life();
    for round in 0..3 {
        let counted = measure(life);
        assert!(counted.count_total > 1000, "the counter counts");
        assert_eq!((counted.bytes_current, counted.count_current), (0, 0), "round {round}: {counted:?}");
    }
}

/// A request again, with its outputs and workspace there: no kernel allocates.
#[test]
fn a_kernel_again_allocates_nothing() {
    let _slots = slots();
    each(|asked, host| {
        asked.make(host, false);
        asked.done(host);
        let request = asked.request();
        let counted = measure(|| {
            for _ in 0..10 {
                assert_eq!(c::op(host.0, request.as_bytes()), 0);
            }
        });
        assert_eq!(counted.count_total, 0, "{}: {counted:?}", asked.told());
    });
}

/// Larger than one block of a product, and of rows.
#[test]
fn large_kernels_again_allocate_nothing() {
    let _slots = slots();
    let host = Host::new();
    let n = 300;
    for id in 1..4 {
        host.f64s(id, &vec![0.5; n * n]);
    }
    for request in [
        format!(r#"{{"op":"gemm","m":{n},"n":{n},"k":{n},"alpha":1,"a":1,"b":2,"beta":0,"c":3}}"#),
        format!(r#"{{"op":"softmax","x":1,"out":3,"rows":{n},"cols":{n}}}"#),
    ] {
        host.done(&request);
        let counted = measure(|| (0..3).for_each(|_| assert_eq!(host.op(&request), 0)));
        assert_eq!(counted.count_total, 0, "{request}: {counted:?}");
    }
}
