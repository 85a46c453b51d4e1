"""That the interpreter's lock is released during calls: two threads with an instance
each against one thread that does both their work, and a loop of plain Python that runs
beside a long call. Wall clock; needs two free cores.

    python3 bench/python/threads.py            prints, and records in bench/record/
    python3 bench/python/threads.py --dry      prints
"""

from __future__ import annotations

import os
import statistics
import threading
import time

import harness
import numpy as np
import vecsolve

ROUNDS = 9
N, REPEATS = 400_000, 40


class Work:
    """exp over an array, again and again, in an instance of its own module."""

    def __init__(self) -> None:
        self.s = vecsolve.Instance()
        self.x = self.s.array("f32", np.linspace(-1, 1, N))
        self.out = self.s.array("f32", N)

    def run(self) -> None:
        """Some tens of milliseconds in the module."""
        for _ in range(REPEATS):
            self.s.exp(self.x, self.out)


def wall(*runs: threading.Thread) -> float:
    """Seconds until all have ended."""
    start = time.perf_counter()
    for thread in runs:
        thread.start()
    for thread in runs:
        thread.join()
    return time.perf_counter() - start


def main() -> None:
    harness.arguments()
    first, second = Work(), Work()
    for work in (first, second):
        work.run()
        np.testing.assert_allclose(work.out.view, np.exp(work.x.view), rtol=1e-6)

    def both() -> None:
        first.run()
        second.run()

    ratios, times = [], []
    for _ in range(ROUNDS):
        alone = wall(threading.Thread(target=both))
        pair = [threading.Thread(target=w.run) for w in (first, second)]
        together = wall(*pair)
        times.append((alone, together))
        ratios.append(together / alone)
    # How far a plain loop gets while another thread is in the module.
    counted, stop = [0], threading.Event()

    def count() -> None:
        while not stop.is_set():
            counted[0] += 1

    start = time.perf_counter()
    counter = threading.Thread(target=count)
    counter.start()
    time.sleep(0.2)
    free = counted[0] / (time.perf_counter() - start)
    counted[0], start = 0, time.perf_counter()
    first.run()
    beside = counted[0] / (time.perf_counter() - start)
    stop.set()
    counter.join()
    us = [statistics.median(t) * 1e6 for t in zip(*times)]
    share = round(beside / free, 3)
    reference = "one thread, two works"
    results: list[dict[str, object]] = [
        {
            "name": reference,
            "reference": reference,
            "us": round(us[0], 1),
            "ratio": 1.0,
        },
        {
            "name": "two threads, a work each",
            "reference": reference,
            "us": round(us[1], 1),
            "ratio": round(statistics.median(ratios), 3),
        },
    ]
    for row in results:
        print(f"{row['name']:32}{row['us']:12} us {row['ratio']:7}")
    print(f"a plain loop beside calls runs at {share} of its pace alone")
    print(f"0.5 is two full cores; this machine has {os.cpu_count()}")
    more: dict[str, object] = {"plain_loop_beside": share}
    harness.record("threads", results, ROUNDS, ("numpy", "wasmtime"), more)


if __name__ == "__main__":
    main()
