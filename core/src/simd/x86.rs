//! Which level an x86-64 CPU has, asked of the CPU itself: `core` has no
//! `is_x86_feature_detected`.
//!
//! A level is granted only when CPUID lists *every* feature its token stands
//! for (the lists of `fearless_simd`, which compiles for x86-64-v2, v3 and Ice
//! Lake) and, from AVX on, the operating system saves the wider registers
//! (XCR0). That is the whole safety argument of the three unsafe blocks that make one.

use super::Level;
use core::arch::x86_64::{__cpuid, __cpuid_count, _MM_HINT_T0, _mm_prefetch, _xgetbv};
use fearless_simd::x86::{Avx2, Avx512, Sse4_2};

/// The registers of the CPUID leaves that are asked.
struct Cpu {
    leaf1_ecx: u32,
    leaf7_ebx: u32,
    leaf7_ecx: u32,
    extended_ecx: u32,
    xsave: u32,
    xcr0: u64,
}

impl Cpu {
    fn ask() -> Cpu {
        let leaves = __cpuid(0).eax;
        let extended = __cpuid(0x8000_0000).eax;
        let leaf1 = __cpuid(1);
        let leaf7 = (leaves >= 7).then(|| __cpuid_count(7, 0));
        let osxsave = leaf1.ecx & (1 << 27) != 0;
        Cpu {
            leaf1_ecx: leaf1.ecx,
            leaf7_ebx: leaf7.map_or(0, |l| l.ebx),
            leaf7_ecx: leaf7.map_or(0, |l| l.ecx),
            extended_ecx: if extended >= 0x8000_0001 { __cpuid(0x8000_0001).ecx } else { 0 },
            xsave: if leaves >= 13 { __cpuid_count(13, 1).eax } else { 0 },
            // SAFETY: OSXSAVE says that the operating system has enabled XGETBV.
            xcr0: if osxsave { unsafe { _xgetbv(0) } } else { 0 },
        }
    }

    /// x86-64-v2: SSE3, SSSE3, CMPXCHG16B, SSE4.1, SSE4.2, POPCNT.
    fn has_v2(&self) -> bool {
        has(self.leaf1_ecx, &[0, 9, 13, 19, 20, 23])
    }

    /// x86-64-v3: FMA, MOVBE, XSAVE, OSXSAVE, AVX, F16C; BMI1, AVX2, BMI2; LZCNT.
    fn has_v3(&self) -> bool {
        self.has_v2()
            && has(self.leaf1_ecx, &[12, 22, 26, 27, 28, 29])
            && has(self.leaf7_ebx, &[3, 5, 8])
            && has(self.extended_ecx, &[5])
            && self.xcr0 & 0b110 == 0b110
    }

    /// Ice Lake: PCLMULQDQ, AES, RDRAND; AVX-512 F, DQ, IFMA, CD, BW, VL,
    /// RDSEED, ADX, SHA; VBMI, VBMI2, GFNI, VAES, VPCLMULQDQ, VNNI, BITALG,
    /// VPOPCNTDQ; XSAVEOPT, XSAVEC, XSAVES.
    fn has_ice_lake(&self) -> bool {
        self.has_v3()
            && has(self.leaf1_ecx, &[1, 25, 30])
            && has(self.leaf7_ebx, &[16, 17, 18, 19, 21, 28, 29, 30, 31])
            && has(self.leaf7_ecx, &[1, 6, 8, 9, 10, 11, 12, 14])
            && has(self.xsave, &[0, 1, 3])
            && self.xcr0 & 0b1110_0110 == 0b1110_0110
    }
}

fn has(register: u32, bits: &[u32]) -> bool {
    bits.iter().all(|bit| register & (1 << bit) != 0)
}

pub(super) fn best() -> Level {
    // Miri has no CPUID.
    if cfg!(miri) {
        return Level::strict(fearless_simd::Level::baseline());
    }
    let cpu = Cpu::ask();
    Level::strict(if cpu.has_ice_lake() {
        // SAFETY: every feature of the token was found.
        fearless_simd::Level::Avx512(unsafe { Avx512::assume_supported() })
    } else if cpu.has_v3() {
        // SAFETY: every feature of the token was found.
        fearless_simd::Level::Avx2(unsafe { Avx2::assume_supported() })
    } else if cpu.has_v2() {
        // SAFETY: every feature of the token was found.
        fearless_simd::Level::Sse4_2(unsafe { Sse4_2::assume_supported() })
    } else {
        fearless_simd::Level::baseline()
    })
}

/// Asks for a cache line.
#[inline(always)]
pub(super) fn prefetch(at: *const i8) {
    if cfg!(not(miri)) {
        // SAFETY: SSE is in the baseline, and a prefetch of any address, valid or not, is no access.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(at) }
    }
}
