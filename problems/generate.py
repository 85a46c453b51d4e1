#!/usr/bin/env python3
"""Writes the sample systems beside this file; `--check` compares instead.

The same text on every machine: only integers and quarters are written, and
the gzip header carries no time. Checking compares the unzipped text, for
zlib versions may pack it differently.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

Entry = tuple[int, int, float]
HERE = Path(__file__).resolve().parent


def poisson2d(side: int) -> Iterator[Entry]:
    """5-point Laplacian on a side x side grid, lower triangle."""
    for i in range(side * side):
        if i >= side:
            yield i, i - side, -1
        if i % side:
            yield i, i - 1, -1
        yield i, i, 4


def convdiff2d(side: int, east: float, north: float) -> Iterator[Entry]:
    """5-point diffusion plus first-order upwind convection towards east and
    north, both given as velocity times the grid's step."""
    for i in range(side * side):
        if i >= side:
            yield i, i - side, -1 - north
        if i % side:
            yield i, i - 1, -1 - east
        yield i, i, 4 + east + north
        if (i + 1) % side:
            yield i, i + 1, -1
        if i + side < side * side:
            yield i, i + side, -1


def ring(n: int) -> Iterator[Entry]:
    """No value on the diagonal: row i leans on its next neighbour, and feels
    two further ones. Jacobi has nothing to divide by; a pivoting LU has."""
    for i in range(n):
        row = {(i + 1) % n: 4 + i % 3, (i + 4) % n: -1, (i + 9) % n: 0.5}
        for j in sorted(row):
            yield i, j, row[j]


def torus(side: int, shift: float) -> Iterator[Entry]:
    """5-point Laplacian with its ends joined, and a gap on the diagonal."""
    n = side * side
    for i in range(n):
        x, y = i % side, i // side
        row = {i: 4 + shift}
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            row[(x + dx) % side + (y + dy) % side * side] = -1
        for j in sorted(row):
            yield i, j, row[j]


def links(n: int) -> Iterator[Entry]:
    """Links to half of oneself, as in a tree, and to a few others; some nodes have none."""
    for i in range(n):
        if i % 25 != 24:
            for j in sorted({i // 2, (i * i + 1) % n, (3 * i + 2) % n} - {i}):
                yield i, j, 1 + (i + j) % 2


def text(name: str, about: str, symmetry: str, n: int, entries: list[Entry]) -> str:
    lines = [
        f"%%MatrixMarket matrix coordinate real {symmetry}",
        f"% {name}: {about}",
        "% written by problems/generate.py",
        f"{n} {n} {len(entries)}",
    ]
    lines += [f"{i + 1} {j + 1} {v:g}" for i, j, v in entries]
    return "\n".join(lines) + "\n"


def problems() -> dict[str, str]:
    return {
        "poisson2d_100": text(
            "poisson2d_100",
            "5-point Laplacian on a 100 x 100 grid, symmetric positive definite",
            "symmetric",
            10_000,
            list(poisson2d(100)),
        ),
        "convdiff_100": text(
            "convdiff_100",
            "diffusion and upwind convection on a 100 x 100 grid, not symmetric",
            "general",
            10_000,
            list(convdiff2d(100, 0.5, 0.25)),
        ),
        "ring_40": text(
            "ring_40",
            "40 unknowns, not symmetric, nothing on the diagonal",
            "general",
            40,
            list(ring(40)),
        ),
        "torus_50": text(
            "torus_50",
            "5-point Laplacian on a 50 x 50 torus with a shift of 0.5, diagonally dominant",
            "general",
            2500,
            list(torus(50, 0.5)),
        ),
        "links_500": text(
            "links_500",
            "500 nodes, weights of their links, 20 nodes without any",
            "general",
            500,
            list(links(500)),
        ),
    }


def main() -> int:
    stale = []
    for name, body in problems().items():
        path = HERE / f"{name}.mtx.gz"
        if "--check" not in sys.argv[1:]:
            path.write_bytes(gzip.compress(body.encode(), compresslevel=9, mtime=0))
        elif not path.exists() or gzip.decompress(path.read_bytes()).decode() != body:
            stale.append(path.name)
    if stale:
        print(f"run problems/generate.py: {', '.join(stale)}", file=sys.stderr)
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
