//! MINRES and GMRES: the residual is the smallest of a growing space, which
//! says when they must be done and that they never go back.

use crate::judge::{error, honest, norm, residual};
use crate::problems::{all, csr, known, times};
use crate::{Ended, by, solve};
use fastrand::Rng;
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;
use vecsolve_core::solve::{Method, Options, PrecondChoice, Solve};
use vecsolve_core::sparse::Csr;

fn plain(method: Method) -> Options {
    Options { precond: PrecondChoice::None, tol: 1e-10, ..by(method) }
}

fn history(a: &Csr<f64>, b: &[f64], options: Options) -> (Vec<f64>, Ended) {
    let mut solve = Solve::new(a, b, &[], Options { history: true, ..options }, usize::MAX).unwrap();
    assert!(solve.advance(Level::best(), a, u64::MAX).unwrap());
    (solve.history().1.to_vec(), Ended::of(solve, Level::best(), a))
}

/// A = P diag P' for a reflection P.
fn with_eigenvalues(eigenvalues: &[f64]) -> Csr<f64> {
    let n = eigenvalues.len();
    let v: Vec<f64> = (0..n).map(|i| 1.0 + (i % 4) as f64).collect();
    let vv: f64 = v.iter().map(|v| v * v).sum();
    let p = |i: usize, j: usize| f64::from(u8::from(i == j)) - 2.0 * v[i] * v[j] / vv;
    let entry = |i, j| (0..n).map(|k| p(i, k) * eigenvalues[k] * p(j, k)).sum::<f64>();
    // Summed once for both triangles: exactly symmetric.
    csr(n, &(0..n * n).map(|k| (k / n, k % n, entry((k / n).max(k % n), (k / n).min(k % n)))).collect::<Vec<_>>())
}

#[test]
fn minres_needs_as_many_iterations_as_there_are_eigenvalues() {
    let a = with_eigenvalues(&[3.0, -2.0, 3.0, 0.5, -7.0, 0.5, -2.0, 3.0, -7.0]);
    let answer = known(9);
    let b = times(&a, &answer);
    let ended = solve(Level::best(), &a, &b, plain(Method::Minres));
    assert_eq!((ended.reason, ended.iterations), (Reason::Converged, 4));
    assert!(error(&ended.x, &answer) < 1e-9);
}

#[test]
fn the_residual_never_grows() {
    for p in all() {
        for method in [Method::Minres, Method::Gmres] {
            if method == Method::Minres && !p.a.features().symmetric {
                continue;
            }
            let options = Options { tol: 1e-8, ..plain(method) };
            let (history, _) = history(&p.a, &p.b, options);
            for pair in history.windows(2) {
                assert!(pair[1] <= pair[0] * (1.0 + 1e-6), "{} by {}: {pair:?}", p.name, method.name());
            }
        }
    }
}

#[test]
fn minres_on_a_singular_matrix() {
    let p = |name| all().into_iter().find(|p| p.name == name).unwrap();
    for precond in [PrecondChoice::None, PrecondChoice::Jacobi] {
        let options = Options { precond, ..by(Method::Minres) };
        let consistent = p("singular, consistent");
        assert_eq!(solve(Level::best(), &consistent.a, &consistent.b, options).reason, Reason::Converged);
        // b = A y + (1, ..., 1), and the ones are what A cannot reach: what is left is they.
        let inconsistent = p("singular, inconsistent");
        let ended = solve(Level::best(), &inconsistent.a, &inconsistent.b, options);
        assert!(matches!(ended.reason, Reason::Singular | Reason::Stagnated), "{precond:?}: {:?}", ended.reason);
        if precond == PrecondChoice::None {
            let rest = residual(&inconsistent.a, &inconsistent.b, &ended.x).0;
            assert!((rest - 30f64.sqrt()).abs() < 1e-10, "{rest}");
        }
    }
}

#[test]
fn minres_wants_a_definite_preconditioner() {
    let a = csr(2, &[(0, 0, 2.0), (0, 1, 1.0), (1, 0, 1.0), (1, 1, -3.0)]);
    let options = Options { precond: PrecondChoice::Jacobi, ..by(Method::Minres) };
    assert_eq!(solve(Level::best(), &a, &[1.0, 1.0], options).reason, Reason::Indefinite);
    assert_eq!(solve(Level::best(), &a, &[1.0, 1.0], by(Method::Minres)).reason, Reason::Converged);
}

#[test]
fn gmres_is_exact_after_n_steps() {
    let mut rng = Rng::with_seed(21);
    for n in [1, 2, 3, 7, 20, 30] {
        let entries: Vec<_> = (0..n * n).map(|k| (k / n, k % n, 2.0 * rng.f64() - 1.0)).collect();
        let a = csr(n, &entries);
        let answer = known(n);
        let b = times(&a, &answer);
        let ended = solve(Level::best(), &a, &b, Options { tol: 1e-11, ..plain(Method::Gmres) });
        assert_eq!(ended.reason, Reason::Converged, "n = {n}");
        assert!(ended.iterations as usize <= n, "n = {n}: {} iterations", ended.iterations);
        assert!(error(&ended.x, &answer) < 1e-7, "n = {n}");
    }
}

/// Of a cyclic shift the residual is 1 until the last step, when it is 0.
#[test]
fn gmres_on_a_cycle() {
    let n = 12;
    let a = csr(n, &(0..n).map(|i| (i, (i + 1) % n, 1.0)).collect::<Vec<_>>());
    let mut b = vec![0.0; n];
    b[0] = 1.0;
    let whole = Options { restart: n as u32, ..plain(Method::Gmres) };
    let (residuals, ended) = history(&a, &b, whole);
    assert_eq!((ended.reason, residuals.len()), (Reason::Converged, n));
    assert!(residuals[..n - 1].iter().all(|&r| r == 1.0) && residuals[n - 1] == 0.0, "{residuals:?}");
    assert_eq!(ended.x, (0..n).map(|i| f64::from(u8::from(i == 1))).collect::<Vec<_>>());
    let ended = solve(Level::best(), &a, &b, Options { restart: n as u32 - 1, ..whole });
    assert_eq!((ended.reason, ended.iterations), (Reason::Stagnated, n as u32 - 1), "a cycle that gains nothing");
}

#[test]
fn gmres_restarted() {
    let p = all().into_iter().find(|p| p.name == "convection-diffusion").unwrap();
    let mut fewest = 0;
    for restart in [u32::MAX, 30, 10, 3, 1, 0] {
        let ended = solve(Level::best(), &p.a, &p.b, Options { restart, ..plain(Method::Gmres) });
        assert_eq!(ended.reason, Reason::Converged, "restart {restart}: {:?}", ended.attempts);
        assert!(ended.iterations >= fewest, "restart {restart}: {} after {fewest}", ended.iterations);
        if restart == u32::MAX {
            fewest = ended.iterations;
        }
    }
}

/// x is written late: not too late for one who cancels.
#[test]
fn gmres_cancelled_in_a_cycle() {
    let p = all().into_iter().find(|p| p.name == "convection-diffusion").unwrap();
    for precond in [PrecondChoice::None, PrecondChoice::Jacobi] {
        for calls in [1, 7, 29, 30, 31] {
            let options = Options { precond, ..by(Method::Gmres) };
            let mut solve = Solve::new(&p.a, &p.b, &[], options, usize::MAX).unwrap();
            for _ in 0..calls {
                assert!(!solve.advance(Level::best(), &p.a, 1).unwrap());
            }
            let running = solve.attempt().unwrap().residual;
            solve.cancel(Level::best(), &p.a);
            let ended = Ended::of(solve, Level::best(), &p.a);
            honest("cancelled", &p.a, &p.b, options, &ended);
            let reached = ended.judgement.relative;
            assert!((reached - running).abs() < 1e-12, "{calls} calls: {reached:e}, {running:e} on the way");
        }
    }
}

#[test]
fn gmres_on_singular_matrices() {
    // A zero that rounding has made of a pivot is not always seen to be one.
    for (name, reasons) in [
        ("singular, consistent", [Reason::Converged; 2]),
        ("singular, inconsistent", [Reason::Singular, Reason::Stagnated]),
        ("no values at all", [Reason::Singular; 2]),
        ("an empty row", [Reason::Singular; 2]),
    ] {
        let p = all().into_iter().find(|p| p.name == name).unwrap();
        let options = Options { restart: 40, ..plain(Method::Gmres) };
        let ended = solve(Level::best(), &p.a, &p.b, options);
        honest(name, &p.a, &p.b, options, &ended);
        assert!(reasons.contains(&ended.reason), "{name}: {:?}", ended.reason);
    }
}

/// Squares of these overflow or vanish.
#[test]
fn extreme_scales() {
    for scale in [1e300, 1e-300] {
        let entries: Vec<_> =
            (0..30).flat_map(|i| [(i, i, 3.0 * scale), (i, (i + 1) % 30, -scale), ((i + 1) % 30, i, -scale)]).collect();
        let a = csr(30, &entries);
        let answer = known(30);
        let b = times(&a, &answer);
        for &method in Method::ALL {
            for precond in [PrecondChoice::Auto, PrecondChoice::None] {
                let options = Options { precond, ..by(method) };
                let what = format!("{} at {scale:e}, {precond:?}", method.name());
                let ended = solve(Level::best(), &a, &b, options);
                honest(&what, &a, &b, options, &ended);
                assert_eq!(ended.reason, Reason::Converged, "{what}: {:?}", ended.attempts);
                assert!(norm(&ended.x) > 0.0 && error(&ended.x, &answer) < 1e-6, "{what}");
            }
        }
    }
}

/// Symmetric methods on a matrix that is not: whatever they do, no wrong answer.
#[test]
fn not_symmetric() {
    let p = all().into_iter().find(|p| p.name == "convection-diffusion").unwrap();
    for method in [Method::Cg, Method::Minres, Method::Chebyshev] {
        let ended = solve(Level::best(), &p.a, &p.b, by(method));
        honest(method.name(), &p.a, &p.b, by(method), &ended);
    }
}
