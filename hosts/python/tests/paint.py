"""The inputs and the comparisons of tests/vectors/README.md, in numpy."""

from __future__ import annotations

from typing import Any

import numpy as np

from vecsolve.objects import NUMPY

WORDS = {"f32": np.dtype("<u4"), "f64": np.dtype("<u8")}


def paint_hash(n: int, seed: int) -> Any:
    """hash(i, seed) for i below n, in wrapping u32 arithmetic."""
    mask = np.uint64(0xFFFFFFFF)
    i = np.arange(1, n + 1, dtype=np.uint64)
    h = ((i * np.uint64(2654435761)) & mask) ^ np.uint64(seed * 40503 & 0xFFFFFFFF)
    h ^= h >> np.uint64(15)
    h = (h * np.uint64(2246822519)) & mask
    return (h ^ (h >> np.uint64(13))).astype(np.int64)


def of_bits(texts: Any, dtype: str) -> Any:
    """Values from hex text."""
    return np.array([int(t, 16) for t in texts], dtype=WORDS[dtype]).view(NUMPY[dtype])


def read(spec: Any, dtype: str) -> Any:
    """The values that an input means."""
    if isinstance(spec, list):
        return np.array(spec, dtype=NUMPY[dtype])
    if "bits" in spec:
        return of_bits(spec["bits"], dtype)
    if "values" in spec:
        return np.array(spec["values"], dtype=NUMPY[dtype])
    n = spec["n"]
    if "fill" in spec:
        out = np.repeat(of_bits([spec["fill"]], dtype), n)
    elif spec["paint"] == "plain":
        out = ((paint_hash(n, spec["seed"]) % 4001 - 2000) / 1024).astype(NUMPY[dtype])
    elif spec["paint"] == "bytes":
        out = (paint_hash(n, spec["seed"]) & 255).astype(np.uint8).view(NUMPY[dtype])
    else:
        u, v, w = (paint_hash(n, spec["seed"] + k) for k in range(3))
        low, high = spec["low"], spec["high"]
        e = low + (w >> 1) % (high - low + 1)
        size = u >> 8 if dtype == "f32" else u * 2097152 + (v >> 11)
        value = np.ldexp(size.astype(np.float64), (e - (24 if dtype == "f32" else 53)))
        out = np.where(w & 1, -value, value).astype(NUMPY[dtype])
    for index, text in spec.get("set", ()):
        out.view(WORDS[dtype])[index] = int(text, 16)
    return out


def texts(values: Any, dtype: str) -> Any:
    """Values as the files hold them: hex text or whole numbers, or the hash of many."""
    data = np.ascontiguousarray(values, dtype=NUMPY[dtype])
    if len(data) <= 40 and dtype not in WORDS:
        return data.tolist()
    if len(data) <= 40:
        width = NUMPY[dtype].itemsize * 2
        return [f"{word:0{width}x}" for word in data.view(WORDS[dtype]).tolist()]
    h = 2166136261
    for byte in data.tobytes():
        h = (h ^ byte) * 16777619 & 0xFFFFFFFF
    return {"fnv": f"{h:08x}"}


def near(got: Any, expect: Any, tol: float, dtype: str) -> bool:
    """Whether values are as near to the exact ones as a right implementation is."""
    if isinstance(expect, dict) or tol == 0 or dtype not in WORDS:
        return bool(texts(got, dtype) == expect)
    want = of_bits(expect, dtype).astype(np.float64)
    value = np.asarray(got, dtype=np.float64)
    if len(value) != len(want):
        return False
    finite = np.isfinite(want)
    with np.errstate(invalid="ignore"):
        close = np.abs(value - want) <= tol
    same = np.array([a == b for a, b in zip(each(got, dtype), each(want, dtype))], dtype=bool)
    return bool(np.where(finite, close, same).all())


def each(values: Any, dtype: str) -> list[str]:
    """The hex text of every value."""
    return [texts([v], dtype)[0] for v in np.asarray(values, dtype=NUMPY[dtype])]
