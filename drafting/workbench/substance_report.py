"""The chemicals of a draft, and the overlap of two lists, as reports for Word and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from drafting.messages import sentence
from drafting.model import Language
from drafting.report import Cell, Column, Report, Row, Table, Tone, cell
from drafting.substances.coverage import Coverage
from drafting.substances.crossover import Crossing
from drafting.substances.report import Examination, Sighting
from drafting.substances.scan import Known
from drafting.substances.telling import cited, tell, tell_coverage, uncovered

if TYPE_CHECKING:
    from drafting.workbench.substances import Overlap

_NUMBERS = ("place", "cas", "names", "lists", "amounts")
_TONES: dict[str, Tone] = {"error": "bad", "warning": "fair", "info": "quiet"}


def of_draft(
    examined: Examination,
    known: Known,
    called: dict[str, str],
    name: str,
    language: Language,
    through: Table | None = None,
) -> Report:
    """What is wrong, what is missing, every number, and ``through``: when each entered or left.

    ``called`` names provisions by eid.
    """

    numbers = (
        _number_row(one, known, called.get(one.spot.provision.eid, one.spot.provision.eid), language)
        for one in examined.numbers
    )
    return Report(
        title=sentence("substances.report.title", language),
        subtitle=name,
        language=language,
        notes=tuple(tell_coverage(one, language) for one in examined.lists),
        tables=(
            _findings(examined, known, called, language),
            *(_missing(one, language) for one in examined.lists if one.status == "carried" and one.missing),
            _table("numbers", language, _NUMBERS, (14, 10, 30, 16, 12), numbers),
            *((through,) if through else ()),
        ),
    )


def of_overlap(found: Overlap, language: Language) -> Report:
    """Every item of one list with what the other has for it, and the ground."""
    one, other = found.lists
    facts = found.summary
    return Report(
        title=sentence("substances.report.overlap", language),
        subtitle=f"{one.names[language]} – {other.names[language]}",
        language=language,
        notes=(
            sentence(
                "cli.overlap", language, items=facts.items, both=facts.both, by_cas=facts.by_cas,
                by_family=facts.by_family, exceptions=facts.exceptions, only=facts.only,
            ),
        ),
        tables=(
            _table(
                "crossover", language, ("entry", "cas", "names", "there", "basis"), (8, 10, 34, 16, 18),
                (_crossing_row(crossing, found, language) for crossing in found.crossings),
            ),
        ),
    )  # fmt: skip


def _findings(examined: Examination, known: Known, called: dict[str, str], language: Language) -> Table:
    rows = [
        (
            cell(called.get(one.eid, one.eid)),
            cell(sentence(f"substances.severity.{one.severity}", language), tone=_TONES[one.severity]),
            cell(tell(one, known, language, called)),
            cell(one.quote.exact, quiet=True),
        )
        for one in examined.findings
    ]
    return _table("findings", language, ("place", "severity", "finding", "words"), (14, 8, 40, 20), rows)


def _missing(one: Coverage, language: Language) -> Table:
    heads = {entry.key: head for entry, head in one.by_family}
    gone = {entry.key for entry in uncovered(one)}
    rows = [
        (
            cell(one.list.cite(entry, language)),
            cell(entry.cas or "—"),
            cell(entry.name(language)),
            cell(
                heads[entry.key].name(language) if entry.key in heads else "",
                tone="bad" if entry.key in gone else "fair",
            ),
        )
        for entry in one.missing
    ]
    made = _table("missing", language, ("entry", "cas", "names", "family"), (8, 10, 34, 30), rows)
    short = one.list.shorts[language]
    caption = sentence("substances.report.missing_of", language, name=one.list.names[language])
    return Table(f"{made.name} {short}", made.columns, made.rows, caption=caption, nothing=made.nothing)


def _number_row(one: Sighting, known: Known, place: str, language: Language) -> tuple[Cell, ...]:
    on = cited(one.on, known, language) or sentence(
        "substances.report." + ("excepted" if one.entries else "nowhere"), language
    )
    return (
        cell(place),
        cell(one.written.cas, tone="" if one.written.ok else "bad"),
        cell("; ".join(one.names)),
        cell(on),
        cell("; ".join(amount.words for amount in one.spot.amounts)),
    )


def _crossing_row(crossing: Crossing, found: Overlap, language: Language) -> tuple[Cell, ...]:
    one, other = found.lists
    basis = crossing.basis.value if crossing.basis else "none"
    return (
        cell(one.cite(crossing.entry, language)),
        cell(crossing.entry.cas or "—"),
        cell(crossing.entry.name(language)),
        cell(", ".join(dict.fromkeys(other.cite(match.entry, language) for match in crossing.matches))),
        cell(sentence(f"cli.basis_{basis}", language), tone="good" if crossing.controlled else "quiet"),
    )


def _table(
    name: str,
    language: Language,
    columns: Iterable[str],
    shares: Iterable[int],
    rows: Iterable[tuple[Cell, ...]],
) -> Table:
    captions = (sentence(f"substances.column.{column}", language) for column in columns)
    return Table(
        name=sentence(f"substances.report.{name}", language),
        columns=tuple(map(Column, captions, shares)),
        rows=tuple(Row(cells) for cells in rows),
        caption=sentence(f"substances.report.{name}", language),
        nothing=sentence("substances.report.nothing", language),
    )
