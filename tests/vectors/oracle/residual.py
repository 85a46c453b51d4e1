"""Cases of residual: b - A x and its norms, against fractions."""

import math
from fractions import Fraction

from .floats import F64, up
from .paint import bits, plain, read
from .problems import SPD, dense, line
from .rational import matrix, norm, residual_error, times
from .steps import array, case, make, near, output, refused, step, triplets

BOUND = (
    "(k + 3) u (sum |a[i,j] x[j]| + |b[i]|) for one component, k values in the row; its square root of m for the norm."
)
REQUEST = {"op": "residual", "a": 1, "b": 2, "x": 3}
NULLS = {"residual": None, "residual_norm": None, "backward_error": None}


def floats(spec) -> list[float]:
    """The values of an array."""
    return read(F64, spec) if isinstance(spec, dict) else [float(v) for v in spec]


def judged(name: str, why: str, rows: int, cols: int, entries, b, x, kept=True) -> dict:
    """A case with its answer; `kept`: r is asked for."""
    a = matrix(rows, cols, entries)
    right, left = ([Fraction(v) for v in floats(s)] for s in (b, x))
    r = [p - q for p, q in zip(right, times(a, left), strict=True)]
    slack = residual_error(a, right, left)
    loose = slack * (rows + 1)
    size, whole = norm(r), norm(right)
    scale = max((sum(map(abs, row)) for row in a), default=0) * max(map(abs, left), default=0)
    scale += max(map(abs, right), default=0)
    backward = max(map(abs, r), default=0) / scale if scale else Fraction(0)
    result = {
        "op": "residual",
        "status": "done",
        "residual": number(size / (whole or 1), (loose + 4 * F64.unit * size) / (whole or 1)),
        "residual_norm": number(size, loose + 4 * F64.unit * size),
        "rhs_norm": number(whole, 20 * F64.unit * whole),
        "backward_error": number(backward, 2 * slack / scale + 8 * F64.unit * backward if scale else Fraction(0)),
    }
    arrays = [*triplets(entries), array(2, "f64", b), array(3, "f64", x)]
    steps = [step(make(rows, cols)), step(REQUEST | ({"r": 4} if kept else {}), golden=True, **result)]
    return case(name, why, arrays, steps, [output(4, rows, r, up(slack))] if kept else [])


def number(value: Fraction, tol: Fraction):
    """A matcher; zero is exact."""
    return 0 if value == 0 and tol == 0 else near(F64.round(Fraction(value)), up(tol))


def cases():
    """All cases."""
    b = [1.0, -2.0, 3.0, 0.5, 7.0]
    yield judged("exact", "small whole numbers: r is exact", 5, 5, SPD, b, [1.0, 2.0, -1.0, 0.0, 3.0])
    yield judged("r left out", "only the norms", 5, 5, SPD, b, [1.0, 2.0, -1.0, 0.0, 3.0], kept=False)
    yield judged("solved", "b = A x, so r is zero", 2, 2, dense([[2, 1], [1, 3]]), [4.0, 7.0], [1.0, 2.0])
    yield judged("x is zero", "r = b", 5, 5, SPD, b, [0.0] * 5)
    yield judged("b is zero", "the residual is absolute", 5, 5, SPD, [0.0] * 5, [1.0] * 5)
    yield judged("all zero", "0 / 0 is called 0", 2, 2, [], [0.0, 0.0], [0.0, 0.0])
    yield judged(
        "tall",
        "more rows than columns",
        4,
        2,
        dense([[1, 2], [3, 4], [5, 6], [7, 9]]),
        [1.0, 1.0, 2.0, 3.0],
        [0.5, 0.25],
    )
    yield judged(
        "wide", "more columns than rows", 2, 4, dense([[1, 3, 5, 7], [2, 4, 6, 9]]), [1.0, 2.0], [0.5, 0.25, -1.0, 2.0]
    )
    for rows, cols in ((0, 0), (3, 0), (0, 3)):
        yield judged(f"{rows} x {cols}", "no values", rows, cols, [], [1.0] * rows, [1.0] * cols)
    painted = plain(301, 60), plain(302, 60)
    yield judged("painted", "every row rounds", 60, 60, line(60, -0.3, 1.7, 0.9), *painted)
    big = 2.0**600
    yield judged("huge", "squares overflow, the norms do not", 2, 2, dense([[1, 0], [0, 2]]), [big, big], [big, -big])
    yield judged(
        "tiny",
        "squares underflow, the norms do not",
        2,
        2,
        dense([[1, 0], [0, 2]]),
        [1 / big, 1 / big],
        [1 / big, -1 / big],
    )
    arrays = [*triplets([(0, 0, 1e300)]), array(2, "f64", [0.0]), array(3, "f64", [1e300])]
    yield case(
        "overflow",
        "a number that is not finite is null",
        arrays,
        [step(make(1, 1)), step(REQUEST | {"r": 4}, golden=True, **NULLS)],
        [output(4, 1, [-math.inf])],
    )
    arrays = [*triplets([(0, 0, 1e300), (0, 1, 1e300)]), array(2, "f64", [0.0]), array(3, "f64", [1e300, -1e300])]
    yield case(
        "nan",
        "infinity minus infinity is the canonical NaN",
        arrays,
        [step(make(1, 2)), step(REQUEST | {"r": 4}, golden=True, **NULLS)],
        [output(4, 1, [math.nan])],
    )
    yield refusals(b)


def refusals(b: list[float]) -> dict:
    """What residual refuses."""
    nan = bits(F64, [math.nan, *b[1:]])
    arrays = [
        *triplets(SPD),
        array(2, "f64", b),
        array(3, "f64", b),
        array(4, "f64", [9.0] * 5),
        array(5, "f64", [1.0] * 4),
        array(6, "f64", nan),
        array(7, "f32", b),
    ]
    wrong = [
        ({"a": 2}, "kind", "a "),
        ({"a": 99}, "id", "99"),
        ({"b": 1}, "kind", "b "),
        ({"b": 99}, "id", "99"),
        ({"x": 99}, "id", "99"),
        ({"b": 5}, "shape", "b "),
        ({"x": 5}, "shape", "x "),
        ({"b": 6}, "not_finite", "b "),
        ({"x": 6}, "not_finite", "x "),
        ({"b": 7}, "dtype", "f32"),
        ({"r": 5}, "shape", "r "),
        ({"r": 7}, "dtype", "f32"),
        ({"r": 1}, "kind", "r "),
        ({"r": 2}, "overlap", "b"),
        ({"r": 3}, "overlap", "x"),
        ({"r": "4"}, "field", '"r"'),
        ({"R": 4}, "field", '"R"'),
    ]
    steps = [step(make(5, 5)), *(refused(REQUEST | {"r": 4} | given, status, says) for given, status, says in wrong)]
    why = "every argument is checked; what is refused has changed nothing"
    return case("refused", why, arrays, steps, [output(2, 5, b), output(3, 5, b), output(4, 5, [9.0] * 5)])


def files() -> list[dict]:
    """residual."""
    return [{"op": "residual", "about": "Judges x from the original matrix.", "bound": BOUND, "cases": list(cases())}]
