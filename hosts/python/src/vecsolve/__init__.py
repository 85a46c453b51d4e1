"""Sparse solvers and vector kernels that give the same bits everywhere.

import vecsolve
print(vecsolve.solve([[4, 1], [1, 3]], [1, 2]))
with vecsolve.Instance() as s:
    a = s.csr(rows=2, cols=2, row=[0, 0, 1, 1], col=[0, 1, 0, 1], val=[4, 1, 1, 3])
    r = s.solve(a, [1, 2])
    print(r.x, r.reason, r.residual)
"""

from .errors import VecsolveError
from .instance import Instance
from .module import Module, load
from .objects import Array, Factor, Graph, Matrix, System
from .ops import *  # noqa: F403
from .ops import __all__ as _results
from .plot import residuals, spy
from .progress import on_bar
from .searching import search
from .solving import Solution, solve

__all__ = [
    "Array",
    "Factor",
    "Graph",
    "Instance",
    "Matrix",
    "Module",
    "Solution",
    "System",
    "VecsolveError",
    "load",
    "on_bar",
    "residuals",
    "search",
    "solve",
    "spy",
    *_results,
]
