"""Cases of trsm: the substitution step by step, and the exact solution.

An unknown starts from alpha b, every unknown before it is taken out of it in
the order of the substitution, a product and a difference rounded, and it is
divided by the diagonal.
"""

import math
from fractions import Fraction

from .answers import case, expected, file, refused
from .blas import Matrix, rows_of, stride, turned
from .floats import FORMATS, Format, gamma
from .inputs import odd_nans
from .paint import bits, fill, full, plain, read
from .rational import eliminate

BLOCK = 64


def substitute(fmt: Format, t: Matrix, lower: bool, unit: bool, b: list[float]) -> list[float]:
    """t x = b for one side, rounded step by step."""
    x, q = list(b), len(b)
    places = list(range(q)) if lower else list(range(q))[::-1]
    for u, p in enumerate(places):
        if not unit:
            x[p] = divided(fmt, x[p], t[p][p])
        for r in places[u + 1 :]:
            x[r] = fmt.step(x[r] - fmt.step(x[p] * t[r][p]))
    return x


def divided(fmt: Format, a: float, b: float) -> float:
    """a / b as IEEE has it."""
    if b == 0 or not math.isfinite(a) or not math.isfinite(b):
        if math.isnan(a) or math.isnan(b) or (a == 0 and b == 0) or (math.isinf(a) and math.isinf(b)):
            return math.nan
        sign = math.copysign(1.0, a) * math.copysign(1.0, b)
        return math.copysign(0.0 if math.isinf(b) else math.inf, sign)
    return math.copysign(fmt.round(abs(Fraction(a) / Fraction(b))), math.copysign(1.0, a) * math.copysign(1.0, b))


def exact(fmt: Format, t: Matrix, lower: bool, unit: bool, sides: Matrix) -> tuple[Matrix, Fraction]:
    """The solutions of all sides, and |T^-1| |T| |x| times what q products and a quotient round."""
    q = len(t)
    inside = (lambda i, j: j < i) if lower else (lambda i, j: j > i)
    a = [
        [
            Fraction(t[i][j]) if inside(i, j) else Fraction(1 if unit else t[i][i]) if i == j else Fraction(0)
            for j in range(q)
        ]
        for i in range(q)
    ]
    inverse = eliminate(a, [[Fraction(i == j) for j in range(q)] for i in range(q)])
    out, most = [], Fraction(0)
    for b in sides:
        x = [sum((v * w for v, w in zip(line, b, strict=True)), Fraction(0)) for line in inverse]
        size = [sum((abs(v * w) for v, w in zip(line, x, strict=True)), Fraction(0)) for line in a]
        size = [s + abs(w) for s, w in zip(size, b, strict=True)]
        spread = max(
            (sum(abs(v) * s for v, s in zip(line, size, strict=True)) for line in inverse), default=Fraction(0)
        )
        most = max(most, gamma(q + 3, fmt) * spread * 2)
        out.append([fmt.round(v) for v in x])
    return out, most


def triangle(fmt: Format, q: int, ld: int, stored_lower: bool, unit: bool, diagonal=None) -> dict:
    """A well-behaved triangle; NaN in places that are not read."""
    values, nan = read(fmt, full(591, q * ld, -3, 0)), odd_nans(fmt)[0]
    out = []
    for i in range(q):
        for j in range(ld if i + 1 < q else q):
            v = values[i * ld + j]
            if j >= q or (j > i if stored_lower else j < i) or (unit and i == j):
                out.append(nan)
            else:
                out.append(diagonal[i] if diagonal and i == j else math.copysign(1.0, v) + v if i == j else v)
    return bits(fmt, out)


def made(fmt: Format, name: str, why: str, flags, m: int, n: int, alpha: float = 1.0, pads=(0, 0), **more) -> dict:
    """One case; flags are right, lower, trans, unit."""
    right, lower, trans, unit = flags
    q = n if right else m
    lda, ldb = q + pads[0], n + pads[1]
    a = triangle(fmt, q, lda, lower, unit, more.get("diagonal"))
    if more.get("dense"):
        a = full(592, q * q, -8, -4, [(i * q + i, fmt.hex(1.5)) for i in range(q)])
    b = more.get("b") or full(593, (m - 1) * ldb + n if m and n else 0, -3, 2)
    t = rows_of(read(fmt, a), q, q, lda)
    # X op(A) = B is op(A)^T X^T = B^T.
    if trans != right:
        t, low = turned(t, q), not lower
    else:
        low = lower
    out = read(fmt, b)
    grid = rows_of(out, m, n, ldb) if m and n else []
    sides = grid if right else turned(grid, n) if grid else []
    sides = [[fmt.step(alpha * v) if alpha != 1.0 else v for v in side] for side in sides]
    if alpha == 0:
        walked = [[0.0] * q for _ in sides]
    else:
        walked = [substitute(fmt, t, low, unit, side) for side in sides]
    bad = [v for side in walked for v in side if not math.isfinite(v)] or more.get("diagonal")
    solved, tol = (
        (walked, Fraction(0))
        if bad or alpha == 0
        else exact(fmt, t, low, unit, [[Fraction(v) for v in s] for s in sides])
    )

    def placed(results: Matrix) -> list[float]:
        values = list(out)
        for s, side in enumerate(results):
            for u, v in enumerate(side):
                i, j = (s, u) if right else (u, s)
                values[i * ldb + j] = v
        return values

    given = dict(zip(("right", "lower", "trans", "unit"), flags, strict=True)) | {
        "m": m,
        "n": n,
        "alpha": fmt.hex(alpha),
    }
    given |= {"a": a} | stride("lda", lda, q) | {"b": b} | stride("ldb", ldb, n) | {"lengths": {"work": 40000}}
    # Of an earlier block the products come in another order: beyond one block only the bound holds.
    answer = expected(fmt, placed(solved), tol, order=placed(walked) if q <= BLOCK else None)
    return case(fmt, name, why, given, answer)


def cases(fmt: Format):
    """All sixteen (every other one in f64), the special factors and the refusals."""
    for number in range(16):
        if fmt.name == "f64" and number.bit_count() % 2:
            continue
        flags = tuple(bool(number & bit) for bit in (8, 4, 2, 1))
        words = ("right", "lower", "trans", "unit")
        name = " ".join(w for w, f in zip(words, flags, strict=True) if f) or "upper"
        yield made(fmt, name, "the other triangle, and a unit diagonal, hold NaN", flags, 4, 3, pads=(1, 2))
    left, right = (False, True, False, False), (True, False, False, False)
    half = fmt.step(0.7)
    yield made(fmt, "1 x 1", "a division", left, 1, 1)
    yield made(fmt, "alpha 0.7", "B is scaled first", left, 4, 3, half)
    yield made(fmt, "alpha -1", "B is scaled first", right, 3, 4, -1.0)
    yield made(fmt, "alpha 0", "zeros, whatever B holds", left, 3, 3, 0.0, b=fill(fmt, 1.0, 9, [(4, odd_nans(fmt)[0])]))
    yield made(fmt, "many sides", "more right-hand sides than a vector has lanes", left, 2, fmt.lanes + 3)
    yield made(fmt, "two blocks", "more unknowns than a block", left, 66, 1, dense=True)
    yield made(fmt, "two blocks upper", "more unknowns than a block", right, 1, 66, dense=True)
    yield made(fmt, "zero diagonal", "infinities and NaN, as IEEE divides", left, 3, 2, diagonal=[2.0, 0.0, 1.0])
    nan = fill(fmt, 1.0, 6, [(2, odd_nans(fmt)[1])])
    yield made(fmt, "nan in b", "a NaN stays in its side", left, 3, 2, b=nan)
    yield made(fmt, "no rows", "nothing at all", left, 0, 3)
    yield made(fmt, "no columns", "nothing at all", left, 3, 0)
    given = {"right": False, "lower": True, "trans": False, "unit": False, "m": 3, "n": 2, "alpha": fmt.hex(1.0)}
    given |= {"a": plain(594, 9), "b": plain(595, 6), "lengths": {"work": 40000}}
    yield case(fmt, "lda below m", "rows may not overlap", given | {"lda": 2}, refused("shape"))
    yield case(fmt, "ldb below n", "rows may not overlap", given | {"ldb": 1}, refused("shape"))
    yield case(fmt, "no work", "panels have no room", given | {"lengths": {"work": 0}}, refused("shape"))


def files() -> list[dict]:
    """trsm."""
    about = "Solves op(A) X = alpha B, or X op(A) = alpha B, in B; A is a triangle."
    bound = "2 gamma(q + 3) |T^-1| (|T| |x| + |b|), q unknowns (Higham, Accuracy and Stability, 8.1)."
    return [file("trsm", "trsm", about, bound, (c for t in FORMATS for c in cases(t)))]
