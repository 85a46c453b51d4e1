"""The shared vectors of the operations, sent as they stand: the same results
and the same bits as in every other host."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest

import vecsolve
from paint import near, read, texts
from raw import Raw

VECTORS = Path(__file__).resolve().parents[3] / "tests" / "vectors"
FILES = {path.stem: json.loads(path.read_text()) for path in sorted(VECTORS.glob("*.json"))}
OPS = [name for name, file in FILES.items() if "op" in file]


def test_every_operation_has_vectors() -> None:
    ops = {name for name in vars(vecsolve.ops.Ops) if not name.startswith("_")}
    assert ops - set(vecsolve.tables.KERNELS) <= {FILES[name]["op"] for name in OPS}


@pytest.mark.parametrize("name", OPS)
def test_operation(name: str, variant: str, calls: str) -> None:
    file = FILES[name]
    module = vecsolve.load(variant)
    ends: dict[str, Any] = {}
    wrong = []
    for case in file["cases"]:
        try:
            ends[case["name"]] = operation_case(module, case)
            if "same_as" in case:
                assert ends[case["name"]] == ends[case["same_as"]], (
                    "differs from " + case["same_as"]
                )
        except AssertionError as error:
            wrong.append(f"{case['name']}: {str(error)[:300]}")
    assert not wrong, f"{len(wrong)} of {len(file['cases'])}: {wrong[:5]}"


def operation_case(module: vecsolve.Module, case: Any) -> Any:
    """Runs a case; answers its last result and its outputs."""
    raw = Raw(module, case.get("config"))
    try:
        for array in case.get("arrays", ()):
            raw.write(array["id"], array["dtype"], read(array, array["dtype"]))
        result: Any = None
        for step in case["steps"]:
            code = raw.run(step)
            assert code == step["returns"], f"{step}: {code} {raw.result()}"
            result = raw.result()
            if isinstance(code, str):
                assert set(result) == {"status", "message"}, result
                assert result["status"] == code and result["message"], result
            for key, want in step.get("result", {}).items():
                assert key in result, f"{key} is not in {result}"
                match(result[key], want, key)
            if step.get("golden") is not None:
                assert bits(result) == bits(step["golden"]), f"{result} is not {step['golden']}"
        outputs = []
        for output in case.get("outputs", ()):
            dtype, values = raw.read(output["id"])
            assert (dtype, len(values)) == (output["dtype"], output["length"])
            got = texts(values, dtype) if dtype in ("f32", "f64") else values.tolist()
            if output.get("golden") is not None:
                assert got == output["golden"], f"output {output['id']}: {got}"
            if "expect" in output:
                assert near(values, output["expect"], output["tol"], dtype), got
            outputs.append(got)
        return result, outputs
    finally:
        raw.destroy()


def bits(value: Any) -> Any:
    """A result whose numbers are equal only when their bits are: -0.0 is not 0.0."""
    if isinstance(value, dict):
        return {key: bits(v) for key, v in value.items()}
    if isinstance(value, list):
        return [bits(v) for v in value]
    return value.hex() if isinstance(value, float) else value


def match(got: Any, want: Any, at: str) -> None:
    """Compares a field with what the file says of it."""
    if isinstance(want, list):
        assert isinstance(got, list) and len(got) == len(want), f"{at}: {got}"
        for i, (g, w) in enumerate(zip(got, want)):
            match(g, w, f"{at}[{i}]")
        return
    if not isinstance(want, dict):
        # True equals 1 in Python, but not in JSON.
        assert got == want and isinstance(got, bool) == isinstance(want, bool), f"{at}: {got!r}"
        return
    checks = {
        "near": lambda v: abs(got - v) <= want["tol"],
        "tol": lambda v: True,
        "most": lambda v: got <= v,
        "least": lambda v: got >= v,
        "not": lambda v: got != v,
        "one_of": lambda v: got in v,
        "contains": lambda v: v in got,
        "length": lambda v: len(got) == v,
        "bits": lambda v: struct.pack(">d", got).hex() == v,
    }
    if set(want) <= set(checks):
        for key, value in want.items():
            assert checks[key](value), f"{at}: {got!r}, {want}"
    else:
        for key, value in want.items():
            match(got[key], value, f"{at}.{key}")
