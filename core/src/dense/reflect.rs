//! Householder reflections H = I - tau v v^T with v_0 = 1, and products of them.
//!
//! Golub and Van Loan, Matrix Computations, 4th ed., sections 5.1.3 and 5.2.3
//! (compact WY: H_0 H_1 ... = I - V T V^T with T upper triangular); the signs of LAPACK's `larfg`: beta
//! = -sign(alpha) ||x||, so that alpha - beta does not cancel. Left out: its
//! rescaling below 1e-290, where digits go.

use super::vectors::{dot, nrm2};
use crate::kernels::{Part, Product, View, axpy, gemm_work, product};
use crate::simd::Real;
use fearless_simd::Simd;
use fearless_simd_macros::simd;

/// The reflection that takes x to (beta, 0, ..., 0): x becomes beta, then v
/// without its 1; the answer is tau, 0 where there is nothing to do. Not
/// finite when ||x|| is not.
#[inline(never)]
#[simd]
pub(super) fn reflector<T: Real, S: Simd>(s: S, x: &mut [T]) -> T {
    let norm = nrm2(s, x);
    let Some((first, tail)) = x.split_first_mut() else { return T::ZERO };
    if nrm2(s, tail) == T::ZERO {
        return T::ZERO;
    }
    let alpha = *first;
    let beta = if alpha < T::ZERO { norm } else { -norm };
    for v in tail {
        *v /= alpha - beta;
    }
    *first = beta;
    (beta - alpha) / beta
}

/// c = H c; `tail` is v without its 1.
#[inline(never)]
#[simd]
pub(super) fn reflect<T: Real, S: Simd>(s: S, tail: &[T], tau: T, c: &mut [T]) {
    if let (Some((first, rest)), false) = (c.split_first_mut(), tau == T::ZERO) {
        let w = tau * (*first + dot(s, tail, rest));
        *first -= w;
        axpy(s, -w, tail, rest);
    }
}

/// Reflections of a block.
pub(super) const BLOCK: usize = 32;

/// Room for [`reflect_block`] on `count` vectors of m values.
pub(super) fn block_len<T: Real>(m: usize, count: usize) -> usize {
    let width = BLOCK.min(m).min(count);
    let values = m.saturating_mul(width).saturating_add(width * width * 2);
    let values = values.saturating_add(count.saturating_mul(width * 2));
    values.saturating_add(gemm_work::<T>(count, m, width).max(gemm_work::<T>(count, width, m)))
}

/// Vectors of m values side by side: those from `first` on are multiplied by H_w ... H_1
/// H_0, the reflections that stand in the vectors from `k` to k + width in
/// their places from k, k + 1, ... on.
#[inline(never)]
#[simd]
pub(super) fn reflect_block<T: Real, S: Simd>(
    s: S,
    a: &mut [T],
    m: usize,
    [k, width, first]: [usize; 3],
    tau: &[T],
    work: &mut [T],
) {
    let (rows, count) = (m - k, a.len() / m - first);
    let (v, work) = work.split_at_mut(rows * width);
    let (gram, work) = work.split_at_mut(width * width);
    let (t, work) = work.split_at_mut(width * width);
    let (w, work) = work.split_at_mut(count * width);
    let (wt, work) = work.split_at_mut(count * width);
    // V^T, with its ones and zeros.
    for (i, v) in v.chunks_exact_mut(rows).enumerate() {
        let from = (k + i) * m + k;
        v.copy_from_slice(&a[from..from + rows]);
        v[..i].fill(T::ZERO);
        v[i] = T::ONE;
    }
    let by_rows = |data, ld| View { data: Some(data), at: 0, rs: ld, cs: 1 };
    let vt = by_rows(v, rows);
    let plain = Product {
        m: width,
        n: width,
        k: rows,
        alpha: T::ONE,
        a: vt,
        b: vt.t(),
        beta: T::ZERO,
        at: 0,
        ldc: width,
        part: Part::ALL,
        fused: false,
    };
    product(s, &plain, gram, work);
    // T, a column at a time (LAPACK's `larft`): t_i = -tau_i T (V^T v_i), then tau_i.
    t.fill(T::ZERO);
    for i in 0..width {
        for r in 0..i {
            let mut sum = T::ZERO;
            for q in r..i {
                sum += t[r * width + q] * gram[q * width + i];
            }
            t[r * width + i] = -tau[i] * sum;
        }
        t[i * width + i] = tau[i];
    }
    // By rows these are A^T -= ((A^T V) T) V^T.
    let at = View { data: Some(&*a), at: first * m + k, rs: m, cs: 1 };
    product(s, &Product { m: count, a: at, ..plain }, w, work);
    product(s, &Product { m: count, k: width, a: by_rows(w, width), b: by_rows(t, width), ..plain }, wt, work);
    let last = Product {
        m: count,
        n: rows,
        k: width,
        alpha: -T::ONE,
        a: by_rows(wt, width),
        b: vt,
        beta: T::ONE,
        at: first * m + k,
        ldc: m,
        ..plain
    };
    product(s, &last, a, work);
}
