"""Cases of gemv, gemm, syrk, trsm and transpose, row-major.

An element of gemm and syrk starts from beta c and takes (alpha a) b in the
order of k; a row of gemv is a dot product; trsm takes the unknowns out one by
one in the order of the substitution. All of it is walked step by step, and
compared with the exact result.
"""

import math
from fractions import Fraction

from . import order
from .answers import case, exactly, expected, file, refused
from .floats import FORMATS, Format, gamma
from .inputs import odd_nans
from .paint import fill, full, plain, read
from .reductions import steps

Matrix = list[list[float]]


def rows_of(values: list[float], rows: int, cols: int, ld: int) -> Matrix:
    """The matrix in an array."""
    return [values[i * ld : i * ld + cols] for i in range(rows)]


def turned(a: Matrix, cols: int) -> Matrix:
    """The transpose."""
    return [[row[j] for row in a] for j in range(cols)]


def op(fmt: Format, spec: dict, trans: bool, rows: int, cols: int, ld: int) -> Matrix:
    """op(A), rows x cols."""
    values = read(fmt, spec)
    return turned(rows_of(values, cols, rows, ld), rows) if trans else rows_of(values, rows, cols, ld)


def finite(*numbers: float) -> bool:
    """None is NaN or infinite."""
    return all(map(math.isfinite, numbers))


def element(fmt: Format, alpha: float, a: list[float], b: list[float], beta: float, c: float):
    """beta c + sum of (alpha a_k) b_k: the bits of the order, the exact value, the bound."""
    terms = list(zip(a, b, strict=True)) if alpha else []
    walked = fmt.step(beta * c) if beta else 0.0
    for p, q in terms:
        walked = fmt.step(walked + fmt.step(fmt.step(alpha * p) * q))
    if not finite(walked):
        return walked, walked, Fraction(0)
    start = Fraction(beta) * Fraction(c) if beta else Fraction(0)
    products = [Fraction(alpha) * Fraction(p) * Fraction(q) for p, q in terms]
    size = abs(start) + sum(map(abs, products))
    tol = gamma(len(terms) + 3, fmt) * size + (2 * len(terms) + 2) * fmt.tiny * (size > 0)
    return walked, fmt.round(start + sum(products)), tol


def product(fmt: Format, alpha: float, a: Matrix, b: Matrix, beta: float, c: list[float], ldc: int, part=None) -> dict:
    """The answer for C, of which only `part` (i, j) changes."""
    walked, exact, most = list(c), list(c), Fraction(0)
    columns = turned(b, len(b[0])) if b else None
    for i, row in enumerate(a):
        for j in range(len(columns) if columns is not None else 0):
            if part is None or part(i, j):
                at = i * ldc + j
                walked[at], exact[at], tol = element(fmt, alpha, row, columns[j], beta, c[at])
                most = max(most, tol)
    return limited(fmt, exact, most, walked)


def limited(fmt: Format, exact: list[float], tol: Fraction, walked: list[float]) -> dict:
    """Both for small results; for long ones the order alone, which was compared here."""
    answer = expected(fmt, exact, tol, order=walked)
    return answer if len(exact) <= 60 or tol == 0 else {"order": answer["order"]}


def room(m: int, n: int, k: int) -> dict:
    """More than packed panels need."""
    return {"lengths": {"work": min(k, 256) * (96 + min(m, 96) + min(n, 256) + 16)}}


def stride(name: str, ld: int, cols: int) -> dict:
    """A stride that is the number of columns is left out."""
    return {name: ld} if ld != cols else {}


def gemm_case(
    fmt: Format, name: str, why: str, sizes, flags=(False, False), factors=(1.0, 0.0), pads=(0, 0, 0), **specs
):
    """One product; `specs` replaces a, b or c."""
    (m, n, k), (ta, tb), (alpha, beta) = sizes, flags, factors
    wide_a, wide_b = (m if ta else k), (k if tb else n)
    lda, ldb, ldc = wide_a + pads[0], wide_b + pads[1], n + pads[2]

    def span(rows: int, cols: int, ld: int) -> int:
        return (rows - 1) * ld + cols if rows and cols else 0

    a = specs.get("a") or full(501, span(k if ta else m, wide_a, lda), -3, 2)
    b = specs.get("b") or full(511, span(n if tb else k, wide_b, ldb), -3, 2)
    c = specs.get("c") or full(521, span(m, n, ldc), -3, 2)
    one, two = op(fmt, a, ta, m, k, lda), op(fmt, b, tb, k, n, ldb)
    # Without terms there are still columns.
    answer = product(fmt, alpha, one, two if k else [], beta, read(fmt, c), ldc)
    if k == 0:
        answer = product(fmt, 0.0, [[0.0]] * m, [[0.0] * n], beta, read(fmt, c), ldc)
    given = {"trans_a": ta, "trans_b": tb, "m": m, "n": n, "k": k, "alpha": fmt.hex(alpha), "a": a}
    given |= stride("lda", lda, wide_a) | {"b": b} | stride("ldb", ldb, wide_b)
    given |= {"beta": fmt.hex(beta), "c": c} | stride("ldc", ldc, n) | room(m, n, k)
    return case(fmt, name, why, given, answer)


def gemm_cases(fmt: Format):
    """gemm"""
    f = 0.7 if fmt.name == "f64" else fmt.step(0.7)
    for m, n, k, why in (
        (1, 1, 1, "one value"),
        (3, 2, 4, "smaller than a tile"),
        (4, 8, 5, "a tile of f32"),
        (5, 7, 9, "a tile and its edges"),
        (13, 18, 7, "several tiles and their edges"),
        (1, 33, 3, "one row"),
        (33, 1, 3, "one column"),
        (2, 3, 300, "more terms than a block of k"),
        (75, 5, 3, "more rows than a block"),
        (2, 270, 3, "more columns than a block"),
        (0, 3, 2, "no rows"),
        (3, 0, 2, "no columns"),
    ):
        yield gemm_case(fmt, f"{m} x {n} x {k}", why, (m, n, k))
    for flags in ((False, True), (True, False), (True, True)):
        name = " ".join(("A^T" if flags[0] else "A", "B^T" if flags[1] else "B"))
        yield gemm_case(fmt, f"{name}, padded", "between the rows C stays", (5, 6, 7), flags, (f, -1.0), (1, 2, 3))
    for factors in ((1.0, 1.0), (-1.0, f), (f, 0.0), (0.0, f), (0.0, 0.0)):
        yield gemm_case(
            fmt, f"alpha {factors[0]:.2g} beta {factors[1]:.2g}", "every factor", (3, 5, 4), factors=factors
        )
    nan = odd_nans(fmt)[0]
    spoiled = fill(fmt, 1.0, 6, [(1, nan), (4, fmt.hex(math.inf))])
    yield gemm_case(fmt, "beta 0 of nan", "C is not read", (2, 3, 2), c=spoiled)
    yield gemm_case(fmt, "alpha 0 of nan", "A is not read", (2, 3, 3), factors=(0.0, 1.0), a=spoiled)
    yield gemm_case(fmt, "no terms", "k = 0: beta C is left", (2, 3, 0), factors=(1.0, f))
    yield gemm_case(fmt, "no terms, beta 0", "k = 0: zeros are left", (2, 3, 0), c=spoiled)
    yield gemm_case(fmt, "nan", "a NaN or an infinity spoils its row", (2, 3, 3), factors=(1.0, 1.0), a=spoiled)
    yield gemm_case(
        fmt, "0 times inf", "no short cut for zeros", (2, 2, 1), a=fill(fmt, 0.0, 2), b=fill(fmt, math.inf, 2)
    )
    given = {"trans_a": False, "trans_b": False, "m": 2, "n": 3, "k": 4, "alpha": fmt.hex(1.0), "a": plain(502, 20)}
    rest = {"b": plain(512, 20), "beta": fmt.hex(0.0), "c": plain(522, 20), "lengths": {"work": 4096}}
    yield case(fmt, "lda below k", "rows may not overlap", given | {"lda": 3} | rest, refused("shape"))
    yield case(fmt, "ldb below n", "rows may not overlap", given | rest | {"ldb": 2}, refused("shape"))
    yield case(fmt, "ldc below n", "rows may not overlap", given | rest | {"ldc": 2}, refused("shape"))
    yield case(fmt, "no work", "panels have no room", given | rest | {"lengths": {"work": 0}}, refused("shape"))


def syrk_cases(fmt: Format):
    """syrk"""

    def made(name: str, why: str, lower: bool, trans: bool, n: int, k: int, factors=(1.0, 0.0), pads=(0, 0), c=None):
        cols = n if trans else k
        lda, ldc = cols + pads[0], n + pads[1]
        rows = k if trans else n
        a = full(531, (rows - 1) * lda + cols if rows and cols else 0, -3, 2)
        c = c or full(541, (n - 1) * ldc + n if n else 0, -3, 2)
        one = op(fmt, a, trans, n, k, lda)
        part = (lambda i, j: j <= i) if lower else (lambda i, j: j >= i)
        other = turned(one, k) if k else [[0.0] * n]
        one, alpha = (one, factors[0]) if k else ([[0.0]] * n, 0.0)
        answer = product(fmt, alpha, one, other, factors[1], read(fmt, c), ldc, part)
        given = {"lower": lower, "trans": trans, "n": n, "k": k, "alpha": fmt.hex(factors[0]), "a": a}
        given |= (
            stride("lda", lda, cols) | {"beta": fmt.hex(factors[1]), "c": c} | stride("ldc", ldc, n) | room(n, n, k)
        )
        return case(fmt, name, why, given, answer)

    f = fmt.step(0.7)
    for lower in (True, False):
        side = "lower" if lower else "upper"
        for n, k in ((1, 1), (5, 3), (6, 4), (19, 5)):
            yield made(f"{side} {n} x {k}", "the other triangle stays", lower, False, n, k)
        yield made(f"{side} A^T, padded", "between the rows C stays", lower, True, 6, 7, (f, -1.0), (2, 1))
        yield made(f"{side} long", "more terms than a block of k", lower, False, 3, 300, (1.0, 1.0))
        yield made(f"{side} no terms", "k = 0: beta C is left", lower, False, 3, 0, (1.0, f))
        nan = fill(fmt, 1.0, 9, [(i, fmt.nan) for i in range(9)])
        yield made(f"{side} beta 0 of nan", "C is not read, the other triangle stays", lower, False, 3, 2, c=nan)
    yield made("empty", "nothing at all", True, False, 0, 3)
    given = {"lower": True, "trans": False, "n": 3, "k": 4, "alpha": fmt.hex(1.0), "a": plain(532, 20)}
    rest = {"beta": fmt.hex(0.0), "c": plain(542, 9), "lengths": {"work": 4096}}
    yield case(fmt, "lda below k", "rows may not overlap", given | {"lda": 3} | rest, refused("shape"))
    yield case(fmt, "ldc below n", "rows may not overlap", given | rest | {"ldc": 2}, refused("shape"))


def gemv_cases(fmt: Format):
    """gemv"""

    def made(name: str, why: str, trans: bool, m: int, n: int, factors=(1.0, 0.0), pad: int = 0, **specs):
        alpha, beta = factors
        lda = n + pad
        a = specs.get("a") or full(551, (m - 1) * lda + n if m and n else 0, -3, 2)
        x = specs.get("x") or full(561, m if trans else n, -3, 2)
        y = specs.get("y") or full(571, n if trans else m, -3, 2)
        rows, right, left = rows_of(read(fmt, a), m, n, lda), read(fmt, x), read(fmt, y)
        lines = turned(rows, n) if trans else rows
        walked, exact, most = [], [], Fraction(0)
        for line, old in zip(lines, left, strict=True):
            if trans:
                w, e, tol = element(fmt, alpha, right, line, beta, old)
            else:
                w, e, tol = row(fmt, alpha, line, right, beta, old)
            walked.append(w)
            exact.append(e)
            most = max(most, tol)
        given = {"trans": trans, "m": m, "n": n, "alpha": fmt.hex(alpha), "a": a} | stride("lda", lda, n)
        given |= {"x": x, "beta": fmt.hex(beta), "y": y}
        return case(fmt, name, why, given, limited(fmt, exact, most, walked))

    f = fmt.step(0.7)
    nan = odd_nans(fmt)[0]
    for trans in (False, True):
        word = "A^T" if trans else "A"
        for m, n, why in (
            (1, 1, "one value"),
            (3, 5, "rows shorter than a block"),
            (7, fmt.lanes + 3, "a tail after the block, rows in fours and three"),
            (9, 2 * fmt.lanes, "whole blocks"),
            (0, 4, "no rows"),
            (4, 0, "no columns"),
        ):
            yield made(f"{word} {m} x {n}", why, trans, m, n, (1.0, 1.0))
        yield made(f"{word} padded", "values between the rows do not count", trans, 6, 5, (f, -1.0), 3)
        for factors in ((-1.0, f), (f, 0.0), (0.0, f), (0.0, 0.0)):
            yield made(f"{word} alpha {factors[0]:.2g} beta {factors[1]:.2g}", "every factor", trans, 5, 6, factors)
        spoiled = fill(fmt, 1.0, 3, [(1, nan)])
        yield made(f"{word} beta 0 of nan", "y is not read", trans, 3, 3, y=spoiled)
        yield made(
            f"{word} alpha 0 of nan", "A is not read", trans, 3, 3, (0.0, 1.0), a=fill(fmt, math.inf, 9, [(1, nan)])
        )
        yield made(
            f"{word} nan", "a NaN reaches where it counts", trans, 3, 3, (1.0, 1.0), a=fill(fmt, 1.0, 9, [(4, nan)])
        )
    given = {"trans": False, "m": 2, "n": 4, "alpha": fmt.hex(1.0), "a": plain(552, 8), "lda": 3}
    given |= {"x": plain(562, 4), "beta": fmt.hex(0.0), "y": plain(572, 2)}
    yield case(fmt, "lda below n", "rows may not overlap", given, refused("shape"))


def row(fmt: Format, alpha: float, a: list[float], x: list[float], beta: float, y: float):
    """alpha (a . x) + beta y, the dot product in the order of the block."""
    if not alpha or not a:
        return element(fmt, 0.0, [], [], beta, y)
    walked = fmt.step(alpha * order.dot(fmt, a, x))
    if beta:
        walked = fmt.step(walked + fmt.step(beta * y))
    if not finite(walked):
        return walked, walked, Fraction(0)
    start = Fraction(beta) * Fraction(y) if beta else Fraction(0)
    products = [Fraction(alpha) * Fraction(p) * Fraction(q) for p, q in zip(a, x, strict=True)]
    tol = gamma(steps(fmt, len(a)) + 4, fmt) * (abs(start) + sum(map(abs, products)))
    return walked, fmt.round(start + sum(products)), tol


def transpose_cases(fmt: Format):
    """transpose"""

    def made(name: str, why: str, m: int, n: int, pads=(0, 0)) -> dict:
        lda, ldb = n + pads[0], m + pads[1]
        a = full(581, (m - 1) * lda + n if m and n else 0, -3, 2)
        out = [7.0] * ((n - 1) * ldb + m if m and n else 0)
        for i, line in enumerate(rows_of(read(fmt, a), m, n, lda)):
            for j, v in enumerate(line):
                out[j * ldb + i] = v
        given = {"m": m, "n": n, "a": a} | stride("lda", lda, n) | stride("ldb", ldb, m) | {"lengths": {"b": len(out)}}
        return case(fmt, name, why, given, exactly(fmt.texts(out)))

    for m, n, why in (
        (0, 3, "nothing at all"),
        (3, 0, "nothing at all"),
        (1, 1, "one value"),
        (1, 7, "a row becomes a column"),
        (7, 1, "a column becomes a row"),
        (3, 5, "smaller than a block"),
        (8, 8, "a square"),
        (17, 9, "blocks and their edges"),
        (33, 70, "many blocks"),
    ):
        yield made(f"{m} x {n}", why, m, n)
    yield made("padded", "between the rows b stays", 5, 6, (3, 2))
    yield made("padded blocks", "between the rows b stays", 34, 19, (1, 5))
    given = {"m": 2, "n": 4, "a": plain(582, 8), "lda": 3, "lengths": {"b": 8}}
    yield case(fmt, "lda below n", "rows may not overlap", given, refused("shape"))
    given = {"m": 2, "n": 4, "a": plain(582, 8), "ldb": 1, "lengths": {"b": 8}}
    yield case(fmt, "ldb below m", "rows may not overlap", given, refused("shape"))


def files() -> list[dict]:
    """All but trsm."""
    dot = "gamma(k + 3) (sum |alpha a b| + |beta c|)"
    rows = (
        (
            "gemv",
            "gemv",
            "y = alpha op(A) x + beta y.",
            f"As gemm; a row is a dot product: {dot} over its order.",
            gemv_cases,
        ),
        (
            "gemm",
            "gemm",
            "C = alpha op(A) op(B) + beta C.",
            f"{dot} and half a smallest subnormal a product.",
            gemm_cases,
        ),
        ("syrk", "syrk", "C = alpha op(A) op(A)^T + beta C, one triangle.", "As gemm.", syrk_cases),
        ("transpose", "transpose", "b[j][i] = a[i][j].", "0: a move.", transpose_cases),
    )
    return [file(name, form, about, bound, (c for t in FORMATS for c in f(t))) for name, form, about, bound, f in rows]
