"""The two formats, bit for bit: rounding of exact values, hex texts, stepwise arithmetic.

`Fraction` holds exact values. Python's own float is IEEE f64, so + - * on it
are f64 steps; an f32 step is the f64 step rounded once more, which is the
correctly rounded f32 result because 53 >= 2 * 24 + 2.
"""

import math
import struct
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Format:
    """One dtype."""

    name: str
    digits: int  # bits of precision
    top: int  # exponent of the largest finite number
    lanes: int  # of the 64-byte block
    codes: tuple[str, str]  # struct codes: value, bits

    @property
    def bottom(self) -> int:
        """The exponent of the smallest normal number."""
        return 1 - self.top

    @property
    def unit(self) -> Fraction:
        """The unit roundoff."""
        return Fraction(1, 2**self.digits)

    @property
    def tiny(self) -> Fraction:
        """Half the smallest subnormal: the most an underflow loses."""
        return power(self.bottom - self.digits)

    @property
    def max(self) -> float:
        """The largest finite number."""
        return float(power(self.top) * (2 - 2 * self.unit))

    @property
    def least(self) -> float:
        """The smallest subnormal number."""
        return float(2 * self.tiny)

    @property
    def normal(self) -> float:
        """The smallest normal number."""
        return float(power(self.bottom))

    @property
    def nan(self) -> str:
        """The canonical NaN."""
        return {"f32": "7fc00000", "f64": "7ff8000000000000"}[self.name]

    def round(self, exact: Fraction) -> float:
        """The nearest number of this format, ties to even."""
        if exact == 0:
            return 0.0
        size = abs(exact)
        e = size.numerator.bit_length() - size.denominator.bit_length()
        e -= size < power(e)
        quantum = power(max(e, self.bottom) - self.digits + 1)
        near = round(size / quantum) * quantum  # Fraction's round is ties to even
        value = math.inf if near >= power(self.top + 1) else float(near)
        return -value if exact < 0 else value

    def step(self, value: float) -> float:
        """The f64 result of one operation, rounded to this format."""
        if self.name == "f64" or not math.isfinite(value):
            return value
        try:
            return struct.unpack("<f", struct.pack("<f", value))[0]
        except OverflowError:
            return math.copysign(math.inf, value)

    def hex(self, value: float) -> str:
        """The bits as text; NaN becomes the canonical one."""
        if math.isnan(value):
            return self.nan
        return struct.pack(f">{self.codes[0]}", value).hex()

    def value(self, text: str) -> float:
        """The number with these bits."""
        return struct.unpack(f">{self.codes[0]}", bytes.fromhex(text))[0]

    def fnv(self, values: list[float]) -> str:
        """FNV-1a over the little-endian bytes."""
        h = 2166136261
        for v in values:
            for byte in bytes.fromhex(self.hex(v))[::-1]:
                h = (h ^ byte) * 16777619 & 0xFFFFFFFF
        return f"{h:08x}"

    def texts(self, values: list[float]):
        """A list of values as the files hold it."""
        return [self.hex(v) for v in values] if len(values) <= 40 else {"fnv": self.fnv(values)}


F32 = Format("f32", 24, 127, 16, ("f", "I"))
F64 = Format("f64", 53, 1023, 8, ("d", "Q"))
FORMATS = (F32, F64)


def power(e: int) -> Fraction:
    """2^e."""
    return Fraction(2) ** e


def sqrt(exact: Fraction, bits: int = 300) -> Fraction:
    """The square root to `bits` bits, rounded down."""
    if exact == 0:
        return Fraction(0)
    shift = bits + max(0, exact.denominator.bit_length() - exact.numerator.bit_length())
    return Fraction(math.isqrt((exact.numerator << 2 * shift) // exact.denominator), 1 << shift)


def up(bound: Fraction) -> float | int:
    """A bound as a JSON number that is not below it, with few digits."""
    if bound == 0:
        return 0
    scale = math.floor(math.log10(bound.numerator) - math.log10(bound.denominator)) - 1
    digits = math.ceil(bound / Fraction(10) ** scale) if scale < 0 else math.ceil(bound / 10**scale)
    value = float(f"{digits}e{scale}")
    return value if Fraction(value) >= bound else math.nextafter(value, math.inf)


def gamma(steps: int, fmt: Format) -> Fraction:
    """The relative error of this many roundings in a row."""
    return steps * fmt.unit / (1 - steps * fmt.unit)
