//! Instances by their handles: the functions of the C ABI, with refusals as
//! records.

use crate::exports::vecsolve::core::solver::{Outcome, Refusal, Values};
use crate::solver::status;
use vecsolve::registry;
use vecsolve::status::Status;

pub fn create(config: &str) -> Result<u32, Refusal> {
    let handle = registry::create(config.as_bytes());
    u32::try_from(handle).map_err(|_| refusal(0, handle))
}

pub fn write(instance: u32, id: u32, data: &Values) -> Result<(), Refusal> {
    match data {
        Values::F32(v) => fill(instance, id, 1, v),
        Values::F64(v) => fill(instance, id, 2, v),
        Values::I32(v) => fill(instance, id, 3, v),
        Values::U32(v) => fill(instance, id, 4, v),
        Values::I8(v) => fill(instance, id, 5, v),
        Values::U8(v) => fill(instance, id, 6, v),
    }
}

fn fill<T: bytemuck::Pod>(instance: u32, id: u32, dtype: u32, values: &[T]) -> Result<(), Refusal> {
    let handle = instance as i32;
    let refused = |status: Status| refusal(handle, status as i32);
    registry::array(handle, id, dtype, values.len()).map_err(refused)?;
    let bytes = bytemuck::cast_slice(values);
    registry::with_array_bytes(handle, id, |own| own.copy_from_slice(bytes)).map_err(refused)
}

pub fn read(instance: u32, id: u32) -> Result<Values, Refusal> {
    let handle = instance as i32;
    let refused = |status: Status| refusal(handle, status as i32);
    let dtype = registry::array_info(handle, id).map_err(refused)?.dtype;
    let copy = |bytes: &mut [u8]| match dtype {
        1 => Values::F32(bytemuck::pod_collect_to_vec(bytes)),
        2 => Values::F64(bytemuck::pod_collect_to_vec(bytes)),
        3 => Values::I32(bytemuck::pod_collect_to_vec(bytes)),
        4 => Values::U32(bytemuck::pod_collect_to_vec(bytes)),
        5 => Values::I8(bytemuck::pod_collect_to_vec(bytes)),
        _ => Values::U8(bytes.to_vec()),
    };
    registry::with_array_bytes(handle, id, copy).map_err(refused)
}

pub fn run(instance: u32, request: &str) -> Result<Outcome, Refusal> {
    outcome(instance, registry::op(instance as i32, request.as_bytes()))
}

pub fn step(instance: u32, budget: u32) -> Result<Outcome, Refusal> {
    outcome(instance, registry::step(instance as i32, budget))
}

pub fn cancel(instance: u32) -> Result<Outcome, Refusal> {
    outcome(instance, registry::cancel(instance as i32))
}

pub fn destroy(instance: u32) -> Result<(), Refusal> {
    match registry::destroy(instance as i32) {
        0 => Ok(()),
        code => Err(refusal(instance as i32, code)),
    }
}

fn outcome(instance: u32, code: i32) -> Result<Outcome, Refusal> {
    if code < 0 {
        return Err(refusal(instance as i32, code));
    }
    Ok(Outcome { pending: code == 1, json: said(instance as i32) })
}

fn said(handle: i32) -> String {
    registry::with_result(handle, |text| String::from_utf8_lossy(text).into_owned()).unwrap_or_default()
}

fn refusal(handle: i32, code: i32) -> Refusal {
    let result: serde_json::Value = serde_json::from_str(&said(handle)).unwrap_or_default();
    // An array that was not there leaves the result of another call alone.
    let named = |row: &&vecsolve::status::StatusRow| row.code == code && result["status"] == row.name;
    let known = vecsolve::status::STATUSES.iter().find(named).and(result["message"].as_str());
    let general = vecsolve::status::STATUSES.iter().find(|row| row.code == code).map_or("", |row| row.doc);
    Refusal { status: status(code), message: known.unwrap_or(general).into() }
}
