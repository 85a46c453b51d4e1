"""What test_dask.py runs: searches and a solve on two worker processes of which one
is killed in the midst. A program of its own, for workers start by importing the
program that made them."""

from __future__ import annotations

import os
import signal
from typing import Any

import dask
import dask.array as da
import distributed
import numpy as np

import vecsolve
from test_search import data
from test_solving import poisson
from vecsolve.dask import RowMatrix, search

K, STEP = 40, 400


def rows_of_poisson(start: int, end: int) -> Any:
    """A loader: it makes its rows where it runs."""
    return poisson(K)[start:end]


def kill_one(client: Any) -> None:
    """Ends a worker as the kernel does when memory runs out."""
    os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)


def searches(client: Any, after: str) -> None:
    """The bits of one process, and errors with their status."""
    x, q = data("f4", 4000, 32), data("f4", 4, 32, seed=2)
    whole = vecsolve.search(x, q, 10)
    found = dask.compute(*search(da.from_array(x, chunks=(500, 32)), q, 10))
    assert (found[0] == whole[0]).all() and found[1].tobytes() == whole[1].tobytes()
    try:
        dask.compute(*search(da.from_array(x[:9], chunks=(3, 32)), q, 10))
    except vecsolve.VecsolveError as error:
        assert (error.status, error.message) == ("shape", "k is 10, x has 9 rows")
    else:
        raise AssertionError("k is more than there are rows")
    print(f"searched {after}", flush=True)


def solves(client: Any) -> None:
    """The bits of one process, though a worker goes."""
    b = np.random.default_rng(1).standard_normal(K * K)
    with dask.config.set(scheduler="synchronous"):
        alone = RowMatrix([rows_of_poisson(0, K * K)]).cg(b)
    m = RowMatrix([dask.delayed(rows_of_poisson)(i, i + STEP) for i in range(0, K * K, STEP)])

    def disturb(iteration: int, _: float) -> None:
        if iteration == 5:
            kill_one(client)

    r = m.cg(b, callback=disturb)
    assert r.reason == alone.reason == "converged"
    assert (r.x.tobytes(), r.history) == (alone.x.tobytes(), alone.history)
    print("solved with a worker killed", flush=True)


def main() -> None:
    """Two processes, one thread each."""
    made = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    )
    with made, distributed.Client(made) as client:
        assert len(client.run(os.getpid)) == 2
        searches(client, "on two processes")
        solves(client)
        kill_one(client)
        searches(client, "with a worker killed")


if __name__ == "__main__":
    main()
