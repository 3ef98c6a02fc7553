"""Two Word files to a redline: ours beside python-redlines 2 and LibreOffice's own compare.

``python -m bench redline_files`` prints the table: whole processes from the shell to the file, the work alone inside
a process, whether both texts come back, and the words marked. CPU seconds, those of started programs included, so
that a busy machine changes little. What takes longer than ``CAP`` is
stopped. The files are in the house style, made from the generated law of ``bench.law``.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from bench.cost import of_programs, seconds
from bench.law import law, printed, revised
from bench.peers import COMPARING
from drafting.structure import parse_text
from drafting.word import house
from drafting.word.native import redline
from drafting.word.resolve import both, content, differences
from tests.corpora.redlines_measure import words
from tests.office.driving import driven, has_uno

CAP = 90
SIZES = (8, 75, 300, 1_200)
WHEN = datetime(2026, 1, 1, tzinfo=UTC)
WHO = ("Bench", "2026-01-01T00:00:00Z")
_ROOT = Path(__file__).parent.parent
_PEER = (
    "import sys; from pathlib import Path; from python_redlines import DocxodusEngine; old, new, out = map(Path, sys.argv[1:]);"
    f"out.write_bytes(DocxodusEngine().run_redline('Bench', old, new, detect_moves=True, date_time={WHO[1]!r})[0])"
)

#: LibreOffice counts the pages anew when it saves.
_NUMBERED = ("header", "footer")

Files = tuple[Path, Path, Path]


@dataclass(frozen=True, slots=True)
class Took:
    """CPU seconds, and what the program said."""

    seconds: float
    said: str = ""


def rows(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str]]:
    """What was measured and the result, in the order of the table."""
    found: list[tuple[str, str]] = []
    for articles in sizes:
        old = law(articles)
        texts = printed(old), printed(revised(old))
        one, other = (house.clean(parse_text(text)) for text in texts)
        size = f"{articles:,} articles, {len(texts[0].split()):,} words"
        for name, run in _programs().items():
            with tempfile.TemporaryDirectory() as folder:  # a new one: an office that was ended leaves locks
                found.append((f"{size}: {name}", _told(run, _written(Path(folder), one, other), one, other)))
        found.append((f"{size}: drafting redline, inside a process", _inside(one, other)))
    return found


def _programs() -> dict[str, Callable[[Files], Took | None]]:
    return {
        "drafting redline, whole process": _ours,
        "python-redlines 2, whole process": _peer,
        "LibreOffice's compare, whole process": _office,
    }


def _written(folder: Path, old: bytes, new: bytes) -> Files:
    paths = folder / "old.docx", folder / "new.docx", folder / "out.docx"
    paths[0].write_bytes(old)
    paths[1].write_bytes(new)
    paths[2].unlink(missing_ok=True)
    return paths


def _told(run: Callable[[Files], Took | None], files: Files, old: bytes, new: bytes) -> str:
    took = run(files)
    if took is None:
        return "not on this machine"
    if not files[2].exists():
        return f"> {CAP} s"
    data = files[2].read_bytes()
    marked, optimum, _ = words(data, _who(data))
    rejected, accepted = both(data)
    wrong = [
        name
        for name, wanted, given in (("new", new, accepted), ("old", old, rejected))
        if any(one.part not in _NUMBERED for one in differences(content(wanted, "accept"), given))
    ]
    restored = f"the {' and the '.join(wrong)} text not restored" if wrong else "both texts restored"
    ratio = marked / optimum if optimum else 1
    return f"{took.seconds:.2f} s{took.said}, {restored}, words marked {ratio:.3f} times the optimum"


def _who(data: bytes) -> tuple[str, str]:
    """The author and date of the marks: LibreOffice sets its own."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    found = re.search(r'<w:(?:ins|del)\b[^>]*?w:author="([^"]*)"[^>]*?w:date="([^"]*)"', text)
    return (found[1], found[2]) if found else WHO


def _inside(old: bytes, new: bytes) -> str:
    return f"{seconds(lambda: redline(old, new, author=WHO[0], when=WHEN)):.2f} s"


def _run(command: list[str]) -> Took:
    with of_programs() as spent:
        process = subprocess.Popen(
            command,
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            text=True,
        )
        try:
            process.communicate(timeout=CAP)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    return Took(*spent)


def _ours(files: Files) -> Took:
    old, new, out = map(str, files)
    command = [sys.executable, "-m", "drafting", "redline", old, new, "-o", out]
    return _run([*command, "--author", WHO[0], "--date", "2026-01-01"])


def _peer(files: Files) -> Took | None:
    try:
        import python_redlines  # noqa: F401
    except ImportError:
        return None
    return _run([sys.executable, "-c", _PEER, *map(str, files)])


def _office(files: Files) -> Took | None:
    """Loading, comparing and saving as .docx in an office that is started for it and ends."""
    if not has_uno():
        return None
    said = ""
    with of_programs() as spent, tempfile.TemporaryDirectory() as folder, suppress(subprocess.TimeoutExpired):
        done = driven(COMPARING, *files, folder=Path(folder), seconds=CAP)
        if done.returncode == 0:
            compared, worked = (float(part) for part in done.stdout.split())
            said = f" (the comparison alone {compared:.2f} s, with loading and saving {worked:.2f} s by the clock)"
    return Took(*spent, said)


if __name__ == "__main__":
    for what, result in rows(tuple(map(int, sys.argv[1:])) or SIZES):
        print(f"| {what} | {result} |", flush=True)
