"""Cases of topk and argsort: exact, since they only choose."""

import math

from .answers import bits_of, case, exactly, file, refused, several
from .floats import FORMATS, Format
from .inputs import odd_nans
from .metrics import ranked
from .paint import bits, fill, full, plain, read
from .whole import U32


def chosen(fmt: Format, x: list[float], at: list[int]) -> list[float]:
    """The values at these places, NaN canonical."""
    return [x[i] for i in at]


def vectors(fmt: Format):
    """(name, why, x)"""
    lanes = fmt.lanes
    yield "one", "one value", plain(431, 1)
    yield f"n={lanes + 1}", "a block and a tail of one", full(432, lanes + 1, -4, 4)
    yield "ties", "values meet again: equals by lower index", bits(fmt, [1.0, 3.0, 3.0, -1.0, 1.0, 3.0, -1.0])
    yield "equal", "all are equal", fill(fmt, 2.0, 35)
    yield "rising", "already in order", bits(fmt, [float(i) for i in range(35)])
    yield "falling", "in the opposite order", bits(fmt, [float(-i) for i in range(35)])
    yield "nan", "NaN goes last, by index", plain(433, 20, [(0, odd_nans(fmt)[0]), (7, odd_nans(fmt)[2])])
    yield "only nan", "nothing but NaN", bits(fmt, list(odd_nans(fmt)) * 3)
    yield "infinities", "infinities are values", plain(434, 20, [(3, fmt.hex(math.inf)), (9, fmt.hex(-math.inf))])
    yield "zeros", "-0 equals +0", bits(fmt, [0.0, -0.0, 1.0, -0.0, 0.0, -1.0])
    yield "subnormal", "subnormal numbers are told apart", bits(fmt, [fmt.least, 0.0, -fmt.least, 2 * fmt.least])


def topk_case(fmt: Format, name: str, why: str, x: dict, k: int, largest: bool) -> dict:
    """The k best."""
    values = read(fmt, x)
    at = ranked(values, k, largest)
    # The sign of a zero in `values` is that of the input.
    answer = several(indices=exactly(U32.texts(at)), values=bits_of(fmt, chosen(fmt, values, at)))
    given = {"x": x, "largest": largest, "lengths": {"indices": k, "values": k}}
    return case(fmt, f"{'largest' if largest else 'smallest'} {k} of {name}", why, given, answer)


def topk_cases(fmt: Format):
    """topk"""
    for name, why, x in vectors(fmt):
        n = len(read(fmt, x))
        for largest in (True, False):
            yield topk_case(fmt, name, why, x, min(n, 4 if n != 20 else 20), largest)
    yield topk_case(fmt, "1000", "many blocks that hold nothing better", full(435, 1000, -6, 6), 10, True)
    yield topk_case(fmt, "1000", "many blocks that hold nothing better", full(436, 1000, -6, 6), 1, False)
    yield topk_case(fmt, "100", "k is the length: a full order", full(437, 100, -6, 6), 100, True)
    yield topk_case(fmt, "5", "nothing is asked for", plain(438, 5), 0, True)
    yield topk_case(fmt, "0", "nothing of nothing", plain(438, 0), 0, True)
    given = {"x": plain(438, 3), "largest": True, "lengths": {"indices": 4, "values": 4}}
    yield case(fmt, "k above n", "there are not as many", given, refused("shape"))


def argsort_cases(fmt: Format):
    """argsort"""
    every = [*vectors(fmt), ("0", "nothing at all", plain(431, 0)), ("1000", "many values", plain(439, 1000))]
    for name, why, x in every:
        at = ranked(read(fmt, x), 10**9, False)
        yield case(fmt, name, why, {"x": x, "lengths": {"indices": len(at)}}, exactly(U32.texts(at)))


def files() -> list[dict]:
    """Both."""
    about = "The k largest or smallest values and where they stand, best first; equals by lower index, NaN last."
    sort = "The indices of x by rising value; equals by rising index, NaN last."
    return [
        file("topk", "topk", about, "0: a choice.", (c for t in FORMATS for c in topk_cases(t))),
        file("argsort", "argsort", sort, "0: a choice.", (c for t in FORMATS for c in argsort_cases(t))),
    ]
