//! Levels: a level is a value that proves the CPU has the instructions.
//!
//! The vectors themselves are `fearless_simd`'s: its tokens carry the proof,
//! its fixed-width types (`f32x16`, `f64x8`) are exactly one logical block on
//! every level, and everything above this room is safe code. What it does not
//! have without std is the look at the CPU: that is `x86.rs`.
//!
//! To add a level: its token comes from `fearless_simd`; name it in
//! [`Level::all`] and [`Level::name`], and detect it in a file of its own.

pub mod block;
pub mod cells;
#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code)]
mod x86;

pub use block::Real;

/// Asks for the cache line of an element, where the instruction is known; no
/// matter whether there is such an element.
#[inline(always)]
pub(crate) fn prefetch<T>(x: &[T], at: usize) {
    #[cfg(target_arch = "x86_64")]
    x86::prefetch(x.as_ptr().wrapping_add(at).cast());
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (x, at);
}

/// The instructions a computation uses, and whether it may fuse ([`Level::fast`]).
/// Getting one is the proof that this CPU has them.
#[derive(Clone, Copy, Debug)]
pub struct Level(pub(crate) fearless_simd::Level, bool);

/// The relaxed wasm build is the one that fuses by default.
#[cfg(not(target_arch = "x86_64"))]
const RELAXED: bool = cfg!(all(target_arch = "wasm32", target_feature = "relaxed-simd"));

/// Whether to fuse where it was `asked` for: the instructions must have a
/// multiply-add that costs no more than a product.
#[inline(always)]
pub(crate) fn fuses(level: fearless_simd::Level, asked: bool) -> bool {
    #[cfg(target_arch = "x86_64")]
    {
        asked && level.as_avx2().is_some()
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        (RELAXED || asked && cfg!(target_arch = "aarch64")) && !level.is_fallback()
    }
}

/// Runs `$body` compiled for the level, with `$s` as its token. Once per
/// operation, at the top: what is called inside is `#[inline(always)]`.
macro_rules! dispatch {
    ($level:expr, $s:ident => $body:expr) => {
        fearless_simd::dispatch!($level.0, $s => $body)
    };
}
pub(crate) use dispatch;

impl Level {
    fn strict(level: fearless_simd::Level) -> Level {
        Level(level, false)
    }

    /// May fuse multiply and add in matrix products: other bits than every
    /// other level's, so opt-in. Without the instruction it changes nothing.
    #[must_use]
    pub fn fast(self) -> Level {
        Level(self.0, true)
    }

    /// Whether matrix products fuse at this level: it was made [`Level::fast`]
    /// and has the instruction. In the relaxed wasm build every level with vectors does.
    pub fn fused(self) -> bool {
        fuses(self.0, self.1)
    }

    /// The best level of this CPU. Costs a few CPU questions on x86-64: ask once and keep it.
    pub fn best() -> Level {
        #[cfg(target_arch = "x86_64")]
        {
            x86::best()
        }
        #[cfg(not(target_arch = "x86_64"))]
        {
            Level::strict(fearless_simd::Level::baseline())
        }
    }

    /// Every level this CPU has, the plainest first.
    pub fn all() -> impl Iterator<Item = Level> {
        use fearless_simd::Level as L;
        let mut all: [Option<Level>; 6] = [None; 6];
        #[cfg(feature = "scalar-level")]
        {
            all[0] = Some(Level::strict(L::fallback()));
        }
        #[cfg(target_arch = "x86_64")]
        {
            let best = Level::best().0;
            all[1] = best.as_sse2().map(|t| Level::strict(L::Sse2(t)));
            all[2] = best.as_sse4_2().map(|t| Level::strict(L::Sse4_2(t)));
            all[3] = best.as_avx2().map(|t| Level::strict(L::Avx2(t)));
            all[4] = best.as_avx512().map(|t| Level::strict(L::Avx512(t)));
        }
        #[cfg(not(target_arch = "x86_64"))]
        {
            let best = L::baseline();
            if !(cfg!(feature = "scalar-level") && best.is_fallback()) {
                all[1] = Some(Level::strict(best));
            }
        }
        all.into_iter().flatten()
    }

    /// The level of this name, where this CPU has it.
    pub fn by_name(name: &str) -> Option<Level> {
        Level::all().find(|level| level.name() == name)
    }

    /// `scalar`, `simd128`, `sse2`, `sse4.2`, `avx2`, `avx512` or `neon`.
    pub fn name(self) -> &'static str {
        #[cfg(target_arch = "x86_64")]
        {
            use fearless_simd::Level as L;
            match self.0 {
                L::Avx512(_) => "avx512",
                L::Avx2(_) => "avx2",
                L::Sse4_2(_) => "sse4.2",
                L::Sse2(_) => "sse2",
                _ => "scalar",
            }
        }
        #[cfg(not(target_arch = "x86_64"))]
        {
            if self.0.is_fallback() {
                "scalar"
            } else if cfg!(target_arch = "wasm32") {
                "simd128"
            } else {
                "neon"
            }
        }
    }
}
