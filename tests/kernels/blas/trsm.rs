//! Triangular solves: the documented order bit for bit, the residual by the
//! gauge, and the triangle that is not to be read full of NaN.

use super::{Blas, Matrix, factor, levels, near, sides, size};
use crate::inputs::{OFFSETS, Paint, Placed, bits};
use fastrand::Rng;
use vecsolve_core::kernels as k;

crate::both! {
    trsm_in_order_and_near => trsm;
    trsm_by_a_zero_diagonal => trsm_singular;
}

/// Unknowns before unknown i, as they are taken out of it: earlier blocks of
/// 64 upwards, its own in the order of the substitution.
fn before(q: usize, i: usize, lower: bool) -> Vec<usize> {
    if lower {
        return (0..i).collect();
    }
    let mut all = Vec::new();
    let mut end = q;
    while end > 0 {
        let start = end.saturating_sub(64);
        if i >= start {
            all.extend((i + 1..end).rev());
            break;
        }
        all.extend(start..end);
        end = start;
    }
    all
}

fn trsm<T: Blas>() {
    let mut rng = Rng::with_seed(34);
    for round in 0..260 {
        let large = round >= 240;
        let pick = |rng: &mut Rng| if large { rng.usize(60..200) } else { size(rng) };
        let (m, n) = (pick(&mut rng), pick(&mut rng));
        let [right, lower, trans, unit] = core::array::from_fn(|bit| round >> bit & 1 == 1);
        let alpha = if round % 5 == 0 { T::ZERO } else { factor::<T>(&mut rng) };
        let (q, r) = sides(right, m, n);
        let mut a = Matrix::<T>::new(&mut rng, Paint::Plain, q, q);
        for (i, j) in (0..q).flat_map(|i| (0..q).map(move |j| (i, j))) {
            let v = &mut a.data[i * a.ld + j];
            *v = match i == j {
                _ if if lower { j > i } else { i > j } => T::odd_nan(),
                true if unit => T::odd_nan(),
                true => T::from_f64(1.5 + v.to_f64()),
                false => T::from_f64(v.to_f64() / 8.0),
            };
        }
        let kind = [Paint::Plain, Paint::Wide, Paint::Special][round / 16 % 3];
        let b = Matrix::<T>::new(&mut rng, kind, m, n);
        // op(A), seen from the left: transposed once more for X op(A).
        let (flip, down) = (trans ^ right, lower ^ trans ^ right);
        let mut want = b.clone();
        let order: Vec<_> = if down { (0..q).collect() } else { (0..q).rev().collect() };
        for s in 0..r {
            let at = |i: usize| if right { s * b.ld + i } else { i * b.ld + s };
            for &i in &order {
                let start = if alpha == T::ONE { b.data[at(i)] } else { alpha * b.data[at(i)] };
                let sum = before(q, i, down).iter().fold(start, |sum, &p| sum - a.op(flip, i, p) * want.data[at(p)]);
                let x = if unit { sum } else { sum / a.at(i, i) };
                want.data[at(i)] = if alpha == T::ZERO { T::ZERO } else { x.canonical() };
            }
        }
        let say = format!("{m} x {n}, right {right}, lower {lower}, transposed {trans}, unit {unit}, alpha {alpha:e}");
        for level in levels() {
            let mut work = vec![T::odd_nan(); k::trsm_work::<T>(m, n)];
            let mut x = Placed::new(&b.data, rng.usize(0..OFFSETS));
            T::TRSM(level, right, lower, trans, unit, m, n, alpha, &a.data, a.ld, x.values_mut(), b.ld, &mut work)
                .unwrap();
            assert!(x.guarded(), "{say}: wrote beside B");
            if !level.fused() {
                assert_eq!(bits(x.values()), bits(&want.data), "{say} on {}", level.name());
            }
            for (s, i) in (0..r).flat_map(|s| (0..q).map(move |i| (s, i))) {
                if matches!(kind, Paint::Special) || alpha == T::ZERO {
                    break;
                }
                let x = |i: usize| x.values()[if right { s * b.ld + i } else { i * b.ld + s }];
                let own = if unit { T::ONE } else { a.at(i, i) };
                let terms = before(q, i, down).into_iter().map(|p| (a.op(flip, i, p), x(p))).chain([(own, x(i))]);
                let start = if right { b.at(s, i) } else { b.at(i, s) };
                // 0 = alpha b - A x.
                assert!(near(T::ZERO, -T::ONE, terms, alpha, start), "{say}: residual ({i}, {s}) on {}", level.name());
            }
        }
    }
}

fn trsm_singular<T: Blas>() {
    // [1 0; 1 0] x = [1, 2] and [1, 1].
    let a = [T::ONE, T::odd_nan(), T::ONE, T::ZERO];
    for level in levels() {
        let mut b = [T::ONE, T::ONE, T::ONE + T::ONE, T::ONE];
        let mut work = vec![T::ZERO; k::trsm_work::<T>(2, 2)];
        T::TRSM(level, false, true, false, false, 2, 2, T::ONE, &a, 2, &mut b, 2, &mut work).unwrap();
        assert_eq!(bits(&b), bits(&[T::ONE, T::ONE, T::ONE / T::ZERO, T::NAN]), "{}", level.name());
    }
}
