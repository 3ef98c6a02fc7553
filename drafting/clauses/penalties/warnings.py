"""Where the sanctions of a draft contradict its prohibitions, or one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from drafting.clauses.penalties.around import all_named
from drafting.clauses.penalties.model import Penalties, Penalty
from drafting.clauses.penalties.vocabulary import Vocabulary
from drafting.clauses.resolve import Places
from drafting.clauses.sentences import Alert, plain
from drafting.clauses.stems import likeness, share, stems
from drafting.model import CONTAINERS, Document, Kind, Layer

_COVERED = 0.5  # of the words of a ban that stand in a punished conduct
_KNOWN = 0.45  # of the words of a punished conduct that stand in some other article
_SPOKEN_OF = 0.6  # ... and in all other articles together
_TWICE = 0.75  # of the words of two conducts that are the same
#: what holds articles: the words of an offence stand in its own chapter too
_AROUND = CONTAINERS | {Kind.DECREE}
_CRIMINAL = ("prison", "death", "day_fine")
_COMMANDS = re.compile(
    r"\w{3,}(?:ara|era|ira|dra|aran|eran|iran|dran)\b|\bdeb(?:e|en|era|eran)\b|\bprohib|\bobligad|\brequier|\bshall\b|\bmust\b"
    r"|\bprohibit|\bunlawful|\brequired\b|\binfracci|\bno person\b"
    r"|\b(?:ningun[ao]?|nadie|no)\b[^.;:]{0,60}?\bpodran?\b"
)
_ENUMERATED = re.compile(
    r"(?:\b(?:quien|quienes|que)\b|,|\by\b|\bo\b)\s+(?:lo |la |los |las |se |haga )?"
    r"([^\W\d_]{5,}(?:e|a|en|an|ice|ique))(?=\s*(?:,|\by\b|\bo\b|\s))"
)
#: said of the breach itself, or of the article cited ("a que se refiere el artículo 6")
_NO_ACT = ("infri", "contr", "viola", "incum", "refier", "establec", "senal")
_ENGLISH = re.compile(
    r"(?:\b(?:who|and|or)\b|,)\s+(?:knowingly |wilfully |willfully )?"
    r"([a-z]{4,}s)(?=\s*(?:,|\band\b|\bor\b|\s))"
)


def warnings(found: Penalties, document: Document, vocabulary: Vocabulary) -> tuple[Alert, ...]:
    """What to look at again, in document order."""
    places = Places(document)
    order = {eid: n for n, eid in enumerate(places.nodes)}
    alerts = [
        *_figures(found),
        *_layer(found),
        *_unpunished(found, places),
        *_groundless(found, places, vocabulary),
        *_wider(found, places),
        *_twice(found, places),
    ]
    return tuple(sorted(alerts, key=lambda one: order.get(one.eid, len(order))))


def _alert(
    rule: str, row: Penalty, severity: str = "warning", others: tuple[str, ...] = (), **values: str
) -> Alert:
    return Alert(rule, row.eid, row.uid, row.evidence, severity, tuple(values.items()), others)  # type: ignore[arg-type]


def _figures(found: Penalties) -> Iterator[Alert]:
    for row in found.rows:
        if row.minimum is not None and row.maximum is not None and row.minimum > row.maximum:
            yield _alert("minimum_over_maximum", row, "error", words=row.evidence.exact)


def _layer(found: Penalties) -> Iterator[Alert]:
    """A sanction needs a statute: nulla poena sine lege."""
    for row in found.rows:
        if row.layer is not None and row.layer is not Layer.STATUTE:
            yield _alert("sanction_outside_statute", row, "error", words=row.evidence.exact)


def _unpunished(found: Penalties, places: Places) -> Iterator[Alert]:
    if not found.rows or any(row.everything for row in found.rows):
        return
    punished = [stems(_conduct(row, places)) for row in found.rows]
    spoken = {
        eid
        for row in found.rows
        for eid in (*row.forbidden_by, *(e for item in row.items for e in _cited(item, places)))
    }
    spoken |= {eid for one in found.references for eid in (one.eid,)}
    for ban in found.prohibitions:
        unit = places.unit(ban.eid).eid
        near = {ban.eid, unit, *(node.eid for node in places.around[ban.eid])}
        if near & spoken or any(row.eid == ban.eid for row in found.rows):
            continue
        words = stems(ban.words)
        if not any(share(words, other) >= _COVERED or all_named(ban.words, other) for other in punished):
            yield Alert(
                "ban_without_sanction", ban.eid, ban.uid, ban.quote, "warning", (("words", ban.quote.exact),)
            )


def _conduct(row: Penalty, places: Places) -> str:
    listed = " ".join(places.nodes[eid].text for eid in row.items if eid in places.nodes)
    return f"{row.conduct} {listed}"


def _cited(eid: str, places: Places) -> tuple[str, ...]:
    return tuple(node.eid for node in places.cited(places.nodes[eid].text, eid))


def _groundless(found: Penalties, places: Places, vocabulary: Vocabulary) -> Iterator[Alert]:
    """A sanction on what nothing forbids or demands: its citation leads to a provision that commands nothing,
    or the words of its conduct stand nowhere else."""
    punishing = {places.unit(row.eid).eid for row in found.rows}
    told: set[tuple[str, str]] = set()
    others = {
        unit.eid: stems(" ".join(node.text for node in unit.walk()))
        for unit in {places.unit(eid).eid: places.unit(eid) for eid in places.nodes}.values()
        if unit.eid not in punishing and unit.kind not in _AROUND
    }
    rest = frozenset().union(*others.values())
    for row in found.rows:
        if row.everything or row.items or (row.eid, row.conduct) in told or not row.conduct:
            continue
        outside = [eid for eid in row.forbidden_by if places.unit(eid).eid not in punishing]
        if outside:
            if not any(_commands(eid, places) for eid in outside):
                told.add((row.eid, row.conduct))
                yield _alert("sanction_without_ban", row, others=tuple(outside), conduct=row.conduct)
        elif not row.forbidden_by and row.kind in (*_CRIMINAL, "fine"):
            own = stems(row.conduct)
            general = bool(vocabulary.any("infringes", plain(row.conduct), places.language))
            nearest = max((share(own, one) for one in others.values()), default=0)
            if len(own) >= 2 and not general and nearest < _KNOWN and share(own, rest) < _SPOKEN_OF:
                told.add((row.eid, row.conduct))
                yield _alert("sanction_without_ban", row, conduct=row.conduct)


def _commands(eid: str, places: Places) -> bool:
    node = places.nodes[eid]
    above = places.around[eid][-1:]
    words = " ".join([*(one.text for one in above), *(one.text for one in node.walk())])
    return bool(_COMMANDS.search(plain(words)))


def _wider(found: Penalties, places: Places) -> Iterator[Alert]:
    """A sanction that names more acts than the prohibition it cites."""
    told: set[str] = set()
    pattern = _ENUMERATED if places.language == "es" else _ENGLISH
    for row in found.rows:
        cited = [eid for eid in row.forbidden_by if not row.inferred and _is_ban(eid, found)]
        if not cited or row.eid in told:
            continue
        forbidden = plain(" ".join(one.text for eid in cited for one in places.nodes[eid].walk()))
        said = [
            match[1]
            for match in pattern.finditer(plain(row.conduct).split("prohibid")[0].split("contraven")[0])
        ]
        known = {word[:4] for word in re.findall(r"[^\W\d_]{4,}", forbidden)}
        more = [word for word in said if word[:4] not in known and not word.startswith(_NO_ACT)]
        if more and len(said) > len(more):
            told.add(row.eid)
            yield _alert("sanction_wider", row, others=tuple(cited), acts=", ".join(more))


def _is_ban(eid: str, found: Penalties) -> bool:
    return any(
        ban.eid == eid or ban.eid.startswith(f"{eid}__") or eid.startswith(f"{ban.eid}__")
        for ban in found.prohibitions
    )


def _twice(found: Penalties, places: Places) -> Iterator[Alert]:
    """Two articles that punish the same conduct with a sanction of the same kind."""
    rows = [row for row in found.rows if row.conduct or row.forbidden_by]
    told: set[tuple[str, str]] = set()
    for one, other in combinations(rows, 2):
        if one.kind != other.kind or one.name != other.name:
            continue
        pair = (places.unit(one.eid).eid, places.unit(other.eid).eid)
        if pair[0] == pair[1] or pair in told:
            continue
        words = stems(one.conduct), stems(other.conduct)
        cited = set(one.forbidden_by) & set(other.forbidden_by)
        exact = {eid for eid in cited if eid not in pair}
        same = min(len(words[0]), len(words[1])) >= 3 and likeness(*words) >= _TWICE
        if same or (exact and likeness(*words) >= 0.5):
            told.add(pair)
            yield _alert("two_sanctions", other, others=(one.eid,), conduct=other.conduct)
