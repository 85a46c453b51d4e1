"""The component in wasmtime's bindings for Python: lists of floats, a solve, a
refusal, and the bits of the shared vectors. `./build.sh hosts component` runs it."""

import json
import struct
from pathlib import Path

import pytest
import wasmtime
from wasmtime import component as wc

ROOT = Path(__file__).parents[2]
FILE = ROOT / "target/component/vecsolve.component.wasm"
INTERFACE = "vecsolve:core/solver@0.1.0"


@pytest.fixture(scope="module")
def call():
    config = wasmtime.Config()
    config.cache = True
    engine = wasmtime.Engine(config)
    store = wasmtime.Store(engine)
    component = wc.Component.from_file(engine, str(FILE))
    instance = wc.Linker(engine).instantiate(store, component)
    solver = instance.get_export_index(store, INTERFACE)

    def call(name, *args):
        function = instance.get_func(
            store, instance.get_export_index(store, name, solver)
        )
        answer = function(store, *args)
        function.post_return(store)
        return answer

    return call


def test_lists_of_floats(call):
    assert call("dot-f64", [1.0, 2.0], [3.0, 4.0]) == 11.0
    assert call("mul-f32", [1.5, 2.0], [2.0, 4.0]) == [3.0, 8.0]


def test_the_golden_bits_of_a_dot_product(call):
    cases = json.loads((ROOT / "tests/vectors/dot.json").read_text())["cases"]
    checked = 0
    for case in cases:
        if case["dtype"] == "f64" and "bits" in case["x"] and "bits" in case["y"]:
            x, y = (
                [struct.unpack(">d", bytes.fromhex(v))[0] for v in case[name]["bits"]]
                for name in "xy"
            )
            if len(x) == len(y):
                got = struct.pack(">d", call("dot-f64", x, y)).hex()
                assert got == case["golden"], case["name"]
                checked += 1
    assert checked >= 3


def test_a_solve(call):
    s = call("create", "")
    for id, kind, values in [
        (11, "u32", [0, 0, 1, 1]),
        (12, "u32", [0, 1, 0, 1]),
        (13, "f64", [4.0, 1.0, 1.0, 3.0]),
        (2, "f64", [1.0, 2.0]),
    ]:
        call("write-array", s, id, wc.Variant(kind, values))
    call("run", s, '{"op":"csr","id":1,"rows":2,"cols":2,"row":11,"col":12,"val":13}')
    done = json.loads(call("run", s, '{"op":"solve","a":1,"b":2,"x":3}').payload.json)
    assert done["reason"] == "converged"
    assert call("read-array", s, 3).payload == [0.09090909090909091, 0.6363636363636364]
    call("destroy", s)
