"""What must be refused, with which status, and that it changes nothing."""

import math

from .floats import F64
from .paint import bits
from .problems import SPD
from .steps import array, case, make, more, output, refused, step, triplets

B = [1.0, -2.0, 3.0, 0.5, 7.0]
DONE = {"op": "solve", "a": 1, "b": 2, "x": 3}

NOT_JSON = [
    ("", "json"),
    ("null", "json"),
    ("7", "json"),
    ('"solve"', "json"),
    ('["op","solve"]', "json"),
    ("{", "json"),
    ('{"op"', "json"),
    ('{"op":', "json"),
    ('{"op":"solve"', "json"),
    ('{"op":"solve","a":1,}', "json"),
    ('{"op":"solve" "a":1}', "json"),
    ("{op:1}", "json"),
    ('{"op":"info"}{}', "json"),
    ('{"op":"info"} x', "json"),
    ('{"op":"info"}\x00', "json"),
    ("{}", "field"),
    ('{"a":1,"b":2}', "field"),
    ('{"op":7}', "field"),
    ('{"op":null}', "field"),
    ('{"op":"info","op":"info"}', "field"),
    ('{"op":""}', "op"),
    ('{"op":"SOLVE"}', "op"),
    ('{"op":"so\\u006cve"}', "op"),
    ('{"op":"invert \\"this\\""}', "op"),
]

FIELDS = [
    ('{"op":"solve","b":2,"x":3}', "field", '\\"a\\"'),
    ('{"op":"solve","a":1,"x":3}', "field", '\\"b\\"'),
    ('{"op":"solve","a":1,"b":2}', "field", '\\"x\\"'),
    ('{"op":"solve","a":1,"b":2,"x":3,"a":1}', "field", '\\"a\\"'),
    ('{"op":"solve","a":1,"b":2,"x":3,"tol":1e-3,"tol":1e-3}', "field", "tol"),
    ('{"op":"solve","a":1,"b":2,"x":3,"tol":1e999}', "field", "tol"),
    ('{"op":"solve","a":1,"b":2,"x":3,"tol":NaN}', "field", "tol"),
    ('{"op":"solve","a":18446744073709551617,"b":2,"x":3}', "field", '\\"a\\"'),
    ('{"op":"solve","a":1e0,"b":2,"x":3}', "field", '\\"a\\"'),
    ('{"op":"solve","a":1,"b":2,"x":3,"tol":[1e-8]}', "field", "tol"),
    ('{"op":"solve","a":{"id":1},"b":2,"x":3}', "field", '\\"a\\"'),
    ('{"op":"solve","a":01,"b":2,"x":3}', "json", ""),
]

VALUES = [
    ({"tolerance": 1e-8}, "field", "tolerance"),
    ({"Tol": 1e-8}, "field", "Tol"),
    ({"a": 0}, "field", '"a"'),
    ({"a": -1}, "field", '"a"'),
    ({"a": 1.5}, "field", '"a"'),
    ({"a": 4294967296}, "field", '"a"'),
    ({"a": "1"}, "field", '"a"'),
    ({"a": None}, "field", '"a"'),
    ({"b": 0}, "field", '"b"'),
    ({"x": 0}, "field", '"x"'),
    ({"tol": "1e-8"}, "field", "tol"),
    ({"tol": None}, "field", "tol"),
    ({"tol": True}, "field", "tol"),
    ({"tol": -1e-8}, "field", "tol"),
    ({"tol": 1.5}, "field", "tol"),
    ({"atol": -1.0}, "field", "atol"),
    ({"max_iter": -1}, "field", "max_iter"),
    ({"max_iter": 2.5}, "field", "max_iter"),
    ({"max_iter": 4294967296}, "field", "max_iter"),
    ({"divergence": -1.0}, "field", "divergence"),
    ({"guess": 1}, "field", "guess"),
    ({"guess": "true"}, "field", "guess"),
    ({"history": 0}, "field", "history"),
    ({"method": "magic"}, "field", "method"),
    ({"method": "CG"}, "field", "method"),
    ({"method": ""}, "field", "method"),
    ({"method": 1}, "field", "method"),
    ({"precond": "ilut"}, "field", "precond"),
    ({"budget": -5}, "field", "budget"),
    ({"a": 99}, "id", "99"),
    ({"b": 99}, "id", "99"),
    ({"a": 2}, "kind", "a "),
    ({"b": 1}, "kind", "b "),
    ({"x": 1}, "kind", "x "),
    ({"b": 28}, "dtype", "u32"),
    ({"b": 12}, "dtype", "i32"),
    ({"x": 28}, "dtype", "u32"),
    ({"b": 22}, "shape", "b "),
    ({"b": 23}, "shape", "b "),
    ({"x": 22}, "shape", "x "),
    ({"a": 5, "b": 27, "x": 7, "method": "cg"}, "shape", "square"),
    ({"b": 24}, "not_finite", "b"),
    ({"b": 25}, "not_finite", "b"),
    ({"b": 26}, "not_finite", "b"),
    ({"x": 24, "guess": True}, "not_finite", "x"),
    ({"x": 98, "guess": True}, "id", "98"),
    ({"a": 6, "precond": "jacobi", "method": "cg", "b": 27, "x": 7}, "structure", "diagonal"),
]


def spoiled(id: int, at: int, value) -> dict:
    """An array with one value that is not finite."""
    return array(id, "f64", bits(F64, [value if i == at else v for i, v in enumerate(B)]))


def arrays() -> list[dict]:
    """The arrays of the refused requests."""
    return [
        *triplets(SPD),
        array(2, "f64", B),
        array(3, "f64", [9.0] * 5),
        array(28, "u32", [1] * 5),
        array(22, "f64", B[:4]),
        array(23, "f64", [*B, 1.0]),
        spoiled(24, 4, math.nan),
        spoiled(25, 0, math.inf),
        spoiled(26, 2, -math.inf),
        array(27, "f64", [1.0, 2.0]),
        array(31, "i32", [0, 1]),
        array(32, "i32", [1, 0]),
        array(33, "f64", [1.0, 1.0]),
    ]


def made() -> list[dict]:
    """The matrices of the refused requests: 1 is right, 5 is not square, 6 has no diagonal."""
    other = {"op": "csr", "row": 31, "col": 32, "val": 33}
    return [
        step(make(5, 5)),
        step(other | {"id": 5, "rows": 2, "cols": 3}),
        step(other | {"id": 6, "rows": 2, "cols": 2}),
    ]


def untouched() -> list[dict]:
    """Arrays that must be as they were."""
    return [output(2, 5, B), output(3, 5, [9.0] * 5)]


def solve() -> list[dict]:
    """What solve and the request parser refuse."""
    parsed = [refused(text, status) for text, status in NOT_JSON]
    fields = [refused(text, status, says.replace('\\"', '"')) for text, status, says in FIELDS]
    checked = [refused(DONE | given, status, says) for given, status, says in VALUES]
    still = step(DONE, 0, reason="converged")
    return [
        case(
            "not a request",
            "text that is not one JSON object, or names no operation",
            [],
            [*parsed, step({"op": "info"}, 0, kind="instance", length=0)],
        ),
        case(
            "fields of a request",
            "missing, given twice, nested, out of range",
            arrays(),
            [*made(), *fields],
            untouched(),
        ),
        case(
            "values of a request",
            "every argument is checked; what is refused has changed nothing",
            arrays(),
            [*made(), *checked],
            untouched(),
        ),
        case(
            "works after refusals",
            "a refused request leaves the instance in order",
            arrays(),
            [*made(), refused(DONE | {"a": 99}, "id"), still, refused(DONE | {"tol": -1}, "field"), still],
            [output(2, 5, B)],
        ),
        case(
            "nothing pending",
            "step and cancel need a pending operation",
            [],
            [more(0, "idle", status="idle"), more(5, "idle", status="idle")],
        ),
    ]
