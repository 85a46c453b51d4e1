"""The native library, called through ctypes over numpy's own arrays, against
numpy and scipy on one thread. Every answer is checked before it is timed.

    python3 bench/python/kernels.py            prints, and records in bench/record/
    python3 bench/python/kernels.py --dry      prints

What a ctypes call costs is part of our figures; the row "call" shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import harness
import numpy as np
from matrices import poisson
from native import TYPES, Library
from scipy.sparse import _sparsetools

EPS = {"f32": 2.0**-24, "f64": 2.0**-53}
ROUNDS = 101

Group = tuple[str, list[harness.Row], list[harness.Goal], int]
library = Library()


def near(
    got: np.ndarray, want: np.ndarray, size: np.ndarray | float, ulps: float, dtype: str
) -> None:
    """Fails unless an answer is within so many units of a size."""
    error = np.abs(np.asarray(got, np.float64) - want)
    assert np.all(error <= ulps * EPS[dtype] * size), (dtype, error.max())


def group(
    title: str,
    reference: tuple[str, Callable[[], object]],
    ours: Callable[[], object] | None,
    within: float | None,
    rounds: int = ROUNDS,
) -> Iterator[Group]:
    """Our row under the reference's, when the library has the kernel."""
    if ours is None:
        return
    peer, run = reference
    names = f"{peer}, {title}", f"vecsolve, {title}"
    rows = [(names[0], names[0], run), (names[1], names[0], ours)]
    goals = [harness.Goal(names[1], within)] if within else []
    yield title, rows, goals, rounds


def vectors(dtype: str, n: int) -> Iterator[Group]:
    """Reductions, and axpy. numpy has no axpy: two passes are what its users write."""
    t, what = TYPES[dtype], f"{dtype} n={n}"
    rng = np.random.default_rng(1)
    x, y, out = (rng.standard_normal(n).astype(t) for _ in range(3))
    call = library.call("dot", dtype, x, y, n)
    if call:
        wide = x.astype(float) * y
        near(call(), wide.sum(), np.abs(wide).sum(), n, dtype)  # type: ignore[arg-type]
    yield from group(f"dot {what}", ("numpy", lambda: np.dot(x, y)), call, None)
    call = library.call("l2sq", dtype, x, y, n)
    if call:
        wide = ((x.astype(float) - y) ** 2).sum()
        near(call(), wide, wide, n + 4, dtype)  # type: ignore[arg-type]

    def l2sq() -> object:
        np.subtract(x, y, out=out)
        return np.dot(out, out)

    yield from group(f"l2sq {what}", ("numpy", l2sq), call, None)
    alpha, start, scratch = t.type(0.5), y.copy(), np.empty_like(x)
    call = library.call("axpy", dtype, 0.5, x, y, n)
    near(y, start.astype(float) + 0.5 * x, np.abs(start) + np.abs(x), 2, dtype)

    def axpy() -> None:
        np.multiply(x, alpha, out=scratch)
        np.add(y, scratch, out=y)

    yield from group(f"axpy {what}", ("numpy", axpy), call, None)


def elementary(dtype: str, n: int) -> Iterator[Group]:
    """exp and tanh, the row kernels as numpy's users write them without waste."""
    t, what = TYPES[dtype], f"{dtype} n={n}"
    within = 2.0 if dtype == "f32" and n == 1000 else None
    rng = np.random.default_rng(2)
    x = rng.uniform(-3, 3, n).astype(t)
    wide = x.astype(float)
    out, theirs = np.empty_like(x), np.empty_like(x)
    for name, function in (("exp", np.exp), ("tanh", np.tanh)):
        call = library.call(name, dtype, x, out, n)
        if call:
            near(out, function(wide), np.abs(function(wide)), 8, dtype)
        yield from group(
            f"{name} {what}",
            ("numpy", lambda f=function: f(x, out=theirs)),
            call,
            within,
        )

    def softmax() -> None:
        np.subtract(x, x.max(), out=theirs)
        np.exp(theirs, out=theirs)
        np.divide(theirs, theirs.sum(), out=theirs)

    call = library.call("softmax", dtype, x, out, 1, n, n)
    if call:
        e = np.exp(wide - wide.max())
        near(out, e / e.sum(), e / e.sum(), 32 + n / 8, dtype)
    yield from group(f"softmax {what}", ("numpy", softmax), call, within)

    gamma, beta = (rng.uniform(-1, 1, n).astype(t) for _ in range(2))
    eps = t.type(1e-5)

    def layernorm() -> None:
        np.subtract(x, x.mean(), out=theirs)
        scale = 1 / np.sqrt(np.dot(theirs, theirs) / n + eps)
        np.multiply(theirs, scale, out=theirs)
        np.multiply(theirs, gamma, out=theirs)
        np.add(theirs, beta, out=theirs)

    call = library.call("layernorm", dtype, x, gamma, beta, float(eps), out, 1, n, n)
    if call:
        d = wide - wide.mean()
        right = d / np.sqrt((d * d).mean() + float(eps)) * gamma + beta
        near(out, right, 8.0, 32 + n / 8, dtype)
    yield from group(f"layernorm {what}", ("numpy", layernorm), call, within)


def product(dtype: str, n: int) -> Iterator[Group]:
    """C = A B in the reproducible order; fused where the library has that."""
    t, what = TYPES[dtype], f"{dtype} n={n}"
    rng = np.random.default_rng(3)
    a, b = (rng.uniform(-1, 1, (n, n)).astype(t) for _ in range(2))
    c, theirs = np.empty_like(a), np.empty_like(a)
    work = np.empty(1 << 19, t)
    for name, title, within in (
        ("gemm", "gemm", 1.35),
        ("gemm_fast", "gemm, fused", 1.1),
    ):
        args = (False, False, n, n, n, 1.0, a, n, b, n, 0.0, c, n, work, work.size)
        call = library.call(name, dtype, *args)
        if call:
            wide = a.astype(float) @ b.astype(float)
            size = np.abs(a).astype(float) @ np.abs(b).astype(float)
            near(c, wide, size, 2 * n, dtype)
        yield from group(
            f"{title} {what}",
            ("OpenBLAS", lambda: np.matmul(a, b, out=theirs)),
            call,
            within,
            31,
        )


def sparse(dtype: str, k: int) -> Iterator[Group]:
    """A x of the five-point Poisson matrix, against scipy's operator, and against
    the bare csr_matvec in it."""
    t = TYPES[dtype]
    matrix = poisson(k).astype(t)
    n = k * k
    x = np.random.default_rng(4).uniform(-1, 1, n).astype(t)
    y, theirs = np.empty_like(x), np.zeros_like(x)
    row_ptr, col = (a.astype(np.uint32) for a in (matrix.indptr, matrix.indices))
    call = library.call("spmv", dtype, n, n, row_ptr, col, matrix.data, x, y)
    if call:
        near(y, matrix.astype(float) @ x.astype(float), 8.0, 8, dtype)

    def bare() -> None:
        theirs[:] = 0
        parts = (matrix.indptr, matrix.indices, matrix.data, x, theirs)
        _sparsetools.csr_matvec(n, n, *parts)

    title, rounds = f"spmv {dtype} {k} x {k}", 31
    within = 1.3 if k == 1000 else None
    yield from group(title, ("scipy", lambda: matrix @ x), call, within, rounds)
    title += ", bare"
    yield from group(title, ("scipy", bare), call, None, rounds)


def groups() -> Iterator[Group]:
    """All that is measured."""
    x = np.ones(8)
    nothing = library.call("dot", "f64", x, x, 0)
    yield from group(
        "call, dot of 0 values", ("numpy", lambda: np.dot(x[:0], x[:0])), nothing, None
    )
    for dtype in TYPES:
        for n in (1000, 100_000):
            yield from vectors(dtype, n)
        for n in (1000, 100_000):
            yield from elementary(dtype, n)
    for dtype in TYPES:
        for n in (256, 512, 1000):
            yield from product(dtype, n)
    for dtype in ("f64", "f32"):
        for k in (300, 1000):
            yield from sparse(dtype, k)


def main() -> None:
    harness.arguments()
    results: list[dict[str, object]] = []
    goals: list[harness.Goal] = []
    harness.head()
    for _, rows, wanted, rounds in groups():
        measured = harness.measure(rows, rounds)
        harness.show(measured)
        results += measured
        goals += wanted
    harness.judge(results, goals)
    slower = [r for r in results if float(str(r["ratio"])) > 1]
    print(f"slower than its reference in {len(slower)} rows:")
    for r in slower:
        print(f"  {r['name']}: {r['ratio']} x the time of {r['reference']}")
    more: dict[str, object] = {"skipped": sorted(set(library.missing))}
    harness.record("kernels", results, ROUNDS, ("numpy", "scipy"), more)


if __name__ == "__main__":
    main()
