"""Cases of the kernels over the rows of a matrix: normalize, softmax, layernorm, rmsnorm, rope, swiglu, logsumexp.

All matrices of a call share one stride. What lies between the rows of `out`
stays 7, or what x held where out is x.
"""

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from . import exact
from .answers import case, expected, refused
from .floats import Format, gamma, sqrt
from .paint import full, plain, read
from .reductions import steps

# A row's values, and for each what it may be off by.
Row = tuple[list[float], list[Fraction]]


def in_ulps(fmt: Format, values: list[float], ulps: list[float] | float) -> list[Fraction]:
    """Bounds from numbers of ULP."""
    each = ulps if isinstance(ulps, list) else [ulps] * len(values)
    pairs = zip(values, each, strict=True)
    return [Fraction(u) * exact.unit(fmt, v) if math.isfinite(v) else Fraction(0) for v, u in pairs]


def normalize(fmt: Format, x: list[float]) -> Row:
    """x / |x|"""
    norm = sqrt(sum((Fraction(v) ** 2 for v in x), Fraction(0)))
    values = [fmt.round(Fraction(v) / norm) if norm else v for v in x]
    return values, in_ulps(fmt, values, math.ceil(steps(fmt, len(x)) / 2) + 5 if norm else 0)


def softmax(fmt: Format, x: list[float]) -> Row:
    """e^x / sum e^x; the rounding of x - max counts in the exponent."""
    most = max(x, default=-math.inf)
    if any(map(math.isnan, x)) or math.isinf(most):
        return [math.nan] * len(x), [Fraction(0)] * len(x)
    powers = [exact.exp(Decimal(v) - Decimal(most)) if math.isfinite(v) else Decimal(0) for v in x]
    values = [fmt.round(exact.fraction(p / sum(powers))) for p in powers]
    ulps = [6 + steps(fmt, len(x)) + math.ceil(min(most - v, 2000.0)) for v in x]
    return values, in_ulps(fmt, values, ulps)


def logsumexp(fmt: Format, x: list[float]) -> Row:
    """max + log(sum e^(x - max))"""
    most = max(x, default=-math.inf)
    if any(map(math.isnan, x)):
        return [math.nan], [Fraction(0)]
    if math.isinf(most):
        return [most], [Fraction(0)]
    total = sum(exact.exp(Decimal(v) - Decimal(most)) for v in x if math.isfinite(v))
    value = exact.fraction(Decimal(most) + total.ln())
    size = 4 * abs(value) + 4 * abs(Fraction(most)) + Fraction(4 * math.log(len(x)) + 2 * steps(fmt, len(x)) + 6)
    return [fmt.round(value)], [size * fmt.unit]


def weighed(fmt: Format, values: list[Fraction], tols: list[Fraction], gamma_: list | None, beta: list | None) -> Row:
    """times gamma, plus beta: two more roundings."""
    out = []
    for i, (v, tol) in enumerate(zip(values, tols, strict=True)):
        g = Fraction(gamma_[i]) if gamma_ else Fraction(1)
        b = Fraction(beta[i]) if beta else Fraction(0)
        out.append((v * g + b, tol * abs(g) + 2 * fmt.unit * (abs(v * g) + abs(v * g + b)) + 2 * fmt.tiny))
    return [fmt.round(v) for v, _ in out], [tol for _, tol in out]


def layernorm(fmt: Format, x: list[float], eps: float, gamma_: list | None, beta: list | None) -> Row:
    """(x - mean) / sqrt(variance + eps): what the mean is off by enters every gap and, squared, the variance."""
    n, k = len(x), steps(fmt, len(x))
    given = [Fraction(v) for v in x]
    mean = sum(given) / n
    gaps = [v - mean for v in given]
    square = sum(d * d for d in gaps) / n + Fraction(eps)
    if square == 0:
        return [math.nan] * n, [Fraction(0)] * n
    root = sqrt(square)
    off = gamma(k + 1, fmt) * sum(map(abs, given)) / n
    spread = sum(map(abs, gaps)) / n
    relative = gamma(k + 6, fmt) + (off * off + 2 * off * gamma(k, fmt) * spread) / square
    tols = [(off + fmt.unit * abs(d)) / root + abs(d) / root * (relative + 4 * fmt.unit) for d in gaps]
    return weighed(fmt, [d / root for d in gaps], tols, gamma_, beta)


def rmsnorm(fmt: Format, x: list[float], eps: float, gamma_: list | None) -> Row:
    """x / sqrt(mean(x^2) + eps)"""
    square = sum(Fraction(v) ** 2 for v in x) / len(x) + Fraction(eps)
    if square == 0:
        return [math.nan] * len(x), [Fraction(0)] * len(x)
    values = [Fraction(v) / sqrt(square) for v in x]
    tols = [abs(v) * (gamma(steps(fmt, len(x)) + 4, fmt) / 2 + 4 * fmt.unit) for v in values]
    return weighed(fmt, values, tols, gamma_, None)


def rope(fmt: Format, x: list[float], position: int, base: float, interleaved: bool) -> Row:
    """Pairs turned by position base^(-2i / cols); theta is off by some units of its logarithm."""
    cols, values, tols = len(x), list(x), [Fraction(0)] * len(x)
    for i in range(cols // 2):
        a, b = (2 * i, 2 * i + 1) if interleaved else (i, i + cols // 2)
        log = -Decimal(2 * i) / cols * Decimal(base).ln()
        angle = position * log.exp()
        sin, cos = map(exact.fraction, exact.sin_cos(angle))
        p, q = Fraction(x[a]), Fraction(x[b])
        values[a], values[b] = fmt.round(p * cos - q * sin), fmt.round(q * cos + p * sin)
        off = exact.fraction(angle * (4 + 4 * abs(log))) / 2**53 + Fraction(2, 2**52)
        tols[a] = tols[b] = (abs(p) + abs(q)) * (3 * fmt.unit + off) + fmt.tiny
    return values, tols


def swiglu(fmt: Format, x: list[float], y: list[float]) -> Row:
    """silu(x) y"""
    values, ulps = [], []
    for a, b in zip(x, y, strict=True):
        gate = exact.fraction(exact.silu(Decimal(a)))
        values.append(fmt.round(gate * Fraction(b)))
        small = abs(gate) < 8 * Fraction(fmt.normal) * max(1, abs(Fraction(b)))
        ulps.append(7 + (math.ceil((abs(a) + 1) * (abs(b) + 1)) if small else 0))
    return values, in_ulps(fmt, values, ulps)


def by_rows(fmt: Format, made: Callable, sizes: tuple, *inputs: list[float], out: list[float]) -> dict:
    """The answer of a matrix, row by row; what lies between the rows stays. Bounds in ULP where nothing cancels."""
    rows, cols, stride = sizes
    values, tols = list(out), [Fraction(0)] * len(out)
    for r in range(rows if cols else 0):
        place = slice(r * stride, r * stride + cols)
        values[place], tols[place] = made(r, *(m[place] for m in inputs))
    tol = max((t for v, t in zip(values, tols, strict=True) if math.isfinite(v)), default=Fraction(0))
    ulps = [math.ceil(t / exact.unit(fmt, v)) if math.isfinite(v) else 0 for v, t in zip(values, tols, strict=True)]
    if tol == 0 or max(ulps) > 4096:
        return expected(fmt, values, tol)
    return expected(fmt, values, ulps=ulps[0] if len(set(ulps)) == 1 else ulps)


def shapes(fmt: Format):
    """(name, why, rows, cols, stride)"""
    lanes = fmt.lanes
    yield "no rows", "nothing at all", 0, 5, 5
    yield "no columns", "rows of nothing", 3, 0, 0
    yield "1 x 1", "one value", 1, 1, 1
    yield "3 x 2", "rows shorter than a vector", 3, 2, 2
    yield f"2 x {lanes}", "exactly a block a row", 2, lanes, lanes
    yield f"3 x {lanes + 2}", "a tail after the block", 3, lanes + 2, lanes + 2
    yield "4 x 6 of 9", "values between the rows stay", 4, 6, 9
    yield f"2 x {lanes + 4} of {2 * lanes}", "a stride of whole blocks", 2, lanes + 4, 2 * lanes
    yield "1 x 100", "several blocks", 1, 100, 100


def span(rows: int, cols: int, stride: int) -> int:
    """Values from the first to the last."""
    return (rows - 1) * stride + cols if rows and cols else 0


def sized(sizes: tuple) -> dict:
    """The sizes as parameters; a stride that is the number of columns is left out."""
    rows, cols, stride = sizes
    return {"rows": rows, "cols": cols} | ({"stride": stride} if stride != cols else {})


def rows_case(fmt: Format, name: str, why: str, made, sizes: tuple, x: dict, extra: dict, alias: bool = False) -> dict:
    """One case of a kernel with one matrix in and one out."""
    values = read(fmt, x)
    out = values if alias else [7.0] * len(values)
    given = {"x": x} | extra | sized(sizes) | {"lengths": {"out": len(values)}}
    if alias:
        given = {"x": x} | extra | sized(sizes) | {"alias": "out=x"}
    return case(fmt, name, why, given, by_rows(fmt, made, sizes, values, out=out))


def short_stride(fmt: Format, extra: dict) -> dict:
    """Rows that would overlap."""
    given = {"x": plain(301, 20)} | extra | {"rows": 3, "cols": 4, "stride": 3, "lengths": {"out": 20}}
    return case(fmt, "stride below cols", "rows may not overlap", given, refused("shape"))


def common(fmt: Format, make: Callable[[int], tuple], even: bool = False):
    """Every shape, and in place; `make(cols)` gives what answers for (row, values), and the parameters."""
    for name, why, rows, cols, stride in shapes(fmt):
        if not even or cols % 2 == 0:
            made, extra = make(cols)
            sizes = (rows, cols, stride)
            yield rows_case(fmt, name, why, made, sizes, full(302, span(*sizes), -4, 3), extra)
    made, extra = make(6)
    yield rows_case(fmt, "in place", "out is x; between the rows x stays", made, (4, 6, 9), plain(303, 33), extra, True)
    yield short_stride(fmt, make(4)[1])


def one_row(fmt: Format, name: str, why: str, made, x: dict, extra: dict | None = None) -> dict:
    """A matrix of one row."""
    n = len(read(fmt, x))
    return rows_case(fmt, name, why, made, (1, n, n), x, extra or {})
