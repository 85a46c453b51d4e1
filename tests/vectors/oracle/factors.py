"""Cases of analyse, factor and factor_solve, against elimination over fractions."""

from fractions import Fraction
from functools import cache

from .dense import WELL, U, flat, made
from .floats import F32, F64
from .paint import full, plain, read
from .precise import condition
from .problems import ONES, SADDLE, SHIFT, SPD, dense, diagonal, line, negated, poisson
from .rational import matrix, solve
from .steps import array, cancel, case, make, more, near, refused, step, triplets

BOUND = (
    "40 n u cond_inf(A) |x|_inf: partial pivoting, or a bounded growth, at sizes where neither grows much. "
    "Determinants 10 n u relatively, for well-conditioned matrices."
)
ANALYSE = {"op": "analyse", "a": 1}
FACTOR = {"op": "factor", "a": 1, "id": 5}
SOLVE = {"op": "factor_solve", "factor": 5, "b": 2, "x": 3}
GRID = poisson(8)


# ---- factor


def determinant(a) -> Fraction:
    """By elimination."""
    a, out = [row[:] for row in a], Fraction(1)
    for k in range(len(a)):
        p = next((i for i in range(k, len(a)) if a[i][k]), None)
        if p is None:
            return Fraction(0)
        if p != k:
            a[k], a[p] = a[p], a[k]
            out = -out
        out *= a[k][k]
        for i in range(k + 1, len(a)):
            t = a[i][k] / a[k][k]
            a[i] = [v - t * w for v, w in zip(a[i], a[k], strict=True)]
    return out


def scaled(value: Fraction, n: int) -> dict:
    """det A = mantissa 2^exponent."""
    if value == 0:
        return {"mantissa": 0}
    size = abs(value)
    e = size.numerator.bit_length() - size.denominator.bit_length()
    e -= size < Fraction(2) ** e
    mantissa = float(value / Fraction(2) ** e)
    return {"mantissa": near(mantissa, 40 * n * U), "exponent": e}


def unknowns(a, b) -> list[Fraction]:
    """The solutions of right-hand sides one after the other."""
    n = len(a)
    sides = [known(tuple(map(tuple, a)), tuple(b[k : k + n])) for k in range(0, len(b), n)] if n else []
    return [v for side in sides for v in side]


@cache
def known(a, b) -> list[Fraction]:
    """One of them, computed once."""
    return solve([list(row) for row in a], list(b))


def solved(a, b, id: int, dtype: str = "f64") -> dict:
    """The solutions and their bound."""
    x = unknowns(a, b)
    bound = 40 * len(a) * U * condition(a) * float(max(map(abs, x), default=0)) if a else 0.0
    return made(id, x, bound, dtype)


def factored(name: str, why: str, n: int, entries, method="auto", by=None, same_as=None, **result) -> dict:
    """A sparse matrix that has the factorisation, and a solve."""
    a, b = matrix(n, n, entries), plain(500 + n, n)
    # An estimate of |A^-1| is a lower bound of it.
    wanted = {"op": "factor", "status": "done", "reason": "factored", "n": n, "rcond": {"least": 1e-12}}
    wanted |= ({"method": by} if by else {}) | result
    steps = [
        step(make(n, n)),
        step(FACTOR | {"method": method}, 0, **wanted),
        step({"op": "info", "id": 5}, 0, kind="factor", rows=n, cols=n, nnz=None, bytes={"least": n * 8}),
        step(SOLVE, 0, golden=True, op="factor_solve", status="done", n=n, sides=1),
    ]
    right = [Fraction(v) for v in read(F64, b)]
    return case(name, why, [*triplets(entries), array(2, "f64", b)], steps, [solved(a, right, 3)], same_as=same_as)


def dense_one(name: str, why: str, n: int, spec, method="auto", by=None, dtype="f64", b=None, **result) -> dict:
    """A dense matrix that has the factorisation, and a solve."""
    fmt = F64 if dtype == "f64" else F32
    values = [Fraction(v) for v in (read(fmt, spec) if isinstance(spec, dict) else spec)]
    a = [values[i * n : (i + 1) * n] for i in range(n)]
    b = plain(600 + n, n) if b is None else b
    det = scaled(determinant(a), n) if n < 9 else {}
    wanted = {"op": "factor", "status": "done", "reason": "factored", "n": n, "method": by, "positive": None} | det
    steps = [
        step(FACTOR | {"n": n, "method": method}, 0, **wanted | result),
        step(SOLVE, 0, golden=True, op="factor_solve", status="done", n=n, sides=1),
    ]
    right = [Fraction(v) for v in (read(fmt, b) if isinstance(b, dict) else b)]
    return case(name, why, [array(1, dtype, spec), array(2, dtype, b)], steps, [solved(a, right, 3, dtype)])


def without(name: str, why: str, arrays, request: dict, reason: str, first=(), **result) -> dict:
    """A factorisation that does not exist leaves no object."""
    wanted = {"op": "factor", "status": "done", "reason": reason, "rcond": None, "positive": None, "mantissa": None}
    steps = [
        *first,
        step(request, 0, **wanted | result),
        refused({"op": "info", "id": 5}, "id", "5"),
        refused(SOLVE, "id", "5"),
    ]
    return case(name, why, arrays, steps)


SPD_ROWS = [[float(v) for v in row] for row in matrix(5, 5, SPD)]
INDEFINITE = dense([[1, 2, 0], [2, 1, 0], [0, 0, 1]])


def factors():
    """Cases of factor."""
    yield factored(
        "1 x 1", "one value", 1, diagonal([4.0]), by="cholesky", positive=1, negative=0, fill=1, rcond=near(1.0, 1e-15)
    )
    yield factored("1 x 1 negative", "one value below zero", 1, diagonal([-4.0]), by="ldl", positive=0, negative=1)
    for method in ("auto", "cholesky", "ldl", "sparse_lu", "lu"):
        by = "cholesky" if method == "auto" else method
        inertia = {"positive": 5, "negative": 0} if by in ("cholesky", "ldl") else {"positive": None, "negative": None}
        yield factored(f"spd 5 {method}", "symmetric positive definite", 5, SPD, method, by=by, **inertia)
        yield factored(f"poisson 8x8 {method}", "a grid", 64, GRID, method, by=by)
    yield without_condition()
    why = "symmetric with a positive diagonal, and not definite: cholesky finds out, ldl follows"
    yield factored("indefinite auto", why, 3, INDEFINITE, by="ldl", positive=2, negative=1)
    yield factored("saddle point", "a zero on the diagonal", 3, SADDLE)
    yield factored("negative definite", "ldl has the signs", 16, negated(poisson(4)), by="ldl", positive=0, negative=16)
    yield factored("not symmetric", "sparse_lu", 40, line(40, -1.5, 4.0, -0.5), by="sparse_lu", positive=None)
    yield factored("zero diagonal", "rows must be exchanged", 3, SHIFT, by="sparse_lu")
    yield factored("zero diagonal lu", "the same spread out", 3, SHIFT, "lu", by="lu", **scaled(Fraction(30), 3))
    yield dense_one("dense 1 x 1", "one value", 1, [4.0], by="cholesky", rcond=near(1.0, 1e-15))
    yield dense_one("dense", "not symmetric: lu", 3, flat(WELL), by="lu")
    yield dense_one("dense spd", "symmetric: cholesky", 5, flat(SPD_ROWS), by="cholesky")
    yield dense_one("dense spd lu", "lu where it is asked for", 5, flat(SPD_ROWS), "lu", by="lu")
    yield dense_one("dense indefinite", "cholesky finds out, lu follows", 2, [1.0, 2.0, 2.0, 1.0], by="lu")
    yield dense_one("dense f32", "factored in f64, solved into f32", 3, flat(WELL), by="lu", dtype="f32")
    yield dense_one("dense 12 x 12", "every digit in use", 12, full(400, 144, -1, 2), by="lu")
    big = 2.0**600
    why = "a determinant that no double holds"
    yield dense_one("large determinant", why, 2, [big, 0.0, 0.0, 4 * big], by="cholesky", exponent=1202, mantissa=1)
    b = array(2, "f64", [1.0, 2.0, 3.0])
    why = "asked for alone, cholesky says that there is none"
    yield without(
        "indefinite cholesky",
        why,
        [*triplets(INDEFINITE), b],
        FACTOR | {"method": "cholesky"},
        "indefinite",
        [step(make(3, 3))],
        n=3,
        method="cholesky",
    )
    why = "of a dense matrix too"
    yield without(
        "dense indefinite cholesky",
        why,
        [array(1, "f64", [1.0, 2.0, 2.0, 1.0]), array(2, "f64", [1.0, 2.0])],
        FACTOR | {"n": 2, "method": "cholesky"},
        "indefinite",
        n=2,
    )
    for method in ("sparse_lu", "lu"):
        yield without(
            f"singular {method}",
            "two equal rows",
            [*triplets(ONES), b],
            FACTOR | {"method": method},
            "singular",
            [step(make(2, 2))],
            n=2,
            method=method,
        )
    yield without(
        "singular auto", "whatever is tried", [*triplets(ONES), b], FACTOR, "singular", [step(make(2, 2))], n=2
    )
    yield without("zero matrix", "nothing stored", [*triplets([]), b], FACTOR, "singular", [step(make(3, 3))], n=3)
    yield without(
        "dense singular",
        "two equal rows",
        [array(1, "f64", [1.0] * 4), array(2, "f64", [1.0] * 2)],
        FACTOR | {"n": 2},
        "singular",
        n=2,
    )
    yield from (pieces(method) for method in ("auto", "lu"))
    yield from reuse()
    yield replaced()
    yield refusals()


def without_condition() -> dict:
    """The estimate costs some solves, and can be left out."""
    right = [Fraction(v) for v in read(F64, plain(564, 64))]
    steps = [
        step(make(64, 64)),
        step(FACTOR | {"condition": False}, 0, reason="factored", rcond=None, method="cholesky"),
        step(SOLVE, 0, golden=True),
    ]
    arrays = [*triplets(GRID), array(2, "f64", plain(564, 64))]
    outputs = [solved(matrix(64, 64, GRID), right, 3)]
    return case("no condition", "rcond is left out", arrays, steps, outputs, same_as="poisson 8x8 auto")


def pieces(method: str) -> dict:
    """Stopped and resumed."""
    pending = {"op": "factor", "status": "pending", "reason": None, "rcond": None}
    request = FACTOR | {"method": method}
    right = [Fraction(v) for v in read(F64, plain(564, 64))]
    steps = [
        step(make(64, 64)),
        step(request | {"budget": 1}, 1, **pending),
        refused({"op": "info", "id": 5}, "pending"),
        more(1, 1, **pending),
        cancel(0, op="factor", status="done", reason="budget", bytes=0, fill=0),
        refused({"op": "info", "id": 5}, "id"),
        step({"op": "info"}, 0, length=5),
        step(request | {"budget": 1}, 1, **pending),
        more(1, 1, **pending),
        more(0, 0, reason="factored", n=64),
        step(SOLVE, 0, golden=True),
    ]
    why = "cancelled there is none; resumed it has the same bits as in one call"
    arrays = [*triplets(GRID), array(2, "f64", plain(564, 64))]
    return case(
        f"in pieces {method}",
        why,
        arrays,
        steps,
        [solved(matrix(64, 64, GRID), right, 3)],
        same_as=f"poisson 8x8 {method}",
    )


def reuse():
    """The analysis of an older factorisation."""
    shifted = [(i, j, v + (i == j)) for i, j, v in GRID]
    values = [v for _, _, v in shifted]
    b = plain(564, 64)
    right = [Fraction(v) for v in read(F64, b)]
    for method in ("cholesky", "ldl", "sparse_lu"):
        steps = [
            step(make(64, 64)),
            step(FACTOR | {"id": 6, "method": method}, 0, reason="factored"),
            step(make(64, 64, id=7, val=14)),
            step(FACTOR | {"a": 7, "method": method, "analysis": 6}, 0, reason="factored", method=method),
            refused({"op": "info", "id": 6}, "id", "6"),
            step(SOLVE, 0, golden=True),
        ]
        arrays = [*triplets(GRID), array(14, "f64", values), array(2, "f64", b)]
        why = "other values in the same places: the older factorisation is taken over and gone"
        yield case(f"analysis {method}", why, arrays, steps, [solved(matrix(64, 64, shifted), right, 3)])
    steps = [
        step(make(64, 64)),
        step(FACTOR | {"method": "cholesky"}, 0, reason="factored"),
        step(FACTOR | {"method": "cholesky", "analysis": 5}, 0, reason="factored"),
        step(SOLVE, 0, golden=True),
    ]
    arrays = [*triplets(GRID), array(2, "f64", b)]
    outputs = [solved(matrix(64, 64, GRID), right, 3)]
    yield case(
        "analysis in place",
        "the new one takes the id of the old",
        arrays,
        steps,
        outputs,
        same_as="poisson 8x8 cholesky",
    )
    other = line(5, -1.0, 4.0, -1.0)
    a = matrix(5, 5, SPD)
    rows, cols, vals = zip(*other, strict=True)
    lines = [array(21, "i32", rows), array(22, "i32", cols), array(23, "f64", vals)]
    make_line = {"op": "csr", "id": 7, "rows": 5, "cols": 5, "row": 21, "col": 22, "val": 23}
    for method in ("cholesky", "ldl", "sparse_lu"):
        steps = [
            step(make(5, 5)),
            step(make_line),
            step(FACTOR | {"a": 7, "id": 6, "method": method}, 0, reason="factored"),
            step(FACTOR | {"method": method, "analysis": 6}, 0, reason="factored", method=method),
            step(SOLVE, 0, golden=True),
        ]
        arrays = [*triplets(SPD), *lines, array(2, "f64", plain(505, 5))]
        right5 = [Fraction(v) for v in read(F64, plain(505, 5))]
        why = "an analysis of a pattern that has not these places is of no use: it is made anew"
        yield case(f"analysis of another pattern {method}", why, arrays, steps, [solved(a, right5, 3)])
    steps = [
        step(make(5, 5)),
        step(make_line),
        step(FACTOR | {"id": 6, "method": "cholesky"}, 0, reason="factored"),
        refused(FACTOR | {"a": 99, "analysis": 6}, "id", "99"),
        refused(FACTOR | {"analysis": 99}, "id", "99"),
        refused(FACTOR | {"analysis": 2}, "kind", "analysis"),
        refused(FACTOR | {"analysis": 1}, "kind", "analysis"),
        refused(FACTOR | {"a": 2, "n": 5, "analysis": 6}, "field", "analysis"),
        refused(FACTOR | {"a": 8, "analysis": 6}, "shape", "analysis"),
        step(SOLVE | {"factor": 6}, 0, golden=True),
    ]
    small = [array(31, "i32", [0]), array(32, "f64", [1.0])]
    steps.insert(2, step({"op": "csr", "id": 8, "rows": 1, "cols": 1, "row": 31, "col": 31, "val": 32}))
    arrays = [*triplets(SPD), *lines, *small, array(2, "f64", plain(505, 5))]
    yield case("refused with an analysis", "what is refused takes nothing", arrays, steps, [solved(a, right5, 3)])


def replaced() -> dict:
    """An id that is taken."""
    steps = [
        step(make(5, 5)),
        step(FACTOR | {"id": 4}, 0, reason="factored"),
        step({"op": "info", "id": 4}, 0, kind="factor", rows=5),
        step(FACTOR | {"id": 4, "a": 6, "n": 2}, 0, reason="singular"),
        step({"op": "info", "id": 4}, 0, kind="factor", rows=5),
        step({"op": "free", "id": 4}, 0, bytes={"least": 40}),
        refused({"op": "free", "id": 4}, "id"),
    ]
    arrays = [*triplets(SPD), array(4, "f64", [1.0]), array(6, "f64", [1.0] * 4)]
    return case("replaced", "an object under the id gives way, but only to one that exists", arrays, steps)


def refusals() -> dict:
    """What factor refuses."""
    arrays = [
        *triplets([(0, 0, 1.0), (1, 2, 1.0)]),
        array(2, "f64", [1.0, 2.0, 3.0, 4.0]),
        array(3, "u32", [1, 0, 0, 1]),
        array(4, "f64", {"bits": [F64.hex(v) for v in (1.0, float("nan"), 0.0, 1.0)]}),
        array(21, "i32", [0, 0, 1]),
        array(22, "i32", [0, 1, 1]),
        array(23, "f64", [1.0, 2.0, 1.0]),
    ]
    steps = [
        step(make(2, 3)),
        step({"op": "csr", "id": 7, "rows": 2, "cols": 2, "row": 21, "col": 22, "val": 23}),
        refused(FACTOR, "shape", "square"),
        refused(FACTOR | {"a": 9}, "id", "9"),
        refused(FACTOR | {"a": 2}, "kind", "a "),
        refused(FACTOR | {"a": 7, "n": 2}, "kind", "a "),
        refused(FACTOR | {"a": 2, "n": 3}, "shape", "a "),
        refused(FACTOR | {"a": 3, "n": 2}, "dtype", "a "),
        refused(FACTOR | {"a": 4, "n": 2}, "not_finite", ""),
        refused(FACTOR | {"a": 2, "n": 4294967295}, "shape", "a "),
        refused(FACTOR | {"a": 7, "method": "cholesky"}, "structure", "symmetric"),
        refused(FACTOR | {"a": 7, "method": "ldl"}, "structure", "symmetric"),
        refused(FACTOR | {"a": 7, "method": "qr"}, "field", "method"),
        refused(FACTOR | {"id": 0}, "field", '"id"'),
        *(refused({k: v for k, v in FACTOR.items() if k != field}, "field", f'"{field}"') for field in ("a", "id")),
        refused(FACTOR | {"a": 2, "n": 2, "method": "ldl"}, "field", "method"),
        refused({"op": "info", "id": 5}, "id"),
    ]
    return case("refused", "every argument is checked; what is refused makes nothing", arrays, steps)


# ---- factor_solve


def sides(
    name: str,
    why: str,
    n: int,
    request: dict,
    spec,
    entries=None,
    b=None,
    count=1,
    dtype="f64",
    x=None,
    out=3,
    **fields,
) -> dict:
    """Right-hand sides and their solutions."""
    arrays = triplets(entries) if entries else [array(1, "f64", spec)]
    values = spec if entries is None else None
    a = matrix(n, n, entries) if entries else [[Fraction(v) for v in values[i * n : (i + 1) * n]] for i in range(n)]
    b = plain(700 + n, n * count) if b is None else b
    fmt = F64 if dtype == "f64" else F32
    right = [Fraction(v) for v in (read(fmt, b) if isinstance(b, dict) else b)]
    if fields.get("transposed"):
        a = [list(column) for column in zip(*a, strict=True)]
    steps = [step(make(n, n))] if entries else []
    kind = x["dtype"] if x else dtype
    done = {"op": "factor_solve", "status": "done", "n": n, "sides": count}
    steps += [
        step(FACTOR | request, 0, reason="factored"),
        step(SOLVE | ({"x": out} if out != 3 else {}) | fields, 0, golden=True, **done),
    ]
    arrays = [*arrays, array(2, dtype, b), *([x] if x else [])]
    return case(name, why, arrays, steps, [solved(a, right, out, kind)])


def solves():
    """Cases of factor_solve."""
    drift = line(40, -1.5, 4.0, -0.5)
    well = flat(WELL)
    yield sides("one side", "a dense matrix", 3, {"n": 3}, well)
    yield sides("transposed", "A^T x = b", 3, {"n": 3}, well, transposed=True)
    yield sides("three sides", "one after the other", 3, {"n": 3}, well, count=3)
    yield sides("no side", "no values: nothing to solve", 3, {"n": 3}, well, b=[], count=0)
    yield sides("in place", "x is b", 3, {"n": 3}, well, count=2, out=2)
    yield sides("f32", "in and out", 3, {"n": 3}, well, count=2, dtype="f32")
    yield sides(
        "f32 into f64", "x keeps its dtype", 3, {"n": 3}, well, count=2, dtype="f32", x=array(3, "f64", [7.0] * 6)
    )
    yield sides("f64 into f32", "x keeps its dtype", 3, {"n": 3}, well, count=2, x=array(3, "f32", [7.0] * 6))
    yield sides("zeros", "b = 0", 3, {"n": 3}, well, b=[0.0] * 3)
    for method in ("cholesky", "ldl", "sparse_lu", "lu"):
        yield sides(f"poisson {method}", "two sides of a grid", 64, {"method": method}, None, GRID, count=2)
    for method in ("sparse_lu", "lu"):
        for transposed in (False, True):
            name = f"not symmetric {method}" + " transposed" * transposed
            yield sides(name, "drift along a line", 40, {"method": method}, None, drift, count=2, transposed=transposed)
    yield sides(
        "exchanged transposed", "pivots far off, and A^T", 3, {"method": "sparse_lu"}, None, SHIFT, transposed=True
    )
    arrays = [*triplets([]), array(2, "f64", [])]
    steps = [
        step(make(0, 0)),
        step(FACTOR | {"method": "lu"}, 0, reason="factored", n=0, rcond=1, mantissa=1, exponent=0),
        step(SOLVE, 0, golden=True, n=0, sides=0),
    ]
    yield case("0 x 0", "no equations", arrays, steps, [made(3, [], 0)])
    nan = {"bits": [F64.hex(v) for v in (1.0, float("nan"), 0.0)]}
    arrays = [
        array(1, "f64", well),
        array(2, "f64", [1.0, 2.0, 3.0]),
        array(4, "f64", [1.0] * 4),
        array(6, "u32", [1, 2, 3]),
        array(7, "f64", nan),
    ]
    wrong = [
        ({"factor": 1}, "kind", "factor"),
        ({"factor": 9}, "id", "9"),
        ({"b": 9}, "id", "9"),
        ({"b": 5}, "kind", "b "),
        ({"b": 4}, "shape", "b "),
        ({"b": 6}, "dtype", "b "),
        ({"b": 7}, "not_finite", "b"),
        ({"x": 4}, "shape", "x "),
        ({"x": 6}, "dtype", "x "),
        ({"x": 5}, "kind", "x "),
        ({"transposed": 1}, "field", "transposed"),
        ({"trans": True}, "field", "trans"),
    ]
    steps = [
        step(FACTOR | {"n": 3}, 0, reason="factored"),
        *(refused(SOLVE | given, status, says) for given, status, says in wrong),
        *(refused({k: v for k, v in SOLVE.items() if k != f}, "field", f'"{f}"') for f in ("factor", "b", "x")),
        refused({"op": "info", "id": 3}, "id"),
        step({"op": "info"}, 0, length=6),
        step(SOLVE, 0, golden=True),
    ]
    a = [[Fraction(v) for v in row] for row in WELL]
    right = [Fraction(v) for v in (1, 2, 3)]
    yield case(
        "refused", "every argument is checked; what is refused makes nothing", arrays, steps, [solved(a, right, 3)]
    )


def files() -> list[dict]:
    """The factorisations that stay."""
    say = [
        ("factor", "Factorisations, those that do not exist, and the reuse of an analysis.", BOUND, factors),
        ("factor_solve", "Right-hand sides, by every factorisation.", BOUND, solves),
    ]
    return [{"op": op, "about": about, "bound": bound, "cases": list(cases())} for op, about, bound, cases in say]
