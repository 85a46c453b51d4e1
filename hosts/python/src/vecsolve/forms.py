"""Generated from the tables of operations, kernels and statuses: `./build.sh gen`."""

from __future__ import annotations

from .kernels import Kernels, counted, done, exactly, last, least, scalar
from .objects import Array


class Forms(Kernels):
    """One method for each form of the kernel table."""

    def _call_place(self, kernel: str, x: Array) -> int:
        call = self._lead(kernel, "x", x)
        return counted(call(x.address, x._length))

    def _call_count(self, kernel: str, eps: float, x: Array) -> int:
        call = self._lead(kernel, "x", x)
        eps = scalar(kernel, "eps", eps, x.dtype)
        return counted(call(eps, x.address, x._length))

    def _call_axpy(self, kernel: str, alpha: float, x: Array, y: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "y", y, x.dtype)
        alpha = scalar(kernel, "alpha", alpha, x.dtype)
        exactly(kernel, "y", y, x._length, "as many as x holds")
        done(call(alpha, x.address, y.address, x._length))

    def _call_map2ab(
        self,
        kernel: str,
        alpha: float,
        beta: float,
        x: Array,
        y: Array,
        out: Array,
    ) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "y", y, x.dtype)
        self._own(kernel, "out", out, x.dtype)
        alpha = scalar(kernel, "alpha", alpha, x.dtype)
        beta = scalar(kernel, "beta", beta, x.dtype)
        exactly(kernel, "y", y, x._length, "as many as x holds")
        exactly(kernel, "out", out, x._length, "as many as x holds")
        done(call(alpha, beta, x.address, y.address, out.address, x._length))

    def _call_scale(self, kernel: str, alpha: float, x: Array) -> None:
        call = self._lead(kernel, "x", x)
        alpha = scalar(kernel, "alpha", alpha, x.dtype)
        done(call(alpha, x.address, x._length))

    def _call_map2(self, kernel: str, x: Array, y: Array, out: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "y", y, x.dtype)
        self._own(kernel, "out", out, x.dtype)
        exactly(kernel, "y", y, x._length, "as many as x holds")
        exactly(kernel, "out", out, x._length, "as many as x holds")
        done(call(x.address, y.address, out.address, x._length))

    def _call_map1(self, kernel: str, x: Array, out: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "out", out, x.dtype)
        exactly(kernel, "out", out, x._length, "as many as x holds")
        done(call(x.address, out.address, x._length))

    def _call_clamp(self, kernel: str, low: float, high: float, x: Array, out: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "out", out, x.dtype)
        low = scalar(kernel, "low", low, x.dtype)
        high = scalar(kernel, "high", high, x.dtype)
        exactly(kernel, "out", out, x._length, "as many as x holds")
        done(call(low, high, x.address, out.address, x._length))

    def _call_diff(self, kernel: str, x: Array, out: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "out", out, x.dtype)
        exactly(kernel, "out", out, max(x._length - 1, 0), "one less than x holds")
        done(call(x.address, out.address, x._length))

    def _call_spmv(
        self,
        kernel: str,
        row_ptr: Array,
        col: Array,
        val: Array,
        x: Array,
        y: Array,
    ) -> None:
        call = self._lead(kernel, "val", val)
        self._own(kernel, "row_ptr", row_ptr, "u32")
        self._own(kernel, "col", col, "u32")
        self._own(kernel, "x", x, val.dtype)
        self._own(kernel, "y", y, val.dtype)
        exactly(kernel, "row_ptr", row_ptr, y._length + 1, "one more than y holds")
        least(
            kernel,
            "col",
            col,
            last(row_ptr),
            "at least as many as the last value of row_ptr says",
        )
        least(
            kernel,
            "val",
            val,
            last(row_ptr),
            "at least as many as the last value of row_ptr says",
        )
        done(
            call(
                y._length,
                x._length,
                row_ptr.address,
                col.address,
                val.address,
                x.address,
                y.address,
            )
        )
