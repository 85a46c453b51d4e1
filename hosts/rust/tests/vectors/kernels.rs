//! One kernel case through its typed method, on resident arrays. `calls.rs`,
//! generated from the kernel table, has a line a kernel and dtype:
//!
//! ```text
//! ("axpy", "f32") => call!(case, axpy::<f32>(alpha, x, y) -> y),
//! ```
//!
//! which reads the arguments out of the case by these names, calls the method
//! and gives back what it answered and what it wrote. A name says no more than
//! that: what its argument is made from, and so the dtype of an array, follows
//! from the type that the method takes.

use crate::element::{self, Real};
use crate::output::{Output, shown};
use crate::{Faults, calls};
use serde_json::{Value, json};
use std::any::Any;
use std::collections::HashMap;
use vecsolve_host::{Array, Config, Error, Instance, Module};

macro_rules! call {
    ($case:ident, $name:ident $(::<$t:ident>)? ($($arg:ident),*) $(-> $($out:ident),+)?) => {{
        $( let $arg = $case.get(stringify!($arg)); )*
        let answer = $case.instance.$name $(::<$t>)? ($($arg),*)?;
        let written = [$($( $case.written(stringify!($out), $out)? ),+)?];
        Ok(crate::kernels::Answer::output(answer).into_iter().chain(written).collect())
    }};
}
pub(crate) use call;

/// What a call answered and what it wrote, or why it was refused.
pub type Outcome = Result<Vec<Output>, Error>;

pub fn check(module: &Module, file: &Value, given: &Value) -> Faults {
    let text = |v: &Value| v.as_str().unwrap_or("?").to_string();
    let mut case = Case { given, instance: module.create(Config::default()).unwrap(), arrays: HashMap::new() };
    let outcome = calls::call(&text(&file["kernel"]), &text(&given["dtype"]), &mut case);
    let (got, wanted) = match (outcome, given.get("returns")) {
        (Ok(outputs), None) => (shown(&outputs), given["golden"].clone()),
        (Ok(_), Some(status)) => (json!("done"), status.clone()),
        (Err(error), Some(status)) => (json!(error.status.name()), status.clone()),
        (Err(error), None) => (json!(error.to_string()), json!("done")),
    };
    if got == wanted { vec![] } else { vec![format!("got {got}, expected {wanted}")] }
}

/// A case, and the arrays made for it.
pub struct Case<'a> {
    given: &'a Value,
    pub instance: Instance,
    arrays: HashMap<&'a str, (usize, &'static dyn Any)>,
}

impl<'a> Case<'a> {
    /// An argument.
    pub fn get<A: Argument>(&mut self, name: &'static str) -> A {
        A::read(self, name)
    }

    /// An array after the call.
    pub fn written<E: Element>(&self, name: &'static str, array: &Array<E>) -> Result<Output, Error> {
        Ok(Output::array(name, &self.instance.view(array)?))
    }

    /// The array of this name, made when it is first asked for.
    fn array<E: Element>(&mut self, name: &'static str) -> &'static Array<E> {
        let name = self.source(name);
        if !self.arrays.contains_key(name) {
            let values = match &self.given[name] {
                Value::Null => vec![E::seven(); self.length(name)],
                spec => E::read(spec),
            };
            let array = self.instance.array_from(&values).expect("room for the arrays of a case");
            // Leaked, so that arguments borrow nothing of the case: a few bytes, which
            // only name the array. The array itself ends with the instance.
            self.arrays.insert(name, (values.len(), Box::leak(Box::new(array))));
        }
        let array = self.arrays[name].1.downcast_ref();
        array.unwrap_or_else(|| panic!("{name} is taken in two dtypes: {}", self.given))
    }

    /// The array that is meant by a name: by `alias`, which needs no copies, the
    /// first of the names that stand for one array and is given.
    fn source(&self, name: &'static str) -> &'a str {
        let given = self.given;
        let mut alias = given["alias"].as_str().unwrap_or("").split('=');
        match alias.clone().any(|one| one == name) {
            true => alias.find(|one| given.get(one).is_some()).expect("an array of an alias is given"),
            false => name,
        }
    }

    /// How long an array is that is only written.
    fn length(&self, name: &str) -> usize {
        let given = [&self.given["lengths"][name], &self.given["rows"]];
        let said = given.iter().find_map(|v| v.as_u64()).map(|n| n as usize);
        said.unwrap_or_else(|| self.arrays[self.source("x")].0)
    }
}

/// An element of an array, for the host and for the files.
pub trait Element: element::Element + vecsolve_host::Element {}
impl<E: element::Element + vecsolve_host::Element> Element for E {}

/// What a method takes.
pub trait Argument {
    fn read(case: &mut Case, name: &'static str) -> Self;
}

impl<E: Element> Argument for &'static Array<E> {
    fn read(case: &mut Case, name: &'static str) -> Self {
        case.array(name)
    }
}

/// Where nothing is said, nothing is passed.
impl<A: Argument> Argument for Option<A> {
    fn read(case: &mut Case, name: &'static str) -> Self {
        case.given.get(name).is_some().then(|| A::read(case, name))
    }
}

/// Arguments that are read from the case alone.
macro_rules! plain {
    ($($ty:ty: $v:ident => $read:expr;)+) => { $(
        impl Argument for $ty {
            fn read(case: &mut Case, name: &'static str) -> Self {
                let $v = &case.given[name];
                let read: Option<Self> = $read;
                read.unwrap_or_else(|| panic!("{name} is {}, not a {}", $v, stringify!($ty)))
            }
        }
    )+ };
}
plain! {
    usize: v => v.as_u64().map(|n| n as usize);
    u32: v => v.as_u64().map(|n| n as u32);
    bool: v => v.as_bool();
    f32: v => v.as_str().map(f32::from_text);
    f64: v => v.as_f64().or_else(|| v.as_str().map(f64::from_text));
    vecsolve_host::Metric: v => v.as_str().and_then(Self::from_word);
}

/// What a method answers with.
pub trait Answer {
    fn output(self) -> Option<Output>;
}

impl Answer for () {
    fn output(self) -> Option<Output> {
        None
    }
}

macro_rules! answers {
    ($($ty:ident: $v:ident => $text:expr;)+) => { $(
        impl Answer for $ty {
            fn output(self) -> Option<Output> {
                let $v = self;
                Some(Output::answer($text))
            }
        }
    )+ };
}
answers! {
    f32: v => element::Element::text(v);
    f64: v => element::Element::text(v);
    usize: v => json!(v);
}
