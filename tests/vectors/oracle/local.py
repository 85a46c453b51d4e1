"""Cases of local answers: values, functionals, sparse solutions of M x = b; against elimination over fractions."""

from fractions import Fraction

from .rational import matrix, solve, times
from .steps import array, cancel, case, make, more, near, output, refused, step, triplets

BOUND = "tol of the request: the bound that the operation returns is held against it, and the answer against both."
SYSTEM = {"op": "local_matrix", "a": 1, "id": 5}
SOLVE = {"op": "local_solve", "system": 5, "index": 3, "values": 6, "bounds": 7}
SPARSE = {"op": "local_sparse", "system": 5, "row": 3, "change": 4, "index": 6, "values": 7}
SOUND = {
    "local_matrix": {"a": 1, "id": 5},
    "local_grid": {"nx": 3, "coefficients": 2, "id": 5},
    "local_rhs": {"system": 5, "b": 2},
    "local_solve": {"system": 5, "index": 3, "values": 6, "bounds": 7},
    "local_sparse": {"system": 5, "row": 3, "change": 2, "index": 6, "values": 7},
    "graph": {"a": 1, "id": 5},
    "pagerank": {"graph": 5, "x": 6},
    "ppr": {"graph": 5, "seed": 3, "index": 6, "values": 7},
    "ppr_pair": {"graph": 5, "seed": 0, "target": 1},
}
# Signs and directions, 5/4 of the sum on the diagonal of every row and of every column.
SIGNED = [(i, i, (-1.0) ** (i // 3) * 5.0) for i in range(12)]
SIGNED += [(i, (i + k) % 12, v) for i in range(12) for k, v in ((1, 1.0), (4, -2.0), (7, 1.0))]
B = [float((i * 7 + 3) % 11) - 4.0 for i in range(12)]
RING = [(i, (i + k) % 8, v) for i in range(8) for k, v in ((0, 2.5), (1, -1.0), (7, -1.0))]
# Dominant but for its last row.
GAPLESS = [(0, 0, 2.0), (0, 1, -1.0), (1, 1, 2.0), (1, 2, 1.0), (2, 2, 1.0), (2, 0, -1.0)]
HOLE = [(0, 0, 1.0), (0, 1, 0.25), (2, 2, 1.0)]


def fields(op: str) -> dict:
    """What every operation refuses: a field that is missing, unknown, or names nothing."""
    sound = {"op": op} | SOUND[op]
    steps = [refused({k: v for k, v in sound.items() if k != name}, "field", name) for name in SOUND[op]]
    steps.append(refused(sound | {"nothing": 1}, "field", "nothing"))
    first = next(iter(SOUND[op]))
    if first != "nx":
        steps.append(refused(sound | {first: 99}, "id", "99"))
        steps.append(refused(sound | {first: 2}, "kind", "2"))
    arrays = [array(2, "f64", [4.0]), array(3, "u32", {"values": [0]})]
    return case("fields", "fields that are missing, unknown, or name nothing", arrays, steps)


def known(entries, b, n: int = 12) -> list[Fraction]:
    """x of a system."""
    return solve(matrix(n, n, entries), [Fraction(v) for v in b])


# ---- systems


def systems():
    """Cases of local_matrix."""
    yield fields("local_matrix")
    facts = {"n": 12, "nnz": 48, "gap": near(1.0, 1e-13), "rho": near(0.8, 1e-13)}
    steps = [
        step(make(12, 12)),
        step(SYSTEM | {"b": 2}, 0, column_gap=None, reach=near(6.0, 1e-12), bytes={"least": 12 * 8}, **facts),
        step({"op": "info", "id": 5}, 0, kind="system", rows=12, cols=12, nnz=None),
        step(SYSTEM | {"columns": True}, 0, column_gap=near(1.0, 1e-13), reach=0, **facts),
        step({"op": "free", "id": 5}, 0, bytes={"least": 48 * 12}),
    ]
    yield case("signed", "gaps, and a bound on x", [*triplets(SIGNED), array(2, "f64", B)], steps)
    steps = [
        step(make(3, 3)),
        step(SYSTEM | {"b": 2}, 0, gap=0, rho=1, reach=None),
    ]
    yield case("no gap", "one row without", [*triplets(GAPLESS), array(2, "f64", [1.0, 2.0, 3.0])], steps)
    steps = [
        step(make(3, 3)),
        refused(SYSTEM, "structure", "diagonal"),
        step(make(3, 4)),
        refused(SYSTEM, "shape", "square"),
        step(make(3, 3, val=14)),
        refused(SYSTEM, "structure", "diagonal"),
    ]
    arrays = [*triplets(HOLE), array(14, "f64", [5e-324, 0.0, 1.0])]
    yield case("zero diagonal", "missing, or too small to divide by, or not square", arrays, steps)
    steps = [
        step(make(12, 12)),
        refused(SYSTEM | {"b": 2}, "shape", "12"),
        refused(SYSTEM | {"b": 4}, "not_finite", "b"),
        refused(SYSTEM | {"b": 6}, "shape", "b"),
        refused(SYSTEM | {"b": 1}, "kind", "b"),
        refused({"op": "info", "id": 5}, "id"),
    ]
    arrays = [array(2, "f64", [1.0, 2.0]), array(4, "f64", {"bits": ["7ff8000000000000"]}), array(6, "f64", [])]
    yield case("bad right-hand sides", "length, NaN, kind", [*triplets(SIGNED), *arrays], steps)


def grids():
    """Cases of local_grid: each against the matrix it stands for, value by value."""
    yield fields("local_grid")
    for name, sides, periodic, c in [
        ("ring", (9, 1, 1), True, [3.0, -1.0, -0.5]),
        ("path", (9, 1, 1), False, [-3.0, -1.0, 1.5]),
        ("torus", (3, 4, 1), True, [6.0, -1.0, -1.0, 2.0, -1.5]),
        ("sheet", (4, 3, 1), False, [6.0, -1.0, -1.0, 2.0, -1.5]),
        ("box", (2, 3, 2), False, [8.0, -1.0, -1.0, 2.0, -1.5, 1.0, -1.0]),
    ]:
        n = sides[0] * sides[1] * sides[2]
        b = B[:n] if n <= 12 else B * 2
        grid = {"op": "local_grid", "nx": sides[0], "ny": sides[1], "nz": sides[2], "periodic": periodic}
        x = known(entries(sides, periodic, c), b, n)
        steps = [
            step(grid | {"coefficients": 4, "id": 5, "b": 2}, 0, n=n, nnz=n * len(c)),
            step(SOLVE | {"tol": 1e-9, "method": "push"}, 0, golden=True, reason="converged", kind="deterministic"),
        ]
        arrays = [array(4, "f64", c), array(2, "f64", b), array(3, "u32", list(range(n)))]
        yield case(name, "constant coefficients", arrays, steps, [output(6, n, x, 1e-9)])
    each = [v for u in range(6) for v in (4.0 + u / 4, -1.0, 0.5 + u / 8)]
    a = [(u, u, each[3 * u]) for u in range(6)]
    a += [(u, (u + 5) % 6, each[3 * u + 1]) for u in range(6)] + [(u, (u + 1) % 6, each[3 * u + 2]) for u in range(6)]
    steps = [
        step({"op": "local_grid", "nx": 6, "periodic": True, "coefficients": 4, "id": 5, "b": 2}, 0, n=6),
        step(SOLVE | {"tol": 1e-9, "method": "push"}, 0, golden=True, reason="converged"),
    ]
    arrays = [array(4, "f64", each), array(2, "f64", [1.0]), array(3, "u32", list(range(6)))]
    yield case(
        "coefficients of each cell", "an array of them", arrays, steps, [output(6, 6, known(a, [1.0] * 6, 6), 1e-9)]
    )
    steps = [
        step(
            {"op": "local_grid", "nx": 4000000000, "periodic": True, "coefficients": 4, "id": 5, "b": 2},
            0,
            n=4000000000,
            nnz=12000000000,
            bytes={"most": 1000},
        ),
        step(SOLVE | {"theta": 1e-4, "tol": 0, "method": "push"}, 0, golden=True, nonzeros=594, reason="threshold"),
        refused(SOLVE | {"method": "full"}, "field", "method"),
    ]
    arrays = [array(4, "f64", [2.5, -1.0, -1.0]), array(2, "f64", [1.0]), array(3, "u32", [3999999999])]
    yield case(
        "larger than memory", "what is touched does not know n", arrays, steps, [output(6, 1, [Fraction(2)], 0.1)]
    )
    grid = {"op": "local_grid", "nx": 4, "coefficients": 4, "id": 5}
    steps = [
        refused(grid | {"nx": 0}, "structure", "cells"),
        refused(grid | {"nx": 65536, "ny": 65536}, "structure", "cells"),
        refused(grid | {"nx": 2, "periodic": True}, "structure", "periodic"),
        refused(grid | {"ny": 3}, "shape", "coefficients"),
        refused(grid | {"coefficients": 6}, "not_finite", "coefficients"),
        refused(grid | {"coefficients": 7}, "structure", "diagonal"),
        refused(grid | {"b": 8}, "shape", "b"),
        refused(grid | {"nx": 1.5}, "field", "nx"),
    ]
    arrays = [array(4, "f64", [2.5, -1.0, -1.0]), array(6, "f64", {"bits": ["7ff0000000000000"] * 3})]
    arrays += [array(7, "f64", [0.0, 1.0, 1.0]), array(8, "f64", [1.0, 2.0])]
    yield case("refused", "sides, coefficients, right-hand sides", arrays, steps)


def entries(sides, periodic: bool, c) -> list[tuple]:
    """The matrix of a grid."""
    out, n = [], sides[0] * sides[1] * sides[2]
    dims = 3 if sides[2] > 1 else 2 if sides[1] > 1 else 1
    for u in range(n):
        out.append((u, u, c[0]))
        stride = 1
        for d in range(dims):
            at = u // stride % sides[d]
            for k, to in ((1, at - 1), (2, at + 1)):
                if periodic or 0 <= to < sides[d]:
                    out.append((u, u + (to % sides[d] - at) * stride, c[2 * d + k]))
            stride *= sides[d]
    return out


def sides():
    """Cases of local_rhs."""
    yield fields("local_rhs")
    ask = SOLVE | {"tol": 1e-9, "method": "push"}
    steps = [
        step(make(12, 12)),
        step(SYSTEM),
        step(ask, 0, reason="converged", value=0, bound=0),
        step({"op": "local_rhs", "system": 5, "b": 2}, 0, reach=near(6.0, 1e-12)),
        step(ask, 0, golden=True, reason="converged"),
        refused({"op": "local_rhs", "system": 5, "b": 4}, "shape", "12"),
        step(ask, 0, golden=True, reason="converged"),
    ]
    arrays = [*triplets(SIGNED), array(2, "f64", B), array(3, "u32", list(range(12))), array(4, "f64", [1.0, 2.0])]
    yield case("another b", "and one that is refused", arrays, steps, [output(6, 12, known(SIGNED, B), 1e-9)])
    steps = [
        step(make(12, 12)),
        step(SYSTEM | {"b": 2}),
        step({"op": "local_rhs", "system": 5, "b": 4}, 0, reach=near(0.5, 1e-12)),
        step(ask, 0, golden=True, reason="converged"),
    ]
    arrays = [*triplets(SIGNED), array(2, "f64", B), array(3, "u32", list(range(12))), array(4, "f32", [0.5])]
    x = known(SIGNED, [0.5] * 12)
    yield case("one for all", "f32, widened", arrays, steps, [output(6, 12, x, 1e-9)])


# ---- answers


def values():
    """Cases of local_solve."""
    yield fields("local_solve")
    x = known(SIGNED, B)
    arrays = [*triplets(SIGNED), array(2, "f64", B), array(3, "u32", list(range(12)))]
    begin = [step(make(12, 12)), step(SYSTEM | {"b": 2})]
    done = {"op": "local_solve", "status": "done", "queries": 12}
    for method, tol, delta, kind in [
        ("push", 1e-9, 0, "deterministic"),
        ("full", 1e-9, 0, "deterministic"),
        ("auto", 1e-9, 0, "deterministic"),
        ("auto", 3.0, 0.01, None),
        ("walks", 1.0, 0.001, "probability"),
        ("bidirectional", 0.02, 0.001, None),
    ]:
        ask = SOLVE | {"method": method, "tol": tol, "delta": delta, "random": 5}
        wanted = (
            done | {"reason": "converged", "converged": 12, "bound": {"most": tol}} | ({"kind": kind} if kind else {})
        )
        name = f"{method} to {tol}"
        yield case(
            name, "every value of x", arrays, [*begin, step(ask, 0, golden=True, **wanted)], [output(6, 12, x, tol)]
        )
        steps = [*begin, step(ask | {"budget": 1}, 1, op="local_solve", status="pending", reason=None, value=None)]
        steps += [refused(ask, "pending"), more(3, 1, status="pending"), more(0, 0, golden=True, **wanted)]
        yield case(f"{name} in pieces", "the same bits", arrays, steps, [output(6, 12, x, tol)], same_as=name)
    for random in (1, 2):
        ask = SOLVE | {"method": "walks", "tol": 0.5, "delta": 0.1, "random": random}
        steps = [*begin, step(ask, 0, golden=True, reason="converged", kind="probability", pushes=0)]
        yield case(f"random {random}", "another seed, other walks", arrays, steps, [output(6, 12, x, 0.5)])
    ask = SOLVE | {"weight": 4, "start": 8, "tol": 1e-9}
    w = [Fraction(v) for v in (1.0, -2.0, 0.5, 3.0, 1.0)]
    sums = [w[0] * x[5] + w[1] * x[6] + w[2] * x[7], Fraction(0), w[3] * x[11] + w[4] * x[11]]
    more_arrays = [
        *triplets(SIGNED),
        array(2, "f64", B),
        array(3, "i32", [5, 6, 7, 11, 11]),
        array(4, "f64", [1.0, -2.0, 0.5, 3.0, 1.0]),
        array(8, "u32", [0, 3, 3, 5]),
    ]
    steps = [*begin, step(ask, 0, golden=True, reason="converged", queries=3)]
    yield case("functionals", "sums with weights, one of nothing", more_arrays, steps, [output(6, 3, sums, 1e-9)])
    ask = SOLVE | {"method": "push", "theta": 0.01, "tol": 0}
    steps = [*begin, step(ask, 0, golden=True, reason="threshold", kind="deterministic", converged=0)]
    yield case("by theta", "the bound says how good it is", arrays, steps, [output(6, 12, x, 3.0)])
    ask = SOLVE | {"method": "push", "tol": 1e-9, "max_work": 30}
    steps = [*begin, step(ask, 0, golden=True, reason="budget", kind="deterministic", bound={"least": 1e-3})]
    yield case("max_work", "spent", arrays, steps, [output(6, 12, x, 12.0)])
    steps = [
        *begin,
        step(SOLVE | {"method": "push", "tol": 1e-9, "budget": 1}, 1, status="pending"),
        cancel(0, status="done", reason="budget", bound={"least": 1.0}),
        step({"op": "info", "id": 6}, 0, length=12),
    ]
    yield case("cancelled", "what was not begun is 0 within its bound", arrays, steps, [output(6, 12, x, 6.1)])
    begin3 = [step(make(3, 3)), step(SYSTEM | {"b": 2})]
    little = [*triplets(GAPLESS), array(2, "f64", [1.0, 2.0, 3.0]), array(3, "u32", [0, 1, 2])]
    steps = list(begin3)
    for method in ("auto", "push", "walks", "bidirectional", "full"):
        none = {"reason": "budget", "kind": "none", "bound": None, "converged": 0}
        steps.append(step(SOLVE | {"method": method, "max_work": 1000}, 0, golden=True, **none))
    yield case("no gap", "no bound, and never converged", little, steps)
    wide = [(i, (i + k) % 200, v) for i in range(200) for k, v in ((0, 2.000001), (1, -1.0), (199, -1.0))]
    ask = SOLVE | {"method": "push", "max_work": 5000}
    steps = [
        step(make(200, 200)),
        step(SYSTEM | {"b": 2}),
        step(ask, 0, golden=True, reason="budget", bound={"least": 1e3}),
    ]
    one = [*triplets(wide), array(2, "f64", [1.0]), array(3, "u32", [7])]
    yield case("a tiny gap", "an honest bound", one, steps, [output(6, 1, [Fraction(1000000)], 1000001)])
    steps = [
        *begin,
        refused(SOLVE | {"tol": 0}, "field", "tol"),
        refused(SOLVE | {"tol": -1}, "field", "tol"),
        refused(SOLVE | {"theta": -1}, "field", "theta"),
        refused(SOLVE | {"delta": 1}, "field", "delta"),
        refused(SOLVE | {"delta": 0, "method": "walks"}, "field", "delta"),
        refused(SOLVE | {"method": "jump"}, "field", "method"),
        refused(SOLVE | {"index": 4}, "index", "12"),
        refused(SOLVE | {"index": 8}, "index", "-1"),
        refused(SOLVE | {"index": 2}, "dtype", "index"),
        refused(SOLVE | {"weight": 2, "index": 4}, "index"),
        refused(SOLVE | {"weight": 9}, "shape", "weight"),
        refused(SOLVE | {"start": 4}, "structure", "start"),
        refused(SOLVE | {"values": 9}, "shape", "values"),
        refused(SOLVE | {"bounds": 3}, "dtype", "bounds"),
        refused(SOLVE | {"bounds": 6}, "overlap"),
        refused(SOLVE | {"system": 1}, "kind", "system"),
        refused({"op": "info", "id": 6}, "id"),
    ]
    bad = [array(4, "u32", [12]), array(8, "i32", [-1]), array(9, "f64", [1.0, 2.0])]
    yield case("refused", "fields, indices, outputs; nothing is made", [*arrays, *bad], steps)


def sparse():
    """Cases of local_sparse."""
    yield fields("local_sparse")
    begin = [step(make(12, 12)), step(SYSTEM | {"columns": True})]
    b = [Fraction(0)] * 12
    b[3], b[9] = Fraction(5, 2), Fraction(-2)
    x = solve(matrix(12, 12, SIGNED), b)
    touched = sum(1 for v in x if v)
    base = [
        *triplets(SIGNED),
        array(3, "u32", [3, 9, 3]),
        array(4, "f64", [1.0, -2.0, 1.5]),
        array(8, "f64", [0.0] * 12),
    ]
    done = {"op": "local_sparse", "status": "done", "reason": "converged", "count": touched, "bound": {"most": 1e-9}}
    ask = SPARSE | {"x": 8, "tol": 1e-9}
    outputs = [output(6, touched, dtype="u32"), output(7, touched), output(8, 12, x, 1e-9)]
    yield case("a sparse b", "one row twice", base, [*begin, step(ask, 0, golden=True, **done)], outputs)
    steps = [
        *begin,
        step(ask | {"budget": 1}, 1, status="pending", reason=None),
        more(5, 1),
        more(0, 0, golden=True, **done),
    ]
    yield case("in pieces", "the same bits", base, steps, outputs, same_as="a sparse b")
    # An earlier answer, exact in f64: b is made from it.
    old = [float(i % 5) - 1.0 for i in range(12)]
    changed = times(matrix(12, 12, SIGNED), [Fraction(v) for v in old])
    changed = solve(matrix(12, 12, SIGNED), [v + w for v, w in zip(changed, b, strict=True)])
    arrays = [*base[:-1], array(8, "f64", old)]
    outputs = [output(6, touched, dtype="u32"), output(7, touched), output(8, 12, changed, 1e-9)]
    yield case(
        "a change of b", "added to an earlier answer", arrays, [*begin, step(ask, 0, golden=True, **done)], outputs
    )
    ring = [*triplets(RING), array(3, "u32", [2]), array(4, "f64", [1.0]), array(8, "f64", [0.0] * 8)]
    e = solve(matrix(8, 8, RING), [Fraction(i == 2) for i in range(8)])
    steps = [
        step(make(8, 8)),
        step(SYSTEM | {"columns": True}),
        step(SPARSE | {"x": 8, "theta": 0.01, "tol": 0}, 0, golden=True, reason="threshold"),
    ]
    yield case("by theta", "as far as asked", ring, steps, [output(8, 8, e, 0.3)])
    steps = [
        *begin,
        step(SPARSE | {"budget": 1}, 1, status="pending"),
        cancel(0, status="done", reason="budget", bound={"least": 0.1}),
    ]
    yield case("cancelled", "with what there is", base, steps)
    rows_only = [(0, 0, 2.0), (1, 1, 2.0), (1, 0, 1.0), (2, 2, 2.0), (2, 0, 1.0)]
    steps = [
        step(make(3, 3)),
        step(SYSTEM | {"columns": True}, 0, gap=near(1.0, 1e-14), column_gap=0),
        step(SPARSE | {"x": 8, "tol": 1e-9}, 0, golden=True, reason="budget", bound=None),
    ]
    arrays = [*triplets(rows_only), array(3, "u32", [0]), array(4, "f64", [1.0]), array(8, "f64", [0.0] * 3)]
    yield case("no gap in a column", "no bound", arrays, steps)
    steps = [
        *begin,
        refused(SPARSE | {"row": 9}, "index", "12"),
        refused(SPARSE | {"row": 10}, "shape", "value"),
        refused(SPARSE | {"change": 14}, "not_finite", "value"),
        refused(SPARSE | {"x": 15}, "id", "15"),
        refused(SPARSE | {"x": 16}, "shape", "x"),
        refused(SPARSE | {"tol": 0}, "field", "tol"),
        refused(SPARSE | {"values": 6}, "overlap"),
        refused(SPARSE | {"index": 16}, "dtype", "index"),
        step(SYSTEM),
        refused(SPARSE, "structure", "columns"),
    ]
    bad = [array(9, "u32", [3, 12, 3]), array(10, "u32", [1]), array(14, "f64", {"bits": ["7ff8000000000000"] * 3})]
    yield case(
        "refused", "rows, values, outputs, a system without columns", [*base, *bad, array(16, "f64", [0.0])], steps
    )


def files():
    """One file an operation."""
    head = {"bound": BOUND}
    yield {"op": "local_matrix", "about": "Systems for local answers."} | head | {"cases": list(systems())}
    yield {"op": "local_grid", "about": "Grids that are nowhere stored."} | head | {"cases": list(grids())}
    yield {"op": "local_rhs", "about": "Another right-hand side."} | head | {"cases": list(sides())}
    yield {"op": "local_solve", "about": "Single values and functionals."} | head | {"cases": list(values())}
    yield (
        {"op": "local_sparse", "about": "Sparse right-hand sides, and changes of one."}
        | head
        | {"cases": list(sparse())}
    )
