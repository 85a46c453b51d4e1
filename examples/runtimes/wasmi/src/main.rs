//! wasmi, an interpreter in Rust: create, op and result of a vecsolve module
//! from outside. Usage: wasmi module.wasm case.json
#![forbid(unsafe_code)]

use serde_json::Value;
use wasmi::{Engine, Instance, Linker, Memory, Module, Store, Val};

type Fault = Box<dyn std::error::Error>;

struct Session {
    store: Store<()>,
    instance: Instance,
    memory: Memory,
}

impl Session {
    fn call(&mut self, export: &str, args: &[u32]) -> Result<Val, Fault> {
        let function = self.instance.get_func(&self.store, export).ok_or(format!("no export {export}"))?;
        let args: Vec<Val> = args.iter().map(|&arg| Val::I32(arg as i32)).collect();
        let kind = if export.starts_with("vs_dot") { Val::F64(0.0.into()) } else { Val::I32(0) };
        let mut answer = [kind];
        function.call(&mut self.store, &args, &mut answer)?;
        Ok(answer[0].clone())
    }

    fn word(&mut self, export: &str, args: &[u32]) -> Result<u32, Fault> {
        Ok(self.call(export, args)?.i32().ok_or("not an i32")? as u32)
    }

    fn put(&mut self, from: &[u8]) -> Result<u32, Fault> {
        let at = self.word("vs_alloc", &[from.len() as u32])?;
        self.memory.write(&mut self.store, at as usize, from)?;
        Ok(at)
    }

    fn get(&self, at: u32, n: usize) -> Result<Vec<u8>, Fault> {
        let mut bytes = vec![0; n];
        self.memory.read(&self.store, at as usize, &mut bytes)?;
        Ok(bytes)
    }

    fn array(&mut self, h: u32, id: u32, dtype: u32, size: usize, from: &[u8]) -> Result<(), Fault> {
        let at = self.word("vs_array", &[h, id, dtype, (from.len() / size) as u32])?;
        Ok(self.memory.write(&mut self.store, at as usize, from)?)
    }

    fn op(&mut self, h: u32, request: &str) -> Result<(), Fault> {
        let text = self.put(request.as_bytes())?;
        let code = self.word("vs_op", &[h, text, request.len() as u32])? as i32;
        self.word("vs_free", &[text])?;
        let room = self.word("vs_result_len", &[h])?;
        let result = self.word("vs_alloc", &[room])?;
        self.word("vs_result_read", &[h, result, room])?;
        println!("wasmi: {}", String::from_utf8(self.get(result, room as usize)?)?);
        self.word("vs_free", &[result])?;
        if code == 0 { Ok(()) } else { Err("refused".into()) }
    }
}

fn main() -> Result<(), Fault> {
    let args: Vec<String> = std::env::args().collect();
    let [_, wasm, case] = args.as_slice() else { return Err("usage: wasmi module.wasm case.json".into()) };
    let case: Value = serde_json::from_slice(&std::fs::read(case)?)?;
    let list = |name: &str| case[name].as_array().cloned().unwrap_or_default();
    let words = |name: &str| -> Vec<u8> {
        list(name).iter().flat_map(|v| (v.as_u64().unwrap_or(0) as u32).to_le_bytes()).collect()
    };
    let bits = |v: &Value| u64::from_str_radix(v.as_str().unwrap_or(""), 16).expect("hex of an f64");
    let floats = |name: &str| -> Vec<u8> { list(name).iter().flat_map(|v| bits(v).to_le_bytes()).collect() };
    let id = |name: &str| case["ids"][name].as_u64().unwrap_or(0) as u32;
    let text = |name: &str| case[name].as_str().unwrap_or("").to_string();

    let engine = Engine::default();
    let module = Module::new(&engine, std::fs::read(wasm)?)?;
    let mut store = Store::new(&engine, ());
    let instance = Linker::new(&engine).instantiate_and_start(&mut store, &module)?;
    let memory = instance.get_memory(&store, "memory").ok_or("no memory")?;
    let mut s = Session { store, instance, memory };

    let h = s.word("vs_create", &[0, 0])?;
    s.array(h, id("ROW"), 3, 4, &words("row"))?;
    s.array(h, id("COL"), 3, 4, &words("col"))?;
    s.array(h, id("VAL"), 2, 8, &floats("val"))?;
    s.array(h, id("B"), 2, 8, &floats("b"))?;
    s.op(h, &text("csr_request"))?;
    s.op(h, &text("solve_request"))?;
    let info = s.word("vs_alloc", &[12])?;
    s.word("vs_array_info", &[h, id("X"), info])?;
    let at = u32::from_le_bytes(s.get(info, 4)?.try_into().map_err(|_| "four bytes")?);
    let golden = floats("x_golden");
    let solved = s.get(at, golden.len())? == golden;
    s.word("vs_destroy", &[h])?;
    let (x, y) = (s.put(&floats("dot_x"))?, s.put(&floats("dot_y"))?);
    let dot = s.call("vs_dot_f64", &[x, y, list("dot_x").len() as u32])?;
    let dot = f64::from(dot.f64().ok_or("not an f64")?).to_bits();
    if !solved || dot != bits(&case["dot_golden"][0]) {
        return Err(format!("OTHER BITS: solve {solved}, dot {dot:016x}").into());
    }
    println!("wasmi: solve has the golden bits, dot {dot:016x} has the golden bits");
    Ok(())
}
