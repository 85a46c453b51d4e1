"""A case of a kernel file: the inputs as they are given, and the answer in the format of README.md."""

import math
from fractions import Fraction

from .exact import unit
from .floats import Format, up


def case(dtype, name: str, why: str, given: dict, answer: dict) -> dict:
    """One case; `given` has the parameters, `answer` what `expected`, `exactly`, `refused` or both of two give."""
    return {"name": f"{dtype.name} {name}", "why": why, "dtype": dtype.name} | given | answer


def refused(status: str) -> dict:
    """The call is refused."""
    return {"returns": status}


def exactly(texts) -> dict:
    """Every value has one right answer."""
    return {"expect": texts, "tol": 0}


def bits_of(fmt: Format, values: list[float]) -> dict:
    """Every float has one right answer."""
    return exactly(fmt.texts(values))


def expected(fmt: Format, values: list[float], tol: Fraction | float = 0, ulps=None, order=None) -> dict:
    """Floats, how far from them an answer may be, and the bits of the fixed order.

    `ulps` is a number, or one a value; `tol` is then what the largest value
    may be off by. Long lists are written out where they are not exact.
    """
    out = {}
    finite = [(i, v) for i, v in enumerate(values) if math.isfinite(v)]
    if ulps is not None:
        each = ulps if isinstance(ulps, list) else [ulps] * len(values)
        tol = max((Fraction(each[i]) * unit(fmt, v) for i, v in finite), default=Fraction(0))
    tol = Fraction(tol)
    out["expect"] = fmt.texts(values) if tol == 0 else [fmt.hex(v) for v in values]
    out["tol"] = up(tol)
    if ulps is not None and tol:
        out["ulp"] = ulps
    if order is not None:
        out["order"] = fmt.texts(order)
        for i, v in finite:
            assert abs(Fraction(order[i]) - Fraction(v)) <= tol, (fmt.name, i, order[i], v, float(tol))
    return out


def answered(fmt: Format, value: float, tol: Fraction = Fraction(0), order: float | None = None) -> dict:
    """One float."""
    out = {"expect": fmt.hex(value), "tol": up(tol)}
    if order is not None:
        out["order"] = fmt.hex(order)
        if math.isfinite(value):
            assert abs(Fraction(order) - Fraction(value)) <= tol, (fmt.name, order, value, float(tol))
    return out


def several(**outputs) -> dict:
    """The answers of several outputs by their names: `expect` and `order` become objects, the largest tol counts."""
    out = {"expect": {}, "tol": max(answer["tol"] for answer in outputs.values())}
    for name, answer in outputs.items():
        out["expect"][name] = answer["expect"]
    return out


def file(kernel: str, form: str, about: str, bound: str, cases) -> dict:
    """A kernel's file."""
    return {"kernel": kernel, "form": form, "about": about, "bound": bound, "cases": list(cases)}
