"""The direct kernels: one call into the module, nothing allocated, nothing moved.

Arguments are resident arrays of one dtype, f32 or f64. The test that a call
takes in the good case is one chain of comparisons; only when it fails is it
found out what was wrong.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, NoReturn

from .errors import VecsolveError
from .objects import Array

if TYPE_CHECKING:
    from .calls import Call
    from .module import Module


class Kernels:
    """One method for each form of the kernel table."""

    _module: Module
    _handle: int

    def _reduce1(self, kernel: str, x: Array) -> float:
        try:
            if x._home is self and self._handle:
                answer: float = x._kernels[kernel](x.address, x._length)  # type: ignore[index]
                return answer
        except (AttributeError, TypeError):
            pass
        self._refuse(kernel, ("x", x))

    def _reduce2(self, kernel: str, x: Array, y: Array) -> float:
        try:
            n = x._length
            if (
                x._home is self
                and y._home is self
                and x.dtype == y.dtype
                and y._length == n
                and self._handle
            ):
                answer: float = x._kernels[kernel](x.address, y.address, n)  # type: ignore[index]
                return answer
        except (AttributeError, TypeError):
            pass
        self._refuse(kernel, ("x", x), ("y", y))

    def _axpy(self, kernel: str, alpha: float, x: Array, y: Array) -> None:
        call = self._check(kernel, ("x", x), ("y", y))
        _done(call(_rounded(alpha, x), x.address, y.address, x._length))

    def _scale(self, kernel: str, alpha: float, x: Array) -> None:
        call = self._check(kernel, ("x", x))
        _done(call(_rounded(alpha, x), x.address, x._length))

    def _map2(self, kernel: str, x: Array, y: Array, out: Array) -> None:
        call = self._check(kernel, ("x", x), ("y", y), ("out", out))
        _done(call(x.address, y.address, out.address, x._length))

    def _spmv(
        self, kernel: str, row_ptr: Array, col: Array, val: Array, x: Array, y: Array
    ) -> None:
        call = self._check(kernel, ("val", val))
        for name, array in (("row_ptr", row_ptr), ("col", col), ("x", x), ("y", y)):
            wanted = val.dtype if name in "xy" else "u32"
            if self._own(kernel, name, array).dtype != wanted:
                raise VecsolveError("dtype", f"{name} holds {array.dtype}, {kernel} needs {wanted}")
        rows, nnz = y._length, min(col._length, val._length)
        if row_ptr._length != rows + 1:
            raise VecsolveError(
                "shape", f"row_ptr holds {row_ptr._length} values, y has {rows} rows: one more"
            )
        if row_ptr.view[-1] > nnz:
            raise VecsolveError(
                "shape", f"row_ptr ends at {row_ptr.view[-1]}, col and val hold {nnz} values"
            )
        _done(
            call(rows, x._length, row_ptr.address, col.address, val.address, x.address, y.address)
        )

    def _check(self, kernel: str, *arrays: tuple[str, Array]) -> Call:
        """The kernel for these arrays, which are of one dtype and length."""
        first, x = arrays[0]
        for name, array in arrays:
            self._own(kernel, name, array)
            if array.dtype != x.dtype:
                raise VecsolveError("dtype", f"{name} holds {array.dtype}, {first} holds {x.dtype}")
            if array._length != x._length:
                raise VecsolveError(
                    "shape", f"{name} holds {array._length} values, {first} holds {x._length}"
                )
        if x._kernels is None:
            raise VecsolveError("dtype", f"{first} holds {x.dtype}, {kernel} needs f32 or f64")
        return x._kernels[kernel]

    def _own(self, kernel: str, name: str, array: Array) -> Array:
        if not isinstance(array, Array):
            raise VecsolveError(
                "kind",
                f"{name} is a {type(array).__name__}: {kernel} takes resident arrays, "
                'make one with array("f64", data)',
            )
        if array._home is not self or not self._handle:
            array._check()
            raise VecsolveError("id", f"{name} lives in another instance")
        return array

    def _refuse(self, kernel: str, *arrays: tuple[str, Array]) -> NoReturn:
        self._check(kernel, *arrays)
        raise VecsolveError("kind", f"{kernel} takes resident arrays")


def _rounded(alpha: float, x: Array) -> float:
    """The factor in the arrays' dtype, rounded as C does."""
    return ctypes.c_float(alpha).value if x.dtype == "f32" else float(alpha)


def _done(code: int) -> None:
    if code < 0:
        raise VecsolveError.of_code(code)
