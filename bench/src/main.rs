//! Native benchmarks: the dot product on every level against the fastest loop
//! in any order (AVX2 with FMA, eight accumulators), the sparse product against
//! the textbook loop, one value of x by push, the cost of a call into the module. Answers are checked before anything is timed.
#![forbid(unsafe_code)]

mod calls;
mod harness;
mod local;

use fearless_simd::{Level as Cpu, Simd, SimdBase, SimdFloat, dispatch, f32x16, f64x8};
use harness::{Candidate, compare, print, record};
use serde_json::{Value, json};
use std::hint::black_box;
use vecsolve_core::kernels::{dot_f32, dot_f64, spmv_f64};
use vecsolve_core::simd::Level;

/// The reference: four blocks of 64 bytes at once, fused, in no order to speak of.
macro_rules! fastest {
    ($name:ident, $t:ident, $block:ident, $lanes:literal) => {
        #[inline(always)]
        fn $name<S: Simd>(s: S, x: &[$t], y: &[$t]) -> $t {
            let mut acc = [$block::splat(s, 0.0); 4];
            let (mut xs, mut ys) = (x.chunks_exact(4 * $lanes), y.chunks_exact(4 * $lanes));
            for (x, y) in (&mut xs).zip(&mut ys) {
                for k in 0..4 {
                    let part = k * $lanes..(k + 1) * $lanes;
                    let (x, y) = ($block::from_slice(s, &x[part.clone()]), $block::from_slice(s, &y[part]));
                    acc[k] = x.mul_add(y, acc[k]);
                }
            }
            let sum = (acc[0] + acc[1]) + (acc[2] + acc[3]);
            let tail: $t = xs.remainder().iter().zip(ys.remainder()).map(|(x, y)| x * y).sum();
            sum.as_slice().iter().sum::<$t>() + tail
        }
    };
}
fastest!(fastest_f32, f32, f32x16, 16);
fastest!(fastest_f64, f64, f64x8, 8);

fn paint(i: usize) -> f64 {
    ((i * 7919) % 1000) as f64 / 1000.0 - 0.5
}

fn main() {
    let mut rows = Vec::new();
    // The reference runs on AVX2 where there is one, not on AVX-512: it is what
    // most machines have, and what the fixed order is held against.
    let cpu = Cpu::new();
    #[cfg(target_arch = "x86_64")]
    let cpu = cpu.as_avx2().map_or(cpu, Cpu::Avx2);

    for n in [16usize, 64, 256, 1024, 4096, 16384, 65536, 1_000_000] {
        let x: Vec<f64> = (0..n).map(paint).collect();
        let x32: Vec<f32> = x.iter().map(|&v| v as f32).collect();
        let (x, x32) = (&x, &x32);
        let exact: f64 = x.iter().map(|v| v * v).sum();
        let near = |got: f64, eps: f64| assert!((got - exact).abs() <= eps * n as f64 * exact, "{got} is not {exact}");

        let mut f32s: Vec<Candidate> = vec![(
            "free order, fma",
            Box::new(move || f64::from(dispatch!(cpu, s => fastest_f32(s, black_box(x32), x32)))),
        )];
        let mut f64s: Vec<Candidate> =
            vec![("free order, fma", Box::new(move || dispatch!(cpu, s => fastest_f64(s, black_box(x), x))))];
        for level in Level::all() {
            f32s.push((level.name(), Box::new(move || f64::from(dot_f32(level, black_box(x32), x32)))));
            f64s.push((level.name(), Box::new(move || dot_f64(level, black_box(x), x))));
        }
        for (dtype, mut candidates) in [("f32", f32s), ("f64", f64s)] {
            for (_, run) in &mut candidates {
                near(run(), if dtype == "f32" { 1e-6 } else { 1e-14 });
            }
            let row = compare(candidates);
            print(&format!("dot {dtype} {n}"), &row);
            rows.push(json!({ "kernel": "dot", "dtype": dtype, "n": n, "candidates": row }));
        }
    }
    rows.extend([100, 300, 1000].map(spmv));
    rows.extend(local::rows());
    rows.extend(calls::rows());
    record(rows);
}

/// The 5-point Laplacian on an m x m grid, by compressed rows.
fn spmv(m: usize) -> Value {
    let n = m * m;
    let (mut row_ptr, mut col, mut val) = (vec![0u32], Vec::new(), Vec::new());
    for i in 0..n {
        let (r, c) = (i / m, i % m);
        let neighbours =
            [(r > 0, i.wrapping_sub(m)), (c > 0, i.wrapping_sub(1)), (true, i), (c + 1 < m, i + 1), (r + 1 < m, i + m)];
        for (_, j) in neighbours.into_iter().filter(|(inside, _)| *inside) {
            col.push(j as u32);
            val.push(if j == i { 4.0 } else { -1.0 });
        }
        row_ptr.push(col.len() as u32);
    }
    let x: Vec<f64> = (0..n).map(paint).collect();
    let (mut plain, mut ours) = (vec![0.0; n], vec![0.0; n]);
    let textbook = |y: &mut [f64]| {
        for (i, y) in y.iter_mut().enumerate() {
            let row = row_ptr[i] as usize..row_ptr[i + 1] as usize;
            *y = row.map(|k| val[k] * x[col[k] as usize]).sum();
        }
        y[0]
    };
    let level = Level::best();
    let kernel = |y: &mut [f64]| {
        spmv_f64(level, n, n, &row_ptr, &col, &val, &x, y).expect("a valid matrix");
        y[0]
    };
    textbook(&mut plain);
    kernel(&mut ours);
    assert!(plain.iter().zip(&ours).all(|(a, b)| (a - b).abs() <= 1e-14), "the products differ");
    let row = compare(vec![
        ("textbook loop", Box::new(|| textbook(black_box(&mut plain)))),
        ("vecsolve", Box::new(|| kernel(black_box(&mut ours)))),
    ]);
    print(&format!("spmv f64 {m}x{m}"), &row);
    json!({ "kernel": "spmv", "dtype": "f64", "n": n, "nnz": val.len(), "candidates": row })
}
