"""The native library through ctypes: direct kernels over numpy arrays. The
fused matrix product, which the library does not export, comes from bench/fused.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
SUFFIX = {"darwin": "dylib"}.get(sys.platform, "so")
SCALARS = {"f32": ctypes.c_float, "f64": ctypes.c_double}
TYPES = {"f32": np.dtype(np.float32), "f64": np.dtype(np.float64)}


class Library:
    """dist/libvecsolve, and what it lacks of what was asked for."""

    def __init__(self) -> None:
        path = ROOT / "dist" / f"libvecsolve.{SUFFIX}"
        if not path.exists():
            raise SystemExit(f"no {path.relative_to(ROOT)}: ./build.sh native makes it")
        self.library = ctypes.CDLL(str(path))
        fused = ROOT / "target/fused/release" / f"libvecsolve_bench_fused.{SUFFIX}"
        self.fused = ctypes.CDLL(str(fused)) if fused.exists() else None
        self.missing: list[str] = []

    def call(self, name: str, dtype: str, *args: object) -> Callable[[], object] | None:
        """A call of `vs_<name>_<dtype>` with its arguments converted once: arrays
        become addresses, ints sizes, floats numbers of the dtype. Kernels that
        write answer 0, which is checked here; the others their number."""
        symbol = f"vs_{name}_{dtype}"
        found = (getattr(lib, symbol, None) for lib in (self.library, self.fused))
        function = next((f for f in found if f is not None), None)
        if function is None:
            self.missing.append(symbol)
            print(f"skipped: the library has no {symbol}")
            return None
        reduces = name in ("dot", "l2sq", "sum", "nrm2")
        function.restype = SCALARS[dtype] if reduces else ctypes.c_int32
        converted = [self._convert(a, dtype) for a in args]
        function.argtypes = [type(a) for a in converted]

        def run(keep: tuple[object, ...] = args) -> object:
            return function(*converted)

        answer = run()
        if not reduces and answer != 0:
            raise ValueError(f"{symbol} refused its arguments with {answer}")
        return run

    @staticmethod
    def _convert(value: object, dtype: str) -> object:
        if isinstance(value, np.ndarray):
            return ctypes.c_void_p(value.ctypes.data)
        if isinstance(value, bool):
            return ctypes.c_uint32(value)
        if isinstance(value, int):
            return ctypes.c_size_t(value)
        return SCALARS[dtype](value)
