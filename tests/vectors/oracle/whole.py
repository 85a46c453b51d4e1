"""The integer dtypes, with what a format of floats has: names, texts, hashes, inputs."""

from dataclasses import dataclass

from .paint import paint_hash


@dataclass(frozen=True)
class Whole:
    """One integer dtype."""

    name: str
    size: int  # bytes
    least: int
    lanes: int  # of the 64-byte block

    def texts(self, values: list[int]):
        """A list of values as the files hold it."""
        if len(values) <= 40:
            return list(values)
        h = 2166136261
        for v in values:
            for byte in v.to_bytes(self.size, "little", signed=self.least < 0):
                h = (h ^ byte) * 16777619 & 0xFFFFFFFF
        return {"fnv": f"{h:08x}"}

    def read(self, spec: dict) -> list[int]:
        """The values that a specification means."""
        if "values" in spec:
            return spec["values"]
        assert spec["paint"] == "bytes"
        top = 128 if self.least < 0 else 256
        return [v - 256 if v >= top else v for v in (paint_hash(i, spec["seed"]) & 255 for i in range(spec["n"]))]


I8 = Whole("i8", 1, -128, 64)
U8 = Whole("u8", 1, 0, 64)
U32 = Whole("u32", 4, 0, 16)


def painted(seed: int, n: int) -> dict:
    """Bytes from the hash."""
    return {"paint": "bytes", "seed": seed, "n": n}
