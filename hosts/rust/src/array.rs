//! What lives inside an instance, as the host holds it: typed arrays and
//! matrices. They are names, not memory: dropping one frees nothing,
//! [`Instance::free`](crate::Instance) does, and the instance's end frees all.
//! Ids are never used twice, so a freed object's name stays refused.

use bytemuck::Pod;
use std::marker::PhantomData;
use std::ops::Deref;

mod sealed {
    pub trait Sealed {}
}

/// A type that arrays hold: f32, f64, i32, u32, i8 or u8.
pub trait Element: Pod + std::fmt::Debug + sealed::Sealed {
    /// The ABI's number of the type.
    const DTYPE: u32;
    /// Its name, the end of the names of its kernels.
    const NAME: &'static str;
    /// What kernels over it answer with: itself for f32 and f64, else f64.
    type Score: Real;
    /// What the module takes a number of it as.
    type Passed: wasmtime::WasmTy + 'static;
    /// The number as the module takes it.
    fn pass(self) -> Self::Passed;
}

/// A floating-point type: f32 or f64.
pub trait Real: Element<Score = Self, Passed = Self> + wasmtime::WasmTy {}

macro_rules! elements {
    ($($ty:ident = $dtype:literal, $score:ident, $passed:ident;)*) => { $(
        impl sealed::Sealed for $ty {}
        impl Element for $ty {
            const DTYPE: u32 = $dtype;
            const NAME: &'static str = stringify!($ty);
            type Score = $score;
            type Passed = $passed;
            fn pass(self) -> $passed {
                $passed::from(self)
            }
        }
    )* };
}
elements! {
    f32 = 1, f32, f32;
    f64 = 2, f64, f64;
    i32 = 3, f64, i32;
    u32 = 4, f64, u32;
    i8 = 5, f64, i32;
    u8 = 6, f64, u32;
}

impl Real for f32 {}
impl Real for f64 {}

/// An array of an instance.
#[derive(Debug)]
pub struct Array<T> {
    pub(crate) id: u32,
    pub(crate) owner: u64,
    pub(crate) address: usize,
    pub(crate) len: usize,
    pub(crate) of: PhantomData<T>,
}

impl<T> Array<T> {
    /// Number of values.
    pub fn len(&self) -> usize {
        self.len
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// An object that an operation made, with what it said about it.
#[derive(Clone, Debug)]
pub struct Made<D> {
    pub(crate) id: u32,
    pub(crate) owner: u64,
    pub(crate) done: D,
}

impl<D> Deref for Made<D> {
    type Target = D;
    fn deref(&self) -> &D {
        &self.done
    }
}

/// A sparse matrix of an instance.
pub type Csr = Made<crate::ops::CsrDone>;

/// What is known of a factorisation.
#[derive(Clone, Debug)]
pub struct Factored {
    /// Rows of the matrix.
    pub n: u32,
    /// lu, sparse_lu, cholesky or ldl.
    pub method: String,
    /// Estimate of 1 / cond_1(A).
    pub rcond: Option<f64>,
    /// Bytes it owns.
    pub bytes: u64,
}

/// A factorisation of an instance; `FactorDone` has it when there is one.
pub type Factor = Made<Factored>;

impl Factor {
    pub(crate) fn new(id: u32, owner: u64, done: &crate::ops::FactorDone) -> Self {
        let facts = Factored { n: done.n, method: done.method.clone(), rcond: done.rcond, bytes: done.bytes };
        Self { id, owner, done: facts }
    }
}

/// Anything with an id.
pub trait Object: std::fmt::Debug {
    /// The id, as in requests.
    fn id(&self) -> u32;
    /// The instance it belongs to.
    fn owner(&self) -> u64;
}

impl<T: std::fmt::Debug> Object for Array<T> {
    fn id(&self) -> u32 {
        self.id
    }
    fn owner(&self) -> u64 {
        self.owner
    }
}

impl<D: std::fmt::Debug> Object for Made<D> {
    fn id(&self) -> u32 {
        self.id
    }
    fn owner(&self) -> u64 {
        self.owner
    }
}

/// Where the values of an argument come from.
pub enum Source<'a> {
    /// They are in the instance.
    Resident(&'a dyn Object),
    /// They are uploaded for the time of the operation.
    Values {
        /// The ABI's number of their type.
        dtype: u32,
        /// How many.
        len: usize,
        /// Their bytes.
        bytes: &'a [u8],
    },
}

/// Values to read: an [`Array`], or a slice, `Vec` or array of Rust's, which
/// is uploaded and freed when the operation has ended.
pub trait Input: std::fmt::Debug {
    /// Where they are.
    fn source(&self) -> Source<'_>;
}

impl<T: Element> Input for Array<T> {
    fn source(&self) -> Source<'_> {
        Source::Resident(self)
    }
}

impl<I: Input + ?Sized> Input for &I {
    fn source(&self) -> Source<'_> {
        (**self).source()
    }
}

impl<T: Element> Input for [T] {
    fn source(&self) -> Source<'_> {
        Source::Values { dtype: T::DTYPE, len: self.len(), bytes: bytemuck::cast_slice(self) }
    }
}

impl<T: Element, const N: usize> Input for [T; N] {
    fn source(&self) -> Source<'_> {
        self.as_slice().source()
    }
}

impl<T: Element> Input for Vec<T> {
    fn source(&self) -> Source<'_> {
        self.as_slice().source()
    }
}
