"""Run by the system's Python, which has LibreOffice's ``uno``: accept or reject all, print what is left.

    resolve_in_office.py PIPE REQUEST.json      REQUEST: [[path, "accept"|"reject"|"as_is", odt], ...]
    resolve_in_office.py PIPE -                 one request a line comes in, one answer a line goes out

Prints one JSON list: for each request its paragraphs and rows (cells joined by tabs), blanks left out. Where
``odt`` is not "", the whole document is written there instead (asking for each portion over the pipe is slow).
"""

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def connect(pipe, seconds=60):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


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
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (option("Hidden", True),))
    if document is None:
        return [f"{Path(path).name} does not open"]
    try:
        if side in COMMANDS:
            dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
            frame = document.getCurrentController().getFrame()
            dispatcher.executeDispatch(frame, COMMANDS[side], "", 0, ())
        if odt:
            document.storeToURL(Path(odt).as_uri(), (option("FilterName", "writer8"),))
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
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    try:
        desktop.terminate()
    except Exception:  # the office may hang up before it answers
        return


if __name__ == "__main__":
    main()
