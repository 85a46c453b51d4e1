"""Cases of spmv: y = A x for compressed rows.

A row uses four lanes and the same tree; a value passes ceil(k / 4) sums in its
lane, two in the tree, and its product.
"""

import math
from fractions import Fraction
from itertools import pairwise

from . import order
from .floats import FORMATS, Format, gamma, up
from .inputs import odd_nans
from .paint import bits, fill, full, paint_hash, plain, read

BOUND = "The largest over the rows of gamma(ceil(k / 4) + 4) sum |a[i,j] x[j]| and half a smallest subnormal a product."


def columns(row: int, count: int, cols: int, seed: int) -> list[int]:
    """`count` different columns, rising."""
    ranked = sorted(range(cols), key=lambda j: (paint_hash(row * cols + j, seed), j))
    return sorted(ranked[:count])


def layout(counts: list[int], cols: int, seed: int) -> dict:
    """The pattern of a matrix with these values a row."""
    rows = [columns(i, k, cols, seed) for i, k in enumerate(counts)]
    pointers = [sum(counts[:i]) for i in range(len(counts) + 1)]
    return {"rows": len(counts), "cols": cols, "row_ptr": pointers, "col": [j for row in rows for j in row]}


def case(fmt: Format, name: str, why: str, pattern: dict, val: dict, x: dict) -> dict:
    """One case with its answer."""
    a, v = read(fmt, val), read(fmt, x)
    ptr, col = pattern["row_ptr"], pattern["col"]
    walked, expect, bound = [], [], Fraction(0)
    for start, end in pairwise(ptr):
        left, right = a[start:end], [v[j] for j in col[start:end]]
        walked.append(order.row(fmt, left, right))
        if not math.isfinite(walked[-1]):
            expect.append(walked[-1])
            continue
        terms = [Fraction(p) * Fraction(q) for p, q in zip(left, right, strict=True)]
        expect.append(fmt.round(sum(terms, Fraction(0))))
        roundings = gamma(-(-len(terms) // 4) + 4, fmt)
        bound = max(bound, roundings * sum(map(abs, terms)) + (len(terms) + 1) * fmt.tiny * bool(terms))
    head = {"name": f"{fmt.name} {name}", "why": why, "dtype": fmt.name} | pattern | {"val": val, "x": x}
    answer = {"expect": fmt.texts(expect), "tol": up(bound), "order": fmt.texts(walked)}
    return head | (answer if len(expect) <= 40 else {"order": answer["order"]})


def refused(fmt: Format, name: str, why: str, pattern: dict, status: str) -> dict:
    """A case that must be refused."""
    count = len(pattern["col"])
    head = {"name": f"{fmt.name} {name}", "why": why, "dtype": fmt.name} | pattern
    return head | {"val": plain(121, count), "x": plain(122, pattern["cols"]), "returns": status}


def cases(fmt: Format):
    """All cases of one dtype."""
    nan = odd_nans(fmt)[0]
    for name, why, rows, cols in (
        ("0 x 0", "nothing at all", 0, 0),
        ("0 x 5", "no rows", 0, 5),
        ("3 x 0", "no columns: every row is empty", 3, 0),
        ("4 x 6 empty", "no values: y is zero, not what it was", 4, 6),
    ):
        yield case(fmt, name, why, layout([0] * rows, cols, 1), bits(fmt, []), plain(111, cols))
    yield case(fmt, "1 x 1", "one value", layout([1], 1, 1), bits(fmt, [-3.0]), bits(fmt, [0.5]))
    for cols in (9, 14):
        shape = layout(list(range(10)), cols, 2)
        why = "rows of 0 to 9 values: every tail of the four lanes, twice"
        yield case(fmt, f"10 x {cols} plain", why, shape, plain(112, 45), plain(113, cols))
        yield case(
            fmt, f"10 x {cols} full", why + ", every step rounds", shape, full(114, 45, -6, 6), full(124, cols, -6, 6)
        )
    shape = layout([7, 0, 13, 1, 40, 2], 40, 3)
    yield case(
        fmt,
        "6 x 40 wide",
        "wide, with an empty row and a full one",
        shape,
        full(115, 63, -20, 20),
        full(125, 40, -20, 20),
    )
    shape = layout([i % 4 for i in range(37)], 3, 4)
    yield case(
        fmt, "37 x 3 tall", "tall and thin", shape, full(116, sum(i % 4 for i in range(37)), -6, 6), full(126, 3, -6, 6)
    )
    counts = [(i * 7) % 12 for i in range(150)]
    yield case(
        fmt,
        "150 x 170",
        "large enough to be a matrix",
        layout(counts, 170, 5),
        full(117, sum(counts), -9, 9),
        full(127, 170, -9, 9),
    )
    shape = layout([4, 4, 4, 4], 4, 6)
    x = bits(fmt, [1.0, 2.0, 3.0, 4.0])
    yield case(
        fmt, "nan in a value", "a NaN spoils its own row only, and is canonical", shape, plain(118, 16, [(5, nan)]), x
    )
    yield case(
        fmt,
        "inf in a value",
        "an infinity reaches its own row only",
        shape,
        plain(118, 16, [(9, fmt.hex(-math.inf))]),
        x,
    )
    yield case(
        fmt,
        "inf and -inf",
        "infinities of both signs make NaN",
        shape,
        plain(118, 16, [(0, fmt.hex(math.inf)), (3, fmt.hex(-math.inf))]),
        x,
    )
    spoiled = bits(fmt, [nan, 2.0, math.inf, 4.0])
    apart = {"rows": 3, "cols": 4, "row_ptr": [0, 2, 3, 4], "col": [1, 3, 0, 2]}
    yield case(
        fmt,
        "unused nan",
        "a NaN in x reaches the rows that use it, no other",
        apart,
        bits(fmt, [2.0, 0.5, 1.0, 0.0]),
        spoiled,
    )
    yield case(
        fmt,
        "overflow",
        "the row overflows, the others do not",
        shape,
        fill(fmt, fmt.max, 16, [(i, fmt.hex(1.0)) for i in range(8, 16)]),
        x,
    )
    low = fmt.bottom // 2
    yield case(
        fmt,
        "underflow",
        "products are subnormal and round",
        shape,
        full(119, 16, low - 8, low),
        full(129, 4, low - 8, low),
    )
    base = {"rows": 2, "cols": 3, "row_ptr": [0, 2, 4], "col": [0, 2, 1, 2]}
    yield refused(fmt, "column = cols", "a column one past the end", base | {"col": [0, 2, 1, 3]}, "index")
    yield refused(
        fmt, "column 2^32 - 1", "a column as large as can be said", base | {"col": [4294967295, 2, 1, 2]}, "index"
    )
    yield refused(
        fmt,
        "column in the fifth place",
        "a bad column in the second group of four",
        {"rows": 1, "cols": 6, "row_ptr": [0, 6], "col": [0, 1, 2, 3, 6, 5]},
        "index",
    )
    yield refused(
        fmt,
        "row_ptr falls",
        "row 1 ends before it begins",
        {"rows": 3, "cols": 3, "row_ptr": [0, 3, 1, 4], "col": [0, 1, 2, 0]},
        "structure",
    )


def files() -> list[dict]:
    """spmv."""
    all_cases = [c for fmt in FORMATS for c in cases(fmt)]
    return [
        {
            "kernel": "spmv",
            "form": "spmv",
            "about": "y = A x, A in compressed rows.",
            "bound": BOUND,
            "cases": all_cases,
        }
    ]
