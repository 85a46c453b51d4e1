"""An instance driven by nothing but the functions of docs/abi.md."""

from __future__ import annotations

import ctypes
import json
from typing import Any

import numpy as np

from vecsolve import Module
from vecsolve.errors import CODES
from vecsolve.objects import DTYPES, NUMPY


class Raw:
    """One handle."""

    def __init__(self, module: Module, config: Any) -> None:
        self.module = module
        self.handle = module.create(config)

    def call(self, name: str, *args: int) -> int:
        """Calls an export; memory may have grown."""
        answer = int(self.module.calls[f"vs_{name}"](self.handle, *args))
        self.module.refresh()
        return answer

    def write(self, id: int, dtype: str, values: Any) -> None:
        """Makes an array and fills it."""
        data = np.ascontiguousarray(values, dtype=NUMPY[dtype])
        at = self.call("array", id, DTYPES[dtype], len(data)) & 0xFFFFFFFF
        assert at, self.result()
        ctypes.memmove(self.module.base + at, data.ctypes.data, data.nbytes)

    def read(self, id: int) -> tuple[str, Any]:
        """The dtype and the values of an array."""
        out = self.module.room(12)
        assert self.call("array_info", id, out) == 0
        info = np.frombuffer(ctypes.string_at(self.module.base + out, 12), dtype="<u4")
        at, length, code = (int(v) for v in info)
        dtype = next(name for name, number in DTYPES.items() if number == code)
        data = ctypes.string_at(self.module.base + at, length * NUMPY[dtype].itemsize)
        return dtype, np.frombuffer(data, dtype=NUMPY[dtype])

    def run(self, step: Any) -> Any:
        """Takes a step of a vectors file: 0, 1 or the name of a status."""
        if "request" in step:
            request = step["request"]
            text = request if isinstance(request, str) else json.dumps(request)
            data = text.encode()
            code = self.call("op", self.module.put(data), len(data))
        elif "step" in step:
            code = self.call("step", step["step"])
        else:
            code = self.call("cancel")
        return code if code >= 0 else next(name for name, c in CODES.items() if c == code)

    def result(self) -> Any:
        """The last result."""
        return self.module.result(self.handle)

    def destroy(self) -> None:
        """Ends the handle."""
        assert self.call("destroy") == 0
