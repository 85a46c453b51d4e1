"""Turning what a caller has into what an array holds.

The rule: a numpy array of an accepted dtype is copied as it is; anything else
is converted once, to the first accepted dtype that holds every value. Floats
may be rounded to f64 or f32; whole numbers may not change, and nothing complex
or textual is taken. Arrays have one dimension.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray

from .errors import VecsolveError
from .objects import NUMPY, Array

Data = Union[NDArray[Any], Sequence[float], Sequence[int]]
ArrayLike = Union[Array, Data]
NAMES = {dtype: name for name, dtype in NUMPY.items()}


def dtype_name(dtype: Any) -> str:
    """The name of a dtype: "f64" itself, or what numpy calls float64."""
    if isinstance(dtype, str) and dtype in NUMPY:
        return dtype
    try:
        return NAMES[np.dtype(dtype)]
    except (KeyError, TypeError):
        known = ", ".join(NUMPY)
        raise VecsolveError("dtype", f"{dtype!r} is no dtype: take one of {known}") from None


def convert(data: Data, dtypes: tuple[str, ...], name: str) -> tuple[str, NDArray[Any]]:
    """The values as a contiguous array, and the name of its dtype."""
    try:
        values = np.asarray(data)
    except (TypeError, ValueError) as error:
        raise VecsolveError("dtype", f"{name} is no array of numbers: {error}") from None
    if values.ndim != 1:
        raise VecsolveError(
            "shape", f"{name} has {values.ndim} dimensions {values.shape}: one is needed"
        )
    if values.dtype.kind not in "biuf":
        raise VecsolveError("dtype", f"{name} holds {values.dtype}: real numbers are needed")
    exact = NAMES.get(values.dtype.newbyteorder("<"))
    if exact is not None and exact in dtypes:
        return exact, np.ascontiguousarray(values, dtype=NUMPY[exact])
    for wanted in dtypes:
        target = NUMPY[wanted]
        if target.kind == "f":
            return wanted, np.ascontiguousarray(values, dtype=target)
        if _fits(values, target):
            return wanted, np.ascontiguousarray(values, dtype=target)
    raise VecsolveError(
        "dtype", f"{name} holds values ({values.dtype}) that are no {' or '.join(dtypes)}"
    )


def _fits(values: NDArray[Any], target: np.dtype[Any]) -> bool:
    if values.size == 0 or values.dtype.kind == "b":
        return True
    bounds = np.iinfo(target)
    if not bounds.min <= values.min() <= values.max() <= bounds.max:
        return False
    return values.dtype.kind != "f" or bool((values == np.floor(values)).all())
