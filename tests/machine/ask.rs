//! Any kernel as an operation: sizes, arrays and words from the form alone.

use crate::abi::Abi;
use crate::cases::Given;
use crate::spoil::spoil;
use crate::world::{World, dtype};
use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use vecsolve::kernels::{Elem, KERNELS, KernelRow, Len, Role};

/// A call that should be sound.
pub struct Plan {
    pub kernel: &'static KernelRow,
    pub dtype: &'static str,
    pub arrays: Vec<Given>,
    pub request: Map<String, Value>,
    /// Ids that are written.
    pub written: Vec<u32>,
}

/// Picks a kernel, a dtype, sizes and values.
pub fn plan(u: &mut Unstructured) -> Result<Plan> {
    let kernel = u.choose(KERNELS)?;
    let own = *u.choose(kernel.dtypes)?;
    let params = kernel.form.params;
    let most = if u.ratio(1, 8)? { 70 } else { 12 };
    let common = u.int_in_range(0..=most)?;
    let mut size: BTreeMap<&str, usize> = BTreeMap::new();
    let mut request = Map::new();
    request.insert("op".into(), json!(kernel.name));
    for param in params {
        match param.role {
            Role::Size => {
                let n = if u.ratio(1, 2)? { common } else { u.int_in_range(0..=most)? };
                size.insert(param.name, n);
                request.insert(param.name.into(), json!(n));
            }
            Role::Flag => {
                let flag: bool = u.arbitrary()?;
                size.insert(param.name, usize::from(flag));
                request.insert(param.name.into(), json!(flag));
            }
            Role::Scalar => {
                let floats = [0.0, 1.0, -1.0, 0.5, 3.25, 1e30, -1e-30];
                let v = if own.starts_with('f') { *u.choose(&floats)? } else { f64::from(u.int_in_range(0..=3)?) };
                request.insert(param.name.into(), json!(v));
            }
            Role::F64 => drop(request.insert(param.name.into(), json!(*u.choose(&[10000.0, 2.0, 1.0, 500.5])?))),
            Role::U32 => drop(request.insert(param.name.into(), json!(u.int_in_range(0..=5000)?))),
            Role::Choice(words) => {
                let words = if own == "u8" { &words[4..] } else { &words[..4] };
                request.insert(param.name.into(), json!(u.choose(words)?));
            }
            Role::In(_, Len::Own) | Role::InOut(_, Len::Own) | Role::Out(_, Len::Own) | Role::Maybe(_, Len::Own) => {
                let n = if u.ratio(3, 4)? { common } else { u.int_in_range(0..=most)? };
                size.insert(param.name, n);
            }
            _ => {}
        }
    }
    // Lengths and strides follow from each other in two rounds.
    let nnz = u.int_in_range(0..=2 * most)?;
    for _ in 0..2 {
        for param in params {
            let known = |name: &str| size.get(name).copied().unwrap_or(0);
            let found = match param.role {
                Role::LenOf(array) => known(array),
                Role::Stride(cols) => known(cols),
                Role::TurnedStride(flag, off, on) => known(if size.get(flag) == Some(&1) { on } else { off }),
                Role::In(_, len) | Role::InOut(_, len) | Role::Out(_, len) | Role::Maybe(_, len) if len != Len::Own => {
                    length(len, &known, nnz)
                }
                _ => continue,
            };
            size.insert(param.name, found);
        }
    }
    // A wider stride now and then, with room for it.
    for param in params {
        if matches!(param.role, Role::Stride(_) | Role::TurnedStride(..)) && u.ratio(1, 6)? {
            let wide = size[param.name] + u.int_in_range(1..=5)?;
            request.insert(param.name.into(), json!(wide));
            size.insert(param.name, wide);
        }
    }
    let mut plan = Plan { kernel, dtype: own, arrays: vec![], request, written: vec![] };
    for (i, param) in params.iter().enumerate() {
        let (elem, len, role) = match param.role {
            Role::In(e, l) => (e, l, 'r'),
            Role::Maybe(e, l) => (e, l, 'm'),
            Role::InOut(e, l) => (e, l, 'b'),
            Role::Out(e, l) => (e, l, 'w'),
            _ => continue,
        };
        if param.name == "work" || (role == 'm' && u.ratio(1, 3)?) {
            continue;
        }
        let id = 30 + i as u32;
        plan.request.insert(param.name.into(), json!(id));
        if role == 'b' || role == 'w' {
            plan.written.push(id);
        }
        if role == 'w' && len != Len::Own && u.ratio(1, 3)? {
            continue; // left to the operation
        }
        let known = |name: &str| size.get(name).copied().unwrap_or(0);
        let n = if len == Len::Own { size[param.name] } else { length(len, &known, nnz) };
        let number = dtype(match elem {
            Elem::T => own,
            Elem::U32 => "u32",
            Elem::Score if own == "f32" => "f32",
            Elem::Score => "f64",
        });
        let rising = param.name == "row_ptr";
        plan.arrays.push((id, number, values(u, number, n, if rising { nnz } else { common.max(1) }, rising)?));
    }
    Ok(plan)
}

fn length(len: Len, known: &dyn Fn(&str) -> usize, nnz: usize) -> usize {
    let span = |rows: usize, cols: usize, stride: usize| {
        if rows == 0 || cols == 0 { 0 } else { (rows - 1) * stride.max(cols) + cols }
    };
    match len {
        Len::Own => 0,
        Len::Is(n) => known(n),
        Len::Plus1(n) => known(n) + 1,
        Len::Minus1(n) => known(n).saturating_sub(1),
        Len::Times(a, b) => known(a) * known(b),
        Len::Matrix(r, c, s) => span(known(r), known(c), known(s)),
        Len::Turned(flag, r, c, s) if known(flag) == 1 => span(known(c), known(r), known(s)),
        Len::Turned(_, r, c, s) => span(known(r), known(c), known(s)),
        Len::Either(flag, off, on) => known(if known(flag) == 1 { on } else { off }),
        Len::Square(flag, off, on, s) => {
            let n = known(if known(flag) == 1 { on } else { off });
            span(n, n, known(s))
        }
        Len::Last(_) => nnz,
    }
}

/// `n` values: of whole numbers below `bound`, or rising to it; floats of every kind.
fn values(u: &mut Unstructured, number: u32, n: usize, bound: usize, rising: bool) -> Result<Vec<u8>> {
    let (kind, mut state) = (u.int_in_range(0..=7)?, u.arbitrary::<u64>()? | 1);
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 24
    };
    let mut bytes = Vec::new();
    for i in 0..n {
        let r = next();
        let float = match kind {
            0 => f64::from_bits(r << 24 | next() & 0xff_ffff),
            1 => [f64::NAN, f64::INFINITY, -0.0, 5e-324, -1e308, f64::NEG_INFINITY, 1.0][(r % 7) as usize],
            2 => 0.0,
            3 => (r % 7) as f64 - 3.0,
            _ => (r % 4001) as f64 / 1024.0 - 2.0,
        };
        match number {
            1 => bytes.extend((if kind == 0 { f32::from_bits(r as u32) } else { float as f32 }).to_ne_bytes()),
            2 => bytes.extend(float.to_ne_bytes()),
            3 | 4 => {
                let last = i + 1 == n;
                let v = match (rising, last) {
                    (true, true) => bound,
                    (true, false) => bound * i / n.max(1),
                    _ if kind == 1 && r.is_multiple_of(5) => r as usize & 0xffff_ffff,
                    _ => (r as usize) % bound.max(1),
                };
                bytes.extend((v as u32).to_ne_bytes());
            }
            _ => bytes.push(r as u8),
        }
    }
    Ok(bytes)
}

/// One kernel in an instance, as planned or spoilt.
pub fn run<A: Abi>(world: &mut World<A>, at: usize, u: &mut Unstructured) -> Result<()> {
    let mut plan = plan(u)?;
    let gentle = u.ratio(2, 3)?;
    if !gentle && u.ratio(1, 3)? && plan.arrays.len() > 1 {
        // Two operands of one id.
        let (i, j) = (u.choose_index(plan.arrays.len())?, u.choose_index(plan.arrays.len())?);
        let (from, to) = (json!(plan.arrays[i].0), json!(plan.arrays[j].0));
        plan.request.values_mut().filter(|v| **v == from).for_each(|v| *v = to.clone());
    }
    for (id, number, bytes) in &plan.arrays {
        world.filled(at, *id, *number, bytes);
    }
    let text = spoil(u, &plan.request, gentle)?;
    world.op(at, &text);
    Ok(())
}
