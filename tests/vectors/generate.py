"""Writes the shared vectors from exact arithmetic; golden values already recorded are kept.

python3 generate.py            writes
python3 generate.py --check    fails when a file would change
"""

import copy
import json
import sys
from pathlib import Path

from oracle import (
    analyse,
    arithmetic,
    blas,
    csr,
    dense,
    elementwise,
    factors,
    functions,
    indices,
    local,
    metrics,
    moments,
    objects,
    octets,
    products,
    rank,
    ranking,
    reading,
    reductions,
    residual,
    rowfiles,
    slopes,
    solve,
    sparse,
    spectra,
    text,
    trsm,
)

HERE = Path(__file__).parent


def keep(new: dict, old: dict) -> dict:
    """The new case with golden from the old one: its own, those of its steps and outputs."""
    new = copy.deepcopy(new)  # cases may share an output
    if "steps" in new:
        for part in ("steps", "outputs"):
            before = old.get(part, [])
            for i, item in enumerate(new[part]):
                if "golden" in item:
                    item["golden"] = before[i].get("golden") if i < len(before) else None
    elif "returns" not in new:
        new["golden"] = old.get("golden")
    return new


def main() -> int:
    """Renders every file."""
    stale = []
    vectors = (reductions, moments, elementwise, arithmetic, functions, slopes, rowfiles, octets, metrics, ranking)
    matrices = (blas, trsm, sparse, products, indices)
    operations = (solve, residual, csr, reading, objects, analyse, factors, dense, spectra, local, rank)
    rooms = (*vectors, *matrices, *operations)
    for file in [file for room in rooms for file in room.files()]:
        path = HERE / f"{file.get('kernel') or file['op']}.json"
        before = path.read_text() if path.exists() else ""
        recorded = {c["name"]: c for c in json.loads(before)["cases"]} if before else {}
        names = [case["name"] for case in file["cases"]]
        assert len(names) == len(set(names)), f"{path.name}: a name is used twice"
        file["cases"] = [keep(case, recorded.get(case["name"], {})) for case in file["cases"]]
        after = text.layout(file)
        if after != before:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(after)
    print(f"changed: {', '.join(stale) or 'nothing'}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
