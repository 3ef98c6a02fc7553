"""What to do about a finding: the sentences to write, and the edits that write them. Pure.

The edits carry the text over, leave the clause that refers to it, and add the clause that lets somebody below
issue it. They touch only what the finding is about; ``apply`` makes new texts of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from drafting.model import Document, Kind, Language, Layer, Provision
from drafting.placement.across import below, enabling, numbers
from drafting.placement.findings import Finding, FindingKind, Member, Read, Rulings, read
from drafting.placement.named import names
from drafting.placement.rules import RuleBook
from drafting.placement.seat import seat, whole
from drafting.placement.slots import article, as_article, between, cited, first_article, paragraph
from drafting.placement.wording import AnnexName, Nouns, next_annex, nouns, of_annex, rename

Op = Literal["replace", "remove", "after", "append"]


@dataclass(frozen=True, slots=True)
class Step:
    """One edit: ``replace`` or ``remove`` the provision with this eid, put one ``after`` it, ``append`` one.

    ``eid`` is "" for what is appended. ``provision`` is what stands there then.
    """

    slug: str
    op: Op
    eid: str
    provision: Provision | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A proposed wording: where it goes, what it is for, the sentence."""

    slug: str
    purpose: str
    text: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What to write instead: the clauses, the text that moves, and the edits that do it.

    ``target`` is the layer the text moves to; ``slug`` the instrument that takes it, "" if the set has none
    and one is to be begun. No ``steps``: there is nothing that can be done by one click.
    """

    key: str
    target: Layer
    slug: str
    clauses: tuple[Clause, ...]
    carried: str
    steps: tuple[Step, ...]


def advise(
    finding: Finding, members: Sequence[Member], book: RuleBook, rulings: Rulings | None = None
) -> Advice:
    """What to write about one finding of a set, in the language of its instrument."""
    reads = read(members, book, rulings)
    here = next(one for one in reads if one.member.slug == finding.slug)
    desk = _Desk(finding, here, reads, book)
    if finding.kind in (FindingKind.NOT_ENABLED, FindingKind.UNLIMITED, FindingKind.UNUSED):
        return desk.clause_only()
    if finding.kind is FindingKind.SAME_MATTER:
        return desk.one_place()
    if finding.stands is Layer.STATUTE:
        return desk.downward()
    return desk.upward() if finding.belongs is Layer.STATUTE else desk.sideways()


class _Desk:
    """What every advice needs: the provision, the instrument that takes it, the names in its language."""

    def __init__(self, finding: Finding, here: Read, reads: Sequence[Read], book: RuleBook) -> None:
        self.finding, self.here, self.reads, self.book = finding, here, reads, book
        self.document = here.member.document
        self.language: Language = self.document.language
        self.provision = next(node for node in self.document.walk() if node.eid == finding.eid)
        self.nouns: Nouns = nouns(self.language)

    # --- from the statute down -------------------------------------------------------------------

    def downward(self) -> Advice:
        """A list, a form, a detail leaves the statute; a reference stays, with the power to issue it."""
        taker = self._taker(self.finding.belongs)
        if self.provision.kind in (Kind.ANNEX, Kind.SCHEDULE):
            return self._annex_down(taker)
        clause = self._clause("reference_detail", self.here.member.slug, "reference", self.finding.belongs)
        steps = [self._replace(self.provision, clause.text)]
        slug = taker.member.slug if taker else ""
        moved = self._as_article(self.provision, taker.member.document if taker else None)
        steps.append(Step(slug, "append", "", moved))
        return self._advice(slug, (clause,), self.provision, steps)

    def _annex_down(self, taker: Read | None) -> Advice:
        is_list = len(numbers(self.provision)) >= 3
        matter = "list" if is_list else "form"
        mine = self.here.member.slug
        slug = taker.member.slug if taker else ""
        twin = self._twin(taker) if taker else None
        name = (
            of_annex(twin) if twin else next_annex(taker.member.document if taker else None, self.provision)
        )
        steps = [Step(mine, "remove", self.provision.eid)]
        steps += (references := self._references(name))
        reference = self._clause(f"reference_{matter}", mine, "reference", Layer.REGULATION, name.printed)
        clauses = [reference]
        empowering = enabling(self.here, self.book, "lists" if is_list else "forms")
        basis = whole(self.document, empowering[0]) if empowering else None
        if not empowering:
            grant = self._clause(f"enabling_{matter}", mine, "enabling", Layer.REGULATION, name.printed)
            clauses.append(grant)
            steps.append(self._seated(grant.text, self.here, [step.eid for step in references]))
            basis = steps[-1].provision
        if taker is None:
            steps.append(self._introducing(matter, name.printed, basis))
        if twin is None:
            steps.append(Step(slug, "append", "", rename(self.provision, name)))
        elif missing := self._missing_rows(twin):
            steps.append(Step(slug, "replace", twin.eid, missing))
        return self._advice(slug, tuple(clauses), self.provision, steps)

    def _references(self, name: AnnexName) -> list[Step]:
        """The provisions of the statute that named the annex, naming the one it became."""
        old = of_annex(self.provision)
        pattern = re.compile(
            rf"\b{re.escape(old.printed)}\b(?: (?:de|of) (?:esta|la presente|this) (?:Ley|Act|Law))?",
            re.IGNORECASE,
        )
        said = f"{name.printed} {self.nouns.of[Layer.REGULATION]}"
        inside = {node.eid for node in self.provision.walk()}
        return [
            Step(self.here.member.slug, "replace", node.eid, replace(node, text=pattern.sub(said, node.text)))
            for node in self.document.walk()
            if node.eid not in inside and pattern.search(node.text)
        ]

    def _twin(self, taker: Read) -> Provision | None:
        """The annex below that carries this one's matter already: the same list, or the same form."""
        mine = numbers(self.provision)
        for node in taker.member.document.walk():
            if node.kind not in (Kind.ANNEX, Kind.SCHEDULE):
                continue
            theirs = numbers(node)
            if len(mine) >= 3 and len(mine & theirs) * 2 >= len(mine):
                return node
            if not mine and node.heading and node.heading == self.provision.heading:
                return node
        return None

    def _missing_rows(self, twin: Provision) -> Provision | None:
        """The annex below with the rows it lacks, at the end of its table; None if it lacks none."""
        theirs = numbers(twin)
        lacking = tuple(
            row
            for row in self.provision.walk()
            if row.kind is Kind.ROW and (own := numbers(row)) and not own & theirs
        )
        if not lacking:
            return None
        grown = tuple(
            replace(child, children=(*child.children, *lacking)) if child.kind is Kind.TABLE else child
            for child in twin.children
        )
        return replace(twin, children=grown)

    # --- from below up ---------------------------------------------------------------------------

    def upward(self) -> Advice:
        """A penalty, a power, a duty goes up into the statute; a reference to it stays."""
        statute = self._statute()
        purpose = "reference_penalty" if self.finding.kind is FindingKind.PENALTY else "reference_detail"
        clause = (
            self._clause("reference_penalty", self.here.member.slug, "reference", Layer.STATUTE)
            if purpose == "reference_penalty"
            else Clause(self.here.member.slug, "reference", self.nouns.as_law_says)
        )
        slug = statute.member.slug if statute else ""
        moved = self._as_article(self.provision, statute.member.document if statute else None)
        steps = [self._replace(self.provision, clause.text)]
        anchor = self._kindred(statute) if statute else ""
        if anchor and statute:
            moved = between(moved, anchor, statute.member.document, self.nouns)
            steps.append(Step(slug, "after", anchor, moved))
        else:
            steps.append(Step(slug, "append", "", moved))
        return self._advice(slug, (clause,), self.provision, steps)

    def sideways(self) -> Advice:
        """A list or a detail moves from an order to a regulation, or the other way."""
        taker = self._taker(self.finding.belongs)
        slug = taker.member.slug if taker else ""
        document = taker.member.document if taker else None
        if self.provision.kind in (Kind.ANNEX, Kind.SCHEDULE):
            moved = rename(self.provision, next_annex(document, self.provision))
        else:
            moved = self._as_article(self.provision, document)
        steps = [Step(self.here.member.slug, "remove", self.provision.eid), Step(slug, "append", "", moved)]
        return self._advice(slug, (), self.provision, steps)

    def _kindred(self, statute: Read) -> str:
        """The last article of the statute that the same rules speak for: there the text fits."""
        wanted = set(self.finding.rules[:1])
        fitting = [
            placed.eid
            for placed in statute.placement.articles
            if placed.eid.startswith(("art", "sec")) and placed.rules[:1] and placed.rules[0] in wanted
        ]
        return fitting[-1] if fitting else ""

    # --- clauses alone ---------------------------------------------------------------------------

    def clause_only(self) -> Advice:
        """A missing basis or missing limits are added to the statute; an unused power is only told."""
        if self.finding.kind is FindingKind.UNLIMITED:
            clause = self._clause("limits", self.here.member.slug, "limits", Layer.REGULATION)
            grown = replace(
                self.provision,
                children=(*self.provision.children, paragraph(clause.text)),
            )
            step = Step(self.here.member.slug, "replace", self.provision.eid, grown)
            return self._advice(self.here.member.slug, (clause,), None, [step])
        statute = self._statute()
        if self.finding.kind is FindingKind.UNUSED or statute is None:
            return self._advice(self.here.member.slug, (), None, [])
        name = of_annex(self.provision).printed
        grant = self._clause("enabling_list", statute.member.slug, "enabling", Layer.REGULATION, name)
        reference = self._clause("reference_list", statute.member.slug, "reference", Layer.REGULATION, name)
        step = self._seated(grant.text, statute)
        return self._advice(statute.member.slug, (reference, grant), None, [step])

    def one_place(self) -> Advice:
        """One matter in two places: below is where it is kept, above stays the reference."""
        if self.provision.kind in (Kind.ANNEX, Kind.SCHEDULE):
            return self._annex_down(self._taker(Layer.REGULATION))
        clause = self._clause("reference_detail", self.here.member.slug, "reference", Layer.REGULATION)
        steps = [self._replace(self.provision, clause.text)]
        return self._advice(self.here.member.slug, (clause,), self.provision, steps)

    # ---------------------------------------------------------------------------------------------

    def _advice(
        self, slug: str, clauses: tuple[Clause, ...], moved: Provision | None, steps: Sequence[Step]
    ) -> Advice:
        carried = "\n".join(node.printed for node in moved.walk() if node.printed) if moved else ""
        target = Layer.STATUTE if not moved and clauses else self.finding.belongs
        return Advice(self.finding.key, target, slug, clauses, carried, tuple(steps))

    def _clause(self, name: str, slug: str, purpose: str, layer: Layer, annex: str = "") -> Clause:
        values = self.nouns.values(layer, annex) | self._named()
        text = self.book.clause(name, self.language, **values)
        return Clause(slug, purpose, text)

    def _named(self) -> dict[str, str]:
        """The authority and the treaty that the statute names, else the instrument itself."""
        statute = self.here if self.finding.stands is Layer.STATUTE else self._statute()
        texts = (statute.member.document, self.document) if statute else (self.document,)
        return names(texts, self.book, self.language).values()

    def _taker(self, layer: Layer) -> Read | None:
        """The instrument of the set that takes the text: under this statute, else the first of the layer."""
        near = below(self.here, self.reads) if self.finding.stands is Layer.STATUTE else self.reads
        return next((one for one in near if one.member.layer is layer), None)

    def _statute(self) -> Read | None:
        statutes = [one for one in self.reads if one.member.layer is Layer.STATUTE]
        above = [one for one in statutes if self.here in below(one, self.reads)]
        return next(iter(above or statutes), None)

    def _replace(self, provision: Provision, text: str) -> Step:
        kept = replace(provision, text=text, children=())
        return Step(self.here.member.slug, "replace", provision.eid, kept)

    def _seated(self, text: str, statute: Read, citing: Sequence[str] = ()) -> Step:
        """A new article of a statute, behind the one that it belongs with; see ``seat``."""
        document, slug = statute.member.document, statute.member.slug
        new, beside = article(text, self.language), seat(document, citing, self.book)
        if beside is None:
            return Step(slug, "append", "", new)
        return Step(slug, "after", beside.eid, between(new, beside.eid, document, self.nouns))

    def _introducing(self, matter: str, annex: str, basis: Provision | None) -> Step:
        """The first article of an instrument that is begun: what its annex holds, on what ground."""
        known = cited(basis) if basis is not None else ""
        values = self.nouns.values(Layer.REGULATION, annex) | self._named()
        values["basis"] = self.nouns.basis.format(number=known) if known else self.nouns.no_basis
        text = self.book.clause(f"introducing_{matter}", self.language, **values)
        return Step("", "append", "", first_article(text, self.language, self.nouns))

    def _as_article(self, provision: Provision, document: Document | None) -> Provision:
        words = self.nouns.elsewhere[self.finding.stands]
        return as_article(provision, document, self.nouns, self.language, words)
