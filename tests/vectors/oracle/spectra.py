"""Cases of eigh and svd, against a hundred digits."""

import math
from fractions import Fraction
from itertools import pairwise

from .dense import BOUND, NAN, TALL, WELL, WIDE, U, abandoned, done, flat, made, pieces, refusals, rows, too_small
from .floats import F64, sqrt
from .paint import full, plain
from .precise import decimals, eigen, frobenius, singular
from .steps import array, case, step

# ---- eigh

EIGH = {"op": "eigh", "a": 1, "n": 0, "values": 2}


def eigenvalues(name: str, why: str, n: int, spec, dtype="f64", vectors=True, gap=None) -> dict:
    """Values and vectors; `gap` where some values are equal."""
    a = decimals(rows(spec, n, n, dtype))
    values, vectors_exact = eigen(a)
    size = frobenius(a)
    unit = 20 * max(n, 1) * U
    gaps = [float(w - v) for v, w in pairwise(values)]
    gap = min(gaps, default=1.0) if gap is None else gap
    fields, outputs = {"n": n}, [made(2, values, unit * size, dtype)]
    if vectors:
        fields["vectors"] = 3
        outputs.append(made(3, flat(vectors_exact), unit * max(size / gap, 1.0), dtype))
    steps = [step(EIGH | fields, 0, golden=True, **done("eigh"))]
    return case(name, why, [array(1, dtype, spec)], steps, outputs)


SYMMETRIC = [[4.0, 1.0, 0.0, 2.0], [1.0, -3.0, 0.5, 0.0], [0.0, 0.5, 2.0, 1.0], [2.0, 0.0, 1.0, 7.0]]


def mirrored(n: int, seed: int) -> list[float]:
    """A symmetric matrix of painted values."""
    half = rows(plain(seed, n * n), n, n)
    return [half[max(i, j)][min(i, j)] for i in range(n) for j in range(n)]


def eigen_cases():
    """Cases of eigh."""
    yield eigenvalues("1 x 1", "one value", 1, [-3.0])
    yield eigenvalues("0 x 0", "no values", 0, [])
    yield eigenvalues(
        "2 x 2", "no two entries of a vector are equal in size, so that signs are told", 2, [2.0, 1.0, 1.0, 3.0]
    )
    yield eigenvalues("indefinite", "eigenvalues of both signs", 4, flat(SYMMETRIC))
    yield eigenvalues("values alone", "vectors left out", 4, flat(SYMMETRIC), vectors=False)
    yield eigenvalues(
        "diagonal", "values are sorted, vectors are unit vectors", 3, flat([[3.0, 0, 0], [0, -1.0, 0], [0, 0, 2.0]])
    )
    yield eigenvalues(
        "equal values",
        "the identity: any vectors would do, values are 1",
        4,
        flat([[float(i == j) for j in range(4)] for i in range(4)]),
        vectors=False,
    )
    yield eigenvalues("singular", "a zero eigenvalue", 3, [1.0, 2.0, 0.0, 2.0, 4.0, 0.0, 0.0, 0.0, -2.0])
    yield eigenvalues("f32", "in and out, computed in f64", 4, flat(SYMMETRIC), "f32")
    yield eigenvalues("10 x 10", "painted", 10, mirrored(10, 430))
    big = 2.0**600
    yield eigenvalues("huge", "squares overflow, the values do not", 2, [2 * big, big, big, 3 * big])
    spec = mirrored(10, 430)
    twin = eigenvalues("10 x 10", "", 10, spec)
    steps = pieces(EIGH | {"n": 10, "vectors": 3}, done("eigh"), 5)
    yield case("in pieces", "the same bits in steps", twin["arrays"], steps, twin["outputs"], same_as="10 x 10")
    yield abandoned("cancelled", twin["arrays"], EIGH | {"n": 10, "vectors": 3}, [2, 3])
    skew = [v + (1.0 if i == 1 else 0.0) for i, v in enumerate(flat(SYMMETRIC))]
    arrays = [
        array(1, "f64", flat(SYMMETRIC)),
        array(4, "u32", [0] * 16),
        array(5, "f64", {"bits": [F64.hex(v) for v in (math.inf, *flat(SYMMETRIC)[1:])]}),
        array(6, "f64", skew),
    ]
    wrong = [
        ({"a": 9}, "id", "9"),
        ({"a": 4}, "dtype", "a "),
        ({"a": 5}, "not_finite", ""),
        ({"a": 6}, "structure", ""),
        ({"n": 3}, "shape", "a "),
        ({"values": 1}, "shape", "values "),
        ({"vectors": 4}, "dtype", "vectors "),
        ({"vectors": 2}, "overlap", ""),
    ]
    yield refusals(EIGH | {"n": 4}, arrays, wrong, [2, 3])
    square = [array(7, "f64", [0.0])]
    yield too_small(EIGH | {"n": 30, "vectors": 3}, 900, [2, 3], square)


# ---- svd

SVD = {"op": "svd", "a": 1, "rows": 0, "cols": 0, "s": 2}


def decomposed(name: str, why: str, m: int, n: int, spec, dtype="f64", vectors=True, values=None) -> dict:
    """Values and vectors; `values` where they are known and vectors are not asked for."""
    a = decimals(rows(spec, m, n, dtype))
    size, unit = frobenius(a), 20 * max(m, n, 1) * U
    left = right = []
    if values is None:
        values, left, right = singular(a) if min(m, n) else ([], [], [])
    fields, outputs = {"rows": m, "cols": n}, [made(2, values, unit * size, dtype)]
    if vectors:
        gaps = [float(v - w) for v, w in zip(values, [*values[1:], 0], strict=False)]
        loose = unit * max(size / min(gaps, default=1.0), 1.0)
        fields |= {"u": 3, "v": 4}
        outputs += [made(3, flat(left), loose, dtype), made(4, flat(right), loose, dtype)]
    return case(name, why, [array(1, dtype, spec)], [step(SVD | fields, 0, golden=True, **done("svd"))], outputs)


def singular_values():
    """Cases of svd."""
    yield decomposed("1 x 1", "the sign is in U", 1, 1, [-3.0])
    yield decomposed("square", "an ordinary matrix", 3, 3, flat(WELL))
    yield decomposed("tall", "four rows, two values", 4, 2, flat(TALL))
    yield decomposed("wide", "two rows, two values", 2, 4, flat(WIDE))
    yield decomposed("values alone", "u and v left out", 4, 2, flat(TALL), vectors=False)
    known = [2.0, 0.0, 0.0, 0.0, 3.0, 0.0, 0.0, 0.0, 0.0]
    yield decomposed("singular", "a value that is zero", 3, 3, known, vectors=False, values=[3, 2, 0])
    yield decomposed(
        "rank deficient",
        "of rank 1: one value, |x| |y|",
        2,
        2,
        [3.0, 4.0, 6.0, 8.0],
        vectors=False,
        values=[Fraction(sqrt(Fraction(125))), 0],
    )
    yield decomposed("zero matrix", "all values are zero", 3, 2, [0.0] * 6, vectors=False, values=[0, 0])
    yield decomposed("no columns", "no values", 3, 0, [])
    yield decomposed("no rows", "no values", 0, 3, [])
    yield decomposed("f32", "in and out, computed in f64", 4, 2, flat(TALL), "f32")
    yield decomposed("12 x 5", "every digit in use", 12, 5, full(440, 60, -1, 2))
    twin = decomposed("12 x 5", "", 12, 5, full(440, 60, -1, 2))
    fields = {"rows": 12, "cols": 5, "u": 3, "v": 4}
    steps = pieces(SVD | fields, done("svd"), 4)
    yield case("in pieces", "the same bits in steps", twin["arrays"], steps, twin["outputs"], same_as="12 x 5")
    yield abandoned("cancelled", twin["arrays"], SVD | fields, [2, 3, 4])
    arrays = [
        array(1, "f64", flat(TALL)),
        array(5, "u32", [0] * 8),
        array(6, "f64", {"bits": [F64.hex(v) for v in (NAN, *[1.0] * 7)]}),
    ]
    wrong = [
        ({"a": 9}, "id", "9"),
        ({"a": 5}, "dtype", "a "),
        ({"a": 6}, "not_finite", ""),
        ({"cols": 3}, "shape", "a "),
        ({"s": 1}, "shape", "s "),
        ({"u": 5}, "dtype", "u "),
        ({"v": 1}, "shape", "v "),
        ({"u": 3, "v": 3}, "overlap", ""),
        ({"u": 2}, "overlap", ""),
    ]
    yield refusals(SVD | {"rows": 4, "cols": 2}, arrays, wrong, [2, 3, 4])
    yield too_small(SVD | {"rows": 30, "cols": 30, "u": 3, "v": 4}, 900, [2, 3, 4])


def files() -> list[dict]:
    """Both spectra."""
    say = [
        ("eigh", "Eigenvalues and vectors of a symmetric matrix.", eigen_cases),
        ("svd", "Singular values and vectors.", singular_values),
    ]
    return [{"op": op, "about": about, "bound": BOUND, "cases": list(cases())} for op, about, cases in say]
