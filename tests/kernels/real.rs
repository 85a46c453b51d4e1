//! f32 and f64 with the kernels under test, by their names in the table.

use std::cell::Cell;
use std::fmt::LowerExp;
use vecsolve_core::error::Error;
use vecsolve_core::kernels as k;
use vecsolve_core::simd::{self, Level};

/// The pattern of a sparse matrix.
#[derive(Clone, Copy)]
pub struct Pattern<'a> {
    pub rows: usize,
    pub cols: usize,
    pub row_ptr: &'a [u32],
    pub col: &'a [u32],
}

pub type Reduce1<T> = fn(Level, &[T]) -> T;
pub type Reduce2<T> = fn(Level, &[T], &[T]) -> T;
pub type Map2<T> = fn(Level, &[Cell<T>], &[Cell<T>], &[Cell<T>]);

pub trait Real: simd::Real + LowerExp {
    const REDUCE1: &'static [(&'static str, Reduce1<Self>)];
    const REDUCE2: &'static [(&'static str, Reduce2<Self>)];
    const MAP2: &'static [(&'static str, Map2<Self>)];
    const SMALLEST: Self;
    fn bits(self) -> u64;
    /// A NaN that is not the canonical one.
    fn odd_nan() -> Self;
    fn axpy(level: Level, alpha: Self, x: &[Cell<Self>], y: &[Cell<Self>]);
    fn scale(level: Level, alpha: Self, x: &[Cell<Self>]);
    fn spmv(level: Level, p: Pattern, val: &[Self], x: &[Self], y: &mut [Self]) -> Result<(), Error>;
    fn spmv_t(level: Level, p: Pattern, val: &[Self], x: &[Self], y: &mut [Self]) -> Result<(), Error>;
    fn spmv_rows(
        level: Level,
        p: Pattern,
        val: &[Self],
        subset: &[u32],
        x: &[Self],
        y: &mut [Self],
    ) -> Result<(), Error>;
    /// `n` columns; B and C by their values and leading dimensions.
    fn spmm(
        level: Level,
        p: Pattern,
        val: &[Self],
        n: usize,
        b: (&[Self], usize),
        c: (&mut [Self], usize),
    ) -> Result<(), Error>;
    fn gather(x: &[Self], index: &[u32], out: &mut [Self]) -> Result<(), Error>;
    fn scatter(x: &[Self], index: &[u32], out: &mut [Self]) -> Result<(), Error>;
}

macro_rules! real {
    ($t:ident, $nan:literal,
     $sum:ident $nrm2:ident $amax:ident $dot:ident $l2sq:ident $cosine:ident $l1:ident
     $add:ident $sub:ident $mul:ident $axpy:ident $scale:ident $spmv:ident
     $spmv_t:ident $spmv_rows:ident $spmm:ident $gather:ident $scatter:ident) => {
        impl Real for $t {
            const REDUCE1: &'static [(&'static str, Reduce1<$t>)] =
                &[("sum", k::$sum), ("nrm2", k::$nrm2), ("amax", k::$amax)];
            const REDUCE2: &'static [(&'static str, Reduce2<$t>)] =
                &[("dot", k::$dot), ("l2sq", k::$l2sq), ("cosine", k::$cosine), ("l1", k::$l1)];
            const MAP2: &'static [(&'static str, Map2<$t>)] = &[("add", k::$add), ("sub", k::$sub), ("mul", k::$mul)];
            const SMALLEST: $t = $t::from_bits(1);
            fn bits(self) -> u64 {
                u64::from(self.to_bits())
            }
            fn odd_nan() -> $t {
                $t::from_bits($nan)
            }
            fn axpy(level: Level, alpha: $t, x: &[Cell<$t>], y: &[Cell<$t>]) {
                k::$axpy(level, alpha, x, y)
            }
            fn scale(level: Level, alpha: $t, x: &[Cell<$t>]) {
                k::$scale(level, alpha, x)
            }
            fn spmv(level: Level, p: Pattern, val: &[$t], x: &[$t], y: &mut [$t]) -> Result<(), Error> {
                k::$spmv(level, p.rows, p.cols, p.row_ptr, p.col, val, x, y)
            }
            fn spmv_t(level: Level, p: Pattern, val: &[$t], x: &[$t], y: &mut [$t]) -> Result<(), Error> {
                k::$spmv_t(level, p.rows, p.cols, p.row_ptr, p.col, val, x, y)
            }
            fn spmv_rows(
                level: Level,
                p: Pattern,
                val: &[$t],
                subset: &[u32],
                x: &[$t],
                y: &mut [$t],
            ) -> Result<(), Error> {
                k::$spmv_rows(level, p.rows, p.cols, p.row_ptr, p.col, val, subset, x, y)
            }
            fn spmm(
                level: Level,
                p: Pattern,
                val: &[$t],
                n: usize,
                (b, ldb): (&[$t], usize),
                (c, ldc): (&mut [$t], usize),
            ) -> Result<(), Error> {
                k::$spmm(level, p.rows, p.cols, p.row_ptr, p.col, val, n, b, ldb, c, ldc)
            }
            fn gather(x: &[$t], index: &[u32], out: &mut [$t]) -> Result<(), Error> {
                k::$gather(x, index, out)
            }
            fn scatter(x: &[$t], index: &[u32], out: &mut [$t]) -> Result<(), Error> {
                k::$scatter(x, index, out)
            }
        }
    };
}
real!(f32, 0xffc1_2345,
    sum_f32 nrm2_f32 amax_f32 dot_f32 l2sq_f32 cosine_f32 l1_f32 add_f32 sub_f32 mul_f32 axpy_f32 scale_f32 spmv_f32
    spmv_t_f32 spmv_rows_f32 spmm_f32 gather_f32 scatter_f32);
real!(f64, 0xfff8_0000_dead_beef,
    sum_f64 nrm2_f64 amax_f64 dot_f64 l2sq_f64 cosine_f64 l1_f64 add_f64 sub_f64 mul_f64 axpy_f64 scale_f64 spmv_f64
    spmv_t_f64 spmv_rows_f64 spmm_f64 gather_f64 scatter_f64);
