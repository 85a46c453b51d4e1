//! b - A x by its definition, apart from the library's own residual, and what
//! every answer must hold to whatever its method.

use crate::Ended;
use vecsolve_core::krylov::Reason;
use vecsolve_core::solve::Options;
use vecsolve_core::sparse::Csr;

/// ||b - A x||_2, and a bound on what rounding adds to it.
pub fn residual(a: &Csr<f64>, b: &[f64], x: &[f64]) -> (f64, f64) {
    let (mut rest, mut rounding) = (Vec::new(), Vec::new());
    for (r, &b) in b.iter().enumerate() {
        let (cols, vals) = a.row(r);
        let terms = || cols.iter().zip(vals).map(|(&c, &v)| v * x[c as usize]);
        rest.push(b - terms().sum::<f64>());
        let size = b.abs() + terms().map(f64::abs).sum::<f64>();
        let roundings = (cols.len() + 2) as f64;
        rounding.push(roundings * (size * f64::EPSILON + f64::from_bits(1)));
    }
    (norm(&rest), norm(&rounding))
}

/// ||v||_2, also where the squares overflow or vanish.
pub fn norm(v: &[f64]) -> f64 {
    let largest = v.iter().fold(0.0, |m: f64, v| m.max(v.abs()));
    if largest == 0.0 { 0.0 } else { largest * v.iter().map(|v| (v / largest).powi(2)).sum::<f64>().sqrt() }
}

/// `converged` is never said of anything but a solution, and whatever is said
/// of x is true of the x that came back.
pub fn honest(what: &str, a: &Csr<f64>, b: &[f64], options: Options, ended: &Ended) {
    assert!(ended.x.iter().all(|v| v.is_finite()), "{what}: x is not finite");
    let ((norm_now, rounding), rhs) = (residual(a, b, &ended.x), norm(b));
    let allowed = (options.tol * rhs).max(options.atol) * (1.0 + 1e-12) + rounding;
    if ended.reason == Reason::Converged {
        assert!(norm_now <= allowed, "{what}: converged, but the residual is {norm_now:e} of {allowed:e} allowed");
    }
    let said = ended.judgement.residual_norm;
    assert!((said - norm_now).abs() <= rounding + 1e-12 * norm_now, "{what}: says {said:e}, it is {norm_now:e}");
    let relative = if rhs > 0.0 { norm_now / rhs } else { norm_now };
    let slack = 1e-12 * relative + if rhs > 0.0 { rounding / rhs } else { rounding };
    let said = ended.judgement.relative;
    assert!((said - relative).abs() <= slack, "{what}: says {said:e} relative, it is {relative:e}");
}

/// The largest error of x relative to the largest value of the answer.
pub fn error(x: &[f64], answer: &[f64]) -> f64 {
    let largest = answer.iter().fold(f64::MIN_POSITIVE, |m, v| m.max(v.abs()));
    x.iter().zip(answer).fold(0.0, |m, (x, a)| m.max((x - a).abs() / largest))
}
