"""The sparse matrices that are measured."""

from __future__ import annotations

import numpy as np
import scipy.sparse


def poisson(m: int) -> scipy.sparse.csr_array:
    """The 5-point Laplacian on an m x m grid."""
    off = [-np.ones(m - 1)] * 2
    line = scipy.sparse.diags_array(
        [off[0], 2 * np.ones(m), off[1]], offsets=[-1, 0, 1]
    )
    one = scipy.sparse.eye_array(m)
    return (scipy.sparse.kron(one, line) + scipy.sparse.kron(line, one)).tocsr()
