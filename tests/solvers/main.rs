//! Every method on named problems with known answers, judged by residuals that
//! are recomputed here; resumed, cancelled and counted.
#![forbid(unsafe_code)]

mod dense;
mod factored;
mod judge;
mod least_squares;
mod methods;
mod minimal;
mod precond;
mod problems;
mod refused;
mod resumed;
mod sparse;
mod sparse_real;
mod sparse_rules;
mod stationary;

use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;
use vecsolve_core::solve::{Attempt, Judgement, Method, Options, Solve};
use vecsolve_core::sparse::Csr;

/// All that answer a square system; least squares has its own file.
pub const METHODS: [Method; 13] = [
    Method::Auto,
    Method::Cg,
    Method::Bicgstab,
    Method::Lu,
    Method::Minres,
    Method::Gmres,
    Method::Jacobi,
    Method::GaussSeidel,
    Method::Sor,
    Method::Ssor,
    Method::Chebyshev,
    Method::Neumann,
    Method::SparseLu,
];

/// How a solve ended.
pub struct Ended {
    pub reason: Reason,
    pub x: Vec<f64>,
    pub judgement: Judgement,
    pub attempts: Vec<Attempt>,
    pub rcond: Option<f64>,
    pub flipped: bool,
    pub iterations: u32,
    pub work: u64,
}

impl Ended {
    /// Takes the answer of a solve that has ended.
    pub fn of(mut solve: Solve<f64>, level: Level, a: &Csr<f64>) -> Ended {
        let mut x = vec![f64::NAN; a.cols()];
        let judgement = solve.deliver(level, a, false, &mut x);
        Ended {
            reason: solve.reason().expect("it has ended"),
            x,
            judgement,
            attempts: solve.attempts().to_vec(),
            rcond: solve.rcond(),
            flipped: solve.flipped(),
            iterations: solve.cost().0,
            work: solve.cost().2,
        }
    }

    pub fn bits(&self) -> Vec<u64> {
        self.x.iter().map(|v| v.to_bits()).collect()
    }

    pub fn methods(&self) -> Vec<&'static str> {
        self.attempts.iter().map(|a| a.method).collect()
    }
}

/// Solves from zeros to the end.
pub fn solve(level: Level, a: &Csr<f64>, b: &[f64], options: Options) -> Ended {
    let mut solve = Solve::new(a, b, &[], options, usize::MAX).expect("a sound problem");
    assert!(solve.advance(level, a, u64::MAX).expect("memory"), "no budget was set");
    Ended::of(solve, level, a)
}

pub fn by(method: Method) -> Options {
    Options { method, ..Options::default() }
}
