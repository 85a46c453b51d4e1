"""Cases of div, abs, neg, sqrt, clamp, diff and axpby: one right answer an element, as in elementwise.py."""

import itertools
import math
from fractions import Fraction

from .answers import bits_of, case, file
from .floats import FORMATS, Format, sqrt
from .functions import sizes
from .inputs import odd_nans, special_values
from .paint import bits, fill, full, plain, read

ONE = "0: every element has one right value; the canonical NaN stands for all of them."


def quotient(fmt: Format, a: float, b: float) -> float:
    """a / b, rounded once."""
    if math.isnan(a) or math.isnan(b) or (math.isinf(a) and math.isinf(b)) or (a == 0 and b == 0):
        return math.nan
    sign = math.copysign(1.0, a) * math.copysign(1.0, b)
    if math.isinf(a) or b == 0:
        return math.copysign(math.inf, sign)
    if math.isinf(b) or a == 0:
        return math.copysign(0.0, sign)
    return math.copysign(fmt.round(abs(Fraction(a) / Fraction(b))), sign)


def root(fmt: Format, a: float) -> float:
    """The square root, rounded once."""
    if a == 0 or math.isnan(a) or a == math.inf:
        return a
    return math.nan if a < 0 else fmt.round(sqrt(Fraction(a)))


def combined(fmt: Format, alpha: float, beta: float, x: list[float], y: list[float]) -> list[float]:
    """alpha x + beta y: two products, one sum, each rounded."""
    return [fmt.step(fmt.step(alpha * a) + fmt.step(beta * b)) for a, b in zip(x, y, strict=True)]


def gaps(fmt: Format, x: list[float]) -> list[float]:
    """What each value is above the one before."""
    return [fmt.step(b - a) for a, b in itertools.pairwise(x)]


def singles(fmt: Format):
    """(name, why, x) for one input."""
    for n, why in (*sizes(fmt), (100, "several blocks")):
        yield f"full n={n}", why, full(261, n, -4, 4)
    yield "plain", "both signs", plain(262, 35)
    yield "special", "one of every kind", bits(fmt, [*special_values(fmt), *odd_nans(fmt)])
    yield "wide", "all exponents", full(263, 40, fmt.bottom + 1, fmt.top)
    subnormal = [k * fmt.least for k in (1, 2, 3, 5, 7, 100, 12345, 2**20 + 1)]
    yield "subnormal", "subnormal numbers", bits(fmt, [*subnormal, *(-v for v in subnormal), fmt.normal])


def map1_file(kernel: str, f, about: str) -> dict:
    """A function of one vector."""
    cases = []
    for fmt in FORMATS:
        for name, why, x in singles(fmt):
            cases.append(case(fmt, name, why, {"x": x}, bits_of(fmt, [f(fmt, v) for v in read(fmt, x)])))
        for n in (5, fmt.lanes, 2 * fmt.lanes + 1):
            x = full(265, n, -4, 4)
            values = [f(fmt, v) for v in read(fmt, x)]
            given = {"x": x, "alias": "out=x"}
            cases.append(case(fmt, f"out is x, n={n}", "out is x itself", given, bits_of(fmt, values)))
        ulp = float(2 * fmt.unit)
        hard = [1 + ulp, 1 - ulp / 2, 1 + 2 * ulp, 4 - 2 * ulp, 4 + 4 * ulp, 2.0, 3.0, 0.25]
        values = [f(fmt, v) for v in hard]
        cases.append(
            case(fmt, "close to ties", "roots that lie near a half", {"x": bits(fmt, hard)}, bits_of(fmt, values))
        )
    return file(kernel, "map1", about, ONE, cases)


def div_cases(fmt: Format):
    """div"""

    def made(name: str, why: str, x: dict, y: dict | None, alias: str | None = None) -> dict:
        a = read(fmt, x)
        b = read(fmt, y) if y else a
        given = {"x": x} | ({"y": y} if y else {}) | ({"alias": alias} if alias else {})
        return case(fmt, name, why, given, bits_of(fmt, [quotient(fmt, p, q) for p, q in zip(a, b, strict=True)]))

    for n, why in (*sizes(fmt), (100, "several blocks")):
        yield made(f"full n={n}", why + ", every element rounds", full(266, n, -4, 4), full(276, n, -4, 4))
    for n in (5, fmt.lanes, 2 * fmt.lanes + 1):
        x, y = full(267, n, -4, 4), full(277, n, -4, 4)
        yield made(f"out is x, n={n}", "out is x itself", x, y, "out=x")
        yield made(f"out is y, n={n}", "out is y itself", x, y, "out=y")
        yield made(f"x is y, n={n}", "both inputs are one array", x, None, "x=y")
        yield made(f"all one, n={n}", "inputs and output are one array", x, None, "out=x=y")
    every = special_values(fmt)
    pairs = [(a, b) for a in every for b in every]
    for part in range(0, len(pairs), 36):
        x, y = zip(*pairs[part : part + 36], strict=True)
        yield made(f"special pairs from {part}", "every special value meets every other", bits(fmt, x), bits(fmt, y))
    low = fmt.bottom
    yield made(
        "subnormal", "quotients are subnormal and round once", full(268, 33, low + 1, low + 4), full(278, 33, 2, 6)
    )
    yield made("by subnormal", "quotients may overflow", full(269, 9, -4, 4), fill(fmt, -5 * fmt.least, 9))


def clamp_cases(fmt: Format):
    """clamp"""

    def made(name: str, why: str, low: float, high: float, x: dict, alias: str | None = None) -> dict:
        values = [math.nan if math.isnan(v) else low if v < low else high if v > high else v for v in read(fmt, x)]
        given = {"low": fmt.hex(low), "high": fmt.hex(high), "x": x} | ({"alias": alias} if alias else {})
        return case(fmt, name, why, given, bits_of(fmt, values))

    for n, why in (*sizes(fmt), (100, "several blocks")):
        yield made(f"plain n={n}", why, -1.0, 0.75, plain(281, n))
    for n in (5, 2 * fmt.lanes + 1):
        yield made(f"out is x, n={n}", "out is x itself", -1.0, 1.0, plain(282, n), "out=x")
    special = bits(fmt, [*special_values(fmt), *odd_nans(fmt)])
    yield made("special", "NaN stays NaN, -0 between the ends stays", -0.5, 2.0, special)
    yield made("everything", "infinite ends let all pass", -math.inf, math.inf, special)
    yield made("one value", "both ends are one", 1.0, 1.0, special)
    yield made("above", "all is below", fmt.max, math.inf, plain(283, 9))
    yield made("below", "all is above", -math.inf, -fmt.max, plain(284, 9))
    yield made("subnormal", "subnormal ends", -fmt.least, fmt.least, special)
    yield made("edges", "the ends themselves pass", -1.0, 1.0, bits(fmt, [-1.0, 1.0, 1.5, -1.5]))


def axpby_cases(fmt: Format):
    """axpby"""
    third, fifth = fmt.round(Fraction(1, 3)), fmt.round(Fraction(-7, 5))

    def made(name: str, why: str, alpha, beta, x: dict, y: dict | None, alias: str | None = None) -> dict:
        a = read(fmt, x)
        b = read(fmt, y) if y else a
        given = {"alpha": fmt.hex(alpha), "beta": fmt.hex(beta), "x": x} | ({"y": y} if y else {})
        given |= {"alias": alias} if alias else {}
        return case(fmt, name, why, given, bits_of(fmt, combined(fmt, alpha, beta, a, b)))

    for n, why in (*sizes(fmt), (100, "several blocks")):
        yield made(f"full n={n}", why + ", three roundings", third, fifth, full(285, n, -4, 4), full(295, n, -4, 4))
    for n in (5, 2 * fmt.lanes + 1):
        x, y = full(286, n, -4, 4), full(296, n, -4, 4)
        yield made(f"out is x, n={n}", "out is x itself", third, fifth, x, y, "out=x")
        yield made(f"out is y, n={n}", "out is y itself", third, fifth, x, y, "out=y")
        yield made(f"x is y, n={n}", "both inputs are one array", third, fifth, x, None, "x=y")
        yield made(f"all one, n={n}", "inputs and output are one array", third, fifth, x, None, "out=x=y")
    every = special_values(fmt)
    for alpha, beta in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, -1.0), (math.inf, 1.0), (third, math.nan)):
        why = "no short cut: every special value is multiplied"
        yield made(f"factors {alpha:.2g} {beta:.2g}", why, alpha, beta, bits(fmt, every), bits(fmt, every[::-1]))
    x = fill(fmt, fmt.max, 3)
    yield made("overflow", "products overflow before they cancel", 2.0, -2.0, x, x)
    low = fmt.bottom
    x, y = full(287, 33, low + 1, low + 2), full(297, 33, low + 1, low + 2)
    yield made("underflow", "products are subnormal and round", third, fifth, x, y)


def diff_cases(fmt: Format):
    """diff"""

    def made(name: str, why: str, x: dict) -> dict:
        values = gaps(fmt, read(fmt, x))
        return case(fmt, name, why, {"x": x, "lengths": {"out": len(values)}}, bits_of(fmt, values))

    for n, why in (*sizes(fmt), (2, "one difference"), (100, "several blocks")):
        yield made(f"full n={n}", why, full(288, n, -4, 4))
    for n in (fmt.lanes + 2, 2 * fmt.lanes + 1):
        yield made(f"plain n={n}", "exact differences, whole blocks of them", plain(289, n))
    yield made("special", "special values beside each other", bits(fmt, [*special_values(fmt), -1.0, odd_nans(fmt)[1]]))
    yield made("infinities", "an infinity less itself", bits(fmt, [1.0, math.inf, math.inf, -math.inf, 0.0]))
    yield made("equal", "equal neighbours leave +0", fill(fmt, -0.0, 20))
    yield made("overflow", "differences overflow", bits(fmt, [fmt.max, -fmt.max, fmt.max]))
    low = fmt.bottom
    yield made("subnormal", "subnormal differences", full(290, 33, low + 1, low + 3))


def files() -> list[dict]:
    """All of them."""
    made = [
        map1_file("abs", lambda fmt, v: abs(v), "out[i] = |x[i]|."),
        map1_file("neg", lambda fmt, v: -v, "out[i] = -x[i]."),
        map1_file("sqrt", root, "out[i] = the square root of x[i]."),
    ]
    rows = (
        ("div", "map2", "out[i] = x[i] / y[i].", div_cases),
        ("clamp", "clamp", "out[i] = x[i] where it lies between low and high, else the nearer end.", clamp_cases),
        ("axpby", "map2ab", "out[i] = alpha x[i] + beta y[i], three roundings.", axpby_cases),
        ("diff", "diff", "out[i] = x[i + 1] - x[i].", diff_cases),
    )
    return made + [file(name, form, about, ONE, (c for t in FORMATS for c in f(t))) for name, form, about, f in rows]
