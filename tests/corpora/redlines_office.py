"""LibreOffice's own accept-all and reject-all over the pairs of ``redlines``, in both profiles.

``python -m tests.corpora.redlines_office --keep asked.jsonl`` asks all pairs and prints how many come out as both
drafts. Each answer is added to the file as it comes: a second run asks only what is new or was made otherwise since.
``--every N`` takes each N-th pair, ``--from K`` begins with the K-th, ``--profile safe``, ``--kind "one kind"``,
``--named words``; ``--told`` prints the table of what is kept and asks nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import islice, zip_longest
from pathlib import Path

from drafting.word.native import redline
from drafting.word.profile import PROFILES
from tests.corpora.conftest import corpora
from tests.corpora.redlines import KINDS, WHEN, WHO
from tests.corpora.redlines_cases import Case, everything
from tests.corpora.redlines_measure import before
from tests.office.session import Hung, Session

_REMEMBERED = 40


@dataclass(frozen=True, slots=True)
class Answer:
    """What LibreOffice made of one redline. ``asked`` names the bytes of the redline and of both drafts."""

    profile: str
    kind: str
    name: str
    asked: str
    rejects: bool
    accepts: bool
    seen: tuple[str, ...] = ()  # the first differences

    @property
    def good(self) -> bool:
        return self.rejects and self.accepts


class Asker:
    """Asks, and remembers what the drafts themselves say in LibreOffice."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: OrderedDict[tuple[bytes, str], list[str]] = OrderedDict()

    def answer(self, profile: str, case: Case, data: bytes) -> Answer:
        """LibreOffice's texts of a redline beside those of the drafts it was made of."""
        seen: list[str] = []
        same: list[bool] = []
        for side, draft, open_changes in (
            ("reject", case.old, before(case.old, case.new)),
            ("accept", case.new, "accept"),
        ):
            try:
                wanted, found = self._draft(draft, open_changes), self._session.texts(data, side)
            except Hung:
                same.append(False)
                seen.append(f"{side}: no answer")
                continue
            same.append(wanted == found)
            seen += [f"{side}: {one}" for one in _apart(wanted, found)]
        return Answer(profile, case.kind, case.name, asked(case, data), same[0], same[1], tuple(seen))

    def _draft(self, data: bytes, side: str) -> list[str]:
        key = hashlib.sha256(data).digest(), side
        if key not in self._known:
            self._known[key] = self._session.texts(data, side)
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]


def asked(case: Case, data: bytes) -> str:
    """What is asked, as one name: of the same bytes the same is answered."""
    return hashlib.sha256(
        b"".join(hashlib.sha256(one).digest() for one in (case.old, case.new, data))
    ).hexdigest()


def _apart(wanted: list[str], found: list[str]) -> list[str]:
    if wanted == found:
        return []
    pairs = zip_longest(wanted, found, fillvalue="(nothing)")
    return [f"{one!r} is {other!r}" for one, other in islice((two for two in pairs if two[0] != two[1]), 2)]


def made(profile: str, case: Case) -> bytes:
    """The redline of a pair."""
    chosen = PROFILES[profile]
    return redline(case.old, case.new, profile=chosen, author=WHO[0], when=WHEN, language="es").data


def kept(path: Path) -> dict[tuple[str, str, str], Answer]:
    """The last answer to each pair and profile."""
    found = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            one = Answer(**{**row, "seen": tuple(row["seen"])})
            found[one.profile, one.kind, one.name] = one
    return found


def ask(cases: Iterable[Case], profiles: Iterable[str], path: Path) -> Iterator[Answer]:
    """The answers to the pairs, those kept and those given now."""
    rows, profiles = kept(path), tuple(profiles)
    known = {one.asked: one for one in rows.values()}  # both profiles often make the same bytes
    with Session() as session, path.open("a", encoding="utf-8") as file:
        asker = Asker(session)
        for case in cases:
            for profile in profiles:
                data = made(profile, case)
                key = asked(case, data)
                one = rows.get((profile, case.kind, case.name))
                if one is None or one.asked != key:
                    if key in known:
                        one = replace(known[key], profile=profile, kind=case.kind, name=case.name)
                    else:
                        one = known[key] = asker.answer(profile, case, data)
                    file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
                    file.flush()
                yield one


def told(answers: Iterable[Answer]) -> str:
    """How many of each kind come out as both drafts, as a Markdown table."""
    found: dict[str, dict[str, list[bool]]] = {}
    for one in answers:
        for kind in (one.kind, "all"):
            found.setdefault(kind, {}).setdefault(one.profile, []).append(one.good)
    lines = [
        f"| pairs | {' | '.join(f'{profile} profile' for profile in PROFILES)} |",
        f"|---|{'---:|' * len(PROFILES)}",
    ]
    for kind in (*(kind for kind in KINDS if kind in found), *(["all"] if found else [])):
        said = [_of(found[kind].get(profile, [])) for profile in PROFILES]
        lines.append(f"| {KINDS.get(kind, kind)} | {' | '.join(said)} |")
    return "\n".join(lines)


def _of(good: list[bool]) -> str:
    return f"{sum(good)} of {len(good)}" if good else "not asked"


def table(laws: Path, *, every: int = 10) -> str:
    """The table for docs/quality.md: of the answers that $DRAFTING_ANSWERS keeps, else of each tenth pair."""
    if path := os.environ.get("DRAFTING_ANSWERS"):
        return told(kept(Path(path)).values())
    with tempfile.TemporaryDirectory() as folder:
        cases = islice(everything(laws), 0, None, every)
        return told(ask(cases, PROFILES, Path(folder) / "answers.jsonl"))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--profile", choices=sorted(PROFILES), nargs="+", default=sorted(PROFILES))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--kind")
    parser.add_argument("--named", default="")
    parser.add_argument("--told", action="store_true")
    given = parser.parse_args(arguments)
    if given.told:
        print(told(kept(given.keep).values()))
        return
    laws = corpora()
    if laws is None:
        sys.exit("The real laws are not on this machine: set DRAFTING_CORPORA.")
    cases = (one for one in everything(laws, given.named) if given.kind is None or one.kind == given.kind)
    start = time.monotonic()
    answers = []
    for one in ask(islice(cases, given.first, None, given.every), given.profile, given.keep):
        answers.append(one)
        if not one.good:
            print(f"{one.profile}, {one.name}: {'; '.join(one.seen)[:600]}", file=sys.stderr, flush=True)
        if len(answers) % 20 == 0:
            print(f"{len(answers)} in {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    print(told(answers))


if __name__ == "__main__":
    main(sys.argv[1:])
