"""Run by the system's Python, which has LibreOffice's ``uno``: compare two documents.

compare_in_office.py PIPE OLD NEW          prints the seconds of the comparison alone, and the changes it found
compare_in_office.py PIPE OLD NEW OUT      saves the result; prints those seconds, and all from loading to saving
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "office"))

from in_office import connect, leave, opened, option, press, save


def count(changes):
    found = 0
    while changes.hasMoreElements():
        changes.nextElement()
        found += 1
    return found


def main():
    pipe, old, new, *out = sys.argv[1:]
    context = connect(pipe)
    started = time.monotonic()
    document = opened(context, new)
    loaded = time.monotonic()
    press(
        context,
        document,
        "CompareDocuments",
        option("URL", Path(old).as_uri()),
        option("NoAcceptDialog", True),
    )
    compared = time.monotonic() - loaded
    if out:
        save(document, out[0], "MS Word 2007 XML")
        print(compared, time.monotonic() - started)
    else:
        print(compared, count(document.getRedlines().createEnumeration()))
    leave(context)


if __name__ == "__main__":
    main()
