"""Cases of axpy, scale, add, sub and mul: one rounding an operation, so one right answer.

axpy is two roundings, of the product and of the sum. Every finite result is
computed twice, by a rounded f64 step and by fractions, and must agree.
"""

import math
import operator
from fractions import Fraction

from .floats import FORMATS, Format
from .inputs import lengths, special_values
from .paint import bits, full, plain, read

BOUND = "0: every element has one right value; the canonical NaN stands for all of them."


def rounded(fmt: Format, f, a: float, b: float) -> float:
    """f(a, b), rounded once."""
    value = fmt.step(f(a, b))
    if math.isfinite(a) and math.isfinite(b):
        exact = fmt.round(f(Fraction(a), Fraction(b)))
        assert exact == value, (fmt.name, f, a, b)
    return value


def axpy(fmt: Format, alpha: float, x: list[float], y: list[float]) -> list[float]:
    """y + alpha x"""
    return [rounded(fmt, operator.add, b, rounded(fmt, operator.mul, alpha, a)) for a, b in zip(x, y, strict=True)]


def map2(f):
    """An elementwise operation of two vectors."""
    return lambda fmt, x, y: [rounded(fmt, f, a, b) for a, b in zip(x, y, strict=True)]


def case(fmt: Format, f, name: str, why: str, given: dict) -> dict:
    """One case; an absent y is x itself."""
    alpha = [fmt.value(given["alpha"])] if "alpha" in given else []
    vectors = [read(fmt, given[k]) for k in ("x", "y") if k in given]
    if "x=y" in given.get("alias", ""):
        vectors *= 2
    out = f(fmt, *alpha, *vectors)
    head = {"name": f"{fmt.name} {name}", "why": why, "dtype": fmt.name}
    return head | given | {"expect": fmt.texts(out), "tol": 0}


def alphas(fmt: Format) -> list[tuple[str, float | str]]:
    """Factors that tempt to take a short cut."""
    third = fmt.round(Fraction(1, 3))
    names = (
        ("1/3", third),
        ("0", 0.0),
        ("-0", -0.0),
        ("1", 1.0),
        ("-1", -1.0),
        ("inf", math.inf),
        ("largest", fmt.max),
    )
    return [*names, ("nan", special_values(fmt)[-1]), ("smallest", fmt.least)]


def text(fmt: Format, v) -> str:
    """Hex of a number, or the text itself."""
    return v if isinstance(v, str) else fmt.hex(v)


def scaled_cases(fmt: Format, f, second: bool):
    """axpy and scale."""

    def vectors(x, y):
        return {"x": x, "y": y} if second else {"x": x}

    third = fmt.hex(fmt.round(Fraction(-1, 3)))
    for n, why in lengths(fmt):
        yield case(fmt, f, f"plain n={n}", why, {"alpha": fmt.hex(-1.25)} | vectors(plain(71, n), plain(72, n)))
        yield case(
            fmt,
            f,
            f"full n={n}",
            why + ", every step rounds",
            {"alpha": third} | vectors(full(73, n, -4, 4), full(83, n, -4, 4)),
        )
    every = special_values(fmt)
    for name, alpha in alphas(fmt):
        why = "no short cut: every special value is multiplied"
        given = {"alpha": text(fmt, alpha)} | vectors(bits(fmt, every), bits(fmt, [2.0] * len(every)))
        yield case(fmt, f, f"alpha {name}", why, given)
    if second:
        for n in (5, fmt.lanes, 2 * fmt.lanes + 1):
            given = {"alpha": third, "x": full(74, n, -4, 4), "alias": "x=y"}
            yield case(fmt, f, f"x is y, n={n}", "x is y itself", given)
        given = {"alpha": fmt.hex(1.0), "x": bits(fmt, every), "y": bits(fmt, every[::-1])}
        yield case(fmt, f, "special sums", "special values meet special values", given)
    low = fmt.bottom
    given = {"alpha": third} | vectors(full(75, 33, low + 1, low + 2), full(85, 33, low + 1, low + 2))
    yield case(fmt, f, "underflow", "products are subnormal and round", given)


def pair_cases(fmt: Format, f):
    """add, sub, mul."""
    for n, why in lengths(fmt):
        yield case(fmt, f, f"plain n={n}", why, {"x": plain(91, n), "y": plain(92, n)})
        yield case(
            fmt, f, f"full n={n}", why + ", every element rounds", {"x": full(93, n, -4, 4), "y": full(103, n, -4, 4)}
        )
    for n in (5, fmt.lanes, 2 * fmt.lanes + 1):
        x, y = full(94, n, -4, 4), full(104, n, -4, 4)
        yield case(fmt, f, f"out is x, n={n}", "out is x itself", {"x": x, "y": y, "alias": "out=x"})
        yield case(fmt, f, f"out is y, n={n}", "out is y itself", {"x": x, "y": y, "alias": "out=y"})
        yield case(fmt, f, f"x is y, n={n}", "both inputs are one array", {"x": x, "alias": "x=y"})
        yield case(fmt, f, f"all one, n={n}", "inputs and output are one array", {"x": x, "alias": "out=x=y"})
    every = special_values(fmt)
    pairs = [(a, b) for a in every for b in every]
    for part in range(0, len(pairs), 36):
        x, y = zip(*pairs[part : part + 36], strict=True)
        why = "every special value meets every other"
        yield case(fmt, f, f"special pairs from {part}", why, {"x": bits(fmt, x), "y": bits(fmt, y)})
    ulp = float(2 * fmt.unit)
    ties = [
        (1.0, ulp / 2),
        (1.0 + ulp, ulp / 2),
        (1.0, -ulp / 4),
        (1.0 + ulp, 1.0 + ulp),
        (1.0 + ulp, 1.0 - ulp),
        (fmt.max, fmt.max * ulp / 4),
    ]
    x, y = zip(*ties, strict=True)
    yield case(fmt, f, "ties", "half-way results go to the even neighbour", {"x": bits(fmt, x), "y": bits(fmt, y)})
    low = fmt.bottom
    given = {"x": full(95, 33, low + 1, low + 4), "y": full(105, 33, low + 1, low + 3)}
    yield case(fmt, f, "subnormal sums", "subnormal and smallest normal numbers", given)
    given = {"x": full(96, 33, low // 2 - 12, low // 2), "y": full(106, 33, low // 2 - 12, low // 2)}
    yield case(fmt, f, "subnormal products", "products are subnormal and round once", given)


def files() -> list[dict]:
    """All elementwise kernels."""

    def file(kernel, form, about, cases):
        return {"kernel": kernel, "form": form, "about": about, "bound": BOUND, "cases": cases}

    def scale(fmt, alpha, x):
        return [rounded(fmt, operator.mul, v, alpha) for v in x]

    out = [
        file(
            "axpy",
            "axpy",
            "y[i] += alpha x[i], two roundings.",
            [c for t in FORMATS for c in scaled_cases(t, axpy, True)],
        ),
        file("scale", "scale", "x[i] *= alpha.", [c for t in FORMATS for c in scaled_cases(t, scale, False)]),
    ]
    for name, sign, f in (("add", "+", operator.add), ("sub", "-", operator.sub), ("mul", "*", operator.mul)):
        cases = [c for t in FORMATS for c in pair_cases(t, map2(f))]
        out.append(file(name, "map2", f"out[i] = x[i] {sign} y[i].", cases))
    return out
