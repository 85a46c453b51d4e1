"""What all kernels are tried on: the lengths at every boundary, and the special values."""

import math

from .floats import Format


def lengths(fmt: Format) -> list[tuple[int, str]]:
    """Lengths with the reason for each."""
    lanes = fmt.lanes
    return [
        (0, "nothing at all"),
        (1, "one value, a block that is nearly all padding"),
        (lanes - 1, "one short of a block"),
        (lanes, "exactly one block, no tail"),
        (lanes + 1, "a block and a tail of one"),
        (2 * lanes - 1, "a block and the longest tail"),
        (2 * lanes, "two blocks"),
        (2 * lanes + 1, "two blocks and a tail of one"),
        (1000, "many blocks, and for f32 a tail of half a block"),
        (4099, "longer than a page, with a tail of three"),
    ]


def odd_nans(fmt: Format) -> tuple[str, str, str]:
    """A quiet NaN with a payload, a signalling one, a negative one."""
    if fmt.name == "f32":
        return "7fc12345", "7f812345", "ffc00000"
    return "7ff8000000012345", "7ff0000000012345", "fff8000000000000"


def special_values(fmt: Format) -> list:
    """One of each kind; NaN as text, for its payload."""
    return [
        0.0,
        -0.0,
        1.0,
        -1.0,
        fmt.least,
        -3 * fmt.least,
        fmt.normal,
        fmt.max,
        -fmt.max,
        math.inf,
        -math.inf,
        odd_nans(fmt)[0],
    ]
