"""Run by ./build.sh hosts wheel in a clean environment: the package is the installed one, it
carries its modules and its types, and README.md's examples are written out for mypy."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

import vecsolve

home = Path(vecsolve.__file__).parent
assert "site-packages" in home.parts, home
files = {str(file) for file in distribution("vecsolve").files or ()}
for name in ("simd128", "scalar", "relaxed"):
    assert f"vecsolve/wasm/vecsolve_{name}.wasm" in files
    assert vecsolve.load(name).fast_calls, "the fast way of calling is there"
assert "vecsolve/py.typed" in files and "vecsolve/dask/rows.py" in files
assert not any(file.startswith("tests") for file in files)

readme = (Path(__file__).parents[1] / "README.md").read_text()
into = Path("examples")
into.mkdir(exist_ok=True)
for name, code in re.findall(r"<!-- ANCHOR: (\w+) -->\n```python\n(.*?)```", readme, re.DOTALL):
    if "import scipy" not in code and "import dask" not in code:  # these have no types
        (into / f"{name}.py").write_text(code)
assert len(list(into.iterdir())) == 3
print(vecsolve.solve([[4, 1], [1, 3]], [1, 2]))
