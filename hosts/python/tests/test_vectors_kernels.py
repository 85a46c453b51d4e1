"""The shared vectors of the kernels: the same bits as in every other host."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import vecsolve
from paint import near, of_bits, read, texts

VECTORS = Path(__file__).resolve().parents[3] / "tests" / "vectors"
FILES = {path.stem: json.loads(path.read_text()) for path in sorted(VECTORS.glob("*.json"))}
KERNELS = [name for name, file in FILES.items() if "kernel" in file]


def test_every_kernel_has_vectors() -> None:
    assert set(vecsolve.tables.KERNELS) <= {FILES[name]["kernel"] for name in KERNELS}


@pytest.mark.parametrize("name", KERNELS)
def test_kernel(name: str, variant: str, calls: str) -> None:
    file = FILES[name]
    module = vecsolve.load(variant)
    assert module.fast_calls == (calls == "fast")
    with vecsolve.Instance(module=module) as s:
        wrong = [reason for case in file["cases"] if (reason := kernel_case(s, file, case))]
    assert not wrong, f"{len(wrong)} of {len(file['cases'])}: {wrong[:5]}"


def kernel_case(s: vecsolve.Instance, file: Any, case: Any) -> str | None:
    """What is wrong with a case."""
    dtype = case["dtype"]
    kernel = getattr(s, file["kernel"])
    arrays = {}
    for key in ("row_ptr", "col", "val", "x", "y"):
        if key in case:
            kind = "u32" if key in ("row_ptr", "col") else dtype
            arrays[key] = s.array(kind, read(case[key], kind))
    alias = case.get("alias", "")
    x = arrays["x"]
    y = x if alias in ("x=y", "out=x=y") else arrays.get("y")
    form = file["form"]
    scalar, out = None, y
    try:
        if form == "reduce1":
            scalar = kernel(x)
        elif form == "reduce2":
            scalar = kernel(x, y)
        elif form == "axpy":
            kernel(alpha(case, dtype), x, y)
        elif form == "scale":
            kernel(alpha(case, dtype), x)
            out = x
        elif form == "map2":
            apart = s.array(dtype, len(x))
            out = {"out=x": x, "out=y": y, "out=x=y": x}.get(alias, apart)
            kernel(x, y, out)
        else:
            out = s.array(dtype, case["rows"])
            kernel(arrays["row_ptr"], arrays["col"], arrays["val"], x, out)
    except vecsolve.VecsolveError as error:
        return None if error.status == case.get("returns") else f"{case['name']}: {error}"
    if case.get("returns"):
        return f"{case['name']}: answered, {case['returns']} expected"
    values = [scalar] if out is None or scalar is not None else out.view
    got: Any = texts(values, dtype)
    for key in ("golden", "order"):
        if case.get(key) is not None and got != listed(case[key]):
            return f"{case['name']}: {got}, {key} {case[key]}"
    if case.get("golden") is None:
        return f"{case['name']}: no golden bits"
    if "expect" in case and not near(values, listed(case["expect"]), case["tol"], dtype):
        return f"{case['name']}: {got}, expected {case['expect']} within {case['tol']}"
    return None


def listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def alpha(case: Any, dtype: str) -> float:
    return float(of_bits([case["alpha"]], dtype)[0])


def test_the_paints_agree_with_scalar_arithmetic() -> None:
    """The numpy paint against the README's formulas, one value at a time."""

    def hashed(i: int, seed: int) -> int:
        h = ((i + 1) * 2654435761 ^ seed * 40503) & 0xFFFFFFFF
        h ^= h >> 15
        h = h * 2246822519 & 0xFFFFFFFF
        return h ^ h >> 13

    full = read({"paint": "full", "seed": 7, "low": -20, "high": 20, "n": 50}, "f64")
    for i, got in enumerate(full):
        u, v, w = (hashed(i, 7 + k) for k in range(3))
        value = math.ldexp(u * 2097152 + (v >> 11), -20 + (w >> 1) % 41 - 53)
        assert got == (-value if w & 1 else value)
    plain = read({"paint": "plain", "seed": 3, "n": 50, "set": [[4, "7fc00000"]]}, "f32")
    assert np.isnan(plain[4])
    assert plain[5] == np.float32((hashed(5, 3) % 4001 - 2000) / 1024)
