"""Cases of asum, mean, variance, l1, the sums of twice the precision, the extremes and their places, and counts."""

import math
from fractions import Fraction

from . import order
from .answers import answered, case, exactly, file, refused
from .floats import FORMATS, Format, gamma
from .inputs import odd_nans
from .paint import bits, fill, full, plain, read
from .reductions import painted, reduced, special_pairs, special_vectors, steps

SELECTED = "0: the answer is one of the values."
SHORT = (0, 1, 7, 8, 9, 15, 16, 17, 32, 35, 1000)


def asum(fmt: Format, x: list[float]) -> dict:
    """Sum of magnitudes."""
    size = [abs(v) for v in x]
    walked = order.total(fmt, size)
    value, tol = reduced(fmt, [Fraction(v) for v in size] if math.isfinite(walked) else [], walked, 0)
    return answered(fmt, value, tol, walked)


def mean(fmt: Format, x: list[float]) -> dict:
    """The sum in the fixed order, divided."""
    if not x:
        return answered(fmt, math.nan)
    walked = order.total(fmt, x)
    if not math.isfinite(walked):
        return answered(fmt, walked, order=walked)
    quotient = divided(fmt, walked, len(x))
    exact = [Fraction(v) for v in x]
    bound = gamma(steps(fmt, len(x)) + 1, fmt) * sum(map(abs, exact)) / len(x) + fmt.tiny
    return answered(fmt, fmt.round(sum(exact) / len(x)), bound, quotient)


def divided(fmt: Format, value: float, n: int) -> float:
    """value / n, n rounded first."""
    return signed(fmt.round(Fraction(value) / Fraction(fmt.round(Fraction(n)))), value)


def signed(size: float, like: float) -> float:
    """Zero with the sign of what it came from."""
    return math.copysign(size, like) if size == 0 else size


def variance(fmt: Format, x: list[float]) -> dict:
    """Mean first; then the squares of what is left, in the fixed order."""
    n = len(x)
    if n == 0:
        return answered(fmt, math.nan)
    total = order.total(fmt, x)
    middle = divided(fmt, total, n) if math.isfinite(total) else total
    gaps = [fmt.step(v - middle) for v in x]
    squares = [fmt.step(d * d) for d in gaps]
    walked = order.total(fmt, squares)
    if not math.isfinite(walked):
        return answered(fmt, walked, order=walked)
    exact = [Fraction(v) for v in x]
    mu = sum(exact) / n
    value = sum((v - mu) ** 2 for v in exact) / n
    # The mean is off by `off`: each gap by that and a rounding, which n times squared adds up.
    k = steps(fmt, n)
    off = gamma(k + 1, fmt) * sum(map(abs, exact)) / n + fmt.tiny
    spread = sum(abs(v - mu) for v in exact) / n
    bound = gamma(k + 6, fmt) * (value + 2 * off * spread + off**2) + off**2 + 2 * off * gamma(k, fmt) * spread
    bound += (n + 2) * fmt.tiny + 4 * fmt.unit * off * spread
    quotient = divided(fmt, walked, n)
    if bound > Fraction(fmt.max):
        return {"order": fmt.hex(quotient)}
    return answered(fmt, fmt.round(value), bound, quotient)


def l1(fmt: Format, x: list[float], y: list[float]) -> dict:
    """Sum of |x - y|."""
    gaps = [abs(fmt.step(a - b)) for a, b in zip(x, y, strict=True)]
    walked = order.total(fmt, gaps)
    if not math.isfinite(walked):
        return answered(fmt, walked, order=walked)
    exact = sum((abs(Fraction(a) - Fraction(b)) for a, b in zip(x, y, strict=True)), Fraction(0))
    return answered(fmt, fmt.round(exact), gamma(steps(fmt, len(x)) + 1, fmt) * exact, walked)


def twice(fmt: Format, terms: list[Fraction], walked: float, tiny: Fraction = Fraction(0)) -> dict | None:
    """As if in twice the precision; None where products lose digits to underflow or the sum overflows."""
    if not math.isfinite(walked):
        return answered(fmt, walked)
    exact, n, eps = sum(terms, Fraction(0)), len(terms), 2 * fmt.unit
    value = fmt.round(exact)
    if math.isinf(value):
        return None
    bound = eps * abs(exact) + n * n * eps * eps * sum(map(abs, terms)) + tiny
    return answered(fmt, value, bound)


def sum2(fmt: Format, x: list[float]) -> dict | None:
    """Sum2"""
    walked = order.total(fmt, x)
    return twice(fmt, [Fraction(v) for v in x] if math.isfinite(walked) else [], walked)


def dot2(fmt: Format, x: list[float], y: list[float]) -> dict | None:
    """Dot2; each product's error term may underflow."""
    walked = order.dot(fmt, x, y)
    if not math.isfinite(walked):
        return answered(fmt, walked)
    return twice(fmt, [Fraction(a) * Fraction(b) for a, b in zip(x, y, strict=True)], walked, 8 * len(x) * fmt.tiny)


def cancelling(fmt: Format, seed: int):
    """Vectors whose sum is tiny beside their values."""
    big = 12 if fmt.name == "f32" else 40
    values = read(fmt, full(seed, 50, -big, big))
    return bits(fmt, [*values, *(-v for v in values[::-1]), fmt.round(Fraction(1, 3))])


def extreme(fmt: Format, x: list[float], sign: int) -> dict:
    """min (-1) or max (1); of zeros either sign is right."""
    if any(map(math.isnan, x)):
        return answered(fmt, math.nan)
    value = (max if sign > 0 else min)(x, default=-sign * math.inf)
    return answered(fmt, value, 2 * fmt.tiny if value == 0 else Fraction(0))


def place(x: list[float], sign: int) -> dict:
    """The first place of the extreme or of a NaN."""
    if not x:
        return refused("shape")
    nans = [i for i, v in enumerate(x) if math.isnan(v)]
    return exactly(nans[0] if nans else x.index((max if sign > 0 else min)(x)))


def extreme_vectors(fmt: Format):
    """(name, why, x) for the extremes and their places."""
    for n in SHORT:
        yield f"plain n={n}", "lengths around the block, values meet again", plain(241, n)
    lanes = fmt.lanes
    for at in (0, lanes - 1, lanes, 2 * lanes + 2):
        put = [(at, fmt.hex(9.0)), ((at + 3) % 35, fmt.hex(-9.0))]
        yield f"largest at {at}", "the extreme in every part of the walk", plain(242, 35, put)
    twins = [(4, fmt.hex(9.0)), (lanes + 1, fmt.hex(9.0)), (6, fmt.hex(-9.0)), (34, fmt.hex(-9.0))]
    yield "ties", "the first of equal values counts", plain(243, 35, twins)
    yield "all equal", "the first place", fill(fmt, -1.5, 20)
    nan = odd_nans(fmt)
    yield (
        "nan",
        "a NaN is the extreme, the first one",
        plain(244, 35, [(20, nan[0]), (30, nan[1]), (2, fmt.hex(math.inf))]),
    )
    yield "nan last", "a NaN in the tail", plain(245, 35, [(34, nan[2])])
    yield "infinities", "infinities are values", plain(246, 20, [(11, fmt.hex(math.inf)), (5, fmt.hex(-math.inf))])
    yield "only inf", "what the search starts from is a value too", fill(fmt, math.inf, 3)
    yield "only -inf", "what the search starts from is a value too", fill(fmt, -math.inf, 19)
    yield "zeros", "+0 and -0 are equal", bits(fmt, [0.0, -0.0, 0.0])
    yield "subnormal", "subnormal numbers are told apart", bits(fmt, [fmt.least, -fmt.least, 2 * fmt.least, 0.0])
    yield "largest", "the ends of the range", bits(fmt, [fmt.max, -fmt.max, 1.0])


def counts(fmt: Format):
    """(name, why, eps, x)"""
    zero, tenth = 0.0, fmt.round(Fraction(1, 10))
    for n in SHORT:
        yield (
            f"plain n={n}",
            "lengths around the block",
            0.5,
            plain(251, n, [(i, fmt.hex(0.0)) for i in range(0, n, 3)]),
        )
    mixed = bits(fmt, [0.0, -0.0, fmt.least, -fmt.least, 1.0, math.inf, -math.inf, odd_nans(fmt)[0]])
    yield "eps 0", "either zero is none; subnormal numbers, infinities and NaN count", zero, mixed
    yield "eps -0", "the sign of eps is nothing", -0.0, mixed
    yield "eps inf", "only NaN counts", math.inf, mixed
    yield "eps nan", "nothing is within NaN", math.nan, mixed
    yield "eps below 0", "nothing is within a negative distance", -1.0, mixed
    edge = bits(
        fmt, [tenth, -tenth, math.nextafter(tenth, 0.0), fmt.step(tenth + 2 * tenth * float(fmt.unit) * 2), 0.2]
    )
    yield "edge", "eps itself does not count", tenth, edge
    yield "none", "a block of zeros", zero, fill(fmt, -0.0, 40)
    yield "all", "every value counts", zero, fill(fmt, 3.0, 4099)


def reduction(kernel: str, form: str, evaluate, vectors, about: str, bound: str) -> dict:
    """The file of a kernel that answers with a number."""
    cases = []
    for fmt in FORMATS:
        for name, why, *inputs in vectors(fmt):
            answer = evaluate(fmt, *(read(fmt, v) for v in inputs))
            if answer is not None:
                cases.append(case(fmt, name, why, dict(zip("xy", inputs, strict=False)), answer))
    return file(kernel, form, about, bound, cases)


def singles(fmt: Format):
    """Vectors for sums."""
    yield from (item for item in painted(fmt, 1) if not item[0].startswith("plain"))
    yield from special_vectors(fmt)
    yield "cancels", "values up to 2^12 or 2^40 leave a third", cancelling(fmt, 252)


def pairs(fmt: Format):
    """Pairs of vectors for sums of products and differences."""
    yield from (item for item in painted(fmt, 2) if not item[0].startswith("plain"))
    yield from special_pairs(fmt)
    x = cancelling(fmt, 253)
    yield "cancels", "products up to 2^12 or 2^40 leave a third", x, fill(fmt, 1.0, 101)


def files() -> list[dict]:
    """All of them."""
    k = "k = ceil(n / lanes) + log2(lanes) + 1"
    twofold = "eps |exact| + n^2 eps^2 sum |terms| (Ogita, Rump, Oishi), eps = 2 u; the plain sum where that overflows."
    out = [
        reduction("asum", "reduce1", asum, singles, "Sum of |x[i]|.", f"gamma(k) sum |x[i]|, {k}."),
        reduction("mean", "reduce1", mean, singles, "Mean of x.", f"gamma(k + 1) sum |x[i]| / n, {k}."),
        reduction(
            "variance",
            "reduce1",
            variance,
            singles,
            "Variance of x, divided by n.",
            f"gamma(k + 6) of itself, and what an error of gamma(k + 1) sum |x[i]| / n in the mean adds, {k}.",
        ),
        reduction("sum2", "reduce1", sum2, singles, "Sum of x as if in twice the precision.", twofold),
        reduction("dot2", "reduce2", dot2, pairs, "Dot product of x and y as if in twice the precision.", twofold),
        reduction("l1", "reduce2", l1, pairs, "Sum of |x[i] - y[i]|.", f"gamma(k + 1) of itself, {k}."),
    ]
    for name, sign, what in (("min", -1, "Smallest"), ("max", 1, "Largest")):
        cases = [
            case(t, n, why, {"x": x}, extreme(t, read(t, x), sign)) for t in FORMATS for n, why, x in extreme_vectors(t)
        ]
        out.append(file(name, "reduce1", f"{what} value of x.", SELECTED, cases))
        cases = [
            case(t, n, why, {"x": x}, place(read(t, x), sign)) for t in FORMATS for n, why, x in extreme_vectors(t)
        ]
        out.append(file(f"arg{name}", "place", f"First place of the {what.lower()} value of x.", "0: an index.", cases))
    cases = [
        case(t, n, why, {"eps": t.hex(eps), "x": x}, exactly(sum(not abs(v) <= eps for v in read(t, x))))
        for t in FORMATS
        for n, why, eps, x in counts(t)
    ]
    out.append(file("count_nonzero", "count", "How many x[i] are not within eps of 0.", "0: a count.", cases))
    return out
