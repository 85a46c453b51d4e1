"""Exact linear algebra: Gaussian elimination over fractions, and the bounds that follow from the inverse."""

from fractions import Fraction

from .floats import F64, sqrt

Matrix = list[list[Fraction]]


def matrix(n: int, m: int, triplets) -> Matrix:
    """A dense matrix; triplets are (row, column, value), duplicates are summed."""
    a = [[Fraction(0)] * m for _ in range(n)]
    for i, j, v in triplets:
        a[i][j] += Fraction(v)
    return a


def times(a: Matrix, x: list[Fraction]) -> list[Fraction]:
    """A x."""
    return [sum((v * w for v, w in zip(row, x, strict=True) if v), Fraction(0)) for row in a]


def eliminate(a: Matrix, right: list[list[Fraction]]) -> list[list[Fraction]] | None:
    """Solves A X = right (lists of rows); None when A is singular."""
    n = len(a)
    work = [list(row) + list(r) for row, r in zip(a, right, strict=True)]
    for k in range(n):
        pivot = next((i for i in range(k, n) if work[i][k]), None)
        if pivot is None:
            return None
        work[k], work[pivot] = work[pivot], work[k]
        head = work[k]
        live = [j for j in range(k, len(head)) if head[j]]
        for i in range(n):
            factor = work[i][k] / head[k] if i != k else 0
            if factor:
                for j in live:
                    work[i][j] -= factor * head[j]
    return [[v / work[k][k] for v in work[k][n:]] for k in range(n)]


def solve(a: Matrix, b: list[Fraction]) -> list[Fraction] | None:
    """x with A x = b."""
    x = eliminate(a, [[v] for v in b])
    return None if x is None else [row[0] for row in x]


def inverse_norm(a: Matrix) -> Fraction:
    """The infinity norm of the inverse of A."""
    n = len(a)
    inverse = eliminate(a, [[Fraction(i == j) for j in range(n)] for i in range(n)])
    return max((sum(map(abs, row)) for row in inverse), default=Fraction(0))


def norm(v: list[Fraction]) -> Fraction:
    """The 2-norm."""
    return sqrt(sum((x * x for x in v), Fraction(0)))


def residual_error(a: Matrix, b: list[Fraction], x: list[Fraction]) -> Fraction:
    """The most that rounding adds to one component of b - A x: k products and sums."""
    most = Fraction(0)
    for row, v in zip(a, b, strict=True):
        terms = [abs(p * q) for p, q in zip(row, x, strict=True) if p]
        most = max(most, (len(terms) + 3) * F64.unit * (sum(terms) + abs(v)))
    return most


def forward_bound(a: Matrix, b: list[Fraction], x: list[Fraction], tol: float, atol: float = 0.0) -> Fraction:
    """How far from x a solution may be whose recomputed residual is within tol.

    |x' - x|_inf <= |A^-1|_inf |r|_inf, |r|_inf <= max(tol |b|, atol) and what
    rounding hides; five per cent for the rounding of the norms themselves.
    """
    allowed = max(Fraction(tol) * norm(b), Fraction(atol)) + 2 * residual_error(a, b, x)
    return inverse_norm(a) * allowed * Fraction(105, 100) + F64.unit * max(map(abs, x), default=Fraction(0))
