"""Calling the module's exports.

`Func.__call__` of wasmtime looks up the function's type and boxes each value
on every call: 25 microseconds. Here each export gets a closure with its own
reused buffer of raw values, packed by one `struct` call and handed to
`wasmtime_func_call_unchecked`: about 1 microsecond. That entry is private to
the wasmtime package. Where it is missing or answers something else, the public
way is taken: slower, the same bits. VECSOLVE_SLOW_CALLS=1 forces it.

Integers are passed unsigned (pointers, sizes, handles) and answered signed
(statuses); who calls masks the pointers.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import struct
from collections.abc import Mapping
from threading import RLock
from typing import Any, Callable, Union

import wasmtime

Number = Union[int, float]
Call = Callable[..., Any]
LETTERS = {"i32": "I", "f32": "f", "f64": "d"}
PADDED = {"I": "I12x", "f": "f12x", "d": "d8x"}


class Calls(dict[str, Call]):
    """Callables by name, made on first use."""

    def __init__(self, make: Callable[[str], Call]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, name: str) -> Call:
        self[name] = call = self.make(name)
        return call

    def refuse(self, error: Exception) -> None:
        """From now on every call raises this."""

        def refused(*_: Number) -> None:
            raise error

        self.clear()
        self.make = lambda _: refused


def bind(
    store: wasmtime.Store,
    exports: Mapping[str, Any],
    lock: RLock,
    trapped: Callable[[Exception], Exception],
) -> tuple[Calls, bool]:
    """The exports as callables, and whether they take the fast way.

    `lock` is held during a call, for a store belongs to one thread at a time;
    `trapped` makes the exception to raise from a trap.
    """
    if os.environ.get("VECSOLVE_SLOW_CALLS", "0") in ("", "0"):
        try:
            make = _fast(store, lock, trapped)
            calls = Calls(lambda name: make(exports[name]))
            # The proof that the private entry still means what it meant.
            if calls["vs_abi"]() == exports["vs_abi"](store):
                return calls, True
        except (ImportError, AttributeError, TypeError, ValueError, struct.error):
            pass
    make = _slow(store, lock, trapped)
    return Calls(lambda name: make(exports[name])), False


def _fast(
    store: wasmtime.Store, lock: RLock, trapped: Callable[[Exception], Exception]
) -> Callable[[wasmtime.Func], Call]:
    ffi: Any = importlib.import_module("wasmtime._bindings")
    raw_t = ffi.wasmtime_val_raw_t
    if ctypes.sizeof(raw_t) != 16 or raw_t.f64.offset or raw_t.i32.offset:
        raise ImportError("raw values have another layout")
    # An entry of our own, without declared arguments: what is passed was made for C
    # beforehand, by `byref` and once, so that nothing is converted on each call.
    pointer = ctypes.c_void_p
    invoke: Any = ctypes.CFUNCTYPE(pointer)(("wasmtime_func_call_unchecked", ffi.dll))
    at_context: int = ctypes.cast(store._context(), pointer).value or 0
    # A pointer by its number, which is not read here.
    context = ctypes.byref(ctypes.c_char.from_address(at_context))

    def make(func: wasmtime.Func) -> Call:
        ty = func.type(store)
        params = [PADDED[LETTERS[str(p)]] for p in ty.params]
        results = [LETTERS[str(r)].lower() for r in ty.results]
        count = max(len(params), len(results), 1)
        buffer = bytearray(count * ctypes.sizeof(raw_t))
        raw, trap, size = (raw_t * count).from_buffer(buffer), pointer(), ctypes.c_size_t(count)
        # byref keeps alive what it points to; who holds a call holds the store.
        raw.store = store
        target, values, trap_at = map(ctypes.byref, (func._func, raw, trap))
        pack = struct.Struct("<" + "".join(params)).pack_into
        # The answer's value as the buffer's first item, native order being little-endian here.
        view: Any = memoryview(buffer)
        answer = view.cast(results[0]) if results else None

        def call(*args: Number) -> Any:
            with lock:
                pack(buffer, 0, *args)
                error = invoke(context, target, values, size, trap_at)
                if error or trap:
                    raise broken(error)
                return answer[0] if answer is not None else None

        def broken(error: int) -> Exception:
            if error:
                at: Any = ctypes.cast(error, ctypes.POINTER(ffi.wasmtime_error_t))
                return trapped(wasmtime.WasmtimeError._from_ptr(at))
            at = ctypes.cast(trap, ctypes.POINTER(ffi.wasm_trap_t))
            trap.value = None
            return trapped(wasmtime.Trap._from_ptr(at))

        return call

    return make


def _slow(
    store: wasmtime.Store, lock: RLock, trapped: Callable[[Exception], Exception]
) -> Callable[[wasmtime.Func], Call]:
    def make(func: wasmtime.Func) -> Call:
        params = "".join(LETTERS[str(p)] for p in func.type(store).params)
        # wasmtime takes i32 as signed.
        pack, unpack = struct.Struct("<" + params).pack, struct.Struct("<" + params.lower()).unpack

        def call(*args: Number) -> Any:
            with lock:
                try:
                    return func(store, *unpack(pack(*args)))
                except (wasmtime.Trap, wasmtime.WasmtimeError) as error:
                    raise trapped(error) from None

        return call

    return make
