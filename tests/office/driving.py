"""One LibreOffice of our own for many files: own profile, own pipe, ended by its own process id."""

import json
import shutil
import subprocess
import uuid
from collections.abc import Sequence
from pathlib import Path

from tests.office.odt import texts

SYSTEM_PYTHON = "/usr/bin/python3"  # LibreOffice's ``uno`` is installed for the system's Python only
DRIVER = Path(__file__).parent / "resolve_in_office.py"

Request = tuple[bytes, str]


def has_uno() -> bool:
    if shutil.which("soffice") is None or not Path(SYSTEM_PYTHON).exists():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


def resolve(requests: Sequence[Request], folder: Path, *, seconds: int = 540) -> list[list[str]]:
    """The texts of files after "accept", "reject" or nothing ("as_is").

    Paragraphs and rows of the body; with "+" everything that ``odt`` finds: notes, margins and boxes too.
    """
    soffice = shutil.which("soffice")
    assert soffice is not None
    named = []
    for number, (data, side) in enumerate(requests):
        path = folder / f"{number}.docx"
        path.write_bytes(data)
        named.append(
            [str(path), side.rstrip("+"), str(path.with_suffix(".odt")) if side.endswith("+") else ""]
        )
    request = folder / "request.json"
    request.write_text(json.dumps(named), encoding="utf-8")
    pipe = f"drafting{uuid.uuid4().hex}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    listen = f"--accept=pipe,name={pipe};urp;"
    office = subprocess.Popen(
        [soffice, profile, "--headless", "--norestore", "--nologo", listen],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        driver = [SYSTEM_PYTHON, str(DRIVER), pipe, str(request)]
        done = subprocess.run(driver, capture_output=True, text=True, timeout=seconds)
        assert done.returncode == 0, done.stderr
        answer: list[list[str]] = json.loads(done.stdout)
        return [
            found if found or not odt else texts(Path(odt))
            for found, (_, _, odt) in zip(answer, named, strict=True)
        ]
    finally:
        try:
            office.wait(timeout=20)
        except subprocess.TimeoutExpired:
            office.kill()
            office.wait(timeout=20)
