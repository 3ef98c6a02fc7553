"""Penalties, clocks and their warnings as a report for Word and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafting.clauses import clocks as timing
from drafting.clauses import penalties as punishing
from drafting.clauses.clocks import Clock, Clocks
from drafting.clauses.penalties import Penalties, Penalty
from drafting.clauses.sentences import Alert
from drafting.messages import sentence
from drafting.model import Document, Language
from drafting.report import Cell, Column, Report, Row, Table, Tone, cell
from drafting.workbench import clause_rows
from drafting.workbench.called import called as names_of
from drafting.workbench.correcting import Correction

_PENALTIES = (
    ("place", 12),
    ("conduct", 34),
    ("kind", 12),
    ("figures", 14),
    ("forbidden", 10),
    ("by", 12),
    ("raised", 16),
)
_CLOCKS = (
    ("place", 12),
    ("length", 12),
    ("role", 13),
    ("event", 20),
    ("actor", 16),
    ("act", 22),
    ("stops", 14),
    ("silence", 12),
)
_TONES: dict[str, Tone] = {"error": "bad", "warning": "fair", "info": "quiet"}
Changed = tuple[Sequence[punishing.Course], Sequence[timing.Course]]


def clause_report(
    document: Document,
    name: str,
    penalties: Penalties,
    clocks: Clocks,
    alerts: Sequence[Alert],
    changed: Changed | None,
    corrections: Sequence[Correction],
    language: Language,
) -> Report:
    """The tables of a draft: sanctions, time limits, what changed, warnings, what was not understood."""
    called = names_of(document, language)
    noted = {(one.uid, one.key): one for one in corrections}
    tables = [
        _table(
            "penalties",
            _PENALTIES,
            (_penalty(row, called, noted, language) for row in penalties.rows),
            language,
        ),
        _table("clocks", _CLOCKS, (_clock(row, called, noted, language) for row in clocks.rows), language),
    ]
    if changed is not None:
        tables.append(_changes(changed, called, language))
    warned = (
        Row((_place(one.eid, called), cell(clause_rows.told(one, language), tone=_TONES[one.severity])))
        for one in alerts
    )
    tables.append(_table("warnings", (("place", 14), ("warning", 60)), warned, language))
    unread = (
        Row((_place(one.eid, called), cell(one.quote.exact))) for one in (*penalties.unread, *clocks.unread)
    )
    tables.append(_table("not_read", (("place", 14), ("words", 60)), unread, language))
    return Report(
        title=sentence("clauses.title", language),
        subtitle=name,
        language=language,
        notes=(sentence("clauses.note", language),),
        tables=tuple(tables),
    )


def _table(name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Row], language: Language) -> Table:
    return Table(
        sentence(f"clauses.{name}", language),
        tuple(Column(sentence(f"clauses.column.{column}", language), share) for column, share in columns),
        tuple(rows),
        caption=sentence(f"clauses.{name}", language),
        nothing=sentence("clauses.nothing_here", language),
    )


def _place(eid: str, called: dict[str, str], note: str = "") -> Cell:
    return cell(called.get(eid, eid), note) if note else cell(called.get(eid, eid))


def _note(uid: str, key: str, noted: dict[tuple[str, str], Correction], language: Language) -> str:
    one = noted.get((uid, key))
    if one is None:
        return ""
    return sentence(f"clauses.{'stale' if one.stale else 'corrected'}", language, who=one.decision.who)


def _penalty(
    row: Penalty, called: dict[str, str], noted: dict[tuple[str, str], Correction], language: Language
) -> Row:
    listed = [called.get(eid, eid) for eid in row.items]
    return Row(
        (
            _place(row.eid, called, _note(row.uid, row.key, noted, language)),
            cell(row.conduct or ", ".join(listed), f"«{row.evidence.exact}»"),
            cell(clause_rows.kind_name(row, language)),
            cell(clause_rows.figures(row, language)),
            cell(", ".join(called.get(eid, eid) for eid in row.forbidden_by)),
            cell(row.by),
            cell(", ".join(called.get(one.eid, one.eid) for one in row.aggravations)),
        )
    )


def _clock(
    row: Clock, called: dict[str, str], noted: dict[tuple[str, str], Correction], language: Language
) -> Row:
    stops = [
        " ".join(
            part
            for part in (sentence(f"clauses.stop.{stop.kind}", language), stop.by and f"({stop.by})")
            if part
        )
        for stop in row.stops
    ]
    start = row.event or (sentence("clauses.implied", language) if row.implied else "")
    silence = sentence(f"clauses.silence.{row.silence}", language) if row.silence else ""
    return Row(
        (
            _place(row.eid, called, _note(row.uid, row.key, noted, language)),
            cell(clause_rows.length(row, language)),
            cell(sentence(f"clauses.role.{row.role}", language)),
            cell(start),
            cell(row.actor),
            cell(row.act),
            cell("; ".join(dict.fromkeys(stops))),
            cell(silence, tone="fair" if row.silence == "nothing" else ""),
        )
    )


def _changes(changed: Changed, called: dict[str, str], language: Language) -> Table:
    told = [
        (one.new or one.old, clause_rows.course_told(one, language))
        for one in changed[0]
        if one.change != "same"
    ]
    told_clocks = [
        (one.new or one.old, clause_rows.course_told(one, language))
        for one in changed[1]
        if one.change != "same"
    ]
    rows = (Row((_place(row.eid if row else "", called), cell(said))) for row, said in (*told, *told_clocks))
    return _table("changes", (("place", 14), ("change", 60)), rows, language)
