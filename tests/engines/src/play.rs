//! One engine through one trace.

use serde_json::Value;

/// What an engine must do: call an export with i32s, and lend its memory.
pub trait Engine {
    fn call(&mut self, name: &str, args: &[i32]) -> i32;
    fn memory(&mut self) -> &mut [u8];
}

/// Where requests and results pass.
const ROOM: i32 = 140_000;
/// Bytes a value, by dtype number from 1.
const SIZES: [usize; 6] = [4, 8, 4, 4, 1, 1];

pub fn play(engine: &mut dyn Engine, lines: &[Value]) -> Result<(), String> {
    let room = engine.call("vs_alloc", &[ROOM]);
    for (i, line) in lines.iter().enumerate() {
        let (got, want) = answer(engine, room, line);
        if got != want {
            let line = line.to_string();
            let shown: String = line.chars().take(300).collect();
            return Err(format!("line {}: {shown}: got {got}, recorded {want}", i + 1));
        }
    }
    Ok(())
}

fn answer(engine: &mut dyn Engine, room: i32, line: &Value) -> (Value, Value) {
    let n = |k: usize| line[k].as_i64().unwrap_or(0) as i32;
    let (h, last) = (n(1), line.as_array().and_then(|l| l.last()).cloned().unwrap_or_default());
    let got: Value = match line[0].as_str().unwrap_or("") {
        "create" => {
            let len = pass(engine, room, &line[1]);
            engine.call("vs_create", &[room, len]).into()
        }
        "array" => (engine.call("vs_array", &[h, n(2), n(3), n(4)]) != 0).into(),
        "write" => {
            let bytes = unhex(line[3].as_str().unwrap_or(""));
            let (at, len) = place(engine, room, h, n(2));
            assert_eq!(len, bytes.len());
            if len > 0 {
                engine.memory()[at..at + len].copy_from_slice(&bytes);
            }
            last.clone()
        }
        "op" => {
            let len = pass(engine, room, &line[2]);
            engine.call("vs_op", &[h, room, len]).into()
        }
        "step" => engine.call("vs_step", &[h, n(2)]).into(),
        "cancel" => engine.call("vs_cancel", &[h]).into(),
        "destroy" => engine.call("vs_destroy", &[h]).into(),
        "result" => {
            let len = engine.call("vs_result_read", &[h, room, ROOM]);
            let from = room as usize;
            String::from_utf8_lossy(&engine.memory()[from..from + len.max(0) as usize]).into_owned().into()
        }
        "bytes" => {
            let (at, len) = place(engine, room, h, n(2));
            fnv(if len == 0 { &[] } else { &engine.memory()[at..at + len] }).into()
        }
        other => panic!("{other:?} is no line of a trace"),
    };
    (got, last)
}

fn pass(engine: &mut dyn Engine, room: i32, text: &Value) -> i32 {
    let bytes: Vec<u8> = match text {
        Value::String(text) => text.as_bytes().to_vec(),
        list => list.as_array().into_iter().flatten().map(|v| v.as_u64().unwrap_or(0) as u8).collect(),
    };
    engine.memory()[room as usize..room as usize + bytes.len()].copy_from_slice(&bytes);
    bytes.len() as i32
}

/// Address and bytes of an array.
fn place(engine: &mut dyn Engine, room: i32, handle: i32, id: i32) -> (usize, usize) {
    assert_eq!(engine.call("vs_array_info", &[handle, id, room]), 0, "array {id}");
    let from = room as usize;
    let word =
        |m: &[u8], k: usize| u32::from_le_bytes(m[from + 4 * k..from + 4 * k + 4].try_into().expect("four")) as usize;
    let m = engine.memory();
    (word(m, 0), word(m, 1) * SIZES[word(m, 2) - 1])
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).expect("hex")).collect()
}

/// FNV-1a, 32 bits.
fn fnv(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, &b| (h ^ u32::from(b)).wrapping_mul(16_777_619))
}
