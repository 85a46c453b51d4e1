//! The walk of elementwise kernels. An element has no order, so all levels
//! agree by themselves; what differs between machines is the payload of a NaN.
//! NaN is rare: a kernel only says whether one may be there, and all of them are
//! made canonical in a walk of its own.
//!
//! A kernel is a loop over whole blocks, without a tail: the values after the
//! last one are taken in a block that ends where they end. Two loops: `blocks`,
//! unrolled to 64 bytes, for what is bound by loads and stores; `vectors`, one
//! native vector at a time, for functions whose arithmetic hides the loop, a
//! quarter of the code in wasm.
use crate::simd::Real;
use crate::simd::cells::{Input, Padded};
use core::cell::Cell;
use fearless_simd::Simd;

/// A kernel over whole blocks: two constants, x, y, out. What takes one input
/// is given x for y. True when out may hold a NaN.
pub(crate) type Blocks<T, S> = fn(S, [T; 2], Input<T>, Input<T>, &[Cell<T>]) -> bool;

/// Runs a kernel over any length: the shortest counts.
///
/// The values after the last full block are taken with those before them, as a
/// block that ends where they end: computed first, for the kernel may write over
/// its inputs, and stored last, over the same values. Shorter vectors are padded.
#[inline(never)]
pub(crate) fn walk<T: Real, S: Simd>(s: S, kernel: Blocks<T, S>, c: [T; 2], x: Input<T>, y: Input<T>, out: &[Cell<T>]) {
    let n = x.len().min(y.len()).min(out.len());
    let out = &out[..n];
    let mut last = Padded::new();
    let nan = if n < T::LANES {
        let mut second = Padded::new();
        let (a, b) = (last.fill(x.part(0, n)), second.fill(y.part(0, n)));
        let nan = kernel(s, c, a.into(), b.into(), a);
        copy(&a[..n], out);
        nan
    } else {
        let (full, tail) = (n - n % T::LANES, n - T::LANES);
        let last = last.cells();
        let in_last = full < n && kernel(s, c, x.part(tail, n), y.part(tail, n), last);
        let nan = kernel(s, c, x.part(0, full), y.part(0, full), &out[..full]);
        if full < n {
            copy(last, &out[tail..]);
        }
        nan | in_last
    };
    if nan {
        for v in out {
            v.set(v.get().canonical());
        }
    }
}

fn copy<T: Real>(from: &[Cell<T>], to: &[Cell<T>]) {
    for (to, from) in to.iter().zip(from) {
        to.set(from.get());
    }
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
///     clamp, clamp_f32, clamp_f64 [low high] (x) blocks |s| |x| ...;
/// }
/// ```
macro_rules! maps {
    ($bound:path: $($(#[$doc:meta])* $inner:ident $(, $f32:ident, $f64:ident)? [$($c:ident)*] ($($in:ident)+) $loop:ident |$s:ident| $f:expr;)*) => { $(
        #[fearless_simd_macros::simd]
        pub(crate) fn $inner<T: $bound, S: fearless_simd::Simd>(
            $s: S,
            c: [T; 2],
            x: crate::simd::cells::Input<T>,
            y: crate::simd::cells::Input<T>,
            out: &[core::cell::Cell<T>],
        ) -> bool {
            let _ = (c, y);
            crate::kernels::map::maps!(@constants $loop T S $s c [$($c)*]);
            crate::kernels::map::maps!(@run $loop T S ($($in)+) $s x y out $f)
        }
        crate::kernels::map::maps!(@plain f32 [$(#[$doc])*] $($f32)? $inner [$($c)*] ($($in)+));
        crate::kernels::map::maps!(@plain f64 [$(#[$doc])*] $($f64)? $inner [$($c)*] ($($in)+));
    )* };
    (@vector blocks $T:ident $S:ident) => { $T::Block<$S> };
    (@vector vectors $T:ident $S:ident) => { $T::Vector<$S> };
    (@run $loop:ident $T:ident $S:ident ($a:ident) $s:ident $x:ident $y:ident $out:ident $f:expr) => {
        crate::simd::cells::each1::<$T, $S, crate::kernels::map::maps!(@vector $loop $T $S), _, true>($s, $x, $out, $f)
    };
    (@run $loop:ident $T:ident $S:ident ($a:ident $b:ident) $s:ident $x:ident $y:ident $out:ident $f:expr) => {
        crate::simd::cells::each2::<$T, $S, crate::kernels::map::maps!(@vector $loop $T $S), _>($s, $x, $y, $out, $f)
    };
    (@constants $loop:ident $T:ident $S:ident $s:ident $arr:ident []) => {};
    (@constants $loop:ident $T:ident $S:ident $s:ident $arr:ident [$a:ident $($b:ident)?]) => {
        let $a = <crate::kernels::map::maps!(@vector $loop $T $S) as fearless_simd::SimdBase<$S>>::splat($s, $arr[0]);
        $(let $b = <crate::kernels::map::maps!(@vector $loop $T $S) as fearless_simd::SimdBase<$S>>::splat($s, $arr[1]);)?
    };
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
