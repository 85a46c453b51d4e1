//! Every method on every problem, on every level.

use crate::judge::{error, honest};
use crate::problems::{Problem, all, known, poisson, times};
use crate::{Ended, METHODS, by, solve};
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;
use vecsolve_core::solve::{Method, Options, PrecondChoice, Solve};

fn named(name: &str) -> Problem {
    all().into_iter().find(|p| p.name == name).unwrap_or_else(|| panic!("no problem {name}"))
}

fn run(name: &str, method: Method) -> Ended {
    let p = named(name);
    solve(Level::best(), &p.a, &p.b, by(method))
}

#[test]
fn no_method_ever_calls_a_wrong_answer_converged() {
    for p in all() {
        for method in METHODS {
            for precond in [PrecondChoice::Auto, PrecondChoice::None] {
                for tol in [1e-2, 1e-8, 1e-14, 0.0] {
                    let options = Options { method, precond, tol, ..Options::default() };
                    let what = format!("{} by {}, {precond:?}, tol {tol:e}", p.name, method.name());
                    honest(&what, &p.a, &p.b, options, &solve(Level::best(), &p.a, &p.b, options));
                }
            }
        }
    }
}

#[test]
fn auto_finds_every_answer_there_is() {
    for p in all() {
        let options = Options { tol: 1e-12, ..Options::default() };
        let ended = solve(Level::best(), &p.a, &p.b, options);
        let Some(answer) = &p.answer else { continue };
        let off = error(&ended.x, answer);
        assert_eq!(ended.reason, Reason::Converged, "{}: {:?}", p.name, ended.attempts);
        assert!(off < 1e-7, "{}: off by {off:e}", p.name);
        assert!(ended.judgement.backward_error < 1e-11, "{}: {:e}", p.name, ended.judgement.backward_error);
    }
}

#[test]
fn lu_finds_every_answer_there_is() {
    for p in all() {
        let ended = solve(Level::best(), &p.a, &p.b, by(Method::Lu));
        let Some(answer) = &p.answer else { continue };
        assert_eq!(ended.reason, Reason::Converged, "{}", p.name);
        assert!(error(&ended.x, answer) < 1e-8, "{}", p.name);
        assert!(ended.judgement.backward_error < 1e-14, "{}: {:e}", p.name, ended.judgement.backward_error);
    }
}

#[test]
fn levels_give_the_same_bits() {
    for p in all() {
        for method in METHODS {
            let mut ends = Level::all().map(|level| (level, solve(level, &p.a, &p.b, by(method))));
            let (_, first) = ends.next().expect("a level");
            for (level, ended) in ends {
                let what = format!("{} by {} on {}", p.name, method.name(), level.name());
                assert_eq!(ended.bits(), first.bits(), "{what}");
                assert_eq!((ended.reason, ended.work), (first.reason, first.work), "{what}");
                assert_eq!(ended.judgement.relative.to_bits(), first.judgement.relative.to_bits(), "{what}");
                assert_eq!(ended.rcond.map(f64::to_bits), first.rcond.map(f64::to_bits), "{what}");
            }
        }
    }
}

#[test]
fn auto_follows_its_rules() {
    let tried = |name| run(name, Method::Auto).methods();
    assert_eq!(tried("poisson"), ["cholesky"]);
    assert_eq!(tried("negative definite"), ["ldl"]);
    assert!(run("negative definite", Method::Auto).flipped);
    assert!(!run("poisson", Method::Auto).flipped);
    assert_eq!(tried("convection-diffusion"), ["sparse_lu"]);
    assert_eq!(tried("indefinite, positive diagonal")[..2], ["cholesky", "ldl"]);
    assert_eq!(tried("zero right-hand side"), [""; 0]);
}

#[test]
fn a_method_alone_says_why_it_cannot() {
    assert_eq!(run("indefinite, positive diagonal", Method::Cg).reason, Reason::Indefinite);
    assert_eq!(run("negative definite", Method::Cg).reason, Reason::Indefinite);
    for name in ["singular, consistent", "singular, inconsistent", "no values at all", "an empty row"] {
        let ended = run(name, Method::Lu);
        assert_eq!(ended.reason, Reason::Singular, "{name}");
        assert!(ended.rcond.expect("lu ran") < f64::EPSILON, "{name}");
    }
    for method in METHODS {
        for name in ["singular, inconsistent", "no values at all", "an empty row", "an answer without digits"] {
            assert_ne!(run(name, method).reason, Reason::Converged, "{name} by {}", method.name());
        }
    }
    assert_eq!(run("singular, consistent", Method::Auto).reason, Reason::Singular);
    let p = named("poisson");
    let few = Options { max_iter: 3, ..by(Method::Cg) };
    let ended = solve(Level::best(), &p.a, &p.b, few);
    assert_eq!((ended.reason, ended.iterations), (Reason::MaxIter, 3));
}

#[test]
fn nothing_to_do_is_done_at_once() {
    for method in METHODS {
        let zero = run("zero right-hand side", method);
        assert_eq!((zero.reason, zero.iterations), (Reason::Converged, 0));
        assert!(zero.x.iter().all(|v| v.to_bits() == 0), "x is +0");
        let empty = run("0 x 0", method);
        assert_eq!((empty.reason, empty.x.len()), (Reason::Converged, 0));
    }
}

#[test]
fn a_guess_is_used() {
    let a = poisson(10);
    let answer = known(100);
    let b = times(&a, &answer);
    for method in METHODS {
        let mut exact = Solve::new(&a, &b, &answer, by(method), usize::MAX).unwrap();
        assert!(exact.advance(Level::best(), &a, 1).unwrap(), "the guess is the answer");
        let ended = Ended::of(exact, Level::best(), &a);
        assert_eq!((ended.reason, ended.iterations), (Reason::Converged, 0));
        assert_eq!(error(&ended.x, &answer), 0.0);

        let zero_rhs = vec![0.0; 100];
        let mut solve = Solve::new(&a, &zero_rhs, &answer, by(method), usize::MAX).unwrap();
        solve.advance(Level::best(), &a, u64::MAX).unwrap();
        let ended = Ended::of(solve, Level::best(), &a);
        assert_eq!(ended.x, zero_rhs, "of b = 0 the answer is 0 whatever was guessed");
    }
}

/// From a guess of 1e10 the residual that a method carries along drifts from
/// the true one by more than the tolerance: it must be found out, and gone on from.
#[test]
fn a_recurrence_is_not_believed() {
    let p = named("poisson");
    let guess = vec![1e10; 400];
    for method in [Method::Cg, Method::Bicgstab] {
        let mut solve = Solve::new(&p.a, &p.b, &guess, by(method), usize::MAX).unwrap();
        solve.advance(Level::best(), &p.a, u64::MAX).unwrap();
        let ended = Ended::of(solve, Level::best(), &p.a);
        honest(method.name(), &p.a, &p.b, by(method), &ended);
        assert_eq!(ended.reason, Reason::Converged, "{}: {:?}", method.name(), ended.attempts);
    }
}

#[test]
fn atol_counts() {
    let a = poisson(10);
    let b = times(&a, &known(100));
    let options = Options { tol: 0.0, atol: 1e-3, ..by(Method::Cg) };
    let ended = solve(Level::best(), &a, &b, options);
    honest("atol", &a, &b, options, &ended);
    assert_eq!(ended.reason, Reason::Converged);
    assert!(ended.judgement.residual_norm > 1e-9, "it stopped where it might, {:e}", ended.judgement.residual_norm);
}

#[test]
fn history_is_what_was_reached() {
    let p = named("poisson");
    let options = Options { history: true, ..by(Method::Cg) };
    let mut solve = Solve::new(&p.a, &p.b, &[], options, usize::MAX).unwrap();
    assert!(solve.advance(Level::best(), &p.a, u64::MAX).unwrap());
    let (from, history) = solve.history();
    assert_eq!((from, history.len()), (0, solve.cost().0 as usize));
    assert!(history[0] > history[history.len() - 1] && history[history.len() - 1] <= options.tol);
}
