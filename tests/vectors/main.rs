//! The shared vectors against this implementation, on every level the CPU has.
//!
//! `BLESS=1 cargo test -p vecsolve-tests --test vectors` records golden bits,
//! after they were checked against the oracle's expectation and order; without
//! it a case without golden fails. README.md here has the format.
#![forbid(unsafe_code)]

mod element;
mod forms;
mod inputs;
mod kernels;
mod matching;
mod on_arrays;
mod ops;
mod output;
mod text;

use serde_json::Value;
use std::path::PathBuf;

/// What went wrong, a line each.
type Faults = Vec<String>;
/// Faults that are shown of one case: the same one mostly comes at every level.
const SHOWN: usize = 3;

/// A file of vectors, to be checked and, when blessing, written back.
struct File {
    name: String,
    path: PathBuf,
    value: Value,
    before: String,
}

impl File {
    fn open(name: &str) -> File {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors").join(format!("{name}.json"));
        let before = std::fs::read_to_string(&path)
            .unwrap_or_else(|e| panic!("{}: {e}; write it with tests/vectors/generate.py", path.display()));
        let value = serde_json::from_str(&before).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        File { name: name.into(), path, value, before }
    }

    /// Runs `check` on each case and collects its faults with the case's name.
    fn cases(&mut self, check: impl Fn(&Value, &mut Value) -> Faults) -> Faults {
        let head = self.value.clone();
        let cases = self.value["cases"].as_array_mut().expect("a file holds cases");
        assert!(!cases.is_empty(), "{} holds no case", self.name);
        let mut faults = Vec::new();
        for case in cases {
            if blessing() {
                forget(case);
            }
            let name = case["name"].as_str().unwrap_or("?").to_string();
            let found = check(&head, case);
            faults.extend(found.iter().take(SHOWN).map(|f| format!("{}.json, {name:?}: {f}", self.name)));
            if found.len() > SHOWN {
                faults.push(format!("{}.json, {name:?}: and {} more", self.name, found.len() - SHOWN));
            }
        }
        faults
    }

    /// Writes golden back when blessing.
    fn close(self) {
        let after = text::layout(&self.value);
        if blessing() && after != self.before {
            std::fs::write(&self.path, after).unwrap();
        }
    }
}

fn blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// Drops what was recorded for a case, its steps and its outputs: the first
/// level records it anew, the others are held to that.
fn forget(case: &mut Value) {
    for part in ["steps", "outputs"] {
        case.get_mut(part).and_then(Value::as_array_mut).into_iter().flatten().for_each(forget);
    }
    if let Some(recorded) = case.get_mut("golden") {
        *recorded = Value::Null;
    }
}

/// Compares with the recorded value, or records it.
fn golden(case: &mut Value, got: &Value, say: impl Fn(&str) -> String) -> Option<String> {
    let recorded = &mut case["golden"];
    match recorded {
        Value::Null if blessing() => *recorded = got.clone(),
        Value::Null => return Some(say("has no golden: run with BLESS=1")),
        _ if recorded == got => {}
        _ => return Some(say(&format!("got {got}, golden {recorded}"))),
    }
    None
}

#[test]
fn kernels_match_their_vectors() {
    let mut faults = Vec::new();
    for kernel in vecsolve::kernels::KERNELS {
        let mut file = File::open(kernel.name);
        let found = file.cases(kernels::check);
        file.close();
        faults.extend(found);
    }
    report(faults);
}

/// A kernel is an operation too: the same files, through an instance's arrays.
/// Only [`kernels_match_their_vectors`] records.
#[test]
fn kernels_match_their_vectors_as_operations() {
    if blessing() {
        return;
    }
    let (mut faults, mut skipped) = (Vec::new(), Vec::new());
    for kernel in vecsolve::kernels::KERNELS {
        let mut file = File::open(kernel.name);
        let cases = file.value["cases"].as_array().map_or(0, Vec::len);
        let beyond = std::cell::RefCell::new(Vec::new());
        faults.extend(file.cases(|_, case| {
            on_arrays::check(kernel, case).unwrap_or_else(|why| {
                beyond.borrow_mut().push(format!("{}, {}: {why}", kernel.name, case["name"]));
                Vec::new()
            })
        }));
        let beyond = beyond.into_inner();
        if beyond.len() == cases {
            faults.push(format!("{}.json: no case could be asked for", kernel.name));
        }
        skipped.extend(beyond);
    }
    // What a request cannot say: scalars that are not finite, or have more digits than are read exactly.
    if skipped.iter().any(|case| !case.ends_with("is no number of a request")) {
        faults.extend(skipped);
    }
    report(faults);
}

#[test]
fn operations_match_their_vectors() {
    let mut faults = Vec::new();
    for op in vecsolve::ops::OPS {
        let mut file = File::open(op.name);
        let mut found = file.cases(ops::check);
        found.extend(ops::same_as(&file.value));
        file.close();
        faults.extend(found);
    }
    report(faults);
}

fn report(faults: Faults) {
    assert!(faults.is_empty(), "the vectors are not met:\n{}\n", faults.join("\n"));
}
