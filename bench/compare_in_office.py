"""Run by the system's Python, which has LibreOffice's ``uno``: compare two documents, print seconds and changes.

compare_in_office.py PIPE OLD NEW
"""

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


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


def main():
    pipe, old, new = sys.argv[1:]
    context = connect(pipe)
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(new).as_uri(), "_blank", 0, (option("Hidden", True),))
    dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    frame = document.getCurrentController().getFrame()
    started = time.monotonic()
    arguments = (option("URL", Path(old).as_uri()), option("NoAcceptDialog", True))
    dispatcher.executeDispatch(frame, ".uno:CompareDocuments", "", 0, arguments)
    seconds = time.monotonic() - started
    changes = document.getRedlines().createEnumeration()
    count = 0
    while changes.hasMoreElements():
        changes.nextElement()
        count += 1
    print(seconds, count)
    try:
        desktop.terminate()
    except Exception:  # the office may hang up before it answers
        return


if __name__ == "__main__":
    main()
