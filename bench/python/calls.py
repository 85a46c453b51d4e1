"""What a call costs from Python: a resident dot through the public method, by
the fast and by the slow path, and a copy into a resident array; each paired
with numpy in the same run. Every answer is checked before it is timed.

    python3 bench/python/calls.py            prints, and records in bench/record/
    python3 bench/python/calls.py --dry      prints
"""

from __future__ import annotations

import math
import os

import harness
import numpy as np
import vecsolve

TARGET_US = 1.5


def instance(slow: bool) -> vecsolve.Instance:
    """An instance that is called by one of the two ways."""
    os.environ["VECSOLVE_SLOW_CALLS"] = "1" if slow else "0"
    s = vecsolve.Instance()
    assert s.module.fast_calls is not slow
    return s


def prepare() -> list[harness.Row]:
    """The rows: a name, the row it is measured against, and what to run."""
    rows: list[harness.Row] = []
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


def main() -> None:
    results = harness.run("calls", prepare, 41, ("numpy", "wasmtime"))
    cost = next(r["us"] for r in results if r["name"] == "dot f32 n=8, fast")
    verdict = "met" if float(str(cost)) < TARGET_US else "MISSED"
    print(f"target: a resident dot below {TARGET_US} us: {verdict}")


if __name__ == "__main__":
    main()
