"""Both modules and both ways of calling them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import vecsolve

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("VECSOLVE_DATA", ROOT.parent / "shared" / "data"))


# Last, for wasmtime has to set its signal handlers after pytest's faulthandler.
@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    os.environ.pop("VECSOLVE_MODULE", None)
    os.environ.pop("VECSOLVE_SLOW_CALLS", None)
    os.environ["VECSOLVE_CACHE"] = "0"
    try:
        vecsolve.load("scalar")
    except vecsolve.VecsolveError as error:
        pytest.exit(str(error), returncode=3)


@pytest.fixture(params=["simd128", "scalar"])
def variant(request: pytest.FixtureRequest) -> str:
    """The name of a module of the package."""
    return str(request.param)


@pytest.fixture(params=["fast", "slow"])
def calls(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The way modules are called that are loaded from now on."""
    if request.param == "slow":
        monkeypatch.setenv("VECSOLVE_SLOW_CALLS", "1")
    return str(request.param)


@pytest.fixture
def s() -> Iterator[vecsolve.Instance]:
    """An instance of the default module."""
    with vecsolve.Instance() as instance:
        yield instance
