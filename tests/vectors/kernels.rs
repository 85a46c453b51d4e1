//! One kernel case on every level, at two alignments.

use crate::forms::{self, Call, Outcome};
use crate::output::{self, Output};
use crate::{Faults, golden};
use serde_json::Value;
use vecsolve_core::kernels as k;
use vecsolve_core::simd::Level;

/// From the rows of the kernel table: a kernel and a dtype to a call of the
/// core's function, by the function of its form.
macro_rules! calls {
    ($( $(#[doc = $doc:literal])+ $name:ident: $form:ident($($t:ident $core:ident),+); )*) => {
        fn call(kernel: &str, dtype: &str, call: &Call) -> Outcome {
            match (kernel, dtype) {
                $($( (stringify!($name), stringify!($t)) => forms::$form::<$t>(call, k::$core), )+)*
                _ => panic!("{kernel} has no {dtype}"),
            }
        }
    };
}
vecsolve::each_kernel!(calls);

/// Checks a case of a kernel file.
pub fn check(file: &Value, case: &mut Value) -> Faults {
    let text = |v: &Value| v.as_str().unwrap_or("?").to_string();
    let (kernel, dtype) = (text(&file["kernel"]), text(&case["dtype"]));
    let mut faults = Vec::new();
    for level in Level::all() {
        for offset in [0, 1] {
            let say = |what: &str| format!("level {}, offset {offset}: {what}", level.name());
            let outcome = call(&kernel, &dtype, &Call { case, level, offset });
            match (outcome, case["returns"].as_str()) {
                (Ok(got), None) => judge(&kernel, case, &got, &say, &mut faults),
                (Err(got), Some(want)) if got == want => {}
                (got, want) => {
                    let got = got.map_or_else(|status| status, |_| "0".into());
                    faults.push(say(&format!("returned {got}, expected {}", want.unwrap_or("0"))));
                }
            }
        }
    }
    faults
}

/// The oracle's expectation, the order of the contract, then the record.
fn judge(kernel: &str, case: &mut Value, got: &[Output], say: &impl Fn(&str) -> String, faults: &mut Faults) {
    let shown = output::shown(got);
    let before = faults.len();
    if !case["expect"].is_null() {
        faults.extend(output::beyond(got, case).iter().map(|f| say(f)));
    }
    if !case["order"].is_null() && case["order"] != shown {
        faults.push(say(&format!("got {shown}, the fixed order gives {}", case["order"])));
    }
    if kernel == "cosine" && !(output::number(&shown).is_nan() || output::number(&shown).abs() <= 1.0) {
        faults.push(say(&format!("{shown} is outside [-1, 1]")));
    }
    if faults.len() == before {
        faults.extend(golden(case, &shown, say));
    }
}
