//! The calls of the Swift host's vectors test, once with resident arrays and once
//! with Swift's own: Swift cannot look a function up by its name, so a function
//! for each kernel and dtype does, named in a table.

use super::HEAD;
use super::kernels::{is_written, scalar};
use crate::forms::{self, camel, is_named, is_work};
use vecsolve::kernels::{Answer, KERNELS, KernelRow, Param, Role};
use vecsolve::ops::OPS;

pub fn render() -> String {
    let pairs: Vec<_> = KERNELS.iter().flat_map(|row| row.dtypes.iter().map(move |dtype| (row, *dtype))).collect();
    let entry = |(row, dtype): &(&KernelRow, &str)| {
        let (key, name) = (format!("{} {dtype}", row.name), function(row, dtype));
        format!("    {key:?}: (Calls.{name}, Calls.{name}OnArrays),\n")
    };
    let table: String = pairs.iter().map(entry).collect();
    let calls: Vec<_> = pairs.iter().map(|(row, dtype)| call(row, dtype)).collect();
    format!(
        "{HEAD}\nimport Vecsolve\n\n\
         /// How many kernels and how many operations there are.\nlet kernelCount = {}\nlet opCount = {}\n\n\
         /// By kernel and dtype: the call with resident arrays, and with arrays of Swift.\n\
         let calls: [String: (onResident: Call, onArrays: Call)] = [\n{table}]\n\n\
         enum Calls {{\n{}}}\n",
        KERNELS.len(),
        OPS.len(),
        calls.join("\n"),
    )
}

fn function(row: &KernelRow, dtype: &str) -> String {
    format!("{}_{dtype}", camel(row.name))
}

fn call(row: &KernelRow, dtype: &str) -> String {
    let form = row.form;
    let (t, score) = (scalar(dtype), scalar(forms::score(dtype)));
    let of = |elem| match elem {
        vecsolve::kernels::Elem::T => t,
        vecsolve::kernels::Elem::U32 => "UInt32",
        vecsolve::kernels::Elem::Score => score,
    };
    let arrays = forms::arrays(form);
    let written: Vec<_> = arrays.iter().filter(|array| is_written(array.how)).collect();
    let value = |param: &Param, own: bool| {
        let key = param.name;
        if let Some(array) = forms::array(form, param) {
            let (ty, read) = (of(array.elem), if own { "array" } else { "resident" });
            return match array.how {
                forms::Use::Maybe => format!("case.has({key:?}) ? case.{read}({key:?}, {ty}.self) : nil"),
                how if is_written(how) && own => format!("&{}", camel(key)),
                _ => format!("case.{read}({key:?}, {ty}.self)"),
            };
        }
        match param.role {
            Role::Scalar => format!("case.scalar({key:?}, {t}.self)"),
            Role::F64 => format!("case.scalar({key:?}, Double.self)"),
            Role::Flag => format!("case.flag({key:?})"),
            Role::Choice(_) => format!("case.metric({key:?})"),
            Role::Stride(_) | Role::TurnedStride(..) => format!("case.stride({key:?})"),
            _ => format!("case.size({key:?})"),
        }
    };
    let body = |own: bool| {
        let pass = |param: &Param| {
            let value = value(param, own);
            if is_named(form) { format!("{}: {value}", camel(param.name)) } else { value }
        };
        let passed: Vec<_> = forms::asked(form).map(pass).collect();
        let mut out = String::new();
        if own {
            for array in &written {
                let (name, ty) = (camel(array.name), of(array.elem));
                out += &format!("        var {name} = case.array({:?}, {ty}.self)\n", array.name);
            }
        }
        let call = super::bracketed("        ", &format!("try Kernels.{}", camel(row.name)), passed, "");
        out += &match form.answer {
            Answer::Status => call,
            _ => format!("        case.answer({})\n", call.trim()),
        };
        for array in written.iter().filter(|array| !is_work(array.name)) {
            let (key, ty) = (array.name, of(array.elem));
            out += &match own {
                true => format!("        case.wrote({key:?}, {})\n", camel(key)),
                false => format!("        case.wrote({key:?}, Array(case.resident({key:?}, {ty}.self)))\n"),
            };
        }
        out.replace("case.", "given.")
    };
    let name = function(row, dtype);
    let head = |name: &str| format!("    static func {name}(_ given: Case) throws {{\n");
    format!("{}{}    }}\n\n{}{}    }}\n", head(&name), body(false), head(&format!("{name}OnArrays")), body(true))
}
