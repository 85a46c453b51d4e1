//! The walk of elementwise kernels. An element has no order, so all levels
//! agree by themselves; what differs between machines is the payload of a NaN,
//! so each vector is made canonical before it is stored.
//!
//! A kernel is a loop over whole blocks; the values after the last one go
//! through a block of their own, padded with zeros, so that a kernel has one
//! loop and no tail. Two loops: [`blocks`], unrolled to 64 bytes, for what is
//! bound by loads and stores; [`vectors`], one native vector at a time, for
//! functions whose arithmetic hides the loop, a quarter of the code in wasm. The
//! NaN comes with a kernel's constants: one that the optimiser sees is built anew
//! each time by wasm engines, and one that each kernel hides costs it 20 bytes.
use crate::simd::cells::{Input, Padded, each1, each2};
use crate::simd::{Real, block};
use core::cell::Cell;
use fearless_simd::Simd;

/// A kernel over whole blocks: two constants and NaN, x, y, out. What takes one
/// input is given x for y.
pub(crate) type Blocks<T, S> = fn(S, [T; 3], Input<T>, Input<T>, &[Cell<T>]);

/// Runs a kernel over any length: the shortest counts.
///
/// The values after the last full block are taken with those before them, as a
/// block that ends where they end: computed first, for the kernel may write over
/// its inputs, and stored last, over the same values. Shorter vectors are padded.
#[inline(never)]
pub(crate) fn walk<T: Real, S: Simd>(s: S, kernel: Blocks<T, S>, c: [T; 2], x: Input<T>, y: Input<T>, out: &[Cell<T>]) {
    let n = x.len().min(y.len()).min(out.len());
    let c = [c[0], c[1], T::NAN];
    let mut last = Padded::new();
    if n < T::LANES {
        let mut second = Padded::new();
        let (a, b) = (last.fill(x.part(0, n)), second.fill(y.part(0, n)));
        kernel(s, c, a.into(), b.into(), a);
        for (out, a) in out[..n].iter().zip(a) {
            out.set(a.get());
        }
        return;
    }
    let (full, tail) = (n - n % T::LANES, n - T::LANES);
    let last = last.cells();
    if full < n {
        kernel(s, c, x.part(tail, n), y.part(tail, n), last);
    }
    kernel(s, c, x.part(0, full), y.part(0, full), &out[..full]);
    if full < n {
        each1::<T, S, T::Block<S>>(s, last.into(), &out[tail..n], |v| v);
    }
}

/// out = f(x, y), a block at a time.
#[inline(always)]
pub(crate) fn blocks<T: Real, S: Simd>(
    s: S,
    nan: T,
    x: Input<T>,
    y: Input<T>,
    out: &[Cell<T>],
    f: impl Fn(T::Block<S>, T::Block<S>) -> T::Block<S>,
) {
    let nan = block::splat::<T, S>(s, nan);
    each2(
        s,
        x,
        y,
        out,
        #[inline(always)]
        |x, y| block::canonical_by::<T, S, T::Block<S>>(nan, f(x, y)),
    );
}

/// out = f(x), a block at a time.
#[inline(always)]
pub(crate) fn blocks1<T: Real, S: Simd>(
    s: S,
    nan: T,
    x: Input<T>,
    out: &[Cell<T>],
    f: impl Fn(T::Block<S>) -> T::Block<S>,
) {
    let nan = block::splat::<T, S>(s, nan);
    each1(
        s,
        x,
        out,
        #[inline(always)]
        |x| block::canonical_by::<T, S, T::Block<S>>(nan, f(x)),
    );
}

/// out = f(x, y), a native vector at a time.
#[inline(always)]
pub(crate) fn vectors<T: Real, S: Simd>(
    s: S,
    nan: T,
    x: Input<T>,
    y: Input<T>,
    out: &[Cell<T>],
    f: impl Fn(T::Vector<S>, T::Vector<S>) -> T::Vector<S>,
) {
    let nan = block::splat_vector::<T, S>(s, nan);
    each2(
        s,
        x,
        y,
        out,
        #[inline(always)]
        |x, y| block::canonical_by::<T, S, T::Vector<S>>(nan, f(x, y)),
    );
}

/// out = f(x), a native vector at a time.
#[inline(always)]
pub(crate) fn vectors1<T: Real, S: Simd>(
    s: S,
    nan: T,
    x: Input<T>,
    out: &[Cell<T>],
    f: impl Fn(T::Vector<S>) -> T::Vector<S>,
) {
    let nan = block::splat_vector::<T, S>(s, nan);
    each1(
        s,
        x,
        out,
        #[inline(always)]
        |x| block::canonical_by::<T, S, T::Vector<S>>(nan, f(x)),
    );
}

/// Makes the kernel over blocks and its plain functions `<name>_f32`,
/// `<name>_f64`. After the names: the constants, the inputs, which loop, and the
/// function of a vector of elements, for which the constants are vectors too.
/// `out` may be an input. Without the names there is the kernel over blocks alone.
///
/// ```text
/// maps! { Real:
///     /// out[i] = x[i] + y[i].
///     add, add_f32, add_f64 [] (x y) blocks |s| |x, y| x + y;
///     /// out[i] = x[i] where it lies between low and high, else the nearer of them.
///     clamp, clamp_f32, clamp_f64 [low high] (x) blocks1 |s| |x| ...;
/// }
/// ```
macro_rules! maps {
    ($bound:path: $($(#[$doc:meta])* $inner:ident $(, $f32:ident, $f64:ident)? [$($c:ident)*] ($($in:ident)+) $loop:ident |$s:ident| $f:expr;)*) => { $(
        #[fearless_simd_macros::simd]
        pub(crate) fn $inner<T: $bound, S: fearless_simd::Simd>(
            $s: S,
            c: [T; 3],
            x: crate::simd::cells::Input<T>,
            y: crate::simd::cells::Input<T>,
            out: &[core::cell::Cell<T>],
        ) {
            crate::kernels::map::maps!(@constants $loop T S $s c [$($c)*]);
            let _ = y;
            crate::kernels::map::maps!(@run $loop $s c x y out $f)
        }
        crate::kernels::map::maps!(@plain f32 [$(#[$doc])*] $($f32)? $inner [$($c)*] ($($in)+));
        crate::kernels::map::maps!(@plain f64 [$(#[$doc])*] $($f64)? $inner [$($c)*] ($($in)+));
    )* };
    (@run blocks $s:ident $c:ident $x:ident $y:ident $out:ident $f:expr) => { crate::kernels::map::blocks($s, $c[2], $x, $y, $out, $f) };
    (@run blocks1 $s:ident $c:ident $x:ident $y:ident $out:ident $f:expr) => { crate::kernels::map::blocks1($s, $c[2], $x, $out, $f) };
    (@run vectors $s:ident $c:ident $x:ident $y:ident $out:ident $f:expr) => { crate::kernels::map::vectors($s, $c[2], $x, $y, $out, $f) };
    (@run vectors1 $s:ident $c:ident $x:ident $y:ident $out:ident $f:expr) => { crate::kernels::map::vectors1($s, $c[2], $x, $out, $f) };
    (@constants $loop:ident $T:ident $S:ident $s:ident $arr:ident []) => {};
    (@constants $loop:ident $T:ident $S:ident $s:ident $arr:ident [$a:ident]) => {
        let $a = crate::kernels::map::maps!(@splat $loop $T $S $s $arr[0]);
    };
    (@constants $loop:ident $T:ident $S:ident $s:ident $arr:ident [$a:ident $b:ident]) => {
        let $a = crate::kernels::map::maps!(@splat $loop $T $S $s $arr[0]);
        let $b = crate::kernels::map::maps!(@splat $loop $T $S $s $arr[1]);
    };
    (@splat blocks $T:ident $S:ident $s:ident $v:expr) => { crate::simd::block::splat::<$T, $S>($s, $v) };
    (@splat blocks1 $T:ident $S:ident $s:ident $v:expr) => { crate::simd::block::splat::<$T, $S>($s, $v) };
    (@splat vectors $T:ident $S:ident $s:ident $v:expr) => { crate::simd::block::splat_vector::<$T, $S>($s, $v) };
    (@splat vectors1 $T:ident $S:ident $s:ident $v:expr) => { crate::simd::block::splat_vector::<$T, $S>($s, $v) };
    (@plain $t:ident [$($doc:tt)*] $inner:ident [$($c:ident)*] ($($in:ident)+)) => {};
    (@plain $t:ident [$($doc:tt)*] $name:ident $inner:ident [$($c:ident)*] ($x:ident $($y:ident)?)) => {
        $($doc)*
        pub fn $name(level: crate::simd::Level, $($c: $t,)* $x: &[core::cell::Cell<$t>], $($y: &[core::cell::Cell<$t>],)? out: &[core::cell::Cell<$t>]) {
            let c = crate::kernels::map::maps!(@two $t $($c)*);
            let (x, y) = ($x.into(), crate::kernels::map::maps!(@second $x $($y)?).into());
            crate::simd::dispatch!(level, s => crate::kernels::map::walk(s, $inner::<$t, _>, c, x, y, out))
        }
    };
    (@two $t:ident) => { [0.0; 2] };
    (@two $t:ident $a:ident) => { [$a, 0.0] };
    (@two $t:ident $a:ident $b:ident) => { [$a, $b] };
    (@second $x:ident) => { $x };
    (@second $x:ident $y:ident) => { $y };
}
pub(crate) use maps;
