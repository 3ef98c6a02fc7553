"""The rows of what a draft does in the words of a reader: cells, facts, names of what can be chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from drafting.clauses.clocks import Clock
from drafting.clauses.deciders import Decider
from drafting.clauses.delegations import Delegation
from drafting.clauses.duties import Duty
from drafting.clauses.penalties import Penalty
from drafting.clauses.sentences import plain
from drafting.corpus.deciders import decider_rules
from drafting.errors import DraftingError
from drafting.messages import sentence
from drafting.model import Language
from drafting.workbench import acts, clause_rows
from drafting.workbench.correctable import Field, What, fields_of
from drafting.workbench.correcting import Row, evidence_of

#: from an eid to what its provision is called
Naming = Callable[[str], str]
#: what is said of a row, each with the key of its caption
Facts = tuple[tuple[str, str], ...]

#: the columns of each table, between the provision and the words it rests on
COLUMNS: dict[What, tuple[str, ...]] = {
    "penalties": ("conduct", "sanction", "by", "forbidden", "raised"),
    "clocks": ("act", "length", "from_when", "stops", "silence"),
    "deciders": ("body", "function", "matter"),
    "duties": ("who", "duty", "condition", "deadline", "sanctioned"),
    "delegations": ("rule", "to", "matter", "limits", "used"),
}
_CUT = 120
_BEHIND = 80
#: a figure that says nothing without what is counted
_UNCOUNTED = re.compile(
    r"(?:\d|\b(?:mil|cien|millon(?:es)?|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince"
    r"|veinte|\w+(?:cient[oa]s?|nient[oa]s|enta|einta)|hundred|thousand|millions?|ten|twenty|\w+ty))$"
)
_COUNTED_END = re.compile(
    r"[,;:.](?:\s|$)|\s(?:a quien(?:es)?|al que|a los que|a la persona|a las personas|cuando|quien"
    r"|y (?:de|con)|to any|on any|where|if|upon|for each)\b"
)
#: words that lead on to what was left out
_DANGLING = re.compile(
    r"(?:^|\s)(?:de|del|la|las|el|los|lo|un|una|a|al|en|por|para|con|sin|y|o|que|se|su|sus|hasta|durante|menos|entre|sobre"
    r"|the|an?|of|to|in|for|by|with|and|or|that|at|from|than|within)$"
)


def caption(key: str, language: Language) -> str:
    """The caption of a column."""
    return sentence(f"doing.column.{key}", language)


def cells(row: Row, name: Naming, language: Language) -> tuple[str, ...]:
    """What stands in the columns of its table."""
    if isinstance(row, Penalty):
        raised = _names((one.eid for one in row.aggravations), name)
        conduct = row.conduct or _names(row.items, name)
        return conduct, sanction(row, language), row.by, _names(row.forbidden_by, name), raised
    if isinstance(row, Clock):
        act = unfinished(_joined(" ", row.actor, row.act)) or sentence(f"clauses.role.{row.role}", language)
        start = row.event or (sentence("clauses.implied", language) if row.implied else "")
        return act, clause_rows.length(row, language), start, _stops(row, language), _silence(row, language)
    if isinstance(row, Decider):
        return row.agency, acts.function_name(row.function, language), matter_name(row.matter, language)
    if isinstance(row, Duty):
        when = _joined("; ", row.condition, row.threshold)
        kind = acts.duty_name(row.kind, language)
        return row.who, kind, when, row.deadline, _names(row.sanctions, name)
    rule = acts.rule_name(row.instrument, language)
    return rule, row.to, row.matter, _joined("; ", *row.limits, row.by_when), _used(row, language)


def facet(row: Row, language: Language) -> str:
    """What sort of row it is, among those of its table."""
    if isinstance(row, Penalty):
        return clause_rows.kind_name(row, language)
    if isinstance(row, Clock):
        return sentence(f"clauses.role.{row.role}", language)
    if isinstance(row, Decider):
        return acts.function_name(row.function, language)
    if isinstance(row, Duty):
        return acts.duty_name(row.kind, language)
    return acts.rule_name(row.instrument, language)


def subject(row: Row, language: Language) -> str:
    """What a row is about, in a few words."""
    if isinstance(row, Penalty):
        return _cut(row.conduct or row.evidence.exact)
    if isinstance(row, Clock):
        return unfinished(_cut(_joined(" ", row.actor, row.act))) or sentence(
            f"clauses.role.{row.role}", language
        )
    if isinstance(row, Decider):
        function = acts.function_name(row.function, language)
        return _joined(": ", function, matter_name(row.matter, language))
    return _cut(row.words if isinstance(row, Duty) else row.matter)


def facts(row: Row, language: Language) -> Facts:
    """What two drafts are compared by; the first is what the row is read for."""
    if isinstance(row, Penalty):
        return (("sanction", sanction(row, language)), ("by", row.by))
    if isinstance(row, Clock):
        return (
            ("length", clause_rows.length(row, language)), ("silence", _silence(row, language)),
            ("stops", _stops(row, language)), ("from_when", row.event),
        )  # fmt: skip
    if isinstance(row, Decider):
        function = acts.function_name(row.function, language)
        return (("body", row.agency), ("function", function), ("matter", matter_name(row.matter, language)))
    if isinstance(row, Duty):
        kind = acts.duty_name(row.kind, language)
        when = _joined("; ", row.condition, row.threshold)
        return (("duty", kind), ("who", row.who), ("condition", when), ("deadline", row.deadline))
    rule = acts.rule_name(row.instrument, language)
    limits = _joined("; ", *row.limits, row.by_when)
    return (("rule", rule), ("to", row.to), ("matter", row.matter), ("limits", limits))


def sanction(row: Penalty, language: Language) -> str:
    """ "Prison, 2 to 6 years"."""
    said = _joined(", ", clause_rows.kind_name(row, language), clause_rows.figures(row, language))
    return said[:1].upper() + said[1:]


def matter_name(matter: str, language: Language) -> str:
    """What a matter that bodies decide is called; "" for none."""
    known = {one.id: one.names[language] for one in decider_rules().matters}
    return known.get(matter, matter)


def words(row: Row) -> str:
    """The words a row rests on."""
    return evidence_of(row).exact


def quoted(row: Row, text: str) -> str:
    """The words a row rests on, up to where they make sense; ``text`` is that of its provision.

    "multa de cien a mil" says nothing without what is counted: the words behind belong to it.
    """
    quote = evidence_of(row)
    at = text.find(quote.prefix + quote.exact)
    if at < 0 or not isinstance(row, Penalty) or not row.unit or not _UNCOUNTED.search(plain(quote.exact)):
        return quote.exact
    behind = text[at + len(quote.prefix + quote.exact) :]
    end = _COUNTED_END.search(behind)
    return quote.exact + shortened(behind[: end.start()] if end else behind, _BEHIND)


def shortened(words: str, most: int) -> str:
    """At most so many characters of a text, cut behind a word that does not lead on, with "…" where cut."""
    if len(words) <= most:
        return words.rstrip()
    kept = words[: words.rfind(" ", 0, most)].rstrip(" ,;:")
    while (led := _DANGLING.search(plain(kept))) and led.start() > 0:
        kept = kept[: led.start()].rstrip(" ,;:")
    return f"{kept} …"


def unfinished(act: str) -> str:
    """ "tendrá una vigencia de …": an act whose end is the length, or stands behind it."""
    return f"{act} …" if act and _DANGLING.search(plain(act)) else act


# --- fields a person corrects --------------------------------------------------------------------


def field_name(field: str, language: Language) -> str:
    """What a field is called in a form."""
    return sentence(f"doing.field.{field}", language)


def option(what: What, field: Field, value: str, language: Language) -> str:
    """What may be chosen, in words."""
    if not value:
        return sentence("doing.unsaid", language)
    if field.name == "kind":
        return acts.duty_name(value, language) if what == "duties" else _of("kind", value, language)
    told: dict[str, Callable[[str, Language], str]] = {
        "function": acts.function_name, "matter": matter_name, "instrument": acts.rule_name,
        "counting": lambda one, spoken: _of("unit", f"{one}_days", spoken),
    }  # fmt: skip
    if field.name in told:
        return told[field.name](value, language)
    return _of(field.name, value, language)


def refusal(what: What, error: DraftingError, language: Language) -> str:
    """Why a correction was refused, with fields and choices called as the form calls them."""
    field = next((one for one in fields_of(what) if one.name == error.place), None)
    if field is None or error.code != "bad_clause_value":
        return error.sentence(language)
    choices = ", ".join(option(what, field, one, language) for one in field.known if one)
    values = error.values | {"known": choices or error.values["known"]}
    said = sentence(f"error.{error.code}", language, place=field_name(field.name, language), **values)
    return said.replace("….", "…")


def value(what: What, name: str, found: Any, naming: Naming, language: Language) -> str:
    """The value of a field in words."""
    field = next((one for one in fields_of(what) if one.name == name), Field(name))
    if found is None or found == "":
        return sentence("doing.unsaid", language)
    if field.kind == "places":
        return _names(found, naming) or sentence("doing.unsaid", language)
    if field.kind == "flag":
        return sentence("doing.yes" if found else "doing.no", language)
    if field.kind == "number":
        return clause_rows.number(found)
    if field.kind == "list":
        return "; ".join(found)
    return option(what, field, str(found), language) if field.kind == "choice" else str(found)


def _of(group: str, name: str, language: Language) -> str:
    return sentence(f"clauses.{group}.{name}", language)


def _stops(row: Clock, language: Language) -> str:
    told = dict.fromkeys(
        _joined(" ", _of("stop", stop.kind, language), f"({stop.by})" if stop.by else "")
        for stop in row.stops
    )
    return "; ".join(told)


def _silence(row: Clock, language: Language) -> str:
    return _of("silence", row.silence, language) if row.silence else ""


def _used(row: Delegation, language: Language) -> str:
    if row.forgotten:
        return sentence("doing.forgotten", language)
    return sentence("doing.used", language, n=len(row.uses)) if row.uses else ""


def _names(eids: Iterable[str], name: Naming) -> str:
    return "; ".join(name(eid) for eid in eids)


def _joined(mark: str, *parts: str) -> str:
    return mark.join(part for part in parts if part)


def _cut(text: str) -> str:
    return shortened(" ".join(text.split()), _CUT)
