"""The files of the kernels in rows.py."""

import math
from fractions import Fraction

from .answers import case, expected, file, refused
from .floats import FORMATS, Format
from .inputs import odd_nans
from .paint import bits, fill, full, plain, read
from .rows import (
    by_rows,
    common,
    layernorm,
    logsumexp,
    normalize,
    one_row,
    rmsnorm,
    rope,
    rows_case,
    shapes,
    short_stride,
    sized,
    softmax,
    span,
    swiglu,
)


def normalize_cases(fmt: Format):
    """normalize"""

    def made(_r: int, x: list[float]):
        return normalize(fmt, x)

    yield from common(fmt, lambda _cols: (made, {}))
    yield one_row(fmt, "zeros", "a row of zeros stays", made, bits(fmt, [0.0] * 5))
    big = fmt.step(1e30 if fmt.name == "f32" else 1e300)
    yield one_row(fmt, "huge", "squares overflow, the norm does not", made, fill(fmt, big, 20))
    yield one_row(fmt, "tiny", "squares underflow, the norm does not", made, fill(fmt, fmt.step(1 / big), 20))
    yield one_row(fmt, "largest", "the norm overflows, the answer does not", made, fill(fmt, fmt.max, 3))
    yield one_row(fmt, "subnormal", "subnormal numbers", made, bits(fmt, [fmt.least, -2 * fmt.least, 2 * fmt.least]))
    yield one_row(fmt, "one axis", "the unit vector", made, bits(fmt, [0.0, -3.0, 0.0]))


def softmax_cases(fmt: Format):
    """softmax"""

    def made(_r: int, x: list[float]):
        return softmax(fmt, x)

    yield from common(fmt, lambda _cols: (made, {}))
    yield one_row(fmt, "long", "more than is taken at a time", made, plain(311, 700 if fmt.name == "f32" else 350))
    inf = math.inf
    yield one_row(fmt, "-inf", "entries of -infinity get 0", made, bits(fmt, [1.0, -inf, 2.0, -inf]))
    yield one_row(fmt, "only -inf", "no distribution", made, fill(fmt, -inf, 3))
    yield one_row(fmt, "inf", "no distribution", made, bits(fmt, [1.0, inf, 2.0]))
    nan = [fmt.value(t) for t in odd_nans(fmt)[:1]]
    x = bits(fmt, [1.0, 2.0, odd_nans(fmt)[0], *nan, 3.0, 4.0])
    yield rows_case(fmt, "nan", "a NaN fills its row, not the next", made, (3, 2, 2), x, {})
    big = fmt.step(1e30)
    yield one_row(fmt, "huge", "the shift keeps powers in range", made, bits(fmt, [big, big, -big, 0.0]))
    yield one_row(fmt, "equal", "equal shares", made, fill(fmt, -1000.0, 7))
    far = (
        [0.0, -80.0, -87.0, -95.0, -103.0, -110.0]
        if fmt.name == "f32"
        else [0.0, -700.0, -709.0, -730.0, -744.0, -760.0]
    )
    yield one_row(fmt, "tails", "shares down to the smallest numbers", made, bits(fmt, far))


def logsumexp_cases(fmt: Format):
    """logsumexp"""

    def made(name: str, why: str, sizes: tuple, x: dict) -> dict:
        rows, cols, stride = sizes
        values = read(fmt, x)
        answers = [logsumexp(fmt, values[r * stride : r * stride + cols]) for r in range(rows)]
        tol = max((t[0] for v, t in answers if math.isfinite(v[0])), default=Fraction(0))
        out = [v[0] for v, _ in answers]
        given = {"x": x, "cols": cols} | ({"stride": stride} if stride != cols else {}) | {"lengths": {"out": rows}}
        return case(fmt, name, why, given, expected(fmt, out, tol))

    for name, why, *sizes in shapes(fmt):
        yield made(name, why, tuple(sizes), full(312, span(*sizes), -4, 3))
    yield made("long", "more than is taken at a time", (2, 1000, 1000), plain(313, 2000))
    inf = math.inf
    rows = [1.0, -inf, -inf, -inf, inf, 1.0, inf, -inf, 0.0, odd_nans(fmt)[0]]
    yield made("not finite", "-infinity alone, infinity, NaN, row by row", (5, 2, 2), bits(fmt, rows))
    yield made("huge", "powers would overflow", (2, 3, 3), bits(fmt, [1000.0, 1001.0, 999.0, -1000.0, -1001.0, -999.0]))
    yield made(
        "cancels", "the maximum and the logarithm cancel", (1, 3, 3), bits(fmt, [-1.0986123, -1.0986123, -1.0986123])
    )
    yield made("one", "one value is its own", (3, 1, 1), bits(fmt, [0.3, fmt.max, -fmt.max]))
    given = {"x": plain(301, 20), "cols": 4, "stride": 3, "lengths": {"out": 3}}
    yield case(fmt, "stride below cols", "rows may not overlap", given, refused("shape"))


def weights(fmt: Format, seed: int, n: int, given: bool) -> tuple[dict | None, list | None]:
    """gamma or beta, or none."""
    spec = full(seed, n, -2, 1) if given else None
    return spec, read(fmt, spec) if spec else None


def layernorm_cases(fmt: Format):
    """layernorm"""
    eps = fmt.round(Fraction(1, 100000))

    def make(cols: int, with_gamma: bool = True, with_beta: bool = True, e: float = eps):
        (g, gamma), (b, beta) = weights(fmt, 321, cols, with_gamma), weights(fmt, 331, cols, with_beta)
        extra = ({"gamma": g} if g else {}) | ({"beta": b} if b else {}) | {"eps": fmt.hex(e)}
        return (lambda _r, x: layernorm(fmt, x, e, gamma, beta)), extra

    yield from common(fmt, make)
    for name, g, b in (("no weights", False, False), ("gamma only", True, False), ("beta only", False, True)):
        made, extra = make(20, g, b)
        yield rows_case(fmt, name, "weights may be left out", made, (2, 20, 20), full(322, 40, -4, 3), extra)
    made, extra = make(20, False, False)
    shifted = bits(fmt, [fmt.step(1000 + v) for v in read(fmt, plain(323, 20))])
    yield one_row(fmt, "large mean", "squares of the mean would hide the variance", made, shifted, extra)
    yield one_row(fmt, "constant", "no variance: eps alone is under the root", made, fill(fmt, 1.5, 20), extra)
    made, extra = make(20, False, False, 0.0)
    yield one_row(fmt, "eps 0", "eps may be nothing", made, plain(324, 20), extra)
    yield one_row(fmt, "constant, eps 0", "0 over 0", made, fill(fmt, 1.5, 20), extra)
    made, extra = make(20, False, False, 4.0)
    yield one_row(fmt, "large eps", "eps is under the root", made, plain(325, 20), extra)


def rmsnorm_cases(fmt: Format):
    """rmsnorm"""
    eps = fmt.round(Fraction(1, 1000000))

    def make(cols: int, with_gamma: bool = True, e: float = eps):
        g, gamma = weights(fmt, 341, cols, with_gamma)
        return (lambda _r, x: rmsnorm(fmt, x, e, gamma)), ({"gamma": g} if g else {}) | {"eps": fmt.hex(e)}

    yield from common(fmt, make)
    made, extra = make(20, False)
    yield rows_case(fmt, "no weights", "gamma may be left out", made, (2, 20, 20), full(342, 40, -4, 3), extra)
    yield one_row(fmt, "zeros", "eps alone is under the root", made, fill(fmt, 0.0, 20), extra)
    made, extra = make(20, False, 0.0)
    yield one_row(fmt, "zeros, eps 0", "0 over 0", made, fill(fmt, 0.0, 20), extra)
    made, extra = make(20, False, 4.0)
    yield one_row(fmt, "large eps", "eps is under the root", made, plain(343, 20), extra)


def rope_cases(fmt: Format):
    """rope"""

    def made(name: str, why: str, sizes: tuple, position: int, base: float, interleaved: bool, alias: bool = False):
        extra = {"position": position, "base": base, "interleaved": interleaved}
        x = full(351, span(*sizes), -3, 2)
        turned = lambda r, row: rope(fmt, row, position + r, base, interleaved)  # noqa: E731
        return rows_case(fmt, name, why, turned, sizes, x, extra, alias)

    for interleaved in (False, True):
        word = "neighbours" if interleaved else "halves"
        for name, why, *sizes in shapes(fmt):
            if sizes[1] % 2 == 0:
                yield made(f"{word} {name}", why, tuple(sizes), 3, 10000.0, interleaved)
        yield made(f"{word} in place", "out is x; between the rows x stays", (4, 6, 9), 5, 10000.0, interleaved, True)
        yield made(f"{word} far", "an angle in f32 would be off by much", (2, 8, 8), 1000000, 10000.0, interleaved)
    yield made("position 0", "the first row does not turn", (2, 8, 8), 0, 10000.0, False)
    yield made("base 1", "all pairs turn alike", (2, 8, 8), 7, 1.0, True)
    yield made("base 500000", "another base", (2, 16, 16), 77, 500000.0, False)
    yield made("last position", "positions do not wrap", (3, 4, 4), 2**32 - 2, 10000.0, False)
    extra = {"position": 0, "base": 10000.0, "interleaved": False}
    given = {"x": plain(301, 6)} | extra | {"rows": 2, "cols": 3, "lengths": {"out": 6}}
    yield case(fmt, "odd columns", "a value without a partner", given, refused("shape"))
    yield short_stride(fmt, extra)


def swiglu_cases(fmt: Format):
    """swiglu"""

    def made(name: str, why: str, sizes: tuple, x: dict, y: dict | None, alias: str | None = None) -> dict:
        a = read(fmt, x)
        b = read(fmt, y) if y else a
        inside = {"out=x": a, "out=y": b, "out=x=y": a}
        out = inside.get(alias, [7.0] * len(a))
        given = {"x": x} | ({"y": y} if y else {}) | sized(sizes)
        given |= {"alias": alias} if alias else {}
        given |= {} if alias in inside else {"lengths": {"out": len(a)}}
        answer = by_rows(fmt, lambda _r, p, q: swiglu(fmt, p, q), sizes, a, b, out=out)
        return case(fmt, name, why, given, answer)

    for name, why, *sizes in shapes(fmt):
        n = span(*sizes)
        yield made(name, why, tuple(sizes), full(361, n, -4, 3), full(371, n, -4, 3))
    x, y = plain(362, 33), plain(372, 33)
    yield made("out is x", "out is x; between the rows x stays", (4, 6, 9), x, y, "out=x")
    yield made("out is y", "out is y; between the rows y stays", (4, 6, 9), x, y, "out=y")
    yield made("x is y", "both inputs are one array", (4, 6, 9), x, None, "x=y")
    yield made("all one", "inputs and output are one array", (4, 6, 9), x, None, "out=x=y")
    far = [-20.0, -80.0, -90.0, 30.0, 0.0] if fmt.name == "f32" else [-40.0, -700.0, -720.0, 60.0, 0.0]
    yield made("tails", "gates that are nearly shut, and open", (1, 5, 5), bits(fmt, far), fill(fmt, 1.5, 5))
    given = {"x": plain(301, 20), "y": plain(302, 20), "rows": 3, "cols": 4, "stride": 3, "lengths": {"out": 20}}
    yield case(fmt, "stride below cols", "rows may not overlap", given, refused("shape"))


ROWS = [
    (
        "normalize",
        "rows1",
        "Each row over its Euclidean norm.",
        "k / 2 + 5 ULP, k = ceil(cols / lanes) + log2(lanes) + 1.",
        normalize_cases,
    ),
    (
        "softmax",
        "rows1",
        "Each row of out = e^x / sum e^x of that row.",
        "k + 6 + |x - max| ULP, since x - max is rounded before its power, k as in normalize.",
        softmax_cases,
    ),
    (
        "logsumexp",
        "fold_rows",
        "out[r] = log(sum e^x) of row r.",
        "u (4 |out| + 4 |max| + 4 log(cols) + 2 k + 6), k as in normalize.",
        logsumexp_cases,
    ),
    (
        "layernorm",
        "layernorm",
        "Each row of out = (x - mean) / sqrt(variance + eps) * gamma + beta.",
        "What gamma(k + 1) mean |x| in the mean and gamma(k + 6) in the variance come to, and 4 roundings.",
        layernorm_cases,
    ),
    (
        "rmsnorm",
        "rmsnorm",
        "Each row of out = x / sqrt(mean(x^2) + eps) * gamma.",
        "gamma(k + 4) / 2 + 6 u of the value.",
        rmsnorm_cases,
    ),
    (
        "rope",
        "rope",
        "Pair i of row r turned by the angle (position + r) base^(-2i / cols).",
        "(|a| + |b|) (3 u + what the angle is off by: 4 (1 + |log theta|) units of f64 and 4 beside).",
        rope_cases,
    ),
    ("swiglu", "rows2", "out = x / (1 + e^-x) * y.", "7 ULP, more where the gate is subnormal.", swiglu_cases),
]


def files() -> list[dict]:
    """All of them."""
    return [file(name, form, about, bound, (c for t in FORMATS for c in f(t))) for name, form, about, bound, f in ROWS]
