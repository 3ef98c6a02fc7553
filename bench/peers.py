"""What else a drafter could use: LibreOffice's compare, and diffs of whole texts as libraries offer them.

Slow, so each runs in a process of its own that is stopped after ``CAP`` seconds: ``python -m bench peers``.
"""

from __future__ import annotations

import difflib
import multiprocessing
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from diff_match_patch import diff_match_patch

from bench.law import law, printed, revised
from drafting.compare import compare
from drafting.structure import parse_text
from tests.office.driving import driven, has_uno

CAP = 20
OFFICE_CAP = 120
#: compares two files in LibreOffice, run by the system's Python
COMPARING = Path(__file__).parent / "compare_in_office.py"


def rows(articles: int = 300) -> list[tuple[str, str]]:
    """What was measured and the result."""
    old = law(articles)
    texts = printed(old), printed(revised(old))
    size = f"{articles:,} articles, {len(texts[0].split()):,} words"
    peers: dict[str, Callable[[str, str], object]] = {
        "parse and compare (this project)": _ours,
        "diff-match-patch over the whole texts, without limit": _letters,
        "diff-match-patch, its limit of one second": _letters_in_a_second,
        "difflib over the words of the whole texts": _words,
    }
    found = [(f"{size}: {name}", _capped(peer, texts)) for name, peer in peers.items()]
    return [*found, (f"{size}: LibreOffice's compare", _office(*texts))]


def _ours(old: str, new: str) -> object:
    return compare(parse_text(old), parse_text(new))


def _letters(old: str, new: str, limit: float = 0) -> str:
    engine = diff_match_patch()
    engine.Diff_Timeout = limit
    diffs = engine.diff_main(old, new)
    marked = sum(len(text.split()) for op, text in diffs if op)
    return f"{marked:,} words marked"


def _letters_in_a_second(old: str, new: str) -> str:
    return _letters(old, new, 1)


def _words(old: str, new: str) -> object:
    return difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False).get_opcodes()


def _capped(peer: Callable[[str, str], object], texts: tuple[str, str]) -> str:
    """The CPU seconds that a peer takes, or that it took too many."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_timed, args=(peer, texts, sender))
    process.start()
    told = receiver.recv() if receiver.poll(CAP) else f"> {CAP} s"
    process.kill()
    process.join()
    return told


def _timed(peer: Callable[[str, str], object], texts: tuple[str, str], sender: object) -> None:
    started = time.process_time()
    result = peer(*texts)
    seconds = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = f", {result}" if isinstance(result, str) else ""
    sender.send(f"{seconds:.2f} s, {memory:.0f} MB resident{said}")  # type: ignore[attr-defined]


def _office(old: str, new: str) -> str:
    if not has_uno():
        return "not on this machine"
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        paths = [folder / "old.txt", folder / "new.txt"]
        for path, text in zip(paths, (old, new), strict=True):
            path.write_text(text, encoding="utf-8-sig")
        try:
            done = driven(COMPARING, *paths, folder=folder, seconds=OFFICE_CAP)
        except subprocess.TimeoutExpired:
            return f"> {OFFICE_CAP} s"
        if done.returncode:
            return "could not be asked"
        seconds, changes = done.stdout.split()
        return f"{float(seconds):.1f} s, {int(changes):,} changes"
