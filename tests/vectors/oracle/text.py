"""The layout of a vectors file: one line a field of a case, everything below it compact.

The Rust test that records golden writes the same layout (tests/vectors/text.rs).
"""

import json
import re


def compact(value) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(k)}:{compact(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(compact, value)) + "]"
    if isinstance(value, float):
        return re.sub(r"e([+-])0?", lambda m: "e" + m[1].strip("+"), repr(value))
    return json.dumps(value)


def layout(file: dict) -> str:
    """The whole file."""
    head = [f"{json.dumps(k)}: {compact(v)}" for k, v in file.items() if k != "cases"]
    cases = ["{\n" + ",\n".join(fields(case)) + "\n}" for case in file["cases"]]
    return "{\n" + ",\n".join([*head, '"cases": [\n' + ",\n".join(cases) + "\n]"]) + "\n}\n"


def fields(case: dict):
    """The lines of a case; steps have one each."""
    for key, value in case.items():
        if key in ("steps", "arrays", "outputs") and value:
            yield f'"{key}": [\n  ' + ",\n  ".join(map(compact, value)) + "]"
        else:
            yield f'"{key}": {compact(value)}'
