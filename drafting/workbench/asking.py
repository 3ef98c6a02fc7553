"""Questions in everyday words, answered from the tables of what drafts do; nothing is invented.

An answer is a row with its words. Which table is asked, which function of a body, which words mean the same,
is data (``corpus/clauses/questions.toml``); a row answers the better, the rarer the words it shares with the
question. A number of days is laid beside the time limits: run out by then, or not yet.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from drafting.clauses.clocks import Clock
from drafting.clauses.deciders import Decider
from drafting.clauses.penalties import Penalty
from drafting.clauses.sentences import plain
from drafting.clauses.stems import stems
from drafting.corpus.deciders import decider_rules
from drafting.corpus.questions import questions
from drafting.messages import sentence
from drafting.model import Draft, Language, Provision
from drafting.workbench import asking_words, clause_rows, doing_words
from drafting.workbench.correctable import TABLES, What
from drafting.workbench.correcting import Entry, Row

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: answers shown
MOST = 6
_TIME = re.compile(
    r"\b(\d{1,4})\s+(?:calendar |working |business )?"
    r"(dias?|days?|semanas?|weeks?|mes(?:es)?|months?|anos?|years?)"
)
_UNITS = {"d": "days", "s": "weeks", "w": "weeks", "m": "months", "a": "years", "y": "years"}
_WORKING = re.compile(r"habiles|laborales|working|business")
_LEAST = 1.6  # below it a row has hardly anything to do with the question
_NEAR = 0.65  # of the best answer: what is further off only distracts


@dataclass(frozen=True, slots=True)
class Answer:
    """A row that answers: of which draft and table, what it says in a sentence, and how well it fits.

    ``quoted`` is the sentence of the provision that the row rests on, whole.
    """

    draft: Draft
    what: What
    key: str
    row: Row
    said: str
    quoted: str
    score: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question taken apart."""

    words: frozenset[str]
    tables: frozenset[str]
    functions: frozenset[str]
    matters: frozenset[str]
    silent: bool
    waiting: bool
    time: tuple[float, str, bool] | None  # a number, its unit, whether working days are meant


def ask(
    desk: Workbench, question: str, draft_ids: Sequence[int], language: Language, most: int = MOST
) -> tuple[Answer, ...]:
    """The rows of these drafts that answer best, best first; () where none does. Raises NotFound."""
    asked = _asked(question)
    found: list[tuple[Draft, What, Entry, frozenset[str]]] = []
    for draft_id in draft_ids:
        draft = desk.draft_by_id(draft_id)
        above = _above(desk, draft_id)
        for what in TABLES:
            for entry in desk.clauses.correcting.entries(draft_id, what):
                found.append((draft, what, entry, _said(entry.row, above)))
    rare = _rarity([words for *_, words in found])
    first = draft_ids[0] if draft_ids else 0
    scored = [
        (_score(asked, what, entry.row, words, rare) + (0.15 if draft.id == first else 0), draft, what, entry)
        for draft, what, entry, words in found
    ]
    least = max(_LEAST, _NEAR * max((one[0] for one in scored), default=0.0))
    best = sorted((one for one in scored if one[0] >= least), key=lambda one: -one[0])
    return _told(best, asked, language, most, desk)


def _told(
    best: Sequence[tuple[float, Draft, What, Entry]],
    asked: _Asked,
    language: Language,
    most: int,
    desk: Workbench,
) -> tuple[Answer, ...]:
    """One answer for each provision and table: the sanctions of one conduct stand together."""
    groups: dict[tuple[int, str, str], list[tuple[float, Draft, What, Entry]]] = {}
    for one in best:
        groups.setdefault((one[1].id, one[2], one[3].row.eid), []).append(one)
    made = []
    for rows in list(groups.values())[:most]:
        score, draft, what, entry = rows[0]
        said = _sentence([one[3].row for one in rows], asked, language)
        whole = asking_words.whole(desk.document(draft.id), entry.row)
        made.append(Answer(draft, what, entry.key, entry.row, said[:1].upper() + said[1:], whole, score))
    return tuple(made)


# --- the question ----------------------------------------------------------------------------------


def _asked(question: str) -> _Asked:
    low, book = plain(question), questions()
    number = _TIME.search(low)
    time = None
    if number:
        working = bool(_WORKING.search(low))
        time = (float(number[1]), _UNITS[number[2][0]], working)
    functions = frozenset(one for one, said in book.functions.items() if said.search(low))
    tables = frozenset(one for one, said in book.tables.items() if said.search(low))
    if "deciders" not in tables:
        functions = frozenset()
    matters = frozenset(
        one.id for one in decider_rules().matters if any(said.search(low) for said in one.words.values())
    )
    silent = bool(book.silence.search(low))
    waiting = bool(book.waiting.search(low))
    if waiting:
        tables |= {"clocks"}
    return _Asked(_meant(low), tables, functions, matters, silent, waiting, time)


@cache
def _same() -> dict[str, str]:
    """Stems that mean the same, under one name."""
    named: dict[str, str] = {}
    for n, group in enumerate(questions().same):
        for words in group:
            for stem in stems(words):
                named.setdefault(stem, f"={n}")
    return named


def _meant(text: str) -> frozenset[str]:
    """The stems of a text, those that mean the same under one name."""
    same = _same()
    return frozenset(same.get(stem, stem) for stem in stems(text))


# --- the rows --------------------------------------------------------------------------------------


def _above(desk: Workbench, draft_id: int) -> dict[str, str]:
    """By eid the headings over a provision: "Sanciones" says what an article is about."""
    found: dict[str, str] = {}

    def walk(node: Provision, over: str) -> None:
        own = f"{over} {node.heading}".strip()
        found[node.eid] = own
        for child in node.children:
            walk(child, own)

    for top in desk.document(draft_id).provisions:
        walk(top, "")
    return found


def _said(row: Row, above: dict[str, str]) -> frozenset[str]:
    cells = [*doing_words.cells(row, lambda _eid: "", "es"), doing_words.facet(row, "en")]
    return _meant(f"{' '.join(cells)} {doing_words.words(row)} {above.get(row.eid, '')}")


def _sort(row: Row) -> frozenset[str]:
    """The words for what sort of row it is."""
    return _meant(doing_words.facet(row, "en"))


def _rarity(rows: Sequence[frozenset[str]]) -> dict[str, float]:
    count = Counter(word for words in rows for word in words)
    return {word: math.log(1 + len(rows) / n) for word, n in count.items()}


def _score(asked: _Asked, what: What, row: Row, words: frozenset[str], rare: dict[str, float]) -> float:
    top = math.log(1 + max(len(rare), 2))
    total = sum(rare.get(word, top) for word in asked.words)
    shared = sum(rare.get(word, top) for word in asked.words & words) / total if total else 0.0
    score = 3 * shared + (1.5 if what in asked.tables else 0.0)
    score += 0.4 if asked.words & _sort(row) else 0.0
    if isinstance(row, Decider) and asked.functions:
        score += 1.0 if row.function in asked.functions else -1.0
        if asked.matters:
            score += 1.0 if row.matter in asked.matters else 0.0
    if isinstance(row, Clock) and "clocks" in asked.tables:
        if asked.silent:
            score += (1.0 if row.silence else 0.0) + (0.4 if row.silence in ("approved", "refused") else 0.0)
            score += 0.6 if row.licensing and row.decision else 0.0
        if asked.waiting:
            score += _awaited(asked, row)
        if asked.time and row.days is not None:
            score += 0.3 * math.exp(-abs(math.log(max(row.days, 1) / max(_days(asked, row), 1))))
    return score


def _awaited(asked: _Asked, row: Clock) -> float:
    """How much better a time limit answers who waits for a decision: for a licence, one on a licence."""
    of_licence = _meant("licencia") <= asked.words
    if not row.decision:
        return 0.0
    return 1.4 if row.licensing and of_licence else 0.4


def _days(asked: _Asked, row: Clock) -> float:
    """The days of the question, in the days of the clock where no other are named."""
    assert asked.time is not None
    number, unit, working = asked.time
    if unit == "days" and (working or row.counting == "working"):
        return number * 7 / 5
    return number * {"days": 1, "weeks": 7, "months": 30, "years": 365}[unit]


# --- the sentence ----------------------------------------------------------------------------------


def _sentence(rows: Sequence[Row], asked: _Asked, language: Language) -> str:
    row = rows[0]
    if isinstance(row, Penalty):
        costs = dict.fromkeys(doing_words.sanction(one, language) for one in rows if isinstance(one, Penalty))
        return f"{'; '.join(costs)}: {doing_words.subject(row, language)}"
    if isinstance(row, Clock):
        return _clocks([one for one in rows if isinstance(one, Clock)], asked, language)
    facts = [text for _, text in doing_words.facts(row, language) if text]
    return " · ".join(facts)


def _clocks(rows: Sequence[Clock], asked: _Asked, language: Language) -> str:
    """Who must do what within how long, then what silence means, then what of the time that was asked for."""
    said = asking_words.times(rows, language)
    said += [sentence(f"doing.answer.silence_{row.silence}", language) for row in rows if row.silence]
    for row in rows:
        if asked.time and row.days is not None and row.role in ("deadline", "duration"):
            run = "run" if _days(asked, row) >= row.days else "open"
            number = clause_rows.number(asked.time[0])
            unit = sentence(f"clauses.unit.{_unit(asked, row)}", language)
            said.append(sentence(f"doing.answer.{run}", language, time=f"{number} {unit}"))
    return " ".join(dict.fromkeys(said))


def _unit(asked: _Asked, row: Clock) -> str:
    assert asked.time is not None
    _, unit, working = asked.time
    if unit == "days" and (working or row.counting):
        return "working_days" if working or row.counting == "working" else "calendar_days"
    return unit
