"""What lives in an instance and is named by an id: arrays, sparse matrices, factorisations.

An object is freed by `free()`, with its instance, or when nothing refers to it
any more. A numpy view keeps its array alive. The collector may run anywhere,
also in the midst of a call, so a dropped object only leaves its id on the
instance's list; the next operation frees what stands there.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import VecsolveError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .link import Link
    from .ops import CsrDone, GraphDone, LocalGridDone, LocalMatrixDone

DTYPES = {"f32": 1, "f64": 2, "i32": 3, "u32": 4, "i8": 5, "u8": 6}
NUMPY: dict[str, np.dtype[Any]] = {
    "f32": np.dtype("<f4"),
    "f64": np.dtype("<f8"),
    "i32": np.dtype("<i4"),
    "u32": np.dtype("<u4"),
    "i8": np.dtype("i1"),
    "u8": np.dtype("u1"),
}


class Owner:
    """The one reference that decides when an object's id is given back."""

    __slots__ = ("__weakref__", "finalizer", "home")

    def __init__(self, home: Link, id: int) -> None:
        self.home = home
        self.finalizer = weakref.finalize(self, home._garbage.append, id)
        self.finalizer.atexit = False


class Resident:
    """An object of an instance."""

    id: int
    _home: Link | None
    _what = "object"

    def __init__(self, home: Link, id: int) -> None:
        self.id = id
        self._home = home
        self._owner: Owner | None = Owner(home, id)

    def free(self) -> None:
        """Gives the memory back now. A second time does nothing."""
        if self._home is not None and self._home._handle:
            self._home._free(self)

    def _forget(self) -> None:
        if self._owner is not None:
            self._owner.finalizer.detach()
        self._home = self._owner = None

    def _check(self) -> Link:
        """The living instance, or the error that says why there is none."""
        if self._home is None:
            raise VecsolveError("id", f"this {self._what} (id {self.id}) was freed")
        if not self._home._handle:
            raise VecsolveError("handle", f"the instance of this {self._what} was closed")
        return self._home


class Matrix(Resident):
    """A sparse matrix, checked and copied when it was made."""

    _what = "matrix"

    def __init__(self, home: Link, id: int, made: CsrDone) -> None:
        super().__init__(home, id)
        self.rows, self.cols, self.nnz = made.rows, made.cols, made.nnz
        self.duplicates, self.bytes = made.duplicates, made.bytes

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, cols)"""
        return self.rows, self.cols

    def to_scipy(self) -> Any:
        """A copy as a `csr_array` of scipy.sparse, columns rising within a row."""
        import scipy.sparse

        home: Any = self._check()
        read = home.csr_read(self)
        index = [
            part.astype(np.int32) if self.nnz < 2**31 else part for part in (read.col, read.row)
        ]
        return scipy.sparse.csr_array((read.val, *index), shape=self.shape)

    def __repr__(self) -> str:
        return f"<vecsolve.Matrix {self.rows} x {self.cols}, {self.nnz} values>"


class Factor(Resident):
    """A factorisation that stays, for many right-hand sides."""

    _what = "factorisation"

    def __init__(self, home: Link, id: int, made: dict[str, Any]) -> None:
        super().__init__(home, id)
        self.n: int = made["n"]
        self.method: str = made["method"]
        self.rcond: float | None = made["rcond"]
        self.bytes: int = made["bytes"]

    def __repr__(self) -> str:
        return f"<vecsolve.Factor {self.method}, {self.n} x {self.n}>"


class System(Resident):
    """A system of equations that was looked over once, for local answers."""

    _what = "system"

    def __init__(self, home: Link, id: int, made: LocalMatrixDone | LocalGridDone) -> None:
        super().__init__(home, id)
        self.n, self.nnz, self.bytes = made.n, int(made.nnz), made.bytes
        self.gap, self.rho, self.column_gap = made.gap, made.rho, made.column_gap
        self.reach = made.reach

    def __repr__(self) -> str:
        return f"<vecsolve.System {self.n} x {self.n}, {self.nnz} values>"


class Graph(Resident):
    """A graph, by the weights of its links."""

    _what = "graph"

    def __init__(self, home: Link, id: int, made: GraphDone) -> None:
        super().__init__(home, id)
        self.n, self.links, self.dangling = made.n, made.links, made.dangling
        self.bytes = made.bytes

    def __repr__(self) -> str:
        return f"<vecsolve.Graph of {self.n} nodes, {self.links} links>"


class Memory:
    """What numpy takes a view of: a range of linear memory and who keeps it."""

    def __init__(self, owner: Owner, interface: dict[str, Any]) -> None:
        self.owner = owner
        self.__array_interface__ = interface


class Array(Resident):
    """An array in the module's memory. `view` reads and writes it in place."""

    _what = "array"

    def __init__(self, home: Link, id: int, dtype: str, length: int, address: int) -> None:
        super().__init__(home, id)
        self.dtype = dtype
        self.address = address
        self._length = length
        self._kernels = home._module.kernels[dtype]
        self._view: NDArray[Any] | None = None
        self._base = 0

    @property
    def view(self) -> NDArray[Any]:
        """The array as numpy sees it, without a copy.

        The same object each time, unless the memory moved as it grew. It is not
        to be used after the array was freed or its instance closed.
        """
        module = self._check()._module
        if self._view is None or self._base != module.base:
            self._base = module.base
            where = (self._base + self.address, False) if self._length else (self._base, False)
            interface = {
                "version": 3,
                "shape": (self._length,),
                "typestr": NUMPY[self.dtype].str,
                "data": where,
            }
            assert self._owner is not None
            self._view = np.asarray(Memory(self._owner, interface))
        return self._view

    def __array__(
        self, dtype: np.dtype[Any] | None = None, copy: bool | None = None
    ) -> NDArray[Any]:
        view = self.view
        if dtype is not None and np.dtype(dtype) != view.dtype:
            if copy is False:
                raise ValueError(f"an array of {self.dtype} is no {dtype} without a copy")
            return view.astype(dtype)
        return view.copy() if copy else view

    def __len__(self) -> int:
        return self._length

    def __repr__(self) -> str:
        return f"<vecsolve.Array {self.dtype} x {self._length}>"

    def _moved(self, length: int, address: int) -> None:
        if (length, address) != (self._length, self.address):
            self._length, self.address, self._view = length, address, None
