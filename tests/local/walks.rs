//! Walks: what they draw, that they are unbiased, that Hoeffding's N keeps its word,
//! and that they are no longer in larger systems.

use crate::problems::{dense, rhs, ring, signed, solved, system, torus};
use crate::{answers, asked};
use vecsolve_core::local::{Asked, Kind, Method, Reason, philox};

/// The known answers of Random123 (kat_vectors, philox 4x32 10).
#[test]
fn draws_what_philox_draws() {
    let pi = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];
    for (counter, key, drawn) in [
        ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
        ([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
        (pi, [0xa409_3822, 0x299f_31d0], [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
    ] {
        assert_eq!(philox(counter, key), drawn);
    }
}

/// For 200 settings of epsilon and delta, at most delta of 1,000 seeds miss by more than epsilon.
#[test]
fn the_probability_is_kept() {
    let a = signed(60, 4, 2.5, 51);
    let b = rhs(60, 52);
    let x = solved(dense(&a), &[b.to_vec()]).remove(0);
    let system = system(&a, &b, false);
    let mut missed = 0;
    for setting in 0..200 {
        let (row, delta) = ((setting * 7 % 60) as u32, [0.01, 0.05, 0.2, 0.5][setting % 4]);
        let epsilon = system.reach * (0.5 + 0.01 * setting as f64);
        let method = if setting % 8 < 6 { Method::Walks } else { Method::Bidirectional };
        let fails = |seed: u32| {
            let batch = answers(&system, &[row], Asked { delta, seed, ..asked(method, epsilon) });
            assert_eq!(batch.total.reason, Reason::Converged);
            assert!(batch.bounds[0] <= epsilon);
            (batch.values[0] - x[row as usize]).abs() > batch.bounds[0]
        };
        let fails = (0..1000).filter(|&seed| fails(seed)).count();
        assert!(fails as f64 <= 1000.0 * delta, "{fails} of 1000 miss {epsilon} at {delta}");
        missed += fails;
    }
    println!("missed {missed} of 200,000");
}

/// The mean of many walks is x but for its standard error, from a row and from what a push left.
#[test]
fn unbiased() {
    for (name, a) in [("signed", signed(80, 5, 1.4, 53)), ("ring", ring(40, 0.7)), ("torus", torus(8, 0.9))] {
        let b = rhs(a.rows(), 54);
        let x = solved(dense(&a), &[b.to_vec()]).remove(0);
        let system = system(&a, &b, false);
        for row in [0, 7, 33] {
            let seeds = 40u32;
            let ask = |seed| Asked { seed, delta: 1e-3, ..asked(Method::Walks, 0.1 * system.reach) };
            let means: Vec<f64> = (0..seeds).map(|seed| answers(&system, &[row], ask(seed)).values[0]).collect();
            let mean = means.iter().sum::<f64>() / f64::from(seeds);
            let spread = means.iter().map(|m| (m - mean).powi(2)).sum::<f64>() / f64::from(seeds - 1);
            let error = (spread / f64::from(seeds)).sqrt();
            assert!((mean - x[row as usize]).abs() < 5.0 * error + 1e-12, "{name} x[{row}]: {mean} +- {error}");
        }
    }
}

#[test]
fn a_seed_is_a_result() {
    let system = system(&signed(100, 5, 1.3, 55), &rhs(100, 56), false);
    let ask = |seed| {
        let delta = 0.1;
        let batch = answers(&system, &[3], Asked { seed, delta, ..asked(Method::Walks, 0.2 * system.reach) });
        assert_eq!((batch.total.kind, batch.total.cost.pushes), (Kind::Probability, 0));
        batch.values[0].to_bits()
    };
    assert_eq!(ask(1), ask(1));
    assert_ne!(ask(1), ask(2));
}

#[test]
fn walks_do_not_grow_with_n() {
    let steps = |n: usize| {
        let system = system(&signed(n, 8, 1.2, n as u64), &rhs(n, 57), false);
        let index: Vec<u32> = (0..50).map(|k| k * (n / 50) as u32).collect();
        let batch = answers(&system, &index, Asked { delta: 0.01, ..asked(Method::Walks, 0.1 * system.reach) });
        assert_eq!(batch.total.reason, Reason::Converged);
        let per = batch.total.cost.steps as f64 / batch.total.cost.walks as f64;
        // At most 1 / (1 - rho), and rho is 1 / 1.2 in every row.
        assert!(per <= 6.0 * 1.05, "{per} at {n}");
        per
    };
    let (small, large) = (steps(1000), steps(200_000));
    println!("steps a walk: {small:.3} and {large:.3}");
    assert!((small - large).abs() < 0.1 * small, "{small} and {large}");
}

/// Less work than the walks need: fewer walks, an honest bound, and no word of converged.
#[test]
fn as_many_as_can_be_afforded() {
    let a = ring(50, 0.5);
    let b = rhs(50, 58);
    let x = solved(dense(&a), &[b.to_vec()]).remove(0);
    let system = system(&a, &b, false);
    let ask = Asked { max_work: 20_000, delta: 1e-3, ..asked(Method::Walks, 1e-4) };
    let batch = answers(&system, &[9], ask);
    assert_eq!((batch.total.reason, batch.total.kind), (Reason::Budget, Kind::Probability));
    assert!(batch.total.cost.work() < 25_000 && batch.total.cost.walks > 500, "{:?}", batch.total);
    assert!((batch.values[0] - x[9]).abs() <= batch.bounds[0] && batch.bounds[0] > 1e-4);
}
