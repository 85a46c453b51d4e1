//! What a fuzzer does, without its eyes: seeds, changed in a few places, the same
//! ones everywhere. `VECSOLVE_SEEDS` times as many runs for a longer attack.

use fastrand::Rng;

/// Bytes that parsers trip over.
const ODD: &[&[u8]] =
    &[b"", b"0", b"-", b"1e309", b"NaN", b"4294967296", b"\"", b"\\u", b"{", b"]", b",", b"\n", b" ", b"\0", b"\xff"];

/// Sends `runs` changed seeds for each of VECSOLVE_SEEDS (60).
pub fn smoke(seeds: &[Vec<u8>], runs: u64, mut attack: impl FnMut(&[u8])) {
    let times: u64 = std::env::var("VECSOLVE_SEEDS").map_or(60, |n| n.parse().expect("a number"));
    for run in 0..times * runs {
        let mut random = Rng::with_seed(run);
        let mut bytes = seeds[random.usize(..seeds.len())].clone();
        for _ in 0..random.u32(..6) {
            change(&mut random, &mut bytes, seeds);
        }
        let told = Told(run);
        attack(&bytes);
        drop(told);
    }
}

/// Says which run it was that panicked.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("in run {} of the smoke test", self.0);
        }
    }
}

fn change(random: &mut Rng, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let at = random.usize(..=bytes.len());
    let to = (at + random.usize(..8)).min(bytes.len());
    match random.u32(..6) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.u32(..8),
        1 if at < bytes.len() => bytes[at] = random.u8(..),
        2 => drop(bytes.splice(at..to, ODD[random.usize(..ODD.len())].iter().copied())),
        3 => drop(bytes.drain(at..to)),
        4 => bytes.truncate(at),
        _ => {
            let other = &seeds[random.usize(..seeds.len())];
            let from = random.usize(..=other.len());
            let end = (from + random.usize(..40)).min(other.len());
            drop(bytes.splice(at..to, other[from..end].iter().copied()));
        }
    }
}
