//! Stationary iterations against their definitions in exact fractions: the
//! iterates themselves, not only where they lead.

use crate::judge::error;
use crate::problems::{csr, known, poisson, times};
use crate::{by, solve};
use vecsolve_core::krylov::Reason;
use vecsolve_core::simd::Level;
use vecsolve_core::solve::{Method, Options, PrecondChoice};

/// A fraction in lowest terms, its denominator positive.
#[derive(Clone, Copy)]
struct Fraction(i128, i128);

impl Fraction {
    fn new(over: i128, under: i128) -> Fraction {
        let (mut a, mut b) = (over.abs(), under.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let by = a.max(1) * under.signum();
        Fraction(over / by, under / by)
    }
    fn plus(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }
    fn minus(self, other: Fraction) -> Fraction {
        self.plus(Fraction(-other.0, other.1))
    }
    fn times(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.0, self.1 * other.1)
    }
    fn over(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.1, self.1 * other.0)
    }
    fn value(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }
}

const ZERO: Fraction = Fraction(0, 1);
type Vector = [Fraction; 3];

fn whole(v: [i128; 3]) -> Vector {
    v.map(|v| Fraction(v, 1))
}

/// Dominant and not symmetric.
const A: [[i128; 3]; 3] = [[4, -1, 1], [2, 5, -1], [1, -2, 8]];
const B: [i128; 3] = [3, -7, 11];

fn a(i: usize, j: usize) -> Fraction {
    Fraction(A[i][j], 1)
}

/// The sum over k < terms of (I - D^-1 A)^k D^-1 b, from its definition: the
/// matrix, its powers, and their products with D^-1 b.
fn neumann(terms: usize) -> Vector {
    let entry = |i: usize, j: usize| Fraction(i128::from(i == j), 1).minus(a(i, j).over(a(i, i)));
    let matrix: Vec<Vector> = (0..3).map(|i| std::array::from_fn(|j| entry(i, j))).collect();
    let mut power: Vec<Vector> = (0..3).map(|i| std::array::from_fn(|j| Fraction(i128::from(i == j), 1))).collect();
    let first: Vector = std::array::from_fn(|i| Fraction(B[i], 1).over(a(i, i)));
    let product = |row: &Vector, v: &dyn Fn(usize) -> Fraction| (0..3).fold(ZERO, |s, k| s.plus(row[k].times(v(k))));
    let mut sum = [ZERO; 3];
    for _ in 0..terms {
        for i in 0..3 {
            sum[i] = sum[i].plus(product(&power[i], &|k| first[k]));
        }
        power = power.iter().map(|row| std::array::from_fn(|j| product(row, &|k| matrix[k][j]))).collect();
    }
    sum
}

/// x_i = (b_i - sum over j != i of a_ij x_j) / a_ii with the x of the iteration before.
fn jacobi(iterations: usize) -> Vector {
    let mut x = [ZERO; 3];
    for _ in 0..iterations {
        x = std::array::from_fn(|i| {
            let others = (0..3).filter(|&j| j != i);
            others.fold(Fraction(B[i], 1), |rest, j| rest.minus(a(i, j).times(x[j]))).over(a(i, i))
        });
    }
    x
}

/// The same with the x of now, moved by omega times as far, in these orders.
fn relaxed(iterations: usize, omega: Fraction, orders: &[[usize; 3]]) -> Vector {
    let mut x = [ZERO; 3];
    for _ in 0..iterations {
        for &i in orders.iter().flatten() {
            let rest = (0..3).fold(Fraction(B[i], 1), |rest, j| rest.minus(a(i, j).times(x[j])));
            x[i] = x[i].plus(omega.times(rest.over(a(i, i))));
        }
    }
    x
}

fn iterates(method: Method, omega: f64, most: usize, want: impl Fn(usize) -> Vector) {
    let entries: Vec<_> = (0..9).map(|k| (k / 3, k % 3, A[k / 3][k % 3] as f64)).collect();
    let matrix = csr(3, &entries);
    for iterations in 1..=most {
        let options = Options { tol: 0.0, max_iter: iterations as u32, omega, ..by(method) };
        let ended = solve(Level::best(), &matrix, &B.map(|b| b as f64), options);
        let exact = want(iterations).map(Fraction::value);
        assert_eq!((ended.reason, ended.iterations), (Reason::MaxIter, iterations as u32), "{}", method.name());
        let off = error(&ended.x, &exact);
        assert!(off < 1e-14, "{}, iterate {iterations}: {:?}, exact {exact:?}", method.name(), ended.x);
    }
}

#[test]
fn neumann_is_its_series() {
    iterates(Method::Neumann, 1.0, 7, neumann);
    // The first term is D^-1 b, the second takes the off-diagonal part away.
    assert_eq!(neumann(1).map(Fraction::value), [0.75, -1.4, 1.375]);
    assert_eq!(whole(B).map(Fraction::value), [3.0, -7.0, 11.0]);
}

#[test]
fn jacobi_is_its_definition() {
    iterates(Method::Jacobi, 1.0, 7, jacobi);
}

#[test]
fn relaxations_are_their_definitions() {
    let (up, down) = ([0, 1, 2], [2, 1, 0]);
    // As long as the fractions fit.
    iterates(Method::GaussSeidel, 1.7, 5, |k| relaxed(k, Fraction(1, 1), &[up]));
    iterates(Method::Sor, 0.875, 2, |k| relaxed(k, Fraction(7, 8), &[up]));
    iterates(Method::Ssor, 1.0, 3, |k| relaxed(k, Fraction(1, 1), &[up, down]));
    iterates(Method::Ssor, 0.875, 1, |k| relaxed(k, Fraction(7, 8), &[up, down]));
}

const ALL: [Method; 6] =
    [Method::Jacobi, Method::Neumann, Method::GaussSeidel, Method::Sor, Method::Ssor, Method::Chebyshev];

#[test]
fn all_find_the_answer_of_a_definite_system() {
    let a = poisson(15);
    let answer = known(225);
    let b = times(&a, &answer);
    let spent = ALL.map(|method| {
        let ended = solve(Level::best(), &a, &b, Options { tol: 1e-10, omega: 1.6, ..by(method) });
        assert_eq!(ended.reason, Reason::Converged, "{}: {:?}", method.name(), ended.attempts);
        assert!(error(&ended.x, &answer) < 1e-8, "{}", method.name());
        ended.iterations
    });
    let [jacobi, neumann, seidel, sor, _, chebyshev] = spent;
    assert!(jacobi.abs_diff(neumann) <= jacobi / 50, "the same iterates: {spent:?}");
    // Spectral radii of Jacobi and of Gauss-Seidel, its square: half the iterations (Young).
    assert!(seidel.abs_diff(jacobi / 2) <= jacobi / 20 && sor < seidel / 4 && chebyshev < jacobi / 5, "{spent:?}");
}

#[test]
fn a_zero_on_the_diagonal_is_a_breakdown() {
    let swap = csr(2, &[(0, 1, 1.0), (1, 0, 1.0)]);
    for method in &ALL[..5] {
        let ended = solve(Level::best(), &swap, &[1.0, 2.0], by(*method));
        assert_eq!((ended.reason, ended.x), (Reason::Breakdown, vec![0.0; 2]), "{}", method.name());
    }
}

#[test]
fn what_does_not_converge_is_said_to_diverge() {
    // The off-diagonal part is twice the diagonal: the error doubles in every iteration.
    let a = csr(2, &[(0, 0, 1.0), (0, 1, 2.0), (1, 0, 2.0), (1, 1, 1.0)]);
    for method in [Method::Jacobi, Method::Neumann, Method::GaussSeidel] {
        assert_eq!(solve(Level::best(), &a, &[1.0, 0.0], by(method)).reason, Reason::Diverged, "{}", method.name());
    }
    let options = Options { precond: PrecondChoice::None, ..by(Method::Chebyshev) };
    assert_eq!(solve(Level::best(), &a, &[1.0, 0.0], options).reason, Reason::Indefinite);
}
