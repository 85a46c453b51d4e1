"""Generated from the tables of operations, kernels and statuses: `./build.sh gen`."""

ABI = 0x26066F3D

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

KERNELS = (
    "sum",
    "dot",
    "nrm2",
    "amax",
    "axpy",
    "scale",
    "add",
    "sub",
    "mul",
    "l2sq",
    "cosine",
    "spmv",
)
