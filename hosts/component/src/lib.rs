//! The library as a WebAssembly component: `wit/vecsolve.wit` over the same
//! functions that the C ABI calls. It imports nothing. The glue of the canonical
//! ABI is wit-bindgen's; `solver.rs` is generated from the tables.

mod call;
mod session;
mod solver;

wit_bindgen::generate!({ path: "../../wit", world: "vecsolve" });

struct Component;

export!(Component);
