//! The component: `hosts/component/src/solver.rs` implements the interface of
//! `wit/vecsolve.wit`. A kernel that answers a number is called on slices; all
//! others run as operations on arrays of an instance that lives for the call.

use crate::{Generated, forms};
use vecsolve::kernels::{Answer, Elem, KERNELS, KernelRow, Param, Role};
use vecsolve::status::STATUSES;

pub fn render() -> Vec<Generated> {
    let kernels: String = KERNELS.iter().flat_map(|row| row.dtypes.iter().map(|dtype| function(row, dtype))).collect();
    let statuses: String =
        STATUSES.iter().map(|row| format!("        {} => Status::{},\n", row.code, camel(row.name))).collect();
    let words: String = forms::choices(KERNELS)
        .into_iter()
        .map(|(name, words)| {
            let ty = camel(name);
            let arms: String = words.iter().map(|w| format!("        {ty}::{} => {w:?},\n", camel(w))).collect();
            format!("\nfn {name}_word(word: {ty}) -> &'static str {{\n    match word {{\n{arms}    }}\n}}\n")
        })
        .collect();
    let choices: String = forms::choices(KERNELS).iter().map(|(name, _)| format!("{}, ", camel(name))).collect();
    let last = STATUSES.last().expect("statuses").name;
    let text = format!(
        "//! Generated from the tables by tests/in_step/component.rs; ./build.sh gen writes it.\n\n\
         use crate::Component;\n\
         use crate::call::Call;\n\
         use crate::exports::vecsolve::core::solver::{{Guest, {choices}Outcome, Refusal, Status, Values}};\n\
         use crate::session;\n\
         use vecsolve_core::kernels;\n\
         use vecsolve_core::simd::Level;\n\n\
         /// The status of a negative answer.\n\
         pub fn status(code: i32) -> Status {{\n    match code {{\n{statuses}        _ => Status::{},\n    }}\n}}\n\
         {words}\n{SESSION}{kernels}}}\n",
        camel(last)
    );
    vec![("hosts/component/src/solver.rs", formatted(&text))]
}

const SESSION: &str = "impl Guest for Component {
    fn abi() -> u32 { vecsolve::vs_abi() }
    fn capabilities() -> u32 { vecsolve::vs_capabilities() }
    fn create(config: String) -> Result<u32, Refusal> { session::create(&config) }
    fn write_array(instance: u32, id: u32, data: Values) -> Result<(), Refusal> { session::write(instance, id, &data) }
    fn read_array(instance: u32, id: u32) -> Result<Values, Refusal> { session::read(instance, id) }
    fn run(instance: u32, request: String) -> Result<Outcome, Refusal> { session::run(instance, &request) }
    fn step(instance: u32, budget: u32) -> Result<Outcome, Refusal> { session::step(instance, budget) }
    fn cancel(instance: u32) -> Result<Outcome, Refusal> { session::cancel(instance) }
    fn destroy(instance: u32) -> Result<(), Refusal> { session::destroy(instance) }
";

fn camel(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

fn element(elem: Elem, dtype: &str) -> &str {
    match elem {
        Elem::T => dtype,
        Elem::U32 => "u32",
        Elem::Score => forms::score(dtype),
    }
}

fn function(row: &KernelRow, dtype: &str) -> String {
    let (form, name) = (row.form, row.name);
    let written: Vec<_> = forms::arrays(form)
        .into_iter()
        .filter(|a| matches!(a.how, forms::Use::Written | forms::Use::Both) && !forms::is_work(a.name))
        .collect();
    let made = |array: &str| written.iter().find(|a| a.name == array && a.how == forms::Use::Written);
    // Whose length is an argument.
    let sized = |array: &str| form.params.iter().any(|p| p.role == Role::LenOf(find(array)));
    let (mut params, mut sends) = (String::new(), String::new());
    for Param { name, role } in form.params {
        let (ty, send) = match *role {
            Role::LenOf(array) => match made(array) {
                Some(out) => ("u32".into(), format!(".sized::<{}>({array:?}, {name})", element(out.elem, dtype))),
                None => continue,
            },
            Role::Out(..) if forms::is_work(name) || sized(name) => continue,
            Role::Out(..) => {
                sends += &format!(".makes({name:?})");
                continue;
            }
            Role::Size | Role::U32 => ("u32".into(), format!(".set({name:?}, {name})")),
            Role::Stride(_) | Role::TurnedStride(..) => ("Option<u32>".into(), format!(".maybe({name:?}, {name})")),
            Role::Scalar => (dtype.into(), format!(".set({name:?}, {name})")),
            Role::F64 => ("f64".into(), format!(".set({name:?}, {name})")),
            Role::Flag => ("bool".into(), format!(".set({name:?}, {name})")),
            Role::Choice(_) => (camel(name), format!(".set({name:?}, {name}_word({name}))")),
            Role::In(elem, _) | Role::InOut(elem, _) => {
                (format!("Vec<{}>", element(elem, dtype)), format!(".input({name:?}, &{name})"))
            }
            Role::Maybe(elem, _) => {
                (format!("Option<Vec<{}>>", element(elem, dtype)), format!(".maybe_input({name:?}, {name}.as_deref())"))
            }
        };
        params += &format!("{name}: {ty}, ");
        sends += &send;
    }
    let call = format!("let mut call = Call::new({name:?}){sends};");
    let (answer, body) = match form.answer {
        Answer::Value => {
            let arrays: Vec<_> = forms::arrays(form).iter().map(|a| a.name).collect();
            let given: String = arrays.iter().map(|a| format!(", &{a}")).collect();
            let core = format!("kernels::{name}_{dtype}(Level::best(){given})");
            let body = match arrays.as_slice() {
                [x, y] => format!("if {x}.len() == {y}.len() {{ {core} }} else {{ {}::NAN }}", forms::score(dtype)),
                _ => core,
            };
            (forms::score(dtype).to_string(), body)
        }
        Answer::Count => ("Result<u32, Status>".into(), format!("{call} call.count()")),
        Answer::Status => {
            let types: Vec<_> = written.iter().map(|a| format!("Vec<{}>", element(a.elem, dtype))).collect();
            let reads: Vec<_> = written.iter().map(|a| format!("call.read({:?})?", a.name)).collect();
            let (ty, read) = match types.len() {
                1 => (types[0].clone(), reads[0].clone()),
                _ => (format!("({})", types.join(", ")), format!("({})", reads.join(", "))),
            };
            (format!("Result<{ty}, Status>"), format!("{call} call.run()?; Ok({read})"))
        }
    };
    format!("\n    fn {name}_{dtype}({params}) -> {answer} {{ {body} }}\n")
}

/// The name as the table has it.
fn find(array: &str) -> &'static str {
    let params = KERNELS.iter().flat_map(|row| row.form.params);
    params.map(|param| param.name).find(|name| *name == array).expect("an array of a form")
}

fn formatted(text: &str) -> String {
    crate::rust::formatted("hosts/component/src/solver.rs", text)
}
