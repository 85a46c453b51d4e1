//! The vectors' cases as actions: arrays made and requests sent as the files
//! say, or spoilt. An op that is in the table has vectors, so it is met here
//! without a line of its own.

use crate::abi::Abi;
use crate::element::Element;
use crate::inputs::wholes;
use crate::spoil::spoil;
use crate::world::{SIZES, World, dtype};
use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value};
use std::path::Path;
use std::sync::LazyLock;
use vecsolve::ops::OPS;

/// An array of a case: id, dtype number, bytes.
pub type Given = (u32, u32, Vec<u8>);

/// One step of a case.
pub enum Step {
    Request(Map<String, Value>),
    /// A request that is no JSON object.
    Text(String),
    Budget(u32),
    Cancel,
}

/// One case of a file.
pub struct Case {
    pub arrays: Vec<Given>,
    pub steps: Vec<Step>,
}

/// Every operation's cases, in the order of the table.
pub static CASES: LazyLock<Vec<Vec<Case>>> = LazyLock::new(|| OPS.iter().map(|op| read(op.name)).collect());

fn read(name: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(format!("{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let file: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    file["cases"].as_array().expect("cases").iter().map(case).collect()
}

fn case(case: &Value) -> Case {
    let arrays = case["arrays"].as_array().into_iter().flatten().map(given).collect();
    let steps = case["steps"].as_array().into_iter().flatten().map(step).collect();
    Case { arrays, steps }
}

fn given(array: &Value) -> Given {
    let number = dtype(array["dtype"].as_str().unwrap_or("u8"));
    let bytes = match number {
        1 => f32::read(array).into_iter().flat_map(|v| v.to_ne_bytes()).collect(),
        2 => f64::read(array).into_iter().flat_map(|v| v.to_ne_bytes()).collect(),
        3 => wholes(array, true).into_iter().flat_map(|v| (v as i32).to_ne_bytes()).collect(),
        4 => wholes(array, true).into_iter().flat_map(|v| (v as u32).to_ne_bytes()).collect(),
        _ => wholes(array, number == 5).into_iter().map(|v| v as u8).collect(),
    };
    (array["id"].as_u64().unwrap_or(0) as u32, number, bytes)
}

fn step(step: &Value) -> Step {
    match &step["request"] {
        Value::Object(request) => Step::Request(request.clone()),
        Value::String(text) => Step::Text(text.clone()),
        _ if step["cancel"] == true => Step::Cancel,
        _ => Step::Budget(step["step"].as_u64().unwrap_or(0) as u32),
    }
}

/// One case in an instance, gently or spoilt.
pub fn run<A: Abi>(world: &mut World<A>, at: usize, u: &mut Unstructured) -> Result<()> {
    let cases = u.choose(&CASES)?;
    if cases.is_empty() {
        return Ok(());
    }
    let (case, gentle) = (u.choose(cases)?, u.ratio(1, 2)?);
    for given in &case.arrays {
        let (id, number, bytes) = if gentle { given.clone() } else { spoilt(u, given)? };
        world.filled(at, id, number, &bytes);
    }
    for step in &case.steps {
        let mut code = match step {
            Step::Request(request) => {
                let text = spoil(u, request, gentle)?;
                world.op(at, &text)
            }
            Step::Text(text) => world.op(at, text.as_bytes()),
            Step::Budget(budget) => world.step(at, *budget),
            Step::Cancel => world.cancel(at),
        };
        if !gentle && code == 1 {
            code = goes_on(world, at, u)?;
        }
        if !gentle && code == 0 && u.ratio(1, 8)? {
            break;
        }
    }
    Ok(())
}

/// Some steps of odd sizes; it may stay pending.
pub fn goes_on<A: Abi>(world: &mut World<A>, at: usize, u: &mut Unstructured) -> Result<i32> {
    let mut code = 1;
    for _ in 0..u.int_in_range(0..=6)? {
        if code != 1 {
            break;
        }
        code = match u.int_in_range(0..=7)? {
            0 => world.cancel(at),
            1 => world.step(at, u.int_in_range(0..=u32::MAX)?.max(1)),
            2 => world.step(at, 1_000_000),
            _ => world.step(at, u.int_in_range(1..=5000)?),
        };
    }
    Ok(code)
}

/// An array with something wrong: another dtype, a value too few or too many, odd bits, another id.
fn spoilt(u: &mut Unstructured, given: &Given) -> Result<Given> {
    let (mut id, mut number, mut bytes) = given.clone();
    let size = SIZES[number as usize - 1];
    match u.int_in_range(0..=15)? {
        0 => number = u.int_in_range(1..=6)?,
        1 => bytes.truncate(bytes.len().saturating_sub(size)),
        2 => bytes.extend(vec![0; size]),
        3 => id = u.int_in_range(1..=20)?,
        4..=6 if !bytes.is_empty() => {
            let value = u.choose_index(bytes.len() / size)? * size;
            let odd: u64 = *u.choose(&[
                0x7ff0_0000_0000_0000,
                0x7ff8_0000_dead_beef,
                0xffff_ffff_ffff_ffff,
                0x8000_0000_0000_0000,
                1,
                0x7fef_ffff_ffff_ffff,
                0x0010_0000_0000_0000,
                0x7f80_0000_ff80_0000,
            ])?;
            bytes[value..value + size].copy_from_slice(&odd.to_le_bytes()[8 - size..]);
        }
        _ => {}
    }
    bytes.truncate(bytes.len() / SIZES[number as usize - 1] * SIZES[number as usize - 1]);
    Ok((id, number, bytes))
}
