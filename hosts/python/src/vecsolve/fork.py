"""What holds after os.fork.

The child has a copy of every instance, and both go on from there: linear
memory is private to a process and is copied as it is written. So that nothing
is copied in the midst of a call, a fork waits for the calls that run in other
threads; between two slices of a long operation it is let through, and that
operation stays pending in the child, to be cancelled there. What the child
compiles is compiled on one thread: those of wasmtime's compiler stay behind.
"""

from __future__ import annotations

import os
import weakref
from threading import RLock
from typing import Any

_guard = RLock()
_locks: weakref.WeakSet[Any] = weakref.WeakSet()
_held: list[Any] = []
_child = False


def lock() -> RLock:
    """A lock that a fork waits for."""
    fresh = RLock()
    with _guard:
        _locks.add(fresh)
    return fresh


def forked() -> bool:
    """Whether this process is the child of one that had loaded the package."""
    return _child


def _before() -> None:
    _guard.acquire()
    for one in list(_locks):
        one.acquire()
        _held.append(one)


def _after() -> None:
    while _held:
        _held.pop().release()
    _guard.release()


def _after_in_child() -> None:
    global _child
    _child = True
    _after()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before, after_in_parent=_after, after_in_child=_after_in_child)
