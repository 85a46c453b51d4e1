"""`vecsolve.solve`: one linear system from scipy's or numpy's matrices, in one call.

The arguments are those of scipy.sparse.linalg's solvers. An instance is made
for the call and given back after it; for more right-hand sides, f32 results or
arrays that stay, use `Instance`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Callable

import numpy as np
from numpy.typing import NDArray

from .convert import Data, convert, rows_of
from .errors import VecsolveError
from .instance import Instance
from .link import SLICE
from .module import Module, Source
from .ops import SolveDone
from .plot import residuals
from .progress import Progress, follow

# Residuals that the library keeps between two looks at them.
KEPT = 256


@dataclass(init=False, repr=False, eq=False)
class Solution(SolveDone):
    """What a solve came to. `x, info = solution` works as with scipy's solvers."""

    tol: float
    """What was asked for: ||b - A x|| <= max(tol * ||b||, atol)."""

    @property
    def converged(self) -> bool:
        """Whether the residual, recomputed from the given matrix, is within the tolerance."""
        return self.reason == "converged"

    @property
    def info(self) -> int:
        """As in scipy: 0 when it converged, else the iterations that were taken, at least 1."""
        return 0 if self.converged else max(self.iterations, 1)

    def __iter__(self) -> Any:
        return iter((self.x, self.info))

    def __repr__(self) -> str:
        how = self.method if self.precond == "none" else f"{self.method} with {self.precond}"
        return (
            f"<vecsolve.Solution {self.reason} by {how}, n = {self.n}, "
            f"{self.iterations} iterations, residual {self.residual:.2e}>"
        )

    def plot(self, ax: Any = None) -> Any:
        """Draws the residual over the iterations; answers the axes. Needs matplotlib."""
        return residuals(self, self.tol, ax)


def solve(
    A: Any,
    b: Any,
    x0: Data | None = None,
    *,
    rtol: float = 1e-8,
    atol: float = 0.0,
    maxiter: int | None = None,
    method: str = "auto",
    M: str | None = None,
    callback: Callable[[SolveDone], object] | None = None,
    progress: Progress = None,
    history: bool = False,
    restart: int = 30,
    omega: float = 1.0,
    max_bytes: int = 1 << 30,
    module: Module | Source | None = None,
) -> Solution:
    """Solves A x = b, or with method="lsmr" min ||b - A x||.

    A: any matrix or array of scipy.sparse (read as compressed rows, duplicates
    summed), or a dense array of two dimensions, of which the values that are not 0
    are taken.
    b: as many values as A has rows, in the shape (n,) or (n, 1).
    x0: where iterative methods start.
    rtol, atol: converged means ||b - A x|| <= max(rtol * ||b||, atol), recomputed
    from A and b.
    maxiter: most iterations; left out, docs/solve.md says how many.
    method: "auto", or one of docs/solve.md, which then runs alone.
    M: the preconditioner by its name ("none", "jacobi", "ssor", "ic0", "ilu0",
    "multigrid"); left out, the rule table chooses.
    callback: called with the pending result every twentieth of a second.
    progress: the same; or a bar such as tqdm's, or True for one.
    history: keeps the residual of every iteration, for `plot`.
    max_bytes: the most memory it may own.

    Everything is computed in f64, and x is float64 whatever goes in. A solve that
    did not converge is a result, not an exception; Ctrl-C ends it between two steps.
    """
    (rows, cols), *compressed = rows_of(A)
    right = _vector(b, rows, "b")
    bar, close = follow(progress)
    tell = [f for f in (callback, bar) if f is not None]
    named: dict[str, Any] = {
        "method": method,
        "precond": _precond(M),
        "tol": rtol,
        "atol": atol,
        "max_iter": 0 if maxiter is None else maxiter,
        "restart": restart,
        "omega": omega,
        "history": history,
    }
    curve: list[float] = []

    def told(pending: SolveDone) -> None:
        _extend(curve, pending)
        for f in tell:
            f(pending)

    with Instance(max_bytes=max_bytes, module=module) as s:
        a = s.csr(rows, cols, *compressed, format="csr")
        if x0 is not None:
            named["x"] = s.array("f64", _vector(x0, cols, "x0"))
            named["guess"] = True
        if history or tell:
            # Few enough iterations between two looks that no residual is lost.
            most = (KEPT - 1) * max(a.nnz, rows, 1)
            named["progress"] = told
            named["budget"] = min(SLICE, most) if history else SLICE
        try:
            done = s.solve(a, right, **named)
            told(done)
        finally:
            close()
        of = {f.name: getattr(done, f.name) for f in fields(SolveDone)}
        of["x"] = None if done.x is None else np.array(done.x)
        if history:
            of["history"], of["history_from"] = curve, 0
        return Solution(**of, tol=rtol)


def _vector(data: Any, n: int, name: str) -> NDArray[Any]:
    values = np.asarray(data.todense() if hasattr(data, "todense") else data)
    if values.shape not in ((n,), (n, 1)):
        more = ""
        if values.ndim == 2 and values.shape[0] == n:
            more = ": for several right-hand sides make one factorisation, with Instance.factor"
        raise VecsolveError(
            "shape", f"{name} has the shape {values.shape}, ({n},) or ({n}, 1) is needed{more}"
        )
    # With its mask, where it has one: convert refuses that.
    flat = data if values.ndim == 1 else values.reshape(n)
    return convert(flat, ("f64",), name)[1]


def _precond(M: Any) -> str:
    if M is None:
        return "auto"
    if isinstance(M, str):
        return M
    raise VecsolveError(
        "field",
        f"M is a {type(M).__name__}: preconditioners are chosen by name here, "
        '"none", "jacobi", "ssor", "ic0", "ilu0" or "multigrid"',
    )


def _extend(curve: list[float], done: SolveDone) -> None:
    """Takes over the residuals that are new."""
    missing = len(curve) - done.history_from
    if missing >= 0:
        curve.extend(done.history[missing:])
