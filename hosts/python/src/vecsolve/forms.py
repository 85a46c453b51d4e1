"""Generated from the tables of operations, kernels and statuses: `./build.sh gen`."""

from __future__ import annotations

from .kernels import (
    Kernels,
    choice,
    counted,
    done,
    exactly,
    flag,
    last,
    least,
    matrix,
    number,
    scalar,
    score,
    size,
)
from .objects import Array

METRIC = ("dot", "l2sq", "cosine", "l1", "hamming", "jaccard")


class Forms(Kernels):
    """One method for each form of the kernel table."""

    def _call_axpy(self, kernel: str, alpha: float, x: Array, y: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "y", y, x.dtype)
        alpha = scalar(kernel, "alpha", alpha, x.dtype)
        exactly(kernel, "y", y, x._length, "as many as x holds")
        done(call(alpha, x.address, y.address, x._length))

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

    def _call_topk(
        self,
        kernel: str,
        x: Array,
        largest: bool,
        indices: Array,
        values: Array,
    ) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "indices", indices, "u32")
        self._own(kernel, "values", values, x.dtype)
        largest = flag(kernel, "largest", largest)
        exactly(kernel, "values", values, indices._length, "as many as indices holds")
        done(call(x.address, largest, indices.address, values.address, x._length, indices._length))

    def _call_place(self, kernel: str, x: Array) -> int:
        call = self._lead(kernel, "x", x)
        return counted(call(x.address, x._length))

    def _call_count(self, kernel: str, eps: float, x: Array) -> int:
        call = self._lead(kernel, "x", x)
        eps = scalar(kernel, "eps", eps, x.dtype)
        return counted(call(eps, x.address, x._length))

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

    def _call_map1a(self, kernel: str, alpha: float, x: Array, out: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "out", out, x.dtype)
        alpha = scalar(kernel, "alpha", alpha, x.dtype)
        exactly(kernel, "out", out, x._length, "as many as x holds")
        done(call(alpha, x.address, out.address, x._length))

    def _call_map2a(self, kernel: str, alpha: float, x: Array, y: Array, out: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "y", y, x.dtype)
        self._own(kernel, "out", out, x.dtype)
        alpha = scalar(kernel, "alpha", alpha, x.dtype)
        exactly(kernel, "y", y, x._length, "as many as x holds")
        exactly(kernel, "out", out, x._length, "as many as x holds")
        done(call(alpha, x.address, y.address, out.address, x._length))

    def _call_rows1(
        self,
        kernel: str,
        x: Array,
        out: Array,
        rows: int,
        cols: int,
        stride: int | None,
    ) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "out", out, x.dtype)
        rows = size(kernel, "rows", rows)
        cols = size(kernel, "cols", cols)
        if stride is None:
            stride = cols
        stride = size(kernel, "stride", stride)
        matrix(
            kernel,
            "x",
            x,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        matrix(
            kernel,
            "out",
            out,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        done(call(x.address, out.address, rows, cols, stride))

    def _call_fold_rows(
        self,
        kernel: str,
        x: Array,
        out: Array,
        cols: int,
        stride: int | None,
    ) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "out", out, x.dtype)
        cols = size(kernel, "cols", cols)
        if stride is None:
            stride = cols
        stride = size(kernel, "stride", stride)
        matrix(
            kernel,
            "x",
            x,
            out._length,
            cols,
            "stride",
            stride,
            "len(out) x cols, a row every stride values",
        )
        done(call(x.address, out.address, out._length, cols, stride))

    def _call_layernorm(
        self,
        kernel: str,
        x: Array,
        gamma: Array | None,
        beta: Array | None,
        eps: float,
        out: Array,
        rows: int,
        cols: int,
        stride: int | None,
    ) -> None:
        call = self._lead(kernel, "x", x)
        if gamma is not None:
            self._own(kernel, "gamma", gamma, x.dtype)
        if beta is not None:
            self._own(kernel, "beta", beta, x.dtype)
        self._own(kernel, "out", out, x.dtype)
        eps = scalar(kernel, "eps", eps, x.dtype)
        rows = size(kernel, "rows", rows)
        cols = size(kernel, "cols", cols)
        if stride is None:
            stride = cols
        stride = size(kernel, "stride", stride)
        matrix(
            kernel,
            "x",
            x,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        if gamma is not None:
            exactly(kernel, "gamma", gamma, cols, "cols values")
        if beta is not None:
            exactly(kernel, "beta", beta, cols, "cols values")
        matrix(
            kernel,
            "out",
            out,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        done(
            call(
                x.address,
                0 if gamma is None else gamma.address,
                0 if beta is None else beta.address,
                eps,
                out.address,
                rows,
                cols,
                stride,
            )
        )

    def _call_rmsnorm(
        self,
        kernel: str,
        x: Array,
        gamma: Array | None,
        eps: float,
        out: Array,
        rows: int,
        cols: int,
        stride: int | None,
    ) -> None:
        call = self._lead(kernel, "x", x)
        if gamma is not None:
            self._own(kernel, "gamma", gamma, x.dtype)
        self._own(kernel, "out", out, x.dtype)
        eps = scalar(kernel, "eps", eps, x.dtype)
        rows = size(kernel, "rows", rows)
        cols = size(kernel, "cols", cols)
        if stride is None:
            stride = cols
        stride = size(kernel, "stride", stride)
        matrix(
            kernel,
            "x",
            x,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        if gamma is not None:
            exactly(kernel, "gamma", gamma, cols, "cols values")
        matrix(
            kernel,
            "out",
            out,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        done(
            call(
                x.address,
                0 if gamma is None else gamma.address,
                eps,
                out.address,
                rows,
                cols,
                stride,
            )
        )

    def _call_rope(
        self,
        kernel: str,
        x: Array,
        out: Array,
        position: int,
        base: float,
        interleaved: bool,
        rows: int,
        cols: int,
        stride: int | None,
    ) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "out", out, x.dtype)
        position = size(kernel, "position", position)
        base = number(kernel, "base", base)
        interleaved = flag(kernel, "interleaved", interleaved)
        rows = size(kernel, "rows", rows)
        cols = size(kernel, "cols", cols)
        if stride is None:
            stride = cols
        stride = size(kernel, "stride", stride)
        matrix(
            kernel,
            "x",
            x,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        matrix(
            kernel,
            "out",
            out,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        done(call(x.address, out.address, position, base, interleaved, rows, cols, stride))

    def _call_rows2(
        self,
        kernel: str,
        x: Array,
        y: Array,
        out: Array,
        rows: int,
        cols: int,
        stride: int | None,
    ) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "y", y, x.dtype)
        self._own(kernel, "out", out, x.dtype)
        rows = size(kernel, "rows", rows)
        cols = size(kernel, "cols", cols)
        if stride is None:
            stride = cols
        stride = size(kernel, "stride", stride)
        matrix(
            kernel,
            "x",
            x,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        matrix(
            kernel,
            "y",
            y,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        matrix(
            kernel,
            "out",
            out,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        done(call(x.address, y.address, out.address, rows, cols, stride))

    def _call_distances(
        self,
        kernel: str,
        metric: str,
        q: Array,
        x: Array,
        out: Array,
        stride: int | None,
    ) -> None:
        call = self._lead(kernel, "q", q)
        self._own(kernel, "x", x, q.dtype)
        self._own(kernel, "out", out, score(q.dtype))
        metric_at = choice(kernel, "metric", metric, METRIC)
        if stride is None:
            stride = q._length
        stride = size(kernel, "stride", stride)
        matrix(
            kernel,
            "x",
            x,
            out._length,
            q._length,
            "stride",
            stride,
            "len(out) x len(q), a row every stride values",
        )
        done(call(metric_at, q.address, x.address, out.address, out._length, q._length, stride))

    def _call_search(
        self,
        kernel: str,
        metric: str,
        q: Array,
        x: Array,
        indices: Array,
        scores: Array,
        queries: int,
        rows: int,
        cols: int,
        stride: int | None,
        k: int,
    ) -> None:
        call = self._lead(kernel, "q", q)
        self._own(kernel, "x", x, q.dtype)
        self._own(kernel, "indices", indices, "u32")
        self._own(kernel, "scores", scores, score(q.dtype))
        metric_at = choice(kernel, "metric", metric, METRIC)
        queries = size(kernel, "queries", queries)
        rows = size(kernel, "rows", rows)
        cols = size(kernel, "cols", cols)
        if stride is None:
            stride = cols
        stride = size(kernel, "stride", stride)
        k = size(kernel, "k", k)
        least(kernel, "q", q, queries * cols, "at least queries * cols values")
        matrix(
            kernel,
            "x",
            x,
            rows,
            cols,
            "stride",
            stride,
            "rows x cols, a row every stride values",
        )
        least(kernel, "indices", indices, queries * k, "at least queries * k values")
        least(kernel, "scores", scores, queries * k, "at least queries * k values")
        done(
            call(
                metric_at,
                q.address,
                x.address,
                indices.address,
                scores.address,
                queries,
                rows,
                cols,
                stride,
                k,
            )
        )

    def _call_argsort(self, kernel: str, x: Array, indices: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "indices", indices, "u32")
        exactly(kernel, "indices", indices, x._length, "as many as x holds")
        done(call(x.address, indices.address, x._length))

    def _call_gemv(
        self,
        kernel: str,
        trans: bool,
        m: int,
        n: int,
        alpha: float,
        a: Array,
        lda: int | None,
        x: Array,
        beta: float,
        y: Array,
    ) -> None:
        call = self._lead(kernel, "a", a)
        self._own(kernel, "x", x, a.dtype)
        self._own(kernel, "y", y, a.dtype)
        trans = flag(kernel, "trans", trans)
        m = size(kernel, "m", m)
        n = size(kernel, "n", n)
        alpha = scalar(kernel, "alpha", alpha, a.dtype)
        if lda is None:
            lda = n
        lda = size(kernel, "lda", lda)
        beta = scalar(kernel, "beta", beta, a.dtype)
        matrix(kernel, "a", a, m, n, "lda", lda, "m x n, a row every lda values")
        exactly(kernel, "x", x, m if trans else n, "n values, m with trans")
        exactly(kernel, "y", y, n if trans else m, "m values, n with trans")
        done(call(trans, m, n, alpha, a.address, lda, x.address, beta, y.address))

    def _call_gemm(
        self,
        kernel: str,
        trans_a: bool,
        trans_b: bool,
        m: int,
        n: int,
        k: int,
        alpha: float,
        a: Array,
        lda: int | None,
        b: Array,
        ldb: int | None,
        beta: float,
        c: Array,
        ldc: int | None,
        work: Array,
    ) -> None:
        call = self._lead(kernel, "a", a)
        self._own(kernel, "b", b, a.dtype)
        self._own(kernel, "c", c, a.dtype)
        self._own(kernel, "work", work, a.dtype)
        trans_a = flag(kernel, "trans_a", trans_a)
        trans_b = flag(kernel, "trans_b", trans_b)
        m = size(kernel, "m", m)
        n = size(kernel, "n", n)
        k = size(kernel, "k", k)
        alpha = scalar(kernel, "alpha", alpha, a.dtype)
        if lda is None:
            lda = m if trans_a else k
        lda = size(kernel, "lda", lda)
        if ldb is None:
            ldb = k if trans_b else n
        ldb = size(kernel, "ldb", ldb)
        beta = scalar(kernel, "beta", beta, a.dtype)
        if ldc is None:
            ldc = n
        ldc = size(kernel, "ldc", ldc)
        matrix(
            kernel,
            "a",
            a,
            k if trans_a else m,
            m if trans_a else k,
            "lda",
            lda,
            "m x k, k x m with trans_a, a row every lda values",
        )
        matrix(
            kernel,
            "b",
            b,
            n if trans_b else k,
            k if trans_b else n,
            "ldb",
            ldb,
            "k x n, n x k with trans_b, a row every ldb values",
        )
        matrix(kernel, "c", c, m, n, "ldc", ldc, "m x n, a row every ldc values")
        done(
            call(
                trans_a,
                trans_b,
                m,
                n,
                k,
                alpha,
                a.address,
                lda,
                b.address,
                ldb,
                beta,
                c.address,
                ldc,
                work.address,
                work._length,
            )
        )

    def _call_transpose(
        self,
        kernel: str,
        m: int,
        n: int,
        a: Array,
        lda: int | None,
        b: Array,
        ldb: int | None,
    ) -> None:
        call = self._lead(kernel, "a", a)
        self._own(kernel, "b", b, a.dtype)
        m = size(kernel, "m", m)
        n = size(kernel, "n", n)
        if lda is None:
            lda = n
        lda = size(kernel, "lda", lda)
        if ldb is None:
            ldb = m
        ldb = size(kernel, "ldb", ldb)
        matrix(kernel, "a", a, m, n, "lda", lda, "m x n, a row every lda values")
        matrix(kernel, "b", b, n, m, "ldb", ldb, "n x m, a row every ldb values")
        done(call(m, n, a.address, lda, b.address, ldb))

    def _call_syrk(
        self,
        kernel: str,
        lower: bool,
        trans: bool,
        n: int,
        k: int,
        alpha: float,
        a: Array,
        lda: int | None,
        beta: float,
        c: Array,
        ldc: int | None,
        work: Array,
    ) -> None:
        call = self._lead(kernel, "a", a)
        self._own(kernel, "c", c, a.dtype)
        self._own(kernel, "work", work, a.dtype)
        lower = flag(kernel, "lower", lower)
        trans = flag(kernel, "trans", trans)
        n = size(kernel, "n", n)
        k = size(kernel, "k", k)
        alpha = scalar(kernel, "alpha", alpha, a.dtype)
        if lda is None:
            lda = n if trans else k
        lda = size(kernel, "lda", lda)
        beta = scalar(kernel, "beta", beta, a.dtype)
        if ldc is None:
            ldc = n
        ldc = size(kernel, "ldc", ldc)
        matrix(
            kernel,
            "a",
            a,
            k if trans else n,
            n if trans else k,
            "lda",
            lda,
            "n x k, k x n with trans, a row every lda values",
        )
        matrix(kernel, "c", c, n, n, "ldc", ldc, "n x n, a row every ldc values")
        done(
            call(
                lower,
                trans,
                n,
                k,
                alpha,
                a.address,
                lda,
                beta,
                c.address,
                ldc,
                work.address,
                work._length,
            )
        )

    def _call_trsm(
        self,
        kernel: str,
        right: bool,
        lower: bool,
        trans: bool,
        unit: bool,
        m: int,
        n: int,
        alpha: float,
        a: Array,
        lda: int | None,
        b: Array,
        ldb: int | None,
        work: Array,
    ) -> None:
        call = self._lead(kernel, "a", a)
        self._own(kernel, "b", b, a.dtype)
        self._own(kernel, "work", work, a.dtype)
        right = flag(kernel, "right", right)
        lower = flag(kernel, "lower", lower)
        trans = flag(kernel, "trans", trans)
        unit = flag(kernel, "unit", unit)
        m = size(kernel, "m", m)
        n = size(kernel, "n", n)
        alpha = scalar(kernel, "alpha", alpha, a.dtype)
        if lda is None:
            lda = n if right else m
        lda = size(kernel, "lda", lda)
        if ldb is None:
            ldb = n
        ldb = size(kernel, "ldb", ldb)
        matrix(
            kernel,
            "a",
            a,
            n if right else m,
            n if right else m,
            "lda",
            lda,
            "m x m, n x n with right, a row every lda values",
        )
        matrix(kernel, "b", b, m, n, "ldb", ldb, "m x n, a row every ldb values")
        done(
            call(
                right,
                lower,
                trans,
                unit,
                m,
                n,
                alpha,
                a.address,
                lda,
                b.address,
                ldb,
                work.address,
                work._length,
            )
        )

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

    def _call_spmv_t(
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
        exactly(kernel, "row_ptr", row_ptr, x._length + 1, "one more than x holds")
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
                x._length,
                y._length,
                row_ptr.address,
                col.address,
                val.address,
                x.address,
                y.address,
            )
        )

    def _call_spmv_rows(
        self,
        kernel: str,
        rows: int,
        row_ptr: Array,
        col: Array,
        val: Array,
        subset: Array,
        x: Array,
        y: Array,
    ) -> None:
        call = self._lead(kernel, "val", val)
        self._own(kernel, "row_ptr", row_ptr, "u32")
        self._own(kernel, "col", col, "u32")
        self._own(kernel, "subset", subset, "u32")
        self._own(kernel, "x", x, val.dtype)
        self._own(kernel, "y", y, val.dtype)
        rows = size(kernel, "rows", rows)
        exactly(kernel, "row_ptr", row_ptr, rows + 1, "rows + 1 values")
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
        exactly(kernel, "y", y, subset._length, "as many as subset holds")
        done(
            call(
                rows,
                x._length,
                row_ptr.address,
                col.address,
                val.address,
                subset.address,
                subset._length,
                x.address,
                y.address,
            )
        )

    def _call_spmm(
        self,
        kernel: str,
        rows: int,
        cols: int,
        row_ptr: Array,
        col: Array,
        val: Array,
        n: int,
        b: Array,
        ldb: int | None,
        c: Array,
        ldc: int | None,
    ) -> None:
        call = self._lead(kernel, "val", val)
        self._own(kernel, "row_ptr", row_ptr, "u32")
        self._own(kernel, "col", col, "u32")
        self._own(kernel, "b", b, val.dtype)
        self._own(kernel, "c", c, val.dtype)
        rows = size(kernel, "rows", rows)
        cols = size(kernel, "cols", cols)
        n = size(kernel, "n", n)
        if ldb is None:
            ldb = n
        ldb = size(kernel, "ldb", ldb)
        if ldc is None:
            ldc = n
        ldc = size(kernel, "ldc", ldc)
        exactly(kernel, "row_ptr", row_ptr, rows + 1, "rows + 1 values")
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
        matrix(kernel, "b", b, cols, n, "ldb", ldb, "cols x n, a row every ldb values")
        matrix(kernel, "c", c, rows, n, "ldc", ldc, "rows x n, a row every ldc values")
        done(
            call(
                rows,
                cols,
                row_ptr.address,
                col.address,
                val.address,
                n,
                b.address,
                ldb,
                c.address,
                ldc,
            )
        )

    def _call_histogram(self, kernel: str, x: Array, out: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "out", out, x.dtype)
        done(call(x.address, out.address, x._length, out._length))

    def _call_prefix_sum(self, kernel: str, x: Array, out: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "out", out, x.dtype)
        exactly(kernel, "out", out, x._length + 1, "one more than x holds")
        done(call(x.address, out.address, x._length))

    def _call_gather(self, kernel: str, x: Array, index: Array, out: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "index", index, "u32")
        self._own(kernel, "out", out, x.dtype)
        exactly(kernel, "out", out, index._length, "as many as index holds")
        done(call(x.address, index.address, out.address, x._length, index._length))

    def _call_scatter(self, kernel: str, x: Array, index: Array, out: Array) -> None:
        call = self._lead(kernel, "x", x)
        self._own(kernel, "index", index, "u32")
        self._own(kernel, "out", out, x.dtype)
        exactly(kernel, "index", index, x._length, "as many as x holds")
        done(call(x.address, index.address, out.address, x._length, out._length))
