"""How the Python benchmarks measure: a round times all rows one after the
other; a row's figures are the median, 95th and 99th percentile over the rounds,
a ratio the median of the rounds' ratios. Records go to
bench/record/<machine>/<name>.json, the machine named as in bench/js/machine.mjs.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import re
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "hosts" / "python" / "src"))

# All that is compared runs on one thread.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import numpy as np

SLICE = 0.004
Row = tuple[str, str, Callable[[], object]]


@dataclass
class Goal:
    """A row stays within so many times the time of its reference."""

    name: str
    within: float


def loops(run: Callable[[], object]) -> int:
    """How often to run for a slice of time."""
    count = 1
    while seconds(run, count) < SLICE:
        count *= 2
    return count


def seconds(run: Callable[[], object], count: int) -> float:
    """The CPU time of so many runs: everything here runs on one thread, and the
    moments in which it waits for a core are nobody's."""
    start = time.process_time()
    for _ in range(count):
        run()
    return time.process_time() - start


def measure(rows: list[Row], rounds: int) -> list[dict[str, object]]:
    """Microseconds and median ratios to the references; a row is a name, the
    row it is measured against, and what to run."""
    counts = [loops(run) for _, _, run in rows]
    times: dict[str, list[float]] = {name: [] for name, _, _ in rows}
    for _ in range(rounds):
        for (name, _, run), count in zip(rows, counts):
            times[name].append(seconds(run, count) / count * 1e6)
    out: list[dict[str, object]] = []
    for name, reference, _ in rows:
        ratios = [a / b for a, b in zip(times[name], times[reference])]
        part = {p: round(float(np.percentile(times[name], p)), 3) for p in (5, 95, 99)}
        out.append(
            {
                "name": name,
                "reference": reference,
                "us": round(statistics.median(times[name]), 3),
                "us_p5": part[5],
                "us_p95": part[95],
                "us_p99": part[99],
                "ratio": round(statistics.median(ratios), 3),
                "ratio_p5": round(float(np.percentile(ratios, 5)), 3),
                "ratio_p95": round(float(np.percentile(ratios, 95)), 3),
            }
        )
    return out


def machine() -> str:
    """The processor's name, its family and model, and its widest vectors: rented
    machines often hide the model behind the name of a family."""
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor() or platform.machine()

    def field(name: str) -> str:
        found = re.search(rf"^{name}\s*: (.*)$", text, re.MULTILINE)
        return found.group(1).strip() if found else ""

    flags = (field("flags") or field("Features")).split()
    widest = [f for f in ("avx512f", "avx2", "sve", "asimd") if f in flags][:1]
    known = [field("model name") or platform.machine()]
    known += [f"family {field('cpu family')}"] if field("cpu family") else []
    known += [f"model {field('model')}"] if field("model") else []
    return ", ".join(known + widest)


def arguments() -> argparse.Namespace:
    """The words of the command line, the same for every benchmark."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dry", action="store_true", help="print, record nothing")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    return parser.parse_args()


def head(title: str = "") -> None:
    """The head of the table."""
    cells = "".join(f"{name:>12}" for name in ("us p50", "p5", "p95", "p99"))
    print(f"{title:44}{cells}{'ratio':>9}")


def show(results: list[dict[str, object]]) -> None:
    """A line for every row."""
    for r in results:
        cells = "".join(f"{r[k]:12}" for k in ("us", "us_p5", "us_p95", "us_p99"))
        print(f"{r['name']:44}{cells}{r['ratio']:9}")


def judge(results: list[dict[str, object]], goals: list[Goal]) -> None:
    """Says which goals are met, and keeps it beside the figures."""
    by_name = {str(r["name"]): r for r in results}
    for goal in goals:
        r = by_name.get(goal.name)
        if r is None:
            continue
        met = float(str(r["ratio"])) <= goal.within
        r["goal"] = {"within": goal.within, "met": met}
        verdict = f"{r['ratio']}: {'met' if met else 'MISSED'}"
        print(f"goal: {goal.name} within {goal.within} x {r['reference']}: {verdict}")


def folder() -> Path:
    """Where this machine's records are kept."""
    slug = re.sub(r"[^a-z0-9]+", "-", machine().lower()).strip("-")
    return ROOT / "bench" / "record" / slug


def record(
    name: str,
    results: list[dict[str, object]],
    rounds: int,
    packages: tuple[str, ...],
    more: dict[str, object] | None = None,
) -> None:
    """Keeps a run, unless --dry is given."""
    options = arguments()
    if options.dry:
        return
    path = folder() / f"python_{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    versions = {package: importlib.metadata.version(package) for package in packages}
    written = {
        "date": options.date,
        "cpu": machine(),
        "versions": {"python": platform.python_version(), **versions},
        "command": f"python3 bench/python/{name}.py",
        "rounds": rounds,
        **(more or {}),
        "results": results,
    }
    path.write_text(json.dumps(written, indent=1) + "\n")
    print(f"recorded in {path.relative_to(ROOT)}")


def run(
    name: str, rows: Callable[[], list[Row]], rounds: int, packages: tuple[str, ...]
) -> list[dict[str, object]]:
    """Measures, prints, and records unless --dry is given."""
    arguments()
    results = measure(rows(), rounds)
    head()
    show(results)
    record(name, results, rounds, packages)
    return results
