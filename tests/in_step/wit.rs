//! `wit/vecsolve.wit`: the C functions as a component's interface, with what
//! bindings need to know of ops and statuses in its sentences.
use crate::{Generated, forms};
use vecsolve::kernels::{Answer, Elem, Form, KERNELS, Role};
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
    for (name, words) in forms::choices(KERNELS) {
        let words: Vec<_> = words.iter().map(|word| word.replace('_', "-")).collect();
        out.push_str(&format!("\n  enum {} {{\n    {},\n  }}\n", name.replace('_', "-"), words.join(",\n    ")));
    }
    for kernel in KERNELS {
        for dtype in kernel.dtypes {
            let (name, args) = (kernel.name.replace('_', "-"), arguments(kernel.form, dtype).join(", "));
            let answer = answer(kernel.form, dtype);
            out.push_str(&format!("\n  /// {}\n  {name}-{dtype}: func({args}) -> {answer};\n", kernel.doc));
        }
    }
    out.push_str("}\n\nworld vecsolve {\n  export solver;\n}\n");
    vec![("wit/vecsolve.wit", out)]
}

/// Lists go in and come out: an array that is written is a result. Its length is
/// an argument where nothing else tells it; scratch is nobody's business.
fn arguments(form: &Form, dtype: &str) -> Vec<String> {
    let made =
        |name: &str| forms::arrays(form).iter().any(|array| array.name == name && array.how == forms::Use::Written);
    let one = |param: &vecsolve::kernels::Param| {
        let ty = match param.role {
            Role::LenOf(array) if !made(array) || forms::is_work(array) => return None,
            Role::Out(..) => return None,
            Role::LenOf(_) | Role::Size | Role::U32 => "u32".into(),
            Role::Stride(_) | Role::TurnedStride(..) => "option<u32>".into(),
            Role::Scalar => wit(dtype).into(),
            Role::F64 => "f64".into(),
            Role::Flag => "bool".into(),
            Role::Choice(_) => param.name.replace('_', "-"),
            Role::In(elem, _) | Role::InOut(elem, _) => list(elem, dtype),
            Role::Maybe(elem, _) => format!("option<{}>", list(elem, dtype)),
        };
        Some(format!("{}: {ty}", param.name.replace('_', "-")))
    };
    form.params.iter().filter_map(one).collect()
}

fn answer(form: &Form, dtype: &str) -> String {
    match form.answer {
        Answer::Value => return forms::score(dtype).into(),
        Answer::Count => return "result<u32, status>".into(),
        Answer::Status => {}
    }
    let arrays = forms::arrays(form).into_iter();
    let out = arrays.filter(|a| matches!(a.how, forms::Use::Written | forms::Use::Both) && !forms::is_work(a.name));
    match out.map(|array| list(array.elem, dtype)).collect::<Vec<_>>().as_slice() {
        [one] => format!("result<{one}, status>"),
        several => format!("result<tuple<{}>, status>", several.join(", ")),
    }
}

fn list(elem: Elem, dtype: &str) -> String {
    let of = match elem {
        Elem::T => wit(dtype),
        Elem::U32 => "u32",
        Elem::Score => wit(forms::score(dtype)),
    };
    format!("list<{of}>")
}

/// A dtype as components know it.
fn wit(dtype: &str) -> &str {
    match dtype {
        "i8" => "s8",
        "i32" => "s32",
        same => same,
    }
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

  /// The values of an array. Types are keywords: their names are escaped.
  variant values {
    %f32(list<f32>),
    %f64(list<f64>),
    i32(list<s32>),
    %u32(list<u32>),
    i8(list<s8>),
    %u8(list<u8>),
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
