"""Searches and sparse systems that outgrow one machine, on dask's workers.

An extra: pip install 'vecsolve[dask]'. A task makes one bulk call into a module
of its own; the machine code is compiled once in a process, and once on a machine
where the cache of `vecsolve.cache` is shared. The results have the same bits
for any number of workers and any split into blocks.

When it pays: a block should hold work for some ten milliseconds or more, for
dask spends about one on each task. A search of a few hundred thousand rows, or
a system of a hundred thousand unknowns, is faster in one process.
"""

from .nearest import quantize, search
from .rows import CgDone, RowMatrix

__all__ = ["CgDone", "RowMatrix", "quantize", "search"]
