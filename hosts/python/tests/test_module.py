"""Loading: the right module, and plain words for every other file."""

from __future__ import annotations

import array
import ctypes
import importlib.resources
import sys
from pathlib import Path
from threading import RLock
from types import ModuleType

import pytest
import wasmtime

import vecsolve
from vecsolve.calls import bind
from vecsolve.tables import ABI, KERNELS

NAMES = [f"vs_{kernel}_{dtype}" for kernel, dtypes in KERNELS.items() for dtype in dtypes]


def refused(source: object) -> str:
    """The sentence of a module that is not loaded."""
    with pytest.raises(vecsolve.VecsolveError) as caught:
        vecsolve.load(source)  # type: ignore[arg-type]
    assert (caught.value.status, caught.value.code) == ("module", 0)
    return caught.value.message


def packaged(variant: str) -> Path:
    """The file of a module."""
    return Path(str(importlib.resources.files("vecsolve") / f"wasm/vecsolve_{variant}.wasm"))


def lookalike(abi: int = ABI, step: str = "unreachable") -> bytes:
    """A module with the names of this one that does nothing right."""
    kernels = "\n".join(f'(func (export "{name}") unreachable)' for name in NAMES)
    text = f"""(module (memory (export "memory") 1)
        (func (export "vs_abi") (result i32) i32.const {abi - 2**32 if abi >= 2**31 else abi})
        (func (export "vs_alloc") (param i32) (result i32) i32.const 1024)
        (func (export "vs_free") (param i32) (result i32) i32.const 0)
        (func (export "vs_create") (param i32 i32) (result i32) i32.const 1)
        (func (export "vs_destroy") (param i32) (result i32) i32.const 0)
        (func (export "vs_cancel") (param i32) (result i32) i32.const -5)
        (func (export "vs_op") (param i32 i32 i32) (result i32) {step})
        {kernels})"""
    return bytes(wasmtime.wat2wasm(text))


def test_the_variants_say_what_they_are() -> None:
    assert vecsolve.load("simd128").capabilities & 7 == 0b001
    assert vecsolve.load("scalar").capabilities & 7 == 0b100
    assert vecsolve.load("relaxed").capabilities & 7 == 0b011
    with vecsolve.Instance(module="scalar") as s:
        assert s.info().level == "scalar"
    with vecsolve.Instance() as s:
        assert s.info().level == "simd128"


def test_module_and_package_are_of_one_version() -> None:
    project = (Path(__file__).parents[1] / "pyproject.toml").read_text()
    with vecsolve.Instance() as s:
        assert f'\nversion = "{s.info().version}"\n' in project


def test_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    path = packaged("scalar")
    for source in (path, str(path), path.read_bytes()):
        assert vecsolve.load(source).capabilities & 4
    monkeypatch.setenv("VECSOLVE_MODULE", str(path))
    with vecsolve.Instance() as s:
        assert s.info().level == "scalar"


def test_what_is_no_module_is_refused(tmp_path: Path) -> None:
    assert "no WebAssembly" in refused(b"\x7fELF")
    assert "no WebAssembly" in refused(b"")
    assert "compile" in refused(b"\0asm\1\0\0\0\xff")
    assert "no.wasm" in refused(tmp_path / "no.wasm")
    assert "vs_abi" in refused(bytes(wasmtime.wat2wasm("(module)")))
    imports = '(module (import "a" "b" (func)))'
    assert "imports" in refused(bytes(wasmtime.wat2wasm(imports)))


def test_another_abi_is_refused() -> None:
    message = refused(lookalike(ABI ^ 1))
    assert f"{ABI ^ 1:08x}" in message and f"{ABI:08x}" in message


def test_a_trap_poisons_the_module(calls: str) -> None:
    s = vecsolve.Instance(module=lookalike())
    assert s.module.fast_calls == (calls == "fast")
    for _ in range(2):
        with pytest.raises(vecsolve.VecsolveError, match="unreachable") as caught:
            s.info()
        assert caught.value.status == "trap"
    with pytest.raises(vecsolve.VecsolveError, match="unreachable"):
        s.module.calls["vs_create"](0, 0)


@pytest.mark.parametrize("broken", ["missing", "layout", "symbol"])
def test_without_the_private_entry_the_public_one_is_taken(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import wasmtime._bindings as ffi

    if broken == "missing":
        monkeypatch.setitem(sys.modules, "wasmtime._bindings", ModuleType("empty"))
    elif broken == "layout":
        monkeypatch.setattr(ffi, "wasmtime_val_raw_t", ffi.wasmtime_val_t)
    else:
        monkeypatch.setattr(ffi, "dll", ctypes.CDLL(None))
    module = vecsolve.load("scalar")
    assert not module.fast_calls
    with vecsolve.Instance(module=module) as s:
        x = s.array("f64", [1.0, 2.0])
        assert s.dot(x, x) == 5.0


def test_a_private_entry_that_answers_otherwise_is_not_taken() -> None:
    store = wasmtime.Store()
    code = wasmtime.Module(store.engine, lookalike())
    func = wasmtime.Instance(store, code, []).exports(store)["vs_abi"]
    assert isinstance(func, wasmtime.Func)

    class Other(wasmtime.Func):
        """The same function, answering something else in public."""

        def __init__(self) -> None:
            self._func = func._func

        def __call__(self, *args: object) -> int:
            return 7

    for exports, fast in (({"vs_abi": func}, True), ({"vs_abi": Other()}, False)):
        assert bind(store, exports, RLock(), lambda error: error)[1] is fast


def test_no_memory_from_the_platform_is_a_status() -> None:
    """An engine that refuses to grow the memory: every call answers with a status,
    nothing traps, and what fits still works."""
    engine = wasmtime.Engine()
    module = wasmtime.Module.from_file(engine, str(packaged("simd128")))
    seen = set()
    for pages in range(2, 60):
        store = wasmtime.Store(engine)
        store.set_limits(memory_size=pages * 65536)
        try:
            f = wasmtime.Instance(store, module, []).exports(store)
        except wasmtime.WasmtimeError:
            continue  # smaller than the module's own data and stack
        h = f["vs_create"](store, 0, 0)  # type: ignore[operator]
        if h < 0:
            assert h == -6
            continue
        memory = f["memory"]
        assert isinstance(memory, wasmtime.Memory)
        n = 20_000
        row, val, b = (f["vs_array"](store, h, *a) for a in ((1, 4, n), (2, 2, n), (3, 2, n)))  # type: ignore[operator]
        ones = array.array("d", [1.0] * n).tobytes()
        for at, data in ((row, array.array("I", range(n)).tobytes()), (val, ones), (b, ones)):
            if at:
                memory.write(store, data, at)
        text = f'{{"op":"csr","id":4,"rows":{n},"cols":{n},"row":1,"col":1,"val":2}}'
        for request in (text, '{"op":"solve","a":4,"b":3,"x":5}', '{"op":"info"}'):
            at = f["vs_alloc"](store, len(request))  # type: ignore[operator]
            if at:
                memory.write(store, request.encode(), at)
                seen.add(f["vs_op"](store, h, at, len(request)))  # type: ignore[operator]
                assert f["vs_free"](store, at) == 0  # type: ignore[operator]
        # What was refused has harmed nothing: the instance goes, and its slot is free.
        assert f["vs_destroy"](store, h) == 0  # type: ignore[operator]
        assert f["vs_create"](store, 0, 0) > 0  # type: ignore[operator]
    # Done; no memory; and, where an array was refused, no object of that id.
    assert {0, -6} <= seen <= {0, -6, -15}, seen
