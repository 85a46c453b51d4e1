"""The cache of compiled modules: used, never trusted, never needed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import wasmtime

from vecsolve import cache
from vecsolve.module import _engine

WASM = bytes(wasmtime.wat2wasm('(module (func (export "seven") (result i32) i32.const 7))'))


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own."""
    monkeypatch.setenv("VECSOLVE_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def answer(source: bytes = WASM) -> int:
    """What the module's function says."""
    module = cache.compiled(_engine(False), source)
    store = wasmtime.Store(_engine(False))
    return int(wasmtime.Instance(store, module, []).exports(store)["seven"](store))  # type: ignore[operator]


def compilations(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is compiled from now on."""
    seen: list[bytes] = []
    plain = wasmtime.Module.__init__

    def init(self: wasmtime.Module, engine: wasmtime.Engine, wasm: bytes) -> None:
        seen.append(wasm)
        plain(self, engine, wasm)

    monkeypatch.setattr(wasmtime.Module, "__init__", init)
    return seen


def test_the_second_time_nothing_is_compiled(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = compilations(monkeypatch)
    assert answer() == answer() == 7
    assert len(seen) == 1
    (kept,) = own.iterdir()
    assert kept.suffix == ".cwasm"
    if hasattr(os, "getuid"):
        assert stat.S_IMODE(own.stat().st_mode) == 0o700


def test_another_version_of_the_engine_has_a_file_of_its_own(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = compilations(monkeypatch)
    answer()
    monkeypatch.setattr(cache, "_version", lambda: "999")
    answer()
    assert len(seen) == 2 and len(list(own.iterdir())) == 2


@pytest.mark.parametrize("damage", ["empty", "short", "bit", "other", "folder"])
def test_a_damaged_file_is_compiled_anew_and_mended(
    damage: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer()
    (kept,) = own.iterdir()
    good = kept.read_bytes()
    if damage == "empty":
        kept.write_bytes(b"")
    elif damage == "short":
        kept.write_bytes(good[:-1])
    elif damage == "bit":
        half = len(good) // 2
        kept.write_bytes(good[:half] + bytes([good[half] ^ 1]) + good[half + 1 :])
    elif damage == "other":
        import hashlib

        # A file that is whole, and no code of this engine.
        kept.write_bytes(hashlib.sha256(b"code").digest() + b"code")
    else:
        kept.unlink()
        kept.mkdir()
    seen = compilations(monkeypatch)
    assert answer() == 7 and len(seen) == 1
    if damage != "folder":
        assert kept.read_bytes() == good
    assert len(list(own.iterdir())) == 1, "no file is left behind"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of files here")
@pytest.mark.parametrize("open_to_others", ["file", "folder"])
def test_what_others_could_have_written_is_not_loaded(
    open_to_others: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer()
    (own if open_to_others == "folder" else next(own.iterdir())).chmod(0o777)
    seen = compilations(monkeypatch)
    assert answer() == 7 and len(seen) == 1


@pytest.mark.parametrize("where", ["", "0", "/dev/null/nowhere", "/proc/nowhere"])
def test_without_a_folder_it_goes_without(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VECSOLVE_CACHE", where)
    seen = compilations(monkeypatch)
    assert answer() == answer() == 7
    assert len(seen) == 2


def test_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VECSOLVE_CACHE")
    if sys.platform.startswith("linux"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert cache.folder() == tmp_path / "vecsolve"
    monkeypatch.setenv("VECSOLVE_CACHE", "0")
    assert cache.folder() is None


RACE = """
import hashlib, os, sys, wasmtime
from vecsolve import cache
engine = wasmtime.Engine()
wasm = bytes(wasmtime.wat2wasm('(module (func (export "f") (result i32) i32.const 7))'))
path = cache._path(wasm)
for round in range(60):
    module = cache.compiled(engine, wasm)
    store = wasmtime.Store(engine)
    assert wasmtime.Instance(store, module, []).exports(store)["f"](store) == 7
    if round % 3 == int(sys.argv[1]) % 3:
        try:
            os.unlink(path)
        except FileNotFoundError:
            pass
    else:
        # What stands there is whole at every moment.
        try:
            kept = path.read_bytes()
        except FileNotFoundError:
            continue
        assert hashlib.sha256(kept[32:]).digest() == kept[:32]
"""


def test_processes_that_write_and_delete_at_once_meet_whole_files_only(own: Path) -> None:
    environment = dict(os.environ, PYTHONPATH=str(Path(cache.__file__).parents[1]))
    running = [
        subprocess.Popen([sys.executable, "-c", RACE, str(i)], env=environment) for i in range(4)
    ]
    assert [process.wait(120) for process in running] == [0] * 4
    assert all(path.suffix == ".cwasm" for path in own.iterdir())
