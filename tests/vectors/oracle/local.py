"""Cases of local answers: single values, sparse solutions, PageRank; against elimination over fractions."""

from .steps import array, case, refused

BOUND = "The bound that the operation returns, which the cases ask to be met by the exact answer."
OPS = {
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


def fields(op: str) -> dict:
    """What every operation refuses: a field that is missing, unknown, or names nothing."""
    sound = {"op": op} | OPS[op]
    steps = [refused({k: v for k, v in sound.items() if k != name}, "field", name) for name in OPS[op]]
    steps.append(refused(sound | {"nothing": 1}, "field", "nothing"))
    first = next(iter(OPS[op]))
    if first != "nx":
        steps.append(refused(sound | {first: 99}, "id", "99"))
        steps.append(refused(sound | {first: 2}, "kind", "2"))
    arrays = [array(2, "f64", [4.0]), array(3, "u32", {"values": [0]})]
    return case("fields", "fields that are missing, unknown, or name nothing", arrays, steps)


def files():
    """One file an operation."""
    for op in OPS:
        yield {"op": op, "about": "Local answers.", "bound": BOUND, "cases": [fields(op)]}
