//! Packed bits: against counting byte by byte, at every length and offset,
//! and in place.

use fastrand::Rng;
use std::cell::Cell;
use vecsolve_core::kernels::{self as k, Metric};
use vecsolve_core::simd::Level;
use vecsolve_core::simd::cells::cells;

/// Byte by byte.
pub fn exact(metric: Metric, x: &[u8], y: &[u8]) -> f64 {
    let count = |f: fn(u8, u8) -> u8| x.iter().zip(y).map(|(&x, &y)| f(x, y).count_ones() as u64).sum::<u64>() as f64;
    if metric == Metric::Hamming {
        return count(|x, y| x ^ y);
    }
    let either = count(|x, y| x | y);
    if either == 0.0 { 1.0 } else { count(|x, y| x & y) / either }
}

fn lengths(rng: &mut Rng) -> Vec<usize> {
    // To two vectors of the widest level and around 31 of the narrowest, where the counts of a byte are full.
    let random: Vec<usize> = (0..100).map(|_| rng.usize(130..5000)).collect();
    (0..=129).chain([31 * 16 - 1, 31 * 16, 31 * 16 + 1, 31 * 32 + 16, 31 * 64, 1024, 70_000]).chain(random).collect()
}

fn paint(rng: &mut Rng, n: usize) -> Vec<u8> {
    match rng.u8(0..4) {
        0 => vec![0xff; n],
        1 => vec![0; n],
        _ => (0..n).map(|_| rng.u8(..)).collect(),
    }
}

#[test]
fn counts_are_exact() {
    let mut rng = Rng::with_seed(31);
    for n in lengths(&mut rng) {
        let (x, y) = (paint(&mut rng, n + 15), paint(&mut rng, n + 15));
        for level in Level::all() {
            for o in if n < 130 { 0..16 } else { 5..6 } {
                let (x, y) = (&x[o..o + n], &y[15 - o..][..n]);
                let say = || format!("{n} bytes at {o} on {}", level.name());
                let ones = x.iter().map(|v| u64::from(v.count_ones())).sum::<u64>() as f64;
                assert_eq!(k::popcount_u8(level, x), ones, "popcount, {}", say());
                assert_eq!(k::hamming_u8(level, x, y), exact(Metric::Hamming, x, y), "hamming, {}", say());
                let (got, want) = (k::jaccard_u8(level, x, y), exact(Metric::Jaccard, x, y));
                assert_eq!(got.to_bits(), want.to_bits(), "jaccard, {}", say());
            }
        }
    }
    for level in Level::all() {
        assert_eq!(k::jaccard_u8(level, &[], &[]), 1.0);
        assert_eq!(k::jaccard_u8(level, &[0; 100], &[0; 100]), 1.0, "both are empty sets");
        assert_eq!(k::jaccard_u8(level, &[0, 0xff], &[0]), 1.0, "the shorter length counts");
        assert_eq!(k::jaccard_u8(level, &[1], &[3, 0xff]), 0.5);
        assert_eq!(k::hamming_u8(level, &[1, 2, 4], &[1, 1]), 2.0);
    }
}

#[test]
fn bitwise_at_every_length_and_in_place() {
    type Kernel = fn(Level, &[Cell<u8>], &[Cell<u8>], &[Cell<u8>]);
    type Plain = fn(u8, u8) -> u8;
    let kernels: [(&str, Kernel, Plain); 3] = [
        ("and", k::bit_and_u8, |x, y| x & y),
        ("or", k::bit_or_u8, |x, y| x | y),
        ("xor", k::bit_xor_u8, |x, y| x ^ y),
    ];
    let mut rng = Rng::with_seed(32);
    for n in lengths(&mut rng) {
        let (x, y) = (paint(&mut rng, n + 16), paint(&mut rng, n + 16));
        for level in Level::all() {
            for o in if n < 130 { 0..16 } else { 7..8 } {
                for (name, kernel, plain) in kernels {
                    let want: Vec<u8> = x[o..][..n].iter().zip(&y[o..]).map(|(&x, &y)| plain(x, y)).collect();
                    let say = || format!("{name} of {n} bytes at {o} on {}", level.name());
                    let (mut a, mut b, mut out) = (x.clone(), y.clone(), vec![0x5a; n + 16]);
                    kernel(level, &cells(&mut a)[o..o + n], &cells(&mut b)[o..o + n], &cells(&mut out)[o..o + n]);
                    assert_eq!(out[o..o + n], want, "{}", say());
                    assert!(out[..o].iter().chain(&out[o + n..]).all(|&v| v == 0x5a), "written beside, {}", say());
                    assert_eq!((&a, &b), (&x, &y), "inputs written, {}", say());
                    {
                        let (a, b) = (cells(&mut a), cells(&mut b));
                        kernel(level, &a[o..o + n], &b[o..o + n], &a[o..o + n]);
                    }
                    assert_eq!(a[o..o + n], want, "out is x, {}", say());
                    let (mut a, mut b) = (x.clone(), y.clone());
                    {
                        let (a, b) = (cells(&mut a), cells(&mut b));
                        kernel(level, &a[o..o + n], &b[o..o + n], &b[o..o + n]);
                    }
                    assert_eq!(b[o..o + n], want, "out is y, {}", say());
                }
            }
        }
    }
}
