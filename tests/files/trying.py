"""One mutated file after the other: each within bounds, what fails written down, all counted at the end."""

from __future__ import annotations

import contextlib
import resource
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

#: seconds of computing and bytes of memory that one file may cost
SECONDS, BYTES = 20, 3 * 2**30


class TooSlow(BaseException):
    """The bound of time was reached."""


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Inside, more seconds of computing than allowed raise."""

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Failed(Counter[str]):
    """What failed where, how often; the files are written into ``keep``, if it is given."""

    def __init__(self, keep: Path | None) -> None:
        super().__init__()
        self.keep = keep

    def note(self, fault: BaseException, what: str, name: str, data: bytes) -> None:
        """Count the fault by the place in our own code that it came through, and keep the file as ``name``."""
        where = traceback.extract_tb(fault.__traceback__)
        ours = [frame for frame in where if "/drafting/" in frame.filename] or where
        at = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
        self[f"{what}: {type(fault).__name__} {str(fault)[:60]!r} {at}"] += 1
        if self.keep is not None:
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / name).write_bytes(data)
            (self.keep / f"{name}.txt").write_text("".join(traceback.format_exception(fault)))

    def progress(self, turn: int, every: int) -> None:
        """Say how far it is, where files are kept."""
        if turn % every == every - 1 and self.keep is not None:
            print(f"{turn + 1} files, {self.total()} failed", file=sys.stderr, flush=True)


#: how many files from which seed in which directory; what fails goes into the last
Fuzz = Callable[[int, int, Path, Path | None], tuple[Counter[str], Counter[str]]]


def run(fuzz: Fuzz, times: int) -> None:
    """The command ``[TIMES] [SEED] [KEEP]``: try so many files, print what came of them, exit 1 if one failed."""
    asked = [int(word) for word in sys.argv[1:3]]
    times, seed = (*asked, *(times, 11)[len(asked) :])
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, resource.RLIM_INFINITY))
    with tempfile.TemporaryDirectory() as directory:
        done, failed = fuzz(times, seed, Path(directory), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    for name, count in sorted(done.items()):
        print(f"{name:24} {count}")
    print(f"{times} files, at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    for name, count in failed.most_common():
        print(f"FAILED {count:4} {name}")
    sys.exit(1 if failed else 0)
