"""Solving: what is accepted, what comes back, and going on in steps."""

from __future__ import annotations

import signal
import threading
from typing import Any

import numpy as np
import pytest

import vecsolve
from test_instance import status


def poisson(s: vecsolve.Instance, k: int) -> tuple[vecsolve.Matrix, Any]:
    """The 5-point Laplacian on a k x k grid, and A times ones."""
    at = np.arange(k * k).reshape(k, k)
    pairs = [(at[:, 1:], at[:, :-1]), (at[1:], at[:-1])]
    down = np.concatenate([p.ravel() for p, _ in pairs])
    up = np.concatenate([q.ravel() for _, q in pairs])
    row = np.concatenate([at.ravel(), down, up])
    col = np.concatenate([at.ravel(), up, down])
    val = np.concatenate([np.full(k * k, 4.0), np.full(2 * len(up), -1.0)])
    b = np.zeros(k * k)
    np.add.at(b, row, val)
    return s.csr(k * k, k * k, row, col, val), b


def test_a_solve_says_all_that_it_knows(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 30)
    assert (a.shape, a.nnz, a.duplicates) == ((900, 900), 4380, 0)
    r = s.solve(a, b, tol=1e-10, history=True)
    assert (r.status, r.reason, r.n, r.nnz) == ("done", "converged", 900, 4380)
    assert r.x is not None and np.abs(r.x - 1).max() < 1e-8
    assert r.residual <= 1e-10 and r.backward_error is not None and r.backward_error < 1e-10
    assert r.attempts and isinstance(r.attempts[-1], vecsolve.Attempt)
    assert r.attempts[-1].method == r.method and r.attempts[-1].reason == "converged"
    assert r.work > 0 and 0 < len(r.history) <= 256
    j = s.residual(a, b, r.x)
    assert (j.residual, j.residual_norm) == (r.residual, r.residual_norm)


def test_x_is_a_copy_or_the_array_that_was_given(s: vecsolve.Instance) -> None:
    a = s.csr(2, 2, [0, 1], [0, 1], [2.0, 4.0])
    b = s.array("f64", [2.0, 4.0])
    first = s.solve(a, b)
    x = s.array("f64", 2)
    second = s.solve(a, b, x=x)
    assert first.x is not None and second.x is x.view
    x.view[0] = 9.0
    assert first.x.tolist() == [1.0, 1.0] and second.x.tolist() == [9.0, 1.0]
    assert s.solve(a, b, x=x, guess=True).x.tolist() == [1.0, 1.0]  # type: ignore[union-attr]
    r = s.array("f64", 2)
    s.residual(a, [3.0, 4.0], x, r=r)
    assert r.view.tolist() == [1.0, 0.0]
    assert status(s.solve, a, b, x=np.zeros(2)) == "kind"


def test_any_data_is_converted_once(s: vecsolve.Instance) -> None:
    index = np.array([0, 1], dtype=np.int64)
    for val in ([2, 4], np.array([2, 4], dtype=np.int8), np.array([2, 4], dtype=np.float32)):
        a = s.csr(np.int64(2), 2, index, range(2), val)
        for b in ((2, 4), np.array([2, 0, 4], dtype=np.float16)[::2], np.array([2, 4])):
            assert s.solve(a, b).x.tolist() == [1.0, 1.0]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("named", "wanted"),
    [
        ({"b": [1.0]}, "shape"),
        ({"b": [1.0, np.nan]}, "not_finite"),
        ({"b": [1.0, np.inf]}, "not_finite"),
        ({"method": "gauss"}, "field"),
        ({"tol": -1.0}, "field"),
        ({"tol": float("nan")}, "field"),
        ({"max_iter": -1}, "field"),
        ({"max_iter": 1.5}, "field"),
        ({"guess": 1}, "field"),
        ({"tol": [1]}, "field"),
    ],
)
def test_wrong_arguments(s: vecsolve.Instance, named: dict[str, Any], wanted: str) -> None:
    a = s.csr(2, 2, [0, 1], [0, 1], [2.0, 4.0])
    assert status(s.solve, a, **{"b": [1.0, 2.0], **named}) == wanted
    assert s.info().length == 1


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        ((2, 2, [0, 2], [0, 1], [1.0, 2.0]), "index"),
        ((2, 2, [0, -1], [0, 1], [1.0, 2.0]), "index"),
        ((2, 2, [0, 1], [0, 2**40], [1.0, 2.0]), "dtype"),
        ((2, 2, [0, 1], [0], [1.0, 2.0]), "shape"),
        ((2, 2, [0, 1], [0, 1], [1.0, np.inf]), "not_finite"),
        ((-1, 2, [], [], []), "field"),
        (("2", 2, [], [], []), "field"),
    ],
)
def test_wrong_matrices(s: vecsolve.Instance, args: tuple[Any, ...], wanted: str) -> None:
    assert status(s.csr, *args) == wanted
    assert s.info().length == 0
    assert status(s.csr, 2, 2, [0, 2, 2], [1, 0], [1.0, 2.0], format="csr") == "structure"
    assert status(s.csr, 2, 2, [0], [0], [1.0], format="dense") == "field"


def test_steps_end_where_one_call_ends(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 40)
    whole = s.solve(a, b, method="cg")
    r = s.solve(a, b, method="cg", budget=1)
    assert (r.status, r.reason, r.x) == ("pending", None, None)
    assert status(s.info) == status(s.array, "f64", 1) == status(s.solve, a, b) == "pending"
    steps = 0
    while r.status == "pending":
        r = s.step(10_000)
        steps += 1
    assert steps > 5
    assert r.x.tobytes() == whole.x.tobytes()  # type: ignore[union-attr]
    assert (r.iterations, r.residual, r.work) == (whole.iterations, whole.residual, whole.work)
    assert status(s.step) == status(s.cancel) == "idle"


def test_a_budget_that_is_none(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 40)
    assert status(s.solve, a, b, budget=-1) == status(s.solve, a, b, budget=2**32) == "field"
    s.solve(a, b, method="cg", budget=np.int32(1))
    assert status(s.step, -1) == status(s.step, 2**32) == "field"
    assert s.step(np.int64(0)).reason == "converged"


def test_objects_may_be_freed_while_an_operation_is_pending(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 40)
    x, y = s.array("f64", 1600), s.array("f64", b)
    s.solve(a, y, x=x, method="cg", budget=1)
    y.free()
    a.free()
    assert s.step().reason == "converged"
    assert abs(x.view - 1).max() < 1e-5
    # What is left is x.
    assert s.info().length == 1


def test_cancel_gives_what_was_reached(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 40)
    s.solve(a, b, method="cg", budget=1)
    s.step(50_000)
    r = s.cancel()
    assert (r.status, r.reason) == ("done", "budget")
    assert r.x.shape == (1600,) and 0 < r.residual < 1
    assert s.residual(a, b, r.x).residual == r.residual
    assert s.solve(a, b).reason == "converged"


def test_progress_is_called_between_steps(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 40)
    seen: list[int] = []
    r = s.solve(a, b, method="cg", progress=lambda p: seen.append(p.iterations), budget=50_000)
    assert r.reason == "converged" and len(seen) > 3
    assert seen == sorted(seen) and seen[-1] <= r.iterations
    plain = s.solve(a, b, method="cg")
    assert r.x.tobytes() == plain.x.tobytes()  # type: ignore[union-attr]


def test_an_exception_in_progress_cancels(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 40)
    start = s.info()

    def stop(_: vecsolve.SolveDone) -> None:
        raise ValueError("enough")

    with pytest.raises(ValueError, match="enough"):
        s.solve(a, b, method="cg", progress=stop, budget=1000)
    assert (s.info().length, s.info().bytes) == (start.length, start.bytes)
    assert s.solve(a, b).reason == "converged"


def test_ctrl_c_ends_a_solve_and_leaves_the_instance_usable(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 60)
    x = s.array("f64", 3600)
    # A process started in the background of a shell ignores SIGINT, and Python with it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    # Real interrupts of solves that would take far longer than the test may.
    kill = threading.Timer(0.2, signal.raise_signal, [signal.SIGINT])
    kill.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            for _ in range(2000):
                s.solve(a, b, x=x, method="cg", tol=1e-12)
    finally:
        kill.join()
        signal.signal(signal.SIGINT, before)
    assert s.solve(a, b).reason == "converged"


def test_another_thread_may_cancel(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 60)
    inside, cancelled = threading.Event(), threading.Event()

    def pause(_: vecsolve.SolveDone) -> None:
        inside.set()
        cancelled.wait(10)

    def other() -> None:
        inside.wait(10)
        s.cancel()
        cancelled.set()

    thread = threading.Thread(target=other)
    thread.start()
    r = s.solve(a, b, method="cg", tol=1e-12, progress=pause, budget=1000)
    thread.join()
    assert (r.status, r.reason) == ("done", "budget") and r.x is not None
