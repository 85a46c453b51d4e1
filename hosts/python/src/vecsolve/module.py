"""A loaded module: its code, its linear memory, and the lock on both.

A module serves up to eight instances. `Instance()` makes one for itself, so
that instances run in parallel and give all their memory back; `load` makes one
to choose the file or to share the memory. Code is compiled once a process, and
kept on disk for the next one (`cache.py`).
"""

from __future__ import annotations

import ctypes
import functools
import hashlib
import json
import os
import pkgutil
import re
import weakref
from collections import deque
from pathlib import Path
from typing import Any, Union

import wasmtime

from . import cache, fork
from .calls import Calls, bind
from .errors import VecsolveError
from .objects import DTYPES
from .tables import ABI

Source = Union[str, "os.PathLike[str]", bytes]
_compiling = fork.lock()
_compiled: dict[bytes, tuple[wasmtime.Engine, wasmtime.Module]] = {}


class Module:
    """One module with its own memory. Make it with `vecsolve.load`."""

    def __init__(self, source: bytes, name: str) -> None:
        engine, code = _compile(source, name)
        if code.imports:
            raise VecsolveError("module", f"{name} imports functions: it is no vecsolve module")
        self.name = name
        self.lock = fork.lock()
        self.abandoned: deque[int] = deque()
        self._store = wasmtime.Store(engine)
        exports = wasmtime.Instance(self._store, code, []).exports(self._store)
        memory, abi = exports.get("memory"), exports.get("vs_abi")
        if not isinstance(memory, wasmtime.Memory) or not isinstance(abi, wasmtime.Func):
            raise VecsolveError("module", f"{name} is no vecsolve module: it has no vs_abi")
        found = int(abi(self._store)) & 0xFFFFFFFF
        if found != ABI:
            raise VecsolveError(
                "module",
                f"{name} has the ABI {found:08x}, this package needs {ABI:08x}: "
                "install the module and the package of one version",
            )
        self._memory = memory
        self.trapped: VecsolveError | None = None
        # Weak, for a cycle would keep the memory until the collector runs.
        this = weakref.ref(self)
        self.calls, self.fast_calls = bind(
            self._store, exports, self.lock, lambda cause: _trapped(this(), cause)
        )
        self.kernels = {dtype: _kernels(self.calls, dtype) for dtype in DTYPES}
        self.base = 0
        self._scratch = (0, 0)
        self.refresh()

    def __repr__(self) -> str:
        return f"<vecsolve.Module {self.name}>"

    @property
    def capabilities(self) -> int:
        """Bit 0: vector instructions. Bit 1: relaxed build. Bit 2: scalar level."""
        return int(self.calls["vs_capabilities"]())

    @property
    def memory_bytes(self) -> int:
        """The size of the linear memory now."""
        with self.lock:
            return int(self._memory.data_len(self._store))

    def refresh(self) -> None:
        """Takes the memory's address anew: due after any call that may have grown it."""
        self.base = ctypes.addressof(self._memory.data_ptr(self._store).contents)

    def create(self, config: dict[str, Any]) -> int:
        """A handle of a new instance."""
        with self.lock:
            while self.abandoned:
                self.calls["vs_destroy"](self.abandoned.popleft())
            text = json.dumps(config).encode() if config else b""
            handle: int = self.calls["vs_create"](self.put(text), len(text))
            self.refresh()
            if handle < 0:
                raise self.fault(0, handle)
            return handle

    def put(self, text: bytes) -> int:
        """Copies a text into the module's scratch space and answers its address."""
        at = self.room(len(text))
        ctypes.memmove(self.base + at, text, len(text))
        return at

    def room(self, size: int) -> int:
        """The address of a scratch space of at least this size, its content undefined."""
        at, capacity = self._scratch
        if capacity < size or at == 0:
            capacity = max(4096, 2 * capacity, size)
            fresh = self.calls["vs_alloc"](capacity) & 0xFFFFFFFF
            self.refresh()
            if fresh == 0:
                raise VecsolveError("memory")
            self.calls["vs_free"](at)
            at, self._scratch = fresh, (fresh, capacity)
        return at

    def result(self, handle: int) -> dict[str, Any]:
        """The last result of an instance."""
        size = self.calls["vs_result_len"](handle)
        if size < 0:
            raise VecsolveError.of_code(size)
        at = self.room(size)
        size = self.calls["vs_result_read"](handle, at, size)
        if size < 0:
            raise VecsolveError.of_code(size)
        fields: dict[str, Any] = json.loads(ctypes.string_at(self.base + at, size))
        return fields

    def fault(self, handle: int, code: int) -> VecsolveError:
        """The error of a call that answered a status, in the result's words where there are any."""
        try:
            fields = self.result(handle)
        except (VecsolveError, ValueError):
            fields = {}
        error = VecsolveError.of_code(code)
        if fields.get("status") == error.status:
            return VecsolveError(error.status, fields.get("message", ""))
        return error


def _kernels(calls: Calls, dtype: str) -> Calls:
    """The direct kernels of a dtype by their bare names."""
    return Calls(lambda kernel: calls[f"vs_{kernel}_{dtype}"])


def _trapped(module: Module | None, cause: Exception) -> Exception:
    """A trap leaves the module in the midst of something: no call is let in any more."""
    if module is None:
        return cause
    found = re.search("wasm trap: .*", str(getattr(cause, "message", cause)))
    error = VecsolveError(
        "trap",
        f"the module {module.name} broke down ({found[0] if found else cause}) and is not to be "
        "used any more: make a new instance, and please report what led to it",
    )
    module.trapped = error
    for calls in (module.calls, *module.kernels.values()):
        calls.refuse(error)
    return error


def load(source: Source | None = None) -> Module:
    """Loads a module from a path or its bytes.

    Without a source: the file that the environment variable VECSOLVE_MODULE
    names, else the package's own simd128 module. A bare name such as "scalar",
    "simd128" or "relaxed" is a module of the package.
    """
    if source is None:
        source = os.environ.get("VECSOLVE_MODULE") or "simd128"
    if isinstance(source, (bytes, bytearray, memoryview)):
        return Module(bytes(source), f"of {len(source)} bytes")
    if source in ("simd128", "scalar", "relaxed"):
        name = f"vecsolve_{source}.wasm"
        try:
            code = pkgutil.get_data("vecsolve", f"wasm/{name}")
        except OSError:
            code = None
        if code is None:
            raise VecsolveError(
                "module",
                f"the package carries no {name}: build it with ./build.sh wasm in the "
                "repository, or name a file in the environment variable VECSOLVE_MODULE",
            )
        return Module(code, name)
    path = Path(source)
    try:
        return Module(path.read_bytes(), path.name)
    except OSError as error:
        raise VecsolveError("module", f"cannot read the module: {error}") from None


@functools.lru_cache(maxsize=2)
def _engine(alone: bool) -> wasmtime.Engine:
    config = wasmtime.Config()
    config.parallel_compilation = not alone
    return wasmtime.Engine(config)


def _compile(source: bytes, name: str) -> tuple[wasmtime.Engine, wasmtime.Module]:
    key = hashlib.sha256(source).digest()
    with _compiling:
        if key not in _compiled:
            if source[:4] != b"\0asm":
                raise VecsolveError("module", f"{name} is no WebAssembly file")
            engine = _engine(fork.forked())
            try:
                _compiled[key] = engine, cache.compiled(engine, source)
            except wasmtime.WasmtimeError as error:
                raise VecsolveError("module", f"{name} does not compile: {error}") from None
        return _compiled[key]
