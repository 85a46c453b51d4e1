"""Cases of the other products with compressed rows: the transpose, some of the rows, a dense matrix.

A row of spmv_rows is a row of spmv, in its four lanes; the transpose adds
row by row, and an element of spmm its products as the row stores them, both
from +0.
"""

import math
from fractions import Fraction

from . import order
from .answers import case, expected, file, refused
from .floats import FORMATS, Format, gamma
from .inputs import odd_nans
from .paint import bits, full, plain, read, values
from .sparse import layout

Terms = list[tuple[float, float]]


class Pattern:
    """Compressed rows."""

    def __init__(self, counts: list[int], cols: int, seed: int):
        """As many values a row as `counts` says, in different columns."""
        shape = layout(counts, cols, seed)
        self.rows, self.cols = shape["rows"], cols
        self.row_ptr, self.col = shape["row_ptr"], shape["col"]

    def given(self) -> dict:
        """The parameters."""
        return {"row_ptr": values(self.row_ptr), "col": values(self.col)}

    def row(self, r: int, val: list[float]) -> list[tuple[int, float]]:
        """Columns and values of a row."""
        span = slice(self.row_ptr[r], self.row_ptr[r + 1])
        return list(zip(self.col[span], val[span], strict=True))


def summed(fmt: Format, terms: Terms, walked: float, roundings: int) -> tuple[float, Fraction, float]:
    """The exact sum of products, its bound, the bits of the order."""
    if not math.isfinite(walked):
        return walked, Fraction(0), walked
    products = [Fraction(a) * Fraction(b) for a, b in terms]
    tol = gamma(roundings, fmt) * sum(map(abs, products)) + (len(terms) + 1) * fmt.tiny * bool(terms)
    return fmt.round(sum(products, Fraction(0))), tol, walked


def one_by_one(fmt: Format, terms: Terms) -> float:
    """From +0, a product and a sum at a time."""
    total = 0.0
    for a, b in terms:
        total = fmt.step(total + fmt.step(a * b))
    return total


def answer(fmt: Format, found: list, padded=None) -> dict:
    """Expectations in their order; `padded` puts them where they stand in the output."""
    place = padded or (lambda items: items)
    exact, walked = place([v for v, _, _ in found]), place([w for _, _, w in found])
    tol = max((t for v, t, _ in found if math.isfinite(v)), default=Fraction(0))
    out = expected(fmt, exact, tol, order=walked)
    return out if len(exact) <= 60 else {"order": out["order"]}


def patterns():
    """(name, why, pattern)"""
    yield "0 x 0", "nothing at all", Pattern([], 0, 1)
    yield "0 x 5", "no rows", Pattern([], 5, 1)
    yield "3 x 0", "no columns", Pattern([0, 0, 0], 0, 1)
    yield "4 x 6 empty", "no values", Pattern([0] * 4, 6, 1)
    yield "1 x 1", "one value", Pattern([1], 1, 1)
    yield "10 x 9", "rows of 0 to 9 values", Pattern(list(range(10)), 9, 2)
    yield "6 x 40", "wide, with an empty row and a full one", Pattern([7, 0, 13, 1, 40, 2], 40, 3)
    yield "37 x 3", "tall and thin", Pattern([i % 4 for i in range(37)], 3, 4)
    yield "60 x 70", "large enough to be a matrix", Pattern([(i * 7) % 12 for i in range(60)], 70, 5)


def spmv_t(fmt: Format, a: Pattern, val: list[float], x: list[float]) -> list:
    """y = A^T x"""
    lines: list[Terms] = [[] for _ in range(a.cols)]
    for r in range(a.rows):
        for j, v in a.row(r, val):
            lines[j].append((v, x[r]))
    return [summed(fmt, terms, one_by_one(fmt, terms), len(terms) + 1) for terms in lines]


def spmv_rows(fmt: Format, a: Pattern, val: list[float], x: list[float], subset: list[int]) -> list:
    """y[i] = row subset[i] times x."""
    found = []
    for r in subset:
        terms = [(v, x[j]) for j, v in a.row(r, val)]
        walked = order.row(fmt, [v for v, _ in terms], [w for _, w in terms])
        found.append(summed(fmt, terms, walked, -(-len(terms) // 4) + 4))
    return found


def bad_rows():
    """(name, why, row_ptr, col, status) of two rows and three columns."""
    yield "column = cols", "a column one past the end", [0, 2, 4], [0, 2, 1, 3], "index"
    yield "column 2^32 - 1", "a column as large as can be said", [0, 2, 4], [4294967295, 2, 1, 2], "index"
    yield "row_ptr falls", "row 0 ends before it begins", [3, 1, 4], [0, 2, 1, 2], "structure"


def spmv_t_cases(fmt: Format):
    """spmv_t"""

    def made(name: str, why: str, a: Pattern, val: dict, x: dict) -> dict:
        found = spmv_t(fmt, a, read(fmt, val), read(fmt, x))
        return case(fmt, name, why, a.given() | {"val": val, "x": x, "lengths": {"y": a.cols}}, answer(fmt, found))

    for name, why, a in patterns():
        yield made(name, why, a, full(601, len(a.col), -6, 6), full(611, a.rows, -6, 6))
    four = Pattern([4] * 4, 4, 6)
    nan, inf = odd_nans(fmt)[0], fmt.hex(math.inf)
    yield made("nan in a value", "it reaches its column only", four, plain(602, 16, [(5, nan)]), plain(612, 4))
    yield made(
        "nan in x",
        "it reaches the columns of its row",
        Pattern([2, 2, 1], 5, 7),
        plain(603, 5),
        bits(fmt, [nan, 1.0, 2.0]),
    )
    yield made("0 times inf", "no short cut for zeros in x", four, plain(604, 16, [(2, inf)]), bits(fmt, [0.0] * 4))
    yield made("-0", "sums start at +0", Pattern([1], 2, 8), bits(fmt, [-1.0]), bits(fmt, [0.0]))
    yield made(
        "overflow",
        "a column overflows before its opposite comes",
        Pattern([1, 1, 1], 1, 9),
        bits(fmt, [fmt.max] * 3),
        bits(fmt, [1.0, 1.0, -1.0]),
    )
    for name, why, row_ptr, col, status in bad_rows():
        given = {"row_ptr": values(row_ptr), "col": values(col), "val": plain(605, 4), "x": plain(615, 2)}
        yield case(fmt, name, why, given | {"lengths": {"y": 3}}, refused(status))


def spmv_rows_cases(fmt: Format):
    """spmv_rows"""

    def made(name: str, why: str, a: Pattern, val: dict, x: dict, subset: list[int]) -> dict:
        found = spmv_rows(fmt, a, read(fmt, val), read(fmt, x), subset)
        given = {"rows": a.rows} | a.given() | {"val": val, "subset": values(subset), "x": x}
        return case(fmt, name, why, given | {"lengths": {"y": len(subset)}}, answer(fmt, found))

    for name, why, a in patterns():
        subset = [(i * 7 + 3) % a.rows for i in range(min(a.rows + 2, 11))] if a.rows else []
        yield made(name, why, a, full(621, len(a.col), -6, 6), full(631, a.cols, -6, 6), subset)
    ten = Pattern(list(range(10)), 9, 2)
    val, x = full(622, 45, -6, 6), full(632, 9, -6, 6)
    yield made("all rows", "the whole product", ten, val, x, list(range(10)))
    yield made("backwards", "any order", ten, val, x, list(range(10))[::-1])
    yield made("twice", "a row may come again", ten, val, x, [4, 4, 9, 4])
    yield made("none", "no row is asked for", ten, val, x, [])
    spoiled = plain(623, 45, [(0, odd_nans(fmt)[0])])
    yield made("nan", "a NaN in a row that is not asked for", ten, spoiled, x, [0, 2, 1, 3])
    base = {"rows": 2, "row_ptr": values([0, 2, 4]), "col": values([0, 2, 1, 2]), "val": plain(605, 4)}
    for name, row in (("row = rows", 2), ("row 2^32 - 1", 4294967295)):
        given = base | {"subset": values([0, row]), "x": plain(616, 3), "lengths": {"y": 2}}
        yield case(fmt, name, "a row that is not there", given, refused("index"))
    given = base | {"col": values([0, 2, 1, 3]), "subset": values([1]), "x": plain(616, 3), "lengths": {"y": 1}}
    yield case(fmt, "column = cols", "a column one past the end", given, refused("index"))


def spmm_cases(fmt: Format):
    """spmm"""

    def made(name: str, why: str, a: Pattern, n: int, val: dict, b: dict, pads=(0, 0)) -> dict:
        ldb, ldc = n + pads[0], n + pads[1]
        v, right = read(fmt, val), read(fmt, b)
        found = []
        for r in range(a.rows):
            for q in range(n):
                terms = [(w, right[j * ldb + q]) for j, w in a.row(r, v)]
                found.append(summed(fmt, terms, one_by_one(fmt, terms), len(terms) + 1))
        length = (a.rows - 1) * ldc + n if a.rows and n else 0

        def padded(items: list[float]) -> list[float]:
            out = [7.0] * length
            for at, item in enumerate(items):
                out[at // n * ldc + at % n] = item
            return out

        given = {"rows": a.rows, "cols": a.cols} | a.given() | {"val": val, "n": n, "b": b}
        given |= ({"ldb": ldb} if pads[0] else {}) | ({"ldc": ldc} if pads[1] else {}) | {"lengths": {"c": length}}
        return case(fmt, name, why, given, answer(fmt, found, padded))

    def dense(cols: int, n: int, pad: int = 0) -> dict:
        return full(641, (cols - 1) * (n + pad) + n if cols and n else 0, -6, 6)

    for name, why, a in patterns():
        n = 3 if a.rows < 37 else fmt.lanes + 5
        yield made(f"{name} by {n}", why, a, n, full(651, len(a.col), -6, 6), dense(a.cols, n))
    ten = Pattern(list(range(10)), 9, 2)
    val = full(652, 45, -6, 6)
    for n, why in (
        (0, "no columns"),
        (1, "one column: not the lanes of spmv"),
        (fmt.lanes, "a block"),
        (2 * fmt.lanes + 3, "blocks and a tail"),
    ):
        yield made(f"10 x 9 by {n}", why, ten, n, val, dense(9, n))
    yield made(
        "padded",
        "between the rows c stays",
        Pattern([2, 0, 4, 1], 5, 3),
        6,
        full(653, 7, -6, 6),
        dense(5, 6, 2),
        (2, 3),
    )
    nan = odd_nans(fmt)[0]
    small = Pattern([2, 2, 1], 3, 7)
    b = plain(643, 9, [(4, nan), (8, fmt.hex(math.inf))])
    yield made("nan", "a NaN or an infinity reaches the rows that use it", small, 3, plain(654, 5), b)
    for name, why, row_ptr, col, status in bad_rows():
        given = {"rows": 2, "cols": 3, "row_ptr": values(row_ptr), "col": values(col), "val": plain(605, 4), "n": 2}
        yield case(fmt, name, why, given | {"b": plain(617, 6), "lengths": {"c": 4}}, refused(status))
    given = {
        "rows": 2,
        "cols": 3,
        "row_ptr": values([0, 2, 4]),
        "col": values([0, 2, 1, 2]),
        "val": plain(605, 4),
        "n": 2,
    }
    short = given | {"b": plain(617, 6), "ldb": 1, "lengths": {"c": 4}}
    yield case(fmt, "ldb below n", "rows may not overlap", short, refused("shape"))
    short = given | {"b": plain(617, 6), "ldc": 1, "lengths": {"c": 4}}
    yield case(fmt, "ldc below n", "rows may not overlap", short, refused("shape"))


def files() -> list[dict]:
    """All of them."""
    one = "gamma(terms + 1) sum |terms| and half a smallest subnormal a product."
    rows = (
        ("spmv_t", "y = A^T x, A in compressed rows; row after row.", one, spmv_t_cases),
        ("spmv_rows", "y[i] = row subset[i] of A times x.", "As spmv.", spmv_rows_cases),
        ("spmm", "C = A B, A in compressed rows, B dense.", one, spmm_cases),
    )
    return [file(name, name, about, bound, (c for t in FORMATS for c in f(t))) for name, about, bound, f in rows]
