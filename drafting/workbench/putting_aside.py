"""The formal checks in a workspace: what they find in a draft, and what persons put aside, with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from drafting.checks import NEEDS_EARLIER, Finding, Rule
from drafting.corpus.check_rules import check_rules
from drafting.errors import BadRequest, NotFound
from drafting.guard import printable
from drafting.model import Decision, Document, Draft, Language, Mark, Provision
from drafting.store import Stamp, Store
from drafting.structure.numbering import canonical
from drafting.workbench import checking

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: the kind of its decisions: a finding is put aside, its key "slug/uid/rule/what it is about"
SILENCED = "silenced"
#: the longest reason, in characters
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding in a draft of the workspace; ``aside`` is the decision that puts it aside, if one holds.

    ``before`` is the last decision about it, whether it holds or not (None: there was none).
    """

    key: str
    rule: Rule
    finding: Finding
    aside: Decision | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A decision that puts a finding aside, and whether it holds in a draft."""

    decision: Decision
    eid: str  # where its provision stands there, "" if it is gone
    holds: bool

    @property
    def rule(self) -> str:
        """Which rule found it."""
        return str(self.decision.body.get("rule", ""))


class Standing(NamedTuple):
    """How many findings an instrument's latest draft has, by their weight, and how many are put aside."""

    draft: Draft
    errors: int
    warnings: int
    remarks: int
    aside: int


class Checks:
    """The use cases of the checks on one workspace; what is found in a draft is remembered."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp]) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp
        self._found = lru_cache(maxsize=32)(self._find)
        self._renumbered = lru_cache(maxsize=32)(self._has_renumbered)

    def findings(self, draft_id: int) -> tuple[Checked, ...]:
        """What the checks find in a draft, in document order, also what was put aside. Raises NotFound."""
        draft = self._desk.draft_by_id(draft_id)
        decided = {one.key: one for one in self._store.decisions(SILENCED, instrument=draft.instrument)}
        nodes = {node.uid: node for node in self._desk.document(draft.id).walk()} if decided else {}
        made = []
        for rule, found in self._found(draft, self._before(draft)):
            key = _key(draft.instrument, found)
            decision = decided.get(key)
            node = nodes.get(found.uid)
            holds = decision and node and decision.body.get("text") == _words(node, found.rule)
            made.append(
                Checked(key, rule, found, decision if holds else None, decision.id if decision else None)
            )
        return tuple(made)

    def put_aside(self, draft_id: int, key: str, reason: str, *, after: int | None = None) -> Decision:
        """Leave a finding out from now on, as long as the words of its provision stay as they are.

        ``after`` is the decision about it that the person saw. Raises NotFound (draft, or a finding that no
        longer stands), BadRequest without a reason, Conflict ``conflict_decided``.
        """
        said = printable(reason[:LONGEST]).strip()
        if not said:
            raise BadRequest("bad_aside_reason", place=key)
        one = next((one for one in self.findings(draft_id) if one.key == key), None)
        if one is None:
            raise NotFound("not_found_finding", place=key)
        draft, found = self._desk.draft_by_id(draft_id), one.finding
        node = next(node for node in self._desk.document(draft.id).walk() if node.uid == found.uid)
        body = {
            "rule": found.rule,
            "reason": said,
            "words": found.evidence,
            "text": _words(node, found.rule),
            "draft": draft.number,
        }
        return self._store.decide(
            SILENCED, key, body, self._stamp(), instrument=draft.instrument, uid=found.uid, after=after
        )

    def bring_back(self, *decision_ids: int) -> tuple[Decision, ...]:
        """Undo decisions: the findings are shown again. Raises NotFound, Conflict, BadRequest."""
        return self._store.take_back_all(decision_ids, self._stamp())

    def aside(self, slug: str, number: int | None = None) -> tuple[Aside, ...]:
        """What was put aside in an instrument, the latest first, and whether it holds in a draft.

        That is the latest draft unless a number is given. Raises NotFound.
        """
        draft = self._desk.draft(slug, number)
        nodes = {node.uid: node for node in self._desk.document(draft.id).walk()}
        made = []
        for one in reversed(self._store.decisions(SILENCED, instrument=slug)):
            node = nodes.get(one.uid)
            holds = node is not None and one.body.get("text") == _words(node, str(one.body.get("rule", "")))
            made.append(Aside(one, node.eid if node else "", holds))
        return tuple(made)

    def overview(self) -> tuple[Standing, ...]:
        """Where each instrument stands: a line for its latest draft, instruments without drafts left out."""
        made = []
        for instrument in self._desk.instruments():
            drafts = self._desk.drafts(instrument.slug)
            if not drafts:
                continue
            found = self.findings(drafts[-1].id)
            open_ones = [one.rule.severity for one in found if one.aside is None]
            counts = (open_ones.count("error"), open_ones.count("warning"), open_ones.count("info"))
            made.append(Standing(drafts[-1], *counts, len(found) - len(open_ones)))
        return tuple(made)

    def marks(self, draft_id: int, language: Language) -> tuple[Mark, ...]:
        """What is still to be looked at in a draft, as marks in document order. Raises NotFound."""
        return tuple(_mark(one, language) for one in self.findings(draft_id) if one.aside is None)

    def of_text(self, draft_id: int, language: Language) -> tuple[Mark, ...]:
        """What the checks say of the text of a draft alone, as ``checking.say``. Raises NotFound."""
        found = self._found(self._desk.draft_by_id(draft_id), ())
        return tuple(checking.mark(rule, one, language) for rule, one in found)

    def standing(self, draft_id: int, said: Iterable[Mark], language: Language) -> tuple[Mark, ...]:
        """What was said of a draft's text, less what was put aside, and what only older drafts show.

        The key of a mark of the checks is the finding's, by which it can be put aside. Raises NotFound.
        """
        found: dict[tuple[str, str, str], list[Checked]] = {}
        for one in self.findings(draft_id):
            found.setdefault((one.finding.eid, one.rule.id, one.finding.evidence), []).append(one)
        kept = []
        for mark in said:
            mine = found.get((mark.eid, mark.key, mark.quote.exact if mark.quote else ""))
            if mark.kind != "checks" or not mine:
                kept.append(mark)
            elif (one := mine.pop(0)).aside is None:
                kept.append(replace(mark, key=one.key))
        rest = (one for those in found.values() for one in those if one.aside is None)
        return (*kept, *(_mark(one, language) for one in rest if one.rule.id in NEEDS_EARLIER))

    def _before(self, draft: Draft) -> tuple[Draft, ...]:
        """The drafts before this one, the latest first, if any number has come to mean another unit since."""
        drafts = tuple(one for one in self._desk.drafts(draft.instrument) if one.number <= draft.number)
        return tuple(reversed(drafts[:-1])) if self._renumbered(drafts) else ()

    def _has_renumbered(self, drafts: tuple[Draft, ...]) -> bool:
        numbers: dict[str, str] = {}
        outlines = self._store.outlines(drafts)
        return any(
            numbers.setdefault(unit.uid, canonical(unit.number)) != canonical(unit.number)
            for one in drafts
            for unit in outlines[one.id]
        )

    def _find(self, draft: Draft, before: Sequence[Draft]) -> tuple[tuple[Rule, Finding], ...]:
        def read() -> tuple[Finding, ...]:
            earlier: Iterable[Document] = (self._desk.document(one.id) for one in before)
            return tuple(one for _, one in checking.findings(self._desk.document(draft.id), tuple(earlier)))

        found = self._desk.readings.of("checks", tuple[Finding, ...], (draft, tuple(before)), read)
        rules = check_rules()
        return tuple((rules[one.rule], one) for one in found)


def _mark(one: Checked, language: Language) -> Mark:
    return replace(checking.mark(one.rule, one.finding, language), key=one.key)


def _key(slug: str, found: Finding) -> str:
    about = hashlib.blake2b(repr((found.evidence, found.values)).encode(), digest_size=6).hexdigest()
    return f"{slug}/{found.uid}/{found.rule}/{about}"


def _words(node: Provision, rule: str) -> str:
    """The words whose change brings a finding back; of a rule on numbers the number is one of them."""
    number = f"{node.number} " if rule.startswith("number_") else ""
    return " ".join(f"{number}{node.heading} {node.text}".split())
