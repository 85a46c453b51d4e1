"""Single values of x on rings of growing size, from Python, against scipy's solve of all of
x. Answers are checked first. Then a picture of both against n, beside the record.

python3 bench/python/local.py            prints, and records in bench/record/
python3 bench/python/local.py --dry      prints
"""

from __future__ import annotations

import json

import harness
import numpy as np
import scipy.sparse
import scipy.sparse.linalg
import vecsolve

SHIFT = 0.5
TOL = 1e-6
SIZES = (1_000, 10_000, 100_000, 1_000_000)


def ring(n: int) -> scipy.sparse.csr_array:
    line = scipy.sparse.diags_array(
        [-np.ones(n - 1), (2 + SHIFT) * np.ones(n), -np.ones(n - 1)], offsets=[-1, 0, 1]
    ).tolil()
    line[0, n - 1] = line[n - 1, 0] = -1
    return line.tocsr()


def prepare() -> tuple[list[harness.Row], dict[int, int]]:
    rows: list[harness.Row] = []
    touched: dict[int, int] = {}
    for n in SIZES:
        a = ring(n)
        b = np.random.default_rng(n).uniform(-1, 1, n)
        s = vecsolve.Instance(max_bytes=1 << 30)
        system = s.local_matrix(s.csr_from(a), b=b)
        index = s.array("u32", np.array([n // 2], dtype=np.uint32))
        columns = a.tocsc()

        def local(s=s, system=system, index=index) -> vecsolve.LocalSolveDone:
            return s.local_solve(system, index, method="push", tol=TOL)

        def full(columns=columns, b=b) -> np.ndarray:
            return scipy.sparse.linalg.spsolve(columns, b)

        done, x = local(), full()
        error = abs(done.values[0] - x[n // 2])
        assert done.reason == "converged" and error <= done.bounds[0] <= TOL, (n, error)
        touched[n] = done.nonzeros
        print(
            f"n = {n}: read {done.nonzeros} values, bound {done.bounds[0]:.1e}, error {error:.1e}"
        )
        reference = f"scipy spsolve, all of x, n = {n}"
        rows.append((reference, reference, full))
        rows.append((f"vecsolve push, one value, n = {n}", reference, local))
    return rows, touched


def picture(results: list[dict[str, object]], touched: dict[int, int]) -> None:
    """Time and values read against n."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "vecsolve"
    from matplotlib import pyplot

    figure, left = pyplot.subplots(figsize=(7, 4))
    for name, label in (
        ("vecsolve push", "one value, Python"),
        ("scipy spsolve", "all of x, scipy"),
    ):
        times = [row["us"] for row in results if str(row["name"]).startswith(name)]
        left.loglog(SIZES, times, "o-", label=label)
    # What Node and the native library recorded here, up to a grid that is nowhere stored.
    for name, label, candidate in (
        ("js_local", "one value, Node", "simd128 push"),
        ("native", "one value, native", "push"),
    ):
        record = harness.folder() / f"{name}.json"
        runs = json.loads(record.read_text()) if record.exists() else [{"rows": []}]
        found = [
            row for row in runs[-1]["rows"] if candidate in row.get("candidates", {})
        ]
        times = [row["candidates"][candidate]["ns"] / 1e3 for row in found]
        left.loglog([row["n"] for row in found], times, "s--", label=label)
    left.set(
        xlabel="n",
        ylabel="microseconds",
        title=f"A ring with shift {SHIFT}, tol {TOL:g}",
    )
    right = left.twinx()
    right.loglog(
        SIZES, [touched[n] for n in SIZES], "k:", label="values read by the push"
    )
    right.set(ylabel="values read", ylim=(100, 1e7))
    figure.legend(loc="upper left", bbox_to_anchor=(0.13, 0.88))
    figure.tight_layout()
    file = harness.folder() / "python_local.svg"
    figure.savefig(file, metadata={"Date": None})
    print(f"drawn in {file.relative_to(harness.ROOT)}")


def main() -> None:
    args = harness.arguments()
    rows, touched = prepare()
    results = harness.measure(rows, 9)
    harness.head()
    harness.show(results)
    harness.record("local", results, 9, ("numpy", "scipy", "wasmtime"))
    if not args.dry:
        picture(results, touched)


if __name__ == "__main__":
    main()
