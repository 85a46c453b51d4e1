//! The calls of the Rust host's vectors test: Rust cannot look a method up by
//! its name, so a match does, with an arm for every kernel and dtype. An arm
//! names the parameters, and behind the arrow the arrays whose values count
//! afterwards; the test's `call!` makes the rest of it.

use crate::forms::{self, Use, is_work};
use vecsolve::kernels::{KERNELS, KernelRow};
use vecsolve::ops::OPS;

pub fn render() -> String {
    format!(
        "//! Generated from the kernel table by tests/in_step/rust.rs; ./build.sh gen writes it.

        use crate::kernels::{{Case, Outcome, call}};

        /// How many kernels there are.
        pub const KERNELS: usize = {};
        /// How many operations there are.
        pub const OPS: usize = {};

        /// Calls a kernel's method with the arguments of a case.
        pub fn call(kernel: &str, dtype: &str, case: &mut Case) -> Outcome {{
            match (kernel, dtype) {{
                {}
                _ => panic!(\"{{kernel}} has no {{dtype}}: run ./build.sh gen\"),
            }}
        }}\n",
        KERNELS.len(),
        OPS.len(),
        super::each(KERNELS, arms),
    )
}

fn arms(row: &KernelRow) -> String {
    let params: Vec<_> = forms::asked(row.form).map(|param| param.name).collect();
    let seen = |array: &forms::Array| matches!(array.how, Use::Written | Use::Both) && !is_work(array.name);
    let outputs: Vec<_> = forms::arrays(row.form).into_iter().filter(seen).map(|array| array.name).collect();
    let arrow = if outputs.is_empty() { "" } else { " -> " };
    let arm = |dtype: &&str| {
        // A method over one dtype is not generic.
        let of = if row.dtypes.len() > 1 { format!("::<{dtype}>") } else { String::new() };
        let call = format!("{}{of}({}){arrow}{}", row.name, params.join(", "), outputs.join(", "));
        format!("({:?}, {dtype:?}) => call!(case, {call}),\n", row.name)
    };
    row.dtypes.iter().map(arm).collect()
}
