//! Candidates are timed in turn, round by round (A B C A B C ...), so that a
//! slow moment of the machine hits all of them; a ratio is taken within its
//! round, and the median of the ratios is what counts.

use serde_json::{Map, Value, json};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const ROUNDS: usize = 101;
const ROUND: Duration = Duration::from_millis(2);

/// A name and the work of one repetition.
pub type Candidate<'a> = (&'static str, Box<dyn FnMut() -> f64 + 'a>);

/// Times the candidates; the first is the reference. For each: the median, 95th
/// and 99th percentile of its rounds in nanoseconds, and its ratio to the
/// reference, above 1 where it is faster.
pub fn compare(mut candidates: Vec<Candidate>) -> Map<String, Value> {
    let reps: Vec<u32> = candidates.iter_mut().map(|(_, run)| repetitions(run)).collect();
    let mut times = vec![Vec::new(); candidates.len()];
    for _ in 0..ROUNDS {
        for (k, (_, run)) in candidates.iter_mut().enumerate() {
            times[k].push(time(run, reps[k]));
        }
    }
    let row = |k: usize| {
        let ratios: Vec<f64> = times[k].iter().zip(&times[0]).map(|(t, reference)| reference / t).collect();
        let ratio = json!({ "median": at(&ratios, 0.5), "p5": at(&ratios, 0.05), "p95": at(&ratios, 0.95) });
        json!({ "ns": at(&times[k], 0.5), "p95": at(&times[k], 0.95), "p99": at(&times[k], 0.99), "ratio": ratio })
    };
    candidates.iter().enumerate().map(|(k, (name, _))| (name.to_string(), row(k))).collect()
}

fn repetitions(run: &mut dyn FnMut() -> f64) -> u32 {
    let mut reps = 1;
    while reps < 1 << 24 && time(run, reps) * f64::from(reps) < ROUND.as_nanos() as f64 {
        reps *= 2;
    }
    reps
}

fn time(run: &mut dyn FnMut() -> f64, reps: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..reps {
        black_box(run());
    }
    start.elapsed().as_nanos() as f64 / f64::from(reps)
}

/// A quantile, to three digits.
fn at(values: &[f64], q: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let v = sorted[((sorted.len() - 1) as f64 * q).round() as usize];
    format!("{v:.2e}").parse().unwrap_or(v)
}

/// Prints a row: nanoseconds (median, p95, p99) and ratio of each candidate.
pub fn print(what: &str, row: &Map<String, Value>) {
    let cells = row
        .iter()
        .map(|(name, v)| format!("{name} {} ({}, {}) ns x{}", v["ns"], v["p95"], v["p99"], v["ratio"]["median"]));
    println!("{what:<16} {}", cells.collect::<Vec<_>>().join("   "));
}

/// Appends a run to `bench/record/<machine>/native.json`.
pub fn record(rows: Vec<Value>) {
    let cpu = machine();
    let words = cpu.to_lowercase();
    let slug: Vec<&str> = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("record").join(slug.join("-"));
    std::fs::create_dir_all(&folder).expect("bench/record is writable");
    let path = folder.join("native.json");
    let mut runs: Vec<Value> =
        std::fs::read_to_string(&path).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let run = json!({
        "date": date(),
        "cpu": cpu,
        "command": "cargo run --profile bench -p vecsolve-bench",
        "rows": rows,
    });
    runs.retain(|old| old["date"] != run["date"]);
    runs.push(run);
    std::fs::write(&path, serde_json::to_string_pretty(&runs).expect("JSON") + "\n").expect("bench/record is writable");
}

/// The processor's name, its family and model, and its widest vectors, as in
/// bench/js/machine.mjs: rented machines often hide the model behind the name
/// of a family.
fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field = |name: &str| {
        let of = |line: &'_ str| {
            line.split_once(':').filter(|(key, _)| key.trim() == name).map(|(_, v)| v.trim().to_string())
        };
        info.lines().find_map(of)
    };
    let flags = field("flags").or(field("Features")).unwrap_or_default();
    let widest = ["avx512f", "avx2", "sve", "asimd"].into_iter().find(|f| flags.split(' ').any(|flag| flag == *f));
    let parts = [
        Some(field("model name").unwrap_or(std::env::consts::ARCH.to_string())),
        field("cpu family").map(|v| format!("family {v}")),
        field("model").map(|v| format!("model {v}")),
        widest.map(str::to_string),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Today as YYYY-MM-DD (Howard Hinnant's days-to-civil).
fn date() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let z = (now / 86_400) as i64 + 719_468;
    let (era, doe) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (day, month) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    format!("{:04}-{month:02}-{day:02}", yoe + era * 400 + i64::from(month <= 2))
}
