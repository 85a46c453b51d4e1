//! Plays a trace (tests/machine/trace.rs) in every engine that is written in
//! Rust: wasmtime's three compilers and wasmi. A line a module and engine:
//! `engine<TAB>module<TAB>lines<TAB>ok`, or what differed first.

mod play;

use serde_json::Value;
use std::path::Path;
use wasmtime::{Config, Strategy};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [trace, modules @ ..] = args.as_slice() else { panic!("engines TRACE MODULE...") };
    let text = std::fs::read_to_string(trace).expect("the trace");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let mut failed = false;
    for module in modules {
        let bytes = std::fs::read(module).expect("the module");
        let name = Path::new(module).file_stem().expect("a name").to_string_lossy().replace("vecsolve_", "");
        type Make = fn(&[u8]) -> Result<Box<dyn play::Engine>, String>;
        let engines: [(&str, Make); 4] = [
            ("wasmtime 48, Cranelift", |b| wasmtime(b, |c| c)),
            ("wasmtime 48, Winch", |b| wasmtime(b, |c| c.strategy(Strategy::Winch))),
            ("wasmtime 48, Pulley", |b| wasmtime(b, |c| c.target("pulley64").expect("pulley is built in"))),
            ("wasmi 2", wasmi),
        ];
        for (engine, make) in engines {
            let verdict = make(&bytes).and_then(|mut engine| play::play(engine.as_mut(), &lines));
            failed |= verdict.is_err();
            let verdict = verdict.map_or_else(|what| what, |_| "ok".into());
            println!("{engine}\t{name}\t{}\t{verdict}", lines.len());
        }
    }
    std::process::exit(i32::from(failed));
}

struct Wasmtime(wasmtime::Store<()>, wasmtime::Instance, wasmtime::Memory);

fn wasmtime(bytes: &[u8], set: fn(&mut Config) -> &mut Config) -> Result<Box<dyn play::Engine>, String> {
    let mut config = Config::new();
    set(&mut config);
    let said = |e: wasmtime::Error| format!("not there: {e:#}");
    let engine = wasmtime::Engine::new(&config).map_err(said)?;
    let module = wasmtime::Module::new(&engine, bytes).map_err(said)?;
    let mut store = wasmtime::Store::new(&engine, ());
    let instance = wasmtime::Instance::new(&mut store, &module, &[]).map_err(said)?;
    let memory = instance.get_memory(&mut store, "memory").ok_or("no memory")?;
    Ok(Box::new(Wasmtime(store, instance, memory)))
}

impl play::Engine for Wasmtime {
    fn call(&mut self, name: &str, args: &[i32]) -> i32 {
        let function = self.1.get_func(&mut self.0, name).expect("an export");
        let args: Vec<_> = args.iter().map(|&v| wasmtime::Val::I32(v)).collect();
        let mut out = [wasmtime::Val::I32(0)];
        function.call(&mut self.0, &args, &mut out).unwrap_or_else(|trap| panic!("{name} trapped: {trap:?}"));
        out[0].unwrap_i32()
    }
    fn memory(&mut self) -> &mut [u8] {
        self.2.data_mut(&mut self.0)
    }
}

struct Wasmi(wasmi::Store<()>, wasmi::Instance, wasmi::Memory);

fn wasmi(bytes: &[u8]) -> Result<Box<dyn play::Engine>, String> {
    let said = |e: wasmi::Error| format!("not there: {e}");
    let engine = wasmi::Engine::default();
    let module = wasmi::Module::new(&engine, bytes).map_err(said)?;
    let mut store = wasmi::Store::new(&engine, ());
    let instance = wasmi::Linker::new(&engine).instantiate_and_start(&mut store, &module).map_err(said)?;
    let memory = instance.get_memory(&store, "memory").ok_or("no memory")?;
    Ok(Box::new(Wasmi(store, instance, memory)))
}

impl play::Engine for Wasmi {
    fn call(&mut self, name: &str, args: &[i32]) -> i32 {
        let function = self.1.get_func(&self.0, name).expect("an export");
        let args: Vec<_> = args.iter().map(|&v| wasmi::Val::I32(v)).collect();
        let mut out = [wasmi::Val::I32(0)];
        function.call(&mut self.0, &args, &mut out).unwrap_or_else(|trap| panic!("{name} trapped: {trap:?}"));
        out[0].i32().expect("an i32")
    }
    fn memory(&mut self) -> &mut [u8] {
        self.2.data_mut(&mut self.0)
    }
}
