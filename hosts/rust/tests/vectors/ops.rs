//! One operation case through the link: arrays, steps, outputs.

use crate::element::Element;
use crate::inputs::wholes;
use crate::output::Output;
use crate::{Faults, matching};
use serde_json::{Value, json};
use vecsolve_host::link::Link;
use vecsolve_host::{Error, Module, Status};

pub fn check(module: &Module, case: &Value) -> Faults {
    let mut link = module.link().unwrap();
    run(&mut link, case).unwrap_or_else(|error| vec![error.to_string()])
}

fn run(link: &mut Link, case: &Value) -> Result<Faults, Error> {
    let handle = link.create(case["config"].to_string().as_bytes())?;
    if handle <= 0 {
        return Ok(vec![format!("create: {}", result(link, 0)?)]);
    }
    for array in case["arrays"].as_array().into_iter().flatten() {
        make(link, handle, array)?;
    }
    for (i, step) in case["steps"].as_array().into_iter().flatten().enumerate() {
        let faults = take(link, handle, step)?;
        if !faults.is_empty() {
            return Ok(faults.into_iter().map(|fault| format!("step {i}: {fault}")).collect());
        }
    }
    let mut faults = Vec::new();
    for output in case["outputs"].as_array().into_iter().flatten() {
        let got = match output["dtype"].as_str() {
            Some("f32") => texts::<f32>(link, handle, output)?,
            Some("u32") => texts::<u32>(link, handle, output)?,
            _ => texts::<f64>(link, handle, output)?,
        };
        if got != output["golden"] {
            faults.push(format!("array {}: got {got}, expected {}", output["id"], output["golden"]));
        }
    }
    Ok(faults)
}

fn id(of: &Value) -> u32 {
    of["id"].as_u64().expect("an id") as u32
}

fn make(link: &mut Link, handle: i32, array: &Value) -> Result<(), Error> {
    let whole = || wholes(array, true).into_iter();
    let (dtype, size, bytes): (u32, usize, Vec<u8>) = match array["dtype"].as_str().expect("a dtype") {
        "f32" => (1, 4, bytemuck::cast_slice(&f32::read(array)).to_vec()),
        "f64" => (2, 8, bytemuck::cast_slice(&f64::read(array)).to_vec()),
        "i32" => (3, 4, whole().flat_map(|v| (v as i32).to_le_bytes()).collect()),
        "u32" => (4, 4, whole().flat_map(|v| (v as u32).to_le_bytes()).collect()),
        "i8" => (5, 1, whole().map(|v| v as u8).collect()),
        _ => (6, 1, whole().map(|v| v as u8).collect()),
    };
    let Some(address) = link.array(handle, id(array), dtype, bytes.len() / size)? else {
        panic!("array {}: {}", id(array), result(link, handle)?);
    };
    link.edit(handle, id(array), address, bytes.len(), |own| own.copy_from_slice(&bytes))
}

fn take(link: &mut Link, handle: i32, step: &Value) -> Result<Faults, Error> {
    let answer = match (&step["request"], step["step"].as_u64()) {
        (_, Some(budget)) => link.step(handle, budget as u32)?,
        (Value::Null, None) => link.cancel(handle)?,
        (Value::String(text), None) => link.op(handle, text.as_bytes())?,
        (request, None) => link.op(handle, request.to_string().as_bytes())?,
    };
    let got = result(link, handle)?;
    let returned = Status::from_code(answer).map_or(json!(answer), |status| json!(status.name()));
    if returned != step["returns"] {
        return Ok(vec![format!("returned {returned}, expected {}; {got}", step["returns"])]);
    }
    let mut faults = matching::record(&step["result"], &got, "");
    if answer < 0 && (got["status"] != returned || got["message"].as_str().is_none_or(str::is_empty)) {
        faults.push(format!("a refusal must be a status and a message, it is {got}"));
    }
    if let Some(golden) = step.get("golden").filter(|golden| **golden != got) {
        faults.push(format!("got {got}, expected {golden}"));
    }
    Ok(faults)
}

fn result(link: &mut Link, handle: i32) -> Result<Value, Error> {
    let text = link.result(handle)?;
    Ok(serde_json::from_slice(&text).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&text))))
}

/// An output as the files hold it.
fn texts<T: Element>(link: &mut Link, handle: i32, output: &Value) -> Result<Value, Error> {
    let (address, len, _) = link.array_info(handle, id(output))?;
    if output["length"].as_u64() != Some(len as u64) {
        return Ok(json!({ "length": len }));
    }
    let bytes = link.bytes(handle, id(output), address, len * size_of::<T>())?;
    let got: Vec<T> = bytes.chunks_exact(size_of::<T>()).map(T::from_le_bytes).collect();
    Ok(Output::array("output", &got).shown())
}
