//! One operation case in an instance at every level: arrays, steps, outputs.

use crate::element::Element;
use crate::inputs::wholes;
use crate::output::Output;
use crate::{Faults, golden, matching};
use serde_json::{Value, json};
use vecsolve::registry;
use vecsolve::status::{STATUSES, Status};
use vecsolve_core::simd::Level;

/// A live instance, destroyed with the value.
pub struct Instance(pub i32);

impl Drop for Instance {
    fn drop(&mut self) {
        assert_eq!(registry::destroy(self.0), 0, "destroy");
    }
}

/// Checks a case of an operation file.
pub fn check(_: &Value, case: &mut Value) -> Faults {
    let mut faults = Vec::new();
    for level in Level::all() {
        let at = format!("level {}: ", level.name());
        match run(case, level) {
            Ok(found) => faults.extend(found.into_iter().map(|f| at.clone() + &f)),
            Err(what) => faults.push(at + &what),
        }
    }
    faults
}

fn run(case: &mut Value, level: Level) -> Result<Faults, String> {
    let mut config = case["config"].clone();
    config["level"] = json!(level.name());
    let handle = registry::create(config.to_string().as_bytes());
    if handle <= 0 {
        return Err(format!("create answered {}: {}", answered(handle), result(0)));
    }
    let instance = Instance(handle);
    for array in case["arrays"].as_array().into_iter().flatten() {
        make(instance.0, array).map_err(|s| format!("array {}: {}", array["id"], s.name()))?;
    }
    let mut faults = Vec::new();
    for (i, step) in case["steps"].as_array_mut().into_iter().flatten().enumerate() {
        let told = told(step);
        faults.extend(take(instance.0, step).into_iter().map(|f| format!("step {i} {told}: {f}")));
    }
    if !faults.is_empty() {
        return Ok(faults);
    }
    for output in case["outputs"].as_array_mut().into_iter().flatten() {
        let id = output["id"].clone();
        let found = match output["dtype"].as_str() {
            Some("f32") => look::<f32>(instance.0, output),
            Some("u32") => look::<u32>(instance.0, output),
            _ => look::<f64>(instance.0, output),
        };
        faults.extend(found.map(|f| format!("array {id}: {f}")));
    }
    Ok(faults)
}

/// Makes and fills an array.
pub fn make(handle: i32, array: &Value) -> Result<(), Status> {
    let (number, bytes): (u32, Vec<Vec<u8>>) = match array["dtype"].as_str() {
        Some("f32") => (1, f32::read(array).into_iter().map(Element::le_bytes).collect()),
        Some("f64") => (2, f64::read(array).into_iter().map(Element::le_bytes).collect()),
        Some("i32") => (3, wholes(array, true).iter().map(|&v| (v as i32).to_le_bytes().to_vec()).collect()),
        Some("u32") => (4, wholes(array, true).iter().map(|&v| (v as u32).to_le_bytes().to_vec()).collect()),
        Some("i8") => (5, wholes(array, true).iter().map(|&v| vec![v as u8]).collect()),
        _ => (6, wholes(array, true).iter().map(|&v| vec![v as u8]).collect()),
    };
    let id = array["id"].as_u64().unwrap_or(0) as u32;
    registry::array(handle, id, number, bytes.len())?;
    registry::with_array_bytes(handle, id, |place| place.copy_from_slice(&bytes.concat()))
}

/// Runs one step and holds its answer and its result to what is expected.
fn take(handle: i32, step: &mut Value) -> Faults {
    let answer = if let Some(budget) = step["step"].as_u64() {
        registry::step(handle, budget as u32)
    } else if step["cancel"] == true {
        registry::cancel(handle)
    } else {
        registry::op(handle, text_of(&step["request"]).as_bytes())
    };
    let got = result(handle);
    let returned = answered(answer);
    if step["returns"] != returned {
        return vec![format!("returned {returned}, expected {}; {got}", step["returns"])];
    }
    let mut faults = matching::record(&step["result"], &got, "");
    if answer < 0 {
        let refusal = got["status"] == returned && got["message"].as_str().is_some_and(|m| !m.is_empty());
        if !refusal || got.as_object().map(|o| o.len()) != Some(2) {
            faults.push(format!("a refusal must be a status and a message, it is {got}"));
        }
    }
    if faults.is_empty() && step.get("golden").is_some() {
        faults.extend(golden(step, &got, str::to_string));
    }
    faults
}

/// What a function answered, as the files say it: 0, 1, or the name of a status.
pub fn answered(answer: i32) -> Value {
    let name = STATUSES.iter().find(|row| row.code == answer).map(|row| json!(row.name));
    name.unwrap_or_else(|| json!(answer))
}

/// The last result; text that is not JSON is shown as it is.
pub fn result(handle: i32) -> Value {
    let text = registry::with_result(handle, |bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_else(|e| json!(format!("not JSON ({e}): {text}")))
}

fn text_of(request: &Value) -> String {
    request.as_str().map_or_else(|| request.to_string(), str::to_string)
}

fn told(step: &Value) -> String {
    match step.get("request") {
        Some(request) => text_of(request),
        None => step.get("step").map_or_else(|| "cancel".into(), |budget| format!("step {budget}")),
    }
}

/// Holds an array to its expectation and its record.
fn look<T: Element>(handle: i32, output: &mut Value) -> Option<String> {
    let id = output["id"].as_u64().unwrap_or(0) as u32;
    let bytes = match registry::with_array_bytes(handle, id, |place| place.to_vec()) {
        Ok(bytes) => bytes,
        Err(status) => return Some(format!("cannot be read: {}", status.name())),
    };
    let got: Vec<T> = bytes.chunks_exact(size_of::<T>()).map(T::from_le_bytes).collect();
    if output["length"].as_u64() != Some(got.len() as u64) {
        return Some(format!("holds {} values, expected {}", got.len(), output["length"]));
    }
    let got = Output::array("array", &got);
    if !output["expect"].is_null()
        && let Some(fault) = got.beyond(&output["expect"], &output["tol"], &Value::Null)
    {
        return Some(fault);
    }
    golden(output, &got.shown(), str::to_string)
}

/// Cases that must end with the same last result and the same outputs.
pub fn same_as(file: &Value) -> Faults {
    let cases = || file["cases"].as_array().into_iter().flatten();
    let last = |case: &Value| case["steps"].as_array().and_then(|s| s.last()).map(|s| s["golden"].clone());
    let outputs = |case: &Value| -> Vec<Value> {
        case["outputs"].as_array().into_iter().flatten().map(|o| o["golden"].clone()).collect()
    };
    let mut faults = Vec::new();
    for case in cases().filter(|case| case.get("same_as").is_some()) {
        let twin = cases().find(|other| other["name"] == case["same_as"]);
        if twin.is_none_or(|twin| last(twin) != last(case) || outputs(twin) != outputs(case)) {
            faults.push(format!("{} {} must end as {}", file["op"], case["name"], case["same_as"]));
        }
    }
    faults
}
