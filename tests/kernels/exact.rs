//! Double-double numbers: a pair whose sum carries about 104 bits (Dekker
//! 1971, Knuth). Every f32 and f64 is one, so both are judged by the same naive
//! references, whose own error is far below any bound that is tested.

use std::ops::{Add, Mul, Sub};

#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Exact {
    high: f64,
    low: f64,
}

impl Exact {
    pub const ZERO: Exact = Exact { high: 0.0, low: 0.0 };

    pub fn value(self) -> f64 {
        self.high
    }

    pub fn abs(self) -> Exact {
        if self.high < 0.0 { Exact::ZERO - self } else { self }
    }

    /// One Newton step from the square root of the high part.
    pub fn sqrt(self) -> Exact {
        let root = self.high.sqrt();
        if root == 0.0 {
            return Exact::ZERO;
        }
        let rest = self - Exact::from(root) * Exact::from(root);
        Exact::from(root) + Exact::from(rest.high / (2.0 * root))
    }
}

impl From<f64> for Exact {
    fn from(v: f64) -> Exact {
        Exact { high: v, low: 0.0 }
    }
}

/// a + b and what rounding took from it.
fn two_sum(a: f64, b: f64) -> Exact {
    let high = a + b;
    let part = high - a;
    Exact { high, low: (a - (high - part)) + (b - part) }
}

impl Add for Exact {
    type Output = Exact;
    fn add(self, other: Exact) -> Exact {
        let sum = two_sum(self.high, other.high);
        two_sum(sum.high, sum.low + self.low + other.low)
    }
}

impl Sub for Exact {
    type Output = Exact;
    fn sub(self, other: Exact) -> Exact {
        self + Exact { high: -other.high, low: -other.low }
    }
}

impl Mul for Exact {
    type Output = Exact;
    fn mul(self, other: Exact) -> Exact {
        let high = self.high * other.high;
        let lost = self.high.mul_add(other.high, -high);
        two_sum(high, lost + (self.high * other.low + self.low * other.high))
    }
}
