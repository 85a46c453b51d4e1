"""The shared vectors of the kernels: the same bits as in every other host.

What a case means follows from its form in docs/kernels.json.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import vecsolve
from paint import near, of_bits, read, texts

ROOT = Path(__file__).resolve().parents[3]
VECTORS = ROOT / "tests" / "vectors"
FORMS = json.loads((ROOT / "docs" / "kernels.json").read_text())["forms"]
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
    form, dtype = FORMS[file["form"]], case["dtype"]
    arrays = resident(s, form, case)
    given = dict(arrays)
    for param in form["params"]:
        name = param["name"]
        if name in case and param["role"] != "len_of" and "of" not in param:
            given[name] = argument(param, case[name], dtype)
    try:
        answer = getattr(s, file["kernel"])(**given)
    except vecsolve.VecsolveError as error:
        return None if error.status == case.get("returns") else f"{case['name']}: {error}"
    if case.get("returns"):
        return f"{case['name']}: answered, {case['returns']} expected"
    if case.get("golden") is None:
        return f"{case['name']}: no golden bits"
    wrong = judge(form, case, answer, arrays)
    return f"{case['name']}: {wrong}" if wrong else None


def resident(s: vecsolve.Instance, form: Any, case: Any) -> dict[str, vecsolve.Array]:
    """The arrays of a case by name; some names may mean one array."""
    arrays: dict[str, vecsolve.Array] = {}
    same = case["alias"].split("=") if "alias" in case else []
    for param in form["params"]:
        if "of" not in param:
            continue
        name, dtype = param["name"], kind(param["of"], case["dtype"])
        if name in case:
            arrays[name] = s.array(dtype, read(case[name], dtype))
        elif name not in same and param["role"] in ("out", "work"):
            length = case.get("lengths", {}).get(name)
            if length is None:
                length = case.get("rows", len(arrays["x"]) if "x" in arrays else None)
            arrays[name] = s.array(dtype, np.full(length, 7))
    for name in same:
        arrays[name] = next(arrays[other] for other in same if other in case)
    return arrays


def judge(form: Any, case: Any, answer: Any, arrays: dict[str, vecsolve.Array]) -> str | None:
    """The answer, or what was written, against the oracle and the record."""
    if form["answer"] == "count":
        return None if answer == case["golden"] else f"{answer}, golden {case['golden']}"
    if form["answer"] == "value":
        return compare([answer], kind("score", case["dtype"]), case)
    outs = [p["name"] for p in form["params"] if p["role"] in ("out", "inout")]
    for name in outs:
        part = case
        if len(outs) > 1:
            keys = ("golden", "order", "expect", "tol")
            part = {key: of(case[key], name) for key in keys if key in case}
        wrong = compare(arrays[name].view, arrays[name].dtype, part)
        if wrong:
            return f"{name}: {wrong}"
    return None


def compare(values: Any, dtype: str, case: Any) -> str | None:
    got: Any = texts(values, dtype)
    for key in ("golden", "order"):
        if case.get(key) is not None and got != listed(case[key]):
            return f"{got}, {key} {case[key]}"
    if case.get("expect") is not None:
        if not near(values, listed(case["expect"]), case["tol"], dtype):
            return f"{got}, expected {case['expect']} within {case['tol']}"
    return None


def of(parts: Any, name: str) -> Any:
    """What is said about one of several outputs."""
    return parts.get(name) if isinstance(parts, dict) else parts


def kind(elem: str, dtype: str) -> str:
    """The dtype of an array of a form, for a kernel's dtype."""
    if elem == "score":
        return "f32" if dtype == "f32" else "f64"
    return dtype if elem == "T" else elem


def argument(param: Any, value: Any, dtype: str) -> Any:
    if param["role"] == "scalar" and isinstance(value, str):
        return float(of_bits([value], dtype)[0])
    return value


def listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


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
