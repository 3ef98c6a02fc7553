"""``make bench``: what things cost, as ratios against peers measured in the same run.

``python -m bench`` prints all tables, ``python -m bench compare redline`` only those.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench import compare, history, incremental, pages_speed, peers, redline, redline_files, storage


def _pairs(rows: list[tuple[str, str]]) -> str:
    return "\n".join(["| what | result |", "|---|---|", *(f"| {what} | {result} |" for what, result in rows)])


def _storage() -> str:
    with tempfile.TemporaryDirectory() as directory:
        return storage.storage_table(Path(directory))


TABLES = {
    "compare": lambda: _pairs(compare.rows()),
    "peers": lambda: _pairs(peers.rows()),
    "redline": lambda: _pairs(redline.rows()),
    "redline_files": lambda: _pairs(redline_files.rows()),
    "storage": _storage,
    "history": lambda: _pairs(history.rows()),
    "incremental": lambda: _pairs(incremental.rows()),
    "pages_speed": lambda: pages_speed.tables(list(pages_speed.rows())),
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        print(f"no such table: {', '.join(unknown)}; there are {', '.join(TABLES)}", file=sys.stderr)
        return 2
    for name in names or TABLES:
        print(f"## {name}\n\n{TABLES[name]()}\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
