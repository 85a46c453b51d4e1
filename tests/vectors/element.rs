//! What arrays of kernels hold, as the files write it: floats are hex of their
//! bits, whole numbers are JSON integers.

use crate::inputs;
use serde_json::{Value, json};

/// A dtype.
pub trait Element: Copy + Default + 'static {
    /// What a kernel over these values answers with.
    type Score: Element;
    /// The values that a specification means.
    fn read(spec: &Value) -> Vec<Self>;
    /// One value as the files hold it.
    fn text(self) -> Value;
    fn le_bytes(self) -> Vec<u8>;
    fn from_le_bytes(bytes: &[u8]) -> Self;
    /// What outputs hold before the call, so that values a kernel must not touch are seen.
    fn seven() -> Self;
}

/// A float type.
pub trait Real: Element {
    fn from_text(hex: &str) -> Self;
    fn from_f64(v: f64) -> Self;
    /// Bits of the mantissa that the paint `full` fills from two hashes.
    fn mantissa(u: u32, v: u32) -> (f64, i32);
}

macro_rules! bytes {
    ($t:ident) => {
        fn le_bytes(self) -> Vec<u8> {
            self.to_le_bytes().to_vec()
        }
        fn from_le_bytes(bytes: &[u8]) -> $t {
            $t::from_le_bytes(bytes.try_into().expect("the bytes of one value"))
        }
    };
}

macro_rules! real {
    ($t:ident, $bits:ident, $digits:literal, $mantissa:expr) => {
        impl Element for $t {
            type Score = $t;
            fn read(spec: &Value) -> Vec<$t> {
                inputs::reals(spec)
            }
            fn text(self) -> Value {
                json!(format!("{:0width$x}", self.to_bits(), width = $digits))
            }
            fn seven() -> $t {
                7.0
            }
            bytes!($t);
        }
        impl Real for $t {
            fn from_text(hex: &str) -> $t {
                assert_eq!(hex.len(), $digits, "{hex:?} is not the bits of an {}", stringify!($t));
                $t::from_bits($bits::from_str_radix(hex, 16).unwrap_or_else(|e| panic!("{hex:?}: {e}")))
            }
            fn from_f64(v: f64) -> $t {
                let t = v as $t;
                assert!(f64::from(t) == v, "{v:?} is not exact in {}", stringify!($t));
                t
            }
            fn mantissa(u: u32, v: u32) -> (f64, i32) {
                $mantissa(u, v)
            }
        }
    };
}
real!(f32, u32, 8, |u: u32, _| (f64::from(u >> 8), 24));
real!(f64, u64, 16, |u: u32, v: u32| (f64::from(u) * 2_097_152.0 + f64::from(v >> 11), 53));

macro_rules! whole {
    ($($t:ident)+) => { $(
        impl Element for $t {
            type Score = f64;
            fn read(spec: &Value) -> Vec<$t> {
                let fits = |v: i64| $t::try_from(v).unwrap_or_else(|e| panic!("{v} as {}: {e}", stringify!($t)));
                inputs::wholes(spec, $t::MIN < 0 as $t).into_iter().map(fits).collect()
            }
            fn text(self) -> Value {
                json!(self)
            }
            fn seven() -> $t {
                7
            }
            bytes!($t);
        }
    )+ };
}
whole!(i8 u8 u32);
