"""The words of an operation case: arrays, requests, what they return."""

from .floats import F64
from .paint import values


def array(id: int, dtype: str, spec) -> dict:
    """An array; a plain list holds exact numbers."""
    return {"id": id, "dtype": dtype} | (spec if isinstance(spec, dict) else values(spec))


def triplets(entries) -> list[dict]:
    """Arrays 11 (row), 12 (col) and 13 (val) of a matrix in coordinates."""
    rows, cols, vals = zip(*entries, strict=True) if entries else ((), (), ())
    return [array(11, "i32", rows), array(12, "i32", cols), array(13, "f64", vals)]


def step(request, returns=0, /, golden=False, **result) -> dict:
    """A request (an object, or text as it is) and what must come of it."""
    out = {"request": request, "returns": returns}
    if result:
        out["result"] = result
    return out | ({"golden": None} if golden else {})


def more(budget: int, returns=0, /, golden=False, **result) -> dict:
    """vs_step."""
    out = {"step": budget, "returns": returns}
    if result:
        out["result"] = result
    return out | ({"golden": None} if golden else {})


def cancel(returns=0, /, **result) -> dict:
    """vs_cancel."""
    return {"cancel": True, "returns": returns} | ({"result": result} if result else {})


def make(rows: int, cols: int, id: int = 1, **fields) -> dict:
    """The request that makes the matrix of `triplets`."""
    return {"op": "csr", "id": id, "rows": rows, "cols": cols, "row": 11, "col": 12, "val": 13} | fields


def refused(request, status: str, says: str = "") -> dict:
    """A step that must be refused, with a sentence that has this word in it."""
    result = {"status": status} | ({"message": {"contains": says}} if says else {})
    return step(request, status, **result)


def near(value: float, tol: float) -> dict:
    """Within tol."""
    return {"near": value, "tol": tol}


def output(id: int, length: int, expect=None, tol=0, dtype: str = "f64") -> dict:
    """An array after the steps; `expect` holds exact values or floats."""
    out = {"id": id, "dtype": dtype, "length": length}
    if expect is not None:
        rounded = [F64.round(v) if not isinstance(v, float) else v for v in expect]
        out |= {"expect": [F64.hex(v) for v in rounded], "tol": tol}
    return out | {"golden": None}


def case(name: str, why: str, arrays, steps, outputs=(), config=None, same_as=None) -> dict:
    """One case."""
    head = {"name": name, "why": why} | ({"same_as": same_as} if same_as else {})
    return head | {"config": config or {}, "arrays": list(arrays), "steps": list(steps), "outputs": list(outputs)}
