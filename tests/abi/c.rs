//! The C functions as a C program calls them, behind safe ones: the only
//! unsafe code of these tests. Pointers come from live slices, or are ones that the
//! library must refuse without touching what they name: null, or misaligned.

use vecsolve::kernel as direct;
use vecsolve::registry::ArrayInfo;

/// Makes a function that takes slices out of one that takes pointers.
macro_rules! over_bytes {
    ($($name:ident($($arg:ident: $t:ty),*) calls $function:ident;)*) => { $(
        pub fn $name($($arg: $t,)* bytes: &[u8]) -> i32 {
            // SAFETY: the slice is alive and initialised for the call.
            unsafe { vecsolve::$function($($arg,)* bytes.as_ptr(), bytes.len()) }
        }
    )* };
}
over_bytes! {
    create() calls vs_create;
    op(handle: i32) calls vs_op;
}

/// Null with a length, as a request and as a configuration.
pub fn op_null(handle: i32, len: usize) -> i32 {
    // SAFETY: null must be refused by its value.
    unsafe { vecsolve::vs_op(handle, std::ptr::null(), len) }
}

pub fn create_null(len: usize) -> i32 {
    // SAFETY: null must be refused by its value.
    unsafe { vecsolve::vs_create(std::ptr::null(), len) }
}

pub fn array_info(handle: i32, id: u32) -> Result<ArrayInfo, i32> {
    let mut info = ArrayInfo { address: 0, length: 0, dtype: 0 };
    // SAFETY: `info` is ours to write.
    match unsafe { vecsolve::vs_array_info(handle, id, &mut info) } {
        0 => Ok(info),
        status => Err(status),
    }
}

pub fn array_info_null(handle: i32, id: u32) -> i32 {
    // SAFETY: null must be refused by its value.
    unsafe { vecsolve::vs_array_info(handle, id, std::ptr::null_mut()) }
}

pub fn result_read(handle: i32, out: &mut [u8]) -> i32 {
    // SAFETY: `out` is ours to write.
    unsafe { vecsolve::vs_result_read(handle, out.as_mut_ptr(), out.len()) }
}

pub fn result_read_null(handle: i32, cap: usize) -> i32 {
    // SAFETY: null must be refused by its value.
    unsafe { vecsolve::vs_result_read(handle, std::ptr::null_mut(), cap) }
}

pub fn free(address: usize) -> i32 {
    vecsolve::vs_free(address as *mut u8)
}

/// A place in `memory` by its number of values, or a pointer to refuse.
#[derive(Clone, Copy, Debug)]
pub enum At {
    Value(usize),
    Null,
    /// A byte past the start.
    Misaligned,
}

/// Memory that kernels are pointed into.
pub struct Memory(pub Vec<f64>);

impl Memory {
    fn at(&mut self, at: At, n: usize) -> *mut f64 {
        match at {
            At::Value(i) => {
                assert!(i + n <= self.0.len() || n > isize::MAX as usize / 8, "outside the memory");
                self.0.as_mut_ptr().wrapping_add(i)
            }
            At::Null => std::ptr::null_mut(),
            At::Misaligned => self.0.as_mut_ptr().wrapping_byte_add(1),
        }
    }

    pub fn sum(&mut self, x: At, n: usize) -> f64 {
        let x = self.at(x, n);
        // SAFETY: within the memory, or to be refused by its value or by n.
        unsafe { direct::sum_f64(x, n) }
    }

    pub fn dot(&mut self, x: At, y: At, n: usize) -> f64 {
        let (x, y) = (self.at(x, n), self.at(y, n));
        // SAFETY: the same.
        unsafe { direct::dot_f64(x, y, n) }
    }

    pub fn axpy(&mut self, alpha: f64, x: At, y: At, n: usize) -> i32 {
        let (x, y) = (self.at(x, n), self.at(y, n));
        // SAFETY: the same.
        unsafe { direct::axpy_f64(alpha, x, y, n) }
    }

    pub fn scale(&mut self, alpha: f64, x: At, n: usize) -> i32 {
        let x = self.at(x, n);
        // SAFETY: the same.
        unsafe { direct::scale_f64(alpha, x, n) }
    }

    pub fn add(&mut self, x: At, y: At, out: At, n: usize) -> i32 {
        let (x, y, out) = (self.at(x, n), self.at(y, n), self.at(out, n));
        // SAFETY: the same.
        unsafe { direct::add_f64(x, y, out, n) }
    }

    /// 2 x 2, all in `memory` but the indices.
    pub fn spmv(&mut self, row_ptr: &[u32; 3], col: &[u32; 3], [val, x, y]: [At; 3]) -> i32 {
        let (val, x, y) = (self.at(val, 3), self.at(x, 2), self.at(y, 2));
        // SAFETY: the same; the indices are slices as long as the shape says.
        unsafe { direct::spmv_f64(2, 2, row_ptr.as_ptr(), col.as_ptr(), val, x, y) }
    }

    /// The same with no row pointers, or with more rows than there can be.
    pub fn spmv_without_rows(&mut self, rows: usize) -> i32 {
        let (null, at) = (std::ptr::null(), self.at(At::Value(0), 4));
        // SAFETY: null must be refused by its value.
        unsafe { direct::spmv_f64(rows, 2, null, null, at, at, at.wrapping_add(8)) }
    }

    /// A direct kernel with its arguments in the order of its form: addresses, sizes
    /// and flags; scalars are 1. What it answers: a number's bits, or a status.
    pub fn direct(&mut self, name: &str, arg: &[usize]) -> i64 {
        let value = |v: f64| v.to_bits() as i64;
        let (p, i) = (|k: usize| arg[k] as *mut f64, |k: usize| arg[k] as *mut u32);
        let (n, f) = (|k: usize| arg[k], |k: usize| arg[k] as u32);
        // SAFETY: every array of the call lies in this memory, as long as the sizes
        // say; or a pointer or a size is to be refused by its value, before anything is touched.
        let status = unsafe {
            match name {
                "sum" => return value(direct::sum_f64(p(0), n(1))),
                "dot" => return value(direct::dot_f64(p(0), p(1), n(2))),
                "argmin" => direct::argmin_f64(p(0), n(1)),
                "count_nonzero" => direct::count_nonzero_f64(1.0, p(1), n(2)),
                "axpy" => direct::axpy_f64(1.0, p(1), p(2), n(3)),
                "scale" => direct::scale_f64(1.0, p(1), n(2)),
                "exp" => direct::exp_f64(p(0), p(1), n(2)),
                "leaky_relu" => direct::leaky_relu_f64(1.0, p(1), p(2), n(3)),
                "clamp" => direct::clamp_f64(1.0, 1.0, p(2), p(3), n(4)),
                "add" => direct::add_f64(p(0), p(1), p(2), n(3)),
                "leaky_relu_backward" => direct::leaky_relu_backward_f64(1.0, p(1), p(2), p(3), n(4)),
                "axpby" => direct::axpby_f64(1.0, 1.0, p(2), p(3), p(4), n(5)),
                "diff" => direct::diff_f64(p(0), p(1), n(2)),
                "softmax" => direct::softmax_f64(p(0), p(1), n(2), n(3), n(4)),
                "normalize" => direct::normalize_f64(p(0), p(1), n(2), n(3), n(4)),
                "swiglu" => direct::swiglu_f64(p(0), p(1), p(2), n(3), n(4), n(5)),
                "logsumexp" => direct::logsumexp_f64(p(0), p(1), n(2), n(3), n(4)),
                "layernorm" => direct::layernorm_f64(p(0), p(1), p(2), 1.0, p(4), n(5), n(6), n(7)),
                "rmsnorm" => direct::rmsnorm_f64(p(0), p(1), 1.0, p(3), n(4), n(5), n(6)),
                "rope" => direct::rope_f64(p(0), p(1), f(2), 1.0, f(4), n(5), n(6), n(7)),
                "distances" => direct::distances_f64(f(0), p(1), p(2), p(3), n(4), n(5), n(6)),
                "search" => direct::search_f64(f(0), p(1), p(2), i(3), p(4), n(5), n(6), n(7), n(8), n(9)),
                "topk" => direct::topk_f64(p(0), f(1), i(2), p(3), n(4), n(5)),
                "argsort" => direct::argsort_f64(p(0), i(1), n(2)),
                "gemv" => direct::gemv_f64(f(0), n(1), n(2), 1.0, p(4), n(5), p(6), 1.0, p(8)),
                "gemm" => direct::gemm_f64(
                    f(0),
                    f(1),
                    n(2),
                    n(3),
                    n(4),
                    1.0,
                    p(6),
                    n(7),
                    p(8),
                    n(9),
                    1.0,
                    p(11),
                    n(12),
                    p(13),
                    n(14),
                ),
                "transpose" => direct::transpose_f64(n(0), n(1), p(2), n(3), p(4), n(5)),
                "syrk" => direct::syrk_f64(f(0), f(1), n(2), n(3), 1.0, p(5), n(6), 1.0, p(8), n(9), p(10), n(11)),
                "trsm" => {
                    direct::trsm_f64(f(0), f(1), f(2), f(3), n(4), n(5), 1.0, p(7), n(8), p(9), n(10), p(11), n(12))
                }
                "spmv" => direct::spmv_f64(n(0), n(1), i(2), i(3), p(4), p(5), p(6)),
                "spmv_t" => direct::spmv_t_f64(n(0), n(1), i(2), i(3), p(4), p(5), p(6)),
                "spmv_rows" => direct::spmv_rows_f64(n(0), n(1), i(2), i(3), p(4), i(5), n(6), p(7), p(8)),
                "spmm" => direct::spmm_f64(n(0), n(1), i(2), i(3), p(4), n(5), p(6), n(7), p(8), n(9)),
                "gather" => direct::gather_f64(p(0), i(1), p(2), n(3), n(4)),
                "scatter" => direct::scatter_f64(p(0), i(1), p(2), n(3), n(4)),
                "bincount" => direct::bincount_u32(i(0), i(1), n(2), n(3)),
                "prefix_sum" => direct::prefix_sum_u32(i(0), i(1), n(2)),
                other => panic!("{other} is not among the calls"),
            }
        };
        status.into()
    }
}
