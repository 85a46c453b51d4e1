"""Cases of analyse: counts against elimination by hand."""

from .factors import ANALYSE, GRID
from .problems import SHIFT, dense, diagonal, line, negated, poisson
from .steps import cancel, case, make, more, refused, step, triplets


def analysed(name: str, why: str, n: int, entries, **result) -> dict:
    """The analysis of a matrix; `bytes` is the platform's."""
    wanted = {"op": "analyse", "status": "done", "reason": "analysed", "n": n, "nnz": len(entries)}
    return case(name, why, triplets(entries), [step(make(n, n)), step(ANALYSE, 0, **wanted | result)])


def arrow(n: int) -> list[tuple]:
    """A full first row and column and a diagonal: eliminated from the other end nothing fills in."""
    ends = [(0, i, 1.0) for i in range(1, n)] + [(i, 0, 1.0) for i in range(1, n)]
    return [*diagonal([float(n)] * n), *ends]


def analyses():
    """Cases of analyse."""
    spd = {"symmetric": True, "diagonal": "positive", "mirrored": 1}
    yield analysed("0 x 0", "nothing to order", 0, [], fill=0, work={"least": 0})
    yield analysed("1 x 1", "one value", 1, diagonal([2.0]), fill=1, symmetric=True, diagonal="positive", dominant=True)
    yield analysed("diagonal", "nothing fills in", 6, diagonal([1.0] * 6), fill=6, symmetric=True, dominant=True)
    yield analysed(
        "chain",
        "tridiagonal: nothing fills in",
        50,
        line(50, -1.0, 2.0, -1.0),
        fill={"least": 99},
        dominant=True,
        **spd,
    )
    yield analysed(
        "arrow",
        "by its rows it fills in wholly, by degree not at all",
        40,
        arrow(40),
        fill={
            "least": 79,
        },
        **spd,
    )
    dominant = {"dominant": True, "bytes": {"least": 64 * 8}, "multiply_adds": {"least": 64}}
    yield analysed("poisson 8x8", "a grid", 64, GRID, fill={"least": 64 + 112}, **spd | dominant)
    yield analysed(
        "not symmetric",
        "values differ, their places do not",
        9,
        line(9, -1.5, 4.0, -0.5),
        symmetric=False,
        mirrored=1,
        diagonal="positive",
        fill={"least": 17},
    )
    yield analysed(
        "no mirror",
        "one triangle alone",
        4,
        dense([[1, 2, 3, 4], [0, 1, 2, 3], [0, 0, 1, 2], [0, 0, 0, 1]]),
        symmetric=False,
        mirrored=0,
        dominant=False,
        fill=10,
    )
    yield analysed("negative", "the diagonal's sign", 16, negated(poisson(4)), symmetric=True, diagonal="negative")
    yield analysed("mixed", "both signs", 2, dense([[1, 2], [2, -3]]), symmetric=True, diagonal="mixed", dominant=False)
    yield analysed("zero diagonal", "no diagonal at all", 3, SHIFT, symmetric=False, diagonal="zero")
    pending = {"op": "analyse", "status": "pending", "reason": None}
    steps = [
        step(make(64, 64)),
        step(ANALYSE | {"budget": 1}, 1, **pending, n=64, fill=0),
        more(1, 1, **pending),
        refused(ANALYSE, "pending"),
        more(0, 0, reason="analysed", symmetric=True, fill={"least": 176}),
        step(ANALYSE | {"budget": 1}, 1, **pending),
        cancel(0, op="analyse", status="done", reason="budget", fill=0, bytes=0),
        step({"op": "info"}, 0, length=4),
        step(ANALYSE, 0, reason="analysed"),
    ]
    yield case("in pieces", "stopped, resumed, cancelled, and made again", triplets(GRID), steps)
    arrays = [*triplets([(0, 0, 1.0), (1, 2, 1.0)])]
    steps = [
        step(make(2, 3)),
        refused(ANALYSE, "shape", "square"),
        refused(ANALYSE | {"a": 9}, "id", "9"),
        refused(ANALYSE | {"a": 13}, "kind", "a "),
        refused({"op": "analyse"}, "field", '"a"'),
        refused(ANALYSE | {"budget": -1}, "field", "budget"),
        refused(ANALYSE | {"b": 2}, "field", '"b"'),
    ]
    yield case("refused", "what cannot be analysed", arrays, steps)


def files() -> list[dict]:
    """The analysis alone."""
    about = "What a factorisation would hold and cost."
    bound = "Counts are exact where elimination has one answer, else bounded."
    return [{"op": "analyse", "about": about, "bound": bound, "cases": list(analyses())}]
