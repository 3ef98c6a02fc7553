"""The workbench on one workspace: each method is one use case, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafting import compare, corpus, files
from drafting.compare.history import History
from drafting.compare.matrix import Matrix
from drafting.compare.three import ThreeWay, three
from drafting.errors import BadRequest, NotFound
from drafting.guard import printable
from drafting.messages import day, sentence
from drafting.model import Comparison, Document, Draft, Event, Hit, Instrument, Language, Stage
from drafting.store import NewDraft, Stamp, Store
from drafting.workbench import dressing, lineage, redlines, seeds
from drafting.workbench.annotated import Annotated
from drafting.workbench.areas import Areas
from drafting.workbench.intake import Imported, Mint, Progress, bare_name, keep_all, random_uid, silent
from drafting.workbench.places import DATABASE, seeds_directory
from drafting.workbench.tables import Tables

if TYPE_CHECKING:
    from drafting.people import Person


class Workbench(Areas):
    """The use cases on the workspace in ``directory``, which is created when it is not there.

    One object serves all threads of a process: it holds no connection, only what never changes (trees and
    comparisons of drafts, which are immutable). ``who`` is noted with everything that is done.
    Raises StoreError when the database cannot be opened.
    """

    def __init__(
        self,
        directory: Path,
        *,
        who: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        mint: Mint = random_uid,
        seeds: Path | None = None,
    ) -> None:
        self.directory = directory
        self.who = printable(who)
        self._person: Person | None = None
        self._now = now
        self._mint = mint
        self._seeds = seeds or seeds_directory()
        self._store = Store(directory / DATABASE)
        # by all facts of a draft, not by its id alone: a restored backup may give an id again
        self._documents = lru_cache(maxsize=24)(self._load)
        self._comparisons = lru_cache(maxsize=12)(self._compare)
        self._matrices = lru_cache(maxsize=8)(self._matrix)

    def seat(self, person: Person) -> Workbench:
        """The same desk for somebody who signed in: it shows and does what their roles allow."""
        from drafting.workbench.seats import seated

        return seated(self, person)

    def together(self) -> AbstractContextManager[None]:
        """Inside, what this thread asks is one use case: read over one connection, yet never out of date."""
        return self._store.together()

    # --- what there is ---------------------------------------------------------------------------

    def stages(self) -> tuple[Stage, ...]:
        """The stations of a draft's way, in order, from ``corpus/stages.toml``. Raises InvalidData."""
        return corpus.stages()

    def instruments(self) -> tuple[Instrument, ...]:
        """All instruments by position."""
        return self._store.instruments()

    def instrument(self, slug: str) -> Instrument:
        """The instrument called ``slug``. Raises NotFound."""
        return self._store.instrument(slug)

    def add_instrument(self, instrument: Instrument) -> Instrument:
        """Begin an instrument. Raises Conflict if its slug is taken, BadRequest if it makes no sense."""
        return self._store.add_instrument(_printable(instrument), self._stamp())

    def drafts(self, slug: str) -> tuple[Draft, ...]:
        """The drafts of an instrument, ascending by number, without the removed ones. Raises NotFound."""
        return self._store.drafts(slug)

    def removed_drafts(self, slug: str) -> tuple[Draft, ...]:
        """The drafts that were put away and can be brought back. Raises NotFound."""
        return self._store.removed_drafts(slug)

    def draft(self, slug: str, number: int | None = None) -> Draft:
        """The draft with that number, or the latest. Raises NotFound."""
        found = [draft for draft in self.drafts(slug) if number in (None, draft.number)]
        if not found:
            code = "not_found_any_draft" if number is None else "not_found_draft"
            raise NotFound(code, place=slug, number=number)
        return found[-1]

    def draft_by_id(self, draft_id: int) -> Draft:
        """The draft with that id. Raises NotFound, also for a removed one."""
        return self._store.draft(draft_id)

    def document(self, draft_id: int) -> Document:
        """The tree of a draft, every provision with uid and eid. Raises NotFound."""
        return self._documents(self.draft_by_id(draft_id))

    def source(self, draft_id: int) -> bytes:
        """The file a draft came from, byte for byte. Raises NotFound."""
        return self._store.source(draft_id)

    # --- drafts come and go ----------------------------------------------------------------------

    def read(self, data: bytes, file_name: str, language: Language | None = None) -> Document:
        """The tree of a file, as an import would see it; nothing is stored. Raises UnreadableFile."""
        return files.read_document(data, file_name, language)

    def import_draft(
        self,
        slug: str,
        data: bytes,
        file_name: str,
        *,
        stage: str = "working",
        on: date | None = None,
        author: str = "",
        note: str = "",
        begin: Instrument | None = None,
        progress: Progress | None = None,
    ) -> Imported:
        """Read a file and keep it as the instrument's next draft, the first of ``begin``, a new instrument.

        Provisions that were in the latest draft keep their uid. ``on`` is the draft's own date (today if
        None). Raises NotFound, BadRequest (stage), UnreadableFile, Conflict (the same file again),
        StoreError; in every case nothing is stored.
        """
        instrument = _printable(begin) if begin else self.instrument(slug)
        self._check_stage(stage)
        tell = progress or silent
        tell("progress.reading", 0, 3)
        new = NewDraft(
            instrument=slug,
            stage=stage,
            date=on or self._stamp().day,
            author=printable(author or self.who),
            note=printable(note),
            file_name=bare_name(file_name),
            data=data,
            document=self.read(data, file_name, instrument.language),
        )
        return keep_all(self._store, (new,), self._stamp(), self._mint, tell, begin=begin and instrument)[0]

    def remove_draft(self, slug: str, number: int) -> None:
        """Put a draft away: it is no longer listed, read or found, but kept. Raises NotFound."""
        self._store.remove_draft(slug, number, self._stamp())

    def restore_draft(self, slug: str, number: int) -> Draft:
        """Bring a removed draft back. Raises NotFound; Conflict if its file was imported again meanwhile."""
        return self._store.restore_draft(slug, number, self._stamp())

    # --- what is made of them --------------------------------------------------------------------

    def compare(self, old_id: int, new_id: int) -> Comparison:
        """What happened between two drafts, of one instrument or of two. Raises NotFound."""
        return self._comparisons(self.draft_by_id(old_id), self.draft_by_id(new_id))

    def history(self, slug: str, provision: str) -> History:
        """One provision through all present drafts of an instrument.

        It is named by its uid, or as the latest draft that has it cites or prints it: "art_12__fr_II",
        "Artículo 12 Bis", "12 Bis". Raises NotFound.
        """
        return lineage.history_of(self._store, slug, provision)

    def matrix(self, slug: str) -> Matrix:
        """All present drafts of an instrument at a glance, article by article. Raises NotFound."""
        return self._matrices(slug, self.drafts(slug))

    def three(self, base_id: int, a_id: int, b_id: int) -> ThreeWay:
        """What two drafts each made of a third: where they agree and where they collide. Raises NotFound."""
        return three(*(self.document(draft_id) for draft_id in (base_id, a_id, b_id)))

    def export_clean(self, draft_id: int) -> bytes:
        """A clean copy of the draft, in its own Word file where it has one. Raises NotFound."""
        return dressing.clean(self, self.draft_by_id(draft_id)).data

    def subtitle(self, draft: Draft) -> str:
        """What a draft is called below the title of an export: number, stage, date."""
        language = self.instrument(draft.instrument).language
        names = {stage.id: stage.names[language] for stage in self.stages()}
        return sentence(
            "export.subtitle",
            language,
            number=draft.number,
            stage=names.get(draft.stage, draft.stage),
            date=day(draft.date, language),
        )

    def export_redline(
        self, old_id: int, new_id: int, *, author: str = "", when: datetime | None = None, cover: bool = True
    ) -> bytes:
        """A Word file with native tracked changes from one draft to the other. Raises NotFound.

        The changes are by ``author`` (else who works here) at ``when`` (else now); ``redlines`` has more.
        """
        made = redlines.export(self, old_id, new_id, author=author, when=when or self._now(), cover=cover)
        return made.data

    @property
    def tables(self) -> Tables:
        """Comparative tables of the drafts here."""
        return Tables(self)

    @property
    def annotated(self) -> Annotated:
        """The drafts here as Word files with comments."""
        return Annotated(self, self._now)

    def search(self, words: str, *, instrument: str | None = None, limit: int = 50) -> tuple[Hit, ...]:
        """The provisions of any draft that hold all the words, accents aside, the best first.

        Each provision is reported once, from the newest draft whose wording matches. Raises NotFound for
        an unknown instrument.
        """
        return self._store.search(words, instrument=instrument, limit=limit)

    # --- the workspace itself --------------------------------------------------------------------

    def events(self, limit: int = 100) -> tuple[Event, ...]:
        """What was done here, the latest first."""
        return self._store.events(limit)

    def is_empty(self) -> bool:
        """Whether there is no instrument yet."""
        return not self._store.instruments()

    def is_seeding(self) -> bool:
        """Whether the seeds are being loaded, or were cut short: ``seed`` would go on."""
        return seeds.is_unfinished(self._store)

    def seed(self, progress: Progress | None = None) -> int:
        """Fill an empty workspace with the seeds; returns how many drafts were added.

        A seeding that was cut short is continued; a workspace in which people began otherwise is left
        alone. Raises InvalidData if the seeds say something impossible.
        """
        return seeds.plant(self._store, self._seeds, self._stamp(), self._mint, progress or silent)

    def verify(self, language: str = "en") -> tuple[str, ...]:
        """Check everything that is kept; one sentence for each problem found, none if all is whole."""
        return tuple(problem.sentence(language) for problem in self._store.verify())

    # ---------------------------------------------------------------------------------------------

    def _stamp(self) -> Stamp:
        return Stamp(self.who, self._now(), self._person)

    def _check_stage(self, stage: str) -> None:
        known = [found.id for found in self.stages()]
        if stage not in known:
            raise BadRequest("bad_stage", place=stage, known=", ".join(known))

    def _matrix(self, slug: str, drafts: tuple[Draft, ...]) -> Matrix:
        return lineage.matrix_of(self._store, slug, drafts)

    def _load(self, draft: Draft) -> Document:
        return self._store.document(draft.id)

    def _compare(self, old: Draft, new: Draft) -> Comparison:
        return compare.compare(self._documents(old), self._documents(new))


def _printable(instrument: Instrument) -> Instrument:
    title, short = printable(instrument.title), printable(instrument.short_title)
    return replace(instrument, title=title, short_title=short)
