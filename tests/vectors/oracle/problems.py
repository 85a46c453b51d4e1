"""Named matrices, as triplets."""


def poisson(k: int) -> list[tuple]:
    """The five-point Laplacian of a k x k grid: symmetric positive definite."""
    out = []
    for i in range(k * k):
        r, c = divmod(i, k)
        near = [(r - 1, c), (r, c - 1), (r, c), (r, c + 1), (r + 1, c)]
        for p, q in near:
            if 0 <= p < k and 0 <= q < k:
                out.append((i, p * k + q, 4.0 if (p, q) == (r, c) else -1.0))
    return out


def line(n: int, below: float, on: float, above: float) -> list[tuple]:
    """A tridiagonal matrix."""
    out = []
    for i in range(n):
        out += [(i, i - 1, below)] * (i > 0) + [(i, i, on)] + [(i, i + 1, above)] * (i < n - 1)
    return out


def diagonal(values) -> list[tuple]:
    """A diagonal matrix."""
    return [(i, i, v) for i, v in enumerate(values)]


def dense(rows) -> list[tuple]:
    """A matrix given by its rows; zeros are not stored."""
    return [(i, j, v) for i, row in enumerate(rows) for j, v in enumerate(row) if v]


def negated(entries) -> list[tuple]:
    """-A."""
    return [(i, j, -v) for i, j, v in entries]


def scaled(entries, left, right) -> list[tuple]:
    """diag(left) A diag(right), by powers of two, so exactly."""
    return [(i, j, left[i] * v * right[j]) for i, j, v in entries]


SPD = dense([[4, 1, 0, 0, 1], [1, 5, 1, 0, 0], [0, 1, 6, 2, 0], [0, 0, 2, 7, 1], [1, 0, 0, 1, 3]])
SHIFT = dense([[0, 2, 0], [0, 0, 3], [5, 0, 0]])
SADDLE = dense([[2, 0, 1], [0, 3, 1], [1, 1, 0]])
SINGULAR = dense([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
ONES = dense([[1, 1], [1, 1]])
