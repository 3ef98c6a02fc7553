"""Reviewers at their desks: Word files changed and commented in a LibreOffice of our own."""

import json
import shutil
import subprocess
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.office.driving import SYSTEM_PYTHON

DRIVER = Path(__file__).parent / "review_in_office.py"


@dataclass(frozen=True)
class Review:
    """What ``author`` does to a file: other words for words ("+..." behind them), remarks on words."""

    author: str
    changes: Sequence[tuple[str, str]] = ()
    comments: Sequence[tuple[str, str]] = ()


def reviewed(file: bytes, reviews: Sequence[Review], folder: Path) -> list[bytes]:
    """The file as each of the reviewers sends it back."""
    soffice = shutil.which("soffice")
    assert soffice is not None
    source = folder / "sent.docx"
    source.write_bytes(file)
    outs = [folder / f"returned{number}.docx" for number in range(len(reviews))]
    asked = [
        [str(source), str(out), one.author, list(map(list, one.changes)), list(map(list, one.comments))]
        for out, one in zip(outs, reviews, strict=True)
    ]
    request = folder / "review.json"
    request.write_text(json.dumps(asked), encoding="utf-8")
    pipe = f"drafting{uuid.uuid4().hex}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = subprocess.Popen(
        [soffice, profile, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        driver = [SYSTEM_PYTHON, str(DRIVER), pipe, str(request)]
        done = subprocess.run(driver, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        return [out.read_bytes() for out in outs]
    finally:
        try:
            office.wait(timeout=20)
        except subprocess.TimeoutExpired:
            office.kill()
            office.wait(timeout=20)
