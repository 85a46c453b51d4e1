"""What every result is: a frozen dataclass whose methods are inherited, for methods
that `dataclass` writes anew for each of them cost a third of the import; and what it
can do besides, a table in a notebook."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

SHOWN = 6


class Result:
    """The base of all results."""

    def __init__(self, **fields: Any) -> None:
        self.__dict__.update(fields)

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def __repr__(self) -> str:
        names = [f.name for f in dataclasses.fields(self)]  # type: ignore[arg-type]
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({told})"

    def _repr_html_(self) -> str:
        """The fields as a table, for notebooks."""
        import html

        rows = "".join(
            f'<tr><th style="text-align:left">{html.escape(name)}</th>'
            f'<td style="text-align:left">{html.escape(_brief(value))}</td></tr>'
            for name, value in _fields(self)
        )
        return f"<table><caption>{html.escape(type(self).__name__)}</caption>{rows}</table>"


def _fields(result: Any) -> list[tuple[str, object]]:
    """Names and values; a field that is null says nothing."""
    pairs = [(f.name, getattr(result, f.name)) for f in dataclasses.fields(result)]
    return [(name, value) for name, value in pairs if value is not None]


def _brief(value: object) -> str:
    if isinstance(value, (list, tuple)):
        if value and isinstance(value[0], Result):
            return "; ".join(_line(v) for v in value)
        shown = ", ".join(_brief(v) for v in value[:SHOWN])
        return f"{shown}, ... ({len(value)} values)" if len(value) > SHOWN else shown
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, np.ndarray):
        return (
            f"{value.dtype} {value.shape}: {np.array2string(value, threshold=SHOWN, edgeitems=2)}"
        )
    return str(value)


def _line(result: Result) -> str:
    return ", ".join(f"{name} {_brief(value)}" for name, value in _fields(result))
