"""Deciders, duties and delegations of a text or a file: the rules of the corpus applied, told, compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from drafting import compare
from drafting.clauses.deciders import Decider, Deciders
from drafting.clauses.deciders import deciders as read_deciders
from drafting.clauses.delegations import Delegation, Delegations
from drafting.clauses.delegations import delegations as read_delegations
from drafting.clauses.duties import Duties, Duty, Penalty, Statute
from drafting.clauses.duties import duties as read_duties
from drafting.clauses.sentences import Alert
from drafting.corpus.agencies import agencies
from drafting.corpus.deciders import decider_rules
from drafting.corpus.delegations import delegation_rules
from drafting.corpus.duties import duty_rules
from drafting.messages import sentence
from drafting.model import Document, Language, Layer, Quote
from drafting.workbench import clause_texts


class Evident(Protocol):
    """A row of a table of clauses: where it stands, and the words it rests on."""

    @property
    def eid(self) -> str: ...  # noqa: D102
    @property
    def quote(self) -> Quote: ...  # noqa: D102


R = TypeVar("R", bound=Evident)


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a row between two texts. ``old`` or ``new`` is None where it is not there."""

    change: Literal["added", "dropped", "altered"]
    old: Evident | None
    new: Evident | None


def deciders_of(document: Document) -> Deciders:
    """Which public body does what in a text."""
    return read_deciders(document, decider_rules(), agencies())


def duties_of(
    document: Document,
    penalties: Sequence[Penalty] | None = None,
    *,
    statutes: Sequence[Statute] = (),
    layer: Layer | None = None,
) -> Duties:
    """Who must do what in a text, and what a breach costs wherever that is said.

    ``penalties``: the rows of its own table of sanctions, read here unless given; ``statutes``: those it
    carries out (``statute_of``); ``layer``: what it is itself, guessed unless given.
    """
    own = clause_texts.penalties_of(document).rows if penalties is None else penalties
    settled = bool(statutes) or (layer or clause_texts.layer_of(document)) is Layer.STATUTE
    return read_duties(document, duty_rules(), agencies(), own, above=statutes, settled=settled)


def statute_of(document: Document) -> Statute:
    """A statute with its sanctions, for the duties of the lower rules that carry it out."""
    return Statute(document, clause_texts.penalties_of(document).rows)


def delegations_of(document: Document, others: Sequence[tuple[Layer, Document]] = ()) -> Delegations:
    """What a text leaves to lower rules, and what those in hand make of it."""
    return read_delegations(document, delegation_rules(), agencies(), others)


def told(alert: Alert, language: Language) -> str:
    """A warning as a sentence."""
    values = dict(alert.values)
    if "act" in values:
        matters = {one.id: one.names[language] for one in decider_rules().matters}
        values["act"] = matters.get(values["act"], values["act"])
    if "function" in values:
        values["function"] = function_name(values["function"], language)
    if "kind" in values:
        values["duty"] = duty_name(values["kind"], language)
    return sentence(f"clause.{alert.rule}", language, **values)


def function_name(function: str, language: Language) -> str:
    """What a function of bodies is called."""
    return next((one.names[language] for one in decider_rules().functions if one.id == function), function)


def duty_name(kind: str, language: Language) -> str:
    """What a kind of duty is called."""
    return next((one.names[language] for one in duty_rules().kinds if one.id == kind), kind)


def rule_name(instrument: str, language: Language) -> str:
    """What a kind of lower rule is called."""
    return next(
        (one.names[language] for one in delegation_rules().instruments if one.id == instrument), instrument
    )


def key_of(row: object) -> tuple[str, ...]:
    """What a row is about, besides its place: two rows with one key in one provision are the same row."""
    if isinstance(row, Decider):
        return (row.agency, row.function)
    if isinstance(row, Duty):
        return (row.kind,)
    if isinstance(row, Delegation):
        return (row.instrument,)
    return ()


def between(
    old: Iterable[R], new: Iterable[R], old_document: Document, new_document: Document,
    key: Callable[[R], tuple[str, ...]] = key_of,
) -> tuple[Step, ...]:  # fmt: skip
    """What became of the rows between two texts: which came, which went, which rest on other words."""
    place = {
        change.old.eid: change.new.eid
        for change in compare.compare(old_document, new_document).changes
        if change.old is not None and change.new is not None
    }
    before = {(place.get(row.eid, f"-{row.eid}"), key(row)): row for row in old}
    after = {(row.eid, key(row)): row for row in new}
    steps: list[Step] = []
    for name, row in after.items():
        earlier = before.get(name)
        if earlier is None:
            steps.append(Step("added", None, row))
        elif earlier.quote.exact != row.quote.exact:
            steps.append(Step("altered", earlier, row))
    steps += [Step("dropped", row, None) for name, row in before.items() if name not in after]
    return tuple(steps)
