"""Plays a trace (tests/machine/trace.rs) in wasm3, by pywasm3.

python play.py TRACE MODULE...
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import wasm3

ROOM = 140_000
SIZES = [0, 4, 8, 4, 4, 1, 1]


def signed(v: int) -> int:
    return v - (1 << 32) if v >= 1 << 31 else v


class Player:
    def __init__(self, path: str) -> None:
        env = wasm3.Environment()
        self.runtime = env.new_runtime(1 << 18)
        self.runtime.load(env.parse_module(Path(path).read_bytes()))
        self.functions = {}
        self.room = self.call("vs_alloc", ROOM)

    def call(self, name: str, *args: int) -> int:
        if name not in self.functions:
            self.functions[name] = self.runtime.find_function(name)
        return self.functions[name](*(signed(a) for a in args))

    def memory(self):
        return self.runtime.get_memory(0)

    def give(self, text) -> int:
        data = text.encode() if isinstance(text, str) else bytes(text)
        self.memory()[self.room : self.room + len(data)] = data
        return len(data)

    def place(self, handle: int, array: int) -> tuple[int, int]:
        if self.call("vs_array_info", handle, array, self.room) != 0:
            raise RuntimeError(f"no array {array}")
        at, length, dtype = memoryview(
            bytes(self.memory()[self.room : self.room + 12])
        ).cast("I")
        return at, length * SIZES[dtype]

    def answer(self, line: list):
        kind, h = line[0], line[1]
        if kind == "create":
            return self.call("vs_create", self.room, self.give(line[1]))
        if kind == "array":
            return self.call("vs_array", h, *line[2:5]) != 0
        if kind == "write":
            at, length = self.place(h, line[2])
            if length:
                self.memory()[at : at + length] = bytes.fromhex(line[3])
            return line[-1]
        if kind == "op":
            return self.call("vs_op", h, self.room, self.give(line[2]))
        if kind == "step":
            return self.call("vs_step", h, line[2])
        if kind in ("cancel", "destroy"):
            return self.call(f"vs_{kind}", h)
        if kind == "result":
            length = self.call("vs_result_read", h, self.room, ROOM)
            return bytes(self.memory()[self.room : self.room + length]).decode()
        at, length = self.place(h, line[2])
        found = 0x811C9DC5
        for byte in bytes(self.memory()[at : at + length]) if length else b"":
            found = (found ^ byte) * 16777619 & 0xFFFFFFFF
        return found


def main() -> int:
    failed = 0
    lines = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()]
    for module in sys.argv[2:]:
        player, verdict = Player(module), "ok"
        for i, line in enumerate(lines):
            got = player.answer(line)
            if got != line[-1]:
                verdict, failed = (
                    f"line {i + 1}: {json.dumps(line)[:300]}: got {got}",
                    1,
                )
                break
        name = Path(module).stem.removeprefix("vecsolve_")
        print(f"wasm3 (pywasm3 {version('pywasm3')})\t{name}\t{len(lines)}\t{verdict}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
