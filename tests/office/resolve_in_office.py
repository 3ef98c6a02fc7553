"""Run by the system's Python, which has LibreOffice's ``uno``: accept or reject all, print what is left.

    resolve_in_office.py PIPE REQUEST.json      REQUEST: [[path, "accept"|"reject"|"as_is", odt], ...]
    resolve_in_office.py PIPE -                 one request a line comes in, one answer a line goes out

Prints one JSON list: for each request its paragraphs and rows (cells joined by tabs), blanks left out. Where
``odt`` is not "", the whole document is written there instead (asking for each portion over the pipe is slow).
"""

import json
import sys
from pathlib import Path

from in_office import connect, leave, opened, press, save

COMMANDS = {"accept": "AcceptAllTrackedChanges", "reject": "RejectAllTrackedChanges"}


def rows(table):
    grid = {}
    for name in table.getCellNames():
        letters = name.rstrip("0123456789")
        grid.setdefault(int(name[len(letters) :]), []).append(
            (len(letters), letters, table.getCellByName(name))
        )
    for number in sorted(grid):
        yield "\t".join(cell.getString() for _, _, cell in sorted(grid[number], key=lambda found: found[:2]))


def texts(document):
    parts = document.getText().createEnumeration()
    while parts.hasMoreElements():
        part = parts.nextElement()
        if part.supportsService("com.sun.star.text.TextTable"):
            yield from rows(part)
        else:
            yield part.getString().replace("\t", " ")


def resolve(context, path, side, odt):
    document = opened(context, path)
    if document is None:
        return [f"{Path(path).name} does not open"]
    try:
        if side in COMMANDS:
            press(context, document, COMMANDS[side])
        if odt:
            save(document, odt, "writer8")
            return []
        return [text for text in texts(document) if text]
    finally:
        document.close(True)


def main():
    pipe, request = sys.argv[1:]
    context = connect(pipe)
    if request == "-":
        for line in sys.stdin:
            print(json.dumps(resolve(context, *json.loads(line))), flush=True)
        return
    wanted = json.loads(Path(request).read_text(encoding="utf-8"))
    json.dump([resolve(context, *one) for one in wanted], sys.stdout)
    leave(context)


if __name__ == "__main__":
    main()
