//! Mixed work for so many minutes on the native library: memory and the
//! percentiles of latency of every tenth. `VECSOLVE_SOAK=MINUTES` is the long form
//! (`./build.sh soak`), `VECSOLVE_RECORD=FILE` keeps it.
#![forbid(unsafe_code)]

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use vecsolve_machine::abi::{Abi, Native};
use vecsolve_machine::systems;
use vecsolve_machine::world::{Triplets, World};

/// Latencies that are kept of a kind of work and tenth: the soak must not grow by itself.
const KEPT: usize = 20_000;

#[test]
fn mixed_work_neither_grows_nor_drifts() {
    let minutes: f64 = std::env::var("VECSOLVE_SOAK").map_or(0.05, |m| m.parse().expect("minutes"));
    let length = Duration::from_secs_f64(minutes * 60.0);
    let start = Instant::now();
    let mut tenths: Vec<(u64, BTreeMap<&str, Vec<f64>>)> = vec![Default::default(); 10];
    let mut known: BTreeMap<(&str, u64), String> = BTreeMap::new();
    let mut rounds = 0_u64;
    while start.elapsed() < length {
        let at = ((start.elapsed().as_secs_f64() / length.as_secs_f64() * 10.0) as usize).min(9);
        for (name, work) in WORK {
            let before = Instant::now();
            let answer = work(rounds);
            let took = before.elapsed().as_secs_f64() * 1e3;
            let times = tenths[at].1.entry(name).or_insert_with(|| Vec::with_capacity(KEPT));
            if times.len() < KEPT {
                times.push(took)
            } else {
                times[(rounds as usize * 7919) % KEPT] = took
            }
            let first = known.entry((name, rounds % 6)).or_insert_with(|| answer.clone());
            assert_eq!(*first, answer, "{name}, round {rounds}");
        }
        tenths[at].0 = resident();
        rounds += 1;
    }
    let summary: Vec<Value> = tenths
        .iter_mut()
        .map(|(memory, times)| json!({"resident": memory, "milliseconds": percentiles(times)}))
        .collect();
    for (name, _) in WORK {
        let show = |tenth: &Value| tenth["milliseconds"][name].to_string();
        println!("{name}: first tenth {}, last {}", show(&summary[0]), show(&summary[9]));
    }
    let (second, last) = (tenths[1].0, tenths[9].0);
    println!("{rounds} rounds in {minutes} minutes, resident {second} KiB after two tenths, {last} at the end");
    if let Some(path) = std::env::var_os("VECSOLVE_RECORD") {
        let record = json!({"minutes": minutes, "rounds": rounds, "tenths": summary});
        std::fs::write(path, format!("{record:#}\n")).expect("the record");
    }
    // Latencies of every kind are kept to their full number in the first tenth of a long soak;
    // what the reservoirs of ten tenths may take is 10 * 5 * 20,000 * 8 bytes.
    let own = (10 * WORK.len() * KEPT * 8) as u64 / 1024;
    assert!(last <= second + own + 2048, "resident memory grew from {second} to {last} KiB");
}

type Work = fn(u64) -> String;
const WORK: [(&str, Work); 4] = [("solve", solve), ("dense", dense), ("kernels", kernels), ("refused", refused)];

fn with(work: impl FnOnce(&mut World<Native>) -> i32) -> String {
    let mut native = Native;
    let mut world = World::new(&mut native);
    world.create("").expect("an instance");
    let code = work(&mut world);
    let handle = world.live[0].handle;
    let text = String::from_utf8(world.abi.result(handle).expect("a result")).expect("UTF-8");
    assert_eq!(world.abi.destroy(handle), 0);
    format!("{code} {text}")
}

fn solve(round: u64) -> String {
    let side = [10, 20, 30][round as usize % 3];
    let mut a = Triplets { rows: side * side, cols: side * side, entries: vec![] };
    for i in 0..side * side {
        a.entries.push((i, i, 4.0));
        let near = [
            (i % side > 0, i.wrapping_sub(1)),
            (i % side + 1 < side, i + 1),
            (i >= side, i.wrapping_sub(side)),
            (i + side < side * side, i + side),
        ];
        a.entries.extend(near.iter().filter(|n| n.0).map(|n| (i, n.1, -1.0)));
    }
    let method = ["auto", "cg", "gmres", "sparse_lu"][round as usize % 2];
    with(|world| {
        assert!(systems::give(world, 0, &a) && world.f64s(0, 2, &vec![1.0; side * side]));
        let request = format!(r#"{{"op":"solve","a":1,"b":2,"x":3,"method":"{method}","budget":20000}}"#);
        let mut code = world.op(0, request.as_bytes());
        while code == 1 {
            code = world.step(0, 100_000);
        }
        code
    })
}

fn dense(round: u64) -> String {
    let n = 20 + 10 * (round % 3) as u32;
    let values: Vec<f64> = (0..n * n).map(|i| f64::from(i * 7919 % 1000) / 999.0 - 0.3).collect();
    with(|world| {
        assert!(world.f64s(0, 1, &values));
        world.op(0, format!(r#"{{"op":"svd","a":1,"rows":{n},"cols":{n},"s":2,"u":3}}"#).as_bytes())
    })
}

fn kernels(round: u64) -> String {
    let values: Vec<f64> = (0..5000).map(|i| f64::from(i * 7919 % 1000) / 999.0).collect();
    let op = ["dot", "l2sq", "cosine"][round as usize % 3];
    with(|world| {
        assert!(world.f64s(0, 1, &values) && world.f64s(0, 2, &values[..].iter().rev().copied().collect::<Vec<_>>()));
        world.op(0, format!(r#"{{"op":"{op}","x":1,"y":2}}"#).as_bytes())
    })
}

fn refused(round: u64) -> String {
    let request = ["{", r#"{"op":"solve","a":9,"b":2,"x":3}"#, r#"{"op":"nothing"}"#][round as usize % 3];
    with(|world| world.op(0, request.as_bytes()))
}

fn percentiles(times: &mut BTreeMap<&str, Vec<f64>>) -> Value {
    let mut all = Map::new();
    for (name, list) in times {
        list.sort_by(f64::total_cmp);
        let at = |p: f64| list.get(((list.len() as f64 * p) as usize).min(list.len().saturating_sub(1)));
        all.insert((*name).into(), json!({"p50": at(0.5), "p99": at(0.99), "max": list.last()}));
    }
    all.into()
}

/// Resident memory of this process in KiB, 0 where the system does not say.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmRSS"));
    line.and_then(|l| l.split_whitespace().nth(1)).and_then(|n| n.parse().ok()).unwrap_or(0)
}
