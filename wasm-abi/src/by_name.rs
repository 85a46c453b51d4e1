//! Kernels by their names and dtypes, made from the kernel table: what an
//! operation that is named after a kernel runs is the function behind the direct
//! export, called with what stands in the slots of its parameters.
#![forbid(unsafe_code)]

use crate::Ranges;
use crate::direct::{self, Element};
use crate::fault::{Fault, fault};
use crate::instance::Dtype;
use crate::kernels::lean_form;
use crate::lean::Lean;
use crate::request::MAX_ARGS;
use core::cell::Cell;
use vecsolve_core::error::Error;
use vecsolve_core::kernels::{self, Metric};
use vecsolve_core::simd::Level;

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

/// What a C function takes, out of a slot: the type says which part of it.
trait Argument {
    fn of(slot: &Slot) -> Self;
}
macro_rules! arguments {
    ($([$($param:ident)?] $t:ty: $slot:ident => $value:expr;)*) => { $(
        impl$(<$param>)? Argument for $t {
            #[inline(always)]
            fn of($slot: &Slot) -> $t {
                $value
            }
        }
    )* };
}
arguments! {
    [T] *const T: slot => slot.address as *const T;
    [T] *mut T: slot => slot.address as *mut T;
    [] usize: slot => slot.size;
    [] u32: slot => slot.size as u32;
    [] f32: slot => slot.number as f32;
    [] f64: slot => slot.number;
}

/// What a call of `direct` comes to: a number, or nothing.
trait Answer {
    fn come_to(self) -> Result<Option<f64>, Fault>;
}
impl Answer for f32 {
    fn come_to(self) -> Result<Option<f64>, Fault> {
        Ok(Some(self.into()))
    }
}
impl Answer for f64 {
    fn come_to(self) -> Result<Option<f64>, Fault> {
        Ok(Some(self))
    }
}
impl Answer for Result<i32, Fault> {
    fn come_to(self) -> Result<Option<f64>, Fault> {
        self.map(|n| Some(n.into()))
    }
}
impl Answer for Result<(), Fault> {
    fn come_to(self) -> Result<Option<f64>, Fault> {
        self.map(|()| None)
    }
}

/// The forms that a group of dtypes has: a variant each, named like the form and
/// holding the core's function. The numbers count the parameters.
macro_rules! forms {
    ($(#[$doc:meta])* $group:ident<T: $bound:path> { $($form:ident($($at:literal)+): $kernel:ty;)+ }) => {
        $(#[$doc])*
        #[allow(non_camel_case_types, clippy::type_complexity)]
        enum $group<T: Element> {
            $($form($kernel),)+
        }
        impl<T: Element + $bound> $group<T>
        where
            T::Score: Answer,
        {
            fn call(&self, at: &mut Ranges, slots: &[Slot; MAX_ARGS]) -> Result<Option<f64>, Fault> {
                match self {
                    $($group::$form(kernel) => {
                        direct::$form(at, $(Argument::of(&slots[$at]),)+ *kernel).come_to()
                    })+
                }
            }
        }
    };
}
forms! {
    /// f32 and f64.
    Floats<T: Argument> {
        reduce1(0 1): fn(Level, &[T]) -> T::Score;
        reduce2(0 1 2): fn(Level, &[T], &[T]) -> T::Score;
        place(0 1): fn(Level, &[T]) -> Option<usize>;
        count(0 1 2): fn(Level, T, &[T]) -> usize;
        axpy(0 1 2 3): fn(Level, T, Cells<T>, Cells<T>);
        scale(0 1 2): fn(Level, T, Cells<T>);
        map1(0 1 2): fn(Level, Cells<T>, Cells<T>);
        map1a(0 1 2 3): fn(Level, T, Cells<T>, Cells<T>);
        clamp(0 1 2 3 4): fn(Level, T, T, Cells<T>, Cells<T>);
        map2(0 1 2 3): fn(Level, Cells<T>, Cells<T>, Cells<T>);
        map2a(0 1 2 3 4): fn(Level, T, Cells<T>, Cells<T>, Cells<T>);
        map2ab(0 1 2 3 4 5): fn(Level, T, T, Cells<T>, Cells<T>, Cells<T>);
        diff(0 1 2): fn(Level, &[T], &mut [T]);
        rows1(0 1 2 3 4): fn(Level, Cells<T>, Cells<T>, usize, usize, usize) -> Checked;
        rows2(0 1 2 3 4 5): fn(Level, Cells<T>, Cells<T>, Cells<T>, usize, usize, usize) -> Checked;
        fold_rows(0 1 2 3 4): fn(Level, &[T], &mut [T], usize, usize, usize) -> Checked;
        layernorm(0 1 2 3 4 5 6 7):
            fn(Level, Cells<T>, Option<&[T]>, Option<&[T]>, T, Cells<T>, usize, usize, usize) -> Checked;
        rmsnorm(0 1 2 3 4 5 6): fn(Level, Cells<T>, Option<&[T]>, T, Cells<T>, usize, usize, usize) -> Checked;
        rope(0 1 2 3 4 5 6 7): fn(Level, Cells<T>, Cells<T>, usize, usize, usize, u32, f64, bool) -> Checked;
        distances(0 1 2 3 4 5 6): fn(Level, Metric, &[T], &[T], usize, &mut [T::Score]) -> Checked;
        search(0 1 2 3 4 5 6 7 8 9):
            fn(Level, Metric, &[T], &[T], usize, usize, usize, usize, &mut [u32], &mut [T::Score]) -> Checked;
        topk(0 1 2 3 4 5): fn(Level, &[T], bool, &mut [u32], &mut [T]) -> Checked;
        argsort(0 1 2): fn(Level, &[T], &mut [u32]) -> Checked;
        gemv(0 1 2 3 4 5 6 7 8): fn(Level, bool, usize, usize, T, &[T], usize, &[T], T, &mut [T]) -> Checked;
        gemm(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14):
            fn(Level, bool, bool, usize, usize, usize, T, &[T], usize, &[T], usize, T, &mut [T], usize, &mut [T]) -> Checked;
        transpose(0 1 2 3 4 5): fn(Level, usize, usize, &[T], usize, &mut [T], usize) -> Checked;
        syrk(0 1 2 3 4 5 6 7 8 9 10 11):
            fn(Level, bool, bool, usize, usize, T, &[T], usize, T, &mut [T], usize, &mut [T]) -> Checked;
        trsm(0 1 2 3 4 5 6 7 8 9 10 11 12):
            fn(Level, bool, bool, bool, bool, usize, usize, T, &[T], usize, &mut [T], usize, &mut [T]) -> Checked;
        spmv(0 1 2 3 4 5 6): fn(Level, usize, usize, &[u32], &[u32], &[T], &[T], &mut [T]) -> Checked;
        spmv_t(0 1 2 3 4 5 6): fn(Level, usize, usize, &[u32], &[u32], &[T], &[T], &mut [T]) -> Checked;
        spmv_rows(0 1 2 3 4 5 6 7 8): fn(Level, usize, usize, &[u32], &[u32], &[T], &[u32], &[T], &mut [T]) -> Checked;
        spmm(0 1 2 3 4 5 6 7 8 9):
            fn(Level, usize, usize, &[u32], &[u32], &[T], usize, &[T], usize, &mut [T], usize) -> Checked;
        gather(0 1 2 3 4): fn(&[T], &[u32], &mut [T]) -> Checked;
        scatter(0 1 2 3 4): fn(&[T], &[u32], &mut [T]) -> Checked;
    }
}
forms! {
    /// i8, and bits.
    Bytes<T: Copy> {
        reduce1(0 1): fn(Level, &[T]) -> T::Score;
        reduce2(0 1 2): fn(Level, &[T], &[T]) -> T::Score;
        map2(0 1 2 3): fn(Level, Cells<T>, Cells<T>, Cells<T>);
        distances(0 1 2 3 4 5 6): fn(Level, Metric, &[T], &[T], usize, &mut [T::Score]) -> Checked;
        search(0 1 2 3 4 5 6 7 8 9):
            fn(Level, Metric, &[T], &[T], usize, usize, usize, usize, &mut [u32], &mut [T::Score]) -> Checked;
    }
}
forms! {
    /// Whole numbers.
    Whole<T: Copy> {
        gather(0 1 2 3 4): fn(&[T], &[u32], &mut [T]) -> Checked;
        scatter(0 1 2 3 4): fn(&[T], &[u32], &mut [T]) -> Checked;
        histogram(0 1 2 3): fn(&[T], &mut [T]) -> Checked;
        prefix_sum(0 1 2): fn(&[T], &mut [T]) -> Checked;
    }
}

/// A kernel in one dtype.
enum Typed {
    F32(Floats<f32>),
    F64(Floats<f64>),
    I8(Bytes<i8>),
    U8(Bytes<u8>),
    U32(Whole<u32>),
}

impl Typed {
    fn dtype(&self) -> Dtype {
        match self {
            Typed::F32(_) => Dtype::F32,
            Typed::F64(_) => Dtype::F64,
            Typed::I8(_) => Dtype::I8,
            Typed::U8(_) => Dtype::U8,
            Typed::U32(_) => Dtype::U32,
        }
    }
}

/// A row of the kernel table as operations need it.
pub(crate) struct Kernel {
    pub name: &'static str,
    pub params: &'static [Lean],
    typed: &'static [Typed],
}

impl Kernel {
    /// The kernel of this name.
    pub fn named(name: &str) -> Option<&'static Kernel> {
        KERNELS.iter().find(|kernel| kernel.name == name)
    }

    fn typed(&self, dtype: Dtype) -> Option<&Typed> {
        self.typed.iter().find(|typed| typed.dtype() == dtype)
    }

    /// Whether it exists in this dtype.
    pub fn has(&self, dtype: Dtype) -> bool {
        self.typed(dtype).is_some()
    }

    /// Runs it: a number, or nothing.
    pub fn run(&self, at: &mut Ranges, dtype: Dtype, slots: &[Slot; MAX_ARGS]) -> Result<Option<f64>, Fault> {
        match self.typed(dtype) {
            Some(Typed::F32(kernel)) => kernel.call(at, slots),
            Some(Typed::F64(kernel)) => kernel.call(at, slots),
            Some(Typed::I8(kernel)) => kernel.call(at, slots),
            Some(Typed::U8(kernel)) => kernel.call(at, slots),
            Some(Typed::U32(kernel)) => kernel.call(at, slots),
            None => Err(fault!(Dtype)),
        }
    }
}

macro_rules! typed {
    (f32 $form:ident $core:ident) => {
        Typed::F32(Floats::$form(kernels::$core))
    };
    (f64 $form:ident $core:ident) => {
        Typed::F64(Floats::$form(kernels::$core))
    };
    (i8 $form:ident $core:ident) => {
        Typed::I8(Bytes::$form(kernels::$core))
    };
    (u8 $form:ident $core:ident) => {
        Typed::U8(Bytes::$form(kernels::$core))
    };
    (u32 $form:ident $core:ident) => {
        Typed::U32(Whole::$form(kernels::$core))
    };
}
macro_rules! rows {
    ($( $(#[doc = $doc:literal])+ $name:ident: $form:ident $dtypes:tt; )*) => {
        static KERNELS: &[Kernel] = &[ $( Kernel {
            name: stringify!($name),
            params: &lean_form::$form,
            typed: rows!(@typed $form $dtypes),
        }, )* ];
    };
    (@typed $form:ident ($($t:ident $core:ident),+)) => { &[ $(typed!($t $form $core)),+ ] };
}
crate::each_kernel!(rows);
