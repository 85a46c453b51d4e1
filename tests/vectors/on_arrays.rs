//! One kernel case as an operation on an instance's arrays, at every level:
//! the fields follow from the form's parameters and arrays go by ids, so the
//! table is all that is known of a kernel here.
//!
//! Twice: with every array made beforehand, as the kernel itself is run; and,
//! where the case leaves no gaps between rows, with outputs and workspace left
//! to the operation. A status must be the kernel's own: nothing that these files
//! refuse is refused by another one when it goes by ids.

use crate::Faults;
use crate::element::{Element, Real};
use crate::ops::{Instance, answered, make, result};
use crate::output::{self, Output};
use serde_json::{Map, Value, json};
use vecsolve::kernels::{Answer, Elem, KernelRow, Len, Param, Role};
use vecsolve::registry;
use vecsolve_core::simd::Level;

/// A function of a dtype by the dtype's name.
macro_rules! of_dtype {
    ($dtype:expr, $function:ident($($arg:expr),*)) => {
        match $dtype {
            "f32" => $function::<f32>($($arg),*),
            "f64" => $function::<f64>($($arg),*),
            "i8" => $function::<i8>($($arg),*),
            "u8" => $function::<u8>($($arg),*),
            "u32" => $function::<u32>($($arg),*),
            other => panic!("{other:?} is no dtype of kernels"),
        }
    };
}

/// Checks a case; an error says why it cannot be asked for.
pub fn check(kernel: &KernelRow, case: &Value) -> Result<Faults, String> {
    let mut faults = Vec::new();
    for level in Level::all() {
        for given in [true, false] {
            let run = Run { kernel, case, dtype: case["dtype"].as_str().unwrap_or("?"), given };
            if given || run.may_be_left() {
                let at = if given { "all arrays given" } else { "outputs left to it" };
                let found = run.at(level)?;
                faults.extend(found.map(|f| format!("as an operation, level {}, {at}: {f}", level.name())));
            }
        }
    }
    Ok(faults)
}

struct Run<'a> {
    kernel: &'a KernelRow,
    case: &'a Value,
    dtype: &'a str,
    /// Whether arrays that the operation can make itself are there before it.
    given: bool,
}

impl Run<'_> {
    fn params(&self) -> &'static [Param] {
        self.kernel.form.params
    }

    fn is_work(param: &Param) -> bool {
        param.name == "work"
    }

    /// Whether outputs that the operation makes are the case's: as long, and
    /// with nothing in them that is not written.
    fn may_be_left(&self) -> bool {
        let strides = self
            .params()
            .iter()
            .any(|p| matches!(p.role, Role::Stride(_) | Role::TurnedStride(..)) && self.case.get(p.name).is_some());
        let short = self.case["lengths"]["work"] == 0;
        !strides && !short && self.params().iter().any(|p| self.is_left(p))
    }

    /// Whether the operation makes this array.
    fn is_left(&self, param: &Param) -> bool {
        match param.role {
            Role::Out(_, len) => self.alias_of(param).is_none() && (len != Len::Own || Self::is_work(param)),
            _ => false,
        }
    }

    /// The parameter whose array this one is.
    fn alias_of(&self, param: &Param) -> Option<&'static str> {
        match (self.case["alias"].as_str()?, param.name) {
            ("x=y", "y") | ("out=x" | "out=x=y", "out") | ("out=x=y", "y") => Some("x"),
            ("out=y", "out") => Some("y"),
            _ => None,
        }
    }

    /// Ids: far apart, and not in the order of the parameters.
    fn id(&self, name: &str) -> u32 {
        let at = self.params().iter().position(|p| p.name == name).expect("a parameter");
        match self.alias_of(&self.params()[at]) {
            Some(other) => self.id(other),
            None => u32::MAX - 1000 * at as u32,
        }
    }

    fn dtype_of(&self, elem: Elem) -> &str {
        match elem {
            Elem::T => self.dtype,
            Elem::U32 => "u32",
            Elem::Score if self.dtype == "f32" => "f32",
            Elem::Score => "f64",
        }
    }

    fn at(&self, level: Level) -> Result<Option<String>, String> {
        let handle = registry::create(json!({ "level": level.name() }).to_string().as_bytes());
        assert!(handle > 0, "create: {}", result(0));
        let instance = Instance(handle);
        let mut request = Map::new();
        request.insert("op".into(), json!(self.kernel.name));
        // Scalars are written by hand: serde_json would give an f32 as the f64 it is.
        let mut scalars = String::new();
        for param in self.params() {
            let given = self.case.get(param.name);
            match (param.role, given) {
                (Role::LenOf(_), _) | (Role::Stride(_) | Role::TurnedStride(..), None) => {}
                (Role::Scalar, Some(hex)) => {
                    let text =
                        scalar(self.dtype, hex).ok_or_else(|| format!("{} is no number of a request", param.name))?;
                    scalars += &format!(r#","{}":{text}"#, param.name);
                }
                (Role::In(elem, _) | Role::Maybe(elem, _) | Role::InOut(elem, _), Some(spec)) => {
                    self.make(handle, param, elem, spec)?;
                    request.insert(param.name.into(), json!(self.id(param.name)));
                }
                (Role::Maybe(..), None) => {}
                (Role::In(..) | Role::InOut(..) | Role::Out(..), None) => {
                    if let (Role::Out(elem, len), None) = (param.role, self.alias_of(param)) {
                        if self.given || !self.is_left(param) {
                            let n = self.length(param, len)?;
                            self.make(handle, param, elem, &json!({ "values": vec![7; n] }))?;
                        } else if Self::is_work(param) {
                            continue;
                        }
                    }
                    request.insert(param.name.into(), json!(self.id(param.name)));
                }
                (_, Some(value)) => drop(request.insert(param.name.into(), value.clone())),
                (_, None) => return Err(format!("the case gives no {}", param.name)),
            }
        }
        let request = json!(request).to_string().replacen('}', &(scalars + "}"), 1);
        let before = self.written(handle);
        let answer = answered(registry::op(instance.0, request.as_bytes()));
        if answer != 0 && before != self.written(handle) && !self.checks_as_it_goes() {
            return Ok(Some(format!("{request}: refused, and made or wrote an output")));
        }
        Ok(self.judge(instance.0, &answer).map(|fault| format!("{request}: {fault}")))
    }

    fn make(&self, handle: i32, param: &Param, elem: Elem, spec: &Value) -> Result<(), String> {
        let mut array = if spec.is_array() { json!({ "values": spec }) } else { spec.clone() };
        array["id"] = json!(self.id(param.name));
        array["dtype"] = json!(self.dtype_of(elem));
        make(handle, &array).map_err(|status| format!("array {}: {}", param.name, status.name()))
    }

    /// How long an array is that is only written: as README.md says.
    fn length(&self, param: &Param, len: Len) -> Result<usize, String> {
        if let Some(n) = self.case["lengths"][param.name].as_u64() {
            return Ok(n as usize);
        }
        match len {
            Len::Is(n) => self.size(n),
            Len::Plus1(n) => self.size(n).map(|n| n + 1),
            Len::Minus1(n) => self.size(n).map(|n| n.saturating_sub(1)),
            Len::Matrix(..) if param.name == "out" => Ok(self.read("x", self.dtype).len()),
            Len::Matrix(rows, cols, _) => Ok(self.size(rows)? * self.size(cols)?),
            // Of spmv: the rows are given, although they are y's length.
            Len::Own => self.case["rows"].as_u64().map(|n| n as usize).ok_or(format!("no length of {}", param.name)),
            _ => Err(format!("no length of {}", param.name)),
        }
    }

    /// A size, which may be an array's length.
    fn size(&self, name: &str) -> Result<usize, String> {
        let param = self.params().iter().find(|p| p.name == name).expect("a parameter");
        match (param.role, self.case[name].as_u64()) {
            (_, Some(n)) => Ok(n as usize),
            (Role::LenOf(array), None) => {
                let of = self.params().iter().find(|p| p.name == array).expect("a parameter");
                let (Role::In(elem, _) | Role::InOut(elem, _)) = of.role else { return Err(format!("no {name}")) };
                Ok(self.read(array, self.dtype_of(elem)).len())
            }
            _ => Err(format!("no {name}")),
        }
    }

    /// The case's array as the files hold it.
    fn read(&self, name: &str, dtype: &str) -> Vec<Value> {
        fn texts<T: Element>(spec: &Value) -> Vec<Value> {
            T::read(spec).into_iter().map(Element::text).collect()
        }
        of_dtype!(dtype, texts(&self.case[name]))
    }

    /// The bytes of the outputs that are there.
    fn written(&self, handle: i32) -> Vec<Option<Vec<u8>>> {
        let outputs = self.params().iter().filter(|p| matches!(p.role, Role::Out(..) | Role::InOut(..)));
        outputs.map(|p| registry::with_array_bytes(handle, self.id(p.name), |b| b.to_vec()).ok()).collect()
    }

    /// docs/abi.md: these may have written a part before they find fault with their data.
    fn checks_as_it_goes(&self) -> bool {
        self.given && ["spmv", "spmv_t", "spmv_rows", "spmm", "prefix_sum"].contains(&self.kernel.name)
    }

    fn judge(&self, handle: i32, answer: &Value) -> Option<String> {
        let got = result(handle);
        let want = self.case["returns"].as_str().map_or(json!(0), |status| json!(status));
        if *answer != want {
            return Some(format!("returned {answer}, expected {want}; {got}"));
        }
        if want != 0 {
            let refusal = got["status"] == want && got["message"].as_str().is_some_and(|m| m.len() > 5);
            return (!refusal).then(|| format!("a refusal must be a status and a message, it is {got}"));
        }
        if got["op"] != self.kernel.name || got["status"] != "done" {
            return Some(format!("the result is {got}"));
        }
        if self.kernel.form.answer != Answer::Status {
            return self.judge_value(&got);
        }
        if got.get("value").is_some() {
            return Some(format!("a value where there is none: {got}"));
        }
        let outputs: Result<Vec<Output>, String> =
            self.params().iter().filter_map(|p| self.output(handle, p)).collect();
        let shown = match outputs {
            Ok(outputs) => output::shown(&outputs),
            Err(fault) => return Some(fault),
        };
        (self.case["golden"] != shown).then(|| format!("got {shown}, golden {}", self.case["golden"]))
    }

    /// The value is the number by its bits, null where it is not finite.
    fn judge_value(&self, got: &Value) -> Option<String> {
        let want = output::number(&self.case["golden"]);
        let value = &got["value"];
        let met = match value.as_f64() {
            Some(value) => value.to_bits() == want.to_bits(),
            None => got.get("value").is_some_and(Value::is_null) && !want.is_finite(),
        };
        (!met).then(|| format!("value {value}, golden {} ({want:?})", self.case["golden"]))
    }

    fn output(&self, handle: i32, param: &Param) -> Option<Result<Output, String>> {
        let (Role::Out(elem, _) | Role::InOut(elem, _)) = param.role else { return None };
        if Self::is_work(param) {
            return None;
        }
        fn read<T: Element>(name: &'static str, bytes: &[u8]) -> Output {
            let values: Vec<T> = bytes.chunks_exact(size_of::<T>()).map(T::from_le_bytes).collect();
            Output::array(name, &values)
        }
        let bytes = registry::with_array_bytes(handle, self.id(param.name), |bytes| bytes.to_vec());
        Some(match bytes {
            Ok(bytes) => Ok(of_dtype!(self.dtype_of(elem), read(param.name, &bytes))),
            Err(status) => Err(format!("{} cannot be read: {}", param.name, status.name())),
        })
    }
}

/// A scalar of this dtype as a JSON number, the shortest that is the same bits:
/// none when it is not finite, or its digits are more than f64 holds exactly: those are read within a few ULP.
fn scalar(dtype: &str, hex: &Value) -> Option<String> {
    let hex = hex.as_str().expect("hex");
    let (finite, text) = if dtype == "f32" {
        let v = f32::from_text(hex);
        (v.is_finite(), format!("{v:?}"))
    } else {
        let v = f64::from_text(hex);
        (v.is_finite(), format!("{v:?}"))
    };
    let digits: String = text.split('e').next().unwrap_or("").chars().filter(char::is_ascii_digit).collect();
    let exact = digits.parse::<u64>().is_ok_and(|mantissa| mantissa <= 1 << 53);
    (finite && exact).then_some(text)
}
