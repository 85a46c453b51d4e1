"""Cases of bytes: dot, l2sq and cosine of i8, and bits in u8. Whole numbers, a root or a quotient of them."""

from fractions import Fraction

from .answers import answered, case, exactly, file
from .floats import F64, sqrt
from .whole import I8, U8, Whole, painted


def cosine_i8(x: list[int], y: list[int]) -> tuple[float, Fraction]:
    """x.y / (|x| |y|): two roots, a product, a quotient."""
    xy, xx, yy = (sum(a * b for a, b in zip(p, q, strict=True)) for p, q in ((x, y), (x, x), (y, y)))
    if xx == 0 or yy == 0:
        return 0.0, Fraction(0)
    return F64.round(xy / (sqrt(Fraction(xx)) * sqrt(Fraction(yy)))), 4 * F64.unit


def ones(x: list[int]) -> int:
    """Bits that are set."""
    return sum(v.bit_count() for v in x)


def jaccard(x: list[int], y: list[int]) -> float:
    """Bits in both over bits in either; 1 without any."""
    both, either = ones([a & b for a, b in zip(x, y, strict=True)]), ones([a | b for a, b in zip(x, y, strict=True)])
    return F64.round(Fraction(both, either)) if either else 1.0


def score(metric: str, x: list[int], y: list[int]) -> tuple[float, Fraction]:
    """The metric of two vectors of bytes, and what it may be off by."""
    pairs = list(zip(x, y, strict=True))
    if metric == "cosine":
        return cosine_i8(x, y)
    if metric == "jaccard":
        return jaccard(x, y), Fraction(0)
    if metric == "hamming":
        return float(ones([a ^ b for a, b in pairs])), Fraction(0)
    return float(sum(a * b if metric == "dot" else (a - b) ** 2 for a, b in pairs)), Fraction(0)


def byte_lengths():
    """Lengths at the boundaries of blocks, and past what counters of bytes hold."""
    yield 0, "nothing at all"
    for n in (1, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 131):
        yield n, "around vectors and blocks"
    yield 4099, "many blocks"


def byte_pairs(dtype: Whole):
    """(name, why, x, y)"""
    for n, why in byte_lengths():
        yield f"n={n}", why, painted(401, n), painted(402, n)
    ends = (-128, 127) if dtype is I8 else (0, 255)
    for a in ends:
        for b in ends:
            n = 1100 if (a, b) in ((-128, -128), (0, 255), (255, 255)) else 70
            why = "the ends of the range in every place, the largest longer than narrow counters hold"
            yield f"all {a} and {b}", why, {"values": [a] * n}, {"values": [b] * n}
    yield "zero", "a vector of zeros", painted(403, 20), {"values": [0] * 20}
    yield "both zero", "two of them", {"values": [0] * 20}, {"values": [0] * 20}
    yield "equal", "x and y are equal", painted(404, 100), painted(404, 100)
    yield "opposite", "nothing in common", {"values": [1, 2, 4, 8]}, {"values": [64, 32, 16, 0]}


def two(dtype: Whole, metric: str):
    """Cases of a metric of two vectors of bytes."""
    for name, why, x, y in byte_pairs(dtype):
        value, tol = score(metric, dtype.read(x), dtype.read(y))
        yield case(dtype, name, why, {"x": x, "y": y}, answered(F64, value, tol))


def popcount_cases():
    """popcount"""
    for name, why, x, _ in byte_pairs(U8):
        if "and 255" not in name:
            yield case(U8, name, why, {"x": x}, answered(F64, float(ones(U8.read(x)))))


def bitwise_cases(f):
    """bit_and, bit_or, bit_xor"""

    def made(name: str, why: str, x: dict, y: dict | None, alias: str | None = None) -> dict:
        a = U8.read(x)
        b = U8.read(y) if y else a
        values = [f(p, q) for p, q in zip(a, b, strict=True)]
        given = {"x": x} | ({"y": y} if y else {}) | ({"alias": alias} if alias else {})
        return case(U8, name, why, given, exactly(U8.texts(values)))

    for n, why in byte_lengths():
        yield made(f"n={n}", why, painted(405, n), painted(406, n))
    for n in (5, 64, 131):
        x, y = painted(407, n), painted(408, n)
        yield made(f"out is x, n={n}", "out is x itself", x, y, "out=x")
        yield made(f"out is y, n={n}", "out is y itself", x, y, "out=y")
        yield made(f"x is y, n={n}", "both inputs are one array", x, None, "x=y")
        yield made(f"all one, n={n}", "inputs and output are one array", x, None, "out=x=y")


def of_i8(metric: str) -> list[dict]:
    """The i8 cases of dot, l2sq and cosine."""
    return list(two(I8, metric))


def files() -> list[dict]:
    """The kernels of bits."""
    whole = "0: whole numbers, one division at most."
    return [
        file("popcount", "reduce1", "How many bits are set.", whole, popcount_cases()),
        file("hamming", "reduce2", "How many bits differ.", whole, two(U8, "hamming")),
        file(
            "jaccard", "reduce2", "Bits set in both over bits set in either; 1 without any.", whole, two(U8, "jaccard")
        ),
        file("bit_and", "map2", "out[i] = x[i] and y[i], bit by bit.", whole, bitwise_cases(lambda a, b: a & b)),
        file("bit_or", "map2", "out[i] = x[i] or y[i], bit by bit.", whole, bitwise_cases(lambda a, b: a | b)),
        file(
            "bit_xor", "map2", "out[i] = x[i] exclusive or y[i], bit by bit.", whole, bitwise_cases(lambda a, b: a ^ b)
        ),
    ]
