//! Answers every line `candidate n` with the nanoseconds of one dot product of
//! n values and its value. See ../run.py.
#![forbid(unsafe_code)]

use std::hint::black_box;
use std::io::BufRead;
use std::time::{Duration, Instant};
use vecsolve_core::kernels::dot_f32;
use vecsolve_core::simd::Level;

fn main() {
    let level = Level::best();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line of text");
        let n: usize = line.split(' ').nth(1).and_then(|n| n.parse().ok()).expect("candidate and n");
        let x: Vec<f32> = (0..n).map(|i| (i % 8) as f32).collect();
        let y = x.clone();
        let (mut count, mut took) = (1_u32, Duration::ZERO);
        while took < Duration::from_millis(2) {
            count *= 2;
            let start = Instant::now();
            for _ in 0..count {
                black_box(dot_f32(level, black_box(&x), &y));
            }
            took = start.elapsed();
        }
        println!("{} {}", took.as_nanos() as f64 / f64::from(count), dot_f32(level, &x, &y));
    }
}
