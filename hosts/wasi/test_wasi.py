"""The WASI command in wasmtime and in Node: answers, exit codes, and the bits
that the Python host gets from the wasm module. `./build.sh hosts wasi` runs it."""

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import scipy.io
import vecsolve

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WASM = os.environ.get(
    "VECSOLVE_WASI", ROOT / "target/wasi/wasm32-wasip1/release/vecsolve.wasm"
)
RUNTIMES = {
    "wasmtime": [sys.executable, HERE / "run.py"],
    "node": ["node", "--no-warnings", HERE / "run.mjs"],
}
RING = ROOT / "problems/ring_40.mtx.gz"
SINGULAR = b"%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n2 1 1\n"


@pytest.fixture(params=RUNTIMES)
def run(request, tmp_path):
    def run(*args, file=b""):
        command = [*RUNTIMES[request.param], WASM, *args]
        return subprocess.run(
            command, input=file, capture_output=True, cwd=tmp_path, check=False
        )

    return run


def x_of(text):
    return scipy.io.mmread(io.BytesIO(text)).ravel()


def test_solves_from_standard_input_with_the_bits_of_the_module(run):
    done = run(
        "solve",
        "-o",
        "-",
        "--method",
        "gmres",
        "--tol",
        "1e-10",
        file=RING.read_bytes(),
    )
    assert done.returncode == 0, done.stderr
    m = scipy.io.mmread(io.BytesIO(gzip.decompress(RING.read_bytes()))).tocoo()
    with vecsolve.Instance() as s:
        # The command sums A * ones in the order of the file; so does this.
        b = [0.0] * m.shape[0]
        for i, v in zip(m.row, m.data):
            b[i] += v
        r = s.solve(s.csr(*m.shape, m.row, m.col, m.data), b, method="gmres", tol=1e-10)
    assert x_of(done.stdout).tolist() == r.x.tolist()
    assert b"converged by gmres" in done.stderr


def test_says_it_in_json_and_writes_files(run, tmp_path):
    (tmp_path / "A.mtx").write_bytes(gzip.decompress(RING.read_bytes()))
    done = run("solve", "A.mtx", "--json", "-o", "x.mtx")
    report = json.loads(done.stdout)
    assert (done.returncode, report["reason"], report["matrix"]) == (
        0,
        "converged",
        "A.mtx",
    )
    assert (
        report["error"] < 1e-6
        and abs(x_of((tmp_path / "x.mtx").read_bytes()) - 1).max() == report["error"]
    )


def test_exit_codes(run):
    not_converged = run(
        "solve",
        "--json",
        "--method",
        "gmres",
        "--max-iter",
        "1",
        "--tol",
        "1e-14",
        file=RING.read_bytes(),
    )
    assert (not_converged.returncode, json.loads(not_converged.stdout)["reason"]) == (
        3,
        "max_iter",
    )
    assert run("solve", file=SINGULAR).returncode == 3
    wrong = run(
        "solve",
        "--json",
        file=b"%%MatrixMarket matrix coordinate real general\n2 2 1\n3 1 1\n",
    )
    assert wrong.returncode == 1 and b"standard input:3: " in wrong.stderr
    assert json.loads(wrong.stdout)["status"] == "file"
    assert run("solve", "nowhere.mtx").returncode == 1
    refused = run("solve", "--method", "magic", file=RING.read_bytes())
    assert refused.returncode == 1 and b"method" in refused.stderr
    assert run("solve", "--tol", "much").returncode == 2
    assert run("dissolve").returncode == 2
