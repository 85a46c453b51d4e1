"""The examples of README.md run as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text()
BLOCKS = re.findall(r"<!-- ANCHOR: (\w+) -->\n```python\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("name", "code"), BLOCKS, ids=[name for name, _ in BLOCKS])
@pytest.mark.filterwarnings("default")
def test_example(name: str, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    for package in ("scipy", "dask"):
        if f"import {package}" in code:
            pytest.importorskip(package)
    exec(compile(code, f"README.md, {name}", "exec"), {})
    said = capsys.readouterr().out
    assert {
        "solve": "[0.09090909 0.63636364] True",
        "instance": "[0.09090909 0.63636364] converged",
        "scipy": "converged cg",
        "search": "",
        "dask": "[0 1 2] [0 1 2] converged",
    }[name] in said


def test_every_example_is_run() -> None:
    assert README.count("```python") == len(BLOCKS) == 5
