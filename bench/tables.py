"""docs/performance.md from the records of the machine that was measured last.

python3 bench/tables.py            writes it
python3 bench/tables.py --check    fails when it is out of step with bench/record
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
HEAD = """<!-- GENERATED from bench/record by bench/tables.py. -->

# Performance

Every figure was measured by `./build.sh bench`: answers are checked before anything is timed, candidates take turns, times are medians, ratios are medians of the rounds' ratios to the reference of the same run. Below 1 is faster than the reference. The machines are shared and their clocks move: trust the ratios. What was missed is here too.

"""


def load(path: Path) -> dict[str, Any]:
    """The newest run of a record."""
    record = json.loads(path.read_text())
    return record[-1] if isinstance(record, list) else record


def time(ns: float) -> str:
    """A time for people."""
    for unit, size in (("ns", 1.0), ("us", 1e3), ("ms", 1e6)):
        if ns < 1000 * size:
            return f"{ns / size:.3g} {unit}"
    return f"{ns / 1e9:.3g} s"


def paired(rows: list[dict[str, Any]]) -> list[str]:
    """Python's rows: one a candidate."""
    out = ["| what | reference | time | ratio |", "|---|---|---|---|"]
    for r in rows:
        if r["name"] != r["reference"]:
            cells = (
                r["name"],
                r["reference"],
                time(r["us"] * 1e3),
                f"{r['ratio']:.2f}",
            )
            out.append(f"| {' | '.join(cells)} |")
    return out


def grouped(rows: list[dict[str, Any]]) -> list[str]:
    """The other rows: one a kernel and size, with all its candidates."""
    out = ["| what | candidates: time (ratio) |", "|---|---|"]
    for r in rows:
        name = [
            r.get("kernel", ""),
            r.get("dtype", ""),
            r.get("problem") or f"n = {r.get('n')}",
        ]
        parts = []
        for candidate, c in r["candidates"].items():
            ratio = c.get("ratio")
            ratio = ratio["median"] if isinstance(ratio, dict) else ratio
            parts.append(
                f"{candidate} {time(c['ns'])}" + (f" ({ratio:.2f})" if ratio else "")
            )
        text = "; ".join(parts).replace("|", "\\|")
        out.append(f"| {', '.join(filter(None, name))} | {text} |")
    return out


def render() -> str:
    """The page."""
    folders = [p for p in (ROOT / "bench" / "record").iterdir() if p.is_dir()]
    newest = max(
        folders,
        key=lambda p: (
            max(load(f)["date"] for f in p.glob("*.json")),
            len(list(p.iterdir())),
        ),
    )
    text = HEAD
    for path in sorted(newest.glob("*.json")):
        record = load(path)
        rows = record.get("rows") or record.get("results") or []
        rows = [r for r in rows if "candidates" in r or "us" in r]
        if not rows:
            continue
        about = [record["cpu"], record.get("engine", ""), record["date"]]
        versions = ", ".join(f"{k} {v}" for k, v in record.get("versions", {}).items())
        text += f"## {path.stem.replace('_', ', ')}\n\n`{record['command']}`; "
        text += "; ".join(filter(None, [*about, versions])) + "\n\n"
        text += (
            "\n".join((grouped if "candidates" in rows[0] else paired)(rows)) + "\n\n"
        )
    return text.rstrip() + "\n"


def main() -> int:
    """Writes, or compares."""
    text = render()
    if "--check" in sys.argv:
        stale = not PAGE.exists() or PAGE.read_text() != text
        if stale:
            print(
                "docs/performance.md is out of step with bench/record: python3 bench/tables.py"
            )
        return int(stale)
    PAGE.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
