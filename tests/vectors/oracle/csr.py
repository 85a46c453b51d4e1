"""Cases of csr: what is made, what it is to the instance, what is refused.

What a matrix holds is read back by `residual`: with b = 0, r is -A x.
"""

import math

from .floats import F32, F64
from .paint import bits
from .steps import array, case, make, output, refused, step, triplets

EXACT = "0: what is made is what was given."


def probed(name: str, why: str, arrays, request: dict, x: list[float], product: list[float], **made) -> dict:
    """Makes a matrix and reads A x back."""
    rows = len(product)
    probes = [array(2, "f64", [0.0] * rows), array(3, "f64", x)]
    read = {"op": "residual", "a": request["id"], "b": 2, "x": 3, "r": 4}
    made = {"op": "csr", "status": "done", "rows": rows, "cols": len(x), "bytes": {"least": 4}} | made
    steps = [step(request, 0, **made), step(read, 0, golden=True)]
    return case(name, why, [*arrays, *probes], steps, [output(4, rows, [0.0 - v for v in product])])


def matrices():
    """Matrices that are right."""
    entries = [(1, 0, 3.0), (0, 2, 2.0), (0, 0, 1.0), (1, 1, -4.0)]
    x = [1.0, 16.0, 256.0]
    yield probed("coo", "triplets in any order", triplets(entries), make(2, 3), x, [513.0, -61.0], nnz=4, duplicates=0)
    twice = [(0, 0, 1e16), (1, 1, 1.0), (0, 0, -1e16), (1, 1, 1e16), (0, 0, 1.0), (1, 1, -1e16)]
    yield probed(
        "duplicates",
        "duplicates are summed in the order given: 1 and 0, not 1 and 1",
        triplets(twice),
        make(2, 2),
        [1.0, 1.0],
        [1.0, 0.0],
        nnz=2,
        duplicates=4,
    )
    zeros = [(0, 0, 0.0), (1, 1, 2.0), (1, 0, -0.0)]
    yield probed(
        "explicit zeros", "zeros that are given are kept", triplets(zeros), make(2, 2), [1.0, 1.0], [0.0, 2.0], nnz=3
    )
    unsigned = [array(11, "u32", [0, 1]), array(12, "u32", [1, 0]), array(13, "f64", [2.0, 3.0])]
    yield probed("u32 indices", "indices may be u32", unsigned, make(2, 2), [1.0, 10.0], [20.0, 3.0], nnz=2)
    single = [array(11, "i32", [0, 1]), array(12, "u32", [0, 1]), array(13, "f32", bits(F32, ["3dcccccd", "7f7fffff"]))]
    wide = [F32.value("3dcccccd"), F32.value("7f7fffff")]
    yield probed("f32 values", "f32 values are widened exactly", single, make(2, 2), [1.0, 1.0], wide, nnz=2)
    rows = [array(11, "u32", [0, 2, 2, 3]), array(12, "i32", [0, 2, 1]), array(13, "f64", [1.0, 2.0, 3.0])]
    yield probed(
        "csr",
        "compressed rows, one of them empty",
        rows,
        make(3, 3, format="csr"),
        x,
        [513.0, 0.0, 48.0],
        nnz=3,
        duplicates=0,
    )
    for shape in ((0, 0), (3, 0), (0, 3), (4, 2)):
        name = f"{shape[0]} x {shape[1]}"
        yield probed(
            f"empty {name} coo", "no values", triplets([]), make(*shape), [1.0] * shape[1], [0.0] * shape[0], nnz=0
        )
        nothing = [array(11, "u32", [0] * (shape[0] + 1)), array(12, "u32", []), array(13, "f64", [])]
        yield probed(
            f"empty {name} csr",
            "no values",
            nothing,
            make(*shape, format="csr"),
            [1.0] * shape[1],
            [0.0] * shape[0],
            nnz=0,
        )
    yield probed(
        "largest id", "ids go up to 2^32 - 1", triplets(entries), make(2, 3, id=4294967295), x, [513.0, -61.0], nnz=4
    )
    subnormal = [(0, 0, F64.least), (1, 1, F64.max)]
    yield probed(
        "extremes",
        "the smallest and the largest number",
        triplets(subnormal),
        make(2, 2),
        [1.0, 1.0],
        [F64.least, F64.max],
        nnz=2,
    )


def owned():
    """What a matrix is to the instance."""
    entries = triplets([(0, 0, 2.0), (1, 1, 3.0)])
    probes = [array(2, "f64", [0.0, 0.0]), array(3, "f64", [1.0, 1.0])]
    read = step({"op": "residual", "a": 1, "b": 2, "x": 3, "r": 4}, 0)
    freed = [step({"op": "free", "id": i}, 0) for i in (11, 12, 13)]
    yield case(
        "sources freed",
        "a matrix is a copy: its arrays may go",
        [*entries, *probes],
        [step(make(2, 2)), *freed, read],
        [output(4, 2, [-2.0, -3.0])],
    )
    info = {"op": "info", "id": 1}
    steps = [
        step(make(2, 2)),
        step(make(5, 7)),
        step(info, 0, kind="csr", rows=5, cols=7, nnz=2),
        step({"op": "info"}, 0, length=6),
    ]
    yield case("replaced", "a matrix made under its id again takes its place", [*entries, *probes], steps)
    steps = [
        step(make(2, 2, id=13)),
        step(info | {"id": 13}, 0, kind="csr", rows=2, nnz=2),
        refused(make(2, 2), "kind", "val"),
    ]
    yield case("replaces an array", "an array under the id is replaced, be it a source", entries, steps)
    why = "memory for 2^32 - 1 rows is refused before it is taken"
    yield case("too many rows", why, entries, [refused(make(4294967295, 2), "limit", "max_bytes"), refused(info, "id")])
    why = "so are as many columns: sorting needs a count for each"
    yield case(
        "too many columns", why, entries, [refused(make(2, 4294967295), "limit", "max_bytes"), refused(info, "id")]
    )
    why = "the limit of the instance counts arrays and matrices together"
    big = [array(11, "u32", {"values": [0] * 9}), array(12, "u32", [0] * 9), array(13, "f64", [1.0] * 9)]
    steps = [refused(make(100000, 1), "limit", "max_bytes"), step(make(10, 1), 0, nnz=1, duplicates=8)]
    yield case("limit", why, big, steps, config={"max_bytes": 100000})


def refusals():
    """What csr refuses."""
    arrays = [
        *triplets([(0, 0, 1.0), (1, 1, 2.0), (2, 2, 3.0)]),
        array(2, "f64", [0.0] * 3),
        array(3, "f64", [1.0] * 3),
        array(21, "i32", [0, -1, 2]),
        array(22, "i32", [0, 1, 3]),
        array(23, "u32", [0, 1, 4294967295]),
        array(24, "i32", [0, 1]),
        array(25, "f64", bits(F64, [1.0, 2.0, math.nan])),
        array(26, "f64", bits(F64, [math.inf, 2.0, 3.0])),
        array(27, "f32", bits(F32, [1.0, -math.inf, 3.0])),
        array(28, "i32", [0, 0, 0]),
        array(29, "f64", [1e308, 1e308, 1.0]),
        array(30, "i32", [2, 0, 0]),
        array(31, "u32", [0, 3, 3, 3]),
        array(32, "u32", [1, 2, 3, 3]),
        array(33, "u32", [0, 2, 1, 3]),
        array(34, "u32", [0, 1, 2, 2]),
        array(35, "u32", [0, 1, 2, 4294967295]),
        array(36, "i32", [0, -1, 2, 3]),
        array(37, "u32", [0, 1, 2]),
        array(38, "u8", [0, 1, 2]),
        array(39, "u32", [0, 5, 5, 3]),
    ]
    coo = [
        ({"id": 0}, "field", '"id"'),
        ({"id": -1}, "field", '"id"'),
        ({"id": "one"}, "field", '"id"'),
        ({"rows": -1}, "field", '"rows"'),
        ({"rows": 4294967296}, "field", '"rows"'),
        ({"cols": 1.5}, "field", '"cols"'),
        ({"format": "dense"}, "field", "format"),
        ({"format": None}, "field", "format"),
        ({"nnz": 3}, "field", "nnz"),
        ({"row": 99}, "id", "99"),
        ({"col": 99}, "id", "99"),
        ({"val": 99}, "id", "99"),
        ({"val": 1}, "kind", "val"),
        ({"row": 1}, "kind", "row"),
        ({"row": 13}, "dtype", "row"),
        ({"col": 13}, "dtype", "col"),
        ({"col": 38}, "dtype", "u8"),
        ({"val": 11}, "dtype", "val"),
        ({"row": 24}, "shape", "row"),
        ({"col": 24}, "shape", "col"),
        ({"row": 21}, "index", "row"),
        ({"col": 21}, "index", "-1"),
        ({"row": 22}, "index", "row"),
        ({"col": 22}, "index", "3"),
        ({"col": 23}, "index", "4294967295"),
        ({"rows": 2}, "index", "row"),
        ({"cols": 0}, "index", "col"),
        ({"val": 25}, "not_finite", "val"),
        ({"val": 26}, "not_finite", "val"),
        ({"val": 27}, "not_finite", "val"),
        ({"row": 28, "col": 28, "val": 29}, "not_finite", "val"),
    ]
    rows = [
        ({"row": 37}, "shape", "row"),
        ({"row": 31, "col": 30}, "structure", "col"),
        ({"row": 31, "col": 28}, "structure", "col"),
        ({"row": 32}, "structure", "row"),
        ({"row": 33}, "structure", "row"),
        ({"row": 34}, "structure", "row"),
        ({"row": 35}, "structure", "row"),
        ({"row": 39}, "structure", "row"),
        ({"row": 36}, "index", "row"),
        ({"row": 31, "col": 22}, "index", "col"),
        ({"row": 31, "val": 25}, "not_finite", "val"),
    ]
    still = step({"op": "info", "id": 1}, 0, kind="csr", rows=3, cols=3, nnz=3)
    read = step({"op": "residual", "a": 1, "b": 2, "x": 3, "r": 4}, 0)
    why = "every argument is checked; the matrix that was there is still there"
    kept = [output(4, 3, [-1.0, -2.0, -3.0])]
    for name, wrong, extra in (("refused coo", coo, {}), ("refused csr", rows, {"format": "csr"})):
        steps = [refused(make(3, 3) | extra | given, status, says) for given, status, says in wrong]
        yield case(name, why, arrays, [step(make(3, 3)), *steps, still, read], kept)
    missing = [
        refused({k: v for k, v in make(3, 3).items() if k != gone}, "field", f'"{gone}"')
        for gone in ("id", "rows", "cols", "row", "col", "val")
    ]
    yield case("missing fields", "each field without a default must be given", arrays, missing)


def files() -> list[dict]:
    """csr."""
    about = "Makes a sparse matrix; what it holds is read back as -A x."
    cases = [*matrices(), *owned(), *refusals()]
    return [{"op": "csr", "about": about, "bound": EXACT, "cases": cases}]
