"""Generated from the tables of operations, kernels and statuses: `./build.sh gen`."""

ABI = 0xE6DFD5A8

STATUSES = {
    -1: ("handle", "No live instance has this handle: it was never given out, or was destroyed."),
    -2: ("full", "Eight instances are alive: destroy one first."),
    -3: (
        "busy",
        "Another thread is inside this instance: give each thread an instance of its own.",
    ),
    -4: (
        "pending",
        "An operation is pending in this instance: go on with vs_step or drop it with vs_cancel.",
    ),
    -5: ("idle", "No operation is pending in this instance."),
    -6: ("memory", "The platform has no more memory to give."),
    -7: ("limit", "The instance would own more than its max_bytes."),
    -8: (
        "pointer",
        "A pointer is null, misaligned, outside memory, or not one that vs_alloc gave out.",
    ),
    -9: ("overlap", "Input and output overlap without being the same array."),
    -10: ("buffer", "The buffer is shorter than the result: nothing was copied."),
    -11: ("too_long", "The request is longer than 65536 bytes."),
    -12: ("json", "The request is not one JSON object."),
    -13: (
        "field",
        "A field of the request is unknown, missing, given twice, of the wrong type or out of range.",
    ),
    -14: ("op", "No operation has this name."),
    -15: ("id", "No object of this instance has this id."),
    -16: ("kind", "The object with this id is of another kind."),
    -17: ("dtype", "The array's dtype is not one that is accepted here."),
    -18: ("shape", "Sizes do not fit together."),
    -19: ("not_finite", "The input holds a NaN or an infinity."),
    -20: ("index", "A row or column index lies outside the matrix."),
    -21: (
        "structure",
        "The compressed rows are not sorted, hold a column twice, or their row pointers fall.",
    ),
}

KERNELS = {
    "sum": ("f32", "f64"),
    "asum": ("f32", "f64"),
    "dot": ("f32", "f64"),
    "nrm2": ("f32", "f64"),
    "amax": ("f32", "f64"),
    "min": ("f32", "f64"),
    "max": ("f32", "f64"),
    "argmin": ("f32", "f64"),
    "argmax": ("f32", "f64"),
    "mean": ("f32", "f64"),
    "variance": ("f32", "f64"),
    "count_nonzero": ("f32", "f64"),
    "sum2": ("f32", "f64"),
    "dot2": ("f32", "f64"),
    "axpy": ("f32", "f64"),
    "axpby": ("f32", "f64"),
    "scale": ("f32", "f64"),
    "add": ("f32", "f64"),
    "sub": ("f32", "f64"),
    "mul": ("f32", "f64"),
    "div": ("f32", "f64"),
    "abs": ("f32", "f64"),
    "neg": ("f32", "f64"),
    "clamp": ("f32", "f64"),
    "sqrt": ("f32", "f64"),
    "diff": ("f32", "f64"),
    "l2sq": ("f32", "f64"),
    "cosine": ("f32", "f64"),
    "spmv": ("f32", "f64"),
}
