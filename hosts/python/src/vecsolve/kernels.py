"""What stands before a direct kernel: the checks of its arguments.

A call goes straight into the module; nothing is allocated and nothing moves.
Arrays are resident and of one dtype that the kernel exists in. Which checks a
kernel needs is generated into `forms.py`; the two forms that are called most
are here, and test their arguments in the good case by one chain of comparisons:
only when it fails is it found out what was wrong.
"""

from __future__ import annotations

import ctypes
import numbers
import operator
from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import VecsolveError
from .objects import NUMPY, Array
from .tables import KERNELS

if TYPE_CHECKING:
    from .calls import Call
    from .module import Module

SIZES = range(2**32)


class Kernels:
    """Whose arrays they are, and the shortest way for one and for two of them."""

    _module: Module
    _handle: int

    def _reduce1(self, kernel: str, x: Array) -> float:
        try:
            if x._home is self and self._handle:
                answer: float = x._kernels[kernel](x.address, x._length)
                return answer
        except (AttributeError, KeyError, TypeError):
            pass
        call = self._lead(kernel, "x", x)
        return float(call(x.address, x._length))

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
                answer: float = x._kernels[kernel](x.address, y.address, n)
                return answer
        except (AttributeError, KeyError, TypeError):
            pass
        call = self._lead(kernel, "x", x)
        self._own(kernel, "y", y, x.dtype)
        exactly(kernel, "y", y, x._length, "as many as x holds")
        return float(call(x.address, y.address, x._length))

    def _lead(self, kernel: str, name: str, array: Array) -> Call:
        """The kernel for the dtype of this array."""
        self._mine(kernel, name, array)
        if array.dtype not in KERNELS[kernel]:
            wanted = " or ".join(KERNELS[kernel])
            raise VecsolveError("dtype", f"{name} holds {array.dtype}, {kernel} needs {wanted}")
        return array._kernels[kernel]

    def _own(self, kernel: str, name: str, array: Array, dtype: str) -> None:
        self._mine(kernel, name, array)
        if array.dtype != dtype:
            raise VecsolveError("dtype", f"{name} holds {array.dtype}, {kernel} needs {dtype}")

    def _mine(self, kernel: str, name: str, array: Array) -> None:
        if not isinstance(array, Array):
            raise VecsolveError(
                "kind",
                f"{name} is a {type(array).__name__}: {kernel} takes resident arrays, "
                'make one with array("f64", data)',
            )
        if array._home is not self or not self._handle:
            array._check()
            raise VecsolveError("id", f"{name} lives in another instance")


def score(dtype: str) -> str:
    """The dtype of what a kernel over this dtype answers with."""
    return "f32" if dtype == "f32" else "f64"


def exactly(kernel: str, name: str, array: Array, wanted: int, why: str) -> None:
    """An array of exactly so many values."""
    if array._length != wanted:
        raise _ill(kernel, name, array, wanted, why)


def least(kernel: str, name: str, array: Array, wanted: int, why: str) -> None:
    """An array of at least so many values."""
    if array._length < wanted:
        raise _ill(kernel, name, array, wanted, why)


def matrix(
    kernel: str,
    name: str,
    array: Array,
    rows: int,
    cols: int,
    stride_name: str,
    stride: int,
    why: str,
) -> None:
    """An array that holds a matrix."""
    if rows == 0 or cols == 0:
        return
    if stride < cols:
        raise VecsolveError(
            "shape", f"{kernel}: {stride_name} is {stride}, a row of {name} holds {cols} values"
        )
    least(kernel, name, array, (rows - 1) * stride + cols, why)


def last(array: Array) -> int:
    """What the last value of an array of whole numbers is, 0 without any."""
    return int(array.view[-1]) if array._length else 0


def number(kernel: str, name: str, value: float) -> float:
    """A floating-point number."""
    if type(value) is not float and not isinstance(value, (numbers.Real, np.number)):
        raise _wrong(kernel, name, value, "a number")
    return float(value)


def scalar(kernel: str, name: str, value: float, dtype: str) -> float:
    """A number in the arrays' dtype, a float rounded as C does."""
    if dtype == "f64":
        return number(kernel, name, value)
    if dtype == "f32":
        return ctypes.c_float(number(kernel, name, value)).value
    bounds = np.iinfo(NUMPY[dtype])
    whole = _whole(value)
    if whole is None or not bounds.min <= whole <= bounds.max:
        raise _wrong(kernel, name, value, f"a whole number from {bounds.min} to {bounds.max}")
    return whole & 0xFFFFFFFF


def size(kernel: str, name: str, value: int) -> int:
    """A size or another whole number."""
    whole = _whole(value)
    if whole is None or whole not in SIZES:
        raise _wrong(kernel, name, value, "a whole number from 0 to 4294967295")
    return whole


def flag(kernel: str, name: str, value: bool) -> bool:
    """True or False."""
    if not isinstance(value, (bool, np.bool_)):
        raise _wrong(kernel, name, value, "True or False")
    return bool(value)


def choice(kernel: str, name: str, value: str, words: tuple[str, ...]) -> int:
    """The place of a word in a list."""
    if value not in words:
        raise _wrong(kernel, name, value, f"one of {', '.join(words)}")
    return words.index(value)


def done(code: int) -> None:
    """Raises the status that a kernel answered."""
    if code < 0:
        raise VecsolveError.of_code(code)


def counted(code: int) -> int:
    """A place or a count, where a kernel did not answer a status."""
    done(code)
    return code


def _whole(value: Any) -> int | None:
    try:
        return operator.index(value)
    except TypeError:
        return None


def _ill(kernel: str, name: str, array: Array, wanted: int, why: str) -> VecsolveError:
    holds = f"{name} holds {array._length} values"
    return VecsolveError("shape", f"{kernel}: {holds}, {wanted} are needed: {why}")


def _wrong(kernel: str, name: str, value: object, wanted: str) -> VecsolveError:
    return VecsolveError("field", f"{kernel}: {name} is {value!r}, not {wanted}")
