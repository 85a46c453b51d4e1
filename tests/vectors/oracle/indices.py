"""Cases of bincount, prefix_sum, gather and scatter: whole numbers, or values that are moved bit for bit."""

import math

from .answers import case, exactly, file, refused
from .floats import FORMATS
from .metrics import read
from .paint import bits, full, paint_hash, values
from .whole import U32

MOVED = "0: a move."


def painted(seed: int, n: int, limit: int) -> list[int]:
    """Whole numbers below a limit."""
    return [paint_hash(i, seed) % limit for i in range(n)]


def bincount_cases():
    """bincount"""

    def made(name: str, why: str, x: list[int], bins: int) -> dict:
        given = {"x": values(x), "lengths": {"out": bins}}
        return case(U32, name, why, given, exactly(U32.texts([x.count(v) for v in range(bins)])))

    yield made("nothing in nothing", "no values, no counters", [], 0)
    yield made("nothing", "counters are zero, not what they were", [], 5)
    yield made("one", "one value in the last counter", [3], 4)
    yield made("all equal", "one counter has all", [2] * 100, 5)
    yield made("each once", "a permutation", painted_order(30), 30)
    yield made("100 in 17", "many values", painted(701, 100, 17), 17)
    yield made("1000 in 300", "more counters than are written out", painted(702, 1000, 300), 300)
    for name, bad in (("x = bins", 4), ("x 2^32 - 1", 4294967295)):
        given = {"x": values([1, 2, bad, 0]), "lengths": {"out": 4}}
        yield case(U32, name, "a value without a counter", given, refused("index"))
    yield case(
        U32, "no counters", "a value without a counter", {"x": values([0]), "lengths": {"out": 0}}, refused("index")
    )


def painted_order(n: int) -> list[int]:
    """A permutation."""
    return sorted(range(n), key=lambda i: paint_hash(i, 703))


def prefix_sum_cases():
    """prefix_sum"""

    def made(name: str, why: str, x: list[int]) -> dict:
        sums = [sum(x[:i]) for i in range(len(x) + 1)]
        given = {"x": values(x), "lengths": {"out": len(sums)}}
        return case(U32, name, why, given, exactly(U32.texts(sums)))

    yield made("nothing", "one zero", [])
    yield made("one", "zero and the value", [5])
    yield made("zeros", "empty rows", [0, 0, 0])
    for n in (7, 16, 17, 33, 100, 300):
        yield made(f"n={n}", "around vectors and blocks", painted(704, n, 1000))
    yield made("up to the end", "2^32 - 1 is a sum", [2**31, 2**31 - 1, 0])
    over = {"x": values([2**31, 2**31]), "lengths": {"out": 3}}
    yield case(U32, "past the end", "2^32 is none", over, refused("structure"))
    over = {"x": values([4294967295, 0, 1, 0]), "lengths": {"out": 5}}
    yield case(U32, "past the end late", "one more than can be said", over, refused("structure"))


def moved(dtype, items: list):
    """Texts of values that keep their bits."""
    return dtype.texts(items)


def matrix(dtype, seed: int, n: int) -> dict:
    """Values to be moved."""
    return values(painted(seed, n, 2**32 - 1)) if dtype is U32 else full(seed, n, -4, 4)


def gather_cases(dtype):
    """gather"""

    def made(name: str, why: str, x: dict, index: list[int]) -> dict:
        source = read(dtype, x)
        given = {"x": x, "index": values(index), "lengths": {"out": len(index)}}
        return case(dtype, name, why, given, exactly(moved(dtype, [source[i] for i in index])))

    yield made("nothing", "no indices", matrix(dtype, 711, 5), [])
    yield made("nothing of nothing", "no indices, no values", matrix(dtype, 711, 0), [])
    yield made("one", "the last value", matrix(dtype, 711, 5), [4])
    yield made("reversed", "backwards", matrix(dtype, 712, 20), list(range(20))[::-1])
    yield made("again", "a value more than once", matrix(dtype, 713, 3), painted(714, 33, 3))
    yield made(
        "100 of 1000", "many values", matrix(dtype, 715, 1000 if dtype is not U32 else 200), painted(716, 100, 200)
    )
    if dtype is not U32:
        special = bits(dtype, [-0.0, math.inf, dtype.least, 1.0])
        yield made("special", "bits are kept", special, [0, 1, 2, 3, 0])
    for name, bad in (("index = n", 5), ("index 2^32 - 1", 4294967295)):
        given = {"x": matrix(dtype, 711, 5), "index": values([0, bad, 1]), "lengths": {"out": 3}}
        yield case(dtype, name, "an index past the end", given, refused("index"))
    given = {"x": matrix(dtype, 711, 0), "index": values([0]), "lengths": {"out": 1}}
    yield case(dtype, "of nothing", "an index into nothing", given, refused("index"))


def scatter_cases(dtype):
    """scatter"""

    def made(name: str, why: str, x: dict, index: list[int], out: dict) -> dict:
        result = read(dtype, out)[:]
        for i, v in zip(index, read(dtype, x), strict=True):
            result[i] = v
        given = {"x": x, "index": values(index), "out": out}
        return case(dtype, name, why, given, exactly(moved(dtype, result)))

    yield made("nothing", "out stays", matrix(dtype, 721, 0), [], matrix(dtype, 731, 5))
    yield made("one", "the rest of out stays", matrix(dtype, 721, 1), [2], matrix(dtype, 731, 5))
    yield made("reversed", "backwards", matrix(dtype, 722, 20), list(range(20))[::-1], matrix(dtype, 732, 20))
    yield made(
        "again", "of equal indices the last wins", matrix(dtype, 723, 33), painted(724, 33, 3), matrix(dtype, 733, 4)
    )
    yield made("100 into 200", "many values", matrix(dtype, 725, 100), painted(726, 100, 200), matrix(dtype, 735, 200))
    for name, bad in (("index = n", 5), ("index 2^32 - 1", 4294967295)):
        given = {"x": matrix(dtype, 721, 3), "index": values([0, bad, 1]), "out": matrix(dtype, 731, 5)}
        yield case(dtype, name, "an index past the end: nothing is written", given, refused("index"))


def files() -> list[dict]:
    """All of them."""
    every = (*FORMATS, U32)
    return [
        file("bincount", "histogram", "out[v] = how often v occurs in x.", "0: a count.", bincount_cases()),
        file(
            "prefix_sum",
            "prefix_sum",
            "out[i] = the sum of what is before x[i].",
            "0: whole numbers.",
            prefix_sum_cases(),
        ),
        file("gather", "gather", "out[i] = x[index[i]].", MOVED, (c for t in every for c in gather_cases(t))),
        file("scatter", "scatter", "out[index[i]] = x[i].", MOVED, (c for t in every for c in scatter_cases(t))),
    ]
