"""Cases of the elementary functions and the activations: one vector in, one out.

Bounds are in ULP, and where an argument is conditioned badly with that: an
exponent that is rounded to u |e| makes the result uncertain by as much.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from . import exact
from .answers import bits_of, case, expected, file
from .floats import FORMATS, Format
from .inputs import odd_nans
from .paint import bits, fill, full, plain, read

LIMITS = "Infinite arguments have the limits."


@dataclass(frozen=True)
class Function:
    """What is known of a function."""

    name: str
    about: str
    bound: str
    value: Callable[[Decimal], Decimal]
    ulps: Callable[[Format, float], float]
    at: tuple[float, float, float]  # at -infinity, at zero where that is 0 or infinite, at infinity
    edges: dict[str, list[float]]  # by dtype


def evaluate(fmt: Format, f: Function, x: float) -> float:
    """f(x), rounded once."""
    if math.isnan(x) or (x < 0 and f.name == "log"):
        return math.nan
    if math.isinf(x):
        return f.at[0] if x < 0 else f.at[2]
    if x == 0 and f.at[1] in (0.0, -math.inf):
        return f.at[1] or x
    return fmt.round(exact.fraction(f.value(Decimal(x))))


def answer(fmt: Format, f: Function, x: list[float]) -> dict:
    """The expectation of a vector."""
    values = [evaluate(fmt, f, v) for v in x]
    # Of a limit that is 0 either sign is right.
    ulps = [f.ulps(fmt, v) if math.isfinite(v) else int(at == 0) for v, at in zip(x, values, strict=True)]
    return expected(fmt, values, ulps=ulps[0] if len(set(ulps)) == 1 else ulps)


def subnormal(fmt: Format, f: Callable[[Decimal], Decimal], x: float) -> float:
    """More ULP for a result that is x times a subnormal number, which is zero from some hundreds on."""
    return min(abs(x), 1000.0) if abs(f(Decimal(x))) < Decimal(fmt.normal) * 8 else 0


def whole_up(v: float) -> int:
    """A bound without digits that nobody reads."""
    return math.ceil(v)


def edges(f32: list[float], f64: list[float]) -> dict[str, list[float]]:
    """Arguments near thresholds; rounded to the format."""
    return {"f32": f32, "f64": f64}


def function(value, about: str, bound: str, ulps, at, near) -> Function:
    """A function that is called as its oracle is."""
    return Function(value.__name__, about, bound, value, ulps, at, near)


def two(_fmt: Format, _x: float) -> int:
    """Within 2 ULP."""
    return 2


def times_x(base: float):
    """x times something that may be subnormal."""
    return lambda fmt, x: whole_up(base + subnormal(fmt, exact.sigmoid, x))


def gelu_ulps(fmt: Format, x: float) -> int:
    """In the negative tail the exponent -x^2/2 counts, where it is not computed in more digits."""
    if fmt.name == "f32":
        return 3
    tail = subnormal(fmt, exact.normal, x) if -60 < x < 0 else 0
    return 8 + whole_up(tail)


def gelu_tanh_ulps(fmt: Format, x: float) -> int:
    """6 |u| more below 0."""
    if x >= 0 or not math.isfinite(x):
        return 5
    two_u = abs(exact.cubic(max(Decimal(x), Decimal(-50))))
    return whole_up(5 + 3 * min(float(two_u), 800.0) + subnormal(fmt, lambda v: exact.sigmoid(exact.cubic(v)), x))


LN_MAX = (88.72, 709.78)
LN_LEAST = (-103.27, -744.4)
FUNCTIONS = [
    function(
        exact.exp,
        "out[i] = e^x[i].",
        "2 ULP.",
        two,
        (0.0, 1.0, math.inf),
        edges(
            [
                88.72,
                88.73,
                100.0,
                -87.33,
                -87.34,
                -87.4,
                -95.0,
                -103.2,
                -103.9,
                -104.1,
                -200.0,
                0.34657,
                -0.34658,
                1e-8,
                1e30,
            ],
            [
                709.78,
                709.79,
                1000.0,
                -708.39,
                -708.4,
                -720.0,
                -744.4,
                -745.1,
                -745.2,
                -2000.0,
                0.34657,
                -0.34658,
                1e-17,
            ],
        ),
    ),
    function(
        exact.log,
        "out[i] = the natural logarithm of x[i]; NaN below 0, -infinity at 0.",
        "2 ULP.",
        two,
        (math.nan, -math.inf, math.inf),
        edges(
            [
                1.0,
                1.0000001,
                0.9999999,
                0.70710677,
                0.7071068,
                1.4142135,
                2.718282,
                0.5,
                2.0,
                10.0,
                1e-40,
                3e38,
                1.1e-38,
            ],
            [
                1.0,
                1 + 2**-52,
                1 - 2**-53,
                0.7071067811865475,
                1.4142135623730951,
                math.e,
                0.5,
                2.0,
                10.0,
                1e-310,
                1.7e308,
            ],
        ),
    ),
    function(
        exact.tanh,
        "out[i] = tanh x[i].",
        "2 ULP.",
        two,
        (-1.0, 0.0, 1.0),
        edges(
            [0.625, 0.6249, -0.625, 0.55, 9.01, 9.02, -9.1, 20.0, 1e-4, 3e-8, 0.02, 1.0, 88.0, -1e30],
            [0.625, 0.6249, -0.625, 0.55, 19.06, 19.07, -20.0, 40.0, 1e-4, 3e-9, 0.02, 1.0, 710.0, -1e300],
        ),
    ),
    function(
        exact.erf,
        "out[i] = the error function of x[i].",
        "2 ULP.",
        two,
        (-1.0, 0.0, 1.0),
        edges(
            [0.84375, 0.84, 1.0, 0.9999, 1.25, 2.857, 3.5, 3.9, -4.0, 6.0, 1e-4, -1e-10, 0.5, 1e30],
            [0.84375, 0.84, 1.0, 0.9999, 1.25, 2.857, 3.5, 5.8, -5.93, 6.0, 28.0, 1e-4, -1e-10, 0.5, 1e300],
        ),
    ),
    function(
        exact.sigmoid,
        "out[i] = 1 / (1 + e^-x[i]).",
        "4 ULP, in the far negative tail too.",
        lambda fmt, x: 4,
        (0.0, 0.5, 1.0),
        edges(
            [17.0, 16.6, -17.0, -80.0, -87.3, -88.5, -95.0, -103.0, -104.5, 1e-8, 100.0, -1e30],
            [36.8, 37.5, -37.0, -700.0, -708.4, -715.0, -744.0, -746.0, 1e-17, 800.0, -1e300],
        ),
    ),
    function(
        exact.relu,
        "out[i] = x[i] above 0, else 0.",
        "Exact; either zero counts as 0.",
        lambda fmt, x: 0 if x else 1,
        (0.0, 0.0, math.inf),
        edges([1e-40, -1e-40, 3e38, -3e38], [5e-324, -5e-324, 1e308, -1e308]),
    ),
    function(
        exact.gelu,
        "out[i] = x[i] times the normal distribution at x[i].",
        "3 ULP in f32, 8 in f64 (and |x| smallest numbers where the result is subnormal). " + LIMITS,
        gelu_ulps,
        (0.0, 0.0, math.inf),
        edges(
            [-5.5, -5.0, -0.75, -0.7517915, -1.0, -3.0, -8.0, -12.0, -13.5, -14.2, -14.6, -20.0, 5.5, 1e-10, -1e30],
            [-5.5, -5.0, -0.75, -0.7517915, -1.0, -3.0, -8.0, -20.0, -30.0, -37.5, -38.2, -39.0, 8.5, 1e-20, -1e300],
        ),
    ),
    function(
        exact.gelu_tanh,
        "out[i] = x[i] (1 + tanh u) / 2 with u = sqrt(2/pi) (x[i] + 0.044715 x[i]^3).",
        "5 ULP above 0; 5 + 6 |u| below, since u is rounded before e^(2u) (and |x| smallest numbers where the result"
        " is subnormal). " + LIMITS,
        gelu_tanh_ulps,
        (0.0, 0.0, math.inf),
        edges(
            [-5.5, -5.0, -0.75, -1.0, -3.0, -8.0, -9.5, -10.2, -12.0, 5.5, 1e-10, 4.0, -1e30],
            [-5.5, -5.0, -0.75, -1.0, -3.0, -8.0, -15.0, -20.5, -21.5, -30.0, 8.5, 1e-20, -1e300],
        ),
    ),
    function(
        exact.silu,
        "out[i] = x[i] / (1 + e^-x[i]).",
        "5 ULP (and |x| smallest numbers where e^x is subnormal). " + LIMITS,
        times_x(5),
        (0.0, 0.0, math.inf),
        edges(
            [-17.0, 17.0, -80.0, -87.0, -90.0, -100.0, -107.0, -110.0, -200.0, 1e-10, -1.2784645, -1e30],
            [-37.0, 37.0, -700.0, -708.0, -720.0, -745.0, -751.0, -760.0, -2000.0, 1e-20, -1.2784645427610738, -1e300],
        ),
    ),
    function(
        exact.softplus,
        "out[i] = log(1 + e^x[i]).",
        "5 ULP.",
        lambda fmt, x: 5,
        (0.0, 1.0, math.inf),
        edges(
            [-17.0, 17.0, -80.0, -87.3, -88.0, -95.0, -103.0, -104.5, 1e-8, 100.0, 0.5, -0.5, 1e30],
            [-37.0, 37.0, -700.0, -708.3, -715.0, -744.0, -746.0, 1e-17, 800.0, 0.5, -0.5, 1e300],
        ),
    ),
]


def inputs(fmt: Format, f: Function):
    """(name, why, x) of the cases every function has."""
    span = 100 if fmt.name == "f32" else 900
    for n, why in sizes(fmt):
        yield f"plain n={n}", why, plain(201, n)
    yield "moderate", "every mantissa bit in use, up to 64", full(202, 100 if f.name != "log" else 40, -6, 6)
    yield "wide", "magnitudes far apart", full(203, 40, -span, span)
    specials = [1.0, -1.0, fmt.least, -fmt.least, fmt.normal, -fmt.normal, fmt.max, -fmt.max]
    yield "extremes", "the smallest and the largest numbers", bits(fmt, specials)
    yield "edges", "where implementations change their ways, and results leave the range", bits(fmt, f.edges[fmt.name])
    yield "infinities", "the limits", bits(fmt, [math.inf, -math.inf])
    if f.name == "log":
        positive = [abs(v) for v in read(fmt, full(204, 60, -span, span)) + read(fmt, full(205, 40, -1, 1))]
        yield "positive", "every mantissa bit in use, all exponents, and near 1", bits(fmt, positive)


def sizes(fmt: Format):
    """Lengths at the boundaries that a walk over blocks has."""
    lanes = fmt.lanes
    yield 0, "nothing at all"
    yield 1, "one value"
    yield lanes - 1, "one short of a block"
    yield lanes, "exactly one block"
    yield lanes + 1, "a block and a tail of one"
    yield 2 * lanes + 3, "two blocks and a tail of three"


def cases(fmt: Format, f: Function):
    """All cases of a function in a format."""
    for name, why, x in inputs(fmt, f):
        yield case(fmt, name, why, {"x": x}, answer(fmt, f, read(fmt, x)))
    nans = bits(fmt, [*odd_nans(fmt), 1.0])
    yield case(fmt, "nan", "every NaN becomes the canonical one", {"x": nans}, answer(fmt, f, read(fmt, nans)))
    if f.at[1] == 0 and f.name in ("tanh", "erf"):
        yield case(
            fmt,
            "zeros",
            "an odd function keeps the sign of zero",
            {"x": bits(fmt, [0.0, -0.0])},
            bits_of(fmt, [0.0, -0.0]),
        )
    else:
        zeros = bits(fmt, [0.0, -0.0])
        yield case(fmt, "zeros", "either zero", {"x": zeros}, answer(fmt, f, [0.0, -0.0]))
    for n in (5, 2 * fmt.lanes + 1):
        x = plain(206, n)
        yield case(fmt, f"out is x, n={n}", "out is x itself", {"x": x, "alias": "out=x"}, answer(fmt, f, read(fmt, x)))


def leaky(fmt: Format):
    """leaky_relu has a constant, and one rounding."""
    slope = fmt.round(Fraction(1, 100))

    def made(name: str, why: str, alpha: float, x: dict, alias: str | None = None) -> dict:
        values = [v if v > 0 else fmt.step(alpha * v) for v in read(fmt, x)]
        given = {"alpha": fmt.hex(alpha), "x": x} | ({"alias": alias} if alias else {})
        return case(fmt, name, why, given, bits_of(fmt, values))

    for n, why in sizes(fmt):
        yield made(f"plain n={n}", why, slope, plain(207, n))
    yield made("full n=100", "every product rounds", slope, full(208, 100, -4, 4))
    for alpha in (0.0, 1.0, -0.5, 2.0):
        yield made(f"alpha {alpha}", "no short cut for special factors", alpha, full(209, 20, -4, 4))
    every = [fmt.least, -fmt.least, fmt.max, -fmt.max, math.inf, -math.inf, odd_nans(fmt)[0]]
    yield made("special", "special values", slope, bits(fmt, every))
    yield made("underflow", "products are subnormal and round", slope, fill(fmt, -fmt.normal, 3))
    for n in (5, 2 * fmt.lanes + 1):
        yield made(f"out is x, n={n}", "out is x itself", slope, plain(210, n), "out=x")


def files() -> list[dict]:
    """All functions."""
    out = [file(f.name, "map1", f.about, f.bound, (c for fmt in FORMATS for c in cases(fmt, f))) for f in FUNCTIONS]
    about = "out[i] = x[i] above 0, else alpha x[i]."
    out.append(file("leaky_relu", "map1a", about, "0: one rounding.", (c for fmt in FORMATS for c in leaky(fmt))))
    return out
