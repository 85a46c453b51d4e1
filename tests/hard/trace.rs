//! Writes the trace that the engines play: `VECSOLVE_TRACE=FILE cargo test -p
//! vecsolve-tests --test trace`. Without the variable it is recorded and held to
//! its own replay on the scalar level.
#![forbid(unsafe_code)]

use arbitrary::Unstructured;
use serde_json::Value;
use vecsolve::kernels::KERNELS;
use vecsolve_machine::abi::{Abi, Native};
use vecsolve_machine::ask;
use vecsolve_machine::cases::{CASES, Step};
use vecsolve_machine::run::{Mix, act};
use vecsolve_machine::trace::Trace;
use vecsolve_machine::world::World;

/// Every case of every operation as the files say, every kernel in every dtype
/// many times over, and runs of the whole machine.
#[test]
fn the_trace_is_the_same_on_the_scalar_level() {
    let lines = record("auto");
    assert!(lines.len() > 10_000, "{} lines", lines.len());
    let scalar = record("scalar");
    for (line, other) in lines.iter().zip(&scalar) {
        assert_eq!(nameless(line), nameless(other), "the scalar level differs");
    }
    assert_eq!(lines.len(), scalar.len());
    for kernel in KERNELS {
        let done = format!(r#"{{"op":"{}","status":"done""#, kernel.name);
        let met = lines.iter().any(|l| l[0] == "result" && l[2].as_str().is_some_and(|text| text.starts_with(&done)));
        assert!(met, "{} is not in the trace", kernel.name);
    }
    if let Some(path) = std::env::var_os("VECSOLVE_TRACE") {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        std::fs::write(path, text).expect("the trace");
    }
}

/// A line without its handle and configuration: the second recording has others.
fn nameless(line: &Value) -> Vec<Value> {
    let mut parts = line.as_array().expect("a line").clone();
    if parts[0] == "create" && parts[2].as_i64() > Some(0) {
        parts.truncate(1);
    }
    parts.drain(1..parts.len().min(2));
    parts
}

fn record(level: &str) -> Vec<Value> {
    let mut native = Native;
    let mut world = World::new(&mut native);
    world.trace = Some(Trace::default());
    let config = if level == "auto" { String::new() } else { format!(r#"{{"level":"{level}"}}"#) };
    for case in CASES.iter().flatten() {
        world.create(&config).expect("an instance");
        for (id, dtype, bytes) in &case.arrays {
            world.filled(0, *id, *dtype, bytes);
        }
        for step in &case.steps {
            match step {
                Step::Request(request) => world.op(0, serde_json::json!(request).to_string().as_bytes()),
                Step::Text(text) => world.op(0, text.as_bytes()),
                Step::Budget(budget) => world.step(0, *budget),
                Step::Cancel => world.cancel(0),
            };
        }
        world.close();
    }
    for seed in 0..2000_u64 {
        let mut random = fastrand::Rng::with_seed(seed);
        let bytes: Vec<u8> = (0..120).map(|_| random.u8(..)).collect();
        world.create(&config).expect("an instance");
        ask::run(&mut world, 0, &mut Unstructured::new(&bytes)).expect("any bytes are a call");
        world.close();
    }
    for seed in 0..40_u64 {
        let mut random = fastrand::Rng::with_seed(seed);
        let bytes: Vec<u8> = (0..6000).map(|_| random.u8(..)).collect();
        let mut u = Unstructured::new(&bytes);
        world.create(&config).expect("an instance");
        for _ in 0..60 {
            if u.is_empty() || act(&mut world, &mut u, Mix::Portable).is_err() {
                break;
            }
        }
        world.close();
    }
    let trace = world.trace.take().expect("a trace");
    assert_eq!(world.abi.destroy(1), -1, "the first handle is long gone");
    trace.lines
}
