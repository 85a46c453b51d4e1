//! Matrices from arbitrary triplets and compressed rows: refused, or with the
//! product of a plain loop over what was given.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use vecsolve_core::kernels::spmv_f64;
use vecsolve_core::simd::Level;
use vecsolve_core::sparse::Csr;

#[derive(Arbitrary, Debug)]
struct Given {
    rows: u8,
    cols: u8,
    entries: Vec<(u8, u8, i16)>,
    odd: Option<(u8, f64)>,
    row_ptr: Vec<u8>,
    widen: bool,
}

fuzz_target!(|given: Given| {
    let (rows, cols) =
        if given.widen { (usize::from(given.rows) << 8, 1 << 16) } else { (given.rows.into(), given.cols.into()) };
    let row: Vec<u32> = given.entries.iter().map(|e| e.0.into()).collect();
    let col: Vec<u32> = given.entries.iter().map(|e| e.1.into()).collect();
    let mut val: Vec<f64> = given.entries.iter().map(|e| f64::from(e.2)).collect();
    if let Some((at, odd)) = given.odd
        && let Some(v) = val.get_mut(usize::from(at))
    {
        *v = odd;
    }
    let finite = val.iter().all(|v| v.is_finite());
    let inside = row.iter().all(|&r| (r as usize) < rows) && col.iter().all(|&c| (c as usize) < cols);
    let plain = |skip: &dyn Fn(usize) -> usize| {
        let mut y = vec![0.0; rows];
        for k in 0..val.len() {
            y[skip(k)] += val[k] * x(col[k] as usize);
        }
        y
    };
    match Csr::from_coo(rows, cols, &row, &col, &val) {
        Ok((a, summed)) => {
            assert!(finite && inside);
            assert_eq!(a.nnz() + summed, val.len());
            if given.odd.is_none() {
                assert_eq!(product(&a), plain(&|k| row[k] as usize), "whole numbers are summed exactly");
            }
        }
        Err(_) => assert!(!finite || !inside),
    }
    let row_ptr: Vec<u32> = given.row_ptr.iter().map(|&p| p.into()).collect();
    if let Ok(a) = Csr::from_csr(rows, cols, &row_ptr, &col, &val) {
        assert!(finite && row_ptr.len() == rows + 1 && row_ptr.last().map_or(0, |&p| p as usize) == val.len());
        let of = |k: usize| row_ptr.iter().rposition(|&p| p as usize <= k).expect("the first is 0");
        assert!((1..val.len()).all(|k| of(k) > of(k - 1) || col[k] > col[k - 1]), "columns rise in a row");
        if given.odd.is_none() {
            assert_eq!(product(&a), plain(&of));
        }
    }
});

fn x(j: usize) -> f64 {
    (j % 7) as f64 - 3.0
}

fn product(a: &Csr<f64>) -> Vec<f64> {
    let x: Vec<f64> = (0..a.cols()).map(x).collect();
    let mut y = vec![0.0; a.rows()];
    let (row_ptr, col, val) = a.parts();
    assert!(spmv_f64(Level::best(), a.rows(), a.cols(), row_ptr, col, val, &x, &mut y).is_ok());
    y
}
