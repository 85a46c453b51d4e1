"""What users hold: an instance, its arrays, and its operations in steps."""

from __future__ import annotations

import operator
from typing import Any, TypeVar

import numpy as np

from .convert import Data, convert, dtype_name, rows_of
from .errors import VecsolveError
from .module import Module, Source, load
from .objects import Array, Matrix, Resident
from .ops import FreeDone, Ops

Self = TypeVar("Self", bound="Instance")


class Instance(Ops):
    """A place for arrays and matrices, and the operations on them.

    Use it in a `with` statement, or call `close()`. `max_bytes` bounds all that
    it owns (64 MiB when left out). `module` is a loaded module to share, a path
    or the bytes of one; left out, the instance has a module of its own. Calls
    from several threads are safe and run one after the other; instances with
    modules of their own run in parallel.
    """

    def __init__(
        self,
        max_bytes: int | None = None,
        module: Module | Source | None = None,
    ) -> None:
        loaded = module if isinstance(module, Module) else load(module)
        config = {} if max_bytes is None else {"max_bytes": operator.index(max_bytes)}
        super().__init__(loaded, config)

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Gives back all that the instance owns. A second time does nothing."""
        with self._lock:
            handle, self._handle = self._handle, 0
            if handle:
                self._finalizer.detach()
                self._job = None
                self._garbage.clear()
                if self._module.trapped is None:
                    self._module.calls["vs_destroy"](handle)

    @property
    def module(self) -> Module:
        """The module that this instance lives in."""
        return self._module

    def array(self, dtype: Any, length_or_data: int | Data) -> Array:
        """A resident array of zeros, or one with a copy of the data.

        `dtype` is f32, f64, i32, u32, i8 or u8, or numpy's name for one of them. Data
        of more than one dimension is read row by row.
        """
        name = dtype_name(dtype)
        if isinstance(length_or_data, (int, np.integer)):
            length = int(length_or_data)
            id, at = self._make(name, length)
        else:
            _, values = convert(length_or_data, (name,), "the data", flat=True)
            length = len(values)
            id, at = self._upload(name, values)
        return Array(self, id, name, length, at)

    def csr_from(self, matrix: Any) -> Matrix:
        """A matrix from any matrix or array of scipy.sparse, duplicates summed, or
        from the values that are not 0 of a dense array of two dimensions."""
        (rows, cols), *compressed = rows_of(matrix)
        return self.csr(rows, cols, *compressed, format="csr")

    def free(self, id: Resident) -> FreeDone:
        done = super().free(id)
        id._forget()
        return done

    free.__doc__ = Ops.free.__doc__

    def step(self, budget: int = 0) -> Any:
        """Goes on with the pending operation for about `budget` work units.

        Answers what the operation itself answers; 0 goes to the end.
        """
        if not 0 <= operator.index(budget) < 2**32:
            raise VecsolveError("field", f"budget is {budget}: it goes from 0 to 4294967295")
        return self._step(self._current(), budget)

    def cancel(self) -> Any:
        """Ends the pending operation and answers what it had reached."""
        with self._lock:
            job = self._current()
            code, fields = self._answer(self._module.calls["vs_cancel"](self._open()))
            return self._settle(job, code, fields)

    def _current(self) -> Any:
        self._open()
        if self._job is None:
            raise VecsolveError("idle")
        return self._job
