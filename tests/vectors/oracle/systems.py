"""Systems for solve: those with exact rational solutions, and those at the ends of the number range.

A `converged` is held to the forward bound: how far from the exact solution a
vector may be whose recomputed residual is within the tolerance.
"""

from fractions import Fraction

from .floats import F32, F64, up
from .paint import plain, read, values
from .problems import SADDLE, SHIFT, SPD, dense, diagonal, line, negated, poisson, scaled
from .rational import forward_bound, matrix, solve
from .steps import array, case, make, near, output, step, triplets

BOUND = "|A^-1|_inf (max(tol |b|, atol) + twice the rounding of b - A x) 1.05 + u |x|_inf, from the exact inverse."

METHODS = ("auto", "cg", "bicgstab", "lu", "minres", "gmres", "sparse_lu", "cholesky", "ldl")
FACTORED = ("lu", "sparse_lu", "cholesky", "ldl")
OTHERS = ("lsmr", "jacobi", "gauss_seidel", "sor", "ssor", "chebyshev", "neumann")
SPD_B = [1.0, -2.0, 3.0, 0.5, 7.0]
GRID_B = plain(201, 64)


def system(n: int, entries, b) -> list[dict]:
    """The arrays of a system: 11 to 13 the triplets, 2 the right-hand side."""
    return [*triplets(entries), array(2, "f64", b if isinstance(b, dict) else values(b))]


def request(**fields) -> dict:
    """The request that all cases share."""
    return {"op": "solve", "a": 1, "b": 2, "x": 3} | fields


def answer(n: int, entries, b, tol: float, atol: float) -> dict:
    """The output array 3 with its exact values and bound."""
    a = matrix(n, n, entries)
    right = [Fraction(v) for v in (read(F64, b) if isinstance(b, dict) else b)]
    x = solve(a, right)
    assert x is not None
    return output(3, n, x, up(forward_bound(a, right, x, tol, atol)))


def solved(name: str, why: str, n: int, entries, b, /, result=None, arrays=(), **fields) -> dict:
    """A system that must converge."""
    tol, atol = fields.get("tol", 1e-8), fields.get("atol", 0.0)
    wanted = {"status": "done", "reason": "converged", "n": n} | (result or {})
    if not atol:
        wanted |= {"residual": {"most": tol * (1 + 1e-12)}}
    steps = [step(make(n, n)), step(request(**fields), golden=True, **wanted)]
    return case(name, why, [*system(n, entries, b), *arrays], steps, [answer(n, entries, b, tol, atol)])


def ended(name: str, why: str, n: int, entries, b, /, result, **fields) -> dict:
    """A system that must not be called solved."""
    wanted = {"status": "done", "reason": {"not": "converged"}} | result
    steps = [step(make(n, n)), step(request(**fields), golden=True, **wanted)]
    return case(name, why, system(n, entries, b), steps, [output(3, n)])


def in_half(name: str, why: str, method: str, result) -> dict:
    """A system whose b and x are f32."""
    wanted = {"status": "done", "reason": "converged", "n": 5} | result
    steps = [step(make(5, 5)), step(request(method=method, tol=1e-6), golden=True, **wanted)]
    a, right = matrix(5, 5, SPD), [Fraction(v) for v in SPD_B]
    x = solve(a, right)
    bound = up(forward_bound(a, right, x, 1e-6, 0.0) + max(map(abs, x)) / 2**24)
    expect = [F32.hex(F32.round(v)) for v in x]
    out = {"id": 3, "dtype": "f32", "length": 5, "expect": expect, "tol": bound, "golden": None}
    return case(name, why, [*triplets(SPD), array(2, "f32", values(SPD_B))], steps, [out])


def known():
    """Systems with a solution."""
    yield solved("1 x 1", "one equation", 1, diagonal([2.0]), [6.0], result={"nnz": 1, "flipped": False})
    yield solved(
        "1 x 1 negative", "one equation with a negative diagonal", 1, diagonal([-4.0]), [6.0], result={"flipped": True}
    )
    for method in METHODS:
        yield solved(
            f"0 x 0 {method}",
            "no equations: nothing to do, and that is done",
            0,
            [],
            [],
            method=method,
            result={"nnz": 0},
        )
    yield solved("identity", "the answer is b, exactly", 5, diagonal([1.0] * 5), [1.0, -2.0, 0.5, 0.0, 3.0])
    for method in METHODS:
        for precond in ("none", "jacobi"):
            ran = {"auto": "cholesky"}.get(method, method)
            shown = "none" if ran in FACTORED else precond
            why = "every method and preconditioner on one small system"
            result = {"method": ran, "precond": shown, "attempts": {"length": 1}, "flipped": False}
            yield solved(f"spd 5 {method} {precond}", why, 5, SPD, SPD_B, method=method, precond=precond, result=result)
    for method in OTHERS:
        yield solved(f"spd 5 {method}", "the other methods", 5, SPD, SPD_B, method=method, result={"method": method})
    for precond in ("none", "jacobi", "ssor", "ic0", "ilu0", "multigrid"):
        why = "every preconditioner on a grid"
        result = {"method": "cg", "precond": precond}
        yield solved(
            f"poisson 8x8 cg {precond}", why, 64, poisson(8), GRID_B, method="cg", precond=precond, result=result
        )
    for method in METHODS:
        why = "f32 in, f64 within, and what is judged is what was rounded"
        half = {"method": {"not": "none"}, "residual": {"most": 1e-5}}
        yield in_half(f"f32 {method}", why, method, half)
    for tol in (1e-3, 1e-8, 1e-13):
        why = "symmetric positive definite, and its factors are cheap: cholesky"
        yield solved(
            f"poisson 8x8 tol {tol:g}",
            why,
            64,
            poisson(8),
            GRID_B,
            tol=tol,
            result={"method": "cholesky", "nnz": 288, "rcond": {"least": 0.01}, "fill": {"least": 176}},
        )
    entries, ones = negated(poisson(4)), [1.0] * 16
    why = "negative definite: -A x = -b"
    yield solved("negative definite", why, 16, entries, ones, result={"method": "ldl", "flipped": True})
    why = "cg alone does not flip the sign: it says that the matrix is not positive definite"
    result = {"reason": "indefinite", "method": "cg", "flipped": False}
    yield ended("negative definite cg", why, 16, entries, ones, method="cg", result=result)
    yield solved(
        "not symmetric",
        "not symmetric: sparse_lu",
        40,
        line(40, -1.5, 4.0, -0.5),
        plain(202, 40),
        result={"method": "sparse_lu"},
    )
    yield solved(
        "nearly symmetric",
        "one value differs in its last bit: still symmetric",
        3,
        dense([[4, 1 + 2**-52, 0], [1, 4, 1], [0, 1, 4]]),
        [1.0, 2.0, 3.0],
        result={"method": "cholesky"},
    )
    lu = {"method": "sparse_lu", "precond": "none", "flipped": False}
    yield solved(
        "zero diagonal",
        "a diagonal of zeros: sparse_lu, which must pivot",
        3,
        SHIFT,
        [2.0, 3.0, 5.0],
        result=lu | {"rcond": near(0.4, 1e-12)},
    )
    ldl = lu | {"method": "ldl"}
    yield solved("saddle point", "symmetric, one zero on the diagonal: ldl", 3, SADDLE, [1.0, 2.0, 3.0], result=ldl)
    yield solved("mixed diagonal", "symmetric, both signs on the diagonal", 2, dense([[1, 2], [2, -3]]), [1.0, 4.0])
    first = {"method": "cg", "reason": "indefinite"}
    yield solved(
        "indefinite",
        "the diagonal hides that the matrix is indefinite: one method finds out, another solves",
        3,
        dense([[1, 2, 0], [2, 1, 0], [0, 0, 1]]),
        [1.0, -1.0, 1.0],
        result={"flipped": False},
    )
    yield ended(
        "indefinite cg",
        "cg alone says that the matrix is indefinite",
        2,
        dense([[1, 2], [2, 1]]),
        [1.0, -1.0],
        method="cg",
        result={"reason": "indefinite", "attempts": [first]},
    )
    yield solved(
        "explicit zeros and duplicates",
        "explicit zeros are kept, duplicates are summed",
        2,
        [(0, 0, 1.0), (1, 1, 2.0), (0, 0, 3.0), (0, 1, 0.0), (1, 0, 0.0), (1, 1, 0.5)],
        [8.0, 5.0],
        result={"nnz": 4},
    )


def scales():
    """The scale of the input does not matter, and where it does, nothing wrong is called right."""
    powers = [2.0 ** (7 * k - 14) for k in range(5)]
    yield solved(
        "badly scaled rows and columns",
        "symmetric scaling by 2^-14 to 2^14",
        5,
        scaled(SPD, powers, powers),
        [1.0, 2.0, 3.0, 4.0, 5.0],
    )
    yield solved(
        "badly scaled diagonal",
        "a diagonal from 1e-9 to 1e9",
        7,
        diagonal([10.0 ** (3 * k - 9) for k in range(7)]),
        [1.0] * 7,
    )
    for e in (-500, 500):
        entries = [(i, j, v * 2.0**e) for i, j, v in SPD]
        yield solved(
            f"matrix and b times 2^{e}",
            "squares of the values are out of range, the solution is ordinary",
            5,
            entries,
            [v * 2.0**e for v in SPD_B],
        )
        yield solved(
            f"b times 2^{e}", "the right-hand side and the solution are far from 1", 5, SPD, [v * 2.0**e for v in SPD_B]
        )
    why = "squares of the right-hand side are out of range"
    for e in (-600, 600):
        b = [v * 2.0**e for v in SPD_B]
        yield solved(f"b times 2^{e}", why, 5, SPD, b)
        wanted = {"reason": {"one_of": ["converged", "breakdown"]}}
        steps = [step(make(5, 5)), step(request(method="cg"), golden=True, **wanted)]
        outputs = [output(3, 5)]
        yield case(
            f"b times 2^{e} cg", why + ", which does not make the matrix indefinite", system(5, SPD, b), steps, outputs
        )
    why = "an infinite tolerance would be met by anything: b is brought into range first"
    yield solved("norm of b overflows", why, 3, diagonal([2.0, 4.0, 8.0]), [F64.max] * 3)
    why = "the solution is out of range: nothing may be called converged"
    yield ended("solution overflows", why, 1, diagonal([1e-300]), [1e300], result={})
    why = "no number solves 2 x = 5e-324, and the search for it ends"
    yield ended("smallest right-hand side", why, 3, diagonal([2.0, 2.0, 2.0]), [F64.least] * 3, result={})
    why = "ill conditioned, and the residual is still small"
    yield solved(
        "ill conditioned", why, 2, dense([[1, 1], [1, 1 + 2.0**-30]]), [2.0, 2.0 + 2.0**-30], method="lu", tol=1e-14
    )
