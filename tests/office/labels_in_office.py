"""Run by the system's Python, which has LibreOffice's ``uno``: the list labels that LibreOffice prints.

labels_in_office.py PIPE REQUEST.json      REQUEST: [path, ...]; answers [[[label, text], ...], ...]
"""

import contextlib
import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue


def desktop(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(200):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.3)
    raise SystemExit("LibreOffice did not answer")


def paragraphs(text):
    found = text.createEnumeration()
    while found.hasMoreElements():
        one = found.nextElement()
        if one.supportsService("com.sun.star.text.Paragraph"):
            yield [one.ListLabelString if one.NumberingIsNumber else "", one.getString()]


def main():
    office = desktop(sys.argv[1])
    answers = []
    for path in json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")):
        hidden = PropertyValue("Hidden", 0, True, 0)
        document = office.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (hidden,))
        answers.append(list(paragraphs(document.Text)))
        document.close(True)
    print(json.dumps(answers))
    with contextlib.suppress(Exception):  # the pipe closes with it
        office.terminate()


main()
