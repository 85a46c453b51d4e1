//! Kernels by their names, for operations that name one: made from the kernel
//! table, so that an operation runs exactly what the direct export runs.
#![forbid(unsafe_code)]

use crate::direct::Element;
use core::cell::Cell;
use vecsolve_core::error::Error;
use vecsolve_core::simd::Level;

type Cells<'c, T> = &'c [Cell<T>];

/// A kernel of one of the forms that operations on arrays take.
#[allow(clippy::type_complexity)]
pub(crate) enum Run<T: Element> {
    Reduce1(fn(Level, &[T]) -> T::Score),
    Reduce2(fn(Level, &[T], &[T]) -> T::Score),
    Place(fn(Level, &[T]) -> Option<usize>),
    Count(fn(Level, T, &[T]) -> usize),
    Map1(fn(Level, Cells<T>, Cells<T>)),
    Map1a(fn(Level, T, Cells<T>, Cells<T>)),
    Clamp(fn(Level, T, T, Cells<T>, Cells<T>)),
    Map2(fn(Level, Cells<T>, Cells<T>, Cells<T>)),
    Map2a(fn(Level, T, Cells<T>, Cells<T>, Cells<T>)),
    Map2ab(fn(Level, T, T, Cells<T>, Cells<T>, Cells<T>)),
    Rows1(fn(Level, Cells<T>, Cells<T>, usize, usize, usize) -> Result<(), Error>),
    Rows2(fn(Level, Cells<T>, Cells<T>, Cells<T>, usize, usize, usize) -> Result<(), Error>),
    FoldRows(fn(Level, &[T], &mut [T], usize, usize, usize) -> Result<(), Error>),
}

/// Kernels with their names, a slice a row of the table.
pub(crate) type Named<T> = [&'static [(&'static str, Run<T>)]];

/// A dtype that operations on arrays take.
pub(crate) trait Numbers: Element + bytemuck::Pod {
    /// Its kernels.
    const KERNELS: &'static Named<Self>;

    /// From a number of a request.
    fn of(v: f64) -> Self;

    /// The kernel of this name, where this dtype has it.
    fn kernel(name: &str) -> Option<&'static Run<Self>> {
        Self::KERNELS.iter().copied().flatten().find(|row| row.0 == name).map(|row| &row.1)
    }
}

/// An entry, where the form is one of those.
macro_rules! entry {
    ($name:ident reduce1 $core:ident) => {
        &[(stringify!($name), Run::Reduce1(vecsolve_core::kernels::$core))]
    };
    ($name:ident reduce2 $core:ident) => {
        &[(stringify!($name), Run::Reduce2(vecsolve_core::kernels::$core))]
    };
    ($name:ident place $core:ident) => {
        &[(stringify!($name), Run::Place(vecsolve_core::kernels::$core))]
    };
    ($name:ident count $core:ident) => {
        &[(stringify!($name), Run::Count(vecsolve_core::kernels::$core))]
    };
    ($name:ident map1 $core:ident) => {
        &[(stringify!($name), Run::Map1(vecsolve_core::kernels::$core))]
    };
    ($name:ident map1a $core:ident) => {
        &[(stringify!($name), Run::Map1a(vecsolve_core::kernels::$core))]
    };
    ($name:ident clamp $core:ident) => {
        &[(stringify!($name), Run::Clamp(vecsolve_core::kernels::$core))]
    };
    ($name:ident map2 $core:ident) => {
        &[(stringify!($name), Run::Map2(vecsolve_core::kernels::$core))]
    };
    ($name:ident map2a $core:ident) => {
        &[(stringify!($name), Run::Map2a(vecsolve_core::kernels::$core))]
    };
    ($name:ident map2ab $core:ident) => {
        &[(stringify!($name), Run::Map2ab(vecsolve_core::kernels::$core))]
    };
    ($name:ident rows1 $core:ident) => {
        &[(stringify!($name), Run::Rows1(vecsolve_core::kernels::$core))]
    };
    ($name:ident rows2 $core:ident) => {
        &[(stringify!($name), Run::Rows2(vecsolve_core::kernels::$core))]
    };
    ($name:ident fold_rows $core:ident) => {
        &[(stringify!($name), Run::FoldRows(vecsolve_core::kernels::$core))]
    };
    ($name:ident $other:ident $core:ident) => {
        &[]
    };
}
/// The entry of a row for one dtype, where the row has it.
macro_rules! of_dtype {
    (f32; $name:ident $form:ident f32 $core:ident $(, $t:ident $c:ident)*) => { entry!($name $form $core) };
    (f64; $name:ident $form:ident f64 $core:ident $(, $t:ident $c:ident)*) => { entry!($name $form $core) };
    (u8; $name:ident $form:ident u8 $core:ident $(, $t:ident $c:ident)*) => { entry!($name $form $core) };
    (i8; $name:ident $form:ident i8 $core:ident $(, $t:ident $c:ident)*) => { entry!($name $form $core) };
    ($d:ident; $name:ident $form:ident $t:ident $c:ident, $($rest:tt)+) => { of_dtype!($d; $name $form $($rest)+) };
    ($d:ident; $name:ident $form:ident $t:ident $c:ident) => { &[] };
}
macro_rules! named {
    ($( $(#[doc = $doc:literal])+ $name:ident: $form:ident($($t:ident $core:ident),+); )*) => {
        impl Numbers for f32 {
            const KERNELS: &'static Named<f32> = &[ $( of_dtype!(f32; $name $form $($t $core),+), )* ];
            fn of(v: f64) -> f32 {
                v as f32
            }
        }
        impl Numbers for f64 {
            const KERNELS: &'static Named<f64> = &[ $( of_dtype!(f64; $name $form $($t $core),+), )* ];
            fn of(v: f64) -> f64 {
                v
            }
        }
        impl Numbers for i8 {
            const KERNELS: &'static Named<i8> = &[ $( of_dtype!(i8; $name $form $($t $core),+), )* ];
            fn of(_: f64) -> i8 {
                0
            }
        }
        impl Numbers for u8 {
            const KERNELS: &'static Named<u8> = &[ $( of_dtype!(u8; $name $form $($t $core),+), )* ];
            fn of(_: f64) -> u8 {
                0
            }
        }
    };
}
crate::each_kernel!(named);
