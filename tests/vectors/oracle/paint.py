"""Inputs: the specification that goes into the file, and the values it means."""

import math

from .floats import Format

MASK = 0xFFFFFFFF


def paint_hash(i: int, seed: int) -> int:
    """The hash of README.md."""
    h = ((i + 1) * 2654435761 ^ seed * 40503) & MASK
    h ^= h >> 15
    h = h * 2246822519 & MASK
    return h ^ h >> 13


def plain(seed: int, n: int, patches=()) -> dict:
    """Multiples of 1/1024 between -2 and 2."""
    return with_set({"paint": "plain", "seed": seed, "n": n}, patches)


def full(seed: int, n: int, low: int, high: int, patches=()) -> dict:
    """All mantissa bits in use, exponents from low to high."""
    return with_set({"paint": "full", "seed": seed, "low": low, "high": high, "n": n}, patches)


def fill(fmt: Format, value: float, n: int, patches=()) -> dict:
    """One value n times; patches are (index, bits)."""
    return with_set({"fill": fmt.hex(value), "n": n}, patches)


def bits(fmt: Format, values) -> dict:
    """Values given as numbers, or as hex text where the payload of a NaN matters."""
    return {"bits": [v if isinstance(v, str) else fmt.hex(v) for v in values]}


def values(numbers) -> dict:
    """Exact numbers, for readers."""
    return {"values": list(numbers)}


def with_set(spec: dict, patches) -> dict:
    """Adds the overrides."""
    return {**spec, "set": [list(p) for p in patches]} if patches else spec


def read(fmt: Format, spec: dict) -> list[float]:
    """The values that a specification means."""
    if "bits" in spec:
        return [fmt.value(text) for text in spec["bits"]]
    if "values" in spec:
        out = [float(v) for v in spec["values"]]
        assert all(fmt.step(v) == v for v in out), spec
        return out
    if "fill" in spec:
        out = [fmt.value(spec["fill"])] * spec["n"]
    elif spec["paint"] == "plain":
        out = [(paint_hash(i, spec["seed"]) % 4001 - 2000) / 1024 for i in range(spec["n"])]
    else:
        out = [full_value(fmt, i, spec) for i in range(spec["n"])]
    for index, text in spec.get("set", ()):
        out[index] = fmt.value(text)
    return out


def full_value(fmt: Format, i: int, spec: dict) -> float:
    """One value of the paint `full`."""
    u, v, w = (paint_hash(i, spec["seed"] + k) for k in range(3))
    e = spec["low"] + (w >> 1) % (spec["high"] - spec["low"] + 1)
    size = u >> 8 if fmt.name == "f32" else (u << 21) + (v >> 11)
    value = math.ldexp(size, e - fmt.digits)
    assert fmt.step(value) == value
    return -value if w & 1 else value
