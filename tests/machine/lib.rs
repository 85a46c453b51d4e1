//! A hostile host: sequences of calls of the whole ABI, decoded from bytes, with
//! what must hold after every one of them. The fuzzers (tests/fuzz), the tests
//! (tests/hard), the soak and the engines drive the same machine.
//!
//! | file | holds |
//! |---|---|
//! | [`abi`] | the ABI as the machine needs it; the native library |
//! | [`world`] | the calls that go through, checked: statuses, results, handles, limits |
//! | [`run`] | bytes to actions |
//! | [`cases`] | the vectors' cases as actions, spoilt; so every op of the table is met |
//! | [`ask`] | any kernel as an operation, from the table |
//! | [`naive`] | a kernel on every level, and against plain loops |
//! | [`systems`] | structured random matrices, and the residual recomputed |
//! | [`spoil`] | what is done to a request |
//! | [`request`], [`matrix`] | bytes as a request, as a matrix |
//! | [`smoke`] | bytes changed a little, where there is no fuzzer |
//! | [`trace`] | the calls and answers as lines, to be played in other engines |
#![forbid(unsafe_code)]

pub mod abi;
pub mod ask;
pub mod cases;
#[path = "../vectors/element.rs"]
#[allow(dead_code)]
mod element;
#[path = "../vectors/inputs.rs"]
mod inputs;
pub mod matrix;
pub mod naive;
pub mod request;
pub mod run;
pub mod smoke;
pub mod spoil;
pub mod systems;
pub mod trace;
pub mod world;
