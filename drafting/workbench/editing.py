"""Writing law: working copies begun from a draft, saved step by step, published as the next draft."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting import edit
from drafting.edit.bring import Brought, bring
from drafting.edit.copies import CopyState, Deed, Did, Revision, WorkingCopy
from drafting.edit.entries import Words, entry_of, words_of
from drafting.edit.mending import Meant, meant
from drafting.edit.moving import Where
from drafting.edit.renumber import Plan, carry_out
from drafting.edit.splitting import split_words
from drafting.errors import BadRequest, Conflict, NotFound, UnreadableFile
from drafting.guard import check_size, printable
from drafting.model import Document, Draft
from drafting.store import Stamp, Store
from drafting.workbench import publishing
from drafting.workbench.edit_meanwhile import check
from drafting.workbench.publishing import Published
from drafting.workbench.steps import Tell, unheard

if TYPE_CHECKING:
    from drafting.workbench.arranging import Arranging
    from drafting.workbench.desk import Workbench
    from drafting.workbench.edit_steps import Steps

__all__ = ["CopyState", "Did", "Editing", "Revision", "Saved", "Where", "Words", "WorkingCopy"]

#: how often a save starts anew because somebody else saved something else meanwhile
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Saved:
    """A working copy after a save: the provision it was about, and what others had saved meanwhile.

    ``changed`` is False where the text was that already, so that nothing was kept.
    """

    copy: WorkingCopy
    uid: str
    meanwhile: tuple[Revision, ...] = ()
    changed: bool = True


class Editing:
    """The working copies of a workspace. Whoever changes one says which revision they saw (``seen``).

    What others saved meanwhile is kept: a step on another provision goes on top of it, and is told; a step on
    the same provision raises Conflict ``conflict_working_here``, and nothing is overwritten.
    """

    def __init__(
        self, desk: Workbench, store: Store, stamp: Callable[[], Stamp], mint: Callable[[], str]
    ) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp
        self._mint = mint
        self._documents = lru_cache(maxsize=16)(self._load)
        self._led = lru_cache(maxsize=4)(lambda base, _begun: meant(desk.document(base)))

    # --- what there is ---------------------------------------------------------------------------

    def copies(
        self, slug: str | None = None, state: CopyState | None = CopyState.OPEN
    ) -> tuple[WorkingCopy, ...]:
        """The working copies of an instrument (of all) in a state (in any), the last saved first."""
        return self._store.copies.all(slug, state)

    def copy(self, copy_id: int) -> WorkingCopy:
        """The working copy with that id. Raises NotFound."""
        return self._store.copies.copy(copy_id)

    def revisions(self, copy_id: int) -> tuple[Revision, ...]:
        """All its saved states, the first first. Raises NotFound."""
        return self._store.copies.revisions(copy_id)

    def document(self, copy_id: int, number: int | None = None) -> Document:
        """Its text, or that of one of its revisions. Raises NotFound."""
        copy = self.copy(copy_id)
        return self._documents(copy.id, number or copy.last.number, copy.begun_at.isoformat())

    def base(self, copy: WorkingCopy) -> Document:
        """The text of the draft it comes from. Raises NotFound ``working_base_away`` if that was put away."""
        try:
            return self._desk.document(copy.last.base)
        except NotFound:
            raise publishing.base_away(copy) from None

    def newer(self, copy: WorkingCopy) -> Draft | None:
        """The instrument's latest draft, if it came after the one the working copy comes from."""
        drafts = self._desk.drafts(copy.instrument)
        return drafts[-1] if drafts and drafts[-1].number > copy.last.base_number else None

    # --- steps -----------------------------------------------------------------------------------

    def begin(self, draft_id: int) -> WorkingCopy:
        """Begin a working copy of a draft. Raises NotFound, Forbidden."""
        return self._store.copies.begin(draft_id, self._stamp())

    def write(self, copy_id: int, uid: str, words: Words, *, seen: int) -> Saved:
        """Save what was typed for the provision ``uid``. Raises NotFound, Conflict, BadRequest, Forbidden."""

        def step(text: Document) -> tuple[Document, Deed]:
            new = edit.replace_words(text, uid, words, self._mint)
            return new, Deed(Did.WORDS, uid, _called(new, uid))

        return self._step(copy_id, seen, (uid,), step)

    def write_lines(self, copy_id: int, provision: str, data: bytes, *, seen: int) -> Saved:
        """Save the lines of a plain text file as the text of a provision (its eid or uid).

        Raises as ``write``, and UnreadableFile (empty, too large, no text).
        """
        check_size(data)
        entry = entry_of(self.document(copy_id, seen), provision)
        try:
            body = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableFile("working_not_text", place=provision) from error
        return self.write(copy_id, entry.uid, replace(words_of(entry.node), body=body), seen=seen)

    def add(self, copy_id: int, anchor: str, where: Where, words: Words, *, seen: int) -> Saved:
        """Save a new provision beside another. Raises as ``write``."""
        made: list[str] = []

        def step(text: Document) -> tuple[Document, Deed]:
            new, uid = edit.add(text, anchor, where, words, self._mint)
            made[:] = [uid]
            return new, Deed(Did.ADDED, uid, _called(new, uid))

        return replace(self._step(copy_id, seen, (), step), uid=made[0])

    def split(self, copy_id: int, uid: str, words: Words, *, seen: int) -> Saved:
        """Save words that begin further articles, each as a provision of its own. Raises as ``write``."""

        def step(text: Document) -> tuple[Document, Deed]:
            new = split_words(text, uid, words, self._mint)
            return new, Deed(Did.ADDED, uid, _called(new, uid))

        return self._step(copy_id, seen, (uid,), step)

    def remove(self, copy_id: int, uid: str, *, seen: int) -> Saved:
        """Take a provision out, with all that stands in it. Raises as ``write``."""
        return self._simple(copy_id, uid, Did.REMOVED, lambda text: edit.remove(text, uid), seen)

    def repeal(self, copy_id: int, uid: str, *, seen: int) -> Saved:
        """Leave of a provision its number and the words that repeal it. Raises as ``write``."""
        return self._simple(copy_id, uid, Did.REPEALED, lambda text: edit.repeal(text, uid), seen)

    def move(self, copy_id: int, uid: str, anchor: str, where: Where, *, seen: int) -> Saved:
        """Put a provision beside another one. Raises as ``write``."""
        return self._simple(copy_id, uid, Did.MOVED, lambda text: edit.move(text, uid, anchor, where), seen)

    def renumber(self, copy_id: int, plan: Plan, *, skip: Collection[str] = (), seen: int) -> Saved:
        """Carry out a plan of renumbering that was read on revision ``seen``, and on no other.

        Raises NotFound, Conflict ``conflict_working``, BadRequest, Forbidden.
        """
        text = carry_out(self.document(copy_id, seen), plan, skip=skip)
        label = plan.relabels[0].new if plan.relabels else ""
        return self.keep(copy_id, text, Deed(Did.RENUMBERED, "", label, len(plan.relabels)), seen=seen)

    def keep(self, copy_id: int, text: Document, deed: Deed, *, seen: int, base: int | None = None) -> Saved:
        """Save a text that was made of revision ``seen``, and of no other. Raises as ``renumber``."""
        named = replace(deed, label=printable(deed.label)[:120])
        copy = self._store.copies.save(copy_id, text, named, self._stamp(), after=seen, base=base)
        return Saved(copy, deed.uid)

    @property
    def steps(self) -> Steps:
        """What was done so far: taken back, done again."""
        from drafting.workbench.edit_steps import Steps

        return Steps(self)

    @property
    def arranging(self) -> Arranging:
        """Steps that change numbers, looked at before they are taken."""
        from drafting.workbench.arranging import Arranging

        return Arranging(self, self._mint)

    def meant(self, copy: WorkingCopy) -> Meant:
        """What the citations of the draft it comes from lead to."""
        return self._led(copy.last.base, copy.begun_at)

    def brought(self, copy_id: int, choices: Mapping[str, str] | None = None) -> Brought:
        """What the edits would be on the instrument's latest draft; nothing is saved.

        ``choices`` says by uid of what both changed which side stands: "mine" or "theirs". Raises NotFound.
        """
        copy = self.copy(copy_id)
        latest = self._desk.document(self._desk.draft(copy.instrument).id)
        return bring(self.base(copy), self.document(copy_id, copy.last.number), latest, choices)

    def bring_over(self, copy_id: int, choices: Mapping[str, str], *, seen: int) -> WorkingCopy:
        """Save the edits as edits of the latest draft.

        Raises as ``renumber``; BadRequest ``working_clashes`` while something both changed is undecided.
        """
        found = self.brought(copy_id, choices)
        copy = self.copy(copy_id)
        if found.clashes:
            raise BadRequest("working_clashes", place=copy.instrument, count=len(found.clashes))
        latest = self._desk.draft(copy.instrument)
        deed = Deed(Did.BROUGHT, number=latest.number)
        return self._store.copies.save(
            copy_id, found.document, deed, self._stamp(), after=seen, base=latest.id
        )

    def publish(
        self,
        copy_id: int,
        *,
        seen: int,
        stage: str,
        note: str = "",
        author: str = "",
        on: date | None = None,
        tell: Tell = unheard,
    ) -> Published:
        """Make the working copy the instrument's next draft. See ``publishing.publish``."""
        given = publishing.Given(stage, note, author, on)
        return publishing.publish(self._desk, self._store, self._stamp, copy_id, given, seen=seen, tell=tell)

    def discard(self, copy_id: int, *, seen: int) -> WorkingCopy:
        """Put a working copy away; ``restore`` brings it back. Raises Conflict, BadRequest, Forbidden."""
        return self._store.copies.save(copy_id, None, Deed(Did.DISCARDED), self._stamp(), after=seen)

    def restore(self, copy_id: int) -> WorkingCopy:
        """Bring a discarded working copy back. Raises BadRequest if it is not discarded, Forbidden."""
        seen = self.copy(copy_id).last.number
        return self._store.copies.save(copy_id, None, Deed(Did.RESTORED), self._stamp(), after=seen)

    # ---------------------------------------------------------------------------------------------

    def _simple(
        self, copy_id: int, uid: str, did: Did, change: Callable[[Document], Document], seen: int
    ) -> Saved:
        def step(text: Document) -> tuple[Document, Deed]:
            return change(text), Deed(did, uid, _called(text, uid))

        return self._step(copy_id, seen, (uid,), step)

    def _step(
        self,
        copy_id: int,
        seen: int,
        touched: tuple[str, ...],
        step: Callable[[Document], tuple[Document, Deed]],
    ) -> Saved:
        """Save what a step makes of the copy as it stands, if what it touches is as it was seen."""
        for attempt in range(1, ATTEMPTS + 1):
            last = self.copy(copy_id).last.number
            meanwhile = tuple(one for one in self.revisions(copy_id) if seen < one.number <= last)
            text = self.document(copy_id, last)
            try:
                new, deed = step(text)
            except NotFound:
                check(self.document(copy_id, seen), text, touched, meanwhile)
                raise
            if new is text:  # asked for again, or by two: it stands there already
                return Saved(self.copy(copy_id), deed.uid, meanwhile, changed=False)
            check(self.document(copy_id, seen), text, touched, meanwhile)
            deed = replace(deed, label=printable(deed.label)[:120])
            try:
                copy = self._store.copies.save(copy_id, new, deed, self._stamp(), after=last)
            except Conflict:
                if attempt == ATTEMPTS:
                    raise
                continue
            return Saved(copy, deed.uid, meanwhile)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _load(self, copy_id: int, number: int, begun: str) -> Document:  # noqa: ARG002  # part of the key
        return self._store.copies.document(copy_id, number)


def _called(text: Document, uid: str) -> str:
    """What the provision is called in the record: its designation, else the first words of its heading."""
    node = entry_of(text, uid).node
    return node.label.strip(" .-–—") or " ".join(node.heading.split()[:6]) or node.kind.value
