"""What it costs until the first answer: a fresh interpreter imports the package and
solves a small system, with the compiled module in the cache, without one, and, for
scale, scipy's import and first solve. Wall clock, for that is what a user waits; the
children check their answers.

    python3 bench/python/start.py            prints, and records in bench/record/
    python3 bench/python/start.py --dry      prints
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import harness

ROUNDS = 9
OURS = """
import vecsolve
r = vecsolve.solve([[4.0, 1.0], [1.0, 3.0]], [1.0, 2.0])
assert r.converged and abs(r.x[0] - 1 / 11) < 1e-12
"""
SCIPY = """
import numpy as np, scipy.sparse, scipy.sparse.linalg
a = scipy.sparse.csc_array(np.array([[4.0, 1.0], [1.0, 3.0]]))
x = scipy.sparse.linalg.spsolve(a, np.array([1.0, 2.0]))
assert abs(x[0] - 1 / 11) < 1e-12
"""
EMPTY = "import numpy"
GOALS_MS = {"warm cache": 300.0, "cold cache": 600.0}


def child(code: str, cache: str) -> float:
    """Milliseconds of an interpreter that runs this."""
    path = str(harness.ROOT / "hosts" / "python" / "src")
    environment = dict(os.environ, PYTHONPATH=path, VECSOLVE_CACHE=cache)
    # As pip installs a package: with its bytecode.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = f"{os.path.dirname(cache)}/bytecode"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    return (time.perf_counter() - start) * 1e3


def main() -> None:
    harness.arguments()
    names = ("interpreter and numpy", "scipy", "warm cache", "cold cache")
    times: dict[str, list[float]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        warm, cold = f"{folder}/warm", f"{folder}/cold"
        for code in (OURS, SCIPY):
            child(code, warm)
        for _ in range(ROUNDS):
            shutil.rmtree(cold, ignore_errors=True)
            times[names[0]].append(child(EMPTY, warm))
            times[names[1]].append(child(SCIPY, warm))
            times[names[2]].append(child(OURS, warm))
            times[names[3]].append(child(OURS, cold))
    results: list[dict[str, object]] = []
    for name in names:
        ratios = [a / b for a, b in zip(times[name], times["scipy"])]
        middle = statistics.median(times[name])
        row: dict[str, object] = {
            "name": f"start, {name}",
            "reference": "start, scipy",
            "us": round(middle * 1e3, 1),
            "us_p95": round(max(times[name]) * 1e3, 1),
            "ratio": round(statistics.median(ratios), 3),
        }
        if name in GOALS_MS:
            met = middle <= GOALS_MS[name]
            row["goal"] = {"within_ms": GOALS_MS[name], "met": met}
        results.append(row)
        print(f"{row['name']:32}{middle:9.1f} ms {row['ratio']:7} x scipy")
    for name, goal in GOALS_MS.items():
        verdict = "met" if statistics.median(times[name]) <= goal else "MISSED"
        print(f"goal: import and first solve, {name}, within {goal:.0f} ms: {verdict}")
    harness.record("start", results, ROUNDS, ("numpy", "scipy", "wasmtime"))


if __name__ == "__main__":
    main()
