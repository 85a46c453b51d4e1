//! Forms over dense matrices, row-major. `work` is an output that nobody looks at.

use super::{Call, Done, Outcome, done};
use crate::element::{Element, Real};
use vecsolve_core::simd::Level;

type Gemv<T> = fn(Level, bool, usize, usize, T, &[T], usize, &[T], T, &mut [T]) -> Done;
pub fn gemv<T: Real>(c: &Call, kernel: Gemv<T>) -> Outcome {
    let (trans, m, n) = (c.flag("trans"), c.size("m"), c.size("n"));
    let (a, x, mut y) = (c.array("a"), c.array("x"), c.array("y"));
    let (alpha, beta, lda) = (c.number("alpha"), c.number("beta"), c.stride("lda", n));
    done(kernel(c.level, trans, m, n, alpha, &a, lda, &x, beta, &mut y), "y", &y)
}

type Gemm<T> =
    fn(Level, bool, bool, usize, usize, usize, T, &[T], usize, &[T], usize, T, &mut [T], usize, &mut [T]) -> Done;
pub fn gemm<T: Real>(call: &Call, kernel: Gemm<T>) -> Outcome {
    let (trans_a, trans_b) = (call.flag("trans_a"), call.flag("trans_b"));
    let (m, n, k) = (call.size("m"), call.size("n"), call.size("k"));
    let (a, b, mut c, mut work) = (call.array("a"), call.array("b"), call.array("c"), call.out("work", 0));
    let (alpha, beta) = (call.number("alpha"), call.number("beta"));
    let lda = call.stride("lda", if trans_a { m } else { k });
    let ldb = call.stride("ldb", if trans_b { k } else { n });
    let ldc = call.stride("ldc", n);
    let run = kernel(call.level, trans_a, trans_b, m, n, k, alpha, &a, lda, &b, ldb, beta, &mut c, ldc, &mut work);
    done(run, "c", &c)
}

pub fn transpose<T: Element>(
    c: &Call,
    kernel: fn(Level, usize, usize, &[T], usize, &mut [T], usize) -> Done,
) -> Outcome {
    let (m, n) = (c.size("m"), c.size("n"));
    let (a, mut b) = (c.array("a"), c.out("b", m * n));
    done(kernel(c.level, m, n, &a, c.stride("lda", n), &mut b, c.stride("ldb", m)), "b", &b)
}

type Syrk<T> = fn(Level, bool, bool, usize, usize, T, &[T], usize, T, &mut [T], usize, &mut [T]) -> Done;
pub fn syrk<T: Real>(call: &Call, kernel: Syrk<T>) -> Outcome {
    let (lower, trans, n, k) = (call.flag("lower"), call.flag("trans"), call.size("n"), call.size("k"));
    let (a, mut c, mut work) = (call.array("a"), call.array("c"), call.out("work", 0));
    let (alpha, beta) = (call.number("alpha"), call.number("beta"));
    let (lda, ldc) = (call.stride("lda", if trans { n } else { k }), call.stride("ldc", n));
    done(kernel(call.level, lower, trans, n, k, alpha, &a, lda, beta, &mut c, ldc, &mut work), "c", &c)
}

type Trsm<T> = fn(Level, bool, bool, bool, bool, usize, usize, T, &[T], usize, &mut [T], usize, &mut [T]) -> Done;
pub fn trsm<T: Real>(c: &Call, kernel: Trsm<T>) -> Outcome {
    let [right, lower, trans, unit] = ["right", "lower", "trans", "unit"].map(|name| c.flag(name));
    let (m, n, alpha) = (c.size("m"), c.size("n"), c.number("alpha"));
    let (a, mut b, mut work) = (c.array("a"), c.array("b"), c.out("work", 0));
    let (lda, ldb) = (c.stride("lda", if right { n } else { m }), c.stride("ldb", n));
    done(kernel(c.level, right, lower, trans, unit, m, n, alpha, &a, lda, &mut b, ldb, &mut work), "b", &b)
}
