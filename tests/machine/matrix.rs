//! Matrices from arbitrary triplets and compressed rows: refused, or with the
//! product of a plain loop over what was given.

use arbitrary::Unstructured;
use vecsolve_core::kernels::spmv_f64;
use vecsolve_core::simd::Level;
use vecsolve_core::sparse::Csr;

/// Rows, columns, whether there are many, a value that is no whole number, triplets, offsets.
type Given = (u8, u8, bool, Option<(u8, f64)>, Vec<(u8, u8, i16)>, Vec<u8>);

/// Makes them of the bytes.
pub fn attack(bytes: &[u8]) {
    let Ok((rows, cols, widen, odd, entries, row_ptr)) = Unstructured::new(bytes).arbitrary::<Given>() else { return };
    let (rows, cols) = if widen { (usize::from(rows) << 8, 1 << 16) } else { (rows.into(), cols.into()) };
    let row: Vec<u32> = entries.iter().map(|e| e.0.into()).collect();
    let col: Vec<u32> = entries.iter().map(|e| e.1.into()).collect();
    let mut val: Vec<f64> = entries.iter().map(|e| f64::from(e.2)).collect();
    if let Some((at, odd)) = odd
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
            if odd.is_none() {
                assert_eq!(product(&a), plain(&|k| row[k] as usize), "whole numbers are summed exactly");
            }
        }
        Err(_) => assert!(!finite || !inside),
    }
    let row_ptr: Vec<u32> = row_ptr.iter().map(|&p| p.into()).collect();
    if let Ok(a) = Csr::from_csr(rows, cols, &row_ptr, &col, &val) {
        assert!(finite && row_ptr.len() == rows + 1 && row_ptr.last().map_or(0, |&p| p as usize) == val.len());
        let of = |k: usize| row_ptr.iter().rposition(|&p| p as usize <= k).expect("the first is 0");
        assert!((1..val.len()).all(|k| of(k) > of(k - 1) || col[k] > col[k - 1]), "columns rise in a row");
        if odd.is_none() {
            assert_eq!(product(&a), plain(&of));
        }
    }
}

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
