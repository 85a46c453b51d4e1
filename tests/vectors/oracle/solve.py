"""Cases of solve: its options, how it ends without an answer, how it is resumed."""

from . import refusals
from .problems import ONES, SINGULAR, SPD, dense, diagonal, line, poisson
from .rational import matrix, times
from .steps import array, cancel, case, make, more, near, output, refused, step
from .systems import BOUND, GRID_B, SPD_B, answer, ended, known, request, scales, solved, system


def options():
    """Every option of the request."""
    for name, b, extra in (("", [0.0] * 5, {}), (" with guess", [0.0] * 5, {"guess": True})):
        arrays = [array(3, "f64", [1.0] * 5)] if extra else []
        result = {"residual": 0, "residual_norm": 0, "iterations": 0}
        yield solved(
            "zero right-hand side" + name,
            "x = 0, at once and exactly",
            5,
            SPD,
            b,
            result=result,
            arrays=arrays,
            **extra,
        )
    start = [1.0, 2.0, 3.0, 4.0, 5.0]
    b = [float(v) for v in times(matrix(5, 5, SPD), start)]
    yield solved(
        "guess is the solution",
        "no iteration is needed",
        5,
        SPD,
        b,
        result={"iterations": 0, "initial_norm": 0},
        arrays=[array(3, "f64", start)],
        guess=True,
    )
    near_it = {"values": [1.0, 2.0, 3.0, 4.0, 5.125]}
    yield solved(
        "guess is near",
        "the first residual is that of the guess",
        5,
        SPD,
        b,
        result={"initial_norm": {"most": 0.5}},
        arrays=[array(3, "f64", near_it)],
        guess=True,
    )
    old = array(3, "f64", [7.0, -7.0, 1e300, 0.0, 7.0])
    yield solved("old x is ignored", "without guess what was in x does not matter", 5, SPD, SPD_B, arrays=[old])
    same = request(x=2)
    expected = answer(5, SPD, SPD_B, 1e-8, 0.0) | {"id": 2}
    steps = [step(make(5, 5)), step(same, golden=True, reason="converged")]
    yield case("x is b", "the solution may take the place of b", system(5, SPD, SPD_B), steps, [expected])
    yield solved(
        "atol",
        "an absolute tolerance above |b| is met by zeros",
        5,
        SPD,
        [1.0, 0.0, 0.0, 0.0, 0.0],
        result={"iterations": 0, "residual": 1},
        atol=2.0,
    )
    yield ended(
        "max_iter",
        "three iterations are not enough",
        64,
        poisson(8),
        GRID_B,
        method="cg",
        max_iter=3,
        history=True,
        result={"reason": "max_iter", "iterations": 3, "history": {"length": 3}, "history_from": 0},
    )
    end = [0.0] * 399 + [1.0]
    yield ended(
        "long history",
        "a value a step crosses a chain of 400, so 300 iterations cannot do; the last 256 are kept",
        400,
        line(400, -1.0, 2.0, -1.0),
        end,
        method="cg",
        precond="none",
        max_iter=300,
        history=True,
        result={"reason": "max_iter", "iterations": 300, "history": {"length": 256}, "history_from": 44},
    )
    yield ended(
        "diverged",
        "the residual grows fivefold in the first step",
        2,
        diagonal([1.0, 100.0]),
        [1.0, 0.125],
        method="cg",
        precond="none",
        divergence=2.0,
        result={"reason": "diverged", "iterations": 1},
    )
    yield ended(
        "breakdown",
        "rhat'A r is zero in the first step",
        2,
        dense([[0, 1], [-1, 0]]),
        [1.0, 0.0],
        method="bicgstab",
        precond="none",
        result={"reason": "breakdown"},
    )


def singular():
    """Singular matrices are never called solved."""
    out = {"reason": "singular", "method": "lu", "rcond": near(0.0, 2.3e-16)}
    yield ended(
        "singular lu", "two equal rows that contradict each other", 2, ONES, [1.0, 2.0], method="lu", result=out
    )
    yield ended("singular auto", "the same by the rule table", 2, ONES, [1.0, 2.0], result={})
    yield ended(
        "singular 3 x 3",
        "rank two, inconsistent, and rounding hides the zero pivot",
        3,
        SINGULAR,
        [1.0, 1.0, 2.0],
        method="lu",
        result=out,
    )
    yield ended("singular 3 x 3 auto", "the same by the rule table", 3, SINGULAR, [1.0, 1.0, 2.0], result={})
    yield ended("zero matrix", "nothing stored", 3, [], [1.0, 0.0, 0.0], result={"reason": "singular", "nnz": 0})
    yield ended(
        "empty row",
        "one equation is 0 = 1",
        3,
        dense([[1, 2, 0], [0, 0, 0], [0, 1, 1]]),
        [1.0, 1.0, 1.0],
        result={"reason": "singular"},
    )
    yield ended(
        "singular to working precision",
        "the inverse is not known to one digit",
        2,
        dense([[1, 1], [1, 1 + 2.0**-52]]),
        [1.0, 2.0],
        method="lu",
        result={"reason": "singular"},
    )
    yield ended(
        "inconsistent poisson",
        "a Laplacian with free ends and a b outside its range",
        5,
        [*line(5, -1.0, 2.0, -1.0), (0, 0, -1.0), (4, 4, -1.0)],
        [1.0, 0.0, 0.0, 0.0, 0.0],
        result={},
    )


def resumed():
    """Budgets and cancelling."""
    pending = {"op": "solve", "status": "pending", "reason": None, "backward_error": None}
    done = {"op": "solve", "status": "done", "reason": "converged"}
    made = step(make(64, 64))
    one_call = "poisson 8x8 tol 1e-08"
    for method in ("auto", "cg", "sparse_lu"):
        twin = one_call if method == "auto" else "poisson 8x8 cg jacobi" if method == "cg" else None
        steps = [
            made,
            step(request(method=method, tol=1e-8, budget=1), 1, **pending, iterations=0),
            more(1, 1, **pending),
            more(500, 1, **pending),
            more(0, 0, golden=True, **done),
        ]
        yield case(
            f"in pieces {method}",
            "stopped and resumed: the same bits as one call",
            system(64, poisson(8), GRID_B),
            steps,
            [answer(64, poisson(8), GRID_B, 1e-8, 0.0)],
            same_as=twin,
        )
    steps = [made, step(request(tol=1e-8, budget=4000000000), 0, golden=True, **done)]
    yield case(
        "budget is ample",
        "a budget that is not used up",
        system(64, poisson(8), GRID_B),
        steps,
        [answer(64, poisson(8), GRID_B, 1e-8, 0.0)],
        same_as=one_call,
    )
    steps = [
        step(make(5, 5)),
        step(request(method="lu", precond="none", budget=1), 1, **pending | {"method": "lu"}),
        more(0, 0, golden=True, **done),
    ]
    yield case(
        "lu in pieces",
        "a panel a step",
        system(5, SPD, SPD_B),
        steps,
        [answer(5, SPD, SPD_B, 1e-8, 0.0)],
        same_as="spd 5 lu none",
    )
    steps = [
        made,
        step(request(budget=1), 1, **pending),
        refused({"op": "info"}, "pending"),
        refused({"op": "free", "id": 1}, "pending"),
        refused(request(), "pending"),
        more(0, 0, golden=True, **done),
        refused_step(more, "idle"),
        refused_step(lambda *a, **k: cancel(a[1], **k), "idle"),
    ]
    yield case(
        "one at a time",
        "other operations wait while one is pending, and do it no harm",
        system(64, poisson(8), GRID_B),
        steps,
        [answer(64, poisson(8), GRID_B, 1e-8, 0.0)],
    )
    steps = [
        made,
        step(request(method="cg", budget=1), 1, **pending),
        more(7000, 1, **pending),
        cancel(0, op="solve", status="done", reason="budget", residual={"most": 0.75}),
        refused_step(more, "idle"),
        step({"op": "residual", "a": 1, "b": 2, "x": 3}, 0, residual={"most": 0.75}),
    ]
    yield case("cancelled", "what was reached is in x", system(64, poisson(8), GRID_B), steps, [output(3, 64)])
    steps = [
        made,
        step(request(budget=1), 1),
        cancel(0, reason="budget"),
        step(request(tol=1e-8), 0, golden=True, **done),
    ]
    yield case(
        "again after cancel",
        "a cancelled solve leaves nothing behind",
        system(64, poisson(8), GRID_B),
        steps,
        [answer(64, poisson(8), GRID_B, 1e-8, 0.0)],
        same_as=one_call,
    )


def refused_step(kind, status: str) -> dict:
    """A step or cancel when nothing is pending."""
    return kind(0, status, status=status)


def files() -> list[dict]:
    """solve."""
    about = "Solves A x = b: what must converge, what must not be called converged, and how it is resumed."
    cases = [*known(), *scales(), *options(), *singular(), *resumed(), *refusals.solve()]
    return [{"op": "solve", "about": about, "bound": BOUND, "cases": cases}]
