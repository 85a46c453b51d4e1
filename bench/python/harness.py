"""How the Python benchmarks measure: a round times all rows one after the
other; a row's figure is the median over the rounds, a ratio the median of the
rounds' ratios. Records go to bench/record/<cpu>/<name>.json.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import json
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

SLICE = 0.004
Row = tuple[str, str, Callable[[], object]]


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


def measure(rows: list[Row], rounds: int) -> list[dict[str, object]]:
    """Median microseconds and median ratios to the references; a row is a name,
    the row it is measured against, and what to run."""
    counts = [loops(run) for _, _, run in rows]
    times: dict[str, list[float]] = {name: [] for name, _, _ in rows}
    for _ in range(rounds):
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


def run(
    name: str, rows: Callable[[], list[Row]], rounds: int, packages: tuple[str, ...]
) -> list[dict[str, object]]:
    """Measures, prints, and records unless --dry is given."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dry", action="store_true", help="print, record nothing")
    dry = parser.parse_args().dry
    results = measure(rows(), rounds)
    print(f"{'':42}{'us':>12}{'p5':>12}{'p95':>12}{'ratio':>9}")
    for r in results:
        print(
            f"{r['name']:42}{r['us']:12}{r['us_p5']:12}{r['us_p95']:12}{r['ratio']:9}"
        )
    if not dry:
        slug = re.sub(r"[^a-z0-9]+", "-", cpu().lower()).strip("-")
        path = ROOT / "bench" / "record" / slug / f"python_{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        versions = {
            package: importlib.metadata.version(package) for package in packages
        }
        record = {
            "date": datetime.date.today().isoformat(),
            "cpu": cpu(),
            "versions": {"python": platform.python_version(), **versions},
            "command": f"python3 bench/python/{name}.py",
            "rounds": rounds,
            "results": results,
        }
        path.write_text(json.dumps(record, indent=1) + "\n")
        print(f"recorded in {path.relative_to(ROOT)}")
    return results
