//! The module files: what they hold, and the machine of tests/machine against
//! them with little memory, memory that stops growing, and fuel.
#![forbid(unsafe_code)]

mod contract;
mod limits;
mod link;
mod stack;
mod statuses;

/// A built module, when it is there: `./build.sh wasm` makes them.
fn built(name: &str) -> Option<Vec<u8>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../dist/vecsolve_{name}.wasm"));
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is not built", path.display());
    }
    bytes
}
