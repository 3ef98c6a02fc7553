"""The drafts that an advice makes: one of each instrument it changes, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafting.errors import BadRequest
from drafting.messages import sentence
from drafting.model import Comparison, Document, Instrument, Language, Layer
from drafting.placement import Advice, Finding, Member
from drafting.store import NewDraft, Stamp, Store
from drafting.word import house
from drafting.workbench import titled
from drafting.workbench.dressing import Dressed, dress, read_back
from drafting.workbench.intake import Imported, Mint, keep_all
from drafting.workbench.placement_says import headed
from drafting.workbench.steps import Tell, as_progress

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


@dataclass(frozen=True, slots=True)
class Preview:
    """What one click would do: the advice, and each changed instrument before and after.

    ``begun`` is the text of an instrument that the set does not have yet, None if none is needed.
    """

    advice: Advice
    comparisons: dict[str, Comparison]
    begun: Document | None = None


def make_drafts(
    desk: Workbench,
    store: Store,
    stamp: Stamp,
    mint: Mint,
    made: Preview,
    slug: str,
    stage: str,
    note: str,
    tell: Tell,
) -> tuple[Imported, ...]:
    """Store what the preview shows; ``slug`` is the instrument the finding stands in.

    Each text is written into the Word file of the draft it changes, else in house style (see
    ``dressing.dress``; the note says which), and read back like any other. Raises BadRequest (stage),
    Conflict, StoreError; then nothing is stored of any.
    """
    known = [found.id for found in desk.stages()]
    if stage not in known:
        raise BadRequest("bad_stage", place=stage, known=", ".join(known))
    new = {of: comparison.new for of, comparison in made.comparisons.items()}
    begin = None
    if made.begun is not None:
        begin = _begun(desk, desk.instrument(slug), made.advice.target)
        new[begin.slug] = replace(made.begun, title=begin.title)
    drafts = []
    for of, document in new.items():
        tell("writing")
        if begin is not None and of == begin.slug:
            dressed = Dressed(house.clean(document), own=False)
        else:
            dressed = dress(desk, desk.draft(of), document)
        tell("reading")
        name = f"{of}.docx"
        read = read_back(desk, dressed, name, document.language)
        said = " ".join((note, *dressed.told))
        drafts.append(NewDraft(of, stage, stamp.day, stamp.who, said, name, dressed.data, read))
    return keep_all(store, drafts, stamp, mint, as_progress(tell), begin=begin)


def note_of(finding: Finding, members: Sequence[Member], language: Language) -> str:
    """What a draft's note says of the advice it was made by."""
    document = next(member.document for member in members if member.slug == finding.slug)
    label = next(node.label for node in document.walk() if node.eid == finding.eid)
    said = headed(finding, language)
    return sentence(
        "placement.say.advice_note", language, finding=said, place=label.strip(" .-–—") or finding.eid
    )


def _begun(desk: Workbench, statute: Instrument, layer: Layer) -> Instrument:
    """A new instrument under a statute, named after it."""
    language = statute.language
    document = desk.document(desk.draft(statute.slug).id)
    own, brief = (titled.lawful(name, document) for name in (statute.title, statute.short_title))
    key = f"placement.begun.{layer.value}"
    title = sentence(key, language, title=titled.of(own, language))
    short = sentence(key, language, title=titled.of(brief, language, like=own))
    present = desk.instruments()
    taken = {instrument.slug for instrument in present}
    wanted = f"{layer.value.replace('_', '-')}-{statute.slug}"[:60].rstrip("-")
    slug = next(name for name in (wanted, *(f"{wanted}-{n}" for n in range(2, 100))) if name not in taken)
    position = max((instrument.position for instrument in present), default=0) + 1
    return Instrument(slug, title, short, language, layer, position)
