"""Cases of graph, pagerank, ppr and ppr_pair, against the definition solved over fractions."""

from fractions import Fraction

from .local import fields
from .rational import solve
from .steps import array, cancel, case, make, more, near, output, refused, step, triplets

BOUND = "tol of the request; the definition is solved exactly: pi = d (P^T pi) + (1 - d) s, dangling rows of P are s."
GRAPH = {"op": "graph", "a": 1, "id": 5}
ALL = {"op": "pagerank", "graph": 5, "x": 6}
SEEDS = {"op": "ppr", "graph": 5, "seed": 3, "index": 6, "values": 7}
PAIR = {"op": "ppr_pair", "graph": 5}
N = 9
# Node 6 is dangling, 7 links to itself, 8 is linked to by nobody.
LINKS = [(0, 1, 1.0), (0, 2, 3.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 0.5), (3, 4, 1.0), (4, 5, 2.0), (5, 3, 1.0)]
LINKS += [(4, 6, 1.0), (1, 6, 2.0), (5, 7, 1.0), (7, 7, 1.0), (7, 0, 1.0), (8, 0, 1.0), (8, 3, 1.0)]


def exact(links, n: int, s: list[Fraction], d: float = 0.85) -> list[Fraction]:
    """PageRank by its definition."""
    d = Fraction(d)
    rows = [[Fraction(0)] * n for _ in range(n)]
    for i, j, w in links:
        rows[i][j] += Fraction(w)
    rows = [[v / sum(row) for v in row] if sum(row) else list(s) for row in rows]
    system = [[Fraction(i == j) - d * rows[j][i] for j in range(n)] for i in range(n)]
    return solve(system, [(1 - d) * v for v in s])


def jumps(seeds: dict, n: int = N) -> list[Fraction]:
    """Where jumps go."""
    total = sum(Fraction(w) for w in seeds.values())
    return [Fraction(seeds.get(i, 0)) / total for i in range(n)]


def graphs():
    """Cases of graph."""
    yield fields("graph")
    steps = [
        step(make(N, N)),
        step(GRAPH, 0, op="graph", status="done", n=N, links=15, dangling=1, bytes={"least": 15 * 24}),
        step({"op": "info", "id": 5}, 0, kind="graph", rows=N, cols=N, nnz=None),
        step({"op": "free", "id": 5}, 0, bytes={"least": 15 * 24}),
    ]
    yield case("links", "what is known of them", triplets(LINKS), steps)
    steps = [step(make(0, 0)), step(GRAPH, 0, n=0, links=0, dangling=0)]
    yield case("empty", "no nodes", triplets([]), steps)
    steps = [
        step(make(2, 2)),
        refused(GRAPH, "structure", "negative"),
        step(make(2, 3)),
        refused(GRAPH, "shape", "square"),
        step(make(2, 2, val=14)),
        refused(GRAPH, "structure", "sum"),
        step(make(2, 2, val=15)),
        refused(GRAPH, "structure", "sum"),
    ]
    arrays = [*triplets([(0, 1, -1.0), (0, 0, 1.0)]), array(14, "f64", [1e308, 1e308]), array(15, "f64", [0.0, 5e-324])]
    yield case("refused", "weights that are negative, too large, too small", arrays, steps)


def ranks():
    """Cases of pagerank."""
    yield fields("pagerank")
    uniform = [Fraction(1, N)] * N
    done = {"op": "pagerank", "status": "done", "reason": "converged", "bound": {"most": 1e-10}}
    begin = [step(make(N, N)), step(GRAPH)]
    ask = ALL | {"tol": 1e-10}
    arrays = [*triplets(LINKS), array(3, "u32", [2, 6, 2]), array(4, "f64", [1.0, 3.0, 0.5])]
    out = [output(6, N, exact(LINKS, N, uniform), 1e-10)]
    yield case("all alike", "jumps to every node", arrays, [*begin, step(ask, 0, golden=True, **done)], out)
    steps = [
        *begin,
        step(ask | {"budget": 1}, 1, status="pending", reason=None),
        more(1, 1),
        more(0, 0, golden=True, **done),
    ]
    yield case("in pieces", "the same bits", arrays, steps, out, same_as="all alike")
    out = [output(6, N, exact(LINKS, N, jumps({2: 1.5, 6: 3.0})), 1e-10)]
    steps = [*begin, step(ask | {"seed": 3, "weight": 4}, 0, golden=True, **done)]
    yield case("seeds", "jumps by weight, one node twice", arrays, steps, out)
    for d in (0.0, 0.5, 0.99):
        out = [output(6, N, exact(LINKS, N, uniform, d), 1e-10)]
        steps = [*begin, step(ask | {"damping": d, "max_iter": 10000}, 0, golden=True, **done)]
        yield case(f"damping {d}", "other surfers", arrays, steps, out)
    steps = [*begin, step(ask | {"max_iter": 2}, 0, golden=True, reason="budget", iterations=2, bound={"least": 1e-3})]
    yield case("max_iter", "spent", arrays, steps, [output(6, N, exact(LINKS, N, uniform), 0.5)])
    steps = [
        *begin,
        step(ask | {"budget": 1}, 1, status="pending"),
        cancel(0, status="done", reason="budget", iterations=1),
    ]
    yield case("cancelled", "with what there is", arrays, steps, [output(6, N, exact(LINKS, N, uniform), 1.0)])
    steps = [*begin, step(ask | {"tol": 1e-300}, 0, golden=True, reason="stagnated", bound={"most": 1e-13})]
    yield case("no closer", "rounding is all there is", arrays, steps, [output(6, N, exact(LINKS, N, uniform), 1e-13)])
    steps = [
        *begin,
        refused(ALL | {"damping": 1}, "field", "damping"),
        refused(ALL | {"damping": -0.1}, "field", "damping"),
        refused(ALL | {"tol": 0}, "field", "tol"),
        refused(ALL | {"seed": 8}, "index", "9"),
        refused(ALL | {"seed": 3, "weight": 9}, "structure", "negative"),
        refused(ALL | {"seed": 3, "weight": 10}, "structure", "above zero"),
        refused(ALL | {"seed": 18}, "structure", "above zero"),
        refused(ALL | {"weight": 4}, "shape", "weight"),
        refused(ALL | {"x": 4}, "shape", "x"),
        refused(ALL | {"graph": 1}, "kind", "graph"),
    ]
    bad = [array(8, "u32", [9]), array(9, "f64", [1.0, -1.0, 1.0]), array(10, "f64", [0.0] * 3), array(18, "u32", [])]
    yield case("refused", "seeds, weights, outputs", [*arrays, *bad], steps)


def largest(pi, top: int):
    """The largest, and where they stand."""
    order = sorted(range(len(pi)), key=lambda i: (-pi[i], i))[:top]
    return order, [pi[i] for i in order]


def seeds():
    """Cases of ppr."""
    yield fields("ppr")
    begin = [step(make(N, N)), step(GRAPH)]
    arrays = [*triplets(LINKS), array(3, "u32", [2]), array(4, "f64", [1.0, 3.0]), array(8, "i32", [2, 6])]
    done = {"op": "ppr", "status": "done", "reason": "converged", "bound": {"most": 1e-9}}
    pi = exact(LINKS, N, jumps({2: 1}))
    reached = sum(1 for v in pi if v)
    _, best = largest(pi, reached)
    ask = SEEDS | {"tol": 1e-9}
    out = [output(6, reached, dtype="u32"), output(7, reached, best, 1e-9)]
    yield case(
        "one seed", "all that is reached", arrays, [*begin, step(ask, 0, golden=True, count=reached, **done)], out
    )
    steps = [
        *begin,
        step(ask | {"budget": 1}, 1, status="pending", reason=None, count=0),
        more(0, 0, golden=True, **done),
    ]
    yield case("in pieces", "the same bits", arrays, steps, out, same_as="one seed")
    pi = exact(LINKS, N, jumps({2: 1, 6: 3}), 0.5)
    _, best = largest(pi, 4)
    steps = [*begin, step(ask | {"seed": 8, "weight": 4, "top": 4, "damping": 0.5}, 0, golden=True, count=4, **done)]
    out = [output(6, 4, dtype="u32"), output(7, 4, best, 1e-9)]
    yield case("the top of two", "weights, and where a dead end goes on", arrays, steps, out)
    steps = [*begin, step(SEEDS | {"tol": 0, "theta": 0.01}, 0, golden=True, reason="threshold", bound={"least": 1e-6})]
    yield case("by theta", "as far as asked", arrays, steps)
    steps = [*begin, step(ask | {"max_work": 10}, 0, golden=True, reason="budget", bound={"least": 0.01})]
    yield case("max_work", "spent", arrays, steps)
    steps = [*begin, step(ask | {"budget": 1}, 1, status="pending"), cancel(0, status="done", reason="budget")]
    yield case("cancelled", "with what there is", arrays, steps)
    steps = [
        *begin,
        refused(SEEDS | {"damping": 1}, "field", "damping"),
        refused(SEEDS | {"tol": -1}, "field", "tol"),
        refused(SEEDS | {"seed": 9}, "index", "9"),
        refused(SEEDS | {"weight": 4}, "shape", "weight"),
        refused(SEEDS | {"values": 6}, "overlap"),
        refused(SEEDS | {"index": 4}, "dtype", "index"),
        refused(SEEDS | {"values": 10}, "shape", "values"),
        refused({"op": "info", "id": 6}, "id"),
        refused({"op": "info", "id": 7}, "id"),
    ]
    bad = [array(9, "u32", [9]), array(10, "f64", [0.0])]
    yield case("refused", "seeds, weights, outputs", [*arrays, *bad], steps)


def pairs():
    """Cases of ppr_pair."""
    yield fields("ppr_pair")
    begin = [step(make(N, N)), step(GRAPH)]
    for seed, target in ((2, 4), (0, 6), (7, 7), (3, 8)):
        want = float(exact(LINKS, N, jumps({seed: 1}))[target])
        steps = list(begin)
        for method, tol, delta in (("push", 1e-9, 0), ("bidirectional", 1e-3, 1e-9), ("walks", 0.03, 1e-9)):
            ask = PAIR | {"seed": seed, "target": target, "method": method, "tol": tol, "delta": delta, "random": 3}
            steps.append(step(ask, 0, golden=True, reason="converged", value=near(want, tol), bound={"most": tol}))
        yield case(f"{seed} to {target}", "both ways, and each alone", triplets(LINKS), steps)
    ask = PAIR | {"seed": 2, "target": 4, "method": "walks", "tol": 0.03, "delta": 1e-9, "random": 3}
    steps = [*begin, step(ask, 0, golden=True, reason="converged", kind="probability", pushes=0)]
    yield case("walks", "at once", triplets(LINKS), steps)
    steps = [*begin, step(ask | {"budget": 10}, 1, status="pending", value=None), more(9, 1), more(0, 0, golden=True)]
    yield case("in pieces", "the same bits", triplets(LINKS), steps, same_as="walks")
    steps = [
        *begin,
        step(ask | {"budget": 10}, 1, status="pending"),
        cancel(0, status="done", reason="budget", value=0, bound=near(1.0, 1e-5), kind="deterministic"),
    ]
    yield case("cancelled", "walks that were begun do not count", triplets(LINKS), steps)
    steps = [
        *begin,
        refused(PAIR | {"seed": 9, "target": 0}, "index", "seed"),
        refused(PAIR | {"seed": 0, "target": 9}, "index", "target"),
        refused(PAIR | {"seed": 0, "target": 1, "tol": 0}, "field", "tol"),
        refused(PAIR | {"seed": 0, "target": 1, "damping": 1}, "field", "damping"),
        refused(PAIR | {"seed": 0, "target": 1, "delta": -1}, "field", "delta"),
        refused(PAIR | {"seed": 0, "target": 1, "delta": 0, "method": "walks"}, "field", "delta"),
    ]
    yield case("refused", "nodes and numbers", triplets(LINKS), steps)


def files():
    """One file an operation."""
    head = {"bound": BOUND}
    yield {"op": "graph", "about": "Graphs."} | head | {"cases": list(graphs())}
    yield {"op": "pagerank", "about": "PageRank of every node."} | head | {"cases": list(ranks())}
    yield {"op": "ppr", "about": "PageRank of seeds."} | head | {"cases": list(seeds())}
    yield {"op": "ppr_pair", "about": "PageRank of one node for one seed."} | head | {"cases": list(pairs())}
