//! Reading a JSON number as f64 without core's parser, whose tables are a tenth
//! of the whole module. Only options travel as JSON, never data.
//!
//! Up to 15 digits with a power of ten up to 22 are read exactly (Clinger 1990:
//! both are exact in f64, and one multiplication or division rounds once). Beyond
//! that the answer is within a few units in the last place, and the same everywhere.
#![forbid(unsafe_code)]

/// The characters of a number at the front of `text`, and what follows them.
pub fn split(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !matches!(c, '0'..='9' | '+' | '-' | '.' | 'e' | 'E')).unwrap_or(text.len()))
}

/// Whole digits, digits of the fraction, exponent, by JSON's grammar: no sign
/// but one minus, no leading zeros, digits on both sides of the point.
fn parts(token: &str) -> Option<(&str, &str, &str)> {
    let rest = token.strip_prefix('-').unwrap_or(token);
    let (decimal, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, "0"));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    (digits(whole) && digits(fraction) && digits(unsigned) && !leading_zero).then_some((whole, fraction, exponent))
}

/// Whether `token` is a number by JSON's grammar.
pub fn is_number(token: &str) -> bool {
    parts(token).is_some()
}

/// The number that `token` is; `None` when it is none, or not finite.
pub fn read(token: &str) -> Option<f64> {
    let (whole, fraction, exponent) = parts(token)?;
    let exponent: i32 = exponent.parse().ok()?;
    let mut mantissa: u64 = 0;
    let mut power = exponent.clamp(-100_000, 100_000);
    for (i, digit) in whole.bytes().chain(fraction.bytes()).enumerate() {
        let past_point = i >= whole.len();
        if mantissa < 100_000_000_000_000_000 {
            mantissa = mantissa * 10 + u64::from(digit - b'0');
            power -= i32::from(past_point);
        } else {
            power += i32::from(!past_point);
        }
    }
    let value = scale(mantissa as f64, power);
    value.is_finite().then_some(if token.starts_with('-') { -value } else { value })
}

/// v * 10^power.
fn scale(mut v: f64, mut power: i32) -> f64 {
    while v != 0.0 && v.is_finite() && power != 0 {
        let step = power.unsigned_abs().min(22);
        let ten = (0..step).fold(1.0, |ten: f64, _| ten * 10.0);
        if power > 0 {
            v *= ten;
            power -= step as i32;
        } else {
            v /= ten;
            power += step as i32;
        }
    }
    v
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn exact_where_promised() {
        for text in ["0", "-0", "1", "1e-8", "0.5", "123456789012345", "1e22", "2.5E-3", "9007199254740992", "-1e+5"] {
            assert_eq!(read(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
        }
    }

    #[test]
    fn close_everywhere() {
        for text in [
            "1e-30",
            "3.141592653589793238462643",
            "1.7976931348623157e308",
            "5e-324",
            "123456789012345678901234567890",
        ] {
            let (got, want): (f64, f64) = (read(text).unwrap(), text.parse().unwrap());
            assert!(
                ((got - want) / want).abs() < 8.0 * f64::EPSILON || (got - want).abs() <= 5e-324,
                "{text}: {got:e}"
            );
        }
    }

    #[test]
    fn refused() {
        for text in
            ["", "-", "+1", "01", ".5", "1.", "1e", "1e999", "--1", "1.2.3", "e5", "null", "\"1\"", "1e-8e", "1-2"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("1e-99999999999999"), None, "an exponent past i32");
        assert_eq!(read("1e-9999"), Some(0.0));
    }
}
