"""The independent oracle of the shared vectors: exact arithmetic, then one rounding."""
