//! `vecsolve bench`: what the library does on this machine, against plain loops in
//! Rust in the same run. An answer is checked before it is timed; the two take turns,
//! and a ratio is the median of the turns' ratios.

use super::args::{CONVERGED, EngineArgs};
use super::failure::Failure;
use super::say;
use clap::Args;
use std::hint::black_box;
use std::time::{Duration, Instant};
use vecsolve_host::{Array, Config, CsrOptions, Error, Instance, Object as _, SolveOptions};

#[derive(Args)]
#[command(after_help = help!("vecsolve bench --seconds 0.05" "vecsolve bench --native --json"))]
pub struct BenchArgs {
    /// Seconds for each row, about
    #[arg(long, default_value = "0.5", value_parser = super::args::seconds)]
    pub seconds: f64,
    /// Reports as one JSON object
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub engine: EngineArgs,
}

/// Turns of each row.
const TURNS: usize = 15;

struct Row {
    name: String,
    ours: f64,
    plain: Option<f64>,
    ratio: Option<f64>,
}

pub fn run(args: &BenchArgs) -> Result<u8, Failure> {
    let module = args.engine.load()?;
    let mut s = module.create(Config { max_bytes: Some(1 << 29), ..Config::default() })?;
    let slice = Duration::from_secs_f64(args.seconds / (2 * TURNS) as f64);
    let mut rows = Vec::new();
    if !args.json {
        say(&format!("{}; times are medians of {TURNS} turns against plain loops in Rust", module.name()))?;
        say("what                                  vecsolve        plain   times faster")?;
    }
    for of in [dot, axpy, exp, products, solves] {
        for row in of(&mut s, slice)? {
            if !args.json {
                say(&row.text())?;
            }
            rows.push(row);
        }
    }
    if args.json {
        let rows: Vec<_> = rows
            .iter()
            .map(
                |r| serde_json::json!({ "name": r.name, "seconds": r.ours, "plain": r.plain, "times_faster": r.ratio }),
            )
            .collect();
        let all = serde_json::json!({ "module": module.name(), "turns": TURNS, "rows": rows });
        say(&all.to_string())?;
    }
    Ok(CONVERGED)
}

impl Row {
    fn text(&self) -> String {
        let time = |seconds: f64| match seconds {
            s if s < 1e-3 => format!("{:.2} us", s * 1e6),
            s => format!("{:.2} ms", s * 1e3),
        };
        let plain = self.plain.map_or(String::new(), time);
        let ratio = self.ratio.map_or(String::new(), |r| format!("{r:.2}"));
        format!("{:<34} {:>11} {plain:>12} {ratio:>14}", self.name, time(self.ours))
    }
}

/// Runs for about a slice and answers the seconds of one.
fn timed(slice: Duration, run: &mut dyn FnMut() -> Result<(), Error>) -> Result<f64, Error> {
    let started = Instant::now();
    let mut count = 0;
    while count == 0 || started.elapsed() < slice {
        run()?;
        count += 1;
    }
    Ok(started.elapsed().as_secs_f64() / f64::from(count))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// In turns; `right` says whether the answers of both were.
fn pair(
    name: String,
    slice: Duration,
    right: bool,
    ours: &mut dyn FnMut() -> Result<(), Error>,
    plain: &mut dyn FnMut(),
) -> Result<Row, Failure> {
    if !right {
        return Err(Failure::wrong(&name, "the answers differ: please report this".into()));
    }
    let (mut times, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        times.push(timed(slice, ours)?);
        theirs.push(timed(slice, &mut || {
            plain();
            Ok(())
        })?);
    }
    let ratio = median(times.iter().zip(&theirs).map(|(a, b)| b / a).collect());
    Ok(Row { name, ours: median(times), plain: Some(median(theirs)), ratio: Some(ratio) })
}

/// Values without a pattern, between -1 and 1.
fn noise(n: usize, seed: u32) -> Vec<f32> {
    let mix = |i: u32| (i ^ seed.wrapping_mul(40_503)).wrapping_mul(2_654_435_761) >> 8;
    (1..=n as u32).map(|i| mix(i) as f32 / 8_388_608.0 - 1.0).collect()
}

/// A kernel by its name as a request, which every engine has.
fn request(op: &str, fields: serde_json::Value) -> String {
    let mut object = fields;
    object["op"] = op.into();
    object.to_string()
}

/// Two vectors, here and in the library.
type Pair = (Vec<f32>, Vec<f32>, Array<f32>, Array<f32>);

fn arrays(s: &mut Instance, n: usize) -> Result<Pair, Error> {
    let (x, y) = (noise(n, 1), noise(n, 2));
    let (a, b) = (s.array_from(&x)?, s.array_from(&y)?);
    Ok((x, y, a, b))
}

fn dot(s: &mut Instance, slice: Duration) -> Result<Vec<Row>, Failure> {
    let mut rows = Vec::new();
    for n in [1_000, 100_000] {
        let (x, y, a, b) = arrays(s, n)?;
        let text = request("dot", serde_json::json!({ "x": a.id(), "y": b.id() }));
        let (_, result) = s.request(&text)?;
        let answer: serde_json::Value = serde_json::from_slice(&result).unwrap_or_default();
        let exact: f64 = x.iter().zip(&y).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum();
        let right = answer["value"].as_f64().is_some_and(|v| (v - exact).abs() <= 1e-3 * (n as f64).sqrt());
        let mut plain = || {
            black_box(black_box(&x).iter().zip(black_box(&y)).map(|(x, y)| x * y).sum::<f32>());
        };
        rows.push(pair(format!("dot f32, n = {n}"), slice, right, &mut || s.request(&text).map(drop), &mut plain)?);
    }
    Ok(rows)
}

fn axpy(s: &mut Instance, slice: Duration) -> Result<Vec<Row>, Failure> {
    let n = 100_000;
    let (x, mut y, a, b) = arrays(s, n)?;
    let text = request("axpy", serde_json::json!({ "alpha": 0.5, "x": a.id(), "y": b.id() }));
    s.request(&text)?;
    let mut plain = || {
        for (y, x) in black_box(&mut y).iter_mut().zip(black_box(&x)) {
            *y += 0.5 * x;
        }
    };
    plain();
    let start = noise(n, 2);
    let right = s.view(&b)?.iter().zip(x.iter().zip(&start)).all(|(v, (x, y))| *v == y + 0.5 * x);
    Ok(vec![pair(format!("axpy f32, n = {n}"), slice, right, &mut || s.request(&text).map(drop), &mut plain)?])
}

fn exp(s: &mut Instance, slice: Duration) -> Result<Vec<Row>, Failure> {
    let n = 100_000;
    let (x, mut out, a, b) = arrays(s, n)?;
    let text = request("exp", serde_json::json!({ "x": a.id(), "out": b.id() }));
    s.request(&text)?;
    let right = s.view(&b)?.iter().zip(&x).all(|(v, x)| (v - x.exp()).abs() <= 4e-7 * x.exp());
    let mut plain = || {
        for (v, x) in out.iter_mut().zip(black_box(&x)) {
            *v = x.exp();
        }
    };
    Ok(vec![pair(format!("exp f32, n = {n}"), slice, right, &mut || s.request(&text).map(drop), &mut plain)?])
}

fn products(s: &mut Instance, slice: Duration) -> Result<Vec<Row>, Failure> {
    let n = 256;
    let (x, y, a, b) = arrays(s, n * n)?;
    let c = s.array::<f32>(n * n)?;
    let text = request(
        "gemm",
        serde_json::json!({
            "m": n, "n": n, "k": n, "alpha": 1.0, "a": a.id(), "b": b.id(), "beta": 0.0, "c": c.id(),
        }),
    );
    s.request(&text)?;
    let mut out = vec![0.0_f32; n * n];
    let product = |out: &mut [f32]| {
        out.fill(0.0);
        for (row, line) in black_box(&x).chunks_exact(n).zip(out.chunks_exact_mut(n)) {
            for (v, right) in row.iter().zip(y.chunks_exact(n)) {
                line.iter_mut().zip(right).for_each(|(c, b)| *c += v * b);
            }
        }
        black_box(out);
    };
    product(&mut out);
    let right = s.view(&c)?.iter().zip(&out).all(|(a, b)| (a - b).abs() <= 1e-3);
    let mut plain = || product(&mut out);
    Ok(vec![pair(format!("gemm f32, n = {n}"), slice, right, &mut || s.request(&text).map(drop), &mut plain)?])
}

/// The 5-point Laplacian on a grid, solved by what auto picks and by cg.
fn solves(s: &mut Instance, slice: Duration) -> Result<Vec<Row>, Failure> {
    let k = 100_u32;
    let (mut row, mut col, mut val) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..k * k {
        let (i, j) = (at / k, at % k);
        let near = [(i > 0, at.wrapping_sub(k)), (i + 1 < k, at + k), (j > 0, at.wrapping_sub(1)), (j + 1 < k, at + 1)];
        let neighbours = near.into_iter().filter(|(there, _)| *there).map(|(_, to)| (to, -1.0));
        for (to, v) in neighbours.chain([(at, 4.0)]) {
            row.push(at);
            col.push(to);
            val.push(v);
        }
    }
    let a = s.csr(k * k, k * k, &row, &col, &val, CsrOptions::default())?;
    let b = vec![1.0; (k * k) as usize];
    let mut rows = Vec::new();
    for (name, method) in [("auto", vecsolve_host::SolveMethod::Auto), ("cg", vecsolve_host::SolveMethod::Cg)] {
        let mut solve = || s.solve(&a, &b, SolveOptions { method, ..SolveOptions::default() });
        let done = solve()?;
        if done.reason != "converged" {
            return Err(Failure::wrong(name, format!("the solve ended as {}: please report this", done.reason)));
        }
        let times: Result<Vec<f64>, Error> = (0..TURNS).map(|_| timed(slice, &mut || solve().map(drop))).collect();
        let name = format!("solve, grid of {k} x {k}, {name} ({})", done.method);
        rows.push(Row { name, ours: median(times?), plain: None, ratio: None });
    }
    Ok(rows)
}
