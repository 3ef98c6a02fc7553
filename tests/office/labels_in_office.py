"""Run by the system's Python, which has LibreOffice's ``uno``: the list labels that LibreOffice prints.

labels_in_office.py PIPE REQUEST.json      REQUEST: [path, ...]; answers [[[label, text], ...], ...]
"""

import json
import sys
from pathlib import Path

from in_office import connect, leave, opened


def paragraphs(text):
    found = text.createEnumeration()
    while found.hasMoreElements():
        one = found.nextElement()
        if one.supportsService("com.sun.star.text.Paragraph"):
            yield [one.ListLabelString if one.NumberingIsNumber else "", one.getString()]


def main():
    pipe, request = sys.argv[1:]
    context = connect(pipe)
    answers = []
    for path in json.loads(Path(request).read_text(encoding="utf-8")):
        document = opened(context, path)
        answers.append(list(paragraphs(document.Text)))
        document.close(True)
    print(json.dumps(answers))
    leave(context)


if __name__ == "__main__":
    main()
