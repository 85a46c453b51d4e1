//! f32 and f64 as the vectors write them.

/// A float type and its hex text.
pub trait Real: vecsolve_host::Real + Default {
    fn from_text(hex: &str) -> Self;
    fn from_f64(v: f64) -> Self;
    fn text(self) -> String;
    /// Mantissa bits of the paint `full`, and how many they are.
    fn mantissa(u: u32, v: u32) -> (f64, i32);
}

impl Real for f32 {
    fn from_text(hex: &str) -> f32 {
        f32::from_bits(u32::from_str_radix(hex, 16).expect("8 hex digits"))
    }
    fn from_f64(v: f64) -> f32 {
        v as f32
    }
    fn text(self) -> String {
        format!("{:08x}", self.to_bits())
    }
    fn mantissa(u: u32, _: u32) -> (f64, i32) {
        (f64::from(u >> 8), 24)
    }
}

impl Real for f64 {
    fn from_text(hex: &str) -> f64 {
        f64::from_bits(u64::from_str_radix(hex, 16).expect("16 hex digits"))
    }
    fn from_f64(v: f64) -> f64 {
        v
    }
    fn text(self) -> String {
        format!("{:016x}", self.to_bits())
    }
    fn mantissa(u: u32, v: u32) -> (f64, i32) {
        (f64::from(u) * 2_097_152.0 + f64::from(v >> 11), 53)
    }
}
