//! `wit/vecsolve.wit`: the C functions as a component's interface, with what
//! bindings need to know of ops and statuses in its sentences.
use crate::Generated;
use vecsolve::kernels::{Form, KERNELS};
use vecsolve::ops::OPS;
use vecsolve::status::STATUSES;

pub fn render() -> Vec<Generated> {
    let mut out = String::from(HEAD);
    out.push_str(
        "\n  /// Why a call was refused; the number is minus the place in this list, from 1.\n  enum status {\n",
    );
    for row in STATUSES {
        out.push_str(&format!("    /// {}\n    {},\n", row.doc, row.name.replace('_', "-")));
    }
    out.push_str("  }\n\n  /// Runs an operation. Requests name one of:\n  ///\n");
    for op in OPS {
        out.push_str(&format!("  /// - `{}`: {}\n", op.name, op.doc));
    }
    out.push_str("  run: func(instance: u32, request: string) -> result<outcome, refusal>;\n");
    for kernel in KERNELS {
        for t in ["f32", "f64"] {
            let values = format!("list<{t}>");
            let (args, answer) = match kernel.form {
                Form::Reduce1 => (format!("x: {values}"), t.to_string()),
                Form::Reduce2 => (format!("x: {values}, y: {values}"), t.to_string()),
                Form::Axpy => (format!("alpha: {t}, x: {values}, y: {values}"), format!("result<{values}, status>")),
                Form::Scale => (format!("alpha: {t}, x: {values}"), format!("result<{values}, status>")),
                Form::Map2 => (format!("x: {values}, y: {values}"), format!("result<{values}, status>")),
                Form::Spmv => (
                    format!("cols: u32, row-ptr: list<u32>, col: list<u32>, val: {values}, x: {values}"),
                    format!("result<{values}, status>"),
                ),
            };
            out.push_str(&format!("\n  /// {}\n  {}-{t}: func({args}) -> {answer};\n", kernel.doc, kernel.name));
        }
    }
    out.push_str("}\n\nworld vecsolve {\n  export solver;\n}\n");
    vec![("wit/vecsolve.wit", out)]
}

const HEAD: &str = r#"// GENERATED from the op, kernel and status tables by ./build.sh gen.
package vecsolve:core@0.1.0;

/// Vector kernels and numeric solvers behind handles; docs/abi.md is the contract.
interface solver {
  /// A refused call.
  record refusal {
    status: status,
    message: string,
  }

  /// Whether an operation has ended, and its result as JSON.
  record outcome {
    pending: bool,
    json: string,
  }

  /// The values of an array.
  variant values {
    f32(list<f32>),
    f64(list<f64>),
    i32(list<s32>),
    u32(list<u32>),
    i8(list<s8>),
    u8(list<u8>),
  }

  /// A hash of the tables this interface was generated from.
  abi: func() -> u32;
  /// Bit 0: vector instructions in use. Bit 1: relaxed build. Bit 2: scalar level.
  capabilities: func() -> u32;
  /// Makes an instance from a JSON configuration; empty means the defaults.
  create: func(config: string) -> result<u32, refusal>;
  /// Makes array `id`, or replaces it.
  write-array: func(instance: u32, id: u32, data: values) -> result<_, refusal>;
  /// Copies array `id`.
  read-array: func(instance: u32, id: u32) -> result<values, refusal>;
  /// Goes on with the pending operation.
  step: func(instance: u32, budget: u32) -> result<outcome, refusal>;
  /// Ends the pending operation with what it reached.
  cancel: func(instance: u32) -> result<outcome, refusal>;
  /// Frees everything the instance owns.
  destroy: func(instance: u32) -> result<_, refusal>;
"#;
