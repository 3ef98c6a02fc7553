"""What a step costs: CPU seconds, which a busy machine changes little."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time


def seconds(step: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    begun = process_time()
    step()
    return process_time() - begun


def best(step: Callable[[], object], times: int = 3) -> float:
    """CPU seconds of the fastest of ``times`` runs."""
    return min(seconds(step) for _ in range(times))


@contextmanager
def of_programs() -> Iterator[list[float]]:
    """The list gets the CPU seconds of the programs that were started inside and have ended."""
    before, spent = resource.getrusage(resource.RUSAGE_CHILDREN), list[float]()
    yield spent
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
