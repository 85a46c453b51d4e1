//! Index work: exact, so the reference is plain code; and nothing is written
//! where an index lies.

use crate::inputs::{OFFSETS, Paint, Placed, bits, paint};
use crate::real::Real;
use fastrand::Rng;
use std::collections::HashMap;
use vecsolve_core::error::Error;
use vecsolve_core::kernels::{bincount_u32, gather_u32, prefix_sum_u32, scatter_u32};

crate::both! {
    gather_and_scatter_keep_every_bit => moved;
    bad_indices_write_nothing => refused;
}

fn lengths(rng: &mut Rng) -> Vec<usize> {
    (0..=65).chain((0..60).map(|_| rng.usize(66..3000))).collect()
}

fn moved<T: Real>() {
    let mut rng = Rng::with_seed(11);
    for n in lengths(&mut rng) {
        let m = rng.usize(1..200);
        let (from, to) = (paint::<T>(&mut rng, Paint::Special, m), paint::<T>(&mut rng, Paint::Special, n));
        let index: Vec<u32> = (0..n).map(|_| rng.u32(0..m as u32)).collect();
        for offset in 0..OFFSETS {
            let x = Placed::new(&from, offset);
            let mut out = Placed::new(&vec![T::ONE; n], 15 - offset);
            T::gather(x.values(), &index, out.values_mut()).unwrap();
            let want: Vec<u64> = index.iter().map(|&i| from[i as usize].bits()).collect();
            assert_eq!(bits(out.values()), want, "gather of {n} from {m}");
            assert!(out.guarded(), "gather wrote outside");

            let (x, mut out) = (Placed::new(&to, offset), Placed::new(&from, 15 - offset));
            T::scatter(x.values(), &index, out.values_mut()).unwrap();
            let last: HashMap<u32, T> = index.iter().copied().zip(to.iter().copied()).collect();
            let want: Vec<u64> = (0..m).map(|i| last.get(&(i as u32)).unwrap_or(&from[i]).bits()).collect();
            assert_eq!(bits(out.values()), want, "scatter of {n} to {m}");
            assert!(out.guarded(), "scatter wrote outside");
        }
    }
}

fn refused<T: Real>() {
    for n in 1..70 {
        for at in 0..n {
            for value in [5, 6, u32::MAX] {
                let mut index = vec![4; n];
                index[at] = value;
                // What comes later does not count.
                index[n - 1] = index[n - 1].max(value);
                let at = index.iter().position(|&i| i >= 5).expect("a bad one");
                let want = Err(Error::Index { what: "index", at, value: index[at], limit: 5 });
                let mut out = vec![T::odd_nan(); n];
                assert_eq!(T::gather(&[T::ONE; 5], &index, &mut out), want);
                assert!(out.iter().all(|v| v.bits() == T::odd_nan().bits()), "gather wrote");
                let mut out = [T::odd_nan(); 5];
                assert_eq!(T::scatter(&vec![T::ONE; n], &index, &mut out), want);
                assert!(out.iter().all(|v| v.bits() == T::odd_nan().bits()), "scatter wrote");
            }
        }
    }
    let mut out = [T::ONE; 2];
    assert!(matches!(T::gather(&[], &[0, 0], &mut out), Err(Error::Index { limit: 0, .. })));
    assert!(matches!(T::gather(&[T::ONE], &[0], &mut out), Err(Error::Shape { have: 2, want: 1, .. })));
    assert!(matches!(T::scatter(&[T::ONE], &[0, 1], &mut out), Err(Error::Shape { have: 1, want: 2, .. })));
    assert_eq!(T::gather(&[], &[], &mut []), Ok(()));
    assert_eq!(T::scatter(&[], &[], &mut out), Ok(()));
}

#[test]
fn integers_move_like_numbers() {
    let mut out = [0; 4];
    gather_u32(&[7, u32::MAX, 9], &[2, 1, 1, 0], &mut out).unwrap();
    assert_eq!(out, [9, u32::MAX, u32::MAX, 7]);
    scatter_u32(&[1, 2, 3], &[3, 0, 3], &mut out).unwrap();
    assert_eq!(out, [2, u32::MAX, u32::MAX, 3]);
    assert!(matches!(gather_u32(&out, &[4], &mut [0]), Err(Error::Index { at: 0, value: 4, limit: 4, .. })));
    assert!(matches!(scatter_u32(&[1], &[4], &mut out), Err(Error::Index { at: 0, value: 4, limit: 4, .. })));
}

#[test]
fn counts_and_offsets_are_a_row_ptr() {
    let mut rng = Rng::with_seed(12);
    for n in lengths(&mut rng) {
        let keys = rng.usize(1..50);
        let x: Vec<u32> = (0..n).map(|_| rng.u32(0..keys as u32)).collect();
        // What stood there before does not count.
        let (mut counts, mut offsets) = (vec![77; keys], vec![77; keys + 1]);
        bincount_u32(&x, &mut counts).unwrap();
        for (key, &count) in counts.iter().enumerate() {
            assert_eq!(count as usize, x.iter().filter(|&&v| v as usize == key).count(), "{key} among {n}");
        }
        prefix_sum_u32(&counts, &mut offsets).unwrap();
        for (i, &offset) in offsets.iter().enumerate() {
            assert_eq!(offset, counts[..i].iter().sum::<u32>(), "offset {i}");
        }
    }
    assert_eq!(bincount_u32(&[], &mut []), Ok(()));
    let mut one = [9];
    prefix_sum_u32(&[], &mut one).unwrap();
    assert_eq!(one, [0]);
}

#[test]
fn counts_past_the_end_write_nothing() {
    for n in 1..70 {
        for at in 0..n {
            let mut x = vec![2; n];
            x[at] = 3;
            let mut out = [5; 3];
            assert_eq!(bincount_u32(&x, &mut out), Err(Error::Index { what: "x", at, value: 3, limit: 3 }));
            assert_eq!(out, [5; 3]);
        }
    }
    assert!(matches!(bincount_u32(&[0], &mut []), Err(Error::Index { at: 0, value: 0, limit: 0, .. })));
}

#[test]
fn offsets_that_overflow_are_refused() {
    let mut out = [0; 4];
    assert_eq!(prefix_sum_u32(&[u32::MAX - 1, 1, 0], &mut out), Ok(()));
    assert_eq!(out, [0, u32::MAX - 1, u32::MAX, u32::MAX]);
    assert!(matches!(prefix_sum_u32(&[1, u32::MAX, 0], &mut out), Err(Error::Structure { at: 1, .. })));
    assert!(matches!(prefix_sum_u32(&[u32::MAX, 0, 1], &mut out), Err(Error::Structure { at: 2, .. })));
    assert!(matches!(prefix_sum_u32(&[0; 4], &mut out), Err(Error::Shape { have: 4, want: 5, .. })));
    assert!(matches!(prefix_sum_u32(&[], &mut []), Err(Error::Shape { have: 0, want: 1, .. })));
}
