"""Cases of distances and search: metrics of one vector and the rows of a matrix.

Metrics of floats have the order of their kernels; those of bytes are whole
numbers, a root or a quotient of them.
"""

import itertools
import math
from fractions import Fraction

from . import octets, paint
from .answers import case, exactly, expected, file, refused, several
from .floats import F32, F64, FORMATS, Format
from .inputs import odd_nans
from .moments import l1
from .paint import bits, fill, full, plain
from .reductions import cosine_case, dot_case, l2sq_case
from .whole import I8, U8, U32, painted


def score(dtype, metric: str, q: list, x: list) -> tuple[float, Fraction, float | None]:
    """The metric of two vectors, what it may be off by, and the bits of its order where it has one."""
    if not isinstance(dtype, Format):
        return *octets.score(metric, q, x), None
    if metric == "l1":
        answer = l1(dtype, q, x)
        return dtype.value(answer["expect"]), Fraction(answer["tol"]), dtype.value(answer["order"])
    return {"dot": dot_case, "l2sq": l2sq_case, "cosine": cosine_case}[metric](dtype, q, x)


METRICS = {
    "f32": ("dot", "l2sq", "cosine", "l1"),
    "f64": ("dot", "l2sq", "cosine", "l1"),
    "i8": ("dot", "l2sq", "cosine"),
    "u8": ("hamming", "jaccard"),
}
LARGEST_FIRST = ("dot", "cosine", "jaccard")


def read(dtype, spec: dict) -> list:
    """The values of a specification."""
    return paint.read(dtype, spec) if isinstance(dtype, Format) else dtype.read(spec)


def scores(dtype) -> Format:
    """What a metric answers in."""
    return dtype if isinstance(dtype, Format) else F64


def matrix(dtype, seed: int, n: int) -> dict:
    """Values of a matrix or a vector."""
    if isinstance(dtype, Format):
        return full(seed, n, -4, 3)
    return painted(seed, n)


def distance_case(dtype, metric: str, name: str, why: str, q: dict, x: dict, rows: int, stride: int) -> dict:
    """One vector against the rows of a matrix."""
    a, b, fmt = read(dtype, q), read(dtype, x), scores(dtype)
    cols = len(a)
    found = [score(dtype, metric, a, b[r * stride : r * stride + cols]) for r in range(rows)]
    tol = max((t for _, t, _ in found), default=Fraction(0))
    walked = [w for _, _, w in found]
    answer = expected(fmt, [v for v, _, _ in found], tol, order=walked if found and None not in walked else None)
    given = {"metric": metric, "q": q, "x": x} | ({"stride": stride} if stride != cols else {})
    return case(dtype, f"{metric} {name}", why, given | {"lengths": {"out": rows}}, answer)


def distances_cases(dtype):
    """distances"""
    lanes = dtype.lanes
    shapes = [
        (3, 1, 1, "one column"),
        (5, lanes + 3, lanes + 3, "a tail after the block"),
        (4, 6, 10, "values between the rows do not count"),
        (2, 2 * lanes, 3 * lanes, "whole blocks"),
    ]
    for metric in METRICS[dtype.name]:
        for rows, cols, stride, why in shapes:
            q, x = matrix(dtype, 411, cols), matrix(dtype, 412, (rows - 1) * stride + cols)
            yield distance_case(dtype, metric, f"{rows} x {cols} of {stride}", why, q, x, rows, stride)
        yield distance_case(
            dtype, metric, "no rows", "nothing to answer", matrix(dtype, 411, 5), matrix(dtype, 1, 0), 0, 5
        )
    first = METRICS[dtype.name][0]
    if isinstance(dtype, Format):
        nan = odd_nans(dtype)[0]
        x = plain(413, 12, [(5, nan), (9, dtype.hex(math.inf))])
        for metric in METRICS[dtype.name]:
            why = "a NaN or an infinity stays in its row"
            yield distance_case(dtype, metric, "not finite", why, plain(414, 4), x, 3, 4)
        big = dtype.step(1e30 if dtype is F32 else 1e300)
        why = "the scale of the input does not matter"
        yield distance_case(dtype, "cosine", "huge", why, fill(dtype, big, 5), full(415, 15, -4, 3), 3, 5)
    else:
        zero = {"values": [0] * 4}
        yield distance_case(
            dtype, METRICS[dtype.name][-1], "zero", "a vector of zeros", zero, {"values": [0] * 4 + [1] * 4}, 2, 4
        )
    given = {"q": matrix(dtype, 411, 4), "x": matrix(dtype, 412, 20), "stride": 3, "lengths": {"out": 3}}
    yield case(dtype, "stride below cols", "rows may not overlap", {"metric": first} | given, refused("shape"))
    other = "hamming" if dtype is not U8 else "l2sq"
    given = {"q": matrix(dtype, 411, 4), "x": matrix(dtype, 412, 12), "lengths": {"out": 3}}
    yield case(dtype, f"{other} is not one", "a metric of another dtype", {"metric": other} | given, refused("dtype"))


def ranked(values: list[float], k: int, largest: bool) -> list[int]:
    """The k best: larger or smaller, equals by lower index, NaN last."""

    def rank(i: int):
        v = values[i]
        return (math.isnan(v), 0.0 if math.isnan(v) else -v if largest else v, i)

    return sorted(range(len(values)), key=rank)[:k]


def search_case(dtype, metric: str, name: str, why: str, sizes: tuple, q: dict, x: dict) -> dict:
    """The k best rows of each query."""
    queries, rows, cols, stride, k = sizes
    a, b, fmt = read(dtype, q), read(dtype, x), scores(dtype)
    places, best, tol = [], [], Fraction(0)
    for i in range(queries):
        found = [
            score(dtype, metric, a[i * cols : i * cols + cols], b[r * stride : r * stride + cols]) for r in range(rows)
        ]
        values = [v if w is None else w for v, _, w in found]
        at = ranked(values, k, metric in LARGEST_FIRST)
        clear(found, values, metric)
        places += at
        best += [values[r] for r in at]
        tol = max([tol, *(t for _, t, w in found if w is None)])
    answer = several(indices=exactly(U32.texts(places)), scores=expected(fmt, best, tol))
    given = {"metric": metric, "q": q, "x": x, "queries": queries, "rows": rows, "cols": cols}
    given |= ({"stride": stride} if stride != cols else {}) | {"k": k}
    n = queries * k
    return case(dtype, f"{metric} {name}", why, given | {"lengths": {"indices": n, "scores": n}}, answer)


def clear(found: list, values: list[float], metric: str) -> None:
    """Where no order of sums decides: scores are far apart, or of equal rows."""
    if metric == "cosine":
        tol = max(float(t) for _, t, _ in found)
        near = sorted(v for v in values if math.isfinite(v))
        assert all(b - a > 4 * tol or a == b for a, b in itertools.pairwise(near)), "an unclear order"


def search_cases(dtype):
    """search"""
    lanes = dtype.lanes
    for metric in METRICS[dtype.name]:
        for name, why, sizes in (
            ("one of 7", "the best one", (1, 7, lanes + 3, lanes + 3, 1)),
            ("3 queries", "each has its own best", (3, 20, 6, 6, 4)),
            ("all of them", "k is the number of rows: a full order", (1, 9, 5, 8, 9)),
        ):
            queries, rows, cols, stride, _ = sizes
            q, x = matrix(dtype, 421, queries * cols), matrix(dtype, 422, (rows - 1) * stride + cols)
            yield search_case(dtype, metric, name, why, sizes, q, x)
    first, last = METRICS[dtype.name][0], METRICS[dtype.name][-1]
    many = (2, 200, 8, 8, 5)
    yield search_case(
        dtype,
        last,
        "200 rows",
        "more rows than are taken at a time",
        many,
        matrix(dtype, 423, 16),
        matrix(dtype, 424, 1600),
    )
    rows = [[1, 0], [0, 1], [1, 0], [1, 1], [1, 0]]
    if isinstance(dtype, Format):
        ties = bits(dtype, [float(v) for row in rows for v in row])
        yield search_case(
            dtype, "l2sq", "ties", "equals by lower index", (1, 5, 2, 2, 4), bits(dtype, [1.0, 0.0]), ties
        )
        nan = odd_nans(dtype)[0]
        x = plain(425, 10, [(1, nan), (8, dtype.hex(math.inf))])
        for metric in ("dot", "l2sq"):
            yield search_case(dtype, metric, "nan", "NaN goes last", (1, 5, 2, 2, 5), bits(dtype, [1.0, 0.5]), x)
    else:
        ties = {"values": [v for row in rows for v in row]}
        yield search_case(dtype, last, "ties", "equals by lower index", (1, 5, 2, 2, 4), {"values": [1, 0]}, ties)
    yield search_case(
        dtype, first, "k 0", "nothing is asked for", (2, 5, 3, 3, 0), matrix(dtype, 421, 6), matrix(dtype, 422, 15)
    )
    yield search_case(
        dtype, first, "no queries", "nobody asks", (0, 5, 3, 3, 2), matrix(dtype, 421, 0), matrix(dtype, 422, 15)
    )
    given = {
        "metric": first,
        "q": matrix(dtype, 421, 4),
        "x": matrix(dtype, 422, 12),
        "queries": 1,
        "rows": 3,
        "cols": 4,
    }
    too_many = given | {"k": 4, "lengths": {"indices": 4, "scores": 4}}
    yield case(dtype, "k above rows", "there are not as many", too_many, refused("shape"))
    short = given | {"stride": 3, "k": 1, "lengths": {"indices": 1, "scores": 1}}
    yield case(dtype, "stride below cols", "rows may not overlap", short, refused("shape"))
    other = "hamming" if dtype is not U8 else "dot"
    wrong = given | {"metric": other, "k": 1, "lengths": {"indices": 1, "scores": 1}}
    yield case(dtype, f"{other} is not one", "a metric of another dtype", wrong, refused("dtype"))


def files() -> list[dict]:
    """All of them."""
    floats = "Floats: as dot, l2sq, cosine and l1, whose orders they have. i8: exact, 4 u for cosine. u8: exact."
    every = (*FORMATS, I8, U8)
    return [
        file(
            "distances",
            "distances",
            "The metric of q and each row.",
            floats,
            (c for t in every for c in distances_cases(t)),
        ),
        file("search", "search", "The k best rows of each query.", floats, (c for t in every for c in search_cases(t))),
    ]
