"""`vecsolve.solve`, asked as scipy.sparse.linalg's own tests ask its solvers: every
format, dtype and shape, x0, tolerances, and what people get wrong."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest

import vecsolve
from test_instance import status

sparse = pytest.importorskip("scipy.sparse")
linalg = pytest.importorskip("scipy.sparse.linalg")

FORMATS = ("csr", "csc", "coo", "bsr", "dia", "dok", "lil")
REAL = ("?", "b", "B", "h", "H", "i", "I", "l", "L", "e", "f", "d", "g", ">f8", ">i4", ">f4")


def poisson(k: int) -> Any:
    """The 5-point Laplacian on a k x k grid."""
    line = sparse.diags_array(
        [-np.ones(k - 1), 2 * np.ones(k), -np.ones(k - 1)], offsets=[-1, 0, 1]
    )
    one = sparse.eye_array(k)
    a = (sparse.kron(one, line) + sparse.kron(line, one)).tocsr()
    a.eliminate_zeros()
    return a


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", ["matrix", "array"])
def test_every_format(form: str, kind: str) -> None:
    a = getattr(sparse, f"{form}_{kind}")(poisson(6))
    b = np.arange(36.0)
    x, info = vecsolve.solve(a, b, rtol=1e-12)
    assert info == 0 and x.dtype == np.float64 and x.shape == (36,)
    np.testing.assert_allclose(a @ x, b, atol=1e-9)


@pytest.mark.parametrize("dtype", REAL)
def test_every_real_dtype(dtype: str) -> None:
    dense = np.array([[1, 0, 1], [0, 1, 0], [0, 1, 1]]).astype(dtype)
    b = np.array([1, 0, 1]).astype(dtype)
    for a in (dense, np.asfortranarray(dense), dense.tolist()):
        r = vecsolve.solve(a, b)
        assert r.converged and r.x is not None and r.x.dtype == np.float64
        np.testing.assert_allclose(r.x, [0, 0, 1], atol=1e-12)
    # scipy.sparse itself takes no halves and no foreign byte order.
    if dtype != "e" and dtype[0] != ">":
        x = vecsolve.solve(sparse.csr_array(dense), b).x
        np.testing.assert_allclose(x, [0, 0, 1], atol=1e-12)  # type: ignore[arg-type]


@pytest.mark.parametrize("dtype", ["F", "D", "G", "O", "U3", "M8[s]"])
def test_other_dtypes_are_refused(dtype: str) -> None:
    data = np.eye(2).astype("f8" if dtype[0] in "MU" else dtype).astype(dtype)
    assert status(vecsolve.solve, data, [1.0, 2.0]) == "dtype"
    assert status(vecsolve.solve, np.eye(2), data[0]) == "dtype"


@pytest.mark.parametrize("order", ["C", "F", "strided", "reversed"])
def test_every_order(order: str) -> None:
    dense = poisson(4).toarray() + np.triu(np.ones((16, 16)), 3)
    wide = np.zeros((32, 32))
    wide[::2, ::2] = dense
    a = {
        "C": dense,
        "F": np.asfortranarray(dense),
        "strided": wide[::2, ::2],
        "reversed": dense[::-1, ::-1].copy()[::-1, ::-1],
    }[order]
    x = np.arange(16.0)
    np.testing.assert_allclose(vecsolve.solve(a, dense @ x, rtol=1e-13).x, x, atol=1e-9)  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", [(9,), (9, 1)])
def test_shapes_of_b_and_x0(shape: tuple[int, ...]) -> None:
    a, x = poisson(3), np.linspace(1, 2, 9)
    b = (a @ x).reshape(shape)
    for right in (b, b.tolist()):
        r = vecsolve.solve(a, right, x.reshape(shape), method="cg")
        assert (r.converged, r.iterations) == (True, 0) and r.x is not None
        assert r.x.shape == (9,)
    assert vecsolve.solve(a, sparse.csr_array(b.reshape(9, 1))).converged


@pytest.mark.parametrize(
    ("shape", "word"), [((8,), "needed"), ((1, 9), "needed"), ((9, 2), "factor"), ((), "needed")]
)
def test_wrong_shapes_of_b(shape: tuple[int, ...], word: str) -> None:
    with pytest.raises(vecsolve.VecsolveError, match=word) as caught:
        vecsolve.solve(poisson(3), np.ones(shape))
    assert caught.value.status == "shape"
    assert status(vecsolve.solve, poisson(3), np.ones(9), np.ones(8)) == "shape"


@pytest.mark.parametrize("b", [np.ones(3), np.ones(2)])
def test_matrices_that_are_not_square(b: Any) -> None:
    a = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]])
    if len(b) == 2:
        assert status(vecsolve.solve, a, b) == "shape"
        return
    assert status(vecsolve.solve, a, b, method="cg") == "shape"
    x = vecsolve.solve(a, b, rtol=1e-12).x
    assert x is not None
    np.testing.assert_allclose(x, np.linalg.lstsq(a, b, rcond=None)[0], rtol=1e-9)


def test_what_is_no_matrix() -> None:
    operator = linalg.aslinearoperator(poisson(3))
    with pytest.raises(vecsolve.VecsolveError, match=r"LinearOperator.*values") as caught:
        vecsolve.solve(operator, np.ones(9))
    assert caught.value.status == "kind"
    assert status(vecsolve.solve, np.ones(9), np.ones(9)) == "shape"
    assert status(vecsolve.solve, np.ones((1, 2, 3)), np.ones(9)) == "shape"
    assert status(vecsolve.solve, [[1, 2], [3]], [1, 2]) in ("kind", "dtype")
    assert status(vecsolve.solve, None, [1]) == "shape"
    assert status(vecsolve.solve, lambda x: x, [1]) == "shape"
    masked = np.ma.masked_array([1.0, 2.0], mask=[True, False])
    assert status(vecsolve.solve, np.eye(2), masked) == "dtype"
    assert status(vecsolve.solve, np.ma.masked_array(np.eye(2), mask=np.eye(2)), [1, 2]) == "dtype"


def test_memory_is_bounded() -> None:
    a = poisson(60)
    assert status(vecsolve.solve, a, np.ones(3600), max_bytes=100_000) == "limit"


@pytest.mark.parametrize("M", [np.eye(9), linalg.aslinearoperator(np.eye(9)), 3, "amg"])
def test_preconditioners_go_by_name(M: Any) -> None:
    assert status(vecsolve.solve, poisson(3), np.ones(9), M=M) == "field"


@pytest.mark.parametrize(
    ("named", "wanted"),
    [
        ({"rtol": -1.0}, "field"),
        ({"rtol": float("nan")}, "field"),
        ({"atol": -1.0}, "field"),
        ({"maxiter": -1}, "field"),
        ({"maxiter": 2.5}, "field"),
        ({"method": "CG"}, "field"),
        ({"progress": 3}, "field"),
        ({"max_bytes": 1000}, "field"),
        ({"module": "nowhere.wasm"}, "module"),
    ],
)
def test_wrong_arguments(named: dict[str, Any], wanted: str) -> None:
    with pytest.raises(vecsolve.VecsolveError) as caught:
        vecsolve.solve(poisson(3), np.ones(9), **named)
    assert caught.value.status == wanted


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite(bad: float) -> None:
    a, b = poisson(3), np.ones(9)
    b[4] = bad
    assert status(vecsolve.solve, a, b) == "not_finite"
    a.data[3] = bad
    assert status(vecsolve.solve, a, np.ones(9)) == "not_finite"


@pytest.mark.parametrize("n", [0, 1])
def test_the_smallest(n: int) -> None:
    r = vecsolve.solve(sparse.csr_array(3 * np.eye(n).reshape(n, n)), np.ones(n))
    assert r.converged and r.x is not None and r.x.shape == (n,)
    assert vecsolve.solve(np.eye(2), [0, 0]).x.tolist() == [0, 0]  # type: ignore[union-attr]


def test_singular_is_a_result() -> None:
    r = vecsolve.solve(np.ones((2, 2)), [1.0, 2.0])
    assert (r.converged, r.reason) == (False, "singular") and r.info > 0
    assert "singular" in repr(r)


def test_maxiter_and_the_tolerances() -> None:
    a, b = poisson(20), np.ones(400)
    r = vecsolve.solve(a, b, method="cg", maxiter=5)
    assert (r.reason, r.iterations, r.info) == ("max_iter", 5, 5)
    loose = vecsolve.solve(a, b, method="cg", rtol=1e-2)
    absolute = vecsolve.solve(a, b, method="cg", rtol=0.0, atol=1e-2 * np.sqrt(400))
    assert loose.converged and loose.iterations == absolute.iterations
    assert np.linalg.norm(b - a @ loose.x) <= 1e-2 * np.linalg.norm(b)


@pytest.mark.parametrize("M", ["none", "jacobi", "ssor", "ic0", "multigrid"])
@pytest.mark.parametrize("method", ["cg", "minres", "gmres", "bicgstab"])
def test_methods_meet_scipys_answer(method: str, M: str) -> None:
    a, b = poisson(12), np.random.default_rng(3).standard_normal(144)
    r = vecsolve.solve(a, b, method=method, M=M, rtol=1e-11)
    assert r.converged and (r.method, r.precond) == (method, M)
    np.testing.assert_allclose(r.x, linalg.spsolve(a.tocsc(), b), rtol=1e-8)  # type: ignore[arg-type]


def test_a_is_left_as_it_was() -> None:
    a = sparse.csr_matrix(([1.0, 2.0, 3.0], ([0, 0, 1], [1, 1, 0])), shape=(2, 2))
    a.has_sorted_indices = a.has_canonical_format = False
    before = [part.copy() for part in (a.indptr, a.indices, a.data)]
    b = np.array([3.0, 6.0])
    np.testing.assert_allclose(vecsolve.solve(a, b).x, [2.0, 1.0])  # type: ignore[arg-type]
    assert all((x == y).all() for x, y in zip(before, (a.indptr, a.indices, a.data)))


def test_the_whole_history_is_kept_and_drawn() -> None:
    a, b = poisson(150), np.ones(150 * 150)
    r = vecsolve.solve(a, b, method="cg", M="none", history=True)
    assert r.iterations > 256 and len(r.history) == r.iterations and r.history_from == 0
    assert r.history[-1] <= 1e-8 < r.history[0]
    plain = vecsolve.solve(a, b, method="cg", M="none")
    assert r.x.tobytes() == plain.x.tobytes()  # type: ignore[union-attr]
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    axes = r.plot()
    drawn, bound = axes.lines
    assert drawn.get_ydata().tolist() == r.history and bound.get_ydata()[0] == 1e-8
    assert drawn.get_xdata().tolist() == list(range(1, r.iterations + 1))
    assert axes.get_yscale() == "log" and axes.get_title() == "converged, n = 22500"
    axes.figure.savefig(io.BytesIO())
    assert "field" == status(plain.plot)


def test_the_pattern_is_drawn() -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    a = poisson(5)
    for m in (a, a.toarray(), sparse.coo_matrix(a)):
        axes = vecsolve.spy(m)
        assert len(axes.lines[0].get_xdata()) == a.nnz and "105 values" in axes.get_title()
    assert status(vecsolve.spy, np.ones(3)) == "shape"


class Bar:
    """Counts what a bar is told."""

    def __init__(self) -> None:
        self.n, self.says = 0, ""

    def update(self, n: int) -> None:
        self.n += n

    def set_postfix_str(self, text: str, refresh: bool = True) -> None:
        self.says = text


def test_progress_moves_bars() -> None:
    a, b = poisson(60), np.ones(3600)
    bar, seen = Bar(), []
    r = vecsolve.solve(a, b, method="cg", progress=bar, callback=lambda p: seen.append(p.status))
    assert bar.n == r.iterations and bar.says.startswith("cg, residual ")
    assert seen[-1] == "done"
    tqdm = pytest.importorskip("tqdm").tqdm
    with tqdm(file=io.StringIO()) as theirs:
        assert vecsolve.solve(a, b, method="cg", progress=theirs).converged
        assert theirs.n == r.iterations
    with vecsolve.Instance() as s:
        own = Bar()
        s.solve(s.csr_from(a), b, method="cg", budget=10_000, progress=vecsolve.on_bar(own))
        assert 0 < own.n <= r.iterations


def test_progress_true_draws_one(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    r = vecsolve.solve(poisson(20), np.ones(400), method="cg", progress=True)
    assert f"{r.iterations} iterations" in capsys.readouterr().err


def test_results_are_tables_in_a_notebook() -> None:
    r = vecsolve.solve(poisson(10), np.ones(100), method="cg", history=True)
    page = r._repr_html_()
    for part in ("<table>", "converged", "backward_error", "float64 (100,)", "values)"):
        assert part in page
    with vecsolve.Instance() as s:
        assert "simd128" in s.info()._repr_html_()
        e = s.eigh(s.array("f64", [[2.0, 0.0], [0.0, 1.0]]), 2)
        assert "float64 (2,): [1. 2.]" in e._repr_html_()


def test_whole_numbers_do_not_change() -> None:
    with vecsolve.Instance() as s:
        assert s.array("f64", np.array([2**53, 2**60])).view.tolist() == [2**53, 2**60]
        assert status(s.array, "f64", np.array([2**53 + 1])) == "dtype"
        assert status(s.array, "f32", [2**24 + 1]) == "dtype"
        assert s.array("f32", [2.0**24 + 1]).view.tolist() == [2.0**24]
        two = s.array("f32", np.asfortranarray(np.arange(6).reshape(2, 3)))
        assert two.view.tolist() == [0, 1, 2, 3, 4, 5]
