//! Structured random systems, and the residual of what is called converged,
//! recomputed here with error-free products and sums.

use crate::abi::Abi;
use crate::cases::goes_on;
use crate::world::{Triplets, World};
use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};
use vecsolve::ops::{Kind, OPS};

/// Ids of a system's arrays: rows, columns, values, right-hand side, x, and the matrix.
const ROW: u32 = 11;
const COL: u32 = 12;
const VAL: u32 = 13;
const B: u32 = 2;
const X: u32 = 3;
const A: u32 = 1;

/// Builds a matrix, a right-hand side and a request, and solves.
pub fn run<T: Abi>(world: &mut World<T>, at: usize, u: &mut Unstructured) -> Result<()> {
    if world.live[at].pending {
        world.op(at, br#"{"op":"solve","a":1,"b":2,"x":3}"#);
        return Ok(());
    }
    let a = matrix(u)?;
    if !give(world, at, &a) {
        return Ok(());
    }
    for _ in 0..u.int_in_range(1..=3)? {
        if world.live[at].pending {
            break;
        }
        let b = right_hand_side(u, &a)?;
        if !world.f64s(at, B, &b) {
            return Ok(());
        }
        let request = request(u)?;
        if request.get("guess") == Some(&json!(true)) {
            let guess: Vec<f64> = (0..a.cols).map(|i| (i % 5) as f64 - 2.0).collect();
            world.f64s(at, X, &guess);
        }
        world.live[at].solving = Some((a.clone(), b, json!(request)));
        let code = world.solve(at, json!(request).to_string().as_bytes());
        if code == 1 {
            goes_on(world, at, u)?;
        }
    }
    Ok(())
}

/// The matrix as object 1, by triplets.
pub fn give<T: Abi>(world: &mut World<T>, at: usize, a: &Triplets) -> bool {
    let rows: Vec<u32> = a.entries.iter().map(|e| e.0 as u32).collect();
    let cols: Vec<u32> = a.entries.iter().map(|e| e.1 as u32).collect();
    let vals: Vec<f64> = a.entries.iter().map(|e| e.2).collect();
    if !(world.u32s(at, ROW, &rows) && world.u32s(at, COL, &cols) && world.f64s(at, VAL, &vals)) {
        return false;
    }
    let (m, n) = (a.rows, a.cols);
    let request = format!(r#"{{"op":"csr","id":{A},"rows":{m},"cols":{n},"row":{ROW},"col":{COL},"val":{VAL}}}"#);
    world.op(at, request.as_bytes()) == 0
}

/// A matrix of a known kind.
pub fn matrix(u: &mut Unstructured) -> Result<Triplets> {
    let n = if u.ratio(1, 10)? { u.int_in_range(0..=150)? } else { u.int_in_range(0..=24)? };
    let kind = u.int_in_range(0..=11)?;
    let mut a = Triplets { rows: n, cols: n, entries: vec![] };
    let mut value = |range: f64| -> Result<f64> { Ok(f64::from(u.arbitrary::<i8>()?) / 128.0 * range) };
    for i in 0..n {
        for (back, weight) in [(1_usize, 1.0), (5, 0.5)] {
            if i < back {
                continue;
            }
            let v = if kind < 3 { -weight } else { value(weight)? };
            let w = match kind {
                4 | 5 => value(weight)?,
                6 => -v,
                _ => v,
            };
            a.entries.extend([(i, i - back, v), (i - back, i, w)]);
        }
        let diagonal = match kind {
            0 | 4 => 3.0,
            1 => 3.0 * 10_f64.powi((i % 13) as i32 - 6),
            2 => -4.0,
            3 | 5 => value(3.0)?,
            6 => 1.0,
            7 => 0.0,
            8 if i == n / 2 => 0.0,
            9 => 1e-300,
            10 => 1e300,
            _ => 2.0,
        };
        a.entries.push((i, i, diagonal));
        if kind == 11 && i % 3 == 0 {
            a.entries.push((i, i, value(2.0)?)); // given twice
        }
    }
    if kind == 8 {
        // A row that is empty, and with it a singular matrix.
        a.entries.retain(|e| e.0 != n / 2);
    }
    if u.ratio(1, 8)? {
        a.cols = u.int_in_range(0..=30)?;
        a.entries.retain(|e| e.1 < a.cols);
    }
    for _ in 0..u.int_in_range(0..=4)? {
        if a.rows > 0 && a.cols > 0 {
            let (i, j) = (u.choose_index(a.rows)?, u.choose_index(a.cols)?);
            a.entries.push((i, j, f64::from(u.arbitrary::<i16>()?) / 256.0));
        }
    }
    Ok(a)
}

fn right_hand_side(u: &mut Unstructured, a: &Triplets) -> Result<Vec<f64>> {
    let mut b = vec![0.0; a.rows];
    match u.int_in_range(0..=5)? {
        0 => {}
        1 => b.iter_mut().enumerate().for_each(|(i, v)| *v = ((i * 7919) % 1000) as f64 / 999.0 - 0.3),
        2 => b.iter_mut().for_each(|v| *v = 1e-310),
        3 => b.iter_mut().for_each(|v| *v = 1e306),
        _ => a.entries.iter().for_each(|e| b[e.0] += e.2),
    }
    b.iter_mut().filter(|v| !v.is_finite()).for_each(|v| *v = 1.0);
    Ok(b)
}

/// A sound request, its words and numbers from the table.
fn request(u: &mut Unstructured) -> Result<Map<String, Value>> {
    let row = OPS.iter().find(|row| row.name == "solve").expect("solve");
    let mut request = Map::new();
    for (key, value) in [("op", json!("solve")), ("a", json!(A)), ("b", json!(B)), ("x", json!(X))] {
        request.insert(key.into(), value);
    }
    for arg in &row.args[3..] {
        let value = match (arg.name, arg.kind) {
            ("tol", _) => json!(*u.choose(&[1e-8, 1e-12, 1e-15, 1e-3, 0.5, 0.0])?),
            ("atol", _) => json!(*u.choose(&[0.0, 0.0, 1e-6, 1e-300])?),
            ("divergence", _) => json!(*u.choose(&[1e8, 1.0, 1e300])?),
            ("omega", _) => json!(*u.choose(&[1.0, 0.1, 1.9])?),
            ("max_iter", _) => json!(*u.choose(&[0, 1, 5, 200])?),
            ("restart", _) => json!(*u.choose(&[30, 1, 2, 100])?),
            ("budget", _) => json!(*u.choose(&[0, 1, 500, 20_000])?),
            (_, Kind::Choice(words)) => json!(u.choose(words)?),
            (_, Kind::Bool) => json!(u.ratio(1, 4)?),
            _ => continue,
        };
        if u.ratio(2, 3)? || arg.name == "method" {
            request.insert(arg.name.into(), value);
        }
    }
    Ok(request)
}

/// `converged` implies a small true residual; and x has no NaN whatever was said.
pub fn judge<T: Abi>(world: &mut World<T>, at: usize, a: &Triplets, b: &[f64], request: &Value, result: &Value) {
    let x = world.read_reals(at, X, a.cols).expect("x is written when a solve ends");
    assert_eq!(x.len(), a.cols, "{request}: {result}");
    if result["reason"] != "converged" {
        return;
    }
    assert!(x.iter().all(|v| v.is_finite()), "converged to {x:?}: {request} {result}");
    let number = |name: &str, default: f64| request[name].as_f64().unwrap_or(default);
    let (r, noise) = residual(a, &x, b);
    let (norm_b, norm_r) = (norm(b), norm(&r));
    // What any recomputation in f64 may be off by.
    let slack = norm(&noise);
    let due = (number("tol", 1e-8) * norm_b).max(number("atol", 0.0));
    if norm_r <= due * (1.0 + 1e-6) + slack {
        return;
    }
    // Least squares: auto takes lsmr where rows and columns differ.
    if result["gradient"].is_number() {
        let mut g = vec![0.0; a.cols];
        let values: Vec<f64> = summed(a).into_iter().map(|(i, j, v)| (g[j] += v * r[i], v).1).collect();
        let due = number("tol", 1e-8) * norm(&values) * norm_r;
        let slack = norm(&values) * slack + 1e-14 * norm(&values) * norm_r;
        if norm(&g) <= due * (1.0 + 1e-6) + slack {
            return;
        }
    }
    panic!(
        "called converged: ||b - A x|| = {norm_r:e}, due {due:e} (+ {slack:e})\n{request}\n{result}\n{a:?}\nb {b:?}\nx {x:?}"
    );
}

/// b - A x to twice the precision, and eps times the sum of magnitudes of each row.
fn residual(a: &Triplets, x: &[f64], b: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut high = b.to_vec();
    let mut low = vec![0.0; b.len()];
    let mut size: Vec<f64> = b.iter().map(|v| v.abs()).collect();
    let mut terms = vec![2.0; b.len()];
    // The library solves the matrix after duplicates were summed.
    for (i, j, v) in summed(a) {
        let p = -v * x[j];
        let rest = (-v).mul_add(x[j], -p);
        let s = high[i] + p;
        let t = s - high[i];
        low[i] += (high[i] - (s - t)) + (p - t) + rest;
        high[i] = s;
        size[i] += p.abs();
        terms[i] += 1.0;
    }
    let r = high.iter().zip(&low).map(|(h, l)| h + l).collect();
    let noise = size.iter().zip(&terms).map(|(s, n)| s * n * f64::EPSILON + f64::MIN_POSITIVE).collect();
    (r, noise)
}

/// Duplicates summed in the order given.
fn summed(a: &Triplets) -> Vec<(usize, usize, f64)> {
    let mut order: Vec<usize> = (0..a.entries.len()).collect();
    order.sort_by_key(|&k| (a.entries[k].0, a.entries[k].1));
    let mut out: Vec<(usize, usize, f64)> = Vec::new();
    for k in order {
        let (i, j, v) = a.entries[k];
        match out.last_mut() {
            Some(last) if (last.0, last.1) == (i, j) => last.2 += v,
            _ => out.push((i, j, v)),
        }
    }
    out
}

/// The 2-norm, safe against overflow.
fn norm(v: &[f64]) -> f64 {
    let most = v.iter().fold(0.0_f64, |m, x| m.max(x.abs()));
    if most == 0.0 || !most.is_finite() {
        return most;
    }
    most * v.iter().map(|x| (x / most).powi(2)).sum::<f64>().sqrt()
}

/// A plain system by matrix, right-hand side and solve: whether it converged.
pub fn solves<T: Abi>(world: &mut World<T>, at: usize) -> bool {
    let mut a = Triplets { rows: 9, cols: 9, entries: vec![] };
    for i in 0..9_usize {
        a.entries.extend((i.saturating_sub(1)..=(i + 1).min(8)).map(|j| (i, j, if i == j { 4.0 } else { -1.0 })));
    }
    for id in [A, B, X, ROW, COL, VAL] {
        world.op(at, format!(r#"{{"op":"free","id":{id}}}"#).as_bytes());
    }
    let request = json!({"op": "solve", "a": A, "b": B, "x": X});
    if !give(world, at, &a) || !world.f64s(at, B, &[1.0; 9]) {
        return false;
    }
    world.live[at].solving = Some((a, vec![1.0; 9], request.clone()));
    world.solve(at, request.to_string().as_bytes()) == 0
}
