"""Cases of the derivatives of activations: out = y f'(x), x what the activation was given, y what comes back."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from . import exact
from .answers import bits_of, case, expected, file
from .floats import FORMATS, Format
from .functions import sizes
from .inputs import odd_nans
from .paint import bits, full, plain, read

FAR_GATE = "At infinite x the slope has its limit."


@dataclass(frozen=True)
class Slope:
    """A derivative and how far from it is right: ULP of the product, and epsilons of the slope itself."""

    name: str
    value: Callable[[Decimal], Decimal]
    ends: tuple[float, float]  # the slope at -infinity and infinity
    ulps: int
    epsilons: tuple[int, int] = (0, 0)  # f32, f64


SLOPES = [
    Slope("tanh", exact.tanh_slope, (0.0, 0.0), 6),
    Slope("sigmoid", exact.sigmoid_slope, (0.0, 0.0), 6),
    Slope("gelu", exact.gelu_slope, (0.0, 1.0), 2, (3, 8)),
    Slope("gelu_tanh", exact.gelu_tanh_slope, (0.0, 1.0), 2, (16, 16)),
    Slope("silu", exact.silu_slope, (0.0, 1.0), 2, (6, 6)),
    Slope("softplus", exact.sigmoid, (0.0, 1.0), 5),
]


def slope_at(s: Slope, x: float) -> Fraction:
    """f'(x)"""
    if math.isinf(x):
        return Fraction(s.ends[x > 0])
    return exact.fraction(s.value(Decimal(x)))


def answer(fmt: Format, s: Slope, x: list[float], y: list[float]) -> dict:
    """The expectation; NaN where an input is one."""
    values, tol = [], Fraction(0)
    for a, b in zip(x, y, strict=True):
        if math.isnan(a) or math.isnan(b):
            values.append(math.nan)
            continue
        slope = slope_at(s, a)
        if math.isinf(b):
            values.append(math.nan if slope == 0 else math.copysign(math.inf, b * slope))
            continue
        value = fmt.round(slope * Fraction(b))
        values.append(value)
        epsilons = s.epsilons[fmt.name == "f64"]
        tol = max(
            tol,
            s.ulps * exact.unit(fmt, value) + 2 * epsilons * fmt.unit * abs(Fraction(b)),
            # A subnormal slope has lost digits before it is multiplied.
            2 * fmt.tiny * (1 + abs(Fraction(b))),
        )
    if s.epsilons != (0, 0):
        return expected(fmt, values, tol)
    ulps = [
        s.ulps + (math.ceil(abs(b)) if abs(v) < fmt.normal * 8 * max(1.0, abs(b)) else 0) if math.isfinite(v) else 0
        for v, b in zip(values, y, strict=True)
    ]
    return expected(fmt, values, ulps=ulps[0] if len(set(ulps)) == 1 else ulps)


def exact_answer(fmt: Format, alpha: float | None, x: list[float], y: list[float]) -> dict:
    """relu (no alpha) and leaky_relu: a choice, at most one product."""
    values = []
    for a, b in zip(x, y, strict=True):
        low = 0.0 if alpha is None else fmt.step(alpha * b)
        values.append(math.nan if math.isnan(a) else b if a > 0 else low)
    return bits_of(fmt, values)


def vectors(fmt: Format):
    """(name, why, x, y)"""
    for n, why in sizes(fmt):
        yield f"plain n={n}", why, plain(221, n), plain(222, n)
    yield "full", "every mantissa bit in use, x up to 32", full(223, 100, -6, 5), full(233, 100, -2, 1)
    small = {"f32": [-5.5, -8.0, -12.0, -15.0, -20.0, 0.5, -0.7517915, -1.2784645, 9.0, 17.0, -17.0]}
    small["f64"] = [-5.5, -8.0, -20.0, -30.0, -38.0, 0.5, -0.7517915, -1.2784645, 19.0, 37.0, -37.0]
    x = small[fmt.name]
    yield "edges", "tails and the zeros of slopes", bits(fmt, x), bits(fmt, [1.0, -1.5] * (len(x) // 2) + [0.75])
    extremes = [fmt.least, -fmt.least, fmt.normal, fmt.max, -fmt.max, math.inf, -math.inf]
    yield "extremes", "the smallest and the largest x", bits(fmt, extremes), bits(fmt, [1.5] * 7)


def given(x: dict, y: dict, extra: dict, alias: str | None = None) -> dict:
    """The parameters, in the order of the table."""
    return extra | {"x": x, "y": y} | ({"alias": alias} if alias else {})


def cases(fmt: Format, make, extra: dict):
    """All cases; `make` answers for x and y."""
    for name, why, x, y in vectors(fmt):
        yield case(fmt, name, why, given(x, y, extra), make(read(fmt, x), read(fmt, y)))
    zeros = (bits(fmt, [0.0, -0.0]), bits(fmt, [2.0, 3.0]))
    yield case(fmt, "zeros", "the slope at either zero", given(*zeros, extra), make([0.0, -0.0], [2.0, 3.0]))
    nans = odd_nans(fmt)
    x, y = bits(fmt, [nans[0], nans[1], 1.0, 2.0]), bits(fmt, [1.0, -1.0, nans[2], nans[1]])
    yield case(fmt, "nan", "a NaN of either input", given(x, y, extra), make(read(fmt, x), read(fmt, y)))
    x, y = bits(fmt, [1.0, 2.0, 0.5]), bits(fmt, [math.inf, -math.inf, math.inf])
    yield case(
        fmt, "infinite y", "infinite gradients, slopes above 0", given(x, y, extra), make(read(fmt, x), read(fmt, y))
    )
    n = 2 * fmt.lanes + 1
    for alias in ("out=x", "out=y"):
        x, y = plain(224, n), plain(225, n)
        why = f"{alias[-1]} is the output"
        yield case(fmt, alias, why, given(x, y, extra, alias), make(read(fmt, x), read(fmt, y)))


def bound(s: Slope) -> str:
    """The file's sentence."""
    if s.epsilons == (0, 0):
        return f"{s.ulps} ULP (and |y| smallest numbers where the slope is subnormal). {FAR_GATE}"
    return f"{s.epsilons[0]} epsilons of |y| in f32, {s.epsilons[1]} in f64, and {s.ulps} ULP. {FAR_GATE}"


def files() -> list[dict]:
    """All derivatives."""
    out = []
    for s in SLOPES:
        about = f"out[i] = y[i] times the derivative of {s.name} at x[i]."
        made = (c for fmt in FORMATS for c in cases(fmt, lambda x, y, fmt=fmt, s=s: answer(fmt, s, x, y), {}))
        out.append(file(f"{s.name}_backward", "map2", about, bound(s), made))
    about = "out[i] = y[i] where x[i] > 0, else 0."
    made = (c for fmt in FORMATS for c in cases(fmt, lambda x, y, fmt=fmt: exact_answer(fmt, None, x, y), {}))
    out.append(file("relu_backward", "map2", about, "0: a choice.", made))
    about = "out[i] = y[i] where x[i] > 0, else alpha y[i]."
    made = (c for fmt, alpha in zip(FORMATS, (0.25, -1.5), strict=True) for c in leaky(fmt, alpha))
    out.append(file("leaky_relu_backward", "map2a", about, "0: one rounding.", made))
    return out


def leaky(fmt: Format, alpha: float):
    """leaky_relu_backward with a constant."""
    return cases(fmt, lambda x, y: exact_answer(fmt, alpha, x, y), {"alpha": fmt.hex(alpha)})
