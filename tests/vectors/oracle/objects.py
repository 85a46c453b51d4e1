"""Cases of free and info: what an instance owns."""

from .steps import array, case, make, output, refused, step, triplets

EXACT = "0: what is there is what was made."


def free():
    """Cases of free."""
    arrays = [*triplets([(0, 0, 2.0)]), array(2, "f64", [6.0])]
    info = {"op": "info", "id": 1}
    gone = [
        refused(info, "id", "1"),
        refused({"op": "free", "id": 1}, "id", "1"),
        refused({"op": "solve", "a": 1, "b": 2, "x": 3}, "id"),
    ]
    steps = [step(make(1, 1)), step({"op": "free", "id": 1}, 0, op="free", status="done", bytes={"least": 16}), *gone]
    yield case("a matrix", "what is freed is gone", arrays, steps)
    steps = [
        step({"op": "free", "id": 2}, 0, bytes={"least": 8}),
        refused({"op": "free", "id": 2}, "id", "2"),
        step({"op": "info"}, 0, length=3),
    ]
    yield case("an array", "an array is freed like a matrix", arrays, steps)
    again = [
        step(make(1, 1)),
        step({"op": "free", "id": 1}, 0),
        step(make(1, 1)),
        step({"op": "solve", "a": 1, "b": 2, "x": 3}, 0, golden=True, reason="converged"),
    ]
    yield case("made again", "an id is free for another object", arrays, again, [output(3, 1, [3.0])])
    steps = [step({"op": "free", "id": 2}, 0, bytes={"least": 0})]
    yield case("an empty array", "an array of length 0 is an object too", [array(2, "f64", [])], steps)
    wrong = [
        ({}, '"id"'),
        ({"id": 0}, '"id"'),
        ({"id": -1}, '"id"'),
        ({"id": "2"}, '"id"'),
        ({"id": [2]}, '"id"'),
        ({"id": 2, "all": True}, "all"),
    ]
    steps = [
        *(refused({"op": "free"} | given, "field", says) for given, says in wrong),
        refused({"op": "free", "id": 99}, "id", "99"),
        step({"op": "info"}, 0, length=4),
    ]
    yield case("refused", "what cannot be freed", arrays, steps, [output(2, 1, [6.0])])


def info():
    """Cases of info."""
    none = {"dtype": None, "rows": None, "cols": None, "nnz": None}
    whole = {"kind": "instance", "max_bytes": 67108864, "level": {"not": ""}, "version": {"not": ""}}
    yield case(
        "empty instance",
        "an instance without objects",
        [],
        [step({"op": "info"}, 0, op="info", status="done", length=0, **whole, **none)],
    )
    yield case(
        "id 0",
        "id 0 is the instance, as if it were left out",
        [],
        [step({"op": "info", "id": 0}, 0, length=0, **whole, **none)],
    )
    sized = [step({"op": "info"}, 0, max_bytes=1000000, bytes={"most": 1000000})]
    yield case("max_bytes", "the limit is that of the configuration", [], sized, config={"max_bytes": 1000000})
    for dtype, size in (("f32", 4), ("f64", 8), ("i32", 4), ("u32", 4), ("i8", 1), ("u8", 1)):
        shown = none | {"kind": "array", "dtype": dtype, "length": 5, "bytes": {"least": 5 * size}}
        steps = [
            step({"op": "info", "id": 7}, 0, **shown),
            step({"op": "info"}, 0, length=1, bytes={"least": 5 * size}),
        ]
        yield case(f"{dtype} array", "what an array is", [array(7, dtype, [0, 1, 2, 3, 4])], steps)
    steps = [step({"op": "info", "id": 7}, 0, kind="array", length=0, dtype="f64")]
    yield case("empty array", "an array of length 0", [array(7, "f64", [])], steps)
    shown = {"kind": "csr", "dtype": None, "length": 0, "rows": 4, "cols": 3, "nnz": 2, "bytes": {"least": 24}}
    steps = [step(make(4, 3)), step({"op": "info", "id": 1}, 0, **shown), step({"op": "info"}, 0, length=4)]
    yield case("matrix", "what a matrix is", triplets([(3, 2, 1.0), (0, 0, 2.0)]), steps)
    wrong = [
        ({"id": -1}, "field", '"id"'),
        ({"id": "7"}, "field", '"id"'),
        ({"id": None}, "field", '"id"'),
        ({"verbose": True}, "field", "verbose"),
        ({"id": 7}, "id", "7"),
    ]
    yield case(
        "refused",
        "what cannot be described",
        [],
        [refused({"op": "info"} | given, status, says) for given, status, says in wrong],
    )


def files() -> list[dict]:
    """free and info."""
    return [
        {"op": "free", "about": "Frees an object.", "bound": EXACT, "cases": list(free())},
        {"op": "info", "about": "Describes the instance or an object.", "bound": EXACT, "cases": list(info())},
    ]
