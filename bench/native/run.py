"""What a call of the native library costs from C and from Swift: dot of n
values, against the same kernel called from Rust. A program for each language
answers with the time of a slice; they take turns, a ratio is taken within a
round, and the median of the ratios counts. `./build.sh bench_native` builds
the programs and runs this.

    python3 bench/native/run.py [--dry] [--date DATE] [-- SWIFT COMMAND...]
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "python"))

ROUNDS = 101
LENGTHS = (0, 8, 1000, 100_000)
CALL_NS = 10.0
WITHIN = 1.5


class Program:
    """A program that answers `candidate n` with nanoseconds and a value."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, candidate: str, n: int) -> float:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(f"{candidate} {n}\n")
        self.process.stdin.flush()
        ns, value = (float(word) for word in self.process.stdout.readline().split())
        # Whole numbers, 0 to 7 again and again: every order of the sum is exact.
        if value != n // 8 * 140:
            raise SystemExit(f"{candidate}: dot of {n} is {value}, not {n // 8 * 140}")
        return ns


def quantile(values: list[float], q: float) -> float:
    """A quantile, to three digits."""
    ordered = sorted(values)
    return float(f"{ordered[round((len(ordered) - 1) * q)]:.3g}")


def main() -> None:
    words = sys.argv[1:]
    swift = words[words.index("--") + 1 :] if "--" in words else []
    sys.argv[1:] = words[: words.index("--")] if "--" in words else words
    import harness

    options = harness.arguments()
    rust = Program([str(ROOT / "target/bench-native/rust/release/vecsolve-bench-dot")])
    c = Program([str(ROOT / "target/bench-native/dot")])
    rows = [("Rust", rust, "core"), ("C", c, "c")]
    if swift:
        program = Program(swift)
        rows += [
            (f"Swift, {kind}", program, kind)
            for kind in ("array", "pointer", "resident")
        ]
    else:
        print("skipped: Swift (no command was given)")
    results, missed = [], []
    print(
        f"{'dot f32':24}{'n':>8}{'ns p50':>10}{'p5':>10}{'p95':>10}{'p99':>10}{'ratio':>8}"
    )
    for n in LENGTHS:
        times: dict[str, list[float]] = {name: [] for name, _, _ in rows}
        for _ in range(ROUNDS):
            for name, program, candidate in rows:
                times[name].append(program.ask(candidate, n))
        for name, _, _ in rows:
            ratios = [a / b for a, b in zip(times[name], times["Rust"])]
            row = {
                "name": name,
                "n": n,
                "ns": quantile(times[name], 0.5),
                "ns_p5": quantile(times[name], 0.05),
                "ns_p95": quantile(times[name], 0.95),
                "ns_p99": quantile(times[name], 0.99),
                "ratio": round(statistics.median(ratios), 3),
            }
            results.append(row)
            cells = "".join(
                f"{row[key]:10}" for key in ("ns", "ns_p5", "ns_p95", "ns_p99")
            )
            print(f"{name:24}{n:8}{cells}{row['ratio']:8}")
            if name != "Rust" and n == 8 and row["ns"] > CALL_NS:
                missed.append(f"{name}: a call takes {row['ns']} ns, not {CALL_NS}")
            if name != "Rust" and n == 1000 and row["ratio"] > WITHIN:
                missed.append(
                    f"{name}: dot of 1000 takes {row['ratio']} times Rust's, not {WITHIN}"
                )
    for line in missed:
        print(f"MISSED: {line}")
    if options.dry:
        return
    slug = re.sub(r"[^a-z0-9]+", "-", harness.machine().lower()).strip("-")
    path = ROOT / "bench" / "record" / slug / "native_calls.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    written = {
        "date": options.date,
        "cpu": harness.machine(),
        "command": "./build.sh bench_native",
        "rounds": ROUNDS,
        "results": results,
        "missed": missed,
    }
    path.write_text(json.dumps(written, indent=1) + "\n")
    print(f"recorded in {path.relative_to(ROOT)}")


main()
