//! f32 and f64 as the vectors see them: hex texts, and the kernels by name.

use std::cell::Cell;
use vecsolve_core::error::Error;
use vecsolve_core::kernels as k;
use vecsolve_core::simd::Level;

/// A float type with its kernels.
pub trait Real: Copy + Default {
    fn from_text(hex: &str) -> Self;
    fn from_f64(v: f64) -> Self;
    fn text(self) -> String;
    fn f64(self) -> f64;
    fn le_bytes(self) -> Vec<u8>;
    fn from_le_bytes(bytes: &[u8]) -> Self;
    /// Bits of the mantissa that the paint `full` fills from two hashes.
    fn mantissa(u: u32, v: u32) -> (f64, i32);
    fn reduce1(kernel: &str, level: Level, x: &[Self]) -> Self;
    fn reduce2(kernel: &str, level: Level, x: &[Self], y: &[Self]) -> Self;
    fn map2(kernel: &str, level: Level, x: &[Cell<Self>], y: &[Cell<Self>], out: &[Cell<Self>]);
    fn axpy(level: Level, alpha: Self, x: &[Cell<Self>], y: &[Cell<Self>]);
    fn scale(level: Level, alpha: Self, x: &[Cell<Self>]);
    fn spmv(level: Level, shape: Shape, val: &[Self], x: &[Self], y: &mut [Self]) -> Result<(), Error>;
}

/// The pattern of a sparse matrix.
#[derive(Clone, Copy)]
pub struct Shape<'a> {
    pub rows: usize,
    pub cols: usize,
    pub row_ptr: &'a [u32],
    pub col: &'a [u32],
}

macro_rules! real {
    ($t:ident, $bits:ident, $digits:literal, $mantissa:expr,
     $sum:ident $nrm2:ident $amax:ident $dot:ident $l2sq:ident $cosine:ident
     $add:ident $sub:ident $mul:ident $axpy:ident $scale:ident $spmv:ident) => {
        impl Real for $t {
            fn from_text(hex: &str) -> $t {
                assert_eq!(hex.len(), $digits, "{hex:?} is not the bits of an {}", stringify!($t));
                $t::from_bits($bits::from_str_radix(hex, 16).unwrap_or_else(|e| panic!("{hex:?}: {e}")))
            }
            fn from_f64(v: f64) -> $t {
                let t = v as $t;
                assert!(f64::from(t) == v, "{v:?} is not exact in {}", stringify!($t));
                t
            }
            fn text(self) -> String {
                format!("{:0width$x}", self.to_bits(), width = $digits)
            }
            fn f64(self) -> f64 {
                self.into()
            }
            fn le_bytes(self) -> Vec<u8> {
                self.to_le_bytes().to_vec()
            }
            fn from_le_bytes(bytes: &[u8]) -> $t {
                $t::from_le_bytes(bytes.try_into().expect("the bytes of one value"))
            }
            fn mantissa(u: u32, v: u32) -> (f64, i32) {
                $mantissa(u, v)
            }
            fn reduce1(kernel: &str, level: Level, x: &[$t]) -> $t {
                match kernel {
                    "sum" => k::$sum(level, x),
                    "nrm2" => k::$nrm2(level, x),
                    "amax" => k::$amax(level, x),
                    _ => panic!("add the kernel {kernel} to tests/vectors/real.rs"),
                }
            }
            fn reduce2(kernel: &str, level: Level, x: &[$t], y: &[$t]) -> $t {
                match kernel {
                    "dot" => k::$dot(level, x, y),
                    "l2sq" => k::$l2sq(level, x, y),
                    "cosine" => k::$cosine(level, x, y),
                    _ => panic!("add the kernel {kernel} to tests/vectors/real.rs"),
                }
            }
            fn map2(kernel: &str, level: Level, x: &[Cell<$t>], y: &[Cell<$t>], out: &[Cell<$t>]) {
                match kernel {
                    "add" => k::$add(level, x, y, out),
                    "sub" => k::$sub(level, x, y, out),
                    "mul" => k::$mul(level, x, y, out),
                    _ => panic!("add the kernel {kernel} to tests/vectors/real.rs"),
                }
            }
            fn axpy(level: Level, alpha: $t, x: &[Cell<$t>], y: &[Cell<$t>]) {
                k::$axpy(level, alpha, x, y)
            }
            fn scale(level: Level, alpha: $t, x: &[Cell<$t>]) {
                k::$scale(level, alpha, x)
            }
            fn spmv(level: Level, s: Shape, val: &[$t], x: &[$t], y: &mut [$t]) -> Result<(), Error> {
                k::$spmv(level, s.rows, s.cols, s.row_ptr, s.col, val, x, y)
            }
        }
    };
}
real!(f32, u32, 8, |u: u32, _| (f64::from(u >> 8), 24),
    sum_f32 nrm2_f32 amax_f32 dot_f32 l2sq_f32 cosine_f32 add_f32 sub_f32 mul_f32 axpy_f32 scale_f32 spmv_f32);
real!(f64, u64, 16, |u: u32, v: u32| (f64::from(u) * 2_097_152.0 + f64::from(v >> 11), 53),
    sum_f64 nrm2_f64 amax_f64 dot_f64 l2sq_f64 cosine_f64 add_f64 sub_f64 mul_f64 axpy_f64 scale_f64 spmv_f64);
