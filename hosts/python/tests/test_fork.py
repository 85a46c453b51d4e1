"""What is promised after os.fork."""

from __future__ import annotations

import os
import signal
import sys
import threading
import warnings
from typing import Callable

import numpy as np
import pytest

import vecsolve
from test_solve import poisson
from vecsolve import module

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def child(run: Callable[[], None]) -> int:
    """Runs it in a fork and answers the exit code: 0 when it went well."""
    with warnings.catch_warnings():
        # Python 3.12 warns of forks where threads are alive: that is what is tested.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        code = 1
        try:
            signal.alarm(60)
            run()
            code = 0
        except BaseException as error:
            print(repr(error), file=sys.stderr)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_both_go_on_with_their_own_copy(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 20)
    x = s.array("f64", [1.0, 2.0])
    whole = s.solve(a, b, method="cg")

    def run() -> None:
        x.view[0] = 9.0
        assert s.dot(x, x) == 85.0
        again = s.solve(a, b, method="cg")
        assert again.x.tobytes() == whole.x.tobytes()  # type: ignore[union-attr]
        # Memory that grows here grows here alone.
        assert s.sum(s.array("f64", np.ones(2_000_000))) == 2e6

    before = s.module.memory_bytes
    assert child(run) == 0
    assert (x.view.tolist(), s.dot(x, x), s.module.memory_bytes) == ([1.0, 2.0], 5.0, before)


def test_the_child_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VECSOLVE_CACHE", "0")
    vecsolve.load("simd128")

    def run() -> None:
        module._compiled.clear()
        with vecsolve.Instance(module="scalar") as fresh:
            assert fresh.info().level == "scalar"

    assert child(run) == 0


def test_a_fork_waits_for_calls_of_other_threads(s: vecsolve.Instance) -> None:
    x = s.array("f64", 400_000)
    stop = threading.Event()
    ready = threading.Event()

    def work() -> None:
        while not stop.is_set():
            s.exp(x, x)
            ready.set()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        ready.wait(10)
        # The lock is free in the child, and the module is not in the midst of a call.
        assert [child(lambda: s.info() and None) for _ in range(5)] == [0] * 5
    finally:
        stop.set()
        thread.join()
    assert s.info().length == 1


def test_what_was_pending_is_pending_in_the_child_and_can_be_cancelled(
    s: vecsolve.Instance,
) -> None:
    a, b = poisson(s, 40)
    s.solve(a, b, method="cg", budget=1)

    def run() -> None:
        r = s.cancel()
        assert r.reason == "budget"
        assert s.solve(a, b, method="cg").reason == "converged"

    assert child(run) == 0
    assert s.step(0).reason == "converged"
