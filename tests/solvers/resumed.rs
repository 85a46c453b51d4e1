//! A solve in pieces: the same bits whatever the pieces, an end that can be
//! called at any time, and no allocation on the way.

use crate::judge::{honest, norm};
use crate::problems::all;
use crate::{Ended, METHODS, by, solve};
use allocation_counter::measure;
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;
use vecsolve_core::solve::{Method, Options, Solve};

#[test]
fn pieces_give_the_bits_of_one_call() {
    let level = Level::best();
    for p in all() {
        for method in METHODS {
            let whole = solve(level, &p.a, &p.b, by(method));
            for budget in [0, 1, 1000, 100_000] {
                let mut pieces = Solve::new(&p.a, &p.b, &[], by(method), usize::MAX).unwrap();
                let mut calls = 1u64;
                while !pieces.advance(level, &p.a, budget).unwrap() {
                    calls += 1;
                    // Each call makes an iteration or eliminates a column; three attempts of at most 10 n or 1000 each.
                    assert!(calls < 10_000, "{} by {}: no end in sight", p.name, method.name());
                }
                let ended = Ended::of(pieces, level, &p.a);
                let what = format!("{} by {} in {calls} pieces", p.name, method.name());
                assert_eq!(ended.bits(), whole.bits(), "{what}");
                assert_eq!(
                    (ended.reason, ended.iterations, ended.work),
                    (whole.reason, whole.iterations, whole.work),
                    "{what}"
                );
                if budget <= 1 && whole.iterations > 5 {
                    assert!(calls > u64::from(whole.iterations) / 2, "{what}, {} iterations", whole.iterations);
                }
            }
        }
    }
}

/// A piece costs about its budget: never more than one iteration past it.
#[test]
fn a_budget_is_kept() {
    let p = all().swap_remove(0);
    let mut solve = Solve::new(&p.a, &p.b, &[], by(Method::Cg), usize::MAX).unwrap();
    let (budget, iteration) = (50_000, 20 * 400 + 2000);
    let mut before = solve.cost().2;
    while !solve.advance(Level::best(), &p.a, budget).unwrap() {
        let spent = solve.cost().2 - before;
        assert!(spent >= budget && spent <= budget + iteration, "{spent} of {budget}");
        before = solve.cost().2;
    }
}

#[test]
fn cancelled_in_the_middle() {
    let level = Level::best();
    for p in all() {
        for method in METHODS {
            for calls in [0, 1, 5, 20] {
                let mut solve = Solve::new(&p.a, &p.b, &[], by(method), usize::MAX).unwrap();
                let ended = (0..calls).any(|_| solve.advance(level, &p.a, 1).unwrap());
                solve.cancel(level, &p.a);
                let what = format!("{} by {}, cancelled after {calls} calls", p.name, method.name());
                let answer = Ended::of(solve, level, &p.a);
                honest(&what, &p.a, &p.b, by(method), &answer);
                if !ended {
                    assert_eq!(answer.reason, Reason::Budget, "{what}");
                }
                let (now, start) = (answer.judgement.residual_norm, norm(&p.b));
                assert!(now <= start * (1.0 + 1e-12), "{what}: {now:e} is worse than the start, {start:e}");
            }
        }
    }
}

/// All memory is taken when an attempt begins; only sparse_lu learns on the way how much it needs.
#[test]
fn iterations_allocate_nothing() {
    let level = Level::best();
    for p in all() {
        for method in METHODS[1..].iter().filter(|m| **m != Method::SparseLu) {
            let options = Options { history: true, tol: 1e-13, ..by(*method) };
            let mut solve = Solve::new(&p.a, &p.b, &[], options, usize::MAX).unwrap();
            let mut x = vec![0.0; p.b.len()];
            let mut ended = solve.advance(level, &p.a, 1).unwrap();
            let counted = measure(|| {
                while !ended {
                    ended = solve.advance(level, &p.a, 1).unwrap();
                }
                solve.deliver(level, &p.a, false, &mut x);
            });
            assert_eq!(counted.count_total, 0, "{} by {}: {counted:?}", p.name, method.name());
        }
    }
    assert_eq!(measure(|| drop(vec![1u8])).count_total, 1, "the counter counts");
}

/// A finite guess whose residual overflows, or that overflows when b is scaled,
/// is as good as none.
#[test]
fn a_guess_out_of_range_does_no_harm() {
    let level = Level::best();
    for p in all() {
        for method in METHODS {
            let whole = solve(level, &p.a, &p.b, by(method));
            let guess = vec![f64::MAX; p.b.len()];
            let mut guessed = Solve::new(&p.a, &p.b, &guess, by(method), usize::MAX).unwrap();
            assert!(guessed.advance(level, &p.a, u64::MAX).unwrap());
            let ended = Ended::of(guessed, level, &p.a);
            let what = format!("{} by {}", p.name, method.name());
            honest(&what, &p.a, &p.b, by(method), &ended);
            if whole.reason == Reason::Converged {
                assert_eq!(ended.reason, Reason::Converged, "{what}: {:?}", ended.attempts);
            }
        }
    }
}
