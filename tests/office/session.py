"""One LibreOffice for hundreds of files: asked one by one, ended and begun anew when it hangs or has done enough."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from tests.office.driving import DRIVER, SYSTEM_PYTHON, begun
from tests.office.odt import texts

#: How many files one process is given: it never gives memory back.
ENOUGH = 150


class Hung(Exception):
    """LibreOffice gave no answer in time, or ended itself."""


class Session:
    """``texts`` of a file as LibreOffice has them after accepting or rejecting everything."""

    def __init__(self, *, seconds: int = 600) -> None:
        self._seconds = seconds
        self._folder = Path(tempfile.mkdtemp(prefix="office"))
        self._asked = 0
        self._office: subprocess.Popen[bytes] | None = None
        self._driver: subprocess.Popen[str] | None = None

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def texts(self, data: bytes, side: str) -> list[str]:
        """What is left of ``data`` after "accept", "reject" or nothing ("as_is"). Raises ``Hung``."""
        if self._asked == ENOUGH:
            self._end()
        driver = self._running()
        self._asked += 1
        path, odt = self._folder / "asked.docx", self._folder / "answer.odt"
        odt.unlink(missing_ok=True)
        path.write_bytes(data)
        assert driver.stdin is not None
        assert driver.stdout is not None
        try:
            driver.stdin.write(json.dumps([str(path), side, str(odt)]) + "\n")
            driver.stdin.flush()
        except BrokenPipeError:
            self._end()
            raise Hung from None
        ready, _, _ = select.select([driver.stdout], [], [], self._seconds)
        line = driver.stdout.readline() if ready else ""
        if not line:
            self._end()
            raise Hung
        said: list[str] = json.loads(line)
        return said or texts(odt)

    def _running(self) -> subprocess.Popen[str]:
        if self._driver is None:
            self._asked = 0
            self._office, pipe = begun(self._folder)
            self._driver = subprocess.Popen(
                [SYSTEM_PYTHON, str(DRIVER), pipe, "-"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        return self._driver

    def _end(self) -> None:
        if self._driver is not None:
            self._driver.kill()
            self._driver.communicate()  # closes its pipes too
        if self._office is not None:
            for way in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(self._office.pid, way)
                    self._office.wait(timeout=15)
                    break
                except subprocess.TimeoutExpired:
                    continue
                except ProcessLookupError:
                    break
            time.sleep(0.2)
        self._driver = self._office = None
