"""Runs the command in wasmtime: python run.py vecsolve.wasm solve < A.mtx"""

import sys

import wasmtime

compiled = wasmtime.Config()
compiled.cache = True  # compiling takes longer than most solves
engine = wasmtime.Engine(compiled)
store = wasmtime.Store(engine)
config = wasmtime.WasiConfig()
config.argv = ["vecsolve", *sys.argv[2:]]
config.inherit_stdin()
config.inherit_stdout()
config.inherit_stderr()
config.preopen_dir(".", ".")
store.set_wasi(config)
linker = wasmtime.Linker(engine)
linker.define_wasi()
instance = linker.instantiate(store, wasmtime.Module.from_file(engine, sys.argv[1]))
try:
    instance.exports(store)["_start"](store)
except wasmtime.ExitTrap as exit:
    sys.exit(exit.code)
