"""Cases of csr_read: compressed rows come out as the triplets say, sorted and summed."""

from fractions import Fraction

from .floats import F32, F64
from .paint import bits
from .steps import array, case, make, output, refused, step, triplets

EXACT = "0: what is read is what the matrix holds."
READ = {"op": "csr_read", "a": 1, "row": 4, "col": 5, "val": 6}


def whole(id: int, values) -> dict:
    """An array of u32 after the steps."""
    return output(id, len(values), dtype="u32") | {"expect": list(values), "tol": 0}


def compressed(rows: int, entries):
    """Offsets, columns and sums of triplets."""
    sums = {}
    for r, c, v in entries:
        sums[r, c] = sums.get((r, c), 0) + Fraction(v)
    keys = sorted(sums)
    offsets = [sum(r < k for r, _ in keys) for k in range(rows + 1)]
    return offsets, [c for _, c in keys], [float(sums[key]) for key in keys]


def read(name: str, why: str, rows: int, cols: int, entries, *more) -> dict:
    """A case with its arrays."""
    offsets, columns, sums = compressed(rows, entries)
    steps = [step(make(rows, cols)), step(READ, 0, rows=rows, cols=cols, nnz=len(sums)), *more]
    outputs = [whole(4, offsets), whole(5, columns), output(6, len(sums), sums)]
    return case(name, why, triplets(entries), steps, outputs)


def cases():
    """All cases."""
    entries = [(1, 0, 3.0), (0, 2, 2.0), (3, 1, 0.5), (0, 0, 1.0), (3, 1, 0.25), (1, 1, 0.0)]
    yield read("sums", "rows in order, columns rising, duplicates summed, zeros kept, a row empty", 4, 3, entries)
    yield read("0 x 0", "one offset and no values", 0, 0, [])
    yield read("no values", "offsets of 0", 2, 5, [])
    yield read("again", "into arrays that are there", 4, 3, entries, step(READ, 0, nnz=5))
    back = make(4, 3, 7, row=4, col=5, val=6, format="csr")
    yield read("and back", "what is read makes the same matrix", 4, 3, entries, step(back), step(READ | {"a": 7}))
    single = [array(6, "f32", [0.0] * 2)]
    arrays = [*triplets([(0, 0, 0.1), (1, 1, 2.0)]), *single]
    shorter = output(6, 2, dtype="f32") | {"expect": [F32.hex(F32.round(Fraction(v))) for v in (0.1, 2.0)], "tol": 0}
    yield case("f32", "values may be read rounded", arrays, [step(make(2, 2)), step(READ)], [shorter])
    extremes = [
        array(11, "i32", [0, 1]),
        array(12, "i32", [0, 1]),
        array(13, "f64", bits(F64, ["0000000000000001"] * 2)),
    ]
    least = output(6, 2) | {"expect": ["0000000000000001"] * 2, "tol": 0}
    yield case("extremes", "the smallest number", extremes, [step(make(2, 2)), step(READ)], [least])
    wrong = [array(8, "f64", [0.0] * 3), array(9, "u32", [0] * 2), array(10, "i32", [0] * 3)]
    steps = [
        step(make(2, 2)),
        refused(READ | {"a": 99}, "id", "a"),
        refused(READ | {"a": 11}, "kind", "a"),
        refused(READ | {"row": 8}, "dtype", "row"),
        refused(READ | {"row": 10}, "dtype", "row"),
        refused(READ | {"row": 9}, "shape", "row"),
        refused(READ | {"col": 9, "val": 8}, "shape", "val"),
        refused(READ | {"val": 1}, "kind", "val"),
        refused(READ | {"col": 4}, "overlap"),
        refused(READ | {"val": 5}, "overlap"),
        refused({"op": "csr_read", "a": 1, "row": 4, "col": 5}, "field", '"val"'),
        step({"op": "info"}, 0, length=7),
    ]
    entries = [*triplets([(0, 0, 1.0), (1, 1, 2.0)]), *wrong]
    yield case("refused", "nothing is made by a call that is refused", entries, steps)


def files() -> list[dict]:
    """csr_read."""
    about = "Reads a sparse matrix back, as compressed rows."
    return [{"op": "csr_read", "about": about, "bound": EXACT, "cases": list(cases())}]
