"""Statute, regulation or executive order, in a workspace: the board, findings, decisions, advice applied."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting import corpus
from drafting.compare import compare
from drafting.errors import BadRequest, NotFound
from drafting.guard import printable
from drafting.model import Decision, Draft, Instrument, Language, Layer, Mark
from drafting.placement import (
    Advice,
    Finding,
    Member,
    Placement,
    RuleBook,
    Ruling,
    Stood,
    advise,
    apply,
    classify,
    findings,
    stood,
)
from drafting.placement.decided import words_of
from drafting.placement.findings import Rulings
from drafting.store import Stamp, Store
from drafting.workbench import placement_report, placement_says
from drafting.workbench.intake import Imported, Mint
from drafting.workbench.placement_drafts import Preview, make_drafts, note_of
from drafting.workbench.reports import ReportFormat, written
from drafting.workbench.steps import Tell, unheard

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: the kind of its decisions: on a provision ("slug/uid"), or on a finding of the set (its key)
PLACEMENT = "placement"

#: the longest reason, in characters
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Column:
    """One instrument on the board: its draft, and every article (and mixed part) with where it belongs."""

    instrument: Instrument
    draft: Draft
    rows: tuple[Stood, ...]

    def counts(self) -> dict[Layer, int]:
        """How many articles belong in each layer."""
        articles = [row for row in self.rows if row.placed.whole]
        return {layer: sum(row.layer is layer for row in articles) for layer in Layer}


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding, and what a person said of it: ``settled`` while the decision stands."""

    finding: Finding
    decision: Decision | None = None

    @property
    def settled(self) -> bool:
        """Whether somebody decided to leave it."""
        return self.decision is not None


class Placing:
    """The use cases of placement over a set of drafts. Holds nothing but what never changes.

    ``drafts`` are ids of drafts of different instruments; () stands for the latest draft of every instrument.
    """

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp], mint: Mint) -> None:
        self._desk = desk
        self._mint = mint
        self._store = store
        self._stamp = stamp
        self._found = lru_cache(maxsize=16)(self._find)
        self._judged = lru_cache(maxsize=32)(self._judge)
        self._previewed = lru_cache(maxsize=16)(self._preview)

    def rules(self) -> RuleBook:
        """The rules of ``corpus/placement-rules.toml``. Raises InvalidData."""
        return corpus.placement_rules()

    def board(self, drafts: Sequence[int] = ()) -> tuple[Column, ...]:
        """Every instrument of the set with its articles by layer, decisions included. Raises NotFound."""
        rulings = self._rulings()
        columns = []
        for draft in self._drafts(drafts):
            instrument = self._desk.instrument(draft.instrument)
            document = self._desk.document(draft.id)
            placement = self._judged(draft, instrument.layer)
            rows = tuple(
                one
                for one in stood(placement, document, rulings.get(draft.instrument, {}))
                if one.placed.whole or one.placed.mixed or one.ruling
            )
            columns.append(Column(instrument, draft, rows))
        return tuple(columns)

    def findings(self, drafts: Sequence[int] = (), *, settled: bool = True) -> tuple[Seen, ...]:
        """What is out of place in the set, the weightiest first; without ``settled`` only what is open."""
        said = self._settled()
        found = self._found(tuple(self._drafts(drafts)), self._store.decisions_mark(PLACEMENT))
        seen = tuple(Seen(finding, said.get(finding.key)) for finding in found)
        return seen if settled else tuple(one for one in seen if not one.settled)

    def advice(self, key: str, drafts: Sequence[int] = ()) -> Advice:
        """What to write about a finding. Raises BadRequest if it no longer stands in these drafts."""
        finding, members = self._finding(key, drafts)
        return advise(finding, members, self.rules(), self._rulings())

    # --- decisions -------------------------------------------------------------------------------

    def decide(
        self,
        slug: str,
        uid: str,
        layer: Layer,
        reason: str,
        *,
        number: int | None = None,
        after: int | None = None,
    ) -> Decision:
        """Say which layer a provision belongs in, as it reads in draft ``number`` (else the latest).

        It stands in every draft whose words are the same, and is stale where they changed. ``after`` is the
        decision the person saw. Raises NotFound, BadRequest without a reason, Conflict ``conflict_decided``.
        """
        said = _reason(reason, f"{slug}/{uid}")
        document = self._desk.document(self._desk.draft(slug, number).id)
        provision = next((node for node in document.walk() if node.uid == uid), None)
        if provision is None:
            raise NotFound("not_found_provision", place=slug, provision=uid)
        body = {"layer": layer.value, "reason": said, "words": words_of(provision)}
        key = f"{slug}/{uid}"
        return self._store.decide(PLACEMENT, key, body, self._stamp(), instrument=slug, uid=uid, after=after)

    def settle(
        self, key: str, reason: str, drafts: Sequence[int] = (), *, after: int | None = None
    ) -> Decision:
        """Say that a finding is to be left as it is, and why. Raises BadRequest, Conflict."""
        said = _reason(reason, key)
        finding, _ = self._finding(key, drafts)
        body = {"settled": True, "reason": said, "kind": finding.kind.value}
        return self._store.decide(
            PLACEMENT, key, body, self._stamp(), instrument=finding.slug, uid=finding.uid, after=after
        )

    def undo(self, *decision_ids: int) -> tuple[Decision, ...]:
        """Take decisions back: what stood before each stands again. Raises NotFound, Conflict, BadRequest."""
        return self._store.take_back_all(decision_ids, self._stamp())

    # --- advice applied --------------------------------------------------------------------------

    def preview(self, key: str, drafts: Sequence[int] = ()) -> Preview:
        """Before and after of a finding's advice, instrument by instrument. Raises BadRequest."""
        finding, members = self._finding(key, drafts)
        advice = advise(finding, members, self.rules(), self._rulings())
        if not advice.steps:
            raise BadRequest("bad_placement_advice", place=finding.kind.value)
        return self._previewed(advice, tuple(self._drafts(drafts)))

    def _preview(self, advice: Advice, drafts: tuple[Draft, ...]) -> Preview:
        documents = {draft.instrument: self._desk.document(draft.id) for draft in drafts}
        changed = apply(documents, advice)
        begun = changed.pop("", None)
        comparisons = {slug: compare(documents[slug], document) for slug, document in changed.items()}
        return Preview(advice, comparisons, begun)

    def apply_advice(
        self,
        key: str,
        drafts: Sequence[int] = (),
        *,
        stage: str = "working",
        note: str = "",
        tell: Tell = unheard,
    ) -> tuple[Imported, ...]:
        """Make a new draft of each instrument that a finding's advice changes.

        The new text is written as a Word file in house style and imported like any other, with a note that
        says what was done; an instrument that the set lacks is begun. All of it is kept or nothing. ``tell``
        hears "comparing", for each draft "writing" and "reading" (back), then "comparing", "keeping". Raises
        BadRequest, also where one of the drafts is no longer the latest: what was written since would be
        undone; Conflict.
        """
        tell("comparing")
        for draft in self._drafts(drafts):
            latest = self._desk.draft(draft.instrument)
            if latest.id != draft.id:
                raise BadRequest("bad_placement_old", place=draft.instrument, number=latest.number)
        finding, members = self._finding(key, drafts)
        made = self.preview(key, drafts)
        said = note or note_of(finding, members, self._desk.instrument(finding.slug).language)
        return make_drafts(
            self._desk, self._store, self._stamp(), self._mint, made, finding.slug, stage, said, tell
        )

    def marks(
        self, drafts: Sequence[int] = (), *, language: Language | None = None
    ) -> dict[str, tuple[Mark, ...]]:
        """What is open in the set, by instrument, for margins and comments; settled findings are left out."""
        book = self.rules()
        found: dict[str, list[Mark]] = {draft.instrument: [] for draft in self._drafts(drafts)}
        texts = {draft.instrument: self._desk.document(draft.id) for draft in self._drafts(drafts)}
        for seen in self.findings(drafts, settled=False):
            document = texts[seen.finding.slug]
            spoken = language or document.language
            found[seen.finding.slug].append(placement_says.mark_of(seen.finding, document, book, spoken))
        return {slug: tuple(said) for slug, said in found.items()}

    def changes(self, old_id: int, new_id: int, *, language: Language | None = None) -> tuple[Mark, ...]:
        """What the newer of two drafts brings into the wrong layer, on its provisions. Raises NotFound."""
        comparison = self._desk.compare(old_id, new_id)
        layer = self._desk.instrument(self._desk.draft_by_id(new_id).instrument).layer
        spoken = language or comparison.new.language
        return tuple(placement_says.say_of_changes(comparison, spoken, layer))

    def report(
        self, drafts: Sequence[int] = (), *, format: ReportFormat = "docx", language: Language | None = None
    ) -> bytes:
        """The findings and the board as a Word file or a spreadsheet. Raises NotFound."""
        columns = self.board(drafts)
        spoken = language or columns[0].instrument.language
        made = placement_report.write(columns, self.findings(drafts), self.rules(), spoken)
        return written(made, format, author=self._stamp().who, when=self._stamp().at)

    # ---------------------------------------------------------------------------------------------

    def _drafts(self, drafts: Sequence[int]) -> tuple[Draft, ...]:
        if drafts:
            return tuple(self._desk.draft_by_id(draft_id) for draft_id in drafts)
        latest = [self._desk.drafts(instrument.slug) for instrument in self._desk.instruments()]
        found = tuple(own[-1] for own in latest if own)
        if not found:
            raise BadRequest("bad_placement_set")
        return found

    def _members(self, drafts: Sequence[Draft]) -> tuple[Member, ...]:
        layers = {instrument.slug: instrument.layer for instrument in self._desk.instruments()}
        return tuple(
            Member(
                draft.instrument,
                layers[draft.instrument],
                self._desk.document(draft.id),
                self._judged(draft, layers[draft.instrument]),
            )
            for draft in drafts
        )

    def _judge(self, draft: Draft, layer: Layer) -> Placement:
        return classify(self._desk.document(draft.id), self.rules(), layer)

    def _find(self, drafts: tuple[Draft, ...], _mark: tuple[int, str]) -> tuple[Finding, ...]:
        rulings = self._rulings()
        layers = tuple(self._desk.instrument(draft.instrument).layer for draft in drafts)
        return self._desk.readings.of(
            "misplaced",
            tuple[Finding, ...],
            (drafts, layers, rulings),
            lambda: findings(self._members(drafts), self.rules(), rulings),
        )

    def _finding(self, key: str, drafts: Sequence[int]) -> tuple[Finding, tuple[Member, ...]]:
        chosen = self._drafts(drafts)
        for finding in self._found(chosen, self._store.decisions_mark(PLACEMENT)):
            if finding.key == key:
                return finding, self._members(chosen)
        raise BadRequest("bad_placement_stale", place=key)

    def _rulings(self) -> Rulings:
        """What stands decided on provisions: slug, uid, ruling."""
        found: dict[str, dict[str, Ruling]] = {}
        for decision in self._store.decisions(PLACEMENT):
            body = decision.body
            if "layer" in body:
                found.setdefault(decision.instrument, {})[decision.uid] = Ruling(
                    decision.uid,
                    Layer(str(body["layer"])),
                    str(body.get("reason", "")),
                    decision.who,
                    decision.at,
                    str(body.get("words", "")),
                    decision.id,
                )
        return found

    def _settled(self) -> Mapping[str, Decision]:
        return {found.key: found for found in self._store.decisions(PLACEMENT) if "settled" in found.body}


def _reason(reason: str, place: str) -> str:
    said = printable(reason[:LONGEST]).strip()
    if not said:
        raise BadRequest("bad_placement_reason", place=place)
    return said
