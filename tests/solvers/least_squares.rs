//! LSMR: tall, wide, square and deficient, against numpy's lstsq and by the
//! condition that makes a least-squares solution, A^T (b - A x) = 0.

use crate::judge::{error, norm};
use crate::problems::{all, times};
use crate::{Ended, solve};
use vecsolve_core::error::Error;
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;
use vecsolve_core::solve::{Method, Options, PrecondChoice, Solve};
use vecsolve_core::sparse::Csr;

fn matrix(rows: usize, cols: usize, value: impl Fn(usize, usize) -> f64) -> Csr<f64> {
    let places: Vec<(u32, u32)> = (0..rows * cols).map(|k| ((k / cols) as u32, (k % cols) as u32)).collect();
    let (row, col): (Vec<u32>, Vec<u32>) = places.iter().copied().unzip();
    let val: Vec<f64> = places.iter().map(|&(r, c)| value(r as usize, c as usize)).collect();
    Csr::from_coo(rows, cols, &row, &col, &val).unwrap().0
}

fn entry(i: usize, j: usize) -> f64 {
    ((i * 7 + j * 13 + i * j) % 11) as f64 - 5.0
}

fn tall() -> (Csr<f64>, Vec<f64>) {
    (matrix(12, 4, entry), (0..12).map(|i| ((i * 5) % 7) as f64 - 3.0).collect())
}

fn lsmr(tol: f64, precond: PrecondChoice) -> Options {
    Options { method: Method::Lsmr, tol, precond, ..Options::default() }
}

const BOTH: [PrecondChoice; 2] = [PrecondChoice::Auto, PrecondChoice::None];

/// ||A^T r|| / (||A||_F ||r||), summed here.
fn gradient(a: &Csr<f64>, b: &[f64], x: &[f64]) -> f64 {
    let r: Vec<f64> = times(a, x).iter().zip(b).map(|(ax, b)| b - ax).collect();
    let mut atr = vec![0.0; a.cols()];
    for (i, r) in r.iter().enumerate() {
        let (cols, vals) = a.row(i);
        cols.iter().zip(vals).for_each(|(&c, v)| atr[c as usize] += v * r);
    }
    if norm(&atr) == 0.0 { 0.0 } else { norm(&atr) / norm(a.parts().2) / norm(&r) }
}

fn judged(what: &str, a: &Csr<f64>, b: &[f64], options: Options) -> Ended {
    let ended = solve(Level::best(), a, b, options);
    let (said, is) = (ended.judgement.gradient.expect("of lsmr"), gradient(a, b, &ended.x));
    // Rounding in r counts the more the less of r there is.
    let slack = 1e-14 / ended.judgement.relative.max(1e-16) + 1e-10 * is;
    assert!((said - is).abs() <= slack, "{what}: says {said:e}, it is {is:e}");
    if ended.reason == Reason::Converged {
        let rest = ended.judgement.relative;
        assert!(is <= options.tol * (1.0 + 1e-6) + 1e-15 || rest <= options.tol, "{what}: {is:e}, {rest:e}");
    }
    ended
}

/// numpy.linalg.lstsq.
#[test]
fn agrees_with_numpy() {
    let (a, b) = tall();
    let answer = [-0.23675304807380268, 0.09984469890130276, 0.21543971072272966, -0.2032126466088729];
    for precond in BOTH {
        let ended = judged("tall", &a, &b, lsmr(1e-14, precond));
        assert_eq!(ended.reason, Reason::Converged);
        assert!(ended.iterations <= 6, "4 columns, {} iterations", ended.iterations);
        assert!(error(&ended.x, &answer) < 1e-12, "{:?}", ended.x);
        assert!((ended.judgement.residual_norm - 6.651875696408431).abs() < 1e-13);
    }
    // Columns scaled by 1e-6 to 1e6: the same after as many iterations, when they are scaled back.
    let powers = [1e-6, 1e6, 1.0, 1e-3];
    let a = matrix(12, 4, |i, j| entry(i, j) * powers[j]);
    let ended = judged("scaled", &a, &b, lsmr(1e-14, PrecondChoice::Auto));
    let back: Vec<f64> = ended.x.iter().zip(powers).map(|(x, p)| x * p).collect();
    assert!(ended.iterations <= 10 && error(&back, &answer) < 1e-9, "{} iterations, {back:?}", ended.iterations);
}

#[test]
fn the_shortest_of_many() {
    let a = matrix(4, 12, |i, j| entry(j, i));
    let answer = [
        -0.13105558388577265,
        -0.04436511983681781,
        -0.22661211812155196,
        0.2020420935515274,
        0.019795095266793312,
        -0.17861944277038633,
        -0.07576143896898611,
        0.0031987390477958497,
        0.146747948634741,
        0.2334384126836957,
        0.05119141439896155,
        -0.13105558388577257,
    ];
    let b = [3.0, -1.0, 4.0, 2.0];
    let ended = judged("wide", &a, &b, lsmr(1e-13, PrecondChoice::None));
    assert_eq!(ended.reason, Reason::Converged);
    assert!(error(&ended.x, &answer) < 1e-11, "{:?}", ended.x);
    assert!(ended.judgement.relative < 1e-12, "it is solved exactly");
    // Two columns that sum to a third: of rank 3.
    let a = matrix(12, 4, |i, j| if j == 3 { entry(i, 0) + entry(i, 1) } else { entry(i, j) });
    let ended = judged("deficient", &a, &tall().1, lsmr(1e-12, PrecondChoice::None));
    let answer = [-0.17524179242302726, 0.1577300673130664, 0.20570277757527153, -0.01751172510996088];
    assert_eq!(ended.reason, Reason::Converged);
    assert!(error(&ended.x, &answer) < 1e-10, "{:?}", ended.x);
}

#[test]
fn a_guess_is_corrected() {
    let (a, b) = tall();
    let answer = solve(Level::best(), &a, &b, lsmr(1e-14, PrecondChoice::Auto)).x;
    let mut guessed = Solve::new(&a, &b, &[9.0, -8.0, 7.0, 6.0], lsmr(1e-12, PrecondChoice::Auto), usize::MAX).unwrap();
    assert!(guessed.advance(Level::best(), &a, u64::MAX).unwrap());
    let ended = Ended::of(guessed, Level::best(), &a);
    assert_eq!(ended.reason, Reason::Converged);
    assert!(error(&ended.x, &answer) < 1e-9);
    let mut exact = Solve::new(&a, &b, &answer, lsmr(1e-10, PrecondChoice::Auto), usize::MAX).unwrap();
    assert!(exact.advance(Level::best(), &a, u64::MAX).unwrap());
    let ended = Ended::of(exact, Level::best(), &a);
    assert_eq!(ended.reason, Reason::Converged, "nothing to gain is converged too");
    assert!(ended.iterations <= 2, "{}", ended.iterations);
}

/// On square systems lsmr is judged as least squares: singular ones have an answer.
#[test]
fn square_systems() {
    for p in all() {
        for precond in BOTH {
            for tol in [1e-2, 1e-8, 1e-13, 0.0] {
                let what = format!("{}, {precond:?}, {tol:e}", p.name);
                let ended = judged(&what, &p.a, &p.b, lsmr(tol, precond));
                assert!(ended.x.iter().all(|v| v.is_finite()), "{what}");
            }
            let ended = solve(Level::best(), &p.a, &p.b, lsmr(1e-8, precond));
            // Its condition squared is too much for columns as they are.
            let hard = precond == PrecondChoice::None && p.name == "rows and columns scaled by 0.1 to 10";
            if p.name != "an answer without digits" && !hard {
                assert_eq!(ended.reason, Reason::Converged, "{}: {:?}", p.name, ended.attempts);
            }
        }
    }
}

#[test]
fn nothing_to_do() {
    let (a, b) = tall();
    let zero = solve(Level::best(), &a, &[0.0; 12], lsmr(1e-8, PrecondChoice::Auto));
    assert_eq!((zero.reason, zero.x, zero.iterations), (Reason::Converged, vec![0.0; 4], 0));
    for (rows, cols) in [(0, 0), (0, 3), (3, 0)] {
        let a = matrix(rows, cols, entry);
        let ended = solve(Level::best(), &a, &b[..rows], lsmr(1e-8, PrecondChoice::Auto));
        assert_eq!((ended.reason, ended.x), (Reason::Converged, vec![0.0; cols]), "{rows} x {cols}");
    }
    // b at right angles to all that A reaches: x = 0 is the answer.
    let a = matrix(2, 1, |i, _| i as f64);
    let ended = judged("orthogonal", &a, &[5.0, 0.0], lsmr(1e-8, PrecondChoice::Auto));
    assert_eq!((ended.reason, ended.x), (Reason::Converged, vec![0.0]));
}

#[test]
fn refused() {
    let (a, b) = tall();
    let options = lsmr(1e-8, PrecondChoice::Auto);
    let refused = |b: &[f64], guess: &[f64], options| Solve::new(&a, b, guess, options, usize::MAX).err();
    for odd in [f64::NAN, f64::INFINITY] {
        let mut v = b.clone();
        v[3] = odd;
        assert_eq!(refused(&v, &[], options), Some(Error::NotFinite { what: "b", at: 3 }));
        assert!(matches!(refused(&b, &[odd; 4], options), Some(Error::NotFinite { at: 0, .. })));
    }
    assert!(matches!(refused(&b[..4], &[], options), Some(Error::Shape { want: 12, .. })));
    assert!(matches!(refused(&b, &[0.0; 12], options), Some(Error::Shape { want: 4, .. })));
    for method in crate::METHODS.into_iter().filter(|m| *m != Method::Auto) {
        assert!(matches!(refused(&b, &[], Options { method, ..options }), Some(Error::Shape { .. })), "not square");
    }
    let Some(Error::Limit { need, .. }) = Solve::new(&a, &b, &[], options, 0).err() else { panic!("no room") };
    assert!(Solve::new(&a, &b, &[], options, need).is_ok());
    assert!(matches!(Solve::new(&a, &b, &[], options, need - 1), Err(Error::Limit { .. })));
}

#[test]
fn the_same_bits_in_pieces_and_on_every_level() {
    // Larger than a block, and slow enough for many pieces.
    let a = matrix(90, 40, |i, j| if (i * 3 + j * 5) % 7 == 0 { entry(i, j) + 0.5 } else { 0.0 });
    let b: Vec<f64> = (0..90).map(|i| ((i * 29) % 17) as f64 - 8.0).collect();
    for precond in BOTH {
        let options = lsmr(1e-10, precond);
        let whole = solve(Level::best(), &a, &b, options);
        assert_eq!(whole.reason, Reason::Converged);
        for level in Level::all() {
            assert_eq!(solve(level, &a, &b, options).bits(), whole.bits(), "{}", level.name());
        }
        for budget in [1, 1000, 20_000] {
            let mut pieces = Solve::new(&a, &b, &[], options, usize::MAX).unwrap();
            while !pieces.advance(Level::best(), &a, budget).unwrap() {}
            let ended = Ended::of(pieces, Level::best(), &a);
            assert_eq!((ended.bits(), ended.work), (whole.bits(), whole.work), "in pieces of {budget}");
        }
    }
}

#[test]
fn extreme_scales() {
    let (_, b) = tall();
    for scale in [1e300, 1e-300] {
        let a = matrix(12, 4, |i, j| entry(i, j) * scale);
        for precond in BOTH {
            let ended = solve(Level::best(), &a, &b, lsmr(1e-10, precond));
            let rest = ended.judgement.residual_norm;
            assert_eq!(ended.reason, Reason::Converged, "{scale:e}, {precond:?}: {:?}", ended.attempts);
            assert!((rest - 6.651875696408431).abs() < 1e-9, "{scale:e}, {precond:?}: {rest}");
        }
    }
}
