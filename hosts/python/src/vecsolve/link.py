"""The way to one instance: requests out, results back, operations in steps.

The generated methods of `ops.Ops` say what a request holds; here its values
become ids and JSON: data that is not resident is uploaded under a fresh id and
freed when the module has taken its copy, results that the caller gave no array
for are copied out. A long operation runs in slices of work units, so that
Ctrl-C arrives between two of them; they change nothing in the result.
"""

from __future__ import annotations

import ctypes
import itertools
import json
import math
import struct
import weakref
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Callable, Generic, TypeVar

import numpy as np

from .convert import ArrayLike, convert
from .errors import VecsolveError
from .forms import Forms
from .module import Module
from .objects import DTYPES, NUMPY, Array, Resident

T = TypeVar("T")
Fields = dict[str, Any]
# About a twentieth of a second between two looks at Ctrl-C.
SLICE = 50_000_000


@dataclass
class Input:
    """An argument to read: an array of one of these dtypes, or what becomes one."""

    data: ArrayLike
    dtypes: tuple[str, ...]


@dataclass
class Output:
    """An argument to write: the caller's array, or None for a copy of our own."""

    array: Array | None
    dtypes: tuple[str, ...]


@dataclass
class New:
    """An object to make, which is there when the result's reason says so; then a field of it."""

    of: Callable[[Link, int, Fields], Resident]
    field: str
    reason: str


@dataclass
class Taken:
    """An object that the operation frees, or None."""

    object: Resident | None


@dataclass(eq=False)
class Job(Generic[T]):
    """One operation from its request to its last result."""

    of: Callable[[Fields], T]
    outputs: dict[str, tuple[int, Array | None]] = field(default_factory=dict)
    uploads: list[int] = field(default_factory=list)
    taken: list[Resident] = field(default_factory=list)
    new: tuple[int, New] | None = None
    pending: bool = False
    last: T | None = None


class Link(Forms):
    """What `Instance` is made of, without its operations."""

    def __init__(self, module: Module, config: Fields) -> None:
        self._module = module
        self._lock = module.lock
        self._handle = module.create(config)
        self._ids = itertools.count(1)
        self._garbage: deque[int] = deque()
        self._job: Job[Any] | None = None
        self._finalizer = weakref.finalize(self, module.abandoned.append, self._handle)
        self._finalizer.atexit = False

    def _open(self) -> int:
        if not self._handle:
            raise VecsolveError("handle", "this instance was closed")
        return self._handle

    def _make(self, dtype: str, length: int) -> tuple[int, int]:
        """The id and the address of a new array of zeros."""
        if not 0 <= length < 2**32:
            raise VecsolveError("shape", f"{length} values are no length of an array")
        with self._lock:
            self._collect()
            id = next(self._ids)
            at = self._module.calls["vs_array"](self._open(), id, DTYPES[dtype], length)
            self._module.refresh()
            if at == 0:
                fields = self._module.result(self._handle)
                raise VecsolveError(fields["status"], fields["message"])
            return id, at & 0xFFFFFFFF

    def _upload(self, dtype: str, values: Any) -> tuple[int, int]:
        """The same, filled with a contiguous numpy array."""
        with self._lock:
            id, at = self._make(dtype, len(values))
            ctypes.memmove(self._module.base + at, values.ctypes.data, values.nbytes)
            return id, at

    def _locate(self, id: int) -> tuple[int, int, str]:
        """The address, length and dtype of an array."""
        module = self._module
        out = module.room(12)
        code = module.calls["vs_array_info"](self._open(), id, out)
        if code < 0:
            raise module.fault(self._handle, code)
        at, length, dtype = struct.unpack("<III", ctypes.string_at(module.base + out, 12))
        return at, length, list(DTYPES)[dtype - 1]

    def _collect(self) -> None:
        """Frees what nothing refers to any more; while an operation is pending, later."""
        while self._garbage and self._job is None and self._handle:
            text = b'{"op":"free","id":%d}' % self._garbage.popleft()
            self._module.calls["vs_op"](self._handle, self._module.put(text), len(text))

    def _request(self, text: bytes) -> tuple[int, Fields]:
        """Sends a request as it stands: 0 done or 1 pending, and the result."""
        with self._lock:
            code = self._module.calls["vs_op"](self._open(), self._module.put(text), len(text))
            return self._answer(code)

    def _answer(self, code: int) -> tuple[int, Fields]:
        self._module.refresh()
        if code < 0:
            raise self._module.fault(self._handle, code)
        return code, self._module.result(self._handle)

    def _run(
        self,
        of: Callable[[Fields], T],
        request: Fields,
        progress: Callable[[T], object] | None = None,
    ) -> T:
        """Runs an operation; one without a budget of its own to the end."""
        budget = request.get("budget")
        sliced = budget is not None and (progress is not None or budget == 0)
        if sliced:
            request["budget"] = budget or SLICE
        job = Job(of)
        try:
            with self._lock:
                self._open()
                self._collect()
                text = json.dumps(self._resolve(job, request), allow_nan=False).encode()
                job.pending = self._job is None
                code, result = self._request(text)
                for value in job.taken:
                    value._forget()
                self._settle(job, code, result)
            while sliced and job.pending:
                if progress is not None and job.last is not None:
                    progress(job.last)
                self._step(job, request["budget"])
        except BaseException:
            # Also for Ctrl-C between the call and its answer.
            if job.pending:
                self._abandon(job)
            raise
        finally:
            self._garbage.extend(job.uploads)
        assert job.last is not None
        return job.last

    def _resolve(self, job: Job[T], request: Fields) -> Fields:
        """The request as the module reads it."""
        fields: Fields = {}
        for name, value in request.items():
            if isinstance(value, Input):
                if isinstance(value.data, Array):
                    fields[name] = self._id(name, value.data)
                else:
                    fields[name], _ = self._upload(*convert(value.data, value.dtypes, name))
                    job.uploads.append(fields[name])
            elif isinstance(value, Output):
                if value.array is None:
                    fields[name] = next(self._ids)
                elif isinstance(value.array, Array):
                    fields[name] = self._id(name, value.array)
                else:
                    raise VecsolveError(
                        "kind",
                        f"{name} is a {type(value.array).__name__}: results are written to "
                        f'resident arrays, make one with array("{value.dtypes[0]}", ...)',
                    )
                job.outputs[name] = fields[name], value.array
            elif isinstance(value, New):
                fields[name] = next(self._ids)
                job.new = fields[name], value
            elif isinstance(value, Taken):
                if value.object is not None:
                    fields[name] = self._id(name, value.object)
                    job.taken.append(value.object)
            elif isinstance(value, Resident):
                fields[name] = self._id(name, value)
            elif isinstance(value, np.generic):
                fields[name] = value.item()
            elif isinstance(value, (str, int, float)):
                fields[name] = value
            elif value is not None:
                raise VecsolveError("field", f"{name} cannot be a {type(value).__name__}")
            if isinstance(fields.get(name), float) and not math.isfinite(fields[name]):
                raise VecsolveError("field", f"{name} is {value}: a finite number is needed")
        return fields

    def _id(self, name: str, value: Resident) -> int:
        if value._check() is not self:
            raise VecsolveError("id", f"{name} lives in another instance")
        return value.id

    def _settle(self, job: Job[T], code: int, fields: Fields) -> T:
        """Takes a result into its job, with what the operation wrote once it is done."""
        job.pending = code == 1
        self._job = job if job.pending else None
        for name, (id, array) in job.outputs.items():
            fields[name] = None
            if not job.pending:
                if array is None:
                    self._garbage.append(id)
                try:
                    at, length, dtype = self._locate(id)
                except VecsolveError as error:
                    # It did not come to an output.
                    if error.status == "id":
                        continue
                    raise
                if array is None:
                    kind = NUMPY[dtype]
                    data = ctypes.string_at(self._module.base + at, length * kind.itemsize)
                    fields[name] = np.frombuffer(bytearray(data), dtype=kind)
                else:
                    array._moved(length, at)
                    fields[name] = array.view
        if job.new is not None:
            id, new = job.new
            made = not job.pending and fields["reason"] == new.reason
            fields[new.field] = new.of(self, id, fields) if made else None
        job.last = job.of(fields)
        return job.last

    def _step(self, job: Job[T], budget: int) -> T:
        with self._lock:
            # Another thread may have cancelled or finished it.
            if not job.pending:
                assert job.last is not None
                return job.last
            try:
                code = self._module.calls["vs_step"](self._open(), budget)
                return self._settle(job, *self._answer(code))
            except BaseException:
                self._abandon(job)
                raise

    def _abandon(self, job: Job[Any]) -> None:
        with self._lock:
            job.pending = False
            if self._job in (None, job) and self._handle and self._module.trapped is None:
                self._module.calls["vs_cancel"](self._handle)
                self._garbage.extend(id for id, array in job.outputs.values() if array is None)
                if job.new is not None:
                    self._garbage.append(job.new[0])
                self._job = None

    def _free(self, value: Resident) -> None:
        with self._lock:
            value._forget()
            self._garbage.append(value.id)
            self._collect()


def number(value: float | None) -> float:
    """A number of a result; JSON has no NaN and writes null."""
    return math.nan if value is None else float(value)
