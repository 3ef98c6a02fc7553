"""LibreOffice as a converter: the one place that starts it, always harmless and never for long.

Each conversion gets a directory of its own with a fresh profile, in which macros do not run, linked files
are not loaded and every way to the network leads to a closed door; directory and processes are gone when it
ends. LibreOffice need not be there: ``available`` says whether it is, ``convert`` says what to do when not.
``DRAFTING_SOFFICE`` names the program to start where it is not on the path; "off" means none.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import BoundedSemaphore
from typing import Literal

from drafting.errors import OfficeError
from drafting.guard import MAX_FILE, MEGABYTE, check_size

Target = Literal["pdf", "docx", "odt"]

#: A law of 1,200 articles takes LibreOffice some 20 seconds.
TIMEOUT = 180
#: Conversions at a time: each takes a core and a few hundred megabytes.
AT_A_TIME = 2
#: What a file may be said to be: LibreOffice chooses its reader by the ending.
ENDINGS = frozenset({".doc", ".docx", ".docm", ".dot", ".dotx", ".rtf", ".odt", ".fodt", ".txt", ".html"})

_FILTERS: dict[Target, str] = {"pdf": "pdf:writer_pdf_Export", "docx": "docx:MS Word 2007 XML", "odt": "odt"}
#: Tried in this order when the program is not on the path.
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_SCRIPTING = "org.openoffice.Office.Common/Security/Scripting"
_INET = "org.openoffice.Inet/Settings"
#: No macros (3: only from trusted places, of which there are none), no links followed, no active contents,
#: and a proxy that is not there for whatever would still ask the network. Port 9 discards.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),  # never
    ("org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments",
     "AutoCheckEnabled", "false"),
    (_INET, "ooInetProxyType", "2"),
    *((_INET, f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *((_INET, f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
    (_INET, "ooInetNoProxy", ""),
)  # fmt: skip
#: Printed comments: 4 is in the margin.
_IN_MARGIN = ("org.openoffice.Office.Writer/Print/Content", "Note", "4")
_room = BoundedSemaphore(AT_A_TIME)


def program() -> str | None:
    """The path of LibreOffice on this machine, or None."""
    named = os.environ.get("DRAFTING_SOFFICE", "")
    if named:
        return None if named == "off" else shutil.which(named)
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def available() -> bool:
    """Whether LibreOffice is installed here."""
    return program() is not None


def convert(data: bytes, name: str, to: Target, *, notes_in_margin: bool = False) -> bytes:
    """``data`` as LibreOffice writes it in another format.

    ``name`` tells by its ending what the file is (see ``ENDINGS``); it is never opened and stands in
    messages only. ``notes_in_margin`` prints comments beside the page (pdf), else they are left out of sight
    as notes of the file. Raises OfficeError when
    LibreOffice is not installed, does not end in time, or makes nothing of the file; UnreadableFile for an
    empty or oversized one.
    """
    check_size(data)
    soffice = program()
    if soffice is None:
        raise OfficeError("office_missing", place=name)
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise OfficeError("office_ending", place=name)
    with _room, tempfile.TemporaryDirectory(prefix="drafting-office-", ignore_cleanup_errors=True) as found:
        folder = Path(found)
        source, made = folder / f"text{ending}", folder / "out" / f"text.{to}"
        source.write_bytes(data)
        made.parent.mkdir()  # printing makes nothing, and says nothing, where it is not there
        printed = notes_in_margin and to == "pdf"
        _write_profile(folder / "profile", (*_SETTINGS, _IN_MARGIN) if printed else _SETTINGS)
        # the export filter knows of comments in the margin only where a window is open: printing always does
        task = ["--print-to-file"] if printed else ["--convert-to", _FILTERS[to]]
        _run([soffice, *_options(folder), *task, "--outdir", str(made.parent), str(source)], name)
        if not made.is_file() or not made.stat().st_size:
            raise OfficeError("office_failed", place=name)
        if made.stat().st_size > MAX_FILE:
            raise OfficeError("office_too_large", place=name, limit=MAX_FILE // MEGABYTE)
        return made.read_bytes()


def _options(folder: Path) -> list[str]:
    quiet = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"]
    return [f"-env:UserInstallation={(folder / 'profile').as_uri()}", *quiet]


def _write_profile(profile: Path, settings: Sequence[tuple[str, str, str]]) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in settings
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(command: list[str], name: str) -> None:
    """Run LibreOffice to its end, or end it with everything it started."""
    environment = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        process.wait(timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        raise OfficeError("office_timeout", place=name, seconds=TIMEOUT) from None
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):  # soffice is a script that starts the program that does the work
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
