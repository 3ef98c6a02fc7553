"""A LibreOffice of our own: own profile, own pipe, ended by its own process id."""

import json
import shutil
import subprocess
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"  # LibreOffice's ``uno`` is installed for the system's Python only
DRIVER = Path(__file__).parent / "resolve_in_office.py"

Request = tuple[bytes, str]
Office = Callable[[Sequence[Request]], list[list[str]]]


def has_uno() -> bool:
    if not Path(SYSTEM_PYTHON).exists():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


@pytest.fixture(scope="session")
def soffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.fixture
def in_office(soffice: str, tmp_path: Path) -> Office:
    """Gives LibreOffice files and what to do with them ("accept", "reject", "as_is"); returns the texts."""
    if not has_uno():
        pytest.skip("LibreOffice's Python bridge (uno) is not installed")

    def run(requests: Sequence[Request]) -> list[list[str]]:
        named = []
        for number, (data, side) in enumerate(requests):
            path = tmp_path / f"{number}.docx"
            path.write_bytes(data)
            named.append([str(path), side])
        request = tmp_path / "request.json"
        request.write_text(json.dumps(named), encoding="utf-8")
        pipe = f"drafting{uuid.uuid4().hex}"
        office = subprocess.Popen(
            [
                soffice,
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            done = subprocess.run(
                [SYSTEM_PYTHON, str(DRIVER), pipe, str(request)],
                capture_output=True,
                text=True,
                timeout=540,
            )
            assert done.returncode == 0, done.stderr
            answer: list[list[str]] = json.loads(done.stdout)
            return answer
        finally:
            try:
                office.wait(timeout=20)
            except subprocess.TimeoutExpired:
                office.kill()
                office.wait(timeout=20)

    return run
