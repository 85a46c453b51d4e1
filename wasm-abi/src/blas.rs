//! The ops of dense matrices: row-major arrays without gaps, and a workspace
//! that the instance keeps, so that only a larger product than any before
//! allocates.
#![forbid(unsafe_code)]

use crate::blocks::Line;
use crate::fault::{Fault, fault};
use crate::instance::{Array, Dtype, Instance, Outcome};
use crate::operands::{FLOATS, apart, by_dtype};
use crate::ops::{GemmArgs, GemvArgs, SyrkArgs, TransposeArgs, TrsmArgs};
use vecsolve_core::error::Error;
use vecsolve_core::kernels;
use vecsolve_core::simd::Level;

/// The kernels by dtype.
#[allow(clippy::type_complexity)]
trait Blas: bytemuck::Pod {
    const GEMM: fn(
        Level,
        bool,
        bool,
        usize,
        usize,
        usize,
        Self,
        &[Self],
        usize,
        &[Self],
        usize,
        Self,
        &mut [Self],
        usize,
        &mut [Self],
    ) -> Kernel;
    const GEMV: fn(Level, bool, usize, usize, Self, &[Self], usize, &[Self], Self, &mut [Self]) -> Kernel;
    const TRANSPOSE: fn(Level, usize, usize, &[Self], usize, &mut [Self], usize) -> Kernel;
    const SYRK: fn(
        Level,
        bool,
        bool,
        usize,
        usize,
        Self,
        &[Self],
        usize,
        Self,
        &mut [Self],
        usize,
        &mut [Self],
    ) -> Kernel;
    const TRSM: fn(
        Level,
        bool,
        bool,
        bool,
        bool,
        usize,
        usize,
        Self,
        &[Self],
        usize,
        &mut [Self],
        usize,
        &mut [Self],
    ) -> Kernel;
}
type Kernel = Result<(), Error>;
macro_rules! blas {
    ($t:ident, $gemm:ident, $gemv:ident, $transpose:ident, $syrk:ident, $trsm:ident) => {
        #[allow(clippy::type_complexity)]
        impl Blas for $t {
            const GEMM: fn(
                Level,
                bool,
                bool,
                usize,
                usize,
                usize,
                $t,
                &[$t],
                usize,
                &[$t],
                usize,
                $t,
                &mut [$t],
                usize,
                &mut [$t],
            ) -> Kernel = kernels::$gemm;
            const GEMV: fn(Level, bool, usize, usize, $t, &[$t], usize, &[$t], $t, &mut [$t]) -> Kernel =
                kernels::$gemv;
            const TRANSPOSE: fn(Level, usize, usize, &[$t], usize, &mut [$t], usize) -> Kernel = kernels::$transpose;
            const SYRK: fn(
                Level,
                bool,
                bool,
                usize,
                usize,
                $t,
                &[$t],
                usize,
                $t,
                &mut [$t],
                usize,
                &mut [$t],
            ) -> Kernel = kernels::$syrk;
            const TRSM: fn(
                Level,
                bool,
                bool,
                bool,
                bool,
                usize,
                usize,
                $t,
                &[$t],
                usize,
                &mut [$t],
                usize,
                &mut [$t],
            ) -> Kernel = kernels::$trsm;
        }
    };
}
blas!(f32, gemm_f32, gemv_f32, transpose_f32, syrk_f32, trsm_f32);
blas!(f64, gemm_f64, gemv_f64, transpose_f64, syrk_f64, trsm_f64);

/// Values of a matrix.
fn size(rows: u32, cols: u32) -> Result<usize, Fault> {
    (rows as usize).checked_mul(cols as usize).ok_or_else(|| fault!(Shape, "{rows} x {cols} is too large"))
}

impl Instance {
    /// The workspace, at least `len` values of a dtype, taken out: to be kept again.
    fn workspace(&mut self, dtype: Dtype, len: usize) -> Result<Array, Fault> {
        let lines = Line::for_bytes(len * dtype.size());
        let mut work = core::mem::take(&mut self.work);
        if work.len() < lines {
            drop(work);
            self.afford(lines * size_of::<Line>())?;
            work = Line::zeroed(lines).ok_or_else(|| fault!(Memory))?;
        }
        Ok(Array { dtype, len, lines: work })
    }

    /// An array of this length and dtype; its dtype when there is none to be met.
    fn matrix(&self, field: &str, id: u32, dtype: Option<Dtype>, len: usize) -> Result<Dtype, Fault> {
        let dtype = match dtype {
            Some(dtype) => dtype,
            None => self.array(field, id, FLOATS)?.dtype,
        };
        self.expect(field, id, dtype, Some(len)).map(|_| dtype)
    }
}

pub(crate) fn gemm(instance: &mut Instance, args: GemmArgs) -> Result<Outcome, Fault> {
    let (m, n, k) = (args.m as usize, args.n as usize, args.k as usize);
    let dtype = instance.matrix("a", args.a, None, size(args.m, args.k)?)?;
    instance.matrix("b", args.b, Some(dtype), size(args.k, args.n)?)?;
    apart(&[("a", args.a), ("b", args.b)], &[("c", args.c)])?;
    instance.ready_out("c", args.c, dtype, size(args.m, args.n)?)?;
    let (lda, ldb) = (if args.trans_a { m } else { k }, if args.trans_b { k } else { n });
    by_dtype!(dtype, T => {
        let mut work = instance.workspace(dtype, kernels::gemm_work::<T>(m, n, k))?;
        let level = instance.level;
        let (a, b, c) = match instance.borrow([args.a, args.b, args.c]) {
            [Some(a), Some(b), Some(c)] => (&*a, &*b, c),
            [Some(a), None, Some(c)] => (&*a, &*a, c),
            _ => return Err(fault!(Id)),
        };
        T::GEMM(level, args.trans_a, args.trans_b, m, n, k, args.alpha as T, a.values(), lda, b.values(), ldb,
            args.beta as T, c.values_mut(), n, work.values_mut())?;
        instance.work = work.lines;
        Ok(())
    }, [F32 f32, F64 f64])?;
    instance.done("gemm")
}

pub(crate) fn gemv(instance: &mut Instance, args: GemvArgs) -> Result<Outcome, Fault> {
    let (m, n) = (args.m as usize, args.n as usize);
    let dtype = instance.matrix("a", args.a, None, size(args.m, args.n)?)?;
    let (long, short) = if args.trans { (m, n) } else { (n, m) };
    instance.matrix("x", args.x, Some(dtype), long)?;
    apart(&[("a", args.a), ("x", args.x)], &[("y", args.y)])?;
    instance.ready_out("y", args.y, dtype, short)?;
    let level = instance.level;
    let (a, x, y) = match instance.borrow([args.a, args.x, args.y]) {
        [Some(a), Some(x), Some(y)] => (&*a, &*x, y),
        [Some(a), None, Some(y)] => (&*a, &*a, y),
        _ => return Err(fault!(Id)),
    };
    by_dtype!(dtype, T => Ok(T::GEMV(level, args.trans, m, n, args.alpha as T, a.values(), n, x.values(), args.beta as T,
        y.values_mut())?), [F32 f32, F64 f64])?;
    instance.done("gemv")
}

pub(crate) fn transpose(instance: &mut Instance, args: TransposeArgs) -> Result<Outcome, Fault> {
    let (m, n) = (args.m as usize, args.n as usize);
    let dtype = instance.matrix("a", args.a, None, size(args.m, args.n)?)?;
    apart(&[("a", args.a)], &[("b", args.b)])?;
    instance.ready_out("b", args.b, dtype, m * n)?;
    let level = instance.level;
    let [Some(a), Some(b)] = instance.borrow([args.a, args.b]) else { return Err(fault!(Id)) };
    by_dtype!(dtype, T => Ok(T::TRANSPOSE(level, m, n, a.values(), n, b.values_mut(), m)?), [F32 f32, F64 f64])?;
    instance.done("transpose")
}

pub(crate) fn syrk(instance: &mut Instance, args: SyrkArgs) -> Result<Outcome, Fault> {
    let (n, k) = (args.n as usize, args.k as usize);
    let dtype = instance.matrix("a", args.a, None, size(args.n, args.k)?)?;
    apart(&[("a", args.a)], &[("c", args.c)])?;
    instance.ready_out("c", args.c, dtype, size(args.n, args.n)?)?;
    let lda = if args.trans { n } else { k };
    by_dtype!(dtype, T => {
        let mut work = instance.workspace(dtype, kernels::syrk_work::<T>(n, k))?;
        let level = instance.level;
        let [Some(a), Some(c)] = instance.borrow([args.a, args.c]) else { return Err(fault!(Id)) };
        T::SYRK(level, args.lower, args.trans, n, k, args.alpha as T, a.values(), lda, args.beta as T, c.values_mut(), n,
            work.values_mut())?;
        instance.work = work.lines;
        Ok(())
    }, [F32 f32, F64 f64])?;
    instance.done("syrk")
}

pub(crate) fn trsm(instance: &mut Instance, args: TrsmArgs) -> Result<Outcome, Fault> {
    let (m, n) = (args.m as usize, args.n as usize);
    let order = if args.right { args.n } else { args.m };
    let dtype = instance.matrix("a", args.a, None, size(order, order)?)?;
    instance.matrix("b", args.b, Some(dtype), size(args.m, args.n)?)?;
    apart(&[("a", args.a)], &[("b", args.b)])?;
    by_dtype!(dtype, T => {
        let mut work = instance.workspace(dtype, kernels::trsm_work::<T>(m, n))?;
        let level = instance.level;
        let [Some(a), Some(b)] = instance.borrow([args.a, args.b]) else { return Err(fault!(Id)) };
        T::TRSM(level, args.right, args.lower, args.trans, args.unit, m, n, args.alpha as T, a.values(), order as usize,
            b.values_mut(), n, work.values_mut())?;
        instance.work = work.lines;
        Ok(())
    }, [F32 f32, F64 f64])?;
    instance.done("trsm")
}
