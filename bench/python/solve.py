"""Conjugate gradients from Python, conversion of the matrix and all, against
scipy's on the same system to the same tolerance. Both answers are checked
before they are timed.

    python3 bench/python/solve.py            prints, and records in bench/record/
    python3 bench/python/solve.py --dry      prints
"""

from __future__ import annotations

import harness
import numpy as np
import scipy.sparse.linalg
import vecsolve
from matrices import poisson

TOL = 1e-8


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

        for solve in (ours, theirs):
            residual = np.linalg.norm(b - a @ solve()) / np.linalg.norm(b)
            assert residual <= 1.01 * TOL, (solve, residual)
        reference = f"scipy cg, Poisson {m} x {m}"
        rows.append((reference, reference, theirs))
        rows.append((f"vecsolve cg, Poisson {m} x {m}", reference, ours))
    return rows


if __name__ == "__main__":
    harness.run("solve", prepare, 9, ("numpy", "scipy", "wasmtime"))
