"""For the scripts run by the system's Python, which has LibreOffice's ``uno``: how they reach the office that listens."""

import contextlib
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


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


def service(context, name):
    return context.ServiceManager.createInstanceWithContext(f"com.sun.star.{name}", context)


def opened(context, path):
    """The document, unseen; None if it does not open."""
    desktop = service(context, "frame.Desktop")
    return desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (option("Hidden", True),))


def press(context, document, command, *options):
    """Do what an entry of the menu does."""
    frame = document.getCurrentController().getFrame()
    service(context, "frame.DispatchHelper").executeDispatch(frame, f".uno:{command}", "", 0, options)


def save(document, path, kind):
    document.storeToURL(Path(path).as_uri(), (option("FilterName", kind),))


def leave(context):
    with contextlib.suppress(Exception):  # the office may hang up before it answers
        service(context, "frame.Desktop").terminate()
