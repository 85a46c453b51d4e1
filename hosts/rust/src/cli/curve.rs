//! The convergence curve of a whole solve. The library keeps the last 256
//! residuals; a budget that lets fewer iterations go by between two reads
//! loses none, and `history_from` tells what is new.

use vecsolve_host::SolveDone;

/// Residuals the library keeps.
const KEPT: u64 = 256;
/// Work between two looks at Ctrl-C and the progress bar: some 20 ms.
const CALM: u64 = 20_000_000;

/// (iteration from 1, running relative residual), over all attempts.
#[derive(Default)]
pub struct Curve {
    pub points: Vec<(u32, f64)>,
}

/// The budget of a step. An iteration costs at least one product with A.
pub fn budget(wanted: bool, n: u32, nnz: u32) -> u32 {
    let iteration = u64::from(nnz).max(u64::from(n)).max(1);
    let budget = if wanted { CALM.min((KEPT - 1) * iteration) } else { CALM };
    budget as u32
}

impl Curve {
    pub fn add(&mut self, done: &SolveDone) {
        let known = self.points.last().map_or(0, |p| p.0);
        let numbered = (done.history_from + 1..).zip(&done.history);
        self.points.extend(numbered.filter(|p| p.0 > known).map(|(i, v)| (i, *v)));
    }

    /// The part of each attempt.
    pub fn parts(&self, done: &SolveDone) -> Vec<&[(u32, f64)]> {
        let (mut parts, mut rest, mut end) = (Vec::new(), &self.points[..], 0);
        for attempt in &done.attempts {
            end += attempt.iterations;
            let (part, after) = rest.split_at(rest.partition_point(|p| p.0 <= end));
            parts.push(part);
            rest = after;
        }
        parts
    }
}
