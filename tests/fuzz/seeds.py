"""Seeds for the fuzzers: requests and systems of the vectors, files of problems/, and bytes.

    python3 seeds.py CORPUS

The machine reads the vectors itself; its seeds are bytes that reach all of them.
"""

import gzip
import json
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def put(corpus: Path, target: str, name: str, data: bytes) -> None:
    folder = corpus / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def main(corpus: Path) -> None:
    for file in sorted((ROOT / "tests/vectors").glob("*.json")):
        for i, case in enumerate(json.loads(file.read_text())["cases"]):
            for k, step in enumerate(case.get("steps", [])):
                if "request" in step:
                    text = step["request"]
                    text = (
                        text
                        if isinstance(text, str)
                        else json.dumps(text, separators=(",", ":"))
                    )
                    put(corpus, "request", f"{file.stem}-{i}-{k}", text.encode())
    for file in sorted((ROOT / "problems").glob("*.mtx.gz")):
        text = gzip.decompress(file.read_bytes())
        put(corpus, "market", file.stem, b"\n".join(text.split(b"\n")[:40]))
        put(corpus, "market", file.name, gzip.compress(text[:500]))
    heads = [
        "coordinate real general",
        "coordinate pattern symmetric",
        "array integer general",
        "coordinate real skew-symmetric",
        "array real symmetric",
        "coordinate complex hermitian",
    ]
    for head in heads:
        body = (
            "2 2\n1\n2\n3\n"
            if head.startswith("array")
            else "2 2 2\n1 1 1.5\n2 1 -2D3\n"
        )
        put(
            corpus,
            "market",
            head.replace(" ", "-"),
            f"%%MatrixMarket matrix {head}\n% note\n{body}".encode(),
        )
    for target, length in [
        ("machine", 2000),
        ("solvers", 800),
        ("kernels", 200),
        ("matrix", 120),
    ]:
        for seed in range(150):
            put(corpus, target, f"bytes-{seed}", random.Random(seed).randbytes(length))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
