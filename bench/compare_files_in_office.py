"""Run by the system's Python, which has LibreOffice's ``uno``: compare two documents and save the result.

compare_files_in_office.py PIPE OLD NEW OUT      prints the seconds of the comparison alone, and of all from loading to saving
"""

import sys
import time
from pathlib import Path

from compare_in_office import connect, option


def main():
    pipe, old, new, out = sys.argv[1:]
    context = connect(pipe)
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    started = time.monotonic()
    document = desktop.loadComponentFromURL(Path(new).as_uri(), "_blank", 0, (option("Hidden", True),))
    dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    frame = document.getCurrentController().getFrame()
    loaded = time.monotonic()
    arguments = (option("URL", Path(old).as_uri()), option("NoAcceptDialog", True))
    dispatcher.executeDispatch(frame, ".uno:CompareDocuments", "", 0, arguments)
    compared = time.monotonic()
    document.storeToURL(Path(out).as_uri(), (option("FilterName", "MS Word 2007 XML"),))
    print(compared - loaded, time.monotonic() - started)
    try:
        desktop.terminate()
    except Exception:  # the office may hang up before it answers
        return


if __name__ == "__main__":
    main()
