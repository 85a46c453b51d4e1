"""What a call costs from Python: a resident dot through the public method, by
the fast and by the slow path, and a copy into a resident array; each paired
with numpy in the same run.

    python3 bench/python/calls.py            prints, and records in bench/record/
    python3 bench/python/calls.py --dry      prints

Every answer is checked before it is timed. A round times all rows one after
the other; a row's figure is the median over the rounds, a ratio the median of
the rounds' ratios.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import json
import math
import os
import platform
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "hosts" / "python" / "src"))

import numpy as np
import vecsolve

ROUNDS = 41
SLICE = 0.004
TARGET_US = 3.0


def instance(slow: bool) -> vecsolve.Instance:
    """An instance that is called by one of the two ways."""
    os.environ["VECSOLVE_SLOW_CALLS"] = "1" if slow else "0"
    s = vecsolve.Instance()
    assert s.module.fast_calls is not slow
    return s


def prepare() -> list[tuple[str, str, Callable[[], object]]]:
    """The rows: a name, the row it is measured against, and what to run."""
    rows: list[tuple[str, str, Callable[[], object]]] = []
    rng = np.random.default_rng(1)
    ways = {"fast": instance(slow=False), "slow": instance(slow=True)}
    for n in (8, 1000, 100_000):
        data = [rng.standard_normal(n).astype(np.float32) for _ in range(2)]
        exact = math.fsum(float(a) * float(b) for a, b in zip(*data))
        size = math.fsum(abs(float(a) * float(b)) for a, b in zip(*data))
        reference = f"numpy.dot f32 n={n}"
        rows.append((reference, reference, lambda x=data[0], y=data[1]: np.dot(x, y)))
        answers = []
        for way, s in ways.items():
            x, y = s.array("f32", data[0]), s.array("f32", data[1])
            answers.append(s.dot(x, y))
            assert abs(answers[-1] - exact) <= n * 2**-24 * size, (answers[-1], exact)
            rows.append(
                (f"dot f32 n={n}, {way}", reference, lambda s=s, x=x, y=y: s.dot(x, y))
            )
        assert answers[0] == answers[1]
    source = rng.standard_normal(1000).astype(np.float32)
    target, resident = np.empty_like(source), ways["fast"].array("f32", 1000)
    reference = "numpy copy of 1,000 f32"
    rows.append((reference, reference, lambda: np.copyto(target, source)))
    rows.append(
        (
            "copy of 1,000 f32 to .view",
            reference,
            lambda: np.copyto(resident.view, source),
        )
    )
    for _, _, run in rows[-2:]:
        run()
    assert resident.view.tobytes() == target.tobytes() == source.tobytes()
    return rows


def loops(run: Callable[[], object]) -> int:
    """How often to run for a slice of time."""
    count = 1
    while seconds(run, count) < SLICE:
        count *= 2
    return count


def seconds(run: Callable[[], object], count: int) -> float:
    """The time of so many runs."""
    start = time.perf_counter()
    for _ in range(count):
        run()
    return time.perf_counter() - start


def measure(
    rows: list[tuple[str, str, Callable[[], object]]],
) -> list[dict[str, object]]:
    """Median microseconds and median ratios to the references."""
    counts = [loops(run) for _, _, run in rows]
    times: dict[str, list[float]] = {name: [] for name, _, _ in rows}
    for _ in range(ROUNDS):
        for (name, _, run), count in zip(rows, counts):
            times[name].append(seconds(run, count) / count * 1e6)
    out: list[dict[str, object]] = []
    for name, reference, _ in rows:
        ratios = [a / b for a, b in zip(times[name], times[reference])]
        out.append(
            {
                "name": name,
                "reference": reference,
                "us": round(statistics.median(times[name]), 3),
                "us_p5": round(float(np.percentile(times[name], 5)), 3),
                "us_p95": round(float(np.percentile(times[name], 95)), 3),
                "ratio": round(statistics.median(ratios), 3),
            }
        )
    return out


def cpu() -> str:
    """The processor's name."""
    try:
        text = Path("/proc/cpuinfo").read_text()
        return re.search(r"model name\s*: (.*)", text).group(1).strip()  # type: ignore[union-attr]
    except (OSError, AttributeError):
        return platform.processor() or platform.machine()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dry", action="store_true", help="print, record nothing")
    dry = parser.parse_args().dry
    results = measure(prepare())
    print(f"{'':34}{'us':>9}{'p5':>9}{'p95':>9}{'ratio':>9}")
    for r in results:
        print(f"{r['name']:34}{r['us']:9}{r['us_p5']:9}{r['us_p95']:9}{r['ratio']:9}")
    cost = next(r["us"] for r in results if r["name"] == "dot f32 n=8, fast")
    verdict = "met" if float(str(cost)) < TARGET_US else "MISSED"
    print(f"target: a resident dot below {TARGET_US} us: {verdict}")
    if dry:
        return
    slug = re.sub(r"[^a-z0-9]+", "-", cpu().lower()).strip("-")
    path = ROOT / "bench" / "record" / slug / "python_calls.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    record = {
        "date": datetime.date.today().isoformat(),
        "cpu": cpu(),
        "versions": {
            "python": platform.python_version(),
            **{
                name: importlib.metadata.version(name) for name in ("numpy", "wasmtime")
            },
        },
        "command": "python3 bench/python/calls.py",
        "rounds": ROUNDS,
        "results": results,
    }
    path.write_text(json.dumps(record, indent=1) + "\n")
    print(f"recorded in {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
