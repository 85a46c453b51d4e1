"""Progress of a long operation, as a function of its pending result or as a bar.

A bar is anything with the `update(n)` of tqdm; it is given the iterations since
the last time, and the residual where it has `set_postfix_str`.
"""

from __future__ import annotations

import importlib
from typing import Any, Callable, Protocol, Union, cast

from .errors import VecsolveError


class Bar(Protocol):
    """What tqdm, and what is like it, has."""

    def update(self, n: int) -> object:
        """So many more are done."""


Progress = Union[bool, Bar, Callable[[Any], object], None]


def follow(progress: Progress) -> tuple[Callable[[Any], None] | None, Callable[[], None]]:
    """What to call with each result, and at the end. True is a bar of tqdm's own."""
    if progress is None or progress is False:
        return None, _nothing
    if progress is True:
        bar, close = _tqdm()
        return on_bar(bar), close
    if hasattr(progress, "update"):
        return on_bar(cast(Bar, progress)), _nothing
    if callable(progress):
        call = progress

        def told(result: Any) -> None:
            call(result)

        return told, _nothing
    raise VecsolveError(
        "field",
        f"progress is a {type(progress).__name__}: give True, a function of the pending "
        "result, or a bar with update(n) such as tqdm",
    )


def on_bar(bar: Bar) -> Callable[[Any], None]:
    """A function for `progress=` of every operation that moves a bar such as tqdm's."""
    done = 0
    says = getattr(bar, "set_postfix_str", None)

    def told(result: Any) -> None:
        nonlocal done
        now = int(getattr(result, "iterations", 0))
        if says is not None and hasattr(result, "residual"):
            says(f"{result.method}, residual {result.residual:.2e}", refresh=False)
        bar.update(now - done)
        done = now

    return told


def _tqdm() -> tuple[Bar, Callable[[], None]]:
    try:
        tqdm = importlib.import_module("tqdm.auto").tqdm
    except ImportError:
        raise VecsolveError(
            "module", "progress=True draws with the package tqdm: pip install tqdm"
        ) from None
    bar: Any = tqdm(unit=" iterations", desc="solve")
    return bar, bar.close


def _nothing() -> None:
    pass
