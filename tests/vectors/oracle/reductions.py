"""Cases of sum, dot, nrm2, amax, l2sq and cosine.

The bounds are those of the fixed order: a value passes ceil(n / lanes) sums in
its lane and log2(lanes) in the tree, so k roundings in a row are at most
gamma(k) = k u / (1 - k u) of what was added; one more for the expectation.
"""

import math
from fractions import Fraction

from . import octets, order
from .floats import FORMATS, Format, gamma, sqrt, up
from .inputs import lengths, odd_nans
from .paint import bits, fill, full, plain, read

EXACT = "0: the answer has one right value."


def steps(fmt: Format, n: int) -> int:
    """Roundings in a row."""
    return -(-n // fmt.lanes) + int(math.log2(fmt.lanes)) + 1


def reduced(fmt: Format, terms: list[Fraction], walked: float, extra: int) -> tuple[float, Fraction]:
    """The exact sum and its bound; where the fixed order overflows, that."""
    if not math.isfinite(walked):
        return walked, Fraction(0)
    bound = gamma(steps(fmt, len(terms)) + extra, fmt) * sum(map(abs, terms))
    return fmt.round(sum(terms)), bound + (len(terms) + 1) * fmt.tiny * (extra > 0)


def sum_case(fmt: Format, x: list[float]):
    """sum: expectation, bound, order."""
    walked = order.total(fmt, x)
    exact = [Fraction(v) for v in x] if math.isfinite(walked) else []
    return *reduced(fmt, exact, walked, 0), walked


def dot_case(fmt: Format, x: list[float], y: list[float]):
    """dot: the products round too."""
    walked = order.dot(fmt, x, y)
    pairs = zip(x, y, strict=True) if math.isfinite(walked) else ()
    return *reduced(fmt, [Fraction(a) * Fraction(b) for a, b in pairs], walked, 1), walked


def l2sq_case(fmt: Format, x: list[float], y: list[float]):
    """l2sq: the difference rounds, and counts twice in its square."""
    walked = order.l2sq(fmt, x, y)
    pairs = zip(x, y, strict=True) if math.isfinite(walked) else ()
    return *reduced(fmt, [(Fraction(a) - Fraction(b)) ** 2 for a, b in pairs], walked, 3), walked


def nrm2_case(fmt: Format, x: list[float]):
    """nrm2: half the relative error of the sum of squares, a root, and a scaling that is exact."""
    if not all(map(math.isfinite, x)):
        return math.nan if any(map(math.isnan, x)) else math.inf, Fraction(0), None
    exact = sqrt(sum((Fraction(v) ** 2 for v in x), Fraction(0)))
    value = fmt.round(exact)
    bound = exact * (gamma(steps(fmt, len(x)) + 1, fmt) / 2 + 3 * fmt.unit) + 2 * fmt.tiny
    return value, Fraction(0) if math.isinf(value) or exact == 0 else bound, None


def amax_case(fmt: Format, x: list[float]):
    """amax: no rounding at all."""
    value = math.nan if any(map(math.isnan, x)) else max(map(abs, x), default=0.0)
    return value, Fraction(0), None


def cosine_case(fmt: Format, x: list[float], y: list[float]):
    """cosine: the error of the dot product against |x| |y|, and that of two roots and a division."""
    if not all(map(math.isfinite, x + y)):
        return math.nan, Fraction(0), None
    pairs = [Fraction(a) * Fraction(b) for a, b in zip(x, y, strict=True)]
    lengths = [sqrt(sum((Fraction(v) ** 2 for v in side), Fraction(0))) for side in (x, y)]
    if 0 in lengths:
        return 0.0, Fraction(0), None
    scale = lengths[0] * lengths[1]
    cosine, spread = sum(pairs) / scale, sum(map(abs, pairs)) / scale
    bound = gamma(steps(fmt, len(x)) + 1, fmt) * (spread + abs(cosine)) + 4 * fmt.unit
    return fmt.round(cosine), bound, None


def special_vectors(fmt: Format):
    """(name, why, x) for kernels of one vector."""
    n = 2 * fmt.lanes + 1
    inf, zero, nans = fmt.hex(math.inf), fmt.hex(-0.0), odd_nans(fmt)
    for place, at in (("first", 0), ("second block", fmt.lanes + 3), ("tail", n - 1)):
        yield (
            f"nan {place}",
            "a NaN with a payload, wherever it is, becomes the canonical one",
            plain(51, n, [(at, nans[0])]),
        )
    yield "signalling nan", "a signalling NaN becomes the canonical one too", plain(52, n, [(2, nans[1])])
    yield "negative nan", "the sign of a NaN does not leave", plain(52, n, [(5, nans[2])])
    yield "inf", "an infinity in the tail", plain(53, n, [(n - 1, inf)])
    yield "-inf", "a negative infinity", plain(54, n, [(1, fmt.hex(-math.inf))])
    yield (
        "inf and -inf",
        "both infinities, in lanes that meet only in the tree",
        plain(55, n, [(0, inf), (fmt.lanes // 2, fmt.hex(-math.inf))]),
    )
    yield "inf and nan", "a NaN wins over an infinity", plain(56, n, [(0, inf), (7, nans[0])])
    yield "-0", "negative zeros: lanes start at +0", bits(fmt, [-0.0, -0.0, -0.0])
    yield "-0 full block", "a full block of negative zeros", fill(fmt, -0.0, fmt.lanes)
    yield "cancels to zero", "+v and -v in one lane leave +0", bits(fmt, [1.5] + [0.0] * (fmt.lanes - 1) + [-1.5, zero])
    yield "subnormals", "subnormal numbers are numbers", fill(fmt, 3 * fmt.least, n)
    yield "smallest", "one smallest subnormal", bits(fmt, [fmt.least])
    yield (
        "around normal",
        "the smallest normal number and the largest subnormal",
        bits(fmt, [fmt.normal, fmt.normal - fmt.least, -fmt.normal]),
    )
    yield "largest", "one largest number", bits(fmt, [-fmt.max])
    yield (
        "largest twice in a lane",
        "the lane overflows before its opposite comes",
        fill(fmt, 0.0, n, [(0, fmt.hex(fmt.max)), (fmt.lanes, fmt.hex(fmt.max)), (2 * fmt.lanes, fmt.hex(-fmt.max))]),
    )
    yield (
        "largest meet in the tree",
        "lanes j and j + L/2 cancel first, so nothing overflows",
        fill(
            fmt, 0.0, fmt.lanes, [(j, fmt.hex(fmt.max if j < fmt.lanes // 2 else -fmt.max)) for j in range(fmt.lanes)]
        ),
    )
    big = 1e30 if fmt.name == "f32" else 1e300
    yield "huge", "squares overflow, the norm does not", fill(fmt, fmt.step(big), n)
    yield "tiny", "squares underflow, the norm does not", fill(fmt, fmt.step(1 / big), n)
    yield (
        "huge and tiny",
        "the tiny values may vanish beside the huge ones",
        fill(fmt, fmt.step(big), n, [(i, fmt.hex(fmt.step(1 / big))) for i in range(0, n, 2)]),
    )
    yield "norm overflows", "every value is finite, the norm is not", fill(fmt, fmt.step(fmt.max * 0.75), n)
    root = fmt.step(math.sqrt(fmt.normal))
    yield (
        "squares at the edge of underflow",
        "each square is near the smallest normal number",
        fill(fmt, root, n, [(i, fmt.hex(fmt.step(root / 3))) for i in range(0, n, 3)]),
    )


def special_pairs(fmt: Format):
    """(name, why, x, y) for kernels of two vectors."""
    n = 2 * fmt.lanes + 1
    for name, why, x in special_vectors(fmt):
        yield name, why, x, plain(61, len(read(fmt, x)))
    inf, nan = fmt.hex(math.inf), odd_nans(fmt)[0]
    yield "nan in y", "a NaN of the second vector", plain(62, n), plain(63, n, [(n - 2, nan)])
    yield "inf meets 0", "infinity times zero is NaN", plain(62, n, [(4, inf)]), plain(63, n, [(4, fmt.hex(0.0))])
    yield (
        "inf meets inf",
        "infinity minus infinity is NaN, times infinity it is not",
        bits(fmt, [1.0, math.inf]),
        bits(fmt, [1.0, math.inf]),
    )
    yield (
        "nan beside zeros",
        "a NaN is seen although the other vector is zero",
        fill(fmt, 0.0, n),
        plain(64, n, [(0, nan)]),
    )
    yield (
        "inf beside zeros",
        "an infinity is seen although the other vector is zero",
        fill(fmt, 0.0, 3),
        bits(fmt, [1.0, 2.0, math.inf]),
    )
    yield "zero vector", "a zero vector has no direction", fill(fmt, 0.0, n), plain(65, n)
    yield "both zero", "two zero vectors", fill(fmt, 0.0, n), fill(fmt, -0.0, n)
    yield "equal", "x and y are equal", full(66, 1000, -3, 3), full(66, 1000, -3, 3)
    yield (
        "orthogonal",
        "x and y share no place",
        fill(fmt, 0.0, 4, [(0, fmt.hex(1.0))]),
        fill(fmt, 0.0, 4, [(3, fmt.hex(1.0))]),
    )
    yield (
        "opposite",
        "y = -x",
        bits(fmt, [0.1, 0.7, -3.0]) if fmt.name == "f64" else bits(fmt, [0.125, 0.75, -3.0]),
        bits(fmt, [-0.1, -0.7, 3.0]) if fmt.name == "f64" else bits(fmt, [-0.125, -0.75, 3.0]),
    )
    yield (
        "close",
        "differences that lose digits",
        full(67, 2 * fmt.lanes, 3, 3),
        full(67, 2 * fmt.lanes, 3, 3, [(1, fmt.hex(7.0)), (fmt.lanes, fmt.hex(-6.5))]),
    )
    big = fmt.step(1e30 if fmt.name == "f32" else 1e200)
    for left, right in ((big, big), (1 / big, 1 / big), (big, 1 / big)):
        yield (
            f"scales {left:.0e} and {right:.0e}",
            "the scale of an input does not matter",
            fill(fmt, fmt.step(left), n, [(3, fmt.hex(-fmt.step(left)))]),
            fill(fmt, fmt.step(right), n, [(5, fmt.hex(0.0))]),
        )
    yield (
        "all subnormal",
        "two vectors of subnormal numbers",
        bits(fmt, [fmt.least, 2 * fmt.least, 5 * fmt.least]),
        bits(fmt, [fmt.least, -fmt.least, 3 * fmt.least]),
    )
    yield (
        "products underflow",
        "products are subnormal and round",
        full(68, n, fmt.bottom // 2 - 8, fmt.bottom // 2),
        full(69, n, fmt.bottom // 2 - 8, fmt.bottom // 2),
    )


def painted(fmt: Format, count: int):
    """Every length, plainly and with every bit in use: `count` vectors each."""
    span = 20 if fmt.name == "f32" else 200
    for n, why in lengths(fmt):
        yield f"plain n={n}", why, *(plain(1 + k, n) for k in range(count))
        yield f"full n={n}", why + ", every step rounds", *(full(11 + 10 * k, n, -6, 6) for k in range(count))
    yield "wide n=1000", "exponents far apart", *(full(31 + 10 * k, 1000, -span, span) for k in range(count))


def file(kernel: str, evaluate, count: int, about: str, bound: str, more=()) -> dict:
    """The file of one reduction; `more` are cases of other dtypes."""
    cases = []
    for fmt in FORMATS:
        special = special_vectors(fmt) if count == 1 else special_pairs(fmt)
        for name, why, *inputs in (*painted(fmt, count), *special):
            expect, tol, walked = evaluate(fmt, *(read(fmt, v) for v in inputs))
            case = {"name": f"{fmt.name} {name}", "why": why, "dtype": fmt.name}
            case |= dict(zip(("x", "y"), inputs, strict=False))
            case |= {"expect": fmt.hex(expect), "tol": up(tol)}
            cases.append(case if walked is None else case | {"order": fmt.hex(walked)})
    return {"kernel": kernel, "form": f"reduce{count}", "about": about, "bound": bound, "cases": [*cases, *more]}


def files() -> list[dict]:
    """All reductions."""
    k = "k = ceil(n / lanes) + log2(lanes) + 1"
    return [
        file("sum", sum_case, 1, "Sum of x.", f"gamma(k) sum |x[i]|, {k}."),
        file(
            "dot",
            dot_case,
            2,
            "Dot product of x and y.",
            f"gamma(k + 1) sum |x[i] y[i]| and half a smallest subnormal a product, {k}. i8: exact.",
            octets.of_i8("dot"),
        ),
        file(
            "nrm2", nrm2_case, 1, "Euclidean norm of x.", f"(gamma(k + 1) / 2 + 3 u) |x| and a smallest subnormal, {k}."
        ),
        file("amax", amax_case, 1, "Largest magnitude of x.", EXACT),
        file(
            "l2sq",
            l2sq_case,
            2,
            "Squared Euclidean distance of x and y.",
            f"gamma(k + 3) sum (x[i] - y[i])^2 and half a smallest subnormal a square, {k}. i8: exact.",
            octets.of_i8("l2sq"),
        ),
        file(
            "cosine",
            cosine_case,
            2,
            "Cosine similarity of x and y.",
            f"gamma(k + 1) (sum |x[i] y[i]| / (|x| |y|) + |cosine|) + 4 u, {k}. i8: 4 u.",
            octets.of_i8("cosine"),
        ),
    ]
