"""A block of rows of a sparse matrix on the worker that holds it.

Its compressed rows are resident in a module of their own, uploaded once; a product
copies the part of x that these rows touch, makes one call, and copies y out. When
dask moves or spills a block, its arrays go, and are uploaded where they arrive.
"""

from __future__ import annotations

from threading import Lock
from typing import Any

import numpy as np

from ..convert import rows_of
from ..errors import VecsolveError
from ..instance import Instance
from ..searching import BOOKS

State = tuple[tuple[int, int], int, Any, Any, Any]


class Block:
    """Rows of a sparse matrix, its columns counted from the first one that is used."""

    def __init__(self, matrix: Any) -> None:
        (rows, self.cols), row_ptr, col, val = rows_of(matrix)
        if not np.isfinite(val).all():
            raise VecsolveError("not_finite", "a block holds a NaN or an infinity")
        first, last = (int(col.min()), int(col.max()) + 1) if len(col) else (0, 0)
        self.__setstate__(((rows, last - first), first, row_ptr, col - first, val))

    def __getstate__(self) -> State:
        row_ptr, col, val = (a.view.copy() for a in self.arrays)
        return self.shape, self.first, row_ptr, col, val

    def __setstate__(self, state: State) -> None:
        self.shape, self.first, *compressed = state
        self.lock = Lock()
        rows, width = self.shape
        room = len(compressed[2]) * 12 + (2 * rows + width) * 8 + BOOKS
        self.instance = Instance(max_bytes=min(room, 2**32 - 1))
        self.arrays = [
            self.instance.array(dtype, data)
            for dtype, data in zip(("u32", "u32", "f64"), compressed)
        ]
        self.x, self.y = self.instance.array("f64", width), self.instance.array("f64", rows)

    def __sizeof__(self) -> int:
        return int(self.instance.module.memory_bytes)

    def product(self, x: Any) -> Any:
        """These rows times x, of which only what they touch is given."""
        with self.lock:
            self.x.view[:] = x
            row_ptr, col, val = self.arrays
            self.instance.spmv(row_ptr, col, val, self.x, self.y)
            return self.y.view.copy()

    def diagonal(self, start: int) -> Any:
        """The values on the diagonal of the whole matrix, whose row `start` is the first here."""
        row_ptr, col, val = (a.view for a in self.arrays)
        counts: Any = np.diff(row_ptr)
        rows = np.repeat(np.arange(self.shape[0]), counts)
        on = col.astype(np.int64) + self.first == rows + start
        out = np.zeros(self.shape[0])
        out[rows[on]] = val[on]
        return out


def describe(block: Block) -> tuple[int, int, int, int]:
    """Rows, columns of the whole, and the range of columns that is touched."""
    return block.shape[0], block.cols, block.first, block.first + block.shape[1]


def product(block: Block, x: Any) -> Any:
    """For a task: `Block.product`."""
    return block.product(x)


def diagonal(block: Block, start: int) -> Any:
    """For a task: `Block.diagonal`."""
    return block.diagonal(start)
