//! `docs/kernels.json`: the kernel table for programs. The hosts' runners of the
//! shared vectors read it, and whoever writes a host of their own may.
use crate::{Generated, forms};
use vecsolve::kernels::{Answer, Elem, Form, KERNELS, Param, Role};

pub fn render() -> Vec<Generated> {
    let form = |form: &&'static Form| {
        let params: Vec<_> = form.params.iter().map(|param| format!("   {}", param_json(param))).collect();
        let answer = match form.answer {
            Answer::Value => "value",
            Answer::Count => "count",
            Answer::Status => "status",
        };
        let (name, named) = (form.name, forms::is_named(form));
        let params = params.join(",\n");
        format!("  \"{name}\": {{\"answer\": \"{answer}\", \"named\": {named}, \"params\": [\n{params}\n  ]}}")
    };
    let forms: Vec<_> = forms::forms(KERNELS).iter().map(form).collect();
    let kernels: Vec<_> = KERNELS
        .iter()
        .map(|row| format!("  \"{}\": {{\"form\": \"{}\", \"dtypes\": {:?}}}", row.name, row.form.name, row.dtypes))
        .collect();
    let text = format!(
        "{{\n \"forms\": {{\n{}\n }},\n \"kernels\": {{\n{}\n }}\n}}\n",
        forms.join(",\n"),
        kernels.join(",\n")
    );
    vec![("docs/kernels.json", text)]
}

fn param_json(param: &Param) -> String {
    let elem = |elem: Elem| match elem {
        Elem::T => "T",
        Elem::U32 => "u32",
        Elem::Score => "score",
    };
    let (role, more) = match param.role {
        Role::LenOf(array) => ("len_of", format!(", \"array\": \"{array}\"")),
        Role::Size => ("size", String::new()),
        Role::Stride(_) | Role::TurnedStride(..) => ("stride", String::new()),
        Role::Scalar => ("scalar", String::new()),
        Role::F64 => ("f64", String::new()),
        Role::U32 => ("u32", String::new()),
        Role::Flag => ("flag", String::new()),
        Role::Choice(words) => ("choice", format!(", \"words\": {words:?}")),
        Role::In(of, _) => ("in", format!(", \"of\": \"{}\"", elem(of))),
        Role::Maybe(of, _) => ("maybe", format!(", \"of\": \"{}\"", elem(of))),
        Role::Out(of, _) if forms::is_work(param.name) => ("work", format!(", \"of\": \"{}\"", elem(of))),
        Role::Out(of, _) => ("out", format!(", \"of\": \"{}\"", elem(of))),
        Role::InOut(of, _) => ("inout", format!(", \"of\": \"{}\"", elem(of))),
    };
    format!("{{\"name\": \"{}\", \"role\": \"{role}\"{more}}}", param.name)
}
