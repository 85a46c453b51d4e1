"""The numeric contract, walked step by step: lanes, then a tree of halves.

Element i goes to lane i mod lanes, multiplied then added, each step rounded;
lanes start at +0 and the last block is padded with +0; then
t[j] += t[j + L/2], ..., t[0] += t[1].
"""

from .floats import Format


def fold(fmt: Format, lanes: list[float]) -> float:
    """The halving tree."""
    half = len(lanes) // 2
    while half:
        lanes = [fmt.step(lanes[j] + lanes[j + half]) for j in range(half)]
        half //= 2
    return lanes[0]


def reduce(fmt: Format, terms: list[float], width: int, padding: float = 0.0) -> float:
    """Terms that are already rounded, summed in the fixed order over `width` lanes."""
    lanes = [0.0] * width
    padded = terms + [padding] * (-len(terms) % width)
    for i, term in enumerate(padded):
        lanes[i % width] = fmt.step(lanes[i % width] + term)
    return fold(fmt, lanes)


def total(fmt: Format, x: list[float]) -> float:
    """sum"""
    return reduce(fmt, x, fmt.lanes)


def dot(fmt: Format, x: list[float], y: list[float]) -> float:
    """dot"""
    return reduce(fmt, [fmt.step(a * b) for a, b in zip(x, y, strict=True)], fmt.lanes)


def l2sq(fmt: Format, x: list[float], y: list[float]) -> float:
    """l2sq"""
    gaps = [fmt.step(a - b) for a, b in zip(x, y, strict=True)]
    return reduce(fmt, [fmt.step(d * d) for d in gaps], fmt.lanes)


def row(fmt: Format, val: list[float], x: list[float]) -> float:
    """A row of a sparse matrix: four lanes; lanes a row does not reach stay +0."""
    return reduce(fmt, [fmt.step(a * b) for a, b in zip(val, x, strict=True)], 4)
