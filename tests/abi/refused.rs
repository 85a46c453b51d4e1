//! What a refused kernel leaves on an instance's arrays: nothing.

use crate::asked::{each, free};
use crate::host::{Host, Status};
use crate::slots;
use vecsolve::kernels::Role;

/// Strides below the columns and metrics of another dtype, which only the kernel sees.
#[test]
fn what_the_kernel_itself_refuses_makes_no_output() {
    let _slots = slots();
    let mut refused = 0;
    each(|asked, host| {
        asked.make(host, false);
        for param in asked.kernel.form.params {
            let spoilt = match param.role {
                Role::Stride(_) | Role::TurnedStride(..) => asked.with(param.name, 1),
                // Hamming is of bits, dot is not.
                Role::Choice(_) if asked.dtype == "u8" => asked.with(param.name, r#""dot""#),
                Role::Choice(_) => asked.with(param.name, r#""hamming""#),
                _ => continue,
            };
            spoilt.refused(host, &[Status::Shape, Status::Dtype]);
            refused += 1;
        }
    });
    assert!(refused > 30, "the table has so many: {refused}");
}

/// A second output that there is no room for takes the first one back.
#[test]
fn outputs_are_made_together_or_not_at_all() {
    let _slots = slots();
    let host = Host::with(r#"{"max_bytes":17000}"#);
    host.f64s(1, &[1.0; 8]);
    // Room for one of indices (64 bytes) and scores (128).
    let room = 17000 - host.done(r#"{"op":"info"}"#)["bytes"].as_u64().unwrap() as usize;
    assert!(!vecsolve::vs_array(host.0, 5, 6, (room - 128) / 64 * 64).is_null());
    let before = host.done(r#"{"op":"info"}"#);
    let request =
        r#"{"op":"search","metric":"dot","q":1,"x":1,"indices":3,"scores":4,"queries":8,"rows":8,"cols":1,"k":2}"#;
    host.refused(request.as_bytes(), Status::Limit);
    assert_eq!(host.done(r#"{"op":"info"}"#), before);
    // Nor is one id made for two outputs of different dtypes.
    free(&host, 5);
    let twice = request.replace(r#""scores":4"#, r#""scores":3"#);
    host.refused(twice.as_bytes(), Status::Dtype);
    host.refused(br#"{"op":"info","id":3}"#, Status::Id);
    host.done(request);
}

/// An array that is not there is the fault that is told, not what would follow from its length being none.
#[test]
fn a_missing_array_is_named_before_lengths_are_compared() {
    let _slots = slots();
    each(|asked, host| {
        for missing in asked.places().iter().filter(|p| !p.is_made()) {
            asked.make(host, true);
            free(host, missing.id);
            let (_, message) = asked.refused(host, &[Status::Id]);
            assert!(message.starts_with(&format!("{} ", missing.name)), "{}: {message}", asked.told());
        }
    });
}

/// docs/ops.md says "at least" of the arrays of search.
#[test]
fn search_takes_arrays_that_are_longer() {
    let _slots = slots();
    let host = Host::new();
    for id in [1, 2] {
        host.f64s(id, &[1.0; 20]);
    }
    host.u32s(3, &[7; 20]);
    host.f64s(4, &[7.0; 20]);
    host.done(
        r#"{"op":"search","metric":"dot","q":1,"x":2,"indices":3,"scores":4,"queries":2,"rows":3,"cols":4,"k":2}"#,
    );
    let scores: Vec<f64> = host.read(4).into_iter().map(f64::from_bits).collect();
    assert_eq!((&scores[..4], &scores[4..]), (&[4.0; 4][..], &[7.0; 16][..]));
}

/// A second, larger product that there is no room for leaves the first one's workspace.
#[test]
fn a_refused_workspace_leaves_the_one_that_is_there() {
    let _slots = slots();
    let host = Host::with(r#"{"max_bytes":100000}"#);
    host.f64s(1, &[1.0; 60 * 60]);
    host.f64s(2, &[0.0; 60 * 60]);
    let product = |n: usize| format!(r#"{{"op":"gemm","m":{n},"n":{n},"k":{n},"alpha":1,"a":1,"b":1,"beta":0,"c":2}}"#);
    host.done(&product(4));
    let bytes = host.done(r#"{"op":"info"}"#)["bytes"].clone();
    let message = host.refused(product(60).as_bytes(), Status::Limit);
    assert!(message.contains("max_bytes"), "{message}");
    assert_eq!(host.done(r#"{"op":"info"}"#)["bytes"], bytes);
    assert!(host.read(2)[16..].iter().all(|&v| v == 0), "c was written");
    host.done(&product(4));
    let wrong = r#"{"op":"gemm","m":8,"n":8,"k":8,"alpha":1,"a":1,"b":9,"beta":0,"c":2}"#;
    host.refused(wrong.as_bytes(), Status::Id);
    assert_eq!(host.done(r#"{"op":"info"}"#)["bytes"], bytes, "a product that is refused takes no workspace");
}
