"""Compiled modules on disk, so that a second start costs milliseconds.

A file is named by a hash of the WebAssembly and of all that the machine code
depends on here (the version of wasmtime, the platform); code for a CPU that
this one is not is refused by wasmtime itself. Loading machine code is trusting
it, and wasmtime does not check it, so the file begins with the SHA-256 of the
rest, and neither it nor its folder may be writable by anybody else. Writing
goes to a new file that takes the name in one step: who reads at that moment
sees the old one or the new one, never a half. Whatever goes wrong here, the
module is compiled as if there were no cache.

The folder is `vecsolve` in the user's folder for caches, or what the
environment variable VECSOLVE_CACHE names; "0" or nothing there switches this off.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from pathlib import Path

import wasmtime

FORMAT = b"vecsolve 1"
DIGEST = 32


def compiled(engine: wasmtime.Engine, source: bytes) -> wasmtime.Module:
    """The module, from the cache where it is there; WasmtimeError when it does not compile."""
    path = _path(source)
    if path is None:
        return wasmtime.Module(engine, source)
    found = _read(engine, path)
    if found is not None:
        return found
    module = wasmtime.Module(engine, source)
    _write(path, module)
    return module


def folder() -> Path | None:
    """Where compiled modules are kept, None when they are not."""
    named = os.environ.get("VECSOLVE_CACHE")
    if named is not None:
        return None if named in ("", "0") else Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or home / ".cache"
    return Path(base) / "vecsolve"


def _path(source: bytes) -> Path | None:
    into = folder()
    if into is None:
        return None
    version = _version()
    if version is None:
        return None
    key = hashlib.sha256(FORMAT)
    for part in (version, sys.platform, platform.machine()):
        key.update(b"\0" + part.encode())
    key.update(b"\0" + hashlib.sha256(source).digest())
    return into / f"{key.hexdigest()[:32]}.cwasm"


def _version() -> str | None:
    """wasmtime's, by the name of its metadata: importlib would parse them, for 20 ms."""
    try:
        beside = os.listdir(Path(wasmtime.__file__).parent.parent)
    except OSError:
        return None
    named = [name for name in beside if name.startswith("wasmtime-") and name.endswith("-info")]
    return max(named, default=None)


def _read(engine: wasmtime.Engine, path: Path) -> wasmtime.Module | None:
    try:
        if not (_ours(path) and _ours(path.parent)):
            return None
        kept = path.read_bytes()
        code = kept[DIGEST:]
        if hashlib.sha256(code).digest() != kept[:DIGEST]:
            return None
        return wasmtime.Module.deserialize(engine, code)
    except (OSError, wasmtime.WasmtimeError):
        return None


def _write(path: Path, module: wasmtime.Module) -> None:
    # Takes some milliseconds to import, and most starts write nothing.
    import tempfile

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _ours(path.parent):
            return
        code = bytes(module.serialize())
        handle, fresh = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(code).digest() + code)
            os.replace(fresh, path)
        except BaseException:
            os.unlink(fresh)
            raise
    except (OSError, wasmtime.WasmtimeError):
        pass


def _ours(path: Path) -> bool:
    """Whether only this user could have written it."""
    if not hasattr(os, "getuid"):
        return True
    about = path.stat()
    return about.st_uid == os.getuid() and not about.st_mode & 0o022
