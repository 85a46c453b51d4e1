//! What is touched does not grow with n.

use crate::problems::{four_regular, rhs, ring, signed, system, torus};
use crate::{answers, asked};
use vecsolve_core::local::{Asked, Method, Reason, Stencil, System};
use vecsolve_core::sparse::Csr;

/// A push with theta alone.
fn to_theta(theta: f64) -> Asked {
    Asked { theta, tol: 0.0, ..asked(Method::Push, 0.0) }
}

/// Values read, and rows touched, for x in the middle.
fn touched(system: &System, row: u32) -> (u64, u64) {
    let batch = answers(system, &[row], to_theta(1e-4));
    assert_eq!(batch.total.reason, Reason::Threshold);
    (batch.total.cost.nonzeros, batch.total.rows)
}

fn of(a: &Csr<f64>) -> (u64, u64) {
    let b = rhs(a.rows(), 3);
    touched(&system(a, &b, false), a.rows() as u32 / 2)
}

#[test]
fn the_same_on_every_ring() {
    let small = of(&ring(1000, 0.5));
    assert_eq!(small, of(&ring(1_000_000, 0.5)));
    assert_eq!(small, grid([4_000_000_000, 1, 1], &[2.5, -1.0, -1.0]), "a ring that is nowhere stored");
    println!("ring: {small:?}");
    assert!(small.0 < 1000, "{small:?}");
}

#[test]
fn the_same_on_every_torus() {
    let small = of(&torus(64, 0.5));
    assert_eq!(small, of(&torus(1000, 0.5)));
    assert_eq!(small, grid([50_000, 50_000, 1], &[4.5, -1.0, -1.0, -1.0, -1.0]), "a torus that is nowhere stored");
    println!("torus: {small:?}");
    assert!(small.0 < 10_000, "{small:?}");
}

fn grid(sides: [u32; 3], coefficients: &[f64]) -> (u64, u64) {
    let mut system = System::grid(Stencil::new(sides, true, coefficients).unwrap()).unwrap();
    system.set_rhs(&[1.0]).unwrap();
    assert!(system.bytes() < 1000, "n is nowhere stored");
    touched(&system, system.n() / 2)
}

#[test]
fn flat_on_random_matrices() {
    let counts = |of: &dyn Fn(usize) -> Csr<f64>, sizes: &[usize]| -> Vec<u64> {
        let mean = |&n: &usize| {
            let a = of(n);
            let system = system(&a, &rhs(n, 5), false);
            (0..20).map(|k| touched(&system, (k * (n / 20)) as u32).0).sum::<u64>() / 20
        };
        sizes.iter().map(mean).collect()
    };
    let directed = counts(&|n| signed(n, 8, 1.2, n as u64), &[1000, 10_000, 100_000, 1_000_000]);
    let regular = counts(&|n| four_regular(n, 0.5, n as u64), &[10_000, 100_000, 1_000_000]);
    println!("signed directed: {directed:?}; 4-regular: {regular:?}");
    for counts in [directed, regular] {
        let (least, most) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
        assert!(most * 10 < least * 13, "{counts:?}");
    }
}
