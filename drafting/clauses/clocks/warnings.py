"""Where the clocks of a draft do not run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.clauses.clocks.model import Clock, Clocks
from drafting.clauses.clocks.vocabulary import Vocabulary
from drafting.clauses.sentences import Alert, plain
from drafting.clauses.stems import stems
from drafting.model import Document, Language
from drafting.structure.numbering import canonical

_WORDS = re.compile(r"[^\W\d_]{5,}")
#: what began with words before it: "las decisiones ..., siguientes a su adopción"
_REFERS_BACK = re.compile(
    r"\w+(?:ad|id)[oa]s?\b|(?:upon|after|once|when|where|if|si|cuando|una vez|sus?|its|their|dich[oa]s?)\b"
)
_NUMBER = re.compile(r"(?:art|sec)_(.+?)(?:__|$)")


def warnings(found: Clocks, document: Document, vocabulary: Vocabulary) -> tuple[Alert, ...]:
    """What to look at again, in document order."""
    texts = [(node.eid, plain(f"{node.heading} {node.text}")) for node in document.walk()]
    alerts: list[Alert] = []
    silent: set[str] = set()
    for row in found.rows:
        if _no_start(row):
            alerts.append(_alert("clock_without_start", row, words=row.evidence.exact))
        if row.decision and row.silence == "nothing" and row.eid not in silent:
            silent.add(row.eid)  # "fifteen days, or thirty where ...": one decision, one silence
            alerts.append(_alert("silence_open", row, words=row.evidence.exact, act=row.act))
        if word := _nowhere(row, texts, vocabulary, found.language):
            alerts.append(
                _alert("event_nowhere", row, words=row.evidence.exact, event=row.event, missing=word)
            )
    return tuple(alerts)


def across(statute: Clocks, regulation: Clocks) -> Iterator[Alert]:
    """Clocks of a regulation that are longer than the statute's on the same matter.

    The same matter: the regulation's sentence cites the statute's article, or both say the same of the same
    actor.
    """
    for row in regulation.rows:
        if row.days is None or row.role not in ("deadline", "duration"):
            continue
        own = [
            one for one in statute.rows if one.days is not None and one.role == row.role and _same(one, row)
        ]
        if own and row.days > max(one.days or 0 for one in own):
            most = max(own, key=lambda one: one.days or 0)
            yield Alert(
                "regulation_longer",
                row.eid,
                row.uid,
                row.evidence,
                "error",
                (("words", row.evidence.exact), ("statute", most.evidence.exact)),
                (most.eid,),
            )


def _same(one: Clock, row: Clock) -> bool:
    shared = stems(one.act) & stems(row.act)
    if row.cites:
        number = _NUMBER.match(one.unit_eid)
        cited = bool(number) and canonical(number[1] if number else "") in row.cites
        return cited and bool(shared)
    actors = stems(one.actor) & stems(row.actor) if one.actor and row.actor else frozenset()
    return len(shared) >= 3 and (bool(actors) or plain(one.actor) == plain(row.actor))


def _alert(rule: str, row: Clock, **values: str) -> Alert:
    return Alert(rule, row.eid, row.uid, row.evidence, "warning", tuple(values.items()))


def _no_start(row: Clock) -> bool:
    return row.role == "deadline" and row.unit != "date" and not row.event and not row.implied


def _nowhere(row: Clock, texts: list[tuple[str, str]], vocabulary: Vocabulary, language: Language) -> str:
    """The word that names the event of a clock if the draft speaks of it nowhere else; else ""."""
    event = plain(row.event)
    if not event or row.unit == "date" or row.transitory or _REFERS_BACK.match(event):
        return ""
    if vocabulary.any("outside", event, language):
        return ""
    words = _WORDS.findall(event)
    if not words or sum(text.count(words[0][:5]) for _, text in texts) > event.count(words[0][:5]):
        return ""
    return str(words[0])
