//! The opt-in that lets matrix products fuse multiply and add.

use crate::host::Host;
use crate::slots;
use vecsolve_core::simd::Level;

const N: usize = 40;

fn product(config: &str) -> Vec<f64> {
    let host = Host::with(config);
    let a: Vec<f64> = (0..N * N).map(|i| (i * 7919 % 1000) as f64 / 999.0 - 0.3).collect();
    host.f64s(1, &a);
    host.f64s(2, &[0.0; N * N]);
    host.done(&format!(r#"{{"op":"gemm","m":{N},"n":{N},"k":{N},"alpha":0.7,"a":1,"b":1,"beta":0,"c":2}}"#));
    host.read(2).into_iter().map(f64::from_bits).collect()
}

#[test]
fn fast_products_stay_within_their_bound_and_are_never_the_default() {
    let _slots = slots();
    let (strict, fast) = (product(""), product(r#"{"fast":true}"#));
    assert_eq!(strict, product(r#"{"fast":false}"#));
    // Both are within n eps |A||B| of the exact product; entries are below 0.7 and sums below 40.
    let bound = 2.0 * N as f64 * f64::EPSILON * N as f64 * 0.5;
    for (s, f) in strict.iter().zip(&fast) {
        assert!((s - f).abs() <= bound, "{s} {f}");
    }
    assert_eq!(strict != fast, Level::best().fast().fused(), "fused products have other bits, others the same");
}
