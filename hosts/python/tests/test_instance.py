"""Instances, arrays and matrices: who owns what, for how long, and the words
of the errors when it is over."""

from __future__ import annotations

import gc
import pickle
import threading
import weakref

import numpy as np
import pytest

import vecsolve
from vecsolve import VecsolveError


def status(call: object, *args: object, **named: object) -> str:
    """The status that a call is refused with."""
    with pytest.raises(VecsolveError) as caught:
        call(*args, **named)  # type: ignore[operator]
    assert caught.value.code < 0 and len(caught.value.message) > 10
    return caught.value.status


def test_the_readme_example(capsys: pytest.CaptureFixture[str]) -> None:
    with vecsolve.Instance() as s:
        a = s.csr(rows=2, cols=2, row=[0, 0, 1, 1], col=[0, 1, 0, 1], val=[4, 1, 1, 3])
        r = s.solve(a, [1, 2])
        print(r.x, r.reason, r.residual)
    assert capsys.readouterr().out.startswith("[0.09090909 0.63636364] converged ")
    assert r.x is not None
    np.testing.assert_allclose(r.x, [1 / 11, 7 / 11], rtol=1e-12)


def test_views_survive_growth() -> None:
    with vecsolve.Instance(max_bytes=1 << 30) as s:
        first = s.array("f64", [1.5, 2.5, -3.0])
        view = first.view
        assert view is first.view
        before = s.module.memory_bytes
        large = [s.array("f32", 4_000_000) for _ in range(8)]
        assert s.module.memory_bytes >= before + 8 * 16_000_000
        first.view[1] = 7.0
        assert s.sum(first) == 5.5
        assert view.tolist() == first.view.tolist() == [1.5, 7.0, -3.0]
        large[7].view[-1] = 2.0
        assert s.sum(large[7]) == 2.0


def test_a_view_is_made_anew_when_the_memory_moves(s: vecsolve.Instance) -> None:
    a = s.array("f64", [1.0, 2.0])
    old = a.view
    s.module.base += 1  # as if it had moved
    assert a.view is not old
    s.module.refresh()
    assert a.view.tolist() == [1.0, 2.0]


def test_a_view_keeps_its_array_alive(s: vecsolve.Instance) -> None:
    view = s.array("f64", [1.0, 2.0, 3.0]).view
    gc.collect()
    others = [s.array("f64", [9.0, 9.0, 9.0]) for _ in range(4)]
    assert view.tolist() == [1.0, 2.0, 3.0] and len(others) == 4


def test_dropped_objects_give_their_memory_back(s: vecsolve.Instance) -> None:
    s.csr(1, 1, [0], [0], [1.0])
    start = s.info()
    for _ in range(50):
        s.array("f64", 1000)
        s.csr(2, 2, [0, 1], [0, 1], [1.0, 2.0])
        s.solve(s.csr(1, 1, [0], [0], [2.0]), [1.0])
    gc.collect()
    end = s.info()
    assert (end.length, end.bytes) == (start.length, start.bytes)


def test_numpy_reads_and_writes_arrays(s: vecsolve.Instance) -> None:
    a = s.array(np.float32, np.arange(6, dtype=">f8")[::2])
    assert (a.dtype, len(a), np.asarray(a).tolist()) == ("f32", 3, [0.0, 2.0, 4.0])
    assert np.asarray(a, dtype=np.float64).dtype == np.float64
    assert np.shares_memory(np.asarray(a), a.view)
    assert not np.shares_memory(np.array(a), a.view)
    for dtype in ("f32", "f64", "i32", "u32", "i8", "u8"):
        b = s.array(dtype, 5)
        assert b.view.tolist() == [0] * 5
        b.view[:] = 3
        assert s.info(b).dtype == dtype and b.view.sum() == 15
    assert s.array("f64", []).view.tolist() == [] == s.array("f64", 0).view.tolist()


@pytest.mark.parametrize(
    ("dtype", "data", "wanted"),
    [
        ("i32", [2**31], "dtype"),
        ("u32", [-1], "dtype"),
        ("i32", [0.5], "dtype"),
        ("i32", [float("nan")], "dtype"),
        ("f64", [1j], "dtype"),
        ("f64", ["a"], "dtype"),
        ("f64", [[1.0], [2.0, 3.0]], "dtype"),
        ("f64", 1.5, "shape"),
        ("f64", -1, "shape"),
        ("f16", [1.0], "dtype"),
        ("f64", 10**9, "limit"),
    ],
)
def test_data_that_does_not_fit(
    s: vecsolve.Instance, dtype: str, data: object, wanted: str
) -> None:
    assert status(s.array, dtype, data) == wanted


def test_freed_and_closed() -> None:
    s = vecsolve.Instance()
    a, b = s.array("f64", [1.0]), s.array("f64", [2.0])
    m = s.csr(1, 1, [0], [0], [2.0])
    a.free()
    a.free()
    assert status(lambda: a.view) == status(s.dot, a, b) == status(s.info, a) == "id"
    assert s.free(b).bytes >= 8
    assert status(s.sum, b) == "id"
    c = s.array("f64", [3.0])
    s.close()
    s.close()
    for call in (lambda: c.view, lambda: s.sum(c), lambda: s.solve(m, [1.0]), s.info, s.step):
        assert status(call) == "handle"
    assert status(s.array, "f64", 1) == "handle"
    c.free()


def test_objects_of_another_instance() -> None:
    with vecsolve.Instance() as s, vecsolve.Instance() as t:
        x, m = t.array("f64", [1.0]), t.csr(1, 1, [0], [0], [2.0])
        y = s.array("f64", [1.0])
        assert status(s.dot, y, x) == status(s.solve, m, [1.0]) == "id"
        assert status(s.add, y, y, x) == "id"


def test_nine_instances_of_one_module() -> None:
    module = vecsolve.load("simd128")
    held = [vecsolve.Instance(module=module) for _ in range(8)]
    assert status(vecsolve.Instance, module=module) == "full"
    held[3].close()
    again = vecsolve.Instance(module=module)
    assert status(held[3].info) == "handle"
    assert status(vecsolve.Instance, module=module) == "full"
    # Dropped without close(): the next instance finds the place free.
    del held[0]
    with vecsolve.Instance(module=module) as s:
        assert s.info().kind == again.info().kind == "instance"


def test_instances_have_modules_of_their_own() -> None:
    held = [vecsolve.Instance() for _ in range(20)]
    assert len({id(s.module) for s in held}) == 20


def test_a_dropped_instance_frees_its_module_at_once(calls: str) -> None:
    gc.collect()
    gc.disable()
    try:
        s = vecsolve.Instance()
        x = s.array("f64", [1.0, 2.0])
        assert s.dot(x, x) == 5.0 and s.solve(s.csr(1, 1, [0], [0], [2.0]), [4.0]).n == 1
        store, view = weakref.ref(s.module._store), x.view
        del s, x
        assert store() is not None and view.tolist() == [1.0, 2.0]
        del view
        assert store() is None
        module = vecsolve.load()
        store, call = weakref.ref(module._store), module.calls["vs_capabilities"]
        del module
        assert store() is not None and call() == 1
        del call
        assert store() is None
    finally:
        gc.enable()


def test_max_bytes_bounds_an_instance() -> None:
    with vecsolve.Instance(max_bytes=60_000) as s:
        assert s.info().max_bytes == 60_000
        a = s.array("f64", 3000)
        assert status(s.array, "f64", 3000) == "limit"
        a.free()
        s.array("f64", 3000)
    assert status(vecsolve.Instance, max_bytes=-1) == "field"


def test_threads_share_an_instance(s: vecsolve.Instance) -> None:
    arrays = [s.array("f64", np.full(1000, float(k))) for k in range(4)]
    wrong: list[float] = []

    def work(k: int) -> None:
        for _ in range(500):
            if (got := s.dot(arrays[k], arrays[k])) != 1000.0 * k * k:
                wrong.append(got)
            if (len(s.array("f64", [1.0])) + s.info(arrays[k]).length) != 1001:
                wrong.append(-1)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert wrong == []


def test_errors_can_be_pickled() -> None:
    error = pickle.loads(pickle.dumps(VecsolveError("shape", "b holds 5 values")))
    assert (error.status, error.code, str(error)) == ("shape", -18, "shape: b holds 5 values")
