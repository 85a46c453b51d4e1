"""Writes docs/engines.md from the verdicts of the players.

python3 table.py TABLE.tsv docs/engines.md
"""

import sys
from pathlib import Path

HEAD = """# Engines

Written by `./build.sh engines`: one trace, recorded by the native library and held on the way to the scalar level, played in every engine that is on the machine. The trace has every case of every operation of `tests/vectors`, 2,000 calls of kernels as operations, every kernel among them, and runs of the state machine of `tests/machine`: {lines} lines. What is refused must be refused with the same status, what is done must answer the same bytes and leave the same bits in all arrays. (Results that name bytes of memory or the level are left out: those are not the same everywhere.)

| engine | module | the same bits |
|---|---|---|
"""

rows = [line.split("\t") for line in Path(sys.argv[1]).read_text().splitlines()]
lines = max((int(row[2]) for row in rows), default=0)
text = HEAD.format(lines=f"{lines:,}")
for engine, module, _, verdict in rows:
    said = "yes" if verdict == "ok" else "**no:** " + verdict.replace("|", "\\|")
    text += f"| {engine} | {module} | {said} |\n"
Path(sys.argv[2]).write_text(text)
