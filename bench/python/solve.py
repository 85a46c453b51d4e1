"""Systems solved from Python, conversion of the matrix and all: conjugate gradients
and sparse Cholesky through `vecsolve.solve` and through an instance, against scipy's
cg and spsolve on the same system. The answers are checked before they are timed.

    python3 bench/python/solve.py            prints, and records in bench/record/
    python3 bench/python/solve.py --dry      prints
"""

from __future__ import annotations

from collections.abc import Callable

import harness
import numpy as np
import scipy.sparse
import scipy.sparse.linalg
import vecsolve
from matrices import poisson

TOL = 1e-8
Solver = Callable[[], np.ndarray]


def factored(s: vecsolve.Instance, m: int) -> tuple[Solver, Solver]:
    """Convection and diffusion by factorisation: not symmetric."""
    line = scipy.sparse.diags_array(
        [-1.2 * np.ones(m - 1), 2 * np.ones(m), -0.8 * np.ones(m - 1)],
        offsets=[-1, 0, 1],
    )
    one = scipy.sparse.eye_array(m)
    a = (scipy.sparse.kron(one, line) + scipy.sparse.kron(line, one)).tocsr()
    b = a @ np.ones(m * m)
    columns = a.tocsc()

    def ours() -> np.ndarray:
        matrix = s.csr_from(a)
        x = s.solve(matrix, b, method="sparse_lu", tol=TOL).x
        matrix.free()
        return x

    def theirs() -> np.ndarray:
        return scipy.sparse.linalg.spsolve(columns, b)

    for solve in (ours, theirs):
        residual = np.linalg.norm(b - a @ solve()) / np.linalg.norm(b)
        assert residual <= 1e-12, (solve, residual)
    return ours, theirs


def prepare() -> list[harness.Row]:
    rows: list[harness.Row] = []
    for m in (100, 300):
        a = poisson(m)
        b = a @ np.ones(m * m)
        s = vecsolve.Instance(max_bytes=1 << 29)

        def ours(s=s, a=a, b=b) -> np.ndarray:
            matrix = s.csr_from(a)
            x = s.solve(matrix, b, method="cg", precond="none", tol=TOL).x
            matrix.free()
            return x

        def theirs(a=a, b=b) -> np.ndarray:
            x, failed = scipy.sparse.linalg.cg(a, b, rtol=TOL)
            assert not failed
            return x

        def once(a=a, b=b, method="cg") -> np.ndarray:
            r = vecsolve.solve(a, b, method=method, M="none", rtol=TOL)
            assert r.converged and r.method == method
            return r.x

        columns = a.tocsc()

        def direct(a=columns, b=b) -> np.ndarray:
            return scipy.sparse.linalg.spsolve(a, b)

        def cholesky(once=once) -> np.ndarray:
            return once(method="cholesky")

        for solve in (once, direct, cholesky):
            residual = np.linalg.norm(b - a @ solve()) / np.linalg.norm(b)
            assert residual <= 1.01 * TOL, (solve, residual)
        pairs = [
            ("cg", "scipy cg", ours, theirs),
            ("solve(), cg", "scipy cg", once, theirs),
            ("solve(), cholesky", "scipy spsolve, Poisson", cholesky, direct),
        ]
        if m == 300:
            pairs.append(("sparse_lu", "scipy spsolve", *factored(s, m)))
        for solve in (ours, theirs):
            residual = np.linalg.norm(b - a @ solve()) / np.linalg.norm(b)
            assert residual <= 1.01 * TOL, (solve, residual)
        for name, peer, ours, theirs in pairs:
            reference = f"{peer}, {m} x {m}"
            if not any(name == reference for name, _, _ in rows):
                rows.append((reference, reference, theirs))
            rows.append((f"vecsolve {name}, {m} x {m}", reference, ours))
    return rows


GOALS = [
    harness.Goal("vecsolve solve(), cg, 300 x 300", 1.5),
    harness.Goal("vecsolve solve(), cholesky, 300 x 300", 1.0),
]


def main() -> None:
    harness.arguments()
    results = harness.measure(prepare(), 9)
    harness.head()
    harness.show(results)
    harness.judge(results, GOALS)
    harness.record("solve", results, 9, ("numpy", "scipy", "wasmtime"))


if __name__ == "__main__":
    main()
