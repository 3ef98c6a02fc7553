"""One LibreOffice of our own for many files: own profile, own pipe, ended by its own process id."""

import json
import os
import shutil
import signal
import subprocess
import uuid
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.office.odt import texts

SYSTEM_PYTHON = "/usr/bin/python3"  # LibreOffice's ``uno`` is installed for the system's Python only
DRIVER = Path(__file__).parent / "resolve_in_office.py"

Request = tuple[bytes, str]


def has_uno() -> bool:
    if shutil.which("soffice") is None or not Path(SYSTEM_PYTHON).exists():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


def begun(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A LibreOffice whose profile is in the folder, and the pipe on which it listens."""
    soffice = shutil.which("soffice")
    assert soffice is not None
    pipe = f"drafting{uuid.uuid4().hex}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    listen = f"--accept=pipe,name={pipe};urp;"
    office = subprocess.Popen(
        [soffice, profile, "--headless", "--norestore", "--nologo", listen],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # the script starts another process: both end together
    )
    return office, pipe


def driven(
    driver: Path, *arguments: object, folder: Path, seconds: float
) -> subprocess.CompletedProcess[str]:
    """What a script for the system's Python says, which asks an office of its own and ends it.

    Its arguments are the office's pipe and these. Raises TimeoutExpired; in no case an office is left.
    """
    office, pipe = begun(folder)
    patience = 0.0
    try:
        command = [SYSTEM_PYTHON, str(driver), pipe, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
        patience = 20.0  # it was told to leave
        return done
    finally:
        end(office, patience)


def end(office: subprocess.Popen[bytes], patience: float = 0.0) -> None:
    """Wait for the office to leave; then end it and the process it started, and nothing else."""
    with suppress(subprocess.TimeoutExpired):
        office.wait(timeout=patience)
    if office.returncode is None:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait(timeout=20)


def answer(driver: Path, request: object, folder: Path, *, seconds: float = 300) -> str:
    """What the script prints when asked this, as JSON in a file. It has to succeed."""
    path = folder / f"{driver.stem}.json"
    path.write_text(json.dumps(request), encoding="utf-8")
    done = driven(driver, path, folder=folder, seconds=seconds)
    assert done.returncode == 0, done.stderr
    return done.stdout


def resolve(requests: Sequence[Request], folder: Path, *, seconds: int = 540) -> list[list[str]]:
    """The texts of files after "accept", "reject" or nothing ("as_is").

    Paragraphs and rows of the body; with "+" everything that ``odt`` finds: notes, margins and boxes too.
    """
    named = []
    for number, (data, side) in enumerate(requests):
        path = folder / f"{number}.docx"
        path.write_bytes(data)
        named.append(
            [str(path), side.rstrip("+"), str(path.with_suffix(".odt")) if side.endswith("+") else ""]
        )
    answers: list[list[str]] = json.loads(answer(DRIVER, named, folder, seconds=seconds))
    return [
        found if found or not odt else texts(Path(odt))
        for found, (_, _, odt) in zip(answers, named, strict=True)
    ]
