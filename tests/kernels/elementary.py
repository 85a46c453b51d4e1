#!/usr/bin/env python3
"""Writes elementary.txt: reference values of the f64 functions, by mpmath.

    python3 elementary.py > elementary.txt

A line: function, the bits of x, the bits of the nearest f64 to f(x), and what
the exact value is beyond it in units of its last place (in 1/1000).
"""

import random
import struct

from mpmath import (
    erf,
    erfc,
    exp,
    frexp,
    isinf,
    ldexp,
    log,
    log1p,
    mp,
    mpf,
    nint,
    pi,
    sqrt,
    tanh,
)

mp.dps = 60
rng = random.Random(1)
bits = lambda v: struct.unpack("<Q", struct.pack("<d", v))[0]
value = lambda b: struct.unpack("<d", struct.pack("<Q", b))[0]
MAX, SMALLEST = value(0x7FEFFFFFFFFFFFFF), value(1)


def spaced(low, high, n, signs=(1, -1)):
    """Magnitudes spread over the exponents from low to high."""
    l, h = bits(low), bits(high)
    return [rng.choice(signs) * value(rng.randint(l, h)) for _ in range(n)]


def near(points, n):
    """A few steps of the last place around each point."""
    out = []
    for p in points:
        for _ in range(n):
            out.append(
                value(bits(p) + rng.choice([0, 1, -1, 2, -2, rng.randint(-1000, 1000)]))
            )
    return out


uniform = lambda a, b, n: [rng.uniform(a, b) for _ in range(n)]
EDGES = [
    SMALLEST,
    value(0x000FFFFFFFFFFFFF),
    value(0x0010000000000000),
    1e-300,
    1e-20,
    MAX,
    0.0,
]
EVERY = EDGES + [-e for e in EDGES]
LN2 = 0.6931471805599453


def gate(x, u):
    return x / (1 + exp(-u))


def sigmoid_slope(x):
    return 1 / (2 + exp(x) + exp(-x))


phi = lambda x: erfc(-x / sqrt(mpf(2))) / 2
u2 = lambda x: 2 * sqrt(2 / pi) * (x + mpf(0.044715) * x**3)
du2 = lambda x: 2 * sqrt(2 / pi) * (1 + 3 * mpf(0.044715) * x**2)
one = lambda n: (
    EVERY
    + spaced(1e-310, 1e3, n // 3)
    + uniform(-40, 40, n // 3)
    + uniform(-8, 8, n - n // 3 * 2)
)
FUNCTIONS = [
    (
        "exp",
        exp,
        EVERY
        + near(
            [
                709.78271289338397,
                -708.39641853226408,
                -745.13321910194122,
                0.5 * LN2,
                -0.5 * LN2,
            ],
            20,
        )
        + uniform(-745.2, 709.8, 300)
        + uniform(-1, 1, 300)
        + spaced(1e-20, 700, 200)
        + [(k + 0.5) * LN2 for k in range(-1070, 1023, 21)],
    ),
    (
        "log",
        log,
        [e for e in EVERY if e > 0]
        + near([1.0, 0.7071067811865476, 1.4142135623730951], 60)
        + spaced(SMALLEST, MAX, 250, (1,))
        + uniform(0.5, 2, 300)
        + uniform(0.95, 1.05, 150),
    ),
    (
        "tanh",
        tanh,
        EVERY
        + near([0.625, 19.06, 22.0, 0.55], 20)
        + uniform(-1, 1, 350)
        + uniform(0.6, 3, 250)
        + spaced(1e-310, 30, 250),
    ),
    (
        "erf",
        erf,
        EVERY
        + near([1.0, 0.5, 5.9215871957945083, 2.0], 20)
        + uniform(-1, 1, 350)
        + uniform(0.9, 3, 250)
        + spaced(1e-310, 7, 250),
    ),
    ("sigmoid", lambda x: 1 / (1 + exp(-x)), one(150) + uniform(-746, -30, 40)),
    ("silu", lambda x: gate(x, x), one(150) + uniform(-740, -30, 40)),
    ("gelu", lambda x: x * phi(x), one(150) + uniform(-38, -0.4, 150)),
    ("gelu_tanh", lambda x: gate(x, u2(x)), one(150)),
    ("softplus", lambda x: log1p(exp(x)), one(150) + uniform(-740, -30, 40)),
    ("tanh_backward", lambda x: 4 * sigmoid_slope(2 * x), one(150)),
    ("sigmoid_backward", sigmoid_slope, one(150)),
    ("gelu_backward", lambda x: phi(x) + x * exp(-x * x / 2) / sqrt(2 * pi), one(150)),
    (
        "gelu_tanh_backward",
        lambda x: gate(1, u2(x)) + x * du2(x) * sigmoid_slope(u2(x)),
        one(150),
    ),
    ("silu_backward", lambda x: gate(1, x) + x * sigmoid_slope(x), one(150)),
]

for name, f, points in FUNCTIONS:
    for x in points:
        if abs(x) > 1e4 and name not in ("exp", "log"):
            continue
        if name == "exp" and abs(x) > 1e4:
            continue
        y = f(mpf(x))
        # Nearest f64, subnormal ones too.
        e = max(frexp(y)[1] - 53, -1074) if y else -1074
        nearest = ldexp(nint(ldexp(y, -e)), e)
        try:
            rounded = float(nearest)
        except OverflowError:
            rounded = float("inf")
        beyond = 0 if isinf(mpf(rounded)) else int(nint(ldexp(y - nearest, -e) * 1000))
        print(name, f"{bits(x):x}", f"{bits(rounded):x}", beyond)
