//! The layout of a vectors file, the same as oracle/text.py writes: one line a
//! field of a case, everything below it compact.

use serde_json::Value;

/// The whole file.
pub fn layout(file: &Value) -> String {
    let fields = file.as_object().expect("a file is an object");
    let mut parts: Vec<String> =
        fields.iter().filter(|(k, _)| *k != "cases").map(|(k, v)| format!("\"{k}\": {}", compact(v))).collect();
    let cases: Vec<String> = file["cases"].as_array().into_iter().flatten().map(case).collect();
    parts.push(format!("\"cases\": [\n{}\n]", cases.join(",\n")));
    format!("{{\n{}\n}}\n", parts.join(",\n"))
}

fn case(case: &Value) -> String {
    let lines: Vec<String> = case
        .as_object()
        .expect("a case is an object")
        .iter()
        .map(|(key, value)| match (key.as_str(), value.as_array()) {
            ("steps" | "arrays" | "outputs", Some(items)) if !items.is_empty() => {
                let items: Vec<String> = items.iter().map(compact).collect();
                format!("\"{key}\": [\n  {}]", items.join(",\n  "))
            }
            _ => format!("\"{key}\": {}", compact(value)),
        })
        .collect();
    format!("{{\n{}\n}}", lines.join(",\n"))
}

/// A value on one line. Floats are Rust's shortest form, which is Python's.
fn compact(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields: Vec<String> = fields.iter().map(|(k, v)| format!("{}:{}", quoted(k), compact(v))).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(compact).collect();
            format!("[{}]", items.join(","))
        }
        Value::String(text) => quoted(text),
        Value::Number(n) if n.is_f64() => format!("{:?}", n.as_f64().unwrap_or(f64::NAN)),
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
