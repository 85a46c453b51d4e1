//! Kernels by their names and dtypes, made from the kernel table: what an
//! operation that is named after a kernel runs is the function behind the direct
//! export, called with what stands in the slots of its parameters.
#![forbid(unsafe_code)]

use crate::Ranges;
use crate::direct::{self, Element};
use crate::fault::Fault;
use crate::instance::Dtype;
use crate::kernels::lean_form;
use crate::lean::Lean;
use crate::request::MAX_ARGS;
use core::cell::Cell;
use vecsolve_core::error::Error;
use vecsolve_core::kernels::Metric;
use vecsolve_core::simd::{Level, Real};

type Cells<'c, T> = &'c [Cell<T>];
type Checked = Result<(), Error>;

/// What stands for one parameter: an array (its id, then its address; 0 for
/// none), a size, or a number.
#[derive(Clone, Copy, Default)]
pub(crate) struct Slot {
    pub id: u32,
    pub address: usize,
    pub size: usize,
    pub number: f64,
}

/// A row of the kernel table as operations need it.
pub(crate) struct Kernel {
    pub name: &'static str,
    pub params: &'static [Lean],
    f32: Option<Floats<f32>>,
    f64: Option<Floats<f64>>,
    i8: Option<Bytes<i8>>,
    u8: Option<Bytes<u8>>,
    u32: Option<Whole<u32>>,
}

impl Kernel {
    /// The kernel of this name.
    pub fn named(name: &str) -> Option<&'static Kernel> {
        KERNELS.iter().find(|kernel| kernel.name == name)
    }

    /// Whether it exists in this dtype.
    pub fn has(&self, dtype: Dtype) -> bool {
        match dtype {
            Dtype::F32 => self.f32.is_some(),
            Dtype::F64 => self.f64.is_some(),
            Dtype::I8 => self.i8.is_some(),
            Dtype::U8 => self.u8.is_some(),
            Dtype::U32 => self.u32.is_some(),
            Dtype::I32 => false,
        }
    }

    /// Runs it: a number, or nothing.
    pub fn run(&self, at: &mut Ranges, dtype: Dtype, slots: &[Slot; MAX_ARGS]) -> Result<Option<f64>, Fault> {
        match (dtype, &self.f32, &self.f64, &self.i8, &self.u8, &self.u32) {
            (Dtype::F32, Some(k), ..) => k.call(at, slots),
            (Dtype::F64, _, Some(k), ..) => k.call(at, slots),
            (Dtype::I8, _, _, Some(k), ..) => k.call(at, slots),
            (Dtype::U8, _, _, _, Some(k), _) => k.call(at, slots),
            (Dtype::U32, .., Some(k)) => k.call(at, slots),
            _ => Err(crate::fault::fault!(Dtype)),
        }
    }
}

fn value<S: Real>(answer: S) -> Result<Option<f64>, Fault> {
    Ok(Some(answer.to_f64()))
}

fn count(answer: Result<i32, Fault>) -> Result<Option<f64>, Fault> {
    answer.map(|n| Some(f64::from(n)))
}

fn done(answer: Result<(), Fault>) -> Result<Option<f64>, Fault> {
    answer.map(|()| None)
}

/// A kernel of f32 or f64, by its form.
#[allow(clippy::type_complexity)]
enum Floats<T: Element> {
    Reduce1(fn(Level, &[T]) -> T::Score),
    Reduce2(fn(Level, &[T], &[T]) -> T::Score),
    Place(fn(Level, &[T]) -> Option<usize>),
    Count(fn(Level, T, &[T]) -> usize),
    Axpy(fn(Level, T, Cells<T>, Cells<T>)),
    Scale(fn(Level, T, Cells<T>)),
    Map1(fn(Level, Cells<T>, Cells<T>)),
    Map1a(fn(Level, T, Cells<T>, Cells<T>)),
    Clamp(fn(Level, T, T, Cells<T>, Cells<T>)),
    Map2(fn(Level, Cells<T>, Cells<T>, Cells<T>)),
    Map2a(fn(Level, T, Cells<T>, Cells<T>, Cells<T>)),
    Map2ab(fn(Level, T, T, Cells<T>, Cells<T>, Cells<T>)),
    Diff(fn(Level, &[T], &mut [T])),
    Rows1(fn(Level, Cells<T>, Cells<T>, usize, usize, usize) -> Checked),
    Rows2(fn(Level, Cells<T>, Cells<T>, Cells<T>, usize, usize, usize) -> Checked),
    FoldRows(fn(Level, &[T], &mut [T], usize, usize, usize) -> Checked),
    Layernorm(fn(Level, Cells<T>, Option<&[T]>, Option<&[T]>, T, Cells<T>, usize, usize, usize) -> Checked),
    Rmsnorm(fn(Level, Cells<T>, Option<&[T]>, T, Cells<T>, usize, usize, usize) -> Checked),
    Rope(fn(Level, Cells<T>, Cells<T>, usize, usize, usize, u32, f64, bool) -> Checked),
    Distances(fn(Level, Metric, &[T], &[T], usize, &mut [T::Score]) -> Checked),
    Search(fn(Level, Metric, &[T], &[T], usize, usize, usize, usize, &mut [u32], &mut [T::Score]) -> Checked),
    Topk(fn(Level, &[T], bool, &mut [u32], &mut [T]) -> Checked),
    Argsort(fn(Level, &[T], &mut [u32]) -> Checked),
    Gemv(fn(Level, bool, usize, usize, T, &[T], usize, &[T], T, &mut [T]) -> Checked),
    Gemm(
        fn(
            Level,
            bool,
            bool,
            usize,
            usize,
            usize,
            T,
            &[T],
            usize,
            &[T],
            usize,
            T,
            &mut [T],
            usize,
            &mut [T],
        ) -> Checked,
    ),
    Transpose(fn(Level, usize, usize, &[T], usize, &mut [T], usize) -> Checked),
    Syrk(fn(Level, bool, bool, usize, usize, T, &[T], usize, T, &mut [T], usize, &mut [T]) -> Checked),
    Trsm(fn(Level, bool, bool, bool, bool, usize, usize, T, &[T], usize, &mut [T], usize, &mut [T]) -> Checked),
    Spmv(fn(Level, usize, usize, &[u32], &[u32], &[T], &[T], &mut [T]) -> Checked),
    SpmvT(fn(Level, usize, usize, &[u32], &[u32], &[T], &[T], &mut [T]) -> Checked),
    SpmvRows(fn(Level, usize, usize, &[u32], &[u32], &[T], &[u32], &[T], &mut [T]) -> Checked),
    Spmm(fn(Level, usize, usize, &[u32], &[u32], &[T], usize, &[T], usize, &mut [T], usize) -> Checked),
    Gather(fn(&[T], &[u32], &mut [T]) -> Checked),
    Scatter(fn(&[T], &[u32], &mut [T]) -> Checked),
}

impl<T: Real + Element> Floats<T> {
    fn call(&self, at: &mut Ranges, slots: &[Slot; MAX_ARGS]) -> Result<Option<f64>, Fault> {
        let x = |i: usize| slots[i].address as *const T;
        let o = |i: usize| slots[i].address as *mut T;
        let s = |i: usize| slots[i].address as *mut T::Score;
        let i = |i: usize| slots[i].address as *const u32;
        let iw = |i: usize| slots[i].address as *mut u32;
        let n = |i: usize| slots[i].size;
        let u = |i: usize| slots[i].size as u32;
        let c = |i: usize| T::from_f64(slots[i].number);
        let f = |i: usize| slots[i].number;
        match self {
            Floats::Reduce1(k) => value(direct::reduce1(at, x(0), n(1), *k)),
            Floats::Reduce2(k) => value(direct::reduce2(at, x(0), x(1), n(2), *k)),
            Floats::Place(k) => count(direct::place(at, x(0), n(1), *k)),
            Floats::Count(k) => count(direct::count(at, c(0), x(1), n(2), *k)),
            Floats::Axpy(k) => done(direct::axpy(at, c(0), x(1), o(2), n(3), *k)),
            Floats::Scale(k) => done(direct::scale(at, c(0), o(1), n(2), *k)),
            Floats::Map1(k) => done(direct::map1(at, x(0), o(1), n(2), *k)),
            Floats::Map1a(k) => done(direct::map1a(at, c(0), x(1), o(2), n(3), *k)),
            Floats::Clamp(k) => done(direct::clamp(at, c(0), c(1), x(2), o(3), n(4), *k)),
            Floats::Map2(k) => done(direct::map2(at, x(0), x(1), o(2), n(3), *k)),
            Floats::Map2a(k) => done(direct::map2a(at, c(0), x(1), x(2), o(3), n(4), *k)),
            Floats::Map2ab(k) => done(direct::map2ab(at, c(0), c(1), x(2), x(3), o(4), n(5), *k)),
            Floats::Diff(k) => done(direct::diff(at, x(0), o(1), n(2), *k)),
            Floats::Rows1(k) => done(direct::rows1(at, x(0), o(1), n(2), n(3), n(4), *k)),
            Floats::Rows2(k) => done(direct::rows2(at, x(0), x(1), o(2), n(3), n(4), n(5), *k)),
            Floats::FoldRows(k) => done(direct::fold_rows(at, x(0), o(1), n(2), n(3), n(4), *k)),
            Floats::Layernorm(k) => done(direct::layernorm(at, x(0), x(1), x(2), c(3), o(4), n(5), n(6), n(7), *k)),
            Floats::Rmsnorm(k) => done(direct::rmsnorm(at, x(0), x(1), c(2), o(3), n(4), n(5), n(6), *k)),
            Floats::Rope(k) => done(direct::rope(at, x(0), o(1), u(2), f(3), u(4), n(5), n(6), n(7), *k)),
            Floats::Distances(k) => done(direct::distances(at, u(0), x(1), x(2), s(3), n(4), n(5), n(6), *k)),
            Floats::Search(k) => {
                done(direct::search(at, u(0), x(1), x(2), iw(3), s(4), n(5), n(6), n(7), n(8), n(9), *k))
            }
            Floats::Topk(k) => done(direct::topk(at, x(0), u(1), iw(2), o(3), n(4), n(5), *k)),
            Floats::Argsort(k) => done(direct::argsort(at, x(0), iw(1), n(2), *k)),
            Floats::Gemv(k) => done(direct::gemv(at, u(0), n(1), n(2), c(3), x(4), n(5), x(6), c(7), o(8), *k)),
            Floats::Gemm(k) => done(direct::gemm(
                at,
                u(0),
                u(1),
                n(2),
                n(3),
                n(4),
                c(5),
                x(6),
                n(7),
                x(8),
                n(9),
                c(10),
                o(11),
                n(12),
                o(13),
                n(14),
                *k,
            )),
            Floats::Transpose(k) => done(direct::transpose(at, n(0), n(1), x(2), n(3), o(4), n(5), *k)),
            Floats::Syrk(k) => {
                done(direct::syrk(at, u(0), u(1), n(2), n(3), c(4), x(5), n(6), c(7), o(8), n(9), o(10), n(11), *k))
            }
            Floats::Trsm(k) => done(direct::trsm(
                at,
                u(0),
                u(1),
                u(2),
                u(3),
                n(4),
                n(5),
                c(6),
                x(7),
                n(8),
                o(9),
                n(10),
                o(11),
                n(12),
                *k,
            )),
            Floats::Spmv(k) => done(direct::spmv(at, n(0), n(1), i(2), i(3), x(4), x(5), o(6), *k)),
            Floats::SpmvT(k) => done(direct::spmv_t(at, n(0), n(1), i(2), i(3), x(4), x(5), o(6), *k)),
            Floats::SpmvRows(k) => {
                done(direct::spmv_rows(at, n(0), n(1), i(2), i(3), x(4), i(5), n(6), x(7), o(8), *k))
            }
            Floats::Spmm(k) => done(direct::spmm(at, n(0), n(1), i(2), i(3), x(4), n(5), x(6), n(7), o(8), n(9), *k)),
            Floats::Gather(k) => done(direct::gather(at, x(0), i(1), o(2), n(3), n(4), *k)),
            Floats::Scatter(k) => done(direct::scatter(at, x(0), i(1), o(2), n(3), n(4), *k)),
        }
    }
}

/// A kernel of i8, or of bits, by its form.
#[allow(clippy::type_complexity)]
enum Bytes<T: Element> {
    Reduce1(fn(Level, &[T]) -> T::Score),
    Reduce2(fn(Level, &[T], &[T]) -> T::Score),
    Map2(fn(Level, Cells<T>, Cells<T>, Cells<T>)),
    Distances(fn(Level, Metric, &[T], &[T], usize, &mut [T::Score]) -> Checked),
    Search(fn(Level, Metric, &[T], &[T], usize, usize, usize, usize, &mut [u32], &mut [T::Score]) -> Checked),
}

impl<T: Element> Bytes<T> {
    fn call(&self, at: &mut Ranges, slots: &[Slot; MAX_ARGS]) -> Result<Option<f64>, Fault> {
        let x = |i: usize| slots[i].address as *const T;
        let o = |i: usize| slots[i].address as *mut T;
        let s = |i: usize| slots[i].address as *mut T::Score;
        let iw = |i: usize| slots[i].address as *mut u32;
        let n = |i: usize| slots[i].size;
        let u = |i: usize| slots[i].size as u32;
        match self {
            Bytes::Reduce1(k) => value(direct::reduce1(at, x(0), n(1), *k)),
            Bytes::Reduce2(k) => value(direct::reduce2(at, x(0), x(1), n(2), *k)),
            Bytes::Map2(k) => done(direct::map2(at, x(0), x(1), o(2), n(3), *k)),
            Bytes::Distances(k) => done(direct::distances(at, u(0), x(1), x(2), s(3), n(4), n(5), n(6), *k)),
            Bytes::Search(k) => {
                done(direct::search(at, u(0), x(1), x(2), iw(3), s(4), n(5), n(6), n(7), n(8), n(9), *k))
            }
        }
    }
}

/// A kernel of whole numbers, by its form.
#[allow(clippy::type_complexity)]
enum Whole<T: Element> {
    Gather(fn(&[T], &[u32], &mut [T]) -> Checked),
    Scatter(fn(&[T], &[u32], &mut [T]) -> Checked),
    Histogram(fn(&[T], &mut [T]) -> Checked),
    PrefixSum(fn(&[T], &mut [T]) -> Checked),
}

impl<T: Element> Whole<T> {
    fn call(&self, at: &mut Ranges, slots: &[Slot; MAX_ARGS]) -> Result<Option<f64>, Fault> {
        let x = |i: usize| slots[i].address as *const T;
        let o = |i: usize| slots[i].address as *mut T;
        let i = |i: usize| slots[i].address as *const u32;
        let n = |i: usize| slots[i].size;
        match self {
            Whole::Gather(k) => done(direct::gather(at, x(0), i(1), o(2), n(3), n(4), *k)),
            Whole::Scatter(k) => done(direct::scatter(at, x(0), i(1), o(2), n(3), n(4), *k)),
            Whole::Histogram(k) => done(direct::histogram(at, x(0), o(1), n(2), n(3), *k)),
            Whole::PrefixSum(k) => done(direct::prefix_sum(at, x(0), o(1), n(2), *k)),
        }
    }
}

/// A kernel of one dtype out of a row of the table, where the row has it.
macro_rules! of_dtype {
    (f32; $form:ident f32 $core:ident $(, $t:ident $c:ident)*) => { Some(variant!(f32 $form $core)) };
    (f64; $form:ident f64 $core:ident $(, $t:ident $c:ident)*) => { Some(variant!(f64 $form $core)) };
    (i8; $form:ident i8 $core:ident $(, $t:ident $c:ident)*) => { Some(variant!(i8 $form $core)) };
    (u8; $form:ident u8 $core:ident $(, $t:ident $c:ident)*) => { Some(variant!(u8 $form $core)) };
    (u32; $form:ident u32 $core:ident $(, $t:ident $c:ident)*) => { Some(variant!(u32 $form $core)) };
    ($d:ident; $form:ident $t:ident $c:ident, $($rest:tt)+) => { of_dtype!($d; $form $($rest)+) };
    ($d:ident; $form:ident $t:ident $c:ident) => { None };
}
macro_rules! variant {
    (f32 reduce1 $core:ident) => {
        Floats::Reduce1(vecsolve_core::kernels::$core)
    };
    (f64 reduce1 $core:ident) => {
        Floats::Reduce1(vecsolve_core::kernels::$core)
    };
    (f32 reduce2 $core:ident) => {
        Floats::Reduce2(vecsolve_core::kernels::$core)
    };
    (f64 reduce2 $core:ident) => {
        Floats::Reduce2(vecsolve_core::kernels::$core)
    };
    (f32 place $core:ident) => {
        Floats::Place(vecsolve_core::kernels::$core)
    };
    (f64 place $core:ident) => {
        Floats::Place(vecsolve_core::kernels::$core)
    };
    (f32 count $core:ident) => {
        Floats::Count(vecsolve_core::kernels::$core)
    };
    (f64 count $core:ident) => {
        Floats::Count(vecsolve_core::kernels::$core)
    };
    (f32 axpy $core:ident) => {
        Floats::Axpy(vecsolve_core::kernels::$core)
    };
    (f64 axpy $core:ident) => {
        Floats::Axpy(vecsolve_core::kernels::$core)
    };
    (f32 scale $core:ident) => {
        Floats::Scale(vecsolve_core::kernels::$core)
    };
    (f64 scale $core:ident) => {
        Floats::Scale(vecsolve_core::kernels::$core)
    };
    (f32 map1 $core:ident) => {
        Floats::Map1(vecsolve_core::kernels::$core)
    };
    (f64 map1 $core:ident) => {
        Floats::Map1(vecsolve_core::kernels::$core)
    };
    (f32 map1a $core:ident) => {
        Floats::Map1a(vecsolve_core::kernels::$core)
    };
    (f64 map1a $core:ident) => {
        Floats::Map1a(vecsolve_core::kernels::$core)
    };
    (f32 clamp $core:ident) => {
        Floats::Clamp(vecsolve_core::kernels::$core)
    };
    (f64 clamp $core:ident) => {
        Floats::Clamp(vecsolve_core::kernels::$core)
    };
    (f32 map2 $core:ident) => {
        Floats::Map2(vecsolve_core::kernels::$core)
    };
    (f64 map2 $core:ident) => {
        Floats::Map2(vecsolve_core::kernels::$core)
    };
    (f32 map2a $core:ident) => {
        Floats::Map2a(vecsolve_core::kernels::$core)
    };
    (f64 map2a $core:ident) => {
        Floats::Map2a(vecsolve_core::kernels::$core)
    };
    (f32 map2ab $core:ident) => {
        Floats::Map2ab(vecsolve_core::kernels::$core)
    };
    (f64 map2ab $core:ident) => {
        Floats::Map2ab(vecsolve_core::kernels::$core)
    };
    (f32 diff $core:ident) => {
        Floats::Diff(vecsolve_core::kernels::$core)
    };
    (f64 diff $core:ident) => {
        Floats::Diff(vecsolve_core::kernels::$core)
    };
    (f32 rows1 $core:ident) => {
        Floats::Rows1(vecsolve_core::kernels::$core)
    };
    (f64 rows1 $core:ident) => {
        Floats::Rows1(vecsolve_core::kernels::$core)
    };
    (f32 rows2 $core:ident) => {
        Floats::Rows2(vecsolve_core::kernels::$core)
    };
    (f64 rows2 $core:ident) => {
        Floats::Rows2(vecsolve_core::kernels::$core)
    };
    (f32 fold_rows $core:ident) => {
        Floats::FoldRows(vecsolve_core::kernels::$core)
    };
    (f64 fold_rows $core:ident) => {
        Floats::FoldRows(vecsolve_core::kernels::$core)
    };
    (f32 layernorm $core:ident) => {
        Floats::Layernorm(vecsolve_core::kernels::$core)
    };
    (f64 layernorm $core:ident) => {
        Floats::Layernorm(vecsolve_core::kernels::$core)
    };
    (f32 rmsnorm $core:ident) => {
        Floats::Rmsnorm(vecsolve_core::kernels::$core)
    };
    (f64 rmsnorm $core:ident) => {
        Floats::Rmsnorm(vecsolve_core::kernels::$core)
    };
    (f32 rope $core:ident) => {
        Floats::Rope(vecsolve_core::kernels::$core)
    };
    (f64 rope $core:ident) => {
        Floats::Rope(vecsolve_core::kernels::$core)
    };
    (f32 distances $core:ident) => {
        Floats::Distances(vecsolve_core::kernels::$core)
    };
    (f64 distances $core:ident) => {
        Floats::Distances(vecsolve_core::kernels::$core)
    };
    (f32 search $core:ident) => {
        Floats::Search(vecsolve_core::kernels::$core)
    };
    (f64 search $core:ident) => {
        Floats::Search(vecsolve_core::kernels::$core)
    };
    (f32 topk $core:ident) => {
        Floats::Topk(vecsolve_core::kernels::$core)
    };
    (f64 topk $core:ident) => {
        Floats::Topk(vecsolve_core::kernels::$core)
    };
    (f32 argsort $core:ident) => {
        Floats::Argsort(vecsolve_core::kernels::$core)
    };
    (f64 argsort $core:ident) => {
        Floats::Argsort(vecsolve_core::kernels::$core)
    };
    (f32 gemv $core:ident) => {
        Floats::Gemv(vecsolve_core::kernels::$core)
    };
    (f64 gemv $core:ident) => {
        Floats::Gemv(vecsolve_core::kernels::$core)
    };
    (f32 gemm $core:ident) => {
        Floats::Gemm(vecsolve_core::kernels::$core)
    };
    (f64 gemm $core:ident) => {
        Floats::Gemm(vecsolve_core::kernels::$core)
    };
    (f32 transpose $core:ident) => {
        Floats::Transpose(vecsolve_core::kernels::$core)
    };
    (f64 transpose $core:ident) => {
        Floats::Transpose(vecsolve_core::kernels::$core)
    };
    (f32 syrk $core:ident) => {
        Floats::Syrk(vecsolve_core::kernels::$core)
    };
    (f64 syrk $core:ident) => {
        Floats::Syrk(vecsolve_core::kernels::$core)
    };
    (f32 trsm $core:ident) => {
        Floats::Trsm(vecsolve_core::kernels::$core)
    };
    (f64 trsm $core:ident) => {
        Floats::Trsm(vecsolve_core::kernels::$core)
    };
    (f32 spmv $core:ident) => {
        Floats::Spmv(vecsolve_core::kernels::$core)
    };
    (f64 spmv $core:ident) => {
        Floats::Spmv(vecsolve_core::kernels::$core)
    };
    (f32 spmv_t $core:ident) => {
        Floats::SpmvT(vecsolve_core::kernels::$core)
    };
    (f64 spmv_t $core:ident) => {
        Floats::SpmvT(vecsolve_core::kernels::$core)
    };
    (f32 spmv_rows $core:ident) => {
        Floats::SpmvRows(vecsolve_core::kernels::$core)
    };
    (f64 spmv_rows $core:ident) => {
        Floats::SpmvRows(vecsolve_core::kernels::$core)
    };
    (f32 spmm $core:ident) => {
        Floats::Spmm(vecsolve_core::kernels::$core)
    };
    (f64 spmm $core:ident) => {
        Floats::Spmm(vecsolve_core::kernels::$core)
    };
    (f32 gather $core:ident) => {
        Floats::Gather(vecsolve_core::kernels::$core)
    };
    (f64 gather $core:ident) => {
        Floats::Gather(vecsolve_core::kernels::$core)
    };
    (f32 scatter $core:ident) => {
        Floats::Scatter(vecsolve_core::kernels::$core)
    };
    (f64 scatter $core:ident) => {
        Floats::Scatter(vecsolve_core::kernels::$core)
    };
    (u32 gather $core:ident) => {
        Whole::Gather(vecsolve_core::kernels::$core)
    };
    (u32 scatter $core:ident) => {
        Whole::Scatter(vecsolve_core::kernels::$core)
    };
    (u32 histogram $core:ident) => {
        Whole::Histogram(vecsolve_core::kernels::$core)
    };
    (u32 prefix_sum $core:ident) => {
        Whole::PrefixSum(vecsolve_core::kernels::$core)
    };
    ($t:ident reduce1 $core:ident) => {
        Bytes::Reduce1(vecsolve_core::kernels::$core)
    };
    ($t:ident reduce2 $core:ident) => {
        Bytes::Reduce2(vecsolve_core::kernels::$core)
    };
    ($t:ident map2 $core:ident) => {
        Bytes::Map2(vecsolve_core::kernels::$core)
    };
    ($t:ident distances $core:ident) => {
        Bytes::Distances(vecsolve_core::kernels::$core)
    };
    ($t:ident search $core:ident) => {
        Bytes::Search(vecsolve_core::kernels::$core)
    };
}
macro_rules! kernels {
    ($( $(#[doc = $doc:literal])+ $name:ident: $form:ident($($t:ident $core:ident),+); )*) => {
        static KERNELS: &[Kernel] = &[ $( Kernel {
            name: stringify!($name),
            params: &lean_form::$form,
            f32: of_dtype!(f32; $form $($t $core),+),
            f64: of_dtype!(f64; $form $($t $core),+),
            i8: of_dtype!(i8; $form $($t $core),+),
            u8: of_dtype!(u8; $form $($t $core),+),
            u32: of_dtype!(u32; $form $($t $core),+),
        }, )* ];
    };
}
crate::each_kernel!(kernels);
