"""Cases of inverse, lstsq and qr: dense matrices, against fractions and a hundred digits."""

import math
from fractions import Fraction

from .floats import F32, F64, sqrt, up
from .paint import full, plain, read
from .precise import condition, decimals, frobenius, inverse, pivoted, singular, triangle
from .rational import eliminate, times
from .steps import array, cancel, case, more, near, refused, step

U = 2.0**-53
LEAST = 2.0**-52
BOUND = (
    "20 max(m, n) u times the norm of the answer and the condition: of A for inverse and R, of A and once more of A "
    "times the residual for lstsq, 1 for eigenvalues and singular values, |A| / gap for vectors. "
    "f32 adds its own half ulp."
)


def rows(spec, m: int, n: int, dtype: str = "f64") -> list[list[float]]:
    """The matrix of an array's values."""
    fmt = F64 if dtype == "f64" else F32
    flat = read(fmt, spec) if isinstance(spec, dict) else [float(v) for v in spec]
    assert len(flat) == m * n
    return [flat[i * n : (i + 1) * n] for i in range(m)]


def flat(a) -> list:
    """By rows."""
    return [v for row in a for v in row]


def made(id: int, values, tol: float, dtype: str = "f64") -> dict:
    """An output with its answer."""
    fmt = F64 if dtype == "f64" else F32
    exact = [Fraction(v) for v in values]
    # Of a zero the sign is free: no tolerance would compare its bits.
    tol = tol or (1e-300 if any(v == 0 for v in exact) else 0)
    if dtype == "f32":
        tol += 2.0**-24 * float(max(map(abs, exact), default=0))
    expect = [fmt.hex(fmt.round(v)) for v in exact]
    length = len(expect)
    return {"id": id, "dtype": dtype, "length": length, "expect": expect, "tol": up(Fraction(tol)), "golden": None}


def pending(op: str, **more_of_it) -> dict:
    """What an unfinished operation says."""
    return {"op": op, "status": "pending", "reason": None} | more_of_it


def done(op: str, **more_of_it) -> dict:
    """What a finished one says."""
    return {"op": op, "status": "done", "reason": "done"} | more_of_it


def pieces(request: dict, wanted: dict, steps: int = 2) -> list[dict]:
    """One call, and the rest in steps of one unit and to the end."""
    op = request["op"]
    first = step(request | {"budget": 1}, 1, **pending(op))
    return [first, *(more(1, 1, **pending(op)) for _ in range(steps - 1)), more(0, 0, golden=True, **wanted)]


def abandoned(name: str, arrays, request: dict, outs) -> dict:
    """Cancelled: the arrays that were not there are not there."""
    op = request["op"]
    steps = [
        step({"op": "info"}, 0, length=len(arrays)),
        step(request | {"budget": 1}, 1, **pending(op)),
        refused({"op": "free", "id": 1}, "pending"),
        cancel(0, op=op, status="done", reason="budget"),
        *(refused({"op": "info", "id": id}, "id") for id in outs),
        step({"op": "info"}, 0, length=len(arrays)),
        step(request, 0, golden=True, **done(op)),
    ]
    return case(name, "cancelled: nothing is written and nothing left behind; then again", arrays, steps)


def refusals(request: dict, arrays, wrong, free) -> dict:
    """What is refused, and that an output that was asked for anew is not made."""
    steps = [
        *(refused(request | given, status, says) for given, status, says in wrong),
        *(
            refused({k: v for k, v in request.items() if k != field}, "field", f'"{field}"')
            for field in request
            if field != "op"
        ),
        *(refused({"op": "info", "id": id}, "id") for id in free),
        step({"op": "info"}, 0, length=len(arrays)),
    ]
    return case("refused", "every argument is checked; what is refused makes nothing", arrays, steps)


# ---- inverse

INVERSE = {"op": "inverse", "a": 1, "n": 0, "out": 2}
WELL = [[4.0, 1.0, -2.0], [1.0, 3.0, 0.5], [2.0, -1.0, 5.0]]
SWAP = [[0.0, 2.0, 0.0], [0.0, 0.0, 3.0], [5.0, 0.0, 0.0]]
NAN = float("nan")


def inverted(name: str, why: str, n: int, spec, dtype="f64", given=None, tol=None, **fields) -> dict:
    """An inverse that exists; `given`: an array that is there for it."""
    a = [[Fraction(v) for v in row] for row in rows(spec, n, n, dtype)]
    exact = inverse(a)
    largest = float(max(map(abs, flat(exact)), default=0))
    kappa = condition(a) if n else 1.0
    bound = 20 * max(n, 1) * U * kappa * largest if tol is None else tol
    arrays = [array(1, dtype, spec)] + ([given] if given else [])
    out = fields.get("out", 2)
    kind = given["dtype"] if given else dtype
    norm1 = max((sum(abs(row[j]) for row in a) for j in range(n)), default=Fraction(0))
    inv1 = max((sum(abs(row[j]) for row in exact) for j in range(n)), default=Fraction(0))
    rcond = float(1 / (norm1 * inv1)) if n else 1.0
    # The estimate is of a lower bound of |A^-1|; with three rows and less it is exact.
    wanted = done("inverse", rcond=near(rcond, 1e-9 * rcond + 1e-15) if n <= 3 else {"least": rcond * 0.999999})
    steps = [step(INVERSE | {"n": n} | fields, 0, golden=True, **wanted)]
    return case(name, why, arrays, steps, [made(out, flat(exact), bound, kind)])


def inverses():
    """Cases of inverse."""
    yield inverted("1 x 1", "one value", 1, [4.0], tol=0)
    yield inverted("0 x 0", "no values: nothing to invert, and that is done", 0, [])
    yield inverted("permutation", "zeros on the diagonal: rows are exchanged", 3, flat(SWAP))
    yield inverted("3 x 3", "an ordinary matrix", 3, flat(WELL))
    yield inverted("in place", "the inverse takes the place of the matrix", 3, flat(WELL), out=1)
    yield inverted("f32", "in and out, computed in f64", 3, flat(WELL), "f32")
    given = array(2, "f32", [7.0] * 9)
    yield inverted("f64 into f32", "an array that is there keeps its dtype", 3, flat(WELL), given=given)
    given = array(2, "f64", [7.0] * 9)
    yield inverted("f32 into f64", "an array that is there keeps its dtype", 3, flat(WELL), "f32", given=given)
    yield inverted("12 x 12", "every digit in use", 12, full(400, 144, -1, 2))
    hilbert = [1.0 / (i + j + 1) for i in range(6) for j in range(6)]
    yield inverted(
        "ill conditioned",
        "the Hilbert matrix of 6, as far as doubles hold it",
        6,
        {"bits": [F64.hex(v) for v in hilbert]},
    )
    big = 2.0**500
    yield inverted("huge", "squares of the values overflow", 2, [big, 0.0, 0.0, 2 * big])
    name, spec = "in pieces", full(400, 144, -1, 2)
    steps = pieces(INVERSE | {"n": 12}, done("inverse"), 1)
    twin = inverted("12 x 12", "", 12, spec)
    yield case(name, "the same bits in steps", [array(1, "f64", spec)], steps, twin["outputs"], same_as="12 x 12")
    yield abandoned("cancelled", [array(1, "f64", spec)], INVERSE | {"n": 12}, [2])
    singular_ones = [
        ("a zero column", [1.0, 0.0, 2.0, 0.0]),
        ("equal rows", [1.0, 1.0, 1.0, 1.0]),
        ("to working precision", {"bits": [F64.hex(v) for v in (1.0, 1.0, 1.0, 1.0 + LEAST)]}),
    ]
    for name, spec in singular_ones:
        steps = [
            refused(INVERSE | {"n": 2}, "singular"),
            refused({"op": "info", "id": 2}, "id"),
            step({"op": "info"}, 0, length=1),
        ]
        yield case(
            f"singular: {name}", "there is no inverse: refused, and out is not made", [array(1, "f64", spec)], steps
        )
    arrays = [
        array(1, "f64", flat(WELL)),
        array(3, "f64", [7.0] * 8),
        array(4, "u32", [0] * 9),
        array(5, "f64", {"bits": [F64.hex(v) for v in (*flat(WELL)[:8], math.inf)]}),
    ]
    wrong = [
        ({"a": 9}, "id", "9"),
        ({"a": 4}, "dtype", "a "),
        ({"a": 3}, "shape", "a "),
        ({"a": 5}, "not_finite", ""),
        ({"n": 2}, "shape", "a "),
        ({"n": 4294967295}, "shape", "a "),
        ({"n": -3}, "field", '"n"'),
        ({"out": 3}, "shape", "out "),
        ({"out": 4}, "dtype", "out "),
    ]
    yield refusals(INVERSE | {"n": 3}, arrays, wrong, [2])
    yield too_small(INVERSE | {"n": 30}, 30 * 30, [2])


def too_small(request: dict, values: int, free, extra=()) -> dict:
    """A limit that holds the matrix and not the work."""
    arrays = [array(1, "f64", plain(900, values)), *extra]
    owned = 16384 + sum(-(-8 * values // 64) * 64 for _ in (1,))
    steps = [
        refused(request, "limit", "max_bytes"),
        *(refused({"op": "info", "id": id}, "id") for id in free),
        step({"op": "info"}, 0, length=len(arrays)),
    ]
    config = {"max_bytes": owned + 4096}
    return case(
        "limit", "more memory than max_bytes leaves: refused before anything is made", arrays, steps, config=config
    )


# ---- lstsq

LSTSQ = {"op": "lstsq", "a": 1, "rows": 0, "cols": 0, "b": 2, "x": 3}


def pseudo(a, b, rank: int):
    """The solution of least norm, by a factorisation of full rank over fractions: A = C F, with
    C independent columns of A: x = F^T (F F^T)^-1 (C^T C)^-1 C^T b.
    """
    m, n = len(a), len(a[0])
    work, pivots, r = [row[:] for row in a], [], 0
    for c in range(n):
        p = next((i for i in range(r, m) if work[i][c]), None)
        if p is None:
            continue
        work[r], work[p] = work[p], work[r]
        work[r] = [v / work[r][c] for v in work[r]]
        for i in range(m):
            if i != r and work[i][c]:
                t = work[i][c]
                work[i] = [v - t * w for v, w in zip(work[i], work[r], strict=True)]
        pivots.append(c)
        r += 1
    assert r == rank, (r, rank)
    f, c = work[:rank], [[row[p] for p in pivots] for row in a]
    ct = [list(col) for col in zip(*c, strict=True)]
    gram = [[sum(p * q for p, q in zip(u, v, strict=True)) for v in ct] for u in ct]
    y = [row[0] for row in eliminate(gram, [[v] for v in times(ct, b)])]
    gram = [[sum(p * q for p, q in zip(u, v, strict=True)) for v in f] for u in f]
    z = [row[0] for row in eliminate(gram, [[v] for v in y])]
    return [sum(f[k][j] * z[k] for k in range(rank)) for j in range(n)]


def least(name: str, why: str, m: int, n: int, spec, b, rank=None, dtype="f64", kappa=None, x=None, **fields) -> dict:
    """A least-squares problem; `x` where the basic solution is asked for."""
    fmt = F64 if dtype == "f64" else F32
    a = [[Fraction(v) for v in row] for row in rows(spec, m, n, dtype)]
    right = [Fraction(v) for v in (read(fmt, b) if isinstance(b, dict) else b)]
    rank = min(m, n) if rank is None else rank
    exact = [Fraction(v) for v in x] if x is not None else pseudo(a, right, rank) if rank else [Fraction(0)] * n
    residual = sqrt(sum(((p - q) ** 2 for p, q in zip(right, times(a, exact), strict=True)), Fraction(0)))
    size = max(frobenius(a), 1e-300)
    if kappa is None:
        values = singular(decimals(a))[0] if rank == min(m, n) and rank else []
        kappa = float(values[0] / values[-1]) if values else 1.0
    length = float(sqrt(sum((v * v for v in exact), Fraction(0))))
    bound = 20 * max(m, n) * U * (kappa * length + kappa * kappa * float(residual) / size)
    whole = float(sqrt(sum((v * v for v in right), Fraction(0))))
    slack = 20 * max(m, n) * U * (whole + size * length) * max(1.0, kappa if residual else 1.0)
    wanted = done(
        "lstsq", rank=rank, residual_norm=near(F64.round(Fraction(residual)), up(Fraction(slack))) if slack else 0
    )
    arrays = [array(1, dtype, spec), array(2, dtype, b)]
    steps = [step(LSTSQ | {"rows": m, "cols": n} | fields, 0, golden=True, **wanted)]
    return case(name, why, arrays, steps, [made(fields.get("x_id", 3), exact, bound, dtype)])


TALL = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 9.0]]
LEANING = [[1.0, 2.0, 5.0], [2.0, 4.0, 10.0], [1.0, 0.0, 1.0], [3.0, -2.0, -1.0]]
WIDE = [[1.0, 3.0, 5.0, 7.0], [2.0, 4.0, 6.0, 9.0]]
DEPENDENT = [[1.0, 2.0, 3.0], [2.0, 4.0, 6.0], [1.0, 0.0, 1.0], [3.0, -2.0, 1.0]]


def least_squares():
    """Cases of lstsq."""
    yield least("1 x 1", "one equation", 1, 1, [2.0], [6.0])
    yield least("square", "a square matrix is solved", 3, 3, flat(WELL), [1.0, 2.0, 3.0])
    yield least("tall", "more equations than unknowns", 4, 2, flat(TALL), [1.0, 1.0, 2.0, 3.0])
    yield least("wide", "fewer: of all solutions the shortest", 2, 4, flat(WIDE), [1.0, 2.0])
    yield least("consistent", "the residual is zero", 4, 2, flat(TALL), [3.0, 7.0, 11.0, 16.0])
    why = "the third column is the sum of the others: of all solutions the shortest"
    yield least("rank deficient", why, 4, 3, flat(DEPENDENT), [1.0, 2.0, 0.5, -1.0], rank=2, kappa=4.0)
    yield least("zero matrix", "of rank 0: x = 0", 3, 2, [0.0] * 6, [1.0, 2.0, 2.0], rank=0)
    yield least("zero right-hand side", "x = 0", 4, 2, flat(TALL), [0.0] * 4)
    yield least("f32", "in and out, computed in f64", 4, 2, flat(TALL), [1.0, 1.0, 2.0, 3.0], dtype="f32")
    yield least("20 x 6", "every digit in use", 20, 6, full(410, 120, -1, 2), plain(411, 20))
    yield least("6 x 20", "every digit in use, the shortest solution", 6, 20, full(412, 120, -1, 2), plain(413, 6))
    yield least("no columns", "nothing to choose: the residual is b", 3, 0, [], [1.0, 2.0, 2.0], rank=0)
    yield least("no rows", "nothing to fit: x = 0", 0, 3, [], [], rank=0)
    why = "the second column is half the first: tol decides that it is dependent; the longer one is taken"
    skewed = [2.0, 1.0, 0.0, 1.0 / 1024]
    yield least("tol", why, 2, 2, skewed, [4.0, 1.0], rank=1, kappa=1.0, x=[2.0, 0.0], tol=0.5, minimum_norm=False) | {}
    twin = least("20 x 6", "", 20, 6, full(410, 120, -1, 2), plain(411, 20))
    steps = pieces(LSTSQ | {"rows": 20, "cols": 6}, done("lstsq", rank=6), 3)
    yield case("in pieces", "the same bits in steps", twin["arrays"], steps, twin["outputs"], same_as="20 x 6")
    yield abandoned("cancelled", twin["arrays"], LSTSQ | {"rows": 20, "cols": 6}, [3])
    arrays = [
        array(1, "f64", flat(TALL)),
        array(2, "f64", [1.0, 2.0, 3.0, 4.0]),
        array(4, "u32", [0] * 8),
        array(5, "f64", {"bits": [F64.hex(v) for v in (1.0, NAN, 0.0, 0.0)]}),
    ]
    wrong = [
        ({"a": 9}, "id", "9"),
        ({"a": 4}, "dtype", "a "),
        ({"b": 4}, "dtype", "b "),
        ({"a": 2}, "shape", "a "),
        ({"b": 1}, "shape", "b "),
        ({"b": 5}, "not_finite", "b"),
        ({"rows": 2, "cols": 4}, "shape", "b "),
        ({"rows": 4294967295, "cols": 4294967295}, "shape", "a "),
        ({"x": 2}, "shape", "x "),
        ({"x": 4}, "dtype", "x "),
        ({"tol": -1e-9}, "field", "tol"),
        ({"tol": 1.0}, "field", "tol"),
        ({"minimum_norm": 1}, "field", "minimum_norm"),
    ]
    yield refusals(LSTSQ | {"rows": 4, "cols": 2}, arrays, wrong, [3])
    extra = [array(2, "f64", plain(901, 45))]
    yield too_small(LSTSQ | {"rows": 45, "cols": 20}, 900, [3], extra)


# ---- qr

QR = {"op": "qr", "a": 1, "rows": 0, "cols": 0, "r": 2}


def factored(
    name: str, why: str, m: int, n: int, spec, dtype="f64", q=False, pivots=False, rank=None, slack=1.0
) -> dict:
    """Q, R and the order of the columns."""
    a = decimals(rows(spec, m, n, dtype))
    order = pivoted(a) if pivots and m else list(range(n))
    exact_q, exact_r = triangle([[row[j] for j in order] for row in a])
    k = min(m, n)
    values = singular(a)[0] if k and rank is None else []
    kappa = float(values[0] / values[-1]) if values else 1.0
    unit = 20 * max(m, n) * U * kappa * slack
    outputs = [made(2, flat(exact_r), unit * frobenius(a), dtype)]
    fields = {"rows": m, "cols": n}
    if q:
        fields["q"] = 3
        outputs.append(made(3, flat(exact_q), unit, dtype))
    arrays = [array(1, dtype, spec)]
    if pivots:
        fields["order"] = 4
        outputs.append({"id": 4, "dtype": "u32", "length": n, "expect": order, "tol": 0, "golden": None})
    wanted = done("qr", rank=(k if rank is None else rank) if pivots else None)
    return case(name, why, arrays, [step(QR | fields, 0, golden=True, **wanted)], outputs)


def triangles():
    """Cases of qr."""
    yield factored("1 x 1", "one value: nothing to reflect", 1, 1, [-3.0], q=True)
    yield factored("square", "Q and R", 3, 3, flat(WELL), q=True)
    yield factored("tall", "the thin Q", 4, 2, flat(TALL), q=True)
    yield factored("wide", "R is as wide as A", 2, 4, flat(WIDE), q=True)
    yield factored("R alone", "q left out: it is not formed", 4, 2, flat(TALL))
    yield factored("pivoted", "the longest column comes first", 4, 2, flat(TALL), q=True, pivots=True)
    why = "every digit in use"
    yield factored("20 x 6", why, 20, 6, full(420, 120, -1, 2), q=True)
    yield factored("20 x 6 pivoted", why, 20, 6, full(420, 120, -1, 2), q=True, pivots=True, slack=10.0)
    yield factored("f32", "in and out, computed in f64", 4, 2, flat(TALL), "f32", q=True, pivots=True)
    why = "the third column is the first and twice the second: of rank 2"
    # The last column of Q is of the rounding: R alone has an answer.
    yield factored("rank deficient", why, 4, 3, flat(LEANING), pivots=True, rank=2, slack=4.0)
    yield factored(
        "zero matrix", "nothing to reflect: Q is the first columns of I", 3, 2, [0.0] * 6, q=True, pivots=True, rank=0
    )
    yield factored("no columns", "no values", 3, 0, [], q=True)
    yield factored("no rows", "no values", 0, 3, [], pivots=True, rank=0)
    twin = factored("20 x 6", "", 20, 6, full(420, 120, -1, 2), q=True, pivots=True, slack=10.0)
    steps = pieces(QR | {"rows": 20, "cols": 6, "q": 3, "order": 4}, done("qr", rank=6), 3)
    yield case("in pieces", "the same bits in steps", twin["arrays"], steps, twin["outputs"], same_as="20 x 6 pivoted")
    yield abandoned("cancelled", twin["arrays"], QR | {"rows": 20, "cols": 6, "q": 3, "order": 4}, [2, 3, 4])
    arrays = [
        array(1, "f64", flat(TALL)),
        array(5, "u32", [0] * 8),
        array(6, "f64", {"bits": [F64.hex(v) for v in (NAN, *[1.0] * 7)]}),
    ]
    wrong = [
        ({"a": 9}, "id", "9"),
        ({"a": 5}, "dtype", "a "),
        ({"a": 6}, "not_finite", ""),
        ({"rows": 3}, "shape", "a "),
        ({"r": 1}, "shape", "r "),
        ({"q": 5}, "dtype", "q "),
        ({"order": 1}, "dtype", "order "),
        ({"order": 5}, "shape", "order "),
        ({"rows": 4, "cols": 2, "r": 2, "q": 2}, "overlap", ""),
        ({"r": 2, "q": 3, "order": 3}, "overlap", ""),
    ]
    yield refusals(QR | {"rows": 4, "cols": 2}, arrays, wrong, [2, 3])
    yield too_small(QR | {"rows": 30, "cols": 30, "q": 3}, 900, [2, 3])


def files() -> list[dict]:
    """The operations on dense matrices."""
    say = [
        ("inverse", "The inverse of a dense matrix.", inverses),
        ("lstsq", "Least squares of a dense matrix of any shape.", least_squares),
        ("qr", "Householder QR, with and without exchanges.", triangles),
    ]
    return [{"op": op, "about": about, "bound": BOUND, "cases": list(cases())} for op, about, cases in say]
