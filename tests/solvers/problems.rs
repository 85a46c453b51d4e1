//! Named problems: a matrix, a right-hand side and, where there is just one
//! answer, the answer.

use vecsolve_core::sparse::Csr;

pub struct Problem {
    pub name: &'static str,
    pub a: Csr<f64>,
    pub b: Vec<f64>,
    /// `None` when there is no answer, or no single one.
    pub answer: Option<Vec<f64>>,
}

/// Row, column, value.
pub type Entry = (usize, usize, f64);

pub fn csr(n: usize, entries: &[Entry]) -> Csr<f64> {
    let row: Vec<u32> = entries.iter().map(|e| e.0 as u32).collect();
    let col: Vec<u32> = entries.iter().map(|e| e.1 as u32).collect();
    let val: Vec<f64> = entries.iter().map(|e| e.2).collect();
    Csr::from_coo(n, n, &row, &col, &val).unwrap().0
}

/// b = A x.
pub fn times(a: &Csr<f64>, x: &[f64]) -> Vec<f64> {
    let row = |r| {
        let (cols, vals) = a.row(r);
        cols.iter().zip(vals).map(|(&c, &v)| v * x[c as usize]).sum()
    };
    (0..a.rows()).map(row).collect()
}

/// Whole numbers of both signs, so that b is exact where A is small integers.
pub fn known(n: usize) -> Vec<f64> {
    (0..n).map(|i| ((i * 7 + 3) % 11) as f64 - 4.0).collect()
}

fn with_answer(name: &'static str, a: Csr<f64>, answer: Vec<f64>) -> Problem {
    Problem { name, b: times(&a, &answer), a, answer: Some(answer) }
}

/// The 5-point operator on a side x side grid: `centre`, and its neighbours
/// west, east, north, south.
fn grid(side: usize, centre: f64, [west, east, north, south]: [f64; 4]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for i in 0..side * side {
        entries.push((i, i, centre));
        let (x, y) = (i % side, i / side);
        let steps = [(x > 0, i.wrapping_sub(1), west), (x + 1 < side, i + 1, east)];
        let further = [(y > 0, i.wrapping_sub(side), north), (y + 1 < side, i + side, south)];
        entries.extend(steps.into_iter().chain(further).filter(|s| s.0).map(|(_, j, v)| (i, j, v)));
    }
    entries
}

pub fn poisson(side: usize) -> Csr<f64> {
    csr(side * side, &grid(side, 4.0, [-1.0; 4]))
}

/// All that every method is run on.
pub fn all() -> Vec<Problem> {
    let grid_of = |centre, sides| csr(400, &grid(20, centre, sides));
    let scaled = |c: f64| {
        let entries: Vec<Entry> = grid(12, 4.0, [-1.0; 4]).into_iter().map(|(r, k, v)| (r, k, v * c)).collect();
        csr(144, &entries)
    };
    let spread: Vec<Entry> = grid(12, 4.0, [-1.0; 4])
        .into_iter()
        .map(|(r, c, v)| (r, c, v * 10f64.powi((r % 3) as i32 - 1) * 10f64.powi((c % 3) as i32 - 1)))
        .collect();
    let ring: Vec<Entry> = (0..50).flat_map(|i| [(i, (i + 1) % 50, 2.0), ((i + 1) % 50, i, -1.0)]).collect();
    vec![
        with_answer("poisson", grid_of(4.0, [-1.0; 4]), known(400)),
        with_answer("negative definite", grid_of(-4.0, [1.0; 4]), known(400)),
        with_answer("indefinite, positive diagonal", grid_of(1.3, [-1.0; 4]), known(400)),
        with_answer("convection-diffusion", grid_of(4.0, [-1.9, -0.1, -1.4, -0.6]), known(400)),
        with_answer("zero diagonal", csr(50, &ring), known(50)),
        with_answer("swap", csr(2, &[(0, 1, 1.0), (1, 0, 1.0)]), vec![3.0, -2.0]),
        with_answer(
            "mixed signs",
            csr(3, &[(0, 0, 2.0), (1, 1, -3.0), (2, 2, 5.0), (0, 2, 1.0), (2, 0, 1.0)]),
            known(3),
        ),
        with_answer("all values near 1e150", scaled(1e150), known(144)),
        with_answer("all values near 1e-150", scaled(1e-150), known(144)),
        with_answer("rows and columns scaled by 0.1 to 10", csr(144, &spread), known(144)),
        with_answer("an answer of 1e150", poisson(12), known(144).iter().map(|v| v * 1e150).collect()),
        with_answer("an answer of 1e-150", poisson(12), known(144).iter().map(|v| v * 1e-150).collect()),
        with_answer("1 x 1", csr(1, &[(0, 0, -4.0)]), vec![2.5]),
        with_answer("0 x 0", csr(0, &[]), vec![]),
        with_answer("zero right-hand side", poisson(5), vec![0.0; 25]),
        // x is some 20 times the smallest number: its digits do not exist.
        Problem { name: "an answer without digits", a: scaled(1e10), b: vec![1e-312; 144], answer: None },
        singular("singular, consistent", true),
        singular("singular, inconsistent", false),
        Problem { name: "no values at all", a: csr(3, &[]), b: vec![1.0, 2.0, 3.0], answer: None },
        Problem { name: "an empty row", a: csr(2, &[(0, 0, 1.0), (0, 1, 1.0)]), b: vec![1.0, 1.0], answer: None },
    ]
}

/// The Laplacian of a path: constants are its null space, so b must sum to zero.
fn singular(name: &'static str, consistent: bool) -> Problem {
    let n = 30;
    let edges = (0..n - 1).flat_map(|i| [(i, i, 1.0), (i + 1, i + 1, 1.0), (i, i + 1, -1.0), (i + 1, i, -1.0)]);
    let a = csr(n, &edges.collect::<Vec<_>>());
    let mut b = times(&a, &known(n));
    if !consistent {
        b.iter_mut().for_each(|b| *b += 1.0);
    }
    Problem { name, a, b, answer: None }
}
