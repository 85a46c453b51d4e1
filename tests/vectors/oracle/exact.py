"""Elementary functions and activations to some 60 digits, by decimals.

A function takes a Decimal, which holds a float exactly, and answers with one.
Arguments are held to where the answer is out of the range of f64 anyway.
"""

import decimal
import math
from decimal import Decimal
from fractions import Fraction

from .floats import Format

decimal.setcontext(decimal.Context(prec=100, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN))

FAR = Decimal(3000)
HALF = Decimal("0.5")
PI = Decimal(
    "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651"
)


def fraction(d: Decimal) -> Fraction:
    """The same number, or one that rounds alike."""
    sign = -1 if d < 0 else 1
    if d and d.adjusted() < -450:
        return Fraction(sign, 10**450)
    return Fraction(sign * 10**450) if d.adjusted() > 450 else Fraction(d)


def held(x: Decimal) -> Decimal:
    """x, or the nearer end of where functions are told apart."""
    return max(-FAR, min(FAR, x))


def exp(x: Decimal) -> Decimal:
    """e^x"""
    return held(x).exp()


def log(x: Decimal) -> Decimal:
    """ln x, x > 0."""
    return x.ln()


def expm1(x: Decimal) -> Decimal:
    """e^x - 1; by its series where that would cancel."""
    if abs(x) > Decimal("0.3"):
        return exp(x) - 1
    term = total = x
    for k in range(2, 90):
        term *= x / k
        total += term
    return total


def tanh(x: Decimal) -> Decimal:
    """tanh x"""
    t = expm1(2 * held(x))
    return t / (t + 2)


def erfc_far(z: Decimal) -> Decimal:
    """erfc z for z >= 0: 1 - erf z with as many more digits as cancel."""
    with decimal.localcontext() as context:
        context.prec = 110 + int(z * z / 2)
        return 1 - erf_series(z)


def erf_series(z: Decimal) -> Decimal:
    """erf z = 2 / sqrt(pi) e^(-z^2) sum of 2^n z^(2n + 1) / (2n + 1)!!: nothing cancels."""
    square = z * z
    term = total = z
    n = 1
    while term > total.scaleb(-decimal.getcontext().prec - 1):
        term *= 2 * square / (2 * n + 1)
        total += term
        n += 1
    return 2 / pi().sqrt() * (-square).exp() * total


def pi() -> Decimal:
    """Pi to the digits of the context (Gauss, Legendre)."""
    if decimal.getcontext().prec <= 100:
        return PI
    a, b, t, p = Decimal(1), 1 / Decimal(2).sqrt(), Decimal("0.25"), 1
    while abs(a - b) > Decimal(10).scaleb(-decimal.getcontext().prec // 2 - 3):
        following = (a + b) / 2
        b = (a * b).sqrt()
        t -= p * (a - following) ** 2
        a = following
        p *= 2
    return (a + b) ** 2 / (4 * t)


def erf(x: Decimal) -> Decimal:
    """erf x"""
    z = abs(x)
    value = 1 - Decimal(10) ** -90 if z > 14 else erf_series(z)
    return value.copy_sign(x)


def erfc(x: Decimal) -> Decimal:
    """erfc x"""
    if x < 0:
        return 1 + erf(-x)
    return Decimal(10) ** -700 if x > 40 else erfc_far(x)


def sigmoid(x: Decimal) -> Decimal:
    """1 / (1 + e^-x)"""
    return 1 / (1 + exp(-x))


def softplus(x: Decimal) -> Decimal:
    """ln(1 + e^x)"""
    e = exp(-abs(x))
    far = e * (1 - e / 2 + e * e / 3) if e < Decimal("1e-20") else (1 + e).ln()
    return max(x, Decimal(0)) + far


def relu(x: Decimal) -> Decimal:
    """max(x, 0)"""
    return max(x, Decimal(0))


def normal(x: Decimal) -> Decimal:
    """The normal distribution."""
    return erfc(-held(x) / Decimal(2).sqrt()) / 2


def gelu(x: Decimal) -> Decimal:
    """x times the normal distribution at x."""
    return x * normal(x)


def cubic(x: Decimal) -> Decimal:
    """2u of gelu_tanh."""
    return 2 * (2 / PI).sqrt() * (x + Decimal("0.044715") * x**3)


def gelu_tanh(x: Decimal) -> Decimal:
    """x (1 + tanh u) / 2 = x sigmoid(2u)"""
    return x * sigmoid(cubic(x))


def silu(x: Decimal) -> Decimal:
    """x sigmoid(x)"""
    return x * sigmoid(x)


def tanh_slope(x: Decimal) -> Decimal:
    """1 - tanh^2"""
    return 4 * sigmoid_slope(2 * x)


def sigmoid_slope(x: Decimal) -> Decimal:
    """sigmoid (1 - sigmoid)"""
    return sigmoid(x) * sigmoid(-x)


def gelu_slope(x: Decimal) -> Decimal:
    """The distribution and x times the density."""
    x = held(x)
    return normal(x) + x * exp(-x * x / 2) / (2 * PI).sqrt()


def gelu_tanh_slope(x: Decimal) -> Decimal:
    """d/dx x sigmoid(2u)"""
    x = held(x)
    rise = 2 * (2 / PI).sqrt() * (1 + 3 * Decimal("0.044715") * x * x)
    return sigmoid(cubic(x)) + x * rise * sigmoid_slope(cubic(x))


def silu_slope(x: Decimal) -> Decimal:
    """sigmoid (1 + x (1 - sigmoid))"""
    x = held(x)
    return sigmoid(x) * (1 + x * sigmoid(-x))


def sin_cos(x: Decimal) -> tuple[Decimal, Decimal]:
    """sin x and cos x for |x| below 10^20."""
    r = x.remainder_near(2 * PI)
    sin = term = r
    cos = even = Decimal(1)
    for k in range(1, 60):
        even *= -r * r / ((2 * k - 1) * 2 * k)
        term *= -r * r / (2 * k * (2 * k + 1))
        cos += even
        sin += term
    return sin, cos


def unit(fmt: Format, value: float) -> Fraction:
    """From |value| to the next number of the format: its unit in the last place."""
    e = max(math.frexp(value)[1] - 1, fmt.bottom) if value else fmt.bottom
    return Fraction(2) ** (e - fmt.digits + 1)
