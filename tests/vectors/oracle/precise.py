"""Dense factorisations in a hundred digits, written from their definitions and not from the library.

Householder's triangle, Jacobi's eigenvalues, and what follows from these. A
`Decimal` carries the digits of `exact`; what is said of the results is rounded to a
double, so that eighty digits are to spare.
"""

from decimal import Decimal
from fractions import Fraction
from functools import cache

from . import exact  # noqa: F401  (sets the digits)
from .rational import eliminate, inverse_norm

Rows = list[list[Decimal]]
SMALL = Decimal(10) ** -50


def decimal(value) -> Decimal:
    """A float or a fraction, exactly or to as many digits as a decimal has."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(value)


def decimals(rows) -> Rows:
    """A matrix in decimals."""
    return [[decimal(v) for v in row] for row in rows]


def transposed(a: Rows) -> Rows:
    """A^T; of no rows, no rows."""
    return [list(column) for column in zip(*a, strict=True)]


def product(a: Rows, b: Rows) -> Rows:
    """A B."""
    columns = transposed(b)
    return [[sum((v * w for v, w in zip(row, column, strict=True)), Decimal(0)) for column in columns] for row in a]


def triangle(a: Rows) -> tuple[Rows, Rows]:
    """Q (m x k) and R (k x n) of A = Q R by reflections; a diagonal value has the sign that
    Householder gives it: opposite to the value that it replaces, and a zero below a zero is left.
    """
    m, n = len(a), len(a[0]) if a else 0
    k = min(m, n)
    r = [row[:] for row in a]
    q = [[Decimal(int(i == j)) for j in range(m)] for i in range(m)]
    for c in range(k):
        below = sum((r[i][c] * r[i][c] for i in range(c + 1, m)), Decimal(0))
        if below == 0:
            continue
        length = (below + r[c][c] * r[c][c]).sqrt()
        beta = -length if r[c][c] >= 0 else length
        v = [Decimal(0)] * c + [r[c][c] - beta] + [r[i][c] for i in range(c + 1, m)]
        scale = 2 / sum(x * x for x in v)
        for j in range(n):
            t = scale * sum(v[i] * r[i][j] for i in range(c, m))
            for i in range(c, m):
                r[i][j] -= t * v[i]
        for row in q:
            t = scale * sum(row[i] * v[i] for i in range(c, m))
            for i in range(c, m):
                row[i] -= t * v[i]
    upper = [[r[i][j] if j >= i else Decimal(0) for j in range(n)] for i in range(k)]
    return [row[:k] for row in q], upper


def pivoted(a: Rows) -> list[int]:
    """The order in which the longest column that is left comes next; the first of equals."""
    left, order = [row[:] for row in a], list(range(len(a[0]) if a else 0))
    for c in range(min(len(left), len(order))):
        lengths = [sum(row[j] * row[j] for row in left) for j in range(c, len(order))]
        best = c + lengths.index(max(lengths))
        order[c], order[best] = order[best], order[c]
        for row in left:
            row[c], row[best] = row[best], row[c]
        size = sum(row[c] * row[c] for row in left)
        for j in range(c + 1, len(order)):
            t = sum(row[c] * row[j] for row in left) / size if size else Decimal(0)
            for row in left:
                row[j] -= t * row[c]
    return order


def eigen(a: Rows) -> tuple[list[Decimal], Rows]:
    """Eigenvalues, ascending, and the vectors as rows, by Jacobi's rotations. In each vector the
    value of largest magnitude is positive.
    """
    n = len(a)
    a = [row[:] for row in a]
    x = [[Decimal(int(i == j)) for j in range(n)] for i in range(n)]
    size = sum((v * v for row in a for v in row), Decimal(0)).sqrt()
    for _ in range(60):
        off = sum((a[i][j] * a[i][j] for i in range(n) for j in range(i)), Decimal(0)).sqrt()
        if off <= SMALL * size:
            break
        for p in range(n):
            for q in range(p + 1, n):
                if a[p][q]:
                    rotate(a, x, p, q)
    order = sorted(range(n), key=lambda i: a[i][i])
    return [a[i][i] for i in order], [signed(x[i]) for i in order]


def rotate(a: Rows, x: Rows, p: int, q: int) -> None:
    """The rotation of rows and columns p and q that makes a[p][q] zero; the rows of x with it."""
    theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    t = 1 / (abs(theta) + (theta * theta + 1).sqrt())
    t = -t if theta < 0 else t
    c = 1 / (t * t + 1).sqrt()
    s = t * c
    for row in a:
        row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
    for m in (a, x):
        m[p], m[q] = (
            [c * v - s * w for v, w in zip(m[p], m[q], strict=True)],
            [s * v + c * w for v, w in zip(m[p], m[q], strict=True)],
        )


def signed(v: list[Decimal]) -> list[Decimal]:
    """v or -v: the value of largest magnitude is positive."""
    largest = max(v, key=abs)
    return [-w for w in v] if largest < 0 else v


def singular(a: Rows) -> tuple[list[Decimal], Rows, Rows]:
    """Singular values, descending, U^T and V^T of a matrix of full rank with values apart. In
    each right vector the value of largest magnitude is positive.
    """
    m, n = len(a), len(a[0]) if a else 0
    if m < n:
        values, right, left = singular(transposed(a))
        flips = [max(v, key=abs) < 0 for v in right]
        left, right = (
            [[-w if f else w for w in v] for v, f in zip(rows, flips, strict=True)] for rows in (left, right)
        )
        return values, left, right
    values, right = eigen(product(transposed(a), a))
    values, right = [v.sqrt() for v in reversed(values)], right[::-1]
    images = product(right, transposed(a))
    return values, [[w / s for w in row] for row, s in zip(images, values, strict=True)], right


def frobenius(a) -> float:
    """The Frobenius norm, as a double."""
    return float(sum((v * v for row in decimals(a) for v in row), Decimal(0)).sqrt())


def condition(a) -> float:
    """The condition in the infinity norm of a matrix of fractions."""
    return known_condition(tuple(map(tuple, a)))


@cache
def known_condition(a) -> float:
    """The same, computed once."""
    return float(max((sum(map(abs, row)) for row in a), default=Fraction(0)) * inverse_norm([list(row) for row in a]))


def inverse(a) -> list[list[Fraction]] | None:
    """The inverse of a matrix of fractions; None when there is none."""
    n = len(a)
    return eliminate(a, [[Fraction(int(i == j)) for j in range(n)] for i in range(n)])
