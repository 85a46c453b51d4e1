//! The progress bar on standard error, when that is a terminal: how many of
//! the decades from the first residual to the tolerance are done. Residuals
//! do not fall steadily, so the bar may step back; that is what happens.

use indicatif::{ProgressBar, ProgressStyle};
use vecsolve_host::SolveDone;

pub struct Progress {
    bar: ProgressBar,
    tol: f64,
}

const LENGTH: u64 = 1000;

impl Progress {
    pub fn new(tol: f64) -> Self {
        let bar = ProgressBar::new(LENGTH);
        if let Ok(style) = ProgressStyle::with_template("{elapsed} [{bar:30}] {msg}") {
            bar.set_style(style);
        }
        Self { bar, tol }
    }

    pub fn show(&self, done: &SolveDone) {
        self.bar.set_position((LENGTH as f64 * part(done.residual, self.tol)) as u64);
        self.bar.set_message(format!(
            "{} ({}), iteration {}, residual {:.2e}, work {:.1e}",
            done.method, done.precond, done.iterations, done.residual, done.work as f64
        ));
    }

    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// The part of the way from 1 down to `tol`, on a logarithmic scale.
fn part(residual: f64, tol: f64) -> f64 {
    if residual <= tol {
        return 1.0;
    }
    // Without a tolerance the way leads to the last bit of a double.
    let part = residual.ln() / tol.max(f64::EPSILON).ln();
    if part.is_nan() { 0.0 } else { part.clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn the_bar_counts_decades_and_stays_inside() {
        assert!((part(1e-4, 1e-8) - 0.5).abs() < 1e-12);
        assert_eq!(part(1e-9, 1e-8), 1.0);
        assert_eq!(part(7.0, 1e-8), 0.0);
        assert_eq!(part(f64::NAN, 1e-8), 0.0);
        assert_eq!(part(0.0, 1e-8), 1.0);
        assert!(part(1e-3, 0.0) < 0.3);
        assert_eq!(part(0.5, 1.0), 1.0);
    }
}
